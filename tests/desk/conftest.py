"""A small ledger for the desk: two reports of one clash, one of them hostile; a strike in a province; a truce."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.testclient import TestClient

from desk.browsing import chromium
from warledger.bounds import Bounds
from warledger.desk.app import make_app
from warledger.desk.shelf import Shelf
from warledger.desk.wording import CATALOGUES, speak
from warledger.flow import rebuild
from warledger.ledger import Ledger
from warledger.records import (
    AgreementStatement,
    ControlChange,
    Figure,
    Issue,
    Place,
    Position,
    Reading,
    Report,
    Span,
    content_id,
)
from warledger.when import When

SCRIPT = "<script>alert('x')</script>"
TURNED = "\u202egnorts\u202c"
"""Words in a right-to-left override, as used to disguise names."""
DAY = When.parse("2019-06-15")
JIBINE = Place("Jibine", "Jibin", 35.49, 36.62, "Syria", "Hama", precision="exact")
IDLIB = Place("Idlib province", "Idlib", 35.9, 36.6, "Syria", "Idlib", precision="province")


def span(report: Report, words: str) -> Span:
    part, start = ("text", report.text.find(words)) if words in report.text else ("title", report.title.find(words))
    return Span.of(report, part, start, start + len(words))  # type: ignore[arg-type]


def figure(report: Report, words: str, bounds: Bounds, **more: object) -> Figure:
    fields: dict[str, object] = {"place": JIBINE, "date": DAY, "cause": "clash", "by": ("Syrian rebels",),
                                 "attributed_to": ("Observatory", report.source or "")} | more  # fmt: skip
    return Figure(content_id(report.id, words), span(report, words), "killed", bounds, **fields)  # type: ignore[arg-type]


def clash() -> Reading:
    report = Report(
        "clash", "At least 35 dead in Hama clash",
        "Clashes at Jibine killed at least 35 people on Saturday. 26 pro-regime forces, including eight killed by a "
        "mine, died there, the Observatory said.\n\n"
        "Rebels seized Jibine. A ceasefire was announced. Russia denies the strike.",
        "Wire", "https://wire.example/clash", "2019-06-15", "en",
    )  # fmt: skip
    whole = figure(report, "at least 35 people", Bounds.at_least(35))
    forces = figure(report, "26 pro-regime forces", Bounds.exactly(26), status="combatant",
                    side="Syrian government forces", part_of=whole.id)  # fmt: skip
    mine = figure(report, "eight killed by a mine", Bounds.exactly(8), status="combatant", part_of=forces.id)
    truce = AgreementStatement("truce", span(report, "A ceasefire was announced"), "ceasefire", "announced", date=DAY)
    return Reading(
        report, (whole, forces, mine),
        (ControlChange("seized", span(report, "Rebels seized Jibine"), "seized", "achieved", "Syrian rebels",
                       places=(JIBINE,), date=DAY),),
        (truce,), (Position("denial", span(report, "Russia denies the strike"), "Russia", "denies", "the strike"),),
        (Issue("headline", "the headline says 35, the text at least 35", (whole.id,)),),
    )  # fmt: skip


def hostile() -> Reading:
    """A report that would run a script, turn the page round, and break out of an attribute."""
    report = Report(
        "../evil\"'><b>", f'{SCRIPT} "onmouseover=alert(1) {TURNED}',
        f"On Saturday 40 people were killed in Jibine. {SCRIPT} <img src=x onerror=alert(1)> {TURNED} قُتل خمسة",
        f'"{SCRIPT}', "javascript:alert(1)", "2019-06-16", "en",
    )  # fmt: skip
    killed = figure(report, "40 people", Bounds.exactly(40), attributed_to=(SCRIPT, f'"{SCRIPT}'))
    return Reading(report, (killed,), issues=(Issue(SCRIPT, f"{SCRIPT} {TURNED}", (killed.id,)),))


def strike() -> Reading:
    text = "An air strike in Idlib province killed 5 civilians."
    report = Report("strike", "Air strike in Idlib kills 5", text, "Paper", published="2019-08-02", lang="en")
    killed = figure(
        report, "5 civilians", Bounds.exactly(5), place=IDLIB, cause="airstrike", date=When.parse("2019-08-01"),
        status="civilian", by=("Russian army",),
    )  # fmt: skip
    return Reading(report, (killed,))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def mirrored(tmp_path: Path) -> Iterator[None]:
    """The desk in a language that is written from right to left: one more file, made from the English one."""
    messages = yaml.safe_load((CATALOGUES / "en.yaml").read_text("utf-8"))
    messages |= {
        "lang": "ar", "dir": "rtl", "number.digits": "٠١٢٣٤٥٦٧٨٩", "number.thousands": "٬", "chain.sign": "→",
        "plural": "0 | 1 | 2 | 3-10 of 100 | 11-99 of 100 | else", "nav.tolls": "الحصيلة",
        "count.reports": "no report | one report | two reports | {n} (few) | {n} (many) | {n} (other)",
    }  # fmt: skip
    (tmp_path / "ar.yaml").write_text(yaml.safe_dump(messages, allow_unicode=True), "utf-8")
    speak("ar", tmp_path)
    yield
    speak("en")


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "ledger.db"
    with Ledger.open(str(path), create=True) as opened:
        opened.append_readings([(reading, "test") for reading in (clash(), hostile(), strike())])
        rebuild(opened)
    return path


@pytest.fixture(scope="session")
def shelf(ledger: Path) -> Iterator[Shelf]:
    opened = Shelf.open(str(ledger))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def client(shelf: Shelf) -> TestClient:
    return TestClient(make_app(shelf), raise_server_exceptions=False)


def incident_of(client: TestClient, report: str) -> str:
    rows = client.get("/api/v1/incidents").json()["rows"]
    return str(next(row["id"] for row in rows if report in row["reports"]))
