"""Derived rows: dropped and written again in one transaction, the very same from the same raw rows.

All of them, or those alone that new raw rows can have changed: which these are is not for this room to know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, Table, bindparam, delete, func, insert, select, text, update

from warledger.incidents.copies import Copy
from warledger.incidents.linking import Filed
from warledger.incidents.words import Lexicon
from warledger.ledger.moment import batches, pack
from warledger.ledger.raw import heads
from warledger.ledger.schema import (
    DERIVED,
    harm,
    incident_reports,
    incidents,
    issues,
    lexicon,
    origins,
    reckonings,
    state,
    statements,
    tellings,
    toll_months,
)
from warledger.ledger.tolling import LEVELS, months
from warledger.records import (
    AgreementStatement,
    ControlChange,
    Figure,
    Incident,
    Issue,
    Position,
    Reading,
    Reckoning,
)
from warledger.storing import dumps

BATCH: Final = 2000
FIRST_RULES: Final = "ucdp"
"""The rule set by whose best count incidents are listed and sorted."""

Statement = Figure | ControlChange | AgreementStatement | Position
KINDS: Final[Mapping[type, str]] = {
    Figure: "figure", ControlChange: "control", AgreementStatement: "agreement", Position: "position"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Derived:
    """What is derived from the raw rows: all of it, or what new rows have changed.

    ``heads`` are those of the rows it was derived from; without them, of the rows that are there when it is written.
    ``counted``: in how many of the first reports words are counted, if ``lexicon`` is to be kept.
    """

    readings: Mapping[str, Reading]
    origins: Mapping[str, str]
    incidents: tuple[Incident, ...]
    reckonings: Mapping[str, tuple[Reckoning, ...]]
    heads: str | None = None
    copies: Mapping[str, Copy] = field(default_factory=dict)
    filed: tuple[Filed, ...] = ()
    lexicon: Lexicon | None = None
    counted: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What takes the place of what: ``rows`` were derived where the ledger was derived from the heads ``since``.

    Of ``reports`` the statements and issues go, of ``incidents`` everything, and these ``tellings``.
    """

    since: str
    rows: Derived
    reports: frozenset[str]
    incidents: frozenset[str]
    tellings: frozenset[str]


def replace_derived(connection: Connection, derived: Derived, version: str) -> None:
    """Drop all derived rows and write these."""
    for table in (*DERIVED, state):
        connection.execute(delete(table))
    _write(connection, derived)
    if derived.lexicon is not None:
        words = sorted(derived.lexicon.spread.items())
        _fill(connection, lexicon, ({"word": word, "reports": number} for word, number in words))
        counted = f"{derived.counted} {derived.lexicon.total}"
        connection.execute(insert(state), [{"key": "counted", "value": counted}])
    for level in LEVELS:
        connection.execute(insert(toll_months).from_select(*months(level)))
    known = {"derived from": derived.heads or heads(connection), "derived by": version}
    connection.execute(insert(state), [{"key": key, "value": value} for key, value in known.items()])
    if connection.dialect.name == "postgresql":  # else it plans for empty tables until it finds the time to count
        connection.execute(text(f"ANALYZE {', '.join(table.name for table in DERIVED)}"))


def change_derived(connection: Connection, change: Change) -> bool:
    """Write what has changed; False, and nothing is, where others have derived anew in the meantime."""
    ours = (state.c.key == "derived from", state.c.value == change.since)
    if connection.scalar(select(state.c.value).where(*ours)) is None:
        return False
    touched = _months_of(connection, change.incidents)
    for table, column in (
        (incidents, incidents.c.id), (incident_reports, incident_reports.c.incident),
        (reckonings, reckonings.c.incident), (harm, harm.c.incident), (issues, issues.c.incident),
    ):  # fmt: skip
        _drop(connection, table, column, change.incidents)
    _drop(connection, statements, statements.c.report, change.reports)
    _drop(connection, issues, issues.c.report, change.reports)
    _drop(connection, tellings, tellings.c.id, change.tellings)
    _drop(connection, origins, origins.c.report, change.rows.origins)
    _write(connection, change.rows)
    moved = [
        {"statement": s, "home": i.id} for i in change.rows.incidents
        for t in i.tellings if t.report not in change.reports for s in t.statements
    ]  # fmt: skip
    if moved:
        home = update(statements).where(statements.c.id == bindparam("statement"))
        connection.execute(home.values(incident=bindparam("home")), moved)
    touched |= _months_of(connection, [incident.id for incident in change.rows.incidents])
    for month in sorted(touched, key=str):
        connection.execute(delete(toll_months).where(toll_months.c.month.is_not_distinct_from(month)))
        for level in LEVELS:
            columns, sums = months(level)
            connection.execute(insert(toll_months).from_select(columns, sums.where(_in_month(month))))
    connection.execute(update(state).where(state.c.key == "derived from").values(value=change.rows.heads))
    return True


def _months_of(connection: Connection, ids: Collection[str]) -> set[str | None]:
    """The months in which these incidents are counted."""
    found: set[str | None] = set()
    for some in batches(ids):
        query = select(func.substr(harm.c.day, 1, 7)).where(harm.c.incident.in_(some)).distinct()
        found.update(connection.scalars(query))
    return found


def _in_month(month: str | None) -> ColumnElement[bool]:
    """Whether a row of harm is of this month; as a window of days, so that an index finds it."""
    return harm.c.day.is_(None) if month is None else harm.c.day.between(f"{month}-01", f"{month}-31")


def _drop(connection: Connection, table: Table, column: Column[Any], ids: Collection[str]) -> None:
    for some in batches(ids):
        connection.execute(delete(table).where(column.in_(some)))


def _write(connection: Connection, derived: Derived) -> None:
    home = {s: i.id for i in derived.incidents for t in i.tellings for s in t.statements}
    _fill(connection, origins, _origin_rows(derived))
    _fill(connection, tellings, (
        {"id": f.telling, "report": f.report, "party": f.party, "incident": f.incident, "blocks": pack(f.blocks)}
        for f in sorted(derived.filed, key=lambda f: f.telling)
    ))  # fmt: skip
    _fill(connection, incidents, (_incident_row(i, derived.reckonings[i.id]) for i in derived.incidents))
    _fill(connection, incident_reports, _report_rows(derived.incidents))
    _fill(connection, statements, _statement_rows(derived.readings, home))
    _fill(connection, reckonings, (
        {"incident": r.incident, "rules": r.rules.split("/")[0], "body": dumps(r)}
        for i in derived.incidents for r in derived.reckonings[i.id]
    ))  # fmt: skip
    _fill(connection, harm, (
        row for i in derived.incidents for r in derived.reckonings[i.id] for row in _harm_rows(i, r)
    ))  # fmt: skip
    _fill(connection, issues, _issue_rows(derived))


def _origin_rows(derived: Derived) -> Iterator[dict[str, Any]]:
    for report, origin in sorted(derived.origins.items()):
        copy = derived.copies.get(report) or Copy(origin)
        yield {"report": report, "origin": origin, "copy_of": copy.of, "marks": pack(copy.marks)}


def _fill(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    stream = iter(rows)
    for batch in iter(lambda: list(islice(stream, BATCH)), []):
        connection.execute(insert(table), batch)


def _incident_row(incident: Incident, reckoned: tuple[Reckoning, ...]) -> dict[str, Any]:
    place, when = incident.place, incident.when
    first = next((r for r in reckoned if r.rules.startswith(FIRST_RULES)), reckoned[0])
    killed = next((h.best for h in first.harm if h.measure == "killed" and h.victims == "all"), None)
    return {
        "id": incident.id, "date_start": when.start.isoformat() if when else None,
        "date_end": when.end.isoformat() if when else None, "kind": incident.kind,
        "country": place.country if place else None, "adm1": place.adm1 if place else None,
        "place": (place.name or place.words) if place else None, "lat": place.lat if place else None,
        "lon": place.lon if place else None, "precision": place.precision if place else "unknown",
        "parties": _joined(dict.fromkeys((*incident.parties, *first.by))), "reports": len(incident.reports),
        "killed": killed, "contested": int(first.contested), "body": dumps(incident),
    }  # fmt: skip


def _joined(names: Iterable[str]) -> str:
    """Names between bars, so that one is found whole: "|Syrian rebels|SDF|"."""
    return "".join(f"|{name}" for name in names) + "|"


def _report_rows(found: Iterable[Incident]) -> Iterator[dict[str, Any]]:
    for incident in found:
        main = set(incident.main_for)
        yield from ({"incident": incident.id, "report": r, "main": int(r in main)} for r in incident.reports)


def _statement_rows(readings: Mapping[str, Reading], home: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for report, reading in readings.items():
        said: tuple[Statement, ...] = (*reading.figures, *reading.control, *reading.agreements, *reading.positions)
        for statement in {s.id: s for s in said}.values():
            when = statement.date
            figure = statement if isinstance(statement, Figure) else None
            yield {
                "id": statement.id, "report": report, "kind": KINDS[type(statement)],
                "incident": home.get(statement.id), "measure": figure.measure if figure else None,
                "scope": figure.scope if figure else None, "date_start": when.start.isoformat() if when else None,
                "date_end": when.end.isoformat() if when else None, "body": dumps(statement),
            }  # fmt: skip


def _harm_rows(incident: Incident, reckoning: Reckoning) -> Iterator[dict[str, Any]]:
    place, when = incident.place, incident.when
    for row in reckoning.harm:
        yield {
            "incident": incident.id, "rules": reckoning.rules.split("/")[0], "measure": row.measure,
            "victims": row.victims, "side": row.side, "kind": incident.kind, "low": row.low,
            "best": row.best, "high": row.high,
            "day": when.start.isoformat() if when else None, "country": place.country if place else None,
            "adm1": place.adm1 if place else None, "place": (place.name or place.words) if place else None,
            "by": _joined(reckoning.by),
        }  # fmt: skip


def _issue_rows(derived: Derived) -> Iterator[dict[str, Any]]:
    for report, reading in derived.readings.items():
        yield from _issues_of(reading.issues, {"incident": None, "report": report, "day": ""})
    for incident in derived.incidents:
        of = {"incident": incident.id, "report": None, "day": str(incident.when)}
        yield from _issues_of(derived.reckonings[incident.id][0].issues, of)


def _issues_of(found: Iterable[Issue], of: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for number, issue in enumerate(found):
        row = {"number": number, "code": issue.code, "message": issue.message, "about": _joined(issue.about)}
        yield {**of, **row}
