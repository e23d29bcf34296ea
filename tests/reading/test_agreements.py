"""What becomes of agreements. Every report here is written for this test."""

from __future__ import annotations

import json

import pytest

from conftest import shared
from reading.accounting import agreements, read
from warledger.output import agreement_json
from warledger.records import AgreementStatement, Report

ARMY, REBELS = "Syrian government forces", "Syrian rebels"


def one(text: str) -> AgreementStatement:
    found = agreements(text)
    assert len(found) == 1, [(a.event, a.span.quote) for a in found]
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said they would not release the soldiers.",
        "Turkey was not willing to withdraw its troops.",
        "Turkey will continue a halt of its raids.",
    ],
)
def test_who_refuses_offers_nothing(text: str) -> None:
    assert [a for a in agreements(text) if a.event == "proposed"] == []


def test_an_offer_has_who_makes_it_and_what_it_is() -> None:
    found = one("Turkey has pledged to withdraw its troops from Afrin.")
    assert (found.parties, found.terms) == (("Turkey",), "withdraw its troops from Afrin")


@pytest.mark.parametrize(
    ("text", "kind", "event"),
    [
        ("Russia and Turkey signed an agreement in October.", "deal", "signed"),
        ("The two sides agreed on a ceasefire.", "ceasefire", "signed"),
        ("Moscow announced a ceasefire in Idlib on Friday.", "ceasefire", "announced"),
        ("The Syrian government has agreed to a truce.", "ceasefire", "announced"),
        ("A ceasefire came into force on Friday.", "ceasefire", "in force"),
        ("Turkey is willing to withdraw its troops from Afrin.", "deal", "proposed"),
        ("The rebels said they would release nine soldiers.", "deal", "proposed"),
        ("Damascus has offered to reopen the road.", "deal", "proposed"),
        ("The assault followed the collapse of a short-lived truce.", "ceasefire", "collapsed"),
        ('Russia announced a two-day "humanitarian pause" in Hama.', "ceasefire", "announced"),
        ("The ceasefire was extended for three days.", "ceasefire", "extended"),
        ("The two sides agreed to extend the truce.", "ceasefire", "extended"),
        ("The truce collapsed within hours.", "ceasefire", "collapsed"),
        ("The truce expired at noon.", "ceasefire", "ended"),
        ("The army declared the ceasefire over.", "ceasefire", "ended"),
        ("The army violated the truce.", "ceasefire", "breached"),
        ("Rebels reported violations of the ceasefire.", "ceasefire", "breached"),
        ("The rebels refused to abide by the truce.", "ceasefire", "breached"),
        ("The rebels rejected the truce.", "ceasefire", "refused"),
        ("The United Nations called for a ceasefire.", "ceasefire", "proposed"),
        ("The evacuation deal was not implemented.", "evacuation", "not implemented"),
        ("The two sides agreed on a prisoner swap.", "exchange", "signed"),
        ("Turkey and Russia agreed on a demilitarised zone.", "demilitarised zone", "signed"),
    ],
)
def test_made_in_force_kept_and_broken_are_separate_facts(text: str, kind: str, event: str) -> None:
    a = one(text)
    assert (a.kind, a.event, a.realis) == (kind, event, "asserted")


def test_a_deal_that_sets_up_a_zone_is_one_agreement_under_the_name_of_the_zone() -> None:
    a = one("Russia and Turkey signed an agreement in October to create a buffer zone around Idlib.")
    assert (a.kind, a.event, a.parties, str(a.date)) == (
        "buffer zone", "signed", ("Russia", "Turkey"), "2018-10-01/2018-10-31",
    )  # fmt: skip
    assert a.place is not None
    assert a.place.words == "Idlib"


def test_what_was_never_carried_out_and_why() -> None:
    signed, never = agreements(
        "Russia and Turkey signed a buffer zone deal in October.\n\n"
        "It was never put into effect because the rebels would not leave."
    )
    assert (never.kind, never.event, never.parties) == ("buffer zone", "not implemented", signed.parties)
    assert (never.why, never.blamed, never.date) == ("the rebels would not leave", REBELS, None)


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Turkey denied that a ceasefire was in place.", "denied"),
        ("It is too early to say that a truce is in place.", "denied"),
        ("The rebels may sign a truce.", "possible"),
        ("The rebels will sign a truce.", "hypothetical"),
    ],
)
def test_denied_and_planned_agreements_are_marked(text: str, realis: str) -> None:
    assert one(text).realis == realis


def test_who_is_blamed_and_by_whom() -> None:
    a = one("The rebels accused the army of violating the ceasefire.")
    assert (a.event, a.blamed) == ("breached", ARMY)
    assert a.attributed_to[-1] == "Wire"


def test_a_broker_is_no_party() -> None:
    a = one("Prisoners were freed under an exchange deal brokered by Turkey between the army and the rebels.")
    assert (a.kind, a.event, a.parties) == ("exchange", "signed", (ARMY, REBELS))


def test_an_end_brings_its_reason() -> None:
    a = one("The army scrapped the truce after rebels shelled an air base.")
    assert (a.event, a.parties, a.why, a.blamed) == ("ended", (ARMY,), "rebels shelled an air base", REBELS)


def test_what_became_of_a_truce_that_is_described_first() -> None:
    assert [a.event for a in agreements("A truce brokered by Russia took effect at midnight.")] == [
        "signed",
        "in force",
    ]
    made, ended = agreements("A truce agreed in May collapsed on Friday.")
    assert (made.event, str(made.date)) == ("signed", "2019-05-01/2019-05-31")
    assert (ended.event, str(ended.date), ended.realis) == ("collapsed", "2019-06-14", "asserted")


def test_the_day_of_signing_is_not_the_day_on_which_nothing_was_done() -> None:
    signed, never = agreements("The peace deal signed in 2018 was never implemented.")
    assert (str(signed.date), never.event, never.date) == ("2018-01-01/2018-12-31", "not implemented", None)


def test_who_accepts_a_truce_or_would_observe_it_is_a_party_to_it() -> None:
    accepted = one("The rebels accepted a truce.")
    observed = one("The army said it would observe a three-day truce.")
    assert (accepted.event, accepted.parties) == ("announced", ("Syrian rebels",))
    assert (observed.event, observed.parties) == ("announced", ("Syrian government forces",))


def test_a_deal_breached_by_failing_to_withdraw_has_not_failed() -> None:
    assert one("Turkey accused the YPG of breaching the deal by failing to withdraw.").event == "breached"


@pytest.mark.parametrize(
    "text", ["Talks on a ceasefire continue.", "A ceasefire monitor was hurt.", "The deal is large."]
)
def test_an_agreement_only_named_is_no_statement(text: str) -> None:
    assert agreements(text) == ()


def test_the_contract_names_every_field() -> None:
    got = agreement_json(one("Moscow announced a ceasefire in Idlib on Friday."))
    assert (got["kind"], got["event"], got["place"]["words"], got["date"]) == (
        "ceasefire", "announced", "Idlib", "2019-06-14",
    )  # fmt: skip
    assert json.loads(json.dumps(got)) == got


def test_the_seed() -> None:
    """The deal of September signed, never fully implemented and why, the refusal; Moscow's ceasefire announced."""
    (row,) = json.loads(shared("data/seed/docs.json").read_text())
    report = Report(row["id"], row["title"], row["text"], source=row["source"], published=row["published"])
    signed, never, refused, announced = read(report)[1]
    assert (signed.kind, signed.event, signed.parties) == ("buffer zone", "signed", ("Russia", "Turkey"))
    assert (str(signed.date), signed.attributed_to) == ("2018-09-01/2018-09-30", ("AFP",))
    assert (never.kind, never.event, never.parties) == ("buffer zone", "not implemented", ("Russia", "Turkey"))
    assert never.why == "militants refused to withdraw from a planned demilitarised zone"
    assert (refused.kind, refused.event, refused.blamed) == ("demilitarised zone", "refused", never.blamed)
    assert (announced.kind, announced.event, announced.attributed_to[-1]) == ("ceasefire", "announced", "AFP")
    assert announced.attributed_to[0] in ("Moscow", "Russia")
