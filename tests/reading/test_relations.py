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


def test_a_count_that_makes_the_total_with_another_is_no_rounder_telling_of_it() -> None:
    text = (
        "Rockets on Aleppo wounded 58 people. Rockets on the quarter of Jamilia wounded 55 people, the police said. "
        "Three other people were wounded in the quarter of Kallasa."
    )
    told = Told(text, title="58 wounded by rockets in Aleppo")
    assert (told.parts("58 people"), told.same("55 people")) == (["55 people", "Three other people"], None)


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
            "Raids killed eight in Hass. Rockets killed 16 people in Morek. The toll included two men killed Friday.",
            "two men",
            "16 people",
        ),
        (
            "A strike killed 80 rebels in Hass. There were nine people from Iraq among the rebels killed.",
            "nine people",
            "80 rebels",
        ),
        (
            "The dead are 236 people as follows: 82 rebels, 154 civilians including 54 children and 39 women.",
            "39 women",
            "154 civilians",
        ),
        (
            "Gunmen killed 12. Eight died in Arbin and four in Pobe. Three soldiers and a guard were among the dead.",
            "Three soldiers",
            "12",
        ),
        (
            "Clashes left 30 dead. The army lost 12 soldiers; 18 rebels were killed. Two officers were among the dead.",
            "Two officers",
            "12 soldiers",
        ),
        ("Shells wounded four people, including two girls, one of whom is a baby.", "one of whom", "two girls"),
        ("Raids killed nine people and wounded 13, mostly women and children.", "women", "nine people"),
        ("Raids killed 92 civilians in Hass. The casualties include women and children.", "women", "92 civilians"),
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
def test_words_find_the_total_that_they_take_a_part_of(text: str, part: str, total: str) -> None:
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


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            "At least 20 people died in Hass on Monday. Many were guests. A suicide bomber blew himself up.",
            "A suicide bomber",
        ),
        (
            "At least 40 jihadists died near Hass on Sunday. The monitor had no word of more. Ten soldiers died there.",
            "Ten soldiers",
        ),
    ],
)
def test_attackers_and_enemies_are_no_part_of_those_whom_they_met(text: str, part: str) -> None:
    assert Told(text).total(part) is None


def test_a_named_victim_lies_in_the_nearest_group_that_counts_him() -> None:
    text = (
        "At least 20 people, including five reporters, were killed in strikes on a hospital in Hass on Monday. "
        "The first hit its stairs. Omar Haddad, a cameraman, was killed there."
    )
    assert Told(text).total("Omar Haddad, a cameraman") == "five reporters"


def test_a_boy_who_was_also_killed_is_none_of_the_family_told_before() -> None:
    text = (
        "Six people, including three members of one family, were killed by a missile in Hass, the governor said. "
        "The body of a man was found. A boy was also killed, and another victim died in hospital."
    )
    assert Told(text).total("A boy") == "Six people"


def test_the_driver_may_be_one_of_the_aid_workers_and_a_child_may_not() -> None:
    text = (
        "A strike killed seven aid workers in Hass on Monday, the charity said. Their cars had been marked as its own. "
        "The driver, Omar Haddad, was killed. A child who stood near the cars was killed."
    )
    told = Told(text)
    assert (told.total("The driver, Omar Haddad"), told.total("A child")) == ("seven aid workers", None)


def test_one_who_blew_himself_up_is_none_of_those_whom_he_killed() -> None:
    text = (
        "At least 17 people were killed in Morek on Monday, a monitor said. Two men attacked the police station "
        "with bombs before one of them blew himself up."
    )
    assert Told(text).total("one of them") is None


def test_a_few_are_taken_apart_in_the_sentence_behind_them_though_it_names_a_smaller_place() -> None:
    text = (
        "Shells wounded seven people in Aleppo on Friday. The shops were shut. Most had fled. Nobody came. "
        "Four people were wounded by shells in Adra. "
        "Three visitors and a guard were wounded at the gate of the prison of Ghouta, a source said."
    )
    assert Told(text).parts("Four people") == ["Three visitors", "a guard"]


def test_another_who_died_on_another_day_is_none_of_a_toll_without_a_day() -> None:
    text = (
        "A strike on the town of Ariha killed 38 people, it was said. Five boys and two women were among the dead. "
        "Another civilian was killed by a strike on Friday."
    )
    assert Told(text).total("Another civilian") is None


def test_the_dead_of_a_day_lie_in_the_toll_of_its_week() -> None:
    text = (
        "Air strikes have killed 512 civilians in Idlib since April 30, a monitor said on Saturday. "
        "The toll takes in five people who were killed on Saturday in Hass."
    )
    assert Told(text).total("five people") == "512 civilians"


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


def test_a_toll_by_others_is_no_part_of_the_first() -> None:
    text = (
        "A car bomb killed at least 15 people and wounded dozens at a market in Hass, medics said. "
        "Police sources put the toll at 12 dead and 40 wounded."
    )
    assert Told(text).total("12") is None


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


def test_those_who_died_after_an_earlier_toll_are_a_part_of_the_new_one() -> None:
    text = (
        "A raid on Hass killed 18 people. "
        "The monitor raised its earlier toll of 15 for the village, saying three more had died."
    )
    told = Told(text)
    assert (told.same("three more"), told.total("three more")) == (None, "18 people")


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


def test_whom_a_bomber_kills_is_no_bomber() -> None:
    told = Told("Three suicide bombers blew themselves up near the police headquarters in Hama, killing one person.")
    assert told.total("one person") is None


def test_the_dead_of_those_who_killed_are_not_among_the_killed() -> None:
    text = "Islamic State killed 27 government soldiers in Hass on Monday. Islamic State also lost 15 militants there."
    assert Told(text).total("15 militants") is None


def test_some_of_the_fighters_are_on_their_side() -> None:
    text = (
        "At least 35 Islamic State jihadists were killed on Saturday in clashes with Kurdish fighters around Hass. "
        "At least 22 of the jihadists were killed on the border. Four YPG fighters were killed in those clashes."
    )
    told = Told(text)
    assert told.total("At least 22 of the jihadists") == "At least 35 Islamic State jihadists"
    assert told.total("Four YPG fighters") is None


def test_a_count_lies_in_the_total_of_its_own_kind() -> None:
    text = (
        "The airport attack killed at least 60 people and 13 soldiers, officials said on Friday. "
        "Crowds had gathered there for days, and many came back. 11 soldiers died at the gate."
    )
    assert Told(text, title="Attack kills 60 people, 13 soldiers").total("11 soldiers") == "13 soldiers#2"


def test_counts_of_quarters_make_the_citys_and_its_the_titles() -> None:
    text = (
        "Five people were killed on Thursday in rocket attacks on several neighborhoods in Homs city, and according to "
        "a source three people were killed in Zuhur neighborhood. Rockets on Najma neighborhood left two people dead. "
        "In Hama city two people were killed by shells."
    )
    told = Told(text, title="Seven people killed in rocket attacks in Homs and Hama")
    assert told.parts("Five people") == ["three people", "two people"]
    assert told.total("Five people") == told.total("two people#2") == "Seven people"


def test_a_titles_others_are_all_that_the_text_counts_in_several_places() -> None:
    text = (
        "One civilian was killed and 13 others were injured by shells on Zuhur neighborhood in Homs city. "
        "In Hama one civilian was killed and nine others were injured by rockets on the town of Salamiyah."
    )
    told = Told(text, title="Two killed, others injured in attacks in Homs and Hama")
    assert told.parts("others") == ["13 others", "nine others"]
    assert told.same("13 others") is None


def test_a_titles_others_are_stated_again_by_the_one_count_of_its_place() -> None:
    text = "Two people were killed and 13 others were injured by shells on the town of Salamiyah."
    told = Told(text, title="Two people killed, others injured in Salamiyah")
    assert (told.total("13 others"), told.same("13 others")) == (None, "others")


def test_the_casualties_include_some_of_the_killed() -> None:
    told = Told("92 civilians were killed and 200 wounded by raids on Hass. The casualties include women and children.")
    assert told.total("women and children") == "92 civilians"


def test_an_aside_says_how_many_most_of_them_are() -> None:
    text = "At least 19 civilians were killed by shells on Hass. Most of the victims - 14 - died in the market."
    assert Told(text).total("14") == "At least 19 civilians"


def test_two_quarters_each_have_their_own_dead() -> None:
    text = "Shells on the Zuhur neighborhood killed 13 people. Rockets on the Najma neighborhood killed nine people."
    assert Told(text).total("nine people") is None


def test_a_first_toll_of_the_same_number_is_not_replaced() -> None:
    text = (
        "A raid killed nine civilians in Hass on Monday. According to a preliminary toll, nine civilians were killed. "
        "The dead included four children."
    )
    assert Told(text, title="Nine civilians killed in Hass").total("four children") == "nine civilians#2"


def test_what_lies_in_a_replaced_count_stays_in_it() -> None:
    text = (
        "At least 10 civilians, including two women, were killed in Hass on Monday. "
        "We previously reported that 12 civilians, including three children, were killed."
    )
    told = Told(text)
    assert (told.same("12 civilians"), told.total("three children")) == ("At least 10 civilians", "12 civilians")


@pytest.mark.parametrize(("last", "total"), [("10 others", "more than 50 people"), ("18 others", None)])
def test_a_round_count_is_made_by_a_little_more(last: str, total: str | None) -> None:
    text = (
        "Gunmen killed more than 50 people in an attack on two villages near Hass on Monday. The attack killed "
        f"15 shepherds and 27 policemen, and {last} who were yet to be identified."
    )
    assert Told(text).total(last) == total


def test_who_was_harmed_separately_is_none_of_them() -> None:
    text = "Four soldiers were injured near Rai on Tuesday. Separately, two others were injured in the same region."
    assert Told(text).total("two others") is None


def test_a_person_of_the_total_told_just_before() -> None:
    told = Told("Five people were injured in the shooting in Hass. Police said one injured woman drove to a hospital.")
    assert told.total("one injured woman") == "Five people"


def test_others_in_the_next_sentence_are_none_of_those_just_told() -> None:
    told = Told("Jets killed 26 people in Hass on Monday. Fifteen others were killed in two more incidents.")
    assert told.total("Fifteen others") is None
