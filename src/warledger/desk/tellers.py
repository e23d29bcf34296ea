"""Who tells of what, held in memory: each source's reports by their days, and the incidents that it tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from warledger.desk.filters import Filters

UNDATED: Final = "9999"


class Tellers:
    """The sources of a ledger.

    ``reports`` are id, source, row and day of each, the latest first; ``told`` incident and report of each telling.
    """

    def __init__(self, reports: Iterable[Any], told: Iterable[Any], number: Mapping[str, int]) -> None:
        self._reports: dict[str, list[tuple[int, str]]] = {}
        self._incidents: dict[str, list[int]] = {}
        known: dict[str, tuple[str | None, str]] = {}
        for key, source, row, day in reports:
            known[key] = (source, day or UNDATED)
            if source is not None:
                self._reports.setdefault(source.casefold(), []).append((row, day or ""))
        first: list[dict[str | None, str]] = [{} for _ in number]
        for incident, report in told:
            source, day = known[report]
            days = first[number[incident]]
            days[source] = min(days.get(source, day), day)
        for n, days in enumerate(first):
            for source in days:
                if source is not None:
                    self._incidents.setdefault(source.casefold(), []).append(n)
        self.alone = Counter(next(iter(days)) for days in first if len(days) == 1)
        """How many incidents each source alone tells of."""
        self.earliest = Counter(source for days in first if len(days) > 1 for source in _leading(days))
        """How many that others tell of too it told of on an earlier day than all of them."""

    def incidents(self, source: str) -> Sequence[int]:
        """The incidents that a source tells of."""
        return self._incidents.get(source.casefold(), ())

    def rows(self, asked: Filters) -> list[int]:
        """The rows of the reports of one source in the days asked for; without a day a report is in no period."""
        held = self._reports.get((asked.source or "").casefold(), [])
        since, until = (day.isoformat() if day else None for day in (asked.since, asked.until))
        return [
            row for row, day in held
            if (since is None or day >= since) and (until is None or "" < day <= until)
        ]  # fmt: skip


def _leading(days: Mapping[str | None, str]) -> Iterable[str | None]:
    first, second = sorted(days.values())[:2]
    return (source for source, day in days.items() if first < second and day == first)
