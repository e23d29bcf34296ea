"""The JSON API under /api/v1: the payloads of the pages, by the same filters. CSV and GeoJSON where asked for."""

from __future__ import annotations

import csv
import io
import json
from typing import Annotated, Any, Final, get_args

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from warledger.desk import views
from warledger.desk.clusters import Box
from warledger.desk.filters import (
    DEEPEST,
    LARGEST_PAGE,
    LONGEST,
    RULES,
    QueryError,
    Window,
    box,
    day,
    filters,
    one_of,
    searched,
    window,
    words,
)
from warledger.desk.filters import zoom as map_zoom
from warledger.desk.pages import BYS, NotHereError, shelf_of
from warledger.desk.payloads import Payload
from warledger.records import Cause, Measure, Victims

Words = Annotated[str, Query(max_length=LONGEST)]
POINTS: Final = 100_000
"""Incidents of one GeoJSON answer."""
FORMATS: Final = {"json": "application/json", "csv": "text/csv", "geojson": "application/geo+json"}
FAULTS: Final[dict[int | str, dict[str, Any]]] = {
    400: {"description": "A parameter that cannot be meant as it stands; `message` says why."},
    404: {"description": "There is nothing under this address."},
}  # fmt: skip


def _filters(
    since: Annotated[Words, Query(description="First day, YYYY-MM-DD")] = "",
    until: Annotated[Words, Query(description="Last day, YYYY-MM-DD")] = "",
    place: Annotated[Words, Query(description="A place, a province or a country")] = "",
    party: Annotated[Words, Query(description="A party that harmed or was harmed")] = "",
    kind: Annotated[str, Query(json_schema_extra={"enum": ["", *get_args(Cause)]})] = "",
    measure: Annotated[str, Query(json_schema_extra={"enum": ["", *get_args(Measure)]})] = "",
    victims: Annotated[str, Query(json_schema_extra={"enum": ["", *get_args(Victims)]})] = "",
    source: Annotated[Words, Query(description="A source")] = "",
    rules: Annotated[str, Query(json_schema_extra={"enum": ["", *RULES]})] = "",
) -> None:
    """Says the filters in the schema; :func:`warledger.desk.filters.filters` checks them."""


def _window(
    page: Annotated[str, Query(json_schema_extra={"type": "integer", "minimum": 1, "maximum": DEEPEST})] = "",
    limit: Annotated[str, Query(json_schema_extra={"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE})] = "",
) -> None:
    """Says which page of a list in the schema."""


def _format(
    format: Annotated[str, Query(json_schema_extra={"enum": ["", *FORMATS]}, description="Else by Accept")] = "",  # noqa: A002
) -> None:
    """Says the form of the answer in the schema."""


class GeoJson(Response):
    """Features of a map."""

    media_type = "application/geo+json"


TABLES: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}
MAPS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {**TABLES[200]["content"], "application/geo+json": {"schema": {"type": "object"}}}}
}
router = APIRouter(prefix="/api/v1", responses=FAULTS)
_listed: Final = [Depends(_filters), Depends(_window), Depends(_format)]


def answer(request: Request, found: Payload) -> Response:
    """A payload as JSON, or its rows as CSV."""
    wanted = form(request)
    if wanted == "csv":
        return Response(table(found.get("rows", [found])), media_type="text/csv; charset=utf-8")
    # A lone surrogate of a broken report cannot be written as UTF-8; it goes out as "?".
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return Response(text.encode("utf-8", "replace"), media_type=FORMATS["json"])


def form(request: Request) -> str:
    """ "json", "csv" or "geojson": as ``format`` says, else as Accept prefers."""
    asked = one_of(request.query_params, "format", tuple(FORMATS))
    if asked:
        return asked
    accepted = request.headers.get("accept", "")
    return next((name for name in ("geojson", "csv") if FORMATS[name] in accepted), "json")


def table(rows: list[Payload]) -> bytes:
    """Rows as CSV: nested values as JSON. What a spreadsheet would run as a formula is held back by an apostrophe."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in names])
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> object:
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


@router.get("/incidents", dependencies=_listed, responses=MAPS)
def incidents(request: Request) -> Response:
    """Incidents, the latest first. As GeoJSON: one feature each, without a geometry where none would be honest."""
    query = request.query_params
    asked, page = filters(query), window(query)
    if form(request) == "geojson":
        size = page.size if query.get("limit") else POINTS
        points, _ = shelf_of(request).points(asked, size)
        text = json.dumps(views.geojson(points), ensure_ascii=False, separators=(",", ":"))
        return Response(text.encode("utf-8", "replace"), media_type=FORMATS["geojson"])
    return answer(request, views.incidents(shelf_of(request), asked, page))


@router.get("/incidents/clusters", dependencies=[Depends(_filters)], response_class=GeoJson)
def clusters(
    request: Request,
    bbox: Annotated[Words, Query(description="west,south,east,north in degrees; else the whole world")] = "",
    zoom: Annotated[str, Query(json_schema_extra={"type": "integer", "minimum": 0, "maximum": 24})] = "",
) -> Response:
    """Incidents of a part of a map as GeoJSON; those that would lie on one another at this zoom are one feature."""
    del bbox, zoom
    query = request.query_params
    found = views.clusters(shelf_of(request), filters(query), Box(*box(query)), map_zoom(query))
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return Response(text.encode("utf-8", "replace"), media_type=FORMATS["geojson"])


@router.get("/incidents/{key:path}", dependencies=[Depends(_format)], responses=TABLES)
def incident(request: Request, key: str, rules: str = "") -> Response:
    """One incident with every statement behind every figure, and the rule that used it or set it aside."""
    del rules
    return answer(request, _found(views.incident(shelf_of(request), key, filters(request.query_params).rules)))


@router.get("/reports", dependencies=_listed, responses=TABLES)
def reports(request: Request) -> Response:
    """Reports without their words, the latest first; by since, until and source."""
    query = request.query_params
    return answer(request, views.reports(shelf_of(request), filters(query), window(query)))


@router.get("/reports/{key:path}", dependencies=[Depends(_format)], responses=TABLES)
def report(request: Request, key: str, rules: str = "") -> Response:
    """One report with its words and every statement."""
    del rules
    return answer(request, _found(views.report(shelf_of(request), key, filters(request.query_params).rules)))


@router.get("/tolls", dependencies=[Depends(_filters), Depends(_format)], responses=TABLES)
def tolls(request: Request, by: str = "") -> Response:
    """Sums, in all or by month, party, place or group."""
    del by
    query = request.query_params
    return answer(request, views.tolls(shelf_of(request), filters(query), one_of(query, "by", BYS)))  # type: ignore[arg-type]


def _statements(name: str) -> None:
    """One list of statements: figures, control, agreements, positions."""

    def listing(request: Request) -> Response:
        query = request.query_params
        kind = views.STATEMENTS[name]
        return answer(request, views.statements(shelf_of(request), kind, filters(query), window(query)))

    listing.__doc__ = f"Statements ({name}) in their sentences, the latest first."
    router.add_api_route(f"/{name}", listing, dependencies=_listed, name=name, responses=TABLES)


@router.get("/control/states", dependencies=[Depends(_filters), Depends(_format)], responses=TABLES)
def control_states(request: Request, at: Annotated[Words, Query(description="A day, YYYY-MM-DD")] = "") -> Response:
    """Every place as it is held on a day (the last that is told of, where none is given), disputes as disputes."""
    del at
    query = request.query_params
    found = views.control(shelf_of(request), filters(query), day(query, "at"))
    return answer(request, {key: value for key, value in found.items() if key != "frame"})


for _name in views.STATEMENTS:
    _statements(_name)


@router.get("/issues", dependencies=[Depends(_window), Depends(_format)], responses=TABLES)
def issues(request: Request, code: Words = "") -> Response:
    """Disagreements, and faults in the data."""
    del code
    query = request.query_params
    return answer(request, views.faults(shelf_of(request), words(query, "code"), window(query)))


@router.get("/sources", dependencies=[Depends(_format)], responses=TABLES)
def sources(request: Request) -> Response:
    """Every source: reports, copies, incidents told alone and told first."""
    return answer(request, views.sources(shelf_of(request)))


@router.get("/search", dependencies=[Depends(_format)], responses=TABLES)
def search(request: Request, q: Words = "", limit: str = "") -> Response:
    """Reports that hold all the words, best first."""
    del q, limit
    query = request.query_params
    asked = searched(query)
    if not asked:
        raise QueryError("missing", name="q")
    return answer(request, views.search(shelf_of(request), asked, Window(1, window(query).size)))


@router.get("/{rest:path}", include_in_schema=False)
def nothing(rest: str) -> Response:
    """Any other address."""
    del rest
    raise NotHereError


def _found(payload: Payload | None) -> Payload:
    if payload is None:
        raise NotHereError
    return payload
