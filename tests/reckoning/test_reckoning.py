"""Low, best and high of one incident, as recorders count them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reckoning.helpers import Story, row, span_of
from warledger.bounds import Bounds
from warledger.reckoning import RULES, reckon
from warledger.records import Judgement, Position, Span
from warledger.when import When


def one(text: str, title: str = "", source: str = "SANA", published: str = "2019-07-22") -> tuple[Story, str]:
    story = Story()
    return story, story.report(source, published, text, title)


def test_killed_nine_civilians_and_six_soldiers_in_another_are_fifteen() -> None:
    story, report = one("Strikes killed nine civilians in the town and six soldiers in another.")
    story.figure(report, "nine civilians", "killed", 9, status="civilian")
    story.figure(report, "six soldiers", "killed", 6, status="combatant", side="Syrian government forces")
    assert span_of(story.reckon()) == (15, 15, 15)
    assert span_of(story.reckon(), victims="civilian") == (9, 9, 9)
    assert span_of(story.reckon(), victims="combatant") == (6, 6, 6)


def test_fighters_of_both_sides_are_no_side_and_hold_each_sides_own() -> None:
    """Nobody fell for the army and the rebels."""
    story, report = one("The clash left 35 soldiers and rebels dead. The army lost 26 men, and nine rebels fell.")
    both = "Syrian government forces and Syrian rebels"
    story.figure(report, "35 soldiers and rebels", "killed", 35, status="combatant", side=both)
    story.figure(report, "26 men", "killed", 26, status="combatant", side="Syrian government forces")
    story.figure(report, "nine rebels", "killed", 9, status="combatant", side="Syrian rebels")
    assert [(h.victims, h.side, h.low, h.best, h.high) for h in story.reckon().harm if h.measure == "killed"] == [
        ("all", None, 35, 35, 35),
        ("combatant", None, 35, 35, 35),
        ("combatant", "Syrian government forces", 26, 26, 26),
        ("combatant", "Syrian rebels", 9, 9, 9),
    ]


def test_five_children_among_the_twelve_add_nothing() -> None:
    story, report = one("Twelve civilians were killed, including five children.")
    total = story.figure(report, "Twelve civilians", "killed", 12, status="civilian")
    story.figure(report, "five children", "killed", 5, status="civilian", groups=("children",), part_of=total)
    assert span_of(story.reckon()) == (12, 12, 12)
    assert span_of(story.reckon(), victims="children") == (5, 5, 5)


def test_more_parts_than_their_total_are_a_fault_to_look_at() -> None:
    story, report = one("Twelve civilians were killed, including 15 children.")
    total = story.figure(report, "Twelve civilians", "killed", 12, status="civilian")
    story.figure(report, "15 children", "killed", 15, status="civilian", groups=("children",), part_of=total)
    assert [i.code for i in story.reckon().issues] == ["parts-exceed-total"]


def test_at_least_ten_is_ten_or_more() -> None:
    story, report = one("At least ten people were killed.")
    story.figure(report, "At least ten people", "killed", Bounds.at_least(10))
    assert span_of(story.reckon()) == (10, 10, None)


def test_dozens_are_no_number_and_at_least_twelve() -> None:
    story, report = one("Dozens were killed and several wounded.")
    story.figure(report, "Dozens", "killed", None, vague="dozens")
    story.figure(report, "several", "injured", None, vague="several")
    assert span_of(story.reckon()) == (12, None, None)
    assert span_of(story.reckon(), "injured") == (None, None, None)


def test_dozens_stand_back_behind_a_number() -> None:
    story, report = one("Dozens were killed. A hospital received nine bodies.")
    story.figure(report, "Dozens", "killed", None, vague="dozens")
    story.figure(report, "nine bodies", "killed", 9)
    assert span_of(story.reckon()) == (9, 9, 9)


def test_up_to_ten_is_no_best_count() -> None:
    story, report = one("Up to ten people were killed.")
    story.figure(report, "Up to ten people", "killed", Bounds.at_most(10))
    assert span_of(story.reckon()) == (None, None, 10)


def test_who_says_at_least_13_allows_the_18_of_others() -> None:
    story = Story()
    for source, words, bounds in (
        ("Reuters", "at least 13", Bounds.at_least(13)),
        ("AP", "18 people", Bounds.exactly(18)),
        ("Xinhua", "16 people", Bounds.exactly(16)),
        ("AFP", "at least 17", Bounds.at_least(17)),
    ):
        story.figure(story.report(source, "2019-07-22", f"{words} were killed."), words, "killed", bounds)
    assert span_of(story.reckon()) == (13, 18, 18)


def test_the_toll_of_one_agency_rises_and_its_first_count_stays_visible() -> None:
    story = Story()
    early = story.report("Reuters", "2019-07-22", "Twenty people were killed.")
    late = story.report("Reuters", "2019-07-23", "The toll rose to 43 people killed.")
    first = story.figure(early, "Twenty people", "killed", 20)
    story.figure(late, "43 people", "killed", 43)
    killed = row(story.reckon())
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (43, 43, 43)
    assert [(u.statement, u.rule) for u in killed.set_aside] == [
        (first, "replaced by what Reuters says later, 2019-07-23")
    ]


def test_three_sources_make_the_range_and_the_majority_the_best() -> None:
    story = Story()
    for source, words, number in (("AFP", "38 people", 38), ("AP", "40 people", 40), ("DPA", "38 persons", 38)):
        story.figure(story.report(source, "2019-07-22", f"{words} were killed."), words, "killed", number)
    assert span_of(story.reckon()) == (38, 38, 40)
    assert [i.code for i in story.reckon().issues] == ["sources-disagree"]
    assert span_of(story.reckon(RULES["ibc"])) == (38, None, 40)


def test_of_two_counts_of_one_day_the_lower_is_best() -> None:
    story = Story()
    for source, words, number in (("AFP", "50 people", 50), ("AP", "40 people", 40)):
        story.figure(story.report(source, "2019-07-22", f"{words} were killed."), words, "killed", number)
    assert span_of(story.reckon()) == (40, 40, 50)


def test_ten_papers_that_print_one_wire_are_one_source() -> None:
    story = Story()
    wire = story.report("AFP", "2019-07-22", "38 people were killed.")
    story.figure(wire, "38 people", "killed", 38)
    for number in range(10):
        paper = story.report(f"Paper {number}", "2019-07-22", "38 people were killed.", copy_of=wire)
        story.figure(paper, "38 people", "killed", 38)
    killed = row(story.reckon(RULES["ibc"]))
    assert killed is not None
    assert killed.sources == ("AFP",)
    assert [i.code for i in killed.issues] == ["provisional"]


def test_an_old_wire_printed_late_replaces_no_later_count() -> None:
    story = Story()
    first = story.report("AFP", "2019-07-22", "20 people were killed.")
    later = story.report("AFP", "2019-07-23", "43 people were killed.")
    weekly = story.report("A weekly", "2019-07-25", "20 people were killed.", copy_of=first)
    for report, number in ((first, 20), (later, 43), (weekly, 20)):
        story.figure(report, f"{number} people", "killed", number)
    assert span_of(story.reckon()) == (43, 43, 43)


def test_two_outlets_that_quote_one_monitor_are_one_source() -> None:
    story = Story()
    for outlet in ("AFP", "Reuters"):
        report = story.report(outlet, "2019-07-22", "38 people were killed, the monitor said.", outlet)
        story.figure(report, "38 people", "killed", 38, said_by="Syrian Observatory for Human Rights")
    killed = row(story.reckon())
    assert killed is not None
    assert killed.sources == ("Syrian Observatory for Human Rights",)


def test_two_monitors_quoted_in_one_report_are_two_sources() -> None:
    story = Story()
    text = "The Observatory put the toll of the market strike at 23 civilians. The Thiqa agency counted 27 civilians."
    told = story.report("AFP", "2019-07-22", text)
    story.figure(told, "23 civilians", "killed", 23, status="civilian", said_by="Syrian Observatory for Human Rights")
    story.figure(told, "27 civilians", "killed", 27, status="civilian", said_by="Thiqa")
    killed = row(story.reckon())
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (23, 23, 27)
    assert killed.sources == ("Syrian Observatory for Human Rights", "Thiqa")
    assert "killed: Syrian Observatory for Human Rights 23, Thiqa 27" in [issue.message for issue in killed.issues]


def test_a_nameless_group_with_another_count_is_a_source_of_that_outlet() -> None:
    story = Story()
    text = "The strike killed 19 civilians, the Observatory said. A human rights group had the names of 20 dead."
    told = story.report("AFP", "2019-07-22", text)
    story.figure(told, "19 civilians", "killed", 19, status="civilian", said_by="Syrian Observatory for Human Rights")
    story.figure(told, "20 dead", "killed", 20, said_by="a human rights group")
    killed = row(story.reckon())
    assert killed is not None
    assert (killed.low, killed.high) == (19, 20)
    assert killed.sources == ("Syrian Observatory for Human Rights", "a human rights group, by AFP")


def test_what_a_report_mentions_of_another_day_counts_for_no_incident_of_its_news() -> None:
    """However the two came to be linked."""
    story = Story()
    told = story.report("AFP", "2019-07-22", "A drone killed three fighters. On 20 July shells killed nine tourists.")
    news = story.figure(told, "three fighters", "killed", 3)
    before = story.figure(told, "nine tourists", "killed", 9)
    incident = story.incident()
    (main,) = incident.tellings
    beside = replace(main, id="beside", main=False, when=When.parse("2019-07-20"), statements=(before,))
    incident = replace(incident, tellings=(replace(main, statements=(news,)), beside))
    reckoning = reckon(incident, story.figures, story.reports, story.origins, (), RULES["ucdp"])
    assert [(h.low, h.best) for h in reckoning.harm if h.measure == "killed" and h.victims == "all"] == [(3, 3)]


def test_one_mans_four_of_the_fifteen_are_no_rival_count() -> None:
    """Far fewer are some of them: a hospital counts those who were brought to it."""
    story = Story()
    told = story.report("AFP", "2019-07-22", "Rescuers said 15 people were killed. A hospital said it had 4 dead.")
    story.figure(told, "15 people", "killed", 15, said_by="White Helmets")
    story.figure(told, "4 dead", "killed", 4, said_by="Hama hospital")
    killed = row(story.reckon())
    assert killed is not None
    assert (killed.low, killed.best, killed.sources) == (15, 15, ("White Helmets",))


def test_nine_and_five_others_are_the_14_of_the_headline() -> None:
    story = Story()
    told = story.report("AP", "2019-07-22", "Shells killed nine people in a queue and five others.", "14 killed")
    story.figure(told, "14", "killed", 14, "title")
    story.figure(told, "nine people", "killed", 9)
    story.figure(told, "five others", "killed", 5)
    killed = row(story.reckon())
    assert killed is not None
    assert killed.best == 14


def test_a_denied_count_is_said_and_never_counted() -> None:
    story, report = one("Twelve were killed. The ministry denied that 30 were killed.")
    story.figure(report, "Twelve", "killed", 12)
    story.figure(report, "30", "killed", 30, realis="denied")
    reckoning = story.reckon()
    assert span_of(reckoning) == (12, 12, 12)
    assert [i.message for i in reckoning.issues] == ["“30” killed is denied, not asserted"]


def test_a_denial_of_who_is_named_contests_it_and_one_of_a_bystander_does_not() -> None:
    story, report = one("Russian strikes killed 38 people. Moscow denies it. Turkey denies a truce.")
    story.figure(report, "38 people", "killed", 38, by=("Russian army",))
    for speaker, words in (("Turkey", "Turkey denies a truce"), ("Russian army", "Moscow denies it")):
        start = story.reports[report].text.index(words)
        span = Span("text", start, start + len(words), words)
        story.positions[speaker] = Position(speaker, span, speaker, "denies", words)
        story.statements[report].append(speaker)
        assert story.reckon().contested is (speaker == "Russian army")
    graded = story.reckon(RULES["airwars"])
    assert (graded.grade, graded.grade_reasons) == ("contested", ("Russian army denies it",))


def test_sources_that_name_different_parties_contest_it() -> None:
    story = Story()
    for source, party in (("SANA", "Turkish army"), ("Anadolu", "SDF")):
        report = story.report(source, "2019-07-22", f"Shelling by the {party} killed 7 civilians.")
        story.figure(report, "7 civilians", "killed", 7, status="civilian", by=(party,))
    reckoning = story.reckon()
    assert reckoning.contested
    assert reckoning.by == ("Turkish army", "SDF")
    assert "Anadolu names SDF, SANA names Turkish army" in [i.message for i in reckoning.issues]


def test_seven_were_shot_and_two_died_leaves_five_injured() -> None:
    story, report = one("Seven people were shot in the square and two of the seven died.")
    story.figure(report, "Seven people", "injured", 7)
    story.figure(report, "two", "killed", 2)
    assert span_of(story.reckon(), "injured") == (5, 5, 5)


def test_one_of_the_four_wounded_dies_a_week_later() -> None:
    story = Story()
    early = story.report("AP", "2019-07-22", "One man was killed and four people were wounded.")
    story.figure(early, "One man", "killed", 1)
    story.figure(early, "four people", "injured", 4)
    late = story.report("DPA", "2019-07-29", "Two people are dead.")
    story.figure(late, "Two people", "killed", 2)
    assert span_of(story.reckon()) == (1, 2, 2)
    assert span_of(story.reckon(), "injured") == (3, 3, 4)


def test_four_wounded_and_nobody_told_dead_is_none_killed_as_far_as_is_told() -> None:
    story, report = one("Four people were wounded when a shell fell on the market.")
    story.figure(report, "Four people", "injured", 4)
    reckoning = story.reckon()
    assert span_of(reckoning) == (0, 0, None)
    assert "none-told" in [i.code for i in reckoning.issues]
    assert span_of(reckoning, victims="civilian") is None
    assert span_of(story.reckon(RULES["airwars"])) is None


def test_26_fighters_killed_says_nothing_of_the_wounded() -> None:
    story, report = one("Clashes killed 26 fighters.")
    story.figure(report, "26 fighters", "killed", 26, status="combatant", cause="clash")
    assert span_of(story.reckon(), "injured") is None


def test_two_killed_by_a_mine_says_nothing_of_the_wounded() -> None:
    story, report = one("A landmine killed two civilians.")
    story.figure(report, "two civilians", "killed", 2, status="civilian", cause="mine or IED")
    assert span_of(story.reckon(), "injured") is None


@pytest.mark.parametrize("more", ["", " Others were hurt.", " Several survived."])
def test_one_killed_and_not_a_word_of_anybody_hurt(more: str) -> None:
    story, report = one(f"One man was shot dead at a checkpoint.{more}")
    story.figure(report, "One man", "killed", 1, cause="shooting")
    assert span_of(story.reckon(), "injured") == (None if more else (0, 0, None))


def test_a_rejected_count_is_gone_and_a_corrected_one_counts() -> None:
    story, report = one("35 people were killed. Later, 38 were dead.")
    wrong = story.figure(report, "35 people", "killed", 35)
    story.figure(report, "38", "killed", 38, same_as=wrong)
    judgement = Judgement("j", "reject", (wrong,), "editor", "2019-07-25T10:00:00+00:00", "misread")
    assert span_of(story.reckon(judgements=[judgement])) == (38, 38, 38)
    corrected = replace(judgement, verdict="correct", value="count=53")
    assert span_of(story.reckon(judgements=[corrected])) == (53, 53, 53)
