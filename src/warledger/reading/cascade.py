"""The cascade: the whole way from a report to its statements, on one page.

Each stage asks the report for one thing more; what one stage finds the next ones may use, and none looks back.
"""

from __future__ import annotations

from warledger.reading.cause import Causes
from warledger.reading.debris import debris
from warledger.reading.english import ENGLISH
from warledger.reading.figures import draft_figures
from warledger.reading.language import Language
from warledger.reading.relations import relate
from warledger.reading.status import settle, status_of
from warledger.reading.timing import Timing
from warledger.records import Figure, Part, Reading, Report

NAME = "cascade"


def read_with_cascade(report: Report, language: Language = ENGLISH) -> Reading:
    """What one report says."""
    return Reading(report, read_figures(report, language))


def read_figures(report: Report, language: Language = ENGLISH) -> tuple[Figure, ...]:
    """Every stated quantity of people harmed, in order of appearance."""
    title, text, drafts = draft_figures(report, language)
    parts: dict[Part, object] = {"title": title, "text": text}
    timing = Timing(report, title, text, language.times)
    timing.settle([(d.span.part, d.span.start, d.span.end) for d in drafts])
    causes = Causes.of(title, text, debris(text, report.title, language))
    for draft in drafts:
        part, start, end = draft.span.part, draft.span.start, draft.span.end
        who = status_of(title if part == "title" else text, start, end)
        draft.status, draft.groups = who.status, who.groups
        draft.date, draft.scope = timing.read(part, start, end, draft.bounds, draft.vague)
        draft.cause = causes.cause(part, start, end, draft.measure)
    relate(drafts)
    figures = tuple(draft.freeze(NAME) for draft in drafts)
    return causes.settle(settle(figures, title, text))
