"""Questions to the derived rows: incidents, tolls, statements, issues, words. All are bounded, all are in one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Boolean, ColumnElement, Connection, Select, and_, exists, func, literal, or_, select, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from warledger.ledger.schema import (
    harm,
    incident_reports,
    incidents,
    issues,
    judgements,
    reckonings,
    reports,
    statements,
)
from warledger.records import Incident, Reckoning, Report
from warledger.storing import loads

PAGE: Final = 100
"""Rows of one answer where nobody says how many."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents: days inclusive; ``place`` is a name, a province or a country; ``party`` harms or is harmed;
    ``measure`` and ``victims`` are of a harm that was counted; ``source`` tells of them."""

    since: str | None = None
    until: str | None = None
    place: str | None = None
    party: str | None = None
    kind: str | None = None
    limit: int | None = PAGE
    offset: int = 0
    measure: str | None = None
    victims: str | None = None
    source: str | None = None


def found_incidents(connection: Connection, wanted: Filter, rules: str) -> list[tuple[Incident, Reckoning]]:
    """Incidents with their reckoning, the newest first."""
    return [(loads(a, Incident), loads(b, Reckoning)) for a, b in connection.execute(_newest_first(wanted, rules))]


def _newest_first(wanted: Filter, rules: str) -> Select[str, str]:
    return (
        select(incidents.c.body, reckonings.c.body)
        .join(reckonings, and_(reckonings.c.incident == incidents.c.id, reckonings.c.rules == rules))
        .where(*conditions(wanted, rules))
        .order_by(incidents.c.date_start.desc().nulls_last(), incidents.c.id)
        .limit(wanted.limit).offset(wanted.offset)
    )  # fmt: skip


def incident_pages(
    connection: Connection, wanted: Filter, rules: str, size: int
) -> Iterator[list[tuple[Incident, Reckoning]]]:
    """The same, a page at a time, in one pass however many there are."""
    rows = connection.execution_options(yield_per=size).execute(_newest_first(wanted, rules))
    for page in rows.partitions(size):
        yield [(loads(a, Incident), loads(b, Reckoning)) for a, b in page]


def count_incidents(connection: Connection, wanted: Filter, rules: str) -> int:
    """How many incidents a filter finds in all."""
    return connection.scalar(select(func.count()).select_from(incidents).where(*conditions(wanted, rules))) or 0


def counts(connection: Connection) -> tuple[int, int]:
    """How many reports and incidents there are."""
    told, happened = (connection.scalar(select(func.count()).select_from(table)) or 0 for table in (reports, incidents))
    return told, happened


def conditions(wanted: Filter, rules: str) -> list[ColumnElement[bool]]:
    """Which rows of incidents a filter means."""
    table = incidents.c
    found: list[ColumnElement[bool]] = []
    if wanted.since:
        found.append(table.date_end >= wanted.since)
    if wanted.until:
        found.append(table.date_start <= wanted.until)
    if wanted.place:
        name = func.lower(wanted.place)  # by the database, which may know no other small letters than English ones
        found.append(
            or_(func.lower(table.place) == name, func.lower(table.adm1) == name, func.lower(table.country) == name)
        )
    if wanted.party:
        found.append(among(table.parties, wanted.party))
    if wanted.kind:
        found.append(table.kind == wanted.kind)
    if wanted.measure or wanted.victims:
        of_harm = [harm.c.measure == wanted.measure] if wanted.measure else []
        of_harm += [harm.c.victims == wanted.victims] if wanted.victims else []
        found.append(exists().where(harm.c.incident == table.id, harm.c.rules == rules, *of_harm))
    if wanted.source:
        found.append(table.id.in_(told_by(wanted.source)))
    return found


def told_by(source: str) -> Select[Any]:
    """Incidents that a source tells of."""
    columns = incident_reports.c
    return select(columns.incident).join(reports, reports.c.id == columns.report).where(of_source(source))


def of_source(source: str) -> ColumnElement[bool]:
    """Whether a report is of this source."""
    return func.lower(reports.c.source) == func.lower(source)


class _Among(FunctionElement[bool]):
    """Whether a name is one of those between bars: SQLite looks for its letters, PostgreSQL has an index of names."""

    type = Boolean()
    inherit_cache = True


@compiles(_Among)
def _by_letters(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, _, pattern = element.clauses
    return compiler.process(func.lower(column).like(func.lower(pattern), escape="/"), **how)


@compiles(_Among, "postgresql")
def _by_name(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, name, _ = (compiler.process(func.lower(clause), **how) for clause in element.clauses)
    return f"string_to_array({column}, '|') @> ARRAY[{name}]"


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether the name is one of those between bars, in whatever letters."""
    plain = name.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return _Among(column, literal(name), literal(f"%|{plain}|%"))


def one_incident(connection: Connection, key: str, rules: str) -> tuple[Incident, Reckoning] | None:
    """The incident of this id or of this beginning of one; None where none or several begin so."""
    rows = connection.execute(
        select(incidents.c.body, reckonings.c.body)
        .join(reckonings, and_(reckonings.c.incident == incidents.c.id, reckonings.c.rules == rules))
        .where(incidents.c.id >= key, incidents.c.id < f"{key}g").order_by(incidents.c.id).limit(2)
    ).all()  # fmt: skip
    return (loads(rows[0][0], Incident), loads(rows[0][1], Reckoning)) if len(rows) == 1 else None


def incident_of(connection: Connection, key: str) -> str | None:
    """The incident that a statement or a report (its main news) belongs to."""
    found = connection.scalar(select(statements.c.incident).where(statements.c.id == key))
    if found is None:
        columns = incident_reports.c
        query = select(columns.incident).where(columns.report == key).order_by(columns.main.desc()).limit(1)
        found = connection.scalar(query)
    return found


def statement_rows(connection: Connection, ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """Kind, report and body of statements, by their ids."""
    query = select(statements.c.kind, statements.c.report, statements.c.body).where(statements.c.id.in_(ids))
    return [(row.kind, row.report, row.body) for row in connection.execute(query.order_by(statements.c.id))]


def reports_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Report]:
    """Reports with their words."""
    columns = [c for c in reports.c if c.name not in ("seq", "previous", "hash")]
    rows = connection.execute(select(*columns).where(reports.c.id.in_(ids)))
    return {row.id: Report(**row._mapping) for row in rows}


def running_totals(connection: Connection, wanted: Filter) -> list[tuple[str, str]]:
    """Figures that state a total over several days or a war, whose window touches the filter's: report and body."""
    columns = statements.c
    query = select(columns.report, columns.body).where(columns.kind == "figure", columns.scope.in_(("period", "war")))
    if wanted.since:
        query = query.where(columns.date_end >= wanted.since)
    if wanted.until:
        query = query.where(columns.date_start <= wanted.until)
    rows = connection.execute(query.order_by(columns.date_end.desc().nulls_last(), columns.id).limit(wanted.limit))
    return [(row.report, row.body) for row in rows]


def found_issues(connection: Connection, limit: int | None = PAGE, code: str | None = None) -> list[dict[str, Any]]:
    """Faults in the data: of reports and of incidents."""
    query = select(issues.c.incident, issues.c.report, issues.c.code, issues.c.message, issues.c.about)
    if code:
        query = query.where(issues.c.code == code)
    of_incident, c = issues.c.incident.is_not(None), issues.c
    rows = connection.execute(query.order_by(of_incident, c.day, c.report, c.incident, c.number).limit(limit))
    return [{**row._mapping, "about": [x for x in row.about.split("|") if x]} for row in rows]


def search(connection: Connection, words: str, limit: int = PAGE) -> list[tuple[str, str]]:
    """Reports that hold all the words: id and title, the best first."""
    terms = [w.replace('"', "") for w in words.split()]
    if not any(terms):
        return []
    if connection.dialect.name == "sqlite":
        query = text(
            "SELECT reports.id, reports.title FROM report_words JOIN reports ON reports.seq = report_words.rowid "
            "WHERE report_words MATCH :words ORDER BY rank LIMIT :limit"
        )
        said = " ".join(f'"{term}"' for term in terms)
    else:
        query = text(
            "SELECT id, title FROM reports WHERE to_tsvector('simple', left(title || ' ' || text, 200000)) "
            "@@ plainto_tsquery('simple', :words) ORDER BY published DESC NULLS LAST, id LIMIT :limit"
        )
        said = " ".join(terms)
    return [(row[0], row[1]) for row in connection.execute(query, {"words": said, "limit": limit})]


def holds(connection: Connection, key: str) -> bool:
    """Whether the ledger knows a report, a statement or a judgement by this id."""
    return any(
        connection.scalar(select(func.count()).where(table.c.id == key)) for table in (reports, statements, judgements)
    )
