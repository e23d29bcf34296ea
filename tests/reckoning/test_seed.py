"""The report the project began with: 35 fighters, 26 of one side with eight by a mine, nine of the other; never 43."""

from __future__ import annotations

import json

import pytest

from conftest import shared
from reckoning.helpers import row, span_of
from warledger.incidents import link, origins, tell
from warledger.reading import read
from warledger.reckoning import RULES, reckon
from warledger.reckoning.tolls import distinct, group_of
from warledger.records import Incident, Reading, Reckoning, Report


@pytest.fixture(scope="module")
def reading() -> Reading:
    stored = json.loads(shared("data/seed/docs.json").read_text("utf-8"))[0]
    fields = ("id", "title", "text", "source", "published", "lang")
    return read(Report(**{name: stored[name] for name in fields}))


@pytest.fixture(scope="module")
def incident(reading: Reading) -> Incident:
    found = link(tell(reading), {f.id: f for f in reading.figures}, {reading.report.id: reading.report})
    assert len(found) == 1
    return found[0]


def reckoned(reading: Reading, incident: Incident, rules: str = "ucdp") -> Reckoning:
    report = reading.report
    return reckon(
        incident, {f.id: f for f in reading.figures}, {report.id: report}, origins([report]), (), RULES[rules],
        {p.id: p for p in reading.positions},
    )  # fmt: skip


def test_one_incident_of_saturday_15_june(incident: Incident) -> None:
    assert str(incident.when) == "2019-06-15"


def test_35_fighters_and_the_headlines_36_kept_and_flagged(reading: Reading, incident: Incident) -> None:
    reckoning = reckoned(reading, incident)
    assert span_of(reckoning) == span_of(reckoning, victims="combatant") == (35, 35, 36)
    assert "AFP's headline says “36 people”, its text says at least 35" in [i.message for i in reckoning.issues]
    killed = row(reckoning)
    assert killed is not None
    headline = next(f.id for f in reading.figures if f.bounds.low == 36)
    assert headline in {use.statement for use in killed.set_aside}


def test_26_of_the_government_side_with_eight_by_a_mine_inside_and_nine_rebels(
    reading: Reading, incident: Incident
) -> None:
    reckoning = reckoned(reading, incident)
    assert span_of(reckoning, victims="combatant", side="Syrian government forces") == (26, 26, 26)
    assert span_of(reckoning, victims="combatant", side="Syrian rebels") == (9, 9, 9)
    assert {h.side for h in reckoning.harm} == {None, "Syrian government forces", "Syrian rebels"}
    government = row(reckoning, victims="combatant", side="Syrian government forces")
    eight = next(f.id for f in reading.figures if f.bounds.low == 8)
    assert government is not None
    assert {u.rule for u in government.used if u.statement == eight} == {"inside “26 pro-regime forces”, adds nothing"}


def test_fighters_say_nothing_of_civilians(reading: Reading, incident: Incident) -> None:
    reckoning = reckoned(reading, incident)
    assert span_of(reckoning, victims="civilian") is None
    assert span_of(reckoning, "injured") is None


def test_43_is_nowhere(reading: Reading, incident: Incident) -> None:
    for rules in RULES:
        harm = reckoned(reading, incident, rules).harm
        assert not {43, 44} & {n for h in harm for n in (h.low, h.best, h.high)}


def test_the_running_totals_stand_apart(reading: Reading, incident: Incident) -> None:
    assert span_of(reckoned(reading, incident)) == (35, 35, 36)
    totals = [("seed", f) for f in reading.figures if f.scope in ("period", "war") and f.measure == "killed"]
    found = [figure for _, figure in distinct(totals)]
    assert [(group_of(f)[0], f.bounds.low) for f in found] == [("all", 370_001), ("civilian", 361)]
    assert (found[1].attributed_to[0], str(found[1].date)) == (
        "Syrian Observatory for Human Rights", "2019-04-21/2019-06-15",
    )  # fmt: skip


def test_moscow_and_ankara_dispute_a_ceasefire_not_who_killed(reading: Reading, incident: Incident) -> None:
    assert not reckoned(reading, incident).contested


def test_airwars_discounts_an_incident_whose_dead_all_fought(reading: Reading, incident: Incident) -> None:
    graded = reckoned(reading, incident, "airwars")
    assert (graded.grade, graded.grade_reasons) == ("discounted", ("all who are told harmed were fighters",))
