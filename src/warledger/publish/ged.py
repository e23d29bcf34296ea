"""UCDP GED: 49 columns, one row an incident in which somebody was, or may have been, killed.

Rules. "At least N": low = best = N, high the highest count that anybody states, or N. "Up to N": high N, low unknown.
deaths_a, deaths_b, deaths_civilians and deaths_unknown add up to best, as GED has it; what nobody states stays empty.
Where the stated parts come to more than the best count, they are not of one account: then all are deaths_unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from typing import Final

from warledger.countries import COUNTRIES, REGIONS_UCDP, Country, country_name, nation_of
from warledger.publish.belligerents import Belligerents, belligerents, is_government
from warledger.publish.columns import Cell, Column
from warledger.publish.entries import LeftOut, Statements, harm_of, outlet
from warledger.records import Figure, Incident, Place, Reckoning, Report
from warledger.when import When

WHERE_PREC: Final = {"exact": 1, "near": 2, "district": 3, "province": 4, "region": 5, "country": 6}
DATE_PREC: Final = {"day": 1, "days": 2, "week": 3, "month": 4, "year": 5}
CIVILIANS: Final = "Civilians"
ID_DIGITS: Final = 13
"""Hex digits of our id in the numeric one: 52 bits, which programs that read numbers as doubles keep exactly."""

CANNOT_SAY: Final = (
    "an incident in which nobody is said to be killed, or none with a number: such are left out and named",
    "people wounded, missing, detained, displaced",
    "which figure is part of which, and which words support it: `relid` leads back to them",
    "that a bound is open: “at least 35” is 35 in low and best, and in high the highest count stated, or 35 again",
    "UCDP's own numbers of conflicts, dyads and actors: left empty, for ours would be taken for theirs",
    "a death toll in words (“dozens”): UCDP's rule is not known to us, so such incidents are left out",
)


@dataclass(frozen=True, slots=True)
class GedRow:
    """All that the columns of one row are filled from."""

    incident: Incident
    when: When
    place: Place | None
    country: Country | None
    sides: Belligerents
    type_of_violence: int | None
    side_b: str | None
    deaths: tuple[int | None, int | None, int | None, int | None]
    low: int | None
    best: int | None
    high: int | None
    sources: tuple[str, ...]
    speakers: tuple[str, ...]
    reports: tuple[Report, ...]


def ged_rows(incident: Incident, reckoning: Reckoning, statements: Statements) -> Iterator[GedRow | LeftOut]:
    """The row of an incident, or why there is none."""
    killed = harm_of(reckoning, "killed")
    if killed is None or not (killed.best or killed.low or killed.high):
        yield LeftOut(incident.id, "nobody is said to be killed, or in no number")
        return
    if incident.when is None or incident.precision == "unknown":
        yield LeftOut(incident.id, "no date")
        return
    low = killed.low if killed.low is not None else killed.best if killed.high is None else None
    best = killed.best if killed.best is not None else low
    high = max(n for n in (killed.high, best, low) if n is not None)
    sides = belligerents(incident, reckoning)
    deaths = _deaths(reckoning, sides, best)
    kind, side_b = _type(reckoning, sides)
    place = incident.place
    speakers = (_speaker(f) for f in statements.figures_of(incident) if f.measure == "killed")
    yield GedRow(
        incident, incident.when, place, COUNTRIES.get(place.country or "") if place else None, sides, kind, side_b,
        deaths, low, best, high, killed.sources, tuple(dict.fromkeys(s for s in speakers if s)),
        statements.reports_of(incident),
    )  # fmt: skip


def _deaths(
    reckoning: Reckoning, sides: Belligerents, best: int | None
) -> tuple[int | None, int | None, int | None, int | None]:
    """Deaths of side a, side b, civilians and unknown; together they are the best count."""
    by_side: dict[str, int] = {}
    for harm in reckoning.harm:
        side = sides.side_of(harm.side) if harm.side else None
        count = harm.best if harm.best is not None else harm.low
        if harm.measure == "killed" and harm.victims == "combatant" and side and count is not None:
            by_side[side] = by_side.get(side, 0) + count
    civilian = harm_of(reckoning, "killed", "civilian")
    civilians = (civilian.best if civilian.best is not None else civilian.low) if civilian else None
    told = sum(by_side.values()) + (civilians or 0)
    if best is None:
        return by_side.get("a"), by_side.get("b"), civilians, None
    if told > best:
        return None, None, None, best
    return by_side.get("a"), by_side.get("b"), civilians, best - told


def _type(reckoning: Reckoning, sides: Belligerents) -> tuple[int | None, str | None]:
    """1 state-based, 2 non-state, 3 one-sided with civilians as side b; None where no two sides are told of."""
    if sides.a is None:
        return None, None
    if sides.b is not None:
        return (1 if is_government(sides.a) or is_government(sides.b) else 2), sides.b
    fighters = any(h.measure == "killed" and h.victims == "combatant" for h in reckoning.harm)
    if harm_of(reckoning, "killed", "civilian") is not None and not fighters and reckoning.by:
        return 3, CIVILIANS
    return None, None


def _speaker(figure: Figure) -> str | None:
    return figure.attributed_to[0] if figure.attributed_to else None


def numeric_id(incident: Incident) -> int:
    """Our id as the whole number that GED wants: its first 13 hex digits."""
    return int(incident.id[:ID_DIGITS], 16)


def grid_cell(lat: float, lon: float) -> int:
    """PRIO-GRID's number of the half-degree cell, counted from 180° W, 90° S."""
    return min(floor((lat + 90) * 2), 359) * 720 + min(floor((lon + 180) * 2), 719) + 1


def _reports(row: GedRow, part: str) -> str:
    articles = {
        "article": (f"{outlet(r)},{r.published or ''},{r.title}" for r in row.reports),
        "office": dict.fromkeys(map(outlet, row.reports)),
        "date": dict.fromkeys(r.published for r in row.reports if r.published),
        "headline": dict.fromkeys(r.title for r in row.reports if r.title),
    }[part]
    return ";".join(f'"{article}"' for article in articles) if part == "article" else ";".join(articles)


def _lat(row: GedRow) -> float | None:
    return row.place.lat if row.place and row.place.precision in WHERE_PREC else None


def _lon(row: GedRow) -> float | None:
    return row.place.lon if row.place and row.place.precision in WHERE_PREC else None


def _point(row: GedRow) -> str | None:
    lat, lon = _lat(row), _lon(row)
    return None if lat is None or lon is None else f"POINT ({lon:.6f} {lat:.6f})"


def _cell(row: GedRow) -> int | None:
    lat, lon = _lat(row), _lon(row)
    return None if lat is None or lon is None else grid_cell(lat, lon)


def _where(row: GedRow) -> str | None:
    if row.place is None:
        return None
    return f"“{row.place.words}” in the report's words, placed with precision “{row.place.precision}”"


def _place(row: GedRow, part: str) -> str | None:
    value: str | None = getattr(row.place, part, None)
    return value


def _dyad(row: GedRow) -> str | None:
    return f"{row.sides.a} - {row.side_b}" if row.sides.a and row.side_b else None


def _gw(party: str | None) -> int | None:
    iso2 = nation_of(party) if party and is_government(party) else None
    return COUNTRIES[iso2].gw if iso2 in COUNTRIES else None


def _empty(_: GedRow) -> Cell:
    return None


_OURS: Final = "UCDP's own number; we have none to give, so it is empty"

COLUMNS: Final[tuple[Column[GedRow], ...]] = (
    Column("id", "integer", "number made of the first 13 hex digits of relid",
           lambda r: numeric_id(r.incident), required=True),
    Column("relid", "text", "id of the incident in the ledger: `warledger why RELID`",
           lambda r: r.incident.id, required=True),
    Column("year", "integer", "year of date_start", lambda r: r.when.start.year, required=True),
    Column("active_year", "integer", "whether the dyad is active that year: UCDP's to say, empty", _empty),
    Column("code_status", "text", "UCDP's state of coding, empty", _empty),
    Column("type_of_violence", "integer", "1 state-based, 2 non-state, 3 one-sided; empty where no two sides are told",
           lambda r: r.type_of_violence, ("1", "2", "3")),
    Column("conflict_dset_id", "integer", _OURS, _empty),
    Column("conflict_new_id", "integer", _OURS, _empty),
    Column("conflict_name", "text", "the dyad's name; UCDP names conflicts, we do not", _dyad),
    Column("dyad_dset_id", "integer", _OURS, _empty),
    Column("dyad_new_id", "integer", _OURS, _empty),
    Column("dyad_name", "text", "side_a - side_b", _dyad),
    Column("side_a_dset_id", "integer", _OURS, _empty),
    Column("side_a_new_id", "integer", _OURS, _empty),
    Column("side_a", "text", "the government that takes part, else the party named first", lambda r: r.sides.a),
    Column("side_b_dset_id", "integer", _OURS, _empty),
    Column("side_b_new_id", "integer", _OURS, _empty),
    Column("side_b", "text", "the first party that is no friend of side_a; Civilians where violence is one-sided",
           lambda r: r.side_b),
    Column("number_of_sources", "integer", "independent sources of the deaths: copies of one wire or monitor are one",
           lambda r: len(r.sources), required=True),
    Column("source_article", "text", "outlet, day and headline of every report, joined by ;",
           lambda r: _reports(r, "article")),
    Column("source_office", "text", "outlets, joined by ;", lambda r: _reports(r, "office")),
    Column("source_date", "text", "days of publication, joined by ;", lambda r: _reports(r, "date")),
    Column("source_headline", "text", "headlines, joined by ;", lambda r: _reports(r, "headline")),
    Column("source_original", "text", "who is quoted for the deaths, closest to the event first",
           lambda r: ";".join(r.speakers)),
    Column("where_prec", "integer", "1 exact, 2 near, 3 district, 4 province, 5 vague, 6 country; empty if unresolved",
           lambda r: WHERE_PREC.get(r.place.precision) if r.place else None, tuple("1234567")),
    Column("where_coordinates", "text", "name of the place whose point is given",
           lambda r: _place(r, "name") or _place(r, "words")),
    Column("where_description", "text", "the report's words for the place, and our precision", _where),
    Column("adm_1", "text", "first-level unit", lambda r: _place(r, "adm1")),
    Column("adm_2", "text", "second-level unit", lambda r: _place(r, "adm2")),
    Column("latitude", "number", "WGS 84; of an area, a point that stands for it (see where_prec)", _lat),
    Column("longitude", "number", "WGS 84", _lon),
    Column("geom_wkt", "text", "the point as well-known text, longitude first", _point),
    Column("priogrid_gid", "integer", "PRIO-GRID cell of the point", _cell),
    Column("country", "text", "country of the place", lambda r: country_name(r.place.country) if r.place else None),
    Column("country_id", "integer", "Gleditsch and Ward's number of the country", lambda r: r.country and r.country.gw),
    Column("region", "text", "UCDP's region", lambda r: r.country and r.country.ucdp, REGIONS_UCDP),
    Column("event_clarity", "integer", "1 an incident of one day, 2 of several days taken together",
           lambda r: 1 if r.when.is_day else 2, ("1", "2"), required=True),
    Column("date_prec", "integer", "1 day, 2 two to six days, 3 week, 4 month, 5 year",
           lambda r: DATE_PREC[r.incident.precision], tuple("12345"), required=True),
    Column("date_start", "moment", "first day on which it may have been",
           lambda r: f"{r.when.start} 00:00:00.000", required=True),
    Column("date_end", "moment", "last day on which it may have been",
           lambda r: f"{r.when.end} 00:00:00.000", required=True),
    Column("deaths_a", "integer", "dead fighters of side_a; empty where nobody states any", lambda r: r.deaths[0]),
    Column("deaths_b", "integer", "dead fighters of side_b; empty where nobody states any", lambda r: r.deaths[1]),
    Column("deaths_civilians", "integer", "dead civilians; empty where nobody states any, which is not none",
           lambda r: r.deaths[2]),
    Column("deaths_unknown", "integer", "the rest of best, whose standing is not told", lambda r: r.deaths[3]),
    Column("best", "integer", "the best supported count", lambda r: r.best),
    Column("high", "integer", "the highest count that anybody states", lambda r: r.high, required=True),
    Column("low", "integer", "the lowest count; empty where only an upper bound is told", lambda r: r.low),
    Column("gwnoa", "integer", "Gleditsch and Ward's number of side_a, where it is a state", lambda r: _gw(r.sides.a)),
    Column("gwnob", "integer", "Gleditsch and Ward's number of side_b, where it is a state", lambda r: _gw(r.side_b)),
)  # fmt: skip
