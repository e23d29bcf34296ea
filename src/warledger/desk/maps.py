"""The map without scripts: incidents over country outlines as SVG, their precision honest.

A point is drawn only where a place is known exactly or nearly. A district, a province or a region is a circle as wide
as such an area commonly is; a country, or a place unknown, is not drawn but counted beside the map.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import cos, radians, sqrt
from pathlib import Path
from statistics import median
from typing import Any, Final

from markupsafe import Markup, escape

RADIUS_KM: Final = {"district": 15.0, "province": 50.0, "region": 120.0}
"""How wide an area of each precision is drawn; an area's true outline is not known to the ledger."""
POINTS: Final = ("exact", "near")
WIDTH: Final = 720
HEIGHTS: Final = (240, 480)
KM_A_DEGREE: Final = 111.2
MANY: Final = 20
"""From how many spots on the frame leaves the outermost out."""
BEYOND: Final = 20
"""Pixels beyond the frame to which far outlines are pressed."""
CELL: Final = 14
"""Marks of points whose centres fall in one square of so many pixels are drawn as one."""
FEW, FAR = 5, 6
"""From how many points on some may lie too far off to be drawn, and how many times the middle distance that is."""
TURNS: Final = ((1, -0.5), (-1, -0.5), (0, -1), (1, 0.5), (-1, 0.5), (0, 1))
"""Where a mark goes that finds its place taken."""
CROWD: Final = 150
"""From how many places on neighbours that are held alike share one mark."""
MARK: Final = (32, 19)
"""Pixels that a mark of who holds a place takes up with its edge."""
WIDEST: Final = 96
"""Pixels of the widest mark: three holders of two letters, and their number."""
ROUND: Final = tuple((dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
BUILT: Final = Path(__file__).parent / "static" / "built"

Ring = tuple[tuple[float, float], ...]
Taken = dict[tuple[int, int], list[tuple[float, float, float]]]
"""Marks that stand already, by columns and rows that none is larger than: middle and half a width."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One incident on the map, or several in one square; or a place with the ``mark`` (letters) of who holds it.

    Label and address are made only for what is drawn: of thousands of incidents a few hundred are.
    """

    lat: float
    lon: float
    precision: str
    size: int
    label: str | Callable[[], str]
    href: Callable[[], str] | None
    incidents: int = 1
    mark: str = ""
    style: str = ""

    def said(self) -> str:
        """Its label."""
        more = f" (+{self.incidents - 1})" if self.incidents > 1 else ""
        return (self.label if isinstance(self.label, str) else self.label()) + more


@dataclass(frozen=True, slots=True)
class Frame:
    """What the picture shows: west, south, and pixels to a degree of longitude and of latitude."""

    west: float
    north: float
    per_lon: float
    per_lat: float
    height: int

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Pixels of a point."""
        return (lon - self.west) * self.per_lon, (self.north - lat) * self.per_lat

    def holds(self, spot: Spot) -> bool:
        """Whether the spot lies inside."""
        x, y = self.at(spot.lat, spot.lon)
        return 0 <= x <= WIDTH and 0 <= y <= self.height


def drawn(precision: str) -> bool:
    """Whether a place of this precision is drawn at all."""
    return precision in POINTS or precision in RADIUS_KM


def _middle(numbers: Sequence[float]) -> list[float]:
    """Without the outermost twentieth at each end, where there are many: one far place would make all others a blot."""
    cut = len(numbers) // 20 if len(numbers) > MANY else 0
    return sorted(numbers)[cut : len(numbers) - cut]


def frame_of(spots: Sequence[Spot]) -> Frame:
    """The frame that holds the spots with some room, never closer than about 200 km across."""
    lats, lons = _middle([s.lat for s in spots]), _middle([s.lon for s in spots])
    if len(spots) == 1:  # one of few frames, so that the land of thousands of incidents is drawn once
        lats, lons = [round(lats[0] * 2) / 2], [round(lons[0] * 2) / 2]
    middle = cos(radians((min(lats) + max(lats)) / 2)) or 0.01
    tall = max((max(lats) - min(lats)) * 1.25, 1.6)
    wide = max((max(lons) - min(lons)) * 1.25, 2.4 / max(middle, 0.2))
    per_lon = WIDTH / wide
    per_lat = per_lon / max(middle, 0.2)
    height = min(max(tall * per_lat, HEIGHTS[0]), HEIGHTS[1])
    if tall * per_lat > height:
        per_lat = height / tall
        per_lon = per_lat * max(middle, 0.2)
    west = (min(lons) + max(lons)) / 2 - WIDTH / per_lon / 2
    north = (min(lats) + max(lats)) / 2 + height / per_lat / 2
    return Frame(west, north, per_lon, per_lat, round(height))


def draw(spots: Sequence[Spot], label: str) -> Markup:
    """The map of these spots; empty where none can be drawn."""
    shown = [s for s in spots if drawn(s.precision)]
    if not shown:
        return Markup("")
    frame = frame_of(shown)
    inside = [s for s in shown if frame.holds(s)]
    areas = _gathered([s for s in inside if s.precision in RADIUS_KM], frame)
    points = _gathered([s for s in inside if s.precision in POINTS], frame)
    body = [_land(frame), *(_area(s, frame) for s in areas), *(_point(s, frame) for s in points)]
    return Markup(  # noqa: S704 - numbers and escaped labels
        f'<svg class="map" viewBox="0 0 {WIDTH} {frame.height}" role="group" aria-label="{escape(label)}">'
        f"{''.join(body)}</svg>"
    )


def draw_held(spots: Sequence[Spot], around: Sequence[tuple[float, float]], label: str) -> tuple[Markup, int]:
    """The map of places with the marks of who holds them, and how many lie outside of it.

    ``around`` are all points that the picture is made for: it stays the same from day to day.
    """
    if not spots:
        return Markup(""), 0
    frame = frame_of([Spot(lat, lon, "exact", 0, "", None) for lat, lon in _together(around)])
    inside = sorted((s for s in spots if frame.holds(s)), key=lambda s: s.precision not in RADIUS_KM)
    outside = len(spots) - len(inside)
    if len(inside) > CROWD:
        inside = _crowded(inside, frame)
    taken: Taken = {}
    body = [_land(frame), *(_held(s, frame, taken) for s in inside)]
    return Markup(  # noqa: S704 - numbers and escaped labels
        f'<svg class="map" viewBox="0 0 {WIDTH} {frame.height}" role="group" aria-label="{escape(label)}">'
        f"{''.join(body)}</svg>"
    ), outside


def _crowded(spots: Sequence[Spot], frame: Frame) -> list[Spot]:
    """Neighbours that are held alike as one mark with their number."""
    cells: dict[tuple[object, ...], list[Spot]] = {}
    for spot in spots:
        x, y = frame.at(spot.lat, spot.lon)
        key = (int(x // (2 * MARK[0])), int(y // (2 * MARK[1])), spot.mark, spot.style, spot.precision in RADIUS_KM)
        cells.setdefault(key, []).append(spot)
    return [
        held[0] if len(held) == 1 else replace(held[0], mark=f"{held[0].mark} {len(held)}", incidents=len(held))
        for held in cells.values()
    ]


def _together(points: Sequence[tuple[float, float]]) -> Sequence[tuple[float, float]]:
    """The points without those many times farther off than most: one wrong place would make all others a blot."""
    if len(points) < FEW:
        return points
    lat, lon = median(p[0] for p in points), median(p[1] for p in points)
    off = [max(abs(p[0] - lat), abs(p[1] - lon)) for p in points]
    reach = max(median(off) * FAR, 1.0)
    return [p for p, distance in zip(points, off, strict=True) if distance <= reach]


def _held(spot: Spot, frame: Frame, taken: Taken) -> str:
    """A round mark with its letters, beside others that stand there; an area is a circle with it at the upper edge."""
    x, y = frame.at(spot.lat, spot.lon)
    shape, wide = f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>', 8.0 + 3.5 * max(len(spot.mark) - 1, 0)
    if spot.precision in RADIUS_KM:
        radius = max(RADIUS_KM[spot.precision] / KM_A_DEGREE * frame.per_lat, 16.0)
        shape = f'<circle class="reach" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        y = max(y - radius, 12.0)
    at_x, at_y = _free(x, y, wide, taken)
    taken.setdefault((int(at_x // WIDEST), int(at_y // MARK[1])), []).append((at_x, at_y, wide))
    shape += (
        f'<path class="lead" d="M{x:.1f} {y:.1f}L{at_x:.1f} {at_y:.1f}"/>'
        f'<rect class="badge" x="{at_x - wide:.1f}" y="{at_y - 9:.1f}" width="{2 * wide:.1f}" height="18" rx="9"/>'
        f'<text x="{at_x:.1f}" y="{at_y + 4:.1f}">{escape(spot.mark)}</text>'
    )
    return f'<g class="hold {spot.style}">{_linked(spot, shape)}</g>'


def _free(x: float, y: float, wide: float, taken: Taken) -> tuple[float, float]:
    """The nearest of some spots round a point where no mark stands yet; the point itself where all are taken."""
    for ring in range(4):
        for dx, dy in ((0, 0),) if ring == 0 else TURNS:
            at_x, at_y = x + dx * ring * (wide + 12), y + dy * ring * 19
            column, row = int(at_x // WIDEST), int(at_y // MARK[1])
            near = (mark for right, down in ROUND for mark in taken.get((column + right, row + down), ()))
            if all(abs(at_x - a) > wide + b or abs(at_y - c) > 18 for a, c, b in near):
                return at_x, at_y
    return x, y


def _gathered(spots: Sequence[Spot], frame: Frame) -> list[Spot]:
    """Spots that would lie on one another as one, the larger ones first so that the smaller lie on top."""
    cells: dict[tuple[int, int, str], list[Spot]] = {}
    for spot in spots:
        x, y = frame.at(spot.lat, spot.lon)
        cells.setdefault((int(x // CELL), int(y // CELL), spot.precision), []).append(spot)
    merged = []
    for held in cells.values():
        first = max(held, key=lambda s: s.size)
        count = sum(s.incidents for s in held)
        if count > 1:
            first = replace(first, size=sum(s.size for s in held), incidents=count)
        merged.append(first)
    return sorted(merged, key=lambda s: -s.size)


def _point(spot: Spot, frame: Frame) -> str:
    x, y = frame.at(spot.lat, spot.lon)
    radius = min(3.0 + sqrt(max(spot.size, 0)) * 0.9, 26.0)
    return _linked(spot, f'<circle class="point {spot.precision}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>')


def _area(spot: Spot, frame: Frame) -> str:
    x, y = frame.at(spot.lat, spot.lon)
    radius = max(RADIUS_KM[spot.precision] / KM_A_DEGREE * frame.per_lat, 10.0)
    return _linked(spot, f'<circle class="area {spot.precision}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>')


def _linked(spot: Spot, shape: str) -> str:
    label = escape(spot.said())
    if spot.href is None:
        return f'<g role="img" aria-label="{label}"><title>{label}</title>{shape}</g>'
    return f'<a href="{escape(spot.href())}" aria-label="{label}"><title>{label}</title>{shape}</a>'


@lru_cache(maxsize=256)
def _land(frame: Frame) -> str:
    """Country outlines that touch the frame; the finer ones where the frame is small."""
    east = frame.west + WIDTH / frame.per_lon
    south = frame.north - frame.height / frame.per_lat
    paths = []
    for box, rings in outlines("110m" if WIDTH / frame.per_lon > 60 else "50m"):
        if box[0] > east or box[2] < frame.west or box[1] > frame.north or box[3] < south:
            continue
        paths += [_path(ring, frame) for ring in rings]
    return f'<path class="land" d="{"".join(paths)}"/>' if paths else ""


def _path(ring: Ring, frame: Frame) -> str:
    """A ring in pixels; what lies far outside is pressed to the edge, what falls on one pixel is drawn once."""
    kept: list[tuple[int, int]] = []
    west, north, per_lon, per_lat = frame.west, frame.north, frame.per_lon, frame.per_lat
    right, bottom = WIDTH + BEYOND, frame.height + BEYOND
    for lon, lat in ring:  # tens of thousands of points a map: no calls in here
        x, y = int((lon - west) * per_lon), int((north - lat) * per_lat)
        x = -BEYOND if x < -BEYOND else right if x > right else x
        y = -BEYOND if y < -BEYOND else bottom if y > bottom else y
        if kept and kept[-1] == (x, y):
            continue
        spot = (x, y)
        if len(kept) > 1 and _straight(kept[-2], kept[-1], spot):
            kept[-1] = spot
        else:
            kept.append(spot)
    if len(kept) < 3:
        return ""
    return f"M{kept[0][0]} {kept[0][1]}L" + " ".join(f"{x} {y}" for x, y in kept[1:]) + "Z"


def _straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    return (a[0] == b[0] == c[0]) or (a[1] == b[1] == c[1])


@cache
def outlines(scale: str) -> tuple[tuple[tuple[float, float, float, float], tuple[Ring, ...]], ...]:
    """Each country's box and outer rings; none where the desk was installed without its built files."""
    path = BUILT / f"countries-{scale}.json"
    if not path.is_file():
        return ()
    found = []
    for feature in json.loads(path.read_bytes())["features"]:
        shape: dict[str, Any] = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for polygon in polygons:
            ring = tuple((float(x), float(y)) for x, y in polygon[0])
            xs, ys = [x for x, _ in ring], [y for _, y in ring]
            found.append(((min(xs), min(ys), max(xs), max(ys)), (ring,)))
    return tuple(found)
