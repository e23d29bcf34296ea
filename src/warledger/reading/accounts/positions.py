"""Who takes which stand: claims, denials, accusations, rejections, confirmations, demands and threats.

Verbs of a stance say it, whoever stands as their subject; what a party to the war says of it, of an agreement or of a
deed is a claim. A denial, a rejection or a confirmation answers the nearest earlier stand of another on the matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from warledger.reading.accounts.clauses import Clauses
from warledger.reading.accounts.page import QUOTES, STOPS, Actor, Saying
from warledger.reading.accounts.stands import Stand, answer
from warledger.reading.accounts.tables import Attitude, Form
from warledger.reading.accounts.topics import Told
from warledger.reading.speaking.sources import load_sources
from warledger.reading.text import Sentence
from warledger.records import Stance

ADJACENT: Final = 5
"""Tokens between a speaker and his verb up to which his name is quoted with it."""
TOWARD: Final = 6
"""Tokens behind "accused" or "called on" within which the one addressed stands."""
LAID: Final = 12
"""Tokens behind "blamed" within which "on" names whom."""
OPENING: Final = 5
"""Tokens before "that" which tell where and when something is said, and are no part of it."""
SHORTEST: Final = 2
BACK: Final = 3
"""Sentences of one quotation that are looked through for its beginning."""
LONGEST: Final = 60
"""Tokens of what a stand is about."""


@dataclass(slots=True)
class PositionReader:
    """Reads the positions of one part; ``stands`` are those of the report so far."""

    page: Clauses
    stands: list[Stand] = field(default_factory=list)
    partisans: set[str] = field(default_factory=set)

    def read(self, s: Sentence, words: Sequence[int], taken: set[int], told: Sequence[Told] = ()) -> list[Stand]:
        """The stands of one sentence.

        ``words`` are its tokens that may say one, ``taken`` tokens that already tell of control or of a figure,
        ``told`` is what it says of agreements.
        """
        page, t = self.page, self.page.t.position
        found: list[Stand] = []
        covered: set[int] = set()
        for i in words:
            hit = t.stances.at(page.lows, i, s.last)
            stand = self._stance(i, hit[0], hit[1], s) if hit is not None else self._refusing(i, s)
            if stand is not None:
                found.append(self._keep(stand))
                covered.update(range(stand.first, stand.last))
        for said in page.sayings_in(s):
            if said.act.stance == "says":
                stand = self._claim(said, s, taken, covered, told)
                if stand is not None:
                    found.append(self._keep(stand))
        for stand in found:  # "accused armed groups of breaching the truce": those are blamed for it
            for x in told:
                if stand.stance == "accuses" and stand.toward and stand.about[0] <= x.at < stand.about[1]:
                    x.blamed = stand.toward
        return found

    def _keep(self, stand: Stand) -> Stand:
        answer(stand, self.stands)
        self.stands.append(stand)
        return stand

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
        joined = page.low(i - 1) in page.c.joins and self.stands and self.stands[-1].sentence is s
        before = self.stands[-1] if joined and self.stands[-1].at < i else None  # "blamed … and demanded": the same
        speaker = (before.speaker, i) if before is not None else self._speaker(i, s, attitude.form)
        if speaker is None or self._nobody(i, s):
            return None
        if attitude.stance == "threatens" and speaker[0] in _neutral():
            return None  # a monitor that warns threatens nobody
        stand = self._stand(i, end, attitude.stance, speaker, s)
        first, last = stand.about
        whom = page.actor_over(first)
        if whom is not None and whom.last >= last and whom.name == stand.speaker:
            return None  # "... killed two, Syria claims"
        threats = page.t.position.threats
        if page.low(i) in page.t.position.warning and threats.isdisjoint(page.lows[first:last]):
            return None  # who warns of what may come threatens nobody
        if first == last or page.low(first) in page.t.position.silence:
            return None
        return None if any(w in page.t.position.lives for w in page.lows[first : first + 5]) else stand

    def _is_verb(self, i: int, end: int, attitude: Attitude, s: Sentence) -> bool:
        page = self.page
        before = page.low(i - 1) if i > s.first else ""
        if before and (page.letter(i - 1) in "da" or before in page.c.possessives):
            return False
        if attitude.form == "ing" and before in page.c.prepositions | page.c.of:
            return False  # "accused them of refusing"
        noun = page.low(end) in page.c.of or (i > s.first and page.letter(i - 1) in "jo")
        if attitude.form in ("base", "s") and page.actor_over(i - 1) is None:  # "their ransom demands for"
            noun |= page.low(page.group_start(i - 1, s)) in page.c.possessives
        if attitude.form in ("base", "s") and noun:
            return False
        return not (page.low(end) in STOPS | {","} and attitude.form in ("base", "s"))

    def _nobody(self, i: int, s: Sentence) -> bool:
        """Whether the subject is "no group": it claims nothing."""
        page = self.page
        k = page.before(i, s)
        return k >= s.first and not page.c.negations.isdisjoint(page.lows[page.group_start(k, s) : k + 1])

    def _passive(self, i: int, end: int, attitude: Attitude, s: Sentence) -> Stand | None:
        """ "A claim that was denied by Ankara", "the rebels were accused by the UN of"."""
        page = self.page
        agent = page.agent(end, s)
        if agent is None or not (agent.names or self._official(agent.words)):
            return None
        name = agent.name or agent.words
        target = page.subject(i, s)
        start = target.first if target is not None and target.first >= s.first else i
        stop = i
        while stop > start + 1 and page.low(stop - 1) in page.c.relatives | page.c.be | page.c.auxiliaries | {","}:
            stop -= 1
        about = (start, stop)
        if attitude.stance == "accuses" and target is not None:
            about = (agent.last, page.clause_end(agent.last, s))
        if about[0] >= about[1]:
            return None
        stand = Stand(page, s, i, start, max(end, agent.last), name, attitude.stance, about)
        if attitude.stance in ("accuses", "demands") and target is not None:
            stand.toward = target.name
        return stand

    def _speaker(self, i: int, s: Sentence, form: Form = "past") -> tuple[str, int] | None:
        """Who takes the stand of the verb at token i, and the token where his words begin."""
        page = self.page
        own = page.saying_at(i)
        if own is not None:
            return page.spoken_by(own), own.first
        actor = page.subject(i, s)
        if actor is None:
            actor = page.opening(i, s) if page.letter(i - 1) in "c," or form == "ing" else None
            if actor is None and form == "ing":
                said = page.saying_before(i)
                return (page.spoken_by(said), i) if said is not None and said.first >= s.first else None
        if actor is None:
            return None
        if actor.names:
            return actor.name or "", actor.first if s.first <= actor.first and 0 <= i - actor.last <= ADJACENT else i
        return (actor.words, min(actor.first, i)) if self._official(actor.words) else self._joined(i, actor, s)

    def _joined(self, i: int, actor: Actor, s: Sentence) -> tuple[str, int] | None:
        """ "The minister said ... and called on": whoever spoke last, where a pronoun or a joined verb follows."""
        page = self.page
        k = page.before(i, s)
        if k >= s.first and (page.low(k) in page.c.pronouns or page.low(k) in page.c.joins):
            said = page.saying_before(i)
            if said is not None:
                return page.spoken_by(said), i
        words = actor.words.split()
        named = (
            all(w[:1].isupper() for w in (*words[:1], *words[-1:]))
            and len(words) <= 6
            and actor.first > s.first
            and actor.last <= i
            and actor.first not in page.dated
            and page.low(actor.first) not in page.t.ground.portions
        )
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
            if actor is not None and not any(
                page.low(j) in STOPS or page.low(j) in t.marks - t.beneath for j in range(end, actor.first)
            ):
                if stance != "threatens" or page.low(actor.last) not in page.c.hypothetical:
                    toward = actor.name  # not "warned that Turkey would strike"
                if page.low(actor.last) in t.marks | page.c.to:
                    start = actor.last + 1
            elif stance == "accuses":
                mark = next((j for j in range(end, min(end + TOWARD, s.last)) if page.low(j) in t.marks), None)
                if mark is not None and mark > end:
                    toward, start = page.words(end, mark), mark + 1
                else:
                    toward = self._laid_on(end, s)
        elif page.low(end - 1) in page.t.agreement.withs:
            actor = page.actor_over(end)
            toward = actor.name if actor is not None else None
        while start < s.last and (
            (page.low(start) in page.c.that or page.low(start) == ",") or start in page.dated or start + 1 in page.dated
        ):
            start += 1
        if start > end and start < s.last and page.low(start) in t.ends:
            start = end
        stop = self._until(start, s)
        if stance == "rejects" and toward is None:
            owner = page.actor_over(start) or page.actor_over(start + 1)
            toward = owner.name if owner is not None and owner.name != name else None
        return Stand(page, s, i, min(first, i), max(stop, end), name, stance, (start, max(stop, start)), toward)

    def _laid_on(self, end: int, s: Sentence) -> str | None:
        """ "Blamed the attack on the army": who stands behind "on"."""
        page = self.page
        for j in range(end, min(end + LAID, s.last)):
            if page.low(j) in STOPS:
                break
            actor = page.actor_over(j + 1) or page.actor_over(j + 2)
            if page.low(j) in page.t.position.onto and actor is not None and actor.last > j + 1:
                return actor.name
        return None

    def _until(self, start: int, s: Sentence) -> int:
        """Where what a stand is about ends: at a stop, a quotation's end, the next saying, "after", "and demanded"."""
        page = self.page
        inside = page.marks(s, start) % 2 == 1
        quoted = False
        for j in range(start, min(start + LONGEST, s.last)):
            low = page.low(j)
            if low in QUOTES:
                if inside:
                    return j - (page.low(j - 1) == ",")
                quoted = not quoted
                continue
            if quoted:
                continue
            if low in STOPS or (j > start and self._other(j)):
                return j - (page.low(j - 1) == "," or page.low(j - 1) in page.c.joins)
            if low in page.c.joins and page.t.position.stances.at(page.lows, j + 1, s.last) is not None:
                return j
            if low in page.t.position.yet and page.low(j - 1) == ",":
                return j - 1
            if j > start and (low in page.t.position.ends or page.letter(j) == "w" or self._apart(j, s)):
                return j
        return min(start + LONGEST, s.last)

    def _other(self, j: int) -> bool:
        """Whether somebody else begins to speak at this token."""
        said = self.page.saying_at(j)
        return said is not None and said.first == j and said.act.stance == "says"

    def _apart(self, j: int, s: Sentence) -> bool:
        """Whether a comma ends what is said: ", a claim that was denied", ", the day after", ", while"."""
        page = self.page
        if page.low(j) != ",":
            return False
        turns = page.letter(j + 1) in "sw" or (page.letter(j + 1) in "dsc" and page.letter(j + 2) in "tT")
        return turns or any(w in page.t.position.charges for w in page.lows[j + 1 : min(j + 4, s.last)])

    def _refusing(self, i: int, s: Sentence) -> Stand | None:
        """ "Did not accept": a stance only where it is negated."""
        page = self.page
        stance = page.t.position.refusing.get(page.low(i))
        if stance is None or not any(w in page.c.negations for w in page.lows[max(i - 4, s.first) : i]):
            return None
        speaker = self._first_person(i, s) or self._speaker(i, s)
        return self._stand(i, i + 1, stance, speaker, s) if speaker is not None else None

    def _first_person(self, i: int, s: Sentence) -> tuple[str, int] | None:
        page = self.page
        k = page.before(i, s)
        if k >= s.first and page.low(k) in page.c.pronouns and page.letter(k) == "q":
            said = page.saying_of(k)
            if said is not None and (page.low(k) in page.c.first_person or k - said.content_first <= 1):
                return page.spoken_by(said), k
        return None

    # -- what a party says ---------------------------------------------------------------------------------------------

    def _claim(
        self, said: Saying, s: Sentence, taken: set[int], covered: set[int], told: Sequence[Told]
    ) -> Stand | None:
        """What a party says of the war: a claim; of what it will do: a threat; of what others must do: a demand."""
        page, t = self.page, self.page.t.position
        speaker = page.spoken_by(said)
        first, last = said.content_first, min(said.content_last, said.content_first + LONGEST)
        last = min((i for i in covered if first <= i < last), default=last)  # "... and demanded that"
        last -= page.low(last - 1) in page.c.joins
        if last - first < SHORTEST:
            return None
        first = self._whole_quotation(self._past_opening(first, last), s)
        last -= page.low(last - 1) == ";"
        lows = page.lows[first:last]
        if not self._is_party(said, speaker) or any(i in taken for i in range(first, last)):
            return None
        if not page.c.negations.isdisjoint(page.lows[said.first : said.last]):
            return None  # "did not say where"
        if page.low(said.first - 1) in page.c.relatives or said.act.verb.lower() not in t.saying:
            return None  # "a ceasefire that Russia announced"; "condemned the attack"
        stance: Stance = "claims"
        if any(w in page.c.hypothetical - t.demands for w in lows) and any(w in t.threats for w in lows):
            stance = "threatens"
        elif not any(w in t.claims for w in lows):
            return None
        elif any(w in t.demands for w in lows):
            stance = "demands"
        stand = Stand(page, s, said.first, min(said.first, first), max(said.last, last), speaker, stance, (first, last))
        charge = next(
            (x for x in told if first <= x.at < last and x.event in ("breached", "refused") and x.blamed), None
        )
        if charge is not None and charge.blamed != speaker:
            stand.stance, stand.toward = "accuses", charge.blamed
        elif any(first <= x.at < last and x.realis == "denied" for x in told):
            stand.stance = "denies"
        elif stance == "claims" and not self._known(said, speaker):
            return None
        stand.chain = said.act.speaker
        return stand

    def _past_opening(self, first: int, last: int) -> int:
        """Where what is said begins: behind "on social media that", "saying on Wednesday that"."""
        page = self.page
        for k in range(first, min(first + OPENING, last - SHORTEST)):
            if page.low(k) in page.c.that:
                return k + 1
            capital = page.tokens[k].text[0].isupper()  # "said on Telegram that", "said in a statement that"
            if not (capital or page.letter(k) in "Tintad" or k in page.dated or page.low(k) in page.t.position.saying):
                break
        return first

    def _whole_quotation(self, first: int, s: Sentence) -> int:
        """Where a quotation that ends in this sentence began: what is said may be several sentences."""
        page = self.page
        if first - s.first > 1 or s.first == 0 or page.low(s.first) in QUOTES:
            return first
        closing = next((i for i in range(first, s.last) if page.low(i) in QUOTES), None)
        number = page.text.sentence_at(page.starts[s.first])
        for back in reversed(page.text.sentences[max(number - BACK, 0) : number] if closing is not None else ()):
            opening = [i for i in range(back.first, back.last) if page.low(i) in QUOTES]
            if back.paragraph != s.paragraph or len(opening) % 2:
                return opening[-1] + 1 if opening and back.paragraph == s.paragraph else first
        return first

    def _known(self, said: Saying, speaker: str) -> bool:
        """Whether it is plain whose word it is: not that of "a military source"."""
        page = self.page
        lows = speaker.lower().split()
        tables = page.parties.tables
        return (
            speaker in self.partisans
            or page.parties.party(speaker) is not None
            or any(w in tables.nations or w in tables.demonyms or w in tables.places for w in lows)
            or any(page.actor_over(k) is not None for k in range(said.first, said.last))
        )

    def _is_party(self, said: Saying, speaker: str) -> bool:
        """Whether a party speaks: by its name, its ministry, its spokesman; not a monitor, not a rescuer."""
        page = self.page
        tables = page.parties.tables
        lows = [*speaker.lower().split(), *page.lows[said.first : said.last]]
        if speaker in self.partisans:
            return True
        heads = (lows[len(speaker.split()) - 1], page.low(said.last - 2))
        if speaker in _neutral() or not page.c.residents.isdisjoint(heads):
            return False  # "government aircraft, residents said"
        if any(w in page.t.position.ministers for w in lows):
            self.partisans.add(speaker)
            return True
        if page.parties.party(speaker) is not None or (
            speaker.lower() in tables.places and speaker.lower() not in tables.nations
        ):
            return True  # a capital that speaks is its government
        own = any(page.actor_over(k) is not None for k in range(said.first, said.last))
        held = any(w in page.t.position.officials or w in page.t.control.partisan for w in lows)
        return held and (own or any(w in tables.nations or w in tables.demonyms for w in lows)
                         or any(w in page.t.control.partisan for w in lows))  # fmt: skip


@lru_cache(maxsize=1)
def _neutral() -> frozenset[str]:
    """Sources that take no side: monitors, agencies, rescuers, doctors."""
    return frozenset(
        s.name for s in load_sources().sources if s.speaks_for is None and s.kind not in ("ministry", "role")
    )
