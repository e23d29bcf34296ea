"""Which of the namesakes is meant, with what precision, and for what reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.places import Context, Gazetteer, resolve, resolve_report
from warledger.places.areas import moved
from warledger.places.phrases import parse
from warledger.places.records import Candidate, km_between
from warledger.places.resolving import shares
from warledger.records import Place


def near(place: Place | None, lat: float, lon: float, km: float = 3.0) -> bool:
    if place is None or place.lat is None or place.lon is None:
        return False
    return km_between(place.lat, place.lon, lat, lon) <= km


def test_the_villages_of_the_first_report(small: Gazetteer) -> None:
    """Five failed attempts to regain control of Jibine and Tal Maleh in Hama province."""
    jibine, tal_maleh, hama = resolve_report(small, ["Jibine", "Tal Maleh", "Hama province"], "Syria")
    assert near(jibine.place, 35.339, 36.513)
    assert near(tal_maleh.place, 35.306, 36.520)
    assert hama.place is not None
    assert (hama.place.name, hama.place.precision) == ("Hama", "province")
    assert jibine.place is not None
    assert jibine.place.adm1 == "Hama"


def test_every_place_says_why(small: Gazetteer) -> None:
    for words in ("Jibine", "Hama province", "10 km east of Hama", "northern Hama", "between Hama and Jibine"):
        place = resolve(small, words, Context("SY", "Hama")).place
        assert place is not None, words
        assert place.reasons, words
        assert place.sure is not None
        assert 0 < place.sure <= 1


def test_regions_are_regions(syria: Gazetteer) -> None:
    west, idlib = resolve(syria, "north-west Syria").place, resolve(syria, "the Idlib region", Context("SY")).place
    assert west is not None
    assert idlib is not None
    assert (west.precision, idlib.precision) == ("region", "region")
    assert near(idlib, 35.8, 36.68, 25)
    assert near(west, 35.9, 36.6, 80)


def test_directions_move_the_point_and_lower_the_precision(small: Gazetteer) -> None:
    place = resolve(small, "20 km south of Hama", Context("SY")).place
    assert near(place, 35.1318 - 20 / 111.2, 36.7578, 1)
    assert place is not None
    assert place.precision == "near"
    outskirts = resolve(small, "outskirts of Hama", Context("SY")).place
    assert outskirts is not None
    assert outskirts.precision == "near"


def test_halfway_between_two_villages(small: Gazetteer) -> None:
    place = resolve(small, "between Jibine and Tal Maleh", Context("SY", "Hama")).place
    assert near(place, (35.339 + 35.306) / 2, (36.513 + 36.520) / 2)


def test_an_eastern_village_is_no_east_of_something(small: Gazetteer) -> None:
    east, west = (resolve(small, f"{side} Ghariyah", Context("SY")).place for side in ("Eastern", "Western"))
    assert near(east, 32.678, 36.259)
    assert near(west, 32.688, 36.223)


def test_namesakes_without_more_words_stay_unresolved(syria: Gazetteer) -> None:
    result = resolve(syria, "Al Mas'udiyah", Context("SY"))
    assert result.place is None
    assert len(result.candidates) > 3
    assert "places may be meant" in result.reasons[0]


def test_what_no_gazetteer_has_stays_unresolved(syria: Gazetteer) -> None:
    result = resolve(syria, "Zzyzxville", Context("SY"))
    assert result.place is None
    assert not result.candidates
    assert "no place in the gazetteer is called" in result.reasons[0]


def test_another_place_of_the_report_decides_between_namesakes(syria: Gazetteer) -> None:
    alone = resolve(syria, "Sarjah", Context("SY"))
    beside = resolve_report(syria, ["Sarjah", "Maarat al-Numan"], "SY")[0]
    assert alone.place is None
    assert near(beside.place, 35.757, 36.627, 5)
    assert beside.place is not None
    assert any("also named" in reason for reason in beside.place.reasons)


def test_latin_and_arabic_script_resolve_alike(syria: Gazetteer) -> None:
    for latin, arabic, province in [
        ("Khan Sheikhoun", "خان شيخون", "Idlib"), ("Kobani", "كوباني", "Aleppo"), ("Taftanaz", "تفتناز", "Idlib"),
        ("Tal Maleh", "تل ملح", "حماة"),
    ]:  # fmt: skip
        one, other = (resolve(syria, words, Context("SY", province)).place for words in (latin, arabic))
        assert one is not None, latin
        assert one.lat is not None
        assert one.lon is not None
        assert near(other, one.lat, one.lon, 5), arabic


def test_a_building_lies_in_the_town_said_with_it(syria: Gazetteer) -> None:
    place = resolve(syria, "the national hospital in Manbij", Context("SY")).place
    assert near(place, 36.528, 37.955, 3)
    assert place is not None
    assert place.precision == "near"


def test_the_province_may_come_with_the_words(syria: Gazetteer) -> None:
    place = resolve(syria, "the village of Jibine in Hama province, Syria").place
    assert near(place, 35.339, 36.513)


def test_parts_of_a_country_and_lands_that_no_gazetteer_has(syria: Gazetteer) -> None:
    for words, precision, lat, lon, km in (
        ("شمال غرب سوريا", "region", 36.0, 36.8, 60),
        ("central Syria", "region", 35.0, 38.5, 80),
        ("Eastern Ghouta", "district", 33.53, 36.43, 5),
        ("the Eastern Ghouta region", "district", 33.53, 36.43, 5),
        ("the Damascus suburb of Douma", "exact", 33.572, 36.403, 3),
        ("the rebel-held town of Kafranbel", "exact", 35.614, 36.561, 3),
    ):
        place = resolve(syria, words, Context("SY")).place
        assert near(place, lat, lon, km), words
        assert place is not None
        assert place.precision == precision, words


def test_a_wrong_consonant_or_word_is_forgiven_in_the_province_said_but_never_exact(syria: Gazetteer) -> None:
    """Jarabulur for Jarabulus, and with a word too many, in Aleppo."""
    for words, lat, lon in (("Jarabulur", 36.82, 38.01), ("Tall Jarabulus", 36.82, 38.01)):
        result = resolve(syria, words, Context("SY", "Aleppo"))
        loose = [c for c in result.candidates if c.loosely]
        assert any(km_between(c.lat, c.lon, lat, lon) < 3 for c in loose), words
        assert result.place is None or result.place.precision == "near", words


def test_a_name_of_a_quiet_land_is_weighed_against_the_battles(syria: Gazetteer) -> None:
    """Of two villages of one name the one where the war was fought is likelier; the reason says so."""
    reasons = [r for c in resolve(syria, "Lataminah", Context("SY")).candidates for r in c.reasons]
    assert any(r.startswith("at a battle of the war") for r in reasons)


def test_of_several_places_named_none_is_exact(syria: Gazetteer) -> None:
    one = resolve(syria, "Manbij", Context("SY", "Aleppo")).place
    several = resolve(syria, "Manbij, Azaz, Marea", Context("SY", "Aleppo")).place
    assert one is not None
    assert several is not None
    assert (one.precision, several.precision) == ("exact", "near")


def test_words_that_sound_like_a_country_are_none(fresh: Gazetteer) -> None:
    named = [fresh.unit_named(word) for word in ("Syria", "UKR", "Assad", "Amir", "Woman")]
    assert named == ["SY", "UA", None, None, None]


def test_a_sure_place_is_not_moved_by_the_rest_of_the_report(fresh: Gazetteer) -> None:
    """Talks in Moscow about Aleppo and Homs: Moscow stays in Russia though the report speaks of Syria."""
    moscow, aleppo, _ = resolve_report(fresh, ["Moscow", "Aleppo", "Homs"], countries=("SY", "RU"))
    assert moscow.place is not None
    assert aleppo.place is not None
    assert (moscow.place.country, aleppo.place.country) == ("RU", "SY")


@pytest.mark.parametrize("wrong", ["", " ", "()", "of", "23", "🙂", "north", "between and"])
def test_words_that_are_no_place(small: Gazetteer, wrong: str) -> None:
    assert resolve(small, wrong, Context("SY")).place is None


@given(st.text(max_size=40))
def test_any_words_give_a_place_with_a_point_or_none(fresh: Gazetteer, words: str) -> None:
    place = resolve(fresh, words).place
    assert place is None or (place.lat is not None and place.lon is not None and place.precision != "unknown")


@given(st.lists(st.floats(-20, 20), min_size=1, max_size=8), st.floats(-5, 5))
def test_shares_are_those_of_a_whole(points: list[float], none: float) -> None:
    spots = [[Candidate("x:1", "X", 0.0, 0.0, "SY", "settlement", points=p)] for p in sorted(points, reverse=True)]
    found = shares(spots, none)
    assert sum(found) <= 1.0 + 1e-9
    assert found == sorted(found, reverse=True)


@given(st.floats(-60, 60), st.floats(-170, 170), st.floats(0.1, 100), st.sampled_from(["n", "s", "e", "w", "ne", "sw"]))
def test_a_point_moved_lies_as_far_off_as_said(lat: float, lon: float, km: float, direction: str) -> None:
    assert km_between(lat, lon, *moved(lat, lon, km, direction)) == pytest.approx(km, rel=0.02)


def test_at_before_a_t_is_an_article_and_no_preposition() -> None:
    asked = parse("At Tayyibah"), parse("at Tayyibah"), parse("at the outskirts of Hama")
    assert [phrase.names[0] for phrase in asked] == ["At Tayyibah", "Tayyibah", "Hama"]


def test_western_tayyibah_is_not_spelt_as_tayyibah(syria: Gazetteer) -> None:
    for c in resolve(syria, "At Tayyibah", Context("SY", "Homs")).candidates:
        assert not (c.just_so and "|" in c.matched), c


def test_namesakes_that_battles_do_not_tell_apart_stay_unresolved(syria: Gazetteer) -> None:
    """Maskanah on the Euphrates and the villages of that name, two of them at a battle."""
    result = resolve(syria, "Maskanah", Context("SY"))
    assert result.place is None
    assert any(km_between(c.lat, c.lon, 35.963, 38.036) < 5 for c in result.candidates)
    assert sum("at a battle" in reason for c in result.candidates for reason in c.reasons) > 1


def test_a_place_that_has_one_of_two_names_said_counts_for_less(syria: Gazetteer) -> None:
    both, one = (resolve(syria, words, Context("SY")) for words in ("Kobani/Ayn al-Arab", "Kobani/Tell Nowhere"))
    assert both.place is not None
    assert not any("not the other" in reason for reason in both.place.reasons)
    assert any("not the other" in reason for reason in one.candidates[0].reasons)


def test_fame_does_not_speak_for_a_name_spelt_wrong(syria: Gazetteer) -> None:
    """Nobody who means Damascus airport says another name with a letter like it."""
    for words in ("Thalah Military Airbase", "Maarat al-Nusan"):
        for c in resolve(syria, words, Context("SY")).candidates:
            if c.loosely:
                assert not any("people" in reason or "in our own file" in reason for reason in c.reasons), c


def test_a_village_that_no_gazetteer_has_lies_by_the_town_said_with_it(syria: Gazetteer) -> None:
    """al-Khandaqiya is invented; the town beside it is not."""
    for words, precision in (
        ("al-Khandaqiya village in Tel Tamr countryside", "district"), ("al-Khandaqiya, west of Tel Tamr", "near"),
        ("al-Khandaqiya near Tel Tamr", "near"),
    ):  # fmt: skip
        place = resolve(syria, words, Context("SY")).place
        assert near(place, 36.66, 40.37), words
        assert place is not None
        assert (place.words, place.precision) == (words, precision)
        assert any("no place" in reason or "may be meant" in reason for reason in place.reasons)
        assert any("said to lie" in reason for reason in place.reasons)


def test_the_town_said_with_a_village_decides_between_namesakes(syria: Gazetteer) -> None:
    alone = resolve(syria, "Jadidah", Context("SY")).place
    beside = resolve(syria, "Judaydah near Jisr al-Shughur", Context("SY")).place
    assert beside is not None
    assert near(beside, 35.81, 36.32, 30)
    assert alone is None or not near(alone, 35.81, 36.32, 30)


def test_a_place_of_another_country_says_nothing_of_a_village_here(small: Gazetteer) -> None:
    alone, beside = (
        resolve_report(small, names, countries=("SY", "AF"))[0] for names in (["Jibine"], ["Jibine", "Kabul"])
    )
    assert alone.place is not None
    assert beside.place is not None
    assert beside.place.sure == pytest.approx(alone.place.sure, abs=0.02)


def test_coordinates_are_the_point_that_they_give(small: Gazetteer) -> None:
    place = resolve(small, "36.3512, 37.2044", Context("SY")).place
    assert place is not None
    assert (place.lat, place.lon, place.precision, place.reasons) == (
        36.3512,
        37.2044,
        "exact",
        ("the point as given",),
    )
    assert resolve(small, "99.5, 37.2").place is None


def test_a_town_is_no_airport_and_renamed_towns_keep_both_names(syria: Gazetteer) -> None:
    qamishli = resolve(syria, "Qamishli", Context("SY")).place
    assert qamishli is not None
    assert qamishli.name != "Qamishli Airport"
    for words in ("Bakhmut", "Bachmut", "Артёмовск"):
        assert near(resolve(syria, words).place, 48.595, 38.0), words
