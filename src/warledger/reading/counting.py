"""Which numbers of a sentence may count people: not years, days, ages, hours, measures or counters of a page."""

from __future__ import annotations

from typing import Final

from warledger.reading.quantities import Quantity
from warledger.reading.text import Token

LAST_DAY, FIRST_YEAR, LAST_YEAR, OLDEST = 31, 1900, 2100, 110
AGES: Final = frozenset({"age", "ages", "aged"})
OF_A_YEAR: Final = frozenset({",", "in", "since", "of"})


class Counting:
    """Tokens ``first`` up to ``last`` of a text, their class letters, and the quantities by the token they start at."""

    tokens: tuple[Token, ...]
    letters: list[str]
    quantities: dict[int, Quantity]
    first: int
    last: int

    def letter(self, i: int) -> str:
        """The class letter of token i; "k" for a word of harm, "" outside the sentence."""
        return self.letters[i - self.first] if self.first <= i < self.last else ""

    def low(self, i: int) -> str:
        """The look-up form of token i, "" outside the sentence."""
        return self.tokens[i].low if self.first <= i < self.last else ""

    def after(self, i: int, quantity: Quantity) -> int:
        """The token behind a quantity that starts at i."""
        while i < self.last and self.tokens[i].start < quantity.end:
            i += 1
        return i

    def counts(self, i: int, quantity: Quantity) -> bool:
        """Whether the quantity at token i may count people."""
        if quantity.vague is not None:
            return not self._is_age(i, i + 1)
        end = self.after(i, quantity)
        following = self.quantities.get(end)
        if following is not None and following.vague is None:
            return False  # "113 At least nine": counters of a page
        if self.letter(end) == "t" or self.tokens[end - 1].end < quantity.end:
            return False  # "20 km", or the number is cut out of a longer word
        digits = self.tokens[i].text
        if not digits[0].isdigit():
            return self.low(i - 1) not in AGES
        return digits.isascii() and not digits[-1].isalpha() and not self._is_date(i, end, quantity)

    def _is_date(self, i: int, end: int, quantity: Quantity) -> bool:
        """Whether a number in digits belongs to a date or an age."""
        before, low = self.low(i - 1), quantity.bounds.low
        if before in AGES or self._is_age(i, end) or (self.letter(end) == "T" and self.tokens[i].text.isdigit()):
            return True
        if i > self.first and self.tokens[i - 1].text == "May" and self.tokens[i].text.isdigit():
            return True  # the month: the verb is seldom written so
        if low is None:
            return False
        month = self.letter(i - 1) == "T" and len(before) > 2
        taken = self.letter(i - 2) == "t" or self.low(i - 2).isdigit()  # "23 September 28 bodies"
        year = FIRST_YEAR <= low <= LAST_YEAR
        if month and not taken and (low <= LAST_DAY or year):
            return True
        if not year or quantity.bounds.high != low or end != i + 1 or "," in self.tokens[i].text:
            return False
        return self.letter(end) != "v" or before in OF_A_YEAR or before[:1].isdigit()

    def _is_age(self, i: int, end: int) -> bool:
        """ "Riyad al-Kanou, 52, was": an age stands between commas behind a name."""
        if end != i + 1 or self.low(i - 1) not in (",", "(") or not self.tokens[i].text.isdigit():
            return False
        closed = end >= self.last or self.tokens[end].text in ",).;"
        return closed and self.letter(i - 2) in ("p", "v") and int(self.tokens[i].text) < OLDEST
