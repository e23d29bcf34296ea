"""The places of one reading, resolved together: each statement keeps its words and gains a point, or stays as is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from warledger.places.gazetteer import Gazetteer
from warledger.places.resolving import resolve_report
from warledger.records import Place, Reading


def locate(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """The reading with its places resolved by the gazetteer; a place below the bar keeps its words alone."""
    stated: list[Place | None] = [f.place for f in reading.figures]
    stated += [place for c in reading.control for place in c.places]
    stated += [a.place for a in reading.agreements]
    known = _resolved(gazetteer, (place for place in stated if place is not None))

    def of(place: Place | None) -> Place | None:
        return known.get(place.words, place) if place is not None else None

    return replace(
        reading,
        figures=tuple(replace(f, place=of(f.place)) for f in reading.figures),
        control=tuple(replace(c, places=tuple(known.get(p.words, p) for p in c.places)) for c in reading.control),
        agreements=tuple(replace(a, place=of(a.place)) for a in reading.agreements),
    )


def _resolved(gazetteer: Gazetteer, places: Iterable[Place]) -> dict[str, Place]:
    words = tuple(dict.fromkeys(place.words for place in places))
    found = zip(words, resolve_report(gazetteer, words), strict=True)
    return {name: resolution.place for name, resolution in found if resolution.place is not None}
