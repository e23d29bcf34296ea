"""Postings: names by their sound, with the places that bear them; and the few that any word of a report may name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from warledger.places.names import LAST_OF_LATIN, Letters, forms, heard, key, letters, likeness, vowelled

LEAST_ALIKE = 0.6
"""Forms less alike than this are other names that share a key by chance."""

UNIT_ALIKE, UNIT_SPELT = 0.9, 0.8
"""Countries and provinces are few and well known: only what sounds and is spelt nearly the same is meant for one."""

LONGEST_CODE = 3

BAR = "\x1f"
"""Between the words of a column."""

Alike = dict[int, tuple[float, str]]
"""Places by id with how alike and by which form."""

Postings = dict[str, list[tuple[str, list[int]]]]
"""Forms under each key, with the places that bear them."""


def keep_best(alike: Alike, asked: str, postings: Iterable[tuple[str, list[int]]]) -> None:
    """Note each place's best form. One in a script without vowels counts only where the place has none with vowels."""
    found = [(likeness(asked, form_), form_, ids) for form_, ids in postings]
    with_vowels = {i for _, form_, ids in found if vowelled(form_) for i in ids} if vowelled(asked) else set()
    for score, form_, ids in found:
        if score < LEAST_ALIKE:
            continue
        for i in ids:
            if score > alike.get(i, (0.0, ""))[0] and (i not in with_vowels or vowelled(form_)):
                alike[i] = (score, form_)


class Unit(NamedTuple):
    """A country or a province: more people and names first. ``shown`` is the code of a country, a province's name."""

    people: int
    names: int
    source: str
    shown: str


class UnitNames(NamedTuple):
    """The names of a unit as an index keeps them: each field is words with :data:`BAR` between."""

    forms: str
    spelt: str
    codes: str
    openers: str


def unit_names(names: Collection[str]) -> UnitNames:
    """What is compared of the names of a country or a province."""
    said = sorted(n for n in names if not _is_code(n))
    openers = {n.partition(" ")[0] for n in said if " " in n}
    columns = (
        {f for n in said for f in forms(n)},
        {letters(n).spelt for n in said},
        set(names).difference(said),
        openers,
    )
    return UnitNames(*(BAR.join(sorted(column)) for column in columns))


class Units:
    """Countries, or the provinces of one, in memory: they are asked for oftener than any other place.

    ``openers`` are the first words of names of several words.
    """

    def __init__(self, rows: Iterable[tuple[int, Unit, UnitNames]]) -> None:
        """Each row is an id, the unit and its names."""
        self._units: dict[int, Unit] = {}
        self._spellings: dict[int, list[str]] = {}
        self._codes: dict[str, str] = {}
        self._postings: Postings = defaultdict(list)
        self.openers: set[str] = set()
        for i, unit, names in rows:
            self._units[i] = unit
            self._codes.update((code, unit.shown) for code in names.codes.split(BAR))
            self._spellings[i] = names.spelt.split(BAR)
            self.openers.update(names.openers.split(BAR))
            for form_ in names.forms.split(BAR):
                self._postings[key(form_)].append((form_, [i]))

    def named(self, name: str) -> list[tuple[float, Unit]]:
        """Units that bear the name, each with how unlike it sounds, so that the least is the likeliest."""
        if name in self._codes:
            return [(0.0, Unit(0, 0, "", self._codes[name]))]
        alike: Alike = {}
        for form_ in heard(name):
            keep_best(alike, form_, self._postings.get(key(form_), ()))
        heard_so = {i: score for i, (score, _) in alike.items() if score > UNIT_ALIKE}
        asked = letters(name) if heard_so else None
        return [(1 - score, self._units[i]) for i, score in heard_so.items() if asked and self._spelt_so(i, asked)]

    def _spelt_so(self, i: int, asked: Letters) -> bool:
        """Whether a unit is spelt as asked, nearly: Assad is not Saudi. What is in another script is only heard."""
        if asked.written > LAST_OF_LATIN:
            return True
        return any(Levenshtein.normalized_similarity(asked.spelt, s) > UNIT_SPELT for s in self._spellings[i])


def _is_code(name: str) -> bool:
    """Whether a country's name is its code: letters that are not sounded, so that Amir is not Myanmar's MMR."""
    return len(name) <= LONGEST_CODE and name.isascii() and name.isupper()
