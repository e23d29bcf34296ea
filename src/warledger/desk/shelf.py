"""The read side of a ledger, in the desk's words: records in, records out, every list bounded by its window."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from threading import RLock
from typing import Any, Final, Generic, Literal, Self, TypeVar, cast

from sqlalchemy import Engine

from warledger import __version__
from warledger.desk import asking
from warledger.desk.clusters import DEEPEST, Clusters, spot_of
from warledger.desk.filters import Filters, Window
from warledger.desk.finding import Sounds, groups
from warledger.desk.register import Outlets, Point, Register
from warledger.errors import LedgerError
from warledger.ledger import TollRow, queries, showing
from warledger.ledger.opening import open_engine, said
from warledger.ledger.store import KINDS
from warledger.records import (
    AgreementStatement,
    ControlChange,
    Figure,
    Harm,
    Incident,
    Issue,
    Measure,
    Position,
    Reading,
    Reckoning,
    Report,
    Victims,
)
from warledger.storing import loads

Statement = Figure | ControlChange | AgreementStatement | Position
Kind = Literal["figure", "control", "agreement", "position"]
By = Literal["month", "party", "place", "group"]
Row = TypeVar("Row")
Answer = TypeVar("Answer")
SUMS_AT_MOST: Final = 5000
"""Rows of one toll table."""
VOCABULARY: Final = 300_000
"""Words of reports that are known by their sound."""
KEPT: Final = 300
"""Sums that are held in memory at once."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """One page of a list, and how many rows it has in all (None where nobody counted)."""

    rows: tuple[Row, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """An incident with what a rule set makes of it."""

    incident: Incident
    reckoning: Reckoning


@dataclass(frozen=True, slots=True)
class Sum:
    """A toll: the harms of many incidents added up under one heading; ``open_high`` of them state no upper bound."""

    key: str
    harm: Harm
    incidents: int
    open_high: int


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, the report that makes it, and the incident it was linked to."""

    report: Report
    statement: Statement
    incident: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in the data, of an incident or of a report."""

    issue: Issue
    incident: str | None
    report: str | None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What a source has said: reports, copies of others' texts; incidents told alone, and told before others."""

    name: str | None
    reports: int
    copies: int
    first: str | None
    last: str | None
    alone: int
    earliest: int


class Shelf:
    """Answers from the ledger at an address, opened read-only."""

    def __init__(self, engine: Engine, address: str) -> None:
        self._engine = engine
        self.address = address
        self._kept: tuple[str, dict[object, Any]] = ("", {})
        self._making = RLock()
        self._checked = ""
        self._watched: Watched | None = None

    @classmethod
    def open(cls, address: str, instead_of: str | None = None) -> Self:
        """Open a ledger for reading; ``instead_of`` is that whose public copy it is, watched for new judgements.

        Raises:
            LedgerError: where there is none, it cannot be read, or something in it is confidential.
        """
        shelf = cls(open_engine(address, create=False, read_only=True), address)
        if instead_of is not None and instead_of != address:
            shelf._watched = Watched(instead_of)
        shelf.revision()
        return shelf

    def close(self) -> None:
        """Let the ledger go."""
        self._engine.dispose()
        if self._watched is not None:
            self._watched.engine.dispose()

    def _ask(self, question: Callable[..., Answer], *args: Any, **options: Any) -> Answer:
        """One question in one transaction. None asks another while it runs: a thread has one connection."""
        with said(self.address), self._engine.begin() as connection:
            return question(connection, *args, **options)

    def revision(self) -> str:
        """A word that changes whenever the ledger or the program does.

        Raises:
            LedgerError: where something in the ledger is confidential: then nothing of it is shown. What may be shown
            of it is a ledger of its own, which :func:`warledger.commands.public.public` makes.
        """
        known = _asked_of.get()
        if known is not None and known[0] is self:
            return known[1]
        if self._watched is not None:
            self._watched.check()
        now = hashlib.sha256(f"{__version__}{self._ask(asking.revision)}".encode()).hexdigest()[:12]
        if now != self._checked:
            if self._ask(showing.withheld):
                raise LedgerError(f"{self.address}: something in it was marked confidential; start the desk again")
            self._checked = now
        return now

    @contextmanager
    def still(self) -> Iterator[str]:
        """One revision for all that is asked within: of one request, say."""
        now = self.revision()
        token = _asked_of.set((self, now))
        try:
            yield now
        finally:
            _asked_of.reset(token)

    def kept(self, key: object, make: Callable[[], Answer]) -> Answer:
        """What was made once for this revision of the ledger. Of answers to a filter (keys that are tuples) the oldest
        give way, so that some hundred are kept."""
        now = self.revision()
        if self._kept[0] != now:
            self._kept = (now, {})
        held = self._kept[1]
        if key not in held:
            made = make()
            if len(held) > KEPT:
                held.pop(next((old for old in list(held) if isinstance(old, tuple)), None), None)
            held[key] = made
        return cast("Answer", held[key])

    def _kept_answer(self, question: Callable[..., Answer], *args: Any) -> Answer:
        return self.kept((question.__name__, args), lambda: self._ask(question, *args))

    def warm(self) -> None:
        """Make now what is made once for a state of the ledger, so that no reader waits for it."""
        self.register().warm()
        self.sources()
        whole = self.clusters(Filters())
        for zoom in range(DEEPEST, -1, -1):
            whole.level(zoom)

    def counts(self) -> Mapping[str, int]:
        """How many reports, incidents, statements and issues there are."""
        return self._kept_answer(asking.counts)

    def rule_labels(self) -> Sequence[str]:
        """Names and versions of the rule sets that the ledger was reckoned by."""
        return self._kept_answer(asking.rule_labels)

    def register(self) -> Register:
        """Every incident in memory, for this state of the ledger."""
        with self._making:  # of several readers who ask at once one makes it, and the others wait for that
            return self.kept("register", lambda: Register(
                self._ask(showing.incident_register), lambda: self._ask(showing.incidents_by_source),
                lambda: self._ask(showing.incidents_harmed),
            ))  # fmt: skip

    def _fitting(self, asked: Filters) -> int:
        return self.kept(("fitting", asked), lambda: self.register().fitting(asked))

    def incidents(self, asked: Filters, page: Window) -> Listed[Told]:
        """Incidents, the latest first."""
        fitting = self._fitting(asked)
        ids = [point.id for point in self.register().among(fitting, page.offset, page.size)]
        rows = self._ask(asking.incident_bodies, ids, asked.rules)
        return Listed(tuple(_told(*row) for row in rows), fitting.bit_count())

    def incident(self, id_: str, rules: str) -> Told | None:
        """One incident, by its whole id."""
        rows = self._ask(asking.incident_bodies, [id_], rules)
        return _told(*rows[0]) if rows else None

    def home_of(self, key: str) -> str | None:
        """The incident that a statement or a report belongs to."""
        return self._ask(queries.incident_of, key)

    def points(self, asked: Filters, limit: int) -> tuple[tuple[Point, ...], int]:
        """Incidents for the map, the latest first, and how many of all cannot be drawn."""
        register, fitting = self.register(), self._fitting(asked)
        return tuple(register.among(fitting, 0, limit)), (fitting & register.vague).bit_count()

    def clusters(self, asked: Filters) -> Clusters:
        """The incidents of a map at every zoom."""
        register = self.register()
        spots = self.kept("spots", lambda: [spot_of(point) for point in register.points])

        def gather() -> Clusters:
            numbers = register.numbers(self._fitting(asked))
            return Clusters((register.points[n] for n in numbers), [spots[n] for n in numbers])

        return self.kept(("clusters", asked), gather)

    def readings(self, reports: Sequence[str]) -> Mapping[str, Reading]:
        """What was read in these reports; unknown ids are left out."""
        words, bodies = self._ask(queries.reports_by_id, reports), self._ask(asking.reading_bodies, reports)
        return {
            key: replace(loads(bodies[key], Reading), report=words[key]) if key in bodies else Reading(words[key])
            for key in reports if key in words
        }  # fmt: skip

    def origins(self, reports: Sequence[str]) -> Mapping[str, str]:
        """Of which report each is a copy (itself where of none)."""
        return self._ask(asking.origin_of, reports)

    def incidents_of(self, reports: Sequence[str], rules: str) -> Mapping[str, Sequence[Told]]:
        """Incidents that each of these reports tells of, its main news first."""
        homes = self._ask(asking.incidents_of, reports)
        ids = list(dict.fromkeys(incident for _, incident in homes))
        bodies = self._ask(asking.incident_bodies, ids, rules)
        told = {one.incident.id: one for one in (_told(*row) for row in bodies)}
        found: dict[str, list[Told]] = {}
        for report, incident in homes:
            if incident in told:
                found.setdefault(report, []).append(told[incident])
        return found

    def reports(self, asked: Filters, page: Window) -> Listed[Report]:
        """Reports without their words, the latest first."""
        if asked.source:
            outlets = self.kept("outlets", lambda: Outlets(self._ask(showing.reports_by_source)))
            numbers = outlets.rows(asked)
            shown = numbers[page.offset : page.offset + page.size]
            return Listed(tuple(self._ask(showing.reports_at, shown)), len(numbers))
        rows = self._ask(asking.report_rows, asked, page)
        total = self._kept_answer(asking.count_reports, asked)
        return Listed(tuple(Report(**row._mapping) for row in rows), total)

    def tolls(self, asked: Filters, by: By | None) -> Sequence[Sum]:
        """Harms of the incidents added up, in all or by month, party, place or group."""
        column = {"party": "by", "place": "adm1"}.get(by or "", "month")
        rows = self._kept_answer(asking.toll_rows, replace(asked, measure=None, victims=None), column)
        # By group is a table of every victims' group; by anything else, whole counts and civilians are told.
        shown = [asked.victims] if asked.victims else ["all", "civilian"] if by in ("month", "party", "place") else None
        sums = [
            _sum(row, by) for row in rows
            if asked.measure in (None, row.measure) and (shown is None or row.victims in shown)
        ]  # fmt: skip
        # Sums in all are those of the months added up: the ledger is asked once for both.
        return (sums if by in ("month", "party", "place") else _added(sums))[:SUMS_AT_MOST]

    def said(self, kind: Kind, asked: Filters, page: Window, *, running: bool = False) -> Listed[Said]:
        """Statements of one kind, the latest first; ``running``: only stated totals of a period or a war."""
        rows = self._ask(asking.said_rows, kind, asked, page, running=running)
        total = self._kept_answer(asking.count_said, kind, asked, running)
        reports = self._ask(queries.reports_by_id, sorted({row.report for row in rows}))
        found = [Said(reports[row.report], loads(row.body, KINDS[kind]), row.incident) for row in rows]
        return Listed(tuple(found), total)

    def control(self, source: str | None) -> Sequence[Reading]:
        """Who is said to hold what, report by report, without the reports' words."""
        return self._ask(showing.control_readings, source)

    def words_of(self, reports: Sequence[str]) -> Mapping[str, Report]:
        """Reports with their words; unknown ids are left out."""
        return self._ask(queries.reports_by_id, reports)

    def faults(self, code: str | None, page: Window) -> Listed[Fault]:
        """Faults and disagreements."""
        found = [
            Fault(Issue(r.code, r.message, tuple(x for x in r.about.split("|") if x)), r.incident, r.report)
            for r in self._ask(asking.issue_rows, code, page)
        ]
        codes = dict(self.fault_codes())
        return Listed(tuple(found), codes.get(code, 0) if code else sum(codes.values()))

    def fault_codes(self) -> Sequence[tuple[str, int]]:
        """Sorts of faults and how often each occurs."""
        return self._kept_answer(asking.issue_codes)

    def sources(self) -> Sequence[SourceRow]:
        """Every source, those with most reports first."""
        return self.kept("sources", self._sources)

    def _sources(self) -> Sequence[SourceRow]:
        alone, first = self._ask(asking.told_alone), self._ask(asking.told_first)
        rows = self._ask(asking.source_rows)
        return [
            SourceRow(name, count, copies, since, until, alone.get(name, 0), first.get(name, 0))
            for name, count, copies, since, until in rows
        ]

    def places_like(self) -> Sounds:
        """Names of places by their sound."""
        return self.kept("places", lambda: Sounds.of(self.register().names("place")))

    def search(self, words: str, limit: int) -> Sequence[Report]:
        """Reports that hold all the words, names in any spelling that reports use, numbers in digits or words."""
        used = self.kept("vocabulary", lambda: Sounds.of(self._ask(showing.vocabulary, VOCABULARY)))
        ids = self._ask(showing.reports_with, groups(words, self.places_like(), used), limit)
        found = self._ask(queries.reports_by_id, ids)
        return [found[key] for key in ids if key in found]


_asked_of: Final[ContextVar[tuple[Shelf, str] | None]] = ContextVar("asked of", default=None)


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


def _told(incident: str, reckoning: str) -> Told:
    return Told(loads(incident, Incident), loads(reckoning, Reckoning))


def _sum(row: TollRow, by: By | None) -> Sum:
    harm = Harm(cast("Measure", row.measure), cast("Victims", row.victims), row.side, row.low, row.best, row.high)
    key = row.victims if by == "group" else (row.key or "") if by else ""
    return Sum(key, harm, row.incidents, row.open_high)


def _added(sums: Sequence[Sum]) -> list[Sum]:
    """Sums with one heading, harm and group added up."""
    found: dict[tuple[str, str, str, str | None], Sum] = {}
    for one in sums:
        key = (one.key, one.harm.measure, one.harm.victims, one.harm.side)
        held = found.get(key)
        if held is None:
            found[key] = one
            continue
        low, best, high = (
            (getattr(held.harm, name) or 0) + (getattr(one.harm, name) or 0) for name in ("low", "best", "high")
        )
        harm = replace(held.harm, low=low, best=best, high=high)
        found[key] = Sum(one.key, harm, held.incidents + one.incidents, held.open_high + one.open_high)
    return list(found.values())
