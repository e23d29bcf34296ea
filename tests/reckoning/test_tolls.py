"""Tolls: incidents added up beside the totals that sources state; never added together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reckoning.helpers import Story
from warledger.bounds import Bounds
from warledger.reckoning import RULES, toll
from warledger.records import Incident, Place, Reckoning
from warledger.when import When

IDLIB = Place("Maaret", "Maaret al-Numan", country="SY", adm1="Idlib")


def told(day: str, *counts: tuple[str, Bounds], place: Place | None = IDLIB) -> tuple[Incident, Reckoning]:
    """An incident of a day with civilians or fighters killed, and what UCDP's rules make of it."""
    story = Story()
    for number, (status, bounds) in enumerate(counts):
        report = story.report(f"source {number}", day, f"{bounds} people were killed.")
        story.figure(report, str(bounds), "killed", bounds, status=status)
    incident = replace(story.incident(), id=day, when=When.parse(day), place=place)
    return incident, replace(story.reckon(), incident=day)


MAY = told("2019-05-03", ("civilian", Bounds.exactly(12)))
JUNE = told("2019-06-15", ("combatant", Bounds.at_least(35)))
JULY = told("2019-07-22", ("civilian", Bounds.exactly(38)), ("civilian", Bounds.exactly(40)))
ROWS = [MAY, JUNE, JULY]


def test_twelve_in_may_and_38_to_40_in_july() -> None:
    counted = toll([MAY, JULY]).counted
    assert (counted.incidents, counted.low, counted.best, counted.high) == (2, 50, 50, 52)


def test_at_least_35_leaves_the_sum_open_and_says_so() -> None:
    counted = toll(ROWS).counted
    assert (counted.low, counted.best, counted.high, counted.open_high) == (85, 85, None, 1)


def test_an_incident_that_says_nothing_of_civilians_is_unknown_not_none() -> None:
    counted = toll(ROWS, victims="civilian").counted
    assert (counted.incidents, counted.low, counted.unknown) == (3, 50, 1)


def test_several_killed_are_unknown_not_none() -> None:
    story = Story()
    report = story.report("AFP", "2019-06-01", "Several people were killed.")
    story.figure(report, "Several people", "killed", None, vague="several")
    several = (replace(story.incident(), id="several"), replace(story.reckon(), incident="several"))
    counted = toll([several, MAY]).counted
    assert (counted.low, counted.best, counted.unknown) == (12, 12, 1)


@pytest.mark.parametrize(
    ("window", "incidents"), [("2019-05-01/2019-06-30", 2), ("2019-07-22", 1), ("2020-01-01/2020-12-31", 0)]
)
def test_a_window_holds_the_incidents_that_lie_in_it(window: str, incidents: int) -> None:
    assert toll(ROWS, window=When.parse(window)).counted.incidents == incidents


def test_a_province_holds_its_towns() -> None:
    assert toll(ROWS, place="Idlib").counted.incidents == 3
    assert toll(ROWS, place="Hama").counted.incidents == 0


def test_more_than_360_civilians_since_late_april_stand_beside_the_50_counted() -> None:
    story = Story()
    report = story.report("AFP", "2019-07-25", "More than 360 civilians were killed since late April.")
    window = When.parse("2019-04-21/2019-07-25")
    story.figure(
        report, "More than 360 civilians", "killed", Bounds.more_than(360), status="civilian", scope="period",
        date=window, said_by="Syrian Observatory for Human Rights",
    )  # fmt: skip
    again = replace(next(iter(story.figures.values())), id="the same total in another report")
    found = toll([MAY, JULY], [*story.figures.values(), again], window=When.parse("2019-04-01/2019-07-31"))
    assert found.counted.low == 50
    (stated,) = found.stated
    assert (stated.low, stated.high, stated.counted.low, stated.counted.high) == (361, None, 50, 52)
    assert stated.missing == (309, None)
    assert toll([MAY], story.figures.values(), window=When.parse("2019-07-01/2019-07-31")).stated == ()
    assert toll([MAY], story.figures.values(), measure="injured").stated == ()


def test_rule_sets_are_not_mixed_in_one_sum() -> None:
    with pytest.raises(ValueError, match="ibc/1 and ucdp/1"):
        toll([MAY, (JULY[0], replace(JULY[1], rules=RULES["ibc"].label))])
