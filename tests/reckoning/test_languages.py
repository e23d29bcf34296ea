"""A second language is an entry of tables: here a few words of German, which nothing else knows."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reckoning.helpers import Story, row, span_of
from warledger.bounds import Bounds
from warledger.incidents import tell
from warledger.reading import events
from warledger.reading.english.events import ENGLISH_EVENTS
from warledger.records import Figure, Reading, Report, Span
from warledger.when import When

GERMAN = replace(
    ENGLISH_EVENTS,
    further=re.compile(r"\bweitere\b"),
    aftermath=re.compile(r"\b(?:Prozess|angeklagt)\b"),
    hurt=re.compile(r"\bverletzt\b"),
    vague={"dutzende": "dozens"},
)


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "EVENT_WORDS", {"en": ENGLISH_EVENTS, "de": GERMAN})


def story(text: str) -> tuple[Story, str]:
    told = Story()
    key = told.report("dpa", "2019-07-22", text)
    told.reports[key] = replace(told.reports[key], lang="de")
    return told, key


def test_nine_and_five_further_ones_are_fourteen() -> None:
    told, report = story("Neun Menschen starben und fünf weitere im Krankenhaus.")
    told.figure(report, "Neun Menschen", "killed", 9)
    told.figure(report, "fünf weitere", "killed", 5)
    assert span_of(told.reckon()) == (14, 14, 14)


def test_dozens_are_at_least_twelve_in_any_language() -> None:
    told, report = story("Dutzende starben.")
    told.figure(report, "Dutzende", "killed", None, vague="Dutzende")
    killed = row(told.reckon())
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (12, None, None)


@pytest.mark.parametrize(("more", "hurt"), [("", (0, 0, None)), (" Ihr Bruder wurde verletzt.", None)])
def test_silence_is_heard_in_the_words_of_the_report(more: str, hurt: tuple[int, ...] | None) -> None:
    told, report = story(f"Eine Frau wurde erschossen.{more}")
    told.figure(report, "Eine Frau", "killed", 1, status="civilian", cause="shooting")
    assert span_of(told.reckon(), "injured") == hurt


def test_a_trial_is_of_the_deed() -> None:
    text = "Im Prozess um den Angriff vom 10. April geht es um 14 Tote."
    report = Report("dpa", "Drei wegen des Todes von 14 Menschen angeklagt", text, published="2019-07-22", lang="de")
    words = Span.of(report, "title", 0, len(report.title))
    deed = Figure(
        "deed",
        Span.of(report, "text", text.index("14 Tote"), len(text) - 1),
        "killed",
        Bounds.exactly(14),
        date=When.parse("2019-04-10"),
    )
    news = Figure("news", words, "killed", Bounds.exactly(14), date=When.parse("2019-07-22"))
    (telling,) = tell(Reading(report, (news, replace(deed, scope="background"))))
    assert str(telling.when) == "2019-04-10"
