"""Periods of whole days: their algebra, their written form, and the calendar's own."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.errors import WhenError
from warledger.when import When

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PERIODS = st.builds(lambda one, other: When(min(one, other), max(one, other)), DAYS, DAYS)


@given(PERIODS)
def test_the_written_form_reads_back(when: When) -> None:
    assert When.parse(str(when)) == when


@given(PERIODS)
def test_a_period_of_one_day_is_written_as_a_day(when: When) -> None:
    assert ("/" in str(when)) == (when.days > 1) == (not when.is_day)


@pytest.mark.parametrize("text", ["", "Saturday", "2019-06-31", "2019-06-15/2019-06-14", "2019-6-1"])
def test_what_is_no_date_is_refused_with_its_words(text: str) -> None:
    with pytest.raises(WhenError, match="is not a date"):
        When.parse(text)


@given(DAYS, st.integers(1, 9999))
def test_a_period_never_ends_before_it_starts(start: date, days: int) -> None:
    with pytest.raises(WhenError):
        When(start, start - timedelta(days=days))


@given(PERIODS, PERIODS)
def test_the_join_is_the_shortest_period_that_holds_both(one: When, other: When) -> None:
    joined = one.join(other)
    assert joined == other.join(one)
    assert joined.contains(one)
    assert joined.contains(other)
    assert {joined.start, joined.end} <= {one.start, one.end, other.start, other.end}


@given(PERIODS, PERIODS, PERIODS)
def test_joining_in_any_order_is_the_same(one: When, other: When, third: When) -> None:
    assert one.join(other).join(third) == one.join(other.join(third))
    assert one.join(one) == one


@given(PERIODS, PERIODS)
def test_periods_overlap_when_a_day_is_in_both(one: When, other: When) -> None:
    shared = max(one.start, other.start) <= min(one.end, other.end)
    assert one.overlaps(other) == other.overlaps(one) == shared
    if one.contains(other):
        assert one.overlaps(other)
        assert one.days >= other.days


@given(PERIODS, DAYS)
def test_a_period_cut_at_a_day_ends_by_then_or_is_left_whole(when: When, last: date) -> None:
    cut = when.until(last)
    assert when.contains(cut)
    assert cut.end <= last if when.start <= last else cut == when


@given(DAYS)
def test_week_month_and_year_hold_their_days(day: date) -> None:
    week, month, year = When.week(day), When.months(day.year, day.month), When.year(day.year)
    assert (week.days, week.start.weekday()) == (7, 0)
    assert month.days == monthrange(day.year, day.month)[1]
    assert year.days in (365, 366)
    assert year.contains(month)
    assert all(period.contains(When.day(day)) for period in (week, month, year))


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 12))
def test_months_run_from_the_first_to_the_last(year: int, first: int, last: int) -> None:
    if first > last:
        with pytest.raises(WhenError):
            When.months(year, first, last)
    else:
        assert When.months(year, first, last) == When.months(year, first).join(When.months(year, last))
