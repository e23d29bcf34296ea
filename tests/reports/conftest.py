"""Fixtures of the intake tests."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator

import pytest

from .local_site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=socketserver.BaseServer.serve_forever, args=(server, 0.02), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
