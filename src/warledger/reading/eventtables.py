"""What linking and reckoning ask of a language: tables and patterns, no code of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from warledger.reading.times.datetables import DateTables


@dataclass(frozen=True, slots=True)
class EventWords:
    """Words about people counted by which one event, and its toll, are told from others."""

    dates: DateTables
    aftermath: re.Pattern[str]
    """What follows a deed: courts, funerals, days of remembrance."""
    others: re.Pattern[str]
    """A group that is not the one told before: "another raid", "14 others"."""
    further: re.Pattern[str]
    """A group that comes on top of those told before: "and nine others"."""
    number: re.Pattern[str]
    """A number said: whoever says "one man" counts, whoever says "a man" or names him tells of a person."""
    age: re.Pattern[str]
    """An age, whose number counts nobody."""
    struck: re.Pattern[str]
    """People struck, of whom nothing says whether they lived: "seven were shot" may hold the dead."""
    living: re.Pattern[str]
    """That they did: "wounded", "in critical condition"."""
    hurt: re.Pattern[str]
    """People who live, anywhere in a report: its silence of the hurt must be the report's, not that of its reader."""
    victims: re.Pattern[str]
    """More people than one: where one is dead, of somebody else, too."""
    agreed: re.Pattern[str]
    """Of an agreement: who denies one does not deny a deed."""
    nameless: tuple[str, ...]
    """How a speaker without a name begins: two reports' "a local source" need not be one."""
    vague: Mapping[str, str]
    """Words for a number that nobody counted, each by the word that rule sets count: "dozens"."""
