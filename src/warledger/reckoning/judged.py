"""Judgements on single statements: rejected ones are set aside, corrected ones carry the corrected fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, get_args

from warledger.bounds import Bounds
from warledger.errors import WarledgerError
from warledger.records import Cause, Figure, Judgement, Measure, Realis, Scope, Status
from warledger.when import When

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "measure": get_args(Measure), "status": get_args(Status), "scope": get_args(Scope), "realis": get_args(Realis),
    "cause": get_args(Cause),
}  # fmt: skip
"""Fields that take one of a few words."""

NUMBERS: Final = ("count", "low", "high")
CORRECTABLE: Final = (*NUMBERS, *WORDS, "side", "date")
"""Fields that a judgement may correct; ``count`` is low and high at once."""


class CorrectionError(WarledgerError):
    """A correction that no figure can carry."""


def judged(figures: Mapping[str, Figure], judgements: Sequence[Judgement]) -> Mapping[str, Figure]:
    """The figures as judged. Of judgements on one statement, and on one field of it, the last stands.

    Raises:
        CorrectionError: where a correction cannot be; `judge` refuses such a one before it is appended.
    """
    rejected: dict[str, bool] = {}
    fields: dict[str, dict[str, str]] = {}
    for judgement in judgements:
        if judgement.about[0] not in figures:
            continue
        if judgement.verdict in ("accept", "reject"):
            rejected[judgement.about[0]] = judgement.verdict == "reject"
        elif judgement.verdict == "correct" and judgement.value:
            field, _, value = judgement.value.partition("=")
            fields.setdefault(judgement.about[0], {})[field] = value
    if not rejected and not fields:
        return figures
    changed = {key: corrected(figure, fields[key]) if key in fields else figure for key, figure in figures.items()}
    return {key: figure for key, figure in changed.items() if not rejected.get(key)}


def corrected(figure: Figure, fields: Mapping[str, str]) -> Figure:
    """The figure with these fields as a judgement says.

    Raises:
        CorrectionError: where a field is none, a value does not fit it, or low would lie above high.
    """
    low, high = figure.bounds.low, figure.bounds.high
    changes: dict[str, Any] = {}
    for field, value in fields.items():
        if field in NUMBERS:
            if not value.isdecimal():
                raise CorrectionError(f"{field}={value}: is no number of people; write it as in low=26")
            low = int(value) if field in ("count", "low") else low
            high = int(value) if field in ("count", "high") else high
        elif field in WORDS and value not in WORDS[field]:
            raise CorrectionError(f"{field}={value}: is none of {', '.join(WORDS[field])}")
        elif field not in CORRECTABLE or not value:
            raise CorrectionError(f"{field}={value}: corrects nothing; name one of {', '.join(CORRECTABLE)}: low=26")
        else:
            changes[field] = When.parse(value) if field == "date" else value
    if low is not None and high is not None and low > high:
        raise CorrectionError(f"low {low} would lie above high {high}; correct both at once with count={low}")
    return replace(figure, bounds=Bounds(low, high), **changes)
