"""What a report has told so far of who speaks: the voices heard, the people met, the sources named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from warledger.reading.blame.parties import Parties, PartyMention
from warledger.reading.speaking.sources import Mention, Naming, Source
from warledger.reading.text import Text, split_text

ARMED: Final = frozenset({"rebels", "militia", "jihadists"})
"""Kinds of parties that "the militant group" may mean."""
NEARBY: Final = 60
"""Within how many tokens "media" are named."""
RECALL: Final = 40
"""How many voices or names back a reader remembers."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says something. ``names`` holds the closest speaker first.

    ``lasting`` tells how far his word covers what follows: 0 not at all (a passer-by), 1 until one who counts has
    spoken (a reporter, a capital), 2 until another speaks. ``head`` is the noun that "the ..." points back to.
    """

    names: tuple[str, ...]
    lasting: int = 2
    person: str | None = None
    body: str | None = None
    head: str | None = None


class Memory:
    """What a report has told so far (``voices``, ``people``), and which sources it names at all.

    ``named`` holds tokens of the text and the sources named there, in order; ``party`` tells the party that words name,
    ``armed`` the armed group named last before a character.
    """

    def __init__(
        self,
        named: tuple[tuple[int, Source], ...] = (),
        outlet: Source | None = None,
        party: Callable[[str], str | None] = lambda _: None,
        armed: Callable[[Text, int], str | None] = lambda _, __: None,
    ) -> None:
        self.outlet = outlet
        self.party = party
        self.armed = armed
        self.people: dict[str, str] = {}  # last name -> full name
        self.bodies: dict[str, tuple[str, ...]] = {}  # full name -> for whom he speaks
        self.voices: list[Voice] = []
        self._named = named
        self._places = [place for place, _ in named]
        self._by_source: dict[str, list[int]] = {}
        for place, source in named:
            self._by_source.setdefault(source.name, []).append(place)
        monitors = [(place, source) for place, source in named if source.watches]
        self._monitors = [source for _, source in monitors]
        self._monitor_places = [place for place, _ in monitors]

    def heard(self) -> Iterator[Voice]:
        """The voices of late, last first."""
        return reversed(self.voices[-RECALL:])

    def last(self, what: Literal["person", "body", "any"] = "any", head: str | None = None) -> Voice | None:
        """The voice heard last: any, one with a body, one that is a person, or one with this head."""
        for voice in self.heard():
            if head is not None:
                if voice.head is not None and voice.head.rstrip("s") == head.rstrip("s"):
                    return voice
            elif what == "any" or (voice.person if what == "person" else voice.body):
                return voice
        return None

    def described(self, namings: tuple[Naming, ...], at: int, *, counts: bool = False) -> Source | None:
        """Which of the sources that fit a description is meant: the one that the report names last before, else first.

        ``counts``: the words would fit any monitor ("a war monitor"). None where the report names none of them: a
        description alone puts no words into anybody's mouth.
        """
        before: list[tuple[int, Source]] = []
        after: list[tuple[int, Source]] = []
        for source in (n.source for n in namings):
            places = self._by_source.get(source.name, [])
            i = bisect_right(places, at)
            before += [(places[i - 1], source)] if i else []
            after += [(places[i], source)] if i < len(places) else []
        if before:
            return max(before, key=lambda p: p[0])[1]
        if after:
            return min(after, key=lambda p: p[0])[1]
        return self.counting(at) if counts else None

    def counting(self, at: int) -> Source | None:
        """The monitor meant by a bare "monitor": the last named before, else the first named after."""
        i = bisect_right(self._monitor_places, at)
        return self._monitors[i - 1] if i else self._monitors[0] if self._monitors else None

    def introduced(self, at: int) -> Source | None:
        """Whom "a rights group" means: the monitor of any kind that the text names soon after, for the first time."""
        heard = {name for voice in self.heard() for name in voice.names}
        i = bisect_right(self._places, at - 1)
        near = (s for place, s in self._named[i : i + RECALL] if place < at + NEARBY)
        return next((s for s in near if s.kind == "monitor" and s.name not in heard), None)

    def publishing(self, at: int, *, official: bool = False, kinds: frozenset[str] = frozenset()) -> Source | None:
        """Who is meant by "media": one named soon after, not the report's own.

        ``official``: a party's. ``kinds``: one of whose names holds one of these words ("tv").
        """
        i = bisect_right(self._places, at - 1)
        near = (
            s
            for place, s in self._named[i : i + RECALL]
            if place < at + NEARBY
            and s.publishes
            and (s.speaks_for or not official)
            and (not kinds or any(kinds.intersection(name.lower().split()) for name in (s.name, *s.aliases)))
        )
        return next((s for s in near if s != self.outlet), None)

    def named_before(self, at: int) -> Iterator[Source]:
        """The sources named of late, last first."""
        i = bisect_right(self._places, at)
        return (source for _, source in reversed(self._named[max(i - RECALL, 0) : i]))


def remember(
    title: Text, text: Text, mentions: dict[str, tuple[Mention, ...]], outlet: Source | None, day: date | None
) -> Memory:
    """Which sources the report names, and how to tell a party by its name in it."""
    named = tuple((m.first, m.namings[0].source) for m in mentions["text"] if not m.described)
    named += tuple((len(text.tokens), m.namings[0].source) for m in mentions["title"] if not m.described)
    if outlet is not None and not outlet.publishes:
        named += ((len(text.tokens), outlet),)
    conflicts: list[tuple[str, ...]] = []

    def party(words: str) -> str | None:
        anywhere = _party(words, (), None)
        if anywhere == _party(words, _wars(), None):
            return anywhere
        return _party(words, about(), day)

    def about() -> tuple[str, ...]:
        if not conflicts:  # "the army": asked for seldom, for it means reading the report for what it is about
            conflicts.append(Parties.load().conflicts_of(title, text))
        return conflicts[0]

    groups: dict[int, list[PartyMention]] = {}

    def armed(part: Text, at: int) -> str | None:
        if id(part) not in groups:  # "the jihadist group": asked for seldom as well
            found = Parties.load().find(part, about(), day)
            groups[id(part)] = [m for m in found if m.kind in ARMED and _written_as_name(part, m)]
        before = bisect_left(groups[id(part)], at, key=lambda m: m.start)
        return groups[id(part)][before - 1].name if before else None

    return Memory(named, outlet, party, armed)


def _written_as_name(part: Text, m: PartyMention) -> bool:
    """Whether a party is named in capitals, and not only by a word that opens its sentence ("Rebels")."""
    opens = part.start(part.sentences[part.sentence_at(m.start)]) == m.start
    return part.raw[m.start].isupper() and not (opens and part.raw[m.start + 1 : m.end].islower())


@lru_cache(maxsize=1)
def _wars() -> tuple[str, ...]:
    """Every conflict that the registry of parties knows."""
    return tuple(sorted({war for party in Parties.load().names.parties.values() for war in party.conflicts}))


@lru_cache(maxsize=16384)
def _party(words: str, conflicts: tuple[str, ...], day: date | None) -> str | None:
    """The party that these words name as a whole."""
    parties = Parties.load()
    found = next(iter(parties.find(split_text(words), conflicts, day)), None) if parties.may_open(words) else None
    if found is None or found.generic or (found.start, found.end) != (0, len(words)):
        return None
    return found.name
