"""Single people whom a report only speaks of again: "the man", once it has told what was done to a man."""

from __future__ import annotations

from typing import Final

from warledger.reading.drafts import Draft

WINDOW: Final = 60  # figures back among which a person is sought again, so that a long report takes its length


def without_restatements(drafts: list[Draft]) -> list[Draft]:
    """The figures without single people who are only spoken of again: "the man" of whom the same harm was told."""
    kept: list[Draft] = []
    for draft in drafts:
        person = draft.person
        again = person is not None and person.bare and not person.more
        if again and any(_told_before(draft, earlier) for earlier in kept[-WINDOW:]):
            continue
        kept.append(draft)
    gone = {id(d) for d in drafts} - {id(d) for d in kept}
    for draft in kept:
        if draft.parent is not None and id(draft.parent) in gone:
            draft.parent = None
    return kept


def _told_before(draft: Draft, earlier: Draft) -> bool:
    if earlier.measure != draft.measure or draft.person is None:
        return False
    if earlier.person is not None and not draft.person.kin:
        return draft.person.fits(earlier.person)
    noun, groups = draft.mention.group.noun, earlier.mention.groups  # "the girl", of "a girl and a woman"
    return any(g.noun == noun for g in groups)
