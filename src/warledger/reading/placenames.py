"""Names in a text: runs of capitalised words that are no plain words, not yet known to be places.

Where nearly everything is capitalised, capitals tell nothing: such a run is ``loud`` and needs more than its letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from warledger.reading.placetables import PlaceKind, PlaceTables
from warledger.reading.text import Sentence, Text, Token

LONGEST = 6  # tokens in a name


@dataclass(frozen=True, slots=True)
class Run:
    """A name: tokens ``first`` up to ``last`` (exclusive) of a sentence. ``owns``: it is a possessive.

    ``key`` is the name in lower case without article and possessive, equal for all its mentions in a report.
    """

    first: int
    last: int
    sentence: int
    key: str
    owns: bool
    loud: bool


class Names:
    """The names of one part of a report."""

    def __init__(self, text: Text, tables: PlaceTables) -> None:
        self.text = text
        self.tokens = text.tokens
        self.tables = tables

    def runs(self) -> Iterator[Run]:
        """All names, in order."""
        for number, sentence in enumerate(self.text.sentences):
            loud = self._loud(sentence)
            at = sentence.first
            while at < sentence.last:
                text = self.tokens[at].text
                # Most words are small and have no inner mark, and then they open no name; this is the cheapest test.
                plain = text.islower() and text not in self.tables.openers
                run = None if plain else self._phrase(at, sentence, number, loud) or self._run(at, sentence, number, loud)
                if run is not None:
                    yield run
                at = at + 1 if run is None else run.last

    def joined(self, at: int) -> bool:
        """Whether only blanks (or the end of one line) stand before the token."""
        start, end = self.tokens[at - 1].end, self.tokens[at].start
        return end - start == 1 or (end > start and end - start < 4 and self.text.raw[start:end].isspace())

    def owns(self, at: int) -> bool:
        """Whether the token is a possessive: "Syria's", or "Syrias" where an archive lost its apostrophes."""
        token, known = self.tokens[at], self.tables.known
        return token.text.endswith(self.tables.possessives) or (
            token.low not in known and _singular(token.low, known) in known
        )

    def is_name(self, at: int, *, loud: bool = False) -> bool:
        """Whether the token is written like a name and is no plain word."""
        token = self.tokens[at]
        return _name_like(token.text, token.low, loud, self.tables)

    def shouted(self, run: Run) -> bool:
        """Whether the name is in capitals throughout."""
        return all(token.text.isupper() for token in self.tokens[run.first : run.last])

    def _loud(self, sentence: Sentence) -> bool:
        capitals = small = 0
        for token in self.tokens[sentence.first : sentence.last]:
            if len(token.text) > 3:
                capitals += token.text[0].isupper()
                small += token.text[0].islower()
        return capitals > 3 and capitals > 3 * small

    def _phrase(self, at: int, sentence: Sentence, number: int, loud: bool) -> Run | None:
        """A known name of plain words that starts at this token: "West Bank", "Central African Republic"."""
        tokens = self.tokens
        for words in self.tables.phrases.get(tokens[at].low, ()):
            last = at + len(words)
            if last <= sentence.last and tuple(t.low for t in tokens[at:last]) == words and tokens[last - 1].text[0].isupper():
                return Run(at, last, number, " ".join(words), self.owns(last - 1), loud)
        return None

    def _run(self, at: int, sentence: Sentence, number: int, loud: bool) -> Run | None:
        """The longest name that starts at this token."""
        tokens, tables = self.tokens, self.tables
        whole = self.is_name(at, loud=loud) or self._opens_as_kind(at, loud)
        if not whole and not self._is_opener(tokens[at]):
            return None
        end, last = at + 1, at + whole
        while end < min(sentence.last, at + LONGEST) and self.joined(end) and not self.owns(end - 1):
            if self.is_name(end, loud=loud):
                if self._two_known(at, end):
                    break
                last = end + 1
            elif tokens[end].low not in tables.particles:
                break
            end += 1
        if last == at:
            return None
        words = [t.low for t in tokens[at:last]]
        owns = self.owns(last - 1)
        if owns and not tokens[last - 1].text.endswith(tables.possessives):
            words[-1] = words[-1][:-1]
        return Run(at, last, number, _bare(" ".join(words), tables), owns, loud)

    def _is_opener(self, token: Token) -> bool:
        """Whether a name may open with this particle: "El", "al", "Santa"."""
        return token.low in self.tables.particles and (token.text[0].isupper() or token.low in self.tables.openers)

    def _opens_as_kind(self, at: int, loud: bool) -> bool:
        """ "Lake Chad", "Camp Victory", "Mount Meron": a kind's word that opens the name."""
        tokens, kinds = self.tokens, self.tables.kinds
        if loud or tokens[at].low not in kinds or at + 1 == len(tokens) or not tokens[at].text.istitle():
            return False
        if not self.joined(at + 1) or (at and tokens[at - 1].text[0].isupper()):
            return False
        return self.is_name(at + 1) or (tokens[at + 1].text.istitle() and tokens[at + 1].low in kinds)

    def _two_known(self, at: int, end: int) -> bool:
        """Whether a known name ends before this token and another begins: "Aleppo Homs", in text without commas."""
        tokens, known = self.tokens, self.tables.known
        second = _singular(tokens[end].low, known)
        if second not in known or end - at > 2:
            return False
        first = " ".join(t.low for t in tokens[at:end])
        return first in known and f"{first} {second}" not in known


@lru_cache(maxsize=65536)
def _name_like(text: str, low: str, loud: bool, tables: PlaceTables) -> bool:
    if not text[0].isupper() and not (low.startswith(tables.prefixes) and any(c.isupper() for c in text)):
        return False
    if _singular(low, tables.known) in tables.known:
        return True
    if len(low) < 2 or low in tables.words or low in tables.kinds or low in tables.directions or low in tables.bodies:
        return False
    if low[-1] == "s" and text[:-1].isupper() and low[:-1] in tables.words:
        return False  # "ISILs", a possessive that lost its apostrophe
    if low.endswith(tables.held) or ("-" in low and all(piece in tables.words for piece in low.split("-"))):
        return False
    return not (loud and low.endswith(tables.endings))


def _singular(low: str, known: Mapping[str, PlaceKind]) -> str:
    """A name without the s that is left of its possessive where an archive lost its apostrophes: "Syrias"."""
    return low[:-1] if low[-1] == "s" and low not in known else low


def _bare(key: str, tables: PlaceTables) -> str:
    for article in tables.name_articles:
        if key.startswith(article) and len(key) > len(article) + 1:
            return key[len(article) :]
    return key
