"""Questions that only the desk asks; each is bounded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, select

from warledger.ledger.schema import reports, statements
from warledger.records import ControlChange, Reading, Report
from warledger.storing import loads

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
