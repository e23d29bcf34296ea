"""Whose deeds the figures of a report are, over all that it counts: what one figure leaves open, another may say."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import combinations
from typing import Final

from warledger.reading.blame.actors import NOBODY, Actors, Deed
from warledger.reading.drafts import Draft

FIGHTERS: Final = frozenset({"combatant", "mixed"})
MOST: Final = 64
"""Figures of one sentence that are looked at, so that time stays linear in a text of one sentence."""


def settle_deeds(drafts: Sequence[Draft], actors: Actors) -> None:
    """Find who is said to have done what each figure counts; the figures are related and know their sides."""
    shared = _shared_tolls(drafts, actors)
    one_side = {d.root for d in drafts if d.side and d.parent is not None and _nobodys_fighters(d.parent)}
    deeds = {d: _deed(d, actors, one_side) for d in drafts}
    shared -= {d for d in shared if deeds[d].how == "said" and _nobodys_fighters(d) and actors.hit(d.span)}
    deeds |= dict.fromkeys(shared, NOBODY)
    said = {d.root: deed for d, deed in reversed(deeds.items()) if deed.how == "said" and deed.names}
    for draft, deed in deeds.items():
        if deed.how == "own":
            draft.by = deed.names
            continue
        names = deed.names if deed.how == "said" else actors.able(deed.names, draft.cause)
        draft.by = actors.others(names, draft.side)
        open_ = draft not in shared and draft.root not in shared
        if draft.root in said and not draft.by and open_ and draft.measure != "displaced":
            draft.by = actors.others(said[draft.root].names, draft.side)


def _deed(draft: Draft, actors: Actors, one_side: Set[Draft]) -> Deed:
    """Whose deed the figure is.

    Nobody's of whom the text only goes on: the dead of a whole war, or of "a bombing" in another year. Nobody's by
    inference: the fighters of ``one_side`` in a fight whose dead are counted together.
    """
    deed = actors.deed(draft.span.part, draft.span.start, draft.span.end, draft.measure, draft.cause)
    if deed.how != "said" and draft.root in one_side:
        return NOBODY
    another = draft.scope == "background" and actors.of_another_year(draft.span)
    if deed.how == "carried" and (draft.scope == "war" or another):
        return NOBODY
    return deed


def _nobodys_fighters(draft: Draft) -> bool:
    """ "Clashes killed 38 fighters": of which side they were nobody says, so whose deed it was nobody says either."""
    return draft.cause in ("clash", "mixed") and draft.side is None and draft.status in FIGHTERS


def _shared_tolls(drafts: Sequence[Draft], actors: Actors) -> set[Draft]:
    """Tolls of a fight over both sides, with their parts: they say who fell in it and accuse neither side.

    Those that a report breaks down by side ("52 dead: 29 soldiers and 23 rebels"), and those of fighters of no side.
    """
    totals: dict[tuple[str, int, str], list[Draft]] = {}
    sided: dict[tuple[str, int, str], list[Draft]] = {}
    for d in drafts:
        if d.number:
            kind = sided if d.side is not None and " and " not in d.side else totals
            kind.setdefault((d.span.part, d.sentence, d.measure), []).append(d)
    tolls: set[Draft] = set()
    for (part, sentence, measure), parts in sided.items():
        near = [
            t for i in (sentence, sentence - 1) for t in totals.get((part, i, measure), ()) if t.status != "civilian"
        ]
        for a, b in combinations(parts[:MOST], 2) if near else ():
            if not actors.parties.friends(a.side or "", b.side or "", actors.day):
                both = (a.number or 0) + (b.number or 0)
                tolls |= {d for t in near if (t.number or 0) >= both for d in (a, b, t)}
    roots = {d.root for d in tolls}
    return {d for d in drafts if _nobodys_fighters(d) or d.root in roots}
