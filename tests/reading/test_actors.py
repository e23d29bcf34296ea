from __future__ import annotations

import pytest

from warledger.reading.blame.actors import Actors
from warledger.reading.blame.parties import Parties
from warledger.reading.cascade import read_figures
from warledger.reading.text import split_text
from warledger.records import Measure, Report

PARTIES = Parties.load()


class Read:
    """A report read for its actors, asked by the words of a figure."""

    def __init__(self, text: str, title: str = "", published: str | None = None, speaker: str | None = None) -> None:
        self.report = Report("r", title, text, published=published)
        self.actors = Actors.of(self.report, split_text(title), split_text(text), PARTIES, speaker=speaker)

    def by(self, words: str, measure: Measure = "killed") -> tuple[str, ...]:
        start = self.report.text.index(words)
        return self.actors.by("text", start, start + len(words), measure)

    def side(self, words: str) -> str | None:
        start = self.report.text.index(words)
        return self.actors.side("text", start, start + len(words))


@pytest.mark.parametrize(
    ("text", "figure", "doers"),
    [
        ("Nine people were killed by regime forces in Idlib.", "Nine people", ["Syrian government forces"]),
        ("Russian air strikes killed nine people in Idlib.", "nine people", ["Russian army"]),
        ("Nine people were killed in shelling by rebels in Aleppo.", "Nine people", ["Syrian rebels"]),
        ("Nine people were killed when Turkish troops shelled Afrin, Syria.", "Nine people", ["Turkish army"]),
        ("Israeli missiles hit a base near Damascus, killing nine people.", "nine people", ["Israeli army"]),
        ("A drone belonging to the Turkish army hit a car in Kobani, killing two.", "two", ["Turkish army"]),
        ("Nine people died at the hands of the SDF in Raqqa.", "Nine people", ["SDF"]),
        ("Raids by Syrian or Russian aircraft on Idlib killed nine people.", "nine people",
         ["Syrian government forces", "Russian army"]),
        ("Israeli air strikes killed 14 people in Gaza.", "14 people", ["Israeli army"]),
        ("Saudi-led coalition jets bombed a market in Saada, Yemen, killing 12.", "12", ["Saudi-led coalition"]),
        ("A Ukrainian drone attack on Belgorod killed two people.", "two people", ["Ukrainian army"]),
        ("Fighters of the RSF executed 20 men in Gezira, Sudan.", "20 men", ["Rapid Support Forces"]),
        ("Malian soldiers and Wagner mercenaries killed 15 people in Mopti.", "15 people",
         ["Malian army", "Wagner Group"]),
        ("Junta air strikes on a village in Sagaing, Myanmar, killed 12.", "12", ["Myanmar military"]),
        ("Taliban insurgents stormed a post in Helmand, Afghanistan, killing 14.", "14", ["Taliban"]),
        ("BOGOTA -- FARC GUERRILLAS KILLED SIX PEASANTS IN CAQUETA.", "SIX PEASANTS", ["FARC"]),
        ("SAN SALVADOR -- THE ARMY BOMBED A VILLAGE, KILLING THREE PEASANTS.", "THREE PEASANTS", ["Salvadoran army"]),
        ("Serb forces killed three people in a gunbattle.", "three people", ["Serb forces"]),
        ("Gunmen killed 10 people in Bamako.", "10 people", ["gunmen"]),
    ],
)  # fmt: skip
def test_a_doer_named_in_the_sentence(text: str, figure: str, doers: list[str]) -> None:
    assert list(Read(text).by(figure)) == doers


def test_a_doer_named_a_sentence_before_or_in_the_title_is_inherited() -> None:
    read = Read("Turkish jets bombed a village near Kobani. Four people were killed, two others wounded.")
    assert read.by("Four people") == read.by("two others") == ("Turkish army",)
    read = Read("Nine people were killed in Atareb, Aleppo. Three were children.", title="Regime air strikes kill nine")
    assert read.by("Nine people") == read.by("Three") == ("Syrian government forces",)


def test_an_attack_claimed_later_is_known_from_its_first_sentence() -> None:
    read = Read(
        "A suicide bomber killed 30 worshippers in Kabul. Islamic State claimed the attack.", published="2022-04-15"
    )
    assert read.by("30 worshippers") == ("ISKP",)
    read = Read("Raids killed seven people in Idlib. The raids were carried out by either Syrian or Russian aircraft.")
    assert read.by("seven people") == ("Syrian government forces", "Russian army")


def test_gunmen_are_those_who_claim_or_are_blamed_for_their_attack() -> None:
    read = Read("Gunmen killed 20 people at a hotel in Mogadishu. Al-Shabaab claimed responsibility for the attack.")
    assert read.by("20 people") == ("Al-Shabaab",)
    read = Read("Regime forces stormed a town in Daraa, Syria, killing nine. Gunmen killed two men elsewhere in Daraa.")
    assert read.by("two men") == ("gunmen",)
    read = Read("A car bomb killed five policemen in Jamundi, Colombia. Officials attributed the attack to the ELN.")
    assert read.by("five policemen") == ("ELN",)


def test_whose_habit_such_attacks_are_says_nothing_of_one_that_nobody_claimed() -> None:
    read = Read(
        "A bomber killed 20 worshippers in Kabul. No group immediately claimed responsibility. Islamic State has "
        "carried out similar attacks in Afghanistan.",
        title="Bomber kills 20 in Kabul",
    )
    assert read.by("20 worshippers") == read.actors.by("title", 13, 15) == ()


def test_who_did_what_is_recalled_did_not_do_the_news() -> None:
    read = Read(
        "Four medics were killed in a strike on a clinic near Aleppo, Syria. The attack comes a day after a strike "
        "killed 12 drivers of a convoy. Rescuers said that Russian warplanes were behind the attack on the convoy."
    )
    assert (read.by("Four medics"), read.by("12 drivers")) == ((), ("Russian army",))


def test_another_attack_a_war_and_a_long_total_inherit_nobody() -> None:
    read = Read(
        "Regime air strikes killed nine people in Idlib. A bomb exploded in a bus, killing a woman. Since Thursday "
        "44 civilians have died. The war has killed 370,000 people. Around six million more are displaced."
    )
    assert read.by("nine people") == ("Syrian government forces",)
    assert read.by("a woman") == read.by("44 civilians") == read.by("370,000 people") == ()
    assert read.by("six million more", "displaced") == ()


def test_what_is_denied_unknown_or_only_held_makes_no_doer() -> None:
    assert Read("Kyiv denied that its forces had shelled Donetsk, where 25 people were killed.").by("25 people") == ()
    assert Read("Two people were killed in rebel-held Idlib by unidentified aircraft.").by("Two people") == ()
    assert Read("A village held by IS in Syria was hit; nine people were killed.").by("nine people") == ()


def test_victims_of_a_clash_fall_to_the_other_side() -> None:
    read = Read(
        "Clashes between Houthi rebels and government forces in Marib, Yemen, left 20 rebels and eight soldiers dead."
    )
    assert (read.by("20 rebels"), read.side("20 rebels")) == (("Yemeni government forces",), "Houthis")
    assert (read.by("eight soldiers"), read.side("eight soldiers")) == (("Houthis",), "Yemeni government forces")


def test_nobody_is_guessed_to_have_killed_fighters_whom_no_fight_or_attack_is_told_of() -> None:
    read = Read(
        "M23 rebels killed 50 people in Rutshuru, Congo. The army said 12 rebels had been killed.",
        published="2023-11-03",
    )
    assert read.by("12 rebels") == ()


def test_the_dead_of_one_side_in_a_fight_counted_whole_accuse_nobody_wherever_they_are_told() -> None:
    text = (
        "Fighting broke out when the army tried to retake a village held by rebels in Hama, Syria. "
        "More than ten soldiers were killed in the clashes. "
        "At least 20 fighters, including 12 soldiers, were killed on Friday in clashes and air strikes."
    )
    found = read_figures(Report("r", "", text, published="2019-06-15"))
    assert [(f.span.quote, f.by) for f in found] == [
        ("More than ten soldiers", ()), ("At least 20 fighters", ()), ("12 soldiers", ()),
    ]  # fmt: skip


def test_a_toll_broken_down_by_side_accuses_neither() -> None:
    report = Report(
        "r", "52 killed in battle near Hama", "At least 52 fighters were killed in a battle in Hama, Syria. A monitor "
        "said 29 soldiers and 23 rebels had been killed. Rebels attacked an army post and killed four soldiers.",
    )  # fmt: skip
    read = {f.span.quote: f.by for f in read_figures(report)}
    assert read["At least 52 fighters"] == read["29 soldiers"] == read["23 rebels"] == read["52"] == ()
    assert read["four soldiers"] == ("Syrian rebels",)


def test_fighters_of_no_side_who_fell_in_a_battle_are_laid_on_nobody() -> None:
    text = (
        "Clashes near Tall Tari, Syria, killed 38 fighters, 28 of them rebels, a monitor said. Government forces had "
        "attacked the town. Raids by Russian aircraft killed 11 civilians."
    )
    read = {f.bounds.low: f.by for f in read_figures(Report("r", "", text))}
    assert read[38] == read[28] == ()
    assert read[11] == ("Russian army",)


def test_a_claim_speaks_of_what_was_told_not_of_the_next_paragraph() -> None:
    read = Read(
        "An air strike killed nine people in Kafr Nabl, Syria.\n\nA monitor said that the plane was Russian.\n\n"
        "Further north eight were killed in Saraqib.\n\nThe strike also wounded 20 people."
    )
    assert read.by("nine people") == read.by("20 people") == ("Russian army",)
    assert read.by("eight") == ()


def test_a_restated_figure_takes_the_doer_from_where_one_is_said() -> None:
    report = Report(
        "r", "Nine killed in strike on Idlib", "Nine people died on Monday in Idlib, Syria. The town was quiet before. "
        "A monitor spoke of nine people killed by Russian warplanes.",
    )  # fmt: skip
    assert {f.by for f in read_figures(report) if f.bounds.low == 9} == {("Russian army",)}


@pytest.mark.parametrize(
    ("text", "figure", "doers"),
    [
        ("Air strikes killed nine people in Idlib, Syria. A monitor said the planes were Russian.", "nine people",
         ["Russian army"]),
        ("Shells fired from areas held by the SDF killed two people in Afrin, Syria.", "two people", ["SDF"]),
        ("Rockets fired from areas under Syrian government control killed two people in Idlib.", "two people",
         ["Syrian government forces"]),
        ("Islamic State is losing ground in Syria, but its fighters raided two villages, abducting 20 people.",
         "20 people", ["Islamic State"]),
        ("ISIS published a video showing the execution of 17 men in Syria.", "17 men", ["Islamic State"]),
        ("US Central Command (CENTCOM) forces conducted a strike in Idlib, Syria, killing two.", "two", ["US army"]),
        ("A prisoner died while in Israeli police custody.", "A prisoner", ["Israeli police"]),
        ("US forces help to find the gunmen in Syria, using attack helicopters. Among the dead were five civilians.",
         "five civilians", []),
    ],
)  # fmt: skip
def test_a_doer_said_by_the_plane_the_ground_or_the_film(text: str, figure: str, doers: list[str]) -> None:
    assert list(Read(text).by(figure)) == doers


@pytest.mark.parametrize(
    "text",
    [
        "Regime air strikes killed nine people in Idlib, Syria. The last bombing of the town killed a woman.",
        "Regime air strikes killed nine people in Idlib, Syria. Another raid on Tuesday killed a woman.",
        "Regime air strikes killed nine people in Idlib, Syria. Elsewhere a woman was killed.",
        "Regime air strikes killed nine people in Idlib, Syria. Raids killed a woman, as both sides bomb towns.",
        "Air raids killed a woman in Idlib, Syria, while six men died in regime strikes nearby.",
        "Terrorist attacks on banks in Cali, Colombia, wounded a woman.",
        "A bomb wounded a woman in San Salvador. There is no information on the attackers. The FMLN attacked Morazan.",
    ],
)
def test_a_deed_that_the_text_turns_from_is_laid_on_nobody_else(text: str) -> None:
    words = "a woman"
    assert Read(text).by(words) == ()


@pytest.mark.parametrize(
    ("text", "figure", "doers"),
    [
        ("Suspected jihadists killed 40 people in Barsalogho, Burkina Faso.", "40 people", ["jihadists"]),
        ("JNIM holds much of northern Burkina Faso. Jihadists killed 40 people in Barsalogho.", "40 people", ["JNIM"]),
        ("Guerrillas killed four soldiers in Cauca, Colombia.", "four soldiers", ["Colombian guerrillas"]),
        ("The ELN ended the talks. Guerrillas killed four soldiers in Cauca, Colombia.", "four soldiers", ["ELN"]),
        ("The ELN and the FARC met. Guerrillas killed four soldiers in Cauca, Colombia.", "four soldiers",
         ["Colombian guerrillas"]),
        ("Kurdish forces killed 16 Daesh militants near Kobani, Syria.", "16 Daesh militants", ["Kurdish forces"]),
        ("The SDF advanced. Kurdish forces killed 16 Daesh militants in Raqqa, Syria.", "16 Daesh militants", ["SDF"]),
        ("Syrian Islamist rebels shelled a rally in Daraa, killing 21.", "21", ["Syrian rebels"]),
        ("Ukrainian HIMARS rockets hit Belgorod, killing six people.", "six people", ["Ukrainian army"]),
        ("A suicide bomber from Al-Shabaab killed 32 people in Mogadishu.", "32 people", ["Al-Shabaab"]),
        ("Vietnamese-led forces shelled a camp, killing 50 people.", "50 people", ["Vietnamese-led forces"]),
    ],
)  # fmt: skip
def test_a_word_for_many_groups_means_only_whom_the_report_names(text: str, figure: str, doers: list[str]) -> None:
    assert list(Read(text).by(figure)) == doers


def test_who_is_blamed_for_most_of_the_deaths_answers_for_their_count() -> None:
    read = Read(
        "Raids have killed 512 civilians in Idlib, Syria, since April 30, a war monitor said. The monitor blames the "
        "Syrian air force for most of the deaths."
    )
    assert read.by("512 civilians") == ("Syrian government forces",)


def test_such_attacks_are_those_just_told() -> None:
    read = Read(
        "Turkish artillery hit Daesh in Syria. Since mid-January Daesh rockets have been falling on Kilis. In all 21 "
        "people were killed in such attacks."
    )
    assert read.by("21 people") == ("Islamic State",)


def test_the_worst_attack_since_a_war_began_is_still_that_attack() -> None:
    read = Read(
        "Daesh bombed a market in Qamishli. It was the deadliest attack since the beginning of Syria's conflict. "
        "State media spoke of 44 dead in the bombing."
    )
    assert read.by("44 dead") == ("Islamic State",)


def test_guards_who_shot_two_did_not_send_the_bomber() -> None:
    read = Read(
        "The Taliban attacked a consulate in Mazar-i-Sharif, Afghanistan. Two motorcyclists who were shot dead by "
        "German forces were among the victims. At least 128 people were wounded."
    )
    assert read.by("At least 128 people") == ("Taliban",)


def test_the_side_of_combatants() -> None:
    read = Read(
        "In Hama at least 35 fighters were killed, including 26 pro-regime forces. Three members of the SDF and "
        "12 Daesh militants died in Raqqa. Regime raids killed ten civilians."
    )
    assert read.side("26 pro-regime forces") == "Syrian government forces"
    assert read.side("Three members") == "SDF"
    assert read.side("12 Daesh militants") == "Islamic State"
    assert read.side("ten civilians") is None


def test_side_of_others_of_its_fighters_and_of_losses() -> None:
    read = Read("Turkish shelling near Afrin, Syria, killed a Russian soldier and wounded three others.")
    assert (read.side("three others"), read.by("three others")) == ("Russian army", ("Turkish army",))
    read = Read("Israeli air strikes hit Rafah, Gaza. Hamas said two of its fighters were killed.")
    assert (read.side("two of its fighters"), read.by("two of its fighters")) == ("Hamas", ("Israeli army",))
    read = Read("The FMLN attacked a post in Usulutan. The army suffered 15 casualties.")
    assert read.side("15 casualties") == "Salvadoran army"
    read = Read("A battle in Hama, Syria, killed 113 combatants, 57 on the government side and 56 on the other.")
    assert (read.side("113 combatants"), read.side("57")) == (None, "Syrian government forces")


def test_militants_are_those_whom_the_sentence_attacks() -> None:
    read = Read("A Syrian air strike on an Islamic State (IS) camp killed 17 militants and a child.")
    assert (read.side("17 militants"), read.by("17 militants")) == ("Islamic State", ("Syrian government forces",))
    assert (read.side("a child"), read.by("a child")) == (None, ("Syrian government forces",))


def test_terrorists_stay_the_word_of_him_who_says_it() -> None:
    read = Read("Six civilians were killed in terrorist rocket attacks in Aleppo.", speaker="Syrian government forces")
    assert read.by("Six civilians") == ("terrorists",)
    read = Read("Syrian soldiers killed 35 terrorists in Ghouta.", speaker="Syrian government forces")
    assert (read.by("35 terrorists"), read.side("35 terrorists")) == (("Syrian government forces",), "Syrian rebels")


def test_terrorists_are_those_of_them_whom_the_report_names() -> None:
    text = "Six civilians were killed in terrorist rocket attacks in Aleppo. Rebels fired from the east of the city."
    assert Read(text, speaker="Syrian government forces").by("Six civilians") == ("Syrian rebels",)


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("US jets killed nine people in Raqqa. The US-led coalition bombed Manbij, Syria, too.", ["US-led coalition"]),
        ("US jets killed nine people in Raqqa, Syria.", ["US army"]),
    ],
)
def test_an_army_acts_for_the_alliance_that_the_report_says_acts(text: str, doers: list[str]) -> None:
    assert Read(text, published="2017-05-02").by("nine people") == tuple(doers)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("RSF fighters shelled a market in Omdurman, a day after air strikes killed nine people.", "nine people"),
        ("More than 9000 people have died in Yemen since the war began with a Houthi offensive.", "9000 people"),
        ("An agreement was announced by Russia. A blast in Donetsk, Ukraine, killed nine people.", "nine people"),
        ("MOSCOW (Agency) A blast in Donetsk, Ukraine, killed nine people.", "nine people"),
    ],
)
def test_nobody_is_accused_whom_the_text_does_not_name_for_it(text: str, figure: str) -> None:
    assert Read(text).by(figure) == ()


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Dozens of RSF fighters stormed a camp in Darfur, Sudan, killing nine people.", ["Rapid Support Forces"]),
        ("The militant group Islamic State killed nine people in Mosul, Iraq.", ["Islamic State"]),
        ("The army continues to displace nine people a day in Kachin, Myanmar.", ["Myanmar military"]),
        ("Syrian troops took the town with support from Russian air strikes, killing nine people.",
         ["Syrian government forces"]),
    ],
)  # fmt: skip
def test_the_doer_is_found_however_he_is_introduced(text: str, doers: list[str]) -> None:
    assert Read(text).by("nine people") == tuple(doers)


def test_headlines_set_off_by_bars_are_of_different_deeds() -> None:
    text = "A woman killed by shelling | Rebels attack Hama\nA woman was killed in shelling by regime forces in Idlib."
    assert Read(text).by("A woman") == ("Syrian government forces",)


def test_an_empty_report_has_no_actors() -> None:
    actors = Actors.of(Report("r", "", "", published="no date"), split_text(""), split_text(""), PARTIES)
    assert actors.by("text", 0, 0) == ()
    assert actors.side("title", 0, 0) is None


def test_a_text_without_full_stops_is_read_in_linear_time() -> None:
    words = "regime air strikes killed nine rebels and two others in Idlib and " * 2000
    read = Read(words)
    starts = range(0, len(words) - 100, 660)
    assert all(read.actors.by("text", words.index("nine", at), words.index("nine", at) + 11) for at in starts)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Police are investigating the shooting of a teacher in Taiz.", "a teacher"),
        ("Police found a man with multiple gunshot wounds.", "a man"),
        ("Police arrested a man over the shooting that killed two guards.", "two guards"),
        ("A boy shot himself by accident, the Syrian army said.", "A boy"),
    ],
)
def test_who_looks_into_a_deed_has_not_done_it(text: str, figure: str) -> None:
    assert Read(text).by(figure) == ()


def test_a_mine_that_kills_in_a_fight_may_be_anybodys() -> None:
    text = "Clashes with rebels in Hama left 26 Syrian soldiers dead, including eight who were killed by a mine."
    by = {f.span.quote: f.by for f in read_figures(Report("r", "", text, published="2016-03-03"))}
    assert by["26 Syrian soldiers"] == ("Syrian rebels",)
    assert by["eight"] == ()


def test_whose_bombardment_was_stepped_up() -> None:
    text = "The Syrian government and Russia have stepped up their shelling since March, killing more than 40 farmers."
    assert Read(text).by("more than 40 farmers") == ("Syrian government forces", "Russian army")
