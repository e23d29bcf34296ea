"""Reading: what one report says, as statements, each with the words behind it."""

from __future__ import annotations

from warledger.reading.english import ENGLISH
from warledger.reading.figures import read_figures
from warledger.records import Reading, Report


def read(report: Report) -> Reading:
    """Read one report."""
    return Reading(report, read_figures(report, ENGLISH))
