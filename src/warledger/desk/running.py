"""A desk that runs beside the program that asks it: for whoever tries it out or times it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from warledger.desk.app import make_app
from warledger.desk.shelf import Shelf


@contextmanager
def running(shelf: Shelf, basemap: Path | None = None) -> Iterator[str]:
    """The address of a desk over a shelf, on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(shelf, basemap=basemap), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
