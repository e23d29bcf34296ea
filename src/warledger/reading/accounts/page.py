"""One part of a report by token: its words, the parties and places named, who speaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from warledger.reading.accounts.tables import AccountTables
from warledger.reading.blame.parties import Parties, PartyMention
from warledger.reading.language import Language
from warledger.reading.placing.placed import PlaceMention
from warledger.reading.speaking.speech import SpeechAct
from warledger.reading.text import Sentence, Text, split_text
from warledger.reading.times.dates import DateMention
from warledger.records import Part

REACH: Final = 40
"""How many tokens beside a verb are looked through."""
HEADLINE: Final = 10
"""So many capitalised words in a row, with only small ones between, are a headline."""
SMALL: Final = 5
"""Letters that a word of a headline has that may stand without a capital."""
STOPS: Final = frozenset('.;!?…"“”«»|')
QUOTES: Final = frozenset('"“”«»')


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: canonical names (none where the words name no party), and the tokens that say so."""

    names: tuple[str, ...]
    first: int
    last: int
    words: str
    generic: bool = False

    @property
    def name(self) -> str | None:
        """The party, or "A and B"."""
        return " and ".join(self.names) or None


@dataclass(frozen=True, slots=True)
class Saying:
    """A speech act as tokens of its part."""

    act: SpeechAct
    first: int
    last: int
    content_first: int
    content_last: int


class Page:
    """One part of a report, with what other rooms have read in it, by token."""

    def __init__(
        self,
        part: Part,
        text: Text,
        language: Language,
        tables: AccountTables,
        mentions: Sequence[PartyMention],
        places: Sequence[PlaceMention],
        sayings: Sequence[SpeechAct],
        dates: Sequence[DateMention],
        parties: Parties,
    ) -> None:
        self.part, self.text, self.tokens, self.t, self.language = part, text, text.tokens, tables, language
        self.c, self.parties = tables.clause, parties
        self.lows = text.lows
        self.starts = text.starts
        self.dated = {i for m in dates for i in range(self.token(m.start), self.token(m.end - 1) + 1)}
        self.actors = self._actors(mentions)
        self.actor_firsts = [a.first for a in self.actors]
        named = (p for p in places if p.part == part and not p.words.lower().endswith(tables.ground.held))
        self.places = [(self.token(p.start), self.token(p.end - 1) + 1, p) for p in named]
        self.place_at = {first: (last, p) for first, last, p in self.places}
        self.sayings = tuple(sorted((self._saying(a) for a in sayings if a.part == part), key=lambda x: x.first))
        self.held = {self.token(at) for at in _all(text.raw, tables.ground.holding)}
        self._headlines = self._title_case() if part == "text" else frozenset[int]()
        self._said = {i: s for s in self.sayings for i in range(s.first, s.last)}

    # -- tokens ------------------------------------------------------------------------------------------------------

    def token(self, offset: int) -> int:
        """The token at a character."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def low(self, i: int) -> str:
        """The word at token i in lookup form, "" outside the part."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def _title_case(self) -> frozenset[int]:
        """The tokens of headlines that ran into a text, links to other stories: long runs of capitalised words."""
        found: set[int] = set()
        run: list[int] = []
        for i, token in enumerate(self.tokens):
            if token.text[0].isupper():
                run.append(i)
            elif token.text.isalpha() and len(token.text) >= SMALL:
                found.update(run if len(run) >= HEADLINE else ())
                run = []
        return frozenset(found.union(run) if len(run) >= HEADLINE else found)

    def headline(self, i: int) -> bool:
        """Whether the token stands in a headline that ran into the text."""
        return i in self._headlines

    def words(self, first: int, last: int) -> str:
        """The words of tokens first up to last (exclusive), as written."""
        return self.text.raw[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def letter(self, i: int) -> str:
        """The class of a token (see ``english/words.py``)."""
        low = self.low(i)
        if not low:
            return ""
        known = self.language.classes.get(low)
        return known or ("u" if low in self.t.verbs else _guess(self.language.guess, self.tokens[i].text, low))

    def _saying(self, a: SpeechAct) -> Saying:
        """ "The army said on Monday that ...": what follows "that" is said, whatever stands before."""
        first, last = self.token(a.start), self.token(a.end - 1) + 1
        content = self.token(a.content_start), self.token(a.content_end - 1) + 1
        s = self.text.sentences[self.text.sentence_at(a.start)]
        for k in range(last, min(last + 5, s.last)):
            if self.lows[k] in self.c.that and k + 1 < s.last:
                stop = content[1] if content[0] >= last else s.last
                return Saying(a, first, last, k + 1, max(stop, k + 2))
            if k not in self.dated and self.letter(k) not in "ipyT":
                break
        return Saying(a, first, last, *content)

    def saying_of(self, i: int) -> Saying | None:
        """The speech act whose content holds this token: the one that begins last."""
        s = self.text.sentences[self.text.sentence_at(self.starts[i])]
        inside = [x for x in self.sayings_in(s) if x.content_first <= i < x.content_last]
        return max(inside, key=lambda x: x.content_first, default=None)

    def sayings_in(self, s: Sentence) -> tuple[Saying, ...]:
        """The speech acts of a sentence."""
        first = bisect_left(self.sayings, s.first, key=lambda x: x.first)
        return self.sayings[first : bisect_left(self.sayings, s.last, key=lambda x: x.first)]

    def saying_at(self, i: int) -> Saying | None:
        """The speech act whose own words hold this token."""
        return self._said.get(i)

    def saying_before(self, i: int) -> Saying | None:
        """The last speech act that begins before this token."""
        at = bisect_left(self.sayings, i, key=lambda x: x.first)
        return self.sayings[at - 1] if at else None

    def marks(self, s: Sentence, end: int) -> int:
        """How many quotation marks stand in a sentence up to a token; one alone on the line before opens it, too."""
        at = s.first
        opened = at > 0 and self.lows[at - 1] in QUOTES and self.tokens[at - 1].end == self.tokens[at].start
        return opened + sum(w in QUOTES for w in self.lows[at:end])

    def quoted(self, i: int, s: Sentence) -> bool:
        """Whether the token stands within a quotation of its sentence, or in a sentence that a quotation opens."""
        marks = self.marks(s, i)
        return marks % 2 == 1 or (marks == 0 and sum(w in QUOTES for w in self.lows[i : s.last]) % 2 == 1)

    def places_in(self, first: int, last: int) -> list[tuple[int, PlaceMention]]:
        """The places that begin in tokens first up to last, each with its token."""
        at = bisect_left(self.places, first, key=lambda p: p[0])
        return [(p[0], p[2]) for p in self.places[at : bisect_left(self.places, last, key=lambda p: p[0])]]

    # -- parties -----------------------------------------------------------------------------------------------------

    def _actors(self, mentions: Sequence[PartyMention]) -> list[Actor]:
        """Parties that stand joined are one: "militants and allied rebels"."""
        self._named: dict[str, set[str]] = {}
        for m in mentions:
            party = self.parties.party(m.name)
            if party is not None and not party.generic:
                self._named.setdefault(m.kind, set()).add(m.name)
        found: list[Actor] = []
        members: list[list[PartyMention]] = []
        for m in mentions:
            first, last = self.token(m.start), self.token(m.end - 1) + 1
            named = self.tokens[first].text[0].isupper()
            if self.letter(first - 1) == "a" and self.low(last) in self.c.of and not named:
                continue  # "a coalition of rebel groups": those
            between = self.lows[found[-1].last : first] if found else []
            # "government lines" is no government: a name before a thing only describes it
            joined = bool(between) and len(between) <= 4 and between[0] in self.c.joins and all(
                self.letter(i) in "jdc" or self.lows[i] in self.c.joins for i in range(found[-1].last, first)
            )  # fmt: skip
            group = [*members[-1], m] if joined else [m]
            proper = [x for x in group if not x.generic] or group
            names = tuple(dict.fromkeys(self._meant(x) for x in proper))
            start = found[-1].first if joined else first
            actor = Actor(names, start, last, self.words(start, last), all(x.generic for x in group))
            if joined:
                found[-1], members[-1] = actor, group
            else:
                found.append(actor)
                members.append(group)
        return found

    def _meant(self, m: PartyMention) -> str:
        """A word like "terrorists" means the one armed group of its kind that the report names, where there is one."""
        same = self._named.get(m.kind, set()) if m.generic else set()
        party = self.parties.party(m.name)
        return next(iter(same)) if len(same) == 1 and party is not None and party.generic else m.name

    def actors_in(self, first: int, last: int) -> list[Actor]:
        """The parties named in tokens first up to last."""
        return self.actors[bisect_right(self.actor_firsts, first - 1) : bisect_right(self.actor_firsts, last - 1)]

    def actor_over(self, i: int) -> Actor | None:
        """The party named at this token."""
        at = bisect_right(self.actor_firsts, i) - 1
        return self.actors[at] if at >= 0 and self.actors[at].last > i else None

    def government(self, first: int, last: int) -> Actor | None:
        """Who "government" is among these tokens ("in government hands"): the one government that the part names."""
        at = next((k for k in range(first, last) if self.lows[k] in self.t.control.governments), None)
        own = {n for a in self.actors for n in a.names if not self.t.control.governments.isdisjoint(n.lower().split())}
        return Actor(tuple(own), at, at + 1, self.words(at, at + 1)) if at is not None and len(own) == 1 else None

    def named(self, speaker: str) -> str:
        """The canonical party that a speaker's name is, or the name."""
        return _canonical(self.parties, speaker)

    def spoken_by(self, said: Saying) -> str:
        """Who speaks: the party that he is known to be, or his name."""
        chain = said.act.speaker
        known = next((p for p in map(self.parties.party, chain[:2]) if p is not None and not p.generic), None)
        if known is not None:
            return known.name
        own = (a for a in self.actors_in(said.first, said.last) if a.words.lower().endswith(chain[0].lower()))
        return next((a.names[0] for a in own), None) or self.named(chain[0])


def _all(raw: str, endings: Sequence[str]) -> Iterator[int]:
    """Where any of the endings stands."""
    for ending in endings:
        at = raw.find(ending)
        while at != -1:
            yield at
            at = raw.find(ending, at + 1)


@lru_cache(maxsize=65536)
def _guess(guess: Callable[[str, str], str], text: str, low: str) -> str:
    return guess(text, low)


@lru_cache(maxsize=4096)
def _canonical(parties: Parties, speaker: str) -> str:
    """The party whose name a speaker's name is, or ends with ("However Russia")."""
    found = parties.find(split_text(speaker))
    whole = (
        len(found) == 1
        and found[0].end == len(speaker)
        and not found[0].generic
        and " " not in speaker[: found[0].start].strip()
    )
    return found[0].name if whole else speaker
