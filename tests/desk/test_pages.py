"""The pages over a small ledger: what a reader finds on them, and what a hostile report or address cannot do."""

from __future__ import annotations

import re
import sqlite3
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from desk.conftest import SCRIPT, hostile, incident_of
from warledger.desk.app import make_app
from warledger.desk.shelf import Shelf
from warledger.flow import rebuild
from warledger.ledger import Ledger
from warledger.records import Reading, Report

PAGES = ("/", "/incidents", "/reports", "/tolls", "/tolls?by=party", "/tolls?by=place", "/tolls?by=group", "/control",
         "/agreements", "/disputes", "/sources", "/method", "/search?q=killed")  # fmt: skip


class Tags(HTMLParser):
    """What a browser would make of a page: tags, attributes, and words outside of tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def every_page(client: TestClient) -> list[str]:
    ids = [row["id"] for row in client.get("/api/v1/incidents").json()["rows"]]
    reports = [row["id"] for row in client.get("/api/v1/reports").json()["rows"]]
    return [*PAGES, *(f"/incidents/{key}" for key in ids), *(f"/reports/{quote(key, safe='')}" for key in reports)]


def test_an_incident_shows_each_statement_in_its_sentence_with_the_way_of_its_word(client: TestClient) -> None:
    page = Tags(client.get(f"/incidents/{incident_of(client, 'clash')}").text).words
    assert "26 pro-regime forces, including eight killed by a mine, died there, the Observatory said." in page
    assert "Wire ← Observatory" in page
    assert "Clash, Jibin, Hama" in page


def test_a_report_stands_as_published_with_every_statement_marked(client: TestClient) -> None:
    page = client.get("/reports/clash")
    assert "at least 35 people" in page.text
    links = [attrs for tag, attrs in Tags(page.text).tags if tag == "a"]
    marked = [attrs for attrs in links if (attrs.get("class") or "").startswith("st ")]
    assert {str(attrs["class"]).split()[1] for attrs in marked} == {"figure", "control", "agreement", "position"}
    assert all(attrs["title"] and attrs["href"] for attrs in marked)


def test_eight_lie_inside_twenty_six_and_say_so(client: TestClient) -> None:
    page = " ".join(Tags(client.get("/reports/clash").text).words.split())
    assert "part of 26 fighters of Syrian government forces killed" in page


def test_a_province_is_an_area_on_the_map_and_never_a_point(client: TestClient) -> None:
    page = client.get(f"/incidents/{incident_of(client, 'strike')}").text
    assert 'class="area province"' in page
    assert 'class="point' not in page


def test_a_filter_is_the_address(client: TestClient) -> None:
    page = client.get("/incidents?kind=airstrike").text
    assert "Air strike, Idlib" in page
    assert "Clash, Jibin" not in page


@pytest.mark.parametrize("query", "place=hama party=Syrian+rebels source=Wire until=2019-06-30 victims=all".split())
def test_every_filter_finds_the_clash(client: TestClient, query: str) -> None:
    assert "Clash, Jibin" in client.get(f"/incidents?{query}").text


@pytest.mark.parametrize(
    "query",
    ["since=yesterday", "until=2019-13-01", "since=2020-01-01&until=2019-01-01", "kind=picnic", "measure=killed'--",
     "rules=mine", "page=0", "page=-1", "page=x", "page=99999999", "page=٣", "place=" + "x" * 201, "place=a%00b"],
)  # fmt: skip
def test_a_wrong_parameter_is_answered_with_a_sentence(client: TestClient, query: str) -> None:
    page, api = client.get(f"/incidents?{query}"), client.get(f"/api/v1/incidents?{query}")
    assert (page.status_code, api.status_code) == (400, 400)
    assert api.json()["message"].endswith(".")


@pytest.mark.parametrize("path", "/nothing /incidents/nothing /reports/nothing /api/v1/reports/%00 /static/x".split())
def test_an_address_of_nothing_is_a_404(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_address_of_a_statement_leads_to_its_incident(client: TestClient) -> None:
    figure = client.get("/api/v1/reports/clash").json()["statements"][1]["id"]
    answer = client.get(f"/incidents/{figure}", follow_redirects=False)
    assert answer.headers["location"] == f"/incidents/{incident_of(client, 'clash')}"


def test_a_page_can_be_asked_for_its_head(client: TestClient) -> None:
    answer = client.head("/incidents")
    assert (answer.status_code, answer.content) == (200, b"")


def test_nothing_can_be_changed(client: TestClient) -> None:
    assert {client.request(method, "/incidents").status_code for method in ("POST", "PUT", "DELETE")} == {405}


def test_hostile_words_are_shown_as_words(client: TestClient) -> None:
    for path in every_page(client):
        page = Tags(client.get(path).text)
        for tag, attrs in page.tags:
            assert not [name for name in attrs if name.startswith("on") or name == "style"], (path, tag, attrs)
            assert not (attrs.get("href") or "").lower().startswith(("javascript:", "data:")), (path, attrs)
            assert tag not in ("b", "img") or "class" in attrs, (path, tag, attrs)
            assert tag != "script" or (attrs.get("src") or "").startswith("/static/"), path
    shown = client.get(f"/reports/{quote(hostile().report.id, safe='')}")
    assert SCRIPT in Tags(shown.text).words


def test_words_that_turn_the_direction_are_held_in_their_own_element(client: TestClient) -> None:
    held = 0
    for path in every_page(client):
        page = client.get(path).text
        for match in re.finditer("\u202e", page):
            isolating = r"<(bdi|blockquote|[a-z0-9]+ [^>]*dir=\"auto\"|/(?:bdi|blockquote|p|span|li|h1))[ >]?"
            opened = re.findall(isolating, page[: match.start()])
            assert not opened[-1].startswith("/"), (path, page[match.start() - 200 : match.start()])
            assert page.rfind("<", 0, match.start()) < page.rfind(">", 0, match.start()), "in a tooltip"
            held += 1
    assert held > 5


def test_every_answer_is_guarded(client: TestClient) -> None:
    for path in (*PAGES, "/nothing", "/api/v1/incidents", "/static/desk.css", "/incidents?page=x"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_only_this_machine_s_names_are_answered(client: TestClient) -> None:
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400


def test_a_title_of_a_megabyte(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    with Ledger.open(str(path), create=True) as ledger:
        ledger.append_readings([(Reading(Report("long", "<b>" * 350_000, "Nothing happened.", "Wire")), "test")])
        rebuild(ledger)
    shelf = Shelf.open(str(path))
    client = TestClient(make_app(shelf))
    assert len(client.get("/reports").content) < 20_000
    assert "<b>" not in client.get("/reports/long").text
    shelf.close()


def test_the_ledger_cannot_be_written_through_the_shelf(shelf: Shelf) -> None:
    with shelf._engine.connect() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM reports")


def test_what_is_kept_is_dropped_when_the_ledger_grows(tmp_path: Path) -> None:
    path = tmp_path / "grows.db"
    with Ledger.open(str(path), create=True) as ledger:
        shelf = Shelf.open(str(path))
        before = shelf.revision()
        ledger.append_readings([(Reading(Report("new", "Title", "Text", "Wire")), "test")])
        rebuild(ledger)
        assert shelf.revision() != before
        assert shelf.counts()["reports"] == 1
        shelf.close()


def test_a_page_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/tolls")
    again = client.get("/tolls", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/tolls?by=party").headers["etag"] != first.headers["etag"]


def test_an_error_of_the_database_is_a_sentence(tmp_path: Path, ledger: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(ledger.read_bytes())
    shelf = Shelf.open(str(broken))
    with sqlite3.connect(broken) as connection:
        connection.execute("DROP TABLE issues")
    answer = TestClient(make_app(shelf), raise_server_exceptions=False).get("/api/v1/issues")
    assert answer.status_code == 503
    assert "issues" in answer.json()["message"]
    shelf.close()


@pytest.mark.parametrize("words", ["Jibin", "jibeen", "Djibine", "جبين"])
def test_a_place_is_found_in_any_spelling(client: TestClient, words: str) -> None:
    found = client.get("/api/v1/search", params={"q": words}).json()
    assert [(n["sort"], n["name"], n["incidents"]) for n in found["named"]] == [("place", "Jibin", 1)]
    assert [row["id"] for row in found["incidents"]] == [incident_of(client, "clash")]
    assert "clash" in [row["id"] for row in found["rows"]], "the report says Jibine"
    assert "Clash, Jibin, Hama" in client.get("/search", params={"q": words}).text


@pytest.mark.parametrize("words", ["Russian army", "russian forces", "Russia's army"])
def test_a_party_is_found_by_any_of_its_names(client: TestClient, words: str) -> None:
    named = client.get("/api/v1/search", params={"q": words}).json()["named"]
    assert ("party", "Russian army") in [(n["sort"], n["name"]) for n in named]


@pytest.mark.parametrize(
    ("words", "report"), [("26", "clash"), ("twenty-six", "clash"), ("8", "clash"), ("five", "strike")]
)
def test_a_number_is_found_in_digits_and_in_words(client: TestClient, words: str, report: str) -> None:
    assert report in [row["id"] for row in client.get("/api/v1/search", params={"q": words}).json()["rows"]]


@pytest.mark.parametrize("words", ['"', "* OR (", "NEAR(a b)", "-", "٣", "a:b", "_"])
def test_a_search_for_anything_is_only_a_search(client: TestClient, words: str) -> None:
    assert client.get("/search", params={"q": words}).status_code == 200
