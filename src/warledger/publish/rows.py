"""Plain tables of ours: an incident × harm (CSV, Parquet), and an incident a row under HXL hashtags."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final, NamedTuple, get_args

from warledger.countries import COUNTRIES, country_name
from warledger.publish.columns import Cell, Column
from warledger.publish.entries import LeftOut, Statements, harm_of, outlet
from warledger.records import (
    Cause,
    DatePrecision,
    Grade,
    Harm,
    Incident,
    Measure,
    Place,
    Precision,
    Reckoning,
    Report,
    Victims,
)


class HarmRow(NamedTuple):
    """One harm of one incident; an incident that harmed nobody has one row without."""

    incident: Incident
    reckoning: Reckoning
    harm: Harm | None


class EventRow(NamedTuple):
    """One incident with the reports that tell of it."""

    incident: Incident
    reckoning: Reckoning
    reports: tuple[Report, ...]


def harm_rows(incident: Incident, reckoning: Reckoning, _: Statements) -> Iterator[HarmRow | LeftOut]:
    """One row for each harm and group of people."""
    if not reckoning.harm:
        yield HarmRow(incident, reckoning, None)
    for harm in reckoning.harm:
        yield HarmRow(incident, reckoning, harm)


def event_rows(incident: Incident, reckoning: Reckoning, statements: Statements) -> Iterator[EventRow | LeftOut]:
    """One row for each incident."""
    yield EventRow(incident, reckoning, statements.reports_of(incident))


def start(incident: Incident) -> str | None:
    """The first day, in ISO form."""
    return _iso(incident.when.start) if incident.when else None


def end(incident: Incident) -> str | None:
    """The last day, in ISO form."""
    return _iso(incident.when.end) if incident.when else None


def point(incident: Incident) -> tuple[float, float] | None:
    """Latitude and longitude of a resolved place; no point without a precision."""
    place = incident.place
    if place is None or place.precision == "unknown" or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon


def _iso(day: date) -> str:
    return day.isoformat()


def _place(incident: Incident, field: str) -> Cell:
    place: Place | None = incident.place
    if place is None:
        return None
    if field == "name":
        return place.name or place.words
    value: str | None = getattr(place, field)
    return value


def _lat(incident: Incident) -> float | None:
    found = point(incident)
    return found[0] if found else None


def _lon(incident: Incident) -> float | None:
    found = point(incident)
    return found[1] if found else None


def _of(row: HarmRow, field: str) -> Cell:
    value: Cell = getattr(row.harm, field, None)
    return value


def _list(words: tuple[str, ...]) -> str:
    return "; ".join(words)


HARM_COLUMNS: Final[tuple[Column[HarmRow], ...]] = (
    Column("incident", "text", "id of the incident: `warledger why INCIDENT`", lambda r: r.incident.id, required=True),
    Column("kind", "text", "how the harm came about; empty where nobody says",
           lambda r: r.incident.kind, get_args(Cause)),
    Column("date_start", "date", "first day on which it may have been", lambda r: start(r.incident)),
    Column("date_end", "date", "last day on which it may have been", lambda r: end(r.incident)),
    Column("date_precision", "text", "how precisely the day is known",
           lambda r: r.incident.precision, get_args(DatePrecision), required=True),
    Column("place", "text", "name of the place, or the report's words where it is unresolved",
           lambda r: _place(r.incident, "name")),
    Column("adm1", "text", "first-level unit", lambda r: _place(r.incident, "adm1")),
    Column("adm2", "text", "second-level unit", lambda r: _place(r.incident, "adm2")),
    Column("country", "text", "ISO 3166, two letters", lambda r: _place(r.incident, "country")),
    Column("place_precision", "text", "what the point stands for",
           lambda r: _place(r.incident, "precision"), get_args(Precision)),
    Column("latitude", "number", "WGS 84; of an area a point that stands for it", lambda r: _lat(r.incident)),
    Column("longitude", "number", "WGS 84", lambda r: _lon(r.incident)),
    Column("parties", "text", "all parties named, joined by ;", lambda r: _list(r.incident.parties)),
    Column("by", "text", "who is said to have done it, joined by ;", lambda r: _list(r.reckoning.by)),
    Column("contested", "text", "whether sources name different parties, or one denies",
           lambda r: "yes" if r.reckoning.contested else "no",
           ("yes", "no"), required=True),
    Column("measure", "text", "what happened to people; empty where nobody is said to be harmed",
           lambda r: _of(r, "measure"), get_args(Measure)),
    Column("victims", "text", "to whom: all, or one group; groups are inside all",
           lambda r: _of(r, "victims"), get_args(Victims)),
    Column("side", "text", "whose fighters, with victims “combatant”", lambda r: _of(r, "side")),
    Column("low", "integer", "at least so many; empty where nobody says, which is not none", lambda r: _of(r, "low")),
    Column("best", "integer", "the best supported count, where the rules give one", lambda r: _of(r, "best")),
    Column("high", "integer", "at most so many; empty where it is open", lambda r: _of(r, "high")),
    Column("sources", "text", "independent sources, joined by ;", lambda r: _list(r.harm.sources) if r.harm else None),
    Column("statements", "text", "ids of the statements used, joined by ;",
           lambda r: _list(tuple(use.statement for use in r.harm.used)) if r.harm else None),
    Column("issues", "text", "what is at odds, joined by ;",
           lambda r: _list(tuple(i.message for i in r.harm.issues)) if r.harm else None),
    Column("grade", "text", "grade, where the rules grade", lambda r: r.reckoning.grade, get_args(Grade)),
    Column("rules", "text", "rule set and version", lambda r: r.reckoning.rules, required=True),
)  # fmt: skip
HARM_CANNOT_SAY: Final = (
    "the words themselves, and who quoted whom: `statements` has their ids, `warledger why` shows them",
    "that rows of one incident overlap: children lie inside all, a side's fighters inside combatants; do not add them",
)


def _count(row: EventRow, measure: Measure, victims: Victims, bound: str) -> int | None:
    harm = harm_of(row.reckoning, measure, victims)
    value: int | None = getattr(harm, bound) if harm is not None else None
    return value


def _harm_columns() -> Iterator[Column[EventRow]]:
    wanted: tuple[tuple[Measure, Victims, str, str], ...] = (
        ("killed", "all", "killed", "#affected+killed"),
        ("killed", "civilian", "killed_civilians", "#affected+civilians+killed"),
        ("killed", "children", "killed_children", "#affected+children+killed"),
        ("injured", "all", "injured", "#affected+injured"),
        ("displaced", "all", "displaced", "#affected+displaced"),
    )  # fmt: skip
    bounds = (("low", "+min", "at least so many"), ("best", "", "best supported"), ("high", "+max", "at most so many"))
    for measure, victims, name, tag in wanted:
        for bound, attribute, means in bounds:
            yield Column(
                f"{name}_{bound}", "integer", f"{name.replace('_', ' ')}: {means}; empty where nobody says",
                partial(_count, measure=measure, victims=victims, bound=bound), tag=tag + attribute,
            )  # fmt: skip


EVENT_COLUMNS: Final[tuple[Column[EventRow], ...]] = (
    Column("incident", "text", "id of the incident", lambda r: r.incident.id, required=True, tag="#event+id"),
    Column("date_start", "date", "first day on which it may have been", lambda r: start(r.incident), tag="#date+start"),
    Column("date_end", "date", "last day on which it may have been", lambda r: end(r.incident), tag="#date+end"),
    Column("kind", "text", "how the harm came about", lambda r: r.incident.kind, get_args(Cause), tag="#event+type"),
    Column("place", "text", "name of the place", lambda r: _place(r.incident, "name"), tag="#loc+name"),
    Column("adm1", "text", "first-level unit", lambda r: _place(r.incident, "adm1"), tag="#adm1+name"),
    Column("adm2", "text", "second-level unit", lambda r: _place(r.incident, "adm2"), tag="#adm2+name"),
    Column("country", "text", "country", lambda r: _country(r.incident), tag="#country+name"),
    Column("iso3", "text", "ISO 3166, three letters", lambda r: _iso3(r.incident), tag="#country+code"),
    Column("latitude", "number", "WGS 84", lambda r: _lat(r.incident), tag="#geo+lat"),
    Column("longitude", "number", "WGS 84", lambda r: _lon(r.incident), tag="#geo+lon"),
    Column("place_precision", "text", "what the point stands for",
           lambda r: _place(r.incident, "precision"), get_args(Precision), tag="#geo+precision"),
    Column("parties", "text", "all parties named, joined by ;", lambda r: _list(r.incident.parties), tag="#group+name"),
    *_harm_columns(),
    Column("sources", "text", "outlets, joined by ;", lambda r: _outlets(r), tag="#meta+source"),
    Column("rules", "text", "rule set and version", lambda r: r.reckoning.rules, required=True, tag="#meta+method"),
)  # fmt: skip
HXL_CANNOT_SAY: Final = (
    "fighters by side, people missing or detained: the plain CSV has them",
    "which statements support a number: `warledger why` and #event+id lead to them",
)


def _iso3(incident: Incident) -> str | None:
    place = incident.place
    country = COUNTRIES.get(place.country or "") if place else None
    return country.iso3 if country else None


def _country(incident: Incident) -> str | None:
    return country_name(incident.place.country) if incident.place else None


def _outlets(row: EventRow) -> str:
    return _list(tuple(dict.fromkeys(map(outlet, row.reports))))
