"""Deciding which place a report means, how sure that is, and with what precision.

The points of the namesakes (:mod:`warledger.places.evidence`), and of "none of these", become shares of certainty; a
place is given only where its share passes :data:`BAR`. Namesakes within :data:`SAME_SPOT_KM` are one place in two
sources; where the likeliest all lie within :data:`NEIGHBOURS_KM`, the place is given as near. Below the bar it stays
unresolved with its candidates: never a silent guess, never a jitter.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from warledger.places.areas import area, between, moved
from warledger.places.evidence import SHOWN, Context, Said, none_of_these, weigh
from warledger.places.gazetteer import Gazetteer
from warledger.places.names import form, likeness
from warledger.places.phrases import Phrase, parse
from warledger.places.records import KM_A_DEGREE, Candidate, Resolution, km_between
from warledger.records import Place, Precision

BAR = 0.56
"""The share of certainty below which a place stays unresolved with its candidates."""

EXACT_BAR = 0.88
"""The share of certainty below which a point is given as "near" at best: an exact place that is wrong is worse."""

ANOTHER_NAME = 0.5
"""Sounds less alike than this are two names: a village may be known by its neighbour's in some source."""

SETTLED = 0.95
"""The share of certainty from which on a place needs no evidence from the report's others."""

SAME_SPOT_KM = 6.0
NEIGHBOURS_KM = 15.0
WEIGHED = 40
FAR_BEHIND = 7.0
"""Candidates compared spot by spot: so many, and so many points behind the best (a thousandth of its share)."""

AREA_PRECISION: dict[str, Precision] = {"country": "country", "province": "province", "district": "district"}


COORDINATES = re.compile(r"\s*\(?(-?\d{1,2}\.\d+)°?\s*N?\s*[,;\s]\s*(-?\d{1,3}\.\d+)°?\s*E?\)?\s*")

NOTHING_SAID = Context()


def resolve(gazetteer: Gazetteer, words: str, context: Context = NOTHING_SAID) -> Resolution:
    """Resolve a place as a report words it.

    Unresolved is a result: ``place`` is None where the gazetteer has nothing, or too much, of that name.
    """
    if point := COORDINATES.fullmatch(words):
        return _given(words, float(point[1]), float(point[2]), country_code(gazetteer, context.country))
    phrase = parse(words)
    context, towns = _with_within(gazetteer, phrase, context)
    phrase = replace(phrase, several=len(towns) > 1 and not phrase.inside)
    if phrase.relation == "between":
        return between(words, phrase, context, lambda name, c: resolve(gazetteer, name, c))
    around = {} if phrase.several or phrase.inside else _around(gazetteer, towns, context)
    context = replace(context, around=tuple(around.values())) if around else context
    country = country_code(gazetteer, context.country)
    if phrase.relation == "near" and phrase.direction and country_code(gazetteer, phrase.names[0]):
        phrase = replace(phrase, relation="part")
    if phrase.kind in ("province", "district") or phrase.relation in ("part", "area"):
        found = area(gazetteer, words, phrase, context, country)
        if found is not None:
            return found
    whole, parts = phrase.names[: phrase.bare], phrase.names[phrase.bare :]
    if phrase.relation == "part" and phrase.bare > 1:
        phrase, whole, parts = replace(phrase, relation="at"), phrase.names[:1], phrase.names[1:]
    result = _point(gazetteer, words, whole, phrase, context, country, whole=True)
    if result.place is None and parts:
        of_part = _point(gazetteer, words, parts, phrase, context, country, whole=False)
        result = of_part if of_part.place or not result.candidates else result
    if result.place is None and phrase.inside:
        result = _container(gazetteer, words, phrase, context) or result
    if result.place is None and around:
        result = _beside(words, result, around)
    if result.place is None and context.adm1:
        result = replace(result, reasons=(*result.reasons, f"said to lie in {context.adm1}"))
    return result


def _given(words: str, lat: float, lon: float, country: str | None) -> Resolution:
    """A point that a report gives itself, in degrees."""
    if abs(lat) > 90 or abs(lon) > 180:
        return Resolution(words, None, (), ("no point on the globe",))
    reasons = ("the point as given",)
    place = Place(words=words, lat=lat, lon=lon, country=country, precision="exact", sure=1.0, reasons=reasons)
    return Resolution(words, place, (), reasons)


def resolve_report(
    gazetteer: Gazetteer, names: Sequence[str], country: str | None = None, countries: tuple[str, ...] = (),
    said: Mapping[str, Said] = MappingProxyType({}),
) -> tuple[Resolution, ...]:  # fmt: skip
    """Resolve the places of one report together, in two rounds: the sure ones are evidence for the rest.

    A province that the report names counts as said with every name that has no nearer one (``said``). Without a
    country, or countries of the report and its parties, those of the sure places lean the scales for the rest.
    """
    context = Context(country=country, countries=countries)
    contexts = {name: _within(context, said.get(name)) for name in names}
    first = {name: _alone(gazetteer, name, contexts[name]) for name in contexts}
    second = {name: _again(gazetteer, name, first, contexts[name]) for name in contexts}
    return tuple(second[name] for name in names)


def _within(context: Context, said: Said | None) -> Context:
    if said is None:
        return context
    spoken = tuple(dict.fromkeys((said.country, *context.countries)))
    return replace(context, countries=spoken, adm1=said.adm1, nearby=True)


@lru_cache(maxsize=16384)
def _alone(gazetteer: Gazetteer, name: str, context: Context) -> Resolution:
    """A name resolved by itself, remembered: reports repeat the names of their war."""
    return resolve(gazetteer, name, context)


def _again(gazetteer: Gazetteer, name: str, first: dict[str, Resolution], context: Context) -> Resolution:
    """A name resolved once more, with the report's other places for evidence, where these may change it."""
    alone = first[name]
    others = tuple(r.place for n, r in first.items() if n != name and r.place is not None)
    provinces = {p.adm1 for p in others if p.precision in ("province", "region") and p.adm1}
    adm1 = context.adm1 or (provinces.pop() if len(provinces) == 1 else None)
    if not others or (alone.place is not None and _settled(alone.place, adm1)):
        return alone
    countries = context.countries or tuple(sorted({p.country for p in others if p.country}))
    only = countries[0] if len(countries) == 1 and alone.place is None else None
    evidence = Context(context.country or only, adm1, nearby=context.nearby, others=others, countries=countries)
    again = resolve(gazetteer, name, evidence)
    stays = again.place is None and alone.place is not None and alone.place.country in {p.country for p in others}
    return alone if stays else again


def _settled(place: Place, said: str | None) -> bool:
    """Whether no other place of the report can change what a place is: an area, or a point that is sure enough."""
    if place.precision not in ("exact", "near"):
        return True
    return (place.sure or 0.0) >= SETTLED and said in (None, place.adm1)


def country_code(gazetteer: Gazetteer, country: str | None) -> str | None:
    """The ISO code of a country given by code or by name; None where it is not known."""
    if not country:
        return None
    if len(country) == 2 and country.isupper():
        return country
    return gazetteer.unit_named(country)


def _with_within(gazetteer: Gazetteer, phrase: Phrase, context: Context) -> tuple[Context, list[str]]:
    """The context with what the words themselves say, ", Hama province", "Syria"; and the towns that they say."""
    towns = []
    for said in phrase.within:
        inner = parse(said)
        code = country_code(gazetteer, inner.names[-1])
        if code and inner.relation == "at":
            context = context if context.country else replace(context, country=code)
            continue
        country = country_code(gazetteer, context.country)
        if inner.kind == "district":
            context = context if context.adm2 else replace(context, adm2=inner.names[-1])
            towns.append(said)
        elif not _is_province(gazetteer, inner.names[-1], country, context):
            towns.append(said)
        elif not context.adm1 or context.nearby:
            context = replace(context, adm1=inner.names[-1], nearby=False)
    return context, towns


def _around(gazetteer: Gazetteer, towns: Sequence[str], context: Context) -> dict[str, Place]:
    """The places that others are said to lie in or near, as worded: "al-Dardarah in Tel Tamr countryside"."""
    found = {said: resolve(gazetteer, said, context).place for said in towns}
    return {said: p for said, p in found.items() if p is not None and p.precision in ("exact", "near", "district")}


def _beside(words: str, result: Resolution, around: Mapping[str, Place]) -> Resolution:
    """A place that no gazetteer has, by the town that the words put it near."""
    said, town = next(iter(around.items()))
    inner = parse(said)
    wide = inner.relation == "area" or inner.kind == "district" or town.precision == "district"
    reasons = (*result.reasons, f"said to lie {'around' if wide else 'in or near'} {town.name}", *town.reasons)
    precision: Precision = "district" if wide else "near"
    return replace(result, place=replace(town, words=words, precision=precision, reasons=reasons), reasons=reasons)


def _is_province(gazetteer: Gazetteer, name: str, country: str | None, context: Context) -> bool:
    codes = (country,) if country else context.countries
    if codes:
        return any(gazetteer.unit_named(name, code) for code in codes)
    return bool(gazetteer.provinces_named(name, None))


def _container(gazetteer: Gazetteer, words: str, phrase: Phrase, context: Context) -> Resolution | None:
    """The town that a mosque, a camp or a quarter is said to lie in, where the gazetteer lacks the thing itself."""
    for said in phrase.within:
        found = resolve(gazetteer, said, replace(context, adm1=None) if said == context.adm1 else context)
        if found.place is not None and found.place.precision in ("exact", "near"):
            reasons = (f"said to lie in {found.place.name}", *found.place.reasons)
            place = replace(found.place, words=words, precision="near", reasons=reasons)
            return replace(found, words=words, place=place)
    return None


def _point(
    gazetteer: Gazetteer, words: str, names: Sequence[str], phrase: Phrase, context: Context, country: str | None, *,
    whole: bool,
) -> Resolution:  # fmt: skip
    """The place that bears one of the names, where one is sure enough."""
    weighed = weigh(gazetteer, names, phrase, context, country)
    if not weighed:
        return Resolution(words, None, (), (f"no place in the gazetteer is called {' or '.join(map(repr, names))}",))
    spots = spots_of(weighed)
    sure = shares(spots, none_of_these(names, weighed, context, whole=whole))
    best = spots[0][0]
    neighbours = [s for s, spot in zip(sure, spots, strict=True) if _km(best, spot[0]) <= NEIGHBOURS_KM]
    if sum(neighbours) < BAR:
        reason = f"{len(spots)} places may be meant; {best.name} is {sure[0]:.0%} sure, the bar is {BAR:.0%}"
        return Resolution(words, None, weighed[:SHOWN], (reason,))
    place = _place(words, spots[0], phrase, sure[0], whole=whole, spots=len(spots))
    why = _too_little(best, sure[0], len(neighbours), phrase) if place.precision == "exact" else None
    if why:
        place = replace(place, precision="near", reasons=(f"{why}: too little for an exact place", *place.reasons))
    return Resolution(words, place, weighed[:SHOWN], place.reasons)


def _too_little(best: Candidate, sure: float, namesakes: int, phrase: Phrase) -> str | None:
    """Why a place is only given as near, if it is."""
    if sure < BAR:
        return f"one of {namesakes} namesakes near each other"
    if phrase.several:
        return "one of several places named"
    if _by_another_name(best):
        return "known by a name unlike its own"
    if best.loosely or not best.article:
        return best.loosely or "the article left out or put in"
    return f"{sure:.0%} sure" if sure < EXACT_BAR else None


def _by_another_name(c: Candidate) -> bool:
    """Whether a village is found by a name that is not its own, and not by the letters of that either."""
    return not c.just_so and not c.population and likeness(form(c.name), c.matched) < ANOTHER_NAME


def spots_of(weighed: Sequence[Candidate]) -> list[list[Candidate]]:
    """Candidates grouped by spot, the spots in the order of their best."""
    spots: list[list[Candidate]] = []
    for c in weighed[:WEIGHED]:
        if c.points < weighed[0].points - FAR_BEHIND:
            break
        for spot in spots:
            if _seat(spot[0], c) or _seat(c, spot[0]) or _same_spot(c, spot[0]):
                spot.append(c)
                break
        else:
            spots.append([c])
    return spots


def shares(spots: Iterable[Sequence[Candidate]], none: float) -> list[float]:
    """Each spot's share of certainty against the others and against "none of these"; they sum to less than 1."""
    weights = [math.exp(min(spot[0].points, 30.0)) for spot in spots]
    total = sum(weights) + math.exp(none)
    return [w / total for w in weights]


def _same_spot(a: Candidate, b: Candidate) -> bool:
    return abs(a.lat - b.lat) * KM_A_DEGREE <= SAME_SPOT_KM and _km(a, b) <= SAME_SPOT_KM


def _km(a: Candidate, b: Candidate) -> float:
    return km_between(a.lat, a.lon, b.lat, b.lon)


def _seat(town: Candidate, its: Candidate) -> bool:
    """Whether a town bears the name of its own province or district: then the two are no rivals."""
    if town.kind != "settlement" or its.kind not in ("province", "district") or town.country != its.country:
        return False
    return its.adm1 is not None and its.adm1 in (town.adm1, *town.border)


def _place(words: str, spot: Sequence[Candidate], phrase: Phrase, sure: float, *, whole: bool, spots: int) -> Place:
    """The place of a spot: its town rather than its province, unless the words say so."""
    towns = (x for x in spot if x.kind == "settlement" and x.points > spot[0].points - 3)
    c = spot[0] if phrase.kind else next(towns, spot[0])
    precision = AREA_PRECISION.get(c.kind, "exact")
    source = c.id.partition(":")[0]
    lat, lon = c.lat, c.lon
    reasons = [f"{c.name} ({source}) is the {'only' if spots == 1 else 'likeliest'} place of that name here"]
    others = sorted({x.id.partition(":")[0] for x in spot} - {source})
    if others:
        reasons.append(f"{', '.join(others)} has it too, {max(_km(c, x) for x in spot):.0f} km off at most")
    if precision == "exact" and (phrase.relation != "at" or not whole):
        precision = "near"
        reasons.append("said to lie near it" if whole else f"{words!r} is taken to lie near {c.name}")
    if c.kind in ("province", "country") and phrase.relation != "at":
        precision = "region"
    if phrase.kind == "district" and precision == "exact":
        precision = "district"
        reasons.append("a district; the point is the town's whose name it bears")
    if phrase.relation == "offset" and phrase.km is not None and phrase.direction:
        lat, lon = moved(lat, lon, phrase.km, phrase.direction)
        reasons.append(f"the point lies {phrase.km:g} km {phrase.direction} of it, as said")
    adm1 = None if c.kind == "country" else c.adm1 or (c.border or (None,))[0]
    return Place(
        words=words, name=c.name, lat=round(lat, 5), lon=round(lon, 5), country=c.country, adm1=adm1,
        adm2=c.adm2, precision=precision, gazetteer=c.id, sure=round(sure, 3), reasons=(*reasons, *c.reasons),
    )  # fmt: skip
