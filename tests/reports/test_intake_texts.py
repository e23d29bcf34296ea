"""Plain texts: what is the title, and that no code point of the text changes."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.errors import WhenError
from warledger.records import content_id
from warledger.reports import Intake, Skipped, open_reports


def read(raw: bytes, **told: str) -> Intake:
    (only,) = open_reports(["-"], stdin=BytesIO(raw), **told)  # type: ignore[arg-type]
    assert isinstance(only, Intake), str(only)
    return only


def codes(intake: Intake) -> list[str]:
    return [issue.code for issue in intake.issues]


def test_a_short_first_line_before_an_empty_one_is_the_title() -> None:
    report = read(b"Nine killed in Idlib\n\nAn air strike killed nine people.\n").report
    assert (report.title, report.text) == ("Nine killed in Idlib", "An air strike killed nine people.\n")


@pytest.mark.parametrize(
    "whole",
    [
        "An air strike killed nine people.\n\nThe market was full.",  # a sentence: the lead
        "Nine killed\nTwelve wounded\n",  # no empty line
        "Nine killed\n\n  \n",  # nothing after it
        f"{'Nine killed ' * 20}\n\nIn Idlib.",  # long
        "\n\nNine killed in Idlib",
    ],
)
def test_what_is_no_title_stays_in_the_text(whole: str) -> None:
    report = read(whole.encode()).report
    assert (report.title, report.text) == ("", whole)


def test_the_id_is_the_content_and_the_hash_that_of_the_bytes() -> None:
    raw = "Девять погибших\r\n\r\nУдар по рынку.".encode()
    report = read(raw).report
    assert report.id == content_id("Девять погибших", "Удар по рынку.", None)
    assert report.sha256 == hashlib.sha256(raw).hexdigest()
    assert report.retrieved is None


def test_what_the_user_tells_is_kept_and_the_language_guessed() -> None:
    told = read("قتل تسعة أشخاص في غارة جوية على السوق".encode(), published="2019-06-15", source="SOHR").report
    assert (told.published, told.source, told.lang) == ("2019-06-15", "SOHR", "ar")


def test_a_publication_date_that_the_user_gives_must_be_one() -> None:
    with pytest.raises(WhenError, match="yesterday"):
        open_reports(["-"], published="yesterday")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), max_size=40))
def test_no_code_point_of_a_text_changes(text: str) -> None:
    """NULs, direction marks, carriage returns, combining marks: all of it comes out as it went in."""
    whole = "Nine people were killed in the market of Maarat. " * 9 + text
    assert read(whole.encode()).report.text == whole


def test_nuls_and_direction_marks_stay() -> None:
    whole = "Nine\0 killed\u200f في إدلب\u202c\r\nand cafe\u0301"
    assert read(whole.encode()).report.text == whole


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("whole", ["Nine killed in the market of Maarat", "قتل تسعة أشخاص في غارة", "Девять погибших"])
def test_unicode_in_all_its_spellings_needs_no_issue(encoding: str, whole: str) -> None:
    intake = read(whole.encode(encoding))
    assert (intake.report.text, codes(intake)) == (whole, [])


@pytest.mark.parametrize(
    ("encoding", "whole"),
    [
        ("cp1256", "قتل تسعة أشخاص وأصيب العشرات في غارة جوية على السوق في معرة النعمان، بحسب المرصد السوري"),
        ("cp1251", "Девять человек погибли при авиаударе по рынку в городе Мааррат-эн-Нууман, сообщили спасатели"),
        ("cp1252", "L’armée a tué neuf personnes à Alep, d’après l’Observatoire ; les blessés ont été évacués"),
    ],
)
def test_older_encodings_are_found_and_said(encoding: str, whole: str) -> None:
    intake = read(whole.encode(encoding))
    assert intake.report.text == whole
    assert codes(intake) == ["encoding-guessed"]
    assert encoding in intake.issues[0].message
    assert intake.issues[0].about == (intake.report.id,)


def test_strays_of_another_encoding_are_mended_and_the_rest_kept() -> None:
    raw = "قتل تسعة أشخاص.\n".encode() + "The “market” was hit.\n".encode("cp1252") + "انتهى".encode()
    intake = read(raw)
    assert intake.report.text == "قتل تسعة أشخاص.\nThe “market” was hit.\nانتهى"
    assert codes(intake) == ["mixed-encoding"]


def test_a_text_cut_inside_a_letter_keeps_all_before_it() -> None:
    intake = read("قتل تسعة أشخاص في إدلب".encode()[:-1])
    assert intake.report.text == "قتل تسعة أشخاص في إدل\ufffd"
    assert codes(intake) == ["mixed-encoding"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "holds no words"),
        (b"\0" * 500, "is binary data, not text"),
        (bytes(range(256)) * 4, "is binary data, not text"),
        (b"%PDF-1.7 nine killed", "is a PDF document; save its text as .txt"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"Nine killed. " * 1_000_000, "is too long: one report may have 10 MB; split it into reports"),
    ],
)
def test_what_is_no_text_is_named_with_its_reason(tmp_path: Path, raw: bytes, reason: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(raw)
    assert list(open_reports([str(file)])) == [Skipped(str(file), reason)]
