"""Incidents: statements of different reports about one thing that happened, put together, with the reasons why."""

from __future__ import annotations

from warledger.incidents.copies import origins
from warledger.incidents.linking import link
from warledger.incidents.telling import tell

__all__ = ["link", "origins", "tell"]
