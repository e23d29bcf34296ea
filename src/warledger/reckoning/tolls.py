"""Tolls: reckonings of many incidents added up, beside the running totals that sources state; never added together.

A running total ("more than 360 civilians since late April") counts what a source counted, whether or not a report of
each incident is in the ledger. It stands beside the sum over its own window and its own group, with the difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from warledger.records import Figure, Harm, Incident, Measure, Place, Reckoning, Scope, Victims
from warledger.when import When

Reckoned = tuple[Incident, Reckoning]


@dataclass(frozen=True, slots=True)
class Sum:
    """Harm of some incidents added up, bound by bound.

    ``low`` counts what is stated at least: an incident that states nothing adds nothing to it, and is one of the
    ``unknown``. ``best`` and ``high`` are None where an incident leaves them open, and then nobody knows them:
    ``open_best`` and ``open_high`` say how many do.
    """

    incidents: int
    low: int
    best: int | None
    high: int | None
    unknown: int = 0
    open_best: int = 0
    open_high: int = 0


@dataclass(frozen=True, slots=True)
class Stated:
    """A running total as a source states it, beside what the ledger counts in its window and of its group.

    ``low`` and ``high`` are the stated bounds. ``missing`` is from how many up to how many more people the total counts
    than the ledger does: below zero where the ledger counts more, None where an end is open.
    """

    figure: str
    scope: Scope
    victims: Victims
    window: When | None
    source: str | None
    low: int | None
    high: int | None
    counted: Sum
    missing: tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Toll:
    """One harm of one group over a window, a place and a party: what incidents add up to, and what is stated."""

    measure: Measure
    victims: Victims
    side: str | None
    window: When | None
    rules: str | None
    counted: Sum
    stated: tuple[Stated, ...]


def toll(
    rows: Iterable[Reckoned],
    figures: Iterable[Figure] = (),
    *,
    measure: Measure = "killed",
    victims: Victims = "all",
    side: str | None = None,
    window: When | None = None,
    place: str | None = None,
    party: str | None = None,
) -> Toll:
    """The sum of one harm over incidents, and the running totals of the same harm whose window lies in this one.

    Args:
        rows: incidents with their reckonings, all by one rule set.
        figures: statements among which running totals are looked for.
        window: days; an incident belongs to it if it lies wholly inside. One without a day belongs to none.
        place: a name as a gazetteer has it, of the place itself, its districts, province or country.
        party: one that did it, or whose fighters were harmed.

    Raises:
        ValueError: if the reckonings are of different rule sets: what they call low and high is not one thing.
    """
    known = [row for row in rows if _is_at(row[0].place, place) and _is_of(row, party)]
    labels = sorted({reckoning.rules for _, reckoning in known})
    if len(labels) > 1:
        raise ValueError(f"reckonings by {' and '.join(labels)} cannot be added up; choose one rule set")
    asked = [row for row in known if window is None or (row[0].when is not None and window.contains(row[0].when))]
    totals = [
        f for f in figures
        if f.measure == measure and f.scope in ("period", "war") and f.bounds.known and f.realis == "asserted"
        and (window is None or (f.date is not None and window.contains(f.date)))
        and _is_at(f.place, place) and (party is None or party in (*f.by, f.side)) and _is_group(f, victims, side)
    ]  # fmt: skip
    return Toll(
        measure, victims, side, window, labels[0] if labels else None, _sum(asked, measure, victims, side),
        tuple(_stated(figure, known) for figure in _distinct(totals)),
    )  # fmt: skip


def _sum(rows: Sequence[Reckoned], measure: Measure, victims: Victims, side: str | None) -> Sum:
    harms = [_harm(reckoning, measure, victims, side) for _, reckoning in rows]
    told = [h for h in harms if h is not None and (h.low, h.best, h.high) != (None, None, None)]
    best = [harm.best for harm in told]
    high = [harm.high for harm in told]
    unknown = len(rows) - len(told)
    return Sum(
        len(rows), sum(harm.low or 0 for harm in told),
        None if None in best or not told else sum(b or 0 for b in best),
        None if None in high or not told else sum(h or 0 for h in high),
        unknown, best.count(None), high.count(None),
    )  # fmt: skip


def _harm(reckoning: Reckoning, measure: Measure, victims: Victims, side: str | None) -> Harm | None:
    wanted = (measure, victims, side)
    return next((h for h in reckoning.harm if (h.measure, h.victims, h.side) == wanted), None)


def _stated(figure: Figure, known: Sequence[Reckoned]) -> Stated:
    victims = _group_of(figure)
    inside = [
        row for row in known
        if figure.date is not None and row[0].when is not None and figure.date.contains(row[0].when)
    ]  # fmt: skip
    counted = _sum(inside, figure.measure, victims, figure.side if victims == "combatant" else None)
    low, high = figure.bounds.low, figure.bounds.high
    missing = (
        low - counted.high if low is not None and counted.high is not None else None,
        high - counted.low if high is not None else None,
    )
    source = figure.attributed_to[0] if figure.attributed_to else None
    return Stated(figure.id, figure.scope, victims, figure.date, source, low, high, counted, missing)


def _distinct(totals: Iterable[Figure]) -> tuple[Figure, ...]:
    """Each total once, in the order of its window: reports repeat a source's total word for word."""
    once: dict[tuple[object, ...], Figure] = {}
    for figure in sorted(totals, key=lambda f: (f.date or When.day(date.min), f.bounds.floor, f.id)):
        speaker = figure.attributed_to[0] if figure.attributed_to else None
        once.setdefault((figure.bounds, _group_of(figure), figure.side, speaker, figure.date), figure)
    return tuple(once.values())


def _group_of(figure: Figure) -> Victims:
    if figure.groups:
        return figure.groups[0]
    groups: Mapping[str, Victims] = {"civilian": "civilian", "combatant": "combatant"}
    return groups.get(figure.status, "all")


def _is_group(figure: Figure, victims: Victims, side: str | None) -> bool:
    return (victims == "all" or _group_of(figure) == victims) and (side is None or figure.side == side)


def _is_at(place: Place | None, name: str | None) -> bool:
    return name is None or (
        place is not None and name in (place.name, place.words, place.adm2, place.adm1, place.country)
    )


def _is_of(row: Reckoned, party: str | None) -> bool:
    incident, reckoning = row
    return party is None or party in (*incident.parties, *reckoning.by)
