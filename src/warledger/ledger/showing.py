"""Questions that only the desk asks; each is bounded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, func, literal, select

from warledger.ledger.schema import harm, incident_reports, incidents, judgements, reports, statements
from warledger.records import ControlChange, Judgement, Reading, Report
from warledger.storing import loads
from warledger.withholding import Marks, marks

CONTROL_AT_MOST: Final = 20_000
"""Statements on control that a map is made from; of more, the latest."""


def control_readings(connection: Connection, source: str | None = None) -> list[Reading]:
    """Who is said to hold what: the control statements of each report, and its head without title and text."""
    s, r = statements.c, reports.c
    query = select(r.id, r.source, r.published, s.body).join(reports, r.id == s.report).where(s.kind == "control")
    if source is not None:
        query = query.where(r.source == source)
    return _gathered(connection.execute(query.order_by(s.date_end.desc(), s.id).limit(CONTROL_AT_MOST)))


def _gathered(rows: Iterable[Any]) -> list[Reading]:
    told: dict[str, tuple[Report, list[ControlChange]]] = {}
    for key, source, published, body in rows:
        head = Report(key, "", "", source, published=published)
        told.setdefault(key, (head, []))[1].append(loads(body, ControlChange))
    return [
        Reading(head, control=tuple(sorted(said, key=lambda c: (c.span.part != "title", c.span.start))))
        for head, said in told.values()
    ]


def withheld(connection: Connection) -> Marks:
    """What is marked confidential."""
    c = judgements.c
    query = select(c.body).where(c.body.contains('"withhold"') | c.body.contains('"release"')).order_by(c.seq)
    return marks(loads(body, Judgement) for body in connection.scalars(query))


def last_judgement(connection: Connection) -> int:
    """The number of the last judgement."""
    return connection.scalar(select(func.max(judgements.c.seq))) or 0


def incident_register(connection: Connection) -> list[Any]:
    """As much of every incident as lists and maps are made from, the latest first; all of it stands in one index."""
    c = incidents.c
    columns = (
        c.id, c.kind, c.date_start, c.place, c.lat, c.lon, c.precision, c.killed, c.date_end, c.country, c.adm1,
        c.parties,
    )  # fmt: skip
    order = c.date_start.desc() if connection.dialect.name == "sqlite" else c.date_start.desc().nulls_last()
    return list(connection.execute(select(*columns).order_by(order, c.id)))


def incidents_by_source(connection: Connection) -> list[Any]:
    """Source and incident of every telling."""
    told = incident_reports.c
    query = select(reports.c.source, told.incident).join(reports, reports.c.id == told.report)
    return list(connection.execute(query.where(reports.c.source.is_not(None))))


def incidents_harmed(connection: Connection) -> Iterable[Any]:
    """Rule set, harm, group and incident of everything that is counted."""
    c = harm.c
    return connection.execute(select(c.rules, c.measure, c.victims, c.incident)).all()


def reports_by_source(connection: Connection) -> list[Any]:
    """Source, row and day of every report, the latest first."""
    c = reports.c
    order = c.published.desc() if connection.dialect.name == "sqlite" else c.published.desc().nulls_last()
    return list(connection.execute(select(c.source, c.seq, c.published).order_by(order, c.id)))


def reports_at(connection: Connection, rows: Sequence[int]) -> list[Report]:
    """Reports of these rows, in this order, without their words (and of a title what a list can show)."""
    c = reports.c
    columns = [c.id, func.substr(c.title, 1, 1000).label("title"), literal("").label("text"), c.source, c.url,
               c.published, c.lang, c.retrieved, c.sha256]  # fmt: skip
    found = {row.seq: row for row in connection.execute(select(c.seq, *columns).where(c.seq.in_(rows)))}
    return [Report(**{k: v for k, v in found[n]._mapping.items() if k != "seq"}) for n in rows if n in found]
