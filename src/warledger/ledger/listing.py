"""Questions that a desk asks: lists by the page, counts, what is on a map, who the sources are. Each has one order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    and_,
    case,
    cast,
    exists,
    func,
    select,
)

from warledger.ledger.queries import Filter, of_source
from warledger.ledger.schema import (
    incident_reports,
    incidents,
    issues,
    judgements,
    origins,
    readings,
    reckonings,
    reports,
    state,
    statements,
)
from warledger.records import Reckoning
from warledger.storing import loads

LINKS_AT_MOST: Final = 20_000
"""Incidents of one batch of reports."""


def revision(connection: Connection) -> str:
    """What the derived rows were made from and by, and how many raw rows there are."""
    made = connection.execute(select(state.c.key, state.c.value).order_by(state.c.key)).all()
    heads = [connection.scalar(select(func.max(table.c.seq))) for table in (reports, readings, judgements)]
    return repr(([tuple(row) for row in made], heads))


def counts(connection: Connection) -> dict[str, int]:
    """Rows of the large tables."""
    tables = {"reports": reports, "incidents": incidents, "statements": statements, "issues": issues}
    return {name: connection.scalar(select(func.count()).select_from(t)) or 0 for name, t in tables.items()}


def incident_bodies(connection: Connection, ids: Sequence[str], rules: str) -> list[tuple[str, str]]:
    """Bodies of these incidents and of their reckonings."""
    query = (
        select(incidents.c.body, reckonings.c.body)
        .join(reckonings, and_(reckonings.c.incident == incidents.c.id, reckonings.c.rules == rules))
        .where(incidents.c.id.in_(ids)).order_by(incidents.c.date_start.desc(), incidents.c.id)
    )  # fmt: skip
    return [(a, b) for a, b in connection.execute(query)]


def incidents_of(connection: Connection, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Report and incident, main news first, of the incidents that these reports tell of."""
    c = incident_reports.c
    query = select(c.report, c.incident).where(c.report.in_(ids)).order_by(c.report, c.main.desc(), c.incident)
    return [(report, incident) for report, incident in connection.execute(query.limit(LINKS_AT_MOST))]


def reading_bodies(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The latest reading of each report."""
    last = select(func.max(readings.c.seq)).where(readings.c.report.in_(ids)).group_by(readings.c.report)
    query = select(readings.c.report, readings.c.body).where(readings.c.seq.in_(last))
    return {row.report: row.body for row in connection.execute(query)}


def origin_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Of which report each is a copy."""
    query = select(origins.c.report, origins.c.origin).where(origins.c.report.in_(ids))
    return {row.report: row.origin for row in connection.execute(query)}


def _report_conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.since:
        found.append(reports.c.published >= wanted.since)
    if wanted.until:
        found.append(reports.c.published <= wanted.until)
    if wanted.source:
        found.append(of_source(wanted.source))
    return found


def count_reports(connection: Connection, wanted: Filter) -> int:
    """How many reports there are."""
    return connection.scalar(select(func.count()).select_from(reports).where(*_report_conditions(wanted))) or 0


def beginning() -> ColumnElement[str]:
    """Of a report without a title the first words, which stand for one; of any other nothing."""
    return case((reports.c.title == "", func.substr(reports.c.text, 1, 200)), else_="").label("text")


def report_rows(connection: Connection, wanted: Filter) -> list[Any]:
    """Reports without their words, the latest first."""
    head = [
        reports.c.id, func.substr(reports.c.title, 1, 1000).label("title"), beginning(), reports.c.source,
        reports.c.url, reports.c.published, reports.c.lang, reports.c.retrieved, reports.c.sha256,
    ]  # fmt: skip
    order = (_latest(connection, reports.c.published), reports.c.id)
    query = select(*head).where(*_report_conditions(wanted)).order_by(*order)
    return list(connection.execute(query.limit(wanted.limit).offset(wanted.offset)))


def _said_conditions(
    kind: str, wanted: Filter, rows: Sequence[int] | None, *, running: bool
) -> list[ColumnElement[bool]]:
    c = statements.c
    found: list[ColumnElement[bool]] = [c.kind == kind]
    if running:
        found.append(c.scope.in_(("period", "war")))
    if wanted.since:
        found.append(c.date_end >= wanted.since)
    if wanted.until:  # dated by its last day, as the list is ordered: so an index serves both
        found.append(c.date_end <= wanted.until)
    if wanted.measure and kind == "figure":
        found.append(c.measure == wanted.measure)
    # Names stand in the record's own words; the body is JSON without escapes.
    named = [words for words in (wanted.place, wanted.party) if words]
    found += [cast(c.body, String).contains(words, autoescape=True) for words in named]
    if rows is not None:
        found.append(c.report.in_(select(reports.c.id).where(reports.c.seq.in_(rows))))
    elif wanted.source:  # asked of each in turn: the order by day is kept, and the first page found soon
        found.append(exists().where(reports.c.id == c.report, of_source(wanted.source)))
    return found


def count_said(connection: Connection, kind: str, wanted: Filter, *, running: bool) -> int | None:
    """How many statements there are; counted by days alone, for by anything else every one would have to be read."""
    if wanted.place or wanted.party or wanted.measure or wanted.source:
        return None
    conditions = _said_conditions(kind, wanted, None, running=running)
    return connection.scalar(select(func.count()).select_from(statements).where(*conditions)) or 0


def said_rows(
    connection: Connection, kind: str, wanted: Filter, rows: Sequence[int] | None = None, *, running: bool
) -> list[Any]:
    """Statements of one kind: body, report id and incident, the latest first.

    Where the reports of the source are few and known, ``rows`` are theirs: then only these are looked into.
    """
    c = statements.c
    query = select(c.body, c.report, c.incident).where(*_said_conditions(kind, wanted, rows, running=running))
    # The index of kind and scope finds the few running totals; that of days would be read to its end for them.
    order = func.coalesce(c.date_end, "").desc() if running else _latest(connection, c.date_end)
    return list(connection.execute(query.order_by(order, c.id).limit(wanted.limit).offset(wanted.offset)))


def _latest(connection: Connection, day: ColumnElement[Any]) -> ColumnElement[Any]:
    """The latest first, the undated last: in SQLite NULL is the least anyhow, and then an index serves the order."""
    return day.desc() if connection.dialect.name == "sqlite" else day.desc().nulls_last()


def issue_rows(connection: Connection, wanted: Filter, code: str | None, but: str | None = None) -> list[Any]:
    """Faults in the data, those of incidents first, of these the latest; of one sort, or of all but one."""
    c = issues.c
    of_code = [*([c.code == code] if code else []), *([c.code != but] if but else [])]
    query = select(issues).where(*of_code).order_by(c.incident.is_(None), c.day.desc(), c.incident, c.report, c.number)
    return list(connection.execute(query.limit(wanted.limit).offset(wanted.offset)))


def issue_codes(connection: Connection) -> list[tuple[str, int]]:
    """Sorts of faults and how often each occurs."""
    query = select(issues.c.code, func.count()).group_by(issues.c.code).order_by(func.count().desc(), issues.c.code)
    return [(code, n) for code, n in connection.execute(query)]


def source_rows(connection: Connection) -> list[Any]:
    """Every source: name, reports, copies of others' texts, first and last day."""
    copied = case((origins.c.origin != reports.c.id, 1), else_=0)
    query = (
        select(reports.c.source, func.count(), func.sum(func.coalesce(copied, 0)), func.min(reports.c.published),
               func.max(reports.c.published))
        .outerjoin(origins, origins.c.report == reports.c.id).group_by(reports.c.source)
        .order_by(func.count().desc(), reports.c.source)
    )  # fmt: skip
    return list(connection.execute(query))


def rule_labels(connection: Connection) -> list[str]:
    """One reckoning of each rule set tells its version."""
    names = connection.scalars(select(reckonings.c.rules).distinct().order_by(reckonings.c.rules)).all()
    one = [select(reckonings.c.body).where(reckonings.c.rules == name).limit(1) for name in names]
    return [loads(connection.scalar(query) or "", Reckoning).rules for query in one]
