"""Which incidents a filter means, held in memory: a bit for each incident, in the order of lists, the latest first.

A list, its length and a map are then asked of the same few numbers, however many incidents there are. Made once for a
state of the ledger (about a second for 100,000 incidents); what is shown of an incident is read from the ledger.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any, Final, NamedTuple

from warledger.desk.filters import Filters

_SET: Final = re.compile("1")


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

    ``rows`` are those of :func:`warledger.ledger.showing.incident_register`. ``tellers`` gives source and incident of
    every telling, ``harmed`` rules, harm, group and incident of all that is counted; both are asked once, and only
    when somebody filters by them.
    """

    def __init__(
        self, rows: Sequence[Any], tellers: Callable[[], Iterable[Any]], harmed: Callable[[], Iterable[Any]]
    ) -> None:
        self.points = [Point(*row[:8]) for row in rows]
        self._tellers, self._harmed = tellers, harmed
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
        self.vague = self._bits(n for n, point in enumerate(self.points) if not point.drawn)

    @cached_property
    def _number(self) -> dict[str, int]:
        return {point.id: n for n, point in enumerate(self.points)}

    @cached_property
    def _told_by(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for source, incident in self._tellers():
            found.setdefault(source.casefold(), []).append(self._number[incident])
        return found

    @cached_property
    def _counted(self) -> dict[tuple[str, str, str], int]:
        found: dict[tuple[str, str, str], list[int]] = {}
        for rules, measure, victims, incident in self._harmed():
            found.setdefault((rules, measure, victims), []).append(self._number[incident])
        return {key: self._bits(numbers) for key, numbers in found.items()}

    def warm(self) -> None:
        """Ask now for what would keep the first reader who filters by a source or a harm waiting."""
        _ = self._told_by, self._counted

    def names(self, sort: str) -> list[str]:
        """All names of places ("place") or parties ("party") that incidents have."""
        return [name for (of, _), name in self._shown.items() if of == sort]

    def _bits(self, numbers: Iterable[int]) -> int:
        held = bytearray(len(self.points) // 8 + 1)
        for n in numbers:
            held[n >> 3] |= 1 << (n & 7)
        return int.from_bytes(held, "little")

    def fitting(self, asked: Filters) -> int:
        """The bits of the incidents asked for."""
        found = (1 << len(self.points)) - 1
        if asked.since:
            found &= self._since(asked.since)
        if asked.until:
            found &= self._until(asked.until)
        for name in ("kind", "place", "party"):
            words = getattr(asked, name)
            if words:
                found &= self._bits(self._named.get((name, words.casefold()), ()))
        if asked.measure or asked.victims:
            found &= self._harms(asked)
        if asked.source:
            found &= self._bits(self._told_by.get(asked.source.casefold(), ()))
        return found

    def _harms(self, asked: Filters) -> int:
        found = 0
        for (rules, measure, victims), bits in self._counted.items():
            if rules == asked.rules and asked.measure in (None, measure) and asked.victims in (None, victims):
                found |= bits
        return found

    def _since(self, day: date) -> int:
        """Begun on the day or later, or begun before and not over by then."""
        first = bisect_right(self._starts, -day.toordinal())
        return ((1 << first) - 1) | self._bits(n for n, end in self._long if n >= first and end >= day.isoformat())

    def _until(self, day: date) -> int:
        first = bisect_left(self._starts, -day.toordinal())
        return ((1 << len(self._starts)) - 1) ^ ((1 << first) - 1)

    def numbers(self, bits: int, offset: int = 0, limit: int | None = None) -> list[int]:
        """The numbers of incidents by their bits, the latest first."""
        held = _SET.finditer(f"{bits:b}"[::-1])
        return [bit.start() for bit in islice(held, offset, None if limit is None else offset + limit)]

    def among(self, bits: int, offset: int = 0, limit: int | None = None) -> list[Point]:
        """Incidents by their bits, the latest first."""
        return [self.points[n] for n in self.numbers(bits, offset, limit)]


class Outlets:
    """The rows of each source's reports with their days, the latest first."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._held: dict[str, list[tuple[int, str]]] = {}
        for source, row, day in rows:
            if source is not None:
                self._held.setdefault(source.casefold(), []).append((row, day or ""))

    def rows(self, asked: Filters) -> list[int]:
        """The rows of the reports of one source in the days asked for; without a day a report is in no period."""
        held = self._held.get((asked.source or "").casefold(), [])
        since, until = (day.isoformat() if day else None for day in (asked.since, asked.until))
        return [
            row for row, day in held
            if (since is None or day >= since) and (until is None or "" < day <= until)
        ]  # fmt: skip
