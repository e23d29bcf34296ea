"""The places of one reading, resolved together: each statement keeps its words and gains a point, or stays as is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from warledger.places.gazetteer import Gazetteer
from warledger.places.resolving import country_code, resolve_report
from warledger.records import Place, Reading, Report

NAME = re.compile(r"\b[A-Z][a-z]{3,}")
HEARD = 2000  # names at the head of a report that tell the countries it speaks of


def locate(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """The reading with its places resolved by the gazetteer; a place below the bar keeps its words alone."""
    stated: list[Place | None] = [f.place for f in reading.figures]
    stated += [place for c in reading.control for place in c.places]
    stated += [a.place for a in reading.agreements]
    known = _resolved(gazetteer, (p for p in stated if p is not None), _spoken_of(gazetteer, reading.report))

    def of(place: Place | None) -> Place | None:
        return known.get(place.words, place) if place is not None else None

    return replace(
        reading,
        figures=tuple(replace(f, place=of(f.place)) for f in reading.figures),
        control=tuple(replace(c, places=tuple(known.get(p.words, p) for p in c.places)) for c in reading.control),
        agreements=tuple(replace(a, place=of(a.place)) for a in reading.agreements),
    )


def _spoken_of(gazetteer: Gazetteer, report: Report) -> tuple[str, ...]:
    """The countries that a report names, the most named first; a report of Syria seldom means a namesake elsewhere."""
    names = islice(NAME.finditer(f"{report.title}\n{report.text}"), HEARD)
    codes: Counter[str] = Counter()
    for name, times in Counter(m.group() for m in names).items():
        code = country_code(gazetteer, name)
        if code is not None:
            codes[code] += times
    return tuple(code for code, _ in codes.most_common())


def _resolved(gazetteer: Gazetteer, places: Iterable[Place], countries: tuple[str, ...]) -> dict[str, Place]:
    words = tuple(dict.fromkeys(place.words for place in places))
    found = zip(words, resolve_report(gazetteer, words, countries=countries), strict=True)
    return {name: resolution.place for name, resolution in found if resolution.place is not None}
