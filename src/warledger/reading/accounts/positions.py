"""Who takes which stand: claims, denials, accusations, rejections, confirmations, demands and threats.

Verbs of a stance say it, whoever stands as their subject; what a party to the war says of the war, of an agreement or of a
deed is a claim. A denial, a rejection or a confirmation answers the nearest earlier stand of another on the same matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from warledger.reading.accounts.clauses import QUOTES, STOPS, Actor, Page, Saying
from warledger.reading.accounts.tables import Attitude
from warledger.reading.text import Sentence
from warledger.records import Stance

TOWARD: Final = 6
"""Tokens behind "accused" or "called on" within which the one addressed stands."""
ANSWERED: Final = 12
"""How many stands back an answer may reach."""
STEM: Final = 5
"""Letters by which two words are of one matter."""
LONGEST: Final = 60
"""Tokens of what a stand is about."""


@dataclass(slots=True, eq=False)
class Stand:
    """A position in the making: tokens ``first`` up to ``last``; ``about`` as tokens."""

    page: Page
    sentence: Sentence
    at: int
    first: int
    last: int
    speaker: str
    stance: Stance
    about: tuple[int, int]
    toward: str | None = None
    answers: Stand | None = None
    chain: tuple[str, ...] = ()

    @property
    def matter(self) -> str:
        """What it is about, as worded."""
        return self.page.words(*self.about)


@dataclass(slots=True)
class PositionReader:
    """Reads the positions of one part; ``stands`` are those of the report so far."""

    page: Page
    stands: list[Stand] = field(default_factory=list)

    def read(self, s: Sentence, taken: set[int]) -> list[Stand]:
        """The stands of one sentence. ``taken`` are tokens of verbs that already tell of control, an agreement or a figure."""
        page, t = self.page, self.page.t.position
        found: list[Stand] = []
        covered: set[int] = set()
        for i in range(s.first, s.last):
            hit = t.stances.at(page.lows, i, s.last)
            stand = self._stance(i, hit[0], hit[1], s) if hit is not None else self._refusing(i, s)
            if stand is not None:
                self._answer(stand)
                found.append(stand)
                self.stands.append(stand)
                covered.update(range(stand.first, stand.last))
        for said in page.sayings:
            if s.first <= said.first < s.last and said.act.stance == "says":
                stand = self._claim(said, s, taken | covered)
                if stand is not None:
                    self._answer(stand)
                    found.append(stand)
                    self.stands.append(stand)
        return found

    # -- verbs of a stance ---------------------------------------------------------------------------------------------

    def _stance(self, i: int, end: int, attitude: Attitude, s: Sentence) -> Stand | None:
        page = self.page
        if not self._is_verb(i, end, attitude, s):
            return None
        if page.passive(i, attitude.form, s) or page.low(end) in page.c.by:
            return self._passive(i, end, attitude, s)
        mood = page.mood(i, attitude.form, s)
        if mood.loose or mood.negated or mood.realis != "asserted":
            return None
        speaker = self._speaker(i, s)
        if speaker is None:
            return None
        return self._stand(i, end, attitude.stance, speaker, s)

    def _is_verb(self, i: int, end: int, attitude: Attitude, s: Sentence) -> bool:
        page = self.page
        before = page.low(i - 1) if i > s.first else ""
        if before and (page.letter(i - 1) in "da" or before in page.c.possessives):
            return False
        if attitude.form in ("base", "s") and i > s.first and page.letter(i - 1) in "jo":
            return False
        if attitude.stance == "claims" and page.low(end) in ("responsibility", "the", "at", "more"):
            return page.low(end) == "responsibility"
        return not (page.low(end) in STOPS | {","} and attitude.form in ("base", "s"))

    def _passive(self, i: int, end: int, attitude: Attitude, s: Sentence) -> Stand | None:
        """ "A claim that was denied by Ankara", "the rebels were accused by the UN of"."""
        page = self.page
        agent = page.agent(end, s)
        if agent is None or not (agent.names or self._official(agent.words)):
            return None
        name = agent.name or agent.words
        target = page.subject(i, s)
        start = target.first if target is not None and target.first >= s.first else i
        about = (start, i)
        if attitude.stance == "accuses" and target is not None:
            about = (agent.last, page.clause_end(agent.last, s))
        stand = Stand(page, s, i, start, max(end, agent.last), name, attitude.stance, about)
        if attitude.stance in ("accuses", "demands") and target is not None:
            stand.toward = target.name
        return stand

    def _speaker(self, i: int, s: Sentence) -> tuple[str, int] | None:
        """Who takes the stand of the verb at token i, and the token where his words begin."""
        page = self.page
        own = next((x for x in page.sayings if x.first <= i < x.last), None)
        if own is not None:
            return page.named(own.act.speaker[0]), own.first
        actor = page.subject(i, s)
        if actor is None:
            actor = page.opening(i, s) if page.letter(i - 1) in "c," or page.lows[i].endswith("ing") else None
            if actor is None and page.lows[i].endswith("ing"):
                said = next((x for x in reversed(page.sayings) if s.first <= x.first < i), None)
                return (page.named(said.act.speaker[0]), i) if said is not None else None
        if actor is None:
            return None
        if actor.names:
            return actor.name or "", min(actor.first, i)
        return (actor.words, min(actor.first, i)) if self._official(actor.words) else self._joined(i, actor, s)

    def _joined(self, i: int, actor: Actor, s: Sentence) -> tuple[str, int] | None:
        """ "Cavusoglu said ... and called on": whoever spoke last in the sentence, where a pronoun or a joined verb follows."""
        page = self.page
        k = page.before(i, s)
        if k >= s.first and (page.lows[k] in page.c.pronouns or page.lows[k] in page.c.joins):
            said = next((x for x in reversed(page.sayings) if x.first < i and x.first >= s.first), None)
            said = said or next((x for x in reversed(page.sayings) if x.first < i), None)
            if said is not None:
                return page.named(said.act.speaker[0]), i
        words = actor.words.split()
        named = all(w[:1].isupper() for w in words[-1:]) and len(words) <= 6 and actor.last <= i
        return (actor.words, actor.first) if named and words else None

    def _official(self, words: str) -> bool:
        lows = words.lower().replace("'s", "").replace("’s", "").split()
        tables, t = self.page.parties.tables, self.page.t.position
        return any(w in t.officials or w in tables.demonyms or w in tables.nations for w in lows)

    def _stand(self, i: int, end: int, stance: Stance, speaker: tuple[str, int], s: Sentence) -> Stand:
        page, t = self.page, self.page.t.position
        name, first = speaker
        toward: str | None = None
        start = end
        if stance in ("accuses", "demands", "threatens"):
            actor = next((a for j in range(end, min(end + TOWARD, s.last)) if (a := page.actor_over(j))), None)
            if actor is not None and not any(page.lows[j] in STOPS or page.lows[j] in t.that - {"for"} for j in range(end, actor.first)):
                toward = actor.name
                if page.low(actor.last) in t.that | page.c.to:
                    start = actor.last + 1
        elif page.low(end - 1) == "with":
            actor = page.actor_over(end)
            toward = actor.name if actor is not None else None
        while start < s.last and page.lows[start] in ("that", ","):
            start += 1
        stop = self._until(start, s)
        if stance == "rejects" and toward is None:
            owner = page.actor_over(start) or page.actor_over(start + 1)
            toward = owner.name if owner is not None and owner.name != name else None
        return Stand(page, s, i, min(first, i), max(stop, end), name, stance, (start, max(stop, start)), toward)

    def _until(self, start: int, s: Sentence) -> int:
        """Where what a stand is about ends: at a stop, a quotation's end, the next saying, "after", "and demanded"."""
        page = self.page
        quoted = False
        for j in range(start, min(start + LONGEST, s.last)):
            low = page.lows[j]
            if low in QUOTES:
                quoted = not quoted
                continue
            if quoted:
                continue
            said = page._said.get(j)
            if low in STOPS or (j > start and said is not None and said.act.stance == "says" and said.first == j and not self._inner(said, start)):
                return j - (page.low(j - 1) in (",", "and"))
            if low in page.c.joins and page.t.position.stances.at(page.lows, j + 1, s.last) is not None:
                return j
            if low == "," and j > start and (page.letter(j + 1) in "sw" or page.lows[j + 1] in ("after", "but", "the") and page.letter(j + 2) in "tT"):
                return j
        return min(start + LONGEST, s.last)

    def _inner(self, said: Saying, start: int) -> bool:
        return said.content_first > said.last - 1 and said.first == start

    def _refusing(self, i: int, s: Sentence) -> Stand | None:
        """ "Did not accept": a stance only where it is negated."""
        page = self.page
        stance = page.t.position.refusing.get(page.lows[i])
        if stance is None or not any(w in page.c.negations for w in page.lows[max(i - 4, s.first) : i]):
            return None
        speaker = self._first_person(i, s) or self._speaker(i, s)
        return self._stand(i, i + 1, stance, speaker, s) if speaker is not None else None

    def _first_person(self, i: int, s: Sentence) -> tuple[str, int] | None:
        page = self.page
        k = page.before(i, s)
        if k >= s.first and page.lows[k] in page.c.pronouns and page.letter(k) == "q":
            said = page.saying_of(k)
            if said is not None and (page.lows[k] in ("we", "i") or k - said.content_first <= 1):
                return page.named(said.act.speaker[0]), k
        return None

    # -- what a party says ---------------------------------------------------------------------------------------------

    def _claim(self, said: Saying, s: Sentence, taken: set[int]) -> Stand | None:
        """What a party to the war says of the war: a claim; of what it will do: a threat; of what others must do: a demand."""
        page, t = self.page, self.page.t.position
        speaker = page.named(said.act.speaker[0])
        first, last = said.content_first, min(said.content_last, said.content_first + LONGEST)
        lows = page.lows[first:last]
        if not self._is_party(said, speaker) or not any(w in t.claims for w in lows) or any(i in taken for i in range(first, last)):
            return None
        stance: Stance = "claims"
        if any(w in ("will", "would") for w in lows) and any(w in t.threats for w in lows):
            stance = "threatens"
        elif any(w in t.demands for w in lows):
            stance = "demands"
        stand = Stand(page, s, said.first, min(said.first, first), max(said.last, last), speaker, stance, (first, last))
        stand.chain = said.act.speaker
        return stand

    def _is_party(self, said: Saying, speaker: str) -> bool:
        """Whether a party speaks: by its name, its ministry, its spokesman; not a monitor, not a rescuer."""
        page = self.page
        if page.parties.party(speaker) is not None:
            return True
        lows = speaker.lower().split()
        own = any(page.actor_over(k) is not None for k in range(said.first, said.last))
        held = any(w in page.t.position.officials or w in page.t.control.partisan for w in lows)
        return held and (own or any(w in page.parties.tables.nations or w in page.parties.tables.demonyms for w in lows)
                         or any(w in page.t.control.partisan for w in lows))  # fmt: skip

    # -- answers -------------------------------------------------------------------------------------------------------

    def _answer(self, stand: Stand) -> None:
        """Tie a denial, a rejection or a confirmation to what it answers, and say toward whom it is."""
        if stand.stance not in ("denies", "rejects", "confirms"):
            return
        t = self.page.t.position
        lows = stand.matter.lower().split()
        pointing = any(w.strip(",.:") in t.charges for w in lows)
        matter = _stems(lows)
        for other in reversed(self.stands[-ANSWERED:]):
            if other.speaker == stand.speaker or other.stance not in ("claims", "accuses", "demands", "threatens"):
                continue
            close = other.sentence is stand.sentence or stand.toward == other.speaker or other.toward == stand.speaker
            same = matter & _stems(other.matter.lower().split())
            if (pointing and close) or same or (pointing and other is self.stands[-1]):
                stand.answers = other
                stand.toward = stand.toward or other.speaker
                return


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(w[:STEM] for w in (x.strip(".,:;\"'“”") for x in words) if len(w) > STEM)
