"""Judgements on single statements: rejected ones are set aside, corrected ones carry the corrected field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from warledger.bounds import Bounds
from warledger.records import Figure, Judgement
from warledger.when import When


def judged(figures: Mapping[str, Figure], judgements: Sequence[Judgement]) -> Mapping[str, Figure]:
    """The figures as judged; the last word on a statement stands."""
    last = {j.about[0]: j for j in judgements if j.verdict in ("accept", "reject", "correct")}
    if not last:
        return figures
    changed = dict(figures)
    for key, judgement in last.items():
        if key not in figures:
            continue
        if judgement.verdict == "reject":
            del changed[key]
        elif judgement.verdict == "correct" and judgement.value:
            changed[key] = _corrected(figures[key], *judgement.value.split("=", 1))
    return changed


def _corrected(figure: Figure, field: str, value: str) -> Figure:
    number = int(value) if value.lstrip("-").isdigit() else None
    if field == "low":
        return replace(figure, bounds=Bounds(number, figure.bounds.high))
    if field == "high":
        return replace(figure, bounds=Bounds(figure.bounds.low, number))
    if field == "count":
        return replace(figure, bounds=Bounds(number, number))
    if field == "date":
        return replace(figure, date=When.parse(value))
    return replace(figure, **{field: value or None})  # type: ignore[arg-type]
