"""A reading as a person reads it: figures in order, each with its words, qualifier and source; issues at the end."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from warledger.records import (
    AgreementStatement,
    ControlChange,
    Figure,
    Position,
    Reading,
)

WIDTH = 80
BOLD, DIM, RED, RESET = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[0m"
ARROW = " ← "


class Table:
    """Writes readings as text of at most 80 columns; ``colour`` only where the output is a terminal."""

    def __init__(self, *, colour: bool = False) -> None:
        self.colour = colour

    def lines(self, reading: Reading) -> Iterator[str]:
        """The lines of one report."""
        r = reading.report
        yield from self._wrap(r.title or "(no title)", "", style=BOLD)
        yield self._style(" · ".join(x for x in (r.source, r.published or "no date", r.id) if x), DIM)
        yield ""
        if reading.figures:
            yield from self._figures(reading.figures)
        elif all(issue.code != "language-not-read" for issue in reading.issues):
            yield "  No figure of people harmed."
        yield from self._others(reading)
        for issue in reading.issues:
            yield from self._wrap(f"! {issue.message}", "  ", style=RED)
        yield ""

    def _figures(self, figures: Sequence[Figure]) -> Iterator[str]:
        number = {f.id: n for n, f in enumerate(figures, 1)}
        for n, f in enumerate(figures, 1):
            head = f"{n:>3}  {f.measure:<10} {count(f):<9} “{' '.join(f.span.quote.split())}”"
            yield from self._wrap(head, "", hanging=" " * 26, style=BOLD)
            yield from self._wrap(" · ".join(_details(f)), " " * 5, style=DIM)
            yield from self._wrap(" · ".join(_links(f, number)), " " * 5, style=DIM)

    def _others(self, reading: Reading) -> Iterator[str]:
        for title, rows in (
            ("Control", [_control(c) for c in reading.control]),
            ("Agreements", [_agreement(a) for a in reading.agreements]),
            ("Positions", [_position(p) for p in reading.positions]),
        ):
            if rows:
                yield ""
                yield self._style(f"  {title}", BOLD)
            for row in rows:
                yield from self._wrap(row, "    ", hanging=" " * 6)

    def _wrap(self, text: str, indent: str, *, hanging: str | None = None, style: str = "") -> Iterator[str]:
        if text:
            rest = hanging if hanging is not None else indent
            wrapper = textwrap.TextWrapper(WIDTH, indent, rest, break_on_hyphens=False)
            for line in wrapper.wrap(text):
                yield self._style(line, style)

    def _style(self, text: str, style: str) -> str:
        return f"{style}{text}{RESET}" if self.colour and style else text


def count(f: Figure) -> str:
    """The count as stated: "26", "≥ 35", "~ 50", or the vague word."""
    if f.vague:
        return "some" if f.vague == "bare plural" else f.vague
    return f"~ {f.bounds}" if f.approx else str(f.bounds)


def _details(f: Figure) -> list[str]:
    victims = f.status if not f.side else f"{f.status}, {f.side}"
    if f.groups:
        victims += f" ({', '.join(f.groups)})"
    place = f.place.words if f.place else None
    by = "by " + " and ".join(f.by) if f.by else None
    scope = {"incident": None, "period": "running total", "war": "whole war", "background": "earlier incident"}[f.scope]
    realis = None if f.realis == "asserted" else f.realis.upper()
    said = [victims, f.cause, by, place, str(f.date) if f.date else "no date", scope, realis]
    return [x for x in said if x]


def _links(f: Figure, number: dict[str, int]) -> list[str]:
    links = []
    if f.part_of in number:
        links.append(f"part of {number[f.part_of]}")
    if f.same_as in number:
        links.append(f"restates {number[f.same_as]}")
    links.append("says " + ARROW.join(f.attributed_to) if f.attributed_to else "said by nobody named")
    return links


def _control(c: ControlChange) -> str:
    where = ", ".join(p.words for p in c.places) or c.extent or "?"
    tried = f" ({c.attempts} attempts)" if c.attempts else ""
    loser = f" from {c.loser}" if c.loser else ""
    return f"{c.holder or '?'}: {c.kind}{tried} {where}{loser}, {c.outcome}{_when(c.date)}{_said(c.attributed_to)}"


def _agreement(a: AgreementStatement) -> str:
    parties = " and ".join(a.parties)
    why = f"; because {a.why}" if a.why else ""
    return f"{a.kind}{' of ' + parties if parties else ''}: {a.event}{_when(a.date)}{why}{_said(a.attributed_to)}"


def _position(p: Position) -> str:
    toward = f" (to {p.toward})" if p.toward else ""
    return f"{p.speaker} {p.stance}{toward}: “{' '.join(p.about.split())}”{_when(p.date)}"


def _when(date: object) -> str:
    return f", {date}" if date else ""


def _said(chain: tuple[str, ...]) -> str:
    return f" [{ARROW.join(chain)}]" if chain else ""
