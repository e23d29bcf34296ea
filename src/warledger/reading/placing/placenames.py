"""Names in a text: runs of capitalised words that are no plain words, not yet known to be places.

Where nearly everything is capitalised, capitals tell nothing: such a run is ``loud`` and needs more than its letters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from warledger.reading.placing.placetables import PlaceKind, PlaceTables
from warledger.reading.text import Sentence, Text, Token

OPENING = frozenset('"“«')
CLOSING = frozenset('"”»')
QUOTES = frozenset("\"“”'‘’«»")
LONGEST = 6  # tokens in a name


class Run(NamedTuple):
    """A name: tokens ``first`` up to ``last`` (exclusive) of a sentence that opens at ``floor``.

    ``end`` is behind the words for its kind that follow ("Hama province"), or ``last``. ``key`` is the name in lower
    case without article and possessive, equal for all its mentions in a report. ``owns``: it is a possessive;
    ``quoted``: quotes alone make it a name.
    """

    first: int
    last: int
    end: int
    floor: int
    sentence: int
    key: str
    owns: bool
    loud: bool
    quoted: bool = False


class Names:
    """The names of one part of a report."""

    def __init__(self, text: Text, tables: PlaceTables) -> None:
        self.text = text
        self.tokens = text.tokens
        self.tables = tables

    def runs(self) -> Iterator[Run]:
        """All names, in order."""
        openers, plain = self.tables.openers | OPENING, _plain(self.tables)
        # A token in small letters without inner marks opens no name, and most are; this is the cheapest test.
        capitals = [n for n, t in enumerate(self.tokens) if t.text != t.low or t.low in openers]
        at = 0
        for number, sentence in enumerate(self.text.sentences):
            until = bisect_left(capitals, sentence.last, at)
            dense = 3 < until - at > (sentence.last - sentence.first) // 4
            loud = dense and self._loud(sentence, capitals[at:until])
            end = 0
            for first in capitals[at:until]:
                if first < end or (self.tokens[first].low in plain and not self._numbered(first)):
                    continue
                run = self._at(first, sentence, number, loud)
                if run is not None:
                    end = run.last
                    yield run
            at = until

    def _at(self, at: int, sentence: Sentence, number: int, loud: bool) -> Run | None:
        """The name that starts at this token."""
        if self.tokens[at].text in OPENING:
            return self._quoted(at + 1, sentence, number, loud)
        last = self._numbered(at) or self._phrase(at, sentence) or self._longest(at, sentence, loud)
        if last == at:
            return None
        words = [t.low for t in self.tokens[at:last]]
        owns = self.owns(last - 1)
        if owns and not self.tokens[last - 1].text.endswith(self.tables.possessives):
            words[-1] = words[-1][:-1]
        key = _bare(" ".join(words), self.tables)
        return Run(at, last, self._kind_end(last), sentence.first, number, key, owns, loud)

    def in_body(self, run: Run) -> bool:
        """Whether the name is a body's or begins one: "Hama Police Command", "Al-Nimr faction"."""
        tokens, tables = self.tokens, self.tables
        if tokens[run.first].low in tables.bodies and run.key not in tables.known and not self._numbered(run.first):
            return True
        for at in range(run.last, min(run.last + 3, len(tokens))):
            token = tokens[at]
            if run.owns or not self.joined(at):
                return False
            if token.low in tables.kinds and token.low not in tables.groups:
                return self._paper(at + 1)
            if token.low in tables.bodies or (token.low in tables.watchers and self.definite(run)):
                return token.text[0].isupper() or (at == run.last and token.low in tables.groups)
            if not token.text[0].isupper():
                return False
        return False

    def _paper(self, at: int) -> bool:
        """Whether a body's word in capitals follows a kind's: the Wall Street Journal is nowhere."""
        token = self.tokens[at] if at < len(self.tokens) else None
        return token is not None and self.joined(at) and token.text.istitle() and token.low in self.tables.papers

    def ends_body(self, at: int, run: Run) -> bool:
        """Whether a body's name ends at this token, as far as capitals tell."""
        if at <= run.floor or run.loud:
            return False
        token, before = self.tokens[at], self.tokens[at - 1]
        return token.low in self.tables.bodies and token.text[0].isupper() and before.text[0].isupper()

    def titled(self, run: Run) -> bool:
        """Whether a title makes the name a person's: "President Salva Kiir", "Abu Ahmad"."""
        tokens, titles = self.tokens, self.tables.titles
        return tokens[run.first].low in titles or (run.first > 0 and tokens[run.first - 1].low in titles)

    def definite(self, run: Run) -> bool:
        """Whether an article stands right before the name: one that is not known is most often no place's then."""
        return run.first > run.floor and self.tokens[run.first - 1].low in self.tables.definite and not run.loud

    def _kind_end(self, last: int) -> int:
        for at in range(last, min(last + 3, len(self.tokens))):
            low = self.tokens[at].low
            if low in self.tables.kinds:
                built = at + 1 < len(self.tokens) and self._built(self.tokens[at], self.tokens[at + 1])
                return at + 1 + (built and self.joined(at + 1))  # "Atme border crossing", "Hass village school"
            if low not in QUOTES and (low not in self.tables.before_kind or not self.joined(at)):
                break
        return last

    def _built(self, kind: Token, after: Token) -> bool:
        """Whether a second word tells what is built there: "Atme border crossing", "Hass Opera House"."""
        tables = self.tables
        return tables.kinds.get(after.low) == "facility" or (kind.text.istitle() and after.low in tables.houses)

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

    def _loud(self, sentence: Sentence, capitals: list[int]) -> bool:
        """Whether long words in capitals are three times as many as those in small letters."""
        found = sum(len(self.tokens[n].text) > 3 and self.tokens[n].text[0].isupper() for n in capitals)
        small = 0
        for token in self.tokens[sentence.first : sentence.last] if found > 3 else ():
            small += len(token.text) > 3 and token.text[0].islower()
            if found <= 3 * small:
                return False
        return found > 3

    def _numbered(self, at: int) -> int:
        """Where a name ends that a number makes one, of a base or a camp: "Division 17 base", "T4 airbase"; or 0."""
        if at + 2 >= len(self.tokens) or not self.tokens[at + 1].text.isdigit():
            return 0
        opener, kind = self.tokens[at], self.tokens[at + 2].low
        named = opener.text[0].isupper() and opener.low not in self.tables.words and self.joined(at + 2)
        return at + 2 if named and kind[-1] != "s" and self.tables.kinds.get(kind) == "facility" else 0

    def _phrase(self, at: int, sentence: Sentence) -> int:
        """Where a known name of plain words ends that starts here ("West Bank"), or 0."""
        tokens = self.tokens
        for words in self.tables.phrases.get(tokens[at].low, ()):
            last = at + len(words)
            if (
                last <= sentence.last
                and tuple(t.low for t in tokens[at:last]) == words
                and tokens[last - 1].text[0].isupper()
            ):
                return last
        return 0

    def _quoted(self, at: int, sentence: Sentence, number: int, loud: bool) -> Run | None:
        """A name that quotes make one: the "de-escalation zone"."""
        tokens, kinds = self.tokens, self.tables.kinds
        for last in range(at + 1, min(at + 4, sentence.last - 1)):
            if tokens[last].low in kinds:
                behind = last + 1 + (tokens[last + 1].text in ",.")
                if behind >= len(tokens) or tokens[behind].text not in CLOSING:
                    return None
                key = " ".join(t.low for t in tokens[at:last])
                return Run(at, last, last + 1, sentence.first, number, key, owns=False, loud=loud, quoted=True)
            if not tokens[last].text[0].isalnum():
                break
        return None

    def _longest(self, at: int, sentence: Sentence, loud: bool) -> int:
        """Where the longest name ends that starts at this token; the token itself if none does."""
        tokens, tables = self.tokens, self.tables
        whole = self.is_name(at, loud=loud) or self._opens_as_kind(at, loud)
        if not whole and not self._is_opener(tokens[at]):
            return at
        end, last = at + 1, at + whole
        while end < min(sentence.last, at + LONGEST) and self.joined(end) and not self.owns(end - 1):
            if self.is_name(end, loud=loud):
                if self._two_known(at, end) or (not loud and self._is_short(end) and not self._is_short(end - 1)):
                    break  # "in northern Homs FNA reports"
                last = end + 1
            elif tokens[end].low not in tables.particles:
                break
            end += 1
        return last

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

    def _is_short(self, at: int) -> bool:
        """Whether the token is a body's letters: "FNA", "SANA"."""
        text = self.tokens[at].text
        return text.isupper() and len(text) > 2

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


@lru_cache(maxsize=8)
def _plain(tables: PlaceTables) -> frozenset[str]:
    """The words that no name opens with."""
    openers = (tables.kinds, tables.particles, tables.phrases)
    words = tables.words | tables.bodies | tables.directions
    return frozenset(
        w for w in words if _singular(w, tables.known) not in tables.known and not any(w in t for t in openers)
    )


def _singular(low: str, known: Mapping[str, PlaceKind]) -> str:
    """A name without the s that is left of its possessive where an archive lost its apostrophes: "Syrias"."""
    return low[:-1] if low[-1] == "s" and low not in known else low


def _bare(key: str, tables: PlaceTables) -> str:
    for article in tables.name_articles:
        if key.startswith(article) and len(key) > len(article) + 1:
            return key[len(article) :]
    return key
