"""Incidents gathered for a map: at each zoom those of one small square are one, so that a map of any ledger is light.

Squares are those of the web's map tiles, cut into eight by eight. Areas are gathered apart from points, and areas of
each size apart: a province never becomes a part of a point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan, cos, degrees, exp, log, pi, radians, tan
from typing import Final, NamedTuple

from warledger.desk.maps import RADIUS_KM
from warledger.desk.register import Point

DEEPEST: Final = 14
"""The zoom beyond which squares do not shrink; incidents at one spot stay together there."""
PARTS: Final = 8
"""Squares along the side of a tile of 512 pixels."""
AT_MOST: Final = 2000
"""Clusters of one answer; a box that holds more is answered by larger squares."""
NORTHMOST: Final = 85.05
NOWHERE: Final = -1
"""The site of what is not drawn."""

Key = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world in degrees; ``west`` may lie east of ``east``, across the antimeridian."""

    west: float
    south: float
    east: float
    north: float


@dataclass(slots=True)
class Cluster:
    """Incidents of one square: how many, the deaths counted, their middle (as tiles have it), the latest of them.

    ``place`` is the name that all share, None where they differ.
    """

    incidents: int
    killed: int
    x: float
    y: float
    first: Point
    place: str | None
    sort: str

    @property
    def lat(self) -> float:
        """Degrees north of the middle."""
        return degrees(2 * atan(exp(pi * (1 - 2 * self.y))) - pi / 2)

    @property
    def lon(self) -> float:
        """Degrees east of the middle."""
        return self.x * 360 - 180


class Site(NamedTuple):
    """A spot where incidents are: on the square map of the world, in which of the finest squares, of which sort."""

    x: float
    y: float
    column: int
    row: int
    sort: str
    place: str | None

    @classmethod
    def of(cls, lat: float, lon: float, sort: str, place: str | None) -> Site:
        """The site of these degrees."""
        x, y = _mercator(lat, lon)
        side = PARTS << DEEPEST
        return cls(x, y, int(x * side), int(y * side), sort, place)


class Sites:
    """Where every incident is, each spot known once: wars come back to the same places."""

    def __init__(self, points: Sequence[Point]) -> None:
        numbers: dict[tuple[float, float, str, str | None], int] = {}
        self.points = points
        self.of = [
            numbers.setdefault((p.lat or 0.0, p.lon or 0.0, _sort(p), p.place), len(numbers)) if p.drawn else NOWHERE
            for p in points
        ]
        """The site of each incident by its number."""
        self.sites = [Site.of(*spot) for spot in numbers]
        self.killed = [p.killed or 0 for p in points]


class Clusters:
    """The same incidents at every zoom, each made when it is asked for; ``numbers`` in the order of lists."""

    def __init__(self, sites: Sites, numbers: Sequence[int]) -> None:
        where = sites.of
        counted = Counter(map(where.__getitem__, numbers))
        latest = dict(zip(map(where.__getitem__, reversed(numbers)), reversed(numbers), strict=True))
        killed = dict.fromkeys(counted, 0)
        for n in numbers:
            killed[where[n]] += sites.killed[n]
        self._drawn = [
            (sites.sites[at], count, killed[at], sites.points[latest[at]])
            for at, count in counted.items() if at != NOWHERE
        ]  # fmt: skip
        self._levels: dict[int, dict[Key, Cluster]] = {}

    def level(self, zoom: int) -> dict[Key, Cluster]:
        """The squares of one zoom: from the next finer where that is there."""
        if zoom not in self._levels:
            finer = self._levels.get(zoom + 1)
            self._levels[zoom] = self._gathered(zoom) if finer is None else _halved(finer)
        return self._levels[zoom]

    def _gathered(self, zoom: int) -> dict[Key, Cluster]:
        found: dict[Key, Cluster] = {}
        shift = DEEPEST - zoom
        for site, count, killed, first in self._drawn:
            one = Cluster(count, killed, site.x, site.y, first, site.place, site.sort)
            _put(found, (site.column >> shift, site.row >> shift, site.sort), one)
        return found

    def within(self, box: Box, zoom: int) -> list[Cluster]:
        """The clusters in a box, those with most deaths last so that a map draws them on top."""
        for level in range(min(zoom, DEEPEST), -1, -1):
            found = [c for x0, x1 in _spans(box) for c in self._at(level, x0, x1, box)]
            if len(found) <= AT_MOST or level == 0:
                break
        return sorted(found, key=lambda c: (c.sort == "point", c.killed, c.first.id))

    def _at(self, level: int, x0: float, x1: float, box: Box) -> Iterator[Cluster]:
        held, side = self.level(level), PARTS << level
        left, right = int(x0 * side), int(x1 * side)
        top, bottom = (int(_mercator(lat, 0)[1] * side) for lat in (box.north, box.south))
        if (right - left + 1) * (bottom - top + 1) * len(SORTS) > len(held):
            yield from (c for (x, y, _), c in held.items() if left <= x <= right and top <= y <= bottom)
            return
        keys = ((x, y, sort) for x in range(left, right + 1) for y in range(top, bottom + 1) for sort in SORTS)
        yield from (held[key] for key in keys if key in held)


def _sort(point: Point) -> str:
    return point.precision if point.precision in RADIUS_KM else "point"


SORTS: Final[Sequence[str]] = ("point", *RADIUS_KM)


def _mercator(lat: float, lon: float) -> tuple[float, float]:
    """Where a point lies on the square map of the world, 0 to 1 from the north-west."""
    lat = max(min(lat, NORTHMOST), -NORTHMOST)
    phi = radians(lat)
    return ((lon + 180) / 360) % 1.0, (1 - log(tan(phi) + 1 / cos(phi)) / pi) / 2


def _halved(finer: dict[Key, Cluster]) -> dict[Key, Cluster]:
    found: dict[Key, Cluster] = {}
    for (x, y, sort), one in finer.items():
        copy = Cluster(one.incidents, one.killed, one.x, one.y, one.first, one.place, one.sort)
        _put(found, (x >> 1, y >> 1, sort), copy)
    return found


def _put(held: dict[Key, Cluster], key: Key, one: Cluster) -> None:
    """Add to what is in the square already; the middle weighs by incidents, the latest stays first."""
    known = held.get(key)
    if known is None:
        held[key] = one
        return
    total = known.incidents + one.incidents
    known.x += (one.x - known.x) * one.incidents / total
    known.y += (one.y - known.y) * one.incidents / total
    known.incidents, known.killed = total, known.killed + one.killed
    if known.place != one.place:
        known.place = None
    if (one.first.day or "", known.first.id) > (known.first.day or "", one.first.id):
        known.first = one.first


def _spans(box: Box) -> list[tuple[float, float]]:
    """The box from west to east as parts of the map's width; two across the antimeridian."""
    if box.east - box.west >= 360:
        return [(0.0, 1.0 - 1e-12)]
    west, east = (((lon + 180) / 360) % 1.0 for lon in (box.west, box.east))
    return [(west, east)] if west <= east else [(west, 1.0 - 1e-12), (0.0, east)]
