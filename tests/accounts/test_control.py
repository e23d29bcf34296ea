"""Who holds a place, over many reports. Every report here is written for this test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.telling import telling
from warledger.accounts import PlaceControl, control_states
from warledger.errors import WarledgerError
from warledger.reading.blame.camps import one_camp
from warledger.records import Reading

ARMY, REBELS = "Syrian government forces", "Syrian rebels"


def only(*readings: Reading, rules: str = "assessed") -> PlaceControl:
    found = [c for c in control_states(readings, rules) if c.place is not None]
    assert len(found) == 1, [(c.name, c.names) for c in found]
    return found[0]


def holders(place: PlaceControl) -> list[tuple[str | None, str]]:
    return [(s.holder, str(s.since)) for s in place.states]


def test_a_village_is_one_however_it_is_spelt() -> None:
    village = only(
        telling("a", "The army seized the village of Tal Maleh on Monday.", "2019-06-11"),
        telling("b", "Rebels recaptured the village of Tell Malah on Thursday.", "2019-06-14"),
    )
    assert set(village.names) == {"Tal Maleh", "Tell Malah"}
    assert holders(village) == [(ARMY, "2019-06-10"), (REBELS, "2019-06-13")]
    state = village.at(date(2019, 6, 12))
    assert state is not None
    assert (state.holder, str(state.until)) == (ARMY, "2019-06-13")


def test_taken_and_retaken_the_same_day_both_stay_in_the_raw_sequence() -> None:
    text = "Rebels seized the village of Tal Maleh on Friday. The army retook the village of Tal Maleh hours later."
    village = only(telling("a", text))
    assert [(h, d) for h, d in holders(village)] == [(REBELS, "2019-06-14"), (ARMY, "2019-06-14")]


def test_acled_counts_the_final_acquisition_of_a_day_and_only_what_lasts() -> None:
    text = "Rebels seized the village of Tal Maleh on Friday. The army retook the village of Tal Maleh hours later."
    village = only(telling("a", text), rules="acled/1")
    assert [(s.holder, s.sub_event) for s in village.states] == [(ARMY, "Government regains territory")]
    assert len(village.entries) == 2


def test_an_attempt_that_failed_is_counted_and_changes_nothing() -> None:
    village = only(
        telling("a", "Rebels seized the village of Tal Maleh on Monday.", "2019-06-11"),
        telling("b", "The army launched three failed attempts to retake the village of Tal Maleh on Friday."),
    )
    assert (holders(village), village.failed) == ([(REBELS, "2019-06-10")], 3)


def test_who_withdraws_leaves_the_place_to_nobody_until_somebody_comes() -> None:
    village = only(
        telling("a", "Rebels seized the village of Tal Maleh on Monday.", "2019-06-11"),
        telling("b", "Rebels withdrew from the village of Tal Maleh on Friday."),
    )
    state = village.at(date(2019, 6, 15))
    assert state is not None
    assert (state.holder, state.how, state.loser) == (None, "withdrew", REBELS)


def test_who_withdraws_from_what_others_hold_by_then_takes_nothing_from_them() -> None:
    village = only(
        telling("a", "Rebels seized the village of Tal Maleh on Friday."),
        telling("b", "The army withdrew from the village of Tal Maleh on Friday."),
    )
    assert holders(village)[-1] == (REBELS, "2019-06-14")


def test_a_siege_leaves_the_holder_and_is_told_beside_him() -> None:
    village = only(
        telling("a", "Rebels seized the town of Tal Maleh on Monday.", "2019-06-11"),
        telling("b", "Government forces besieged the town of Tal Maleh on Friday."),
    )
    siege = village.besieged_at(date(2019, 6, 15))
    assert siege is not None
    assert (siege.holder, holders(village)) == (ARMY, [(REBELS, "2019-06-10")])


def test_a_party_s_own_word_is_a_claim_and_no_state() -> None:
    village = only(
        telling("a", "Rebels seized the village of Tal Maleh on Monday.", "2019-06-11"),
        telling("b", "The army recaptured the village of Tal Maleh on Friday, state news agency SANA said."),
    )
    assert holders(village) == [(REBELS, "2019-06-10")]
    claim = village.claimed_at(date(2019, 6, 15))
    assert claim is not None
    assert (claim.holder, claim.by[0], claim.claimed) == (ARMY, "SANA", True)


def test_two_sources_that_name_two_holders_of_one_day_contest_it() -> None:
    village = only(
        telling("a", "Rebels seized the village of Tal Maleh on Friday.", source="Herald"),
        telling("b", "The army seized the village of Tal Maleh on Friday.", source="Courier"),
    )
    (contest,) = village.contested
    assert {contest.a.holder, contest.b.holder} == {ARMY, REBELS}
    assert {contest.a.by[0], contest.b.by[0]} == {"Herald", "Courier"}


def test_the_same_told_by_two_reports_is_one_entry_of_both() -> None:
    village = only(
        telling("a", "Rebels seized the village of Tal Maleh on Friday.", source="Herald"),
        telling("b", "Rebels captured the village of Tal Maleh on Friday.", source="Courier"),
    )
    (entry,) = village.entries
    assert (entry.reports, len(entry.statements), village.contested) == (("a", "b"), 2, ())


def test_a_vague_extent_is_an_area_in_words() -> None:
    text = "Rebels control most of Idlib province and parts of Hama province."
    (area,) = control_states([telling("a", text)])
    assert area.place is None
    assert area.states[0].extent is not None
    assert area.states[0].extent.startswith("most of Idlib province")


def test_the_order_in_which_reports_come_in_changes_nothing() -> None:
    reports = [
        telling("a", "The army seized the village of Tal Maleh on Monday.", "2019-06-11"),
        telling("b", "Rebels recaptured the village of Tal Maleh on Thursday.", "2019-06-14"),
        telling("c", "The army launched three failed attempts to retake the village of Tal Maleh on Friday."),
    ]
    assert len({control_states(order) for order in permutations(reports)}) == 1


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=4))
def test_reading_a_report_again_under_another_name_adds_no_state(copies: int) -> None:
    first = telling("a", "Rebels seized the village of Tal Maleh on Friday.")
    again = [replace(first, report=replace(first.report, id=f"a{n}")) for n in range(copies)]
    assert holders(only(first, *again)) == holders(only(first))


def test_rules_that_nobody_knows_are_refused_by_name() -> None:
    with pytest.raises(WarledgerError, match="acled/1"):
        control_states([], "acled/9")


def test_a_city_that_two_camps_are_said_to_hold_is_held_by_both_each_by_its_words() -> None:
    aleppo = only(
        telling("a", "Shells hit rebel-held Aleppo.", "2016-06-01"),
        telling("b", "Shells hit government-held Aleppo.", "2016-06-10"),
        telling("c", "Shells hit rebel-held Aleppo.", "2016-07-01"),
    )
    (state,) = aleppo.states
    assert (state.holder, state.extent) == (f"{REBELS} and {ARMY}", "rebel-held Aleppo; government-held Aleppo")
    assert [e.holder for e in aleppo.entries] == [REBELS, ARMY]


def test_a_holder_named_after_a_change_of_hands_is_not_the_one_before() -> None:
    manbij = only(
        telling("a", "Raids hit the IS-held town of Manbij.", "2016-07-20"),
        telling("b", "The SDF seized the town of Manbij from Islamic State on Friday.", "2016-08-13"),
        telling("c", "A mine went off in the SDF-held town of Manbij.", "2016-10-26"),
    )
    assert [(e.kind, e.holder) for e in manbij.entries] == [
        ("held", "Islamic State"), ("seized", "SDF"), ("held", "SDF"),
    ]  # fmt: skip
    assert [s.holder for s in manbij.states] == ["Islamic State", "SDF"]


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Syrian rebels", "Hayat Tahrir al-Sham", True),
        ("militants", "Al-Nusra Front", True),
        ("jihadists", "Islamic State", True),
        ("Syrian rebels", "Islamic State", False),
        ("Syrian rebels", "YPG", False),
        ("Syrian rebels", "Hezbollah", False),
        ("Islamic State", "SDF", False),
        ("Syrian rebels", "Houthis", False),
    ],
)
def test_a_word_for_many_groups_means_one_of_them_but_none_of_their_enemies(a: str, b: str, one: bool) -> None:
    assert one_camp(a, b, date(2017, 6, 1)) is one_camp(b, a, date(2017, 6, 1)) is one
