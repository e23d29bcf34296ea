"""Each agreement as one thing across reports and names; what became of it, event by event, with words and speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from warledger.accounts.gathering import bare
from warledger.places.names import form, key
from warledger.reading.blame.camps import is_party, party_of
from warledger.records import (
    AgreementEvent,
    AgreementKind,
    AgreementStatement,
    Position,
    Reading,
    Realis,
    content_id,
)
from warledger.when import When

Standing = Literal["said", "claimed", "denied", "disputed", "not told"]
FAMILIES: Final[dict[AgreementKind, str]] = {
    "ceasefire": "ceasefire", "buffer zone": "zone", "demilitarised zone": "zone", "evacuation": "evacuation",
    "exchange": "exchange", "deal": "deal",
}  # fmt: skip
"""Kinds under which one agreement goes: the deal on a buffer zone plans a demilitarised zone. A deal may be any."""
MAKING: Final[tuple[AgreementEvent, ...]] = ("signed", "announced")
FOR: Final[dict[str, tuple[tuple[AgreementEvent, ...], tuple[AgreementEvent, ...]]]] = {
    "made": (MAKING, ()),
    "in force": (("in force", "extended"), ()),
    "implemented": (("implemented",), ("not implemented",)),
    "breached": (("breached",), ()),
    "ended": (("ended", "collapsed"), ()),
}
"""For each fact the events that say it and those that say its opposite."""
NEAR: Final = timedelta(days=3)
"""How far apart two reports may date the making of one agreement."""
LATER: Final = timedelta(days=45)
"""How long after its making a report may still speak of an agreement without saying when it was made."""

MONTHS: Final = 2
"""Months to each side in which strands of one agreement are looked for; LATER lies within."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing said of an agreement: the event, when, by whose word, in which words."""

    event: AgreementEvent
    realis: Realis
    date: When | None
    by: tuple[str, ...]
    statement: str
    report: str
    published: str | None
    quote: str
    kind: AgreementKind
    parties: tuple[str, ...] = ()
    area: str | None = None
    terms: str | None = None
    why: str | None = None
    blamed: str | None = None
    order: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an agreement: by what is said of it and what is denied.

    ``standing`` "disputed": some say it and some deny it; "claimed": only a party's word stands for it, or it is only
    alleged; "not told" is not "no". ``said`` and ``denied`` are statement ids; ``when`` is what reports
    date it narrowest; ``why`` and ``blamed`` are what reports give for it.
    """

    name: str
    standing: Standing
    when: When | None = None
    said: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    blamed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement. ``kinds`` are the names it goes under, the most used first; ``events`` in order of time."""

    id: str
    kinds: tuple[AgreementKind, ...]
    parties: tuple[str, ...]
    area: str | None
    terms: tuple[str, ...]
    made_on: When | None
    events: tuple[Happening, ...]
    facts: tuple[Fact, ...]

    @property
    def kind(self) -> AgreementKind:
        """What it is called most."""
        return self.kinds[0]

    def fact(self, name: str) -> Fact:
        """The fact of this name: made, in force, implemented, breached, ended."""
        return next(f for f in self.facts if f.name == name)

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that speak of it."""
        return tuple(dict.fromkeys(e.report for e in self.events))


class _Strand:
    """What one report, or several, say of one agreement, while it is gathered.

    ``made`` is when it was made or came into force, by the reports that date it narrowest; ``told`` are all the days
    that its events are dated.
    """

    def __init__(self) -> None:
        self.events: list[Happening] = []
        self.families: set[str] = set()
        self.parties: set[str] = set()
        self.areas: set[str] = set()
        self.made: When | None = None
        self.told: When | None = None

    def add(self, events: Iterable[Happening]) -> None:
        """Take further events in."""
        for e in events:
            self.events.append(e)
            self.families |= {FAMILIES[e.kind]} - {"deal"}
            self.parties |= {party_of(p) for p in e.parties}
            self.areas |= {key(form(e.area))} if e.area else set()
            if e.date is None:
                continue
            self.told = self.told.join(e.date) if self.told else e.date
            if e.event in (*MAKING, "in force") and e.realis == "asserted":
                known = [d for d in (self.made, e.date) if d is not None]
                self.made = min(known, key=lambda d: (d.days, d.start))

    def months(self) -> range:
        """The months, as numbers, in which a strand of the same agreement may have been made or told."""
        at = self.made or self.told
        if at is None:
            return range(0)
        month = at.start.year * 12 + at.start.month
        return range(month - MONTHS, month + MONTHS + 1)


def agreements(readings: Iterable[Reading]) -> tuple[Agreement, ...]:
    """Every agreement that reports speak of, the earliest made first.

    Within a report what is said of one kind of agreement is of one, unless its dates or places differ. Across reports
    strands of one kind are one where their making may be of the same days, their places and parties do not differ.
    """
    held = sorted(readings, key=lambda r: (r.report.published or "", r.report.id))
    strands: list[_Strand] = []
    for number, reading in enumerate(held):
        strands += _strands(reading, number)
    gathered: list[_Strand] = []
    by_month: dict[int, list[_Strand]] = defaultdict(list)
    for strand in sorted(strands, key=lambda s: s.made is None):  # those that are dated first: others join them
        months = strand.months()
        near = (g for month in months for g in by_month[month] if _one(g, strand))
        home = min(near, key=lambda g: _gap(g, strand), default=None)
        if home is not None:
            home.add(strand.events)
            continue
        gathered.append(strand)
        if months:
            by_month[months[MONTHS]].append(strand)
    return tuple(sorted(map(_agreement, gathered), key=_age))


def _strands(reading: Reading, number: int) -> list[_Strand]:
    """The agreements of one report, each with what is said of it, in order."""
    strands: list[_Strand] = []
    for statement in sorted(reading.agreements, key=lambda a: (a.span.part == "text", a.span.start)):
        event = _happening(reading, statement, number)
        fitting = [s for s in strands if _fits(s, event)]
        if fitting:
            fitting[-1].add([event])
        else:
            strands.append(_Strand())
            strands[-1].add([event])
    for told, denial in _denials(reading):
        for strand in strands:
            strand.add([_denied(e, denial) for e in strand.events if e.statement == told])
    return strands


def _denials(reading: Reading) -> list[tuple[str, Position]]:
    """Denials of a claim in which an agreement is told ("a claim that Ankara denied"), by the statement denied."""
    claims = {p.id: p for p in reading.positions}
    told = [a for a in reading.agreements if a.realis == "asserted"]
    found = []
    for p in reading.positions:
        claim = claims.get(p.answers or "") if p.stance == "denies" else None
        if claim is not None and not any(_within(a, p) for a in reading.agreements):
            found += [(a.id, p) for a in told if _within(a, claim)]
    return found


def _within(a: AgreementStatement, p: Position) -> bool:
    return a.span.part == p.span.part and a.span.start < p.span.end and p.span.start < a.span.end


def _denied(event: Happening, p: Position) -> Happening:
    order = (event.order[0], p.span.start)
    return replace(
        event, realis="denied", date=p.date, by=(p.speaker, *p.attributed_to), statement=p.id, quote=p.span.quote,
        order=order,
    )  # fmt: skip


def _happening(reading: Reading, a: AgreementStatement, number: int) -> Happening:
    report = reading.report
    return Happening(
        a.event, a.realis, a.date, a.attributed_to or ((report.source or report.id),), a.id, report.id,
        report.published, a.span.quote, a.kind, a.parties, bare(a.place) if a.place else None, a.terms, a.why, a.blamed,
        (number, a.span.start),
    )  # fmt: skip


def _fits(strand: _Strand, event: Happening) -> bool:
    """Whether a report's next statement is on the agreement of these."""
    family = FAMILIES[event.kind]
    if family != "deal" and strand.families and family not in strand.families:
        return False
    made = strand.made
    making = event.event in MAKING and event.realis == "asserted"
    if making and event.date and made and not _may_be_one(event.date, made):
        return False
    areas = strand.areas
    return not (event.area and areas and event.event in MAKING and _distant(areas, {key(form(event.area))}, made))


def _distant(a: set[str], b: set[str], made: When | None) -> bool:
    """Whether places differ where nothing else tells two agreements apart."""
    return not a & b and made is None


def _may_be_one(a: When, b: When) -> bool:
    return a.start - NEAR <= b.end and b.start - NEAR <= a.end


def _one(a: _Strand, b: _Strand) -> bool:
    """Whether two strands of different reports are of one agreement."""
    if a.families and b.families and not a.families & b.families:
        return False
    if not (a.families or b.families) and not a.parties & b.parties:
        return False
    if a.parties and b.parties and not a.parties & b.parties and not a.areas & b.areas:
        return False  # who brokers and who keeps an agreement may both be called its parties
    if a.made and b.made:
        return _may_be_one(a.made, b.made)
    dated, other = (a, b) if a.made else (b, a)
    if dated.made and other.told:
        return dated.made.start - NEAR <= other.told.start <= dated.made.end + LATER
    return bool(a.areas & b.areas and a.told and b.told and _may_be_one(a.told, b.told))


def _gap(a: _Strand, b: _Strand) -> int:
    """Days between two strands: of several that may be, the nearest is meant."""
    at_a, at_b = a.made or a.told, b.made or b.told
    return abs((at_a.start - at_b.start).days) if at_a and at_b else 10**6


def _agreement(strand: _Strand) -> Agreement:
    events = tuple(sorted(strand.events, key=lambda e: (e.date.start if e.date else date.min, e.order)))
    kinds = sorted({e.kind for e in events}, key=lambda k: (k == "deal", -sum(e.kind == k for e in events)))
    areas = [e.area for e in events if e.area]
    first = min(events, key=lambda e: e.order)
    return Agreement(
        content_id("agreement", first.statement), tuple(kinds),
        tuple(dict.fromkeys(p for e in events for p in e.parties)),
        max(areas, key=areas.count, default=None), tuple(dict.fromkeys(e.terms for e in events if e.terms)),
        strand.made, events, tuple(_fact(name, events) for name in FOR),
    )  # fmt: skip


def _fact(name: str, events: Sequence[Happening]) -> Fact:
    for_it, against = FOR[name]
    said = [e for e in events if e.event in for_it and e.realis == "asserted"]
    denied = [
        e
        for e in events
        if (e.event in for_it and e.realis == "denied") or (e.event in against and e.realis == "asserted")
    ]
    alleged = [e for e in events if e.event in for_it and e.realis == "possible"]
    heads = [*said, *alleged] or denied
    if name == "implemented":
        heads = [*denied, *said]
    standing: Standing = "not told"
    if said and denied:
        standing = "disputed"
    elif denied:
        standing = "denied"
    elif said or alleged:
        standing = "claimed" if all(_partisan(e) for e in (*said, *alleged)) else "said"
    dates = [e.date for e in heads if e.date]
    return Fact(
        name, standing, min(dates, key=lambda d: (d.days, d.start), default=None),
        tuple(e.statement for e in (*said, *alleged)),
        tuple(e.statement for e in denied), tuple(dict.fromkeys(e.why for e in heads if e.why)),
        tuple(dict.fromkeys(e.blamed for e in heads if e.blamed)),
    )  # fmt: skip


def _partisan(event: Happening) -> bool:
    """Whether it is only alleged, or only a party's word."""
    return event.realis == "possible" or is_party(party_of(event.by[0]))


def _age(agreement: Agreement) -> tuple[bool, date, str]:
    day = agreement.made_on or next((e.date for e in agreement.events if e.date), None)
    return (day is None, day.start if day else date.max, agreement.id)
