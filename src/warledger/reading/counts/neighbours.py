"""Single chunks of a sentence, what stands beside them, and which are names of people by their shape."""

from __future__ import annotations

from typing import Final

from warledger.reading.counts.pieces import Chunk
from warledger.reading.language import Language
from warledger.records import Measure

SKIP: Final = frozenset('yeh"')  # what may stand between a group and the word of harm that takes it
DASHES: Final = frozenset("-–—")


class Neighbours:
    """The chunks of one sentence.

    ``names``: whether capitals mean something here; ``shouted``: all is in capitals; ``commas``: whether lists have
    them.
    """

    def __init__(
        self,
        chunks: list[Chunk],
        language: Language,
        *,
        names: bool = True,
        shouted: bool = False,
        commas: bool = True,
    ) -> None:
        self.ch = chunks
        self.lang = language
        self.words = language.grammar
        self.names = names
        self.shouted = shouted
        self.commas = commas
        self.taken: set[int] = set()  # numbers of the chunks already taken as an object
        self.said: dict[int, set[Measure]] = {}  # what is already said of a group, by the group's identity

    def kind(self, i: int) -> str:
        """The kind of chunk i, "" outside the sentence."""
        return self.ch[i].kind if 0 <= i < len(self.ch) else ""

    def word(self, i: int) -> str:
        """The word of chunk i, "" outside the sentence."""
        return self.ch[i].word if 0 <= i < len(self.ch) else ""

    def group_at(self, i: int) -> int:
        """The group that starts at chunk i, adverbs and determiners passed over, or -1."""
        while i < len(self.ch) and self.ch[i].kind in 'y"d':
            i += 1
        return i if i < len(self.ch) and self.ch[i].kind in "GK" else -1

    def skip_left(self, i: int) -> int:
        """The first chunk before i that is more than an auxiliary or an adverb, or -1."""
        j = i - 1
        while j >= 0 and (self.ch[j].kind in SKIP or self._of_hearsay(j)):
            j -= 1
        return j

    def _of_hearsay(self, j: int) -> bool:
        """ "Were reported killed", "was found dead"."""
        word = self.ch[j].word
        return word in self.words.believed or word in self.words.found

    def skip_right(self, i: int) -> int:
        """The first chunk behind i that is more than an adverb, or -1."""
        j = i + 1
        while j < len(self.ch) and self.ch[j].kind in 'y"':
            j += 1
        return j if j < len(self.ch) else -1

    def has_be(self, i: int) -> bool:
        """Whether a form of "be" or "get" makes the word of harm at i passive."""
        j = i - 1
        while j >= 0 and (self.ch[j].kind in 'yh"' or self._of_hearsay(j) or self.ch[j].word in self.words.left):
            j -= 1
        return j >= 0 and self.ch[j].kind == "e"

    def perfect(self, i: int) -> bool:
        """ "has killed", "are believed to have killed": active."""
        j = i - 1
        while j >= 0 and self.ch[j].kind == "y":
            j -= 1
        return j >= 0 and self.ch[j].kind == "h"

    def separators(self, j: int) -> tuple[int, bool]:
        """The first chunk from j on that is no comma or "and", and whether there was one."""
        k, separated = j, False
        while k < len(self.ch) and self.ch[k].kind in ',c"':
            separated |= self.ch[k].word not in DASHES
            k += 1
        return k, separated

    # -- names of people -----------------------------------------------------------------------------------------------

    def _is_party(self, c: Chunk) -> bool:
        """ "Syrian Democratic Forces": by its capitals the name of a party, which as a whole is not harmed."""
        whole = c.noun is not None and c.noun.collective and c.noun.status == "combatant"
        return whole and self.names and c.capital and not c.counted and len(c.modifiers) > 1

    def is_name(self, c: Chunk) -> bool:
        """A person's name by its shape: two capitalised words or more, none an organisation's or a place's."""
        return c.called or (self.names and self._name_shaped(c))

    def _name_shaped(self, c: Chunk) -> bool:
        if not c.name or c.last - c.first < 2 or c.modifiers[0] in self.words.place_openers:
            return False
        return not any(m in self.lang.organisations for m in c.modifiers)

    def names_at(self, i: int, number: int = 0) -> list[Chunk]:
        """The people named from chunk i on, "Ahmed Saleh, Omar Hadid and Ali Kassem", each marked as a name.

        None where a ``number`` of them is asked and they are more or fewer.
        """
        found: list[Chunk] = []
        while self.kind(i) == "G" and (self._name_shaped(self.ch[i]) or self._shares_name(i)):
            found.append(self.ch[i])
            i += 1 if self.kind(i + 1) not in (",", "c") else 2 + (self.kind(i + 2) == "c")
        found = found if number in (0, len(found)) else []
        for name in found:
            name.called = True
        return found

    def _shares_name(self, i: int) -> bool:
        """ "Rima and Salma Hadid": a first name whose family name stands behind the next."""
        joined = self.kind(i + 1) == "c" and self.kind(i + 2) == "G" and self._name_shaped(self.ch[i + 2])
        first = len(self.ch[i].modifiers) == 1 and self.lang.organisations.isdisjoint(self.ch[i].modifiers)
        return joined and self.ch[i].name and first and not self.shouted

    def _nicknamed(self, j: int) -> bool:
        """Whether the group at j ends a name about a nickname: "John “Jack” Smith"."""
        return self.ch[j].name and [self.kind(k) for k in range(j - 4, j)] == ["G", '"', "G", '"']

    def _somebody(self, c: Chunk) -> bool:
        """Whether the subject of a killing, in no table, is a person: "an aide", "many of the Christians", "Navas"."""
        if c.head in self.lang.things or c.article in ("the", "no"):
            return False
        if c.name:
            return self.names and len(c.modifiers) == 1 and c.modifiers[0] not in self.lang.organisations
        return c.unknown and (c.article == "a" or (c.quantity is not None and c.quantity.vague is not None))
