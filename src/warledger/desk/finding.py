"""What a reader may mean by the words of a search: names in any spelling or script, parties by any name, numbers.

A name is known by its sound (:mod:`warledger.places.names`) if the ledger has a place that sounds so; words of reports
that sound like it are then searched for too. A number is searched for in digits and in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from warledger.places.names import heard, key, likeness
from warledger.reading.blame.parties import Parties
from warledger.reading.english.numbers import TENS, UNITS, number_value
from warledger.reading.text import split_text

ALIKE: Final = 0.8
"""How alike two names must sound."""
SHORTEST: Final = 3
"""Letters of a name below which its sound says nothing."""
SPELLINGS: Final = 12
"""Other spellings of one word that are searched for."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """Names by their sound."""

    held: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, names: Iterable[str]) -> Sounds:
        """These names."""
        held: dict[str, list[str]] = {}
        for name in names:
            if len(name) >= SHORTEST and not name.isdigit():
                for sound in {key(f) for f in heard(name)}:
                    held.setdefault(sound, []).append(name)
        return cls({sound: tuple(dict.fromkeys(found)) for sound, found in held.items()})

    def like(self, name: str) -> list[str]:
        """Names that sound like this one, the most alike first."""
        if len(name) < SHORTEST:
            return []
        found = {
            other: max(likeness(a, b) for a in heard(name) for b in heard(other))
            for f in heard(name) for other in self.held.get(key(f), ())
        }  # fmt: skip
        return sorted((n for n, alike in found.items() if alike >= ALIKE), key=lambda n: (-found[n], n))


def parties_named(words: str) -> list[str]:
    """Parties that the whole of the words names, by whichever of their names: "HTS", "Nusra Front"."""
    named = []
    for spelt in dict.fromkeys((words, words.upper() if len(words) < 6 else words.title())):
        found = Parties.load().find(split_text(spelt))
        named += [m.name for m in found if not m.generic and (m.start, m.end) == (0, len(spelt))]
    return list(dict.fromkeys(named))


def groups(words: str, places: Sounds, vocabulary: Sounds) -> list[list[str]]:
    """For each word the spellings any of which will do."""
    return [_spellings(word, places, vocabulary) for word in words.split()]


def _spellings(word: str, places: Sounds, vocabulary: Sounds) -> list[str]:
    value = number_value(word.lower())
    if value is not None:
        return [word, *_numbers(value)]
    if not places.like(word):
        return [word]
    return list(dict.fromkeys((word, *places.like(word), *vocabulary.like(word))))[: SPELLINGS + 1]


def _numbers(n: int) -> list[str]:
    """1,300 and 1300; 26 and twenty-six."""
    found = [str(n), f"{n:,}"]
    units, tens = ({value: name for name, value in reversed(table.items())} for table in (UNITS, TENS))
    if n in units:
        found.append(units[n])
    elif 20 <= n < 100:
        found.append(f"{tens[n - n % 10]} {units[n % 10] if n % 10 else ''}")
    return found
