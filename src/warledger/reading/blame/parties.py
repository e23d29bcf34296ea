"""The parties a text names: who fights, under which names, by conflict and by date, from ``hand/parties.yaml``.

Names are looked up word by word in one table of phrases; of several phrases at one place the longest wins, of several
parties that share a phrase the order of strength that the head of the file gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from warledger.hand import load_hand
from warledger.reading.blame.bands import beside, unknown_groups
from warledger.reading.blame.naming import Look
from warledger.reading.blame.partynames import (
    ALIAS,
    Names,
    Party,
    PartyMention,
    Remembered,
    Words,
    fold,
    within,
    words_of,
)
from warledger.reading.english.actors import ENGLISH_ACTORS
from warledger.reading.text import Text

__all__ = ["Parties", "Party", "PartyMention"]

OFTEN: Final = 5  # how often one name counts toward what a report is about
# A report is about every conflict that scores this much of the best one, and no more than three.
SHARE: Final = 0.35
MOST: Final = 3


class Parties:
    """The registry of parties. Immutable but for what it remembers of texts; :meth:`load` keeps one a process."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.tables = names.tables
        self._last: tuple[Words, ...] = ()
        self._about: tuple[Text, Text, tuple[str, ...]] | None = None
        self._places: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
        for place, (conflict, weight) in self.tables.places.items():
            phrase = tuple(place.split())
            self._places.setdefault(phrase[0], []).append((phrase, conflict, weight))
        for phrases in self._places.values():
            phrases.sort(key=lambda p: -len(p[0]))
        self._may_tell = Remembered(self._tells_first)

    @classmethod
    def load(cls) -> Parties:
        """The parties of ``hand/parties.yaml``, read when first asked for.

        Raises:
            HandFileError: if the file cannot be used.
        """
        return _load()

    def party(self, name: str) -> Party | None:
        """The party of this canonical name."""
        return self.names.parties.get(name)

    def friends(self, a: str, b: str, day: date | None = None) -> bool:
        """Whether one is the other, a part of it or its ally on that day, directly or through one party between."""
        if a == b:
            return True
        near_a, near_b = self._near(a, day), self._near(b, day)
        return b in near_a or a in near_b or bool(self._above(a, day) & self._above(b, day))

    def _near(self, name: str, day: date | None) -> set[str]:
        party, iso = self.names.parties.get(name), day.isoformat() if day else None
        return {other for other, since, until in party.ties if within(iso, since, until)} if party else set()

    def wholes(self, name: str, day: date | None = None) -> tuple[Party, ...]:
        """What a party is a part or an ally of on that day, as far as the file knows it."""
        return tuple(p for other in self._near(name, day) if (p := self.names.parties.get(other)))

    def settled(
        self, found: Sequence[tuple[PartyMention, ...]], day: date | None = None
    ) -> Sequence[tuple[PartyMention, ...]]:
        """What words like "terrorists" mean in a report with these mentions, where only a habit tells.

        A speaker's word keeps its label unless the report names one of those whom he means; a word that only suggests
        somebody, or may mean several, means him whom the report names, else nobody but itself.
        """
        named = {m.name for part in found for m in part if not m.generic}
        return [tuple(self._settle(m, named, day) for m in part) for part in found]

    def _settle(self, mention: PartyMention, named: Set[str], day: date | None) -> PartyMention:
        if mention.label and any(self.friends(mention.name, other, day) for other in named):
            return replace(mention, label="")
        word = self.names.parties.get(mention.label)
        if word is not None and any(meant == mention.name for _, meant in word.suggests):
            return replace(mention, name=word.name, kind=word.kind, label="")
        known = self.names.parties.get(mention.name)
        meant = [name for name in known.means if name in named] if known else []
        one = meant and all(self.friends(meant[0], other, day) for other in meant)
        return replace(mention, name=meant[0]) if one else mention

    def _above(self, name: str, day: date | None) -> set[str]:
        return {name} | {o for o in self._near(name, day) if (p := self.names.parties.get(o)) and p.kind != "state"}

    # -- reading -----------------------------------------------------------------------------------------------------

    def conflicts_of(self, title: Text, text: Text) -> tuple[str, ...]:
        """The conflicts a report is about, the likeliest first: by the countries, places and parties it names."""
        if self._about is None or self._about[0] is not title or self._about[1] is not text:
            self._about = title, text, self._conflicts_of(title, text)  # several ask for it of one report
        return self._about[2]

    def _conflicts_of(self, title: Text, text: Text) -> tuple[str, ...]:
        scores: dict[str, float] = {}
        seen: Counter[tuple[str, ...]] = Counter()
        for part, factor in ((title, 2.0), (text, 1.0)):
            w = self._words(part)
            after, may_tell, tokens = 0, self._may_tell, part.tokens
            for p in [p for p, word in enumerate(w.words) if may_tell[word]]:
                if p < after or not tokens[w.token[p]].text[0].isupper():
                    continue
                phrase, told = self._tells(w, p)
                after = p + len(phrase)
                seen[phrase] += bool(told)
                if seen[phrase] <= OFTEN:
                    for conflict, weight in told:
                        scores[conflict] = scores.get(conflict, 0.0) + weight * factor
        top = sorted(scores.items(), key=lambda item: -item[1])[:MOST]
        return tuple(conflict for conflict, score in top if score >= max(1, SHARE * top[0][1]))

    def _tells(self, w: Words, p: int) -> tuple[tuple[str, ...], list[tuple[str, float]]]:
        first = w.words[p]
        if not w.opens(p):
            return (), []
        known = first in self._places or first in self.names.openings
        bare = first[:-1] if first.endswith("s") and not known else first  # "Syrias", of wires without apostrophes
        for phrase, conflict, weight in self._places.get(bare, ()):
            if len(phrase) == 1 or tuple(w.words[p : p + len(phrase)]) == phrase:
                return phrase, [(conflict, weight)]
        for size in self.names.sizes(first, w.words, p):
            phrase = tuple(w.words[p : p + size])
            senses = [s for s in self.names.index.get(phrase, ()) if s.level == ALIAS and len(s.party.conflicts) == 1]
            told = {s.party.conflicts[0] for s in senses}
            if told and p + size <= len(w.words) and w.closes(p + size - 1):
                return phrase, [(c, 1.0 / len(told)) for c in told]
        return (), []

    def find(
        self, text: Text, conflicts: Sequence[str] = (), day: date | None = None, speaker: str | None = None
    ) -> tuple[PartyMention, ...]:
        """All parties named, in order, none inside another.

        ``conflicts`` are those of the report, the likeliest first; ``day`` is when it speaks (its publication);
        ``speaker`` is the party whose voice it is, for words like "terrorists".
        """
        w = self._words(text)
        look = Look(self.names, w, tuple(conflicts), day.isoformat() if day else None, speaker)
        found: list[PartyMention] = []
        after, forms = 0, self.names.forms
        for p in [p for p, word in enumerate(w.words) if forms[word]]:
            if p >= after and w.opens(p):
                mention, after = look.at(p)
                if mention is not None:
                    found.append(mention)
        return tuple(found) if w.capitals else beside(found, unknown_groups(text, self.tables))

    def may_open(self, words: str) -> bool:
        """Whether a party's name may begin with the first of these words; most do not, and need no reading."""
        first = fold(words.split(" ", 1)[0])
        return bool(first) and bool(self.names.forms[first[0]])

    def _words(self, text: Text) -> Words:
        """The words of a text; those of the last two are kept, since a report's parts are read for several things."""
        for w in self._last:
            if w.text is text:
                return w
        w = words_of(text)
        self._last = (w, *self._last[:1])
        return w

    def _tells_first(self, word: str) -> bool:
        known = word in self._places or word in self.names.openings
        return known or (word.endswith("s") and word[:-1] in self._places)


@lru_cache(maxsize=1)
def _load() -> Parties:
    return Parties(Names(load_hand("parties.yaml"), ENGLISH_ACTORS))
