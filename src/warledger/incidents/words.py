"""Which words of a report tell it apart from the others of the ledger: names, streets, ages, numbers.

How rare a word is comes from the ledger itself, so that the common words of any trade, place or language weigh nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from math import log, sqrt
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

CONTACT: Final = re.compile(
    r"^.*(?:https?://|www\.|\w@\w|\.com\b|©|\bCopyright\b|\d{3}[-. )]+\d{3}[-. ]\d{4}).*$", re.MULTILINE | re.IGNORECASE
)
"""Lines of an outlet's own: rights, addresses, numbers to call."""

OUTLET: Final = re.compile(r"\s[|–—-]\s")
"""What stands between a title and the names of its outlet, which are shorter."""

WORD: Final = re.compile(r"[^\W_]{2,}(?:['’\-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """The telling words of one report, each with its weight; the weights' squares sum to nearly 1.

    ``rare``: those that some other report has too, the rarest first; ``names``: those written as names that few have.
    """

    weights: Mapping[str, float]
    rare: tuple[str, ...]
    names: frozenset[str]

    def likeness(self, other: Words, without: Set[str] = frozenset()) -> float:
        """Cosine of the two, 0 to 1; words that are weighed elsewhere left out."""
        mine, its = self.weights, other.weights
        return sum(mine[word] * its[word] for word in mine.keys() & its.keys() - without)


def words_of(reports: Iterable[Report]) -> dict[str, Words]:
    """The telling words of each report, by report id."""
    counts: dict[str, Counter[str]] = {}
    names: dict[str, frozenset[str]] = {}
    for report in reports:
        found = [w for w in _telling(report) if not w.isdigit()]
        counts[report.id] = Counter(map(str.lower, found))
        names[report.id] = _names(found)
    spread: Counter[str] = Counter(word for words in counts.values() for word in words)
    few = min(FEW + len(counts) // 300, max(2, len(counts) // SCARCE))
    return {
        report: _weigh(words, spread, len(counts), frozenset(n for n in names[report] if 1 < spread[n] <= few))
        for report, words in counts.items()
    }


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


def _weigh(words: Counter[str], spread: Counter[str], total: int, names: frozenset[str]) -> Words:
    weights = {word: (1 + log(times)) * log((total + 1) / spread[word]) for word, times in words.items()}
    kept = sorted(weights, key=lambda word: (-weights[word], word))[:KEPT]
    norm = sqrt(sum(weights[word] ** 2 for word in kept) * (total + DOUBT) / total) or 1.0
    rare = sorted((w for w in kept if spread[w] > 1), key=lambda word: (spread[word], word))
    return Words({word: weights[word] / norm for word in kept}, tuple(rare), names)
