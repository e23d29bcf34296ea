"""Whom "he" and "the man" mean, where a harm is told of somebody whom an earlier sentence names or describes.

"Police found a man in the house. He was pronounced dead": the one killed is "a man", and what was told of him as an
injury killed him. Only what leaves no choice is settled: one person near enough that the words fit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from warledger.reading.counts.pieces import Chunk
from warledger.reading.counts.taking import Mention
from warledger.reading.language import Language

NEAR: Final = 2  # sentences


@dataclass(slots=True)
class Seen:
    """A single person that the text has told of, and the mention of harm to him, if any."""

    group: Chunk
    sentence: int
    mention: Mention | None


class Antecedents:
    """The single people of a part of a report, sentence by sentence."""

    def __init__(self, language: Language, chunks_of: Callable[[int], list[Chunk]]) -> None:
        """``chunks_of`` cuts a sentence that told of no harm, and is asked only when the next one looks back."""
        self._language = language
        self._chunks_of = chunks_of
        self._seen: list[Seen] = []
        self._last = -1  # the last sentence remembered

    def settle(self, found: list[Mention], pronouns: list[Mention], sentence: int) -> list[Mention]:
        """The mentions of a sentence, those of "he" and "the man" moved to whom they mean."""
        kept: list[Mention] = []
        if pronouns or any(map(_looks_back, found)):
            for n in range(max(self._last + 1, sentence - NEAR), sentence):
                self.remember(self._chunks_of(n), [], n)
        for mention in found:
            meant = self._by_noun(mention, sentence) if _looks_back(mention) else None
            if meant is None:
                kept.append(mention)
            else:
                kept += self._told(meant, mention)
        for mention in pronouns:
            hurt = [m for m in found if m.trigger.first < mention.group.first and self._fits(mention, m)]
            if mention.measure == "killed" and len(hurt) == 1:
                hurt[0].measure = "killed"  # "one of the men was hit and taken to hospital, where he died"
                continue
            meant = self._by_pronoun(mention, sentence)
            if meant is not None and (meant.mention is not None or not _by_itself(mention)):
                kept += self._told(meant, mention)
        return kept

    def remember(self, chunks: list[Chunk], mentions: list[Mention], sentence: int) -> None:
        """Keep the single people of a sentence, told of with "a" or by their age, for the sentences that follow."""
        of = {id(g): m for m in mentions for g in m.groups}
        self._last = sentence
        self._seen = [s for s in self._seen if sentence - s.sentence < NEAR]
        self._seen += [Seen(c, sentence, of.get(id(c))) for c in chunks if _introduced(c)]

    def _told(self, meant: Seen, mention: Mention) -> list[Mention]:
        """What becomes of a mention that means somebody told of before: a new one, or the old one made a death."""
        if meant.mention is None:
            mention.groups, mention.sentence = [meant.group], meant.sentence
            meant.mention = mention
            return [mention]
        if mention.measure == "killed" and meant.mention.measure == "injured" and len(meant.mention.groups) == 1:
            meant.mention.measure = "killed"
        return []

    def _by_noun(self, mention: Mention, sentence: int) -> Seen | None:
        noun = mention.group.noun
        if noun is None:
            return None
        near = [s for s in self._seen if 0 < sentence - s.sentence <= NEAR and s.group.noun is not None]
        fit = [s for s in near if s.group.noun is not None and s.group.noun.lemma == noun.lemma]
        return fit[0] if len(fit) == 1 and not (fit[0].mention and fit[0].mention.measure == mention.measure) else None

    def _by_pronoun(self, mention: Mention, sentence: int) -> Seen | None:
        sex = self._language.sexes.get(mention.group.word)
        near = [s for s in self._seen if sentence - s.sentence <= NEAR and self._sex(s.group) in (sex, None)]
        if len(near) != 1 or sex is None:
            return None
        return near[0]

    def _fits(self, pronoun: Mention, told: Mention) -> bool:
        """Whether "he" may be the one person whom the same sentence tells injured before it."""
        g = told.group
        one = g.article == "a" or g.name or (g.quantity is not None and g.quantity.bounds.high == 1)
        sex = self._language.sexes.get(pronoun.group.word)
        alone = told.measure == "injured" and len(told.groups) == 1 and one
        return alone and sex is not None and self._sex(g) in (sex, None)

    def _sex(self, group: Chunk) -> str | None:
        words = (*group.modifiers, group.noun.lemma if group.noun is not None else "")
        return next((self._language.sexes[w] for w in words if w in self._language.sexes), None)


def _by_itself(mention: Mention) -> bool:
    """Whether the words say no more than that somebody died, perhaps in bed."""
    harm = mention.trigger.harm
    return harm is not None and harm.form == "die"


def _introduced(c: Chunk) -> bool:
    if c.kind != "G" or c.noun is None or c.noun.plural or c.anaphor:
        return False
    return c.article == "a" or c.head == "-year-old" or (c.quantity is not None and c.quantity.bounds.high == 1)


def _looks_back(mention: Mention) -> bool:
    """Whether a mention is "the man" and no more."""
    g = mention.group
    plain = g.noun is not None and not g.noun.plural and not g.named and g.quantity is None and len(g.modifiers) == 1
    return g.article == "the" and len(mention.groups) == 1 and plain
