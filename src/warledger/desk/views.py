"""What each page and each list of the API shows: the shelf asked, and the answers as payloads."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from warledger.desk import finding, ground, payloads
from warledger.desk.answers import By, Kind, Sum, Told
from warledger.desk.clusters import Box, Cluster
from warledger.desk.filters import Filters, Window
from warledger.desk.ground import Ground
from warledger.desk.maps import RADIUS_KM
from warledger.desk.payloads import Payload
from warledger.desk.register import Point
from warledger.desk.shelf import Shelf

MONTHS: Final = 120
"""Months on one chart; earlier ones are in the table of tolls."""
MAPPED: Final = 2000
"""Incidents drawn on one map without scripts."""
FOUND: Final = 8
"""Names, and incidents under the first of them, that a search shows."""
INFERRED: Final = "none-told"
"""What the overview does not count among disputes: that no report tells of a harm, and so none is counted."""
WHOLE: Final = ("all", "civilian", "combatant", "children", "women")
"""Groups that the overview tells; the tolls have all."""
TOLD_AT_MOST: Final = 60
"""Reports of one incident whose words are shown; a larger one says so."""
STATEMENTS: Final[dict[str, Kind]] = {
    "figures": "figure", "control": "control", "agreements": "agreement", "positions": "position",
}  # fmt: skip


def incidents(shelf: Shelf, asked: Filters, page: Window) -> Payload:
    """Incidents, the latest first."""
    found = shelf.incidents(asked, page)
    return payloads.listed([payloads.incident(t) for t in found.rows], found, page=page.number, size=page.size)


def incident(shelf: Shelf, key: str, rules: str) -> Payload | None:
    """One incident with every statement behind it."""
    told = shelf.incident(key, rules)
    return next(page for _, page in incident_pages(shelf, [told])) if told else None


def incident_pages(shelf: Shelf, rows: Sequence[Told]) -> Iterator[tuple[Told, Payload]]:
    """The same of several incidents, their reports fetched together."""
    ids = list(dict.fromkeys(key for told in rows for key in told.incident.reports[:TOLD_AT_MOST]))
    readings, origins = shelf.readings(ids), shelf.origins(ids)
    for told in rows:
        own = {key: readings[key] for key in told.incident.reports[:TOLD_AT_MOST] if key in readings}
        page = payloads.incident_page(told, own, origins)
        yield told, {**page, "more_reports": max(len(told.incident.reports) - TOLD_AT_MOST, 0)}


def reports(shelf: Shelf, asked: Filters, page: Window) -> Payload:
    """Reports without their words, the latest first."""
    found = shelf.reports(asked, page)
    return payloads.listed([payloads.report_head(r) for r in found.rows], found, page=page.number, size=page.size)


def report(shelf: Shelf, key: str, rules: str) -> Payload | None:
    """One report with its words and every statement."""
    return next(report_pages(shelf, [key], rules), None)


def report_pages(shelf: Shelf, ids: Sequence[str], rules: str) -> Iterator[Payload]:
    """The same of several reports; unknown ids are passed over."""
    readings, origins, told = shelf.readings(ids), shelf.origins(ids), shelf.incidents_of(ids, rules)
    for key, reading in readings.items():
        yield payloads.report_page(reading, told.get(key, ()), origins.get(key))


def tolls(shelf: Shelf, asked: Filters, by: By | None) -> Payload:
    """Sums, in all or by month, party, place or group."""
    rows = shelf.tolls(asked, by)
    summed = _by_party(rows) if by == "party" else [payloads.toll(row, row.key) for row in rows]
    summed.sort(key=_toll_order)
    if by == "month":
        summed.sort(key=lambda row: str(row["key"]), reverse=True)
    elif by:
        weight = {row["key"]: row["best"] for row in summed if (row["measure"], row["victims"]) == ("killed", "all")}
        summed.sort(key=lambda row: (by != "group") * -weight.get(row["key"], 0))
    return {"by": by, "rules": asked.rules, "rows": summed}


def _by_party(rows: Iterable[Sum]) -> list[Payload]:
    """Sums of incidents that name several parties stand under each of them."""
    found: dict[tuple[object, ...], Payload] = {}
    for row in rows:
        for party in [name for name in row.key.split("|") if name] or [""]:
            one = payloads.toll(row, party)
            kept = found.setdefault((party, one["measure"], one["victims"], one["side"]), one)
            if kept is not one:
                for field in ("low", "best", "high", "incidents", "open_high"):
                    kept[field] += one[field]
    return list(found.values())


def _toll_order(row: Payload) -> tuple[object, ...]:
    measures = ("killed", "injured", "missing", "detained", "displaced", "casualties")
    return (row["key"], measures.index(row["measure"]), row["victims"] != "all", row["victims"], row["side"] or "")


def statements(shelf: Shelf, kind: Kind, asked: Filters, page: Window, *, running: bool = False) -> Payload:
    """Statements of one kind in their sentences, the latest first."""
    found = shelf.said(kind, asked, page, running=running)
    return payloads.listed([payloads.line(row) for row in found.rows], found, page=page.number, size=page.size)


def _ground(shelf: Shelf, asked: Filters) -> Ground:
    """The control of the places asked for; worked out once for a state of the ledger."""
    asked = Filters(asked.since, asked.until, asked.place, asked.party, source=asked.source)
    key = ("ground", asked.source) if asked.source else "ground"
    whole = shelf.kept(key, lambda: Ground.of(shelf.control(asked.source)))
    return shelf.kept(("places held", asked), lambda: whole.asked(asked))


def control(shelf: Shelf, asked: Filters, at: date | None) -> Payload:
    """Every place as it is held on a day (the last that is told of, where none is asked for), disputes as disputes.

    ``days`` are those on which something changed, ``before`` and ``after`` the next of them; ``frame`` the points of
    all places: the picture stays while days go.
    """
    found = _ground(shelf, asked)
    days = found.days
    day = at or (days[-1] if days else date.max)
    rows = ground.held_at(found, day)
    earlier = bisect_left(days, day)
    before = days[earlier - 1] if earlier else None
    after = next((d for d in days[earlier : earlier + 2] if d > day), None)
    points = [place for one in found.places if (place := found.where(one)) and place.lat is not None]
    return {
        "at": day.isoformat() if days or at else None, "total": len(rows), "rows": rows,
        "days": [d.isoformat() for d in days], "frame": [(p.lat, p.lon) for p in points],
        "before": before.isoformat() if before else None, "after": after.isoformat() if after else None,
    }  # fmt: skip


def control_places(shelf: Shelf, asked: Filters, page: Window, last: int | None = None) -> Payload:
    """Each place with its own line of time, those most told of first; of several places the ``last`` entries."""
    found = _ground(shelf, asked)
    places = sorted(found.places, key=lambda one: (-len(one.entries), one.name))
    shown = places[page.offset : page.offset + page.size]
    last = last if len(shown) > 1 else None
    reports = shelf.words_of(ground.reports_of(shown, last))
    rows = [ground.timeline(one, found, reports, last) for one in shown]
    more = page.offset + page.size < len(places)
    return {"total": len(places), "page": page.number, "limit": page.size, "more": more, "rows": rows}


def faults(shelf: Shelf, code: str | None, page: Window, but: str | None = None) -> Payload:
    """What is disputed, and faults in the data."""
    found = shelf.faults(code, page, but)
    rows = [payloads.fault(row) for row in found.rows]
    codes = [{"code": code, "count": n} for code, n in shelf.fault_codes()]
    return {**payloads.listed(rows, found, page=page.number, size=page.size), "codes": codes}


def sources(shelf: Shelf) -> Payload:
    """Every source."""
    rows = [payloads.source(row) for row in shelf.sources()]
    return {"total": len(rows), "rows": rows}


def search(shelf: Shelf, words: str | None, page: Window) -> Payload:
    """Reports that hold the words, best first; places and parties that they name, and the incidents there."""
    rows = [payloads.report_head(r) for r in shelf.search(words, page.size)] if words else []
    named = _named(shelf, words) if words else []
    told = [shelf.incidents(_only(one), Window(1, FOUND)).rows for one in named[:1]]
    return {
        "query": words, "total": None, "page": 1, "limit": page.size, "more": False, "rows": rows, "named": named,
        "incidents": [payloads.incident(t) for rows in told for t in rows],
    }  # fmt: skip


def _named(shelf: Shelf, words: str) -> list[Payload]:
    """Places and parties by the names that the ledger has, with how many incidents each has."""
    held = {name.casefold(): name for name in shelf.register().names("party")}
    parties = [held[name.casefold()] for name in finding.parties_named(words) if name.casefold() in held]
    parties += [held[words.casefold()]] if words.casefold() in held else []
    found = [{"sort": "party", "name": name} for name in dict.fromkeys(parties)]
    found += [{"sort": "place", "name": name} for name in shelf.places_like().like(words)[:FOUND]]
    counted = [{**one, "incidents": shelf.incidents(_only(one), Window(1, 1)).total} for one in found]
    return sorted(counted, key=lambda one: -(one["incidents"] or 0))


def _only(named: Payload) -> Filters:
    name = str(named["name"])
    return Filters(party=name) if named["sort"] == "party" else Filters(place=name)


def overview(shelf: Shelf, asked: Filters) -> Payload:
    """What the first page shows of the incidents asked for."""
    points, vague = shelf.points(asked, MAPPED)
    return {
        "counts": dict(shelf.counts()), "incidents": incidents(shelf, asked, Window(1, 15)), "points": points,
        "undrawn": vague, "months": month_rows(shelf, asked),
        "tolls": [row for row in tolls(shelf, asked, None)["rows"] if row["side"] is None and row["victims"] in WHOLE],
        "disputed": faults(shelf, None, Window(1, 6), INFERRED)["rows"],
        "reports": reports(shelf, asked, Window(1, 8))["rows"],
    }  # fmt: skip


def month_rows(shelf: Shelf, asked: Filters) -> list[Payload]:
    """Deaths (or the harm asked for) by month, with every month between the first and the last."""
    measure, victims = asked.measure or "killed", asked.victims or "all"
    rows = {
        row["key"]: row for row in tolls(shelf, asked, "month")["rows"]
        if row["measure"] == measure and row["victims"] == victims and row["key"]
    }  # fmt: skip
    if not rows:
        return []
    empty = {"low": 0, "best": 0, "high": 0, "incidents": 0, "open_high": 0}
    months = _months(min(rows), max(rows))
    silent = {"measure": measure, "victims": victims, **empty}
    return [rows.get(month, {"key": month, **silent}) for month in months[-MONTHS:]]


def _months(first: str, last: str) -> list[str]:
    start, end = ((int(month[:4]) * 12 + int(month[5:7]) - 1) for month in (first, last))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, min(end + 1, start + 12_000))]


def geojson(points: Sequence[Point]) -> Payload:
    """Incidents as GeoJSON: what cannot be drawn honestly has no geometry."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature", "id": p.id, "geometry": _geometry(p),
                "properties": {
                    "id": p.id, "kind": p.kind, "day": p.day, "place": p.place, "precision": p.precision,
                    "killed": p.killed, "sort": p.precision if p.precision in RADIUS_KM else "point",
                },
            }
            for p in points
        ],
    }  # fmt: skip


def clusters(shelf: Shelf, asked: Filters, box: Box, zoom: int) -> Payload:
    """Incidents of a part of the map as GeoJSON, those that would lie on one another as one."""
    return {"type": "FeatureCollection", "features": [_cluster(c) for c in shelf.clusters(asked).within(box, zoom)]}


def _cluster(c: Cluster) -> Payload:
    lat, lon = (round(x, 5) for x in (c.lat, c.lon))
    shared = {"incidents": c.incidents, "killed": c.killed, "sort": c.sort, "place": c.place}
    one = {"id": c.first.id, "kind": c.first.kind, "day": c.first.day, "precision": c.first.precision}
    return {
        "type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {**shared, **one, "killed": c.first.killed} if c.incidents == 1 else shared,
    }  # fmt: skip


def _geometry(p: Point) -> Payload | None:
    if p.lat is None or p.lon is None or p.precision in ("country", "unknown"):
        return None
    return {"type": "Point", "coordinates": [p.lon, p.lat]}
