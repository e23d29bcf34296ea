"""The names of parties as one table of phrases, and texts as the words that are looked up in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from warledger.errors import HandFileError
from warledger.reading.actortables import ActorTables
from warledger.reading.text import TOKEN, Text

# Strength of a phrase, as the head of ``hand/parties.yaml`` orders them.
LOCAL: Final = 3
ALIAS: Final = 2
ADJECTIVE: Final = 1
GENERIC: Final = 0
_HYPHENS: Final = re.compile("[-‑]")
# Names in capitals up to this length are matched only in capitals: "IS", "PDF".
_SHORT: Final = 5


@dataclass(frozen=True, slots=True)
class PartyMention:
    """Characters ``start`` to ``end`` name a party. ``adjective``: only through a noun that follows or ends them.

    ``name`` is canonical; a generic word ("gunmen") that means no party here is its own name, and a nation's force
    that the file does not know ("Serb forces") is named as worded. ``kind`` is that of ``hand/parties.yaml``.
    ``generic``: the words are such a generic word, whatever it means here. ``label`` is that word where nothing but
    the speaker's habit tells whom it means: "terrorists" is what somebody calls them.
    """

    start: int
    end: int
    name: str
    kind: str
    adjective: bool = False
    generic: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One entry of the file, without its words. Days are ISO prefixes; ties are (party, since, until)."""

    name: str
    kind: str
    conflicts: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    forces: str | None = None
    successor: str | None = None
    ties: tuple[tuple[str, str, str], ...] = ()
    generic: bool = False
    resolves: tuple[tuple[str, str], ...] = ()
    said_by: tuple[tuple[str, str, str], ...] = ()


class Sense(NamedTuple):
    """One party that a phrase may mean, and when."""

    party: Party
    level: int
    adjective: bool = False
    conflicts: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    short: bool = False  # "IS", "PDF": only in capitals
    country: bool = False  # an adjective by its place: "Syria air strike", but not "killed in Syria raid"


class Words(NamedTuple):
    """The words of a text, several to a token with hyphens: the words, and the token that each is in."""

    text: Text
    words: list[str]
    token: list[int]
    capitals: bool

    def opens(self, p: int) -> bool:
        """Whether a token starts at word p."""
        return p == 0 or self.token[p - 1] != self.token[p]

    def closes(self, p: int) -> bool:
        """Whether a token ends with word p."""
        return p + 1 == len(self.token) or self.token[p + 1] != self.token[p]


@lru_cache(maxsize=65536)
def fold(token: str) -> tuple[str, ...]:
    """A token as it is looked up: no case, diacritics, dots, apostrophes or possessive s; a hyphen parts words."""
    low = token.lower().replace("’", "'").replace("‘", "'").replace("`", "'").removesuffix("'s")
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c)).replace("ı", "i")
    bare = low.replace("'", "").replace("*", "").replace(".", "")
    return tuple(part for part in _HYPHENS.split(bare) if part) or (low,)


def words_of(text: Text) -> Words:
    """Fold a text; in capitals is one with hardly a small letter in its first two thousand."""
    words: list[str] = []
    token: list[int] = []
    for i, t in enumerate(text.tokens):
        for part in fold(t.text):
            words.append(part)
            token.append(i)
    sample = text.raw[:2000]
    return Words(text, words, token, sum(map(str.islower, sample)) * 8 < sum(map(str.isalpha, sample)))


def within(day: str | None, since: str, until: str) -> bool:
    """Whether an ISO day lies in a period whose ends are ISO prefixes; an unknown day lies in all."""
    return day is None or ((not since or day >= since) and (not until or day < until))


class Names:
    """The table of phrases. Immutable once made."""

    def __init__(self, entries: Iterable[dict[str, Any]], tables: ActorTables) -> None:
        self.tables = tables
        self.parties: dict[str, Party] = {}
        self.index: dict[tuple[str, ...], list[Sense]] = {}
        for entry in entries:
            party = self.parties[entry["name"]] = _party(entry)
            self._enter(entry, party)
        lengths: dict[str, set[int]] = {}
        for phrase in self.index:
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        # By first word the lengths of the phrases it starts, the longest first.
        self.lengths = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}
        self.adjectives = frozenset(p[-1] for p, senses in self.index.items() if any(s.adjective for s in senses))
        self.plurals = frozenset(p[0] for p, senses in self.index.items() if _plural(p, senses))
        self._nations = frozenset(nation.split()[0] for nation in tables.demonyms)
        # Most words of a text start no name: asked once, remembered.
        self.may_start = lru_cache(maxsize=65536)(self._starts)

    def _starts(self, word: str) -> bool:
        """Whether a phrase may start with the word: as it is, without an s or with one."""
        own = word in self.lengths or word in self._nations or word + "s" in self.plurals
        return own or (word.endswith("s") and word[:-1] in self.lengths)

    def _enter(self, entry: dict[str, Any], party: Party) -> None:
        level = GENERIC if party.generic else ALIAS
        for words in entry.get("aliases", ()):
            self._add(words, Sense(party, level))
        for words in entry.get("adjectives", ()):
            self._add(words, Sense(party, ADJECTIVE, adjective=True))
            for country in self._country(words):  # "Syria's army", "Syria air strike"
                self._add(country, Sense(party, ADJECTIVE, adjective=True, country=True))
        for words in entry.get("local", ()):
            self._add(words, Sense(party, LOCAL, conflicts=party.conflicts))
        for words in entry.get("local_adjectives", ()):
            self._add(words, Sense(party, LOCAL, adjective=True, conflicts=party.conflicts))
        for term in entry.get("terms", ()):
            where = tuple(term.get("in", party.conflicts))
            since, until = str(term.get("since", "")), str(term.get("until", ""))
            for words in term["words"]:
                self._add(words, Sense(party, LOCAL, False, where, since, until))

    def _country(self, adjective: str) -> list[str]:
        nation = adjective.split()[0]
        rest = adjective[len(nation) :]
        return [country + rest for country, own in self.tables.nations.items() if own == nation]

    def _add(self, words: str, sense: Sense) -> None:
        tokens = [m.group() for m in TOKEN.finditer(str(words))]
        short = len(tokens) == 1 and tokens[0].isupper() and len(tokens[0]) <= _SHORT
        sense = sense._replace(short=short)
        phrase = tuple(part for token in tokens for part in fold(token))
        self.index.setdefault(phrase, []).append(sense)
        bare = tuple(part for token in tokens for part in fold(token.replace("'", "")))
        if bare != phrase:  # wires that lose their apostrophes: "Assads forces"
            self.index.setdefault(bare, []).append(sense)


def _plural(phrase: tuple[str, ...], senses: list[Sense]) -> bool:
    """Whether a phrase is a plural that a text may use in the singular: "subversives", "one subversive"."""
    return len(phrase) == 1 and phrase[0].endswith("s") and any(s.party.generic or s.level == LOCAL for s in senses)


def _party(entry: dict[str, Any]) -> Party:
    try:
        ties = [*entry.get("part_of", ()), *entry.get("allied", ())]
        successor = entry.get("becomes", {}).get("name") or entry.get("replaced_by")
        said = entry.get("said_by", {})
        return Party(
            name=entry["name"],
            kind=entry["kind"],
            conflicts=tuple(entry["conflicts"]),
            since=str(entry.get("since", "")),
            until=str(entry.get("until", "")),
            forces=entry.get("forces"),
            successor=successor,
            ties=tuple((tie["with"], str(tie.get("since", "")), str(tie.get("until", ""))) for tie in ties),
            generic=bool(entry.get("generic", False)),
            resolves=tuple(entry.get("resolves", {}).items()),
            said_by=tuple((where, who, meant) for where, by in said.items() for who, meant in by.items()),
        )
    except (KeyError, AttributeError, TypeError) as fault:
        raise HandFileError("hand/parties.yaml", f"entry {entry['name']!r} has no usable {fault}") from fault
