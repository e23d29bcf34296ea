"""What the shelf answers with: records with what they belong to, pages of lists, sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar, cast

from warledger.desk.register import Point
from warledger.ledger import TollRow
from warledger.records import (
    AgreementStatement,
    ControlChange,
    Figure,
    Harm,
    Incident,
    Issue,
    Measure,
    Position,
    Reckoning,
    Report,
    Victims,
)

Statement = Figure | ControlChange | AgreementStatement | Position
Kind = Literal["figure", "control", "agreement", "position"]
By = Literal["month", "party", "place", "group"]
Column = Literal["month", "by", "adm1"]
"""What sums are told apart by in the ledger."""
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """One page of a list, and how many rows it has in all (None where nobody counted)."""

    rows: tuple[Row, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """An incident with what a rule set makes of it."""

    incident: Incident
    reckoning: Reckoning


@dataclass(frozen=True, slots=True)
class Sum:
    """A toll: the harms of many incidents added up under one heading; ``open_high`` of them state no upper bound."""

    key: str
    harm: Harm
    incidents: int
    open_high: int


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, the report that makes it, and the incident it was linked to."""

    report: Report
    statement: Statement
    incident: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in the data, of an incident or of a report."""

    issue: Issue
    incident: str | None
    report: str | None
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What a source has said: reports, copies of others' texts; incidents told alone, and told before others."""

    name: str | None
    reports: int
    copies: int
    first: str | None
    last: str | None
    alone: int
    earliest: int


def summed(row: TollRow, by: By | None) -> Sum:
    """A row of sums under its heading."""
    harm = Harm(cast("Measure", row.measure), cast("Victims", row.victims), row.side, row.low, row.best, row.high)
    key = row.victims if by == "group" else (row.key or "") if by else ""
    return Sum(key, harm, row.incidents, row.open_high)


def added(sums: Sequence[Sum]) -> list[Sum]:
    """Sums with one heading, harm and group added up."""
    found: dict[tuple[str, str, str, str | None], Sum] = {}
    for one in sums:
        key = (one.key, one.harm.measure, one.harm.victims, one.harm.side)
        held = found.get(key)
        if held is None:
            found[key] = one
            continue
        low, best, high = (
            (getattr(held.harm, name) or 0) + (getattr(one.harm, name) or 0) for name in ("low", "best", "high")
        )
        harm = Harm(one.harm.measure, one.harm.victims, one.harm.side, low, best, high)
        found[key] = Sum(one.key, harm, held.incidents + one.incidents, held.open_high + one.open_high)
    return list(found.values())
