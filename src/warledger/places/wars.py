"""What is known of a war of years, from ``hand/wars.csv``: where it was fought, and where its battles were."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from warledger.places.default import hand_file
from warledger.places.names import form, key
from warledger.places.records import km_between

BATTLE_KM = 20.0
"""As far as a known battle makes a place likelier to be named."""

Spot = tuple[float, float, str]
"""Latitude, longitude and name of a place."""


@lru_cache(maxsize=4096)
def war_at(country: str, province: str, district: str | None, province_said: bool) -> str | None:
    """Whether the war was ``fought`` in a district or ``quiet``; without it, and unless it is said, in the province."""
    war = _districts().get((country, province, key(form(district)))) if district else None
    return war or (None if province_said else _districts().get((country, province, "")))


@lru_cache(maxsize=1)
def _districts() -> dict[tuple[str, str, str], str]:
    """``hand/wars.csv`` by country, province and the key of a district's name ("" for the whole province)."""
    return {
        (row["country"], row["province"], key(form(district)) if district else ""): row["war"]
        for row in _rows()
        for district in row["district"].split("|")
        if row["war"] in ("fought", "quiet")
    }


@lru_cache(maxsize=1)
def _battles() -> dict[tuple[str, int, int], list[Spot]]:
    """Points of battles by country and cell of half a degree (more than their reach), each in the cells around too."""
    found: dict[tuple[str, int, int], list[Spot]] = {}
    for row in _rows():
        if row["war"] == "battle":
            lat, lon = float(row["lat"]), float(row["lon"])
            for cell in product((-1, 0, 1), (-1, 0, 1)):
                place = (row["country"], int(lat * 2) + cell[0], int(lon * 2) + cell[1])
                found.setdefault(place, []).append((lat, lon, row["district"]))
    return found


@lru_cache(maxsize=1)
def _rows() -> list[dict[str, str]]:
    with hand_file("wars.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@lru_cache(maxsize=16384)
def battle(country: str, lat: float, lon: float) -> float:
    """How near the nearest battle was: 1 at its point, 0 from :data:`BATTLE_KM` on."""
    points = _battles().get((country, int(lat * 2), int(lon * 2)), ())
    km = nearest(lat, lon, points)[0] if points else BATTLE_KM
    return max(0.0, 1 - km / BATTLE_KM)


def nearest(lat: float, lon: float, spots: Sequence[Spot]) -> tuple[float, str]:
    """How many kilometres off the nearest spot is, and its name; only that one is measured on the globe."""
    narrow = math.cos(math.radians(lat)) ** 2
    near = min([((s[0] - lat) ** 2 + narrow * (s[1] - lon) ** 2, s) for s in spots])[1]
    return km_between(lat, lon, near[0], near[1]), near[2]
