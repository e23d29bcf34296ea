"""The clauses of one part of a report: who stands as the subject of a verb, and in what mood the verb is.

A shallow reading, token by token to the left of a verb: auxiliaries, days and prepositional groups are passed over, a noun
group is the subject, a relative word hands on to what it follows, a joining word to the subject that opened the clause.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from warledger.reading.accounts.tables import AccountTables, Form
from warledger.reading.language import Language
from warledger.reading.parties import Parties, PartyMention
from warledger.reading.speech import SpeechAct
from warledger.reading.text import Sentence, Text, split_text
from warledger.reading.where import PlaceMention
from warledger.records import Part, Realis

REACH: Final = 40
"""How many tokens beside a verb are looked through."""
GOVERNOR: Final = 8
"""How far before an infinitive the word that governs it may stand."""
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


@dataclass(frozen=True, slots=True)
class Mood:
    """How a verb is meant. ``tried``: it is only attempted; ``failed``: without success; ``infinitive``: of nothing known."""

    realis: Realis = "asserted"
    negated: bool = False
    tried: bool = False
    failed: bool = False
    loose: bool = False


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
        parties: Parties,
    ) -> None:
        self.part, self.text, self.tokens, self.t, self.language = part, text, text.tokens, tables, language
        self.c, self.parties = tables.clause, parties
        self.lows = [t.low for t in text.tokens]
        self.starts = [t.start for t in text.tokens]
        self.actors = self._actors(mentions)
        self.actor_firsts = [a.first for a in self.actors]
        self.places = [(self.token(p.start), self.token(p.end - 1) + 1, p) for p in places if p.part == part]
        self.place_at = {first: (last, p) for first, last, p in self.places}
        self.sayings = tuple(self._saying(a) for a in sayings if a.part == part)
        self._said = {i: s for s in self.sayings for i in range(s.first, s.last)}

    # -- tokens ------------------------------------------------------------------------------------------------------

    def token(self, offset: int) -> int:
        """The token at a character."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def low(self, i: int) -> str:
        """The word at token i in lookup form, "" outside the part."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def words(self, first: int, last: int) -> str:
        """The words of tokens first up to last (exclusive), as written."""
        return self.text.raw[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def letter(self, i: int) -> str:
        """The class of a token (see ``english/words.py``)."""
        low = self.low(i)
        return (self.language.classes.get(low) or _guess(self.language.guess, self.tokens[i].text, low)) if low else ""

    def _saying(self, a: SpeechAct) -> Saying:
        return Saying(
            a, self.token(a.start), self.token(a.end - 1) + 1, self.token(a.content_start), self.token(a.content_end - 1) + 1
        )

    def saying_of(self, i: int) -> Saying | None:
        """The speech act whose content holds this token: the one that begins last."""
        number = self.text.sentence_at(self.starts[i])
        s = self.text.sentences[number]
        inside = [x for x in self.sayings if s.first <= x.first < s.last and x.content_first <= i < x.content_last]
        return max(inside, key=lambda x: x.content_first, default=None)

    # -- parties -----------------------------------------------------------------------------------------------------

    def _actors(self, mentions: Sequence[PartyMention]) -> list[Actor]:
        """Parties that stand joined are one: "militants and allied rebels"."""
        found: list[Actor] = []
        members: list[list[PartyMention]] = []
        for m in mentions:
            first, last = self.token(m.start), self.token(m.end - 1) + 1
            between = self.lows[found[-1].last : first] if found else []
            # "government lines" is no government: a name before a thing only describes it
            joined = bool(between) and len(between) <= 4 and between[0] in self.c.joins and all(
                self.letter(i) in "jdc" or self.lows[i] in self.c.joins for i in range(found[-1].last, first)
            )  # fmt: skip
            group = [*members[-1], m] if joined else [m]
            named = [x for x in group if not x.generic] or group
            names = tuple(dict.fromkeys(x.name for x in named))
            start = found[-1].first if joined else first
            actor = Actor(names, start, last, self.words(start, last), all(x.generic for x in group))
            if joined:
                found[-1], members[-1] = actor, group
            else:
                found.append(actor)
                members.append(group)
        return found

    def actors_in(self, first: int, last: int) -> list[Actor]:
        """The parties named in tokens first up to last."""
        return self.actors[bisect_right(self.actor_firsts, first - 1) : bisect_right(self.actor_firsts, last - 1)]

    def actor_over(self, i: int) -> Actor | None:
        """The party named at this token."""
        at = bisect_right(self.actor_firsts, i) - 1
        return self.actors[at] if at >= 0 and self.actors[at].last > i else None

    def named(self, speaker: str) -> str:
        """The canonical party that a speaker's name is, or the name."""
        return _canonical(self.parties, speaker)

    # -- subjects ----------------------------------------------------------------------------------------------------

    def before(self, verb: int, s: Sentence) -> int:
        """The last token that stands before a verb, its auxiliaries and adverbs."""
        k = verb - 1
        while k >= s.first and (self.lows[k] in self.c.auxiliaries or self.letter(k) in "yT"):
            if self.lows[k] in self.c.pronouns:
                break
            k -= 1
        return k

    def subject(self, verb: int, s: Sentence) -> Actor | None:
        """Who does what the verb at this token says; without names where the words before it name no party."""
        k = self.before(verb, s)
        for _ in range(REACH):
            if k < s.first:
                return None
            low, said = self.lows[k], self._said.get(k)
            if said is not None and said.first > s.first:
                k = said.first - 1
            elif low in self.c.relatives:
                return self.antecedent(k, s)
            elif low in self.c.pronouns:
                return self.pronoun(k, s)
            elif low in STOPS or low in self.c.breaks:
                return None
            elif low == ",":
                k = self._behind_comma(k, s)
            elif low in self.c.joins:
                return self.opening(k, s)
            else:
                first = self.group_start(k, s)
                if first > k:  # no noun: another verb ends here, or a particle
                    if self.letter(k) in "ueh":
                        return self.opening(k, s)
                    k -= 1
                    continue
                at = first - 1
                if at >= s.first and self.lows[at] in self.c.prepositions | self.c.to | self.c.of | self.c.by:
                    found = self.actor_over(k) if self.lows[at] in self.c.of and self.low(at - 1) in self.c.members else None
                    if found is not None:
                        return found
                    k = at - 1
                else:
                    return self._in_group(first, k + 1, s)
        return None

    def group_start(self, k: int, s: Sentence) -> int:
        """Where the noun group that ends with token k begins; k + 1 where none does."""
        first = k + 1
        while first > s.first and k - first < REACH:
            at = first - 1
            actor = self.actor_over(at)
            if actor is not None and actor.first >= s.first:
                first = actor.first
            elif self.lows[at] in self.c.joins and first <= k and at > s.first and self.letter(at - 1) in "vzp" and self.letter(at - 2) not in "u":
                first -= 1
            elif self.letter(at) in "vzpxmjdatn" and self.lows[at] not in self.c.breaks and self.lows[at] not in STOPS:
                first -= 1
                if self.letter(at) in "da":
                    break
            else:
                break
        return first

    def _in_group(self, first: int, last: int, s: Sentence) -> Actor:
        """The party that a noun group names: by its name, by "its fighters", by none."""
        found = self.actors_in(first, last)
        if self.lows[first] in self.c.possessives:
            owner = self.pronoun(first, s)
            if owner is not None and owner.names:
                return replace(owner, first=first, last=last, words=self.words(first, last))
        if found and self._heads(found[-1], last):
            return replace(found[-1], first=min(first, found[-1].first))
        if self.lows[last - 1] in self.parties.tables.force_nouns | self.parties.tables.fighter_nouns:
            if found:
                return replace(found[-1], first=first, last=last)
            names = self._troops(first)
            return Actor(names, first, last, self.words(first, last), generic=True)
        return Actor((), first, last, self.words(first, last))

    def _heads(self, actor: Actor, last: int) -> bool:
        """Whether a party is what its noun group is about: "the Hayat Tahrir al-Sham alliance", not "rebel lines"."""
        rest = [self.letter(i) for i in range(actor.last, last)]
        return not rest or (len(rest) <= 2 and all(self.lows[i] not in self.t.ground.nouns for i in range(actor.last, last)))

    def _troops(self, at: int) -> tuple[str, ...]:
        """Whose "troops" or "fighters" are, where nothing says so: those of the party that acted last."""
        before = self.actors[max(bisect_right(self.actor_firsts, at - 1) - 6, 0) : bisect_right(self.actor_firsts, at - 1)]
        for actor in reversed(before):
            party = self.parties.party(actor.names[0])
            if party is not None and party.kind not in ("state", "people", "criminals"):
                return actor.names
        return ()

    def _behind_comma(self, k: int, s: Sentence) -> int:
        """The token before a parenthesis that ends with the comma at k, or before the comma."""
        for j in range(k - 1, max(s.first, k - REACH), -1):
            if self.lows[j] in STOPS:
                break
            if self.lows[j] == ",":
                inner = self.letter(j + 1)
                opens = self.lows[j + 1] in self.c.relatives or inner in "daujip" or self.lows[j + 1] in self.c.breaks
                return j - 1 if opens else k - 1
        return k - 1

    def opening(self, k: int, s: Sentence) -> Actor | None:
        """The subject that opened the clause in which a joined verb stands."""
        left = k
        while left > s.first and k - left < REACH:
            low = self.lows[left - 1]
            said = self._said.get(left - 1)
            if low in STOPS or (low in self.c.breaks and low not in self.c.prepositions) or said is not None:
                break
            if low in self.c.relatives:
                return self.antecedent(left - 1, s)
            left -= 1
        for i in range(left, k):
            if self.lows[i] in self.c.pronouns and self.letter(i) == "q" and self.lows[i] not in self.c.objects - {"it"}:
                return self.pronoun(i, s)
            actor = self.actor_over(i)
            if actor is not None:
                at = actor.first - 1
                while at >= left and self.letter(at) in "djan":
                    at -= 1
                if at >= left and self.lows[at] in self.c.prepositions | self.c.by | self.c.to:
                    continue
                if at >= left and self.lows[at] in self.c.of and self.low(at - 1) not in self.c.members:
                    continue
                if self._heads(actor, actor.last):
                    return actor
        return None

    def antecedent(self, k: int, s: Sentence) -> Actor | None:
        """Whom the relative word at k stands for: the named party of the group before it."""
        j = k - 1
        while j > s.first and (self.lows[j] == "," or self.lows[j] in self.c.prepositions):
            j -= 1
        near = [a for a in self.actors_in(max(s.first, j - 12), j + 1) if a.last <= j + 1]
        if near and near[-1].last > j - 3:
            if near[-1].generic and len(near) > 1 and not near[-2].generic and self.low(near[-2].last) == ",":
                return near[-2]
            return near[-1]
        first = self.group_start(j, s)
        return self._in_group(first, j + 1, s) if first <= j else None

    def pronoun(self, k: int, s: Sentence) -> Actor | None:
        """Whom a pronoun stands for: the speaker where it opens what is said, else the subject that went before."""
        said = self.saying_of(k)
        first_person = self.letter(k) == "q" and self.lows[k] in ("we", "i")
        if said is not None and (first_person or k - said.content_first <= 1):
            name = self.named(said.act.speaker[0])
            known = self.parties.party(name) is not None
            return Actor((name,) if known or first_person else (), k, k + 1, self.words(k, k + 1))
        number = self.text.sentence_at(self.starts[k])
        floor = self.text.sentences[max(number - 2, 0)].first
        before = [a for a in self.actors_in(floor, k) if a.last <= k]
        own = [a for a in before if a.first >= s.first]
        for actor in own or before:
            at = actor.first - 1
            while at >= floor and self.letter(at) in "djan":
                at -= 1
            if self.low(at) not in self.c.prepositions | self.c.by | self.c.of | self.c.to or at < floor:
                return replace(actor, first=k, last=k + 1, words=self.words(k, k + 1))
        return replace(before[-1], first=k, last=k + 1, words=self.words(k, k + 1)) if before else None

    def agent(self, verb_end: int, s: Sentence) -> Actor | None:
        """Who stands behind "by" soon after a passive verb."""
        for i in range(verb_end, min(verb_end + 12, s.last)):
            if self.lows[i] in self.c.by:
                for j in range(i + 1, min(i + 6, s.last)):
                    actor = self.actor_over(j)
                    if actor is not None:
                        return actor
                return Actor((), i + 1, min(i + 3, s.last), self.words(i + 1, min(i + 3, s.last)))
            if self.lows[i] in STOPS or (self.lows[i] in self.c.breaks and self.lows[i] not in self.c.prepositions):
                break
        return None

    # -- moods -------------------------------------------------------------------------------------------------------

    def passive(self, verb: int, form: Form, s: Sentence) -> bool:
        """Whether "be" stands before a participle."""
        if form not in ("past", "participle"):
            return False
        k = verb - 1
        while k >= s.first and (self.letter(k) == "y" or self.lows[k] in self.c.negations or self.lows[k] in ("being", "been")):
            if self.lows[k] in ("being", "been"):
                return True
            k -= 1
        return k >= s.first and self.lows[k] in self.c.be

    def mood(self, verb: int, form: Form, s: Sentence) -> Mood:
        """The mood that the words before a verb give it."""
        c, k = self.c, verb - 1
        negated = modal = False
        realis: Realis = "asserted"
        while k >= s.first and (self.lows[k] in c.auxiliaries or self.letter(k) == "y"):
            low = self.lows[k]
            negated |= low in c.negations
            if low in c.infinitive:
                return self._infinitive(k, s, negated=negated)
            if low in c.possible:
                realis, modal = "possible", True
            elif low in c.hypothetical and not modal:
                realis = "hypothetical"
            k -= 1
        if form == "ing" and k >= s.first:
            if self.lows[k] in c.negations:
                return Mood(negated=True, tried=True, failed=True)
            window = self.lows[max(s.first, k - 3) : k + 1]
            if self.lows[k] in c.prepositions | c.of and any(w in c.trying or w in c.failing for w in window):
                return Mood(tried=True, failed=any(w in c.failing for w in window))
        if form == "base" and realis == "asserted" and not any(w in c.helping for w in self.lows[max(s.first, k - 4) : k + 1]):
            subject_near = self.actor_over(k) is not None or self.letter(k) in "qvp"
            if not subject_near:
                return Mood("hypothetical", negated=negated, loose=True)
        if self._conditional(verb, s):
            realis = "hypothetical"
        return Mood(self._denied(verb, realis), negated=negated, failed=negated)

    def _denied(self, i: int, realis: Realis) -> Realis:
        said = self.saying_of(i)
        return "denied" if said is not None and said.act.stance == "denies" and realis == "asserted" else realis

    def _conditional(self, verb: int, s: Sentence) -> bool:
        for k in range(verb - 1, max(s.first - 1, verb - 12), -1):
            if self.lows[k] in self.c.conditions:
                return True
            if self.lows[k] in STOPS or self.lows[k] == ",":
                return False
        return False

    def _infinitive(self, to: int, s: Sentence, *, negated: bool) -> Mood:
        """What governs "to": "tried to", "failed attempts to", "managed to", a plan."""
        c = self.c
        window = range(to - 1, max(s.first - 1, to - GOVERNOR), -1)
        for k in window:
            low = self.lows[k]
            if low in STOPS or low in c.breaks:
                break
            if low in c.failing and self.letter(k) != "i":
                return Mood(negated=negated, tried=True, failed=not negated)
            if low in c.succeeding:
                return Mood(negated=any(self.lows[j] in c.negations for j in range(max(k - 3, s.first), k)))
            if low in c.trying:
                before = self.lows[max(s.first, k - 4) : to]
                failed = any(w in c.failing or w in self.t.control.unsuccessful for w in before)
                planned = any(w in c.hypothetical | c.possible for w in self.lows[max(s.first, k - 3) : k])
                return Mood("hypothetical" if planned else "asserted", tried=True, failed=failed)
        return Mood("hypothetical", negated=negated, loose=True)

    # -- spans -------------------------------------------------------------------------------------------------------

    def clause_end(self, i: int, s: Sentence) -> int:
        """The token behind the clause that goes on at token i: before a stop, a comma with a clause behind it, a saying."""
        for j in range(i, min(i + REACH, s.last)):
            low = self.lows[j]
            if low in STOPS or (j in self._said and j > i):
                return j - (self.low(j - 1) == ",") if j > i else i
            if j > i and (low in self.c.relatives or (low in self.c.breaks and low not in self.c.prepositions)):
                return j - (self.low(j - 1) == ",")
            if low == "," and j + 1 < s.last and (self.letter(j + 1) in "uws" or self.lows[j + 1] in self.c.breaks):
                return j
        return min(i + REACH, s.last)


@lru_cache(maxsize=65536)
def _guess(guess: Callable[[str, str], str], text: str, low: str) -> str:
    return guess(text, low)


@lru_cache(maxsize=4096)
def _canonical(parties: Parties, speaker: str) -> str:
    found = parties.find(split_text(speaker))
    whole = len(found) == 1 and found[0].end - found[0].start >= len(speaker) - 4
    return found[0].name if whole and not found[0].generic else speaker
