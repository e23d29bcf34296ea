"""The desk's own questions to a ledger's tables: each bounded, each in one order. No rule of the trade is here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)

from warledger.desk.filters import Filters, Window
from warledger.ledger import Filter, TollRow, tolling
from warledger.ledger.schema import (
    harm,
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


def incident_conditions(asked: Filters) -> list[ColumnElement[bool]]:
    """Which incidents a reader asks for."""
    c = incidents.c
    found = _in_days(asked, c.date_start, c.date_end)
    if asked.place:
        found.append(_any_is(asked.place, c.place, c.adm1, c.country))
    if asked.party:
        found.append(_names(c.parties, asked.party))
    if asked.kind:
        found.append(c.kind == asked.kind)
    if asked.measure or asked.victims:
        of_harm = [harm.c.measure == asked.measure] if asked.measure else []
        of_harm += [harm.c.victims == asked.victims] if asked.victims else []
        found.append(exists().where(harm.c.incident == c.id, harm.c.rules == asked.rules, *of_harm))
    if asked.source:
        found.append(c.id.in_(_told_by(asked.source)))
    return found


def _harm_conditions(asked: Filters) -> list[ColumnElement[bool]]:
    """Which rows of harm belong to them."""
    c = harm.c
    found = [c.rules == asked.rules, *_in_days(asked, c.day, c.day)]
    if asked.place:
        found.append(_any_is(asked.place, c.place, c.adm1, c.country))
    if asked.party:
        found.append(or_(_names(c.by, asked.party), func.lower(c.side) == asked.party.lower()))
    if asked.kind:
        found.append(c.kind == asked.kind)
    if asked.source:
        found.append(c.incident.in_(_told_by(asked.source)))
    return found


def _in_days(asked: Filters, start: ColumnElement[Any], end: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    found = [end >= asked.since.isoformat()] if asked.since else []
    return [*found, start <= asked.until.isoformat()] if asked.until else found


def _any_is(name: str, *columns: ColumnElement[Any]) -> ColumnElement[bool]:
    return or_(*(func.lower(column) == name.lower() for column in columns))


def _names(column: ColumnElement[Any], party: str) -> ColumnElement[bool]:
    """Whether a column of names between bars holds this one, whole."""
    return func.lower(column).contains(f"|{party.lower()}|", autoescape=True)


def _told_by(source: str) -> Select[Any]:
    """Incidents that a source tells of."""
    return (
        select(incident_reports.c.incident)
        .join(reports, reports.c.id == incident_reports.c.report)
        .where(func.lower(reports.c.source) == source.lower())
    )


def revision(connection: Connection) -> str:
    """What the derived rows were made from and by, and how many raw rows there are."""
    made = connection.execute(select(state.c.key, state.c.value).order_by(state.c.key)).all()
    heads = [connection.scalar(select(func.max(table.c.seq))) for table in (reports, readings, judgements)]
    return repr(([tuple(row) for row in made], heads))


def counts(connection: Connection) -> dict[str, int]:
    """Rows of the large tables."""
    tables = {"reports": reports, "incidents": incidents, "statements": statements, "issues": issues}
    return {name: connection.scalar(select(func.count()).select_from(t)) or 0 for name, t in tables.items()}


def incident_rows(connection: Connection, asked: Filters, page: Window) -> list[tuple[str, str]]:
    """Bodies of incidents and of their reckonings, the latest first."""
    inner = (
        select(incidents.c.id, incidents.c.date_start).where(*incident_conditions(asked))
        .order_by(incidents.c.date_start.desc(), incidents.c.id).limit(page.size).offset(page.offset).subquery()
    )  # fmt: skip
    query = (
        select(incidents.c.body, reckonings.c.body).join(inner, inner.c.id == incidents.c.id)
        .join(reckonings, and_(reckonings.c.incident == incidents.c.id, reckonings.c.rules == asked.rules))
        .order_by(inner.c.date_start.desc(), inner.c.id)
    )  # fmt: skip
    return [(a, b) for a, b in connection.execute(query)]


def count_incidents(connection: Connection, asked: Filters) -> tuple[int, int]:
    """How many there are in all, and how many of them lie only in a country, or nowhere known."""
    vague = or_(incidents.c.lat.is_(None), incidents.c.precision.in_(("country", "unknown")))
    counted = select(func.count(), func.sum(case((vague, 1), else_=0))).select_from(incidents)
    row = connection.execute(counted.where(*incident_conditions(asked))).one()
    return row[0], row[1] or 0


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


def point_rows(connection: Connection, asked: Filters, limit: int) -> list[Any]:
    """What a map needs, the latest first."""
    c = incidents.c
    columns = (c.id, c.kind, c.date_start, c.place, c.lat, c.lon, c.precision, c.killed)
    query = select(*columns).where(*incident_conditions(asked)).order_by(c.date_start.desc(), c.id).limit(limit)
    return list(connection.execute(query))


def reading_bodies(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The latest reading of each report."""
    last = select(func.max(readings.c.seq)).where(readings.c.report.in_(ids)).group_by(readings.c.report)
    query = select(readings.c.report, readings.c.body).where(readings.c.seq.in_(last))
    return {row.report: row.body for row in connection.execute(query)}


def origin_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Of which report each is a copy."""
    query = select(origins.c.report, origins.c.origin).where(origins.c.report.in_(ids))
    return {row.report: row.origin for row in connection.execute(query)}


def _report_conditions(asked: Filters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if asked.since:
        conditions.append(reports.c.published >= asked.since.isoformat())
    if asked.until:
        conditions.append(reports.c.published <= asked.until.isoformat())
    if asked.source:
        conditions.append(func.lower(reports.c.source) == asked.source.lower())
    return conditions


def count_reports(connection: Connection, asked: Filters) -> int:
    """How many reports there are."""
    return connection.scalar(select(func.count()).select_from(reports).where(*_report_conditions(asked))) or 0


def report_rows(connection: Connection, asked: Filters, page: Window) -> list[Any]:
    """Reports without their words, the latest first."""
    head = [
        reports.c.id, func.substr(reports.c.title, 1, 1000).label("title"), literal("").label("text"), reports.c.source,
        reports.c.url, reports.c.published, reports.c.lang, reports.c.retrieved, reports.c.sha256,
    ]  # fmt: skip
    order = (_latest(connection, reports.c.published), reports.c.id)
    query = select(*head).where(*_report_conditions(asked)).order_by(*order)
    return list(connection.execute(query.limit(page.size).offset(page.offset)))


def toll_rows(connection: Connection, asked: Filters, column: str | None) -> list[TollRow]:
    """Sums of harm, in all or by a column: month, by (names between bars), adm1."""
    if asked.source:
        return _toll_rows_of_source(connection, asked, column)
    wanted = Filter(
        since=asked.since.isoformat() if asked.since else None, place=asked.place, party=asked.party,
        until=asked.until.isoformat() if asked.until else None, kind=asked.kind,
    )  # fmt: skip
    return tolling.toll_rows(connection, wanted, asked.rules, column)  # type: ignore[arg-type]


def _toll_rows_of_source(connection: Connection, asked: Filters, column: str | None) -> list[TollRow]:
    """The same of incidents that one source tells of, which no sum is kept of. A missing bound adds the others."""
    c = harm.c
    key = func.substr(c.day, 1, 7) if column == "month" else c[column] if column else literal("")
    floor = func.coalesce(c.low, 0)
    best = func.coalesce(c.best, floor)
    query = select(
        c.measure, c.victims, c.side, func.sum(floor), func.sum(best), func.sum(func.coalesce(c.high, best)),
        func.count(), func.sum(case((c.high.is_(None), 1), else_=0)), key,
    ).where(*_harm_conditions(asked)).group_by(c.measure, c.victims, c.side, key)  # fmt: skip
    return [TollRow(*row) for row in connection.execute(query)]


def _said_conditions(kind: str, asked: Filters, *, running: bool) -> list[ColumnElement[bool]]:
    c = statements.c
    conditions: list[ColumnElement[bool]] = [c.kind == kind]
    if running:
        conditions.append(c.scope.in_(("period", "war")))
    if asked.since:
        conditions.append(c.date_end >= asked.since.isoformat())
    if asked.until:  # dated by its last day, as the list is ordered: so an index serves both
        conditions.append(c.date_end <= asked.until.isoformat())
    if asked.measure and kind == "figure":
        conditions.append(c.measure == asked.measure)
    # Names stand in the record's own words; the body is JSON without escapes.
    named = [words for words in (asked.place, asked.party) if words]
    conditions += [cast(c.body, String).contains(words, autoescape=True) for words in named]
    if asked.source:
        told = select(reports.c.id).where(func.lower(reports.c.source) == asked.source.lower())
        conditions.append(c.report.in_(told))
    return conditions


def count_said(connection: Connection, kind: str, asked: Filters, running: bool) -> int | None:
    """How many statements there are; not counted by place or party, for which every one would have to be read."""
    if asked.place or asked.party:
        return None
    conditions = _said_conditions(kind, asked, running=running)
    return connection.scalar(select(func.count()).select_from(statements).where(*conditions)) or 0


def said_rows(connection: Connection, kind: str, asked: Filters, page: Window, *, running: bool) -> list[Any]:
    """Statements of one kind: body, report id and incident, the latest first."""
    c = statements.c
    query = select(c.body, c.report, c.incident).where(*_said_conditions(kind, asked, running=running))
    # The index of kind and scope finds the few running totals; that of days would be read to its end for them.
    order = func.coalesce(c.date_end, "").desc() if running else _latest(connection, c.date_end)
    return list(connection.execute(query.order_by(order, c.id).limit(page.size).offset(page.offset)))


def _latest(connection: Connection, day: ColumnElement[Any]) -> ColumnElement[Any]:
    """The latest first, the undated last: in SQLite NULL is the least anyhow, and then an index serves the order."""
    return day.desc() if connection.dialect.name == "sqlite" else day.desc().nulls_last()


def issue_rows(connection: Connection, code: str | None, page: Window) -> list[Any]:
    """Faults in the data, those of incidents first."""
    conditions = [issues.c.code == code] if code else []
    c = issues.c
    query = select(issues).where(*conditions).order_by(c.incident.is_(None), c.day, c.incident, c.report, c.number)
    return list(connection.execute(query.limit(page.size).offset(page.offset)))


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


def _teller_days() -> Any:
    """Each incident's sources and the first day each told of it."""
    day = func.min(func.coalesce(reports.c.published, "9999")).label("day")
    return (
        select(incident_reports.c.incident, reports.c.source, day)
        .join(reports, reports.c.id == incident_reports.c.report)
        .group_by(incident_reports.c.incident, reports.c.source).subquery()
    )  # fmt: skip


def told_alone(connection: Connection) -> dict[str | None, int]:
    """How many incidents each source alone tells of."""
    t = _teller_days()
    one = select(func.max(t.c.source).label("source")).group_by(t.c.incident).having(func.count() == 1).subquery()
    return _by_source(connection, select(one.c.source, func.count()).group_by(one.c.source))


def told_first(connection: Connection) -> dict[str | None, int]:
    """How many incidents that others tell of too each source told of on an earlier day than all of them."""
    t = _teller_days()
    order = func.row_number().over(partition_by=t.c.incident, order_by=t.c.day).label("place")
    later = func.lead(t.c.day).over(partition_by=t.c.incident, order_by=t.c.day).label("next")
    ranked = select(t.c.source, t.c.day, order, later).subquery()
    leading = (ranked.c.place == 1, ranked.c.next > ranked.c.day)
    query = select(ranked.c.source, func.count()).where(*leading).group_by(ranked.c.source)
    return _by_source(connection, query)


def _by_source(connection: Connection, query: Any) -> dict[str | None, int]:
    return {row[0]: row[1] for row in connection.execute(query)}


def rule_labels(connection: Connection) -> list[str]:
    """One reckoning of each rule set tells its version."""
    names = connection.scalars(select(reckonings.c.rules).distinct().order_by(reckonings.c.rules)).all()
    one = [select(reckonings.c.body).where(reckonings.c.rules == name).limit(1) for name in names]
    return [loads(connection.scalar(query) or "", Reckoning).rules for query in one]
