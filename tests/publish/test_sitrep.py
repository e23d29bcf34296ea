from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.telling import telling
from publish.corpora import CORPORA, broken, corpus
from publish.examples import DAY, FIGURES, READING, REPORT, battle, reckoned
from warledger.bounds import Bounds
from warledger.publish.sitrep import Sentence, Sitrep, check_sitrep, sitrep, to_html, to_markdown
from warledger.publish.sitrep.numbers import held, numbers_in
from warledger.publish.words import how_many, joined, number, when_words
from warledger.reckoning import RULES, reckon
from warledger.records import Figure, Reading, Reckoning, Report, Span
from warledger.when import When


def report() -> Sitrep:
    return sitrep(DAY, [battle()], [READING])


def plain(found: Sitrep) -> str:
    return "\n".join(sentence.plain for sentence in found.sentences())


# -- the battle, as an editor reads it


@pytest.mark.parametrize(
    "words",
    [
        "At least 35 fighters were killed on 15 June 2019 in air strikes and clashes in Jibine, Hama, Syria, the S",
        "nine Syrian rebels killed in air strikes by Syrian government forces and the Russian army",
        "26 members of the Syrian government forces killed in clashes, eight of them by a mine or IED",
        "The headline of Example Wire has 36, a number that its own text does not give.",
        "No report says whether anybody was wounded, whether civilians were harmed or who laid the mine.",
        "Syrian government forces tried and failed five times to retake Jibine on 15 June 2019",
        "by that account control did not change",
        "A buffer zone deal between Russia and Turkey was signed in September 2018, Example Wire reported.",
        "A buffer zone deal between Russia and Turkey was not, or not fully, implemented",
        "Russia said: “a truce had been agreed”; Turkey denied this.",
        "More than 360 civilians have been killed since 21 April 2019, by the count of the Syrian Observatory",
        "they are no sums of the incidents above",
    ],
)
def test_the_battle_is_told_as_a_careful_wire_would(words: str) -> None:
    assert words in plain(report())


def test_eight_of_the_26_are_never_added() -> None:
    assert not numbers_in(plain(report())) & {43, 34, 44, 61}


def test_every_number_is_held_by_a_footnote() -> None:
    assert check_sitrep(report()) == ()
    assert report().left_out == ()


def test_a_number_without_a_statement_is_found_and_said() -> None:
    wrong = replace(report(), headline=Sentence("At least 43 killed⟦" + FIGURES[1].id + "⟧"))
    assert check_sitrep(wrong) == ("43 in “At least 43 killed” stands in none of its footnotes",)


def test_a_footnote_names_outlet_monitor_day_words_and_id() -> None:
    line = next(x for x in to_markdown(report()).splitlines() if x.startswith("[^1]:"))
    assert line.startswith("[^1]: Example Wire ← Syrian Observatory for Human Rights, 2019-06-15: ")
    assert "“**At least 35 fighters** were killed on Saturday" in line
    assert line.endswith(f"`{FIGURES[1].id}`")


def test_every_mark_in_markdown_has_its_footnote_and_the_other_way_round() -> None:
    text = to_markdown(report())
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert used == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert "⟦" not in text


class Page(HTMLParser):
    """Which notes a page points to and which it has; every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: set[str] = set()
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open += [tag] if tag != "meta" else []
        self.links |= {v[1:] for k, v in attrs if k == "href" and v}
        self.ids |= {v for k, v in attrs if k == "id" and v}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_well_formed_and_every_link_has_its_note() -> None:
    page = Page(to_html(report()))
    assert page.open == []
    assert page.links == page.ids != set()


def test_words_of_reports_are_never_markup() -> None:
    nasty = replace(REPORT, title="<script>x</script> [36 people](x) leave")
    headline = replace(FIGURES[0], span=replace(FIGURES[0].span, start=19, end=28, quote="36 people"))
    reading = replace(READING, report=nasty, figures=(headline, *FIGURES[1:]))
    found = sitrep(DAY, [battle()], [reading])
    assert "<script>" not in to_html(found)
    assert "\\<script\\>" in to_markdown(found)


def test_accounts_that_differ_stand_side_by_side() -> None:
    other = Report("wire-2", "", "Officials said 14 people died in Jibine.", "Other Wire", published="2019-06-15")
    quote = "14 people"
    start = other.text.index(quote)
    figure = replace(
        FIGURES[1], id="e1" * 8, same_as=None, bounds=Bounds.exactly(14), attributed_to=("Officials", "Other Wire"),
        span=replace(FIGURES[1].span, start=start, end=start + len(quote), quote=quote), status="unknown",
    )  # fmt: skip
    incident, _ = battle()
    telling = replace(incident.tellings[0], id="t2", report=other.id, statements=(figure.id,))
    both = replace(incident, tellings=(*incident.tellings, telling))
    figures = {f.id: f for f in (*FIGURES, figure)}
    reports = {r.id: r for r in (REPORT, other)}
    found = sitrep(
        DAY, [(both, reckon(both, figures, reports, {}, (), RULES["ucdp"]))], [READING, Reading(other, (figure,))]
    )
    assert "Accounts differ: " in plain(found)
    assert "14 people" in plain(found)
    assert "at least 35 fighters" in plain(found).lower()
    assert check_sitrep(found) == ()


def test_two_sources_that_one_report_quotes_are_two_accounts_never_a_sum() -> None:
    text = "The raid killed 38 civilians, the Observatory said. A rescue group counted 42 dead."
    told = Report("afp-2", "Raid on market", text, "AFP", published="2019-06-15", lang="en")

    def count(number: int, quote: str, speaker: str) -> Figure:
        start = text.index(quote)
        return replace(
            FIGURES[0], id=f"n{number}", span=Span("text", start, start + len(quote), quote), status="civilian",
            bounds=Bounds.exactly(number), attributed_to=(speaker, "AFP"), same_as=None, part_of=None,
        )  # fmt: skip

    figures = (count(38, "38 civilians", "Syrian Observatory"), count(42, "42 dead", "a rescue group"))
    found = sitrep(DAY, reckoned([Reading(told, figures)]), [Reading(told, figures)])
    words = plain(found)
    assert "38 civilians were killed" in words
    assert "Accounts differ: a rescue group, quoted by AFP, said 42" in words


def test_a_day_without_news_says_so() -> None:
    found = sitrep(When.day(date(2001, 1, 1)), [], [])
    assert found.headline.plain == "No harm counted on 1 January 2001"
    assert to_markdown(found)


# -- claims, denials and ground, as an editor would have them


def of_the_day(*texts: str) -> str:
    readings = [telling(f"r{n}", text, source=f"Wire {n}") for n, text in enumerate(texts)]
    found = sitrep(DAY, [], readings)
    assert check_sitrep(found) == ()
    return plain(found)


def test_a_dispute_told_by_two_outlets_is_one_sentence_with_both_sides() -> None:
    told = of_the_day(
        "Russia said that a ceasefire had been agreed in Idlib.",
        "Turkey denied that a ceasefire had been agreed in Idlib.",
    )
    (line,) = (x for x in told.splitlines() if "ceasefire" in x and "Russia said" in x)
    assert line.endswith("Russia said: “a ceasefire had been agreed in Idlib”; Turkey denied this.")


def test_a_denial_in_words_of_its_own_is_quoted_and_not_denied_twice() -> None:
    told = of_the_day(
        "Russia said that a ceasefire had been agreed in Idlib.",
        "Turkey said on Saturday that it was not possible to speak of a ceasefire in Idlib.",
    )
    assert "Turkey denied: “it was not possible" not in told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The rebels accused the army of shelling Sarmin.",
            "accused Syrian government forces of “shelling Sarmin”",
        ),
        (
            "Turkey blamed the raid on Sarmin on the Syrian army.",
            "Turkey blamed Syrian government forces for “the raid on Sarmin”",
        ),
        ("Turkey demanded that Russia stop the strikes.", "Turkey demanded of Russia: “Russia stop the strikes”"),
        ("The rebels claimed that they shot down a plane.", "Syrian rebels claimed “they shot down a plane”"),
    ],
)
def test_who_speaks_is_worded_by_what_he_does(text: str, words: str) -> None:
    assert words in of_the_day(text)


def test_what_sets_a_part_of_a_part_aside_is_said() -> None:
    text = "Shelling killed 10 people in Sarmin on Saturday, including six civilians, two of them children."
    reading = telling("r", text)
    six = next(f for f in reading.figures if f.bounds == Bounds.exactly(6))
    figures = tuple(replace(f, part_of=six.id) if f.groups == ("children",) else f for f in reading.figures)
    told = [replace(reading, figures=figures)]
    assert "six civilians, two of them children" in plain(sitrep(DAY, reckoned(told), told))


def test_ground_that_no_name_fixes_is_left_to_the_ledger() -> None:
    told = of_the_day("The rebels seized Sarmin on Saturday. The army recaptured some areas on Saturday.")
    assert "Syrian rebels took Sarmin on 15 June 2019" in told
    assert "“some areas”" not in told


def test_no_sentence_of_the_text_opens_with_digits() -> None:
    for sentence in list(report().sentences())[1:]:
        assert not sentence.plain[0].isdigit()


# -- words and numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("At least 35 fighters, nine of them rebels", {35, 9}), ("more than 370,000 people", {370_000}),
        ("thirty-five and twenty one", {35, 21}), ("two hundred", {200}), ("three dozen", {36}), ("dozens", set()),
        ("on 15 June 2019", set()), ("Between 1 and 15 June 2019", set()), ("since 2011", set()),
        ("from 28 May to 3 June 2019 some 40 died", {40}), ("46 dead in June", {46}),
    ],
)  # fmt: skip
def test_numbers_are_found_in_digits_and_words_and_days_are_none(text: str, numbers: set[int]) -> None:
    assert numbers_in(text) == numbers


@given(st.integers(0, 10_000_000))
def test_every_number_we_write_is_read_back(n: int) -> None:
    assert numbers_in(f"{number(n)} people") == ({n} if n else set())


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_days_we_write_are_no_numbers(a: date, b: date) -> None:
    when = When(min(a, b), max(a, b))
    assert numbers_in(when_words(when)) == numbers_in(when_words(when, once=True)) == frozenset()


def test_more_than_360_holds_360_and_361() -> None:
    assert {360, 361} <= held(FIGURES[5])


def test_counts_and_lists_are_worded_as_the_trade_does() -> None:
    counts = [how_many(26, 26), how_many(35, None), how_many(None, 10), how_many(35, 36), how_many(9, 9)]
    assert counts == ["26", "at least 35", "up to 10", "35 to 36", "nine"]
    assert joined(["a", "b", "c"]) == "a, b and c"


# -- on real reports: whole ledgers, every week


@pytest.mark.parametrize("name", CORPORA)
def test_every_number_of_every_week_is_held_by_a_footnote(name: str) -> None:
    found = corpus(name)
    assert found.weeks()
    written = [found.sitrep(week) for week in found.weeks()]
    assert [fault for one in written for fault in broken(one)] == []
    assert [s.plain for one in written for s in list(one.sentences())[1:] if s.plain[0].isdigit()] == []


@pytest.mark.parametrize("name", CORPORA)
def test_every_week_that_counts_anybody_says_so_in_numbers(name: str) -> None:
    """The promise is not kept by silence: weeks whose incidents have dead name a number of them."""
    found = corpus(name)
    counted = {When.week(i.when.start) for i, k in found.entries if i.when and i.when.is_day and _dead(k)}
    assert counted
    silent = [week for week in counted if not numbers_in(plain(found.sitrep(week)))]
    assert silent == []


def _dead(reckoning: Reckoning) -> bool:
    return any(h.measure == "killed" and h.best for h in reckoning.harm)


@pytest.mark.parametrize("name", CORPORA)
def test_the_html_of_every_week_is_well_formed_and_every_link_has_its_note(name: str) -> None:
    found = corpus(name)
    for week in found.weeks():
        page = Page(to_html(found.sitrep(week)))
        assert page.open == [], week
        assert page.links == page.ids, week
