"""Control: who holds which place on a day; what is disputed is shown so, areas are areas."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from desk.conftest import IDLIB, JIBINE, span
from desk.test_pages import Tags
from warledger.desk.app import make_app
from warledger.desk.shelf import Shelf
from warledger.flow import rebuild
from warledger.ledger import Ledger
from warledger.records import ControlChange, ControlKind, Outcome, Reading, Report, content_id
from warledger.when import When

ARMY, REBELS, HTS = "Syrian government forces", "Syrian rebels", "Hayat Tahrir al-Sham"


def said(
    words: str, day: str, kind: ControlKind, holder: str, by: str, *, outcome: Outcome = "achieved",
    loser: str | None = None, attempts: int | None = None, whole: bool = True,
) -> Reading:  # fmt: skip
    key = content_id(words, day)
    report = Report(key, "", words, by, published=day, lang="en")
    change = ControlChange(
        f"c{key}", span(report, words), kind, outcome, holder, loser, (JIBINE if whole else IDLIB,),
        None if whole else "most of Idlib province", attempts, When.parse(day), (by,),
    )  # fmt: skip
    return Reading(report, control=(change,))


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = str(tmp_path_factory.mktemp("control") / "ledger.db")
    told = (
        said("Rebels seized Jibine.", "2019-06-06", "seized", REBELS, "Wire", loser=ARMY),
        said("The army tried three times for Jibine in vain.", "2019-06-15", "attempted", ARMY, "Wire",
             outcome="failed", attempts=3),
        said("The army retook Jibine, a general said.", "2019-07-01", "retaken", ARMY, "Army", outcome="claimed"),
        said("Troops hold Jibine.", "2019-07-28", "held", ARMY, "Paper"),
        said("Jibine is in rebel hands.", "2019-07-28", "held", REBELS, "Radio"),
        said("HTS holds most of Idlib province.", "2019-06-01", "held", HTS, "Wire", whole=False),
    )  # fmt: skip
    with Ledger.open(path, create=True) as ledger:
        ledger.append_readings([(reading, "test") for reading in told])
        rebuild(ledger)
    shelf = Shelf.open(path)
    yield TestClient(make_app(shelf), raise_server_exceptions=False)
    shelf.close()


def state(ground: TestClient, at: str, name: str = "Jibin") -> dict[str, object]:
    rows = ground.get(f"/api/v1/control/states?at={at}").json()["rows"]
    return next((row for row in rows if row["name"] == name), {})


def test_a_place_is_held_from_the_day_it_was_taken(ground: TestClient) -> None:
    assert state(ground, "2019-06-05") == {}
    held = state(ground, "2019-06-20")
    assert (held["standing"], held["holder"], held["since"], held["failed"]) == ("held", REBELS, "2019-06-06", 3)


def test_what_a_party_claims_alone_is_disputed_and_never_the_holder(ground: TestClient) -> None:
    held = state(ground, "2019-07-02")
    assert (held["standing"], held["holder"]) == ("disputed", REBELS)
    assert held["rivals"] == [{"holder": ARMY, "by": ["Army"]}]


def test_two_sources_of_one_day_that_differ_are_a_dispute_with_both_their_words(ground: TestClient) -> None:
    held = state(ground, "2019-07-28")
    assert held["standing"] == "disputed"
    page = Tags(ground.get("/control?at=2019-07-28").text)
    assert "28 July 2019" in page.words
    marks = [attrs["class"] for tag, attrs in page.tags if tag == "g" and (attrs.get("class") or "").startswith("hold")]
    assert sorted(map(str, marks)) == ["hold disputed", "hold held"]
    assert "Paper" in page.words
    assert "Radio" in page.words


def test_most_of_a_province_is_an_area_in_the_reports_words_and_never_a_point(ground: TestClient) -> None:
    held = state(ground, "2019-06-01", "Idlib")
    assert (held["area"], held["extents"], held["holder"]) == (True, ["most of Idlib province"], HTS)
    page = ground.get("/control?at=2019-06-01").text
    assert page.count('class="reach"') == 1
    assert 'class="spot"' not in page
    assert "most of Idlib province" in page


def test_the_day_is_the_address_and_steps_from_change_to_change_without_scripts(ground: TestClient) -> None:
    page = Tags(ground.get("/control?at=2019-06-20").text)
    steps = {str(attrs.get("rel")): attrs["href"] for tag, attrs in page.tags if tag == "a" and "rel" in attrs}
    assert steps == {"prev": "/control?at=2019-06-15", "next": "/control?at=2019-07-01"}


def test_each_place_has_its_line_of_time_with_the_attempts(ground: TestClient) -> None:
    words = " ".join(Tags(ground.get("/control?place=Jibine").text).words.split())
    assert words.index("Rebels seized Jibine.") < words.index("tried three times") < words.index("a general said")
    assert "3 failed attempts" in words


@pytest.mark.parametrize("query", ["at=soon", "at=2019-02-30", "at=2019-01-01&since=x"])
def test_a_day_that_is_none_is_answered_with_a_sentence(ground: TestClient, query: str) -> None:
    for path in ("/control", "/api/v1/control/states"):
        assert ground.get(f"{path}?{query}").status_code == 400
    assert ground.get(f"/api/v1/control/states?{query}").json()["message"].endswith(".")


def test_filters_hold_for_the_map_too(ground: TestClient) -> None:
    assert state(ground, "2019-07-28&party=Tahrir") == {}
    assert state(ground, "2019-07-28&source=Wire")["standing"] == "held"
