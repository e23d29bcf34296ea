"""The ledger: the only room that knows the database, and the only one that holds no rule of the trade."""

from __future__ import annotations

from warledger.ledger.derived import Change, Derived
from warledger.ledger.moment import Moment
from warledger.ledger.queries import Filter
from warledger.ledger.store import Ledger
from warledger.ledger.tolling import By, TollRow

__all__ = ["By", "Change", "Derived", "Filter", "Ledger", "Moment", "TollRow"]
