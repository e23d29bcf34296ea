"""Tolls: incidents added up beside the totals that sources state; never added together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reckoning.helpers import Story
from warledger.bounds import Bounds
from warledger.flow import stated_totals
from warledger.ledger import Derived, Filter, Ledger, TollRow
from warledger.records import Incident, Place, Reading, Reckoning
from warledger.when import When

IDLIB = Place("Maaret", "Maaret al-Numan", country="SY", adm1="Idlib")
Told = tuple[Incident, Reckoning]


def told(day: str, *counts: tuple[str, Bounds]) -> Told:
    """An incident of a day in Idlib with civilians or fighters killed, and what UCDP's rules make of it."""
    story = Story()
    for number, (status, bounds) in enumerate(counts):
        report = story.report(f"source {number}", day, f"{bounds} people were killed.")
        story.figure(report, str(bounds), "killed", bounds, status=status)
    incident = replace(story.incident(), id=day, when=When.parse(day), place=IDLIB)
    return incident, replace(story.reckon(), incident=day)


MAY = told("2019-05-03", ("civilian", Bounds.exactly(12)))
JUNE = told("2019-06-15", ("combatant", Bounds.at_least(35)))
JULY = told("2019-07-22", ("civilian", Bounds.exactly(38)), ("civilian", Bounds.exactly(40)))
SINCE_APRIL = When.parse("2019-04-21/2019-07-25")


def ledger_of(address: str, *incidents: Told, said: Story | None = None) -> Ledger:
    """A ledger of these incidents, and of reports that state totals."""
    ledger = Ledger.open(address, create=True)
    said = said or Story()
    figures = {key: tuple(said.figures[s] for s in ids) for key, ids in said.statements.items()}
    readings = {key: Reading(report, figures[key]) for key, report in said.reports.items()}
    ledger.append_readings([(reading, "tests/1") for reading in readings.values()])
    reckoned = {incident.id: (reckoning,) for incident, reckoning in incidents}
    ledger.replace_derived(Derived(readings, {}, tuple(i for i, _ in incidents), reckoned), "1")
    return ledger


def killed(ledger: Ledger, wanted: Filter = Filter(), victims: str = "all") -> TollRow | None:  # noqa: B008 - frozen
    rows = [r for r in ledger.tolls(wanted) if (r.measure, r.victims, r.side) == ("killed", victims, None)]
    return rows[0] if rows else None


def bounds_of(row: TollRow | None) -> tuple[int, int, int, int] | None:
    return (row.incidents, row.low, row.best, row.high) if row else None


def test_twelve_in_may_and_38_to_40_in_july(address: str) -> None:
    with ledger_of(address, MAY, JULY) as ledger:
        assert bounds_of(killed(ledger)) == (2, 50, 50, 52)


def test_at_least_35_leaves_the_sum_open_and_says_so(address: str) -> None:
    with ledger_of(address, MAY, JUNE, JULY) as ledger:
        found = killed(ledger)
        assert bounds_of(found) == (3, 85, 85, 87)
        assert found is not None
        assert found.open_high == 1


def test_an_incident_that_says_nothing_of_civilians_is_not_among_theirs(address: str) -> None:
    with ledger_of(address, MAY, JUNE, JULY) as ledger:
        assert bounds_of(killed(ledger, victims="civilian")) == (2, 50, 50, 52)


def test_several_killed_add_nothing_and_leave_the_sum_open(address: str) -> None:
    story = Story()
    report = story.report("AFP", "2019-06-01", "Several people were killed.")
    story.figure(report, "Several people", "killed", None, vague="several")
    several = (replace(story.incident(), id="several"), replace(story.reckon(), incident="several"))
    with ledger_of(address, several, MAY) as ledger:
        found = killed(ledger)
        assert bounds_of(found) == (2, 12, 12, 12)
        assert found is not None
        assert found.open_high == 1


@pytest.mark.parametrize(
    ("since", "until", "incidents"),
    [("2019-05-01", "2019-06-30", 2), ("2019-07-22", "2019-07-22", 1), ("2020-01-01", "2020-12-31", None)],
)
def test_a_window_holds_the_incidents_of_its_days(
    tmp_path: Path, since: str, until: str, incidents: int | None
) -> None:
    with ledger_of(str(tmp_path / "ledger.db"), MAY, JUNE, JULY) as ledger:
        found = killed(ledger, Filter(since=since, until=until))
        assert (found.incidents if found else None) == incidents


def test_a_province_holds_its_towns(address: str) -> None:
    with ledger_of(address, MAY, JUNE, JULY) as ledger:
        found = killed(ledger, Filter(place="Idlib"))
        assert found is not None
        assert found.incidents == 3
        assert killed(ledger, Filter(place="Hama")) is None


def test_more_than_360_civilians_since_late_april_stand_beside_the_50_counted(address: str) -> None:
    story = Story()
    for outlet in ("AFP", "Reuters"):  # which repeats the same source's total
        report = story.report(outlet, "2019-07-25", "More than 360 civilians were killed since late April.")
        story.figure(
            report, "More than 360 civilians", "killed", Bounds.more_than(360), status="civilian", scope="period",
            date=SINCE_APRIL, said_by="Syrian Observatory for Human Rights",
        )  # fmt: skip
    with ledger_of(address, MAY, JULY, said=story) as ledger:
        assert bounds_of(killed(ledger)) == (2, 50, 50, 52)
        (found,) = stated_totals(ledger, Filter(since="2019-07-01", until="2019-07-31"), "ucdp")
        assert bounds_of(found.counted) == (2, 50, 50, 52)  # of its own days, not of July alone
        assert found.missing == (309, None)
        assert stated_totals(ledger, Filter(since="2020-01-01"), "ucdp") == []


def test_a_total_of_fighters_beside_incidents_that_count_none_is_beside_nothing(address: str) -> None:
    story = Story()
    report = story.report("AFP", "2019-07-25", "Some 500 soldiers were killed since late April.")
    story.figure(
        report, "500 soldiers", "killed", Bounds.exactly(500), status="combatant", side="Army", scope="period",
        date=SINCE_APRIL,
    )  # fmt: skip
    with ledger_of(address, MAY, said=story) as ledger:
        (found,) = stated_totals(ledger, Filter(), "ucdp")
        assert (found.counted, found.missing) == (None, (None, None))
