"""Pages and archives of pages."""

from __future__ import annotations

import gzip
import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from warledger.reports import Intake, Skipped, open_reports

from .local_site import ARTICLE


def read(raw: bytes | str, **told: Any) -> Intake | Skipped:
    (only,) = open_reports(["-"], stdin=BytesIO(raw if isinstance(raw, bytes) else raw.encode()), **told)
    return only


def report(raw: bytes | str, **told: Any) -> Intake:
    only = read(raw, **told)
    assert isinstance(only, Intake), str(only)
    return only


def codes(intake: Intake) -> list[str]:
    return [issue.code for issue in intake.issues]


def test_the_article_is_the_text_and_the_markup_gives_title_day_and_outlet() -> None:
    intake = report(ARTICLE)
    found = intake.report
    assert found.title == "Strike on Maarat kills nine"
    assert "killed nine people on Saturday" in found.text
    assert "Home" not in found.text
    assert "All rights reserved" not in found.text
    assert (found.published, found.source, found.lang) == ("2019-06-15", "The Wire", "en")
    assert found.sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert codes(intake) == []


def test_what_the_user_tells_of_a_page_stands_before_its_markup() -> None:
    found = report(ARTICLE, published="2019-06-16", source="SOHR").report
    assert (found.published, found.source) == ("2019-06-16", "SOHR")


def test_a_page_cut_short_is_read_and_said() -> None:
    intake = report(ARTICLE[: ARTICLE.index("Residents")])
    assert "killed nine people" in intake.report.text
    assert codes(intake) == ["page-cut"]


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<!doctype html><html><nav><a href=/>Home</a></nav>"])
def test_a_page_with_no_article(page: str) -> None:
    assert read(page) == Skipped("standard input", "no article was found in the page")


def test_a_page_in_a_declared_legacy_charset() -> None:
    page = ARTICLE.replace("<head>", '<head><meta charset="windows-1256">').replace("rescue workers", "الدفاع المدني")
    intake = report(page.encode("cp1256"))
    assert "الدفاع المدني" in intake.report.text
    assert codes(intake) == ["encoding-guessed"]


@pytest.mark.parametrize(
    "raw",
    [
        ARTICLE.replace("killed", "قتل").encode(),
        ARTICLE.replace("killed", "قتل").encode("utf-16"),
        ARTICLE.replace("killed", "قتل" * 9).encode("ascii", "xmlcharrefreplace"),
        ARTICLE.replace("killed", "قتل").replace("<head>", "<head><meta charset=windows-1256>").encode("cp1256"),
    ],
)
def test_the_triage_sees_every_page_as_utf_8(raw: bytes) -> None:
    seen: list[bytes] = []

    def triage(page: bytes) -> bool:
        seen.append(page)
        return True

    report(raw, relevant=triage)
    assert "قتل".encode() in seen[0]


def test_a_page_that_the_triage_turns_down_is_kept_by_title_and_said() -> None:
    intake = report(ARTICLE, relevant=lambda _page: False)
    assert (intake.report.title, intake.report.text) == ("Strike on Maarat kills nine", "")
    assert intake.report.sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert codes(intake) == ["not-relevant"]


def test_two_pages_that_are_turned_down_are_two_reports() -> None:
    rows = [report(ARTICLE + end, relevant=lambda _page: False).report.id for end in ("", " ")]
    assert rows[0] != rows[1]


@pytest.mark.parametrize(
    "page",
    [
        ARTICLE.replace("<nav>", "<nav><p " + " ".join(f"a{n}=1" for n in range(60_000)) + ">x</p>"),
        ARTICLE.replace("<nav>", "<nav>" + "<b>" * 20_000),
        ARTICLE.replace("killed nine", "killed\0 nine"),
    ],
)
def test_odd_markup_costs_little_and_breaks_nothing(page: str) -> None:
    assert isinstance(read(page), (Intake, Skipped))


def test_a_page_of_more_tags_than_any_article() -> None:
    assert read("<html><body>" + "<i>a</i>" * 80_000) == Skipped(
        "standard input", "has more than 150,000 tags, more than any article"
    )


def warc_record(url: str, payload: bytes, http: str = "HTTP/1.1 200 OK", extra: str = "") -> bytes:
    block = f"{http}\r\nContent-Type: text/html; charset=utf-8\r\n{extra}\r\n".encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-06-15T12:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


ARCHIVE = [
    warc_record("https://example.org/1", ARTICLE.encode()),
    warc_record("https://example.org/old", b"gone", http="HTTP/1.1 404 Not Found"),
    warc_record("https://example.org/empty", b"<html><body></body></html>"),
    warc_record("https://example.org/zip", gzip.compress(ARTICLE.encode()), extra="Content-Encoding: gzip\r\n"),
]


@pytest.mark.parametrize("packing", [b"".join, lambda parts: b"".join(map(gzip.compress, parts))])
def test_an_archive_gives_its_pages_and_names_the_rest(packing: Any, tmp_path: Path) -> None:
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(packing(ARCHIVE))
    first, empty, zipped = open_reports([str(file)])
    assert isinstance(first, Intake)
    assert (first.report.url, first.report.retrieved) == ("https://example.org/1", "2019-06-15T12:00:00Z")
    assert first.report.sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert empty == Skipped(f"{file}, record 3 (https://example.org/empty)", "no article was found in the page")
    assert isinstance(zipped, Intake)
    assert zipped.report.text == first.report.text


def test_an_archive_cut_inside_a_page_gives_what_there_is() -> None:
    whole = ARCHIVE[0] + warc_record("https://example.org/2", ARTICLE.replace("nine", "eleven").encode())
    first, second = open_reports(["-"], stdin=BytesIO(whole[:-300]))
    assert isinstance(first, Intake)
    assert isinstance(second, Intake)
    assert "killed eleven people" in second.report.text
    assert "page-cut" in codes(second)


def test_a_zipped_archive_cut_in_half(tmp_path: Path) -> None:
    whole = b"".join(map(gzip.compress, [*ARCHIVE, ARCHIVE[0]]))
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(whole[:-200])
    items = list(open_reports([str(file)]))
    assert isinstance(items[0], Intake)
    assert Skipped(str(file), "breaks off: its gzip data are cut short; what came before was read") in items


def test_an_archive_with_a_wrong_length_prints_nothing_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ARCHIVE[0].replace(b"Content-Length: ", b"Content-Length: 1", 1)
    items = list(open_reports(["-"], stdin=BytesIO(wrong + ARCHIVE[3])))
    assert items
    short = ARCHIVE[0].replace(str(len(ARCHIVE[0].partition(b"\r\n\r\n")[2]) - 4).encode(), b"700", 1)
    items = list(open_reports(["-"], stdin=BytesIO(short + ARCHIVE[3])))
    assert any(isinstance(item, Skipped) for item in items)
    assert capsys.readouterr().err == ""


def test_an_archive_without_pages() -> None:
    assert read(ARCHIVE[1]) == Skipped("standard input", "holds no pages (1 records)")
