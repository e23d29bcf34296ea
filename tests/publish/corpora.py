"""Ledgers of real reports, each built once a session: they are measured on, and never part of the project."""

from __future__ import annotations

import tempfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Final

from conftest import shared
from warledger.cli import main
from warledger.ledger import Filter, Ledger
from warledger.publish import Statements
from warledger.publish.sitrep import Sitrep, check_sitrep, sitrep
from warledger.records import Incident, Reading, Reckoning
from warledger.when import When

CORPORA: Final = {
    "seed": "data/seed/docs.json", "stories": "data/stories/reports.jsonl", "fakes": "data/fakes/reports.jsonl.gz",
    "gun_violence": "data/gun_violence/reports.jsonl.gz",
}  # fmt: skip
WEEK: Final = 7


@dataclass(frozen=True)
class Corpus:
    """What a ledger of a whole corpus holds: incidents reckoned by ucdp, and readings with their reports."""

    entries: tuple[tuple[Incident, Reckoning], ...]
    readings: tuple[Reading, ...]

    @property
    def statements(self) -> Statements:
        """The statements that exports look up."""
        return Statements(
            {f.id: f for r in self.readings for f in r.figures}, {r.report.id: r.report for r in self.readings},
            {c.id: c for r in self.readings for c in r.control},
        )  # fmt: skip

    def weeks(self) -> list[When]:
        """The weeks in which incidents lie or reports were published, in order."""
        told = {When.week(i.when.start) for i, _ in self.entries if i.when is not None and i.when.days <= WEEK}
        published = (r.report.published for r in self.readings)
        told |= {When.week(When.parse(day).start) for day in published if day}
        return sorted(told, key=lambda week: week.start)

    def sitrep(self, week: When) -> Sitrep:
        """The situation report of a week, from the readings that the command would ask the ledger for."""
        entries = [(i, k) for i, k in self.entries if i.when is not None and i.when.overlaps(week)]
        behind = {report for i, _ in entries for report in i.reports}
        first, last = week.start.isoformat(), week.end.isoformat()
        own = [r for r in self.readings if r.report.id in behind or first <= (r.report.published or "") <= last]
        return sitrep(week, entries, own)


@lru_cache(maxsize=len(CORPORA))
def corpus(name: str) -> Corpus:
    """The ledger of a corpus, read, located, linked and reckoned by ``warledger add``; skips where it is not there."""
    reports = shared(CORPORA[name])
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        address = str(Path(folder) / "w.db")
        assert main(["add", "--ledger", address, str(reports)]) in (0, 1)  # 1: copies of a report were skipped
        with Ledger.open(address) as ledger:
            held = dict(ledger.readings())
            known = ledger.reports_by_id(sorted(held))
            readings = tuple(replace(reading, report=known[key]) for key, reading in held.items())
            return Corpus(tuple(ledger.incidents(Filter(limit=None))), readings)


def broken(written: Sitrep) -> tuple[str, ...]:
    """Every sentence with a number that no footnote holds, and every one that was left out for that reason."""
    faults = (*check_sitrep(written), *(sentence.plain for sentence in written.left_out))
    return tuple(f"{written.window}: {fault}" for fault in faults)
