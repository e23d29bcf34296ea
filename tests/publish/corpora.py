"""Real reports, read, linked and reckoned as a ledger would: they are measured on, and never part of the project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from conftest import shared
from warledger.incidents import link, origins, tell
from warledger.reading import read
from warledger.reckoning import RULES, reckon
from warledger.records import Incident, Reading, Reckoning, Report
from warledger.reports import open_reports

CORPORA: Final = (
    ("data/seed/docs.json", 1), ("data/stories/reports.jsonl", 60), ("data/fakes/reports.jsonl.gz", 60),
    ("data/gun_violence/reports.jsonl.gz", 60),
)  # fmt: skip
"""Each with the most reports that a test reads of it."""


def readings(name: str, most: int) -> list[Reading]:
    found: list[Reading] = []
    for item in open_reports([str(shared(name))]):
        if isinstance(report := getattr(item, "report", None), Report):
            found.append(read(report))
        if len(found) == most:
            break
    return found


def reckoned(found: list[Reading]) -> Iterator[tuple[Incident, Reckoning]]:
    figures = {f.id: f for r in found for f in r.figures}
    positions = {p.id: p for r in found for p in r.positions}
    reports = {r.report.id: r.report for r in found}
    copies = origins(reports.values())
    for incident in link([t for r in found for t in tell(r)], figures, reports, ()):
        yield incident, reckon(incident, figures, reports, copies, (), RULES["ucdp"], positions)
