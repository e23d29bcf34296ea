"""Accuracy on places that people coded or know, where the evaluation data lies beside the checkout.

The floors are a little below what is reached (``python tests/places/measure.py`` prints that), to catch a fall.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import shared
from warledger.places import Context, open_gazetteer, resolve
from warledger.places.records import km_between

from .conftest import country_index
from .known import KNOWN, rows
from .measure import measure


@pytest.mark.parametrize(("country", "right", "wrong"), [("UA", 95, 3), ("YE", 90, 3), ("SD", 88, 2)])
def test_a_hundred_places_of_each_war(tmp_path: Path, country: str, right: int, wrong: int) -> None:
    table = rows(country)
    assert len(table) == 100
    with open_gazetteer(country_index(tmp_path, country)) as gazetteer:
        kms = []
        for name, province, lat, lon in table:
            place = resolve(gazetteer, name, Context(country, province)).place
            if place and place.lat is not None and place.lon is not None:
                kms.append(km_between(place.lat, place.lon, lat, lon))
    assert sum(km <= 10 for km in kms) >= right
    assert sum(km > 25 for km in kms) <= wrong


def test_the_three_hundred_are_written_by_hand_for_three_wars() -> None:
    assert sorted(KNOWN) == ["SD", "UA", "YE"]


def test_coded_places_of_syria() -> None:
    shared("data/places/syria_places.jsonl")
    found = measure("check")
    assert found["name_and_province"]["within_5_km"] >= 71.5
    assert found["name_and_province"]["over_25_km"] <= 2.5
    assert found["name_and_country"]["within_5_km"] >= 61
    assert found["name_and_country"]["over_25_km"] <= 4.5
    assert found["arabic_and_province"]["within_10_km"] >= 60
    for measured in ("name_and_province", "name_and_country"):
        assert found[measured]["exact_within_10_km"] >= 97
