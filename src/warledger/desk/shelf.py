"""The read side of a ledger, in the desk's words: records in, records out, every list bounded by its window."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import replace
from threading import RLock
from typing import Any, Final, Self, TypeVar, cast

from sqlalchemy import Engine

from warledger import __version__
from warledger.desk import asking
from warledger.desk.answers import By, Column, Fault, Kind, Listed, Said, SourceRow, Sum, Told, added, summed
from warledger.desk.clusters import DEEPEST, Clusters, Sites
from warledger.desk.filters import RULES, Filters, Window
from warledger.desk.finding import Sounds, groups
from warledger.desk.harms import Harms
from warledger.desk.register import Point, Register
from warledger.desk.tellers import Tellers
from warledger.desk.watching import Watched
from warledger.errors import LedgerError
from warledger.ledger import TollRow, queries, showing
from warledger.ledger.opening import open_engine, said
from warledger.ledger.store import KINDS
from warledger.records import Incident, Issue, Reading, Reckoning, Report
from warledger.storing import loads

Answer = TypeVar("Answer")
SUMS_AT_MOST: Final = 5000
"""Rows of one toll table."""
VOCABULARY: Final = 300_000
"""Words of reports that are known by their sound."""
MANY: Final = 3000
"""Reports of one source from which on its statements are found among all by their days, not report by report."""
KEPT: Final = 300
"""Sums that are held in memory at once."""


class Shelf:
    """Answers from the ledger at an address, opened read-only."""

    def __init__(self, engine: Engine, address: str) -> None:
        self._engine = engine
        self.address = address
        self._kept: dict[str, dict[object, Any]] = {}
        self._making = RLock()
        self._checked = ""
        self.warmed = ""
        """The revision for which all that is made once was made last."""
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
        """What was made once for this revision of the ledger.

        What has a name is large: of several readers who ask at once one makes it, and the others wait for that. Of
        answers to a filter (keys that are tuples) the oldest give way, so that some hundred are kept.
        """
        now = self.revision()
        with self._making if isinstance(key, str) else nullcontext():
            held = self._kept.get(now)
            if held is None:  # the state before is still there for those who asked while it stood
                held = {}
                self._kept = {**dict(list(self._kept.items())[-1:]), now: held}
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
        with self.still() as now:
            self.sources()
            for rules in RULES:
                self.harms(rules)
            whole = self.clusters(Filters())
            for zoom in range(DEEPEST, -1, -1):
                whole.level(zoom)
            self._used()
            for kind in KINDS:
                self._kept_answer(asking.count_said, kind, Filters(), False)
            self._kept = {now: self._kept[now]}
            self.warmed = now

    def counts(self) -> Mapping[str, int]:
        """How many reports, incidents, statements and issues there are."""
        return self._kept_answer(asking.counts)

    def rule_labels(self) -> Sequence[str]:
        """Names and versions of the rule sets that the ledger was reckoned by."""
        return self._kept_answer(asking.rule_labels)

    def register(self) -> Register:
        """Every incident in memory, for this state of the ledger."""
        return self.kept("register", lambda: Register(self._ask(showing.incident_register)))

    def tellers(self) -> Tellers:
        """Who tells of what."""

        def make() -> Tellers:
            reports, told = self._ask(showing.reports_by_day), self._ask(showing.tellings)
            return Tellers(reports, told, self.register().number)

        return self.kept("tellers", make)

    def harms(self, rules: str) -> Harms:
        """All that a rule set counts."""
        return self.kept(f"harms {rules}", lambda: Harms(self._ask(showing.harms, rules), self.register().number))

    def _fitting(self, asked: Filters) -> int:
        """The bits of the incidents asked for."""

        def find() -> int:
            register = self.register()
            found = register.fitting(asked)
            if asked.source:
                found &= register.bits(self.tellers().incidents(asked.source))
            if asked.measure or asked.victims:
                found &= register.bits(self.harms(asked.rules).numbers(asked.measure, asked.victims))
            return found

        return self.kept(("fitting", asked), find)

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
        sites = self.kept("sites", lambda: Sites(self.register().points))
        return self.kept(("clusters", asked), lambda: Clusters(sites, self.register().numbers(self._fitting(asked))))

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
            numbers = self.tellers().rows(asked)
            shown = numbers[page.offset : page.offset + page.size]
            return Listed(tuple(self._ask(showing.reports_at, shown)), len(numbers))
        asked = Filters(asked.since, asked.until)  # what else there is to ask is of incidents
        rows = self._ask(asking.report_rows, asked, page)
        total = self._kept_answer(asking.count_reports, asked)
        return Listed(tuple(Report(**row._mapping) for row in rows), total)

    def tolls(self, asked: Filters, by: By | None) -> Sequence[Sum]:
        """Harms of the incidents added up, in all or by month, party, place or group."""
        column: Column = "by" if by == "party" else "adm1" if by == "place" else "month"
        rows = self._toll_rows(replace(asked, measure=None, victims=None), column)
        # By group is a table of every victims' group; by anything else, whole counts and civilians are told.
        shown = [asked.victims] if asked.victims else ["all", "civilian"] if by in ("month", "party", "place") else None
        sums = [
            summed(row, by) for row in rows
            if asked.measure in (None, row.measure) and (shown is None or row.victims in shown)
        ]  # fmt: skip
        # Sums in all are those of the months added up: the ledger is asked once for both.
        return (sums if by in ("month", "party", "place") else added(sums))[:SUMS_AT_MOST]

    def _toll_rows(self, asked: Filters, column: Column) -> Sequence[TollRow]:
        if asking.sums_kept(asked, column):
            return self._kept_answer(asking.toll_rows, asked, column)
        return self.kept(("sums", asked, column), lambda: self._sums(asked, column))

    def _sums(self, asked: Filters, column: Column) -> Sequence[TollRow]:
        """Sums that the ledger does not keep. An incident counts where it began, a party where it is blamed."""
        register = self.register()
        numbers = register.numbers(self._fitting(replace(asked, party=None)))
        if asked.since:
            since = asked.since.isoformat()
            numbers = [n for n in numbers if (register.points[n].day or "") >= since]
        return self.harms(asked.rules).sums(register.parted(numbers, column), asked.party, by=column == "by")

    def said(self, kind: Kind, asked: Filters, page: Window, *, running: bool = False) -> Listed[Said]:
        """Statements of one kind, the latest first; ``running``: only stated totals of a period or a war."""
        asked = replace(asked, kind=None, victims=None, rules="ucdp")  # which no list of statements asks for
        told = self.tellers().rows(replace(asked, since=None, until=None)) if asked.source else None
        if told is not None and len(told) > MANY:
            told = None
        rows = self._ask(asking.said_rows, kind, asked, page, told, running=running)
        total = self._kept_answer(asking.count_said, kind, asked, running)
        reports = self._ask(queries.reports_by_id, sorted({row.report for row in rows}))
        found = [Said(reports[row.report], loads(row.body, KINDS[kind]), row.incident) for row in rows]
        return Listed(tuple(found), total)

    def control(self, source: str | None) -> Sequence[Reading]:
        """Who is said to hold what, report by report, without the reports' words."""
        told = self.kept("control", lambda: self._ask(showing.control_readings))
        return [r for r in told if source is None or (r.report.source or "").casefold() == source.casefold()]

    def words_of(self, reports: Sequence[str]) -> Mapping[str, Report]:
        """Reports with their words; unknown ids are left out."""
        return self._ask(queries.reports_by_id, reports)

    def faults(self, code: str | None, page: Window, but: str | None = None) -> Listed[Fault]:
        """Faults and disagreements, the latest first; all, of one sort, or all but of one sort."""
        register = self.register()
        found = [
            Fault(
                Issue(r.code, r.message, tuple(x for x in r.about.split("|") if x)), r.incident, r.report,
                register.points[register.number[r.incident]] if r.incident in register.number else None,
            )
            for r in self._ask(asking.issue_rows, code, page, but)
        ]  # fmt: skip
        codes = dict(self.fault_codes())
        return Listed(tuple(found), codes.get(code, 0) if code else sum(codes.values()))

    def fault_codes(self) -> Sequence[tuple[str, int]]:
        """Sorts of faults and how often each occurs."""
        return self._kept_answer(asking.issue_codes)

    def sources(self) -> Sequence[SourceRow]:
        """Every source, those with most reports first."""
        return self.kept("sources", self._sources)

    def _sources(self) -> Sequence[SourceRow]:
        rows, alone, first = self._ask(asking.source_rows), self.tellers().alone, self.tellers().earliest
        return [
            SourceRow(name, count, copies, since, until, alone[name], first[name])
            for name, count, copies, since, until in rows
        ]

    def places_like(self) -> Sounds:
        """Names of places by their sound."""
        return self.kept("places", lambda: Sounds.of(self.register().names("place")))

    def _used(self) -> Sounds:
        """Words of reports by their sound."""
        return self.kept("vocabulary", lambda: Sounds.of(self._ask(showing.vocabulary, VOCABULARY)))

    def search(self, words: str, limit: int) -> Sequence[Report]:
        """Reports that hold all the words, names in any spelling that reports use, numbers in digits or words."""
        ids = self._ask(showing.reports_with, groups(words, self.places_like(), self._used()), limit)
        found = self._ask(queries.reports_by_id, ids)
        return [found[key] for key in ids if key in found]


_asked_of: Final[ContextVar[tuple[Shelf, str] | None]] = ContextVar("asked of", default=None)


def _told(incident: str, reckoning: str) -> Told:
    return Told(loads(incident, Incident), loads(reckoning, Reckoning))
