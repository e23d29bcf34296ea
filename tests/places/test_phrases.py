"""Directions and relations are part of the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.places.phrases import Phrase, parse


@pytest.mark.parametrize(
    ("words", "names", "relation", "more"),
    [
        ("northern Hama countryside", ("Hama",), "part", {"direction": "n"}),
        ("Hama's northern countryside", ("Hama",), "part", {"direction": "n"}),
        ("ريف حماة الشمالي", ("حماة",), "part", {"direction": "n"}),
        ("ريف حلب الجنوبي الغربي", ("حلب",), "part", {"direction": "sw"}),
        ("20 km south of Raqqa", ("Raqqa",), "offset", {"direction": "s", "km": 20.0}),
        ("about 10 miles north-east of Mosul", ("Mosul",), "offset", {"direction": "ne", "km": 16.09344}),
        ("outskirts of Aleppo", ("Aleppo",), "near", {}),
        ("قرب بابسقا", ("بابسقا",), "near", {}),
        ("between Jibine and Tal Maleh", ("Jibine", "Tal Maleh"), "between", {}),
        ("A road linking the villages of Herbel with Um Hawsh", ("Herbel", "Um Hawsh"), "between", {}),
        ("بين بلدتي كحيل والطيبة", ("كحيل", "الطيبة"), "between", {}),
        ("Hama province", ("Hama",), "at", {"kind": "province"}),
        ("the north of Hama province", ("Hama",), "part", {"direction": "n"}),
        ("east of Douma", ("Douma",), "near", {"direction": "e"}),
        ("محافظة إدلب", ("إدلب",), "at", {"kind": "province"}),
        ("Donetsk oblast", ("Donetsk",), "at", {"kind": "province"}),
        ("north-west Syria", ("north-west Syria", "Syria"), "part", {"direction": "nw"}),
        ("the Idlib region", ("Idlib region", "Idlib"), "area", {}),
        ("the town of Khan Sheikhun in Idlib province", ("Khan Sheikhun",), "at", {"within": ("Idlib province",)}),
        ("Syria's Idlib province", ("Idlib",), "at", {"kind": "province", "within": ("Syria",)}),
        ("the Sheikh Maqsoud district of Aleppo", ("Sheikh Maqsoud",), "at", {"within": ("Aleppo",)}),
        ("Tall Hawash/Al Hawash", ("Tall Hawash", "Al Hawash"), "at", {}),
        ("Izz ad-Din (Ezzeddin)", ("Izz ad-Din", "Ezzeddin"), "at", {}),
        ("Tiyas Military Airbase (T4)", ("Tiyas Military Airbase", "T4", "Tiyas"), "at", {"bare": 2, "inside": True}),
        ("مطار تفتناز العسكري", ("مطار تفتناز العسكري",), "at", {"inside": True}),
        ("the Damascus suburb of Douma", ("Douma",), "at", {"within": ("Damascus",)}),
        ("the rebel-held Syrian town of Kafranbel", ("Kafranbel",), "at", {"kind": "settlement"}),
        ("central Syria", ("central Syria", "Syria"), "area", {}),
        ("Eastern Ghouta region", ("Eastern Ghouta", "Ghouta"), "part", {"direction": "e"}),
        ("the Rusafa desert", ("Rusafa desert", "Rusafa"), "at", {"bare": 1, "inside": False}),
        ("Tal Maleh", ("Tal Maleh",), "at", {"bare": 1, "inside": False}),
        ("Zarzour village near Darkush", ("Zarzour",), "at", {"kind": "settlement", "within": ("near Darkush",)}),
        ("Tel Laban, west of Tel Tamr", ("Tel Laban",), "at", {"within": ("west of Tel Tamr",)}),
        ("a village near Darkush", ("a village near Darkush", "Darkush"), "at", {"within": ()}),
        ("SDF-held Ain Issa district", ("Ain Issa",), "at", {"kind": "district"}),
        (
            "northern side of the city of Manbij",
            ("northern side of the city of Manbij", "Manbij"),
            "part",
            {"direction": "n", "kind": "settlement"},
        ),
    ],
)
def test_words_are_taken_apart(words: str, names: tuple[str, ...], relation: str, more: dict[str, object]) -> None:
    phrase = parse(words)
    assert phrase.names[: len(names)] == names
    assert phrase.relation == relation
    for field, value in more.items():
        assert getattr(phrase, field) == (pytest.approx(value) if isinstance(value, float) else value), field


@given(st.text(max_size=80))
def test_no_words_break_it_and_there_is_always_a_name(words: str) -> None:
    phrase = parse(words)
    assert isinstance(phrase, Phrase)
    assert len(phrase.names) >= phrase.bare >= 1
