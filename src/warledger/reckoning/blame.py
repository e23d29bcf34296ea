"""Who is said to have done it, whether that is contested, and Airwars' grade with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from warledger.reading.blame.camps import party_of
from warledger.reading.eventtables import EventWords
from warledger.reckoning.told import Told
from warledger.records import Grade, Position


def blamed(told: Sequence[Told]) -> tuple[str, ...]:
    """The parties said to have done it, in the order in which they are named."""
    return tuple(dict.fromkeys(party for one in told for f in one.figures for party in f.by))


def denials(by: Sequence[str], positions: Sequence[Position]) -> tuple[Position, ...]:
    """Denials by those who are said to have done it, or by their state; what others deny is another thing."""
    named = {party_of(name) for name in by}
    return tuple(
        p for p in positions
        if p.stance == "denies" and party_of(p.speaker) in named
    )  # fmt: skip


def of_a_deed(position: Position, words: EventWords) -> bool:
    """Whether a position may be on what was done: who denies an agreement denies no deed."""
    return position.stance != "denies" or not words.agreed.search(f"{position.about} {position.span.quote}")


def rivals(told: Sequence[Told]) -> tuple[str, ...]:
    """Sources that name different parties for harm to the same side, as sentences.

    Naming one of two parties that another source names together is no rival word; nor are the two sides of a clash.
    """
    named: defaultdict[tuple[str | None, str], set[str]] = defaultdict(set)
    for one in told:
        for figure in one.figures:
            named[figure.side, one.source].update(figure.by)
    found = [
        f"{a[1]} names {_list(named[a])}, {b[1]} names {_list(named[b])}"
        for a, b in combinations(sorted(named, key=str), 2)
        if a[0] == b[0] and a[1] != b[1] and named[a] and named[b] and not named[a] & named[b]
    ]
    return tuple(found)


def grade(
    told: Sequence[Told], by: Sequence[str], said: Sequence[Position], rival: Sequence[str]
) -> tuple[Grade, tuple[str, ...]]:
    """The grade and why.

    Discounted: those harmed were fighters. Confirmed: a belligerent accepts responsibility. Contested: sources name
    different parties, or one named denies. Fair: two or more sources. Weak: one source. (Airwars, methodology.)
    """
    harmed = [f for one in told for f in one.figures if f.measure in ("killed", "injured")]
    sources = sorted({one.source for one in told})
    accepted = [p for p in said if p.stance == "confirms" and p.speaker in by]
    denied = [f"{p.speaker} denies it" for p in denials(by, said)]
    if harmed and all(f.status == "combatant" for f in harmed):
        return "discounted", ("all who are told harmed were fighters",)
    if accepted:
        return "confirmed", tuple(f"{p.speaker} confirms it" for p in accepted)
    if rival or denied:
        return "contested", (*rival, *denied)
    if len(sources) > 1:
        return "fair", (f"{len(sources)} sources that do not copy each other: {', '.join(sources[:4])}",)
    return "weak", (f"one source: {', '.join(sources) or 'none'}",)


def _list(parties: set[str]) -> str:
    return " and ".join(sorted(parties))
