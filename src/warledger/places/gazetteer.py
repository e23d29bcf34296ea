"""The gazetteer as opened for look-ups: one or more index files, searched as one.

A look-up costs one key read a file, the postings' likeness to the name asked for, and one read of the places that
are left. Only names that no key answers are sought by one wrong consonant, in the country asked for.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from warledger.places.index import Unpacker, open_read_only
from warledger.places.letters import FIRST_WORDS
from warledger.places.names import LAST_OF_LATIN, Letters, heard, key, letters
from warledger.places.postings import Alike, Postings, Unit, UnitNames, Units, keep_best
from warledger.places.records import KINDS, Candidate, Loosely

FUZZY_KEY = 4
"""Consonants a name needs before one wrong consonant may be forgiven; shorter ones have too many neighbours."""

SHORT_KEY = 4
"""Consonants that must be left of a name of which a word is left out."""

MUCH_LESS_ALIKE = 0.15
"""Places so much less alike than the best cannot win by any evidence (evidence.POINTS)."""

WELL_ALIKE = 0.85
"""Sounds from which on the spelling is looked at too."""

MOST_PLACES = 2**63 - 1

REMEMBERED = 4096
"""Places whose names are kept as they are written, some 2 kB each."""

MOST = 150
"""Places weighed for one name. More namesakes than this (Tepe, Kala) cannot be told apart by a name anyway."""


def _just_so(asked: Letters, name: Letters) -> bool:
    """Whether a name is written letter by letter as asked, with its qualifiers: Western Tayyibah is not Tayyibah."""
    return name.written == asked.written and name.qualified == asked.qualified


class Shelf:
    """One index file, open for reading."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = open_read_only(path)
        self._names = Unpacker(self._db)
        self._written: dict[tuple[int, bool], list[Letters]] = {}
        self._areas: dict[int, str] = dict(self._db.execute("SELECT id, name FROM area"))
        self._units: dict[str | None, Units] = {}
        self._keys: dict[str, defaultdict[int, list[str]]] = {}
        self.spans: dict[str, tuple[int, int]] = {
            c: (a, b) for c, a, b in self._db.execute("SELECT country, first, last FROM span")
        }

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def postings(self, keys: Collection[str], country: str | None) -> Postings:
        """The postings of these keys, in one country or in all."""
        where, values = f"key IN ({','.join('?' * len(keys))})", [*keys]
        if country:
            where, values = f"{where} AND country = ?", [*values, country]
        found: Postings = defaultdict(list)
        for key_, hits in self._db.execute(f"SELECT key, hits FROM key WHERE {where}", values):  # noqa: S608 - as below
            for line in hits.split("\n"):
                form_, _, ids = line.partition("\t")
                found[key_].append((form_, [int(i) for i in ids.split(",")]))
        return found

    def units(self, country: str | None) -> Units:
        """The provinces of a country, or all countries."""
        if country not in self._units:
            first, last = self.spans.get(country, (0, -1)) if country else (0, MOST_PLACES)
            rows = self._db.execute(
                "SELECT place.id, population, known_by, source, country, name, adm1, forms, spelt, codes, openers "
                "FROM place JOIN unit USING (id) WHERE kind = ? AND place.id BETWEEN ? AND ?",
                (KINDS.index("province" if country else "country"), first, last),
            )
            self._units[country] = Units(
                (
                    i,
                    Unit(-people, -known_by, source, self._areas.get(adm1, name) if country else code),
                    UnitNames(*names),
                )
                for i, people, known_by, source, code, name, adm1, *names in rows
            )  # fmt: skip
        return self._units[country]

    def near_keys(self, key_: str, country: str) -> list[str]:
        """Keys of a country that differ from this one in one consonant."""
        if country not in self._keys:
            self._keys[country] = defaultdict(list)
            for (k,) in self._db.execute("SELECT key FROM key WHERE country = ?", (country,)):
                self._keys[country][len(k)].append(k)
        near = (self._keys[country][len(key_) + longer] for longer in (-1, 0, 1))
        found = (extract(key_, keys, scorer=Levenshtein.distance, score_cutoff=1, limit=12) for keys in near)
        return [k for some in found for k, _, _ in some]

    def candidates(self, asked: Letters, alike: Alike) -> Iterator[Candidate]:
        """The places of these ids, with how alike, by which form they were found, and how alike they are spelt."""
        if not alike:
            return
        rows = self._db.execute(
            "SELECT id, source, name, lat, lon, country, kind, adm1, adm2, border, population, known_by "  # noqa: S608
            f"FROM place WHERE id IN ({','.join('?' * len(alike))})",  # only question marks are put in
            tuple(alike),
        ).fetchall()
        other_script = asked.written > LAST_OF_LATIN
        self._read_names([i for i, (score, _) in alike.items() if score >= WELL_ALIKE], other_script)
        for i, source, name, lat, lon, country, kind, adm1, adm2, border, population, known_by in rows:
            score, matched = alike[i]
            best, article, just_so, own = 0.0, False, False, False
            if score >= WELL_ALIKE:
                found = self._written[i, other_script]
                spellings = [Levenshtein.normalized_similarity(asked.spelt, n.spelt) for n in found]
                best = max(spellings, default=0.0)
                article = any(b == best and n.articled == asked.articled for b, n in zip(spellings, found, strict=True))
                just_so = best == 1 and article and any(_just_so(asked, n) for n in found)
                own = just_so and _just_so(asked, letters(name))
            yield Candidate(
                source, name, lat / 1e5, lon / 1e5, country, KINDS[kind], self._areas.get(adm1), self._areas.get(adm2),
                tuple(self._areas[int(b)] for b in border.split(",")) if border else (), population, known_by, score,
                matched, best, article, just_so, own,
            )  # fmt: skip

    def _read_names(self, places: list[int], other_script: bool) -> None:
        """Note how the names of places are written, in Latin script or in others.

        Reports of one war ask for the same places; the names of :data:`REMEMBERED` are kept.
        """
        unread = [i for i in places if (i, other_script) not in self._written]
        if len(self._written) + len(unread) > REMEMBERED:
            self._written.clear()
            unread = places
        for i, names in self._names.letters(unread):
            self._written[i, other_script] = [n for n in names if (n.written > LAST_OF_LATIN) == other_script]

    def settlements(self, country: str, province: str | None) -> list[tuple[float, float]]:
        """Latitude and longitude of the settlements of a country, or of one province of it."""
        first, last = self.spans.get(country, (0, -1))
        own = [i for i, name in self._areas.items() if name == province]
        within = f" AND adm1 IN ({','.join('?' * len(own))})" if province else ""
        rows = self._db.execute(
            f"SELECT lat / 1e5, lon / 1e5 FROM place WHERE id BETWEEN ? AND ? AND kind = ?{within}",  # noqa: S608
            (first, last, KINDS.index("settlement"), *own),
        )
        return rows.fetchall()

    def names_of(self, source_id: str) -> tuple[str, ...]:
        """All names of one place, in every script its source has."""
        row = self._db.execute("SELECT id FROM place WHERE source = ?", (source_id,)).fetchone()
        return self._names(row[0]) if row else ()


class Gazetteer:
    """Index files searched as one; a place that two of them hold by the same id is found once."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.shelves = tuple(Shelf(p) for p in paths)
        self.sounding = lru_cache(maxsize=4096)(self._sounding)
        self.find = lru_cache(maxsize=4096)(self._find)
        self.loosely = lru_cache(maxsize=1024)(self._loosely)
        self.provinces_named = lru_cache(maxsize=4096)(self._provinces_named)
        self.middle = lru_cache(maxsize=512)(self._middle)
        self.unit_named = lru_cache(maxsize=65536)(self._unit_named)

    def close(self) -> None:
        """Close all index files."""
        for shelf in self.shelves:
            shelf.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def countries(self) -> frozenset[str]:
        """ISO codes of the countries that have any place here."""
        return frozenset(c for shelf in self.shelves for c in shelf.spans)

    def _find(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
        """Places that may bear the name, best likeness first; by one wrong consonant only where nothing else fits."""
        found = self.sounding(name, country)
        return found or self._by_near_key(name, country) if country else found

    def _sounding(self, name: str, country: str | None) -> tuple[Candidate, ...]:
        """Places that may bear the name as it is said, with no letter forgiven."""
        return self._by_keys(letters(name), {f: [key(f)] for f in heard(name)}, country)

    def _loosely(self, name: str, country: str) -> tuple[Candidate, ...]:
        """Places that may bear the name with a consonant wrong, or with a word too many or too few."""
        found = {c.id: c for c in self._by_near_key(name, country)}
        for form_ in heard(name):
            body, bar, codes = form_.partition("|")
            words = body.split()
            longer = [f"{first} {body}" for first in FIRST_WORDS.values()]
            shorter = [" ".join(part) for part in (words[:-1], words[1:])]
            ways: dict[Loosely, list[str]] = {
                "by a word too few": [f"{other}{bar}{codes}" for other in longer],
                "by a word too many": [f"{other}{bar}{codes}" for other in shorter if len(key(other)) >= SHORT_KEY],
            }
            for loosely, others in ways.items():
                for c in self._by_keys(letters(name), {other: [key(other)] for other in others}, country):
                    if c.alike >= WELL_ALIKE:
                        found.setdefault(c.id, c._replace(loosely=loosely, just_so=False, own=False))
        return tuple(found.values())

    def _by_near_key(self, name: str, country: str) -> tuple[Candidate, ...]:
        by_form = {f: key(f) for f in heard(name)}
        near_keys = {k: self._near(k, country) for k in set(by_form.values()) if len(k) >= FUZZY_KEY}
        near = {f: near_keys[k] for f, k in by_form.items() if k in near_keys}
        found = self._by_keys(letters(name), near, country)
        return tuple(c._replace(loosely="by one wrong consonant") for c in found)

    def _near(self, key_: str, country: str) -> list[str]:
        return list(dict.fromkeys(k for shelf in self.shelves for k in shelf.near_keys(key_, country)))

    def _by_keys(self, asked: Letters, keys: dict[str, list[str]], country: str | None) -> tuple[Candidate, ...]:
        found: dict[str, Candidate] = {}
        wanted = {k for its_keys in keys.values() for k in its_keys}
        for shelf in self.shelves:
            alike: Alike = {}
            postings = shelf.postings(wanted, country)
            for form_, its_keys in keys.items():
                for k in its_keys:
                    keep_best(alike, form_, postings.get(k, ()))
            least = max((score for score, _ in alike.values()), default=0.0) - MUCH_LESS_ALIKE
            near = ((i, found) for i, found in alike.items() if found[0] >= least)
            best = dict(sorted(near, key=lambda item: -item[1][0])[:MOST])
            for candidate in shelf.candidates(asked, best):
                found.setdefault(candidate.id, candidate)
        return tuple(sorted(found.values(), key=lambda c: (-c.alike, -c.population, -c.known_by, c.id)))

    def _unit_named(self, name: str, country: str | None = None) -> str | None:
        """The province of a country that bears the name, by the name it is shown by; without one, a country's code."""
        found = [unit for shelf in self.shelves for unit in shelf.units(country).named(name)]
        return min(found)[1].shown if found else None

    def opens_unit(self, word: str, country: str) -> bool:
        """Whether a province's name of several words opens with this word."""
        return any(word in shelf.units(country).openers for shelf in self.shelves)

    def _provinces_named(self, name: str, country: str | None = None) -> frozenset[str]:
        """The names by which provinces that this name may mean are shown ("Hamah Governorate" → {"Hama"})."""
        found = [c for c in self.find(name, country) if c.kind == "province"]
        best = max((c.alike for c in found), default=0.0)
        return frozenset(c.adm1 or c.name for c in found if c.alike >= best - 0.02)

    def _middle(self, country: str, province: str | None, direction: str) -> tuple[float, float] | None:
        """The middle of a country's or a province's places, or of the third of them that lies in a direction.

        ``direction`` is made of the letters n, s, e, w; degrees, or None where the gazetteer has no places there.
        """
        spots = [spot for shelf in self.shelves for spot in shelf.settlements(country, province)]
        for letter in direction:
            axis, sign = (0, 1) if letter in "ns" else (1, 1)
            sign = -1 if letter in "sw" else sign
            spots.sort(key=lambda spot: sign * spot[axis], reverse=True)
            spots = spots[: math.ceil(len(spots) / (3 if len(direction) == 1 else 2))]
        if not spots:
            return None
        return (sum(s[0] for s in spots) / len(spots), sum(s[1] for s in spots) / len(spots))
