"""A desk that runs: kept warm, and beside the program that asks it, for whoever tries it out or times it."""

from __future__ import annotations

import gc
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import uvicorn

from warledger.desk import views
from warledger.desk.app import make_app
from warledger.desk.filters import Filters
from warledger.desk.shelf import Shelf
from warledger.errors import LedgerError

EVERY: Final = 1.0
"""Seconds between two looks at the ledger."""


def warm(shelf: Shelf) -> None:
    """Make what answers are made from.

    Millions of records that stay: no collection of garbage need look through them, now or while a reader waits.
    """
    gc.disable()
    try:
        views.control(shelf, Filters(), None)
        shelf.warm()
    finally:
        gc.enable()
    gc.collect()
    gc.freeze()


def keep_warm(shelf: Shelf, stop: threading.Event) -> None:
    """Make what answers are made from whenever the ledger has changed, before a reader asks; until told to stop."""
    wait = 0.0
    while not stop.wait(wait):
        wait = EVERY
        try:
            if shelf.revision() != shelf.warmed:
                warm(shelf)
        except LedgerError:
            continue  # said to whoever asks


@contextmanager
def running(shelf: Shelf, basemap: Path | None = None) -> Iterator[str]:
    """The address of a desk over a shelf, on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(shelf, basemap=basemap), port=port, log_level="error"))
    stop = threading.Event()
    watcher = threading.Thread(target=keep_warm, args=(shelf, stop), daemon=True)
    thread = threading.Thread(target=server.run, daemon=True)
    watcher.start()
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        stop.set()
        thread.join()
        watcher.join()
