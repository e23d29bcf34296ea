"""What speaks for a candidate: each piece of evidence gives points and its sentence, by the table :data:`POINTS`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from warledger.places.gazetteer import Gazetteer
from warledger.places.names import form, key, likeness
from warledger.places.phrases import Phrase
from warledger.places.records import Candidate
from warledger.places.wars import Spot, battle, nearest, war_at
from warledger.records import Place

POINTS = {
    "sounds unlike by 0.1": -0.75,
    "spelt unlike by 0.1": -0.6,
    "the article left out or put in": -1.4,
    "a spelling of it": 1.25,
    "its own spelling": 2.35,
    "in the province said": 1.3,
    "among places of the province said": 0.25,
    "at the border of the province said": -1.7,
    "in another province": -4.55,
    "far from the province said": -4.0,
    "where the war was fought": 0.65,
    "where the war was not fought": -1.4,
    "at a battle of the war": 1.5,
    "by one of the names said, not the other": -1.3,
    "an area, not a town": -2.15,
    "none of these": -1.35,
    "none of these, a consonant more than four": -0.22,
    "none of these, the best spelt unlike by 0.1": -0.35,
    "none of these, e times the namesakes": 0.55,
    "none of these, no province said": 0.35,
    "none of these, no country said": 1.5,
    "none of these, given only a part of the words": 1.8,
    "by one wrong consonant": -1.55,
    "by a word too many": -2.6,
    "by a word too few": -2.65,
    "in our own file": 2.5,
    "in the district said": 2.0,
    "close to another place of the report": 2.0,
    "each time twice as far": -0.8,
    "close to the town said with it": 2.0,
    "each time twice as far from it": -3.0,
    "in a country the report speaks of": 2.0,
    "in a country the report does not speak of": -4.0,
    "kind as said": 1.0,
    "a site or a quarter, not a town": -0.2,
    "the seat of its district": 1.65,
    "twice the names": 0.15,
    "ten times the people": 1.1,
}
"""Evidence and its weight, in natural logarithms of odds. Those down to "a part of the words" were fitted (conditional
logit, regularised) on half of a list of 679 coded places and rounded; the rest are set by judgement. docs/places.md."""

NEARBY = 0.75
"""What a province that stands near a name in a report counts for, beside one that is said with it."""

CLOSE_KM = 10.0
MOST_DOUBLINGS = 8.0
"""Places of one report lie mostly within tens of kilometres; beyond 2,560 km farther means nothing more."""

USUAL_NAMES, MOST_NAMES = 5, 16
"""Names of a village in a gazetteer, and how many more still tell that it is better known."""

SHOWN = 8
TOLD_BEHIND = 3.0
"""Candidates kept with an unresolved name, whose reasons are told; and those so many points behind the best."""

SEAT_ALIKE, DISTRICT_ALIKE = 0.95, 0.8
"""Likeness of a town's name to its district's, and of a district's as said to the gazetteer's."""

SPOKEN = 2
"""Countries that a place is sought in before all others, of those that the report speaks of."""

AS_SAID = 0.95
"""Likeness of sound and letters from which on a place of those countries is taken for the one named."""

NAMESAKE = 0.85
"""Likeness from which on a candidate counts as one more namesake."""

ROUND_ABOUT = {"Damascus": "Rif Dimashq", "Amanat al-Asimah": "Sanaa", "Kyiv City": "Kyiv Oblast"}
"""Provinces of one city, and the province around each, which reports call by the city's name."""

LONGEST_KEY = 9
"""Consonants after which a longer name is no less likely to be met by chance."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a report gives beside the name.

    ``country`` is an ISO code or a name and excludes others; ``countries`` are those that the report or its parties
    speak of, and only lean. ``adm1`` and ``adm2`` are a province and a district said with the name, or only read
    ``nearby`` in the report, and then of the first of the countries; ``others`` are places of the same report that are
    resolved, and ``around`` those that the words put this one in or near.
    """

    country: str | None = None
    adm1: str | None = None
    adm2: str | None = None
    nearby: bool = False
    others: tuple[Place, ...] = ()
    around: tuple[Place, ...] = ()
    countries: tuple[str, ...] = ()


class Said(NamedTuple):
    """A province that a report puts a place in: the country's code, and the name by which the province is shown."""

    country: str
    adm1: str


class _Tally:
    """Points with their sentences, while a candidate is weighed; the sentences are only filled in if they are told."""

    __slots__ = ("counted", "points")

    def __init__(self, onto: _Tally | None = None) -> None:
        self.points: float = onto.points if onto else 0.0
        self.counted: list[tuple[float, str, tuple[object, ...]]] = [*onto.counted] if onto else []

    def count(self, evidence: str, times: float = 1.0, said: str | None = None, *values: object) -> None:
        """Add a piece of evidence so many times, in its own words or in better ones with ``{}`` for values."""
        points = POINTS[evidence] * times
        self.points += points
        self.counted.append((points, said or evidence, values))

    def add(self, points: float, said: str) -> None:
        """Add points with their words."""
        self.points += points
        self.counted.append((points, "{}", (said,)))

    def reasons(self) -> tuple[str, ...]:
        """What was counted, in words."""
        return tuple(f"{said.format(*values)} ({points:+.1f})" for points, said, values in self.counted)


def weigh(
    gazetteer: Gazetteer, names: Sequence[str], phrase: Phrase, context: Context, country: str | None
) -> tuple[Candidate, ...]:
    """The candidates for any of the spellings, with their points and reasons, best first."""
    provinces = gazetteer.provinces_named(context.adm1, country) if context.adm1 else frozenset()
    provinces |= {ROUND_ABOUT[p] for p in provinces if p in ROUND_ABOUT}
    around, others = _spots(context.around), _spots(context.others)
    at_home = {code: _spots(o for o in context.others if o.country == code) for code in context.countries}
    best: dict[str, tuple[Candidate, _Tally]] = {}
    found = [_found(gazetteer, name, country, provinces, context) for name in names]
    bears = Counter(c.id for its in found for c in its if c.alike > NAMESAKE)
    for its in found:
        for c in its:
            tally = _weighed(c, phrase, context, provinces)
            if around:
                _distance(c, around, "close to the town said with it", "each time twice as far from it", tally)
            elif beside := at_home.get(c.country, others):  # that Kabul is named says nothing of a village in Syria
                _distance(c, beside, "close to another place of the report", "each time twice as far", tally)
            if phrase.relation == "at" and bears[c.id] < len(names) > 1:
                tally.count("by one of the names said, not the other")
            if c.id not in best or tally.points > best[c.id][1].points:
                best[c.id] = (c, tally)
    ranked = sorted(best.values(), key=lambda pair: (-pair[1].points, pair[0].id))
    told = max((t.points for _, t in ranked), default=0.0) - TOLD_BEHIND
    return tuple(
        c._replace(points=t.points, reasons=t.reasons() if rank < SHOWN or t.points >= told else ())
        for rank, (c, t) in enumerate(ranked)
    )


def _found(
    gazetteer: Gazetteer, name: str, country: str | None, provinces: frozenset[str], context: Context
) -> Iterable[Candidate]:
    """What the gazetteer finds, in the countries that the report speaks of most before all others.

    Loosely too, where a province is said and nothing well alike lies in it.
    """
    if country is None:
        spoken = [c for code in context.countries[:SPOKEN] for c in gazetteer.sounding(name, code)]
        known = any(c.just_so or min(c.alike, c.spelling) >= AS_SAID for c in spoken)
        return spoken if known else gazetteer.find(name, None)
    found = gazetteer.find(name, country)
    known = not provinces or any(c.alike >= NAMESAKE and _lies_in(c, provinces) for c in found)
    if known or context.nearby:
        return found
    ids = {c.id for c in found}
    return (*found, *(c for c in gazetteer.loosely(name, country) if c.id not in ids and _lies_in(c, provinces)))


def none_of_these(names: Sequence[str], weighed: Sequence[Candidate], context: Context, *, whole: bool) -> float:
    """The points of the chance that the gazetteer lacks the place.

    It is high for short names, for names that many places bear, and where the words hold more than the name; a name
    that only one place is near to, however it is spelt, is seldom another place's.
    """
    consonants = min(min(len(key(form(n))) for n in names), LONGEST_KEY)
    namesakes = sum(c.alike > NAMESAKE for c in weighed)
    unlike = 1 - max((c.spelling for c in weighed), default=1.0)
    points = (
        POINTS["none of these"]
        + POINTS["none of these, a consonant more than four"] * (consonants - 4)
        + POINTS["none of these, the best spelt unlike by 0.1"] * unlike * 10
        + POINTS["none of these, e times the namesakes"] * math.log1p(namesakes)
    )
    if not context.adm1:
        points += POINTS["none of these, no province said"]
    if not context.country and not context.countries:
        points += POINTS["none of these, no country said"]
    return points if whole else points + POINTS["none of these, given only a part of the words"]


def _spots(places: Iterable[Place]) -> list[Spot]:
    """Where places lie, of those that are no wide areas."""
    return [
        (p.lat, p.lon, p.name or p.words)
        for p in places
        if p.lat is not None and p.lon is not None and p.precision in ("exact", "near", "district")
    ]


def _weighed(c: Candidate, phrase: Phrase, context: Context, provinces: frozenset[str]) -> _Tally:
    tally = _Tally(_by_itself(c, bool(provinces)))
    abroad = context.nearby and c.country not in context.countries[:1]
    if provinces and not abroad:  # that Ankara is named says nothing of a village in Syria
        _province(c, provinces, tally, NEARBY if context.nearby else 1.0)
    if context.adm2 and c.adm2 and _like(form(context.adm2), form(c.adm2)) > DISTRICT_ALIKE:
        tally.count("in the district said", 1, "in {} district, as said", c.adm2)
    if context.countries and not context.country:
        speaks = c.country in context.countries
        tally.count("in a country the report speaks of" if speaks else "in a country the report does not speak of")
    if phrase.kind and phrase.kind == c.kind:
        tally.count("kind as said", 1, "a {}, as said", c.kind)
    elif c.kind in ("province", "district") and phrase.relation not in ("part", "area"):
        tally.count("an area, not a town", 1, "a {}, not a town", c.kind)
    elif c.kind in ("site", "quarter"):
        tally.count("a site or a quarter, not a town")
    return tally


@lru_cache(maxsize=8192)
def _by_itself(c: Candidate, province_said: bool) -> _Tally:
    """What speaks for a candidate whatever else the report names; reports of one war ask for the same ones."""
    tally = _Tally()
    _name(c, tally)
    _war(c, tally, province_said=province_said)
    return tally


def _name(c: Candidate, tally: _Tally) -> None:
    if c.alike < 1:
        tally.count("sounds unlike by 0.1", (1 - c.alike) * 10, "sounds {:.0%} like it", c.alike)
    if c.spelling < 1:
        tally.count("spelt unlike by 0.1", (1 - c.spelling) * 10, "spelt {:.0%} like it", c.spelling)
    if c.spelling > 0 and not c.article:
        tally.count("the article left out or put in")
    if c.just_so:
        tally.count("its own spelling" if c.own else "a spelling of it")
    if c.loosely:  # who means a place that everybody knows spells it right
        tally.count(c.loosely)
        return
    if c.id.startswith("hand:"):
        tally.count("in our own file")
    fame = max(0.0, 1 - (1 - c.alike) * 5)
    names = min(max(c.known_by, 1), MOST_NAMES)
    if fame:
        tally.count("twice the names", fame * math.log2(names / USUAL_NAMES), "known by {} names", c.known_by)
    if fame and c.kind == "settlement" and c.adm2 and _like(c.matched, form(c.adm2)) >= SEAT_ALIKE:
        tally.count("the seat of its district", fame)
    if c.population > 1000 and fame and c.kind not in ("province", "district"):
        tally.count("ten times the people", fame * math.log10(c.population / 1000), "{:,} people", c.population)


@lru_cache(maxsize=16384)
def _like(a: str, b: str) -> float:
    return likeness(a, b)


def _lies_in(c: Candidate, provinces: frozenset[str]) -> bool:
    return c.adm1 in provinces or (c.adm1 is None and not provinces.isdisjoint(c.border))


def _province(c: Candidate, provinces: frozenset[str], tally: _Tally, times: float) -> None:
    said = _or(provinces)
    if c.adm1 in provinces:
        tally.count("in the province said", times, "in {}, as said", said)
    elif c.adm1 is None and provinces.intersection(c.border):
        tally.count("among places of the province said", times, "among places of {}, as said", said)
    elif provinces.intersection(c.border):
        tally.count("at the border of the province said", times, "in {}, within 10 km of {}", c.adm1, said)
    elif c.adm1:
        tally.count("in another province", times, "in {}, not in {}", c.adm1, said)
    else:
        tally.count("far from the province said", times, "its neighbours are not of {}", said)


@lru_cache(maxsize=512)
def _or(names: frozenset[str]) -> str:
    return " or ".join(sorted(names))


def _war(c: Candidate, tally: _Tally, *, province_said: bool) -> None:
    """A war is fought in some places more than in others: what is known of a war of years leans the scales."""
    war = war_at(c.country, c.adm1 or (c.border or ("",))[0], c.adm2, province_said)
    if war == "fought":
        tally.count("where the war was fought")
    elif war == "quiet":
        tally.count("where the war was not fought")
    if near := battle(c.country, c.lat, c.lon):
        tally.count("at a battle of the war", near)


def _distance(c: Candidate, spots: Sequence[Spot], close: str, each: str, tally: _Tally) -> None:
    km, name = nearest(c.lat, c.lon, spots)
    doublings = min(math.log2(max(km, CLOSE_KM) / CLOSE_KM), MOST_DOUBLINGS)
    tally.add(POINTS[close] + POINTS[each] * doublings, f"{km:.0f} km from {name}, also named")
