"""What did the harm: the words of violence of a report, and which of them stands for a figure.

The words of violence are found and understood first (:mod:`warledger.reading.blows`). A figure takes the word of its
sentence that stands closest in grammar and distance; a sentence without one goes on about what those before it told.

Once the figures of a report are linked, :meth:`Causes.settle` lets those that count the same people, and parts and
their total, share what is said of one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Literal, NamedTuple

from warledger.reading.blows import Blow, find_blows
from warledger.reading.cues import Cue
from warledger.reading.english.cause import (
    ASIDE,
    BEFALLEN,
    BOUND,
    BREAKS,
    DOERS,
    HARMED,
    JOINS,
    LEADS_AWAY,
    LEADS_TO_CAUSE,
    RELATIVES,
    SUBSET,
)
from warledger.reading.text import Text, Token
from warledger.records import Cause, Figure, Measure, Part

#: How far from a figure, in words, what did the harm may stand in its sentence; keeps endless sentences linear.
WINDOW = 120
#: How many sentences back a sentence that names no violence may go on about.
MEMORY = 12
#: How many sentences ahead the opening of a report may announce.
AHEAD = 6
#: Words that may stand between a subset and what killed it.
BEHIND = 8
#: Words between two causes that are still one statement of both ("clashes with the army and bombings").
JOINED = 5
#: How much nearer, in words, the doer behind "killed by" counts, and how far behind it he may stand.
AGENT, AGENT_REACH = 20, 8
#: Flight is from what is said right beside it.
NEAR = 28

#: A cause and one that says the same more exactly, where both are said of the same people.
SHARPER: frozenset[tuple[Cause | None, Cause | None]] = frozenset(
    {
        ("airstrike", "drone strike"),
        ("explosion", "suicide bombing"),
        ("explosion", "car bomb"),
        ("explosion", "mine or IED"),
        ("airstrike", "mixed"),
        ("shelling", "mixed"),
    }
)

START, FIRST, SENTENCE = attrgetter("start"), attrgetter("first"), attrgetter("sentence")

How = Literal["plain", "vague", "inherited"]


class Said(NamedTuple):
    """A cause and how it was reached: a plain word of the sentence, a vague one, or what went before.

    ``at`` is where that word stands, so that figures under one word can be told.
    """

    cause: Cause | None
    how: How
    at: tuple[Part, int] | None = None


class Causes:
    """The words of violence of one report, with what each means there."""

    def __init__(self, title: Text, text: Text, skip: frozenset[int] = frozenset()) -> None:
        self._texts: dict[Part, Text] = {"title": title, "text": text}
        self._told: dict[tuple[Part, int, int, Measure], Said] = {}
        meant = find_blows(title, text, skip)
        self._words: dict[Part, list[Blow]] = {
            "title": [w for w in meant if w.part == "title"],
            "text": [w for w in meant if w.part == "text"],
        }

    @classmethod
    def of(cls, title: Text, text: Text, skip: frozenset[int] = frozenset()) -> Causes:
        """The words of violence of a report; linear in length. ``skip``: paragraphs of the text that are debris."""
        return cls(title, text, skip)

    def cues(self) -> tuple[Cue[Cause], ...]:
        """Every word that names a cause, in order of appearance."""
        at = {part: text.tokens for part, text in self._texts.items()}
        return tuple(
            Cue(w.part, at[w.part][w.first].start, at[w.part][w.last - 1].end, w.sentence, w.cause)
            for words in self._words.values()
            for w in words
            if w.cause
        )

    def cause(self, part: Part, start: int, end: int, measure: Measure) -> Cause | None:
        """What did the harm to the people counted at these characters; None if the report does not say."""
        return self.said(part, start, end, measure).cause

    def said(self, part: Part, start: int, end: int, measure: Measure) -> Said:
        """The same, with how it was reached. Being held or taken has no cause in this sense."""
        asked = part, start, end, measure
        if asked not in self._told:
            self._told[asked] = self._said(*asked)
        return self._told[asked]

    def _said(self, part: Part, start: int, end: int, measure: Measure) -> Said:
        text = self._texts[part]
        if measure == "detained" or not text.sentences:
            return Said(None, "plain")
        number = text.sentence_at(start)
        first, last = _tokens_of(text, start, end)
        words = [w for w in self._around(part, number, first, last) if not _of_others(text.tokens, w, last)]
        words = [w for w in words if not _are_victims(text.tokens, w, first, last)] or words
        if measure == "displaced":
            return Said(_flown_from(text.tokens, words, first, last), "plain")
        if words:
            return _governing(text.tokens, words, first, last)
        return Said(self._inherited(part, number), "inherited")

    def settle(self, figures: Sequence[Figure]) -> tuple[Figure, ...]:
        """Linked figures with the causes they share; each must carry its ``part_of``, ``same_as`` and ``scope``."""
        said = {f.id: self.said(f.span.part, f.span.start, f.span.end, f.measure) for f in figures}
        return _settle(figures, said)

    def _in_sentence(self, part: Part, number: int) -> list[Blow]:
        words = self._words[part]
        first = bisect_left(words, number, key=SENTENCE)
        return words[first : bisect_right(words, number, key=SENTENCE)]

    def _around(self, part: Part, number: int, first: int, last: int) -> list[Blow]:
        words = self._words[part]
        sentence = self._texts[part].sentences[number]
        start = bisect_left(words, max(sentence.first, first - WINDOW), key=FIRST)
        return words[start : bisect_left(words, min(sentence.last, last + WINDOW), key=FIRST)]

    def _inherited(self, part: Part, number: int) -> Cause | None:
        """What the sentences before were about, then the title, then the next sentences."""
        for back in range(number - 1, max(number - 1 - MEMORY, -1), -1):
            words = self._in_sentence(part, back)
            if words and (cause := self._topic(part, words)):
                return cause
            if any(w.stops for w in words):
                return None
        if part == "text":
            if cause := self._topic("title", self._words["title"]):
                return cause
            ahead = range(number + 1, number + 1 + AHEAD)
        else:
            ahead = range(AHEAD)
        for n in ahead:
            if cause := self._topic("text", self._in_sentence("text", n)):
                return cause
        return None

    def _topic(self, part: Part, words: Sequence[Blow]) -> Cause | None:
        """The cause a sentence is about: its plainest word, the first of equals, with what is joined to it."""
        tokens = self._texts[part].tokens
        named = [
            k
            for k, w in enumerate(words)
            if w.cause is not None and w.says.weight < ASIDE and not _of_subset(tokens, w.first)
        ]
        if not named:
            return None
        return _with_joined(tokens, words, min(named, key=lambda k: words[k].says.weight), None)


def _tokens_of(text: Text, start: int, end: int) -> tuple[int, int]:
    first = bisect_left(text.tokens, start, key=START)
    return first, bisect_left(text.tokens, end, key=START)


def _of_others(tokens: Sequence[Token], word: Blow, last: int) -> bool:
    """Whether a word tells of a subset of the figure before it alone: "12 people, including two who were shot"."""
    opens = [k for k in range(last, word.first) if tokens[k].low in SUBSET]
    bound = tokens[word.first].low in BOUND or _of_subset(tokens, word.first)
    return bool(opens) and bound


def _are_victims(tokens: Sequence[Token], word: Blow, first: int, last: int) -> bool:
    """Whether a word is one for the people counted: "six suicide bombers"."""
    return first <= word.first < last and tokens[word.last - 1].low in DOERS


def _of_subset(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands behind a subset of which alone it tells: "including two killed by bullets"."""
    near = range(max(at - BEHIND, 0), at - 2)
    return any(tokens[k].low in SUBSET and tokens[k + 2].low in BEFALLEN for k in near)


def _governing(tokens: Sequence[Token], words: Sequence[Blow], first: int, last: int) -> Said:
    """The cause that governs the figure at tokens ``first`` up to ``last``, out of those its sentence names."""
    best = min(range(len(words)), key=lambda k: _cost(tokens, words[k], first, last))
    how: How = "vague" if words[best].says.may else "plain"
    return Said(_with_joined(tokens, words, best, (first, last)), how, (words[best].part, words[best].first))


def _flown_from(tokens: Sequence[Token], words: Sequence[Blow], first: int, last: int) -> Cause | None:
    """What people fled or were driven out by, where it is said right beside them."""
    costs = [(_cost(tokens, w, first, last, stop=0), k) for k, w in enumerate(words)]
    cost, k = min(costs, default=(NEAR, 0))
    return words[k].cause if cost < NEAR else None


def _cost(tokens: Sequence[Token], word: Blow, first: int, last: int, stop: int = 40) -> float:
    """How far a word stands from the figure at tokens ``first`` up to ``last``, in words."""
    ahead = word.first >= last
    a, b = (last, word.first) if ahead else (word.last, first)
    cost = float(max(b - a, 0)) + word.says.weight + (stop if word.stops else 0)
    for token in tokens[a:b]:
        if token.low in BREAKS or token.text in ";:":
            cost += 12
        elif not ahead and token.low in JOINS:
            cost += 2
        elif ahead and token.low in RELATIVES and any(t.low in SUBSET for t in tokens[a:b]):
            cost += 15  # "26 dead, including eight who were killed in a mine explosion"
    lead = {t.low for t in tokens[max(word.first - 5, 0) : word.first]}
    if ahead and lead & LEADS_TO_CAUSE:
        cost -= AGENT if _done_by(tokens, last, word.first) else 4
    if lead & LEADS_AWAY:
        cost += 8
    return cost


def _done_by(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether what stands at ``end`` is the doer of the first harm told from ``start`` on: "was killed by a drone"."""
    harmed = next((k for k in range(start, end) if tokens[k].low in HARMED), end)
    led = end - harmed <= AGENT_REACH and harmed + 1 < end and tokens[harmed + 1].low == "by"
    return led and all(t.low not in JOINS and t.low not in BREAKS for t in tokens[start:harmed])


def _with_joined(
    tokens: Sequence[Token], words: Sequence[Blow], best: int, figure: tuple[int, int] | None
) -> Cause | None:
    """The cause of a word, or "mixed" where another one is said in the same breath: "clashes and air strikes"."""
    causes = {words[best].cause}
    for step in (-1, 1):
        k = best + step
        while 0 <= k < len(words) and _joined(tokens, words[min(k, k - step)], words[max(k, k - step)], figure):
            causes.add(words[k].cause)
            k += step
    causes.discard(None)
    return "mixed" if len(causes) > 1 else words[best].cause


def _joined(tokens: Sequence[Token], a: Blow, b: Blow, figure: tuple[int, int] | None) -> bool:
    between = tokens[a.last : b.first]
    if max(a.says.weight, b.says.weight) >= ASIDE or tokens[a.first].low in BOUND or tokens[b.first].low in BOUND:
        return False
    if len(between) > JOINED or (figure and a.last <= figure[0] < b.first):
        return False
    return a.cause == b.cause or any(t.low in JOINS for t in between)


def _settle(figures: Sequence[Figure], known: dict[str, Said]) -> tuple[Figure, ...]:
    """Figures with the causes that their links let them share."""
    parts: dict[str, set[Cause]] = {}
    for f in figures:
        if f.part_of in known and known[f.id].how == "plain" and (cause := known[f.id].cause):
            parts.setdefault(str(f.part_of), set()).add(cause)
    for f in figures:
        if f.scope == "war" and known[f.id].how == "inherited":
            known[f.id] = Said(None, "plain")
        elif known[f.id].how != "plain" and len(parts.get(f.id, ())) > 1:
            known[f.id] = Said("mixed", "plain", known[f.id].at)
    _share_same(figures, known)
    for f in figures:
        own, total = known[f.id], known.get(f.part_of or "")
        if f.measure in ("detained", "displaced") or total is None or total.cause is None:
            continue
        if own.how == "inherited" or own.at == total.at:
            known[f.id] = total
    return tuple(f if f.cause == known[f.id].cause else replace(f, cause=known[f.id].cause) for f in figures)


def _share_same(figures: Sequence[Figure], known: dict[str, Said]) -> None:
    """Figures of the same people take the plainest cause said of them, in the text before in the title."""
    chains: dict[str, list[Figure]] = {}
    head: dict[str, str] = {}
    for f in figures:
        head[f.id] = head.get(f.same_as or "", f.same_as or f.id)
        chains.setdefault(head[f.id], []).append(f)
    for chain in chains.values():
        told = [f for f in chain if known[f.id].cause is not None]
        if len(chain) < 2 or not told:
            continue
        best = min(told, key=lambda f: _rank(f, known[f.id]))
        said = known[best.id]
        for f in told:
            if (said.cause, known[f.id].cause) in SHARPER:
                said = known[f.id]
        for f in chain:
            if _rank(f, known[f.id]) > _rank(best, known[best.id]) or (known[f.id].cause, said.cause) in SHARPER:
                known[f.id] = known[f.id]._replace(cause=said.cause)


def _rank(figure: Figure, said: Said) -> int:
    return ("plain", "vague", "inherited").index(said.how) * 2 + (figure.span.part == "title")
