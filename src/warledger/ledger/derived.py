"""Derived rows: dropped and written again in one transaction, the very same from the same raw rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, insert

from warledger.ledger.raw import heads
from warledger.ledger.schema import (
    DERIVED,
    harm,
    incident_reports,
    incidents,
    issues,
    origins,
    reckonings,
    state,
    statements,
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
    """All that is derived from the raw rows: what a rebuild writes.

    ``heads`` are those of the rows it was derived from; without them, of the rows that are there when it is written.
    """

    readings: Mapping[str, Reading]
    origins: Mapping[str, str]
    incidents: tuple[Incident, ...]
    reckonings: Mapping[str, tuple[Reckoning, ...]]
    heads: str | None = None


def replace_derived(connection: Connection, derived: Derived, version: str) -> None:
    """Drop all derived rows and write these."""
    for table in (*DERIVED, state):
        connection.execute(delete(table))
    home = {s: i.id for i in derived.incidents for t in i.tellings for s in t.statements}
    _fill(connection, origins, ({"report": r, "origin": o} for r, o in sorted(derived.origins.items())))
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
    for level in LEVELS:
        connection.execute(insert(toll_months).from_select(*months(level)))
    _fill(connection, issues, _issue_rows(derived))
    connection.execute(
        insert(state),
        [{"key": "derived from", "value": derived.heads or heads(connection)}, {"key": "derived by", "value": version}],
    )


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
    def row(issue: Issue, incident: str | None, report: str | None) -> dict[str, Any]:
        return {
            "incident": incident, "report": report, "code": issue.code, "message": issue.message,
            "about": _joined(issue.about),
        }  # fmt: skip

    for report, reading in derived.readings.items():
        yield from (row(issue, None, report) for issue in reading.issues)
    for incident in derived.incidents:
        first = derived.reckonings[incident.id][0]
        yield from (row(issue, incident.id, None) for issue in first.issues)
