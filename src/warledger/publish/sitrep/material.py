"""What a situation report is written from: statements with their reports, and figures put together by restatement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warledger.publish.sitrep.records import Footnote, Statement
from warledger.records import Figure, Incident, Reading, Report
from warledger.when import When


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with all that restates it in its report; ``best`` is the one that says most of it."""

    best: Figure
    all: tuple[Figure, ...]

    @property
    def cause(self) -> str | None:
        """The first cause that says something."""
        causes = [f.cause for f in self.all if f.cause not in (None, "mixed", "other")]
        return self.best.cause if self.best.cause in causes else causes[0] if causes else None


class Material:
    """Readings of the reports at hand, looked up by statement. Built once a report, then only read."""

    def __init__(self, window: When, readings: Iterable[Reading]) -> None:
        self.window = window
        self.readings = tuple(readings)
        self.notes = {s.id: Footnote(s, r.report) for r in self.readings for s in _statements(r)}
        self.figures = {f.id: f for r in self.readings for f in r.figures}
        self._roots = {f.id: self._root(f) for f in self.figures.values()}

    def report(self, statement: Statement) -> Report:
        """The report that makes a statement."""
        return self.notes[statement.id].report

    def root(self, key: str | None) -> str | None:
        """The figure that a figure restates in the end, itself if none."""
        return self._roots.get(key) if key else None

    def told(self, figures: Sequence[Figure]) -> tuple[Told, ...]:
        """Figures put together by restatement, in order; exact counts and the text come before the headline."""
        groups: dict[str, list[Figure]] = {}
        for figure in figures:
            groups.setdefault(self.root(figure.id) or figure.id, []).append(figure)
        return tuple(Told(min(group, key=_rank), tuple(group)) for group in groups.values())

    def figures_of(self, incident: Incident) -> tuple[Figure, ...]:
        """The asserted figures of an incident, report by report."""
        ids = (s for telling in incident.tellings for s in telling.statements)
        return tuple(f for s in ids if (f := self.figures.get(s)) is not None and f.realis == "asserted")

    def _root(self, figure: Figure) -> str:
        seen = {figure.id}
        while figure.same_as in self.figures and figure.same_as not in seen:
            figure = self.figures[figure.same_as]
            seen.add(figure.id)
        return figure.id


def _rank(figure: Figure) -> tuple[bool, bool, bool]:
    exact = figure.bounds.low is not None and figure.bounds.low == figure.bounds.high
    return figure.span.part == "title", not exact, figure.cause in (None, "mixed")


def _statements(reading: Reading) -> tuple[Statement, ...]:
    return (*reading.figures, *reading.control, *reading.agreements, *reading.positions)
