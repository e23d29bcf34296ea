"""Who is quoted: the registry of ``hand/sources.yaml``, and where a text names one of its entries.

Matching folds case, diacritics, dots, hyphens (to a blank), apostrophes and the possessive s, as the file's head says.
A short form in capitals ("WHO") is met only as written; in a text that is all capitals not where it spells a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, get_args

from warledger.errors import HandFileError
from warledger.hand import load_hand
from warledger.reading.blame.partynames import Remembered
from warledger.reading.text import Text

SourceKind = Literal["monitor", "agency", "outlet", "institution", "ministry", "rescue service", "medical", "role"]
PUBLISHES: Final = frozenset({"agency", "outlet"})
"""Kinds that pass on what others say: they stand last in a chain."""
SHORT: Final = 5
"""Names in capitals up to this length are abbreviations."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
_AGENCY: Final = frozenset({"agency", "news"})
_TRADE: Final = frozenset(
    {"news", "agency", "press", "the", "online", "network", "al", "el", "com", "net", "org", "www"}
)
"""Words that a source's label may add or leave out: "SANA news", "manar"."""


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the registry; the fields are those of the file's head."""

    name: str
    kind: SourceKind
    country: str | None = None
    speaks_for: str | None = None
    conflicts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    describes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def publishes(self) -> bool:
        """Whether it is an agency or an outlet."""
        return self.kind in PUBLISHES

    @property
    def watches(self) -> bool:
        """Whether "a war monitor" may mean it: it watches a conflict, or no registry knows what it does.

        Human Rights Watch, say, is meant only where the words themselves describe it.
        """
        return self.kind == "monitor" and bool(self.conflicts or not self.aliases)


@dataclass(frozen=True, slots=True)
class Naming:
    """One spelling, as the words it is matched by. ``described`` words mean a source only where the report names it."""

    words: tuple[str, ...]
    source: Source
    person: str | None = None
    described: bool = False
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``first`` up to ``last`` (exclusive) of a text name (or describe) one of these, strongest first."""

    first: int
    last: int
    namings: tuple[Naming, ...]

    @property
    def described(self) -> bool:
        """Whether the words only describe ("the monitor")."""
        return self.namings[0].described


def fold(text: str) -> str:
    """Lower case without diacritics, dots and apostrophes; hyphens become blanks."""
    low = text.lower()
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return low.replace(".", "").replace("'", "").replace("’", "").replace("-", " ").replace("‑", " ")


def is_capital(text: str) -> bool:
    """Whether a word is written as a name: "Salam", "al-Salam"."""
    return text[0].isupper() or (text[:3] in ("al-", "el-") and text[3:4].isupper())


@lru_cache(maxsize=65536)
def _spelling(low: str) -> tuple[str, ...]:
    return tuple(fold(low).split()) or ("",)


def _append(text: Text, at: int, words: list[str], ends: list[int]) -> int:
    new = _spelling(text.lows[at])
    words += new
    ends += [0] * (len(new) - 1) + [at + 1]
    return at + 1


class Registry:
    """The sources, findable by every spelling; the longest wins."""

    def __init__(self, sources: tuple[Source, ...]) -> None:
        self.sources = sources
        self._named = {source.name: source for source in sources}
        spelt: dict[tuple[str, ...], list[Naming]] = {}
        openings: dict[str, dict[str, set[int]]] = {}
        for naming in _namings(sources):
            for last in (naming.words[-1], naming.words[-1] + "s"):  # texts lose the apostrophe of "SANA's"
                words = (*naming.words[:-1], last)
                spelt.setdefault(words, []).append(naming)
                openings.setdefault(words[0], {}).setdefault("".join(words[1:2]), set()).add(len(words))
        self._spelt = {words: tuple(sorted(found, key=lambda n: n.described)) for words, found in spelt.items()}
        # First word to second ("" for none) to the lengths that start so, longest first.
        self._openings = {
            first: {second: tuple(sorted(sizes, reverse=True)) for second, sizes in seconds.items()}
            for first, seconds in openings.items()
        }
        self._opens = Remembered(lambda low: _spelling(low)[0] in self._openings)
        self._labels = {
            _label(alias): s for s in reversed(sources) if s.kind != "role" for alias in (*s.aliases, s.name)
        }

    def mentions(self, text: Text, is_word: Callable[[str], bool]) -> tuple[Mention, ...]:
        """Every place where the text names or describes a source, longest spelling first, none overlapping.

        ``is_word`` tells the words of the language, which abbreviations in a text of capitals may be.
        """
        found: list[Mention] = []
        free = 0
        shouting = text.raw.isupper()
        opens = self._opens
        for i in [i for i, low in enumerate(text.lows) if opens[low]]:
            if i < free:
                continue
            mention = self._longest(text, i, word=shouting and is_word(text.lows[i]))
            if mention is not None:
                mention = self._extended(text, mention)
                if mention.described and found and found[-1].last == mention.first and not found[-1].described:
                    mention = Mention(found[-1].first, mention.last, found.pop().namings)  # "the Reuters news agency"
                found.append(mention)
                free = mention.last
        return tuple(found)

    def _extended(self, text: Text, mention: Mention) -> Mention:
        """ "UK-based Syrian Observatory" runs on where "Syrian Observatory for Human Rights" starts inside it."""
        for i in range(mention.first + 1, mention.last):
            longer = self._longest(text, i, word=False) if self._opens[text.lows[i]] else None
            if longer is not None and longer.last > mention.last:
                named = longer.described and not mention.described  # "Observatory for Human Rights monitoring group"
                return Mention(mention.first, longer.last, mention.namings if named else longer.namings)
        return mention

    def _longest(self, text: Text, i: int, *, word: bool) -> Mention | None:
        words = list(_spelling(text.lows[i]))
        ends = [0] * (len(words) - 1) + [i + 1]  # for each word, the token after it where it closes one, else 0
        seconds = self._openings[words[0]]
        at = i + 1
        if len(words) < 2 and at < len(text.tokens):
            at = _append(text, at, words, ends)
        for sizes in (seconds.get(words[1]) if len(words) > 1 else None, seconds.get("")):
            for size in sizes or ():
                while len(words) < size and at < len(text.tokens):
                    at = _append(text, at, words, ends)
                namings = self._spelt.get(tuple(words[:size])) if size <= len(words) and ends[size - 1] else None
                if namings is not None:
                    written = text.tokens[i].text.removesuffix("s").rstrip("'’").isupper() and not word
                    behind = _past_agency(text, ends[size - 1]) if text.tokens[i].text.istitle() else ends[size - 1]
                    written |= behind > ends[size - 1]  # "the Sana agency"
                    namings = tuple(n for n in namings if written or not n.capitals)
                    if namings:
                        return Mention(i, behind, namings)
        return None

    def named(self, name: str) -> Source | None:
        """The source of this canonical name, or None."""
        return self._named.get(name)

    def labelled(self, label: str) -> Source | None:
        """What a report's ``source`` field means: a name, or a slug of it ("dailysabah"); None if unknown."""
        return self._labels.get(_label(label))


def _past_agency(text: Text, at: int) -> int:
    """Behind "agency", "news agency" at this token."""
    while at < len(text.tokens) and text.tokens[at].low in _AGENCY:
        at += 1
    return at


def _label(text: str) -> str:
    words = fold(text).replace("(", " ").replace(")", " ").replace("/", " ").replace("_", " ").split()
    kept = "".join(w for w in words if w not in _TRADE) or "".join(words)
    return kept.removeprefix("al") if len(kept) > len("alxxx") else kept


def _namings(sources: tuple[Source, ...]) -> Iterator[Naming]:
    for source in sources:
        if source.kind == "role":
            continue
        for described, spellings in ((False, source.aliases), (True, source.describes)):
            for spelling in spellings:
                capitals = spelling.isupper() and len(spelling) <= SHORT and " " not in spelling
                for words in _spellings(spelling):
                    yield Naming(words, source, None, described, capitals)
        for person in source.people:
            yield Naming(tuple(fold(person).split()), source, person)


def _spellings(name: str) -> set[tuple[str, ...]]:
    """The words of a name without its article, "Turkey's" both as texts write it and as it is looked up."""
    spelt = {tuple(fold(name).split()), tuple(fold(name.replace("'s ", " ")).split())}
    return {words[1:] if words[0] in _ARTICLES and len(words) > 1 else words for words in spelt}


@lru_cache(maxsize=1)
def load_sources() -> Registry:
    """The registry of ``hand/sources.yaml``, read once. Raises HandFileError where it cannot be used as it stands."""
    return read_sources(load_hand("sources.yaml"))


def read_sources(entries: Iterable[Mapping[str, Any]]) -> Registry:
    """The registry of these entries. Raises HandFileError for one without a known kind or with an empty word."""
    return Registry(tuple(_source(entry) for entry in entries))


def _source(entry: Mapping[str, Any]) -> Source:
    name = str(entry["name"])
    if entry.get("kind") not in get_args(SourceKind):
        raise HandFileError("hand/sources.yaml", f"{name!r} is of no known kind: {entry.get('kind')!r}")
    lists = {key: tuple(map(str, entry.get(key) or ())) for key in ("conflicts", "aliases", "describes", "people")}
    if any(not fold(word).split() for words in lists.values() for word in words):
        raise HandFileError("hand/sources.yaml", f"{name!r} has an empty word")
    return Source(name, entry["kind"], entry.get("country"), entry.get("speaks_for"), **lists)
