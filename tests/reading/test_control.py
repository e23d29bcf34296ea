"""Who takes, holds and loses ground. Every report here is written for this test."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import shared
from reading.accounting import control, read, syria
from warledger.output import control_json
from warledger.records import ControlChange, Report

ARMY, REBELS, HTS = "Syrian government forces", "Syrian rebels", "Hayat Tahrir al-Sham"


def one(text: str) -> ControlChange:
    found = control(text)
    assert len(found) == 1, [c.span.quote for c in found]
    return found[0]


def places(c: ControlChange) -> list[str]:
    return [p.words for p in c.places]


@pytest.mark.parametrize(
    ("text", "kind", "holder", "loser", "where"),
    [
        ("Rebels seized the village of Kafr Hud.", "seized", REBELS, None, ["Kafr Hud"]),
        ("The village of Kafr Hud was seized by rebels.", "seized", REBELS, None, ["Kafr Hud"]),
        ("Kafr Hud fell to the rebels on Friday.", "seized", REBELS, None, ["Kafr Hud"]),
        ("The army took full control of the town of Sarmin.", "seized", ARMY, None, ["Sarmin"]),
        ("The army recaptured Kafr Hud and Tall Sikkin on Friday.", "retaken", ARMY, None, ["Kafr Hud", "Tall Sikkin"]),
        ("Government forces drove the rebels out of Kafr Hud.", "seized", ARMY, REBELS, ["Kafr Hud"]),
        ("The army lost three villages to the rebels.", "lost", REBELS, ARMY, []),
        ("Rebel fighters withdrew from Kafr Hud.", "withdrew", None, REBELS, ["Kafr Hud"]),
        ("Government forces besieged the town of Sarmin.", "besieged", ARMY, None, ["Sarmin"]),
        ("The town of Sarmin was again under siege by government forces.", "besieged", ARMY, None, ["Sarmin"]),
        ("The rebels were driven out of Kafr Hud by the army.", "seized", ARMY, REBELS, ["Kafr Hud"]),
        ("The army has chased the rebels out of Kafr Hud.", "seized", ARMY, REBELS, ["Kafr Hud"]),
        ("Rebel fighters broke into western parts of Sarmin.", "advanced", REBELS, None, ["Sarmin"]),
        ("The army captured the strategic Tal Baraka hilltop.", "seized", ARMY, None, ["Tal Baraka"]),
        ("Kafr Hud is still in government hands, the army said.", "held", ARMY, None, ["Kafr Hud"]),
        ("The army is battling to oust the rebels from Kafr Hud.", "attempted", ARMY, REBELS, ["Kafr Hud"]),
        ("The army entered Kafr Hud on Friday.", "advanced", ARMY, None, ["Kafr Hud"]),
        ("The army entered Kafr Hud and holds it.", "seized", ARMY, None, ["Kafr Hud"]),
        ("The rebels hold Kafr Hud.", "held", REBELS, None, ["Kafr Hud"]),
        ("Rebels pulled out of Kafr Hud.", "withdrew", None, REBELS, ["Kafr Hud"]),
        ("The army handed over the town of Sarmin to the rebels.", "lost", REBELS, ARMY, ["Sarmin"]),
        ("The rebels were driven out of Kafr Hud in 2014.", "lost", None, REBELS, ["Kafr Hud"]),
        ("Shells hit rebel-held Kafr Hud.", "held", REBELS, None, ["Kafr Hud"]),
        ("Shells hit the regime-controlled town of Sarmin.", "held", ARMY, None, ["Sarmin"]),
        ("The army seized the rebel-held town of Sarmin.", "seized", ARMY, REBELS, ["Sarmin"]),
        ("The fall of Sarmin to the rebels came at night.", "seized", REBELS, None, ["Sarmin"]),
        ("Aid came after the capture of Sarmin by the army.", "seized", ARMY, None, ["Sarmin"]),
        ("Kafr Hud has been under the control of the army.", "held", ARMY, None, ["Kafr Hud"]),
    ],
)
def test_who_takes_and_who_loses(text: str, kind: str, holder: str | None, loser: str | None, where: list[str]) -> None:
    c = one(text)
    assert (c.kind, c.holder, c.loser, places(c)) == (kind, holder, loser, where)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers seized weapons in Kafr Hud.",
        "Rebels captured a commander in Kafr Hud.",
        "Rebels held talks in Kafr Hud.",
        "Aid workers entered Kafr Hud on Friday.",
        "Shells hit besieged Sarmin.",
        "Rebels prevented the army from entering Kafr Hud.",
        "The army wants to take Kafr Hud.",
    ],
)
def test_nothing_changes_hands_where_no_ground_is_taken(text: str) -> None:
    assert control(text) == ()


@pytest.mark.parametrize(
    ("text", "outcome", "attempts"),
    [
        ("Government troops failed to retake Kafr Hud.", "failed", None),
        ("The army tried to retake Kafr Hud.", "unknown", None),
        ("Rebels launched an offensive to capture Kafr Hud.", "unknown", None),
        ("The army has made four failed attempts to regain control of Kafr Hud.", "failed", 4),
        ("The army attacked Kafr Hud and did not enter it.", "failed", None),
        ("Rebels tried to take Kafr Hud but were repelled.", "failed", None),
    ],
)
def test_an_attempt_belongs_to_the_party_that_tries(text: str, outcome: str, attempts: int | None) -> None:
    c = one(text)
    assert (c.kind, c.outcome, c.attempts, places(c)) == ("attempted", outcome, attempts, ["Kafr Hud"])
    assert c.holder == (REBELS if text.startswith("Rebels") else ARMY)


def test_what_was_taken_and_lost_again_is_both() -> None:
    taken, lost = control("Rebels seized Kafr Hud on Friday but were driven out hours later.")
    assert (taken.kind, taken.holder, lost.kind, lost.holder, lost.loser) == ("seized", REBELS, "lost", None, REBELS)
    assert places(taken) == places(lost) == ["Kafr Hud"]


def test_a_town_that_changed_hands_and_is_held_now() -> None:
    changed, held = control("The town of Sarmin, which changed hands several times, is now held by government forces.")
    assert (changed.holder, held.kind, held.holder, places(held)) == (None, "held", ARMY, ["Sarmin"])


def test_the_capture_that_only_its_taker_announces_is_claimed() -> None:
    found = one("The SDF announced the capture of the town of Sarmin.")
    assert (found.kind, found.outcome, found.holder) == ("seized", "claimed", "SDF")


@pytest.mark.parametrize(
    ("text", "where", "extent"),
    [
        ("Shells hit rebel-held Sarmin and Kafr Hud.", ["Sarmin", "Kafr Hud"], None),
        ("Shells hit the rebel-held Idlib province town of Sarmin.", ["Sarmin"], None),
        ("Shells hit rebel-held parts of Sarmin.", ["Sarmin"], "parts of Sarmin"),
        ("Shells hit rebel-held northwest Syria.", ["northwest Syria"], "northwest Syria"),
    ],
)
def test_whose_a_shelled_town_is_said_by_the_way(text: str, where: list[str], extent: str | None) -> None:
    found = one(text)
    assert (found.kind, found.holder, places(found), found.extent) == ("held", REBELS, where, extent)


def test_a_name_behind_took_is_a_place_where_what_follows_says_so() -> None:
    assert places(one("Rebels took Bardah in Idlib province.")) == ["Bardah"]
    assert control("Rebels took Omar Hadi hostage in Hama.") == ()
    assert control("The police announced the capture of Omar Hadi.") == ()


def test_a_ministry_announces_for_its_army() -> None:
    text = "Russia's defence ministry announced the liberation of Chasiv Yar in Donetsk region."
    (c,) = read(Report("u", "", text, source="Wire", published="2025-08-01"))[0]
    assert (c.kind, c.outcome, c.holder, places(c)) == ("seized", "claimed", "Russian army", ["Chasiv Yar"])


def test_whose_town_it_is_called_is_no_place() -> None:
    text = "Bosnian Serb forces have completed their withdrawal from the besieged Bosnian town of Gorazde."
    (c,) = read(Report("b", "", text, source="Wire", published="1994-04-26"))[0]
    assert (c.kind, places(c)) == ("withdrew", ["Gorazde"])


def test_the_district_whose_capital_is_taken_is_not() -> None:
    assert places(one("The army seized the town of Sarmin, capital of the district of Binnish.")) == ["Sarmin"]


def test_what_is_largely_or_jointly_held_keeps_its_words() -> None:
    assert one("Idlib province is largely controlled by the rebels.").extent == "largely controlled"
    both = one("The city of Sarmin is divided between the army and the rebels.")
    assert (both.kind, both.holder) == ("held", f"{ARMY} and {REBELS}")
    assert both.extent == "divided between the army and the rebels"


def test_whose_a_town_was_once_is_no_news() -> None:
    assert control("Shells hit the formerly rebel-held town of Sarmin.") == ()


def test_villages_named_only_later_are_linked() -> None:
    tried, taken, failed = control(
        "The army tried to retake two villages that rebels had taken a week earlier.\n\n"
        "It attacked Kafr Hud and Tall Sikkin but took neither."
    )
    assert places(tried) == places(taken) == places(failed) == ["Kafr Hud", "Tall Sikkin"]
    assert (taken.kind, taken.holder, str(taken.date)) == ("seized", REBELS, "2019-06-08")
    assert (failed.kind, failed.outcome) == ("attempted", "failed")


def test_a_vague_extent_is_kept_in_its_words() -> None:
    c = one("Hayat Tahrir al-Sham controls most of Idlib province and parts of Hama and Aleppo.")
    assert (c.holder, c.extent) == (HTS, "most of Idlib province and parts of Hama and Aleppo")


def test_administrative_control_is_told_from_the_taking_of_ground() -> None:
    c = one("In January Hayat Tahrir al-Sham extended its administrative control over Idlib province.")
    assert (c.kind, c.holder, str(c.date)) == ("administered", HTS, "2019-01-01/2019-01-31")


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("a war monitor said", "achieved"), ("a rebel spokesman said", "claimed"), ("a military source said", "claimed")],
)
def test_what_only_a_warring_party_says_is_claimed(said: str, outcome: str) -> None:
    assert one(f"The army recaptured the town of Sarmin on Friday, {said}.").outcome == outcome


def test_plans_are_marked() -> None:
    assert one("The army will retake Kafr Hud, the defence minister said.").realis == "hypothetical"
    assert one("The rebels may lose the village of Kafr Hud.").realis == "possible"


def test_other_wars() -> None:
    text = "Houthi rebels captured the port of Al-Salif in Yemen on Friday, the Yemeni army said."
    (c,) = read(Report("y", "", text, source="Wire", published="2018-11-10"))[0]
    assert (c.kind, c.holder, str(c.date), c.outcome) == ("seized", "Houthis", "2018-11-09", "claimed")


def test_reading_twice_gives_the_same_ids() -> None:
    report = syria("Rebels seized the village of Kafr Hud.")
    assert [c.id for c in read(report)[0]] == [c.id for c in read(report)[0]]


def test_the_contract_names_every_field() -> None:
    got = control_json(one("Rebels seized the village of Kafr Hud on Friday."))
    assert {k: got[k] for k in ("in", "kind", "outcome", "holder", "date")} == {
        "in": "text", "kind": "seized", "outcome": "achieved", "holder": REBELS, "date": "2019-06-14",
    }  # fmt: skip
    assert got["places"][0]["words"] == "Kafr Hud"
    assert json.loads(json.dumps(got)) == got


@pytest.mark.parametrize(
    "text",
    [
        "The army's air forces carried out ten strikes in Hama.",
        "Six villagers died as they fled a hamlet that rebels shelled.",
        "The army captured half a dozen rebels near Hama.",
        "The rebels asked for help in securing Kafr Hud.",
        "The president spoke of his goal of taking back Kafr Hud, the army said.",
        "Russia halted its raids to allow humanitarian convoys to reach Kafr Hud.",
        "The army captured Omar Hadi, a rebel leader in Hama.",
        "The army foiled attempts to smuggle fuel.",
        "The rebels are fighting to oust Hamdan.",
        "The rebels are taking part in an attack on Hama.",
        "Medicine was taken off the aid lorries before they entered the city.",
        "The rebels attacked the jail in a bid to free the rebels held.",
        "Regime air strikes hit besieged Sarmin.",
        "A school was hit. The Army Recaptures Kafr Hud From Rebels As Damascus Hails Big Win.",
    ],
)
def test_what_only_looks_like_ground_taken(text: str) -> None:
    assert control(f"The army and the rebels fought on Friday. {text}") == ()


def test_what_lies_before_the_news_is_not_dated_by_it() -> None:
    (held,) = control("Sarmin was briefly in rebel hands.")
    (base,) = control("The Tamana base had previously been controlled by rebels.")
    (now,) = control("The army shelled Sarmin, which is controlled by the rebels.")
    assert (held.date, base.date, str(now.date)) == (None, None, "2019-06-15")


def test_the_taker_who_claims_to_have_taken_is_the_only_word_for_it() -> None:
    found = one("Hayat Tahrir al-Sham claims to have captured two hamlets from the army.")
    assert (found.kind, found.outcome, found.holder, found.loser) == ("seized", "claimed", HTS, ARMY)
    assert found.attributed_to[0] == HTS


def test_what_is_not_under_control_is_denied() -> None:
    assert [c.realis for c in control("Kafr Hud is not under the control of the rebels.")] == ["denied"]


def test_an_agent_that_nobody_knows_is_not_the_next_party_named() -> None:
    found = control("Sarmin is controlled by a council but government forces are near.")
    assert ARMY not in [c.holder for c in found]


def test_a_town_that_only_says_where_something_lies_does_not_change_hands() -> None:
    assert [places(c) for c in control("Rebel fighters withdrew from a headquarters north of Sarmin.")] == [[]]


def test_a_neighbourhood_of_a_city_is_not_the_city() -> None:
    found = one("Shells hit a neighbourhood of the city of Sarmin held by the rebels.")
    assert found.extent == "a neighbourhood of the city of Sarmin"


def test_villages_that_no_gazetteer_knows_are_named_and_whose_they_were() -> None:
    found = one("The villages of Hamra and Sifra were liberated from the control of the rebels.")
    assert (places(found), found.loser) == (["Hamra", "Sifra"], REBELS)


def test_what_is_only_alleged_is_possible() -> None:
    assert (
        one("A monitor looked into an allegation by the army that rebels had taken over Sarmin.").realis == "possible"
    )


def test_the_day_of_an_attempt_is_no_count_of_attempts() -> None:
    assert one("On May 24 the army launched an operation to retake Kafr Hud.").attempts is None


def test_attempts_of_one_are_not_those_of_the_other_who_speaks_of_them() -> None:
    found = one("The rebels hampered operations of the Syrian army to liberate Kafr Hud.")
    assert found.holder == ARMY


def test_posts_and_quarters_of_a_place_are_not_the_place() -> None:
    assert one("The army drove the rebels from their Idlib positions.").extent == "their Idlib positions"
    assert one("The army liberated three districts of Kafr Hud.").extent == "three districts of Kafr Hud"
    assert places(one("Shells hit the city of Hama. The neighbourhood is under rebel control.")) == []


def test_a_portion_keeps_its_words() -> None:
    assert one("Nearly all of Idlib province is controlled by the rebels.").extent == "Nearly all of Idlib province"


def test_an_unnamed_neighbourhood_is_not_the_place_that_only_says_where_it_lies() -> None:
    found = one(
        "Shells hit the suburb of Arbin outside Damascus. The area to the east of Damascus is under rebel control."
    )
    assert "Damascus" not in places(found)


WORDS = st.sampled_from(
    'the army rebels seized retook to from Kafr Hud , . " and which it failed truce signed denied said that by'.split()
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=60))
def test_no_words_break_the_reading_and_every_span_holds(words: list[str]) -> None:
    read(Report("h", "", " ".join(words), published="2019-06-15"))


def test_the_seed() -> None:
    """Two villages taken, five attempts on them in vain, administration extended: each with its words."""
    (row,) = json.loads(shared("data/seed/docs.json").read_text())
    report = Report(row["id"], row["title"], row["text"], source=row["source"], published=row["published"])
    found = read(report)[0]
    both = ["Jibine", "Tal Maleh"]
    taken = [c for c in found if c.kind == "seized"]
    assert [(c.holder, places(c), str(c.date)) for c in taken] == [(REBELS, both, "2019-06-01/2019-06-15")] * 2
    (five,) = (c for c in found if c.attempts == 5)
    assert (five.kind, five.outcome, five.holder, places(five)) == ("attempted", "failed", ARMY, both)
    assert five.attributed_to == ("Rami Abdel Rahman", "Syrian Observatory for Human Rights", "AFP")
    assert str(five.date) == "2019-06-15"
    (ruled,) = (c for c in found if c.kind == "administered")
    assert (ruled.holder, str(ruled.date)) == (HTS, "2019-01-01/2019-01-31")
    assert ruled.extent == "most of Idlib province, as well as adjacent slivers of Latakia, Hama and Aleppo provinces"
