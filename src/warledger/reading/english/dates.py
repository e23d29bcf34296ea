"""English dates: words and patterns, for :mod:`warledger.reading.times.dates`."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from warledger.reading.times.datetables import DateKind, DateRule, DateTables


def _numbered(words: str, first: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), first)}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FULL_MONTHS: Final = _numbered(
    "january february march april may june july august september october november december", 1
)
_MONTHS: Final = _FULL_MONTHS | {name[:3]: number for name, number in _FULL_MONTHS.items()} | {"sept": 9}
_FULL_DAYS: Final = _numbered("monday tuesday wednesday thursday friday saturday sunday", 0)
_SHORT_DAYS: Final = {day[:3]: number for day, number in _FULL_DAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}
_WEEKDAYS: Final = _FULL_DAYS | _SHORT_DAYS
_ORDINALS: Final = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth",
    1,
)
_NUMBERS: Final = _numbered(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
    1,
) | {
    "a": 1, "an": 1, "a couple of": 2, "couple of": 2, "thirty": 30, "twenty-four": 24, "forty-eight": 48,
    "seventy-two": 72,
}  # fmt: skip
_UNITS: Final = {form: unit for unit in ("hour", "day", "week", "month", "year") for form in (unit, unit + "s")}
_PARTS: Final = {
    "early": "early", "earlier": "whole", "later": "whole", "so far": "whole", "mid": "mid", "middle of": "mid",
    "late": "late", "beginning of": "start", "start of": "start", "end of": "end", "first half of": "first half",
    "second half of": "second half", "first quarter of": "first quarter", "second quarter of": "second quarter",
    "third quarter of": "third quarter", "fourth quarter of": "fourth quarter", "last quarter of": "fourth quarter",
}  # fmt: skip
_RELATIONS: Final = {
    "last": "last", "past": "last", "previous": "last", "this": "this", "this past": "this", "the": "this",
    "at": "this", "next": "next", "following": "next",
}  # fmt: skip
_DIRECTIONS: Final = {
    "earlier": -1, "previously": -1, "prior": -1, "previous": -1, "preceding": -1, "day before": -1, "same": 0,
    "that": 0, "later": 1, "next": 1, "following": 1,
}  # fmt: skip
_OFFSETS: Final = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "overnight": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "few hours ago": 0, "several hours ago": 0,
    "since dawn": 0, "since midnight": 0, "since noon": 0, "since morning": 0, "since the morning": 0,
    "since early morning": 0, "since the early morning": 0, "since the early hours": 0, "tomorrow": 1,
}  # fmt: skip
_FEASTS: Final[dict[str, tuple[int, int] | None]] = {
    "new years eve": (12, 31), "new years day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25),
    "boxing day": (12, 26), "halloween": (10, 31), "valentines day": (2, 14), "ramadan": None, "eid al-fitr": None,
    "eid al-adha": None, "easter": None, "ashura": None, "nowruz": None, "passover": None, "yom kippur": None,
    "thanksgiving": None,
}  # fmt: skip

# A gap may cross a line, as in text wrapped by a wire, but not a paragraph.
_GAP: Final = r"(?:[ \t]+|[ \t]*\r?\n[ \t]*)"


def _any(words: Iterable[str]) -> str:
    """Alternatives, the longest first, a blank standing for any gap and a plural s for a possessive."""
    ordered = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return ordered.replace("years ", "year'?s ").replace("tines ", "tine'?s ").replace(" ", _GAP)


_COMMA: Final = rf"(?:{_GAP}?,?{_GAP}|,)"
_MONTH: Final = rf"(?P<month>{_any(_MONTHS)})\b\.?"
# Without a day or a year beside them, "Mar", "Apr", "Jun" and "Jul" are more often names and shorthand than months.
_LONE_MONTH: Final = rf"(?P<month>{_any(_FULL_MONTHS)}|sept|sep|oct|nov|dec|jan|feb|aug)\b\.?"
_WEEKDAY: Final = rf"(?:(?P<weekday>{_any(_WEEKDAYS)})\b\.?,?{_GAP}(?:the{_GAP})?)?"
_CENTURIES: Final = r"(?:19|20)\d\d"
_YEAR: Final = rf"(?P<year>{_CENTURIES})\b"
_LAST_YEAR: Final = rf"(?P<last_year>{_CENTURIES})\b"
_TO: Final = rf"(?:{_GAP}?-{_GAP}?|{_GAP}(?:to|and|until|till|through){_GAP})"
_NTH: Final = r"(?:st|nd|rd|th)?"
_DAY: Final = rf"(?:(?:from|between){_GAP})?(?P<day>\d\d?|{_any(_ORDINALS)}){_NTH}(?:{_TO}(?P<last_day>\d\d?){_NTH})?"
_COUNT: Final = rf"(?P<count>\d{{1,3}}|{_any(_NUMBERS)})"
_NTH_DAY: Final = rf"(?P<ordinal>{_any(_ORDINALS)}|\d\d?(?:st|nd|rd|th))"
_UNIT: Final = rf"(?P<unit>{_any(_UNITS)})"
_RELATION: Final = rf"(?P<relation>last|this{_GAP}past|this|next)"
_OF_YEAR: Final = rf"(?:{_GAP}(?:of{_GAP})?(?P<year_relation>last|this|next){_GAP}year\b|{_COMMA}(?:of{_GAP})?{_YEAR})"
_PART: Final = rf"(?P<part>{_any(_PARTS)})"
_LATE: Final = rf"(?:(?:early(?:{_GAP}on)?|late(?:{_GAP}on)?|overnight(?:{_GAP}on)?|early{_GAP}hours{_GAP}of){_GAP})?"
_OF_DAY: Final = (
    rf"(?:'?s)?\b(?:{_GAP}(?:(?:early|late){_GAP})?(?:morning|afternoon|evening|night|dawn|midday|noon|midnight)\b)?"
)
_SOME: Final = r"(?:few|several|some|many|recent|couple)"
_LONG: Final = r"(?:days|weeks|months|years)"


def _rules(*rules: tuple[DateKind, str]) -> tuple[DateRule, ...]:
    return tuple(DateRule(kind, pattern) for kind, pattern in rules)


_RULES: Final = _rules(
    ("numeric", r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)"),
    ("numeric", r"\b(?P<first>\d\d?)(?P<sign>[-/.])(?P<second>\d\d?)[-/.](?P<year>(?:19|20)\d\d)"),
    ("calendar day", rf"\b{_WEEKDAY}{_DAY}{_GAP}?-?(?:of{_GAP})?{_MONTH}{_OF_YEAR}"),
    ("calendar day", rf"\b{_WEEKDAY}{_MONTH}{_GAP}?(?:the{_GAP})?{_DAY}{_OF_YEAR}"),
    ("calendar day", rf"\b{_MONTH}{_GAP}(?P<day>\d\d){_YEAR}"),
    # Wires of the last century end their datelines in two digits: "15 APR 90 (", "[15 APR 90]".
    ("calendar day", rf"\b{_DAY}{_GAP}{_MONTH}{_GAP}(?P<year_tail>\d\d){_GAP}?(?:[\[\])(]|--)"),
    # "In September 12 people" is a month and a count; "on September 12" is the day.
    ("month", rf"\b(?:in|during|throughout){_GAP}(?:{_PART}[ -])?{_LONE_MONTH}(?:{_OF_YEAR})?"),
    ("month", rf"\b{_PART}[ -]{_LONE_MONTH}(?:{_OF_YEAR})?"),
    ("calendar day", rf"\b{_WEEKDAY}{_DAY}{_GAP}?-?(?:of{_GAP})?{_MONTH}"),
    ("calendar day", rf"\b{_WEEKDAY}{_MONTH}{_GAP}(?:the{_GAP})?{_DAY}\b"),
    ("day of month", rf"\b(?P<day>\d\d?){_NTH}{_GAP}of{_GAP}{_RELATION}{_GAP}month\b"),
    ("month", rf"\b{_MONTH}{_OF_YEAR}"),
    ("month", rf"\b{_RELATION}{_GAP}{_LONE_MONTH}"),
    ("month", rf"\b(?P<month>{_any(_FULL_MONTHS)}|sept)\b"),
    ("season", rf"\b(?P<season>spring|summer|autumn|fall|winter){_GAP}(?:of{_GAP})?{_YEAR}"),
    ("season", rf"\b{_RELATION}{_GAP}(?P<season>spring|summer|autumn|winter)\b"),
    ("year", rf"\b{_PART}[ -](?:the{_GAP}year{_GAP})?{_YEAR}"),
    ("year", rf"\b(?:in|since|during|until|throughout|from|between|by|year){_GAP}{_YEAR}(?:{_TO}{_LAST_YEAR})?"),
    ("year", rf"\b(?:the|its|their|his|her){_GAP}{_YEAR}(?:{_TO}{_LAST_YEAR})?"),
    ("weekday", rf"\b{_LATE}(?:{_RELATION}{_GAP})?(?P<weekday>{_any(_FULL_DAYS)}){_OF_DAY}"),
    ("offset", rf"\b(?:earlier{_GAP})?(?P<word>{_any(_OFFSETS)}){_OF_DAY}"),
    ("vague", rf"\b{_SOME}{_GAP}(?:of{_GAP})?{_LONG}(?:{_GAP}(?:ago|earlier))?\b"),
    ("vague", rf"\b{_LONG}{_GAP}(?:ago|earlier)\b"),
    ("ago", rf"\b{_COUNT}{_GAP}{_UNIT}{_GAP}ago\b"),
    ("window", rf"\b(?:past|last|previous|preceding){_GAP}{_COUNT}{_GAP}{_UNIT}\b"),
    ("window", rf"\b(?:in|over|during|for|within|throughout){_GAP}the{_GAP}(?:past|last){_GAP}{_UNIT}\b"),
    ("window", rf"\b(?:in|within|than){_GAP}(?P<count>24|48|72|twenty-four|forty-eight){_GAP}(?P<unit>hours)\b"),
    ("run", rf"\b(?:in|over){_GAP}(?P<ordinal>{_any(_NUMBERS)}){_GAP}days{_GAP}of\b"),
    ("run", rf"\b{_NTH_DAY}{_GAP}(?:straight|consecutive|successive){_GAP}day\b"),
    ("run", rf"\b{_NTH_DAY}{_GAP}day{_GAP}(?:in{_GAP}a{_GAP}row|running|of)\b"),
    ("unit", rf"\b(?:{_PART}{_GAP})?{_RELATION}{_GAP}(?P<unit>week|month|year)\b"),
    ("weekend", rf"\b(?:(?P<relation>last|this|next|this{_GAP}past|the|at){_GAP})?weekend\b"),
    ("nearby", rf"\b(?P<direction>same|previous|preceding|following){_GAP}(?P<unit>day|week)\b"),
    ("nearby", rf"\b(?P<direction>next|that){_GAP}(?P<unit>day)\b"),
    ("nearby", rf"\b{_COUNT}{_GAP}(?P<unit>days?|weeks?|months?){_GAP}(?P<direction>earlier|later|previously|prior)\b"),
    ("nearby", rf"\bthe{_GAP}(?P<direction>day{_GAP}before)\b"),
    ("feast", rf"\b(?P<word>{_any(_FEASTS)})\b"),
)  # fmt: skip

ENGLISH_DATES: Final = DateTables(
    rules=_RULES,
    months=MappingProxyType(_MONTHS),
    weekdays=MappingProxyType(_WEEKDAYS),
    numbers=MappingProxyType(_NUMBERS | _ORDINALS),
    units=MappingProxyType(_UNITS),
    parts=MappingProxyType(_PARTS),
    relations=MappingProxyType(_RELATIONS),
    directions=MappingProxyType(_DIRECTIONS),
    offsets=MappingProxyType(_OFFSETS),
    seasons=MappingProxyType({"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}),
    feasts=MappingProxyType(_FEASTS),
    common_words=_words("may march mar"),
    before_date=_words("on since until till before after from by dated between of early late mid"),
    articles=_words("the a"),
    after_verb=_words("be have not also well still never even soon yet already no"),
    names_after=_words(
        "street st square avenue road school bridge alliance movement stadium university neighborhood neighbourhood "
        "block"
    ),
    feasting=_words(
        "party parties celebration celebrations gathering gala ball costume weekend holiday holidays break shopping"
    ),
    births=_words("born"),
    habit_before=_words("every each"),
    since="since",
    not_since_after=_words("has have had s ve"),
    not_since_before=_words("then when"),
    prints=_words("published posted updated modified publication created afp reuters"),
    between=_words("between from"),
    joins=_words("- to until till through"),
    pairs=_words("and &"),
    says=r"\b(?:said|says|announced|reported|told|confirmed|added|statement)\s+(?:\w+\s+){0,2}$",
    not_past_before=_words("last next since until till before by from of"),
)
