"""Who the people counted were: civilians, combatants or both, and the groups a figure is stated to be only of.

:func:`status_of` reads the words of one figure. :func:`settle` then resolves over the report what those words leave
open: the same people under another name, a part by its total, a total by its parts, "35 others" by those counted beside
them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from operator import attrgetter
from typing import Literal, NamedTuple

from warledger.reading.english.status import (
    A_FEW,
    AGE,
    AGE_BEHIND,
    ALL,
    AMONG,
    ARMED,
    ARMED_PAIRS,
    BEARERS,
    BEHIND,
    CIVIL,
    CIVILIAN,
    CIVILIANS,
    COPULA,
    COUNTING,
    DOUBT,
    ELIDED,
    HARMED,
    JOINS,
    LOOKING_BACK,
    MOSTLY,
    NARROWING,
    POLICE,
    RANKED,
    RANKED_IN,
    SIGNS,
    SPOKEN_OF,
    SUBSET,
    SUFFERED,
    TRADES,
    TRADESMEN,
    Sign,
)
from warledger.reading.english.victims import VICTIMS
from warledger.reading.language import Noun
from warledger.reading.text import Text, Token
from warledger.records import Cause, Figure, Part, Status, VictimGroup

#: Signs that do not end the name of a group.
QUOTES = frozenset("\"'“”‘’")
START = attrgetter("start")

#: How many words behind a figure may still say whose members it counts.
TAIL = 7
#: The same behind "on", which opens a day or a place as well.
NEAR_TAIL = 4
#: How many words behind it may still say that most of them were civilians.
FAR_TAIL = 20
#: How far, in words, what stands in apposition to a name may reach.
APPOSED = 12
#: How many figures back an elided noun may refer to.
BACK = 12
#: Words before a name or a count that may say whose it is.
LEAD = 6
#: Words before a figure, and from it on, that are searched for signs of who its people were; and those of a lead.
BEFORE, BEYOND, HEAD = 25, 30, 60
BOMBS: frozenset[Cause | None] = frozenset({"suicide bombing", "car bomb", "mine or IED", "explosion"})
FAMILY: frozenset[VictimGroup] = frozenset({"children", "women"})
EVERYONE: frozenset[VictimGroup] = frozenset({"men", "women"})
#: The first age, in years, that is no child's.
GROWN = 18

How = Literal["said", "people", "elided", "named"]


class Who(NamedTuple):
    """The reading of one figure's words.

    ``how``: its noun said it; it counts "people"; it names nobody ("35 others", "the bodies"); it is a name.
    """

    status: Status
    groups: tuple[VictimGroup, ...]
    how: How


def status_of(text: Text, start: int, end: int, victims: Mapping[str, Noun] = VICTIMS) -> Who:
    """The status and groups that the words at these characters say, with the words right behind them."""
    first = bisect_left(text.tokens, start, key=START)
    last = bisect_left(text.tokens, end, key=START)
    stop = min(text.sentences[text.sentence_at(start)].last, last + FAR_TAIL) if text.sentences else last
    inside, tail = text.tokens[first:last], text.tokens[last:stop]
    read = [_person(words, tail, victims, follows=i > 0) for i, words in enumerate(_members(inside))]
    read = [who for who in read if who.how != "named"] or read  # "his daughter, Salma Darwish"
    hows = [who.how for who in read] or ["elided"]
    groups = tuple(dict.fromkeys(g for who in read for g in who.groups)) if all(w.groups for w in read) else ()
    groups = () if EVERYONE.issubset(groups) else groups
    how: How = "said" if "said" in hows else "people" if "people" in hows else hows[0]
    who = Who(_together({w.status for w in read}), groups, how)
    if how == "said" and who.status != "unknown":
        return who
    opening = text.sentences[text.sentence_at(start)].first if text.sentences else 0
    lead = text.tokens[max(opening, first - LEAD) : first]
    child = _by_age(text.raw, start, end, who)
    return child or _by_neighbours(lead, tail, _by_predicate(tail, who, victims), victims)


def _by_age(raw: str, start: int, end: int, who: Who) -> Who | None:
    """ "A 13-year-old", "Hussein (12 years old)": a child."""
    age = AGE.search(raw, start, end) or (AGE_BEHIND.match(raw, end) if who.how == "named" else None)
    return Who("civilian", ("children",), "said") if age and int(age[1]) < GROWN and not who.groups else None


def _by_neighbours(lead: Sequence[Token], tail: Sequence[Token], who: Who, victims: Mapping[str, Noun]) -> Who:
    """What stands around a name or a bare count: "union leader X", "X, a candidate", "the rebels lost 15 people"."""
    if who.status != "unknown":
        return who
    if lead and lead[-1].low in SUFFERED:
        return Who("combatant", who.groups, "said") if any(_armed(t.low) for t in lead) else who
    if who.how != "named":
        return who
    beside = [t.low for t in lead[-1:]]
    if len(tail) > 1 and tail[0].text == "," and tail[1].low not in SUBSET:
        beside += [t.low for t in takewhile(lambda t: t.text != "," and t.low not in COPULA, tail[1:APPOSED])]
    for low in beside:
        if low in victims and victims[low].status != "unknown":
            return Who(victims[low].status, victims[low].groups, "said")
    return who


def _together(statuses: set[Status]) -> Status:
    """The status of people of several kinds counted as one; what is unknown in such a list follows the rest."""
    known = statuses - {"unknown"}
    return known.pop() if len(known) == 1 else "mixed" if known else "unknown"


def _members(tokens: Sequence[Token]) -> list[list[Token]]:
    """The words of each group of a list: "soldiers, rebels and civilians"."""
    out: list[list[Token]] = [[]]
    for token in tokens:
        if token.low in JOINS:
            out.append([])
        elif token.text[0].isalnum():
            out[-1].append(token)
    return [words for words in out if words]


def _person(words: Sequence[Token], tail: Sequence[Token], victims: Mapping[str, Noun], *, follows: bool) -> Who:
    """What one group of words says of its people; ``follows``: another stands before it, "fighters and leaders"."""
    lows = [t.low for t in words]
    at = _head(lows, victims)
    if at is not None and lows[at + 1 : at + 2] and lows[at + 1] in AMONG:
        lows, tail = lows[: at + 1], [*words[at + 1 :], *tail]
    if at is None:
        if CIVILIAN in lows:
            return Who("civilian", (), "said")
        if any(_armed(low) for low in lows):
            return Who("combatant", (), "said")
        if "of" in lows and tail and tail[0].low in victims:  # "some of the executed" before "troops"
            return Who(victims[tail[0].low].status, victims[tail[0].low].groups, "elided")
        named = any(t.text[0].isupper() and t.low not in COUNTING for t in words) and not ELIDED.intersection(lows)
        return Who(_among(tail, victims), (), "named" if named else "elided")
    noun, head = victims[lows[at]], lows[at]
    beside = [*lows[:at], *lows[at + 1 :]]
    trade = next((TRADES[w] for w in beside if w in TRADES), None) if head in TRADESMEN or head in BEARERS else None
    if trade is None and head in TRADESMEN and tail and tail[0].low in AMONG:
        trade = next((TRADES[t.low] for t in tail[:TAIL] if t.low in TRADES), None)
    groups = (trade,) if trade else noun.groups
    groups = tuple(dict.fromkeys((*(NARROWING[w] for w in lows[:at] if w in NARROWING), *groups)))
    if trade or CIVILIAN in beside:
        return Who("civilian", groups, "said")
    if head in RANKED and not beside and noun.plural and follows:
        return Who("unknown", groups, "people")
    if head in BEARERS:
        return _bearer(noun, head, beside, tail, groups, victims)
    return Who(noun.status, groups, "people" if noun.status == "unknown" else "said")


def _head(lows: Sequence[str], victims: Mapping[str, Noun]) -> int | None:
    """The noun that names the people: the last one before "of", not one that only modifies ("police officers")."""
    stop = next((i for i in range(1, len(lows)) if lows[i] in BEHIND and lows[i - 1] in victims), len(lows))
    return next((i for i in range(stop - 1, -1, -1) if lows[i] in victims), None)


def _bearer(
    noun: Noun, head: str, beside: Sequence[str], tail: Sequence[Token], groups: tuple[VictimGroup, ...],
    victims: Mapping[str, Noun],
) -> Who:
    """A noun that takes its status from the words beside it: "SDF members", "leaders of the union"."""
    if any(_armed(w) for w in beside) or any(pair in ARMED_PAIRS for pair in pairwise(beside)):
        return Who("combatant", groups, "said")
    if any(w in CIVIL for w in beside):
        return Who("civilian", groups, "said")
    among = _among(tail, victims, wide=head in RANKED)
    if among != "unknown":
        return Who(among, groups, "said")
    if head in ELIDED:
        return Who("unknown", groups, "elided")
    status = "unknown" if head in RANKED else noun.status
    return Who(status, groups, "people" if status == "unknown" else "said")


def _armed(word: str) -> bool:
    """ "Pro-regime" is of the regime; "rebel-held" is not of the rebels."""
    return word in ARMED or word.rpartition("-")[2] in ARMED


def _among(tail: Sequence[Token], victims: Mapping[str, Noun], *, wide: bool = False) -> Status:
    """Whom a count was among, said behind it: "of the regime forces", "on the army"; ``wide``: also "in", "from"."""
    tail = tail[1:] if tail and tail[0].low in ELIDED else tail
    if not tail or (tail[0].low not in AMONG and not (wide and tail[0].low in RANKED_IN)):
        return "unknown"
    far = TAIL if tail[0].low != "on" else NEAR_TAIL
    words = takewhile(lambda t: t.text[0].isalnum() or t.text in QUOTES, tail[1:far])
    lows = [t.low for t in words]
    if any(map(_armed, lows)):
        return "combatant"
    if CIVIL.intersection(lows):
        return "civilian"
    kinds = (victims[low].status for low in lows if low in victims)
    return next((kind for kind in kinds if kind != "unknown"), "unknown") if tail[0].low == "of" else "unknown"


def _by_predicate(tail: Sequence[Token], who: Who, victims: Mapping[str, Noun]) -> Who:
    """What is said of people right behind them: "five of the dead were children", "12, most of them civilians"."""
    lows = [t.low for t in tail if t.text[0].isalnum()]
    for i, low in enumerate(lows):
        if low in KINDRED and (share := next((MOSTLY[w] for n in (1, 3) if (w := tuple(lows[max(i - n, 0) : i])) in MOSTLY), None)):
            return Who("civilian" if low != CIVILIANS else share, (), "said")
    if lows and lows[0] in COPULA:
        rest = [w for w in lows[1:] if w not in ALL][:2]
        if rest and rest[0] in victims and victims[rest[0]].status != "unknown" and not JOINS.intersection(rest[1:]):
            return Who(victims[rest[0]].status, victims[rest[0]].groups, "said")
    return who


def settle(
    figures: Sequence[Figure], title: Text, text: Text, victims: Mapping[str, Noun] = VICTIMS
) -> tuple[Figure, ...]:
    """Linked figures with status and groups, as the whole report tells them.

    Every figure must carry its ``part_of``, ``same_as`` and ``scope``; those with a ``side`` fight for it.
    """
    texts: Mapping[Part, Text] = {"title": title, "text": text}
    return _Settling(figures, texts, victims).run()


class _Settling:
    def __init__(self, figures: Sequence[Figure], texts: Mapping[Part, Text], victims: Mapping[str, Noun]) -> None:
        self.figures = figures
        self.texts, self.nouns = texts, victims
        self.who = {f.id: status_of(texts[f.span.part], f.span.start, f.span.end, victims) for f in figures}
        self.local: dict[str, Status] = {i: w.status for i, w in self.who.items()}
        self.status = dict(self.local)
        self.head: dict[str, str] = {}
        for f in figures:
            self.head[f.id] = self.head.get(f.same_as or "", f.id)
        self.sentence = {f.id: (f.span.part, texts[f.span.part].sentence_at(f.span.start)) for f in figures}
        self.by_id = {f.id: f for f in figures}
        self.parts: dict[str, list[Figure]] = {}
        for f in figures:
            if f.part_of in self.by_id:
                self.parts.setdefault(str(f.part_of), []).append(f)

    def run(self) -> tuple[Figure, ...]:
        for f in self.figures:
            if f.side and self.status[f.id] == "unknown":
                self.status[f.id] = "combatant"
        self._victims()
        for _ in range(2):  # the second round carries what the first found over to links that stand before it
            self._same()
            self._totals()
            self._same()
            self._parts()
            self._beside("text")
        self._beside("title")
        self._weigh()
        self._same()
        self._parts()
        return tuple(replace(f, status=self.status[f.id], groups=self.who[f.id].groups) for f in self.figures)

    def _open(self, f: Figure) -> bool:
        return self.status[f.id] == "unknown"

    def _asks(self, f: Figure) -> bool:
        """Whether a figure names nobody, so that others beside it say who they are ("no casualties" counts nobody)."""
        nameless = self.who[f.id].how in ("elided", "named") and f.bounds.high != 0
        return nameless and self._open(f) and f.scope != "war"

    def _same(self) -> None:
        """The same people have one status, whichever mention says it.

        "36 people" in a headline take none from "at least 35 fighters" below: the one too many may be a civilian.
        """
        told: dict[str, Figure] = {}
        for f in self.figures:
            if not self._open(f):
                told.setdefault(self.head[f.id], f)
        for f in self.figures:
            other = told.get(self.head[f.id])
            if other is None or not self._open(f):
                continue
            one_more = self.who[f.id].how == "people" and f.bounds.low != other.bounds.low
            if not (one_more and self.status[other.id] == "combatant"):
                self.status[f.id] = self.status[other.id]

    def _totals(self) -> None:
        """Civilians and fighters inside one total make it mixed; parts that add up to it make it what they are."""
        for total in self.figures:
            parts = self.parts.get(total.id, [])
            statuses = {self.status[p.id] for p in parts}
            if not parts or not self._open(total):
                continue
            if {"civilian", "combatant"} <= statuses or "mixed" in statuses:
                self.status[total.id] = "mixed"
            elif len(statuses) == 1 and total.bounds.low and sum(p.bounds.low or 0 for p in parts) >= total.bounds.low:
                self.status[total.id] = statuses.pop()

    def _parts(self) -> None:
        """A part is what its total is; policemen counted among civilians are civilians."""
        for f in self.figures:
            total = self.status.get(f.part_of or "", "unknown")
            if total in ("civilian", "combatant") and self._open(f):
                self.status[f.id] = total
            elif total == "mixed" and self._open(f) and A_FEW.intersection(f.span.quote.lower().split()):
                self.status[f.id] = "mixed"
            elif total == "civilian" and f.span.quote.lower().split()[-1] in POLICE:
                self.status[f.id] = "civilian"

    def _beside(self, *parts: Part) -> None:
        """ "35 others" and a bare number are of the kind counted just before them."""
        before: list[Figure] = []
        for f in self.figures:
            if self._asks(f) and f.span.part in parts:
                self.status[f.id] = self._neighbour(f, before)
            before.append(f)

    def _neighbour(self, f: Figure, before: Sequence[Figure]) -> Status:
        back = any(word in LOOKING_BACK for word in f.span.quote.lower().split())
        beside = [
            o for o in before[-BACK:]
            if o.part_of == f.part_of and o.scope == f.scope and (back or self.sentence[o.id] == self.sentence[f.id])
        ]  # fmt: skip
        if not beside:
            return "unknown"
        # "40 civilians and 25 fighters were killed, 110 injured": nobody says who the injured are.
        nearest = beside[-1].measure, self.sentence[beside[-1].id]
        statuses = {self.status[o.id] for o in beside if (o.measure, self.sentence[o.id]) == nearest}
        return "unknown" if len(statuses) > 1 or "mixed" in statuses else statuses.pop()

    def _victims(self) -> None:
        """What is said of all victims holds for those counted before: "the victims were all civilians"."""
        text = self.texts["text"]
        lows = [t.low for t in text.tokens]
        for i in range(len(lows) - 3):
            if lows[i] in HARMED and lows[i + 1] in COPULA and lows[i + 2] in ALL and lows[i + 3] in self.nouns:
                for f in self.figures:
                    if self._open(f) and f.scope == "incident" and f.span.start < text.tokens[i].start:
                        self.status[f.id] = self.nouns[lows[i + 3]].status

    def _weigh(self) -> None:
        """People of whom nobody says who they were are civilians where the signs around them say so, summed."""
        chains: dict[str, list[Figure]] = {}
        for f in self.figures:
            chains.setdefault(self.head[f.id], []).append(f)
        report: frozenset[Sign] | None = None
        for chain in chains.values():
            if not all(map(self._open, chain)):
                continue
            report = self._signs_of_report() if report is None else report
            signs = report.union(*map(self._signs, chain))
            if sum(SIGNS[sign] for sign in signs) > DOUBT:
                self.status.update((f.id, "civilian") for f in chain)

    def _signs_of_report(self) -> frozenset[Sign]:
        """What the report as a whole says for its nameless victims, or against them."""
        title, text = self.texts["title"].tokens, self.texts["text"].tokens
        signs: set[Sign] = set()
        if any(SPOKEN_OF.get(t.low) == "shelter" for t in (*title, *text[:HEAD])):
            signs.add("shelter in lead")
        if any(SPOKEN_OF.get(t.low) == "civil" for t in (*title, *text)):
            signs.add("civil in report")
        if any(self.local[f.id] == "combatant" and f.scope == "incident" for f in self.figures):
            signs.add("fighters counted")
        return frozenset(signs)

    def _signs(self, f: Figure) -> set[Sign]:
        """What is said around one figure of who its people were."""
        who, signs = self.who[f.id], self._words_beside(f)
        if who.how in ("people", "elided"):
            signs.add(who.how)
        said: tuple[tuple[Sign, bool], ...] = (
            ("women", "women" in who.groups),
            ("family parts", any(FAMILY.intersection(self.who[p.id].groups) for p in self.parts.get(f.id, ()))),
            ("one", f.bounds.low == 1),
            ("injured", f.measure == "injured"),
            ("title", f.span.part == "title"),
            ("other days", f.scope != "incident"),
            ("shelling", f.cause == "shelling"),
            ("bomb", f.cause in BOMBS),
            ("suicide bombing", f.cause == "suicide bombing"),
        )
        return signs.union(sign for sign, holds in said if holds)

    def _words_beside(self, f: Figure) -> set[Sign]:
        text = self.texts[f.span.part]
        if not text.sentences:
            return set()
        sentence = text.sentences[text.sentence_at(f.span.start)]
        at = bisect_left(text.tokens, f.span.start, key=START)
        words = text.tokens[max(sentence.first, at - BEFORE) : min(sentence.last, at + BEYOND)]
        return {SPOKEN_OF[t.low] for t in words if t.low in SPOKEN_OF}
