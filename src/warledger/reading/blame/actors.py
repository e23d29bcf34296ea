"""Whose deed a figure is, and on whose side its victims are.

Every sentence is read once for its agents (`blame.agents`). A figure takes the nearest one of its
sentence that is not its victims' own side; where its sentence names none, the one that did what the text is speaking
of, unless the sentence turns to something else (:mod:`warledger.reading.blame.threads`). Victims of a clash fall to the
other side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Literal, NamedTuple

from warledger.errors import WhenError
from warledger.reading.blame.actortables import BAR
from warledger.reading.blame.acts import REACH, Acts
from warledger.reading.blame.agents import DOERS, Agent
from warledger.reading.blame.parties import Parties, PartyMention
from warledger.reading.blame.sides import ARMED, NEAR, Sides
from warledger.reading.blame.threads import Threads
from warledger.reading.text import Text
from warledger.records import Cause, Measure, Part, Report, Span
from warledger.when import When

# In tokens: what standing behind "while", "after", "but" adds to the distance of an agent.
CLAUSE: Final = 12
WEAK_REACH: Final = 10
FAR: Final = 10**5
# A group's own name weighs more than a word like "militants" that may mean it.
NAMED: Final = 5
# Sentences of a text that may say whose deed its title counts.
OPENING: Final = 3


ANYBODYS: Final = frozenset({"mine or IED", "mixed", "shooting"})
"""Causes by which who falls in a fight need not fall to the other side: whose mine it was, nobody says."""
KILLED: Final = frozenset({"shooting", "clash", "airstrike", "drone strike", "shelling", "execution"})
"""Causes by which a suicide bomber dies of another's deed."""
FIGHTS: Final = frozenset({"mixed", "clash"})
CLAIMS: Final = frozenset({"claim", "blame"})
CLAIMED: Final = 8
"""Sentences within which a claim tells who the gunmen were."""
BETWEEN: Final = "between"
"""Who clashes so does it with somebody, whether or not the report knows him: "between soldiers and unknown men"."""
SINCE: Final = "since"
FOR: Final = frozenset({"to", "for"})
NEXT: Final = 3
"""Tokens behind a person within which "himself" says that the deed was his own: "a boy accidentally shot himself"."""
GROUNDED: Final = frozenset({"rebels", "militia", "jihadists", "criminals", "people"})
REGULAR: Final = frozenset({"state", "state forces", "foreign forces", "coalition", "peacekeepers", "police"})
UNABLE: Final[Mapping[str, frozenset[str]]] = {"airstrike": GROUNDED, "car bomb": REGULAR, "suicide bombing": REGULAR}
"""By cause the kinds of parties that do no such thing unless somebody says it: they have no aircraft, or have them."""


How = Literal["said", "fought", "carried", "own"]


class Deed(NamedTuple):
    """Whose deed a figure counts.

    ``how``: its sentence says so; its victims fell in a fight, and these are the others; the text goes on about them;
    a bomber's deed is that of who sent him.
    """

    names: tuple[str, ...]
    how: How


NOBODY: Final = Deed((), "carried")


class Actors:
    """The actors of one report."""

    def __init__(self, parties: Parties, title: Acts, text: Acts, day: date | None, speaker: str | None) -> None:
        self.parties, self.day, self.t = parties, day, parties.tables
        self.acts: dict[Part, Acts] = {"title": title, "text": text}
        self.sides: dict[Part, Sides] = {part: Sides(acts, parties, day) for part, acts in self.acts.items()}
        threads = Threads(parties, named_speaker=speaker is not None)
        self.threads = threads
        opening = threads.follow(title)
        body = threads.follow(text, threads.opening(title))
        if not any(opening):
            opening = [next((names for names in body[:OPENING] if names), ())] * len(opening)
        self.going_on: dict[Part, list[tuple[str, ...]]] = {"title": opening, "text": body}
        named: Counter[str] = Counter()
        for acts in self.acts.values():
            for mention in (m for sentence in acts.mentions for m, _, _ in sentence):
                named[mention.name] += 1 if mention.generic else NAMED
        self.named = tuple(name for name, _ in named.most_common())
        self.wholes = self._alliances(named)
        self._deeds: dict[tuple[Part, int, int, Measure | None, Cause | None], Deed] = {}

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
        found = parties.settled([parties.find(part, where, day, speaker) for part in (title, text)], day)
        acts = [Acts.read(part, names, parties.tables) for part, names in zip((title, text), found, strict=True)]
        return cls(parties, acts[0], acts[1], day, speaker)

    @property
    def mentions(self) -> dict[Part, tuple[PartyMention, ...]]:
        """The parties named in each part, in order of appearance."""
        return {
            part: tuple(mention for sentence in acts.mentions for mention, _, _ in sentence)
            for part, acts in self.acts.items()
        }

    def side(self, part: Part, start: int, end: int) -> str | None:
        """The side of the victims counted at these characters, where their words say it; "A and B" for two sides."""
        return self.sides[part].of(start, end) if self.acts[part].starts else None

    def by(
        self, part: Part, start: int, end: int, measure: Measure | None = None, cause: Cause | None = None
    ) -> tuple[str, ...]:
        """The parties said to have done what the figure at these characters counts, () where nobody is said."""
        return self.deed(part, start, end, measure, cause).names

    def deed(
        self, part: Part, start: int, end: int, measure: Measure | None = None, cause: Cause | None = None
    ) -> Deed:
        """Whose deed the figure at these characters counts, and how far its own words say so.

        People displaced flee a war more often than a deed: for them only a sentence that speaks of an attack tells.
        """
        asked = (part, start, end, measure, cause)
        if asked not in self._deeds:
            self._deeds[asked] = self._deed(*asked)
        return self._deeds[asked]

    def _deed(self, part: Part, start: int, end: int, measure: Measure | None, cause: Cause | None) -> Deed:
        acts = self.acts[part]
        if not acts.starts:
            return NOBODY
        s, first, last = acts.where(start, end)
        side = self.side(part, start, end)
        if side and " and " in side and not self.parties.party(side):
            sides = [n for n in side.split(" and ") if (p := self.parties.party(n)) is None or not p.generic]
            if len(sides) != 1:
                return NOBODY
            side = sides[0]
        if cause not in KILLED and not self.t.own_death.isdisjoint(acts.between(first, last)):
            sent = self.parties.party(side or "")
            return Deed(self._forces([sent.name]) if sent is not None and sent.kind not in REGULAR else (), "own")
        if not self.t.reflexive.isdisjoint(acts.between(last, last + NEXT)):
            return NOBODY
        agents = [a for a in acts.agents_near(s, first, last) if a.last <= first or a.first >= last]
        fled = measure == "displaced" and not acts.lows[s] & self.t.attack_nouns
        going_on = () if fled or acts.says(self.t.apart, s) else self.going_on[part][s]
        if measure != "detained" and acts.lows[s] & self.t.arrests:
            # "Police arrested a man over the shooting that killed two", "arrested in a shooting that killed two"
            agents = [a for a in agents if acts.low(a.at) not in self.t.arrests or a.role == "event"]
            going_on = tuple(n for n in going_on if (p := self.parties.party(n)) is None or p.kind != "police")
        if measure != "detained":  # "hit a town seized by rebels"
            agents = [a for a in agents if a.role != "by" or acts.low(a.at - 1) not in self.t.taken]
        elif acts.lows[s] & self.t.arrests:
            agents = [a for a in agents if a.role not in CLAIMS]  # who claimed an attack has not arrested its men
        if BAR in acts.lows[s]:
            agents, going_on = self._beside_bars(acts, agents, first, last), self._told_below(part, s)
        if acts.says(self.t.war, s):
            agents = [a for a in agents if a.at < last or self.t.war.keys.isdisjoint(acts.between(last, a.at))]
        if side and cause == "mine or IED" and self._fought(acts, s, agents, side):
            return NOBODY
        if (answer := self._answer(acts, s, first)) >= 0:
            agents, going_on = [a for a in agents if a.at > answer], ()
        near = self._nearest(acts, s, agents, first, last, side)
        if near is not None and not self._elsewhere(acts, near, first, last):
            known = self._claiming(acts, s) if self._faceless(near) else ()
            names = self._forces(n for n in known or near.names if not self._own(n, side))
            return Deed(names, "fought" if near.role == "clash" else "said")
        if near is not None and near.at < first:
            going_on = tuple(n for n in going_on if n not in near.names)
        if side and self._fought(acts, s, agents, side):
            return Deed(self._opponent(side, agents) if cause not in ANYBODYS else (), "fought")
        if cause in FIGHTS and side is None and acts.lows[s] & self.t.clash_nouns:
            return NOBODY  # in a fight that names nobody, either side may have hit a bystander
        if acts.low(first - 1) in self.t.suffers:
            return NOBODY  # "the army lost nine men": to whom, no word says
        return Deed(self._forces(n for n in going_on if not self._own(n, side)), "carried")

    def hit(self, span: Span) -> bool:
        """Whether the victims at this span are the object of what was done: "killing three commanders"."""
        acts = self.acts[span.part]
        return acts.low(acts.where(span.start, span.end)[1] - 1) in self.t.harm_verbs

    def of_another_year(self, span: Span) -> bool:
        """Whether the sentence at this span tells of an attack of long ago."""
        acts = self.acts[span.part]
        return self.threads.of_another_year(acts, acts.text.sentence_at(span.start))

    def able(self, names: tuple[str, ...], cause: Cause | None) -> tuple[str, ...]:
        """Those who can have done it, whoever is spoken of: each cause has kinds of parties whose deed it is not."""
        unable = UNABLE.get(cause or "other", frozenset())
        known = ((name, self.parties.party(name)) for name in names) if unable else ()
        return tuple(name for name, party in known if party is None or party.kind not in unable) if unable else names

    def _beside_bars(self, acts: Acts, agents: Sequence[Agent], first: int, last: int) -> list[Agent]:
        """The agents in the same headline, of several set off by bars."""
        return [a for a in agents if BAR not in acts.between(min(a.at, last), max(a.at, first))]

    def _told_below(self, part: Part, s: int) -> tuple[str, ...]:
        """Whose deed the first sentences below a line of headlines go on about."""
        n = 0 if part == "title" else s + 1
        below = zip(self.going_on["text"][n : n + OPENING], self.acts["text"].lows[n : n + OPENING], strict=False)
        return next((names for names, lows in below if names and BAR not in lows), ())

    def _known(self, acts: Acts, s: int, agent: Agent) -> Agent:
        """ "The terrorists shelled", right after a group's own deed: that group."""
        at = agent.first - (acts.low(agent.first - 1) in self.t.modifiers)  # "the Sunni extremist group"
        definite = acts.low(at - 1) in self.t.definite or acts.low(agent.first) in self.t.definite
        if not agent.generic or not definite or not all(k in ARMED for k in agent.kinds):
            return agent
        for i in range(s, max(s - 3, -1), -1):
            for a in reversed(acts.agents_near(i, agent.first, agent.first)):
                if a.role in DOERS and not a.generic and a.last <= agent.first and all(k in ARMED for k in a.kinds):
                    return replace(agent, names=a.names)
        return agent

    def _faceless(self, agent: Agent) -> bool:
        """Whether the doers are "gunmen" or "attackers": a word for what somebody of whatever party did."""
        return agent.generic and all(kind == "people" for kind in agent.kinds)

    def _claiming(self, acts: Acts, s: int) -> tuple[str, ...]:
        """Who the next sentences say claims, or is blamed for, what "gunmen" did: the first doers that they name."""
        for i in range(s, min(s + CLAIMED, len(acts.agents))):
            if names := self.threads.doers(acts, i):
                return names if any(a.names == names and a.role in CLAIMS for a in acts.agents[i]) else ()
        return ()

    def others(self, names: tuple[str, ...], side: str | None) -> tuple[str, ...]:
        """Those of them who are not the victims' own side."""
        return tuple(name for name in names if side is None or not self._own(name, side))

    def _own(self, name: str, side: str | None) -> bool:
        """Whether the name is the victims' own side, or a word like "terrorists" for it."""
        mine, theirs = self.parties.party(side or ""), self.parties.party(name)
        if name == side or (mine and name == mine.forces) or (theirs and side is not None and side == theirs.forces):
            return True
        return bool(mine and theirs and theirs.generic and mine.kind in ARMED and theirs.kind in ARMED)

    def _fought(self, acts: Acts, s: int, agents: Sequence[Agent], side: str) -> bool:
        """Whether the victims fell in a fight: their sentence or those before it say so, or their side attacked."""
        if any(a.names == (side,) and a.role == "doer" for a in agents):
            return True
        for i in range(s, max(s - NEAR, 0) - 1, -1):
            if acts.lows[i] & self.t.clash_nouns:
                return True
            if self.threads.doers(acts, i):
                return False
        return False

    def _elsewhere(self, acts: Acts, agent: Agent, first: int, last: int) -> bool:
        """ "The strikes killed six, after a Taliban assault": another clause's doer, an attack in the figure's own."""
        if agent.at < first:
            return self._own_attack(acts, agent, first)
        words = acts.between(last, agent.at)
        turn = next((i for i, low in enumerate(words) if low in self.t.subordinators), -1)
        if turn < 0 or (words[turn] == SINCE and acts.low(agent.at) in self.t.opens):
            return False  # "killed by raids since the army began an offensive"
        if not self.t.attack_nouns.isdisjoint(words[:turn]):
            return True
        begin = max(acts.text.sentences[acts.text.sentence_at(acts.starts[first])].first, first - REACH)
        return not self.t.attack_nouns.isdisjoint(acts.between(begin, first))

    def _own_attack(self, acts: Acts, agent: Agent, first: int) -> bool:
        """ "Rebels hit a school, a day after air strikes killed 35": an attack behind "after" that nobody owns."""
        words = acts.between(agent.at + 1, first)
        behind = max((i for i, low in enumerate(words) if low in self.t.parting), default=-1)
        if behind >= 0 and words[-1] in self.t.harm_verbs:
            words.pop()  # "since April, killing 360" is no attack of its own; "after the killing of a man" is
        return behind >= 0 and not self.t.attack_nouns.isdisjoint(words[behind:])

    def _answer(self, acts: Acts, s: int, first: int) -> int:
        """ "The raids were a response to a bombing that killed six": the token that parts the bombing's dead, or -1."""
        begin = max(acts.text.sentences[s].first, first - REACH)
        words = acts.between(begin, first)
        at = next((i for i in range(len(words) - 2, -1, -1) if words[i] in self.t.answers and words[i + 1] in FOR), -1)
        return begin + at if at >= 0 else -1

    def _nearest(
        self, acts: Acts, s: int, agents: Sequence[Agent], first: int, last: int, side: str | None
    ) -> Agent | None:  # fmt: skip
        clashing = [a for a in agents if a.role == "clash"]
        fighting = sum(len(a.names) + (acts.low(a.at) == BETWEEN) for a in clashing)
        best, least = None, 2 * FAR
        for a in (self._known(acts, s, a) for a in agents):
            if a.role == "event" and not self.threads.named_speaker and acts.low(a.first) in self.t.labels:
                continue  # "terrorist attacks" are a kind of attack, unless a party says it of its enemies
            if acts.low(a.at) in self.t.repels and not acts.low(first - 1).endswith("ing"):
                continue  # "foiled an attack, killing nine"; not "an attack that killed nine"
            if (a.role not in DOERS and a.role != "clash") or all(self._own(n, side) for n in a.names):
                continue
            if a.role == "clash" and (a.generic or (side is None and fighting > 1)):
                continue  # of two who fight either may have done it
            distance = self._distance(acts, a, first, last)
            if a.weak and distance > WEAK_REACH:
                continue
            distance += FAR * a.weak
            if distance < least:
                best, least = a, distance
        return best

    def _distance(self, acts: Acts, a: Agent, first: int, last: int) -> int:
        lo, hi = (a.at, first) if a.at < first else (last, a.at)
        crossed = sum(low in self.t.subordinators or low == ";" for low in acts.between(lo, hi))
        after = 2 if a.at > first and a.role in ("doer", "claim") else 0
        return hi - lo + CLAUSE * (crossed + after)

    def _alliances(self, named: Mapping[str, int]) -> dict[str, str]:
        """The alliance that a foreign army acts for here: one the report names no less often than the army."""
        foreign = [p for n in named if (p := self.parties.party(n)) and p.kind == "foreign forces"]
        wholes = ((p.name, w) for p in foreign for w in self.parties.wholes(p.name, self.day))
        doers = {
            n for acts in self.acts.values() for here in acts.agents for a in here if a.role in DOERS for n in a.names
        }
        return {name: w.name for name, w in wholes if w.kind == "coalition" and w.name in doers}

    def _forces(self, names: Iterable[str]) -> tuple[str, ...]:
        """A state that does harm does it by its forces, an army in an alliance for that."""
        known = ((self.parties.party(n), n) for n in names)
        forces = (p.forces if p and p.forces else n for p, n in known)
        return tuple(dict.fromkeys(self.wholes.get(n, n) for n in forces))

    def _opponent(self, side: str, agents: Sequence[Agent] = ()) -> tuple[str, ...]:
        """Whom the side fights: whom the sentence says it attacked, else the party most named that is not with it."""
        for a in agents:
            if a.role == "target" and not any(self._own(n, side) for n in a.names):
                return self._forces(a.names)
        own = self.parties.party(side)
        for name in self.named:
            party = self.parties.party(name)
            if party is None or party.generic or party.kind in ("state", "peacekeepers"):
                continue
            kinds = {party.kind, own.kind if own else ""}
            if kinds != {"police", "state forces"} and not self.parties.friends(name, side, self.day):
                return (name,)
        return ()
