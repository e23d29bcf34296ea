"""A part of a report as deeds: its sentences with the parties they name and what each of them does there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from warledger.reading.blame.actortables import ActorTables, Phrase
from warledger.reading.blame.agents import Agent, SentenceAgents
from warledger.reading.blame.parties import PartyMention
from warledger.reading.text import Text

# Tokens: what stands farther from a figure than this says nothing of it, and a text without full stops stays linear.
REACH: Final = 200
NONE: Final[frozenset[str]] = frozenset()  # one for all sentences that tell nothing
Placed = tuple[PartyMention, int, int]


@dataclass(frozen=True, slots=True)
class Acts:
    """By sentence: the parties named (with first and last token, exclusive), the agents, the telling words."""

    text: Text
    mentions: tuple[tuple[Placed, ...], ...]
    agents: tuple[tuple[Agent, ...], ...]
    lows: tuple[frozenset[str], ...]

    @classmethod
    def read(cls, text: Text, found: Sequence[PartyMention], tables: ActorTables) -> Acts:
        """Read every sentence of a part once, for the parties found in it."""
        starts, telling = text.starts, tables.telling
        mentions, agents = [], []
        at = 0
        for sentence in text.sentences:
            here: list[Placed] = []
            while at < len(found) and found[at].start < text.end(sentence):
                m = found[at]
                last = min(bisect_right(starts, m.end - 1), sentence.last)
                here.append((m, bisect_right(starts, m.start) - 1, last))
                at += 1
            mentions.append(tuple(here))
            agents.append(tuple(SentenceAgents(text, sentence, here, tables).read()) if here else ())
        lows = tuple(telling.intersection(text.lows[s.first : s.last]) or NONE for s in text.sentences)
        return cls(text, tuple(mentions), tuple(agents), lows)

    @property
    def starts(self) -> Sequence[int]:
        """Offsets of the tokens' first characters."""
        return self.text.starts

    def where(self, start: int, end: int) -> tuple[int, int, int]:
        """Sentence, first and last (exclusive) token of a span."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return self.text.sentence_at(start), first, max(bisect_right(self.starts, end - 1), first + 1)

    def agents_near(self, s: int, first: int, last: int) -> tuple[Agent, ...]:
        """The agents of sentence s within reach of tokens first up to last."""
        here = self.agents[s]
        low = bisect_left(here, first - REACH, key=lambda a: a.first)
        return here[low : bisect_right(here, last + REACH, key=lambda a: a.first)]

    def mentions_near(self, s: int, first: int, last: int) -> tuple[Placed, ...]:
        """The parties named in sentence s within reach of tokens first up to last."""
        here = self.mentions[s]
        low = bisect_left(here, first - REACH, key=lambda placed: placed[1])
        return here[low : bisect_right(here, last + REACH, key=lambda placed: placed[1])]

    def words(self, s: int) -> str:
        """The characters of sentence s."""
        sentence = self.text.sentences[s]
        return self.text.raw[self.text.start(sentence) : self.text.end(sentence)]

    def says(self, phrase: Phrase, s: int) -> bool:
        """Whether sentence s holds such words."""
        return not phrase.keys.isdisjoint(self.lows[s]) and phrase.pattern.search(self.words(s)) is not None

    def low(self, i: int) -> str:
        """The word at token i in lookup form, "" outside the part."""
        return self.text.lows[i] if 0 <= i < len(self.text.lows) else ""

    def between(self, first: int, last: int) -> list[str]:
        """The words of tokens first up to last (exclusive) in lookup form."""
        return self.text.lows[first:last]
