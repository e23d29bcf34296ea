"""The whole way from reports to figures that can be defended, on one page.

    add:      reports ─► read, locate ─► appended: reports, readings, what was skipped
    rebuild:  readings ─► tell ─► link ─► reckon ─► derived rows, dropped and written in one transaction

What is appended never changes; what is derived is the same again from the same rows, whoever builds it.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Final

from warledger import __version__
from warledger.errors import LedgerError
from warledger.incidents import link, origins, tell
from warledger.ledger import Derived, Ledger
from warledger.places import Gazetteer, open_gazetteer
from warledger.places.locating import locate
from warledger.reading import NAME, read
from warledger.reckoning import RULES, reckon
from warledger.records import Incident, Reading, Reckoning, Report
from warledger.reports import Intake, Skipped

READER: Final = f"{NAME}/{__version__}"
BATCH: Final = 32
"""Reports read and appended together: what a crash can cost, and what a transaction and a worker take at once."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: reports ``new``, ``known`` already, and ``skipped`` with the reason."""

    new: int
    known: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some of what came in: reports to read, how many were known, and what could not be read."""

    fresh: tuple[Intake, ...]
    known: int
    skipped: tuple[Skipped, ...]


def add(
    ledger: Ledger, items: Iterable[Intake | Skipped], *, gazetteer: Path | None = None, jobs: int = 1,
    again: bool = False, progress: Callable[[int], object] = lambda _: None,
) -> Added:  # fmt: skip
    """Read what comes in and append it, batch by batch. What is appended is safe, whatever happens next.

    ``again`` reads known reports anew: a newer reader's words are appended beside the older ones, and count.
    """
    new = known = 0
    skipped: list[Skipped] = []
    with ExitStack() as stack:
        pool = stack.enter_context(multiprocessing.Pool(jobs)) if jobs > 1 else None
        batches = (_sorted_out(ledger, batch, again=again) for batch in _batches(items))
        understand = partial(_understood, gazetteer=gazetteer)
        for batch, readings in pool.imap(understand, batches) if pool else map(understand, batches):
            named = [(s.name, s.reason) for s in batch.skipped]
            ids, refused = ledger.append_readings([(reading, READER) for reading in readings], named)
            new += len(ids)
            known += batch.known + len(readings) - len(ids) - len(refused)
            skipped += batch.skipped
            skipped += [Skipped(report, "is in the ledger with other words; give it another id") for report in refused]
            progress(len(batch.fresh) + batch.known)
    return Added(new, known, tuple(skipped))


def _batches(items: Iterable[Intake | Skipped]) -> Iterator[list[Intake | Skipped]]:
    stream = iter(items)
    return iter(lambda: list(islice(stream, BATCH)), [])


def _sorted_out(ledger: Ledger, batch: list[Intake | Skipped], *, again: bool) -> Batch:
    """Reports the ledger has not got, by their words: known ones are not read again unless that is asked."""
    taken = [item for item in batch if isinstance(item, Intake)]
    held = {} if again else ledger.reports_by_id([item.report.id for item in taken])
    fresh = tuple(item for item in taken if not _same(held.get(item.report.id), item.report))
    return Batch(fresh, len(taken) - len(fresh), tuple(item for item in batch if isinstance(item, Skipped)))


def _same(held: Report | None, report: Report) -> bool:
    return held is not None and (held.title, held.text) == (report.title, report.text)


def _understood(batch: Batch, *, gazetteer: Path | None) -> tuple[Batch, list[Reading]]:
    """The readings of a batch, with places resolved; runs in a worker."""
    readings = []
    for item in batch.fresh:
        reading = locate(read(item.report), _gazetteer(gazetteer))
        readings.append(replace(reading, issues=(*item.issues, *reading.issues)))
    return batch, readings


@lru_cache(maxsize=1)
def _gazetteer(path: Path | None) -> Gazetteer:
    """Opened once a process; a worker opens its own."""
    return open_gazetteer(path)


def rebuild(ledger: Ledger) -> Derived:
    """Drop all that is derived and build it again from the raw rows and the judgements."""
    held = ledger.held()
    readings, judgements = held.readings, held.judgements
    reports = {key: reading.report for key, reading in readings.items()}
    figures = {figure.id: figure for reading in readings.values() for figure in reading.figures}
    positions = {position.id: position for reading in readings.values() for position in reading.positions}
    origin_of = origins(reports.values())
    tellings = [telling for reading in readings.values() for telling in tell(reading)]
    incidents = link(tellings, figures, reports, judgements, origin_of)
    reckoned = {
        incident.id: tuple(
            reckon(incident, figures, reports, origin_of, judgements, rules, positions) for rules in RULES.values()
        )
        for incident in incidents
    }
    derived = Derived(readings, origin_of, incidents, reckoned, held.heads)
    ledger.replace_derived(derived, __version__)
    return derived


def refresh(ledger: Ledger) -> None:
    """Build the derived rows again if they are not of the raw rows that are there."""
    if ledger.stale():
        rebuild(ledger)


def incident_named(ledger: Ledger, key: str, rules: str = "ucdp") -> tuple[Incident, Reckoning]:
    """The incident of an id, of its beginning, or of one of its statements or reports.

    Raises:
        LedgerError: where there is none, or several begin so.
    """
    found = ledger.incident(key, rules)
    if found is None:
        raise LedgerError(
            f"no incident, statement or report {key!r} stands alone in the ledger; `warledger incidents` lists ids"
        )
    return found
