"""Counts of several reports become a range.

Copies are one source, a source's later count replaces its earlier one, and different sources make the range.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warledger.reckoning.rules import RuleSet
from warledger.reckoning.within import Count
from warledger.records import Used


@dataclass(frozen=True, slots=True)
class Said:
    """What one report says of one harm and group: by which source, on which day, and how many."""

    report: str
    source: str
    day: str
    count: Count


@dataclass(frozen=True, slots=True)
class Range:
    """What all sources say together, and the counts that stand: the last one of each source."""

    low: int | None
    best: int | None
    high: int | None
    sources: tuple[str, ...]
    used: tuple[Used, ...]
    set_aside: tuple[Used, ...]
    standing: tuple[Said, ...]


def across(said: Sequence[Said], rules: RuleSet) -> Range:
    """The range of what independent sources say; nothing is averaged."""
    by_source: defaultdict[str, list[Said]] = defaultdict(list)
    for one in sorted(said, key=lambda s: (s.day, s.count.order, s.report)):
        by_source[one.source].append(one)
    last = [words[-1] for _, words in sorted(by_source.items())]
    standing = [one for one in last if one.count.numbered] or last
    aside = [use for one in standing for use in one.count.set_aside]
    for source, words in sorted(by_source.items()):
        for earlier in words[:-1]:
            rule = f"replaced by what {source} says later, {words[-1].day or 'on another day'}"
            aside += _because(earlier, rule)
    for one in last:
        if one not in standing:
            aside += _because(one, "tells of persons and does not say that there were no more; others count")
    low = min((one.count.low for one in standing if one.count.low is not None), default=None)
    best = _best(standing) if rules.best == "best supported" else None
    high = _high([one.count for one in standing])
    if best is not None:
        low = best if low is None else min(low, best)
        high = None if high is None else max(high, best)
    used = tuple(use for one in standing for use in one.count.used)
    return Range(low, best, high, tuple(sorted(by_source)), used, tuple(aside), tuple(standing))


def _because(said: Said, rule: str) -> Iterable[Used]:
    return (Used(use.statement, rule) for use in said.count.used)


def _best(standing: Sequence[Said]) -> int | None:
    """The count that most sources allow; of equals the latest day's, of its the lower (UCDP: of equals the lower).

    Who says "at least 13" allows another source's 18.
    """
    said = {one.count.best for one in standing if one.count.best is not None}
    if not said:
        return None
    support = {number: [one.count.allows(number) for one in standing].count(True) for number in said}
    latest = {number: max(one.day for one in standing if one.count.best == number) for number in said}
    leading = [number for number in said if support[number] == max(support.values())]
    newest = max(latest[number] for number in leading)
    return min(number for number in leading if latest[number] == newest)


def _high(counts: Sequence[Count]) -> int | None:
    """The highest count anybody gives; "at least" leaves it open, unless another source closes it higher up."""
    closed = [c.high for c in counts if c.high is not None]
    floor = max((c.low for c in counts if c.low is not None), default=0)
    if any(c.high is None for c in counts) and max(closed, default=-1) < floor:
        return None
    return max(closed, default=None)
