"""A base map of one tile, made by hand after the PMTiles (3) and Mapbox Vector Tile (2) specifications."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable
from pathlib import Path


def varint(n: int) -> bytes:
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    return bytes((*out, n))


def field(number: int, value: int | bytes) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def packed(numbers: Iterable[int]) -> bytes:
    return b"".join(map(varint, numbers))


def layer(name: str, kind: int, geometry: list[int], label: str) -> bytes:
    feature = field(2, packed((0, 0))) + field(3, kind) + field(4, packed(geometry))
    value = field(4, field(1, label.encode()))
    return field(
        3, field(15, 2) + field(1, name.encode()) + field(2, feature) + field(3, b"name") + value + field(5, 4096)
    )


def world(path: Path, attribution: str) -> Path:
    """A square of land over most of the world, and one town near Jibine."""
    square = [9, 400, 400, 26, 6000, 0, 0, 6000, 5999, 0, 15]  # from (200, 200), three lines of 3000, closed
    tile = layer("earth", 3, square, "land") + layer("places", 1, [9, 2 * 2463, 2 * 1614], "Testtown")
    told = json.dumps({"attribution": attribution, "vector_layers": [{"id": "earth"}, {"id": "places"}]}).encode()
    directory = packed((1, 0, 1, len(tile), 1))
    start = 127
    parts = (start, len(directory), start + len(directory), len(told), 0, 0, start + len(directory) + len(told),
             len(tile), 1, 1, 1)  # fmt: skip
    box = (-1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000)
    header = b"PMTiles\x03" + struct.pack("<11Q6B4iB2i", *parts, 1, 1, 1, 1, 0, 0, *box, 0, 0, 0)
    assert len(header) == start
    path.write_bytes(header + directory + told + tile)
    return path
