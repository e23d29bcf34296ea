"""A ledger of which a public copy is shown, looked at for judgements that withhold more."""

from __future__ import annotations

from warledger.errors import LedgerError
from warledger.ledger import showing
from warledger.ledger.opening import open_engine, said


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
