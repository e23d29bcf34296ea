"""One place for all that state the same: a headline's "in Aleppo" is the text's "in al-Aziziyeh"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from warledger.reading.drafts import Draft
from warledger.reading.placing.narrowing import COUNTRY, WIDE
from warledger.reading.placing.placed import PlaceMention

COUNTED = frozenset({"tens", "dozens", "scores", "hundreds"})


def shared_places(drafts: Sequence[Draft], places: Mapping[int, PlaceMention | None]) -> dict[int, PlaceMention | None]:
    """The place of each draft, by its id: where one of those that state the same has a narrow place, it is theirs all.

    Only a number tells that it is the same; what is told with it, in one sentence and place, follows it there.
    """
    best: dict[int, PlaceMention] = {}
    for limit in (WIDE, COUNTRY):
        for own in (True, False):
            for draft in drafts:
                place = places.get(id(draft))
                if place is not None and place.own == own and place.level < limit and _one_event(draft):
                    best.setdefault(id(draft.root), place)
    shared = dict(places)
    moved: dict[tuple[str, int, PlaceMention], PlaceMention] = {}
    for draft in drafts:
        old, new = places.get(id(draft)), best.get(id(draft.root))
        if new is not None and _one_event(draft) and (old is None or _yields(old, new)):
            shared[id(draft)] = new
            if old is not None:
                moved.setdefault((draft.span.part, draft.sentence, old), new)
    for draft in drafts:
        old = places.get(id(draft))
        if old is not None and shared.get(id(draft)) == old:
            shared[id(draft)] = moved.get((draft.span.part, draft.sentence, old), old)
    for draft in drafts:
        total = draft.parent
        if total is not None and draft.scope == total.scope and _lies_with(draft, total, shared):
            shared[id(draft)] = shared.get(id(total))
    return shared


def _lies_with(part: Draft, total: Draft, places: Mapping[int, PlaceMention | None]) -> bool:
    """Whether a part without a place of its own is where its total is: told with it, or told less nearly."""
    place, whole = places.get(id(part)), places.get(id(total))
    if whole is None or (place is not None and place.own):
        return False
    told_with = part.span.part == total.span.part and part.sentence == total.sentence
    return told_with or place is None or whole.level < place.level


def _yields(old: PlaceMention, new: PlaceMention) -> bool:
    """Whether a wide place gives way: an area that its own sentence gives, only to what another sentence gives."""
    if new.level >= WIDE:
        return old.level >= COUNTRY and not old.several
    return old.level >= WIDE and not old.several and (new.own or not old.own or old.level >= COUNTRY)


def _one_event(draft: Draft) -> bool:
    return draft.scope in ("incident", "background") and (draft.vague is None or draft.vague in COUNTED)
