"""One battle as a wire tells it, made here: clashes and air strikes, parts and a whole, a headline of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from warledger.bounds import Bounds
from warledger.incidents import link, tell
from warledger.publish import Statements
from warledger.reckoning import RULES, reckon
from warledger.records import (
    AgreementStatement,
    Cause,
    ControlChange,
    Figure,
    Incident,
    Place,
    Position,
    Reading,
    Reckoning,
    Report,
    Span,
    Status,
)
from warledger.when import When

DAY = When.day(date(2019, 6, 15))
MONITOR = ("Syrian Observatory for Human Rights", "Example Wire")
ARMY, REBELS, RUSSIA = "Syrian government forces", "Syrian rebels", "Russian army"
VILLAGE = Place("Jibine", "Jibine", 35.339, 36.513, "SY", "Hama", precision="exact", gazetteer="hand:jibine")
TITLE = "Fighting and air raids leave 36 people dead"
TEXT = (
    "At least 35 fighters were killed on Saturday near Jibine, a war monitor said. "
    "Air strikes by government and Russian jets killed nine rebels. "
    "Battles killed 26 pro-government fighters, of whom eight died when a mine blew up. "
    "The army launched five failed attempts to regain control of Jibine. "
    "More than 360 civilians have died since late April, the monitor says. "
    "Russia said that a truce had been agreed, which Turkey denied. "
    "A buffer zone deal that Russia and Turkey signed in September was never implemented."
)
REPORT = Report("wire-1", TITLE, TEXT, "Example Wire", published="2019-06-15", lang="en")


def span(quote: str) -> Span:
    """The words in the title or, if they are not there, in the text."""
    body = TITLE if quote in TITLE else TEXT
    start = body.index(quote)
    return Span("title" if body is TITLE else "text", start, start + len(quote), quote)


def figure(
    key: str, quote: str, bounds: Bounds, *, status: Status = "combatant", side: str | None = None,
    cause: Cause | None = None, by: tuple[str, ...] = (), said: tuple[str, ...] = MONITOR, part_of: str | None = None,
    same_as: str | None = None,
) -> Figure:  # fmt: skip
    """A figure of people killed that Saturday at Jibine."""
    return Figure(
        key, span(quote), "killed", bounds, status=status, side=side, cause=cause, by=by, place=VILLAGE, date=DAY,
        part_of=part_of, same_as=same_as, attributed_to=said,
    )  # fmt: skip


FIGURES = (
    figure("a0" * 8, "36 people", Bounds.exactly(36), status="unknown", cause="mixed", said=("Example Wire",)),
    figure("a1" * 8, "At least 35 fighters", Bounds.at_least(35), cause="mixed", same_as="a0" * 8),
    figure(
        "a2" * 8, "nine rebels", Bounds.exactly(9), side=REBELS, cause="airstrike", by=(ARMY, RUSSIA), part_of="a1" * 8
    ),
    figure(
        "a3" * 8, "26 pro-government fighters", Bounds.exactly(26), side=ARMY, cause="clash", by=(REBELS,),
        part_of="a1" * 8,
    ),
    figure("a4" * 8, "eight", Bounds.exactly(8), side=ARMY, cause="mine or IED", part_of="a3" * 8),
    Figure(
        "a5" * 8, span("More than 360 civilians"), "killed", Bounds.more_than(360), status="civilian", scope="period",
        date=When(date(2019, 4, 21), date(2019, 6, 15)), attributed_to=MONITOR,
    ),
)  # fmt: skip
CONTROL = ControlChange(
    "b1" * 8, span("five failed attempts to regain control of Jibine"), "attempted", "failed", holder=ARMY,
    places=(VILLAGE,), attempts=5, date=DAY, attributed_to=MONITOR,
)  # fmt: skip
DEALS = (
    AgreementStatement(
        "c1" * 8, span("A buffer zone deal that Russia and Turkey signed in September"), "buffer zone", "signed",
        ("Russia", "Turkey"), date=When.months(2018, 9), attributed_to=("Example Wire",),
    ),
    AgreementStatement(
        "c2" * 8, span("was never implemented"), "buffer zone", "not implemented", ("Russia", "Turkey"),
        attributed_to=("Example Wire",),
    ),
)  # fmt: skip
CLAIMS = (
    Position("d1" * 8, span("Russia said that a truce had been agreed"), "Russia", "claims", "a truce had been agreed"),
    Position("d2" * 8, span("which Turkey denied"), "Turkey", "denies", "which", answers="d1" * 8),
)
READING = Reading(REPORT, FIGURES, (CONTROL,), DEALS, CLAIMS)
STATEMENTS = Statements({f.id: f for f in FIGURES}, {REPORT.id: REPORT}, {CONTROL.id: CONTROL})


def battle(rules: str = "ucdp") -> tuple[Incident, Reckoning]:
    """The incident with its reckoning."""
    (found,) = link(tell(READING), STATEMENTS.figures, STATEMENTS.reports, ())
    incident = replace(found, when=DAY, precision="day")
    return incident, reckon(incident, STATEMENTS.figures, STATEMENTS.reports, {}, (), RULES[rules])


def reckoned(readings: list[Reading]) -> list[tuple[Incident, Reckoning]]:
    """The incidents that reports tell of, by the rules of UCDP."""
    figures = {f.id: f for r in readings for f in r.figures}
    reports = {r.report.id: r.report for r in readings}
    incidents = link([t for r in readings for t in tell(r)], figures, reports, ())
    return [(incident, reckon(incident, figures, reports, {}, (), RULES["ucdp"])) for incident in incidents]
