"""The names of parties as one table of phrases, and texts as the words that are looked up in it."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from string import ascii_letters, ascii_lowercase
from typing import Any, Final, Generic, NamedTuple, TypeVar

from warledger.errors import HandFileError
from warledger.reading.blame.actortables import ActorTables
from warledger.reading.text import TOKEN, Text

# Strength of a phrase, as the head of ``hand/parties.yaml`` orders them.
LOCAL: Final = 3
ALIAS: Final = 2
ADJECTIVE: Final = 1
GENERIC: Final = 0
_HYPHENS: Final = re.compile("[-‑]")
# Names in capitals up to this length are matched only in capitals: "IS", "PDF".
_SHORT: Final = 5
_LETTERS: Final = ascii_letters.encode()
_SMALL: Final = ascii_lowercase.encode()
T = TypeVar("T")


class Remembered(dict[str, T], Generic[T]):
    """Answers about words, each asked for once; forgotten all at once where they grow too many."""

    MOST: Final = 65536

    def __init__(self, ask: Callable[[str], T]) -> None:
        super().__init__()
        self.ask = ask

    def __missing__(self, word: str) -> T:
        if len(self) >= self.MOST:
            self.clear()
        answer = self[word] = self.ask(word)
        return answer


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
    means: tuple[str, ...] = ()
    suggests: tuple[tuple[str, str], ...] = ()
    apart: tuple[str, ...] = ()


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
    token: Sequence[int]
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


_FOLDED: Final = Remembered(fold)


def words_of(text: Text) -> Words:
    """Fold a text; in capitals is one with hardly a small letter in its first two thousand."""
    folded = [_FOLDED[t.text] for t in text.tokens]
    words = list(chain.from_iterable(folded))
    token: Sequence[int] = range(len(folded))
    if len(words) > len(folded):
        token = array("I", [i for i, parts in enumerate(folded) for _ in parts])
    sample = text.raw[:2000].encode("ascii", "ignore")
    letters, small = (len(sample) - len(sample.translate(None, kind)) for kind in (_LETTERS, _SMALL))
    return Words(text, words, token, small * 8 < letters)


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
        self.openings = _openings(self.index)
        self.states = frozenset(tables.nations.values())
        self.group_nouns = tables.force_nouns | tables.attack_nouns | tables.fighter_nouns
        self.state_nouns = (tables.force_nouns | tables.attack_nouns) - tables.police_nouns
        self.adjectives = frozenset(p[-1] for p, senses in self.index.items() if any(s.adjective for s in senses))
        self.plurals = frozenset(p[0] for p, senses in self.index.items() if _plural(p, senses))
        self._nations = frozenset(nation.split()[0] for nation in tables.demonyms)
        # Most words of a text start no name: asked once, remembered.
        self.forms = Remembered(self._forms)

    def sizes(self, first: str, words: list[str], p: int) -> tuple[int, ...]:
        """The lengths, the longest first, of the phrases that ``first`` and the word behind p may open."""
        opened = self.openings.get(first)
        if opened is None:
            return ()
        return opened.get(words[p + 1]) or opened[""] if p + 1 < len(words) else opened[""]

    def _forms(self, word: str) -> tuple[str, ...]:
        """The spellings under which a phrase may start with the word: its own, without an s, with one."""
        forms = [word] if word in self.openings or word in self._nations else []
        if word.endswith("s") and len(word) > 4 and word[:-1] in self.openings:
            forms.append(word[:-1])  # "the regimes shelling"
        elif word + "s" in self.plurals:
            forms.append(word + "s")  # "one subversive"
        return tuple(forms)

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


def _openings(index: Iterable[tuple[str, ...]]) -> dict[str, dict[str, tuple[int, ...]]]:
    """By first and second word (or the plural of a last one) the lengths of the phrases they open, the longest first.

    Under "" those of the first word alone, which every second word opens, too.
    """
    sizes: dict[str, dict[str, set[int]]] = {}
    for first, *rest in index:
        by_second = sizes.setdefault(first, {"": set()})
        for second in {rest[0], rest[0] + "s"} if len(rest) == 1 else {rest[0] if rest else ""}:
            by_second.setdefault(second, set()).add(len(rest) + 1)
    return {
        first: {second: tuple(sorted(own | by_second[""], reverse=True)) for second, own in by_second.items()}
        for first, by_second in sizes.items()
    }


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
            suggests=tuple(entry.get("suggests", {}).items()),
            means=tuple(entry.get("means", ())),
            apart=tuple(entry.get("apart", ())),
            said_by=tuple((where, who, meant) for where, by in said.items() for who, meant in by.items()),
        )
    except (KeyError, AttributeError, TypeError) as fault:
        raise HandFileError("hand/parties.yaml", f"entry {entry['name']!r} has no usable {fault}") from fault
