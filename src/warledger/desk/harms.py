"""All that a rule set counts, held in memory: which incidents have a harm, and the sum over any of them.

Most sums are kept by month in the ledger. Those that are not (over what one source tells of; by party within a
province) are added up here. Few counts differ from all others: those that are alike in everything are one, counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from warledger.ledger import TollRow


class Count(NamedTuple):
    """One harm of an incident; ``by`` has the names of those blamed between bars."""

    measure: str
    victims: str
    side: str | None
    by: str
    low: int | None
    best: int | None
    high: int | None

    def concerns(self, party: str) -> bool:
        """Whether the party (in small letters) harmed or was harmed."""
        return f"|{party}|" in self.by.casefold() or (self.side or "").casefold() == party

    def bounds(self) -> tuple[int, int, int, int, int]:
        """What it adds to a sum: low, best, high, one incident, one without an upper bound; none adds the one below."""
        low = self.low or 0
        best = low if self.best is None else self.best
        return low, best, best if self.high is None else self.high, 1, int(self.high is None)


class Harms:
    """The harms of every incident by one rule set; ``rows`` have the incident's id before a :class:`Count`'s fields."""

    def __init__(self, rows: Iterable[Sequence[Any]], number: Mapping[str, int]) -> None:
        kinds: dict[tuple[Any, ...], int] = {}
        found: list[list[int]] = [[] for _ in number]
        for incident, *count in rows:
            found[number[incident]].append(kinds.setdefault(tuple(count), len(kinds)))
        alike: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._held = [alike.setdefault(key, key) for key in map(tuple, found)]
        self._kinds = [Count(*count) for count in kinds]

    def numbers(self, measure: str | None, victims: str | None) -> list[int]:
        """Incidents of which this harm is counted."""
        wanted = {
            n for n, count in enumerate(self._kinds)
            if measure in (None, count.measure) and victims in (None, count.victims)
        }  # fmt: skip
        return [number for number, held in enumerate(self._held) if not wanted.isdisjoint(held)]

    def sums(self, parts: Mapping[str | None, Iterable[int]], party: str | None, *, by: bool = False) -> list[TollRow]:
        """Sums of each part's incidents under its key, of one party if asked; ``by``: under the names of the blamed."""
        totals: dict[tuple[Any, ...], list[int]] = {}
        of_party = party.casefold() if party else None
        for key, numbers in parts.items():
            counted = Counter(chain.from_iterable(map(self._held.__getitem__, numbers)))
            for n, times in counted.items():
                count = self._kinds[n]
                if of_party and not count.concerns(of_party):
                    continue
                total = totals.setdefault((*count[:3], count.by if by else key), [0] * 5)
                total[:] = [a + b * times for a, b in zip(total, count.bounds(), strict=True)]
        rows = [
            TollRow(measure, victims, side, low, best, high, incidents, open_high, key)
            for (measure, victims, side, key), (low, best, high, incidents, open_high) in totals.items()
        ]
        return sorted(rows, key=TollRow.order)
