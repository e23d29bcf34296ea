"""Ranking: which of the places that bear a name a report means, how sure that is, and why, in words.

Each piece of evidence gives points (:data:`POINTS`), each with its sentence. The points of the namesakes, and of "none
of these", become shares of certainty; a place is given only where its share passes :data:`BAR`. Namesakes within
:data:`SAME_SPOT_KM` are one place in two sources.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from warledger.places.gazetteer import Gazetteer
from warledger.places.names import form, likeness
from warledger.places.phrases import Phrase, parse
from warledger.places.records import Candidate, km_between
from warledger.records import Place, Precision

POINTS = {
    "unlike by 0.1": -1.5,
    "spelt unlike by 0.1": -0.4,
    "a spelling of it": 0.5,
    "its own spelling": 1.6,
    "in the province said": 1.4,
    "among places of the province said": 1.4,
    "at the border of the province said": -1.5,
    "in another province": -3.5,
    "among places of another province": -2.5,
    "in the district said": 2.0,
    "within 10 km of another place of the report": 2.5,
    "within 30 km of another place of the report": 2.0,
    "within 75 km of another place of the report": 1.0,
    "over 200 km from every other place of the report": -1.0,
    "in a country the report speaks of": 2.0,
    "kind as said": 1.5,
    "a district, not a town": -2.0,
    "a site or a quarter, not a town": -0.5,
    "ten times the people": 0.6,
    "quiet": -1.4,
    "hot": 0.6,
    "none of these": -1.2,
}
"""Evidence and its weight, in natural logarithms of odds; tuned on half of a list of 679 coded places (docs/places.md)."""

BAR = 0.6
"""The share of certainty below which a place stays unresolved with its candidates."""

SAME_SPOT_KM = 6.0
SHOWN = 8
"""Candidates kept with an unresolved name."""

BETWEEN_NEAR_KM = 40.0
"""Two places nearer than this to each other make "between" a point's neighbourhood; else a region."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a report gives beside the name: a country (ISO code or name), a province and a district said with it, other
    places of the report that are resolved, and countries that it or its parties speak of.
    """  # noqa: D205

    country: str | None = None
    adm1: str | None = None
    adm2: str | None = None
    others: tuple[Place, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """A place, or None with the candidates that it might have been; in either case the reasons, in words."""

    words: str
    place: Place | None
    candidates: tuple[Candidate, ...] = ()
    reasons: tuple[str, ...] = ()


def resolve(gazetteer: Gazetteer, words: str, context: Context = Context()) -> Resolution:
    """Resolve a place as a report words it.

    Unresolved is a result: ``place`` is None where the gazetteer has nothing, or too much, of that name.
    """
    phrase = parse(words)
    context = _with_within(gazetteer, phrase, context)
    if phrase.relation == "between":
        return _between(gazetteer, words, phrase, context)
    if phrase.kind in ("province", "district") or phrase.relation in ("part", "area"):
        area = _area(gazetteer, words, phrase, context)
        if area is not None:
            return area
    found = _named(gazetteer, words, phrase.names[: phrase.bare], phrase, context, whole=True)
    if found.place is None and phrase.names[phrase.bare :]:
        part = _named(gazetteer, words, phrase.names[phrase.bare :], phrase, context, whole=False)
        found = part if part.place or not found.candidates else found
    return found if found.place else replace(found, reasons=(*found.reasons, *_said(context)))


def resolve_report(
    gazetteer: Gazetteer, names: Sequence[str], country: str | None = None, countries: tuple[str, ...] = ()
) -> tuple[Resolution, ...]:
    """Resolve the places of one report together: the sure ones are evidence for the rest, in two rounds."""
    context = Context(country=country, countries=countries)
    first = {name: resolve(gazetteer, name, context) for name in dict.fromkeys(names)}
    second: dict[str, Resolution] = {}
    for name, alone in first.items():
        others = tuple(r.place for n, r in first.items() if n != name and r.place is not None)
        second[name] = resolve(gazetteer, name, replace(context, others=others)) if others else alone
    return tuple(second[name] for name in names)


def weigh(gazetteer: Gazetteer, name: str, phrase: Phrase, context: Context) -> tuple[Candidate, ...]:
    """The candidates for a name with their points and reasons, best first."""
    country = country_code(gazetteer, context.country)
    provinces = gazetteer.provinces_named(context.adm1, country) if context.adm1 else frozenset()
    weighed = [_weighed(c, phrase, context, provinces) for c in gazetteer.find(name, country)]
    return tuple(sorted(weighed, key=lambda c: (-c.points, c.id)))


def country_code(gazetteer: Gazetteer, country: str | None) -> str | None:
    """The ISO code of a country given by code or by name; None where it is not known."""
    if not country:
        return None
    if len(country) == 2 and country.isupper():
        return country
    found = [c for c in gazetteer.find(country) if c.kind == "country" and c.alike > 0.9]
    return found[0].country if found else None


def _with_within(gazetteer: Gazetteer, phrase: Phrase, context: Context) -> Context:
    """The context with what the words themselves say: ", Hama province", "Syria", "Aleppo city"."""
    for said in phrase.within:
        inner = parse(said)
        code = country_code(gazetteer, inner.names[-1])
        if code and inner.relation == "at" and not context.country:
            context = replace(context, country=code)
            continue
        country = country_code(gazetteer, context.country)
        if inner.kind != "settlement" and not context.adm1 and gazetteer.provinces_named(inner.names[-1], country):
            context = replace(context, adm1=inner.names[-1])
        elif inner.kind == "district" and not context.adm2:
            context = replace(context, adm2=inner.names[-1])
    return context


def _weighed(c: Candidate, phrase: Phrase, context: Context, provinces: frozenset[str]) -> Candidate:
    points, reasons = 0.0, []

    def count(evidence: str, times: float = 1.0, said: str | None = None) -> None:
        nonlocal points
        points += POINTS[evidence] * times
        reasons.append(f"{said or evidence} ({POINTS[evidence] * times:+.1f})")

    if c.alike < 1:
        count("unlike by 0.1", (1 - c.alike) * 10, f"{c.matched!r} is {c.alike:.0%} like the name")
    if provinces:
        _count_province(c, provinces, count)
    if context.adm2 and c.adm2 and likeness(form(context.adm2), form(c.adm2)) > 0.8:
        count("in the district said")
    if c.country in context.countries:
        count("in a country the report speaks of")
    _count_others(c, context.others, count)
    if phrase.kind and phrase.kind == c.kind:
        count("kind as said")
    elif c.kind in ("province", "district", "country"):
        count("a district, not a town")
    elif c.kind in ("site", "quarter"):
        count("a site or a quarter, not a town")
    if c.spelling < 1:
        count("spelt unlike by 0.1", (1 - c.spelling) * 10, f"its nearest spelling is {c.spelling:.0%} like the name's")
    else:
        count("a spelling of it" if not c.own else "its own spelling")
    fame = max(0.0, 1 - (1 - c.alike) / 0.2)
    if c.population > 1000 and fame:
        count("ten times the people", fame * math.log10(c.population / 1000), f"{c.population:,} people")
    if c.country == "SY" and not provinces:
        if c.adm1 in ('Tartus','Lattakia','Hasaka (Al Haksa)',"As Suwayda'"): count('quiet')
        if c.adm1 in ('Dar`a','Days Az Zawr','Quneitra','Idlib'): count('hot')
    return replace(c, points=points, reasons=tuple(reasons))


def _count_province(c: Candidate, provinces: frozenset[str], count: object) -> None:
    said = " or ".join(sorted(provinces))
    assert callable(count)
    if c.adm1 in provinces:
        count("in the province said", said=f"in {said}, as said")
    elif c.adm1 is None and provinces.intersection(c.border):
        count("among places of the province said", said=f"among places of {said}, as said")
    elif provinces.intersection(c.border):
        count("at the border of the province said", said=f"within 10 km of {said}, as said")
    elif c.adm1:
        count("in another province", said=f"in {c.adm1}, not in {said}")
    else:
        count("among places of another province", said=f"its province is not known, its neighbours are not of {said}")


def _count_others(c: Candidate, others: tuple[Place, ...], count: object) -> None:
    assert callable(count)
    near = [
        (km_between(c.lat, c.lon, o.lat, o.lon), o)
        for o in others
        if o.lat is not None and o.lon is not None and o.precision in ("exact", "near")
    ]
    if not near:
        return
    km, other = min(near, key=lambda pair: pair[0])
    for reach in (10, 30, 75):
        if km <= reach:
            count(f"within {reach} km of another place of the report", said=f"{km:.0f} km from {other.name}, also named")
            return
    if km > 200:
        count("over 200 km from every other place of the report", said=f"{km:.0f} km from {other.name}, the nearest named")


def _spots(weighed: Sequence[Candidate]) -> list[list[Candidate]]:
    """Candidates grouped by spot, the spots in the order of their best."""
    spots: list[list[Candidate]] = []
    for c in weighed[:40]:
        for spot in spots:
            if _seat(spot[0], c) or _seat(c, spot[0]) or km_between(c.lat, c.lon, spot[0].lat, spot[0].lon) <= SAME_SPOT_KM:
                spot.append(c)
                break
        else:
            spots.append([c])
    return spots


def _seat(town: Candidate, area: Candidate) -> bool:
    """Whether a town bears the name of its own province or district: then the two are no rivals."""
    if town.kind != "settlement" or area.kind not in ("province", "district") or town.country != area.country:
        return False
    return area.adm1 is not None and area.adm1 in (town.adm1, *town.border)


def shares(spots: Iterable[Sequence[Candidate]], none: float) -> list[float]:
    """Each spot's share of certainty against the others and against "none of these"."""
    weights = [math.exp(min(spot[0].points, 30.0)) for spot in spots]
    total = sum(weights) + math.exp(none)
    return [w / total for w in weights]


def _named(
    gazetteer: Gazetteer, words: str, names: Sequence[str], phrase: Phrase, context: Context, *, whole: bool
) -> Resolution:
    by_id: dict[str, Candidate] = {}
    for name in names:
        for c in weigh(gazetteer, name, phrase, context):
            if c.id not in by_id or c.points > by_id[c.id].points:
                by_id[c.id] = c
    weighed = tuple(sorted(by_id.values(), key=lambda c: (-c.points, c.id)))
    if not weighed:
        return Resolution(words, None, (), (f"no place in the gazetteer is called {' or '.join(map(repr, names))}",))
    spots = _spots(weighed)
    sure = shares(spots, POINTS["none of these"])
    if sure[0] < BAR:
        reason = f"{len(spots)} places may be meant; {weighed[0].name} is {sure[0]:.0%} sure, below {BAR:.0%}"
        return Resolution(words, None, weighed[:SHOWN], (reason,))
    place = _place(words, spots[0], phrase, whole=whole, sure=sure[0], spots=len(spots))
    return Resolution(words, place, weighed[:SHOWN], place.reasons)


def _place(
    words: str, spot: Sequence[Candidate], phrase: Phrase, *, whole: bool, sure: float, spots: int
) -> Place:
    c = next((x for x in spot if x.kind == "settlement" and x.points > spot[0].points - 2), spot[0])
    precision: Precision = {"country": "country", "province": "province", "district": "district"}.get(c.kind, "exact")  # type: ignore[assignment]
    lat, lon = c.lat, c.lon
    reasons = [f"{c.name} of {c.id.partition(':')[0]} is the {'only' if spots == 1 else 'likeliest'} place of that name here"]
    if precision == "exact" and (phrase.relation != "at" or not whole):
        precision = "near"
        reasons.append("said to lie near it" if whole else f"{words!r} is taken to lie near {c.name}")
    if phrase.relation == "offset" and phrase.km and phrase.direction:
        lat, lon = moved(lat, lon, phrase.km, phrase.direction)
        reasons.append(f"the point lies {phrase.km:g} km {phrase.direction} of it, as said")
    reasons += c.reasons
    return Place(
        words=words, name=c.name, lat=round(lat, 5), lon=round(lon, 5), country=c.country, adm1=c.adm1 or (c.border or (None,))[0],
        adm2=c.adm2, precision=precision, gazetteer=c.id, sure=round(sure, 3), reasons=tuple(reasons),
    )  # fmt: skip


def moved(lat: float, lon: float, km: float, direction: str) -> tuple[float, float]:
    """The point so many kilometres off in a direction of the letters n, s, e, w."""
    north = ("n" in direction) - ("s" in direction)
    east = ("e" in direction) - ("w" in direction)
    length = math.hypot(north, east) or 1.0
    return (
        lat + km * north / length / 111.2,
        lon + km * east / length / (111.2 * max(math.cos(math.radians(lat)), 0.01)),
    )


def _area(gazetteer: Gazetteer, words: str, phrase: Phrase, context: Context) -> Resolution | None:
    """A province, a country or a part of one; None where the words mean none of these after all."""
    if phrase.relation in ("part", "area") and len(phrase.names) > 1:
        own = weigh(gazetteer, phrase.names[0], replace(phrase, kind=None), context)
        exact = [c for c in own if c.alike > 0.97 and ("|" in c.matched or phrase.relation == "area")]
        if exact and (exact[0].kind == "province" or phrase.relation == "part"):
            return _named(gazetteer, words, phrase.names[:1], replace(phrase, relation="at", kind=None), context, whole=True)
    wanted = ("district",) if phrase.kind == "district" else ("province", "country")
    weighed = [c for c in weigh(gazetteer, phrase.names[phrase.bare - 1], phrase, context) if c.kind in wanted and c.alike > 0.85]
    if not weighed:
        return None
    spots = _spots(weighed)
    sure = shares(spots, POINTS["none of these"])
    if sure[0] < BAR:
        return Resolution(words, None, tuple(weighed[:SHOWN]), (f"{len(spots)} areas of that name",))
    c = weighed[0]
    precision: Precision = "district" if c.kind == "district" else "province" if c.kind == "province" else "country"
    lat, lon = c.lat, c.lon
    reasons = [f"{c.name} is a {c.kind}"]
    province = (c.adm1 or c.name) if c.kind == "province" else None
    if phrase.relation == "part" and phrase.direction:
        precision = "region"
        lat, lon = gazetteer.middle(c.country, province, phrase.direction) or (lat, lon)
        reasons.append(f"the point is the middle of the places in its part to the {phrase.direction}")
    elif phrase.relation == "area" and "region" in words.lower():
        precision = "region"
        reasons.append("a region loosely so called; the point is the middle of the province")
    elif phrase.relation == "near":
        precision = "region"
    place = Place(
        words=words, name=c.name, lat=round(lat, 5), lon=round(lon, 5), country=c.country, adm1=province,
        precision=precision, gazetteer=c.id, sure=round(sure[0], 3), reasons=(*reasons, *c.reasons),
    )  # fmt: skip
    return Resolution(words, place, tuple(weighed[:SHOWN]), place.reasons)


def _between(gazetteer: Gazetteer, words: str, phrase: Phrase, context: Context) -> Resolution:
    """Halfway between two places, where both are known."""
    a = resolve(gazetteer, phrase.names[0], context)
    b = resolve(gazetteer, phrase.names[1], replace(context, others=(*context.others, a.place)) if a.place else context)
    if b.place and not a.place:
        a = resolve(gazetteer, phrase.names[0], replace(context, others=(*context.others, b.place)))
    p, q = a.place, b.place
    if p is None or q is None or p.lat is None or p.lon is None or q.lat is None or q.lon is None:
        return Resolution(words, None, (*a.candidates, *b.candidates), (*a.reasons, *b.reasons))
    km = km_between(p.lat, p.lon, q.lat, q.lon)
    place = Place(
        words=words, name=f"{p.name}–{q.name}", lat=round((p.lat + q.lat) / 2, 5), lon=round((p.lon + q.lon) / 2, 5),
        country=p.country if p.country == q.country else None, adm1=p.adm1 if p.adm1 == q.adm1 else None,
        precision="near" if km <= BETWEEN_NEAR_KM else "region", sure=round(min(p.sure or 0, q.sure or 0), 3),
        reasons=(f"halfway between {p.name} and {q.name}, {km:.0f} km apart",),
    )  # fmt: skip
    return Resolution(words, place, (), place.reasons)


def _said(context: Context) -> tuple[str, ...]:
    return (f"said to lie in {context.adm1}",) if context.adm1 else ()
