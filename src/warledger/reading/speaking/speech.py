"""Who says what in a report: the chain of speakers behind a statement, closest first, the outlet last.

Rules, in the order they are tried for a statement that no saying clause of its own sentence covers:

1. what stands within a quotation is said by whoever closes or opened it;
2. a sentence that looks back ("since the conflict began") takes no source from its neighbours;
3. the same number told with its source close by lends that source (a lead and its detail, a headline and its body);
4. the source spoken last goes on, if it is one whose word lasts: a monitor, an agency, "activists", not a passer-by;
5. before any source has spoken, the first that will;
6. a report published by a monitor or a party is its own source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from warledger.reading.english.speech import ENGLISH_SPEECH
from warledger.reading.language import Language
from warledger.reading.speaking.bodies import body_kind, with_bodies
from warledger.reading.speaking.credits import captions, wires
from warledger.reading.speaking.memory import Memory, Voice, remember
from warledger.reading.speaking.parts import voice_of
from warledger.reading.speaking.sayings import CLOSING_QUOTES, OPENING_QUOTES, QUOTES, SHORT, Act, find_acts
from warledger.reading.speaking.sources import Mention, Registry, Source, load_sources
from warledger.reading.speaking.speechtables import Saying, SpeechTables
from warledger.reading.speaking.voices import Group
from warledger.reading.text import Text
from warledger.reading.times.timing import published_day
from warledger.records import Part, Report

TABLES: Final = {"en": ENGLISH_SPEECH}
"""The words of saying by language code; a language without any gets no speakers but the outlet."""
REPEAT: Final = 6
"""How many sentences on a number may be told again with its source."""
AHEAD: Final = 4
"""How many sentences before its first source a report's lead may run."""
LEAD: Final = 600
"""In how many tokens of its start a text tells again what its title tells."""
ROUND: Final = 10
"""Multiples of it in a title may stand for a number near them in the text."""
WINDOW: Final = 200
"""How many tokens of one sentence are looked through."""
CARRIES: Final = frozenset({"says", "claims", "confirms"})


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """Somebody says something: the clause that says so and what is said, as offsets into the part.

    ``speaker`` holds the closest speaker first; ``verb`` is the word of saying as written.
    """

    part: Part
    start: int
    end: int
    speaker: tuple[str, ...]
    stance: Saying
    verb: str
    content_start: int
    content_end: int


class Speech:
    """The speakers of one report; made by :meth:`of`, once a report."""

    def __init__(
        self,
        report: Report,
        parts: dict[Part, _Sayings],
        outlets: tuple[str, ...],
        own: str | None,
        captions: frozenset[int] = frozenset(),
    ) -> None:
        self._report = report
        self._parts = parts
        self._outlets = outlets
        self._own = own
        self._captions = captions

    @classmethod
    def of(
        cls, report: Report, title: Text, text: Text, language: Language, registry: Registry | None = None
    ) -> Speech:
        """Read who speaks in a report; linear in its length."""
        registry = registry or load_sources()
        outlet = registry.labelled(report.source) if report.source else None
        tables = TABLES.get(language.code)
        if outlet is None and report.source and tables is not None and body_kind(report.source, tables) == "monitor":
            outlet = Source(report.source, "monitor")
        parts: dict[Part, _Sayings] = {}
        outlets: list[str] = []
        pictures: frozenset[int] = frozenset()
        if tables is not None:
            known = language.classes.__contains__
            mentions = {
                name: with_bodies(body, registry.mentions(body, known), tables)
                for name, body in (("title", title), ("text", text))
            }
            memory = remember(title, text, mentions, outlet, published_day(report))
            for name, body in (("text", text), ("title", title)):
                memory.voices = []
                parts[name] = _Sayings(body, language, tables, mentions[name], memory)  # type: ignore[index]
            wired = wires(text, mentions["text"], parts["text"].acts)
            outlets += [m.namings[0].source.name for m in wired]
            pictures = captions(text, wired)
        label = outlet.name if outlet is not None else report.source
        own = outlet.name if outlet is not None and not outlet.publishes else None
        if label:
            outlets.append(label)
        return cls(report, parts, tuple(dict.fromkeys(outlets)), own, pictures)

    def speakers(self, part: Part, start: int, end: int) -> tuple[str, ...]:
        """Who stands behind a statement at this span: closest speaker first, the outlet last; () for nobody at all."""
        voice = self._voice(part, start, end)
        names = voice.names if voice is not None else ()
        return tuple(dict.fromkeys((*names, *self._outlets)))

    def clauses(self) -> tuple[SpeechAct, ...]:
        """Every saying clause of the title, then of the text."""
        order: tuple[Part, ...] = ("title", "text")
        return tuple(
            self._parts[part].clause(i, part)
            for part in order
            if part in self._parts
            for i in range(len(self._parts[part].acts))
        )

    def _voice(self, part: Part, start: int, end: int) -> Voice | None:
        sayings = self._parts.get(part)
        if sayings is None or not sayings.text.tokens:
            return None
        first, last = sayings.tokens_of(start, end)
        act = sayings.covering(first)
        if act is not None:
            return act.voice
        text = self._parts["text"]
        numbers = sayings.numbers(first, last)
        if part == "title":
            at = text.first_with(numbers)
            if at is not None:
                return self._voice("text", text.starts[at], text.starts[at] + 1)
            exact = any(n % ROUND for n in numbers)  # a count that the text does not tell is nobody's in it
            return sayings.tag() or (None if self._own or exact else text.lead())
        number = sayings.sentence(first)
        if number in self._captions:
            return None
        quoted = sayings.quoted.get(number)
        if quoted is not None:
            return quoted
        if sayings.looks_back(number) or sayings.aside(number, start):
            return None
        told = text.telling(numbers, number + 1, number + 1 + REPEAT)
        return told or (None if self._own else sayings.carried[number] or sayings.first_after(number))


class _Sayings:
    """The acts of one part and what follows from them for the sentences without one."""

    def __init__(
        self, text: Text, language: Language, tables: SpeechTables, mentions: tuple[Mention, ...], memory: Memory
    ) -> None:
        self.text = text
        self.tables = tables
        self.value = language.number_value
        self.group = Group(text, language, tables, mentions, memory)
        self.memory = memory
        self.acts = find_acts(text, language, tables, mentions, memory)
        self.starts = text.starts
        self.firsts = [s.first for s in text.sentences]
        self.by_sentence: dict[int, list[Act]] = {}
        for act in self.acts:
            if act.tells:
                self.by_sentence.setdefault(act.sentence, []).append(act)
        self._back: dict[int, bool] = {}
        self.quoted = self._quotations()
        self.carried = self._carry()

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that a span of characters covers."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return first, max(bisect_right(self.starts, max(end - 1, start)), first + 1)

    def sentence(self, token: int) -> int:
        """The number of the sentence that holds a token."""
        return max(bisect_right(self.firsts, token) - 1, 0)

    def covering(self, token: int) -> Act | None:
        """The act of the token's own sentence that says it."""
        acts = self.by_sentence.get(self.sentence(token))
        if not acts:
            return None
        i = bisect_right(acts, token, key=lambda a: a.first)
        left = acts[i - 1] if i else None
        right = acts[i] if i < len(acts) else None
        if right is None:
            return left
        if left is None:
            return None if right.broken_off and right.opens else right
        if set(left.voice.names) <= set(right.voice.names) or not left.opens:
            return right
        if right.opens:
            return left
        if left.broken_off or left.saying not in CARRIES:
            return right
        parted = any(t.low in self.tables.breaks for t in self.text.tokens[left.last : min(token, left.last + WINDOW)])
        return right if parted else left

    def numbers(self, first: int, last: int) -> frozenset[int]:
        """The numbers above one that these tokens tell."""
        told = (t.low for t in self.text.tokens[first:last] if t.low not in self.tables.loose)
        return frozenset(v for v in (_value(self.value, low) for low in told) if v is not None)

    def first_with(self, numbers: frozenset[int]) -> int | None:
        """The first token that tells one of these numbers."""
        if not numbers:
            return None
        return next((i for i, low in enumerate(self.text.lows[:LEAD]) if _value(self.value, low) in numbers), None)

    def telling(self, numbers: frozenset[int], start: int, stop: int) -> Voice | None:
        """The voice that tells one of these numbers in the sentences ``start`` to ``stop``."""
        if not numbers:
            return None
        for number in range(start, min(stop, len(self.text.sentences))):
            if number in self.by_sentence:
                sentence = self.text.sentences[number]
                for i in range(sentence.first, min(sentence.last, sentence.first + WINDOW)):
                    if _value(self.value, self.text.lows[i]) in numbers:
                        act = self.covering(i)
                        if act is not None:
                            return act.voice
        return None

    def looks_back(self, number: int) -> bool:
        """Whether a sentence tells of more than, or other than, the report's own news."""
        known = self._back.get(number)
        if known is None:
            sentence = self.text.sentences[number]
            words = self.tables.background_words
            lows = self.text.lows[sentence.first : sentence.last]
            known = not words.isdisjoint(lows) or any(len(low) == 4 and low.isdigit() for low in lows)
            if known:
                start = self.text.start(sentence)
                end = min(self.text.end(sentence), start + 8 * WINDOW)
                known = self.tables.background.search(self.text.raw[start:end]) is not None
            self._back[number] = known
        return known

    def aside(self, number: int, at: int) -> bool:
        """Whether what a sentence tells at this character is told only beside its news."""
        found = self.tables.aside.search(self.text.raw, self.text.start(self.text.sentences[number]), at)
        return found is not None

    def first_after(self, number: int) -> Voice | None:
        """The first lasting voice of the next sentences."""
        near = (a for a in self.acts if number < a.sentence <= number + AHEAD)
        return next((a.voice for a in near if a.tells and a.voice.lasting and a.saying in CARRIES), None)

    def lead(self) -> Voice | None:
        """The first lasting voice of the part."""
        return next((a.voice for a in self.acts if a.tells and a.voice.lasting and a.saying in CARRIES), None)

    def tag(self) -> Voice | None:
        """The source that closes a headline without a verb: "16 dead in heavy bombardment: Monitor"."""
        for i in range(len(self.text.tokens), max(len(self.text.tokens) - 10, 0), -1):
            if self.text.tokens[i - 1].low in self.tables.tags:
                part = self.group.ending(i, 0)
                return voice_of([part], self.memory) if part is not None else None
        return None

    def clause(self, i: int, part: Part) -> SpeechAct:
        """The act ``i`` with offsets in place of tokens."""
        act = self.acts[i]
        tokens = self.text.tokens
        sentence = self.text.sentences[act.sentence]
        if act.opens:
            near = (
                a.first for a in self.acts[i + 1 : i + 3] if a.sentence == act.sentence and a.first > act.last + SHORT
            )
            first, last = act.last, next(near, sentence.last)
        else:
            before = self.acts[i - 1] if i and self.acts[i - 1].sentence == act.sentence else None
            first, last = before.last if before is not None else sentence.first, act.first
        edge = self.tables.that | {",", ":", ".", *QUOTES}
        while first < last and (tokens[first].low in edge or tokens[first].low in self.tables.between):
            first += 1
        while last > first and tokens[last - 1].low in edge:
            last -= 1
        start, end = (tokens[first].start, tokens[last - 1].end) if first < last else (tokens[act.last - 1].end,) * 2
        return SpeechAct(
            part,
            tokens[act.first].start,
            tokens[act.last - 1].end,
            act.voice.names,
            act.saying,
            tokens[act.verb].text,
            start,
            end,
        )

    def _carry(self) -> list[Voice | None]:
        """For each sentence the voice that goes on; a paragraph that looked back does so until somebody speaks."""
        carried: list[Voice | None] = []
        current: Voice | None = None
        back: int | None = None
        for number, sentence in enumerate(self.text.sentences):
            acts = self.by_sentence.get(number, [])
            if acts or sentence.paragraph != back:
                back = sentence.paragraph if not acts and self.looks_back(number) else None
            carried.append(current if back is None else None)
            for act in acts:
                if act.broken_off and act is not acts[0]:
                    continue  # "..., it said, where a rescue group reported eight dead"
                if act.saying in CARRIES and act.voice.lasting > (
                    1 if current is not None and current.lasting > 1 else 0
                ):
                    current = act.voice
        return carried

    def _quotations(self) -> dict[int, Voice]:
        """For each sentence within a longer quotation, whoever closes the quotation, or else opened it."""
        open_since: int | None = None
        found: dict[int, Voice] = {}
        for number, sentence in enumerate(self.text.sentences):
            for i in range(sentence.first, sentence.last):
                sign = self.text.tokens[i].text
                if sign not in QUOTES:
                    continue
                opening = sign in OPENING_QUOTES or (sign not in CLOSING_QUOTES and self._leads(i))
                if opening:
                    open_since = number
                elif open_since is not None:
                    self._speak(found, open_since, number)
                    open_since = None
        return found

    def _leads(self, i: int) -> bool:
        """Whether a straight quotation mark opens: a blank before, none after."""
        raw, at = self.text.raw, self.text.tokens[i].start
        return (
            (at == 0 or raw[at - 1].isspace() or raw[at - 1] in "([")
            and at + 1 < len(raw)
            and not raw[at + 1].isspace()
        )

    def _speak(self, found: dict[int, Voice], first: int, last: int) -> None:
        if not 0 < last - first <= 2 * AHEAD:
            if first == last and first not in self.by_sentence and first - 1 in self.by_sentence:
                found.setdefault(first, self.by_sentence[first - 1][-1].voice)
            return
        acts = self.by_sentence.get(last) or self.by_sentence.get(first) or self.by_sentence.get(first - 1)
        for number in range(first, last + 1):
            if acts and number not in self.by_sentence:
                found[number] = acts[0].voice


@lru_cache(maxsize=65536)
def _value(value: Callable[[str], int | None], low: str) -> int | None:
    """The number above one that a word tells."""
    number = value(low) if low[0].isalnum() else None
    return number if number is not None and number > 1 else None
