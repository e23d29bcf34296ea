"""Agreements as one thing across reports, and disputes. Every report here is written for this test."""

from __future__ import annotations

from accounts.telling import telling
from warledger.accounts import Agreement, agreements, disputes
from warledger.records import Reading


def only(*readings: Reading) -> Agreement:
    found = agreements(readings)
    assert len(found) == 1, [(a.kinds, a.made_on, [e.quote for e in a.events]) for a in found]
    return found[0]


def standings(agreement: Agreement) -> dict[str, str]:
    return {f.name: f.standing for f in agreement.facts}


def test_an_agreement_is_one_over_reports_that_date_its_making_alike() -> None:
    deal = only(
        telling("a", "Russia and Turkey signed a ceasefire deal in Idlib on Friday."),
        telling("b", "Russia and Turkey signed a truce on June 14. The truce was extended on Tuesday.", "2019-06-19"),
    )
    assert (deal.reports, str(deal.made_on)) == (("a", "b"), "2019-06-14")
    assert [e.event for e in deal.events] == ["signed", "signed", "extended"]


def test_two_truces_of_one_place_months_apart_are_two() -> None:
    found = agreements(
        [
            telling("a", "Russia and Turkey signed a ceasefire in Idlib on Friday."),
            telling("b", "Russia and Turkey signed a ceasefire in Idlib on Thursday.", "2019-09-06"),
        ]
    )
    assert [str(a.made_on) for a in found] == ["2019-06-14", "2019-09-05"]


def test_made_in_force_breached_and_ended_are_separate_facts() -> None:
    truce = only(
        telling("a", "The two sides agreed on a ceasefire in Idlib on Friday. The truce came into force on Saturday."),
        telling("b", "The army violated the ceasefire on Tuesday.", "2019-06-19"),
    )
    assert standings(truce) == {
        "made": "said", "in force": "said", "implemented": "not told", "breached": "said", "ended": "not told",
    }  # fmt: skip
    assert truce.fact("breached").blamed == ("Syrian government forces",)


def test_not_told_is_not_no() -> None:
    truce = only(telling("a", "The two sides agreed on a ceasefire in Idlib on Friday."))
    assert standings(truce)["implemented"] == "not told"


def test_a_party_that_is_accused_of_a_breach_is_not_said_to_have_broken_the_truce() -> None:
    text = "A ceasefire came into force in Idlib on Friday. Rebels have been accused of violating the truce."
    truce = only(telling("a", text))
    assert (standings(truce)["breached"], truce.fact("breached").blamed) == ("claimed", ("Syrian rebels",))


def test_a_claim_and_its_denial_in_two_reports_are_one_dispute() -> None:
    readings = [
        telling("a", "Russia said on Thursday that a ceasefire had been agreed with Turkey in Idlib.", "2019-06-13"),
        telling("b", "Turkey denied on Friday that a ceasefire had been agreed in Idlib."),
    ]
    (dispute,) = disputes(readings)
    assert dispute.state == "disputed"
    assert [(s.party, s.report) for s in dispute.claims] == [("Russia", "a")]
    assert [(s.party, s.report) for s in dispute.denials] == [("Turkey", "b")]
    assert dispute.agreement == only(*readings).id


def test_denials_of_two_matters_are_not_mixed() -> None:
    found = disputes(
        [
            telling("a", "Russia denied on Friday that its warplanes had bombed a hospital in Idlib."),
            telling("b", "Russia denied on Friday that it had sent mercenaries to Hama."),
        ]
    )
    assert len(found) == 2
    assert {d.state for d in found} == {"denied"}
