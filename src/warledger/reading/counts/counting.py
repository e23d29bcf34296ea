"""Which numbers of a sentence may count people: not years, days, ages, hours, measures or counters of a page."""

from __future__ import annotations

from typing import Final

from warledger.bounds import Bounds
from warledger.reading.counts.quantities import Quantity
from warledger.reading.text import Token

LAST_DAY, FIRST_YEAR, LAST_YEAR, CENTURY, OLDEST = 31, 1900, 2100, 100, 110
AGES: Final = frozenset({"age", "ages", "aged"})
ALIKE: Final = frozenset({"both", "also"})
BEING: Final = frozenset({"is", "was", "are", "were"})
JUNIOR: Final = frozenset({"jr", "sr", "jnr", ".", ","})
ANAPHORS: Final = frozenset({"them", "whom", "these", "those", "which"})
SHARES: Final = {"all": (), "both": (), "a": ("third", "quarter"), "one": ("third", "quarter")}
NAMED: Final = frozenset({"named", "called", "identified"})
YEARS: Final = ("year", "month")
OF_A_YEAR: Final = frozenset({",", "in", "since", "of"})


class Counting:
    """Tokens ``first`` up to ``last`` of a text, their class letters, and the quantities by the token they start at."""

    tokens: tuple[Token, ...]
    lows: list[str]
    letters: list[str]
    quantities: dict[int, Quantity]
    first: int
    last: int

    def letter(self, i: int) -> str:
        """The class letter of token i; "k" for a word of harm, "" outside the sentence."""
        return self.letters[i - self.first] if self.first <= i < self.last else ""

    def low(self, i: int) -> str:
        """The look-up form of token i, "" outside the sentence."""
        return self.lows[i] if self.first <= i < self.last else ""

    def after(self, i: int, quantity: Quantity) -> int:
        """The token behind a quantity that starts at i."""
        while i < self.last and self.tokens[i].start < quantity.end:
            i += 1
        return i

    def counts(self, i: int, quantity: Quantity) -> bool:
        """Whether the quantity at token i may count people."""
        end = self.after(i, quantity)
        if quantity.vague is not None:  # not "multiple times"
            superlative = quantity.vague == "most" and self.letter(end) == "y"  # "the most seriously wounded"
            if self.low(i - 1) == "how":
                return False  # "we do not know how many dead there are"
            return self.letter(end) != "t" and not superlative and not self._is_age(i, i + 1)
        following = self.quantities.get(end)
        if following is not None and following.vague is None:
            return False  # "113 At least nine": counters of a page
        if self._in_dateline(i, end) or self._is_time(end):
            return False
        if self.letter(end) == "t" or self.tokens[end - 1].end < quantity.end:
            return False  # "20 km", or the number is cut out of a longer word
        digits = self.tokens[i].text
        if not digits[0].isdigit():
            return self.low(i - 1) not in AGES
        return digits.isascii() and not digits[-1].isalpha() and not self._is_date(i, end, quantity)

    def _in_dateline(self, i: int, end: int) -> bool:
        """ "HOMS (Channel 10) - Three were killed": the number of a broadcaster."""
        tokens = self.tokens
        closed = end + 1 < self.last and tokens[end].text == ")" and tokens[end + 1].text in "-–—"
        return closed and self.letter(i - 1) in ("p", "z") and any(t.text == "(" for t in tokens[max(i - 4, 0) : i])

    def _is_time(self, end: int) -> bool:
        """Whether ":15" follows at once: "at 11:15"."""
        if end + 1 >= self.last or self.tokens[end].text != ":":
            return False
        return self.tokens[end - 1].end == self.tokens[end].start and self.tokens[end].end == self.tokens[end + 1].start

    def aged(self, i: int) -> int:
        """The end of "9-year-old", "9 year-old" or "9 years old" written in pieces from token i on, else i."""
        if not self.low(i).isdigit() or not self.low(i + 1).startswith(YEARS):
            return i
        if self.low(i + 1).endswith("old"):
            return i + 2
        return i + 3 if self.low(i + 2) == "old" else i

    def name_behind(self, i: int) -> int:
        """The end of a name told from token i on, as in "a child named Omar Hadid", "a man, identified as"; else i."""
        aside = self.low(i) == ","
        if self.low(i + aside) not in NAMED:
            return i
        end = i + aside + 1 + (self.low(i + aside + 1) == "as")
        while self.letter(end) == "p":
            end += 1
        return end if self.letter(end - 1) == "p" and (not aside or self._closes(end)) else i

    def share(self, i: int) -> Quantity | None:
        """A share told at token i that is no number: "all of them", "both of whom", "a third of them"."""
        parts = SHARES.get(self.low(i))
        if parts is None:
            return None
        of = i + 1 + (self.low(i + 1) in parts)
        if (of == i + 1 and parts) or self.letter(of) != "o" or self.low(of + 1) not in ANAPHORS:
            return None
        if not {self.letter(of + 2), self.letter(of + 2 + (self.letter(of + 2) == "e"))} & {"v", "j"}:
            return None  # "all of them died" only looks back
        words = " ".join(token.low for token in self.tokens[i:of])
        return Quantity(self.tokens[i].start, self.tokens[of - 1].end, Bounds(), vague=words)

    def _is_date(self, i: int, end: int, quantity: Quantity) -> bool:
        """Whether a number in digits belongs to a date or an age."""
        before, low = self.low(i - 1), quantity.bounds.low
        genitive = self.low(end) in ("'", "'s", "’s") and self.tokens[end - 1].end == self.tokens[end].start
        if before == "/" or genitive:
            return True  # "09/11/16", "in their 20's"
        if before == "." and self.letter(i - 2) == "T" and len(self.low(i - 2)) > 2 and (low or CENTURY) <= LAST_DAY:
            return True  # "Dec. 3"
        if before in AGES or self._is_age(i, end):
            return True
        if self.letter(end) == "T" and self.tokens[i].text.isdigit() and not self._harmed_on(i, end):
            return True
        if i > self.first and self.tokens[i - 1].text == "May" and self.tokens[i].text.isdigit():
            return True  # the month: the verb is seldom written so
        if low is None or (self.letter(end) == "e" and self.letter(end + 1) == "k"):
            return False  # "On Saturday 10 were killed"
        month = self.letter(i - 1) == "T" and len(before) > 2
        taken = self.letter(i - 2) == "t" or self.low(i - 2).isdigit()  # "23 September 28 bodies"
        year = FIRST_YEAR <= low <= LAST_YEAR
        if month and (year or (not taken and low <= LAST_DAY)):
            return True
        if month and taken and low < CENTURY and (end >= self.last or not self.tokens[end].text[0].isalnum()):
            return True  # "30 MAR 89 (AFP)", not "23 September 28 bodies"
        if not year or quantity.bounds.high != low or end != i + 1 or "," in self.tokens[i].text:
            return False
        return self.letter(end) != "v" or before in OF_A_YEAR or before[:1].isdigit()

    def _harmed_on(self, i: int, end: int) -> bool:
        """ "Wounded 40 Tuesday": a number behind a word of harm and before a day of the week, not before a month."""
        return self.letter(i - 1) == "k" and self.low(end).endswith("day")

    def _is_age(self, i: int, end: int) -> bool:
        """ "Riyad al-Kanou, 52, was", "Two women, 21 and 35, were": ages stand between commas behind a person.

        So do "the mother, who was 24, ", "two women, both 21, " and "between the ages of 11 and 15".
        """
        if end != i + 1 or not self._is_small(i):
            return False
        before = self.low(i - 1)
        if self._closes(end) and (before in ALIKE or (before in BEING and self.low(i - 2) == "who")):
            return True
        told = {self.low(i - 3), self.low(i - 4)}
        if before in ("and", "to") and self._is_small(i - 2) and not AGES.isdisjoint(told):
            return True
        if self.low(i - 1) == "and" and self._is_small(i - 2):
            return self._closes(end) and self._behind_person(i - 3)
        closed = self._closes(end) or (self.low(end) == "and" and self._is_small(end + 1) and self._closes(end + 2))
        return closed and self._behind_person(i - 1)

    def _is_small(self, i: int) -> bool:
        digits = self.low(i)
        return digits.isdigit() and int(digits) < OLDEST

    def _closes(self, i: int) -> bool:
        return i >= self.last or self.tokens[i].text in ",).;"

    def _behind_person(self, i: int) -> bool:
        """Whether a comma or a bracket at i stands behind a name ("Larry Lynch, Jr.") or a noun for people."""
        if self.low(i) not in (",", "("):
            return False
        name = i - 1
        while self.low(name) in JUNIOR:
            name -= 1
        word = self.tokens[name].text if self.first <= name else ""
        return self.letter(name) in ("p", "v") or (word[:1].isupper() and self.letter(name - 1) == "p")
