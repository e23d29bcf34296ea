"""Whether the people counted were civilians, combatants or both, resolved over the report.

:func:`status_of` reads the words of one figure. :func:`settle` then resolves over the report what those words leave
open: the same people under another name, a part by its total, a total by its parts, "35 others" by those counted beside
them. Where nobody says who they were, signs around them are weighed: what was hit, who else, how they are spoken of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import fsum
from operator import attrgetter
from types import MappingProxyType

from warledger.reading.english.status import (
    A_FEW,
    ALL,
    CIVILIANS,
    COPULA,
    DOUBT,
    HARMED,
    KINSHIP,
    LOOKING_BACK,
    OTHERS,
    POLICE,
    SIGNS,
    SPOKEN_OF,
    UNIDENTIFIED,
    Sign,
)
from warledger.reading.english.victims import VICTIMS
from warledger.reading.language import Noun
from warledger.reading.text import Text
from warledger.reading.who import Who, status_of
from warledger.records import Cause, Figure, Part, Status

__all__ = ["settle", "status_of"]

START = attrgetter("start")

#: How many figures back an elided noun may refer to.
BACK = 12
#: Words before a figure, and from it on, that are searched for signs of who its people were.
BEFORE, BEYOND = 25, 30
#: Words of the text that open it, for what a report is about.
HEAD = 60
SHELTER = frozenset(word for word, sign in SPOKEN_OF.items() if sign == "shelter")
CIVIL_LIFE = frozenset(word for word, sign in SPOKEN_OF.items() if sign == "civil")
BOMBS: frozenset[Cause | None] = frozenset({"suicide bombing", "car bomb", "mine or IED", "explosion"})


def settle(
    figures: Sequence[Figure],
    title: Text,
    text: Text,
    victims: Mapping[str, Noun] = VICTIMS,
    known: Mapping[str, Who] = MappingProxyType({}),
) -> tuple[Figure, ...]:
    """Linked figures with status and groups, as the whole report tells them.

    Every figure must carry its ``part_of``, ``same_as`` and ``scope``; those with a ``side`` fight for it. ``known`` is
    what :func:`status_of` said, by id, where it was asked before.
    """
    texts: Mapping[Part, Text] = {"title": title, "text": text}
    return _Settling(figures, texts, victims, known).run()


class _Settling:
    def __init__(
        self,
        figures: Sequence[Figure],
        texts: Mapping[Part, Text],
        victims: Mapping[str, Noun],
        known: Mapping[str, Who],
    ) -> None:
        self.figures = figures
        self.texts, self.nouns = texts, victims
        self.who = {
            f.id: Who(f.status, f.groups, "said")
            if f.status != "unknown"  # what the words of a figure said, it carries
            else known.get(f.id) or status_of(texts[f.span.part], f.span.start, f.span.end, victims)
            for f in figures
        }
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
            if f.side and self._open(f) and f.span.quote.lower().split()[-1] not in KINSHIP:
                self.status[f.id] = "combatant"
        self._victims()
        for _ in range(2):  # the second round carries what the first found over to links that stand before it
            self._same()
            self._totals()
            self._same()
            self._parts()
            self._beside("text")
        self._beside("title")
        self._other_tolls()
        self._weigh()
        self._same()
        self._parts()
        sides = self._sides()
        told = ((f, self.status[f.id], self.who[f.id].groups, sides[f.id]) for f in self.figures)
        return tuple(
            f if (f.status, f.groups, f.side) == (status, groups, side)
            else replace(f, status=status, groups=groups, side=side, by=_not_their_own(f, side))
            for f, status, groups, side in told
        )  # fmt: skip

    def _sides(self) -> dict[str, str | None]:
        """The side of every figure: of fighters without one, that of their other tellings, of their total or parts."""
        sides = {f.id: f.side for f in self.figures}
        for _ in range(2):
            told: dict[str, str] = {}
            for f in self.figures:
                if side := sides[f.id]:
                    told.setdefault(self.head[f.id], side)
            for f in self.figures:
                if sides[f.id] is None and self.status[f.id] == "combatant":
                    sides[f.id] = told.get(self.head[f.id]) or sides.get(f.part_of or "") or self._fighting(f, sides)
        return sides

    def _fighting(self, total: Figure, sides: Mapping[str, str | None]) -> str | None:
        """The sides of the parts that make a total: "29 soldiers and 23 rebels" in 52 fighters."""
        parts = self.parts.get(total.id, [])
        named = list(dict.fromkeys(sides[p.id] for p in parts))
        whole = total.bounds.low is not None and sum(p.bounds.low or 0 for p in parts) >= total.bounds.low
        return " and ".join(filter(None, named)) if named and whole and None not in named else None

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
            apart = any(self._civilians_apart(part, total) or self._most_fighters(part, total) for part in parts)
            if {"civilian", "combatant"} <= statuses or "mixed" in statuses or (apart and total.scope != "war"):
                self.status[total.id] = "mixed"
            elif len(statuses) == 1 and total.bounds.low and sum(p.bounds.low or 0 for p in parts) >= total.bounds.low:
                self.status[total.id] = statuses.pop()

    def _civilians_apart(self, part: Figure, total: Figure) -> bool:
        """ "22 people, including six civilians": most were none; of "20, including 13" nobody knows."""
        said = part.span.quote.lower().endswith(CIVILIANS) and self.sentence[part.id] == self.sentence[total.id]
        few = part.bounds.low is None or total.bounds.low is None or 2 * part.bounds.low < total.bounds.low
        nameless = self.who[total.id].how in ("people", "elided")
        return said and few and nameless and part.span.start > total.span.start

    def _most_fighters(self, part: Figure, total: Figure) -> bool:
        """ "Most of the fighters killed": others than fighters were counted, too."""
        words = part.span.quote.lower().split()
        some = self.status[part.id] == "combatant" and words[0] in A_FEW and "of" in words
        return some and self.who[total.id].how in ("people", "elided")

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
            if (o.part_of == f.part_of or o.measure != f.measure) and o.scope == f.scope
            and (back or self._near(o, f))
        ]  # fmt: skip
        if not beside:
            return "unknown"
        # "40 civilians and 25 fighters were killed, 110 injured": nobody says who the injured are.
        nearest = beside[-1].measure, self.sentence[beside[-1].id]
        statuses = {self.status[o.id] for o in beside if (o.measure, self.sentence[o.id]) == nearest}
        return "unknown" if len(statuses) > 1 or "mixed" in statuses else statuses.pop()

    def _near(self, other: Figure, f: Figure) -> bool:
        """Whether "25 others" may be others than those of this figure: of its sentence, or of the one before."""
        (part, here), (there, at) = self.sentence[f.id], self.sentence[other.id]
        return part == there and (here == at or (here == at + 1 and f.span.quote.lower().endswith(OTHERS)))

    def _victims(self) -> None:
        """What is said of all victims holds for those counted before: "the victims were all civilians"."""
        text = self.texts["text"]
        lows = text.lows
        for i, low in enumerate(lows[:-3]):
            if low in HARMED and lows[i + 1] in COPULA and lows[i + 2] in ALL and lows[i + 3] in self.nouns:
                for f in self.figures:
                    if self._open(f) and f.scope == "incident" and f.span.start < text.tokens[i].start:
                        self.status[f.id] = self.nouns[lows[i + 3]].status

    def _other_tolls(self) -> None:
        """Another source's count of the same dead, near in number, is of their kind: "rescuers gave a toll of 23"."""
        for i, f in enumerate(self.figures):
            if self._open(f) and (f.bounds.low or 0) > 1 and f.part_of is None and f.scope == "incident":
                near = (*self.figures[: min(i, BACK)], *self.figures[max(i - BACK, 0) : i + BACK])
                kinds = {self.status[o.id] for o in near if self._other_toll(f, o)}
                if len(kinds) == 1:
                    self.status[f.id] = kinds.pop()

    def _other_toll(self, f: Figure, o: Figure) -> bool:
        if o.measure != f.measure or o.scope != f.scope or o.part_of is not None or self._open(o) or not o.bounds.low:
            return False
        near = f.bounds.low is not None and 2 * min(f.bounds.low, o.bounds.low) > max(f.bounds.low, o.bounds.low)
        here = f.place is None or o.place is None or f.place.words == o.place.words
        return near and here and f.date == o.date and f.attributed_to[:1] != o.attributed_to[:1]

    def _weigh(self) -> None:
        """People of whom nobody says who they were are civilians where the signs around them say so, summed."""
        chains: dict[str, list[Figure]] = {}
        for f in self.figures:
            chains.setdefault(self.head[f.id], []).append(f)
        report: frozenset[Sign] | None = None
        for chain in chains.values():
            if not all(map(self._open, chain)) or not self._may_be_told(chain):
                continue
            report = self._signs_of_report() if report is None else report
            signs = report.union(*map(self._signs, chain))
            if fsum(SIGNS[sign] for sign in signs) > DOUBT:  # exact: the signs come in no order
                self.status.update((f.id, "civilian") for f in chain)

    @staticmethod
    def _may_be_told(chain: Sequence[Figure]) -> bool:
        """Whether signs can tell who people were: not of nobody, of the dead of a whole war, of the unidentified."""
        unknown = any(word in UNIDENTIFIED for f in chain for word in f.span.quote.lower().split())
        return chain[0].bounds.high != 0 and all(f.scope != "war" for f in chain) and not unknown

    def _signs_of_report(self) -> frozenset[Sign]:
        """What the report as a whole says for its nameless victims, or against them."""
        title, text = self.texts["title"].lows, self.texts["text"].lows
        signs: set[Sign] = set()
        if not (SHELTER.isdisjoint(title) and SHELTER.isdisjoint(text[:HEAD])):
            signs.add("shelter in lead")
        if not (CIVIL_LIFE.isdisjoint(title) and CIVIL_LIFE.isdisjoint(text)):
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
            ("civilians apart", any(p.span.quote.lower().endswith(CIVILIANS) for p in self.parts.get(f.id, ()))),
            ("driven out", f.measure == "displaced" and f.scope != "war"),
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
        words = text.lows[max(sentence.first, at - BEFORE) : min(sentence.last, at + BEYOND)]
        return {SPOKEN_OF[low] for low in words if low in SPOKEN_OF}


def _not_their_own(f: Figure, side: str | None) -> tuple[str, ...]:
    """Whose deed a figure is, once its side is known from others: not that side's."""
    return f.by if f.side is not None else tuple(name for name in f.by if name != side)
