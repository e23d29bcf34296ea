"""What the gazetteer's rooms pass on: an entry as a source gives it, a candidate as a look-up finds it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

from warledger.errors import WarledgerError
from warledger.records import Place

Kind = Literal["country", "province", "district", "settlement", "quarter", "site"]
KINDS: tuple[Kind, ...] = ("country", "province", "district", "settlement", "quarter", "site")

Loosely = Literal["by one wrong consonant", "by a word too many", "by a word too few"]
"""Ways to find a name that no place bears as it is said."""

EARTH_KM = 6371.0
KM_A_DEGREE = 111.2
"""Of latitude."""


class GazetteerError(WarledgerError):
    """A gazetteer file cannot be read as it stands; the index is left as it was."""

    def __init__(self, path: object, line: int | None, why: str) -> None:
        where = f"{path}, line {line}" if line else f"{path}"
        super().__init__(f"{where}: {why}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place as one source gives it. ``lat``, ``lon`` are degrees WGS 84; ``code`` is a province's own code.

    ``adm1`` and ``adm2`` are names or codes, whichever the source uses; the index looks both up among its provinces.
    """

    id: str
    name: str
    lat: float
    lon: float
    country: str
    kind: Kind
    names: tuple[str, ...] = ()
    adm1: str | None = None
    adm2: str | None = None
    code: str | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class MoreNames:
    """Further names of a place that another file holds (GeoNames' alternate names)."""

    id: str
    names: tuple[str, ...]


class Candidate(NamedTuple):
    """A place of the gazetteer that a name may mean (a tuple: a look-up makes many).

    ``alike`` is the likeness of the sounds, 0 to 1, by the form ``matched``; ``spelling`` that of the letters, with the
    nearest of all its names, and ``article`` whether that has an article just as asked. ``just_so`` is whether one of
    its names is written letter by letter as asked, ``own`` whether its first is. ``loosely`` says what had to be
    forgiven where no name fits well. ``border`` holds up to three other provinces near it: within 10 km, where its own
    is known, else the likeliest first. ``points`` and ``reasons`` are filled in by the resolver.
    """

    id: str
    name: str
    lat: float
    lon: float
    country: str
    kind: Kind
    adm1: str | None = None
    adm2: str | None = None
    border: tuple[str, ...] = ()
    population: int = 0
    known_by: int = 1
    alike: float = 1.0
    matched: str = ""
    spelling: float = 1.0
    article: bool = True
    just_so: bool = False
    own: bool = False
    loosely: Loosely | None = None
    points: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """A place, or None with the candidates that it might have been; in either case the reasons, in words."""

    words: str
    place: Place | None
    candidates: tuple[Candidate, ...] = ()
    reasons: tuple[str, ...] = ()


def km_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres (haversine)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    h = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
