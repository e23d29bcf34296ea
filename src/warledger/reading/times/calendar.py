"""From the words of a date, taken apart, to the days they mean.

One resolver a kind of wording; each counts from the anchor (the day the report was written) or from the day last spoken
of, and leaves the date unresolved where it has neither.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, Literal

from warledger.reading.times.datetables import DateKind, DateTables
from warledger.when import When

DatePrecision = Literal["day", "week", "month", "year", "period"]
Resolved = tuple[When | None, DatePrecision]

PARTS: Final[Mapping[str, tuple[tuple[int, int], tuple[int, int]]]] = MappingProxyType({
    # part: its months of a year, its days of a month. Early, mid and late are thirds.
    "whole": ((1, 12), (1, 31)), "early": ((1, 4), (1, 10)), "mid": ((5, 8), (11, 20)), "late": ((9, 12), (21, 31)),
    "start": ((1, 1), (1, 10)), "end": ((12, 12), (21, 31)), "first half": ((1, 6), (1, 15)),
    "second half": ((7, 12), (16, 31)), "first quarter": ((1, 3), (1, 7)), "second quarter": ((4, 6), (8, 14)),
    "third quarter": ((7, 9), (15, 21)), "fourth quarter": ((10, 12), (22, 31)),
})  # fmt: skip

AHEAD: Final = timedelta(days=31)
"""How far past the anchor a day without a year may lie before the year before is meant: publication dates run early."""
CENTURY: Final = 70
"""Two digits from here on are years of the last century."""

_STEPS: Final = MappingProxyType({"last": -1, "this": 0, "next": 1})
_DAYS: Final = MappingProxyType({"day": 1, "week": 7})
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Form:
    """The words of one date taken apart; ``month_at`` is where its month's name starts, or -1."""

    kind: DateKind
    groups: Mapping[str, str]
    month_at: int = -1

    @property
    def has_year(self) -> bool:
        """Whether the words give the year in figures."""
        return "year" in self.groups or "year_tail" in self.groups


@dataclass(frozen=True, slots=True)
class Context:
    """What a date may count from: the anchor, and the day last spoken of."""

    anchor: date | None
    spoken: date | None
    language: DateTables

    def number(self, words: str) -> int:
        """Figures, with or without an ending ("4th"), or a word for a number."""
        figures = "".join(filter(str.isdigit, words))
        return int(figures) if figures else self.language.numbers[words]

    def relation(self, groups: Mapping[str, str], name: str = "relation") -> int | None:
        """-1 for last, 0 for this, 1 for next, None where the words say none of them."""
        return _STEPS[self.language.relations[groups[name]]] if name in groups else None


_Groups = Mapping[str, str]


def resolve(form: Form, context: Context) -> Resolved | None:
    """What days the words mean, with how precisely; None where the calendar has no such day, so that it is no date."""
    try:
        return _RESOLVERS[form.kind](form.groups, context)
    except (ValueError, OverflowError):
        return None


def readings(groups: _Groups, language: DateTables) -> tuple[date, ...]:
    """The days that a date with its year can mean: two where day and month may change places.

    With dots between the figures the day comes first in every country that writes so.
    """
    if "first" in groups:
        year, first, second = groups["year"], groups["first"], groups["second"]
        triples = [(year, second, first)] if groups["sign"] == "." else [(year, second, first), (year, first, second)]
    elif "last_day" not in groups and ("year" in groups or "year_tail" in groups):
        month = groups["month"]
        triples = [(str(_year_in_figures(groups)), str(language.months.get(month, month)), groups["day"])]
    else:
        return ()
    days: set[date] = set()
    for year, month, day in triples:
        try:
            days.add(date(int(year), int(month), Context(None, None, language).number(day)))
        except ValueError:
            continue
    return tuple(sorted(days))


def _numeric(groups: _Groups, context: Context) -> Resolved:
    days = readings(groups, context.language)
    if not days:
        raise ValueError("no reading is a day of the calendar")
    return (When.day(days[0]) if len(days) == 1 else None), "day"


def _calendar_day(groups: _Groups, context: Context) -> Resolved:
    month = context.language.months[groups["month"]]
    first = context.number(groups["day"])
    last = context.number(groups.get("last_day", groups["day"]))
    precision: DatePrecision = "day" if first == last else "period"
    year = _stated_year(groups, context)
    if year is None and context.anchor and "year_relation" not in groups:
        year = _likely_year(month, first, context.language.weekdays.get(groups.get("weekday", "")), context.anchor)
    if year is None:
        date(2000, month, first)  # an impossible day is no date, with or without its year
        return None, precision
    if last < first:
        raise ValueError("a period that ends before it starts")
    return When(date(year, month, first), date(year, month, last)), precision


def _likely_year(month: int, day: int, weekday: int | None, anchor: date) -> int:
    """The latest year in which the day lies at most AHEAD past the anchor, on its weekday if that makes it recent."""
    days: list[date] = []
    for year in range(anchor.year + 1, anchor.year - 9, -1):  # nine years hold a 29 February, even about 1900
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    past = [candidate for candidate in days if candidate <= anchor + AHEAD]
    return next((d.year for d in past[:3] if d.weekday() == weekday), past[0].year if past else -1)


def _year_in_figures(groups: _Groups) -> int:
    if "year" in groups:
        return int(groups["year"])
    tail = int(groups["year_tail"])
    return tail + (1900 if tail >= CENTURY else 2000)


def _stated_year(groups: _Groups, context: Context) -> int | None:
    """The year in figures, or as "last year"; None where neither is said or the anchor is wanting."""
    if "year" in groups or "year_tail" in groups:
        return _year_in_figures(groups)
    step = context.relation(groups, "year_relation")
    return None if step is None or context.anchor is None else context.anchor.year + step


def _day_of_month(groups: _Groups, context: Context) -> Resolved:
    if context.anchor is None:
        return None, "day"
    year, month = _shifted(context.anchor, context.relation(groups) or 0)
    return When.day(date(year, month, int(groups["day"]))), "day"


def _shifted(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months on."""
    total = day.year * 12 + day.month - 1 + months
    return total // 12, total % 12 + 1


def _part_of_month(year: int, month: int, part: str) -> When:
    first, last = PARTS[part][1]
    return When(date(year, month, first), date(year, month, min(last, monthrange(year, month)[1])))


def _cut(when: When, anchor: date | None) -> When:
    """A report tells what has happened: a period that is not over ends on its day."""
    return when.until(anchor) if anchor else when


def _month(groups: _Groups, context: Context) -> Resolved:
    """The latest such month that had begun, unless the words say the year or "last", "next"."""
    month, anchor = context.language.months[groups["month"]], context.anchor
    part = context.language.parts[groups["part"]] if "part" in groups else "whole"
    precision: DatePrecision = "month" if part == "whole" else "period"
    year, step = _stated_year(groups, context), context.relation(groups)
    if year is None and anchor and "year_relation" not in groups:
        latest = anchor.year if _part_of_month(anchor.year, month, part).start <= anchor else anchor.year - 1
        if step == -1 and (latest, month) == (anchor.year, anchor.month):
            latest -= 1
        year = latest + 1 if step == 1 else anchor.year if step == 0 else latest
    return (_cut(_part_of_month(year, month, part), anchor) if year else None), precision


def _year(groups: _Groups, context: Context) -> Resolved:
    part = context.language.parts[groups["part"]] if "part" in groups else "whole"
    first, last = PARTS[part][0]
    when = When.months(int(groups["year"]), first, last)
    if "last_year" in groups:
        when = When(when.start, When.year(int(groups["last_year"])).end)
    return _cut(when, context.anchor), "year" if when == When.year(when.start.year) else "period"


def _season(groups: _Groups, context: Context) -> Resolved:
    """Winters are left unresolved: "the winter of 2013" may mean either of two."""
    first, anchor, step = context.language.seasons[groups["season"]], context.anchor, context.relation(groups)
    if first == 12 or (anchor is None and "year" not in groups):
        return None, "period"
    year = int(groups["year"]) if "year" in groups else 0
    if anchor and not year:
        year = anchor.year + (step or 0)
        if step == -1 and When.months(anchor.year, first, first + 2).end < anchor:
            year = anchor.year
    return _cut(When.months(year, first, first + 2), anchor), "period"


def _weekday(groups: _Groups, context: Context) -> Resolved:
    """The latest such day, the anchor itself included; "last Friday" lies before it, "next Friday" after."""
    anchor, step = context.anchor, context.relation(groups)
    if anchor is None:
        return None, "day"
    back = (anchor.weekday() - context.language.weekdays[groups["weekday"]]) % 7
    if step == -1 and back == 0:
        back = 7
    return When.day(anchor - back * _DAY + (7 * _DAY if step == 1 else 0 * _DAY)), "day"


def _offset(groups: _Groups, context: Context) -> Resolved:
    if context.anchor is None:
        return None, "day"
    return When.day(context.anchor + context.language.offsets[groups["word"]] * _DAY), "day"


def _counted(day: date, count: int, unit: str) -> Resolved:
    """So many days or weeks from a day is a day; so many months or years, that month or year."""
    if unit in _DAYS:
        return When.day(day + count * _DAYS[unit] * _DAY), "day" if unit == "day" else "week"
    if unit == "month":
        return When.months(*_shifted(day, count)), "month"
    return When.year(day.year + count), "year"


def _ago(groups: _Groups, context: Context) -> Resolved:
    count, unit = context.number(groups["count"]), context.language.units[groups["unit"]]
    if context.anchor is None:
        return None, "period"
    if unit == "hour":  # the hour of writing is not known: up to twelve hours back is the same day
        count, unit = (count + 11) // 24, "day"
    return _counted(context.anchor, -count, unit)


def _window(groups: _Groups, context: Context) -> Resolved:
    """24 hours reach into the day before; two days are yesterday and today; two weeks reach a fortnight back."""
    last = context.spoken
    count = context.number(groups["count"]) if "count" in groups else 1
    unit = context.language.units[groups["unit"]]
    if last is None:
        return None, "period"
    if unit == "hour":
        count, unit = max(1, round(count / 24)), "day"
    elif unit == "day" and count > 1:
        count -= 1
    if unit in _DAYS:
        first = last - count * _DAYS[unit] * _DAY
    else:
        year, month = _shifted(last, -count * (12 if unit == "year" else 1))
        first = date(year, month, min(last.day, monthrange(year, month)[1]))
    return When(first, last), "period"


def _unit(groups: _Groups, context: Context) -> Resolved:
    """A week, month or year of the calendar, or a part of it, up to the anchor."""
    unit, step, anchor = context.language.units[groups["unit"]], context.relation(groups) or 0, context.anchor
    part = context.language.parts[groups["part"]] if "part" in groups else "whole"
    if anchor is None:
        return None, "period"
    if unit == "week":
        return _cut(When.week(anchor + 7 * step * _DAY), anchor), "week"
    if unit == "month":
        return _cut(_part_of_month(*_shifted(anchor, step), part), anchor), "month" if part == "whole" else "period"
    return _cut(When.months(anchor.year + step, *PARTS[part][0]), anchor), "year" if part == "whole" else "period"


def _weekend(groups: _Groups, context: Context) -> Resolved:
    """The latest Saturday and Sunday; "last weekend", said on one, is the one before."""
    anchor, step = context.anchor, context.relation(groups)
    if anchor is None:
        return None, "period"
    back = (anchor.weekday() - 5) % 7
    if step == -1 and back < 2:
        back += 7
    saturday = anchor - back * _DAY + (7 * _DAY if step == 1 else 0 * _DAY)
    return _cut(When(saturday, saturday + _DAY), anchor), "period"


def _nearby(groups: _Groups, context: Context) -> Resolved:
    direction = context.language.directions[groups["direction"]]
    unit = context.language.units[groups["unit"]] if "unit" in groups else "day"
    if context.spoken is None:
        return None, "period"
    if unit == "week" and "count" not in groups:
        return When.week(context.spoken + 7 * direction * _DAY), "week"
    return _counted(context.spoken, direction * context.number(groups.get("count", "1")), unit)


def _run(groups: _Groups, context: Context) -> Resolved:
    """ "The fourth day in a row" is the last of four."""
    count = context.number(groups["ordinal"])
    if count < 2:
        raise ValueError("a first day has no days before it")
    if context.spoken is None:
        return None, "period"
    return When(context.spoken - (count - 1) * _DAY, context.spoken), "period"


def _feast(groups: _Groups, context: Context) -> Resolved:
    feast = context.language.feasts[groups["word"].replace("'", "")]
    if feast is None or context.anchor is None:
        return None, "day" if feast else "period"
    month, day = feast
    return When.day(date(_likely_year(month, day, None, context.anchor), month, day)), "day"


def _vague(_groups: _Groups, _context: Context) -> Resolved:
    return None, "period"


_RESOLVERS: Final[Mapping[DateKind, Callable[[_Groups, Context], Resolved]]] = MappingProxyType({
    "numeric": _numeric, "calendar day": _calendar_day, "day of month": _day_of_month, "month": _month, "year": _year,
    "season": _season, "weekday": _weekday, "offset": _offset, "ago": _ago, "window": _window, "unit": _unit,
    "weekend": _weekend, "nearby": _nearby, "run": _run, "feast": _feast, "vague": _vague,
})  # fmt: skip
