"""The whole way from reports to figures that can be defended, on one page.

    add:      reports ─► read, locate ─► appended: reports, readings, what was skipped
    refresh:  readings ─► tell ─► link ─► reckon ─► derived rows, for what new rows can have changed
    rebuild:  the same for all there is, dropped and written in one transaction

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
from warledger.deriving import all_of_it, what_changes
from warledger.errors import LedgerError
from warledger.ledger import Filter, Ledger, TollRow
from warledger.places import Gazetteer, open_gazetteer
from warledger.places.locating import locate
from warledger.reading import NAME, make_ready, read
from warledger.reckoning.tolls import distinct, group_of, missing
from warledger.records import Figure, Incident, Reading, Reckoning, Report
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
    make_ready()
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


def rebuild(ledger: Ledger) -> None:
    """Drop all that is derived and build it again from the raw rows and the judgements."""
    with ledger.moment() as moment:
        derived = all_of_it(moment)
    ledger.replace_derived(derived, __version__)


def refresh(ledger: Ledger) -> None:
    """Bring the derived rows up to the raw rows: only what new ones can have changed, where that can be told."""
    while ledger.stale():
        with ledger.moment() as moment:
            change = what_changes(moment)
        if change is None:
            rebuild(ledger)
            return
        if ledger.change_derived(change):
            return  # else others came first, and what they derived is looked at anew


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


@dataclass(frozen=True, slots=True)
class Stated:
    """A running total that a report states, beside what the ledger counts of the same people in the same days.

    ``counted`` is None where no incident of these days tells of them, or the total has no days. ``missing``: how many
    more people the total counts, from and up to; None where an end is open.
    """

    report: str
    figure: Figure
    counted: TollRow | None
    missing: tuple[int | None, int | None]


def stated_totals(ledger: Ledger, wanted: Filter, rules: str, measure: str | None = None) -> list[Stated]:
    """The running totals that touch a filter's days, of one harm or of all, each once, in the order of their days."""
    found = []
    totals = [(report, f) for report, f in ledger.running_totals(wanted) if measure in (None, f.measure)]
    for report, figure in distinct(totals):
        counted = _counted(ledger, figure, wanted, rules)
        high = None if counted is None or counted.open_high else counted.high
        gap = missing(figure.bounds, counted.low, high) if counted else (None, None)
        found.append(Stated(report, figure, counted, gap))
    return found


def _counted(ledger: Ledger, figure: Figure, wanted: Filter, rules: str) -> TollRow | None:
    if figure.date is None:
        return None
    days = replace(wanted, since=figure.date.start.isoformat(), until=figure.date.end.isoformat())
    group = (figure.measure, *group_of(figure))
    return next((r for r in ledger.tolls(days, rules) if (r.measure, r.victims, r.side) == group), None)
