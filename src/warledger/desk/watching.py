"""A ledger looked at while a desk runs: for judgements that withhold more, and for changes to warm up after."""

from __future__ import annotations

import gc
from threading import Event
from typing import TYPE_CHECKING, Final

from warledger.errors import LedgerError
from warledger.ledger import showing
from warledger.ledger.opening import open_engine, said

if TYPE_CHECKING:
    from warledger.desk.shelf import Shelf

EVERY: Final = 1.0
"""Seconds between two looks."""


class Watched:
    """A ledger of which a public copy is shown: a judgement that comes in there may withhold more."""

    def __init__(self, address: str) -> None:
        self.engine, self.address = open_engine(address, create=False, read_only=True), address
        self._last = self._judged()

    def _judged(self) -> int:
        with said(self.address), self.engine.begin() as connection:
            return showing.last_judgement(connection)

    def check(self) -> None:
        """Raises LedgerError where judgements have come in."""
        if self._judged() != self._last:
            raise LedgerError(f"{self.address}: new judgements may withhold more than before; start the desk again")


def keep_warm(shelf: Shelf, stop: Event) -> None:
    """Make what answers are made from whenever the ledger has changed, before a reader asks; until told to stop."""
    wait = 0.0
    while not stop.wait(wait):
        wait = EVERY
        try:
            if shelf.revision() != shelf.warmed:
                shelf.warm()
                # Millions of records that stay: no collection need look through them while a reader waits.
                gc.collect()
                gc.freeze()
        except LedgerError:
            continue  # said to whoever asks
