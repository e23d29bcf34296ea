"""Faults of a report that a careful reader would note: counts that cannot both hold, a day that nothing tells.

Each is an :class:`~warledger.records.Issue`, never a correction: the figures stay as the report words them.
"""

from __future__ import annotations

from collections.abc import Iterator

from warledger.bounds import Bounds
from warledger.reading.drafts import Draft
from warledger.records import Issue, Report


def find_faults(
    report: Report, drafts: list[Draft], *, dated: bool, undated_words: tuple[str, ...]
) -> tuple[Issue, ...]:
    """All faults of one report, in a fixed order."""
    return (*_no_day(report, dated, undated_words), *_headline(drafts), *_parts(drafts))


def other_language(report: Report, code: str) -> tuple[Issue, ...]:
    """A report in a language that the reader has no tables for: that nothing is found there says nothing of it."""
    if report.lang is None or report.lang.split("-")[0] == code:
        return ()
    message = f"the report is in another language ({report.lang}) than is read ({code}): what it says is not all here"
    return (Issue("language-not-read", message, (report.id,)),)


def _no_day(report: Report, dated: bool, words: tuple[str, ...]) -> Iterator[Issue]:
    if not dated and words:
        said = ", ".join(f"“{w}”" for w in dict.fromkeys(words[:4]))
        yield Issue(
            "no-publication-date",
            f"the report gives no publication date, so {said} cannot be resolved; give one with --published",
            (report.id,),
        )


def _headline(drafts: list[Draft]) -> Iterator[Issue]:
    """A headline whose number its own text never states: "36" over "at least 35"."""
    for title in drafts:
        if title.span.part != "title" or title.number is None or title.same is not None:
            continue
        told = [d for d in drafts if d.span.part == "text" and d.root is title and d.number is not None]
        if not told:
            continue
        if any(d.number == title.number for d in told):
            continue
        parts = {p.root: p for d in told for p in drafts if p.parent is d}
        makes = _makes([p for p in parts.values() if p.same is None or p.same.span.part == "text"])
        yield Issue(
            "headline-unsupported",
            f"the headline says {title.span.quote}, the text {told[0].span.quote}{makes}",
            (title.id, *(d.id for d in told)),
        )


def _makes(parts: list[Draft]) -> str:
    numbers = [p.number for p in parts if p.number is not None]
    if len(numbers) < 2:
        return ""
    return f"; its parts {' + '.join(map(str, numbers))} make {sum(numbers)}"


def _parts(drafts: list[Draft]) -> Iterator[Issue]:
    """A total smaller than a part of it, or than parts that exclude each other."""
    inside: dict[str, list[Draft]] = {}
    for d in drafts:
        if d.parent is not None and d.same is None and d.number is not None:
            inside.setdefault(d.parent.id, []).append(d)
    for total in drafts:
        parts = inside.get(total.id, [])
        if total.bounds.high is None or not parts:
            continue
        apart = [p for p in parts if p.mention.trigger is total.mention.trigger and not p.groups] or parts[:1]
        least = sum((Bounds(p.bounds.floor, None) for p in apart), Bounds(0, None)).floor
        if least > total.bounds.high:
            words = ", ".join(p.span.quote for p in apart)
            yield Issue(
                "parts-exceed-total",
                f"“{total.span.quote}” cannot hold its parts: {words} make at least {least}",
                (total.id, *(p.id for p in apart)),
            )
