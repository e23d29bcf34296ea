"""JSON in its shapes, and what is wrong with rows."""

from __future__ import annotations

import gzip
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.records import content_id
from warledger.reports import Intake, Skipped, open_reports
from warledger.reports.rows import elements

NINE = {"id": "sohr-1", "title": "Nine killed", "text": "Nine were killed in Maarat.", "published": "2019-06-15"}
TWO = {"id": "sana-7", "title": "", "text": "Two soldiers were killed by a mine.", "lang": "en", "source": "SANA"}


def read(raw: bytes | str) -> list[Intake | Skipped]:
    return list(open_reports(["-"], stdin=BytesIO(raw if isinstance(raw, bytes) else raw.encode())))


def ids(raw: bytes | str) -> list[str]:
    return [item.report.id for item in read(raw) if isinstance(item, Intake)]


def report_of(row: dict[str, Any]) -> Intake:
    (only,) = read(json.dumps(row))
    assert isinstance(only, Intake), str(only)
    return only


@pytest.mark.parametrize(
    "shape",
    [
        f"{json.dumps(NINE)}\n\n{json.dumps(TWO)}",
        f"\ufeff{json.dumps(NINE)}\r\n{json.dumps(TWO)}\r\n",
        json.dumps([NINE, TWO]),
        json.dumps([NINE, TWO], indent=2),
        f"{json.dumps(NINE, indent=2)}\n{json.dumps(TWO, indent=2)}",
        json.dumps({"count": 2, "reports": [NINE, TWO], "next": None}, indent=1),
        json.dumps({"reports": [NINE, TWO]}),
        json.dumps({"reports": [NINE]}) + "\n" + json.dumps({"reports": [TWO]}),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_json_in_any_shape(shape: str, encoding: str, tmp_path: Path) -> None:
    raw = shape.encode() if encoding == "utf-8" else shape.lstrip("\ufeff").encode(encoding)
    assert ids(raw) == ["sohr-1", "sana-7"]
    for name in ("reports.json", "reports.jsonl", "reports.json.gz"):
        (tmp_path / name).write_bytes(gzip.compress(raw) if name.endswith("gz") else raw)
        assert [item.report.id for item in open_reports([str(tmp_path / name)]) if isinstance(item, Intake)] == [
            "sohr-1",
            "sana-7",
        ]


class _Halting(BytesIO):
    """Gives so many bytes at a time, as a pipe may."""

    def __init__(self, raw: bytes, step: int) -> None:
        super().__init__(raw)
        self._step = step

    def read(self, _size: int | None = -1, /) -> bytes:
        return super().read(self._step)


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=9) | st.lists(st.integers(), max_size=2))))
def test_a_list_is_cut_where_json_cuts_it(rows: list[dict[str, Any]]) -> None:
    for whole in (json.dumps(rows), json.dumps({"reports": rows}, indent=1, ensure_ascii=False)):
        for step in (1, 7, 1 << 16):
            stream = _Halting(whole.encode("utf-8", "surrogatepass"), step)
            assert [json.loads(raw.decode("utf-8", "surrogatepass")) for _, raw in elements(stream) if raw] == rows


def test_fields_come_out_as_they_went_in() -> None:
    intake = report_of({**NINE, "text": "Nine\0\r\n\u200fقتلى", "url": "https://example.org/1", "lang": "en-GB"})
    report = intake.report
    assert report.text == "Nine\0\r\n\u200fقتلى"
    assert (report.id, report.published, report.url) == ("sohr-1", "2019-06-15", "https://example.org/1")
    assert report.lang == "en"
    assert intake.issues == ()


def test_without_an_id_the_content_gives_one() -> None:
    assert report_of({"text": "Nine killed"}).report.id == content_id("", "Nine killed", None)
    assert report_of({"id": 17, "text": "Nine killed"}).report.id == "17"


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2019-06-15", "2019-06-15"),
        ("2019-06-15T23:30:00+03:00", "2019-06-15"),
        ("2019-06-15 04:00:00Z", "2019-06-15"),
        ("Sat, 15 Jun 2019 10:00:00 GMT", "2019-06-15"),
    ],
)
def test_dates_are_cut_to_the_day_as_written(published: str, day: str) -> None:
    intake = report_of({**NINE, "published": published})
    assert (intake.report.published, intake.issues) == (day, ())


@pytest.mark.parametrize("published", ["yesterday", "2019-13-45", "15/06/2019", "2019", "June 15, 2019", "٢٠١٩-٠٦-١٥"])
def test_a_publication_date_that_is_none(published: str) -> None:
    intake = report_of({**NINE, "published": published})
    assert intake.report.published is None
    (issue,) = intake.issues
    assert issue.code == "bad-date"
    assert published in issue.message
    assert issue.about == ("sohr-1",)


@pytest.mark.parametrize("field", ["title", "published", "source", "url", "lang", "id"])
@pytest.mark.parametrize("value", [["a"], {"a": 1}, True])
def test_a_field_of_the_wrong_kind_is_left_out_and_said(field: str, value: object) -> None:
    intake = report_of({**NINE, field: value})
    assert [issue.code for issue in intake.issues] == ["bad-field"]
    assert intake.issues[0].message.startswith(f"{field} is ")


@pytest.mark.parametrize(
    ("text", "said"), [(None, "there is none"), (7, "it is a number"), ({}, "it is an object"), ([], "it is a list")]
)
def test_a_missing_text(text: object, said: str) -> None:
    row = json.dumps({**NINE, "text": text})
    first, second = read(f"{row}\n{json.dumps(TWO)}")
    assert first == Skipped("standard input:1 (id sohr-1)", f'has no text: "text" must be a string and {said}')
    assert isinstance(second, Intake)


@pytest.mark.parametrize("raw", ["[]", "{}", '{"reports": []}', "[[]]"])
def test_json_without_reports(raw: str) -> None:
    (only,) = read(raw)
    assert isinstance(only, Skipped)


def test_a_headline_without_text_is_read_and_said() -> None:
    intake = report_of({**NINE, "text": ""})
    assert (intake.report.title, [issue.code for issue in intake.issues]) == ("Nine killed", ["no-text"])


def test_half_a_surrogate_pair_can_be_written_out_again() -> None:
    intake = report_of({"text": "Nine \ud83d killed", "title": "\udc00 Nine"})
    assert (intake.report.text, intake.report.title) == ("Nine \ufffd killed", "\ufffd Nine")
    assert {issue.code for issue in intake.issues} == {"lone-surrogate"}


def test_a_line_cut_in_half_is_named_and_the_rest_is_read() -> None:
    half = json.dumps(NINE)[:40]
    cut, two, last = read(f"{half}\n{json.dumps(TWO)}\n{half}")
    assert isinstance(cut, Skipped)
    assert str(cut).startswith("standard input:1: JSON cut off before its end")
    assert isinstance(two, Intake)
    assert isinstance(last, Skipped)
    assert last.name == "standard input:3"


@pytest.mark.parametrize("row", ["7", "null", '"Nine killed"', "[1, 2]", "{]", '{"text": Nine}', "[" * 100_000])
def test_a_row_that_is_no_report(row: str) -> None:
    items = read(f"{json.dumps(NINE)}\n{row}\n{json.dumps(TWO)}")
    assert [item.report.id for item in items if isinstance(item, Intake)] == ["sohr-1", "sana-7"]
    skipped = [item for item in items if isinstance(item, Skipped)]
    assert skipped
    assert all(item.name.startswith("standard input:2") for item in skipped)


def test_a_broken_record_of_a_list_is_named_by_its_place() -> None:
    items = read(f"[{json.dumps(NINE)}, {{nonsense}}, null, {json.dumps(TWO)}")
    assert [str(item) for item in items if isinstance(item, Skipped)] == [
        "standard input, record 2: is not JSON: Expecting property name enclosed in double quotes at character 2",
        "standard input, record 3: is no object and so no report",
        "standard input: its list is cut off before the closing bracket",
    ]
    assert ids(f"[{json.dumps(NINE)}, {{nonsense}}, null, {json.dumps(TWO)}") == ["sohr-1", "sana-7"]


def test_a_legacy_row_among_others() -> None:
    legacy = '{"id": "afp", "text": "L’armée a tué neuf personnes près d’Alep, selon l’Observatoire"}'.encode("cp1252")
    first, second = read(json.dumps(NINE).encode() + b"\n" + legacy)
    assert isinstance(second, Intake)
    assert second.report.text == "L’armée a tué neuf personnes près d’Alep, selon l’Observatoire"
    assert [issue.code for issue in second.issues] == ["encoding-guessed"]
    assert isinstance(first, Intake)


def test_an_id_used_twice_for_different_words_is_parted() -> None:
    first, second = read(f"{json.dumps(NINE)}\n{json.dumps({**TWO, 'id': 'sohr-1'})}")
    assert isinstance(first, Intake)
    assert isinstance(second, Intake)
    assert second.report.id.startswith("sohr-1~")
    assert [issue.code for issue in second.issues] == ["duplicate-id"]
    assert second.issues[0].about == (second.report.id,)


def test_the_same_report_twice_is_read_once_and_said() -> None:
    _, second = read(f"{json.dumps(NINE)}\n{json.dumps(NINE)}")
    expected = 'is the same report as an earlier one with the id "sohr-1"'
    assert second == Skipped("standard input:2 (id sohr-1)", expected)


def test_many_thousand_ids_are_told_apart() -> None:
    raw = "\n".join(json.dumps({"text": f"{n} were killed"}) for n in [*range(9000), 17])
    items = read(raw)
    assert sum(isinstance(item, Intake) for item in items) == 9000
    assert isinstance(items[-1], Skipped)


def test_gzip_cut_in_half_gives_what_came_before(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"text": f"{n} killed, {content_id(n)}"}) for n in range(5000))
    file = tmp_path / "reports.jsonl.gz"
    whole = gzip.compress(rows.encode())
    file.write_bytes(whole[: len(whole) // 2])
    *reports, cut, last = open_reports([str(file)])
    assert len(reports) > 1000
    assert all(isinstance(item, Intake) for item in reports)
    assert isinstance(cut, Skipped)
    assert cut.reason.startswith("JSON cut off before its end")
    assert last == Skipped(str(file), "breaks off: its gzip data are cut short; what came before was read")


def test_a_row_of_fifty_megabytes_is_named_and_the_rest_is_read() -> None:
    items = read(json.dumps(NINE) + '\n{"text": "' + "killed " * 7_200_000 + '"}\n' + json.dumps(TWO))
    assert [item.report.id for item in items if isinstance(item, Intake)] == ["sohr-1", "sana-7"]
    assert Skipped("standard input:2", "is too long: one report may have 10 MB") in items
