"""Charts as SVG made on the server: they need no script, print as they stand, and are drawn in the page's own colours.

Every chart stands beside its numbers in a table or in words; it is never the only way to read them. No style attribute
is used (the content security policy forbids them): classes name what is drawn, the style sheet says how.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10
from typing import Final

from markupsafe import Markup, escape

from warledger.desk.wording import words

BAR_WIDTH: Final = 260
TIMELINE: Final = (1200, 240)
MARGIN: Final = (60, 10, 28)
"""Left for the scale, top, bottom for the dates."""


@dataclass(frozen=True, slots=True)
class Range:
    """A low–best–high range with a label and perhaps an address; None is open (high) or not stated."""

    label: str
    low: int | None
    best: int | None
    high: int | None
    href: str | None = None

    @property
    def top(self) -> int:
        """The largest number that it states."""
        return max((x for x in (self.low, self.best, self.high) if x is not None), default=0)

    def words(self) -> str:
        """ "low 8, best 26, high 36", in the desk's language."""
        return words().ranged(self.low, self.best, self.high)


def nice(top: int) -> int:
    """The end of a scale that holds ``top``: a round number of one digit, or 15."""
    if top <= 1:
        return 1
    power = 10 ** int(log10(top))
    return next(int(step * power) for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * power >= top)


def bar(ranged: Range, top: int) -> Markup:
    """One range as a bar: a line from low to high, a dot at best; an open end is an arrow."""
    scale = (BAR_WIDTH - 24) / max(top, 1)
    low = 8 + (ranged.low if ranged.low is not None else ranged.best or 0) * scale
    known = [x for x in (ranged.high, ranged.best, ranged.low) if x is not None]
    is_open = ranged.high is None
    high = BAR_WIDTH - 12 if is_open else 8 + max(known, default=0) * scale
    parts = [
        f'<line class="axis" x1="8" y1="12" x2="{BAR_WIDTH - 8}" y2="12"/>',
        f'<line class="range" x1="{low:.1f}" y1="12" x2="{max(high, low + 0.5):.1f}" y2="12"/>',
        f'<line class="end" x1="{low:.1f}" y1="6" x2="{low:.1f}" y2="18"/>',
    ]
    if is_open:
        parts.append(f'<path class="arrow" d="M{high:.1f} 6l8 6-8 6"/>')
    else:
        parts.append(f'<line class="end" x1="{high:.1f}" y1="6" x2="{high:.1f}" y2="18"/>')
    if ranged.best is not None:
        parts.append(f'<circle class="best" cx="{8 + ranged.best * scale:.1f}" cy="12" r="5"/>')
    label = escape(f"{ranged.label}: {ranged.words()}")
    return Markup(  # noqa: S704 - numbers and an escaped label
        f'<svg class="bar" viewBox="0 0 {BAR_WIDTH} 24" width="{BAR_WIDTH}" height="24" role="img" '
        f'aria-label="{label}">'
        f"<title>{label}</title>{''.join(parts)}</svg>"
    )


def timeline(columns: Sequence[Range], label: str) -> Markup:
    """Periods side by side: each a band from low to high with a mark at best, a link where it has an address."""
    if not columns:
        return Markup("")
    width, height = TIMELINE
    left, top, bottom = MARGIN
    scale_top = nice(max(column.top for column in columns))
    step = (width - left) / len(columns)
    scale = (height - top - bottom) / scale_top
    floor = height - bottom
    parts = [_grid(scale_top, scale, floor, left, width)]
    every = ceil(len(columns) / 10)
    for number, column in enumerate(columns):
        x = left + number * step
        parts.append(_column(column, x, max(step - 1.5, 0.8), scale, floor, top))
        if number % every == 0:
            middle = min(x + step / 2, width - 32)
            parts.append(f'<text class="tick" x="{middle:.1f}" y="{height - 8}">{escape(column.label)}</text>')
    return Markup(  # noqa: S704 - numbers and escaped labels
        f'<svg class="timeline" viewBox="0 0 {width} {height}" role="group" aria-label="{escape(label)}">'
        f"{''.join(parts)}</svg>"
    )


def _grid(scale_top: int, scale: float, floor: int, left: int, width: int) -> str:
    lines = []
    for part in (0, 0.5, 1) if scale_top > 1 else (0, 1):
        y = floor - part * scale_top * scale
        lines.append(f'<line class="axis" x1="{left}" y1="{y:.1f}" x2="{width}" y2="{y:.1f}"/>')
        lines.append(
            f'<text class="scale" x="{left - 6}" y="{y + 4:.1f}">{words().number(round(part * scale_top))}</text>'
        )
    return "".join(lines)


def _column(column: Range, x: float, width: float, scale: float, floor: int, top: int) -> str:
    """A band, its mark, and a field of the whole height to point at."""
    known = [n for n in (column.low, column.best, column.high) if n is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    y, tall = floor - high * scale, max((high - low) * scale, 1.0)
    best = column.best if column.best is not None else low
    title = escape(f"{column.label}: {column.words()}")
    inner = (
        f"<title>{title}</title>"
        f'<rect class="field" x="{x:.1f}" y="{top}" width="{width:.1f}" height="{floor - top}"/>'
        f'<rect class="solid" x="{x:.1f}" y="{floor - low * scale:.1f}" width="{width:.1f}" '
        f'height="{low * scale:.1f}"/>'
        f'<rect class="band" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{tall:.1f}"/>'
        f'<rect class="mark" x="{x:.1f}" y="{floor - best * scale - 1:.1f}" width="{width:.1f}" height="2"/>'
    )
    if column.href is None:
        return f'<g role="img" aria-label="{title}">{inner}</g>'
    return f'<a href="{escape(column.href)}" aria-label="{title}">{inner}</a>'
