"""The records of the trade, frozen to the leaves.

A :class:`Report` is what was published. A statement (:class:`Figure`, :class:`ControlChange`,
:class:`AgreementStatement`, :class:`Position`) is what one report says, with the span it says it in. An :class:`Issue`
is a fault in the data. Field meanings are those of the annotation guidelines; ids are hashes of content, so that
reading the same report twice yields the same ids.

An :class:`Incident` is one thing that happened, put together from what reports tell of it (:class:`Telling`); a
:class:`Judgement` is somebody's decision; a :class:`Reckoning` is what a named rule set makes of an incident's figures.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final, Literal

from warledger.bounds import Bounds
from warledger.errors import SpanError
from warledger.when import When

Part = Literal["title", "text"]
Measure = Literal["killed", "injured", "missing", "detained", "displaced", "casualties"]
Status = Literal["civilian", "combatant", "mixed", "unknown"]
Cause = Literal[
    "airstrike", "shelling", "clash", "mine or IED", "car bomb", "suicide bombing", "chemical", "execution", "shooting",
    "drone strike", "explosion", "torture", "other", "mixed",
]  # fmt: skip
Scope = Literal["incident", "period", "war", "background"]
Realis = Literal["asserted", "denied", "possible", "hypothetical"]
VictimGroup = Literal["children", "women", "men", "elderly", "medics", "journalists", "aid workers"]
Precision = Literal["exact", "near", "district", "province", "region", "country", "unknown"]
ControlKind = Literal[
    "seized", "retaken", "lost", "held", "withdrew", "besieged", "advanced", "attempted", "extended", "administered",
]  # fmt: skip
Outcome = Literal["achieved", "failed", "claimed", "unknown"]
AgreementKind = Literal["ceasefire", "buffer zone", "demilitarised zone", "evacuation", "exchange", "deal"]
AgreementEvent = Literal[
    "proposed", "announced", "signed", "in force", "implemented", "not implemented", "refused", "breached", "extended",
    "collapsed", "ended",
]  # fmt: skip
Stance = Literal["claims", "denies", "accuses", "rejects", "confirms", "demands", "threatens"]
DatePrecision = Literal["day", "days", "week", "month", "year", "unknown"]
Verdict = Literal["same", "not same", "accept", "reject", "correct", "withhold", "release"]
Victims = Literal[
    "all", "civilian", "combatant", "children", "women", "men", "elderly", "medics", "journalists", "aid workers",
]  # fmt: skip
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
BOTH: Final = " and "
"""What stands between two names in the ``side`` of a figure that counts people of both; no party's name holds it."""


def content_id(*parts: object) -> str:
    """A short stable id: the first 16 hex digits of the SHA-256 of the parts, joined by an unprintable separator."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Report:
    """One published report. Its title and text never change once read; offsets are code points in them.

    ``published`` is a day, or None where the report does not say: then relative dates stay unresolved.
    ``sha256`` is of the bytes as fetched, where there were any.
    """

    id: str
    title: str
    text: str
    source: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str | None = None
    retrieved: str | None = None
    sha256: str | None = None

    def body(self, part: Part) -> str:
        """The title or the text."""
        return self.title if part == "title" else self.text


@dataclass(frozen=True, slots=True)
class Span:
    """Where the words stand: ``report.body(part)[start:end] == quote``, always."""

    part: Part
    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, report: Report, part: Part, start: int, end: int) -> Span:
        """The span with its words taken from the report."""
        return cls(part, start, end, report.body(part)[start:end])

    def verify(self, report: Report) -> None:
        """Raise SpanError unless the report holds the quote at this place."""
        if report.body(self.part)[self.start : self.end] != self.quote:
            raise SpanError(report.id, self.start, self.end, self.quote)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a report words it, and, once resolved against a gazetteer, as a point with a precision.

    A place without a point has ``precision`` "unknown" or an area's; reasons say how it was reached, in words.
    """

    words: str
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    adm1: str | None = None
    adm2: str | None = None
    precision: Precision = "unknown"
    gazetteer: str | None = None
    sure: float | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated quantity of people harmed or displaced, in the words of one report."""

    id: str
    span: Span
    measure: Measure
    bounds: Bounds
    approx: bool = False
    vague: str | None = None
    status: Status = "unknown"
    side: str | None = None
    groups: tuple[VictimGroup, ...] = ()
    cause: Cause | None = None
    by: tuple[str, ...] = ()
    place: Place | None = None
    date: When | None = None
    scope: Scope = "incident"
    part_of: str | None = None
    same_as: str | None = None
    attributed_to: tuple[str, ...] = ()
    realis: Realis = "asserted"
    reader: str = ""

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides of those counted: both where a count is of two together ("A and B")."""
        return tuple(self.side.split(BOTH)) if self.side else ()


@dataclass(frozen=True, slots=True)
class ControlChange:
    """Who holds, takes, loses or tries for a place or an area, by whose word.

    ``extent`` keeps the words of a vague area ("most of Idlib province, as well as adjacent slivers of …").
    """

    id: str
    span: Span
    kind: ControlKind
    outcome: Outcome
    holder: str | None = None
    loser: str | None = None
    places: tuple[Place, ...] = ()
    extent: str | None = None
    attempts: int | None = None
    date: When | None = None
    attributed_to: tuple[str, ...] = ()
    realis: Realis = "asserted"
    reader: str = ""


@dataclass(frozen=True, slots=True)
class AgreementStatement:
    """What a report says of an agreement: made, in force, implemented and breached are separate facts."""

    id: str
    span: Span
    kind: AgreementKind
    event: AgreementEvent
    parties: tuple[str, ...] = ()
    place: Place | None = None
    terms: str | None = None
    why: str | None = None
    blamed: str | None = None
    date: When | None = None
    attributed_to: tuple[str, ...] = ()
    realis: Realis = "asserted"
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Somebody claims, denies, accuses, rejects, confirms, demands or threatens; ``about`` is what, as worded."""

    id: str
    span: Span
    speaker: str
    stance: Stance
    about: str
    toward: str | None = None
    answers: str | None = None
    date: When | None = None
    attributed_to: tuple[str, ...] = ()
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault in the data: a row, not an exception. ``about`` holds ids of statements (or of the report)."""

    code: str
    message: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader found in one report."""

    report: Report
    figures: tuple[Figure, ...] = ()
    control: tuple[ControlChange, ...] = ()
    agreements: tuple[AgreementStatement, ...] = ()
    positions: tuple[Position, ...] = ()
    issues: tuple[Issue, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of one thing that happened: some of its statements, and what they say of it together.

    ``main`` where it is the report's own news; a report has at most one such telling, and may mention other events.
    ``statements`` are ids of figures, control changes and positions, in the order of the report.
    """

    id: str
    report: str
    main: bool
    kind: Cause | None
    when: When | None
    place: Place | None
    parties: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Why two tellings are one incident: ``score`` is in log-odds, every reason is a sentence."""

    a: str
    b: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One thing that happened. Derived: dropped and built again from statements and judgements.

    The id is that of its earliest telling, so that it stays as further reports come in.
    """

    id: str
    kind: Cause | None
    when: When | None
    precision: DatePrecision
    place: Place | None
    parties: tuple[str, ...]
    tellings: tuple[Telling, ...]
    links: tuple[Link, ...] = ()

    @property
    def main_for(self) -> tuple[str, ...]:
        """Ids of the reports whose main news it is."""
        return tuple(telling.report for telling in self.tellings if telling.main)

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of all reports that tell of it."""
        return tuple(dict.fromkeys(telling.report for telling in self.tellings))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's or a rule's decision. Later ones supersede earlier ones on the same things; none is ever edited.

    ``about``: for "same" and "not same" two ids, each of a statement or of a report (which stands for its main
    telling); for "accept", "reject", "correct" the id of one statement. ``value`` of a correction is ``field=value``
    (``low=26``). "withhold" marks the field ``value`` of a report or a statement, or all of it, as confidential;
    "release" lifts that.
    """

    id: str
    verdict: Verdict
    about: tuple[str, ...]
    who: str
    at: str
    why: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Used:
    """A statement in a reckoning, used or set aside, and the rule that did so, as a sentence."""

    statement: str
    rule: str


@dataclass(frozen=True, slots=True)
class Harm:
    """How many were harmed in one way, of one group, by one rule set. A bound that nobody states is None, never 0.

    ``victims`` "combatant" with a ``side`` are the fighters of that party. ``sources`` are independent origins: copies
    of one wire, and outlets that quote one monitor, are one.
    """

    measure: Measure
    victims: Victims
    side: str | None
    low: int | None
    best: int | None
    high: int | None
    sources: tuple[str, ...] = ()
    used: tuple[Used, ...] = ()
    set_aside: tuple[Used, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What a rule set (``rules``: name and version, "ucdp/1") makes of one incident's figures.

    ``by`` are the parties said to have done it; ``contested`` where sources name different ones or one denies.
    """

    incident: str
    rules: str
    harm: tuple[Harm, ...]
    by: tuple[str, ...] = ()
    contested: bool = False
    grade: Grade | None = None
    grade_reasons: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
