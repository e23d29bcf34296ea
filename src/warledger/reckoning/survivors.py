"""The injured are those who live: who was struck and died, or died since, is counted among the dead alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from warledger.bounds import Bounds
from warledger.quoting import quoted
from warledger.reckoning.told import Told
from warledger.reckoning.within import Count, Group, count, further_ones, grouped, of_measure
from warledger.records import Figure, Used

NEAR: Final = 80
"""Characters to each side of a figure in which its sentence may say that its people live."""


def surviving(one: Told, figures: Sequence[Figure]) -> Count | None:
    """The injured of one report: those struck ("seven were shot") hold the dead, who are not counted twice."""
    dead = count(of_measure(figures, "killed"), one.words, further_ones(figures, one.words))
    killed = (dead.best or 0) if dead else 0
    injured = of_measure(figures, "injured")
    further = further_ones(one.figures, one.words)
    if not killed:
        return count(injured, one.words, further)
    kept: list[Figure] = []
    left: list[tuple[Bounds, Used]] = []
    groups = grouped(injured)
    for group in groups:
        number = group.bounds.low
        if number is not None and _holds_the_dead(one, group, groups, killed):
            high = None if group.bounds.high is None else max(0, group.bounds.high - killed)
            rest = Bounds(max(0, number - killed), high)
            left.append((rest, Used(group.first.id, f"all who were struck; {killed} of them are the dead")))
        else:
            kept += group.figures
    ids = {f.id for f in kept}
    apart = [f if f.part_of in ids else replace(f, part_of=None) for f in kept]
    counted = count(apart, one.words, further)
    most, use = max(left, key=lambda pair: pair[0].floor, default=(Bounds.exactly(0), None))
    if use is not None and most.floor > (counted.best or 0 if counted else 0):
        return Count(most.low, most.low, most.high, (use,), open=most.high is None)
    return counted


def _holds_the_dead(one: Told, group: Group, groups: Sequence[Group], killed: int) -> bool:
    """Whether a group is of all who were struck, by its words or because the rest after the dead is told too."""
    if any(one.words.further.search(f.span.quote) for f in group.figures):
        return False
    if all(only_struck_in(one, f) for f in group.figures):
        return True
    rest = (group.bounds.low or 0) - killed
    apart = [g for g in groups if g is not group and not any(f.part_of in group.ids for f in g.figures)]
    return rest > 0 and any(g.bounds.low == rest for g in apart)


def only_struck_in(one: Told, figure: Figure) -> bool:
    """Whether the report says of these people no more than that they were struck: they may be the dead."""
    sentence = quoted(one.report, figure.span)
    around = f"{sentence.before[-NEAR:]}{sentence.words}{sentence.after[:NEAR]}"
    return bool(one.words.struck.search(around)) and not one.words.living.search(around)


@dataclass(frozen=True, slots=True)
class Deaths:
    """How many are dead by the count that stands, the last day of it, and the first day on which a death was told."""

    count: int
    first: str
    last: str


def died_since(one: Told, injured: Count, dead: Count | None, deaths: Deaths) -> Count:
    """The injured that are left of a report's count once later reports have told their deaths.

    A report that counts fewer dead was written before the others died: of its injured, so many are among the dead now.
    One that counts no dead at all is only taken so where it tells who was struck, not who was hurt, or where it is of a
    day before any death was told.
    """
    if not deaths.count or injured.best is None:
        return injured
    hurt = [f for f in one.figures if f.measure == "injured" and f.bounds.known]
    struck = dead is None and all(only_struck_in(one, f) for f in hurt)
    before = one.day < deaths.first if dead is None else one.day <= deaths.last
    if not struck and not before:
        return injured
    since = deaths.count - ((dead.best or 0) if dead else 0)
    if since <= 0 or injured.best < since:
        return injured
    rule = f"{since} of them {'is' if since == 1 else 'are'} among the dead by later counts"
    low = None if injured.low is None else max(0, injured.low - since)
    used = tuple(Used(use.statement, f"{use.rule}; {rule}") for use in injured.used)
    return replace(injured, low=low, best=injured.best - since, used=used)
