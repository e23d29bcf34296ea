"""Maps: clusters made on the server, and a base map that is served in parts."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from desk.tiles import world
from warledger.cli import main
from warledger.desk.app import make_app
from warledger.desk.clusters import AT_MOST, Box, Clusters, Sites
from warledger.desk.register import Point
from warledger.desk.shelf import Shelf

EVERYWHERE = Box(-180, -90, 180, 90)


def clusters(told: list[Point]) -> Clusters:
    return Clusters(Sites(told), range(len(told)))


points = st.builds(
    Point, st.uuids().map(str), st.just("clash"), st.just("2019-06-15"), st.sampled_from(["Jibin", "Idlib"]),
    st.floats(-84, 84), st.floats(-180, 180), st.sampled_from(["exact", "near", "province", "country"]),
    st.none() | st.integers(0, 99),
)  # fmt: skip


@given(st.lists(points, max_size=60), st.integers(0, 20))
def test_no_incident_and_no_death_is_lost_or_counted_twice_at_any_zoom(told: list[Point], zoom: int) -> None:
    drawn = [p for p in told if p.drawn]
    found = clusters(told).within(EVERYWHERE, zoom)
    assert sum(c.incidents for c in found) == len(drawn)
    assert sum(c.killed for c in found) == sum(p.killed or 0 for p in drawn)
    assert all(c.sort == "province" for c in found if c.first.precision == "province"), "an area stays an area"


@given(st.lists(points, min_size=1, max_size=40), st.integers(4, 14))
def test_a_box_holds_what_lies_well_inside_it(told: list[Point], zoom: int) -> None:
    box = Box(20, 20, 60, 50)
    inside = [p for p in told if p.drawn and 20 <= (p.lon or 0) <= 60 and 20 <= (p.lat or 0) <= 50]
    found = clusters(told).within(box, zoom)
    assert sum(c.incidents for c in found) >= len(inside)


def test_a_box_across_the_antimeridian_is_two() -> None:
    fiji = Point("1", None, None, "Suva", -18.1, 178.4, "exact", 1)
    samoa = Point("2", None, None, "Apia", -13.8, -171.7, "exact", 1)
    held = clusters([fiji, samoa])
    assert len(held.within(Box(170, -30, -160, 0), 5)) == 2
    assert len(held.within(Box(170, -30, 180, 0), 5)) == 1


def test_villages_of_one_name_and_of_two_on_one_spot() -> None:
    jibin, old = (Point(str(n), "clash", f"2019-06-{n}", "Jibin", 35.5, 36.6, "exact", n) for n in (15, 11))
    other = Point("3", "clash", "2019-06-12", "Jibine", 35.5, 36.6, "exact", 4)
    (alike,) = clusters([jibin, old]).within(EVERYWHERE, 14)
    assert (alike.incidents, alike.killed, alike.place, alike.first) == (2, 26, "Jibin", jibin)
    (mixed,) = clusters([jibin, other, old]).within(EVERYWHERE, 14)
    assert (mixed.incidents, mixed.killed, mixed.place, mixed.first) == (3, 30, None, jibin)


def test_one_answer_is_bounded_by_larger_squares() -> None:
    told = [Point(str(n), None, None, None, n // 200 / 4, n % 200 / 4, "exact", 1) for n in range(20_000)]
    found = clusters(told).within(EVERYWHERE, 14)
    assert len(found) <= AT_MOST
    assert sum(c.incidents for c in found) == 20_000


def test_clusters_by_the_filters_of_the_page(client: TestClient) -> None:
    found = client.get("/api/v1/incidents/clusters?zoom=9&bbox=30,30,40,40").json()["features"]
    assert sorted((f["properties"]["sort"], f["properties"]["incidents"]) for f in found) == [
        ("point", 1),
        ("province", 1),
    ]
    assert all(f["properties"]["id"] for f in found)
    assert client.get("/api/v1/incidents/clusters?kind=airstrike&bbox=0,0,1,1&zoom=9").json()["features"] == []


@pytest.mark.parametrize("query", ["bbox=1,2,3", "bbox=a,b,c,d", "bbox=0,50,1,40", "bbox=nan,0,1,1", "bbox=1e9,0,1,1",
                                   "bbox=0,-91,1,1", "zoom=x", "zoom=25"])  # fmt: skip
def test_a_box_that_is_none_is_answered_with_a_sentence(client: TestClient, query: str) -> None:
    answer = client.get(f"/api/v1/incidents/clusters?{query}")
    assert answer.status_code == 400
    assert answer.json()["message"].endswith(".")


def test_a_base_map_is_served_in_the_parts_that_are_asked_for(shelf: Shelf, tmp_path: Path) -> None:
    file = world(tmp_path / "world.pmtiles", "Nobody")
    client = TestClient(make_app(shelf, basemap=file))
    answer = client.get("/basemap.pmtiles", headers={"range": "bytes=0-126", "accept-encoding": "gzip"})
    assert (answer.status_code, answer.content) == (206, file.read_bytes()[:127])
    assert answer.headers["content-encoding"] == "identity"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert 'data-basemap="/basemap.pmtiles"' in client.get("/").text


def test_without_a_base_map_there_is_none(client: TestClient) -> None:
    assert client.get("/basemap.pmtiles").status_code == 404
    assert 'data-basemap=""' in client.get("/").text


def test_a_file_that_is_no_base_map_is_refused_with_a_reason(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.pmtiles").write_bytes(gzip.compress(b"no map"))
    with pytest.raises(SystemExit):
        main(["publish", str(tmp_path / "out"), "--ledger", str(ledger), "--basemap", str(tmp_path / "x.pmtiles")])
    assert "no PMTiles file" in capsys.readouterr().err


def test_a_published_site_takes_the_base_map_along(ledger: Path, tmp_path: Path) -> None:
    file = world(tmp_path / "world.pmtiles", "Nobody")
    assert main(["publish", str(tmp_path / "out"), "--ledger", str(ledger), "--basemap", str(file)]) == 0
    assert (tmp_path / "out" / "static" / "basemap.pmtiles").read_bytes() == file.read_bytes()
    assert 'data-basemap="static/basemap.pmtiles"' in (tmp_path / "out" / "index.html").read_text("utf-8")
