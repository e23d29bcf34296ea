"""Which incidents a filter means, held in memory: a bit for each incident, in the order of lists, the latest first.

A list, its length and a map are then asked of the same few numbers, however many incidents there are. Made once for a
state of the ledger (about a second for 100,000 incidents); what is shown of an incident is read from the ledger.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import compress, count, islice
from typing import Any, Final, NamedTuple

from warledger.desk.filters import Filters

_AS_BYTES: Final = bytes.maketrans(b"01", b"\x00\x01")


class Point(NamedTuple):
    """As much of an incident as a map needs."""

    id: str
    kind: str | None
    day: str | None
    place: str | None
    lat: float | None
    lon: float | None
    precision: str
    killed: int | None

    @property
    def drawn(self) -> bool:
        """Whether it is known well enough to be on a map."""
        return self.lat is not None and self.lon is not None and self.precision not in ("country", "unknown")


class Register:
    """Every incident, and which of them fit what is asked.

    ``rows`` are those of :func:`warledger.ledger.showing.incident_register`.
    """

    def __init__(self, rows: Sequence[Any]) -> None:
        self.points = [Point(*row[:8]) for row in rows]
        self.areas: list[str | None] = [row[10] for row in rows]
        """The province of each."""
        self._starts = [-date.fromisoformat(row[2]).toordinal() for row in rows if row[2]]
        self._long = [(n, row[8]) for n, row in enumerate(rows) if row[2] and row[8] > row[2]]
        self._named: dict[tuple[str, str], list[int]] = {}
        self._shown: dict[tuple[str, str], str] = {}
        for n, (_, kind, _, place, _, _, _, _, _, country, adm1, parties) in enumerate(rows):
            told = [("kind", kind or ""), *(("place", name) for name in (place, country, adm1) if name)]
            told += [("party", name) for name in parties.split("|") if name]
            for sort, name in {(sort, name.casefold()): (sort, name) for sort, name in told}.values():
                self._shown.setdefault((sort, name.casefold()), name)
                self._named.setdefault((sort, name.casefold()), []).append(n)
        self.vague = self.bits(n for n, point in enumerate(self.points) if not point.drawn)

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The place of each incident in the order of lists."""
        return {point.id: n for n, point in enumerate(self.points)}

    def names(self, sort: str) -> list[str]:
        """All names of places ("place") or parties ("party") that incidents have."""
        return [name for (of, _), name in self._shown.items() if of == sort]

    def bits(self, numbers: Iterable[int]) -> int:
        """The bits of incidents by their numbers."""
        held = bytearray(len(self.points) // 8 + 1)
        for n in numbers:
            held[n >> 3] |= 1 << (n & 7)
        return int.from_bytes(held, "little")

    def fitting(self, asked: Filters) -> int:
        """The bits of the incidents of the days, the place, the party and the kind asked for."""
        found = (1 << len(self.points)) - 1
        if asked.since:
            found &= self._since(asked.since)
        if asked.until:
            found &= self._until(asked.until)
        for name in ("kind", "place", "party"):
            words = getattr(asked, name)
            if words:
                found &= self.bits(self._named.get((name, words.casefold()), ()))
        return found

    def _since(self, day: date) -> int:
        """Begun on the day or later, or begun before and not over by then."""
        first = bisect_right(self._starts, -day.toordinal())
        return ((1 << first) - 1) | self.bits(n for n, end in self._long if n >= first and end >= day.isoformat())

    def _until(self, day: date) -> int:
        first = bisect_left(self._starts, -day.toordinal())
        return ((1 << len(self._starts)) - 1) ^ ((1 << first) - 1)

    def numbers(self, bits: int, offset: int = 0, limit: int | None = None) -> list[int]:
        """The numbers of incidents by their bits, the latest first."""
        held = compress(count(), f"{bits:b}"[::-1].encode().translate(_AS_BYTES))
        return list(islice(held, offset, None if limit is None else offset + limit))

    def parted(self, numbers: Sequence[int], by: str) -> Mapping[str | None, Sequence[int]]:
        """Incidents by their month ("month") or province ("adm1"); all together by anything else."""
        if by not in ("month", "adm1"):
            return {None: numbers}
        found: dict[str | None, list[int]] = {}
        for n in numbers:
            day = self.points[n].day
            found.setdefault(self.areas[n] if by == "adm1" else day and day[:7], []).append(n)
        return found

    def among(self, bits: int, offset: int = 0, limit: int | None = None) -> list[Point]:
        """Incidents by their bits, the latest first."""
        return [self.points[n] for n in self.numbers(bits, offset, limit)]
