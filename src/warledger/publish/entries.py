"""What an export is made from: incidents with their reckonings, and the statements and reports behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from warledger.records import ControlChange, Figure, Harm, Incident, Measure, Reckoning, Report, Victims


class Entry(NamedTuple):
    """An incident and what a rule set makes of it. A bare pair of the two is as good."""

    incident: Incident
    reckoning: Reckoning


@dataclass(frozen=True, slots=True)
class Statements:
    """Lookups by id; a mapping may ask a database as it goes."""

    figures: Mapping[str, Figure]
    reports: Mapping[str, Report]
    control: Mapping[str, ControlChange] = field(default_factory=dict)

    def figures_of(self, incident: Incident) -> Iterator[Figure]:
        """The figures of an incident, report by report."""
        for telling in incident.tellings:
            for statement in telling.statements:
                figure = self.figures.get(statement)
                if figure is not None:
                    yield figure

    def reports_of(self, incident: Incident) -> tuple[Report, ...]:
        """The reports that tell of an incident, the earliest first."""
        found = (self.reports.get(report) for report in incident.reports)
        return tuple(sorted((r for r in found if r is not None), key=lambda r: (r.published or "9999", r.id)))


class LeftOut(NamedTuple):
    """An incident that a format cannot hold, and why."""

    incident: str
    why: str


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote: how many rows, how many of them without a point, which incidents it had to leave out."""

    rows: int
    left_out: tuple[LeftOut, ...] = ()
    unplaced: int = 0


def outlet(report: Report) -> str:
    """Who published a report; where it does not say, the report's own id, by which it is found again."""
    return report.source or f"report {report.id}"


def harm_of(reckoning: Reckoning, measure: Measure, victims: Victims = "all", side: str | None = None) -> Harm | None:
    """One row of a reckoning, or None where nobody states such a harm."""
    return next((h for h in reckoning.harm if h.measure == measure and h.victims == victims and h.side == side), None)
