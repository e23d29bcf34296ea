"""The parties a text names: who fights, under which names, by conflict and by date, from ``hand/parties.yaml``.

Names are looked up word by word in one table of phrases; of several phrases at one place the longest wins, of several
parties that share a phrase the order of strength that the head of the file gives.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from warledger.errors import HandFileError
from warledger.hand import load_hand
from warledger.reading.actortables import ActorTables
from warledger.reading.english.actors import ENGLISH_ACTORS
from warledger.reading.text import TOKEN, Text

LOCAL, ALIAS, ADJECTIVE, GENERIC = 3, 2, 1, 0
OFTEN = 5  # how often one name counts toward what a report is about
_HYPHENS = re.compile("[-‑]")


@dataclass(frozen=True, slots=True)
class PartyMention:
    """Characters ``start`` to ``end`` name a party. ``adjective``: they only mean it through a noun that follows or ends them.

    ``name`` is canonical; a generic word ("gunmen") that means no party here is its own name, and a nation's force that
    the file does not know ("Serb forces") is named as worded. ``kind`` is that of ``hand/parties.yaml``. ``label`` is the
    generic word where nothing but the speaker's habit tells whom it means: "terrorists" is what somebody calls them.
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


class _Sense(NamedTuple):
    party: Party
    level: int
    adjective: bool = False
    conflicts: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    short: bool = False  # "IS", "PDF": only in capitals
    country: bool = False  # an adjective by its place: "Syria air strike", but not "killed in Syria raid"


class _Words(NamedTuple):
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


def _words_of(text: Text) -> _Words:
    words: list[str] = []
    token: list[int] = []
    for i, t in enumerate(text.tokens):
        for part in fold(t.text):
            words.append(part)
            token.append(i)
    sample = text.raw[:2000]
    return _Words(text, words, token, sum(map(str.islower, sample)) * 8 < sum(map(str.isalpha, sample)))


def _within(day: str | None, since: str, until: str) -> bool:
    """Whether an ISO day lies in a period whose ends are ISO prefixes; an unknown day lies in all."""
    return day is None or (day >= since if since else True) and (day < until if until else True)


class Parties:
    """The registry of parties. Immutable once loaded; :meth:`load` keeps one a process."""

    def __init__(self, entries: Iterable[dict[str, Any]], tables: ActorTables) -> None:
        self.tables = tables
        self._parties: dict[str, Party] = {}
        self._index: dict[tuple[str, ...], list[_Sense]] = {}
        for entry in entries:
            party = self._parties[entry["name"]] = _party(entry)
            self._enter(entry, party)
        self.plurals = frozenset(
            phrase[0] for phrase, senses in self._index.items()
            if len(phrase) == 1 and phrase[0].endswith("s") and any(s.party.generic or s.level == LOCAL for s in senses)
        )  # fmt: skip
        lengths: dict[str, set[int]] = {}
        for phrase in self._index:
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        self._lengths = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}
        self._adjectives = frozenset(p[-1] for p, senses in self._index.items() if any(s.adjective for s in senses))
        self.states = frozenset(tables.nations.values())
        self._nations = frozenset(nation.split()[0] for nation in tables.demonyms)
        # Most words of a text start no name: asked once, remembered.
        self._may_start = lru_cache(maxsize=65536)(self._starts)
        self._may_tell = lru_cache(maxsize=65536)(self._tells_first)
        self._last: tuple[_Words, ...] = ()
        self._places: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
        for place, (conflict, weight) in tables.places.items():
            phrase = tuple(place.split())
            self._places.setdefault(phrase[0], []).append((phrase, conflict, weight))
        for senses in self._places.values():
            senses.sort(key=lambda p: -len(p[0]))

    @classmethod
    def load(cls) -> Parties:
        """The parties of ``hand/parties.yaml``, read when first asked for.

        Raises:
            HandFileError: if the file cannot be used.
        """
        return _load()

    def party(self, name: str) -> Party | None:
        """The party of this canonical name."""
        return self._parties.get(name)

    def friends(self, a: str, b: str, day: date | None = None) -> bool:
        """Whether one is the other, a part of it or its ally on that day, directly or through one party between."""
        if a == b:
            return True
        near_a, near_b = self._near(a, day), self._near(b, day)
        return b in near_a or a in near_b or bool(self._above(a, day) & self._above(b, day))

    def _near(self, name: str, day: date | None) -> set[str]:
        party, iso = self._parties.get(name), day.isoformat() if day else None
        return {other for other, since, until in party.ties if _within(iso, since, until)} if party else set()

    def _above(self, name: str, day: date | None) -> set[str]:
        return {name} | {o for o in self._near(name, day) if (p := self._parties.get(o)) and p.kind != "state"}

    # -- reading -----------------------------------------------------------------------------------------------------

    def conflicts_of(self, title: Text, text: Text) -> tuple[str, ...]:
        """The conflicts a report is about, the likeliest first, at most three: by countries, places and parties named."""
        scores: Counter[str] = Counter()
        seen: Counter[tuple[str, ...]] = Counter()
        for part, factor in ((title, 2.0), (text, 1.0)):
            w = self._words(part)
            after = 0
            for p, word in enumerate(w.words):
                if p < after or not self._may_tell(word):
                    continue
                phrase, told = self._tells(w, p)
                after = p + len(phrase)
                seen[phrase] += bool(told)
                if seen[phrase] <= OFTEN:
                    for conflict, weight in told:
                        scores[conflict] += weight * factor
        top = scores.most_common(3)
        return tuple(conflict for conflict, score in top if score >= 1 and score >= 0.35 * top[0][1])

    def _tells(self, w: _Words, p: int) -> tuple[tuple[str, ...], list[tuple[str, float]]]:
        first = w.words[p]
        if not w.opens(p) or not w.text.tokens[w.token[p]].text[0].isupper():
            return (), []
        known = first in self._places or first in self._lengths
        bare = first[:-1] if first.endswith("s") and not known else first  # "Syrias", of wires without apostrophes
        for phrase, conflict, weight in self._places.get(bare, ()):
            if len(phrase) == 1 or tuple(w.words[p : p + len(phrase)]) == phrase:
                return phrase, [(conflict, weight)]
        for size in self._lengths.get(first, ()):
            phrase = tuple(w.words[p : p + size])
            told = {c for s in self._index.get(phrase, ()) if s.level == ALIAS and len(s.party.conflicts) == 1 for c in s.party.conflicts}
            if told and p + size <= len(w.words) and w.closes(p + size - 1):
                return phrase, [(c, 1.0 / len(told)) for c in told]
        return (), []

    def find(
        self, text: Text, conflicts: Sequence[str] = (), day: date | None = None, speaker: str | None = None
    ) -> tuple[PartyMention, ...]:
        """All parties named, in order, none inside another.

        ``conflicts`` are those of the report, the likeliest first; ``day`` is when it speaks (its publication); ``speaker``
        is the party whose voice it is, for words like "terrorists".
        """
        w = self._words(text)
        look = _Look(self, w, tuple(conflicts), day.isoformat() if day else None, speaker)
        found: list[PartyMention] = []
        after = 0
        for p, word in enumerate(w.words):
            if p >= after and self._may_start(word) and w.opens(p):
                mention, after = look.at(p)
                if mention is not None:
                    found.append(mention)
        return tuple(found)

    def _words(self, text: Text) -> _Words:
        """The words of a text; those of the last two are kept, since a report's parts are read for several things."""
        for w in self._last:
            if w.text is text:
                return w
        w = _words_of(text)
        self._last = (w, *self._last[:1])
        return w

    def _starts(self, word: str) -> bool:
        """Whether a phrase may start with the word, as it is, without or with an s."""
        own = word in self._lengths or word in self._nations or word + "s" in self.plurals
        return own or word.endswith("s") and word[:-1] in self._lengths

    def _tells_first(self, word: str) -> bool:
        return word in self._places or word in self._lengths or word.endswith("s") and word[:-1] in self._places

    # -- loading -----------------------------------------------------------------------------------------------------

    def _enter(self, entry: dict[str, Any], party: Party) -> None:
        level = GENERIC if party.generic else ALIAS
        for words in entry.get("aliases", ()):
            self._add(words, _Sense(party, level))
        for words in entry.get("adjectives", ()):
            self._add(words, _Sense(party, ADJECTIVE, adjective=True))
            for country in self._country(words):  # "Syria's army", "Syria air strike"
                self._add(country, _Sense(party, ADJECTIVE, adjective=True, country=True))
        for words in entry.get("local", ()):
            self._add(words, _Sense(party, LOCAL, conflicts=party.conflicts))
        for words in entry.get("local_adjectives", ()):
            self._add(words, _Sense(party, LOCAL, adjective=True, conflicts=party.conflicts))
        for term in entry.get("terms", ()):
            where = tuple(term.get("in", party.conflicts))
            for words in term["words"]:
                self._add(words, _Sense(party, LOCAL, False, where, str(term.get("since", "")), str(term.get("until", ""))))

    def _country(self, adjective: str) -> list[str]:
        nation = adjective.split()[0]
        rest = adjective[len(nation) :]
        return [country + rest for country, own in self.tables.nations.items() if own == nation]

    def _add(self, words: str, sense: _Sense) -> None:
        tokens = [m.group() for m in TOKEN.finditer(str(words))]
        # Two capitals may be a word of any language; "FSA", "YPG" and the like are none, but "PDF" may be.
        short = len(tokens) == 1 and tokens[0].isupper() and len(tokens[0]) <= 5
        sense = sense._replace(short=short)
        phrase = tuple(part for token in tokens for part in fold(token))
        self._index.setdefault(phrase, []).append(sense)
        bare = tuple(part for token in tokens for part in fold(token.replace("'", "")))
        if bare != phrase:  # wires that lose their apostrophes: "Assads forces"
            self._index.setdefault(bare, []).append(sense)


class _Look:
    """One search of one text."""

    def __init__(self, parties: Parties, w: _Words, conflicts: tuple[str, ...], day: str | None, speaker: str | None) -> None:
        self.all, self.w, self.conflicts, self.day, self.speaker = parties, w, conflicts, day, speaker
        self.t = parties.tables
        self.group_nouns = self.t.force_nouns | self.t.attack_nouns | self.t.fighter_nouns
        self.state_nouns = (self.t.force_nouns | self.t.attack_nouns) - self.t.police_nouns

    def at(self, p: int) -> tuple[PartyMention | None, int]:
        """The mention that starts at word p, and the word to go on from."""
        words = self.w.words
        first = words[p]
        forms = [first]
        if first.endswith("s") and len(first) > 4:
            forms.append(first[:-1])  # "the regimes shelling"
        elif first + "s" in self.all.plurals:
            forms.append(first + "s")  # "one subversive"
        for form in forms:
            for size in self.all._lengths.get(form, ()):
                hit = self._phrase(p, size, form)
                if hit is not None:
                    return hit
        return self._nation(p)

    def _phrase(self, p: int, size: int, form: str) -> tuple[PartyMention, int] | None:
        end = p + size
        if end > len(self.w.words) or not self.w.closes(end - 1):
            return None
        rest = tuple(self.w.words[p + 1 : end])
        senses = self.all._index.get((form, *rest))
        if senses is None and rest and rest[-1].endswith("s"):
            senses = self.all._index.get((form, *rest[:-1], rest[-1][:-1]))
        best = self._choose(senses, p, end, form) if senses and not self._holds_ground(end) else None
        if best is None:
            return None
        noun = self._noun(end, self.group_nouns) if best.party.kind != "state" else -1
        until = noun + 1 if noun >= 0 and self._force(noun) and self._straight(end, noun) else end
        return self._mention(best, p, until, noun >= 0), until

    def _holds_ground(self, end: int) -> bool:
        """ "rebel held", "US occupation- backed": the name only tells of what follows."""
        q = end + 1 if end < len(self.w.words) and self.w.words[end] == "-" else end
        words = self.w.words
        return q + 1 < len(words) and words[q] in self.t.holds and words[q + 1] != "by"

    def _choose(self, senses: list[_Sense], p: int, end: int, form: str) -> _Sense | None:
        kept = [s for s in senses if self._holds(s, p, end, form)]
        if not kept:
            return None
        return min(kept, key=lambda s: (-s.level, not _within(self.day, s.party.since, s.party.until), self._rank(s)))

    def _rank(self, sense: _Sense) -> int:
        where = sense.conflicts or sense.party.conflicts
        return min((self.conflicts.index(c) for c in where if c in self.conflicts), default=len(self.conflicts))

    def _holds(self, s: _Sense, p: int, end: int, form: str) -> bool:
        if s.conflicts and not any(c in self.conflicts for c in s.conflicts):
            return False
        if not _within(self.day, s.since, s.until):
            return False
        if s.short and not self._capital(p, form):
            return False
        lost = form != self.w.words[p] and len(form) < len(self.w.words[p])
        if lost and end - p == 1 and not s.adjective and self._noun(end, self.group_nouns) < 0:
            return False
        if s.country and not self._owner(p, end, form):
            return False
        if s.adjective:
            nouns = self.state_nouns if s.party.kind in ("state forces", "foreign forces", "state") else self.group_nouns
            return self._noun(end, nouns) >= 0
        if s.party.kind == "state":
            return self._noun(end, self.state_nouns) < 0 and self._acts(p, end)
        if end - p == 1 and not any(c in self.conflicts for c in s.party.conflicts):
            # "Hamas recent upsurge", where the apostrophe of a town is lost.
            place = self.t.places.get(form[:-1])
            return place is None or place[0] not in self.conflicts
        return True

    def _capital(self, p: int, form: str) -> bool:
        text = self.w.text.tokens[self.w.token[p]].text
        if self.w.capitals and form in self.t.spelling and "." not in text:
            return False
        return text.replace(".", "").removesuffix("'s").removesuffix("’s").replace("*", "").isupper() or text[:-1].isupper()

    def _acts(self, p: int, end: int) -> bool:
        """Whether a country at words p to end is one who acts, not a place."""
        before = self.w.words[p - 1] if p else ""
        if before in self.t.determiners and p > 1:
            before = self.w.words[p - 2]
        token = self.w.text.tokens[self.w.token[end - 1]].text
        if token.endswith(("'s", "’s")) and self._noun(end, self.state_nouns) < 0:
            return False
        return before not in self.t.place_prepositions

    def _owner(self, p: int, end: int, form: str) -> bool:
        token = self.w.text.tokens[self.w.token[end - 1]].text
        before = self.w.words[p - 1] if p else ""
        return before not in self.t.place_prepositions or token.endswith(("'s", "’s")) or form != self.w.words[p]

    def _noun(self, p: int, nouns: frozenset[str]) -> int:
        """The word of force or attack that an adjective ending before p belongs to, or -1."""
        words, t = self.w.words, self.t
        for q in range(p, min(p + 6, len(words))):
            if words[q] in nouns:
                return q if words[q - 1] != "," else -1  # "in Afghanistan, killing" is no Afghan killing
            if words[q] in t.modifiers or words[q] in t.joins:
                continue
            if words[q] not in self.all._adjectives or words[q - 1] not in t.joins:  # "Syrian and Russian jets"
                return -1
        return -1

    def _force(self, q: int) -> bool:
        return (self.w.words[q] in self.t.force_nouns or self.w.words[q] in self.t.fighter_nouns) and self.w.closes(q)

    def _straight(self, p: int, q: int) -> bool:
        return all(self.w.words[k] not in self.t.joins for k in range(p, q))

    def _mention(self, s: _Sense, p: int, end: int, adjective: bool) -> PartyMention:
        tokens = self.w.text.tokens
        start, stop = tokens[self.w.token[p]].start, tokens[self.w.token[end - 1]].end
        party, label = self._resolve(s.party) if s.party.generic else (s.party, "")
        return PartyMention(start, stop, party.name, party.kind, adjective or s.adjective, s.party.generic, label)

    def _resolve(self, party: Party) -> tuple[Party, str]:
        """The party that a generic word means here, or itself; and the word, where only the speaker's habit tells."""
        for conflict in self.conflicts:
            for where, who, meant in party.said_by:
                if where == conflict and who == self.speaker:
                    return self._existing(meant) or party, party.name
            for where, meant in party.resolves:
                if where == conflict:
                    return self._existing(meant) or party, ""
        return party, ""

    def _existing(self, name: str) -> Party | None:
        party = self.all.party(name)
        for _ in range(4):
            if party is None or self.day is None or _within(self.day, party.since, party.until):
                return party
            if self.day < party.since:
                return None
            party = self.all.party(party.successor) if party.successor else None
        return party

    def _nation(self, p: int) -> tuple[PartyMention | None, int]:
        """A nation's force that the file does not know: "Serb forces", "Irish nationalist guerrillas"."""
        words = self.w.words
        size = 1
        nation = self.t.demonyms.get(words[p])
        if nation is None and p + 1 < len(words):
            size, nation = 2, self.t.demonyms.get(f"{words[p]} {words[p + 1]}")
        if nation is None:
            return None, p + 1
        q = self._noun(p + size, self.t.nation_nouns)
        if q < 0 or q > p + size + 2 or not self.w.closes(q) or not self._straight(p + size, q):
            return None, p + 1
        tokens = self.w.text.tokens
        start, end = tokens[self.w.token[p]].start, tokens[self.w.token[q]].end
        worded = " ".join(self.w.text.raw[start:end].split())
        kind = "state" if words[q] in self.t.authority_nouns else "state forces" if words[q] in self.t.force_nouns else "rebels"
        # "Serb" is a people, "Serbian" the adjective of a state.
        own = nation in self.all.states and q == p + size
        army = words[q] in self.t.army_nouns or (own and words[q] in ("force", "forces"))
        if words[q] == "regime":
            worded = f"{nation} government"
        name = f"{nation} army" if army else worded.capitalize() if self.w.capitals else worded
        return PartyMention(start, end, name, kind, adjective=True), q + 1


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


@lru_cache(maxsize=1)
def _load() -> Parties:
    return Parties(load_hand("parties.yaml"), ENGLISH_ACTORS)
