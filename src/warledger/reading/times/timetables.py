"""The words of time that a language gives to :mod:`warledger.reading.times.timing`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from warledger.reading.sieve import Sieve

NEVER = re.compile(r"(?!)")
NO_WORDS = Sieve(NEVER)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Patterns of one language (see ``english/timing.py``, which says what each is for)."""

    war: Sieve
    thence: re.Pattern[str]
    running: Sieve
    before: Sieve
    told: re.Pattern[str]
    telling: re.Pattern[str] = NEVER
    of_deed: re.Pattern[str] = NEVER
    whole: Sieve = NO_WORDS
    past: re.Pattern[str] = NEVER
    aside: Sieve = NO_WORDS
    apart: re.Pattern[str] = NEVER
    total: re.Pattern[str] = NEVER
    nth: re.Pattern[str] = NEVER
    wounds: re.Pattern[str] = NEVER
    bound: re.Pattern[str] = NEVER
    standing: re.Pattern[str] = NEVER
    record: Sieve = NO_WORDS
    hour: re.Pattern[str] = NEVER
    died: re.Pattern[str] = NEVER
    of_wounds: re.Pattern[str] = NEVER
    ranged: re.Pattern[str] = NEVER
    beginning: re.Pattern[str] = NEVER
    later: re.Pattern[str] = NEVER
