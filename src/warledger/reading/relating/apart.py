"""What keeps two counts of a report apart, so that neither is told again, or taken apart, by the other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from warledger.reading.blame.camps import is_party, is_state
from warledger.reading.drafts import Draft
from warledger.reading.english.parts import AGAINST_IT, DOERS, OF_THE_STATE
from warledger.records import Cause, Status, VictimGroup

SPREAD = 0.5  # by how much places of one size may differ in level
#: Kinds of deed that exclude each other; what a cause is not among ("mixed", "explosion") may be any of them.
CAUSES: Mapping[Cause, str] = {
    "airstrike": "air", "drone strike": "air", "chemical": "air",
    "shelling": "guns", "clash": "fight", "shooting": "fight", "execution": "captives",
    "mine or IED": "bomb", "car bomb": "bomb", "suicide bombing": "bomb",
}  # fmt: skip
BY_AGE_OR_SEX: frozenset[VictimGroup] = frozenset({"children", "women", "men", "elderly"})
ALL: frozenset[Status] = frozenset({"unknown", "mixed"})


def listed_apart(total: Draft, part: Draft) -> bool:
    """Whether two figures stand in two items of a list: neither is told again, or taken apart, by the other."""
    return total.item is not None and part.item is not None and total.item != part.item


def rival(a: Draft, b: Draft) -> bool:
    """Whether two sources give the two counts: neither is part of the other, nor an update of it."""
    return len(a.speakers) > 1 < len(b.speakers) and not set(a.speakers[:-1]) & set(b.speakers[:-1])


def kind_inside(part: Draft, total: Draft) -> bool:
    """Whether people like the part may be among the total's, as any telling of either says who they are."""
    among = part.groups and set(part.groups) <= set(total.groups)  # a child of "a woman and a child"
    of_age_or_sex = not BY_AGE_OR_SEX.isdisjoint(total.groups)  # the driver may be one of the seven aid workers
    if total.groups and not among and part.mention.group.noun is not None and (of_age_or_sex or part.groups):
        return False
    kinds = {total.status, total.root.status, *total.root.retold} - ALL
    mine = {part.status, part.root.status} - ALL
    return not kinds or not mine or bool(kinds & mine)


def enemies(a: Draft, b: Draft) -> bool:
    """Whether one counts those whom the other fight or have attacked, by their nouns, their sides or their deeds."""
    nouns = [lemmas(d) for d in (a, b)]
    if all(nouns) and nouns[0].isdisjoint(DOERS) != nouns[1].isdisjoint(DOERS):
        return True
    if len({is_state(d.side) for d in (a, b) if d.side is not None and is_party(d.side)}) > 1:
        return True
    if a.side != b.side and (a.side in b.by or b.side in a.by) and ALL.isdisjoint((a.status, b.status)):
        return True
    camps = [_camps(d) for d in (a, b)]
    return all(camps) and camps[0].isdisjoint(camps[1])


def _camps(draft: Draft) -> set[str]:
    """Whether a count is of those who fight for a state or of those who fight it, as its nouns tell; maybe of both."""
    told = {"state": OF_THE_STATE, "against": AGAINST_IT}
    return {camp for camp, nouns in told.items() if not nouns.isdisjoint(lemmas(draft))}


def lemmas(draft: Draft) -> set[str]:
    """The nouns of those counted."""
    return {group.noun.lemma for group in draft.mention.groups if group.noun is not None}


def other_day(total: Draft, part: Draft) -> bool:
    """Whether a part is told of another day than a total: than the news, where nothing dates the deed in one town."""
    if part.date is None:
        return False
    if total.date is not None:
        return not total.date.overlaps(part.date)
    point = total.place is not None and total.place.precision == "unknown"
    late = timedelta(days=0 if part.further else 1)  # "another was killed on Friday" says that the others were not
    return point and total.day is not None and part.date.end < total.day.start - late


def other_town(total: Draft, part: Draft) -> bool:
    """Whether two counts are of two towns, or of two quarters; a quarter may be one of the total's town."""
    if total.town is None or part.town is None or _consonants(total.town) == _consonants(part.town):
        return False
    return part.level >= total.level - SPREAD


def _consonants(name: str) -> str:
    """What two spellings of an Arabic name share: Urom and Urum are one town."""
    return "".join(c for c in name.lower() if c.isalpha() and c not in "aeiou")


def one_place(a: Draft, b: Draft) -> bool:
    """Whether no word says that two counts are of two places."""
    return a.place is None or b.place is None or a.place.words == b.place.words


def one_cause(a: Draft, b: Draft) -> bool:
    """Whether one deed may have harmed both: what fell from the air is not what a fight or a mine did."""
    kinds = {CAUSES.get(d.cause) for d in (a, b) if d.cause is not None} - {None}
    return len(kinds) < 2
