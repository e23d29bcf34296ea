"""Near-copies: one wire printed by many, cut and with other headlines, is one origin; each report is kept.

MinHash (rensa) finds candidates in near-linear time, the words in common decide (Broder 1997).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from rensa import RMinHash, RMinHashLSH

from warledger.records import Report

SHINGLE: Final = 4  # words; shorter runs are shared by reports of the same event in other words
PERMUTATIONS: Final = 96
BANDS: Final = 48
FOUND_FROM: Final = 0.35
"""Likeness from which the index proposes a pair; containment, below, decides."""

COPY_FROM: Final = 0.6
"""Share of the shorter report's runs of words that the longer one holds, from which the two are one text."""

WHOLE: Final = 0.9
"""Jaccard likeness from which a text printed at any later time is a copy."""

FRESH: Final = 10
"""Days within which a wire is printed. Later texts of one outlet share what it puts under each of its stories, which
says nothing, so that only the whole text counts then."""

SHORTEST: Final = 12
"""Runs of words below which a text is too short to be told from a common phrase."""

WORD: Final = re.compile(r"\w+")


def origins(reports: Iterable[Report]) -> dict[str, str]:
    """For each report the id of the earliest one that it is a near-copy of: its own where there is none."""
    ordered = sorted(reports, key=lambda r: (r.published or "9999", r.id))
    index = RMinHashLSH(threshold=FOUND_FROM, num_perm=PERMUTATIONS, num_bands=BANDS)
    runs: list[frozenset[str]] = []
    origin: dict[str, str] = {}
    for number, report in enumerate(ordered):
        own = _runs(report.text)
        runs.append(own)
        origin[report.id] = report.id
        if len(own) < SHORTEST:
            continue
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(sorted(own))
        found = sorted(key for key in index.query(sketch) if _is_copy(own, runs[key], _fresh(ordered[key], report)))
        if found:
            origin[report.id] = origin[ordered[found[0]].id]
        index.insert(number, sketch)
    return origin


def _runs(text: str) -> frozenset[str]:
    words = WORD.findall(text.lower())
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _is_copy(a: frozenset[str], b: frozenset[str], fresh: bool) -> bool:
    common = len(a & b)
    return common >= (COPY_FROM * min(len(a), len(b)) if fresh else WHOLE * (len(a) + len(b) - common))


def _fresh(earlier: Report, later: Report) -> bool:
    if not earlier.published or not later.published:
        return True
    return (date.fromisoformat(later.published) - date.fromisoformat(earlier.published)).days <= FRESH
