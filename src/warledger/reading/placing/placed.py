"""What is asked of :mod:`~warledger.reading.placing.where`, a figure, and what it answers, a place as worded."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

from warledger.reading.placing.named import LEVELS
from warledger.reading.placing.placetables import PlaceKind
from warledger.records import Measure, Part


class Counted(NamedTuple):
    """A figure, for which a place is asked: its span and what it counts.

    ``quantity`` is equal for figures that state the same.
    """

    part: Part
    start: int
    end: int
    measure: Measure
    quantity: Hashable


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as a report words it: ``body[start:end] == words``. ``within`` are wider places named with it.

    ``level`` is how wide it is, from 0 (a building) to 8 (a country); ``several`` is whether the words speak of more
    than one place in it. ``own`` is whether a figure's own sentence gives it.
    """

    part: Part
    start: int
    end: int
    words: str
    kind: PlaceKind
    within: tuple[str, ...] = ()
    level: float = 0.0
    several: bool = False
    own: bool = False

    @property
    def town(self) -> str | None:
        """The place, where it is a town, a village or a quarter: no building, no area around."""
        return self.words if LEVELS["neighbourhood"] <= self.level < LEVELS["road"] else None
