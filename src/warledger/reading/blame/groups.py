"""Which parties named in a sentence stand together: lists of several, one under two names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warledger.reading.blame.actortables import ActorTables
from warledger.reading.blame.parties import PartyMention
from warledger.reading.text import Sentence, Text

QUOTES = frozenset("\"“”‘’'«»[(")
OF = frozenset({"of", "from", "the"})
BRACKETS = frozenset({"(", "[", "group", "or"})


@dataclass(slots=True)
class Group:
    """Parties that stand together: tokens ``first`` up to ``last`` (exclusive) of their names."""

    mentions: list[PartyMention]
    first: int
    last: int


class Groups:
    """The groups of one sentence."""

    def __init__(self, text: Text, sentence: Sentence, t: ActorTables) -> None:
        self.tokens, self.lows, self.t = text.tokens, text.lows, t
        self.begin, self.end = sentence.first, sentence.last

    def low(self, i: int) -> str:
        """The word at token i in lookup form, "" outside the sentence."""
        return self.lows[i] if self.begin <= i < self.end else ""

    def join(self, mentions: Sequence[tuple[PartyMention, int, int]]) -> list[Group]:
        """ "Syrian or Russian aircraft", "regime and Russian warplanes" are one group."""
        groups: list[Group] = []
        for mention, first, last in mentions:
            before = groups[-1] if groups else None
            between = [self.low(i) for i in range(before.last, first)] if before else []
            if before is None:
                groups.append(Group([mention], first, last))
            elif self._meant(before, mention, between):
                groups[-1] = Group([mention], before.first, last)  # "terrorists of the FMLN", "the group Islamic State"
            elif self._again(before, mention, between):
                before.last = last
            elif self._listed(before, mention, between) and self.low(last) not in self.t.speech_verbs:
                before.mentions.append(mention)
                before.last = last
            else:
                groups.append(Group([mention], first, last))
        return groups

    def _meant(self, before: Group, mention: PartyMention, between: list[str]) -> bool:
        """Whether a name tells whom the word before it means: "terrorists of the FMLN", "factions of Al-Fath"."""
        last = before.mentions[-1]
        if mention.generic or not set(between) <= OF | QUOTES:
            return False
        word = len(before.mentions) == 1 and self.tokens[before.first].text.islower() and mention.name != last.name
        return last.generic or (word and between[:1] == ["of"])

    def _listed(self, before: Group, mention: PartyMention, between: list[str]) -> bool:
        if not between:
            return not mention.adjective and mention.name != before.mentions[-1].name
        joins = [w for w in between if w in self.t.joins]
        return bool(joins) and all(w in self.t.joins or w in self.t.determiners for w in between)

    def _again(self, before: Group, mention: PartyMention, between: list[str]) -> bool:
        """ "The Islamic State (IS) militant group", "FMLN [Farabundo Marti ...]": the same party under another name."""
        last = before.mentions[-1]
        if mention.name == last.name:
            return set(between) <= BRACKETS
        word = mention.generic or (not between and self.tokens[before.last].text.islower())  # "Al-Qaeda loyalists"
        return word and last.kind != "state" and set(between) <= BRACKETS | {")", "]"}
