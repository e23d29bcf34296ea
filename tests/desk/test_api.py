"""The API: the payloads of the pages, as JSON, CSV and GeoJSON; and no address that makes it fall over."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from desk.conftest import incident_of

PATHS = "incidents reports tolls figures control agreements positions issues sources search".split()


def test_every_list_is_in_pages(client: TestClient) -> None:
    for path in ("incidents", "reports", "figures"):
        first = client.get(f"/api/v1/{path}?limit=1").json()
        second = client.get(f"/api/v1/{path}?limit=1&page=2").json()
        assert first["more"]
        assert first["rows"] != second["rows"]
        assert first["total"] == second["total"]


def test_a_harm_carries_the_rule_that_used_each_statement(client: TestClient) -> None:
    found = client.get(f"/api/v1/incidents/{incident_of(client, 'clash')}").json()
    killed = next(h for h in found["harm"] if (h["measure"], h["victims"]) == ("killed", "all"))
    assert killed["low"] >= 35
    assert all(use["rule"] and use["statement"]["sentence"]["words"] for use in killed["used"])


def test_a_denial_and_a_truce_are_lists_of_their_own(client: TestClient) -> None:
    assert [r["speaker"] for r in client.get("/api/v1/positions").json()["rows"]] == ["Russia"]
    assert [r["event"] for r in client.get("/api/v1/agreements").json()["rows"]] == ["announced"]
    assert [r["holder"] for r in client.get("/api/v1/control?place=Jibin").json()["rows"]] == ["Syrian rebels"]


def test_tolls_by_party_name_each_party(client: TestClient) -> None:
    rows = client.get("/api/v1/tolls?by=party").json()["rows"]
    assert {row["key"] for row in rows} == {"Syrian rebels", "Russian army"}


def test_tolls_are_the_incidents_added_up(client: TestClient) -> None:
    rows = client.get("/api/v1/incidents").json()["rows"]
    killed = [h for row in rows for h in row["harm"] if (h["measure"], h["victims"]) == ("killed", "all")]
    for query in (
        "",
        "source=Paper",
        "source=Wire",
        "since=2019-08-01",
        "kind=clash",
        "by=month&kind=clash",
        "place=Hama",
        "party=Syrian%20rebels",
        "by=party&kind=clash",
        "by=place&party=Syrian%20rebels",
        "by=month&place=Hama",
    ):
        sums = client.get(f"/api/v1/tolls?{query}").json()["rows"]
        best = sum(row["best"] for row in sums if (row["measure"], row["victims"]) == ("killed", "all"))
        assert best == (5 if "Paper" in query or "since" in query else sum(h["best"] for h in killed) - 5 * bool(query))


def test_csv_holds_back_what_a_spreadsheet_would_run(client: TestClient) -> None:
    answer = client.get("/api/v1/incidents", headers={"accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(rows) == client.get("/api/v1/incidents").json()["total"]
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+-@" and cell]


def test_geojson_has_a_point_only_where_one_is_known(client: TestClient) -> None:
    found = json.loads(client.get("/api/v1/incidents?format=geojson").text)
    precision = {f["properties"]["precision"]: bool(f["geometry"]) for f in found["features"]}
    assert precision == {"exact": True, "province": True}
    assert client.get("/api/v1/incidents", headers={"accept": "application/geo+json"}).json() == found


def test_the_schema_names_every_list(client: TestClient) -> None:
    schema = client.get("/api/v1/openapi.json").json()
    assert {f"/api/v1/{path}" for path in PATHS} <= set(schema["paths"])
    names = {p["name"] for p in schema["paths"]["/api/v1/incidents"]["get"]["parameters"]}
    assert {"since", "until", "place", "party", "kind", "page", "limit", "format", "rules"} <= names


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from([*PATHS, "incidents/x", "reports/y", ""]),
    query=st.dictionaries(
        st.sampled_from(
            "since until place party kind measure victims source rules page limit by q code format zzz".split()
        ),
        st.text(max_size=30) | st.sampled_from([*"killed all csv geojson json 2019 5 month * AND".split(), '"']),
        max_size=5,
    ),
)
def test_no_address_makes_it_fall_over(client: TestClient, path: str, query: dict[str, str]) -> None:
    sendable = {key: value.encode("utf-8", "replace").decode() for key, value in query.items()}
    for start in ("/api/v1/", "/"):
        answer = client.get(start + path, params=sendable)
        assert answer.status_code in (200, 400, 404), (path, query, answer.text[:200])
