"""The gazetteer: files become one index, whole or not at all."""

from __future__ import annotations

import gzip
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from warledger.places import Context, Gazetteer, GazetteerError, open_gazetteer, resolve
from warledger.places.index import add_files, entries_of
from warledger.places.letters import ARABIC, CYRILLIC
from warledger.places.records import KINDS
from warledger.places.sources import GEONAMES_KINDS, WOF_KINDS

from .helpers import GEONAMES, PCODES, gazetteer_files


def test_three_formats_give_one_index(small: Gazetteer) -> None:
    assert {c.id.partition(":")[0] for c in small.find("Tal Maleh", "SY")} == {"gn", "wof", "hand"}
    assert {c.id for c in small.find("Lataminah", "SY")} == {"pcode:SY3001", "hand:lataminah"}


def test_two_gazetteers_that_disagree_keep_both_with_their_source(small: Gazetteer) -> None:
    place = resolve(small, "Tal Maleh", Context("SY", "Hama")).place
    assert place is not None
    assert any("has it too" in reason for reason in place.reasons)


def test_names_stay_in_every_script(small: Gazetteer) -> None:
    assert "تل ملح" in small.shelves[0].names_of("gn:900001")


def test_provinces_of_two_sources_are_shown_by_one_name(small: Gazetteer) -> None:
    assert small.provinces_named("Hamah Governorate".removesuffix(" Governorate"), "SY") == {"Hama"}
    assert {c.adm1 for c in small.find("Tall Mallah", "SY")} == {"Hama"}


def test_adding_is_cumulative_and_adding_again_changes_nothing(tmp_path: Path) -> None:
    files = gazetteer_files(tmp_path)
    index = tmp_path / "places.db"
    first = add_files(index, [files["geonames"]])
    second = add_files(index, [files["whos_on_first"]])
    again = add_files(index, [files["whos_on_first"], files["geonames"]])
    assert first.places < second.places == again.places
    assert {e.id for e in entries_of(index)} >= {"gn:900001", "wof:1"}
    assert sum(count for _, count in again.read) == sum(n for _, n in first.read) + sum(n for _, n in second.read)


def test_alternate_names_join_the_place_that_they_name(tmp_path: Path) -> None:
    files = gazetteer_files(tmp_path)
    (tmp_path / "alternateNamesV2.txt").write_text(
        "1\t900001\ten\tSalt Hill\t\t\t\t\t\t\n2\t900001\tlink\thttp://x\t\t\t\t\t\t\n"
    )
    add_files(tmp_path / "p.db", [files["geonames"], tmp_path / "alternateNamesV2.txt"])
    with open_gazetteer(tmp_path / "p.db") as gazetteer:
        assert [c.id for c in gazetteer.find("Salt Hill", "SY")] == ["gn:900001"]
        assert not gazetteer.find("http://x", "SY")


def test_zipped_and_gzipped_files_are_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("SY.txt", GEONAMES)
        archive.writestr("readme.txt", "columns")
    (tmp_path / "more.txt.gz").write_bytes(gzip.compress(GEONAMES.encode()))
    added = add_files(tmp_path / "p.db", [tmp_path / "SY.zip", tmp_path / "more.txt.gz"])
    assert [count for _, count in added.read] == [8, 8]  # the wadi is no place that reports name


def test_a_p_code_workbook_reads_as_its_csv(tmp_path: Path) -> None:
    header, row = PCODES.replace("C3001", "SY3001").splitlines()
    cells = [line.split(",") for line in (header, row)]
    strings = sorted({c for line in cells for c in line})
    sheet = "".join(
        "<row>" + "".join(f'<c t="s"><v>{strings.index(c)}</v></c>' for c in line) + "</row>" for line in cells
    )
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    shared = "".join(f"<si><t>{s}</t></si>" for s in strings)
    with zipfile.ZipFile(tmp_path / "adm4.xlsx", "w") as book:
        book.writestr("xl/sharedStrings.xml", f"<sst {space}>{shared}</sst>")
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet {space}><sheetData>{sheet}</sheetData></worksheet>")
    add_files(tmp_path / "p.db", [tmp_path / "adm4.xlsx"])
    found = next(e for e in entries_of(tmp_path / "p.db") if e.id == "pcode:SY3001")
    assert (found.name, found.adm1, found.lat) == ("Lataminah", "Hama", 35.3215)


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("cut.txt", GEONAMES[:-60].encode(), 9),
        ("wrong.txt", b"a\tb\tc\n", 1),
        ("cut.jsonl.gz", gzip.compress(b'{"placetype": "locality"}\n' * 400)[:-20], None),
        ("cut.jsonl", b'{"wof_id": 1, "placetype": "loc', 1),
        ("wrong.jsonl", b'{"name": "no place"}\n', 1),
        ("columns.csv", b"name,where\nx,y\n", 1),
        ("short.csv", PCODES.replace("C3001", "SY3001").encode()[:-12], 2),
        ("nonsense.txt", b"\xff\xfe\x00", 1),
        ("outside.txt", GEONAMES.splitlines()[3].replace("35.3057", "95.3").encode(), 1),
        ("empty.txt", b"", None),
        ("wrong.xlsx", b"PK", None),
        ("picture.png", b"", None),
    ],
)
def test_a_broken_file_is_refused_with_its_line_and_leaves_the_index(
    tmp_path: Path, name: str, content: bytes, line: int | None
) -> None:
    index = tmp_path / "places.db"
    add_files(index, [gazetteer_files(tmp_path)["whos_on_first"]])
    before = index.read_bytes()
    (tmp_path / name).write_bytes(content)
    with pytest.raises(GazetteerError, match=f"line {line}:" if line else name):
        add_files(index, [gazetteer_files(tmp_path)["geonames"], tmp_path / name])
    assert index.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


def test_a_stranger_file_is_no_index(tmp_path: Path) -> None:
    stranger = tmp_path / "x.db"
    stranger.write_bytes(b"not a database at all, however long it may be" * 100)
    with pytest.raises(GazetteerError, match="not a gazetteer index"):
        open_gazetteer(stranger)
    with pytest.raises(GazetteerError, match="no index lies there"):
        open_gazetteer(tmp_path / "absent.db")


def test_an_index_is_read_only(small: Gazetteer) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        small.shelves[0]._db.execute("DELETE FROM place")


def test_a_fresh_machine_knows_countries_provinces_and_towns(fresh: Gazetteer) -> None:
    for words, country, precision in [
        ("Syria", "SY", "country"), ("Myanmar", "MM", "country"), ("Kenya", "KE", "country"),
        ("Hama province", "SY", "province"), ("Donetsk oblast", "UA", "province"), ("Aleppo", "SY", "exact"),
        ("خان شيخون", "SY", "exact"), ("Бахмут", "UA", "exact"), ("Nairobi", "KE", "exact"),
    ]:  # fmt: skip
        place = resolve(fresh, words).place
        assert place is not None, words
        assert (place.country, place.precision) == (country, precision), words


def test_the_tables_are_complete() -> None:
    assert set(GEONAMES_KINDS.values()) | set(WOF_KINDS.values()) | {"settlement"} == set(KINDS)
    assert all(chr(letter).isalpha() for letter in (*ARABIC, *CYRILLIC))


def test_a_place_without_a_province_lies_where_its_neighbours_lie(tmp_path: Path) -> None:
    """Who's On First leaves one village in ten without a region; five nearest neighbours of one district adopt it."""
    rows = [
        {"wof_id": i, "placetype": "locality", "name": f"Qarya {i}", "lat": 35.3 + i / 100, "lon": 36.5,
         "country": "SY", "region": "Hamah", "county": "Muhradah"}
        for i in range(6)
    ]  # fmt: skip
    orphan = {**rows[2], "wof_id": 90, "name": "Yatima", "lon": 36.51, "region": None, "county": None}
    desert = {**orphan, "wof_id": 91, "name": "Badiya", "lat": 34.0, "lon": 39.0}
    path = tmp_path / "wof.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in (*rows, orphan, desert)))
    add_files(tmp_path / "p.db", [path])
    with open_gazetteer(tmp_path / "p.db") as gazetteer:
        adopted, alone = gazetteer.find("Yatima", "SY")[0], gazetteer.find("Badiya", "SY")[0]
    assert (adopted.adm1, adopted.adm2) == ("Hamah", "Muhradah")
    assert (alone.adm1, alone.adm2) == (None, None)


def test_a_place_is_shown_by_its_english_name(tmp_path: Path) -> None:
    row = {"wof_id": 1, "placetype": "locality", "name": "الرقة", "lat": 35.95, "lon": 39.01, "country": "SY",
           "names": {"الرقة": ["ara_x_preferred"], "Ar Raqqah": ["eng_x_preferred"]}}  # fmt: skip
    (tmp_path / "wof.jsonl").write_text(json.dumps(row) + "\n")
    add_files(tmp_path / "p.db", [tmp_path / "wof.jsonl"])
    with open_gazetteer(tmp_path / "p.db") as gazetteer:
        assert "Ar Raqqah" in {c.name for c in gazetteer.find("الرقة", "SY")}
