"""A report's text cut where statements begin and end, so that every statement can be shown where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from warledger.records import Part, Report, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, the ids of the statements that hold it, outermost first, and of those that begin here."""

    text: str
    held: tuple[str, ...]
    starts: tuple[str, ...]


def pieces(report: Report, part: Part, spans: Mapping[str, Span]) -> tuple[Piece, ...]:
    """The title or the text in pieces; joined again they are the whole, to the letter.

    Spans of other parts are passed over, and so is one whose words the report does not hold.
    """
    body = report.body(part)
    fitting = [
        (key, span) for key, span in spans.items()
        if span.part == part and 0 <= span.start < span.end and body[span.start : span.end] == span.quote
    ]  # fmt: skip
    fitting.sort(key=lambda item: (item[1].start, -item[1].end, item[0]))
    edges = sorted({0, len(body), *(edge for _, span in fitting for edge in (span.start, span.end))})
    cut, waiting, held = [], list(reversed(fitting)), list[tuple[str, Span]]()
    for start, end in pairwise(edges):
        held = [item for item in held if item[1].end > start]
        starts = []
        while waiting and waiting[-1][1].start == start:
            item = waiting.pop()
            held.append(item)
            starts.append(item[0])
        cut.append(Piece(body[start:end], tuple(key for key, _ in held), tuple(starts)))
    return tuple(cut)


def paragraphs(cut: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces as paragraphs: broken where the text breaks its lines."""
    found: list[list[Piece]] = [[]]
    for piece in cut:
        starts = piece.starts
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                found.append([])
            if line or starts:
                found[-1].append(Piece(line, piece.held, starts))
                starts = ()
    return tuple(tuple(p) for p in found if any(x.text.strip() for x in p))
