"""The ground that a clause speaks of: named places, "two villages", "most of the province", "it"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from warledger.reading.accounts.clauses import Clauses
from warledger.reading.placing.placed import PlaceMention
from warledger.reading.text import Sentence
from warledger.records import Place, Precision

LONGEST: Final = 24
"""Tokens in the words of an area."""
LISTED: Final = 6
"""How far before a joining word "the villages of" stands."""
AHEAD: Final = 5
"""How far behind a joining word the next piece of ground must stand."""
AREAS: Final[dict[str, Precision]] = {
    "district": "district", "province": "province", "region": "region", "country": "country",
}  # fmt: skip
RECENT: Final = 8
"""How many places back "the town" may mean."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Tokens ``first`` up to ``last`` speak of ground; ``places`` are those named; ``back``: the words only look back.

    ``vague`` ground is a portion, a number of places or a kind of place without a name; ``count`` how many it is.
    """

    first: int
    last: int
    places: tuple[PlaceMention, ...] = ()
    back: bool = False
    vague: bool = False
    count: int | None = None


@dataclass(slots=True)
class _Scan:
    """Ground while it is being read. ``head``: its noun or name is there; ``strange``: other nouns before that."""

    last: int
    places: list[PlaceMention] = field(default_factory=list)
    head: bool = False
    portion: bool = False
    named: bool = False
    strange: int = 0


class GroundReader:
    """Reads ground in one part of a report."""

    def __init__(self, page: Clauses) -> None:
        self.page, self.t, self.c = page, page.t.ground, page.c

    def after(self, i: int, s: Sentence, *, names: bool = False) -> Ground | None:
        """The ground whose words begin at token i. ``names``: a name that nothing else explains is a place, too."""
        page = self.page
        while i < s.last and self._beside(i):
            i += 1  # "control on Wednesday over"
        if page.low(i) in self.t.nearly and page.low(i + 1) in self.t.portions:
            portion = self.after(i + 1, s, names=names)  # "about half of the camp"
            return replace(portion, first=i) if portion is not None else None
        if i >= s.last:
            return None
        if page.low(i) in self.c.objects or page.low(i) in self.t.neither:
            return Ground(i, i + 1, back=True)
        scan = _Scan(i)
        j = i
        while j < min(s.last, i + LONGEST):
            further = self._step(j, scan, s, names=names)
            if further is None:
                return None
            if further == j:
                break
            j = further
        alone = scan.last == i + 1 and page.low(i) in self.t.portions and page.low(i + 1) not in self.c.of
        if not scan.head or (alone and not scan.places):
            return None  # "took part"
        if not scan.places and not scan.portion:  # "the strategic Tal Baghdaq hilltop": a name, if an unknown one
            scan.places += [named[1] for k in range(i, scan.last) if (named := self.unknown(k, s)) is not None][:1]
        places, vague = tuple(scan.places), scan.portion or not scan.places
        back = page.low(i) in self.c.definite and not places and not scan.portion
        return Ground(i, scan.last, places, back, vague, self._count(i, scan.last))

    def _beside(self, i: int) -> bool:
        """Whether the token is an adverb or a day between a verb and its object."""
        page = self.page
        day = i in page.dated or (i + 1 in page.dated and page.low(i) in self.c.prepositions)
        return day or page.letter(i) == "y"

    def _step(self, j: int, scan: _Scan, s: Sentence, *, names: bool) -> int | None:
        """Take the token at j in: the token to go on at, j itself where the ground ends, None where it is none."""
        page = self.page
        low, letter, actor = page.low(j), page.letter(j), page.actor_over(j)
        scan.named |= names
        if scan.head and page.low(j - 1) in self.c.of and self.unknown(j, s) is not None:
            scan.named = True  # "the villages of Hamra and"
        unnamed = scan.named and low not in self.t.portions
        place = page.place_at.get(j) or (self.unknown(j, s) if unnamed else None)
        if place is not None and not (actor is not None and actor.first == j and self._is_owner(actor.last, s)):
            last, mention = place
            if mention.kind == "unknown" and self._describes(last):
                return last
            if not page.tokens[last - 1].text.endswith(self.t.owning):
                scan.places.append(mention)
                scan.head, scan.last = True, last
            return last
        if scan.head and low in self.t.directions and page.low(j + 1) in self.c.of:
            return j  # "a headquarters north of Homs" is not in Homs
        if low in self.t.portions and letter not in "dn" and page.letter(j + 1) == "a" and not scan.places:
            return None  # "half a dozen"
        if low == "(" and scan.portion:  # "1,200 square kilometres (460 square miles) of"
            close = next((k for k in range(j, min(j + LONGEST, s.last)) if page.low(k) == ")"), None)
            return close + 1 if close is not None else j
        if low in self.t.posts and len(scan.places) == 1:
            scan.portion = True  # "Idlib positions" are not Idlib
        if low in self.t.nouns or low in self.t.portions:
            self._noun(j, scan)
            return j + 1
        if j in page.dated and (scan.head or scan.portion):
            return j
        if low in self.c.of:
            return None if scan.strange and not (scan.head or scan.portion) else j + 1
        further = self._continued(j, s, names=scan.named) if scan.head else None
        if further is not None:
            return further
        joined = low in self.c.joins and page.low(j + 1) in self.t.directions
        if joined or letter in "dajmn" or low in self.t.modifiers or low in self.t.directions or low == "-":
            return j + 1
        if scan.head:
            # "town council", "Idlib residents"
            return None if letter in "vxz" and j == scan.last and low not in self.c.breaks else j
        if actor is None and letter != "p":
            if letter not in "xzv" or scan.strange > 1:
                return None
            scan.strange += 1
        return j + 1

    def _noun(self, j: int, scan: _Scan) -> None:
        """Take a noun of ground or a portion in."""
        page, low = self.page, self.page.low(j)
        of = page.low(j + 1) in self.c.of
        some = page.letter(j - 1) in "ajn" or page.language.number_value(page.low(j - 1)) is not None
        scan.head |= low in self.t.nouns
        scan.portion |= some and of and low in self.t.shares | self.t.posts  # "three districts of"
        scan.portion |= low in self.t.portions and (of or low not in self.c.ordinals)  # not "the third town"
        scan.last, scan.strange = j + 1, 0

    def _describes(self, last: int) -> bool:
        """Whether a name that ends before a token only describes what follows: "the Bosnian town of Gorazde"."""
        return self.page.low(last) in self.t.settlements and self.page.low(last + 1) in self.c.of

    def _is_owner(self, last: int, s: Sentence) -> bool:
        """Whether a party's name is followed by ground that is its own: "Syrian government lines"."""
        return last < s.last and self.page.low(last) in self.t.nouns

    def unknown(self, j: int, s: Sentence) -> tuple[int, PlaceMention] | None:
        """A run of capitalised words that is no party's name: its end, and the place that it is."""
        page = self.page
        last = j
        while last < s.last and last - j < 4 and page.letter(last) == "p" and not page.tokens[last].text.isupper():
            if (
                "-" in page.low(last)
                or page.actor_over(last) is not None
                or last in page.dated
                or page.low(last) in self.t.directions
            ):
                break
            last += 1
        if last == j:
            return None
        start, end = page.tokens[j].start, page.tokens[last - 1].end
        return last, PlaceMention(page.part, start, end, page.text.raw[start:end], "unknown")

    def _continued(self, j: int, s: Sentence, *, names: bool) -> int | None:
        """The token where a list of ground goes on behind a joining word."""
        hit = self.t.lists.at(self.page.lows, j, s.last)
        if hit is None:
            return None
        k = hit[0]
        again = self.t.lists.at(self.page.lows, k, s.last)  # ", as well as"
        k = again[0] if again is not None else k
        if self.page.low(j) == "," and self.page.low(k) in self.t.seats:
            return None  # "Sarmin, capital of the district"
        for i in range(k, min(k + AHEAD, s.last)):
            if (
                i in self.page.place_at
                or (names and self.unknown(i, s) is not None)
                or self.page.low(i) in self.t.nouns
                or self.page.low(i) in self.t.portions
            ):
                return k
            if not (
                self.page.letter(i) in "dajmn" or self.page.low(i) in self.t.modifiers | self.t.directions | self.c.of
            ):
                return None
        return None

    def _count(self, first: int, last: int) -> int | None:
        for i in range(first, last):
            value = self.page.language.number_value(self.page.low(i))
            if value is not None and 1 < value < 100:
                return value
            if self.page.low(i) in self.t.both:
                return 2
        return None

    def before(self, end: int, s: Sentence, *, names: bool = False) -> Ground | None:
        """The ground whose words end before token ``end``, over other groups: "two villages in Hama that"."""
        page = self.page
        floor = max(s.first, end - LONGEST)
        k = end - 1
        while k >= floor and (
            page.low(k) == "," or page.low(k) in self.c.prepositions | self.c.be | self.c.auxiliaries
        ):
            k -= 1
        start = k + 1
        while start > floor:
            low = page.low(start - 1)
            inside = page.letter(start - 1) in "dajmnxzvpotiT" or low in self.t.modifiers or low == ","
            inside |= low in self.c.joins and self._listed(start - 1, floor)
            if not inside or low in page.c.breaks - page.c.prepositions or low in page.c.relatives:
                break
            start -= 1
        best: Ground | None = None
        i = start
        while i <= k:
            if page.low(i - 1) in self.c.prepositions | self.c.to and best is not None and not best.back:
                i += 1  # "a town in the north of Hama", "to the east of Damascus": what stands behind "in" holds it
                continue
            open_ = page.letter(i) not in "io" and page.low(i) != ","
            ground = self.after(i, s, names=names) if open_ else None
            if ground is not None and page.low(i - 1) in self.c.landmarks:
                i = max(ground.last, i + 1)  # "a college near the prison"
                continue
            if ground is not None and ground.last <= end:
                if best is None or (ground.places and not best.places and self._alone(i, s)):
                    best = ground
                i = max(ground.last, i + 1)
                continue
            i += 1
        if best is not None and best.vague | bool(best.places) and page.low(best.first - 1) in self.t.nearly:
            return replace(best, first=best.first - 1)  # "nearly all of the province"
        return best

    def _listed(self, join: int, floor: int) -> bool:
        """Whether a joining word stands in a list of places: "the villages of Hamra and Sifra were taken"."""
        page = self.page
        nouns = (k for k in range(max(floor, join - LISTED), join) if page.low(k) in self.t.nouns)
        return any(page.low(k).endswith(self.t.plural) and page.low(k + 1) in self.c.of for k in nouns)

    def _alone(self, i: int, s: Sentence) -> bool:
        return i == s.first or self.page.low(i - 1) not in self.c.prepositions | self.c.to

    def comprised(self, last: int, s: Sentence) -> Ground | None:
        """What a relative clause right behind says the ground takes in: "the region, which includes most of ..."."""
        page = self.page
        at = last + (page.low(last) == ",")
        if page.low(at) in self.c.relatives and page.low(at + 1) in self.t.comprising:
            return self.after(at + 2, s)
        return None


def place_of(mention: PlaceMention) -> Place:
    """The place of a statement, as worded; an area is known for one by its kind, a point needs a gazetteer."""
    return Place(mention.words, precision=AREAS.get(mention.kind, "unknown"))
