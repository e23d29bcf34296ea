"""Who the people of one figure were, as its own words say, with the words right beside it: soldiers, two women, others.

What those words leave open, :mod:`warledger.reading.status` resolves over the report.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile
from operator import attrgetter
from typing import Literal, NamedTuple

from warledger.reading.english.status import (
    AGE,
    AGE_BEHIND,
    ALL,
    AMIDST,
    AMONG,
    ARMED,
    ARMED_PAIRS,
    ARTICLES,
    BEARERS,
    BEHIND,
    CIVIL,
    CIVILIAN,
    CIVILIANS,
    COPULA,
    COUNTING,
    ELIDED,
    HARMED,
    INFLICTED,
    JOINS,
    KINDRED,
    KINSHIP,
    MOSTLY,
    NARROWING,
    OF_WHOM,
    RANKED,
    RANKED_IN,
    SERVING,
    SIDES,
    SUBSET,
    SUFFERED,
    THAT_OF,
    TRADES,
    TRADESMEN,
)
from warledger.reading.english.victims import VICTIMS
from warledger.reading.language import Noun
from warledger.reading.text import Text, Token
from warledger.records import Status, VictimGroup

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
#: Words before a name or a count that may say whose it is.
LEAD = 10
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
    groups = () if EVERYONE.issuperset(groups) and len(groups) > 1 else groups
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
    if who.how == "elided" and (label := _label(lead)):
        of_whom = _person(label, (), victims, follows=False)
        return of_whom if of_whom.how == "said" else who
    if who.how != "named":
        return who
    if lead and (noun := victims.get(lead[-1].low)) is not None and noun.status != "unknown":
        return Who(noun.status, noun.groups, "said")
    apposed = 1 if tail and tail[0].text == "," else 0
    if len(tail) > apposed and tail[apposed].low not in SUBSET and (apposed or tail[0].low in ARTICLES):
        words = takewhile(lambda t: t.text[0].isalnum() and t.low not in COPULA, tail[apposed:APPOSED])
        told = _person(list(words), (), victims, follows=False)  # behind a comma, or where the text has lost it
        return told if told.how == "said" else who
    return who


def _label(lead: Sequence[Token]) -> list[Token]:
    """The words before a bare count that say of whom it is: "Government forces: 9", "of the army and allies 29"."""
    if len(lead) > 1 and lead[-1].text == ":":
        return [t for t in lead[:-1] if t.text[0].isalnum()]
    at = next((i for i, t in enumerate(lead) if t.low in OF_WHOM), len(lead))
    opens = not lead[at - 1].text[0].isalnum() if 0 < at < len(lead) else at == 0 and len(lead) < LEAD
    label = list(lead[at + 1 :])
    return label if opens and all(t.text[0].isalnum() for t in label) else []


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
    soldiers = any(pair in ARMED_PAIRS for pair in pairwise(beside))
    tradesman = (head in TRADESMEN or head in BEARERS) and not soldiers  # "air defence crew"
    trade = next((TRADES[w] for w in beside if w in TRADES), None) if tradesman else None
    if trade is None and head in TRADESMEN and tail and tail[0].low in AMONG:
        trade = next((TRADES[t.low] for t in tail[:TAIL] if t.low in TRADES), None)
    groups = (trade,) if trade else noun.groups
    groups = tuple(dict.fromkeys((*(NARROWING[w] for w in lows[:at] if w in NARROWING), *groups)))
    if trade or CIVILIAN in beside:
        return Who("civilian", groups, "said")
    if noun.status == "civilian" and at and lows[at - 1] in SERVING and head not in KINSHIP:
        return Who("combatant", groups, "said")  # "an army doctor"
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
    noun: Noun,
    head: str,
    beside: Sequence[str],
    tail: Sequence[Token],
    groups: tuple[VictimGroup, ...],
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
    tail = tail[1:] if tail and (tail[0].low in ELIDED or tail[0].low in INFLICTED) else tail
    if not tail or (tail[0].low not in AMONG and not (wide and tail[0].low in RANKED_IN)):
        return "unknown"
    far = TAIL if tail[0].low != "on" or (len(tail) > 1 and tail[1].low in THAT_OF) else NEAR_TAIL
    words = takewhile(lambda t: t.text[0].isalnum() or t.text in QUOTES, tail[1:far])
    lows = [t.low for t in words]
    if any(map(_armed, lows)) or SIDES.intersection(lows):
        return "combatant"
    if CIVIL.intersection(lows):
        return "civilian"
    kinds = (victims[low].status for low in lows if low in victims)
    return next((kind for kind in kinds if kind != "unknown"), "unknown") if tail[0].low == "of" else "unknown"


def _by_predicate(tail: Sequence[Token], who: Who, victims: Mapping[str, Noun]) -> Who:
    """What is said of people right behind them: "five of the dead were children", "12, most of them civilians"."""
    lows = [t.low for t in tail if t.text[0].isalnum()]
    for i, low in enumerate(lows):
        if low in KINDRED:
            for n in (1, 2, 3):
                if (share := MOSTLY.get(tuple(lows[max(i - n, 0) : i]))) is not None:
                    return Who(share if low == CIVILIANS else "civilian", (), "said")
    for among, article, noun in zip(lows, lows[1:], lows[2:], strict=False):
        if among == AMIDST and article in ARTICLES and noun in victims and victims[noun].status != "unknown":
            return Who(victims[noun].status, victims[noun].groups, "said")  # "nine people among the terrorists killed"
    lows = lows[1:] if lows and lows[0] in HARMED else lows  # "most of those killed were children"
    if lows and lows[0] in COPULA:
        kinds = _kinds([w for w in lows[1:] if w not in ALL], victims)
        status = _together({noun.status for noun in kinds})
        if status != "unknown":
            return Who(status, _groups_of(kinds), "said")
        return who._replace(groups=who.groups or _groups_of(kinds))  # "13 of whom were women"
    return who


def _kinds(lows: Sequence[str], victims: Mapping[str, Noun]) -> list[Noun]:
    """The nouns of a list that stands at the start of these words: "children and women", "fighters"."""
    kinds: list[Noun] = []
    for k, low in enumerate(lows):
        if k % 2 == 0 and low in victims:
            kinds.append(victims[low])
        elif k % 2 == 0 or low not in JOINS:
            break
    return kinds


def _groups_of(kinds: Sequence[Noun]) -> tuple[VictimGroup, ...]:
    """The groups that all of these nouns are of: none of "children and farmers"."""
    return tuple(dict.fromkeys(g for noun in kinds for g in noun.groups)) if all(n.groups for n in kinds) else ()
