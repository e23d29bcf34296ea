"""What is marked confidential reaches no page, no answer of the API, no search and no published file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from desk.conftest import clash, figure, hostile, strike
from desk.test_pages import PAGES
from warledger.bounds import Bounds
from warledger.cli import main
from warledger.commands.public import public
from warledger.desk.app import make_app
from warledger.desk.shelf import Shelf
from warledger.errors import LedgerError
from warledger.flow import rebuild
from warledger.ledger import Ledger
from warledger.records import Judgement, Reading, Report, content_id
from warledger.withholding import COVER, marks
from warledger.withholding import public as without

LISTS = """incidents reports figures control control/states agreements positions issues sources tolls?by=party
tolls?by=place incidents?format=geojson incidents?format=csv incidents/clusters""".split()


def interview() -> Reading:
    """What somebody told who must not be known."""
    text = (
        "Nurse Amal Test said on Sunday that 7 civilians were killed in Jibine. Amal Test fled the next day.\n\n"
        "Two fighters were killed in Jibine, a commander said."
    )
    report = Report("testimony", "Seven dead in Jibine", text, "Quiet Desk", "https://quiet.example/amal-test",
                    "2019-06-16", "en")  # fmt: skip
    seven = figure(report, "7 civilians", Bounds.exactly(7), status="civilian",
                   attributed_to=("Amal Test", "Quiet Desk"))  # fmt: skip
    two = figure(
        report, "Two fighters", Bounds.exactly(2), status="combatant", attributed_to=("a commander", "Quiet Desk")
    )
    return Reading(report, (seven, two))


SEVEN, TWO = (f.id for f in interview().figures)


@pytest.fixture
def held(tmp_path: Path) -> str:
    path = str(tmp_path / "held.db")
    with Ledger.open(path, create=True) as ledger:
        ledger.append_readings([(reading, "test") for reading in (clash(), hostile(), strike(), interview())])
        rebuild(ledger)
    return path


def mark(path: str, key: str, field: str | None, verdict: str = "withhold") -> None:
    more = ["--field", field] if field else []
    assert main(["judge", verdict, key, *more, "--why", "Amal Test is in danger", "--ledger", path]) == 0


@contextmanager
def shown(path: str) -> Iterator[TestClient]:
    with public(path) as address:
        shelf = Shelf.open(address, instead_of=path)
        yield TestClient(make_app(shelf), raise_server_exceptions=False)
        shelf.close()


def everything(client: TestClient) -> Iterator[str]:
    ids = [row["id"] for row in client.get("/api/v1/incidents").json()["rows"]]
    reports = [row["id"] for row in client.get("/api/v1/reports").json()["rows"]]
    items = [*(f"incidents/{key}" for key in ids), *(f"reports/{quote(key, safe='')}" for key in reports)]
    for path in (*PAGES, *(f"/{item}" for item in items), *(f"/api/v1/{item}" for item in (*LISTS, *items))):
        answer = client.get(path)
        assert answer.status_code == 200, path
        yield answer.text


@pytest.mark.parametrize(
    ("key", "field", "secrets", "stays"),
    [
        ("testimony", "source", ["quiet desk"], "7 civilians"),
        ("testimony", "url", ["quiet.example"], "7 civilians"),
        ("testimony", "title", ["Seven dead"], "7 civilians"),
        ("testimony", "text", ["7 civilians", "Amal Test", "two fighters"], "Seven dead in Jibine"),
        ("testimony", None, ["7 civilians", "Amal Test", "Quiet Desk", "testimony"], "at least 35 people"),
        (SEVEN, "speaker", ["amal test"], "7 civilians"),
        (SEVEN, None, ["7 civilians", SEVEN], "Two fighters"),
        (SEVEN, "place", [], "7 civilians"),
    ],
)
def test_it_is_nowhere(
    held: str, tmp_path: Path, key: str, field: str | None, secrets: list[str], stays: str,
) -> None:  # fmt: skip
    mark(held, key, field)
    with shown(held) as client:
        told = "\n".join(everything(client)).casefold()
        found = [client.get(f"/api/v1/search?q={quote(words)}").json()["rows"] for words in secrets]
    assert main(["publish", str(tmp_path / "site"), "--ledger", held]) == 0
    files = "\n".join(f.name + f.read_text("utf-8") for f in (tmp_path / "site").rglob("*.html")).casefold()
    for secret in (*secrets, "is in danger"):
        assert secret.casefold() not in told
        assert secret.casefold() not in files
    assert not any(found)
    assert stays.casefold() in told
    assert stays.casefold() in files


def test_exports_and_situation_reports_hold_nothing_of_it(held: str, tmp_path: Path) -> None:
    mark(held, "testimony", None)
    for form in ("jsonl", "csv", "geojson"):
        assert main(["export", form, "--ledger", held, "-o", str(tmp_path / form)]) == 0
        assert "testimony" not in (tmp_path / form).read_text("utf-8")
    assert main(["sitrep", "--day", "2019-06-15", "--ledger", held, "-o", str(tmp_path / "sitrep")]) == 0
    assert "Quiet Desk" not in (tmp_path / "sitrep").read_text("utf-8")


def test_numbers_that_rest_on_it_alone_are_not_there(held: str) -> None:
    mark(held, "strike", None)
    with shown(held) as client:
        assert client.get("/api/v1/tolls?kind=airstrike").json()["rows"] == []
        assert client.get("/api/v1/incidents?place=Idlib").json()["total"] == 0


def test_a_place_that_is_withheld_has_no_point_either(held: str) -> None:
    mark(held, SEVEN, "place")
    with shown(held) as client:
        rows = client.get("/api/v1/reports/testimony").json()["statements"]
    assert [row["place"] for row in rows] == [None, None]


def test_what_is_released_is_shown_again(held: str) -> None:
    mark(held, "testimony", "source")
    mark(held, "testimony", "source", "release")
    with public(held) as address:
        assert address == held


def test_a_ledger_with_marks_is_never_opened_itself(held: str) -> None:
    mark(held, "testimony", "source")
    with pytest.raises(LedgerError, match="confidential"):
        Shelf.open(held)


@pytest.mark.parametrize("first", [None, lambda path: mark(path, "strike", None)])
def test_a_mark_that_comes_while_the_desk_runs_closes_it(held: str, first: Callable[[str], None] | None) -> None:
    if first:
        first(held)
    with shown(held) as client:
        assert client.get("/").status_code == 200
        mark(held, "testimony", "source")
        for path in ("/", "/api/v1/reports", "/reports/testimony"):
            answer = client.get(path)
            assert answer.status_code == 503
            assert "Quiet Desk" not in answer.text


def judged(key: str, field: str | None) -> Judgement:
    return Judgement(content_id(key, field), "withhold", (key,), "somebody", "2019-06-20", "so", field)


def test_a_field_that_cannot_be_held_back_alone_takes_the_report_along() -> None:
    assert without(interview(), marks([judged("testimony", "shoe size")])) is None


def test_a_covered_text_keeps_its_length_and_its_statements_their_places() -> None:
    before = interview()
    after = without(before, marks([judged(SEVEN, "speaker")]))
    assert after is not None
    assert len(after.report.text) == len(before.report.text)
    assert after.report.text.startswith(f"Nurse {COVER * 9} said on Sunday that 7 civilians")
    for statement in after.figures:
        statement.span.verify(after.report)


def test_a_secret_in_the_reports_own_id_takes_it_along() -> None:
    reading = interview()
    told = Reading(Report("quiet desk 12", "Seven dead", reading.report.text, "Quiet Desk"))
    assert without(told, marks([judged("quiet desk 12", "source")])) is None
