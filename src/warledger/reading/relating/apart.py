"""What tells two counts of a report apart, so that neither lies in the other nor restates it."""

from __future__ import annotations

from collections.abc import Mapping

from warledger.reading.blame.camps import is_party, is_state
from warledger.reading.drafts import Draft
from warledger.reading.english.parts import AGAINST_IT, ATTACKERS, OF_THE_STATE
from warledger.records import Cause, Status

#: Kinds of deed that exclude each other; what a cause is not among ("mixed", "explosion") may be any of them.
CAUSES: Mapping[Cause, str] = {
    "airstrike": "air", "drone strike": "air", "chemical": "air",
    "shelling": "guns", "clash": "fight", "shooting": "fight", "execution": "captives",
    "mine or IED": "bomb", "car bomb": "bomb", "suicide bombing": "bomb",
}  # fmt: skip
ALL: frozenset[Status] = frozenset({"unknown", "mixed"})


def kind_inside(part: Draft, total: Draft) -> bool:
    """Whether people like the part may be among the total's, as any telling of either says who they are."""
    among = part.groups and set(part.groups) <= set(total.groups)  # a child of "a woman and a child"
    if total.groups and not among and part.mention.group.noun is not None:
        return False
    kinds = {total.status, total.root.status, *total.root.retold} - ALL
    mine = {part.status, part.root.status} - ALL
    return not kinds or not mine or bool(kinds & mine)


def enemies(a: Draft, b: Draft) -> bool:
    """Whether one counts those whom the other fight or have attacked, by their nouns or their sides."""
    if _lemmas(a).isdisjoint(ATTACKERS) != _lemmas(b).isdisjoint(ATTACKERS):
        return True
    sides = [d.side for d in (a, b)]
    if len({is_state(side) for side in sides if side is not None and is_party(side)}) > 1:
        return True
    camps = [_camps(d) for d in (a, b)]
    return all(camps) and camps[0].isdisjoint(camps[1])


def _camps(draft: Draft) -> set[str]:
    """Whether a count is of those who fight for a state or of those who fight it, as its nouns tell; maybe of both."""
    told = {"state": OF_THE_STATE, "against": AGAINST_IT}
    return {camp for camp, nouns in told.items() if not nouns.isdisjoint(_lemmas(draft))}


def _lemmas(draft: Draft) -> set[str]:
    return {group.noun.lemma for group in draft.mention.groups if group.noun is not None}


def one_place(a: Draft, b: Draft) -> bool:
    """Whether no word says that two counts are of two places."""
    return a.place is None or b.place is None or a.place.words == b.place.words


def other_town(a: Draft, b: Draft) -> bool:
    """Whether two counts are of two towns."""
    return a.town is not None and b.town is not None and _consonants(a.town) != _consonants(b.town)


def _consonants(name: str) -> str:
    """What two spellings of an Arabic name share: Urom and Urum are one town."""
    return "".join(c for c in name.lower() if c.isalpha() and c not in "aeiou")


def one_cause(a: Draft, b: Draft) -> bool:
    """Whether one deed may have harmed both: what fell from the air is not what a fight or a mine did."""
    kinds = {CAUSES.get(d.cause) for d in (a, b) if d.cause is not None} - {None}
    return len(kinds) < 2


def rival(a: Draft, b: Draft) -> bool:
    """Whether two sources give the two counts: neither is part of the other, nor an update of it."""
    return len(a.speakers) > 1 < len(b.speakers) and not set(a.speakers[:-1]) & set(b.speakers[:-1])


def listed_apart(total: Draft, part: Draft) -> bool:
    """Whether two figures stand in two items of a list: neither is told again, or taken apart, by the other."""
    return total.item is not None and part.item is not None and total.item != part.item


def larger(total: Draft, part: Draft) -> bool:
    """Whether the one may hold the other by their numbers; a vague count has room for any, and fits into any."""
    if total.number is None or part.number is None:
        return part.number is None or total.vague is not None
    return total.number > part.number
