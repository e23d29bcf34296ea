"""The words of the interface: one catalogue a language, and nothing of the desk speaks beside it."""

from __future__ import annotations

import re
import string
from typing import Any, get_args

import pytest
import yaml
from starlette.testclient import TestClient

from desk.browsing import walk
from desk.test_pages import PAGES, Tags
from warledger.bounds import Bounds
from warledger.desk.running import running
from warledger.desk.shelf import Shelf
from warledger.desk.wording import CATALOGUES, languages, words
from warledger.records import (
    AgreementEvent,
    AgreementKind,
    Cause,
    ControlKind,
    Measure,
    Outcome,
    Precision,
    Scope,
    Stance,
    Victims,
)

SAID_OF = {"deed": ControlKind, "outcome": Outcome, "pact": AgreementKind, "event": AgreementEvent, "stance": Stance,
           "kind": Cause, "measure": Measure, "victims": Victims, "precision": Precision}  # fmt: skip


def messages(lang: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((CATALOGUES / f"{lang}.yaml").read_text("utf-8"))
    return found


def gaps(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_every_word_of_the_pages_is_in_the_catalogue() -> None:
    used = set()
    for template in (CATALOGUES.parent / "templates").glob("*.html"):
        text = template.read_text("utf-8")
        used |= {*re.findall(r"\bt\('([\w. ]+)'[),]", text), *re.findall(r"'([\w. ]+)'\|t\b", text)}
    assert len(used) > 80
    assert not [key for key in used if not words().known(key, "")]


def test_every_kind_of_statement_has_a_word() -> None:
    missing = [
        f"{field}.{value}" for field, kinds in SAID_OF.items() for value in get_args(kinds)
        if not words().known(f"{field}.{value}", "")
    ]  # fmt: skip
    assert missing == []
    assert "scope.war" in messages("en")
    assert set(get_args(Scope)) - {"incident"} == {"period", "war", "background"}


@pytest.mark.parametrize("lang", languages())
def test_every_language_has_every_message_with_the_same_gaps(lang: str) -> None:
    english, other = messages("en"), messages(lang)
    assert set(other) == set(english)
    assert [key for key, message in other.items() if not isinstance(message, str)] == [], "quote it: YAML read a value"
    assert [key for key in english if gaps(other[key]) - gaps(english[key]) - {"n"}] == []


def test_numbers_are_said_with_their_range() -> None:
    t = words()
    said = [
        t.amount({"low": b.low, "best": best, "high": b.high})
        for b, best in ((Bounds.exactly(26), 26), (Bounds(8, 36), 26), (Bounds.at_least(35), None), (Bounds(), None))
    ]
    assert said == ["26", "26 (8–36)", "35 or more", "number not stated"]


@pytest.mark.usefixtures("mirrored")
def test_a_language_with_six_plurals_and_digits_of_its_own() -> None:
    t = words()
    said = [t("count.reports", n=n) for n in (0, 1, 2, 7, 105, 42, 1200)]
    assert said == ["no report", "one report", "two reports", "٧ (few)", "١٠٥ (few)", "٤٢ (many)", "١٬٢٠٠ (other)"]
    assert t.amount({"low": 8, "best": 26, "high": 36}) == "٢٦ (٨–٣٦)"


@pytest.mark.usefixtures("mirrored")
def test_one_more_file_is_one_more_language_from_right_to_left(client: TestClient) -> None:
    for path in PAGES:
        page = Tags(client.get(path).text)
        root = next(attrs for tag, attrs in page.tags if tag == "html")
        assert root == {"lang": "ar", "dir": "rtl"}
        assert "الحصيلة" in page.words
    report = client.get("/reports/clash").text
    assert "Observatory</bdi>" in report
    assert "←" not in report


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("look", ["light", "phone"])
def test_from_right_to_left_nothing_leaves_the_screen(browser: Any, shelf: Shelf, look: str) -> None:
    with running(shelf) as base:
        paths = {path: path for path in ("/", "/tolls", "/control", "/reports/clash")}
        assert walk(browser, base, paths, look, None) == []
