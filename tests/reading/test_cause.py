"""What did the harm, as reports word it. Every report here is written for this test."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.bounds import Bounds
from warledger.reading.cause import Causes
from warledger.reading.english import ABBREVIATIONS
from warledger.reading.english.cause import VIOLENCE
from warledger.reading.text import split_text
from warledger.records import Cause, Figure, Measure, Part, Span


def causes(title: str, text: str) -> Causes:
    return Causes.of(split_text(title, ABBREVIATIONS), split_text(text, ABBREVIATIONS))


def cause(text: str, words: str, measure: Measure = "killed", title: str = "") -> Cause | None:
    start = text.index(words)
    return causes(title, text).cause("text", start, start + len(words), measure)


def figure(part: Part, body: str, words: str, nth: int = 1) -> Figure:
    start = -1
    for _ in range(nth):
        start = body.index(words, start + 1)
    span = Span(part, start, start + len(words), words)
    return Figure(f"{part}:{start}", span, "killed", Bounds.exactly(1))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("An air strike on the market killed nine people.", "nine people", "airstrike"),
        ("Helicopters dropped barrel bombs on Maaret, killing a child.", "a child", "airstrike"),
        ("Mortar shells fell on the old town and wounded four residents.", "four residents", "shelling"),
        ("A drone hit their car and killed two fighters.", "two fighters", "drone strike"),
        ("Eight soldiers died when a landmine exploded under their truck.", "Eight soldiers", "mine or IED"),
        ("A car bomb outside the mosque left 12 people dead.", "12 people", "car bomb"),
        ("He detonated his explosive belt in the queue, killing 20 recruits.", "20 recruits", "suicide bombing"),
        ("At least 60 people died in an attack with sarin gas.", "60 people", "chemical"),
        ("The group beheaded three captives.", "three captives", "execution"),
        ("A sniper killed a nurse on her way to work.", "a nurse", "shooting"),
        ("Two detainees died under torture.", "Two detainees", "torture"),
        ("Nineteen rebels were killed in fighting near the dam.", "Nineteen rebels", "clash"),
        ("A man was stabbed to death in the camp.", "A man", "other"),
    ],
)
def test_plain_words_say_what_killed(text: str, words: str, expected: Cause) -> None:
    assert cause(text, words) == expected


def test_each_figure_takes_the_cause_of_its_own_clause() -> None:
    text = "Air strikes killed five civilians in the town, while three soldiers died in clashes on its outskirts."
    assert cause(text, "five civilians") == "airstrike"
    assert cause(text, "three soldiers") == "clash"


def test_two_causes_said_in_one_breath_are_mixed() -> None:
    assert cause("Forty fighters were killed in clashes and air strikes at the airport.", "Forty fighters") == "mixed"
    assert cause("Russian and government air strikes killed six people.", "six people") == "airstrike"


def test_a_vague_word_means_what_the_report_says_plainly() -> None:
    by_plane = "Bombardment of the town killed seven people. Warplanes carried out ten air strikes, a monitor said."
    by_guns = "Bombardment of the town killed seven people. The artillery fired from a hill, a monitor said."
    assert cause(by_plane, "seven people") == "airstrike"
    assert cause(by_guns, "seven people") == "shelling"


def test_a_blast_is_an_explosion_until_the_report_says_more() -> None:
    assert cause("A blast in the city killed four people.", "four people") == "explosion"
    assert cause("A blast killed four people. A suicide bomber was to blame.", "four people") == "suicide bombing"
    assert cause("A mortar shell hit a bus. Four people died.", "Four people") == "shelling"


def test_a_sentence_without_violence_goes_on_about_the_one_before() -> None:
    text = "Shells hit the camp at dawn. Six people were killed. Rescuers counted 14 wounded."
    assert cause(text, "Six people") == "shelling"
    assert cause(text, "14 wounded", "injured") == "shelling"


def test_a_whole_war_has_no_cause_of_the_days_news() -> None:
    text = "An air strike killed two people. The war has killed more than 300,000 people since 2011."
    assert cause(text, "more than 300,000 people") is None


def test_the_held_have_no_cause_and_the_displaced_only_one_beside_them() -> None:
    text = "Troops arrested nine men after a car bomb. Thousands of people fled shelling in the valley."
    assert cause(text, "nine men", "detained") is None
    assert cause(text, "Thousands of people", "displaced") == "shelling"
    assert cause("Shells hit a camp housing families from the coast.", "families", "displaced") == "shelling"


def test_how_a_subset_died_says_nothing_of_the_rest() -> None:
    text = "A suicide bomber struck the gate. Seven people were killed, including two motorists who were shot."
    assert cause(text, "Seven people") == "suicide bombing"
    assert cause(text, "two motorists") == "shooting"
    text = "Clashes by the river left 26 soldiers dead, including eight who were killed by a landmine."
    assert cause(text, "26 soldiers") == "clash"
    assert cause(text, "eight") == "mine or IED"


def test_what_went_before_is_not_what_killed() -> None:
    text = "Air strikes killed eleven villagers after rebels launched an offensive on the town."
    assert cause(text, "eleven villagers") == "airstrike"
    assert cause("Artillery killed two men, triggering clashes.", "two men") == "shelling"


def test_whom_a_party_fights_is_not_what_killed() -> None:
    text = "An air strike by the coalition fighting the militia killed nine porters."
    assert cause(text, "nine porters") == "airstrike"
    assert cause("Fighting for the town killed 30 soldiers.", "30 soldiers") == "clash"


def test_who_is_killed_by_something_is_killed_by_that() -> None:
    text = "A commander praised for courage in the clashes of the spring has been killed by a drone strike."
    assert cause(text, "A commander") == "drone strike"
    text = "Shells wounded four porters in addition to a cook, while a child was killed by a sniper."
    assert cause(text, "four porters", "injured") == "shelling"


def test_the_dead_are_not_what_killed_them() -> None:
    assert cause("Guards gunned down six suicide bombers.", "six suicide bombers") == "shooting"


def test_a_toll_since_a_jailbreak_is_one_of_fighting() -> None:
    text = "Gunfire was heard at noon. The toll since the start of the prison break has reached 30."
    assert cause(text, "30") == "clash"


def test_a_gas_attack_is_chemical_whatever_carried_the_gas() -> None:
    assert cause("A gas attack believed to be by army jets killed 58 people.", "58 people") == "chemical"
    assert cause("A video shot in the camp showed 20 bodies.", "20 bodies") is None


def test_what_is_no_violence() -> None:
    assert cause("The air defence of the coast was hit and two officers died.", "two officers") is None
    assert cause("He shot down a plane. Two pilots were killed.", "Two pilots") is None
    assert cause("Workers on hunger strike said three had died.", "three") is None


def test_debris_lends_no_cause() -> None:
    text = split_text("Nine people were killed.\n\nNext post\n\nChemical attack in the north", ABBREVIATIONS)
    title = split_text("", ABBREVIATIONS)
    assert Causes.of(title, text).cause("text", 0, 11, "killed") == "chemical"
    assert Causes.of(title, text, frozenset({1, 2})).cause("text", 0, 11, "killed") is None


def test_the_same_people_have_one_cause_and_the_text_beats_the_title() -> None:
    title, text = "Attack leaves nine dead", "Nine people were killed when a drone hit a bus."
    first = figure("title", title, "nine")
    second = replace(figure("text", text, "Nine people"), same_as=first.id)
    assert [f.cause for f in causes(title, text).settle([first, second])] == ["drone strike", "drone strike"]


def test_a_total_whose_parts_died_in_several_ways_is_mixed() -> None:
    text = "Ten people were killed in bombardment. Air strikes killed eight people. Rocket fire killed two people."
    total = figure("text", text, "Ten people")
    parts = [replace(figure("text", text, words), part_of=total.id) for words in ("eight people", "two people")]
    assert [f.cause for f in causes("", text).settle([total, *parts])] == ["mixed", "airstrike", "shelling"]


def test_a_part_named_later_died_as_its_total_did() -> None:
    text = "A car bomb killed six people. Snipers held the road that day. Omar Saleh was among the dead."
    total = figure("text", text, "six people")
    named = replace(figure("text", text, "Omar Saleh"), part_of=total.id)
    assert causes("", text).cause("text", named.span.start, named.span.end, "killed") == "shooting"
    assert [f.cause for f in causes("", text).settle([total, replace(named, part_of=None)])] == ["car bomb", "shooting"]
    assert [f.cause for f in causes("", text).settle([total, named])] == ["car bomb", "car bomb"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A glide bomb hit a hardware shop, killing 12 people.", "12 people", "airstrike"),
        ("Iskander ballistic missiles killed six people in the port.", "six people", "shelling"),
        ("An FPV hit a minibus and killed two nurses.", "two nurses", "drone strike"),
        ("Cluster munitions fell on the market and killed three traders.", "three traders", "shelling"),
        ("Insurgents overran an outpost, killing 20 soldiers.", "20 soldiers", "clash"),
        ("Jihadists killed 15 soldiers in an attack on a military base.", "15 soldiers", "clash"),
        ("Nine people were killed in intercommunal violence in the valley.", "Nine people", "clash"),
        ("A martyrdom operation at the gate left six dead.", "six", "suicide bombing"),
        ("Raiders massacred 30 villagers.", "30 villagers", "execution"),
        ("The bodies of four shepherds were found with their throats slit.", "four shepherds", "execution"),
        ("Two villagers were wounded with machetes.", "Two villagers", "other"),
        ("A stampede at the bread line killed seven people.", "seven people", "other"),
        ("Police fired live rounds and killed five students.", "five students", "shooting"),
        ("Air and ground strikes killed seven civilians.", "seven civilians", "mixed"),
        ("Jets executed four airstrikes and wounded a shepherd.", "a shepherd", "airstrike"),
    ],
)
def test_the_weapons_of_other_wars(text: str, words: str, expected: Cause) -> None:
    assert cause(text, words) == expected


def test_machetes_among_executions_are_an_execution() -> None:
    text = "The raiders beheaded the chief. They killed nine villagers with machetes."
    assert cause(text, "nine villagers") == "execution"


def test_the_lines_of_a_list_go_on_about_its_head() -> None:
    text = "Drone attacks since spring:\n\n" + "\n\n".join(
        f"{month}: {n} attacks left two people dead." for n, month in enumerate(("May", "June", "July"), 3)
    )
    last = text.rindex("two people")
    assert causes("", text).cause("text", last, last + len("two people"), "killed") == "drone strike"


def test_a_vague_word_far_down_means_what_the_head_told() -> None:
    text = "A suicide bomber struck the airport. " + "The queue was long that day. " * 30
    text += "A charity took in ten people wounded in the attack. Bombardment of the city killed nine soldiers."
    assert cause(text, "ten people", "injured") == "suicide bombing"
    assert cause(text, "nine soldiers") == "shelling"


def test_what_killed_a_subset_is_not_what_the_next_sentences_are_about() -> None:
    text = "A truck bomb hit the consulate. Six bodies came in, including two killed by bullets. Another 90 were hurt."
    assert cause(text, "Six bodies") == "car bomb"
    assert cause(text, "Another 90", "injured") == "car bomb"


def test_raids_and_shelling_of_the_text_make_the_raids_of_the_title_mixed() -> None:
    title, text = "Air strikes kill nine", "Nine people were killed in air strikes and shelling."
    first = figure("title", title, "nine")
    second = replace(figure("text", text, "Nine people"), same_as=first.id)
    assert [f.cause for f in causes(title, text).settle([first, second])] == ["mixed", "mixed"]


def test_cues_stand_where_their_words_stand() -> None:
    text = "Air strikes hit the dam; clashes went on."
    assert [(text[c.start : c.end], c.value) for c in causes("", text).cues()] == [
        ("Air strikes", "airstrike"),
        ("clashes", "clash"),
    ]


def test_the_longest_phrase_is_tried_first() -> None:
    for phrases in VIOLENCE.values():
        lengths = [len(words) for words, _ in phrases]
        assert lengths == sorted(lengths, reverse=True)


@given(st.text(), st.text(), st.integers(0, 40), st.integers(0, 40))
def test_no_text_breaks_the_reading(title: str, text: str, start: int, length: int) -> None:
    assert causes(title, text).cause("text", start, start + length, "detained") is None
    causes(title, text).cause("text", start, start + length, "killed")


WORDS = ["air strikes", "clashes", "a blast", "a bomb", "killed", "nine people", "and", "war", ".", "in", "raids"]


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.integers(0, 60))
def test_a_cause_is_one_that_the_report_names_or_several(words: list[str], start: int) -> None:
    read = causes("", " ".join(words))
    assert read.cause("text", start, start + 4, "killed") in {None, "mixed", *(cue.value for cue in read.cues())}
