"""The saying clauses of one part of a report: who says, with what stance, and on which side the content lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from warledger.reading.language import Language
from warledger.reading.speaking.memory import Memory, Voice
from warledger.reading.speaking.parts import Part, voice_of
from warledger.reading.speaking.sources import Mention
from warledger.reading.speaking.speakers import Speakers
from warledger.reading.speaking.speechtables import Saying, SpeechTables
from warledger.reading.speaking.voices import Group
from warledger.reading.text import Sentence, Text

SHORT: Final = 4
"""Up to this many words beside a saying clause are an adverbial ("on Saturday"), not what is said."""
LOOK: Final = 3 * SHORT
"""How many tokens beside a clause are counted to tell."""
NEAR: Final = 4
"""How far from a verb its negation or its object is looked for."""
LABEL: Final = 6
"""Up to how many words before a colon name who speaks."""
NESTED: Final = 4
"""How near an outer saying clause stands before an inner one."""
OPENING_QUOTES: Final = frozenset("“«")
CLOSING_QUOTES: Final = frozenset("”»")
QUOTES: Final = frozenset('"“”«»')


@dataclass(frozen=True, slots=True)
class Act:
    """One saying clause: tokens ``first`` up to ``last`` of a sentence.

    ``opens``: what is said follows it; else it stands before. ``tells``: it can be a source of figures ("claimed
    responsibility" is not).
    """

    sentence: int
    first: int
    last: int
    verb: int
    voice: Voice
    saying: Saying
    opens: bool
    tells: bool = True
    broken_off: bool = False  # "..., while SANA said": what stands before is not its content


def find_acts(
    text: Text, language: Language, tables: SpeechTables, mentions: tuple[Mention, ...], memory: Memory
) -> tuple[Act, ...]:
    """Every saying clause in order; ``memory`` learns the voices as they speak."""
    finder = _Finder(text, language, tables, mentions, memory)
    triggers = tables.triggers
    for number, sentence in enumerate(text.sentences):
        for i, low in enumerate(text.lows[sentence.first : sentence.last], sentence.first):
            if low in triggers and not finder.group.is_name(i, sentence):
                finder.at(i, number, sentence)
    return tuple(finder.acts)


class _Finder:
    def __init__(
        self, text: Text, language: Language, tables: SpeechTables, mentions: tuple[Mention, ...], memory: Memory
    ) -> None:
        self.tokens, self.lows = text.tokens, text.lows
        self.tables = tables
        self.memory = memory
        self.group = Group(text, language, tables, mentions, memory)
        self.speakers = Speakers(text, tables, self.group)
        self.acts: list[Act] = []

    def low(self, i: int) -> str:
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def at(self, i: int, number: int, sentence: Sentence) -> None:
        """Read the clause that the word at ``i`` may be the verb of."""
        low = self.low(i)
        floor = sentence.first
        if self.acts and self.acts[-1].sentence == number:
            if self.acts[-1].last > i:
                return
            floor = self.acts[-1].last
        t = self.tables
        if low in t.according:
            if self.low(i + 1) == t.according[low]:
                self._right(i, i + 2, number, sentence, "says")
        elif low in t.labels:
            self._label(i, number, sentence, floor)
        elif low in t.quoting:
            self._quoting(i, number, sentence, floor)
        elif (
            low in t.telling
            or low in t.verbs
            or low in t.seeing
            or self._counts(i, sentence)
            or self._tallies(i, sentence)
            or self._refuses(i)
        ):
            self._verb(i, number, sentence, floor)

    def _counts(self, i: int, sentence: Sentence) -> bool:
        objects = self.tables.counting.get(self.low(i), ())
        return any(self.low(j) in objects for j in range(i + 1, min(i + 1 + NEAR, sentence.last)))

    def _tallies(self, i: int, sentence: Sentence) -> bool:
        """ "It counted 22 dead", "the monitor spoke of two dead"."""
        return self.low(i) in self.tables.tallying and any(
            self.group.counts(j) for j in range(i + 1, min(i + 1 + NEAR, sentence.last))
        )

    def _refuses(self, i: int) -> bool:
        return self.low(i) in self.tables.refusing and any(
            self.low(j) in self.tables.negations for j in range(i - NEAR, i)
        )

    def _verb(self, i: int, number: int, sentence: Sentence, floor: int) -> None:
        t = self.tables
        low = self.low(i)
        if self.low(i - 1) in t.not_after:
            return
        saying = t.refusing[low] if self._refuses(i) else t.verbs.get(low, "says")
        before = i
        while before > floor and self.low(before - 1) in t.between and not self.group.acronym(before - 1):
            before -= 1
        if before > floor and self.group.letter(before - 1) in "da":  # "the report", "its claims"
            return
        if any(self.low(j) in t.passive for j in range(before, i)):
            agent = next((j for j in range(i + 1, min(i + 4, sentence.last)) if self.low(j) in t.agent), None)
            if agent is not None:
                self._right(i, agent + 1, number, sentence, saying, tells=saying in ("says", "confirms"))
            return
        found = self.speakers.left(before, floor)
        if found is None:
            if low in t.inverted and before == i:
                self._right(i, i + 1, number, sentence, saying)
            return
        parts, first = found
        if low not in t.verbs and low in t.seeing | t.tallying and not self._may_count(low, parts):
            return
        self._said(parts, first, i, number, sentence, saying, floor)

    def _may_count(self, low: str, parts: list[Part]) -> bool:
        """A reporter saw and counted for himself; a body that counts needs no more than a number."""
        bodies = any(p.kind in ("body", "publisher") or (p.voice and p.voice.body) for p in parts)
        return any(p.seer for p in parts) or (low in self.tables.tallying and bodies)

    def _said(
        self, parts: list[Part], first: int, i: int, number: int, sentence: Sentence, saying: Saying, floor: int
    ) -> None:
        voice = voice_of(parts, self.memory)
        if voice is None:
            return
        t, low = self.tables, self.low(i)
        last = i + 1
        if low in t.telling:
            heard = self.group.starting(i + 1, min(i + 6, sentence.last))
            if heard is not None and heard.kind in ("publisher", "body") and heard.voice is None:
                voice = Voice(
                    tuple(dict.fromkeys((*voice.names, heard.name))),
                    voice.lasting,
                    voice.person,
                    voice.body,
                    voice.head,
                )
                last = heard.last
        opens = self._opens(first, last, sentence, floor)
        after = self.low(last)
        claimed = after == "responsibility" or self.low(first - 1) in t.relatives  # "the attack that IS claimed"
        tells = saying not in ("denies", "rejects") and not (saying == "claims" and claimed) and low not in t.judging
        broken = first > floor and self.low(first - 1) in t.breaks
        self._add(Act(number, first, last, i, voice, saying, opens, tells, broken))

    def _opens(self, first: int, last: int, sentence: Sentence, floor: int) -> bool:
        t = self.tables
        if self.low(last) in t.that or (first > floor and self.low(first - 1) in t.breaks):
            return True
        if first > floor and self.group.letter(first - 1) in "da":
            first -= 1  # the article of "the SDF" is nothing said
        if self._words(max(floor, first - LOOK), first) > SHORT:
            return False
        rest = (j for j in range(last, min(sentence.last, last + LOOK)) if self.low(j) not in t.between)
        return sum(self.tokens[j].text[0].isalnum() for j in rest) > SHORT or not self._words(
            max(floor, first - LOOK), first
        )

    def _words(self, first: int, last: int) -> int:
        return sum(self.tokens[j].text[0].isalnum() for j in range(first, last))

    def _label(self, i: int, number: int, sentence: Sentence, floor: int) -> None:
        """ "SANA reporter: a rocket fell", "UN: 50 killed"."""
        if floor == sentence.first and i - floor <= LABEL and i + 1 < sentence.last:
            found = self.speakers.left(i, floor)
            if (
                found is not None
                and found[1] == floor
                and any(p.head or (p.body and p.kind != "name") for p in found[0])
            ):
                self._said(found[0], found[1], i, number, sentence, "says", floor)

    def _quoting(self, i: int, number: int, sentence: Sentence, floor: int) -> None:
        """ "AFP quoted the ministry as saying", "said SANA, citing a military source": the quoted one is closest."""
        before = i
        while before > floor and self.low(before - 1) in self.tables.between:
            before -= 1
        passive = any(self.low(j) in self.tables.passive for j in range(before, i))
        if passive:
            found = self.speakers.left(before, floor)
            if found is not None:
                self._said(found[0], found[1], i, number, sentence, "says", floor)
            return
        right = self.speakers.right(i + 1, sentence.last)
        voice = voice_of(right, self.memory) if right else None
        if voice is None:
            return
        relay: Voice | None = None
        first = i
        if self.acts and self.acts[-1].sentence == number:
            relay = self.acts[-1].voice
        else:
            found = self.speakers.left(before - (self.low(before - 1) == ","), floor)
            if found is not None:
                first = found[1]
                relay = voice_of(found[0], self.memory)
        if relay is not None:
            names = tuple(dict.fromkeys((*voice.names, *relay.names)))
            voice = Voice(names, voice.lasting or relay.lasting, voice.person, voice.body or relay.body, voice.head)
        if self.acts and self.acts[-1].sentence == number and first == i:
            old = self.acts.pop()
            self._add(
                Act(
                    number,
                    old.first,
                    max(right[-1].last, old.last),
                    old.verb,
                    voice,
                    old.saying,
                    old.opens,
                    old.tells,
                    old.broken_off,
                )
            )
        else:
            self._add(
                Act(
                    number, first, right[-1].last, i, voice, "says", self._opens(first, right[-1].last, sentence, floor)
                )
            )

    def _right(
        self, i: int, start: int, number: int, sentence: Sentence, saying: Saying, *, tells: bool = True
    ) -> None:
        """A speaker behind the verb or behind "according to"."""
        parts = self.speakers.right(start, sentence.last)
        voice = voice_of(parts, self.memory) if parts else None
        if voice is None:
            return
        if (
            saying == "says"
            and self.low(i) not in self.tables.according
            and all(p.kind == "name" and p.voice is None for p in parts)
        ):
            return
        floor = self.acts[-1].last if self.acts and self.acts[-1].sentence == number else sentence.first
        opens = self.low(i) in self.tables.according and self._words(max(floor, i - LOOK), i) <= SHORT
        self._add(Act(number, i, max(p.last for p in parts), i, voice, saying, opens, tells))

    def _add(self, act: Act) -> None:
        before = self.acts[-1] if self.acts else None
        nested = before is not None and before.sentence == act.sentence and before.opens and act.opens
        if before is not None and nested and act.first - before.last <= NESTED:
            # "the Observatory said that reliable sources reported": both stand behind it
            names = tuple(dict.fromkeys((*act.voice.names, *before.voice.names)))
            act = replace(act, voice=replace(act.voice, names=names))
        self.acts.append(act)
        self.memory.voices.append(act.voice)
