"""The words of time that a language gives to :mod:`warledger.reading.times.timing`."""

from __future__ import annotations

import re
from dataclasses import dataclass

NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Patterns of one language (see ``english/timing.py``, which says what each is for)."""

    war: re.Pattern[str]
    thence: re.Pattern[str]
    running: re.Pattern[str]
    before: re.Pattern[str]
    told: re.Pattern[str]
    telling: re.Pattern[str] = NEVER
    of_deed: re.Pattern[str] = NEVER
    whole: re.Pattern[str] = NEVER
    past: re.Pattern[str] = NEVER
    aside: re.Pattern[str] = NEVER
    apart: re.Pattern[str] = NEVER
    total: re.Pattern[str] = NEVER
    nth: re.Pattern[str] = NEVER
    wounds: re.Pattern[str] = NEVER
    bound: re.Pattern[str] = NEVER
    standing: re.Pattern[str] = NEVER
    record: re.Pattern[str] = NEVER
    hour: re.Pattern[str] = NEVER
    died: re.Pattern[str] = NEVER
    of_wounds: re.Pattern[str] = NEVER
    ranged: re.Pattern[str] = NEVER
    beginning: re.Pattern[str] = NEVER
    later: re.Pattern[str] = NEVER
