"""Civilians and combatants, and the groups a figure is only of. Every report here is written for this test."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.bounds import Bounds
from warledger.reading.english import ABBREVIATIONS
from warledger.reading.status import settle, status_of
from warledger.reading.text import split_text
from warledger.records import Figure, Measure, Part, Span, Status, VictimGroup


def local(text: str, words: str) -> tuple[Status, tuple[VictimGroup, ...]]:
    start = text.index(words)
    who = status_of(split_text(text, ABBREVIATIONS), start, start + len(words))
    return who.status, who.groups


def figure(
    body: str, words: str, number: int, *, measure: Measure = "killed", part: Part = "text",
    part_of: Figure | None = None, same_as: Figure | None = None,
) -> Figure:  # fmt: skip
    start = body.index(words)
    return Figure(
        f"{part}:{start}", Span(part, start, start + len(words), words), measure, Bounds.exactly(number),
        part_of=part_of.id if part_of else None, same_as=same_as.id if same_as else None,
    )  # fmt: skip


def settled(title: str, text: str, *figures: Figure) -> list[Status]:
    parts = split_text(title, ABBREVIATIONS), split_text(text, ABBREVIATIONS)
    return [f.status for f in settle(figures, *parts)]


@pytest.mark.parametrize(
    ("text", "words", "status", "groups"),
    [
        ("killing nine civilians", "nine civilians", "civilian", ()),
        ("26 pro-regime forces died", "26 pro-regime forces", "combatant", ()),
        ("at least 12 people died", "at least 12 people", "unknown", ()),
        ("killed three children", "three children", "civilian", ("children",)),
        ("two women and a child", "two women and a child", "civilian", ("women", "children")),
        ("five rescue workers were killed", "five rescue workers", "civilian", ("aid workers",)),
        ("two members of the civil defence died", "two members", "civilian", ("aid workers",)),
        ("killed four SDF members", "four SDF members", "combatant", ()),
        ("killed 15 members of the regime forces", "15 members", "combatant", ()),
        ("killed ten union members", "ten union members", "civilian", ()),
        ("an Islamic State leader was killed", "an Islamic State leader", "combatant", ()),
        ("soldiers, rebels and civilians were hit", "soldiers, rebels and civilians", "mixed", ()),
        ("80 regime and rebel fighters died", "80 regime and rebel fighters", "combatant", ()),
        ("killed three male civilians", "three male civilians", "civilian", ("men",)),
        ("ten Taliban were killed", "ten Taliban", "combatant", ()),
        ("a 13-year-old was shot", "a 13-year-old", "civilian", ("children",)),
        ("killed three women fighters", "three women fighters", "combatant", ("women",)),
        ("a man and a woman died", "a man and a woman", "unknown", ()),
        ("nine people from abroad among the militants killed", "nine people", "combatant", ()),
        ("listed 55 dead on the government side", "55 dead", "combatant", ()),
        ("22 dead, 14 on that of the rebels", "14", "combatant", ()),
        ("Government forces and loyal militias: 9", "9", "combatant", ()),
        ("Of the army and its allied militias 29 were killed", "29", "combatant", ()),
        ("killing Sami Hadid a field commander of the rebels", "Sami Hadid", "combatant", ()),
        ("killing Sami Hadid, a teacher", "Sami Hadid", "civilian", ()),
        ("his daughter, Salma Darwish, died", "his daughter, Salma Darwish", "civilian", ("children",)),
        ("six members of the local military council", "six members of the local", "combatant", ()),
        ("four staff of a medical relief agency", "four staff", "civilian", ("medics",)),
        ("six air defence crew members died", "six air defence crew members", "combatant", ()),
        ("five civil defence workers died", "five civil defence workers", "civilian", ("aid workers",)),
        ("an army doctor was killed", "an army doctor", "combatant", ("medics",)),
        ("rebels and local officials died", "rebels and local officials", "mixed", ()),
        ("109 evacuees, 13 of whom were women", "13 of whom", "unknown", ("women",)),
        ("55 people, most of them are women and children", "most of them", "civilian", ("women", "children")),
        ("most of those killed were children", "most of those", "civilian", ("children",)),
    ],
)
def test_the_words_of_a_figure_say_who_they_were(
    text: str, words: str, status: Status, groups: tuple[VictimGroup, ...]
) -> None:
    assert local(text, words) == (status, groups)


def test_words_right_behind_a_count_say_who_they_were() -> None:
    assert local("Five of the dead were children.", "Five of the dead") == ("civilian", ("children",))
    assert local("There were 15 dead among the ranks of the faction.", "15 dead") == ("combatant", ())
    assert local("The raid killed 60 people, most of them civilians.", "60 people") == ("mixed", ())
    assert local("The raid killed 60 people, all of them women and children.", "60 people") == ("civilian", ())
    assert local("Walkers found 28 bodies of peasants.", "28 bodies") == ("civilian", ())
    assert local("Ten people died on Sunday, the army said.", "Ten people") == ("unknown", ())
    assert local("Ten people in a rebel-held town were killed.", "Ten people") == ("unknown", ())


def test_a_name_is_known_by_what_stands_beside_it() -> None:
    assert local("The shells killed teacher Salim Darwish.", "Salim Darwish") == ("civilian", ())
    assert local("Salim Darwish, a rebel commander, was killed.", "Salim Darwish") == ("combatant", ())
    assert local("Salim Darwish, including a lieutenant, died.", "Salim Darwish") == ("unknown", ())
    assert local("Salim Darwish (9 years old) died.", "Salim Darwish") == ("civilian", ("children",))
    assert local("Salim Darwish (39 years old) died.", "Salim Darwish") == ("unknown", ())


def test_others_are_of_the_kind_counted_beside_them() -> None:
    text = "Six civilians were killed and 35 others injured. Four people were killed and 20 others injured."
    six, others = figure(text, "Six civilians", 6), figure(text, "35 others", 35, measure="injured")
    four, more = figure(text, "Four people", 4), figure(text, "20 others", 20, measure="injured")
    assert settled("", text, six, others) == ["civilian", "civilian"]
    assert settled("", text, four, more) == ["unknown", "unknown"]


def test_nobody_says_who_the_injured_of_two_kinds_are() -> None:
    text = "40 civilians and 25 fighters were killed and 110 injured."
    killed = figure(text, "40 civilians", 40), figure(text, "25 fighters", 25)
    injured = figure(text, "110", 110, measure="injured")
    assert settled("", text, *killed, injured) == ["civilian", "combatant", "unknown"]


def test_a_headline_takes_its_status_from_the_text() -> None:
    title, text = "Raid kills 12", "A raid killed 12 civilians."
    headline = figure(title, "12", 12, part="title")
    again = figure(text, "12 civilians", 12, same_as=headline)
    assert settled(title, text, headline, again) == ["civilian", "civilian"]


def test_a_headline_of_more_people_than_fighters_takes_no_status_from_them() -> None:
    title, text = "Battle kills 41 people", "At least 40 fighters were killed."
    headline = figure(title, "41 people", 41, part="title")
    fighters = figure(text, "40 fighters", 40, same_as=headline)
    assert settled(title, text, headline, fighters) == ["unknown", "combatant"]
    assert settled(title, text, replace(headline, bounds=Bounds.exactly(40)), fighters) == ["combatant", "combatant"]


def test_a_part_is_what_its_total_is() -> None:
    text = "Sixteen civilians were killed. Strikes on the town killed seven people."
    total = figure(text, "Sixteen civilians", 16)
    assert settled("", text, total, figure(text, "seven people", 7, part_of=total)) == ["civilian", "civilian"]


def test_policemen_counted_among_civilians_are_civilians() -> None:
    text = "The strike killed 61 civilians, including three police officers and two soldiers."
    total = figure(text, "61 civilians", 61)
    police = figure(text, "three police officers", 3, part_of=total)
    soldiers = figure(text, "two soldiers", 2, part_of=total)
    assert settled("", text, total, police, soldiers) == ["civilian", "civilian", "combatant"]


def test_a_total_of_civilians_and_fighters_is_mixed() -> None:
    text = "70 people died, among them twelve children and 11 fighters."
    total = figure(text, "70 people", 70)
    parts = figure(text, "twelve children", 12, part_of=total), figure(text, "11 fighters", 11, part_of=total)
    assert settled("", text, total, *parts) == ["mixed", "civilian", "combatant"]


def test_parts_that_add_up_make_the_total_what_they_are() -> None:
    text = "35 people died in Hama: 26 pro-regime forces and nine rebels."
    total = figure(text, "35 people", 35)
    parts = figure(text, "26 pro-regime forces", 26, part_of=total), figure(text, "nine rebels", 9, part_of=total)
    assert settled("", text, total, *parts) == ["combatant", "combatant", "combatant"]
    assert settled("", text, replace(total, bounds=Bounds.exactly(40)), *parts) == ["unknown", "combatant", "combatant"]


def test_where_nobody_says_who_they_were_the_signs_around_them_are_weighed() -> None:
    market = "Shells hit a market where families shopped and killed 12 people."
    base = "A suicide bomber struck a military base and killed 12 people."
    assert settled("", market, figure(market, "12 people", 12)) == ["civilian"]
    assert settled("", base, figure(base, "12 people", 12)) == ["unknown"]


def test_all_statements_of_one_count_are_weighed_together() -> None:
    title, text = "Twelve killed in Hama", "Twelve people died. Shells hit a market where families shopped, killing 12."
    headline = figure(title, "Twelve", 12, part="title")
    lead = figure(text, "Twelve people", 12, same_as=headline)
    assert settled(title, text, headline, lead) == ["unknown", "unknown"]
    again = figure(text, "12", 12, same_as=headline)
    assert settled(title, text, headline, lead, again) == ["civilian"] * 3


@pytest.mark.parametrize(
    ("civilians", "number", "status"), [("six civilians", 6, "mixed"), ("13 civilians", 13, "unknown")]
)
def test_a_minority_of_civilians_says_that_the_others_were_none(civilians: str, number: int, status: Status) -> None:
    text = f"Raids killed 22 people, including {civilians}."
    total = figure(text, "22 people", 22)
    assert settled("", text, total, figure(text, civilians, number, part_of=total)) == [status, "civilian"]


def test_no_casualties_are_no_civilians() -> None:
    text = "Shells hit the houses of a village and caused no casualties among residents."
    assert settled("", text, figure(text, "no casualties", 0)) == ["unknown"]


def test_another_source_counts_the_same_kind_of_people() -> None:
    text = "The raid killed 19 civilians, the monitor said. Rescuers gave a toll of 23 dead."
    monitor, rescuers = figure(text, "19 civilians", 19), figure(text, "23", 23)
    assert settled("", text, monitor, replace(rescuers, attributed_to=("rescuers",)))[1] == "civilian"


def test_the_injured_are_of_the_kind_of_the_dead_beside_them_whatever_total_those_are_part_of() -> None:
    text = "Ten civilians died. Shells killed eight civilians and wounded dozens more."
    total = figure(text, "Ten civilians", 10)
    dead = figure(text, "eight civilians", 8, part_of=total)
    injured = figure(text, "dozens more", 24, measure="injured")
    assert settled("", text, total, dead, injured) == ["civilian"] * 3


def test_a_statement_about_all_victims_holds_for_those_counted_before() -> None:
    text = "The raid killed 12 people. The victims were all civilians, he said."
    assert settled("", text, figure(text, "12 people", 12)) == ["civilian"]


def test_the_displaced_are_civilians_but_a_whole_wars_are_unsaid() -> None:
    text = "Some 300 people fled the town. The war has driven out 11 million people."
    flown = figure(text, "300 people", 300, measure="displaced")
    all_told = replace(figure(text, "11 million people", 11_000_000, measure="displaced"), scope="war")
    assert settled("", text, flown, all_told) == ["civilian", "unknown"]


def test_a_woman_of_whom_nothing_else_is_said_is_a_civilian() -> None:
    text = "Shells killed a woman. Troops arrested a man."
    assert settled("", text, figure(text, "a woman", 1)) == ["civilian"]
    assert settled("", text, figure(text, "a man", 1, measure="detained")) == ["unknown"]


def test_who_has_a_side_fights_for_it() -> None:
    text = "Twenty were killed on the army's side."
    assert settled("", text, replace(figure(text, "Twenty", 20), side="Syrian government forces")) == ["combatant"]


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 30))
def test_no_text_breaks_the_reading(text: str, start: int, length: int) -> None:
    read = split_text(text, ABBREVIATIONS)
    end = min(start + length, len(text))
    start = min(start, end)
    one = Figure("f", Span("text", start, end, text[start:end]), "killed", Bounds.exactly(2))
    assert len(settle([one], split_text("", ABBREVIATIONS), read)) == 1
