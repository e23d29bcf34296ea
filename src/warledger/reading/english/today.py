"""Words by which a report names its own day as that of its news: the weekday, "today", "this morning"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TODAY: Final = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|tonight|earlier in the day)\b", re.IGNORECASE)


def names_day(text: str, day: date) -> bool:
    """Whether the text says that something was on this day, its own."""
    return bool(TODAY.search(text)) or DAYS[day.weekday()] in text


AFTERMATH: Final = re.compile(
    r"\b(?:arrest\w*|charged|indicted|arraigned|trial|tried|court|sentenced|convicted|verdict|suspects?|extradited|"
    r"investigat\w+|inquest|inquiry|funeral|buried|burial|mourn\w*|anniversary|memorial)\b",
    re.IGNORECASE,
)
"""Words of what follows a deed: courts, funerals, days of remembrance."""

OTHERS: Final = re.compile(r"\b(?:another|others?|second|further|more)\b", re.IGNORECASE)
"""Words by which a group says that it is not the one told before."""
