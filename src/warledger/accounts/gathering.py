"""Which places and areas of many reports are one: by the gazetteer, by their sound, by what a report means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from warledger.places.names import form, heard, key, likeness
from warledger.records import ControlChange, Place

AREAS: Final = frozenset({"province", "region", "country"})
"""Precisions of places that are areas: to hold some of one is not to hold a point."""
AREA_WORDS: Final = frozenset(
    "province provinces governorate governorates region regions district districts state states countryside "
    "country area areas territory enclave".split()
)
SHARES: Final = frozenset(
    "most much part parts half majority large slivers swathes swaths pockets rest bulk some "
    "neighbourhood neighborhood district quarter suburb neighbourhoods neighborhoods districts suburbs outskirts "
    "positions posts checkpoints".split()
)
"""Words of an extent that say it is not all of the place."""
ALIKE: Final = 0.84
"""How alike an unresolved name must sound to another of the same report to be a slip of the pen for it."""


def bare(place: Place) -> str:
    """The name of a place without the kind of area it is: "Idlib province" and "Idlib" are one name."""
    words = [w for w in (place.words or place.name or "").split() if w.lower() not in AREA_WORDS]
    return " ".join(words) or place.words


def is_share(extent: str | None) -> bool:
    """Whether words of an extent say that only some of it is meant."""
    return extent is not None and not SHARES.isdisjoint(extent.lower().replace(",", " ").split())


def is_area(change: ControlChange) -> bool:
    """Whether what is held is an area that no point stands for."""
    words = frozenset((change.extent or "").lower().replace(",", " ").split())
    if change.extent is not None and not AREA_WORDS.isdisjoint(words):
        return True
    if is_share(change.extent) and len(change.places) != 1:
        return True
    return any(p.precision in AREAS or not AREA_WORDS.isdisjoint(p.words.lower().split()) for p in change.places)


class Places:
    """Keys under which places of many reports are one.

    A place is known by its gazetteer id; one without takes the id of the place whose name sounds the same, or, in its
    own report, all but the same; else it is known by its sound. Two ids of one sound less than some kilometres apart
    are one.
    """

    def __init__(self, changes: Iterable[tuple[str, ControlChange]]) -> None:
        self._by_sound: dict[str, list[Place]] = {}
        self._in_report: dict[str, list[Place]] = {}
        self._one: dict[str, str] = {}
        for report, change in changes:
            for place in change.places:
                if place.gazetteer is None or place.lat is None:
                    continue
                self._in_report.setdefault(report, []).append(place)
                for sound in {key(f) for name in (place.words, place.name or "") if name for f in heard(name)}:
                    self._join(place, self._by_sound.setdefault(sound, []))

    def _join(self, place: Place, same: list[Place]) -> None:
        known = str(place.gazetteer)
        for other in same:
            if _close(place, other):
                self._one.setdefault(known, self._one.get(str(other.gazetteer), str(other.gazetteer)))
        self._one.setdefault(known, known)
        if known not in [p.gazetteer for p in same]:
            same.append(place)

    def key(self, report: str, place: Place) -> str:
        """The key of a place in a report."""
        if place.gazetteer is not None and place.gazetteer in self._one:
            return self._one[place.gazetteer]
        sounds = heard(place.words)
        for sound in sounds:
            same = self._by_sound.get(key(sound), [])
            ids = {self._one[str(p.gazetteer)] for p in same}
            if len(ids) == 1:
                return ids.pop()
        near = max(
            ((likeness(form(place.words), form(p.words)), str(p.gazetteer)) for p in self._in_report.get(report, ())),
            default=(0.0, ""),
        )
        if near[0] >= ALIKE:
            return self._one[near[1]]
        return f"sound:{key(sounds[0])}" if sounds else f"words:{place.words.lower()}"


def _close(a: Place, b: Place) -> bool:
    """Within about five kilometres: two gazetteers' points of one village."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    return abs(a.lat - b.lat) < 0.05 and abs(a.lon - b.lon) < 0.06
