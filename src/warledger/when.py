"""Days and periods: "Saturday", "in September", "since late April", each as a first and a last day.

A day is a period of one day. The written form is ISO 8601: ``2019-06-15`` or ``2019-04-21/2019-06-15``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from warledger.errors import WhenError


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A first and a last day, both inside.

    Raises:
        WhenError: if the last day lies before the first.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise WhenError(f"{self.start}/{self.end}")

    @classmethod
    def day(cls, day: date) -> When:
        """One day."""
        return cls(day, day)

    @classmethod
    def months(cls, year: int, first: int, last: int | None = None) -> When:
        """From the first day of one month to the last day of it or of a later one in the same year.

        Raises:
            ValueError: where the calendar has no such month or year.
        """
        last = first if last is None else last
        return cls(date(year, first, 1), date(year, last, monthrange(year, last)[1]))

    @classmethod
    def year(cls, year: int) -> When:
        """1 January to 31 December."""
        return cls.months(year, 1, 12)

    @classmethod
    def week(cls, day: date) -> When:
        """Monday to Sunday of the week that holds the day (ISO 8601)."""
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=6))

    @classmethod
    def parse(cls, text: str) -> When:
        """Read the written form back: ``YYYY-MM-DD`` or ``YYYY-MM-DD/YYYY-MM-DD``."""
        first, _, last = text.partition("/")
        try:
            return cls(date.fromisoformat(first), date.fromisoformat(last or first))
        except ValueError as fault:
            raise WhenError(text) from fault

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return (self.end - self.start).days + 1

    @property
    def is_day(self) -> bool:
        """Whether this is a single day."""
        return self.start == self.end

    def contains(self, other: When) -> bool:
        """Whether the other period lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: When) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def until(self, last: date) -> When:
        """The part of the period up to the given day; a period that starts later is left whole."""
        return When(self.start, min(self.end, last)) if self.start <= last else self

    def join(self, other: When) -> When:
        """The shortest period that holds both."""
        return When(min(self.start, other.start), max(self.end, other.end))

    def __str__(self) -> str:
        return self.start.isoformat() if self.is_day else f"{self.start.isoformat()}/{self.end.isoformat()}"
