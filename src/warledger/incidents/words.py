"""Which words of a report tell it apart from the others of the ledger: names, streets, ages, numbers.

How rare a word is comes from the ledger itself, so that the common words of any trade, place or language weigh nothing.
It is counted now and then (:class:`Lexicon`) and stands until the next count: a new report then changes the weight of
no other report's words, so that what it is linked to can be found without going through the whole ledger.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from math import fsum, log, sqrt
from typing import Final

from warledger.records import Report

HEAD: Final = 2500
"""Characters of a text that are looked at: news stands first, and what comes after the story is other stories."""

KEPT: Final = 60
"""Words kept of a report, the heaviest; the rest adds little and costs pairs."""

FEW: Final = 9
"""Reports that may share a name for it to tell an event apart: all that one event brought forth, and no more."""

SCARCE: Final = 25
"""In a small ledger a name is rare only if fewer than one report in this many has it."""

DOUBT: Final = 10
"""Reports that a ledger must have for its word counts to be half believed: in a handful every word looks rare."""

UNCOUNTED: Final = 0.25
"""Share of the counted reports that may come in before words are counted anew, and all is linked anew."""

ALL_COUNT: Final = 600
"""Reports up to which each new one has the words counted: in so few each weighs, and all are linked in a second."""

CONTACT: Final = re.compile(
    r"^.*(?:https?://|www\.|\w@\w|\.com\b|©|\bCopyright\b|\d{3}[-. )]+\d{3}[-. ]\d{4}).*$", re.MULTILINE | re.IGNORECASE
)
"""Lines of an outlet's own: rights, addresses, numbers to call."""

OUTLET: Final = re.compile(r"\s[|–—-]\s")
"""What stands between a title and the names of its outlet, which are shorter."""

WORD: Final = re.compile(r"[^\W_]{2,}(?:['’\-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """In how many of the ``counted`` reports each word stands; words of a single one are left out.

    A report that came later is weighed by it too, its own words counted once more.
    """

    total: int
    spread: Mapping[str, int]
    counted: Set[str]

    @classmethod
    def of(cls, reports: Collection[Report]) -> Lexicon:
        """The words of these reports, counted."""
        spread = Counter(word for report in reports for word in words_in(report))
        return cls(len(reports), {w: n for w, n in spread.items() if n > 1}, frozenset(r.id for r in reports))

    def reports_with(self, word: str, report: str) -> int:
        """How many reports have a word that this one has, itself among them."""
        return self.spread.get(word, 1) if report in self.counted else self.spread.get(word, 0) + 1

    @property
    def few(self) -> int:
        """Reports that may share a name for it to tell an event apart."""
        return min(FEW + self.total // 300, max(2, self.total // SCARCE))


def to_count(reports: int) -> int:
    """In how many reports of so many words are counted: in those added first."""
    counted = min(reports, ALL_COUNT)
    while counted >= ALL_COUNT and (more := int(counted * (1 + UNCOUNTED)) + 1) <= reports:
        counted = more
    return counted


@dataclass(frozen=True, slots=True)
class Words:
    """The telling words of one report, each with its weight; the weights' squares sum to nearly 1.

    ``rare``: those that some other report has too, the rarest first; ``lone``: those that none had when they were
    counted, and a later one may. ``names``: those written as names that few have; ``shared``: names that others have.
    """

    weights: Mapping[str, float]
    rare: tuple[str, ...]
    lone: tuple[str, ...]
    names: frozenset[str]
    shared: frozenset[str]

    def likeness(self, other: Words, without: Set[str] = frozenset()) -> float:
        """Cosine of the two, 0 to 1; words that are weighed elsewhere left out."""
        mine, its = self.weights, other.weights
        return fsum([mine[word] * its[word] for word in mine.keys() & its.keys() if word not in without])


def words_of(reports: Iterable[Report], lexicon: Lexicon) -> dict[str, Words]:
    """The telling words of each report, by report id."""
    return {report.id: _weigh(report, lexicon) for report in reports}


def words_in(report: Report) -> frozenset[str]:
    """Every word of a report that is counted, in small letters."""
    return frozenset(word.lower() for word in _found(report))


def _found(report: Report) -> list[str]:
    """The words that tell the story, in their order; numbers left out."""
    return [word for word in _telling(report) if not word.isdigit()]


def _telling(report: Report) -> list[str]:
    """The words of the story, those of its title counting twice more; without its outlet's name, rights and numbers."""
    text = WORD.findall(CONTACT.sub(" ", report.text[:HEAD]))
    title = WORD.findall(max(OUTLET.split(report.title), key=len))
    return [*title, *title, *text]


def _names(words: Iterable[str]) -> frozenset[str]:
    """Words written with a capital and never without: people, streets, outlets. Bare numbers are left out of all,
    for two reports are never of one event by a toll."""
    capital: set[str] = set()
    small: set[str] = set()
    for word in words:
        (capital if word[0].isupper() and not word.isupper() else small).add(word.lower())
    return frozenset(capital - small)


def _weigh(report: Report, lexicon: Lexicon) -> Words:
    found = _found(report)
    counts = Counter(map(str.lower, found))
    spread = {word: lexicon.reports_with(word, report.id) for word in counts}
    total = lexicon.total
    weights = {word: (1 + log(times)) * log((total + 1) / spread[word]) for word, times in counts.items()}
    kept = sorted(weights, key=lambda word: (-weights[word], word))[:KEPT]
    norm = sqrt(sum(weights[word] ** 2 for word in kept) * (total + DOUBT) / max(total, 1)) or 1.0
    few = lexicon.few
    names = frozenset(name for name in _names(found) if spread[name] <= few)
    return Words(
        {word: weights[word] / norm for word in kept},
        tuple(sorted((w for w in kept if spread[w] > 1), key=lambda word: (spread[word], word))),
        tuple(sorted(w for w in kept if spread[w] == 1)),
        names,
        frozenset(name for name in names if spread[name] > 1),
    )
