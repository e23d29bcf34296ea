"""Which date a statement of an account has, where its sentence names one for something else, or none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from warledger.reading.accounts.clauses import Clauses
from warledger.reading.text import Sentence, Text
from warledger.reading.times.dates import DateMention

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
BEFORE: Final = 2
"""Tokens before a date within which the word stands that it dates: "announced on August 1"."""
AFTER: Final = 6
"""Tokens before a deed within which "days after" opens its clause."""


def told_on(text: Text, dates: Sequence[DateMention], news: date | None) -> date | None:
    """The day on which a report's first sentence says that it is told or happens, else the day of its news.

    What is told of a war is dated by it, not by the counts of a report, which may be of an earlier attack.
    """
    if not text.sentences or news is None:
        return news
    end = text.end(text.sentences[0])
    lead = [m.when.start for m in dates if m.start < end and m.when is not None and m.when.is_day]
    near = [day for day in lead if abs(day - news) <= WEEK]
    return max(near, default=news)


def of_another_clause(page: Clauses, at: int, day: int) -> bool:
    """Whether a date behind a deed dates another clause: "bombardments that began in April", "announced on Monday"."""
    c, deeds = page.c, page.t.agreement.deeds
    for k in range(at + 1, day):
        if page.low(k) in c.relatives and page.letter(k + 1) in "uexh" and page.actor_over(k + 1) is None:
            return True
    return any(page.low(k) in deeds.firsts and page.letter(k) == "u" for k in range(max(at + 1, day - BEFORE), day))


def days_after(page: Clauses, at: int, s: Sentence) -> bool:
    """Whether the deed's clause follows "days after": it lies some days before the news."""
    c = page.c
    return any(
        page.low(k) in c.since_then and page.low(k - 1) in c.days and k - 1 > s.first
        for k in range(max(s.first + 1, at - AFTER), at)
    )


def day_before(page: Clauses, dates: Sequence[DateMention], s: Sentence) -> date | None:
    """The last single day that the paragraph of a sentence names before it."""
    end = bisect_left(dates, page.text.start(s), key=lambda m: m.start)
    for m in reversed(dates[:end]):
        if page.text.sentences[page.text.sentence_at(m.start)].paragraph != s.paragraph:
            return None
        if m.when is not None and m.when.is_day:
            return m.when.start
    return None
