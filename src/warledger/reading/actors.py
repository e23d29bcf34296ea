"""Whose deed a figure is, and on whose side its victims are.

Every sentence is read once for its agents (:mod:`warledger.reading.agents`). A figure takes the nearest one of its sentence that is
not its victims' own side; where its sentence names none, the one that did what the text is speaking of, unless the
sentence turns to something else. Victims of a clash fall to the other side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from warledger.errors import WhenError
from warledger.reading.agents import DOERS, Agent, SentenceAgents
from warledger.reading.parties import Parties, PartyMention
from warledger.reading.text import NUMBERED, Text
from warledger.records import Measure, Part, Report
from warledger.when import When

# In tokens: what standing behind "while", "after", "but" adds to the distance of an agent.
CLAUSE: Final = 12
WEAK_REACH: Final = 10
# Sentences: how far into a text the first doer still answers for the sentences before it.
REACH_BACK: Final = 4
OPENING: Final = 3
NEAR: Final = 3
# A group's own name weighs more than a word like "militants" that may mean it.
NAMED: Final = 5
ARMED: Final = frozenset({"rebels", "militia", "jihadists", "criminals"})


@dataclass(slots=True)
class _Part:
    text: Text
    starts: list[int]
    mentions: list[tuple[PartyMention, int, int]]
    agents: list[list[Agent]]


class Actors:
    """The actors of one report."""

    def __init__(self, parties: Parties, parts: dict[Part, _Part], day: date | None, speaker: str | None) -> None:
        self.parties, self.parts, self.day, self.speaker = parties, parts, day, speaker
        self.t = parties.tables
        self.named: Counter[str] = Counter()
        for part in parts.values():
            for m, _, _ in part.mentions:
                self.named[m.name] += 1 if m.generic else NAMED
        self._inherited: dict[Part, list[tuple[str, ...]]] = {}

    @classmethod
    def of(
        cls, report: Report, title: Text, text: Text, parties: Parties,
        conflicts: Sequence[str] | None = None, speaker: str | None = None,
    ) -> Actors:  # fmt: skip
        """Read who acts in a report.

        ``conflicts`` are found where not given. ``speaker`` is the party that the report's source speaks for, if any.
        """
        where = tuple(conflicts) if conflicts is not None else parties.conflicts_of(title, text)
        try:
            day = When.parse(report.published).start if report.published else None
        except WhenError:
            day = None
        parts: dict[Part, _Part] = {}
        for part, body in (("title", title), ("text", text)):
            parts[part] = _read(body, parties, where, day, speaker)  # type: ignore[index]
        return cls(parties, parts, day, speaker)

    def by(self, part: Part, start: int, end: int, measure: Measure | None = None) -> tuple[str, ...]:
        """The parties said to have done what the figure at these characters counts, () where nobody is said.

        People displaced flee a war more often than a deed: for them only their own sentence tells.
        """
        p = self.parts[part]
        if not p.text.tokens:
            return ()
        s, first, last = _where(p, start, end)
        side = self.side(part, start, end)
        if side and " and " in side and not self.parties.party(side):
            return ()
        agents = [a for a in p.agents[s] if a.last <= first or a.first >= last]
        fled = measure == "displaced" and not _lows(p, s) & self.t.attack_nouns
        chain = () if fled else self._chain(part, s)
        near = self._nearest(p, s, agents, first, last, side)
        if near is not None and not (chain and self._elsewhere(p, near, first, last)):
            return self._forces(self._against(self._known(p, s, near), side))
        if side and self._fought(part, s, agents, side):
            return self._opponent(side, agents)
        kept = tuple(n for n in chain if not self._own(n, side))
        return self._forces(kept) if kept or not chain or not side else self._opponent(side, agents)

    def _known(self, p: _Part, s: int, agent: Agent) -> Agent:
        """ "The terrorists shelled", right after a group's own deed: that group."""
        if not agent.generic or not all(k in ARMED for k in agent.kinds):
            return agent
        for i in range(s, max(s - 3, -1), -1):
            for a in reversed(p.agents[i]):
                if a.role in DOERS and not a.generic and a.last <= agent.first and all(k in ARMED for k in a.kinds):
                    return replace(agent, names=a.names)
        return agent

    def _chain(self, part: Part, s: int) -> tuple[str, ...]:
        chain = self._inheritance(part)[s]
        if not chain and part == "title":
            return next((n for n in self._inheritance("text")[:OPENING] if n), ())
        return chain

    def _own(self, name: str, side: str | None) -> bool:
        """Whether the name is the victims' own side, or a word like "terrorists" for it."""
        if name == side:
            return True
        mine, theirs = self.parties.party(side or ""), self.parties.party(name)
        return bool(mine and theirs and theirs.generic and mine.kind in ARMED and theirs.kind in ARMED)

    def _fought(self, part: Part, s: int, agents: Sequence[Agent], side: str) -> bool:
        """Whether the victims fell in a fight: said of their sentence or of what it goes on about, or their side attacked."""
        p = self.parts[part]
        if any(a.names == (side,) and a.role == "doer" for a in agents):
            return True
        for i in range(s, max(s - NEAR, 0) - 1, -1):
            if _lows(p, i) & self.t.clash_nouns:
                return True
            if self._strong(p, i):
                return False
        return False

    def _elsewhere(self, p: _Part, agent: Agent, first: int, last: int) -> bool:
        """ "The strikes killed six, after a Taliban assault": another clause's doer, and an attack in the figure's own."""
        lo, hi = (agent.at, first) if agent.at < first else (last, agent.at)
        cuts = [i for i in range(lo, hi) if p.text.tokens[i].low in self.t.subordinators]
        if not cuts or agent.at < first:
            return False
        begin = p.text.sentences[p.text.sentence_at(p.starts[first])].first
        return any(p.text.tokens[i].low in self.t.attack_nouns for i in range(begin, first))

    def _nearest(self, p: _Part, s: int, agents: Sequence[Agent], first: int, last: int, side: str | None) -> Agent | None:
        best, least = None, 10**6
        for a in agents:
            if a.role not in DOERS and a.role != "clash" or all(self._own(n, side) for n in a.names):
                continue
            if a.role == "clash" and side is None and (len(a.names) > 1 or sum(x.role == "clash" for x in agents) > 1):
                continue
            distance = self._distance(p, a, first, last)
            if a.weak and distance > WEAK_REACH:
                continue
            distance += 10**5 * a.weak
            if distance < least:
                best, least = a, distance
        return best

    def _distance(self, p: _Part, a: Agent, first: int, last: int) -> int:
        lo, hi = (a.at, first) if a.at < first else (last, a.at)
        crossed = sum(p.text.tokens[i].low in self.t.subordinators or p.text.tokens[i].text == ";" for i in range(lo, hi))
        after = 2 if a.at > first and a.role in ("doer", "claim") else 0
        return hi - lo + CLAUSE * (crossed + after)

    def _against(self, agent: Agent, side: str | None) -> tuple[str, ...]:
        return tuple(n for n in agent.names if not self._own(n, side))

    def _forces(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """A state that does harm does it by its forces."""
        known = ((self.parties.party(n), n) for n in names)
        return tuple(dict.fromkeys(p.forces if p and p.forces else n for p, n in known))

    def _opponent(self, side: str, agents: Sequence[Agent] = ()) -> tuple[str, ...]:
        """Whom the side fights: whom the sentence says it attacked, else the party most named that is not with it."""
        attacked = next((a.names for a in agents if a.role == "target" and not any(self._own(n, side) for n in a.names)), None)
        if attacked:
            return self._forces(attacked)
        own = self.parties.party(side)
        for name, _ in self.named.most_common():
            party = self.parties.party(name)
            if party is None or party.generic or party.kind in ("state", "peacekeepers"):
                continue
            kinds = {party.kind, own.kind if own else ""}
            if kinds != {"police", "state forces"} and not self.parties.friends(name, side, self.day):
                return (name,)
        return ()

    def _inheritance(self, part: Part) -> list[tuple[str, ...]]:
        if part not in self._inherited:
            self._inherited[part] = self._inherit(self.parts[part])
        return self._inherited[part]

    def _inherit(self, p: _Part) -> list[tuple[str, ...]]:
        """For every sentence the doer it goes on about; before the first one is named, the one that soon will be.

        A weapon of another kind than the doer's is another attack, whose doer is not said; a total over many days and one
        of a whole war are nobody's unless they name somebody.
        """
        chain, weapons, police = self._opening(p)
        out: list[tuple[str, ...]] = []
        heirs: tuple[str, ...] = ()  # the doers of such a total
        aside = total = False  # in a passage on the whole war, or on a total over many days
        for s in range(len(p.text.sentences)):
            lows, own = _lows(p, s), self._weapons(p, s)
            strong, words = self._strong(p, s, any_verb=not chain), _words(p, s)
            whole = self.t.war.search(words) is not None
            wide = whole or self.t.period.search(words) is not None
            aside = whole or (aside and not strong and not lows & self.t.weapons.keys())
            was, total = total, wide or (total and self._itemises(p, s))
            if not NUMBERED.match(words):
                heirs = () if whole else strong or (heirs if was and total else ())
            if self.t.unclear.search(words):
                chain, strong = (), ()
                if out and s and not self._strong(p, s - 1):
                    out[-1] = ()
            if strong and not (chain and (total or self.t.background.search(words))):
                if not chain:
                    self._fill_back(p, s, out, strong, own)
                weapons = own if strong != chain else weapons | own
                chain = strong
            police = next((a.names for a in p.agents[s] if a.role in DOERS and "police" in a.kinds), police)
            if lows & self.t.arrests and police:
                out.append(police)
            else:
                goes_on = self._goes_on(p, s, own, weapons, aside=aside or total, known=wide and not was)
                out.append(chain if goes_on else heirs if total and was else ())
        return out

    def _opening(self, p: _Part) -> tuple[tuple[str, ...], set[str], tuple[str, ...]]:
        """A text goes on about what its title says."""
        title = self.parts["title"]
        if p is title:
            return (), set(), ()
        for s in range(len(title.text.sentences)):
            if names := self._strong(title, s):
                return names, self._weapons(title, s), ()
        return (), set(), ()

    def _goes_on(self, p: _Part, s: int, own: set[str], weapons: set[str], *, aside: bool, known: bool) -> bool:
        """Whether a sentence speaks of the same deed: "the raids" are known ones, other weapons are not."""
        if own and weapons and not own & weapons:
            return False
        return not aside or known and self._definite(p, s)

    def _itemises(self, p: _Part, s: int) -> bool:
        """Whether a sentence takes a total apart: an item of a list, its head, "these attacks"."""
        words = _words(p, s)
        return NUMBERED.match(words) is not None or words.endswith(":") or self._definite(p, s)

    def _definite(self, p: _Part, s: int) -> bool:
        sentence = p.text.sentences[s]
        lows = [p.text.tokens[i].low for i in range(sentence.first, sentence.last)]
        return any(w in self.t.definite and n in self.t.attack_nouns for w, n in zip(lows, lows[1:], strict=False))

    def _fill_back(self, p: _Part, s: int, out: list[tuple[str, ...]], names: tuple[str, ...], weapons: set[str]) -> None:
        """Give a doer named late to the sentences before, where nothing speaks of another attack."""
        claimed = any(a.role in ("claim", "blame") for a in p.agents[s])
        if not claimed and (s > REACH_BACK or self.t.background.search(_words(p, s))):
            return
        for i in range(s):
            own = self._weapons(p, i)
            if not (own and weapons and not own & weapons) and not self._wide(p, i):
                out[i] = names

    def _wide(self, p: _Part, s: int) -> bool:
        """Whether a sentence speaks of a whole war, or of many days."""
        words = _words(p, s)
        return bool(self.t.war.search(words) or self.t.period.search(words))

    def _strong(self, p: _Part, s: int, *, any_verb: bool = False) -> tuple[str, ...]:
        """The first doers of a sentence that others may go on about: none that only hold or take, no nameless ones."""
        for a in p.agents[s]:
            if a.generic and not self.speaker and all((named := self.parties.party(n)) and named.generic for n in a.names):
                continue
            if a.role in DOERS and (any_verb or not a.weak) and not all(k in ("police", "people") for k in a.kinds):
                return a.names
        return ()

    def _weapons(self, p: _Part, s: int) -> set[str]:
        return {self.t.weapons[low] for low in _lows(p, s) if low in self.t.weapons}

    # -- the victims' side -------------------------------------------------------------------------------------------

    def side(self, part: Part, start: int, end: int) -> str | None:
        """The side of the victims counted at these characters, where their words say it."""
        p = self.parts[part]
        if not p.text.tokens:
            return None
        s, first, last = _where(p, start, end)
        lows = [p.text.tokens[i].low for i in range(first, last)]
        if lows and lows[-1] in self.t.civilian_nouns and not set(lows) & self.t.member_nouns:
            return None
        if first and p.text.tokens[first - 1].low in self.t.suffers:
            return next((m.name for m, _, b in reversed(p.mentions) if first - 8 < b <= first), None)
        inside = [(m, a) for m, a, b in p.mentions if a < last and b > first]
        sure = [m.name for m, _ in inside if not m.generic]
        names = list(dict.fromkeys(sure or [m.name for m, _ in inside]))
        if len(names) > 1 and any(w in self.t.joins for w in lows):
            return " and ".join(names)
        if sure:
            return sure[0]
        owner = self._owner(p, last)
        if owner is not None and not owner[0].generic:
            return owner[0].name
        if inside or owner is not None:
            return self._meant(*(inside[0] if inside else owner or inside[0]), p, s)
        if set(lows) & self.t.possessives:
            return next((a.names[0] for a in reversed(p.agents[s]) if a.last <= first), None)
        follows = p.text.tokens[last].low if last < len(p.text.tokens) else ""
        if set(lows) & self.t.member_nouns and follows != "of":
            return self._same_as_before(p, s, first) or self._target(p, s)
        return self._same_as_before(p, s, first) if self._elided(lows) else None

    def _owner(self, p: _Part, last: int) -> tuple[PartyMention, int] | None:
        """ "members of the Al-Nusra Front", "fighters from the FSA": the party right behind the words."""
        for mention, a, _ in p.mentions:
            if last < a <= last + 6:
                between = [p.text.tokens[i].low for i in range(last, a)]
                ours = between[0] in self.t.belonging and not set(between[1:]) & self.t.prepositions
                return (mention, a) if ours else None
        return None

    def _elided(self, lows: list[str]) -> bool:
        return all(w in self.t.elided or w in self.t.counts or w[:1].isdigit() or w in self.t.determiners or w in self.t.prepositions for w in lows)

    def _target(self, p: _Part, s: int) -> str | None:
        """The party that the sentence says was attacked."""
        return next((a.names[0] for a in p.agents[s] if a.role in ("target", "victim") and not a.generic), None)

    def _same_as_before(self, p: _Part, s: int, first: int) -> str | None:
        """ "two others were wounded": of the side of those just counted."""
        begin = p.text.sentences[s].first
        doers = {i for x in p.agents[s] if x.role in DOERS and not x.weak for i in range(x.first, x.last)}
        for mention, a, b in reversed(p.mentions):
            if b <= first and a >= begin and a not in doers and self._counted(p, a):
                return self._meant(mention, a, p, s) if mention.generic else mention.name
        return None

    def _counted(self, p: _Part, i: int) -> bool:
        while i and p.text.tokens[i - 1].low in self.t.modifiers | self.t.determiners - self.t.counts:
            i -= 1
        low = p.text.tokens[i - 1].low if i else ""
        return low in self.t.counts or low[:1].isdigit()

    def _meant(self, mention: PartyMention, at: int, p: _Part, s: int) -> str:
        """Whom a word like "militants" means: the armed group that the sentence attacks, or that was named shortly before.

        A word that the registry gives no meaning here ("jihadists") takes the next group named, if none was before.
        """
        if mention.kind not in ARMED:
            return mention.name
        doers = [n for a in p.agents[s] if a.role in DOERS for n in a.names]
        known = self.parties.party(mention.name)
        blank = known is not None and known.generic
        armed = [
            (m.name, a) for m, a, _ in p.mentions
            if (not m.generic or blank and m.name != mention.name) and m.kind in ARMED and not any(self.parties.friends(m.name, d, self.day) for d in doers)
        ]  # fmt: skip
        begin = p.text.sentences[max(s - NEAR, 0)].first
        attacked = [n for n, a in armed for x in p.agents[s] if x.role == "target" and x.first <= a < x.last]
        before = [n for n, a in armed if begin <= a < at]
        after = [n for n, a in armed if a > at] if blank else []
        return (attacked or before[-1:] or after[:1] or [mention.name])[0]


def _read(text: Text, parties: Parties, conflicts: Sequence[str], day: date | None, speaker: str | None) -> _Part:
    starts = [t.start for t in text.tokens]
    mentions = [
        (m, bisect_right(starts, m.start) - 1, bisect_right(starts, m.end - 1))
        for m in parties.find(text, conflicts, day, speaker)
    ]  # fmt: skip
    agents: list[list[Agent]] = []
    at = 0
    for sentence in text.sentences:
        here = []
        while at < len(mentions) and mentions[at][1] < sentence.last:
            here.append((mentions[at][0], mentions[at][1], min(mentions[at][2], sentence.last)))
            at += 1
        agents.append(SentenceAgents(text.tokens, sentence, here, parties.tables).read() if here else [])
    return _Part(text, starts, mentions, agents)


def _where(p: _Part, start: int, end: int) -> tuple[int, int, int]:
    """Sentence, first and last (exclusive) token of a span."""
    first = max(bisect_right(p.starts, start) - 1, 0)
    return p.text.sentence_at(start), first, max(bisect_right(p.starts, end - 1), first + 1)


def _words(p: _Part, s: int) -> str:
    sentence = p.text.sentences[s]
    return p.text.raw[p.text.start(sentence) : p.text.end(sentence)]


def _lows(p: _Part, s: int) -> set[str]:
    sentence = p.text.sentences[s]
    return {p.text.tokens[i].low for i in range(sentence.first, sentence.last)}
