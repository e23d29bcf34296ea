"""Reports in a few words, and what they tell, put together without a reader or a linker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from warledger.bounds import Bounds
from warledger.reckoning import RULES, RuleSet, reckon
from warledger.records import (
    Figure,
    Harm,
    Incident,
    Judgement,
    Measure,
    Part,
    Position,
    Reckoning,
    Report,
    Span,
    Telling,
    Victims,
    content_id,
)
from warledger.when import When

DAY = When.parse("2019-07-22")


@dataclass
class Story:
    """Reports on one incident as they come in, with their figures."""

    reports: dict[str, Report] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    statements: dict[str, list[str]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    def report(self, source: str, published: str, text: str, title: str = "", *, copy_of: str | None = None) -> str:
        """A report, by its id; ``copy_of`` where it prints another one's text."""
        key = content_id(source, published, text, title)
        self.reports[key] = Report(key, title, text, source, None, published, "en")
        self.statements[key] = []
        self.origins[key] = copy_of or key
        return key

    def figure(
        self, report: str, quote: str, measure: Measure, bounds: Bounds | int | None, part: Part = "text", **fields: Any
    ) -> str:
        """A figure of the report, by its id; its words must stand there."""
        body = self.reports[report].body(part)
        start = body.index(quote)
        span = Span(part, start, start + len(quote), quote)
        held = Bounds.exactly(bounds) if isinstance(bounds, int) else bounds or Bounds()
        key = content_id(report, part, start, quote, measure)
        speaker = fields.pop("said_by", None)
        outlet = self.reports[report].source or report
        fields["attributed_to"] = (speaker, outlet) if speaker else (outlet,)
        self.figures[key] = Figure(key, span, measure, held, **fields)
        self.statements[report].append(key)
        return key

    def incident(self, order: Sequence[str] | None = None) -> Incident:
        """The incident that all reports tell of, in the order given."""
        tellings = tuple(
            Telling(content_id("telling", key), key, True, None, DAY, None, (), tuple(self.statements[key]))
            for key in order or self.reports
        )
        return Incident(content_id("incident"), None, DAY, "day", None, (), tellings)

    def reckon(
        self, rules: RuleSet | None = None, judgements: Sequence[Judgement] = (), order: Sequence[str] | None = None
    ) -> Reckoning:
        """What the rules make of it: UCDP's where none are given."""
        return reckon(
            self.incident(order), self.figures, self.reports, self.origins, judgements, rules or RULES["ucdp"],
            self.positions,
        )  # fmt: skip


def row(
    reckoning: Reckoning, measure: Measure = "killed", victims: Victims = "all", side: str | None = None
) -> Harm | None:
    """The row of one harm and group, or None."""
    wanted = (measure, victims, side)
    return next((h for h in reckoning.harm if (h.measure, h.victims, h.side) == wanted), None)


def span_of(
    reckoning: Reckoning, measure: Measure = "killed", victims: Victims = "all", side: str | None = None
) -> tuple[int | None, int | None, int | None] | None:
    """Low, best and high of a row, or None where there is no row."""
    found = row(reckoning, measure, victims, side)
    return (found.low, found.best, found.high) if found else None
