"""What a report says of where its places lie, beside their names."""

from __future__ import annotations

import pytest

from warledger.places import Gazetteer
from warledger.places.locating import _as_told, locate
from warledger.reading import read
from warledger.records import Place, Report


def places(gazetteer: Gazetteer, text: str) -> list[Place]:
    reading = locate(read(Report(id="r", title="", text=text, lang="en")), gazetteer)
    return [figure.place for figure in reading.figures if figure.place]


def test_the_province_beside_a_village_decides_between_namesakes(small: Gazetteer) -> None:
    hama, idlib = (
        places(small, f"Syria: three people were killed in Jubbayn in {province} province on Monday.")[0]
        for province in ("Hama", "Idlib")
    )
    assert (hama.adm1, idlib.adm1) == ("Hama", "Idlib")
    assert hama.words == "Jubbayn"


def test_a_capital_that_acts_says_nothing_of_a_village_abroad(small: Gazetteer) -> None:
    text = "Turkey reacted. Ankara said that three people were killed in Tal Maleh, as Ankara had warned."
    (place,) = places(small, text)
    assert (place.name, place.country) == ("Tal Maleh", "SY")


def test_a_camp_lies_where_the_sentence_says(small: Gazetteer) -> None:
    text = "Syria: missiles near Noor IDP Camp in the southern outskirts of Tal Maleh town killed two people."
    (place,) = places(small, text)
    assert (place.words, place.name, place.precision) == ("Noor IDP Camp", "Tal Maleh", "near")


@pytest.mark.parametrize(
    ("text", "words", "name", "precision"),
    [
        ("Syria: two people were killed in al-Khandaqiya village and its surrounding areas in Tal Maleh countryside.",
         "al-Khandaqiya", "Tal Maleh", "district"),
        ("Syria: two people were killed in al-Khandaqiya, east of rebel-held Tal Maleh.", "al-Khandaqiya", "Tal Maleh",
         "near"),
        ("Syria. Two raids on a “poultry farm” on the outskirts of town of Tal Maleh killed two people.",
         "poultry farm", "Tal Maleh", "near"),
    ],
)  # fmt: skip
def test_a_village_that_no_gazetteer_has_lies_where_the_sentence_says(
    small: Gazetteer, text: str, words: str, name: str, precision: str
) -> None:
    place = places(small, text)[0]
    assert (place.words, place.name, place.precision) == (words, name, precision)


def test_a_month_holds_no_place() -> None:
    assert _as_told("Hama", "a strike on Hama in July") == "Hama"
    assert _as_told("Hassan", "the village of Arab Hassan was shelled") == "Arab Hassan"
