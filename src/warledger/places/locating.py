"""The places of one reading, resolved together: each statement keeps its words and gains a point, or stays as is.

Beside the names themselves a report says where they lie: by the countries that it speaks of, and by the province named
next to a village.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, zip_longest
from typing import NamedTuple

from warledger.places.evidence import Said
from warledger.places.gazetteer import Gazetteer
from warledger.places.phrases import parse
from warledger.places.resolving import country_code, resolve_report
from warledger.records import Place, Reading, Report

NAME = re.compile(r"\b[A-Z][a-z]{3,}")
PROVINCE = re.compile(r"\b(?:[a-z]{2}-)?[A-Z][\w'’]+(?:-[\w'’]+)*")
HEARD = 2000  # names at the head of a report that tell the countries it speaks of
TOLD_OF = 0.5  # countries named so often as the most named are looked for provinces
NEAR = 120  # characters between a place and the province that a sentence puts it in
TIMES = 8  # mentions of a place that are looked at
STOP = re.compile(r"[.!?]\s|\n")
KIND = r"(?:\s(?:village|town|city|camp|neighbou?rhood|district|region|area|suburb|quarter|prison|hospital|mosque))?"
WIDER = r"(?:\s(?:town|city|province|governorate|district|countryside|area))?"
WHERE = (
    r"(?:the|an?|of|to|city|town|village|province|governorate|district|countryside|rural|area|region|camp|outskirts|"
    r"suburbs?|vicinity|surroundings|edge|side|part|cent(?:re|er)|west|east|north|south|[a-z-]+ern)"
)
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
HOLDS = re.compile(
    rf"(?P<kind>{KIND})[”\"]?(?:\s\([^)\n]{{1,30}}\))?"
    rf"(?:,?\sand\s(?:its\ssurround\w+(?:\sareas?)?|(?:{PROVINCE.pattern})(?:\s(?:{PROVINCE.pattern}))?))?,?"
    r"(?:(?P<said>\s(?:in|of|on|near|outside|inside|within|(?:(?:to|on)\sthe\s)?(?:north|south|east|west)[a-z-]*"
    r"(?:\sside)?\sof))|\s(?:administratively\s)?affiliated\s(?:with|to))"
    rf"(?P<wider>\s(?:{WHERE}\s){{0,6}}(?:\S+-(?:held|controlled)\s)?(?!{MONTH})(?:{PROVINCE.pattern})(?:\s(?:{PROVINCE.pattern}))?{WIDER})"
)
"""What a sentence says right behind a name of where it lies: "camp in the southern outskirts of Hass town"."""
AHEAD = re.compile(r"\b(?:village|town|city|hamlet|camp)\sof\s((?:[A-Z][\w'’-]+\s){1,2})$")
"""What a name begins with that is a plain word elsewhere: "the village of Arab Hassan"."""
LONGEST_AHEAD = 40


class _Named(NamedTuple):
    """A province as it stands in a report."""

    start: int
    end: int
    said: Said


def locate(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """The reading with its places resolved by the gazetteer; a place below the bar keeps its words alone."""
    stated: list[Place | None] = [f.place for f in reading.figures]
    stated += [place for c in reading.control for place in c.places]
    stated += [a.place for a in reading.agreements]
    words = tuple(dict.fromkeys(place.words for place in stated if place is not None))
    if not words:
        return reading
    known = _resolved(gazetteer, words, reading.report)

    def of(place: Place | None) -> Place | None:
        return known.get(place.words, place) if place is not None else None

    return replace(
        reading,
        figures=tuple(replace(f, place=of(f.place)) for f in reading.figures),
        control=tuple(replace(c, places=tuple(known.get(p.words, p) for p in c.places)) for c in reading.control),
        agreements=tuple(replace(a, place=of(a.place)) for a in reading.agreements),
    )


def _resolved(gazetteer: Gazetteer, words: tuple[str, ...], report: Report) -> dict[str, Place]:
    body = f"{report.title}\n{report.text}"
    countries = _spoken_of(gazetteer, body)
    most = max(countries.values(), default=0)
    told_of = [code for code, times in countries.items() if times >= TOLD_OF * most]
    provinces = [*_provinces(gazetteer, body, told_of)] if told_of else []
    points = [name for name in words if _is_a_point(gazetteer, name, told_of)]
    told = {name: _as_told(name, body) if name in points else name for name in words}
    said = {told[name]: near for name in points if (near := _said_near(name, body, provinces))}
    found = resolve_report(gazetteer, tuple(told.values()), countries=tuple(countries), said=said)
    placed = ((name, resolution.place) for name, resolution in zip(words, found, strict=True))
    return {name: replace(place, words=name) for name, place in placed if place is not None}


def _as_told(words: str, body: str) -> str:
    """The place with what some sentence says right behind it of where it lies."""
    at = body.find(words)
    for _ in range(TIMES):
        if at < 0:
            break
        end = at + len(words)
        ahead = AHEAD.search(body[max(at - LONGEST_AHEAD, 0) : at])
        name = f"{ahead[1]}{words}" if ahead else words
        if behind := HOLDS.match(body, end):
            said = behind["said"] or ","
            return f"{name}{behind['kind']}{',' if said in (' of', ' on') else said}{behind['wider']}"
        if ahead:
            return name
        at = body.find(words, end)
    return words


def _is_a_point(gazetteer: Gazetteer, words: str, countries: Iterable[str]) -> bool:
    """Whether the words mean a place that a province can hold: no country, no province, and no part of one."""
    phrase = parse(words)
    if phrase.relation in ("part", "area") or any(country_code(gazetteer, name) for name in phrase.names):
        return False
    return not any(gazetteer.unit_named(name, code) for name in phrase.names for code in countries)


def _spoken_of(gazetteer: Gazetteer, body: str) -> dict[str, int]:
    """The countries that a report names, the most named first; a report of Syria seldom means a namesake elsewhere."""
    names = islice(NAME.finditer(body), HEARD)
    codes: Counter[str] = Counter()
    for name, times in Counter(m.group() for m in names).items():
        code = country_code(gazetteer, name)
        if code is not None:
            codes[code] += times
    return dict(codes.most_common())


def _provinces(gazetteer: Gazetteer, body: str, countries: list[str]) -> Iterator[_Named]:
    """The provinces of these countries that a report names, in order."""
    tokens = [*islice(PROVINCE.finditer(body), HEARD)]
    for token, after in zip_longest(tokens, tokens[1:]):
        ends = [token.end()]
        opens = any(gazetteer.opens_unit(token.group(), code) for code in countries)
        if opens and after is not None and body[token.end() : after.start()] == " ":
            ends.insert(0, after.end())  # Deir ez-Zor, before anything that Deir may be
        for end in ends:
            name = body[token.start() : end]
            found = ((code, gazetteer.unit_named(name, code)) for code in countries)
            said = next((Said(code, province) for code, province in found if province), None)
            if said is not None:
                yield _Named(token.start(), end, said)
                break


def _said_near(words: str, body: str, provinces: list[_Named]) -> Said | None:
    """The province that a report puts a place in: named next to it in a sentence."""
    nearest: tuple[float, Said] | None = None
    at = body.find(words)
    for _ in range(TIMES):
        if at < 0:
            break
        end = at + len(words)
        behind = bisect_left(provinces, at, key=lambda p: p.start)
        for named in provinces[max(behind - 1, 0) : behind + 2]:
            if named.start < end and at < named.end:
                return None  # it is the province, or a part of it
            gap = body[end : named.start] if named.start >= end else body[named.end : at]
            if len(gap) <= NEAR and not STOP.search(gap):
                far = len(gap) * (1 if named.start >= end else 2)
                nearest = min(nearest or (far, named.said), (far, named.said))
        at = body.find(words, end)
    return nearest[1] if nearest is not None else None
