"""The saying clauses of one part of a report: who says, with what stance, and on which side the content lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from warledger.reading.language import Language
from warledger.reading.memory import Memory, Voice
from warledger.reading.sources import Mention
from warledger.reading.speechtables import Saying, SpeechTables
from warledger.reading.text import Sentence, Text
from warledger.reading.voices import REACH, Group, Part, voice_of

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
        for i in range(sentence.first, sentence.last):
            if text.tokens[i].low in triggers:
                finder.at(i, number, sentence)
    return tuple(finder.acts)


class _Finder:
    def __init__(
        self, text: Text, language: Language, tables: SpeechTables, mentions: tuple[Mention, ...], memory: Memory
    ) -> None:
        self.tokens = text.tokens
        self.tables = tables
        self.memory = memory
        self.group = Group(text, language, tables, mentions, memory)
        self.acts: list[Act] = []

    def low(self, i: int) -> str:
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

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
        elif low in t.telling or low in t.verbs or self._counts(i, sentence) or low in t.seeing or self._refuses(i):
            self._verb(i, number, sentence, floor)

    def _counts(self, i: int, sentence: Sentence) -> bool:
        objects = self.tables.counting.get(self.low(i), ())
        return any(self.low(j) in objects for j in range(i + 1, min(i + 1 + NEAR, sentence.last)))

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
        while before > floor and self.low(before - 1) in t.between:
            before -= 1
        if before > floor and self.group.letter(before - 1) in "da":  # "the report", "its claims"
            return
        if any(self.low(j) in t.passive for j in range(before, i)):
            agent = next((j for j in range(i + 1, min(i + 4, sentence.last)) if self.low(j) in t.agent), None)
            if agent is not None:
                self._right(i, agent + 1, number, sentence, saying, tells=saying in ("says", "confirms"))
            return
        found = self._left(before, floor)
        if found is None:
            if low in t.inverted and before == i:
                self._right(i, i + 1, number, sentence, saying)
            return
        parts, first = found
        if low in t.seeing and low not in t.verbs and not any(p.seer for p in parts):
            return
        self._said(parts, first, i, number, sentence, saying, floor)

    def _said(
        self, parts: list[Part], first: int, i: int, number: int, sentence: Sentence, saying: Saying, floor: int
    ) -> None:
        voice = voice_of(parts, self.memory)
        if voice is None:
            return
        t = self.tables
        last = i + 1
        if self.low(i) in t.telling:
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
        tells = not (saying == "claims" and after == "responsibility")
        broken = first > floor and self.low(first - 1) in t.breaks
        self._add(Act(number, first, last, i, voice, saying, opens, tells, broken))

    def _opens(self, first: int, last: int, sentence: Sentence, floor: int) -> bool:
        t = self.tables
        if self.low(last) in t.that or (first > floor and self.low(first - 1) in t.breaks):
            return True
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
            found = self._left(i, floor)
            if found is not None and found[1] == floor and any(p.head or p.body for p in found[0]):
                self._said(found[0], found[1], i, number, sentence, "says", floor)

    def _quoting(self, i: int, number: int, sentence: Sentence, floor: int) -> None:
        """ "AFP quoted the ministry as saying", "said SANA, citing a military source": the quoted one is closest."""
        before = i
        while before > floor and self.low(before - 1) in self.tables.between:
            before -= 1
        passive = any(self.low(j) in self.tables.passive for j in range(before, i))
        if passive:
            found = self._left(before, floor)
            if found is not None:
                self._said(found[0], found[1], i, number, sentence, "says", floor)
            return
        right = self._parts_from(i + 1, sentence.last)
        voice = voice_of(right, self.memory) if right else None
        if voice is None:
            return
        relay: Voice | None = None
        first = i
        if self.acts and self.acts[-1].sentence == number:
            relay = self.acts[-1].voice
        else:
            found = self._left(before - (self.low(before - 1) == ","), floor)
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
        parts = self._parts_from(start, sentence.last)
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

    def _left(self, end: int, floor: int) -> tuple[list[Part], int] | None:
        """The parts of the speaker that ends before ``end`` and where he starts."""
        limit = max(floor, end - REACH)
        for pos in self._subject_ends(end, limit):
            part = self.group.ending(pos, limit)
            if part is None:
                continue
            apposed = pos < end and self.low(pos) == ","
            parts = [part]
            while len(parts) < 4:
                further = self._further(parts[-1], limit, apposed=apposed)
                if further is None:
                    break
                parts.append(further)
            if self._is_subject(parts, limit):
                return list(reversed(parts)), parts[-1].first
        return None

    def _further(self, part: Part, limit: int, *, apposed: bool) -> Part | None:
        """The next part of the same speaker to the left: his body, his post, whom he is joined with or explains."""
        at = part.first
        if at <= limit or part.voice is not None:
            return None
        link = self.low(at - 1)
        t = self.tables
        if link in t.links or link in t.joins or link in t.quoting or (link == "," and apposed):
            left = self.group.ending(at - 1, limit)
            if (
                left is None
                or left.voice is not None
                or (link not in t.links and self._behind_preposition(left, limit))
            ):
                return None
            bare = left.kind in ("name", "person") and left.head is None and not self._registered(left)
            if link in t.links:
                if part.head is None and not self._registered(part) and link not in t.belongs:
                    return None  # "sources in Nairobi": a place
                return left if (left.head is not None and left.post) or left.kind == "role" or left.seer else None
            if link in t.joins:
                return (
                    left
                    if bool(left.head or self._registered(left)) == bool(part.head or self._registered(part))
                    else None
                )
            return None if bare and link != "," else left
        left = self.group.ending(at, limit)
        if left is None or left.voice is not None:
            return None
        if not self._registered(left) and self._behind_preposition(left, limit):
            return None
        if self.low(at) in t.definite or self.low(at) in t.indefinite:  # "Rami Abdel Rahman the Observatory's director"
            return left if left.kind == "person" or self._registered(left) else None
        if part.kind == "person":
            return left if left.head is not None or self._registered(left) else None
        return left if part.head is not None and self._registered(left) else None

    @staticmethod
    def _registered(part: Part) -> bool:
        return part.body is not None and part.head is None and part.kind in ("body", "publisher", "person")

    def _is_subject(self, parts: list[Part], limit: int) -> bool:
        """What stands behind a preposition is no subject ("in nearby Pakistan said"); "one of his relatives" may be."""
        return parts[-1].voice is not None or not self._behind_preposition(parts[-1], limit)

    def _behind_preposition(self, part: Part, limit: int) -> bool:
        i = part.first
        opened = self.low(i) in self.tables.definite or self.low(i) in self.tables.indefinite
        while not opened and i > limit and (self.group.letter(i - 1) in "jxda" or self.low(i - 1).endswith("ing")):
            i -= 1
        if i - 1 > limit and self.tables.heads.get(self.low(i - 2)) == "paper":  # "a report from the ministry"
            return False
        return (
            i > limit
            and self.low(i - 1) in self.tables.links
            and (part.head is None or self.low(i - 1) not in self.tables.belongs)
        )

    def _subject_ends(self, end: int, limit: int) -> list[int]:
        """Where the subject may end: before the verb, or before brackets, an apposition, a relative clause, a place."""
        ends = [end]
        if end - 1 > limit and self.tokens[end - 1].text == ")":
            ends += [j for j in range(end - 2, limit, -1) if self.tokens[j].text == "("][:1]
        if end - 1 > limit and self.tokens[end - 1].text == ",":
            opening = [j for j in range(end - 2, limit, -1) if self.tokens[j].text == ","][:1]
            relative = any(self.low(j + 1) in self.tables.relatives for j in opening)
            ends += [*opening, end - 1] if relative else [end - 1, *opening]
        for at in tuple(ends):
            ends += self._places(at, limit)
        for j in range(end - 1, max(limit, end - 16), -1):
            low = self.low(j)
            if low in self.tables.relatives or (low.endswith("ing") and self.group.letter(j) == "u"):
                ends += [j - (self.low(j - 1) == ","), *self._places(j, limit)]
                break
            if low[0] in '"“”;:':
                break
        return ends

    def _places(self, end: int, limit: int) -> list[int]:
        """Where prepositions stand before ``end`` with nothing but nouns between."""
        found = []
        for j in range(end - 1, max(limit, end - 8), -1):
            letter = self.group.letter(j)
            if letter in "io":
                found.append(j)
            elif letter not in "pjxzvda":
                break
        return found

    def _parts_from(self, start: int, ceiling: int) -> list[Part]:
        """The parts of a speaker that stands from ``start`` on."""
        parts: list[Part] = []
        at = start
        while at < ceiling and len(parts) < 4:
            part = self.group.starting(at, ceiling)
            if part is None:
                break
            parts.append(part)
            at = part.last
            low = self.low(at)
            if low in self.tables.links or low in self.tables.joins or low == ",":
                following = self.group.starting(at + 1, ceiling)
                if following is None or (following.kind == "name" and low != ","):
                    break
                if low == "," and not (part.kind == "person" or following.post or following.kind == "person"):
                    break
                at += 1
            elif not (part.post or (part.kind in ("body", "publisher", "role") and self._titled(at, ceiling))):
                break
        return parts

    def _titled(self, at: int, ceiling: int) -> bool:
        """Whether a post or a person follows directly: "Observatory director Rami Abdel Rahman"."""
        following = self.group.starting(at, min(ceiling, at + 4))
        return (
            following is not None
            and following.first <= at + 1
            and (following.post or following.kind == "person" or following.head is not None)
        )
