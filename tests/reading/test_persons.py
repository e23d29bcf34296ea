"""Single people told again, those shot who die further on, and counts told before their sum."""

from __future__ import annotations

import pytest

from warledger.reading.cascade import read_figures
from warledger.records import Figure, Measure, Report


def read(text: str, title: str = "") -> dict[str, Figure]:
    """The figures of a report by their words, the first of those with the same words."""
    figures: dict[str, Figure] = {}
    for figure in read_figures(Report("r", title, text, published="2019-06-15")):
        figures.setdefault(figure.span.quote, figure)
    return figures


def harmed(text: str, measure: Measure, title: str = "") -> int:
    """People of a measure when what restates or lies inside another figure is left out."""
    figures = read_figures(Report("r", title, text, published="2019-06-15"))
    return sum(f.bounds.low or 0 for f in figures if f.measure == measure and not f.same_as and not f.part_of)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("14-year-old killed by sniper", "A 14-year-old boy was killed by a sniper near the crossing."),
        ("One dead in market shelling", "A man was killed when shells hit the market. The man was killed at once."),
        ("One Killed, Four Hurt Near Market", "Rami Qadour of Hass was pronounced dead at the scene."),
        ("Teacher killed in Taiz", "Salim Qasim, 41, was killed on Friday. Qasim was killed on his way to school."),
        ("", "A farmer was killed by a mine. Omar Hadid, a farmer, was killed in his field."),
    ],
)
def test_one_person_told_again_is_one(title: str, text: str) -> None:
    assert harmed(text, "killed", title) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A 30-year-old man was killed in Morek. A 52-year-old man was killed in Latamna.",
        "Ahmed Darwish was killed at the gate. Rami Qadour was killed at the well.",
        "Omar Hadid was killed in Hass. Rami Hadid was killed in Najiyeh.",
        "A woman was killed by a shell. The man was killed by another.",
        "A nurse was killed at the clinic. The driver was also killed.",
    ],
)
def test_two_people_stay_two(text: str) -> None:
    assert harmed(text, "killed") == 2


@pytest.mark.parametrize(
    "text",
    [
        "A policeman was killed at the gate. The cop was killed at dawn.",
        "Omar Hadid, 17, was killed near Homs. The man was killed by a mine.",
        "One person was killed. Salim Qasim Darwish was killed in Hass. Darwish was killed near Najiyeh, he said.",
        "Rami Qadour was killed on Monday.\n\nORIGINAL STORY: One man was left dead by a shell on Monday.",
        "Police want two men over the fatal shooting of a guard.",
        "Rami Qadour was pronounced dead at Saint Simon General Hospital.",
        "Rami Qadour was killed. When his brother saw Qadour had been wounded, he ran.",
        "The town lost a teacher. A teacher was killed by a shell. Two lives in two directions, said his aunt.",
    ],
)
def test_one_person_killed_is_one_by_any_word(text: str) -> None:
    assert (harmed(text, "killed"), harmed(text, "injured")) == (1, 0)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Two male victims, 16 and 17 years old, had been shot.", 0, 2),
        ("One nurse dead, one hurt in Hass. One nurse was killed and another injured in Hass.", 1, 1),
        ("The mother, 2 children and a guard were killed.", 4, 0),
        ("The strike claimed two lives.", 2, 0),
        ("When the driver saw Qadour had been injured, he stopped.", 0, 1),
        ("A pupil was killed. An 18-year-old woman was also hit during the shooting.", 1, 1),
        ("A 17-year-old was killed. He admitted to shooting the victim identified as 17-year-old Omar Hadid.", 1, 0),
    ],
)
def test_those_told_beside_a_person_are_counted_once(text: str, killed: int, injured: int) -> None:
    assert (harmed(text, "killed"), harmed(text, "injured")) == (killed, injured)


def test_the_lines_of_a_list_are_of_different_people() -> None:
    text = "Killed on Friday:\n- One member of the police\n- One member of the civil defence"
    assert harmed(text, "killed") == 2


def test_who_was_shot_and_dies_further_on_is_killed() -> None:
    text = "A 30-year-old was shot in his chest near the checkpoint. The 30-year-old was pronounced dead at noon."
    assert (harmed(text, "killed"), harmed(text, "injured")) == (1, 0)


def test_those_shot_are_casualties_where_dead_and_wounded_add_up_to_them() -> None:
    text = "Five people were shot near the crossing. A 41-year-old man died at the scene. Four others were wounded."
    assert read(text)["Five people"].measure == "casualties"
    assert (harmed(text, "killed"), harmed(text, "injured")) == (1, 4)


def test_those_shot_stay_injured_where_nobody_is_told_dead() -> None:
    assert read("Five people were shot near the crossing.")["Five people"].measure == "injured"


def test_counts_of_one_breath_lie_inside_the_sum_told_behind_them() -> None:
    figures = read("The gunmen shot three people near the well.", title="Farmer, two women shot near well")
    total = figures["three people"].id
    assert figures["Farmer"].part_of == figures["two women"].part_of == total


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Three men came to the clinic with gunshot wounds.", 3),
        ("Medics found a man with a gunshot wound to the head.", 1),
        ("A boy accidentally shot himself in the thigh.", 1),
        ("Bullets grazed a shepherd near the fence.", 1),
        ("Two women were hit in the leg by bullets.", 2),
        ("Two women, 21 and 35, were shot near the gate.", 2),
        ("A 9 year-old was shot near the gate.", 1),
        ("ADEN (Channel 10) – A guard was shot near the gate.", 1),
    ],
)
def test_wounds_count_people_and_never_wounds_ages_or_channels(text: str, count: int) -> None:
    assert harmed(text, "injured") == count


def test_a_man_found_dead_with_wounds_is_not_wounded_as_well() -> None:
    text = "A guard was found dead with gunshot wounds."
    assert (harmed(text, "killed"), harmed(text, "injured")) == (1, 0)


def test_who_flees_the_scene_is_not_displaced() -> None:
    assert read("The gunmen fled the scene of the killing.") == {}
    assert read("Hundreds of families fled the shelling.")["Hundreds of families"].measure == "displaced"


def test_a_child_of_months_is_no_period() -> None:
    assert read("A 9-month-old baby was killed in shelling on Friday.")["A 9-month-old baby"].scope == "incident"


def test_labels_before_a_colon_count_once_and_tell_who() -> None:
    figures = read("Killed on Friday:\n- Government forces: 9\n- Civilians: 2")
    assert {quote: f.status for quote, f in figures.items()} == {"9": "combatant", "2": "civilian"}


def test_the_rest_of_a_total_and_a_part_behind_its_speaker() -> None:
    rest = read("The fighting killed 23 people. Nine were soldiers and the other 14 were rebels.")
    assert [f.bounds.low for f in rest.values()] == [23, 9, 14]
    part = read("Shelling killed 13 civilians in Idlib, it added, including six in Al-Bara.")
    assert part["six"].part_of == part["13 civilians"].id


def test_a_number_of_places_counts_nobody() -> None:
    assert "human casualties" in read("The raids hit a number of districts causing human casualties.")


def test_a_number_behind_a_weekday_counts_the_dead() -> None:
    assert read("On Saturday 10 were killed, five of them in Saraqib.")["10"].bounds.low == 10


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("A 24-year-old man ran at the guards. The man was shot dead.", "A 24-year-old man", "killed"),
        ("Medics found a woman in the yard. She was pronounced dead at noon.", "a woman", "killed"),
        ("A boy was hit by a bullet. He died at the hospital.", "A boy", "killed"),
        ("A girl crossed the street. She was shot in the arm.", "A girl", "injured"),
        ("One of the men was hit by bullets and taken to hospital, where he died.", "One of the men", "killed"),
    ],
)
def test_harm_told_a_sentence_later_is_of_whom_it_means(text: str, words: str, measure: Measure) -> None:
    figures = read(text)
    assert {quote: f.measure for quote, f in figures.items()} == {words: measure}


def test_he_is_nobody_where_two_could_be_meant() -> None:
    assert read("A farmer met a man. He was shot dead.") == {}


def test_the_man_of_whom_the_harm_was_told_is_not_counted_again() -> None:
    assert list(read("A drone killed a herder on Monday. The herder who was killed was alone.")) == ["a herder"]
    assert list(read("A girl and a woman were wounded. The girl, who was wounded, is five.")) == ["A girl and a woman"]


def test_somebody_shot_and_killed_after_a_comma_died_once() -> None:
    assert {f.measure for f in read("Grandmother shot, killed at the gate").values()} == {"killed"}


def test_a_street_number_and_an_hour_count_nobody() -> None:
    assert read("Officers came to the 1200 block at 11:15 p.m. and were shot at.") == {}


def test_a_bullet_that_hits_somebody_injures() -> None:
    assert harmed("A shooting on Monday: a bullet hit a 73-year-old man in the upper chest.", "injured") == 1


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("A teenager is dead. Medics found a 17-year-old with a gunshot wound to the head.", 0),
        ("A nurse was killed by a mine. Another nurse was shot at the well.", 1),
        ("A farmer was killed by a mine. Two women were wounded. A girl was shot at the well.", 3),
    ],
)
def test_who_was_shot_is_the_one_dead_where_nobody_else_was_hurt(text: str, injured: int) -> None:
    assert harmed(text, "injured") == injured


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The raid killed commanders Omar Hadid and Ali Kassem.", ["Omar Hadid", "Ali Kassem"]),
        ("OMAR HADID, A CANDIDATE OF THE PARTY, DIED OF HIS WOUNDS.", ["OMAR HADID, A CANDIDATE OF THE PARTY"]),
        ("THOSE ARRESTED WERE IDENTIFIED AS OMAR HADID AND ALI KASSEM.", ["OMAR HADID", "ALI KASSEM"]),
        ("The strike killed the two pilots Omar Hadid and Ali Kassem.", ["two pilots", "Omar Hadid", "Ali Kassem"]),
        ("Two men; identified as Omar Hadid and Ali Kassem; were killed.", ["Two men", "Omar Hadid", "Ali Kassem"]),
        ("The wounded are as follows:\nOmar Hadid (6)\nAli Kassem (43)", ["Omar Hadid", "Ali Kassem"]),
        ("THE POLICE CAPTURED SAN LUCAS AND KIDNAPPED OMAR HADID.", ["OMAR HADID"]),
        ("HADID WAS ARRESTED AFTER THE MURDER OF CARLOS NOUR.", ["HADID", "CARLOS NOUR"]),
        ("He spoke of Senator Nour's murder.", ["Senator Nour's"]),
        ("Navas died and an aide was wounded.", ["Navas", "an aide"]),
        ("Lebanon is suffering from the war.", []),
    ],
)  # fmt: skip
def test_people_are_known_by_where_their_names_stand(text: str, words: list[str]) -> None:
    assert list(read(text)) == words
