"""Dates as reports word them. The anchor is Saturday 15 June 2019 unless a test says otherwise."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.reading.english.dates import ENGLISH_DATES
from warledger.reading.times.calendar import PARTS, readings
from warledger.reading.times.dates import DateMention, dateline, find_dates
from warledger.when import When

SATURDAY = date(2019, 6, 15)


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    """Patterns are compiled at the first date, which must not count against a property's deadline."""
    find_dates("Saturday", SATURDAY)


def said(text: str, anchor: date | None = SATURDAY) -> list[str]:
    """When each date of the text is, in order: "?" where unresolved, ".." after a stated start."""
    return [f"{mention.when or '?'}{'..' if mention.since else ''}" for mention in find_dates(text, anchor)]


def only(text: str, anchor: date | None = SATURDAY) -> DateMention:
    (mention,) = find_dates(text, anchor)
    return mention


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("26 pro-regime forces were killed Saturday", "2019-06-15"),
        ("nine militants were killed on Friday night", "2019-06-14"),
        ("eight died in the early hours of Sunday morning", "2019-06-09"),
        ("Mondays raids killed four", "2019-06-10"),
        ("Monday’s raids killed four", "2019-06-10"),
        ("last Friday", "2019-06-14"),
        ("last Saturday", "2019-06-08"),
        ("next Friday", "2019-06-21"),
        ("five were hurt today", "2019-06-15"),
        ("two were shot overnight", "2019-06-15"),
        ("shelling LAST NIGHT", "2019-06-14"),
        ("yesterday evening", "2019-06-14"),
        ("the day before yesterday", "2019-06-13"),
        ("two days ago", "2019-06-13"),
        ("a week ago", "2019-06-08"),
        ("6 hours ago", "2019-06-15"),
        ("a few hours ago", "2019-06-15"),
        ("two months ago", "2019-04-01/2019-04-30"),
        ("last week", "2019-06-03/2019-06-09"),
        ("earlier this week", "2019-06-10/2019-06-15"),
        ("villages seized earlier this month", "2019-06-01/2019-06-15"),
        ("last month", "2019-05-01/2019-05-31"),
        ("so far this year", "2019-01-01/2019-06-15"),
        ("at the end of last year", "2018-12-01/2018-12-31"),
        ("over the weekend", "2019-06-15"),
        ("last weekend", "2019-06-08/2019-06-09"),
        ("on New Year’s Eve", "2018-12-31"),
        ("for the fourth day in a row", "2019-06-12/2019-06-15"),
        ("on the 4th of this month", "2019-06-04"),
    ],
)
def test_a_relative_date_counts_from_the_day_of_the_report(text: str, when: str) -> None:
    assert said(text) == [when]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("the deal signed in September", "2018-09-01/2018-09-30"),
        ("In January, the alliance took the region", "2019-01-01/2019-01-31"),
        ("in June", "2019-06-01/2019-06-15"),
        ("IN MAY", "2019-05-01/2019-05-31"),
        ("in March 2011", "2011-03-01/2011-03-31"),
        ("in March last year", "2018-03-01/2018-03-31"),
        ("late April", "2019-04-21/2019-04-30"),
        ("mid-August", "2018-08-11/2018-08-20"),
        ("in 2015", "2015-01-01/2015-12-31"),
        ("its 1985 takeover of the Palace of Justice", "1985-01-01/1985-12-31"),
        ("in 2014 and 2015", "2014-01-01/2015-12-31"),
        ("early 2019", "2019-01-01/2019-04-30"),
        ("in the first half of 2018", "2018-01-01/2018-06-30"),
        ("the summer of 2013", "2013-06-01/2013-08-31"),
        ("• May: four attacks", "2019-05-01/2019-05-31"),
    ],
)
def test_a_month_or_year_is_the_latest_that_had_begun_and_ends_with_the_report(text: str, when: str) -> None:
    assert said(text) == [when]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Mon 24 Oct 2016", "2016-10-24"),
        ("October 24th, 2016", "2016-10-24"),
        ("the 12th of May", "2019-05-12"),
        ("On Monday, June 3", "2019-06-03"),
        ("on August 31", "2018-08-31"),
        ("April 4th", "2019-04-04"),
        ("22 October، 2023", "2023-10-22"),
        ("updated Jul 012016", "2016-07-01"),
        ("SAN SALVADOR, 15 APR 90 (ACAN-EFE)", "1990-04-15"),
        ("on 29 February", "2016-02-29"),
        ("2016-10-24", "2016-10-24"),
        ("24.10.2016", "2016-10-24"),
        ("13/5/2019", "2019-05-13"),
        ("5/13/2019", "2019-05-13"),
        ("5/5/2019", "2019-05-05"),
        ("3/5/2019", "?"),
        ("between 3 and 7 May", "2019-05-03/2019-05-07"),
        ("May 3–7", "2019-05-03/2019-05-07"),
        ("from May 28 to June 3", "2019-05-28/2019-06-03"),
        ("from 28 December to 3 January 2018", "2017-12-28/2018-01-03"),
        ("Saturday night until Sunday morning", "2019-06-08/2019-06-09"),
        ("on Thursday and Friday", "2019-06-13/2019-06-14"),
    ],
)
def test_a_day_of_the_calendar_with_or_without_its_year(text: str, when: str) -> None:
    assert said(text) == [when]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("since late April, killing more than 360", "2019-04-21/2019-06-15.."),
        ("since it started in 2011 with protests", "2011-01-01/2019-06-15.."),
        ("since the conflict began in March 2011", "2011-03-01/2019-06-15.."),
        ("since the beginning of 2018", "2018-01-01/2019-06-15.."),
        ("Since Thursday bombardment has killed 44", "2019-06-13/2019-06-15.."),
        ("Since the announcement two days ago", "2019-06-13/2019-06-15.."),
        ("since dawn", "2019-06-15.."),
        ("in the past 24 hours", "2019-06-14/2019-06-15.."),
        ("over the past three days", "2019-06-13/2019-06-15.."),
        ("during the past two weeks", "2019-06-01/2019-06-15.."),
        ("over the past week", "2019-06-08/2019-06-15.."),
    ],
)
def test_a_stated_start_opens_a_period_up_to_the_report(text: str, when: str) -> None:
    assert said(text) == [when]


@pytest.mark.parametrize(
    "text",
    [
        "They have since retaken the town on Friday",
        "since then 12 people were killed on Friday",
        "since withdrawing. On Friday 12 people were killed",
    ],
)
def test_since_opens_only_the_period_it_governs(text: str) -> None:
    assert said(text) == ["2019-06-14"]


def test_the_past_24_hours_end_on_the_day_of_speaking() -> None:
    """The report is of Saturday, the toll of Thursday."""
    text = "180 were killed over the past 24 hours, the ministry said on Thursday"
    assert said(text) == ["2019-06-12/2019-06-13..", "2019-06-13"]


def test_a_day_earlier_counts_from_the_day_last_spoken_of() -> None:
    assert said("CENTCOM said on Tuesday. They were captured a day earlier.") == ["2019-06-11", "2019-06-10"]
    assert said("Nine were killed the previous day.") == ["2019-06-14"]


@pytest.mark.parametrize(
    "text",
    [
        "the toll may rise, and 12 may be dead",
        "THE TOLL MAY RISE; ABOUT 12 MAY HAVE DIED",
        "the march on the city",
        "THE MARCH ON THE CITIES",
        "to march 12 kilometres",
        "a shop in 12 March Street",
        "the sun sat on the second hill",
        "every Friday",
        "killing 2011 people",
        "31 April",
        "32.13.2019",
        "the first day of the truce",
        "Copyright 2016",
        "shot at a New Year's Eve party",
    ],
)
def test_words_that_only_look_like_dates(text: str) -> None:
    assert said(text) == []


def test_a_count_after_a_month_is_no_day() -> None:
    assert only("In September 12 people were killed").words == "In September"


@pytest.mark.parametrize("text", ["during Ramadan", "a few days ago", "in recent weeks"])
def test_dates_that_nobody_could_resolve_are_kept_as_words(text: str) -> None:
    assert said(text) == ["?"]


@pytest.mark.parametrize(
    "text",
    ["today", "on Saturday", "3 May", "in September", "last week", "past 24 hours", "at the weekend", "since 2011"],
)
def test_without_a_day_of_the_report_relative_dates_stay_open(text: str) -> None:
    assert said(text, None) in (["?"], ["?.."])


def test_without_a_day_of_the_report_whole_dates_stand() -> None:
    assert said("on 24 October 2016 and in 2015", None) == ["2016-10-24", "2015-01-01/2015-12-31"]


def test_the_words_are_those_of_the_text() -> None:
    text = "قصف\n\nAt least 35 fighters were killed Saturday, more than 360 civilians since late April."
    assert [mention.words for mention in find_dates(text, SATURDAY)] == ["Saturday", "since late April"]


@pytest.mark.parametrize(
    ("mention", "precision"),
    [("on Saturday", "day"), ("last week", "week"), ("in May", "month"), ("in 2015", "year"), ("since May", "period")],
)
def test_how_precise_a_date_is(mention: str, precision: str) -> None:
    assert only(mention).precision == precision


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mon 24 Oct 2016 Sixteen civilians were killed", "2016-10-24"),
        ("Date of publication 26 September 2016 Supplies are dwindling", "2016-09-26"),
        ("Posted: Sunday, July 27, 2014 12:06 PM Updated: Monday, August 4, 2014", "2014-07-27"),
        ("DAMASCUS, April 19 (Xinhua) -- Six people were killed", "2019-04-19"),
        ("SAN SALVADOR, 3 JAN 90 -- [REPORT]", "1990-01-03"),
        ("03-04-2016 The army took the town", "2016-04-03"),
        ("January 22\n\nTwo members were captured", "2019-01-22"),
        (f"{'The market was full when it was hit. ' * 7}(Published Friday, Sept. 2, 2016)", "2016-09-02"),
    ],
)
def test_a_printed_dateline_beats_the_publication_date(text: str, day: str) -> None:
    published = date(2016, 4, 20) if text.startswith("03") else SATURDAY
    assert dateline("", text, published).day == date.fromisoformat(day)


def test_a_dateline_may_follow_the_repeated_title_and_the_agency() -> None:
    title = "Strike on a village kills 16"
    assert dateline(title, f"{title} EFE Monday 24 Oct 2016 Sixteen people", SATURDAY).day == date(2016, 10, 24)


@pytest.mark.parametrize(
    "text",
    [
        "On May 23, 2014, six people were killed",
        "Fighters stand guard near the prison in the north, Tuesday, Jan. 25, 2022.",
        "Two killed in the south\n\nRelated News\n\nMan found dead in the east, November 12, 2024",
        "20 May, 2025\n\nConvoy heads to the coast\n\nEleven killed in incidents\n\nDemands for a council\n\nTwo",
    ],
)
def test_dates_of_events_captions_and_other_stories_are_no_dateline(text: str) -> None:
    anchor = dateline("", text, SATURDAY)
    assert (anchor.day, anchor.reason) == (SATURDAY, "publication date")


def test_a_publication_date_on_the_eve_of_the_news_is_a_day_early() -> None:
    assert dateline("", "Troops captured three men, the army said Sunday.", SATURDAY).day == date(2019, 6, 16)
    assert dateline("", "At least 300 have been killed since Sunday.", SATURDAY).day == SATURDAY
    assert dateline("", "Nine were killed today, ahead of a vote on Sunday.", SATURDAY).day == SATURDAY


def test_a_report_without_any_day_says_so() -> None:
    assert dateline("", "Nine were killed on Sunday.", None).day is None


WORDS = (
    "since late early May march 12 2011 Saturday killed between and to - , . \n 3 of the last week ago two 31 Feb 24 "
    "hours past on in 03/04/2016 مايو – ’ year day earlier"
)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS.split(" "))).map(" ".join)), st.none() | st.dates())
def test_mentions_are_verbatim_in_order_and_apart(text: str, anchor: date | None) -> None:
    mentions = find_dates(text, anchor)
    assert all(text[mention.start : mention.end] == mention.words != "" for mention in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    dateline(text, text, anchor)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_latest_on_or_before_the_report(anchor: date, back: int) -> None:
    day = anchor - timedelta(days=back)
    assert said(f"killed on {day:%A}", anchor) == [day.isoformat()]


@given(DAYS, DAYS)
def test_a_written_date_reads_back(day: date, anchor: date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%A %d %b %Y", "%Y-%m-%d", "%d.%m.%Y"):
        assert said(day.strftime(form), anchor) == [day.isoformat()]


@given(DAYS, st.integers(0, 300))
def test_a_day_without_its_year_is_in_the_past_year(anchor: date, back: int) -> None:
    day = anchor - timedelta(days=back)
    assert said(f"on {day.day} {day:%B}", anchor) == [day.isoformat()] or (day.month, day.day) == (2, 29)


@given(DAYS, DAYS)
def test_only_two_readings_leave_a_date_open(day: date, anchor: date) -> None:
    (mention,) = find_dates(f"{day.day}/{day.month}/{day.year}", anchor)
    ambiguous = day.day <= 12 and day.day != day.month
    assert mention.when == (None if ambiguous else When.day(day))


@given(DAYS)
def test_since_runs_to_the_report(anchor: date) -> None:
    (mention,) = find_dates("since early 1989", anchor)
    assert mention.when == When(date(1989, 1, 1), anchor)


def test_tables_hold_together() -> None:
    """Every word that a pattern can hand over has a meaning, and every part of a period is defined."""
    assert set(ENGLISH_DATES.parts.values()) <= PARTS.keys()
    assert ENGLISH_DATES.common_words <= ENGLISH_DATES.months.keys()
    assert all(re.compile(rule.pattern) for rule in ENGLISH_DATES.rules)
    assert readings({"year": "2016", "month": "02", "day": "30"}, ENGLISH_DATES) == ()
