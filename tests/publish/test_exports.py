from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import hxl  # type: ignore[import-untyped]
import pytest
from geojson_pydantic import Feature, FeatureCollection, Point

from publish.corpora import CORPORA, corpus
from publish.examples import ARMY, REBELS, REPORT, STATEMENTS, VILLAGE, battle, figure
from warledger.bounds import Bounds
from warledger.output import incident_json
from warledger.publish import EXPORTS, Statements, Written
from warledger.publish.columns import faults
from warledger.publish.ged import grid_cell
from warledger.records import ControlChange, Harm, Incident, Place, Reckoning
from warledger.when import When

GED = """
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
source_article source_office source_date source_headline source_original where_prec where_coordinates where_description
adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start
date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
""".split()
ACLED = """
event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2
assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude
geo_precision source source_scale notes fatalities tags timestamp
""".split()

Pair = tuple[Incident, Reckoning]
Collection = FeatureCollection[Feature[Point, dict[str, Any]]]


def export(name: str, *pairs: Pair, statements: Statements = STATEMENTS) -> tuple[bytes, Written]:
    out = io.BytesIO()
    written = EXPORTS[name].write(iter(pairs), statements, out)
    return out.getvalue(), written


def rows(name: str, *pairs: Pair, statements: Statements = STATEMENTS) -> list[dict[str, str]]:
    """The rows read back; each is checked by width, type and code list on the way."""
    data, _ = export(name, *pairs, statements=statements)
    lines = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert [fault for line in lines[1:] for fault in faults(EXPORTS[name].columns, line)] == []
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def some(row: dict[str, str], names: str) -> list[str]:
    return [row[name] for name in names.split()]


def placed(place: Place | None) -> Pair:
    incident, reckoning = battle()
    return replace(incident, place=place), reckoning


def told(*harm: Harm, **changes: Any) -> Pair:
    incident, reckoning = battle()
    return replace(incident, **changes), replace(reckoning, harm=harm)


# -- UCDP GED


def test_ged_has_the_49_columns_in_order() -> None:
    assert [column.name for column in EXPORTS["ged"].columns] == GED
    assert len(GED) == 49


def test_ged_of_the_battle_is_26_of_one_side_and_nine_of_the_other_and_keeps_the_headline_as_high() -> None:
    (row,) = rows("ged", battle())
    assert some(row, "deaths_a deaths_b deaths_unknown low best high") == ["26", "9", "0", "35", "35", "36"]
    assert some(row, "side_a side_b type_of_violence gwnoa") == [ARMY, REBELS, "1", "652"]
    assert row["deaths_civilians"] == "", "nobody tells of civilians, which is not none"


def test_ged_leads_back_to_the_incident_and_its_report() -> None:
    incident, reckoning = battle()
    (row,) = rows("ged", (incident, reckoning))
    assert row["relid"] == incident.id
    assert f"{int(row['id']):013x}" == incident.id[:13]
    assert row["source_article"] == f'"Example Wire,2019-06-15,{REPORT.title}"'
    assert "Syrian Observatory for Human Rights" in row["source_original"]


@pytest.mark.parametrize(
    ("precision", "code"),
    [("exact", "1"), ("near", "2"), ("district", "3"), ("province", "4"), ("region", "5"), ("country", "6")],
)
def test_ged_says_how_precise_the_place_is(precision: Any, code: str) -> None:
    (row,) = rows("ged", placed(replace(VILLAGE, precision=precision)))
    assert row["where_prec"] == code


def test_ged_gives_an_unresolved_place_no_point() -> None:
    (row,) = rows("ged", placed(Place("the front", lat=1.0, lon=2.0)))
    assert some(row, "where_prec latitude longitude geom_wkt priogrid_gid") == [""] * 5


def test_ged_numbers_the_grid_cell_as_prio_does() -> None:
    assert grid_cell(34.802462, 36.707602) == 179714  # Teir Maaleh, as UCDP has it


def test_ged_parts_that_come_to_more_than_the_whole_are_of_unknown_side() -> None:
    (row,) = rows("ged", told(Harm("killed", "all", None, 10, 10, 12), Harm("killed", "combatant", ARMY, 11, 11, 11)))
    assert some(row, "deaths_a deaths_b deaths_civilians deaths_unknown best") == ["", "", "", "10", "10"]


def test_ged_up_to_ten_has_a_high_count_only() -> None:
    (row,) = rows("ged", told(Harm("killed", "all", None, None, None, 10)))
    assert some(row, "low best high") == ["", "", "10"]


def test_ged_civilians_killed_by_one_side_alone_are_one_sided_violence() -> None:
    incident, reckoning = battle()
    harm = (Harm("killed", "all", None, 9, 9, 9), Harm("killed", "civilian", None, 9, 9, 9))
    pair = replace(incident, parties=(ARMY,)), replace(reckoning, harm=harm, by=(ARMY,))
    (row,) = rows("ged", pair)
    assert some(row, "type_of_violence side_b deaths_civilians") == ["3", "Civilians", "9"]


def test_ged_leaves_out_and_names_what_it_cannot_hold() -> None:
    undated = told(Harm("killed", "all", None, 1, 1, 1), when=None, precision="unknown")
    _, written = export("ged", told(Harm("injured", "all", None, 3, 3, 3)), undated)
    assert written.rows == 0
    assert [why for _, why in written.left_out] == ["nobody is said to be killed, or in no number", "no date"]


# -- ACLED


def test_acled_has_the_31_columns_in_order() -> None:
    assert [column.name for column in EXPORTS["acled"].columns] == ACLED
    assert len(ACLED) == 31


def test_a_report_without_an_outlet_is_named_by_its_id() -> None:
    unsigned = replace(STATEMENTS, reports={REPORT.id: replace(REPORT, source=None)})
    for form, column in (("ged", "source_office"), ("acled", "source")):
        (row,) = rows(form, battle(), statements=unsigned)
        assert row[column] == f"report {REPORT.id}"


def test_acled_merges_the_strikes_into_one_battle_of_35_dead() -> None:
    incident, _ = battle()
    (row,) = rows("acled", battle())
    assert some(row, "event_type sub_event_type fatalities") == ["Battles", "Armed clash", "35"]
    assert some(row, "actor1 inter1 actor2 inter2") == [ARMY, "State forces", REBELS, "Rebel group"]
    assert some(row, "interaction assoc_actor_1") == ["State forces-Rebel group", "Russian army"]
    assert "35 to 36 killed" in row["notes"]
    assert incident.id in row["notes"]
    assert row["tags"] == f"warledger={incident.id}"


@pytest.mark.parametrize(
    ("quote", "vague", "number"),
    [("nine rebels", "dozens", "12"), ("nine rebels", "tens", "10"), ("nine rebels", "hundreds", "100"),
     ("nine rebels", "several", "3"), ("nine rebels", "bare plural", "3")],
)  # fmt: skip
def test_acled_turns_words_into_its_numbers_and_says_so(quote: str, vague: str, number: str) -> None:
    words = replace(figure("a2" * 8, quote, Bounds()), vague=vague)
    (row,) = rows("acled", told(), statements=replace(STATEMENTS, figures={words.id: words}))
    assert row["fatalities"] == number
    assert f"is coded {number}" in row["notes"]


def test_acled_codes_no_stated_number_as_none_and_says_so() -> None:
    (row,) = rows("acled", told(Harm("injured", "all", None, 3, 3, 3)))
    assert row["fatalities"] == "0"
    assert "Nobody states a number of dead: coded 0" in row["notes"]


def test_acled_refuses_countrywide_rows_and_names_them() -> None:
    incident, reckoning = placed(replace(VILLAGE, precision="country"))
    data, written = export("acled", (incident, reckoning))
    assert len(data.splitlines()) == 1
    assert written.left_out == ((incident.id, "no place, or only a country: ACLED refuses such rows"),)


def test_acled_puts_a_week_on_its_middle_day_with_precision_2() -> None:
    when = When.parse("2019-06-10/2019-06-16")
    (row,) = rows("acled", told(*battle()[1].harm, when=when, precision="week"))
    assert some(row, "event_date time_precision") == ["2019-06-13", "2"]


def test_acled_ground_changes_hands_only_when_it_was_taken_that_day() -> None:
    incident, _ = battle()
    attempt = next(iter(STATEMENTS.control.values()))
    taken: ControlChange = replace(attempt, kind="retaken", outcome="achieved")
    (row,) = rows("acled", battle(), statements=replace(STATEMENTS, control={taken.id: taken}))
    assert row["sub_event_type"] == "Government regains territory"
    earlier = replace(taken, date=When.parse("2019-06-01"))
    (row,) = rows("acled", battle(), statements=replace(STATEMENTS, control={taken.id: earlier}))
    assert row["sub_event_type"] == "Armed clash"
    assert taken.id in incident.tellings[0].statements


# -- the others


def test_geojson_is_valid_and_has_longitude_first() -> None:
    data, _ = export("geojson", battle())
    (feature,) = Collection.model_validate_json(data).features
    assert feature.geometry is not None
    assert tuple(feature.geometry.coordinates)[:2] == (36.513, 35.339)
    assert (feature.properties or {})["precision"] == "exact"


@pytest.mark.parametrize("precision", ["district", "province", "region", "country", "unknown"])
def test_geojson_shows_no_area_as_a_point(precision: Any) -> None:
    data, written = export("geojson", placed(replace(VILLAGE, precision=precision)))
    (feature,) = Collection.model_validate_json(data).features
    assert feature.geometry is None
    assert (feature.properties or {})["precision"] == precision
    assert written.unplaced == 1


def test_geojson_of_nothing_is_still_a_collection() -> None:
    data, _ = export("geojson")
    assert Collection.model_validate_json(data).features == []


def test_hxl_is_read_by_the_hxl_library() -> None:
    source = hxl.data(list(csv.reader(io.StringIO(export("hxl", battle())[0].decode()))))
    (row,) = list(source)
    assert source.display_tags[:4] == ["#event+id", "#date+start", "#date+end", "#event+type"]
    assert [row.get(tag) for tag in ("#affected+killed+min", "#affected+killed+max")] == ["35", "36"]
    assert row.get("#country+code") == "SYR"
    assert not row.get("#affected+killed+civilians+min")
    assert hxl.schema(None).validate(source)


def test_csv_has_a_row_for_each_harm_and_its_statements() -> None:
    found = rows("csv", battle())
    assert ["35", "35", "36"] in [some(row, "low best high") for row in found if row["victims"] == "all"]
    assert {row["side"] for row in found} == {"", ARMY, REBELS}
    assert all(key in STATEMENTS.figures for row in found for key in row["statements"].split("; "))


def test_csv_keeps_an_incident_that_harmed_nobody() -> None:
    (row,) = rows("csv", told())
    assert some(row, "measure low") == ["", ""]


def test_jsonl_is_the_contract_of_incidents() -> None:
    data, _ = export("jsonl", battle(), battle())
    assert [json.loads(line) for line in data.splitlines()] == [incident_json(*battle())] * 2


def test_parquet_reads_back_typed(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "harm.parquet"
    path.write_bytes(export("parquet", battle())[0])
    wanted = f"select typeof(low), typeof(date_start), low, high from '{path}' where victims = 'all'"
    found = duckdb.sql(wanted).fetchall()
    assert found == [("BIGINT", "DATE", 35, 36)]


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_has_a_dictionary_of_all_its_columns_and_says_what_it_cannot(name: str) -> None:
    text = "\n".join(EXPORTS[name].dictionary())
    assert all(f"| {column.name}" in text and column.means for column in EXPORTS[name].columns)
    assert "What this format cannot say:" in text


@pytest.mark.parametrize("name", ["jsonl", "geojson"])
def test_json_dictionaries_name_every_field_and_no_other(name: str) -> None:
    fields = set(incident_json(*battle())) | ({"precision"} if name == "geojson" else set())
    assert {column.name for column in EXPORTS[name].columns} == fields


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_take_incidents_as_they_come(name: str) -> None:
    seen: list[int] = []

    def stream() -> Iterable[Pair]:
        for n in range(3):
            seen.append(n)
            yield battle()

    written = EXPORTS[name].write(stream(), STATEMENTS, io.BytesIO())
    assert seen == [0, 1, 2]
    assert written.rows in (3, 3 * len(battle()[1].harm))


# -- whole ledgers of real reports


def ids(name: str) -> set[str]:
    return {incident.id for incident, _ in corpus(name).entries}


def left_out(form: str, name: str) -> set[str]:
    """The incidents that a format could not hold, each with a reason."""
    found = corpus(name)
    _, written = export(form, *found.entries, statements=found.statements)
    assert all(why for _, why in written.left_out)
    return {key for key, _ in written.left_out}


@pytest.mark.parametrize("name", CORPORA)
def test_ged_of_a_ledger_holds_by_column_type_and_code_list_and_leads_back(name: str) -> None:
    found = corpus(name)
    told = rows("ged", *found.entries, statements=found.statements)
    assert {row["relid"] for row in told} | left_out("ged", name) == ids(name)
    assert len({row["id"] for row in told}) == len(told)
    for row in told:
        assert f"{int(row['id']):013x}" == row["relid"][:13]
        parts = [int(row[f"deaths_{part}"] or 0) for part in ("a", "b", "civilians", "unknown")]
        assert not row["best"] or sum(parts) == int(row["best"]) <= int(row["high"])
        assert row["date_start"] <= row["date_end"]


@pytest.mark.parametrize("name", CORPORA)
def test_acled_of_a_ledger_holds_by_column_type_and_code_list_and_leads_back(name: str) -> None:
    found = corpus(name)
    told = rows("acled", *found.entries, statements=found.statements)
    assert {row["tags"].removeprefix("warledger=") for row in told} | left_out("acled", name) == ids(name)
    assert len({row["event_id_cnty"] for row in told}) == len(told)
    assert all(int(row["fatalities"]) >= 0 for row in told)


@pytest.mark.parametrize("name", CORPORA)
def test_geojson_of_a_ledger_is_valid_and_no_area_has_a_point(name: str) -> None:
    found = corpus(name)
    data, written = export("geojson", *found.entries, statements=found.statements)
    features = Collection.model_validate_json(data).features
    assert {feature.id for feature in features} == ids(name)
    points = [f for f in features if f.geometry is not None]
    assert len(features) - len(points) == written.unplaced
    assert {(f.properties or {})["precision"] for f in points} <= {"exact", "near"}
    assert all(-180 <= f.geometry.coordinates[0] <= 180 and -90 <= f.geometry.coordinates[1] <= 90
               for f in points if f.geometry is not None)  # fmt: skip


@pytest.mark.parametrize("name", CORPORA)
def test_hxl_of_a_ledger_is_valid_by_the_hxl_library(name: str) -> None:
    found = corpus(name)
    data, _ = export("hxl", *found.entries, statements=found.statements)
    source = hxl.data(list(csv.reader(io.StringIO(data.decode()))))
    assert {row.get("#event+id") for row in source} == ids(name)
    assert hxl.schema(None).validate(source)


@pytest.mark.parametrize("name", CORPORA)
def test_every_row_of_csv_and_parquet_leads_back_to_its_statements(name: str, tmp_path: Path) -> None:
    found = corpus(name)
    figures = found.statements.figures
    told = rows("csv", *found.entries, statements=found.statements)
    assert {row["incident"] for row in told} == ids(name)
    assert all(key in figures for row in told for key in row["statements"].split("; ") if key)
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "harm.parquet"
    path.write_bytes(export("parquet", *found.entries, statements=found.statements)[0])
    columns = [row[0] for row in duckdb.sql(f"describe select * from '{path}'").fetchall()]
    assert columns == [column.name for column in EXPORTS["parquet"].columns]
    wanted = f"select incident, measure, low, best, high, statements from '{path}'"
    assert [tuple("" if cell is None else str(cell) for cell in row) for row in duckdb.sql(wanted).fetchall()] == [
        tuple(some(row, "incident measure low best high statements")) for row in told
    ]


@pytest.mark.parametrize("name", CORPORA)
def test_jsonl_of_a_ledger_is_the_contract_of_incidents(name: str) -> None:
    found = corpus(name)
    data, _ = export("jsonl", *found.entries, statements=found.statements)
    assert {json.loads(line)["id"] for line in data.splitlines()} == ids(name)
