"""The clauses of one part of a report: in what mood a verb is, and where its clause ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from warledger.reading.accounts.page import REACH, STOPS
from warledger.reading.accounts.subjects import Subjects
from warledger.reading.accounts.tables import Form
from warledger.reading.text import Sentence
from warledger.records import Realis

JOINED: Final = 20
"""How far before a joined verb the "to" of its infinitive may stand."""
DISBELIEF: Final = 12
"""How far before a verb "it is too early to speak of" may stand."""
ALLEGED: Final = 9
"""Tokens before "that" within which "an allegation" stands."""
GOVERNOR: Final = 8
"""How far before an infinitive the word that governs it may stand."""


@dataclass(frozen=True, slots=True)
class Mood:
    """How a verb is meant. ``tried``: attempted; ``failed``: in vain; ``loose``: an infinitive that hangs on nothing.

    ``claimed``: only by him who does it, "claims to have".
    ``governor`` is the token on which an infinitive hangs: "tried to", "attempts to", "managed to".
    """

    realis: Realis = "asserted"
    negated: bool = False
    tried: bool = False
    failed: bool = False
    loose: bool = False
    governor: int | None = None
    claimed: bool = False


class Clauses(Subjects):
    """A part of a report that can be asked how a verb is meant."""

    def passive(self, verb: int, form: Form, s: Sentence) -> bool:
        """Whether "be" stands before a participle."""
        if form not in ("past", "participle"):
            return False
        k = verb - 1
        while k >= s.first and (self.letter(k) == "y" or self.low(k) in self.c.negations or self.low(k) in self.c.been):
            if self.low(k) in self.c.been:
                return True
            k -= 1
        return k >= s.first and self.low(k) in self.c.be

    def mood(self, verb: int, form: Form, s: Sentence) -> Mood:
        """The mood that the words before a verb give it."""
        c, k = self.c, verb - 1
        negated = modal = False
        realis: Realis = "asserted"
        while k >= s.first and (self.low(k) in c.auxiliaries or self.letter(k) == "y") and k not in self.dated:  # "May"
            low = self.low(k)
            negated |= low in c.negations
            if low in c.infinitive and self.low(k + 1) in c.have and k > s.first:
                return self._perfect(k, negated=negated)
            if low in c.infinitive:
                return self._infinitive(k, s, negated=negated)
            if low in c.possible:
                realis, modal = "possible", True
            elif low in c.hypothetical and not modal:
                realis = "hypothetical"
            k -= 1
        if form == "ing" and k >= s.first:
            if self.low(k) in c.negations:
                return Mood(negated=True, tried=True, failed=True)
            window = range(k, max(s.first, k - 4), -1)
            if self.low(k) in self.c.of and any(self._accusing(j, k) for j in window):
                return Mood("possible")
            if self.low(k) in self.c.of and self.low(k - 1) in c.plans:  # "the goal of taking back"
                return Mood("hypothetical", loose=True)
            word = next((j for j in window if self.low(j) in c.trying | c.failing), None)
            if self.low(k) in c.purposes:  # "asked for help in securing"
                done = next((j for j in window if self.low(j) in c.succeeding - c.helping), None)
                if done is not None:
                    return Mood(governor=done)  # "succeeded in capturing"
                return Mood("hypothetical", tried=word is not None, loose=True, governor=word)
            if self.low(k) in c.prepositions | c.of and word is not None:
                return Mood(tried=True, failed=any(self.low(j) in c.failing for j in window), governor=word)
        if form == "base" and realis == "asserted" and not self._finite(k, s):
            return Mood("hypothetical", negated=negated, loose=True)
        if self._conditional(verb, s):
            realis = "hypothetical"
        elif realis == "asserted" and self._alleged(verb, s):
            realis = "possible"
        return Mood(self.doubted(verb, realis), negated=negated, failed=negated)

    def _perfect(self, to: int, *, negated: bool) -> Mood:
        """ "Claims to have captured", "is believed to have withdrawn": told as done, by whose word the verb says."""
        governor = self.low(to - 1)
        hit = self.t.position.stances.at(self.lows, to - 1, to)
        if hit is not None and hit[1].stance == "claims":
            return Mood(negated=negated, failed=negated, governor=to - 1, claimed=True)
        if governor in self.c.deemed:
            return Mood("possible", negated=negated)
        return Mood("hypothetical", negated=negated, loose=True)

    def bygone(self, i: int, s: Sentence) -> bool:
        """Whether a verb tells of what was before the news: "had once held", "was briefly", outside speech."""
        k = i - 1
        while k >= s.first and (
            self.low(k) in self.c.auxiliaries or self.letter(k) == "y" or self.low(k) in self.c.ago
        ):
            if self.low(k) in self.c.ago:
                return True
            if self.low(k) in self.c.had and self.saying_of(i) is None and not self.quoted(i, s):
                return True
            k -= 1
        return False

    def _accusing(self, i: int, end: int) -> bool:
        """Whether a word at token i accuses: what somebody is accused of is not said to be so."""
        hit = self.t.position.stances.at(self.lows, i, end)
        return hit is not None and hit[1].stance == "accuses"

    def _finite(self, k: int, s: Sentence) -> bool:
        """Whether a base form behind token k is a present tense, or a deed that somebody helped to: no infinitive."""
        if any(w in self.c.helping for w in self.lows[max(s.first, k - 4) : k + 1]):
            return True
        if k < s.first:
            return False
        if self.low(k) in self.c.joins:
            return not any(w in self.c.infinitive for w in self.lows[max(s.first, k - JOINED) : k])
        return self.actor_over(k) is not None or self.letter(k) in "qvp"

    def doubted(self, i: int, realis: Realis) -> Realis:
        """The mood of a word of which it is "impossible to say", or in what somebody denies."""
        for k in range(i - 1, max(i - DISBELIEF, 0) - 1, -1):
            if self.low(k) in STOPS:
                break
            if self.c.disbelief.at(self.lows, k, i):
                return "denied"
        said = self.saying_of(i)
        return "denied" if said is not None and said.act.stance == "denies" and realis == "asserted" else realis

    def _alleged(self, verb: int, s: Sentence) -> bool:
        """Whether a verb stands in what a noun alleges: "an allegation by the army that rebels had taken"."""
        for k in range(verb - 1, max(s.first, verb - 12), -1):
            if self.low(k) in STOPS:
                return False
            if self.low(k) in self.c.that:
                return not self.c.allegations.isdisjoint(self.lows[max(s.first, k - ALLEGED) : k])
        return False

    def _conditional(self, verb: int, s: Sentence) -> bool:
        for k in range(verb - 1, max(s.first - 1, verb - 12), -1):
            if self.low(k) in self.c.conditions:
                return True
            if self.low(k) in STOPS or self.low(k) == ",":
                return False
        return False

    def _infinitive(self, to: int, s: Sentence, *, negated: bool) -> Mood:
        """What governs "to": "tried to", "failed attempts to", "managed to", a plan."""
        c = self.c
        window = range(to - 1, max(s.first - 1, to - GOVERNOR), -1)
        for k in window:
            low = self.low(k)
            if low in STOPS or low in c.breaks:
                break
            if low in c.failing and self.letter(k) != "i":
                return Mood(negated=negated, tried=True, failed=not negated, governor=k)
            if low in c.succeeding:
                if any(self.letter(j) in "vzxp" for j in range(k + 1, to)) and low not in c.helping:
                    return Mood()  # "forced residents to flee": these do it
                negated = any(self.low(j) in c.negations for j in range(max(k - 3, s.first), k))
                return Mood(negated=negated, failed=negated, governor=None if low in c.helping else k)
            if low in c.trying:
                before = self.lows[max(s.first, k - 4) : to]
                failed = any(w in c.failing or w in self.t.control.unsuccessful for w in before)
                planned = any(w in c.hypothetical | c.possible for w in self.lows[max(s.first, k - 3) : k])
                return Mood("hypothetical" if planned else "asserted", tried=True, failed=failed, governor=k)
        return Mood("hypothetical", negated=negated, loose=True)

    # -- spans -------------------------------------------------------------------------------------------------------

    def clause_end(self, i: int, s: Sentence) -> int:
        """The token behind the clause that token i is in: before a stop, a comma with a clause behind it, a saying."""
        for j in range(i, min(i + REACH, s.last)):
            low = self.low(j)
            if low in STOPS or (j in self._said and j > i):
                return j - (self.low(j - 1) == ",") if j > i else i
            if j > i and (low in self.c.relatives or (low in self.c.breaks and low not in self.c.prepositions)):
                return j - (self.low(j - 1) == ",")
            if low == "," and j + 1 < s.last and (self.letter(j + 1) in "uws" or self.low(j + 1) in self.c.breaks):
                return j
        return min(i + REACH, s.last)
