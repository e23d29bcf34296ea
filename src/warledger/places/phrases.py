"""The words around a name: "northern Hama countryside", "20 km south of Raqqa", "outskirts of", "Hama province".

A phrase is a name (or several spellings of it), how the place lies to it, and the larger places said with it. Arabic
words of relation are first put into the English frame, names untouched, so that there is one grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from warledger.places.records import Kind

Relation = Literal["at", "near", "offset", "between", "part", "area"]
"""at the place; near it; so many km off it; between two; the part of it in a direction; a loose area about it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the words say. ``names`` are spellings of one place, fullest first (of two places for "between").

    ``bare`` counts how many first names are whole; the rest are what is left without a word like "airbase", and then
    the place is only near; ``inside`` is whether it is a building or a quarter, which lies in the town said with it;
    ``several`` is whether other places stand beside the name, and not around it. ``direction`` is of the letters n s e
    w; ``km`` goes with "offset".
    """

    names: tuple[str, ...]
    bare: int = 1
    relation: Relation = "at"
    kind: Kind | None = None
    direction: str | None = None
    km: float | None = None
    within: tuple[str, ...] = ()
    inside: bool = False
    several: bool = False


_COMPASS = {"north": "n", "south": "s", "east": "e", "west": "w"}
_DIR = r"(?:north|south)?[\s-]*(?:east|west)|north|south"
_DIRECTION = rf"(?:{_DIR})(?:ern)?(?:most)?"

_KINDS: tuple[tuple[str, Kind], ...] = (
    ("province|governorate|governate|oblast|wilayat?|muhafazah?|mohafazah?|krai", "province"),
    ("sub[- ]?district|district|county|raion|rayon|nahiyah?|qadaa?|mantiqah?|canton", "district"),
    ("city|town|village|villae|hamlet|township|municipality", "settlement"),
    ("neighbou?rhoods?|quarter|suburbs?", "quarter"),
)
_ANY_KIND = "|".join(pattern for pattern, _ in _KINDS)

_FACILITIES = re.compile(
    r"\b((?:military|army|international|civil(?:ian)?|refugees?|displacement|displaced|idps?|border|gas|oil|water|"
    r"power|pumping|air ?force|agricultural|industrial|field|national|university|central|artillery|training|iranian|"
    r"turkish)\s+)*(airports?|air ?bases?|airfields?|heliport|bases?|barracks|checkpoints?|camps?|crossings?|"
    r"crossroads?|junctions?|roundabout|fields?|farms?|dams?|bridges?|stations?|hospitals?|prisons?|mosques?|"
    r"churches|church|schools?|markets?|square|"
    r"factory|factories|plants?|silos|towers?|hills?|mountains?|desert|forests?|valley|roads?|highway|ports?|area|"
    r"complex|compounds?|facility|facilities|front(?:line)?s?|axis|pocket|enclave)\b",
    re.I,
)
_ARABIC_FACILITY = re.compile(
    r"(?:^|(?<=\s))(?:ال)?(?:مخيمات|مخيم|مطار|حاجز|قاعدة|معبر|سد|جسر|مشفى|مستشفى|مدرسة|سوق|جامع|مسجد|سجن|محطة|حقل|طريق|دوار|معمل|مصنع|"
    r"مزرعة|مجمع|مركز|جامعة|مقر|بادية)(?=\s|$)(?:\s+(?:ال)?(?:عسكري|دولي|مدني|وطني|مركزي|جامعي|طبي)(?=\s|$))*"
)
_OPEN_COUNTRY = re.compile(
    r"\b(?:hills?|mountains?|desert|forests?|valley|roads?|highway|(?:gas|oil) fields?)\b|بادية|طريق|حقل", re.I
)
"""What lies outside of any town, though a town is said with it."""

_NEAR = re.compile(
    r"^(?:(?:at|in|on|from|to)\s+)?(?:the\s+)?(?:immediate\s+)?(?:(?:\w+ern\s+)?(?:outskirts|edges?|vicinity|suburbs|"
    r"surroundings|environs|entrance|approaches|perimeter|periphery|gates|area|"
    r"(?:city |town )?cent(?:re|er))\s+(?:of|to)|near(?:by)?(?:\s+to)?|close\s+to|around|"
    r"outside(?:\s+of)?|not\s+far\s+from|adjacent\s+to|"
    r"next\s+to)\s+(?:the\s+)?(?=\S)",
    re.I,
)
_OFFSET = re.compile(
    rf"^(?:(?:about|some|around|roughly|nearly|just|almost)\s+)?(\d+(?:[.,]\d+)?)\s*(?:-\s*)?(km|kms|kilomet(?:er|re)s?|"
    rf"miles?)\b(?:\s*\([^)]*\))?\s*(?:to\s+the\s+)?({_DIRECTION})\s+(?:of|from)\s+(.+)$",
    re.I,
)
_OFF = re.compile(rf"^(?:just\s+|(?:to\s+)?the\s+)?({_DIRECTION})\s+of\s+(?:the\s+)?(.+)$", re.I)
_BETWEEN = re.compile(
    r"^(?:.*\b)?(?:between|linking|connecting)\s+(?:the\s+)?(?:\w+\s+of\s+)?(.+?)\s+(?:and|with|to)\s+(?:the\s+\w+\s+of\s+)?(.+)$",
    re.I,
)
_SIDES = re.compile(rf"^(?:the\s+)?{_DIRECTION}\s*(?:,|/|&|\band\b)\s*(?={_DIRECTION}\s)", re.I)
"""Of two sides side by side the last is the narrower as often as not: "northern and north-eastern Syria"."""
_SIDE = re.compile(rf"^(?:the\s+)?({_DIRECTION})\s+(?:(?:part|side|outskirts)\s+of\s+)?(?:the\s+)?(.+)$", re.I)
_CENTRE = re.compile(r"^(?:the\s+)?central\s+(.+)$", re.I)
_COUNTRYSIDE = re.compile(
    r"^(?:the\s+)?(?:rural\s+(.+)|(?:countryside|rif|reef)\s+(?:of\s+)?(?:the\s+)?(.+)|(.+?)(?:'s|’s)?\s+countryside)$",
    re.I,
)
_PROVINCE = re.compile(rf"\b(?:{_KINDS[0][0]})$", re.I)
_OF_ITS_SIDE = re.compile(rf"^(.+?)['’]s?\s+({_DIRECTION})\s+(countryside|suburbs|outskirts|province)$", re.I)
_OF_ITS = re.compile(r"^(.+?)['’]s\s+(?!countryside|suburbs|outskirts)(.+)$", re.I)
_REGION = re.compile(r"^(?:the\s+)?(.+?)\s+(?:region|area|front)$", re.I)
_ADJECTIVE = r"(?-i:[a-z][\w-]*|[A-Z]\w+(?:an|ish|ese|i))"
"""Before a word of kind: "the rebel-held Syrian town of"."""
_OF_KIND = re.compile(rf"^(?:the\s+)?(?:{_ADJECTIVE}\s+){{0,3}}({_ANY_KIND})s?\s+of\s+(?:the\s+)?(.+)$", re.I)
_KIND_LAST = re.compile(rf"^(?:the\s+)?(.+?)\s+({_ANY_KIND})$", re.I)
_INSIDE = re.compile(r"\s+(?:in|within|inside)\s+(?:the\s+)?", re.I)
_BY = re.compile(
    rf"\s+(?=(?:near|close\s+to|outside|adjacent\s+to|next\s+to|(?:(?:to|on)\s+the\s+)?(?:{_DIRECTION})"
    r"(?:\s+(?:side|part|outskirts))?\s+of)\s)", re.I,
)  # fmt: skip
"""Before the words that put a named place near another: "Zarzour village near Darkush"."""
_QUARTER_OF = re.compile(r"^(.+?\s(?:district|neighbou?rhoods?|quarter|area))\s+of\s+(?:the\s+)?(.+)$", re.I)
_SUBURB_OF = re.compile(r"^(?:the\s+)?(.+?)(?:['’]s)?\s+suburbs?\s+of\s+(?:the\s+)?(.+)$", re.I)
_BESIDE = re.compile(r"\s(?:near|outside|east of|west of)\s")
_PREPOSITION = re.compile(r"^(?!(?-i:At T))(?:in|at|on|the(?!\s+(?:north|south|east|west)))\s+", re.I)
"""Before a place; but At Tall is ash-Sham's article, and no preposition."""
_ONE_NAME = re.compile(r"(?:(?:[AE]l|A[dnrst]|A[dst]h|Az) (?!In|At|On)(?=[A-Z]))?[A-Za-z][\w'’`-]*")
"""One word, with its article or without: there is nothing to be taken apart."""
_HELD = re.compile(r"\b[\w’'-]+-(?:held|controlled|occupied|run)\s+", re.I)
_LOOSE_ENDS = re.compile(r"^(?:of|the|in)\s+|\s+(?:of|the|in|military)$", re.I)
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]?")

_ARABIC_SIDES = {"شمال": "north", "جنوب": "south", "شرق": "east", "غرب": "west"}
_ARABIC_FRAME: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), frame)
    for pattern, frame in (
        ("[\u200e\u200f\u202a-\u202e]", ""),
        ("،", ", "),
        (r"^.*\bبين (?:بلدتي |قريتي |مدينتي )?(\S+(?: \S+)?) و(\S.*)$", r"between \1 and \2"),
        (r"(?:^|(?<=[\s,]))(?:ب?القرب من|قرب|بجانب|محيط|أطراف|اطراف|ضواحي|خارج)\s+", "near "),
        (r"(?:^|(?<=[\s,]))(?:ب?ريف)\s+(\S+(?: (?!ال)\S+)*)\s+ال(شمال|جنوب)ي\s+ال(شرق|غرب)ي", r"\2-\3 \1 countryside"),
        (r"(?:^|(?<=[\s,]))(?:ب?ريف)\s+(\S+(?: (?!ال)\S+)*)\s+ال(شمال|جنوب|شرق|غرب)ي", r"\2 \1 countryside"),
        (r"(?:^|(?<=[\s,]))(?:ب?ريف)\s+(?!دمشق)([^,]+)", r"\1 countryside"),
        (r"(?:^|(?<=[\s,]))[مﻣ]?ُ?حافظة\s+([^,]+)", r"\1 province"),
        (r"(?:^|(?<=[\s,]))(شمال|جنوب)\s+(شرق|غرب)ي?\s+", r"\1-\2 of "),
        (r"(?:^|(?<=[\s,]))(شمال|جنوب|شرق|غرب)ي?\s+(?=ال?\S)", r"\1 of "),
        (r"(?:^|(?<=[\s,]))(?:قرية|بلدة|مدينة|مزرعة قرية)\s+([^,]+)", r"\1 town"),
        (r"(?:^|(?<=[\s,]))(?:حي)\s+([^,]+)", r"\1 neighbourhood"),
        (r"(?:^|(?<=[\s,]))(?:ناحية|منطقة|قضاء)\s+([^,]+)", r"\1 district"),
        (r"\s(?:في|ب)\s+", " in "),
    )
)  # fmt: skip


@lru_cache(maxsize=16384)
def parse(words: str) -> Phrase:
    """Read the words of a place."""
    if _ONE_NAME.fullmatch(words) and not _FACILITIES.search(words):
        return Phrase((words,))
    text = " ".join(_framed(words).split()).strip(' .;:,"“”')
    text = _HELD.sub("", _PREPOSITION.sub("", text))
    text = _SIDES.sub("", _OF_ITS_SIDE.sub(r"\2 \1 \3", text))
    if between := _BETWEEN.match(text):
        return Phrase((between[1], between[2]), bare=2, relation="between")
    core, within = _within(text)
    if offset := _OFFSET.match(core):
        km = float(offset[1].replace(",", ".")) * (1.609344 if offset[2].lower().startswith("mi") else 1)
        return _named(offset[4], within, relation="offset", direction=_letters(offset[3]), km=km)
    if off := _OFF.match(core):
        whole_area = off[0].lower().startswith("the ") or _PROVINCE.search(off[2])
        return _named(off[2], within, relation="part" if whole_area else "near", direction=_letters(off[1]))
    if near := _NEAR.match(core):
        return _named(core[near.end() :], within, relation="near")
    side = _SIDE.match(core)
    rest = side[2] if side else core
    if country := _COUNTRYSIDE.match(rest):
        name = next(g for g in country.groups() if g)
        if side:
            return _named(name, within, relation="part", direction=_letters(side[1]))
        return _named(name, within, names=(core,), relation="area")
    if side and (region := _REGION.match(rest)):
        core, rest = core.removesuffix(rest) + region[1], region[1]
    if centre := _CENTRE.match(core):
        return _named(centre[1], within, names=(core,), relation="area")
    if side and not _KIND_LAST.match(rest):
        return _named(rest, within, names=(core,), relation="part", direction=_letters(side[1]))
    if side:
        return _named(rest, within, relation="part", direction=_letters(side[1]))
    if (region := _REGION.match(core)) and not _FACILITIES.search(region[1]):
        return _named(region[1], within, names=(core,), relation="area")
    return _named(core, within)


def _named(core: str, within: tuple[str, ...], *, names: tuple[str, ...] = (), relation: Relation = "at",
           direction: str | None = None, km: float | None = None) -> Phrase:  # fmt: skip
    """The phrase with its core's spellings, kind words and facility words taken apart."""
    core, more = _within(core)
    kind: Kind | None = None
    if match := _OF_KIND.match(core):
        core, kind = match[2], _kind(match[1])
    elif match := _KIND_LAST.match(core):
        core, kind = match[1], _kind(match[2])
    whole = list(dict.fromkeys(n for n in (*names, *_spellings(core)) if n)) or [core]
    bare = [left for name in whole if (left := _without_facility(name))] if relation == "at" or not names else []
    facility = bool(_FACILITIES.search(core) or _ARABIC_FACILITY.search(core)) and not _OPEN_COUNTRY.search(core)
    return Phrase(
        (*whole, *dict.fromkeys(bare)), bare=len(whole), relation=relation, kind=kind, direction=direction, km=km,
        within=(*more, *within), inside=facility or kind in ("quarter", "district"),
    )  # fmt: skip


def _without_facility(name: str) -> str | None:
    """What is left of "Tiyas Military Airbase" or "مطار تفتناز" as a village's name; None where nothing or all is."""
    left = _ARABIC_FACILITY.sub(" ", _FACILITIES.sub(" ", _BESIDE.split(name)[-1]))
    left = _LOOSE_ENDS.sub("", " ".join(left.split()))
    return left if left and left != name and not left.isdigit() else None


def _spellings(core: str) -> list[str]:
    """Spellings given side by side: "Tall Hawash/Al Hawash", "Izz ad-Din (Ezzeddin)"."""
    inside = [part for group in _BRACKETS.findall(core) for part in re.split(r"[/,]", group)]
    outside = re.split(r"\s*/\s*|\s+or\s+|\s+aka\s+", _BRACKETS.sub("", core))
    found = []
    for name in (*outside, *inside):
        stripped = name.strip(" .'\"")
        if match := _KIND_LAST.match(stripped):
            stripped = match[1]
        if stripped and not stripped.isdigit():
            found.append(stripped)
    return found


def _within(text: str) -> tuple[str, tuple[str, ...]]:
    """The core and the larger places said after it: ", Hama province", "in Idlib", "district of Aleppo"."""
    guarded = _BRACKETS.sub(lambda m: m.group().replace(",", "\0"), text)
    head, *parts = [p.strip().replace("\0", ",") for p in guarded.split(",")]
    parts = [p for p in parts if p]
    if not head and parts:
        head, *parts = parts
    if its := _OF_ITS.match(head):
        head, parts = its[2], [its[1], *parts]
    if (suburb := _SUBURB_OF.match(head)) and not _INSIDE.search(suburb[1]):
        return suburb[2], (suburb[1], *parts)
    if quarter := _QUARTER_OF.match(head):
        return quarter[1], (quarter[2], *parts)
    for divide in (_INSIDE, _BY):
        inner = divide.split(head, maxsplit=1)
        if (
            len(inner) == 2 and inner[0].strip() and (divide is _INSIDE or inner[0] != inner[0].lower())
        ):  # "20 km" is no name
            return inner[0].strip(), (inner[1], *parts)
    return head, tuple(parts)


def _kind(word: str) -> Kind:
    return next(kind for pattern, kind in _KINDS if re.fullmatch(pattern, word, re.I))


def _letters(direction: str) -> str:
    return "".join(letter for word, letter in _COMPASS.items() if word in direction.lower())


def _framed(words: str) -> str:
    if not re.search("[\u0600-\u06ff]", words):
        return words
    for pattern, frame in _ARABIC_FRAME:
        words = pattern.sub(frame, words)
    for arabic, english in _ARABIC_SIDES.items():
        words = re.sub(rf"{arabic}(?=[-\s])", english, words)
    return words
