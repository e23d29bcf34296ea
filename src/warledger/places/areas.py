"""Places that are no points: provinces, countries, parts of them in a direction, what lies between two places."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from warledger.places.evidence import SHOWN, Context, none_of_these, weigh
from warledger.places.gazetteer import Gazetteer
from warledger.places.phrases import Phrase
from warledger.places.records import EARTH_KM, Candidate, Resolution, km_between
from warledger.records import Place, Precision

WELL_ALIKE = 0.85
"""A province's name must sound at least so; there are few, and a village may bear a name that is half of one."""

BETWEEN_NEAR_KM = 40.0
"""Two places nearer than this to each other make "between" a neighbourhood; else a region."""


def area(gazetteer: Gazetteer, words: str, phrase: Phrase, context: Context, country: str | None) -> Resolution | None:
    """A province, a district, a country or a part of one; None where the words mean a point after all."""
    own = phrase.relation in ("part", "area") and len(phrase.names) > 1 and phrase.names[:1]
    if own and _is_a_place(gazetteer, own[0], phrase, context, country):
        return None
    wanted = ("district",) if phrase.kind == "district" else ("province", "country")
    names = phrase.names[: phrase.bare] if phrase.relation == "area" else phrase.names[phrase.bare - 1 : phrase.bare]
    found: tuple[Candidate, ...] = ()
    areas: tuple[Candidate, ...] = ()
    for name in names:
        found = weigh(gazetteer, (name,), phrase, context, country)
        areas = tuple(c for c in found if c.kind in wanted and c.alike >= WELL_ALIKE)
        if areas:
            phrase = replace(phrase, relation="at") if name != names[-1] else phrase
            break
    if not areas or areas[0].points < none_of_these(names, areas, context, whole=True):
        return None
    rivals = [c for c in areas if c.points > areas[0].points - 1 and not _one(c, areas[0])]
    if rivals:
        return Resolution(words, None, areas[:SHOWN], (f"{len(rivals) + 1} areas bear that name",))
    towns = (c for c in found if c.kind == "settlement" and c.alike > 0.95)
    seat = next((c for c in towns if c.adm1 and c.adm1 == areas[0].adm1), None)
    place = _area_place(gazetteer, words, phrase, areas[0], seat)
    return Resolution(words, place, areas[:SHOWN], place.reasons)


def _is_a_place(gazetteer: Gazetteer, name: str, phrase: Phrase, context: Context, country: str | None) -> bool:
    """Whether "Eastern Ghariyah" is a village of that name, rather than the east of something."""
    found = weigh(gazetteer, (name,), replace(phrase, kind=None), context, country)
    return any(c.alike > 0.97 and "|" in c.matched and c.kind in ("settlement", "quarter", "site") for c in found)


def _one(a: Candidate, b: Candidate) -> bool:
    """Whether two sources mean one area."""
    if a.kind != b.kind or a.country != b.country or a.adm1 != b.adm1:
        return False
    return a.kind != "district" or a.adm2 == b.adm2


def _area_place(gazetteer: Gazetteer, words: str, phrase: Phrase, c: Candidate, seat: Candidate | None) -> Place:
    precision: Precision = "district" if c.kind == "district" else "province" if c.kind == "province" else "country"
    province = (c.adm1 or c.name) if c.kind == "province" else c.adm1
    lat, lon = c.lat, c.lon
    reasons = [f"{c.name} is a {c.kind}"]
    if c.kind == "district" and seat:
        lat, lon = seat.lat, seat.lon
        reasons.append(f"the point is its seat's, {seat.name}")
    if phrase.relation == "part" and phrase.direction:
        precision = "region"
        lat, lon = gazetteer.middle(c.country, province, phrase.direction) or (lat, lon)
        reasons.append(f"the point is the middle of the places in its part to the {phrase.direction}")
    elif phrase.relation == "near" or (phrase.relation == "area" and "countryside" not in words.lower()):
        precision = "region"
        reasons.append("a region loosely so called; the point is the middle of its namesake")
    return Place(
        words=words, name=c.name, lat=round(lat, 5), lon=round(lon, 5), country=c.country, adm1=province, adm2=c.adm2,
        precision=precision, gazetteer=c.id, sure=1.0, reasons=(*reasons, *c.reasons),
    )  # fmt: skip


def between(words: str, phrase: Phrase, context: Context, resolve: Callable[[str, Context], Resolution]) -> Resolution:
    """Halfway between two places, where both are known; each is evidence for the other."""
    a, b = (resolve(name, context) for name in phrase.names[:2])
    if a.place and not b.place:
        b = resolve(phrase.names[1], replace(context, others=(*context.others, a.place)))
    elif b.place and not a.place:
        a = resolve(phrase.names[0], replace(context, others=(*context.others, b.place)))
    p, q = a.place, b.place
    if p is None or q is None or p.lat is None or p.lon is None or q.lat is None or q.lon is None:
        return Resolution(words, None, (*a.candidates, *b.candidates)[:SHOWN], (*a.reasons, *b.reasons))
    km = km_between(p.lat, p.lon, q.lat, q.lon)
    place = Place(
        words=words, name=f"{p.name}–{q.name}", lat=round((p.lat + q.lat) / 2, 5), lon=round((p.lon + q.lon) / 2, 5),
        country=p.country if p.country == q.country else None, adm1=p.adm1 if p.adm1 == q.adm1 else None,
        precision="near" if km <= BETWEEN_NEAR_KM else "region", sure=min(p.sure or 0.0, q.sure or 0.0),
        reasons=(f"halfway between {p.name} and {q.name}, {km:.0f} km apart",),
    )  # fmt: skip
    return Resolution(words, place, (), place.reasons)


def moved(lat: float, lon: float, km: float, direction: str) -> tuple[float, float]:
    """The point so many kilometres off in a direction of the letters n, s, e, w."""
    north = ("n" in direction) - ("s" in direction)
    east = ("e" in direction) - ("w" in direction)
    degrees = math.degrees(km / EARTH_KM) / (math.hypot(north, east) or 1.0)
    return lat + degrees * north, lon + degrees * east / max(math.cos(math.radians(lat)), 0.01)
