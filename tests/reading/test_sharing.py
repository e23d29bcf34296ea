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
