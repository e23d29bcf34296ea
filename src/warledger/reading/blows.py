"""The words of violence of a report, found in title and text, and what each means there.

A vague word ("bombardment", "blast") takes the meaning of the plain ones around it that it may stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from warledger.reading.english.cause import ASIDE, ENGAGED, FOUGHT, VIOLENCE, Violence
from warledger.reading.text import Text, Token
from warledger.records import Cause, Part

#: How many words of violence on either side of a vague one are asked for its meaning, and how far away, in words.
NEIGHBOURS = 8
REACH = 150
#: The first words of violence of a report, which say what its news is, and how far, in words, they count as standing.
LEAD_WORDS = 3
LEAD_FAR = 80
#: The distance, in words, at which one of them has half the say of one right here.
NEARNESS = 10
#: Sentences between two lines of a list.
LIST = 2


class Blow(NamedTuple):
    """One phrase of violence: tokens ``first`` up to ``last`` of a part. ``cause`` is what it means in this report."""

    part: Part
    first: int
    last: int
    sentence: int
    says: Violence
    cause: Cause | None

    @property
    def stops(self) -> bool:
        """Whether it says that no single cause is meant."""
        return self.says.cause is None and not self.says.may


def find_blows(title: Text, text: Text, skip: frozenset[int]) -> list[Blow]:
    """The words of violence in order of appearance, each with its meaning. ``skip``: paragraphs of debris."""
    found = [*_find("title", title, frozenset()), *_find("text", text, skip)]
    meant: list[Blow] = []
    for i, word in enumerate(found):
        cause = _meaning(found, i) if word.says.may else word.cause
        if cause is None and word.says.may and meant and _goes_on(meant[-1], word):
            cause = meant[-1].cause
        meant.append(word._replace(cause=cause))
    return meant


def _find(part: Part, text: Text, skip: frozenset[int]) -> Iterator[Blow]:
    lows = text.lows
    for number, sentence in enumerate(text.sentences):
        if sentence.paragraph in skip:
            continue
        free = sentence.first  # where the last phrase ended
        for i, low in enumerate(lows[sentence.first : sentence.last], sentence.first):
            if low not in VIOLENCE or i < free:
                continue
            for words, says in VIOLENCE[low]:
                n = len(words)
                if i + n > sentence.last or (n > 1 and lows[i + 1] != words[1]):
                    continue
                if all(lows[i + k] == words[k] for k in range(2, n)):
                    free = i + n
                    if says is not None:
                        says = _aside(text.tokens, i, free, says)
                        yield Blow(part, i, free, number, says, says.cause)
                    break


def _aside(tokens: Sequence[Token], first: int, behind: int, says: Violence) -> Violence:
    """What a word says, set back where it only tells whom a party fights: "the coalition fighting the group"."""
    if tokens[first].low not in ENGAGED or behind >= len(tokens):
        return says
    party = tokens[behind].low in FOUGHT or tokens[behind].text[0].isupper()
    return says._replace(weight=says.weight + ASIDE) if party else says


def _meaning(found: Sequence[Blow], i: int) -> Cause | None:
    """What a vague word stands for: of all it may mean, what the plain words around it say most, the near ones loudest.

    An "attack" or a "blast" is one blow, and may be what the head of the report told of, however far; bombardment goes
    on. Where no word is plain, vague ones lend what they mean by default.
    """
    here = found[i]
    votes: dict[tuple[bool, Cause], float] = {}
    near = range(max(i - NEIGHBOURS, 0), min(i + NEIGHBOURS + 1, len(found)))
    head = LEAD_WORDS if "suicide bombing" in here.says.may else 0  # what may be a bomber is one blow
    for j in (*range(min(head, near.start)), *near):
        there = found[j].says
        far = min(_distance(here, found[j]), LEAD_FAR if j < head else REACH)
        if j != i and there.cause is not None and there.cause in here.says.may and far < REACH:
            key = not there.may, there.cause
            votes[key] = votes.get(key, 0.0) + 1 / (NEARNESS + far * (1.0 if j < i else 1.2))
    return max(votes, key=lambda k: (k[0], votes[k]))[1] if votes else here.says.cause


def _goes_on(before: Blow, word: Blow) -> bool:
    """ "Drone attacks since March ... April: 11 attacks": a list whose lines say no more of what its head says."""
    same = before.says == word.says or before.cause in word.says.may
    return before.part == word.part and same and word.sentence - before.sentence <= LIST


def _distance(a: Blow, b: Blow) -> int:
    if a.part != b.part:
        return 60
    return abs(a.first - b.first) + 10 * abs(a.sentence - b.sentence)
