"""What restates what, and what lies inside what, as a whole report tells it. Every report is written for this test."""

from __future__ import annotations

import pytest

from warledger.reading.cascade import read_figures
from warledger.records import Figure, Report


class Told:
    """The figures of a report, each by its words; a number after a hash counts equal words ("two#2")."""

    def __init__(self, text: str, title: str = "") -> None:
        self.by_words: dict[str, Figure] = {}
        self.words: dict[str, str] = {}
        for figure in read_figures(Report("r", title, text, published="2019-06-15")):
            words, n = figure.span.quote, 1
            while words in self.by_words:
                n += 1
                words = f"{figure.span.quote}#{n}"
            self.by_words[words] = figure
            self.words[figure.id] = words

    def parts(self, total: str) -> list[str]:
        return [words for words, f in self.by_words.items() if f.part_of == self.by_words[total].id]

    def total(self, part: str) -> str | None:
        return self.words.get(self.by_words[part].part_of or "")

    def same(self, words: str) -> str | None:
        return self.words.get(self.by_words[words].same_as or "")


DEALT_OUT = [
    ("Shells killed seven civilians, four in Hass and three in Najiyeh.", "seven civilians", ["four", "three"]),
    ("The fight killed 40 fighters: 22 soldiers and 18 rebels.", "40 fighters", ["22 soldiers", "18 rebels"]),
    ("Shells wounded six others (three girls, including a baby, two women, and one man).", "six others",
     ["three girls", "two women", "one man"]),
    ("Raids killed three people, two women and a man, in Hass.", "three people", ["two women", "a man"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "total", "parts"), DEALT_OUT)
def test_a_total_is_dealt_out_to_the_counts_that_make_it(text: str, total: str, parts: list[str]) -> None:
    assert Told(text).parts(total) == parts


def test_a_count_with_a_place_of_its_own_is_dealt_out_to_none() -> None:
    told = Told("Three were killed in Morek, two near Qastun and one in Habit.")
    assert told.parts("Three") == []


def test_places_each_with_its_count_are_not_dealt_into_each_other() -> None:
    told = Told("Four people died in Saraqib. One died in Hass and three in Kafr Nabl.")
    assert told.parts("Four people") == []


def test_the_rest_of_a_total_lies_in_the_total_and_not_in_its_other_part() -> None:
    text = "At least 35 fighters were killed on Saturday. Shells killed 26 soldiers. The other nine were rebels."
    assert Told(text).total("26 soldiers") == "At least 35 fighters"


def test_counts_across_a_list_add_up_to_the_total_above_it() -> None:
    text = (
        "Drones left 14 people dead this year. By month:\n\n• January: Attacks left five people dead.\n\n"
        "• February: Attacks left six people dead.\n\n• March: Attacks left three people dead."
    )
    assert Told(text).parts("14 people") == ["five people", "six people", "three people"]


def test_items_of_a_list_are_not_each_other_told_again() -> None:
    text = "Killed this year:\n- January: three people\n- May: three people"
    assert Told(text).same("three people#2") is None


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers died on Friday in Morek. A mine killed three soldiers on Friday. In total five soldiers died.",
        "A raid killed nine civilians, bringing to 45 the number of civilians killed this week.",
    ],
)
def test_what_was_counted_before_a_sum_lies_in_it(text: str) -> None:
    told = Told(text)
    *parts, total = told.by_words
    assert told.parts(total) == parts


def test_the_last_telling_of_a_total_holds_the_part() -> None:
    text = "Raids killed 20 people on Saturday. Among the dead were eight children, the monitor said."
    assert Told(text, title="20 people killed in raids").total("eight children") == "20 people#2"


def test_a_toll_that_was_also_told_earlier_still_holds_its_parts() -> None:
    text = "Shells fell on Hass. An earlier report said nine people were wounded, including two women."
    told = Told(text, title="Nine wounded by shells in Hass")
    assert told.total("two women") == "nine people"


@pytest.mark.parametrize(
    ("text", "part", "total"),
    [
        ("Shells wounded 25 people, some critically.", "some", "25 people"),
        ("Seven farmers were killed, including two drivers who were shot dead.", "two drivers", "Seven farmers"),
        (
            "Raids killed 39 civilians. Those killed included 12 people, mostly medics who came to help.",
            "medics",
            "12 people",
        ),
        (
            "A raid killed 22 people in Hass. The monitor said 14 children and a woman were among those killed.",
            "a woman",
            "22 people",
        ),
        (
            "Raids killed 18 civilians. Eleven, including four children, were killed in Hass and seven others in Hish.",
            "seven others",
            "18 civilians",
        ),
        ("Raids killed five Syrians, including an officer, and three Iraqis.", "an officer", "five Syrians"),
        (
            "Nine rebels died near Hass. Four of the fighters were killed by a mine.",
            "Four of the fighters",
            "Nine rebels",
        ),
    ],
)
def test_words_that_point_back_find_those_just_told(text: str, part: str, total: str) -> None:
    told = Told(text)
    assert told.total(next(words for words in told.by_words if words.startswith(part))) == total


def test_strikes_that_also_killed_elsewhere_are_no_part_of_the_head() -> None:
    text = "An air strike on Hass killed 19 civilians on Friday. Strikes on Friday also killed two civilians in Ariha."
    assert Told(text).total("two civilians") is None


def test_victims_of_one_side_are_no_part_of_a_total_by_the_other() -> None:
    text = (
        "Russian air strikes killed 70 civilians in Idlib on Friday. It was the worst day there for months. "
        "Rebels fired rockets at Aleppo, killing ten civilians, state media said."
    )
    assert Told(text).total("ten civilians") is None


def test_shells_are_no_part_of_what_the_air_strikes_of_the_head_did() -> None:
    text = (
        "Air strikes killed 19 people in Ariha on Friday. Rescuers dug through the rubble all night. "
        "Shells killed three people near the village of Hish."
    )
    assert Told(text).total("three people") is None


def test_a_list_deals_each_harm_of_its_head_out_to_its_lines() -> None:
    text = (
        "Drones killed 21 people and wounded 62 in 2022, as follows:\n\n"
        "- January: Three attacks left three people dead and 13 injured.\n"
        "- February: Ten attacks killed eight people and injured 21.\n"
    )
    told = Told(text)
    assert told.parts("21 people") == ["three people", "eight people"]
    assert told.parts("62") == ["13", "21"]


def test_a_child_lies_among_a_woman_and_a_child() -> None:
    text = (
        "Shells wounded a woman and a child in Shisha on Friday, a monitor said. The village lies on the border. "
        "A shell fell beside his house and wounded his daughter Nadia, a man said."
    )
    assert Told(text).total("his daughter Nadia") == "a woman and a child"


def test_those_executed_elsewhere_are_no_part_of_a_battle() -> None:
    text = (
        "Clashes in the Shaar gas field killed 270 people on Thursday. Villages around the field stood empty. "
        "In Raqqa two women were executed."
    )
    assert Told(text).total("two women") is None


def test_the_dead_of_another_town_are_no_part_of_those_of_the_head() -> None:
    text = (
        "Air strikes on a market in the town of Ariha killed at least 25 civilians on Friday, rescuers said. "
        "It was full of people. Further north, eight were killed in Saraqib."
    )
    assert Told(text).total("eight") is None


def test_a_town_spelt_otherwise_is_the_same_town() -> None:
    text = (
        "An air strike on Urom al-Joz killed 18 people on Friday. Rescuers dug all night in the rubble of the houses. "
        "Three farmers were killed in Urum al-Joz."
    )
    assert Told(text).total("Three farmers") == "18 people"


def test_as_loose_a_count_of_the_same_people_is_no_part_of_the_first() -> None:
    text = (
        "Air strikes on Aleppo killed around 32 civilians on Friday, rescuers said. Fires burnt until the night. "
        "The strikes on Aleppo killed at least 16 civilians, they had said before."
    )
    assert Told(text).total("at least 16 civilians") is None


def test_children_of_one_place_and_civilians_of_another_make_the_civilians_of_both() -> None:
    text = (
        "Rocket attacks left five civilians dead in Aleppo on Friday. "
        "Three civilians were killed by rockets on Zahraa. Earlier two children were killed in Midan."
    )
    assert Told(text).parts("five civilians") == ["Three civilians", "two children"]


def test_more_than_50_may_be_one_less_in_a_sum_and_enemies_are_left_out_of_it() -> None:
    text = (
        "Fighting killed at least 85 soldiers on Friday. At least 28 rebels were also killed. "
        "More than 50 soldiers were executed, 19 were killed by a suicide bomber and 16 died in battle."
    )
    assert Told(text).parts("at least 85 soldiers") == ["More than 50 soldiers", "19", "16"]


def test_a_few_of_one_day_are_no_sum_of_those_of_two_but_two_may_be_told_day_by_day() -> None:
    told = Told(
        "Strikes killed four civilians in Morek. A resident gave the number as three. "
        "Two soldiers were killed in Hama on Thursday. A civilian died in Hama on Friday."
    )
    assert told.parts("three") == []
    told = Told("In Raqqa two women were executed. One was killed on Thursday and one on Friday.")
    assert told.parts("two women") == ["One", "one"]


def test_a_few_of_one_place_are_no_sum_of_those_of_others() -> None:
    text = (
        "Shells killed 30 people on Friday. The shops were shut. Most had fled. Nobody came. Three people were "
        "wounded in Morek. Two people were wounded in Hish. One person was wounded in Binnish."
    )
    assert Told(text).parts("Three people") == []


def test_those_whom_another_strike_killed_are_no_part_of_the_first() -> None:
    text = (
        "An air strike killed at least ten people in Hass. "
        "Another air strike killed four soldiers and six rebels in Hish."
    )
    assert Told(text).parts("at least ten people") == []


@pytest.mark.parametrize(
    ("title", "text", "earlier", "later"),
    [
        ("Toll of raid on Hass rises to 18", "The raid killed 18 people. An earlier toll was of 15 dead.", "15", "18"),
        ("", "The raid killed 19 civilians. The monitor's first count had been 15 dead.", "15", "19 civilians"),
    ],
)
def test_an_earlier_toll_is_the_same_count(title: str, text: str, earlier: str, later: str) -> None:
    told = Told(text, title)
    assert told.same(next(w for w in reversed(told.by_words) if w.startswith(earlier))) == later


def test_a_headline_without_a_number_is_filled_in_once() -> None:
    text = "Raids killed 16 people in Hass on Friday. A monitor said that 40 people were killed in the raids."
    told = Told(text, title="Dozens killed in raids")
    assert [told.same("16 people"), told.same("40 people")] == ["Dozens", None]


def test_counts_of_one_breath_that_make_the_headline_are_its_parts() -> None:
    text = "At least 50 fighters and two civilians were killed in clashes on Tuesday."
    told = Told(text, title="52 dead in clashes")
    assert (told.same("At least 50 fighters"), told.total("At least 50 fighters")) == (None, "52")


def test_children_of_a_headline_are_counted_below() -> None:
    text = "Raids killed at least 80 civilians including three children in Aleppo."
    told = Told(text, title="Raids kill at least 80 civilians including children")
    assert told.same("three children") == "children"


@pytest.mark.parametrize(
    ("title", "text", "words", "side"),
    [
        ("40 dead in battle", "The army said that 40 Islamic State fighters died near Hass.", "40", "Islamic State"),
        (
            "",
            "Clashes near Hass killed seven Islamic State members, including two leaders.",
            "two leaders",
            "Islamic State",
        ),
    ],
)
def test_fighters_are_of_the_side_of_their_total_and_their_other_tellings(
    title: str, text: str, words: str, side: str
) -> None:
    assert Told(text, title).by_words[words].side == side
