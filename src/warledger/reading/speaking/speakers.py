"""Who is the speaker of a saying clause: the parts of his name beside the verb, by apposition, post, body and place."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from warledger.reading.speaking.parts import Part
from warledger.reading.speaking.speechtables import SpeechTables
from warledger.reading.speaking.voices import REACH, Group
from warledger.reading.text import Text

PARTS: Final = 4
"""Of how many parts a speaker is made at most: a man, his post, his body, the agency he told."""


class Speakers:
    """Reads the speaker on either side of a verb of one text."""

    def __init__(self, text: Text, tables: SpeechTables, group: Group) -> None:
        self.tokens, self.lows = text.tokens, text.lows
        self.tables = tables
        self.group = group

    def low(self, i: int) -> str:
        """The word at a token in lookup form, "" outside the text."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def left(self, end: int, floor: int) -> tuple[list[Part], int] | None:
        """The parts of the speaker that ends before ``end`` and where he starts."""
        limit = max(floor, end - REACH)
        for pos in self._subject_ends(end, limit):
            part = self.group.ending(pos, limit)
            if part is None:
                continue
            apposed = pos < end and self.low(pos) == ","
            parts = [part]
            while len(parts) < PARTS:
                further = self._further(parts[-1], limit, apposed=apposed)
                if further is None:
                    break
                if self.low(parts[-1].first - 1) in self.tables.joins:
                    parts[-1], further = replace(parts[-1], joined=True), replace(further, joined=True)
                if further.head in self.tables.dwelling and self._tied_name(parts[-1]):
                    parts.pop()  # "a resident of Saraqib": a place
                parts.append(further)
            parts += self._holder(parts, limit)
            if self._is_subject(parts, limit):
                return list(reversed(parts)), parts[-1].first
        return None

    def _further(self, part: Part, limit: int, *, apposed: bool) -> Part | None:
        """The next part of the same speaker to the left: his body, his post, whom he is joined with or explains."""
        at = self._before_bracket(part.first, limit)
        at -= part.head is None and self.low(at - 1) in self.tables.definite
        if at <= limit or part.voice is not None:
            return None
        link = self.low(at - 1)
        t = self.tables
        if link in t.links or link in t.joins or link in t.quoting or (link == "," and apposed):
            if link in t.joins and (twin := self._twin(part, at - 2, limit)) is not None:
                return twin
            left = self.group.ending(at - 1, limit)
            if (
                left is None
                or left.voice is not None
                or (link not in t.links and self._behind_preposition(left, limit))
            ):
                return None
            bare = left.kind in ("name", "person") and left.head is None and not self._registered(left)
            if link in t.links:
                if part.head is None and not self._registered(part) and link not in t.belongs:
                    return None  # "sources in Nairobi": a place
                return left if (left.head is not None and left.post) or left.kind == "role" or left.seer else None
            if link in t.joins:
                return (
                    left
                    if bool(left.head or self._registered(left)) == bool(part.head or self._registered(part))
                    else None
                )
            return None if bare and link != "," else left
        left = self.group.ending(at, limit)
        if left is None or left.voice is not None or self._behind_preposition(left, limit):
            return None
        if self.low(part.first) in t.definite or self.low(part.first) in t.indefinite:
            # "Rami Abdel Rahman the Observatory's director"
            return left if left.kind == "person" or self._registered(left) else None
        if part.kind == "person":
            return left if left.head is not None or self._registered(left) else None
        force = left.party and self.low(left.first - 1) in t.definite  # "the SDF media head"
        return left if part.head is not None and (self._registered(left) or force) else None

    def _twin(self, part: Part, at: int, limit: int) -> Part | None:
        """ "Turkish and Syrian officials": the Turkish ones, whose adjective is token ``at``."""
        words = part.name.split()
        if part.head is None or len(words) < 2 or at < limit or self.group.letter(at) != "j":
            return None
        if not (words[0][0].isupper() and self.tokens[at].text[0].isupper()):
            return None
        name = " ".join([self.tokens[at].text.replace(".", ""), *words[1:]])
        return replace(part, name=name, first=at, last=at + 1, body=name if part.body else None, party=None)

    def _tied_name(self, part: Part) -> bool:
        """Whether a part is a bare name behind "of", "in"."""
        return part.kind in ("name", "person") and part.head is None and self.low(part.first - 1) in self.tables.links

    def _holder(self, parts: list[Part], limit: int) -> list[Part]:
        """ "Farid Shami, the SDF media head tweeted", where no second comma closes the apposition: the man."""
        at = parts[-1].first
        at -= self.low(at - 1) in self.tables.definite
        if not parts[0].post or any(p.kind == "person" for p in parts) or at - 1 <= limit or self.low(at - 1) != ",":
            return []
        man = self.group.ending(at - 1, limit)
        if man is None or man.kind != "person" or man.voice is not None or self._behind_preposition(man, limit):
            return []
        if man.first <= limit:
            return [man]
        place = self.group.ending(man.first - 1, limit)  # "in Mayadeen, Deir Ezzor, a spokesman said"
        return [man] if not self.tokens[man.first - 1].text.isalnum() and place is None else []

    def _before_bracket(self, at: int, limit: int) -> int:
        """The token before a short bracket that ends there: "the Relief Network (RN) a group of volunteers"."""
        if at - 1 <= limit or self.lows[at - 1] != ")":
            return at
        return next((j for j in range(at - 2, max(limit, at - 6), -1) if self.lows[j] == "("), at)

    @staticmethod
    def _registered(part: Part) -> bool:
        return part.body is not None and part.head is None and part.kind in ("body", "publisher", "person")

    def _is_subject(self, parts: list[Part], limit: int) -> bool:
        """What stands behind a preposition is no subject ("in nearby Pakistan said"); "one of his relatives" may be."""
        first = parts[-1]
        if first.voice is not None:
            return True
        if first.head is None and not self._registered(first) and self.low(first.first - 1) in self.tables.joins:
            other = self.group.ending(first.first - 1, limit)  # "deputy for the Middle East and North Africa"
            if other is not None and other.head is None and self._behind_preposition(other, limit):
                return False
        return not self._behind_preposition(first, limit)

    def _behind_preposition(self, part: Part, limit: int) -> bool:
        i = part.first
        opened = self.low(i) in self.tables.definite or self.low(i) in self.tables.indefinite
        while not opened and i > limit and (self.group.letter(i - 1) in "jxda" or self.low(i - 1).endswith("ing")):
            i -= 1
        if i - 1 > limit and self.tables.heads.get(self.low(i - 2)) == "paper":  # "a report from the ministry"
            return False
        if i <= limit:
            return False
        before = self.low(i - 1)
        if before in self.tables.away or self.group.letter(i - 1) == "h":  # "which has a network of sources"
            return True
        belongs = before in self.tables.belongs and (part.head is not None or self.low(i - 2) in self.tables.heads)
        return before in self.tables.links and not belongs

    def _subject_ends(self, end: int, limit: int) -> list[int]:
        """Where the subject may end: before the verb, or before brackets, an apposition, a relative clause, a place."""
        ends = [end]
        if end - 1 > limit and self.lows[end - 1] == ")":
            ends += [j for j in range(end - 2, limit, -1) if self.lows[j] == "("][:1]
        if end - 1 > limit and self.lows[end - 1] == ",":
            opening = [j for j in range(end - 2, limit, -1) if self.lows[j] == ","][:1]
            relative = any(self.low(j + 1) in self.tables.relatives for j in opening)
            ends += [*opening, end - 1] if relative else [end - 1, *opening]
        for at in tuple(ends):
            ends += self._places(at, limit)
        for j in range(end - 1, max(limit, end - 16), -1):
            low = self.low(j)
            if low in self.tables.according:
                break
            if low in self.tables.relatives or (low.endswith("ing") and self.group.letter(j) == "u"):
                ends += [j - (self.low(j - 1) == ","), *self._places(j, limit)]
                break
            if low[0] in '"“”;:':
                break
        return ends

    def _places(self, end: int, limit: int) -> list[int]:
        """Where prepositions stand before ``end`` with nothing but nouns between."""
        found = []
        for j in range(end - 1, max(limit, end - 8), -1):
            letter = self.group.letter(j)
            if letter in "io":
                found.append(j)
            elif letter not in "pjxzvdaT":
                break
        return found

    def right(self, start: int, ceiling: int) -> list[Part]:
        """The parts of a speaker that stands from ``start`` on."""
        parts: list[Part] = []
        at = start
        while at < ceiling and len(parts) < PARTS:
            part = self.group.starting(at, ceiling)
            if part is None:
                break
            if parts and self.low(at - 1) in self.tables.joins:
                parts[-1], part = replace(parts[-1], joined=True), replace(part, joined=True)
            parts.append(part)
            at = part.last
            low = self.low(at)
            if low in self.tables.links or low in self.tables.joins or low == ",":
                following = self.group.starting(at + 1, ceiling)
                if following is None or (following.kind == "name" and low != ","):
                    break
                if low == "," and not (part.kind == "person" or following.post or following.kind == "person"):
                    break
                at += 1
            elif not (part.post or (part.kind in ("body", "publisher", "role") and self._titled(at, ceiling))):
                break
        return parts

    def _titled(self, at: int, ceiling: int) -> bool:
        """Whether a post or a person follows directly: "Observatory director Rami Abdel Rahman"."""
        following = self.group.starting(at, min(ceiling, at + 4))
        return (
            following is not None
            and following.first <= at + 1
            and (following.post or following.kind == "person" or following.head is not None)
        )
