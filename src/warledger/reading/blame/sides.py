"""On whose side the victims of a figure are, where their words say it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from warledger.reading.blame.acts import Acts, Placed
from warledger.reading.blame.agents import DOERS, counted
from warledger.reading.blame.parties import Parties, PartyMention

ARMED: Final = frozenset({"rebels", "militia", "jihadists", "criminals"})
# Sentences: how far a word like "militants" may stand behind the name of the group it means, and how far before it.
NEAR: Final = 3
LATER: Final = 40
# Tokens: how far behind "members" their group may stand, and before "suffered nine dead" the side that did.
BEHIND: Final = 6
AHEAD: Final = 8
# Tokens: how far before a party other people may be counted in one list with it.
BESIDE: Final = 8


class Sides:
    """The sides of one part's victims."""

    def __init__(self, acts: Acts, parties: Parties, day: date | None) -> None:
        self.acts, self.parties, self.day, self.t = acts, parties, day, parties.tables

    def of(self, start: int, end: int) -> str | None:
        """The side of the victims counted at these characters; "A and B" where they are of two."""
        s, first, last = self.acts.where(start, end)
        lows = self.acts.between(first, last)
        if "," in lows and lows[0] != "," and self.t.anaphors.intersection(lows):
            last = first + lows.index(",")  # "38 fighters, 28 of them rebels"
            lows = self.acts.between(first, last)
        if lows[-1] in self.t.civilian_nouns and not self.t.member_nouns.intersection(lows):
            return None
        if self.acts.low(first - 1) in self.t.suffers:
            return next((m.name for m, _, b in self._backward(s, first) if first - AHEAD < b <= first), None)
        inside = [(m, a) for m, a, b in self.acts.mentions_near(s, first, last) if a < last and b > first]
        named = list(dict.fromkeys([m.name for m, _ in inside if not m.generic] or [m.name for m, _ in inside]))
        if len(named) > 1 and self.t.joins.intersection(lows):
            return " and ".join(named)
        owner = self._owner(s, last)
        for mention in (*(m for m, _ in inside), *(m for m, _ in owner)):
            if not mention.generic:
                return mention.name
        for mention, at in (*inside, *owner):
            return self._meant(mention, at, s)
        return self._untold(lows, s, first, last) if self.t.own_death.isdisjoint(lows) else None

    def _untold(self, lows: list[str], s: int, first: int, last: int) -> str | None:
        """The side of "its fighters", "two officers", "nine others": whose words name no party."""
        if self.t.possessives.intersection(lows):
            near = reversed(self.acts.agents_near(s, first, first))
            return next((a.names[0] for a in near if a.last <= first and a.role != "event"), None)
        if self.t.member_nouns.intersection(lows) and self.acts.low(last) != "of":
            return self._same_as_before(s, first) or self._target(s, first)
        return self._same_as_before(s, first) if all(self._says_nothing(w) for w in lows) else None

    def _backward(self, s: int, first: int) -> Iterator[Placed]:
        return reversed(self.acts.mentions_near(s, first, first))

    def _owner(self, s: int, last: int) -> list[tuple[PartyMention, int]]:
        """ "members of the Al-Nusra Front", "fighters from the FSA": the party right behind the words."""
        fallen = self.acts.low(last) in self.t.fallen  # "37 dead on the rebel side"
        last += fallen
        for mention, a, b in self.acts.mentions_near(s, last, last):
            if fallen and self.acts.low(last) == "on" and self.acts.low(b) not in self.t.flanks:
                return []  # "injured on Tuesday when rebels"
            if last < a <= last + BEHIND:
                between = self.acts.between(last, a)
                ours = between[0] in self.t.belonging and not self.t.prepositions.intersection(between[1:])
                return [(mention, a)] if ours else []
        return []

    def _says_nothing(self, low: str) -> bool:
        t = self.t
        return low in t.elided or low in t.counts or low in t.determiners or low in t.prepositions or low[:1].isdigit()

    def _target(self, s: int, first: int) -> str | None:
        """The party that the sentence says was attacked."""
        near = self.acts.agents_near(s, first, first)
        attacked = (a for a in near if a.role in ("target", "victim") and not a.generic)
        return next((a.names[0] for a in attacked), None)

    def _same_as_before(self, s: int, first: int) -> str | None:
        """ "two others were wounded": of the side of those just counted."""
        near = [a for a in self.acts.agents_near(s, first, first) if a.role in DOERS and not a.weak]
        doers = {i for a in near for i in range(a.first, a.last)}
        for mention, a, b in self._backward(s, first):
            if b <= first and a not in doers and self._counted(a) and self.acts.low(b) not in self.t.informants:
                if self._among_others(a, b, first):
                    return None
                return self._meant(mention, a, s) if mention.generic else mention.name
        return None

    def _among_others(self, a: int, b: int, first: int) -> bool:
        """Whether people of no side are counted behind the party, or beside it: "two women as well as two soldiers"."""
        behind = any(self.acts.low(i) in self.t.civilian_nouns and self._counted(i) for i in range(b, first))
        beside = range(max(a - BESIDE, 0), a)
        listed = any(self.acts.low(i) in self.t.civilian_nouns and self._counted(i) for i in beside)
        return behind or (listed and not self.t.joins.isdisjoint(self.acts.between(beside.start, a)))

    def _counted(self, i: int) -> bool:
        low = self.acts.low(i - 1)
        while low not in self.t.counts and (low in self.t.modifiers or low in self.t.determiners):
            i -= 1
            low = self.acts.low(i - 1)
        return counted(low, self.t)

    def _meant(self, mention: PartyMention, at: int, s: int) -> str | None:
        """Whom a word like "militants" means: the armed group that the sentence attacks, or that was named just before.

        A word that the registry gives no meaning here ("jihadists") takes the next group named, if none was before.
        """
        if mention.kind not in ARMED:
            return None if self._does(mention, at, s) else mention.name
        known = self.parties.party(mention.name)
        blank = known is not None and known.generic
        agents = self.acts.agents_near(s, at, at)
        doers = {n for a in agents if a.role in DOERS for n in a.names}
        near = [
            (m.name, a)
            for i in range(max(s - NEAR, 0), min(s + LATER if blank else s + 1, len(self.acts.mentions)))
            for m, a, _ in self.acts.mentions_near(i, at, at)
            if self._may_be(m, mention, blank=blank)
            and not any(self.parties.friends(m.name, doer, self.day) for doer in doers)
        ]
        targets = [a for a in agents if a.role == "target"]
        attacked = [n for n, a in near if any(x.first <= a < x.last for x in targets)]
        before = [n for n, a in near if a < at]
        after = [n for n, a in near if a > at and blank]
        return (attacked or before[-1:] or after[:1] or [mention.name])[0]

    def _does(self, mention: PartyMention, at: int, s: int) -> bool:
        """Whether the party that a word like "soldiers" would mean is the one that did it: then they are others."""
        agents = self.acts.agents_near(s, at, at)
        doers = (a for a in agents if a.role in DOERS and not a.weak and not a.first <= at < a.last)
        return mention.generic and any(mention.name in a.names for a in doers)

    def _may_be(self, other: PartyMention, mention: PartyMention, *, blank: bool) -> bool:
        return other.kind in ARMED and (not other.generic or (blank and other.name != mention.name))
