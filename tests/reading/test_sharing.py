"""Figures that state the same have one place."""

from __future__ import annotations

from warledger.reading import read
from warledger.records import Report


def places(title: str, text: str) -> list[str | None]:
    figures = read(Report(id="r", title=title, text=text, lang="en")).figures
    return [figure.place.words if figure.place else None for figure in figures]


def test_a_headline_takes_the_quarter_that_the_text_gives() -> None:
    title = "Rocket attack on Aleppo city kills one civilian"
    text = (
        "A civilian was killed in a rocket attack on Aleppo city on Saturday.\n\n"
        "A source said a shell fell in Aziziyeh neighborhood, killing one civilian."
    )
    assert places(title, text) == ["Aziziyeh", "Aziziyeh", "Aziziyeh"]


def test_an_area_that_its_own_sentence_gives_stays() -> None:
    text = (
        "At least 35 fighters were killed in clashes in north-west Syria on Saturday, a monitor said.\n\n"
        "Troops had launched five attempts to regain control of Jibine in Hama province.\n\n"
        "The clashes in the north of Hama province left 35 fighters dead, the monitor said."
    )
    assert places("", text) == ["north-west Syria", "Hama province"]


def test_a_part_is_where_the_total_is_that_it_is_told_with() -> None:
    title = "Three killed including 2 women, 29 injured in rocket attacks in Homs city"
    text = (
        "Rockets on residential areas in Homs city on Sunday killed 3 people including two women and injured 29 others."
        " A source said that rockets on Zuhur neighborhood killed two women and injured 16 people in the city, and that"
        " one on Najma neighborhood killed a man and injured 13."
    )
    assert places(title, text)[:6] == ["Homs"] * 6


def test_a_part_is_where_its_total_is_told_more_nearly() -> None:
    text = (
        "Clashes in the town of Arbin killed 80 people. The army has besieged Rif Dimashq for years. "
        "Seventeen children were among those killed."
    )
    assert places("", text) == ["Arbin", "Arbin"]
