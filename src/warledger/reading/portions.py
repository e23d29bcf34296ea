"""A report too long to be held as words at once, read by portions: memory stays the same, whatever its length.

No prose is as long; what is, is a year of reports in one. So nothing that one portion tells is tied to what another
does, and the headline belongs to the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Final, TypeVar

from warledger.records import AgreementStatement, ControlChange, Figure, Position, Reading, Report, Span, content_id

LONGEST: Final = 500_000
"""Characters of a portion: more than twice the longest report that was measured."""

Stated = Figure | ControlChange | AgreementStatement | Position
S = TypeVar("S", Figure, ControlChange, AgreementStatement, Position)


def read_in_portions(report: Report, read: Callable[[Report], Reading], longest: int = LONGEST) -> Reading:
    """What the report says, every portion of at most ``longest`` characters read by itself."""
    if len(report.text) <= longest:
        return read(report)
    told = [_moved(read(_portion(report, start, end)), start) for start, end in portions(report.text, longest)]
    return Reading(
        report,
        tuple(chain.from_iterable(r.figures for r in told)),
        tuple(chain.from_iterable(r.control for r in told)),
        tuple(chain.from_iterable(r.agreements for r in told)),
        tuple(chain.from_iterable(r.positions for r in told)),
        tuple(dict.fromkeys(chain.from_iterable(r.issues for r in told))),
    )


def portions(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Where each portion begins and ends: behind a line where one ends in its second half, or else behind a blank."""
    start = 0
    while len(text) - start > longest:
        middle, end = start + longest // 2, start + longest
        end = text.rfind("\n", middle, end) + 1 or text.rfind(" ", middle, end) + 1 or end
        yield start, end
        start = end
    yield start, len(text)


def _portion(report: Report, start: int, end: int) -> Report:
    return replace(report, title=report.title if start == 0 else "", text=report.text[start:end])


def _moved(reading: Reading, by: int) -> Reading:
    """The same with offsets in the whole text, and with ids that no other portion gives."""
    if not by:
        return reading
    told: Iterator[Stated] = chain(reading.figures, reading.control, reading.agreements, reading.positions)
    ids: Mapping[str | None, str] = {s.id: content_id(s.id, by) for s in told}

    def moved(s: S) -> S:
        return replace(s, id=ids[s.id], span=Span(s.span.part, s.span.start + by, s.span.end + by, s.span.quote))

    return replace(
        reading,
        figures=tuple(
            replace(moved(f), part_of=ids.get(f.part_of), same_as=ids.get(f.same_as)) for f in reading.figures
        ),
        control=tuple(map(moved, reading.control)),
        agreements=tuple(map(moved, reading.agreements)),
        positions=tuple(replace(moved(p), answers=ids.get(p.answers)) for p in reading.positions),
        issues=tuple(replace(i, about=tuple(ids.get(key, key) for key in i.about)) for i in reading.issues),
    )
