"""What each report of an incident tells, and whose word it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from warledger.records import Figure, Incident, Issue, Report, Status

GENERIC: Final = ("a ", "an ", "the ", "some ", "local ", "medical ", "security ")
"""How a speaker without a name begins: two reports' "a local source" need not be one."""


@dataclass(frozen=True, slots=True)
class Told:
    """The figures of one report on the incident, and whose word they are.

    ``day`` is when it was said: of a copy, when the text was first published, so that an old wire printed late replaces
    no later count. A report without a day is taken as earliest, and replaces none.
    """

    report: Report
    source: str
    day: str
    figures: tuple[Figure, ...]


def gather(
    incident: Incident, figures: Mapping[str, Figure], reports: Mapping[str, Report], origins: Mapping[str, str]
) -> tuple[tuple[Told, ...], tuple[Issue, ...]]:
    """What each report tells; a count denied or only possible is said in an issue, never counted."""
    told: list[Told] = []
    issues: list[Issue] = []
    for telling in incident.tellings:
        report = reports[telling.report]
        own = [figures[s] for s in telling.statements if s in figures]
        counted = tuple(f for f in own if f.realis == "asserted" and f.scope != "war")
        issues += [
            Issue(f"count-{f.realis}", f"{words(f)} {f.measure} is {f.realis}, not asserted", (f.id,))
            for f in own if f.realis != "asserted"
        ]  # fmt: skip
        if counted:
            first = reports.get(origins.get(report.id, report.id), report)
            told.append(Told(report, source_of(first, counted), first.published or "", tuple(_resolved(counted))))
    return tuple(told), tuple(issues)


def source_of(first: Report, figures: Iterable[Figure]) -> str:
    """Whose word a count is: the monitor or person quoted by name, else the outlet that first published the text."""
    named = Counter(
        f.attributed_to[0] for f in figures
        if len(f.attributed_to) > 1 and not f.attributed_to[0].lower().startswith(GENERIC)
    )  # fmt: skip
    if named:
        return min(named, key=lambda name: (-named[name], name))
    return outlet(first)


def outlet(report: Report) -> str:
    """Who published it, or its id where it does not say."""
    return report.source or report.id


def words(figure: Figure) -> str:
    """The words of a figure, in quotation marks."""
    return f"“{' '.join(figure.span.quote.split())}”"


def chains(figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], ...]:
    """Figures that restate each other put together, in the order of the report."""
    root: dict[str, str] = {f.id: f.id for f in figures}

    def find(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    for figure in figures:
        if figure.same_as in root:
            root[find(figure.id)] = find(figure.same_as)
    members: dict[str, list[Figure]] = {}
    for figure in figures:
        members.setdefault(find(figure.id), []).append(figure)
    return tuple(map(tuple, members.values()))


def _resolved(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, each with what its restatements say of the same people: "36 people" are the "35 fighters"."""
    found: dict[str, Figure] = {}
    for chain in chains(figures):
        statuses: set[Status] = {f.status for f in chain if f.status != "unknown"}
        sides = {f.side for f in chain if f.side}
        for figure in chain:
            status = next(iter(statuses)) if len(statuses) == 1 else figure.status
            side = next(iter(sides)) if len(sides) == 1 else figure.side
            found[figure.id] = replace(figure, status=status, side=side)
    return (found[f.id] for f in figures)
