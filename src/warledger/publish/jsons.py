"""GeoJSON (RFC 7946) and JSON lines, one incident at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO, Final, get_args

from warledger.output import incident_json
from warledger.publish.columns import Column
from warledger.publish.entries import Statements, Written
from warledger.publish.rows import point
from warledger.records import Cause, Grade, Incident, Precision, Reckoning

POINTS: Final = ("exact", "near")
"""Precisions that a point on a map may stand for; the point of an area would be read as a place in it."""

GEOJSON_CANNOT_SAY: Final = (
    "an area: an incident known only to a district, a province or a country has geometry null and says so in `place`",
    "a precision: it is the property `precision` of every feature, and a map that leaves it out says more than we do",
)


def write_jsonl(entries: Iterable[tuple[Incident, Reckoning]], _: Statements, out: BinaryIO) -> Written:
    """One object a line, in the form of ``incidents --format jsonl``."""
    count = 0
    for incident, reckoning in entries:
        out.write(_dumps(incident_json(incident, reckoning)) + b"\n")
        count += 1
    return Written(count)


def write_geojson(entries: Iterable[tuple[Incident, Reckoning]], _: Statements, out: BinaryIO) -> Written:
    """One FeatureCollection, longitude before latitude; what is no place on the ground has geometry null."""
    count = 0
    unplaced = 0
    out.write(b'{"type":"FeatureCollection","features":[')
    for incident, reckoning in entries:
        feature = _feature(incident, reckoning)
        unplaced += feature["geometry"] is None
        out.write((b",\n" if count else b"\n") + _dumps(feature))
        count += 1
    out.write(b"\n]}\n")
    return Written(count, unplaced=unplaced)


def _feature(incident: Incident, reckoning: Reckoning) -> dict[str, Any]:
    place, spot = incident.place, point(incident)
    shown = spot if place is not None and place.precision in POINTS else None
    properties = incident_json(incident, reckoning)
    properties["precision"] = place.precision if place is not None else "unknown"
    return {
        "type": "Feature", "id": incident.id,
        "geometry": {"type": "Point", "coordinates": [shown[1], shown[0]]} if shown else None,
        "properties": properties,
    }  # fmt: skip


def _dumps(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


FIELDS: Final[tuple[Column[Any], ...]] = (
    Column("id", "text", "id of the incident: `warledger why ID`", required=True),
    Column("kind", "text", "how the harm came about", codes=get_args(Cause)),
    Column("main_for", "list", "ids of the reports whose main news it is", required=True),
    Column("reports", "list", "ids of all reports that tell of it", required=True),
    Column("date", "object", "start and end (ISO days, inside) and precision: day, days, week, month, year, unknown",
           required=True),
    Column("place", "object", "words, name, lat, lon, country, adm1, precision, gazetteer; null if none is told"),
    Column("parties", "list", "all parties named", required=True),
    Column("by", "list", "who is said to have done it", required=True),
    Column("contested", "flag", "whether sources name different parties, or one denies", required=True),
    Column("grade", "text", "grade, where the rules grade", codes=get_args(Grade)),
    Column("rules", "text", "rule set and version", required=True),
    Column("harm", "list", "measure, victims, side, low, best, high (null where nobody says), sources, issues",
           required=True),
    Column("issues", "list", "what is at odds, in words", required=True),
)  # fmt: skip
PROPERTIES: Final = (
    *FIELDS,
    Column("precision", "text", "of the place; only exact and near have a point",
           codes=get_args(Precision), required=True),
)  # fmt: skip
JSONL_CANNOT_SAY: Final = ("the words of the statements: `read --format jsonl` and `warledger why` have them",)
