"""The places that a text names, found by what stands about the name: there is no gazetteer at this stage.

A name is a run of capitalised words that are no plain words. A preposition ("in"), a kind ("the town of", "province") or a
verb of attack ("struck") before it makes it a place and says in what role. Where everything is in capitals, capitals tell
nothing, and a name needs more than one such sign. A name once plainly a place is one wherever it stands in the report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from warledger.reading.placetables import PlaceKind, PlaceTables, Role
from warledger.reading.text import Sentence, Text, Token
from warledger.records import Part

#: How wide a place of each kind is, from 0. A bare name is most often a town; one that is also a province's may be either.
LEVELS: dict[PlaceKind, float] = {
    "facility": 0, "neighbourhood": 1, "village": 2, "town": 2, "unknown": 2.3, "city": 2.5, "district": 4, "region": 6,
    "province": 6, "country": 8,
}  # fmt: skip
LARGE = 5  # the level of a bare name that is also a province's
LONGEST = 6  # tokens in a name
REACH = 9  # tokens between a preposition and the name that it stands before
KEPT: frozenset[PlaceKind] = frozenset({"facility", "district", "province", "region", "country"})
"""Kinds whose word belongs to the name: "Hama province", but "Khadrawi" of "Khadrawi village"."""
HEARSAY: frozenset[Role] = frozenset({"origin", "goal", "office", "mention", "dateline", "speaker", "witness"})
"""Roles that do not show a name to be a place of this report's events."""
Unnamed = Literal["one", "many"] | None
QUOTES = frozenset("\"“”'‘’«»")


@dataclass(frozen=True, slots=True)
class Named:
    """A place as it stands in a text: tokens ``first`` up to ``last`` (exclusive), with kind words and directions.

    ``key`` is the bare name in lower case without its article, equal for all mentions of a place in a report;
    ``level`` is how wide the place is, from 0 (a building) to 8 (a country). ``unnamed`` says that the words before put
    the event into one place in it or into several that have no name there ("a village near Aleppo").
    """

    part: Part
    first: int
    last: int
    sentence: int
    start: int
    end: int
    key: str
    kind: PlaceKind
    role: Role
    level: float
    unnamed: Unnamed = None


@dataclass(frozen=True, slots=True)
class _Before:
    """What the words before a name say: its kind, its role, whether their preposition touches it, an unnamed place in it."""

    kind: PlaceKind | None = None
    role: Role | None = None
    direct: bool = False
    unnamed: Unnamed = None


@dataclass(frozen=True, slots=True)
class _Run:
    """A name not yet known to be a place. ``owns``: it is a possessive; ``loud``: capitals tell nothing around it."""

    first: int
    last: int
    sentence: int
    key: str
    owns: bool
    loud: bool


class PlaceFinder:
    """Finds the places of one part of a report."""

    def __init__(self, text: Text, part: Part, tables: PlaceTables) -> None:
        self.text = text
        self.tokens = text.tokens
        self.part: Part = part
        self.tables = tables

    def find(self, seen: set[str]) -> list[Named]:
        """The places in order. ``seen`` takes the names that are plainly places, and lends those that it has."""
        runs = self._runs()
        places: list[Named | None] = []
        for run in runs:
            place = self._place(run)
            before = places[-1] if places else None
            if before is not None and (place is None or place.role in ("subject", "mention")) and self._listed(before, run):
                kind = before.kind if place is None or place.kind == "unknown" else place.kind
                place = self._named(run, kind, before.role)
                place = replace(place, level=place.level + 0.2)
            if place is not None and place.role == "beside":
                place = self._set_beside(place, before)
            places.append(place)
            if place is not None and place.role not in HEARSAY:
                seen.add(place.key)
        found = (place or self._again(run, seen) for run, place in zip(runs, places, strict=True))
        return [place for place in found if place is not None]

    def _set_beside(self, place: Named, before: Named | None) -> Named:
        """A name that another place is told by: "south of Qahtaniyah", wider than itself if the other has a name too."""
        if before is None or before.sentence != place.sentence or place.first - before.last > 8:
            return replace(place, level=place.level + 0.9)
        if before.role in HEARSAY:
            return replace(place, role=before.role)  # "from Kafr Batikh, east of Idlib"
        return replace(place, level=place.level + (0.9 if before.role == "owner" else 2.5))

    # -- names -------------------------------------------------------------------------------------------------------

    def _runs(self) -> list[_Run]:
        runs: list[_Run] = []
        for number, sentence in enumerate(self.text.sentences):
            loud = self._loud(sentence)
            at = sentence.first
            while at < sentence.last:
                run = self._run(at, sentence, number, loud)
                if run is None:
                    at += 1
                else:
                    runs.append(run)
                    at = run.last
        return runs

    def _loud(self, sentence: Sentence) -> bool:
        """Whether nearly every word of the sentence is capitalised, so that capitals tell nothing."""
        capitals = small = 0
        for token in self.tokens[sentence.first : sentence.last]:
            if len(token.text) > 3:
                capitals += token.text[0].isupper()
                small += token.text[0].islower()
        return capitals > 3 and capitals > 3 * small

    def _run(self, at: int, sentence: Sentence, number: int, loud: bool) -> _Run | None:
        """The longest name that starts at this token."""
        tokens, tables = self.tokens, self.tables
        named = _name_like(tokens[at].text, tokens[at].low, loud, tables)
        if not named and not _opens(tokens[at], tables) and not self._opens_as_kind(at, loud):
            return None
        end, last = at + 1, at + (named or self._opens_as_kind(at, loud))
        while end < min(sentence.last, at + LONGEST) and self._joined(end) and not self._owns(end - 1):
            token = tokens[end]
            if _name_like(token.text, token.low, loud, tables):
                if end - at < 3 and self._two_known(at, end):
                    break  # "Aleppo Homs" in text without commas
                last = end + 1
            elif token.low not in tables.particles:
                break
            end += 1
        if last == at:
            return None
        words = [t.low for t in tokens[at:last]]
        owns = self._owns(last - 1)
        if owns and words[-1] == tokens[last - 1].text.lower():
            words[-1] = words[-1][:-1]
        return _Run(at, last, number, _bare(words, tables), owns, loud)

    def _opens_as_kind(self, at: int, loud: bool) -> bool:
        """ "River Forest", "Camp Marmal", "Mount Qasioun": a kind's word that opens the name."""
        tokens, tables = self.tokens, self.tables
        if loud or at + 1 >= len(tokens) or tokens[at].low not in tables.kinds or not self._joined(at + 1):
            return False
        after = tokens[at + 1]
        return (
            tokens[at].text.istitle()
            and (_name_like(after.text, after.low, loud, tables) or (after.text.istitle() and after.low in tables.kinds))
            and not (at and tokens[at - 1].text[0].isupper())
        )

    def _owns(self, at: int) -> bool:
        """Whether the token is a possessive: "Syria's", or "Syrias" where an archive lost its apostrophes."""
        token, known = self.tokens[at], self.tables.known
        if token.text[-2:] in ("'s", "’s", "'S", "’S"):
            return True
        return token.low not in known and _singular(token.low, known) in known

    def _two_known(self, at: int, end: int) -> bool:
        """Whether a known name ends before this token and another begins with it."""
        tokens, known = self.tokens, self.tables.known
        first, second = " ".join(t.low for t in tokens[at:end]), tokens[end].low
        return first in known and _singular(second, known) in known and f"{first} {second}" not in known

    def _joined(self, at: int) -> bool:
        """Whether only blanks (or the end of one line) stand before the token."""
        start, end = self.tokens[at - 1].end, self.tokens[at].start
        return end - start == 1 or (end > start and self.text.raw[start:end].isspace() and end - start < 4)

    # -- places ------------------------------------------------------------------------------------------------------

    def _place(self, run: _Run) -> Named | None:
        """The run as a place, if what stands about it says so."""
        known = self.tables.known.get(run.key)
        if self._in_body(run):
            return self._named(run, known, "office") if known else None
        if known is None and self._titled(run):
            return None
        before = self._before(run)
        said, role = before.kind, before.role
        after = self._after(run)
        kind = "country" if known == "country" else after or said or known
        if self._filed(run):
            role = "dateline"
        elif role is None and after and self._heads(run):
            role = "heading"
        elif role is None and self._placed(run):
            role = "subject"
        elif role is None and kind is not None:
            role = "subject" if self._is_subject(run) or (after or said) else "mention"
        shouted = run.loud and kind is None and tokens_shout(self.tokens[run.first : run.last])
        if role is None or (shouted and not self._plain(run, role, before.direct)):
            return None
        if run.owns and self._owned(run):
            role = "owner"
        elif role == "subject" and kind == "country":
            role = "mention"  # "Turkey's army", "Israel has targeted": who acts, and not where
        elif run.owns and kind is None:
            return None  # "resulting in Watkins' death"
        return replace(self._named(run, kind or "unknown", role), unnamed=before.unnamed)

    def _again(self, run: _Run, seen: set[str]) -> Named | None:
        """A name that another sentence makes a place, where this one says nothing."""
        if run.key not in seen or self._in_body(run) or self._titled(run):
            return None
        role: Role = "subject" if self._is_subject(run) else "mention"
        return self._named(run, self.tables.known.get(run.key, "unknown"), role)

    def _named(self, run: _Run, kind: PlaceKind, role: Role) -> Named:
        tokens, tables = self.tokens, self.tables
        first, last = run.first, run.last
        if first and tokens[first - 1].low in tables.directions and self._joined(first):
            first -= 1
            if first > 1 and tokens[first - 1].low == "and" and tokens[first - 2].low in tables.directions:
                first -= 2
        if self._after(run) in KEPT:
            last = self._kind_end(run)
        level = LEVELS[kind]
        if run.key in tables.known and kind in ("unknown", "city", "district"):
            level = LARGE + (kind == "district") - (kind == "city")
        if role == "near" and run.key in tables.known:
            level += 1  # "near Damascus" is not in it
        if first < run.first:
            level -= 0.5  # a part of it
        end = tokens[last - 1].end
        if last == run.last and run.owns:
            end -= 2 if tokens[last - 1].text[-2] in "'’" else 1
        return Named(self.part, first, last, run.sentence, tokens[first].start, end, run.key, kind, role, level)

    # -- what stands behind a name -----------------------------------------------------------------------------------

    def _after(self, run: _Run) -> PlaceKind | None:
        """The kind said behind the name ("Hama province", "Damascus International Airport")."""
        end = self._kind_end(run)
        if end == run.last or (run.key in self.tables.known and end < len(self.tokens) and self.tokens[end].low == "of"):
            return None  # "the east Aleppo district of Marjeh"
        return self.tables.kinds[self.tokens[end - 1].low]

    def _kind_end(self, run: _Run) -> int:
        for at in range(run.last, min(run.last + 3, len(self.tokens))):
            low = self.tokens[at].low
            if low in QUOTES:
                continue
            if low in self.tables.kinds:
                return at + 1
            if low not in self.tables.before_kind or not self._joined(at):
                break
        return run.last

    def _in_body(self, run: _Run) -> bool:
        """Whether the name is a body's or begins one: "Aleppo Police Command", "al-Mawali faction"."""
        tokens, tables = self.tokens, self.tables
        if any(t.low in tables.bodies for t in tokens[run.first : run.last]):
            return True
        for at in range(run.last, min(run.last + 3, len(tokens))):
            token = tokens[at]
            if run.owns or not self._joined(at) or (token.low in tables.kinds and token.low not in tables.groups):
                return False
            if token.low in tables.bodies:
                return token.text[0].isupper() or (at == run.last and token.low in tables.groups)
            if not token.text[0].isupper():
                return False
        return False

    def _heads(self, run: _Run) -> bool:
        """ "Al-Raqqah province: a drone ..." """
        end = self._kind_end(run)
        return run.first == self.text.sentences[run.sentence].first and end < len(self.tokens) and self.tokens[end].text == ":"

    def _placed(self, run: _Run) -> bool:
        """ "Khan Sheikhun in Idlib province came under fire": the name that opens a sentence and is itself put somewhere."""
        tokens = self.tokens
        return (
            run.first == self.text.sentences[run.sentence].first
            and run.last + 1 < len(tokens)
            and tokens[run.last].low == "in"
            and tokens[run.last + 1].low in self.tables.known
        )

    def _filed(self, run: _Run) -> bool:
        """ "BEIRUT --", "IDLIB, Syria (North Press) –", "LIMA, 22 JAN 89 (EFE) --": where the report was filed."""
        tokens = self.tokens
        if run.sentence < 3 and tokens_shout(tokens[run.first : run.last]) and not run.loud and run.key.isalpha() and len(run.key) > 3 and self._before(run).role is None:
            return True
        if run.first > self.text.sentences[run.sentence].first + 3:
            return False
        tail = self.text.raw[tokens[run.last - 1].end : tokens[run.last - 1].end + 60].split("\n")[0]
        dash = min((at for at in map(tail.find, ("--", "- ", "– ", "— ", "(AFP)", "(AP)")) if at >= 0), default=-1)
        return dash >= 0 and (dash < 2 or tail[0] in ",( ") and not any(word.islower() for word in tail[:dash].split())

    def _owned(self, run: _Run) -> bool:
        """Whether the possessive leads to another name: "Syria's northern town of Al Tabqah"."""
        tables = self.tables
        for at in range(run.last, min(run.last + 7, len(self.tokens))):
            token = self.tokens[at]
            if _name_like(token.text, token.low, False, tables):
                return True
            if not (self._fills(at) or token.low in tables.kinds or token.low in tables.parts):
                return False
        return False

    # -- what stands before a name -----------------------------------------------------------------------------------

    def _before(self, run: _Run) -> _Before:
        """What the words before a name say, read from the name towards the preposition or the verb of attack."""
        tokens, tables = self.tokens, self.tables
        kind: PlaceKind | None = None
        unnamed: Unnamed = None
        of = part = beside = False
        for at in range(run.first - 1, max(run.first - 1 - REACH, self.text.sentences[run.sentence].first - 1), -1):
            low = tokens[at].low
            direct = at == run.first - 1
            if low == "of":
                of = True
                beside = beside or (at > 0 and tokens[at - 1].low in tables.directions)
            elif low in tables.kinds and (of or self._kind_touches(at, run)):
                unnamed = unnamed or (self._unnamed(at) if of else None)
                if not part and low not in tables.parts and unnamed is None:
                    kind = kind or tables.kinds[low]
                of = part = True
            elif low in tables.parts and (of or low in tables.directions):
                part = part or of
            elif low in tables.prepositions:
                if beside and not part:
                    return _Before(kind, "beside", False, unnamed or self._unnamed_before(at))
                role = self._checked(tables.prepositions[low], at, run, kind)
                return _Before(kind, role, direct, unnamed or self._unnamed_before(at))
            elif low in tables.strikes and (not of or kind or unnamed):
                return _Before(kind, "target", direct, unnamed)
            elif not (low in QUOTES or self._fills(at) or (low == "and" and tokens[at + 1].low in tables.directions)):
                break
        if beside:
            return _Before(kind, "beside", False, unnamed or self._unnamed_before(at + 1))
        return _Before(kind, "subject" if of and (kind or part) else None, False, unnamed)

    def _unnamed_before(self, preposition: int) -> Unnamed:
        """Whether a place without a name stands before the preposition: "a clinic in a village near Aleppo"."""
        at = preposition - 1
        if at > 0 and (self.tokens[at].low in self.tables.kinds or self.tokens[at].low in self.tables.parts):
            return self._unnamed(at)
        return None

    def _unnamed(self, at: int) -> Unnamed:
        """Whether the kind of place is one that has no name here ("a village") or several ("various areas")."""
        tables = self.tables
        for before in range(at - 1, max(at - 6, -1), -1):
            low = self.tokens[before].low
            if low in tables.one:
                return "one"
            if low in tables.many or low in tables.number_words or low.isdigit():
                return "many"
            if low in tables.definite or not self._fills(before):
                break
        return None

    def _kind_touches(self, at: int, run: _Run) -> bool:
        """ "the village Chinchipe", but not "Homs province Talal Barazi said"."""
        return at == run.first - 1 and at > 0 and not self.tokens[at - 1].text[0].isupper()

    def _fills(self, at: int) -> bool:
        low, tables = self.tokens[at].low, self.tables
        return low in tables.fillers or low.endswith(tables.held) or self._owns(at) or self._before_kind(at)

    def _before_kind(self, at: int) -> bool:
        """ "the east Aleppo district of Marjeh" """
        tables = self.tables
        return self.tokens[at].low in tables.known and self.tokens[at + 1].low in tables.kinds

    def _checked(self, role: Role, at: int, run: _Run, kind: PlaceKind | None) -> Role | None:
        """The role that a preposition gives, unless the words before it take it away."""
        tokens, tables = self.tokens, self.tables
        floor = self.text.sentences[run.sentence].first
        before = {t.low for t in tokens[max(at - 7, floor) : at]}
        near = {t.low for t in tokens[max(at - 2, floor) : at]}
        if role == "target" and kind is None and tables.attacks.isdisjoint(before):
            return "mention" if run.key in tables.known else None
        if role == "goal" and not tables.beside_to.isdisjoint(near):
            return "near"
        if role == "origin" and not tables.crossed.isdisjoint(near):
            return "at"  # who is shot crossing a border is shot where it is crossed
        if role in ("at", "goal") and not tables.arrivals.isdisjoint(t.low for t in tokens[max(at - 4, floor) : at]):
            return "goal"
        if run.key in tables.known and run.last < len(tokens) and not run.owns:
            if tables.known[run.key] == "country" and tokens[run.last].low in tables.attacks:
                return "mention"  # "in Israel strikes on Syria"
        if role == "at" and tokens[at].low in tables.inside:
            if self._care(run):
                return "goal"
            if not tables.stationed.isdisjoint(near):
                return "origin"
            if not tables.officials.isdisjoint(near):
                return "speaker"
            if not tables.witnesses.isdisjoint(near):
                return "witness"
        return role

    def _care(self, run: _Run) -> bool:
        """Whether the name is a hospital's, where people die of what happened elsewhere."""
        end = self._kind_end(run)
        return end > run.last and self.tokens[end - 1].low in self.tables.care

    def _titled(self, run: _Run) -> bool:
        """Whether a title makes the name a person's: "President Salva Kiir", "Abu Ahmad"."""
        tokens, titles = self.tokens, self.tables.titles
        return tokens[run.first].low in titles or (run.first > 0 and tokens[run.first - 1].low.rstrip(".") in titles)

    def _is_subject(self, run: _Run) -> bool:
        """Whether the name opens its sentence or clause."""
        first = self.text.sentences[run.sentence].first
        return run.first - first < 2 or self.tokens[run.first - 1].text in ",;:|" or self.tokens[run.first - 1].low in ("that", "and")

    def _listed(self, before: Named, run: _Run) -> bool:
        """Whether the name goes on a list: "the villages of Tel Shannan, Al-Dardarah, and Umm Al-Kif"."""
        between = self.tokens[before.last : run.first]
        return len(between) in (1, 2) and all(t.low in (",", "and", "with", "&", "/") for t in between) and not self._in_body(run)

    def _plain(self, run: _Run, role: Role, direct: bool) -> bool:
        """Whether a name among nothing but capitals is one: it needs more than a preposition before it."""
        if role in ("origin", "goal", "subject", "mention", "beside"):
            return False
        tokens, tables = self.tokens, self.tables
        if any(t.low in tables.particles for t in tokens[run.first : run.last]):
            return direct
        nxt = tokens[run.last] if run.last < len(tokens) else None
        closed = nxt is None or not nxt.text[0].isalnum() or nxt.low in tables.words
        return direct and closed


def widened(name: Named, level: float) -> Named:
    """The place, no narrower than the level: what holds another place is wider than it."""
    return replace(name, level=max(name.level, level))


@lru_cache(maxsize=65536)
def _name_like(text: str, low: str, loud: bool, tables: PlaceTables) -> bool:
    """Whether a word is written like a name and is no plain word."""
    if not text[0].isupper() and not (low.startswith(tables.prefixes) and any(c.isupper() for c in text)):
        return False
    if low in tables.known or _singular(low, tables.known) in tables.known:
        return True
    if len(low) < 2 or low in tables.words or low in tables.kinds or low in tables.directions or low in tables.bodies:
        return False
    if low.endswith(tables.held) or ("-" in low and all(piece in tables.words for piece in low.split("-"))):
        return False
    return not (loud and low.endswith(tables.endings))


def tokens_shout(tokens: tuple[Token, ...]) -> bool:
    """Whether all of the tokens are in capitals."""
    return all(token.text.isupper() for token in tokens)


def _opens(token: Token, tables: PlaceTables) -> bool:
    """Whether a name may open with this particle: "El", "al", "Santa"."""
    return token.low in tables.particles and (token.text[0].isupper() or token.low in tables.openers)


def _singular(low: str, known: Mapping[str, PlaceKind]) -> str:
    """A name without the s that it keeps of a possessive where an archive lost its apostrophes: "Syrias"."""
    return low[:-1] if low[-1] == "s" and low not in known else low


def _bare(words: list[str], tables: PlaceTables) -> str:
    key = " ".join(words)
    for article in tables.name_articles:
        if key.startswith(article) and len(key) > len(article) + 1:
            return key[len(article) :]
    return key
