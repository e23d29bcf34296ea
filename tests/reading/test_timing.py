"""Dates and scopes of figures as reports tell them. Reports are of Saturday 15 June 2019; figures stand in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.bounds import Bounds
from warledger.reading.drafts import Draft
from warledger.reading.english.timing import TIMES
from warledger.reading.text import split_text
from warledger.reading.times.timing import Timing
from warledger.records import Part, Report, Span

if TYPE_CHECKING:
    from warledger.reading.counts.taking import Mention

FIGURE = re.compile(r"\[([^\]]+)\]")
SATURDAY = "2019-06-15"


class Marked:
    """A report whose figures are marked by brackets, read for time."""

    def __init__(self, text: str, title: str = "", published: str | None = SATURDAY) -> None:
        self.figures: list[tuple[Part, int, int, str]] = []
        parts = {"title": self._unmark("title", title), "text": self._unmark("text", text)}
        self.report = Report("r", parts["title"], parts["text"], published=published)
        self.timing = Timing(self.report, split_text(parts["title"]), split_text(parts["text"]), TIMES)
        self.timing.settle([(part, start, end) for part, start, end, _ in self.figures])

    def _unmark(self, part: Part, marked: str) -> str:
        for n, match in enumerate(FIGURE.finditer(marked)):
            start = match.start() - 2 * n
            self.figures.append((part, start, start + len(match[1]), match[1]))
        return FIGURE.sub(r"\1", marked)

    def drafts(self) -> list[Draft]:
        """The figures as drafts, each with what its own sentence says."""
        made = []
        for part, start, end, words in self.figures:
            draft = Draft(
                words, Span.of(self.report, part, start, end), 0, "killed", _bounds(words), approx=False, vague=None,
                mention=cast("Mention", None),
            )  # fmt: skip
            draft.date, draft.scope = self.timing.stated(part, start, end, draft.bounds, None)
            made.append(draft)
        return made


def _bounds(words: str) -> Bounds:
    digits = re.search(r"\d[\d,]*", words)
    return Bounds.exactly(int(digits[0].replace(",", ""))) if digits else Bounds()


def read(text: str, title: str = "", published: str | None = SATURDAY) -> list[str]:
    """Scope and date of each marked figure, "?" where there is no date."""
    marked = Marked(text, title, published)
    times = [marked.timing.read(part, start, end, _bounds(words), None) for part, start, end, words in marked.figures]
    return [f"{scope} {when or '?'}" for when, scope in times]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("[26 pro-regime forces] were killed in clashes on Thursday.", ["incident 2019-06-13"]),
        ("[26 pro-regime forces] were killed in clashes.", ["incident 2019-06-15"]),
        (
            "A raid on Thursday killed [eight soldiers]. [Three more] were wounded.",
            ["incident 2019-06-13", "incident 2019-06-13"],
        ),
        (
            "[Ten fighters] died on Friday in Hama, while [two civilians] were killed in Idlib on Saturday.",
            ["incident 2019-06-14", "incident 2019-06-15"],
        ),
    ],
    ids=["own day", "the report's day", "goes on", "each its clause"],
)
def test_a_figure_takes_the_nearest_day_of_its_own_sentence_or_the_news(text: str, times: list[str]) -> None:
    assert read(text) == times


@pytest.mark.parametrize(
    "text",
    [
        "An air strike killed [18 militants], a monitor said in a new toll Saturday. The Friday strike hit a camp.",
        "[18 militants] were captured, the army said Saturday. It said they were seized a day earlier.",
        "On Saturday the war monitor reported that [18 militants] had been killed. Friday's raid hit a camp.",
        "The toll of a bombing rose to [18] on Saturday. The car blew up late Friday at a market.",
        "The ministry told reporters on Saturday that Friday's strike killed [18 militants].",
        "[A guard] died on Saturday after he was hit by a sniper. Friday's clash was the worst in weeks.",
        "A court charged on Saturday a man over a bombing that killed [18 militants]. The blast struck Hama on Friday.",
        "[A boy] was in critical condition Saturday after a shell fell on his school. It was hit around noon Friday.",
        "[Amal Rajab] was pronounced dead at 12:30 a.m. Saturday at a field hospital. A sniper hit her late Friday.",
        "[A medic] who was wounded in a raid on his clinic died Saturday. The raid was on Friday, at about 10:30 p.m.",
    ],
)
def test_the_day_of_telling_is_not_the_day_of_the_deed(text: str) -> None:
    assert read(text) == ["incident 2019-06-14"]


def test_the_day_of_telling_stands_where_no_other_is_known() -> None:
    assert read("[18 militants] were killed in Hama, a monitor said Friday.") == ["incident 2019-06-14"]


def test_wounds_are_sustained_before_the_death() -> None:
    assert read("[A civilian] died of wounds he sustained in a drone attack two days ago.") == ["incident 2019-06-15"]


def test_the_one_day_told_with_its_hour_is_that_of_the_news() -> None:
    text = """[Six people] were killed in a raid on Hama. Neighbours spoke of a second one. Nobody else did.

    The family had slept on the roof. Rescuers were called at 2.10 a.m. on Thursday, June 13, their head said."""
    assert read(text) == ["incident 2019-06-13"]


def test_a_house_number_and_a_birth_give_no_year() -> None:
    assert read("[Six people], one of them born in 1973, were shot in the 2000 block of Nile Street on Friday.") == [
        "incident 2019-06-14"
    ]


def test_a_dateline_is_no_date_of_a_deed() -> None:
    text = "DAMASCUS, 15 JUN 19 (AFP) -- [Six people] were killed. The attack took place on 13 June near the airport."
    assert read(text) == ["incident 2019-06-13"]


def test_news_begins_the_day_before_and_what_is_older_is_background() -> None:
    text = """[Six people] were killed on Saturday in Idlib.

    [Nine people] were killed on Friday in Hama.

    [Forty people] were killed on Monday in Homs.

    In March 2018 [seventy people] were killed there."""
    assert read(text) == [
        "incident 2019-06-15", "incident 2019-06-14", "background 2019-06-10", "background 2018-03-01/2018-03-31",
    ]  # fmt: skip


@pytest.mark.parametrize("opening", ["On Friday", "Yesterday,", "A day earlier,"])
def test_a_sentence_that_opens_with_an_earlier_day_leaves_the_news(opening: str) -> None:
    text = f"[Six people] were killed in Idlib. {opening} [86 people] were killed in Hama."
    assert read(text) == ["incident 2019-06-15", "background 2019-06-14"]


def test_recent_days_are_a_period_whatever_went_before() -> None:
    text = "[Two people] were killed in Idlib. On Monday rockets hit a mosque. Shells have wounded [22] in recent days."
    assert read(text)[1].startswith("period")


@pytest.mark.parametrize(
    "text",
    [
        "It was the first report of [civilian casualties] since the start of the offensive.",
        "Shells hit the town, but [0 casualties] were reported so far.",
    ],
)
def test_what_is_the_first_since_a_day_and_what_harmed_nobody_is_no_running_total(text: str) -> None:
    assert read(text) == ["incident 2019-06-15"]


def test_a_comma_ends_an_aside_of_time() -> None:
    text = (
        "Troops won back the village on Saturday, four days after they had lost it, in a battle that killed [80 men]."
    )
    assert read(text) == ["incident 2019-06-15"]


@pytest.mark.parametrize(
    "text", ["Mines have killed [133 people] in six months.", "In the four days to Friday [55] died."]
)
def test_a_count_of_days_or_months_is_a_period(text: str) -> None:
    assert read(text)[0].startswith("period")


def test_an_offensive_that_has_killed_killed_over_many_days() -> None:
    assert read("The raid came in an offensive by the army that has killed [70 rebels].")[0].startswith("period")


@pytest.mark.parametrize(
    "text",
    [
        "The raid was in retaliation for an ambush in which [four soldiers] died.",
        "The raid came days after [four soldiers] were killed.",
        "Settlers set fire to offices following the killing of [a shepherd].",
        "A previous attack on the crossing killed [four soldiers].",
        "[Four soldiers] were killed there a few days ago.",
        "The camp hosts [refugees] from Hama.",
    ],
)
def test_what_is_told_as_context_is_background_without_the_day_of_the_news(text: str) -> None:
    assert read(f"[Six people] died on Saturday. {text}")[1] == "background ?"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Bombardment has killed [44 civilians] since Thursday.", "period 2019-06-13/2019-06-15"),
        ("[360 civilians] have been killed since late April.", "period 2019-04-21/2019-06-15"),
        ("Cross-border fire has claimed [21 lives] this year.", "period 2019-01-01/2019-06-15"),
        ("[21 people] have been killed in June.", "period 2019-06-01/2019-06-15"),
        (
            "Jets pounded the city on Saturday for the fourth day in a row, killing [90].",
            "period 2019-06-12/2019-06-15",
        ),
        (
            "Saturday's shelling brought to [49] the number killed in two days of attacks.",
            "period 2019-06-14/2019-06-15",
        ),
        ("[127 persons] have been killed since the fighting began.", "period 2019-06-15"),
    ],
)
def test_a_sum_over_days_is_a_period(text: str, time: str) -> None:
    assert read(text) == [time]


def test_a_day_and_a_night_are_one_incident_unless_summed() -> None:
    assert read("[70 fighters] were killed in 24 hours in an assault.") == ["incident 2019-06-14/2019-06-15"]
    text = "[12 civilians] were killed on Saturday, bringing the number killed in 24 hours to [45]."
    assert read(text) == ["incident 2019-06-15", "period 2019-06-14/2019-06-15"]


def test_a_period_goes_on_into_the_next_sentence() -> None:
    text = "Raids have killed [128 people] since Thursday. Among the dead were [20 children]."
    assert read(text) == ["period 2019-06-13/2019-06-15"] * 2


def test_a_list_by_month_is_of_periods() -> None:
    text = (
        "Drones struck often:\n\n• April: Three attacks left [three people] dead.\n• May: Ten attacks killed [eight]."
    )
    assert read(text) == ["period 2019-04-01/2019-04-30", "period 2019-05-01/2019-05-31"]


def test_an_ordinal_counts_attacks_and_gives_no_period() -> None:
    assert read("[One person] was injured in the third strike this week.") == ["incident 2019-06-15"]


@pytest.mark.parametrize(
    "text",
    [
        "[More than 320,000 people] have been killed since the conflict began in March 2011.",
        "Syria's civil war, now in its ninth year, has killed [at least 400,000 people].",
        "The war broke out in 2011. Since then [370,000 people] have been killed.",
        "[69 workers] have been killed since the beginning of the conflict.",
        "[9,000 civilians] have died since the start of the invasion.",
    ],
)
def test_the_toll_of_a_whole_war(text: str) -> None:
    assert read(text)[0].startswith("war ")


def test_a_war_named_does_not_make_a_war_toll() -> None:
    assert read("The war monitor said [12 fighters] were killed.") == ["incident 2019-06-15"]
    assert read("The uprising of 1982 was crushed; in 1982 [40,000 people] died.")[0].startswith("background ")


def test_without_a_day_of_its_own_a_report_still_tells_scopes() -> None:
    text = "[Two people] were shot on Tuesday. [Nine] were killed last Friday. [Eighty] have died since last July."
    assert read(text, published=None) == ["incident ?", "background ?", "period ?"]


def test_figures_that_state_the_same_share_a_date_and_parts_follow_their_whole() -> None:
    marked = Marked(
        "[700 men] were executed during the past two weeks. It is a village.\n\n[Some] were tried.", "[700] killed"
    )
    title, total, some = drafts = marked.drafts()
    assert [str(d.date) if d.date else None for d in drafts] == [None, "2019-06-01/2019-06-15", None]
    total.same, some.parent = title, total
    marked.timing.share(drafts)
    assert {(str(d.date), d.scope) for d in drafts} == {("2019-06-01/2019-06-15", "period")}


def test_a_part_with_a_day_of_its_own_keeps_it() -> None:
    marked = Marked("[24 people] have died since Monday.\n\n[Two] of them were killed on Friday.")
    total, part = drafts = marked.drafts()
    part.parent = total
    marked.timing.share(drafts)
    assert (str(part.date), part.scope) == ("2019-06-14", "incident")


WORDS = st.lists(
    st.sampled_from(
        re.findall(
            r"\S+",
            "[six] people killed on Saturday Friday since Thursday the war said that a monitor in 2011 last week . , "
            "after rose to earlier strike’s İstanbul told sustained wounds of third this",
        )
    ),
    max_size=40,
)


@given(WORDS)
def test_any_words_are_read_and_a_report_without_a_day_resolves_no_weekday(words: list[str]) -> None:
    for published in (SATURDAY, None):
        for time_said in read(" ".join(words), published=published):
            scope, when = time_said.split(" ")
            assert scope in {"incident", "period", "war", "background"}
            assert published is not None or when == "?" or "2011" in when
