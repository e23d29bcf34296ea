"""Figures of a report as lines, for tests that name them."""

from __future__ import annotations

from warledger.reading.cascade import read_figures
from warledger.reading.english import ENGLISH
from warledger.records import Report


def told(text: str, title: str = "") -> list[str]:
    """Each figure as "measure count | words", a part with ">" before it for each total that it lies in."""
    figures = read_figures(Report("t", title, text, published="2019-06-15"), ENGLISH)
    whole = {f.id: f.part_of for f in figures}

    def depth(part: str) -> int:
        inside = whole[part]
        return 0 if inside is None else 1 + depth(inside)

    return [f"{'> ' * depth(f.id)}{f.measure} {f.vague or f.bounds} | {f.span.quote}" for f in figures]
