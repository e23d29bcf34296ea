"""The ground that a clause speaks of: named places, "two villages", "most of the province", "it"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from warledger.reading.accounts.clauses import Page
from warledger.reading.text import Sentence
from warledger.reading.where import PlaceMention
from warledger.records import Place

LONGEST: Final = 24
"""Tokens in the words of an area."""
AHEAD: Final = 5
"""How far behind a joining word the next piece of ground must stand."""
RECENT: Final = 8
"""How many places back "the town" may mean."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Tokens ``first`` up to ``last`` speak of ground; ``places`` are those named, ``back`` that the words only look back.

    ``vague`` ground is a portion, a number of places or a kind of place without a name; ``count`` how many it is.
    """

    first: int
    last: int
    places: tuple[PlaceMention, ...] = ()
    back: bool = False
    vague: bool = False
    count: int | None = None


class GroundReader:
    """Reads ground in one part of a report."""

    def __init__(self, page: Page) -> None:
        self.page, self.t, self.c = page, page.t.ground, page.c

    def after(self, i: int, s: Sentence) -> Ground | None:
        """The ground whose words begin at token i."""
        page = self.page
        while i < s.last and (page.letter(i) in "y" or page.lows[i] in ("on",) and page.letter(i + 1) == "T"):
            i += 2 if page.lows[i] == "on" else 1
        if i >= s.last:
            return None
        if page.lows[i] in self.c.objects or page.lows[i] in self.t.neither:
            return Ground(i, i + 1, back=True)
        j, found, head = i, [], False
        portion = False
        last = i
        strange = 0
        while j < s.last and j - i < LONGEST:
            low, place = page.lows[j], page.place_at.get(j)
            actor = page.actor_over(j)
            if place is not None and not (actor is not None and actor.first == j and self._is_owner(actor.last, s)):
                j, mention = place
                owner = page.tokens[j - 1].text.endswith(("'s", "’s"))
                if not owner:
                    found.append(mention)
                    head, last = True, j
                continue
            if low in self.t.nouns or low in self.t.portions:
                head, last = True, j + 1
                portion |= low in self.t.portions
                strange = 0
            elif low in self.c.of:
                if not head and strange:
                    return None
            elif head and (nxt := self._continued(j, s)) is not None:
                j = nxt
                continue
            elif page.letter(j) in "dajmn" or low in self.t.modifiers or low in self.t.directions or low == "-":
                pass
            elif head:
                if page.letter(j) in "vxz" and j == last and low not in self.c.breaks:
                    return None  # "town council", "Idlib residents"
                break
            elif actor is not None or page.letter(j) == "p":
                pass
            elif page.letter(j) in "xzv" and strange < 2:
                strange += 1
            else:
                return None
            j += 1
        if not head:
            return None
        definite = page.lows[i] in self.c.definite
        return Ground(i, last, tuple(found), definite and not found and not portion, portion or not found, self._count(i, last))

    def _is_owner(self, last: int, s: Sentence) -> bool:
        """Whether a party's name is followed by ground that is its own: "Syrian government lines"."""
        return last < s.last and self.page.lows[last] in self.t.nouns

    def _continued(self, j: int, s: Sentence) -> int | None:
        """The token where a list of ground goes on behind a joining word."""
        hit = self.t.lists.at(self.page.lows, j, s.last)
        if hit is None:
            return None
        k = hit[0]
        again = self.t.lists.at(self.page.lows, k, s.last)  # ", as well as"
        k = again[0] if again is not None else k
        for i in range(k, min(k + AHEAD, s.last)):
            if i in self.page.place_at or self.page.lows[i] in self.t.nouns or self.page.lows[i] in self.t.portions:
                return k
            if not (self.page.letter(i) in "dajmn" or self.page.lows[i] in self.t.modifiers | self.t.directions | self.c.of):
                return None
        return None

    def _count(self, first: int, last: int) -> int | None:
        for i in range(first, last):
            value = self.page.language.number_value(self.page.lows[i])
            if value is not None and 1 < value < 100:
                return value
            if self.page.lows[i] == "both":
                return 2
        return None

    def before(self, end: int, s: Sentence) -> Ground | None:
        """The ground whose words end before token ``end``, over prepositional groups: "two villages in Hama that ..."."""
        page = self.page
        floor = max(s.first, end - LONGEST)
        k = end - 1
        while k >= floor and (page.lows[k] == "," or page.lows[k] in self.c.prepositions | self.c.be | self.c.auxiliaries):
            k -= 1
        start = k + 1
        while start > floor:
            low = page.lows[start - 1]
            inside = page.letter(start - 1) in "dajmnxzvpotiT" or low in self.t.modifiers or low == ","
            if not inside or low in page.c.breaks - page.c.prepositions or low in page.c.relatives:
                break
            start -= 1
        best: Ground | None = None
        i = start
        while i <= k:
            if page.lows[i - 1] in self.c.prepositions and best is not None and not best.back:
                i += 1  # "a town in the north of Hama": what stands behind "in" holds it
                continue
            ground = self.after(i, s) if page.letter(i) not in "io" and page.lows[i] != "," else None
            if ground is not None and ground.last <= end:
                if best is None or (ground.places and not best.places and self._alone(i, s)):
                    best = ground
                i = max(ground.last, i + 1)
                continue
            i += 1
        return best

    def _alone(self, i: int, s: Sentence) -> bool:
        return i == s.first or self.page.lows[i - 1] not in self.c.prepositions

    def comprised(self, last: int, s: Sentence) -> Ground | None:
        """What a relative clause right behind says the ground takes in: "the region, which includes most of ..."."""
        page = self.page
        at = last + (page.low(last) == ",")
        if page.low(at) in self.c.relatives and page.low(at + 1) in self.t.comprising:
            return self.after(at + 2, s)
        return None


def place_of(mention: PlaceMention) -> Place:
    """The place of a statement, as worded."""
    return Place(words=mention.words)
