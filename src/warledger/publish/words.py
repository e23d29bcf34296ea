"""Words for counts, days, places and deeds, as a wire report has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from warledger.countries import country_name
from warledger.records import Harm, Place
from warledger.when import When

OWNED: Final = re.compile(r"['’]s ")
SMALL: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
IN: Final = {
    "airstrike": "in air strikes", "shelling": "in shelling", "clash": "in clashes", "mine or IED": "by a mine or IED",
    "car bomb": "by a car bomb", "suicide bombing": "in a suicide bombing", "chemical": "in a chemical attack",
    "execution": "in executions", "shooting": "by gunfire", "drone strike": "in drone strikes",
    "explosion": "in an explosion", "torture": "under torture",
}  # fmt: skip
"""How people came to harm; "other" and "mixed" say nothing."""
DEED: Final = {
    "airstrike": "Air strikes", "shelling": "Shelling", "clash": "Clashes", "mine or IED": "A mine or IED",
    "car bomb": "A car bomb", "suicide bombing": "A suicide bombing", "chemical": "A chemical attack",
    "execution": "Executions", "shooting": "A shooting", "drone strike": "Drone strikes", "explosion": "An explosion",
    "torture": "Torture", "other": "Violence", "mixed": "Fighting",
}  # fmt: skip
HARMED: Final = {
    "killed": "killed", "injured": "wounded", "missing": "missing", "detained": "detained", "displaced": "displaced",
    "casualties": "killed or wounded",
}  # fmt: skip


def number(n: int) -> str:
    """ "nine", "26", "370,000"."""
    return SMALL[n] if 0 <= n < len(SMALL) else f"{n:,}"


def how_many(low: int | None, high: int | None) -> str:
    """A count with its bounds: "26", "at least 35", "up to 10", "35 to 36"."""
    if low is None:
        return f"up to {number(high)}" if high is not None else "an unknown number of"
    if high is None:
        return f"at least {number(low)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def harm_words(harm: Harm) -> str:
    """A row of a reckoning: "35 to 36 killed", "at least nine wounded"."""
    return f"{how_many(harm.low, harm.high)} {HARMED[harm.measure]}"


def day_words(day: date) -> str:
    """ "15 June 2019"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def when_words(when: When, *, once: bool = False) -> str:
    """ "on 15 June 2019", "in September 2018", "from 21 April to 15 June 2019"; "between" for what happened once."""
    first, last = when.start, when.end
    if when.is_day:
        return f"on {day_words(first)}"
    if when == When.months(first.year, first.month):
        return f"in {MONTHS[first.month - 1]} {first.year}"
    if when == When.year(first.year):
        return f"in {first.year}"
    start = day_words(first)
    if first.year == last.year:
        start = str(first.day) if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"between {start} and {day_words(last)}" if once else f"from {start} to {day_words(last)}"


def since_words(when: When) -> str:
    """ "since 2011", "since April 2019", "since 21 April 2019": the start of a count that goes on."""
    first = when.start
    if first.day > 1:
        return f"since {day_words(first)}"
    return f"since {first.year}" if first.month == 1 else f"since {MONTHS[first.month - 1]} {first.year}"


def place_words(place: Place) -> str:
    """A place in what it lies in: "Jibine, Hama, Syria"; what it is called where it is not resolved."""
    parts = (place.name or place.words, place.adm1, country_name(place.country))
    told: list[str] = []
    for part in parts:
        if part and not any(part in other for other in told):  # "north-west Syria, Syria"
            told.append(part)
    return ", ".join(told)


def joined(parts: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""


def the(party: str) -> str:
    """A party as it stands in a sentence: "the Russian army", "Syrian rebels", "Hezbollah"."""
    collective = ("army", "coalition", "government", "ministry", "Observatory for Human Rights", "Front")
    named = party.endswith(collective) and OWNED.search(party) is None  # "Syria's army"
    return f"the {party}" if named or party.startswith("United ") else party
