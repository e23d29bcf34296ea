"""Words that leave open whether they killed: who was shot may have died, and the report tells it further on.

"Five people were shot ... One died, four are in hospital" tells of five casualties; "A man was shot in the chest ...
the 30-year-old was later pronounced dead" of one killed. Where a report tells of one person dead and of nobody else
hurt, who was shot in it is the one who died.
"""

from __future__ import annotations

from itertools import product

from warledger.reading.drafts import Draft
from warledger.reading.language import Language

VICTIM = "victim"


def settle_shot(drafts: list[Draft], language: Language) -> list[Draft]:
    """The figures, with single people who were shot and whom the report tells dead as killed, told once each."""
    _settle_victims(drafts)
    killed = [d for d in drafts if d.measure == "killed" and d.person is not None]
    only = all(a.person.fits(b.person) for a in killed[:1] for b in killed if a.person and b.person)
    alone = only and bool(killed) and all(_may_be(d, killed[0], language) for d in drafts if d.measure == "injured")
    kept: list[Draft] = []
    for draft in drafts:
        may_be = killed if _left_open(draft, language) else [d for d in killed if _named_one(draft, d)]
        dead = [d for d in may_be if alone or _is_one(draft, d, only=only)]
        if any(d.span == draft.span for d in dead):
            continue
        if dead:
            draft.measure = "killed"
        kept.append(draft)
    return kept


def _settle_victims(drafts: list[Draft]) -> None:
    """Make "ten victims" dead where the report tells of ten killed: the word alone leaves open what befell them."""
    dead = {d.number for d in drafts if d.measure == "killed" and d.number}
    for draft in drafts:
        noun = draft.mention.group.noun
        if draft.measure == "casualties" and noun is not None and noun.lemma == VICTIM and draft.number in dead:
            draft.measure = "killed"


def _is_one(shot: Draft, dead: Draft, *, only: bool) -> bool:
    """Whether the two are one person: the words, the name or the age; "the child" where one dead is told of."""
    if shot.span == dead.span:
        return True
    if shot.person is None or dead.person is None:
        return False
    return shot.person.known_as(dead.person) or (shot.person.back and only and shot.person.fits(dead.person))


def _named_one(hurt: Draft, dead: Draft) -> bool:
    """Whether a name tells that who was hurt is the one who died: "Smith had been wounded ... Smith died"."""
    if hurt.measure != "injured" or hurt.person is None or dead.person is None:
        return False
    return bool(hurt.person.names and dead.person.names) and hurt.person.known_as(dead.person)


def _may_be(hurt: Draft, dead: Draft, language: Language) -> bool:
    """Whether a figure of somebody injured leaves open that he is the one who died."""
    if hurt.person is None or dead.person is None or hurt.person.more:
        return False
    return _left_open(hurt, language) and hurt.person.fits(dead.person)


def _left_open(draft: Draft, language: Language) -> bool:
    """Whether an injury is told only by a word such as "shot" or "with a gunshot wound"."""
    words = draft.mention.trigger.word.split()
    told = draft.mention.trigger.word in language.injuring or (words[:1] and words[0] in language.grammar.left_open)
    return draft.measure == "injured" and bool(told)


def count_shot(drafts: list[Draft], language: Language) -> None:
    """Make the number of those shot one of casualties where killed and injured told beside it add up to it."""
    told = [d for d in drafts if d.same is None and d.number is not None and d.vague is None]
    dead = {d.number for d in told if d.measure == "killed" and d.number}
    hurt = {d.number for d in told if d.measure == "injured" and d.number}
    sums = {k + h for k, h in product(dead, hurt) if k is not None and h is not None}
    for total in told:
        if total.number not in sums or not _left_open(total, language):
            continue
        for draft in drafts:
            if draft.root is total:
                draft.measure = "casualties"
            elif draft.parent is not None and draft.parent.root is total:
                draft.parent = None
