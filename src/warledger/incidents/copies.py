"""Near-copies: one wire printed by many, cut and with other headlines, is one origin; each report is kept.

MinHash (rensa) finds candidates in near-linear time, the words in common decide (Broder 1997).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from rensa import RMinHash, RMinHashLSH

from warledger.records import Report

SHINGLE: Final = 4  # words; shorter runs are shared by reports of the same event in other words
PERMUTATIONS: Final = 96
BANDS: Final = 48  # of two numbers each
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


@dataclass(frozen=True, slots=True)
class Copy:
    """The earliest report of which a report is a near-copy (itself where there is none), and its marks.

    Reports with a mark in common may be copies; a report that is too short to be told from a common phrase has none.
    """

    of: str
    marks: tuple[int, ...] = ()


def copies(reports: Iterable[Report]) -> dict[str, Copy]:
    """Each report by the id of the earliest one that it is a near-copy of: its own where there is none."""
    ordered = sorted(reports, key=_order)
    index = RMinHashLSH(threshold=FOUND_FROM, num_perm=PERMUTATIONS, num_bands=BANDS)
    runs: list[frozenset[str]] = []
    found: dict[str, Copy] = {}
    for number, report in enumerate(ordered):
        own = _runs(report.text)
        runs.append(own)
        if len(own) < SHORTEST:
            found[report.id] = Copy(report.id)
            continue
        sketch = _sketch(own)
        held = (key for key in sorted(index.query(sketch)) if _is_copy(own, runs[key], _fresh(ordered[key], report)))
        found[report.id] = Copy(ordered[next(held, number)].id, _marks(sketch))
        index.insert(number, sketch)
    return found


def with_new(
    new: Iterable[Report], kept: Mapping[str, Copy], look_up: Callable[[Collection[str]], Mapping[str, Report]]
) -> dict[str, Copy]:
    """What is new about copies when reports come in: the reports themselves, and those that turn out to copy them.

    Only reports that share a mark with a new one are looked up and compared.
    """
    reports = {report.id: report for report in new}
    runs = {key: _runs(report.text) for key, report in reports.items()}
    found = {key: Copy(key, _marks(_sketch(own)) if len(own) >= SHORTEST else ()) for key, own in runs.items()}
    marked: defaultdict[int, set[str]] = defaultdict(set)
    for key, copy in found.items():
        for mark in copy.marks:
            marked[mark].add(key)
    pairs = {(key, other) for key, copy in found.items() for mark in copy.marks for other in marked[mark] - {key}}
    for key, copy in kept.items():
        for mark in marked.keys() & copy.marks:
            pairs |= {(key, other) for other in marked[mark]}
            found[key] = copy
    near = found.keys() - reports.keys()
    reports |= look_up(sorted(near | {found[key].of for key in near}))
    runs |= {key: _runs(reports[key].text) for key in near}
    for pair in pairs:
        early, late = sorted((reports[key] for key in pair), key=_order)
        sooner = _order(early) < _order(reports[found[late.id].of])
        if sooner and _is_copy(runs[early.id], runs[late.id], _fresh(early, late)):
            found[late.id] = Copy(early.id, found[late.id].marks)
    return {key: copy for key, copy in found.items() if kept.get(key) != copy}


def origins(reports: Iterable[Report]) -> dict[str, str]:
    """For each report the id of the first one of its line of copies: its own where it copies none."""
    return first_of(copies(reports))


def first_of(found: Mapping[str, Copy]) -> dict[str, str]:
    """For each report the one at the head of its line: a copy of a copy is of the first."""
    first: dict[str, str] = {}
    for key in found:
        line = [key]
        while found[line[-1]].of != line[-1] and line[-1] not in first:
            line.append(found[line[-1]].of)
        first.update(dict.fromkeys(line, first.get(line[-1], line[-1])))
    return first


def _order(report: Report) -> tuple[str, str]:
    return report.published or "9999", report.id


def _sketch(runs: frozenset[str]) -> RMinHash:
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
    sketch.update(sorted(runs))
    return sketch


def _marks(sketch: RMinHash) -> tuple[int, ...]:
    """The bands of a sketch, each as one number of 64 bits: the index proposes those that share one."""
    digest = sketch.digest()
    return tuple(
        (digest[n] << 32 | digest[n + 1]) ^ (n * 0x9E3779B97F4A7C15 & (1 << 64) - 1) for n in range(0, PERMUTATIONS, 2)
    )


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
