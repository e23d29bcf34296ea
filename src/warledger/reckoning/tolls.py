"""Running totals that sources state ("more than 360 civilians since late April"), and what stands beside them.

A total counts what a source counted, whether or not a report of each incident is in the ledger. It is never added to
anything: it stands beside what the ledger counts of its own group in its own days, with the difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, TypeVar

from warledger.bounds import Bounds
from warledger.records import Figure, Status, Victims
from warledger.when import When

Said = TypeVar("Said")

GROUP: Final[Mapping[Status, Victims]] = {"civilian": "civilian", "combatant": "combatant"}


def group_of(figure: Figure) -> tuple[Victims, str | None]:
    """Which people a total counts, as rows of harm have it: the victims, and of fighters of one side their side."""
    victims = figure.groups[0] if figure.groups else GROUP.get(figure.status, "all")
    return victims, figure.side if victims == "combatant" and len(figure.sides) == 1 else None


def distinct(totals: Iterable[tuple[Said, Figure]]) -> tuple[tuple[Said, Figure], ...]:
    """Each asserted total once, in the order of its days: reports repeat a source's total word for word."""
    once: dict[tuple[object, ...], tuple[Said, Figure]] = {}
    known = [(by, f) for by, f in totals if f.bounds.known and f.realis == "asserted"]
    for by, figure in sorted(known, key=lambda pair: (_day(pair[1]), pair[1].bounds.floor, pair[1].id)):
        speaker = figure.attributed_to[0] if figure.attributed_to else None
        once.setdefault((figure.measure, figure.bounds, *group_of(figure), speaker, figure.date), (by, figure))
    return tuple(once.values())


def missing(stated: Bounds, low: int, high: int | None) -> tuple[int | None, int | None]:
    """From how many up to how many more people a total counts than the ledger, which counts from low to high.

    Below zero where the ledger counts more; None where an end is open.
    """
    return (
        stated.low - high if stated.low is not None and high is not None else None,
        stated.high - low if stated.high is not None else None,
    )


def _day(figure: Figure) -> When:
    return figure.date or When.day(date.min)
