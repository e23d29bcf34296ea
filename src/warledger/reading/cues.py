"""Cues: words that tell an attribute of the figures around them (a weapon, a place, a party), with where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from warledger.records import Part

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cue(Generic[T]):
    """A value read at characters ``start`` to ``end`` of a part, in its sentence number ``sentence``."""

    part: Part
    start: int
    end: int
    sentence: int
    value: T
