"""Questions that only the desk asks; each is bounded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, func, select, text

from warledger.ledger.listing import beginning
from warledger.ledger.schema import harm, incident_reports, incidents, judgements, reports, statements
from warledger.records import ControlChange, Judgement, Reading, Report
from warledger.storing import loads
from warledger.withholding import Marks, marks

CONTROL_AT_MOST: Final = 20_000
"""Statements on control that a map is made from; of more, the latest."""


def control_readings(connection: Connection) -> list[Reading]:
    """Who is said to hold what: the control statements of each report, and its head without title and text."""
    s, r = statements.c, reports.c
    query = select(r.id, r.source, r.published, s.body).join(reports, r.id == s.report).where(s.kind == "control")
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


def tellings(connection: Connection) -> list[Any]:
    """Incident and report of every telling."""
    return list(connection.execute(select(incident_reports.c.incident, incident_reports.c.report)))


def harms(connection: Connection, rules: str) -> list[Any]:
    """All that a rule set counts: the incident, what happened to whom by whom, and how many."""
    c = harm.c
    query = select(c.incident, c.measure, c.victims, c.side, c.by, c.low, c.best, c.high)
    return list(connection.execute(query.where(c.rules == rules)))


def reports_by_day(connection: Connection) -> list[Any]:
    """Id, source, row and day of every report, the latest first."""
    c = reports.c
    order = c.published.desc() if connection.dialect.name == "sqlite" else c.published.desc().nulls_last()
    return list(connection.execute(select(c.id, c.source, c.seq, c.published).order_by(order, c.id)))


def reports_at(connection: Connection, rows: Sequence[int]) -> list[Report]:
    """Reports of these rows, in this order, without their words (and of a title what a list can show)."""
    c = reports.c
    columns = [c.id, func.substr(c.title, 1, 1000).label("title"), beginning(), c.source, c.url,
               c.published, c.lang, c.retrieved, c.sha256]  # fmt: skip
    found = {row.seq: row for row in connection.execute(select(c.seq, *columns).where(c.seq.in_(rows)))}
    return [Report(**{k: v for k, v in found[n]._mapping.items() if k != "seq"}) for n in rows if n in found]


def vocabulary(connection: Connection, most: int) -> list[str]:
    """Words that reports use; none where the database does not list them."""
    if connection.dialect.name != "sqlite":
        return []
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_used USING fts5vocab(main, report_words, 'row')"
    )
    return list(connection.exec_driver_sql("SELECT term FROM temp.words_used LIMIT ?", (most,)).scalars())


def reports_with(connection: Connection, groups: Sequence[Sequence[str]], limit: int) -> list[str]:
    """Reports that hold a phrase of every group, by their ids, the best first."""
    phrases = [[p for phrase in group if (p := " ".join(_PLAIN.findall(phrase)))] for group in groups]
    phrases = [group for group in phrases if group]
    if not phrases:
        return []
    if connection.dialect.name == "sqlite":
        query = text(
            "SELECT reports.id FROM report_words JOIN reports ON reports.seq = report_words.rowid "
            "WHERE report_words MATCH :words ORDER BY rank LIMIT :limit"
        )
        asked: dict[str, object] = {
            "words": " AND ".join("(" + " OR ".join(f'"{p}"' for p in group) + ")" for group in phrases)
        }
    else:
        named = {f"p{i}_{j}": p for i, group in enumerate(phrases) for j, p in enumerate(group)}
        wanted = " && ".join(
            "(" + " || ".join(f"phraseto_tsquery('simple', :p{i}_{j})" for j in range(len(group))) + ")"
            for i, group in enumerate(phrases)
        )
        query = text(
            "SELECT id FROM reports WHERE to_tsvector('simple', left(title || ' ' || text, 200000)) "  # noqa: S608
            f"@@ ({wanted}) ORDER BY published DESC NULLS LAST, id LIMIT :limit"
        )
        asked = dict(named)
    return list(connection.scalars(query, {**asked, "limit": limit}))


_PLAIN: Final = re.compile(r"\w+")
