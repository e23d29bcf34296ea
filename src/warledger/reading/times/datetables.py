"""What a language brings to the reading of dates: words, and patterns whose groups are named alike in all languages.

Patterns meet text folded to lower-case ASCII, one character a code point, where "?" stands for whatever has no ASCII.
They are read by two engines, RE2 (which finds) and ``re`` (which takes apart), so they hold no look-around and no
back-reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

DateKind = Literal[
    "numeric",  # 2016-10-24, 24.10.2016: year month day, or first sign second year
    "calendar day",  # Monday, 24 Oct 2016; May 3-7: weekday day last_day month year year_tail year_relation
    "day of month",  # the 4th of this month: day relation
    "month",  # late April; March 2011: part month year year_relation relation
    "year",  # early 2022; from 2011 to 2015: part year last_year
    "season",  # the summer of 2013: season year relation
    "weekday",  # last Friday: relation weekday
    "offset",  # yesterday, since dawn: word
    "ago",  # two days ago: count unit
    "window",  # the past 24 hours, up to the day of speaking: count unit
    "unit",  # last week, earlier this month, the end of last year: part relation unit
    "weekend",  # relation
    "nearby",  # a day earlier, counted from the day last spoken of: count unit direction
    "run",  # the fourth day in a row: ordinal
    "feast",  # New Year's Eve: word
    "vague",  # in recent weeks: a date that nobody could resolve
]


@dataclass(frozen=True, slots=True)
class DateRule:
    """One way to word a date; earlier rules win where several fit. Groups by kind: see :data:`DateKind`."""

    kind: DateKind
    pattern: str


@dataclass(frozen=True, slots=True, eq=False)
class DateTables:
    """A language's words for dates. Keys are lower-case ASCII; the values mean the same in every language."""

    rules: tuple[DateRule, ...]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """0 is Monday."""
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    """To hour, day, week, month or year."""
    parts: Mapping[str, str]
    """To the names of :data:`warledger.reading.times.dates.PARTS`."""
    relations: Mapping[str, str]
    """To last, this or next."""
    directions: Mapping[str, int]
    """-1 earlier, 0 the same, 1 later."""
    offsets: Mapping[str, int]
    """Days from the anchor."""
    seasons: Mapping[str, int]
    """The first of three months, as in the northern hemisphere."""
    feasts: Mapping[str, tuple[int, int] | None]
    """Month and day; None where the feast moves."""
    common_words: frozenset[str]
    """Months that are ordinary words too: "may", "march"."""
    before_date: frozenset[str]
    """Words that lead into a date, which tells the month from the ordinary word."""
    articles: frozenset[str]
    """Words before the ordinary word and the month alike: "the march", "the March offensive"."""
    after_verb: frozenset[str]
    """Words that follow the ordinary word and never the month: "may have"."""
    names_after: frozenset[str]
    """Words that make a name of the date before them: "17 April Street", "the 2000 block"."""
    feasting: frozenset[str]
    """Words after a feast by which it says what is held and not when: "a New Year's Eve party"."""
    births: frozenset[str]
    """Words before the year of somebody's birth: "born in 1973"."""
    habit_before: frozenset[str]
    """Words that make a habit of the day after them: "every Friday"."""
    since: str
    not_since_after: frozenset[str]
    """Words before "since" that make it an adverb: "has since taken"."""
    not_since_before: frozenset[str]
    """Words after "since" that give it another object: "since then"."""
    prints: frozenset[str]
    """Words of the page or an agency, before a dateline: "published on", "AFP"."""
    between: frozenset[str]
    joins: frozenset[str]
    """What stands between the two ends of a period: "to", "until", "-"."""
    pairs: frozenset[str]
    """What stands between two days or months told together: "and"."""
    says: str
    """A pattern for the verb just before the day of speaking: "said on" in "said on Saturday"."""
    not_past_before: frozenset[str]
    """Words before a weekday after which it need not be the day of the report's own news: "last", "until"."""
