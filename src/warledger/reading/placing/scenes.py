"""What each sentence of a report tells of places and events: its places, its counts, what it looks back at.

The ground on which :mod:`warledger.reading.placing.where` chooses the place of a figure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from warledger.reading.placing.named import LARGE, Named
from warledger.reading.placing.placeroles import PlaceFinder
from warledger.reading.placing.placetables import PlaceKind, PlaceTables, Role
from warledger.reading.text import Sentence, Text
from warledger.records import Part

PARTS: tuple[Part, ...] = ("title", "text")
PLAIN: frozenset[Role] = frozenset({"at", "near", "target", "subject", "heading", "beside"})
"""Roles of places that harm may have happened in."""
LEAD = 5  # sentences at the head of a text that tell what the rest tells again
AHEAD = 8  # sentences that a lead is narrowed by
ECHO = 20  # characters of a title that are not there again by chance
NONE: frozenset[int] = frozenset()  # one for all sentences that count nobody
MOST = 64  # counts of one sentence that are looked at, so that time stays linear in a text of one sentence


class Told(NamedTuple):
    """What a sentence tells.

    ``names`` are its places and ``narrowest`` the narrowest of those that are more than a province as a subject
    ("Damascus said"); ``keys`` are of all that it names, whatever the role. ``counts`` are the numbers of people. It
    may tell of an event, of a running total or of a whole war, look back at an event ("the raid"), open with one that
    was told, or turn to another.
    """

    names: tuple[Named, ...]
    narrowest: Named | None
    keys: frozenset[str]
    counts: frozenset[int]
    event: bool
    running: bool
    war: bool
    looks_back: bool
    opens_back: bool
    elsewhere: bool


class Scenes:
    """The places of a report by sentence.

    ``names`` are all its places, title first; ``within`` the wider ones that a name is said to lie in; ``told`` what
    the sentences of each part tell. Paragraphs that are ``debris`` tell nothing.
    """

    def __init__(self, title: Text, text: Text, debris: frozenset[int], tables: PlaceTables) -> None:
        self.texts: dict[Part, Text] = {"title": title, "text": text}
        self._tables = tables
        self._live = [number for number, s in enumerate(text.sentences) if s.paragraph not in debris]
        seen: set[str] = set()
        self._news = frozenset(self._live)
        body = [name for name in PlaceFinder(text, "text", tables).find(seen) if name.sentence in self._news]
        head = PlaceFinder(title, "title", tables).find(seen)
        self.within: dict[Named, tuple[Named, ...]] = {}
        self.names = self._ordered(head + body)
        self._named: dict[tuple[Part, int], list[Named]] = {}
        for name in self.names:
            self._named.setdefault((name.part, name.sentence), []).append(name)
        words = tables.number_words
        self._numbers = {
            part: [at for at, low in enumerate(self.texts[part].lows) if low in words or low[0].isdigit()]
            for part in PARTS
        }
        self.told: dict[Part, tuple[Told, ...]] = {part: tuple(self._tell(part)) for part in PARTS}

    # -- sentences ---------------------------------------------------------------------------------------------------

    def sentence_of(self, part: Part, token: int) -> int:
        """The number of the sentence that holds this token."""
        return max(bisect_right(self.texts[part].sentences, token, key=_first) - 1, 0)

    def named(self, part: Part, number: int) -> list[Named]:
        """All places that a sentence names, in any role."""
        return self._named.get((part, number), [])

    @property
    def lead(self) -> list[int]:
        """The sentences at the head of the text."""
        return self._live[:LEAD]

    def headline(self, part: Part, number: int) -> bool:
        """Whether the sentence is of the title, or prints it again."""
        return part == "title" or number in self._echoes

    def leads(self, part: Part, number: int) -> bool:
        """Whether the sentence tells what others tell again."""
        return self.headline(part, number) or (bool(self._live) and number <= self.lead[-1])

    def after(self, part: Part, number: int) -> Iterator[Told]:
        """What the sentences behind one tell that tell on what it told."""
        first = 0 if part == "title" else bisect_right(self._live, number)
        return (self.told["text"][n] for n in self._live[first : first + AHEAD])

    def next_told(self, part: Part, number: int) -> Told | None:
        """What the next sentence tells, if it is news."""
        after = number + 1
        live = after < len(self.told[part]) and (part == "title" or after in self._news)
        return self.told[part][after] if live else None

    def head(self, part: Part, number: int) -> Iterator[Told]:
        """What the other sentences at the head of the text tell."""
        return (self.told["text"][n] for n in self._live[: LEAD + AHEAD] if part == "title" or n != number)

    @cached_property
    def _echoes(self) -> frozenset[int]:
        title, text = self.texts["title"].raw.strip(), self.texts["text"]
        found: set[int] = set()
        for number in self._live[: 2 * LEAD]:
            sentence = text.sentences[number]
            words = text.raw[text.start(sentence) : text.end(sentence)].rstrip(".")
            short, long = sorted((words, title), key=len)
            if len(short) > ECHO and short in long and len(words) < len(title) + ECHO:
                found.add(number)
        return frozenset(found)

    def counts(self, part: Part, first: int, last: int) -> frozenset[int]:
        """The numbers of people among some tokens: "12 civilians", "nine were wounded", "56 dead", "kills 18"."""
        tables, lows = self._tables, self.texts[part].lows
        numbers = self._numbers[part]
        found: set[int] = set()
        for at in numbers[bisect_left(numbers, first) : bisect_left(numbers, last)][:MOST]:
            low = lows[at]
            reach = 2 if len(low) == 4 and low.isdigit() else 4  # "2022" is more often a year
            after = lows[at + 1 : min(at + reach, last)]
            if at + 1 == last or not (tables.people.isdisjoint(after) and tables.harm.isdisjoint(after)):
                value = tables.number(low) if low in tables.number_words or low.replace(",", "").isdigit() else None
                if value is not None:
                    found.add(value)
        return frozenset(found) if found else NONE

    # -- preparing ---------------------------------------------------------------------------------------------------

    def _ordered(self, names: list[Named]) -> list[Named]:
        """The places, each at least as wide as those that the report puts inside it."""
        around = [tuple(self._around(names, at)) for at in range(len(names))]
        holds: dict[str, float] = {}
        for name, wider in zip(names, around, strict=True):
            for outer in wider:
                if outer.key != name.key:
                    holds[outer.key] = max(holds.get(outer.key, 0), name.level + 0.5)
        ordered = [n._replace(level=holds[n.key]) if holds.get(n.key, n.level) > n.level else n for n in names]
        self.within = {name: wider for name, wider in zip(ordered, around, strict=True) if wider}
        return ordered

    def _around(self, names: list[Named], at: int) -> Iterator[Named]:
        """The places named right behind this one that hold it: "Hass, a town in Idlib province"."""
        name = last = names[at]
        for outer in names[at + 1 : at + 4]:
            if outer.part != name.part or outer.sentence != name.sentence or outer.role == "beside":
                return
            between = self.texts[name.part].lows[last.last : outer.first]
            if not between or not all(low in self._tables.within for low in between):
                return
            if outer.level >= last.level and not self._tables.holds.isdisjoint(between):
                yield outer
            last = outer

    def _tell(self, part: Part) -> Iterator[Told]:
        tables, text = self._tables, self.texts[part]
        for number, sentence in enumerate(text.sentences):
            lows = text.lows[sentence.first : sentence.last]
            words = set(lows)
            named = self.named(part, number)
            names = [name for name in named if name.role in PLAIN]
            if not words.isdisjoint(tables.capital):
                names += self._in_capital(part, number, lows)
            looks_back = not words.isdisjoint(tables.anaphors)
            opens_back = lows[0] in tables.definite and not (tables.anaphors | tables.weapons).isdisjoint(lows[1:4])
            narrowest = min(filter(tells, names), key=_level, default=None)
            if not words.isdisjoint(tables.towns):
                names += self._in_part(part, number)  # where somebody else was harmed, and the event is not
            yield Told(
                names=tuple(names),
                narrowest=narrowest,
                keys=frozenset(name.key for name in named),
                counts=self.counts(part, sentence.first, sentence.last),
                event=looks_back or opens_back or self._of_event(words),
                running=not words.isdisjoint(tables.running),
                war=not words.isdisjoint(tables.war_long) and not words.isdisjoint(tables.war) and self._of_war(lows),
                looks_back=looks_back and _follow(lows, tables.definite, tables.anaphors),
                opens_back=opens_back,
                elsewhere=lows[0] in tables.elsewhere,
            )

    def _in_capital(self, part: Part, number: int, lows: list[str]) -> Iterator[Named]:
        """The city of the dateline, where a sentence says "in the capital" and names none."""
        if self._filed is None or self._filed.part != part:
            return
        tables, sentence = self._tables, self.texts[part].sentences[number]
        firsts = {name.first for name in self.named(part, number)}
        for at, (before, article, low) in enumerate(zip(lows, lows[1:], lows[2:], strict=False), sentence.first):
            first = at + 2
            if low not in tables.capital or article not in tables.definite or before not in tables.inside:
                continue
            if firsts.isdisjoint((first + 1, first + 2)):
                yield self._filed._replace(sentence=number, first=first, last=first + 1, role="at")

    def _in_part(self, part: Part, number: int) -> Iterator[Named]:
        """The town last named, where a sentence puts the harm in a part of it: "in the east of the city"."""
        tables, sentence = self._tables, self.texts[part].sentences[number]
        tokens = self.texts[part].tokens[: sentence.last]
        for at in range(sentence.first + 3, sentence.last):
            kind = tables.towns.get(tokens[at].low)
            if kind is None or tokens[at - 1].low not in tables.definite:
                continue
            owns = at + 1 < sentence.last and tokens[at].low.endswith("s") and tokens[at + 1].low in tables.parts
            inside = tokens[at - 2].low in tables.of and tokens[at - 3].low in tables.parts
            inside = inside and (at < 4 or tokens[at - 4].low not in tables.parts)  # "60 km north of the city"
            away = tokens[at - 2].low in tables.inside and tokens[at - 3].low in tables.elsewhere
            named = at + 1 < sentence.last and tokens[at + 1].low in tables.of
            if (inside or away or owns) and not named:
                town = self._last_town(part, at, kind)
                if town is not None:
                    yield town._replace(sentence=number, first=at, last=at + 1, role="at")

    def _last_town(self, part: Part, at: int, kind: PlaceKind) -> Named | None:
        """The town of a kind that was named last before a token; a province's bare name is most often its city's."""
        before = (n for n in reversed(self.names) if n.part == "title" or (n.part == part and n.first < at))
        known = self._tables.known
        return next(
            (n for n in before if n.kind == kind or (kind == "city" and known.get(n.key) == n.kind == "unknown")), None
        )

    @cached_property
    def _filed(self) -> Named | None:
        """The city that the report was filed in."""
        return next((name for name in self.names if name.role == "dateline" and name.kind != "country"), None)

    def _of_event(self, words: set[str]) -> bool:
        """Whether the words are of harm or of an attack: "shells fell", "blew himself up"."""
        tables = self._tables
        if not words.isdisjoint(tables.harm) or not words.isdisjoint(tables.strikes):
            return True
        return not words.isdisjoint(tables.onsets) and not words.isdisjoint(tables.weapons)

    def _of_war(self, lows: list[str]) -> bool:
        """Whether the words speak of a war, and not of a war monitor or a war plane."""
        things = self._tables.war_things
        return any(low in self._tables.war and after not in things for low, after in pairwise([*lows, ""]))


def _follow(lows: list[str], firsts: frozenset[str], seconds: frozenset[str]) -> bool:
    """Whether one of the second words stands right behind one of the first."""
    return any(a in firsts and b in seconds for a, b in pairwise(lows))


def tells(name: Named) -> bool:
    """Whether the name is more than a province or a country as a subject, which may be who acts."""
    return name.role != "subject" or name.level < LARGE


def _level(name: Named) -> tuple[float, int]:
    return name.level, name.first


def _first(sentence: Sentence) -> int:
    return sentence.first
