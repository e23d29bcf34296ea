"""Bounds: what a stated quantity allows.

"26" is [26, 26]; "at least 35" is [35, ∞); "more than 25" is [26, ∞); "up to 10" is (-∞, 10]; "dozens" is no number at
all and has neither bound. An open end is None: unknown is not zero.
"""

from __future__ import annotations

from dataclasses import dataclass

from warledger.errors import BoundsError


@dataclass(frozen=True, slots=True)
class Bounds:
    """A closed integer interval with either end possibly open (None).

    Raises:
        BoundsError: if both ends are given and low > high.
    """

    low: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise BoundsError(self.low, self.high)

    @classmethod
    def exactly(cls, n: int) -> Bounds:
        """ "nine" → [9, 9]."""
        return cls(n, n)

    @classmethod
    def at_least(cls, n: int) -> Bounds:
        """ "at least 35", "35 or more" → [35, ∞)."""
        return cls(n, None)

    @classmethod
    def more_than(cls, n: int) -> Bounds:
        """ "more than 25", "over 25" → [26, ∞)."""
        return cls(n + 1, None)

    @classmethod
    def at_most(cls, n: int) -> Bounds:
        """ "up to 10", "as many as 10" → (-∞, 10]."""
        return cls(None, n)

    @property
    def floor(self) -> int:
        """The smallest count that the statement allows; people are never fewer than none."""
        return self.low or 0

    @property
    def known(self) -> bool:
        """Whether the statement bounds the count at all."""
        return self.low is not None or self.high is not None

    def contains(self, n: int) -> bool:
        """Whether a count of n agrees with the statement."""
        return (self.low is None or n >= self.low) and (self.high is None or n <= self.high)

    def meet(self, other: Bounds) -> Bounds | None:
        """The counts that both statements allow, or None where they contradict each other."""
        low = max((x for x in (self.low, other.low) if x is not None), default=None)
        high = min((x for x in (self.high, other.high) if x is not None), default=None)
        return None if low is not None and high is not None and low > high else Bounds(low, high)

    def __add__(self, other: Bounds) -> Bounds:
        """Sum of two disjoint groups; an open end stays open."""
        low = self.floor + other.floor if self.low is not None or other.low is not None else None
        high = self.high + other.high if self.high is not None and other.high is not None else None
        return Bounds(low, high)

    def __str__(self) -> str:
        if not self.known:
            return "?"
        if self.low == self.high:
            return str(self.low)
        if self.high is None:
            return f"≥ {self.low}"
        if self.low is None:
            return f"≤ {self.high}"
        return f"{self.low}–{self.high}"
