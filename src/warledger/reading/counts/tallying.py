"""Counts that are told as counts: tallies by label and by place, and a count named without the harm that it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from warledger.reading.counts.borrowing import Borrowing
from warledger.reading.counts.pieces import Chunk
from warledger.reading.counts.taking import Mention
from warledger.reading.language import Harm
from warledger.records import Measure

REACH: Final = 7  # chunks from "the count" to its number: "the count of the four days to Saturday was 55"
BETWEEN: Final = "ehuyisTtdoG"


class Tallying(Borrowing):
    """Mentions whose number stands beside a label, a place or a word for a count."""

    def tallied(self, measure: Measure, told: Sequence[Mention]) -> list[Mention]:
        """The mentions of a sentence that is all labels or places with numbers: "Civilians: 14.", "Hass 3, Bara 6".

        ``told`` are the mentions just before; a number is a part of the nearest total among them that has room for it.
        """
        numbers = self._labelled()
        placed = len(numbers) > 1 and all(self._whole(told, c) for c in numbers)
        if not numbers or not (placed or any(c.kind == ":" for c in self.ch)):
            return []
        for c in numbers:
            self._add([c], measure, c, part_of=self._whole((*told, *self.mentions), c)).lead = ":"
        return self.mentions

    def _labelled(self) -> list[Chunk]:
        """The numbers of the sentence, each behind a label; none where anything else stands in it."""
        numbers: list[Chunk] = []
        label = False
        for i, c in enumerate(self.ch):
            if c.number and label and self.kind(i + 1) in ("", ",", ";"):
                numbers.append(c)
                label = False
            elif (c.kind == "G" and self._is_label(c, colon=self.kind(i + 1) in (":", "c"))) or c.kind in "ic:":
                label |= c.kind in "G:"
            elif c.kind not in ',;"':
                return []
        return [] if label else numbers

    def _is_label(self, c: Chunk, *, colon: bool) -> bool:
        if c.quantity is not None:
            return False
        people = c.noun is not None or c.head in self.words.total | self.words.sides
        return people or (c.name and not colon)

    def _whole(self, told: Sequence[Mention], c: Chunk) -> Mention | None:
        """The nearest total that has room for this number beside the parts it has already."""
        number = _number(c)
        for total in reversed(told):
            parts = sum(_number(m.group) for m in told if m.part_of is total and m.lead == ":")
            if total.part_of is None and 0 < number + parts <= _number(total.group):
                return total
        return None

    def _counts(self) -> None:
        """ "The first count had been 11", "took the day's count to 106", "local sources say three"."""
        for i, c in enumerate(self.ch):
            counts = c.kind == "G" and c.head in self.words.counts and c.quantity is None
            measure = self._measure_so_far(i) if counts or c.word in self.words.saying else None
            if measure is None:
                continue
            if counts:
                at = self._count_behind(i)
                if at >= 0:
                    self._take(self.forward(at), Harm(measure, "toll"), c)
            elif self._is_rival(i + 1):
                self._add([self.ch[i + 1]], measure, c)

    def _measure_so_far(self, i: int) -> Measure | None:
        before = [m for m in self.mentions if m.group.first < self.ch[i].first]
        last = before[-1] if before else self.previous
        return last.measure if last is not None else None

    def _is_rival(self, i: int) -> bool:
        """Whether the bare number at i ends what somebody says: "the ministry said 12"."""
        return 0 <= i < len(self.ch) and self.ch[i].number and self.kind(i + 1) in ("", ";", ",")

    def _count_behind(self, i: int) -> int:
        for j in range(i + 1, min(i + REACH, len(self.ch))):
            c = self.ch[j]
            if c.kind == "G" and c.quantity is not None and c.quantity.vague is None:
                fits = self.word(j - 1) in self.words.count_is and (not c.head or c.noun is not None)
                return j if fits and not c.claimed else -1
            if c.kind not in BETWEEN or not c.kind:
                return -1
        return -1


def _number(c: Chunk) -> int:
    if c.quantity is None:
        return 0
    bounds = c.quantity.bounds
    return bounds.low if bounds.low is not None else bounds.high or 0
