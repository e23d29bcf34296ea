"""A place as it stands in a text, and how wide places of each kind are."""

from __future__ import annotations

from typing import Literal, NamedTuple

from warledger.reading.placing.placetables import PlaceKind, Role
from warledger.records import Part

#: How wide a place of each kind is, from 0. A bare name is most often a town's.
LEVELS: dict[PlaceKind, float] = {
    "facility": 0, "street": 0.5, "neighbourhood": 1, "village": 2, "town": 2.1, "unknown": 2.3, "city": 2.5,
    "road": 2.6, "district": 4, "region": 6, "province": 6, "country": 8,
}  # fmt: skip
LARGE = 5  # the level of a bare name that is also a province's

Unnamed = Literal["one", "many"] | None


class Named(NamedTuple):
    """A place as it stands in a text: tokens ``first`` up to ``last`` (exclusive), with kind words and directions.

    ``level`` is how wide the place is, from 0 (a building) to 8 (a country). ``unnamed`` says that the words before put
    the event into one place in it, or into several, that have no name there ("a village near Aleppo").
    """

    part: Part
    first: int
    last: int
    sentence: int
    start: int
    end: int
    key: str
    kind: PlaceKind
    role: Role
    level: float
    unnamed: Unnamed = None
