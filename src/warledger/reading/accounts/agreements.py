"""What becomes of agreements: proposed, announced, signed, in force, implemented or not, breached, extended, ended.

A topic is the words that name an agreement ("the buffer-zone deal", "a truce"); a deed is the word that says what
becomes of it. The deed's object or subject must be the topic. "It was never carried out" takes up an earlier topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from warledger.reading.accounts.clauses import Clauses, Mood
from warledger.reading.accounts.page import QUOTES, STOPS, Actor
from warledger.reading.accounts.tables import Deed
from warledger.reading.accounts.topics import BACK, Told, Topic, find_topics
from warledger.reading.accounts.undertakings import agreed, official, undertaken
from warledger.reading.placing.placed import PlaceMention
from warledger.reading.text import Sentence
from warledger.records import AgreementEvent, Realis

OBJECT: Final = 9
"""Tokens between a deed and the topic that is its object."""
SUBJECT: Final = 28
"""Tokens between a topic and the deed that it is the subject of."""
TAKEN_UP: Final = 8
"""Tokens from a sentence's start within which "it was ... carried out" stands."""
PLACED: Final = 14
"""Tokens behind a statement within which its place stands."""
UNDONE: Final = 5
"""Tokens before a deed within which "refused to" stands."""
WHY: Final = frozenset({"not implemented", "ended", "collapsed", "refused"})


@dataclass(slots=True)
class _Bound:
    """How a deed is tied to its topic: by whom it is done, whether the topic is its subject, without auxiliary."""

    topic: Topic
    agent: Actor | None = None
    reduced: bool = False
    relative: bool = False


@dataclass(slots=True)
class AgreementReader:
    """Reads the agreements of one part."""

    page: Clauses
    topics: list[Topic] = field(default_factory=list)

    def read(self, s: Sentence, number: int, words: Sequence[int]) -> list[Told]:
        """The statements of one sentence, in order; ``words`` are its tokens that may say one."""
        page, t = self.page, self.page.t.agreement
        here = list(find_topics(page, s, number, words, self.topics))
        near = [x for x in self.topics[-3:] if number - x.sentence <= BACK]
        found: list[Told] = []
        free = s.first
        for i in words:
            if i < free:
                continue
            hit = t.deeds.at(page.lows, i, s.last)
            told = self._deed(i, hit[0], hit[1], s, here, near) if hit is not None else None
            if told is None:
                told = self._nominal(i, s, here)
            if told is None and page.low(i) in t.agreeing and not any(x.first - i in range(-6, OBJECT) for x in here):
                told = agreed(page, i, s, number)
            if told is None and page.low(i) in t.undertaking:
                told = undertaken(page, i, s, number)
            if told is not None:
                self._complete(told)
                found.append(told)
                free = hit[0] if hit is not None else i + 1
        self.topics += here
        return [x for x, y in pairwise([*found, None]) if x is not None and not _within_breach(x, y)]

    # -- deeds -------------------------------------------------------------------------------------------------------

    def _deed(self, i: int, end: int, deed: Deed, s: Sentence, here: list[Topic], near: list[Topic]) -> Told | None:
        page = self.page
        if deed.form in ("base", "s") and i > s.first and page.letter(i - 1) in "daj":
            return None  # "an end"
        if deed.form == "ing" and deed.bond == "subject" and page.low(i - 1) in page.c.prepositions:
            return None  # "by failing to withdraw"
        bound = self._bind(i, end, deed, s, here, near)
        if bound is None:
            return None
        if bound.agent is not None and page.low(bound.agent.first) in page.c.negations:
            return None  # "a lull that no side had announced"
        mood = page.mood(i, deed.form, s)
        event, realis = self._event(i, deed, bound, mood, s)
        if event is None:
            return None
        topic, agent = bound.topic, bound.agent
        first = min(i, topic.first) if topic.first >= s.first else i
        if agent is not None and s.first <= agent.first < first and first - agent.first < SUBJECT:
            first = agent.first
        if event == "announced" and page.low(topic.last) in page.t.agreement.over:
            event = "ended"
        told = Told(page, s, i, first, max(end, topic.last if topic.last <= s.last and topic.first >= s.first else end),
                    topic, event, realis=realis, background=bound.reduced or bound.relative)  # fmt: skip
        names = agent.names if agent is not None else ()
        if event == "signed" or (event in ("announced", "refused") and page.low(i) in page.t.agreement.agreeing):
            told.parties = names if page.low(i) not in page.t.agreement.mediating else ()
        if event == "ended" or (event == "announced" and page.low(i) in page.t.agreement.binding):
            told.parties = names  # who ends an agreement was a party to it
        if event in ("breached", "refused", "not implemented"):
            told.blamed = self._blamed(agent)
        if event in ("announced", "proposed") and names:
            told.said_by = names[0]
        return told

    def _blamed(self, agent: Actor | None) -> str | None:
        """The party that did it, or who is like one: "Damascus", "both governments"."""
        if agent is None or agent.names:
            return agent.name if agent is not None else None
        return agent.words if official(self.page, agent) else None

    def _bind(self, i: int, end: int, deed: Deed, s: Sentence, here: list[Topic], near: list[Topic]) -> _Bound | None:
        page, t = self.page, self.page.t.agreement
        passive = page.passive(i, deed.form, s)
        if deed.bond != "subject" and not passive:
            after = next((x for x in here if x.first >= end), None)
            if after is not None and self._reaches(end, after.first, deed):
                if any(w in t.nominal for w in page.lows[end : after.first]):
                    return None  # "declared an end to the truce": told by that noun
                bare = after.first == end or page.letter(end) not in "da"
                if deed.form in ("past", "participle") and bare and self._describes(i, s):
                    return _Bound(after, reduced=True)  # "a US-brokered ceasefire", "the declared truce"
                if deed.form == "participle" and deed.event != "breached":
                    return None
                return _Bound(after, page.subject(i, s))
            told = [x for x in (*near, *here) if x.last <= i]
            if told and page.low(end) in t.one and page.low(end + 1) not in page.c.of:
                return _Bound(told[-1], page.subject(i, s))
        before = [x for x in here if x.last <= i and i - x.last <= SUBJECT]
        if before:
            return self._behind(i, end, deed, s, before, passive=passive)
        if near and i - s.first <= TAKEN_UP:
            k = page.before(i, s)
            if k >= s.first and page.low(k) in t.back and (passive or deed.bond != "object"):
                return _Bound(near[0] if len(near) == 1 else near[-1], page.agent(end, s) if passive else None)
        return None

    def _describes(self, i: int, s: Sentence) -> bool:
        """Whether a participle stands in a noun group: behind an article or an adjective that names nobody."""
        page = self.page
        return i > s.first and page.letter(i - 1) in "djap" and page.actor_over(i - 1) is None

    def _behind(
        self, i: int, end: int, deed: Deed, s: Sentence, before: list[Topic], *, passive: bool
    ) -> _Bound | None:
        """A deed behind the topic: its predicate, "agreed last week" right after it, or a clause about it."""
        page = self.page
        topic = before[-1]
        between = page.lows[topic.last : i]
        if any(w in STOPS for w in between):
            return None
        own = all(page.letter(k) == "y" for k in range(topic.last, i))
        own = own or (not page.dated.isdisjoint((end, end + 1)) and self._placed(topic.last, i))
        if deed.form in ("past", "participle") and deed.bond != "subject" and own and not passive:
            return _Bound(topic, page.agent(end, s), reduced=True)
        subject = page.subject(i, s)
        if passive or deed.bond != "object":
            if self._told_of(topic, i, s):
                return _Bound(topic, page.agent(end, s) if passive else None)
            for x in reversed(before):
                if subject is not None and x.first < subject.last and x.last > subject.first:
                    return _Bound(x, page.agent(end, s) if passive else None)
            return None
        relative = any(w in page.c.relatives for w in between)
        if subject is not None and topic.last <= subject.first and (relative or subject.names):
            other = any(page.letter(k) in "ueh" for k in range(topic.last, subject.first))
            first_word = page.low(topic.last)
            linked = relative or subject.first - topic.last <= 1
            if (
                linked
                and not other
                and not (first_word == "," and not relative)
                and page.low(end) not in page.c.objects
            ):
                return _Bound(topic, subject, relative=True)
        return None

    def _told_of(self, topic: Topic, i: int, s: Sentence) -> bool:
        """Whether only words that describe the topic stand before the deed: "a truce brokered by Oman took effect"."""
        page, last = self.page, topic.last
        ties = page.c.by | page.c.prepositions
        described = page.letter(last) == "u" and (page.low(last + 1) in ties or last + 1 in page.dated)
        rest = range(last + 1, page.before(i, s) + 1)
        described &= page.low(i - 1) not in page.c.infinitive  # "a settlement needed to end the war"
        return described and all(
            page.letter(k) not in "uh" and page.low(k) not in page.c.breaks - ties | page.c.infinitive for k in rest
        )

    def _placed(self, first: int, last: int) -> bool:
        """Whether tokens between a topic and a deed only say where: "a truce in the northern province announced on"."""
        page = self.page
        where = first < last and page.low(first) in page.t.agreement.where
        return bool(where) and all(page.letter(k) in "idajzpxo" for k in range(first, last))

    def _reaches(self, end: int, at: int, deed: Deed) -> bool:
        """Whether a noun group of the deed's object leads to the topic."""
        page = self.page
        if at - end > OBJECT:
            return False
        letters = "dajnmxvzpotyTc" + ("uib" if deed.event == "refused" else "")
        return all(
            (page.letter(k) in letters or page.low(k) in page.c.to | QUOTES or "-" in page.low(k))
            and page.low(k) not in STOPS - QUOTES
            and page.low(k) != ","
            for k in range(end, at)
        )

    def _event(
        self, i: int, deed: Deed, bound: _Bound, mood: Mood, s: Sentence
    ) -> tuple[AgreementEvent | None, Realis]:
        """The event with its negation, and its mood."""
        page, t = self.page, self.page.t.agreement
        event, realis = deed.event, mood.realis
        if mood.loose and any(w in t.agreeing for w in page.lows[max(s.first, i - UNDONE) : i]):
            realis = "asserted"  # "agreed to extend the truce"
        refused = any(w in t.undoing for w in page.lows[max(s.first, i - UNDONE) : i])
        if mood.negated or refused or (mood.tried and mood.failed):
            if deed.undone == "breached" and not refused and mood.realis == "hypothetical" and bound.agent is not None:
                return "refused", "asserted"  # "will not abide by the truce"
            if deed.undone is not None:
                return deed.undone, "asserted" if refused or mood.realis == "asserted" else realis
            return event, "denied"
        if event == "implemented" and deed.undone == "breached":
            if realis == "hypothetical" and bound.agent is not None and bound.agent.names:
                return "announced", "asserted"  # "it would observe a truce"
            return None, realis  # that somebody keeps a truce is no event
        if event == "signed" and page.low(i) not in t.signing and not bound.reduced:
            agent = bound.agent
            many = agent is not None and (
                len(agent.names) > 1 or any(w in t.sides for w in agent.words.lower().split())
            )
            many |= agent is not None and agent.words.lower() in t.several
            if not many and not self._with(bound.topic, i):
                event = "announced"
        if event == "proposed" and bound.reduced:
            return event, "asserted"
        return event, realis

    def _with(self, topic: Topic, i: int) -> bool:
        """Whether the words behind say with whom."""
        page = self.page
        at = max(topic.last, i + 1)
        return any(
            page.low(k) in page.t.agreement.withs and page.actor_over(k + 1) is not None for k in range(at, at + 4)
        )

    def _nominal(self, i: int, s: Sentence, here: list[Topic]) -> Told | None:
        """ "Violations of the truce", "the collapse of a deal", "ceasefire violations"."""
        page, t = self.page, self.page.t.agreement
        word = t.nominal.get(page.low(i))
        if word is None:
            return None
        topic = next((x for x in here if x.last == i or 0 < x.first - i <= 5), None)
        if topic is None:
            topic = self._said_again(i, here)
        elif topic.first > i and not (
            page.low(i + 1) in page.c.of | page.c.to
            and self._reaches(i + 2, topic.first, Deed("ended", "object", "base"))
        ):
            return None
        if topic is None:
            return None
        if page.low(i - 1) in page.c.to:
            return None  # "to end"
        if (
            i + 1 < s.last
            and page.tokens[i].text[0].isupper()
            and page.letter(i + 1) in "zp"
            and page.tokens[i + 1].text[0].isupper()
        ):
            return None  # "the Ceasefire Violations Committee"
        last = max(i + 1, topic.last if topic.first > i else 0)
        agent = page.agent(last, s)
        told = Told(page, s, i, min(i, topic.first) if topic.first >= s.first else i, last, topic, word[0])
        told.blamed = agent.name if agent is not None and word[0] == "breached" else None
        told.realis = "hypothetical" if page.low(i - 1) in t.unsure else "asserted"
        return told

    def _said_again(self, i: int, here: list[Topic]) -> Topic | None:
        """ "What it called the first breach": of the agreement spoken of before."""
        page, known = self.page, here or self.topics
        definite = page.low(i - 1) in page.c.ordinals or page.low(i - 1) in page.c.definite
        breach = page.t.agreement.nominal[page.low(i)][0] == "breached"
        return known[-1] if definite and known and breach else None

    # -- what else the sentence says -----------------------------------------------------------------------------------

    def _complete(self, told: Told) -> None:
        page, t, s = self.page, self.page.t.agreement, told.sentence
        for k in range(told.topic.last, min(told.topic.last + 8, s.last)) if told.topic.first >= s.first else ():
            if page.low(k) in t.between | t.withs:
                actor = next((page.actor_over(j) for j in range(k + 1, min(k + 4, s.last)) if page.actor_over(j)), None)
                if actor is not None and told.event in ("signed", "announced", "in force"):
                    both = (actor, *self._other_side(k, actor, s))
                    told.parties = tuple(dict.fromkeys((*told.parties, *(n for a in both for n in a.names))))
                    told.last = max(told.last, both[-1].last)
                break
        if told.parties:
            told.topic.parties = told.parties
        elif told.topic.parties:
            told.parties = told.topic.parties
        told.place = self._place(told)
        after = max(told.last, told.at + 1)
        for k in range(told.topic.last, s.last):
            hit = t.terms.at(page.lows, k, s.last)
            if hit is not None:
                told.terms = page.words(k, page.clause_end(hit[0], s))
                break
        for k in range(after, s.last) if told.event in WHY else ():
            if page.low(k) in STOPS:
                break
            hit = page.c.causes.at(page.lows, k, s.last)
            if hit is not None:
                end = next((j for j in range(hit[0], s.last) if page.low(j) in STOPS or page.saying_at(j)), s.last)
                end -= page.low(end - 1) == ","
                actor = next(iter(page.actors_in(hit[0], end)), None)
                if actor is None and not hit[1]:
                    continue  # "after four days" is no reason
                accuses = (
                    page.t.position.stances.at(page.lows, k, s.last) is not None
                )  # "accusing rebels of": its words too
                told.why = page.words(k if accuses else hit[0], end)
                told.blamed = told.blamed or (actor.name if actor is not None else None)
                told.last = end
                break

    def _other_side(self, between: int, one: Actor, s: Sentence) -> tuple[Actor, ...]:
        """ "Between the forces of the president and the opposition": who stands behind the "and"."""
        page = self.page
        if page.low(between) not in page.t.agreement.between:
            return ()
        joins = (k for k in range(one.last, min(one.last + OBJECT, s.last)) if page.low(k) in page.c.joins)
        at = next(joins, s.last)
        if at == s.last or any(page.low(k) in STOPS | {","} for k in range(one.last, at)):
            return ()
        other = next((a for j in range(at + 1, min(at + 4, s.last)) if (a := page.actor_over(j))), None)
        return (other,) if other is not None and other != one else ()

    def _place(self, told: Told) -> PlaceMention | None:
        """Where the agreement holds: the narrowest place behind "in", "for", "around" in its sentence."""
        page, s = self.page, told.sentence
        ways = page.t.agreement.where
        near = (
            p
            for first, p in page.places_in(told.first, min(s.last, told.last + PLACED))
            if not ways.isdisjoint(page.lows[max(first - 3, s.first) : first])
        )
        said = page.saying_of(told.at)
        if said is not None and said.content_first < said.first:  # "..., he told a conference in Ankara"
            return next((p for p in near if p.kind != "country" and page.token(p.start) < said.first), None)
        return next((p for p in near if p.kind != "country"), None)


def _within_breach(told: Told, following: Told | None) -> bool:
    """Whether a refusal only opens a breach: "refused to abide by the truce" refuses no truce."""
    breach = following is not None and following.event == "breached" and following.at - told.at <= UNDONE
    return breach and told.event == "refused"
