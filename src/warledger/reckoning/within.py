"""One report's count of one harm: restatements merged, parts inside their totals, groups that cannot overlap added.

What a report leaves open is left open: ``low`` counts only people who are certainly different, ``high`` all who may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from warledger.bounds import Bounds
from warledger.reading.eventtables import EventWords
from warledger.reckoning.told import chains, words
from warledger.records import Figure, Measure, Used

NONE_FURTHER: Final[Mapping[str, Figure]] = MappingProxyType({})

EXPLICIT: Final = ("civilian", "combatant")
AGE_AND_SEX: Final = {"children", "women", "men"}
"""Groups of which nobody is in two; a medic may be a woman."""


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one report that state the same people; ``bounds`` is what its text says of how many."""

    figures: tuple[Figure, ...]
    bounds: Bounds
    unsupported: tuple[Figure, ...] = ()

    @property
    def first(self) -> Figure:
        """The figure that says it best: its number that of the group, in the text before the title."""
        return min(self.figures, key=lambda f: (f.bounds != self.bounds, f.span.part == "title", f.span.start))

    @property
    def ids(self) -> frozenset[str]:
        """Ids of its figures."""
        return frozenset(f.id for f in self.figures)

    def numbered(self, language: EventWords) -> bool:
        """Whether a number is said, not only a person named or described."""
        quotes = (language.age.sub(" ", f.span.quote) for f in self.figures)
        return self.bounds.floor != 1 or any(map(language.number.search, quotes))


@dataclass(frozen=True, slots=True)
class Count:
    """What one report says of one harm and one kind of people: from, most likely, up to, and how it comes about.

    ``best`` is the number said: N for "at least N" (UCDP), none for "up to N". ``numbered``: it says how many, and does
    not only tell of persons. ``open``: it allows more ("at least").
    """

    low: int | None
    best: int | None
    high: int | None
    used: tuple[Used, ...]
    set_aside: tuple[Used, ...] = ()
    unsupported: tuple[Figure, ...] = ()
    misfits: tuple[tuple[Figure, Figure], ...] = ()
    numbered: bool = True
    open: bool = False

    def allows(self, number: int) -> bool:
        """Whether who says so may be right if so many it is."""
        return number == self.best or (self.open and self.low is not None and number >= self.low)

    @property
    def order(self) -> tuple[int, int]:
        """Of two counts of one source on one day, the higher one is taken as the later: tolls rise."""
        return (self.best or 0, self.high or 0)


def grouped(figures: Sequence[Figure]) -> tuple[Group, ...]:
    """Figures that restate each other as one group, in the order of the report."""
    return tuple(map(_group, chains(figures)))


def _group(figures: Sequence[Figure]) -> Group:
    """The text beats its headline; later words that agree make a count more precise, a higher one replaces it."""
    text = [f for f in figures if f.span.part == "text" and f.bounds.known]
    told = text or [f for f in figures if f.bounds.known]
    bounds = Bounds()
    for figure in told:
        both = bounds.meet(figure.bounds)
        if both is not None:
            bounds = both
        elif figure.bounds.floor > bounds.floor:
            bounds = figure.bounds
    stated = {f.bounds.floor for f in text}
    odd = tuple(
        f for f in figures
        if text and f.span.part == "title" and f.bounds.known
        and (bounds.meet(f.bounds) is None or f.bounds.floor not in stated)
    )  # fmt: skip
    return Group(tuple(figures), bounds, odd)


def count(
    figures: Sequence[Figure], language: EventWords, further: Mapping[str, Figure] = NONE_FURTHER
) -> Count | None:
    """How many people all these figures of one harm in one report count together, or None where none has a number.

    ``further`` are ids of groups that come on top of others, each with the figure told before.
    """
    groups = [g for g in grouped(figures) if g.bounds.known]
    if not groups:
        return None
    inside = _inside(groups)
    tops = [g for g in groups if g not in inside]
    additive, members = _split(tops, further)
    used = [_use(g, "counted" if len(additive) == 1 else "counted, with the others") for g in additive]
    used += [_use(g, f"inside {words(inside[g].first)}, adds nothing") for g in groups if g in inside]
    used += [use for g in groups if g not in members for use in _restating(g)]
    aside = [_use(g, "may be one of those counted already: raises the high count only") for g in members]
    odd = tuple(f for g in groups for f in g.unsupported)
    aside += [Used(f.id, "the headline alone says so: raises the high count only") for f in odd]
    total = _sum(additive)
    low, high = total.low, total.high
    if high is not None:
        high += sum(g.bounds.high or g.bounds.floor for g in members)
    top = max((f.bounds.high or f.bounds.floor for f in odd), default=None)
    if top is not None:
        high = top if high is None else max(high, top)
    high = None if high is None else max(high, low or 0)
    numbered = any(g.numbered(language) for g in additive) or len(additive) > 1
    return Count(low, low, high, tuple(used), tuple(aside), odd, _misfits(inside), numbered, total.high is None)


def _inside(groups: Sequence[Group]) -> dict[Group, Group]:
    """Groups that lie in another one of the same harm, with it: stated to, or of one side where that is of both."""
    home = {figure: group for group in groups for figure in group.ids}
    inside: dict[Group, Group] = {}
    for group in groups:
        whole = next((home[f.part_of] for f in group.figures if f.part_of in home), None) or _of_both(group, groups)
        if whole is not None and whole is not group and inside.get(whole) is not group:
            inside[group] = whole
    return inside


def _of_both(group: Group, groups: Sequence[Group]) -> Group | None:
    """The group that counts these people and those of another side together."""
    own = set(group.first.sides)
    both = (g for g in groups if own and own < set(g.first.sides) and group.bounds.floor <= g.bounds.floor)
    return next(both, None)


def _misfits(inside: dict[Group, Group]) -> tuple[tuple[Figure, Figure], ...]:
    """Parts that are more than the total they are said to lie in."""
    return tuple(
        (part.first, whole.first)
        for part, whole in inside.items()
        if whole.bounds.high is not None and part.bounds.floor > whole.bounds.high
    )


def _split(tops: Sequence[Group], further: Mapping[str, Figure]) -> tuple[list[Group], list[Group]]:
    """Groups that are certainly different people, and those that may be some of them again.

    The largest group counts. Another one adds to it if it says so ("nine others"), or if its people are of another kind
    (civilians beside soldiers, one side beside the other). What is left may retell: it raises the high count only.
    """
    additive: list[Group] = []
    members: list[Group] = []
    for group in sorted(tops, key=lambda g: -g.bounds.floor):
        more = not additive or _on_top(group, additive[0], further)
        if more or all(_apart(group.first, o.first) for o in additive):
            additive.append(group)
        else:
            members.append(group)
    whole = additive[0]
    rest = [g for g in additive[1:] if not _on_top(g, whole, further)]
    if rest and whole.first.status not in EXPLICIT and whole.bounds.floor >= sum(g.bounds.floor for g in rest):
        additive = [g for g in additive if g not in rest]  # a total of people, and its kinds told apart
        members += rest
    return additive, members


def _on_top(group: Group, whole: Group, further: Mapping[str, Figure]) -> bool:
    """Whether a group comes on top of a report's largest one: of "14 dead", "nine, and five others" are all."""
    before = next((further[key] for key in sorted(group.ids) if key in further), None)
    if before is None:
        return False
    both = before.bounds.floor + group.bounds.floor
    return before.id in whole.ids or both > whole.bounds.floor or _apart(group.first, whole.first)


def _apart(a: Figure, b: Figure) -> bool:
    """Whether two groups cannot share a person: by their status, side, age or sex."""
    if a.status in EXPLICIT and b.status in EXPLICIT and a.status != b.status:
        return True
    if a.side is not None and b.side is not None and set(a.sides).isdisjoint(b.sides):
        return True
    kinds = set(a.groups) & AGE_AND_SEX, set(b.groups) & AGE_AND_SEX
    return bool(kinds[0] and kinds[1]) and not kinds[0] & kinds[1]


def _sum(groups: Sequence[Group]) -> Bounds:
    total = groups[0].bounds
    for group in groups[1:]:
        total = total + group.bounds
    return total


def _use(group: Group, rule: str) -> Used:
    return Used(group.first.id, rule)


def _restating(group: Group) -> Iterator[Used]:
    for figure in group.figures:
        if figure is not group.first and figure not in group.unsupported and figure.bounds.known:
            yield Used(figure.id, f"tells of the same people as {words(group.first)}")


def of_measure(figures: Sequence[Figure], measure: Measure) -> list[Figure]:
    """The figures of one harm; parts of figures of another harm stand by themselves."""
    own = [f for f in figures if f.measure == measure]
    ids = {f.id for f in own}
    return [f if f.part_of in ids or f.part_of is None else replace(f, part_of=None) for f in own]


def further_ones(figures: Sequence[Figure], language: EventWords) -> dict[str, Figure]:
    """Ids of groups that say they come on top of people of the same harm, each with the figure told before.

    "Nine civilians were killed and six others" adds to the dead; "one was killed and six others wounded" does not add
    to the wounded: what comes before is of another harm.
    """
    found: dict[str, Figure] = {}
    before: Figure | None = None
    for figure in sorted(figures, key=lambda f: (f.span.part == "text", f.span.start)):
        same = before is not None and before.measure == figure.measure and before.span.part == figure.span.part
        if before is not None and same and language.further.search(figure.span.quote):
            found[figure.id] = before
        before = figure
    return found
