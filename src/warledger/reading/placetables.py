"""What the reading of places asks of a language: words by what they do beside a name, no code of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal[
    "facility", "neighbourhood", "village", "town", "city", "district", "province", "region", "country", "unknown"
]
Role = Literal[
    "at", "near", "target", "subject", "heading", "beside", "witness", "origin", "goal", "speaker", "office", "dateline",
    "owner", "mention",
]
"""How a report speaks of the place: the harm is there; it is struck; it stands as a sentence's subject; it heads a
paragraph; another place is placed by it ("west of Raqqa"); a witness speaks from there; people or fire come from there or
go there; an official speaks there; it belongs to an office's name; the report was filed there;
it only owns a narrower place ("Syria's Idlib"); it is only mentioned."""


@dataclass(frozen=True, slots=True, eq=False)
class PlaceTables:
    """The words of one language.

    ``kinds`` maps a kind of place ("village") to its PlaceKind, ``prepositions`` a word before a place to the role that it
    gives. ``known`` holds the few names that need no pattern: countries, provinces, regions. ``words`` are words that
    are no name however they are written; ``endings`` give more of those away in a text without case.
    """

    kinds: Mapping[str, PlaceKind]
    prepositions: Mapping[str, Role]
    known: Mapping[str, PlaceKind]
    words: frozenset[str]
    endings: tuple[str, ...]
    name_articles: tuple[str, ...]
    possessives: tuple[str, ...]
    of: frozenset[str]
    joins: frozenset[str]
    clause: frozenset[str]
    one: frozenset[str]
    many: frozenset[str]
    care: frozenset[str]
    particles: frozenset[str]
    openers: frozenset[str]
    prefixes: tuple[str, ...]
    directions: frozenset[str]
    parts: frozenset[str]
    fillers: frozenset[str]
    held: tuple[str, ...]
    before_kind: frozenset[str]
    bodies: frozenset[str]
    groups: frozenset[str]
    titles: frozenset[str]
    attacks: frozenset[str]
    strikes: frozenset[str]
    stationed: frozenset[str]
    officials: frozenset[str]
    witnesses: frozenset[str]
    inside: frozenset[str]
    beside_to: frozenset[str]
    crossed: frozenset[str]
    arrivals: frozenset[str]
    harm: frozenset[str]
    war: frozenset[str]
    war_things: frozenset[str]
    war_long: frozenset[str]
    running: frozenset[str]
    elsewhere: frozenset[str]
    anaphors: frozenset[str]
    within: frozenset[str]
    holds: frozenset[str]
    definite: frozenset[str]
    people: frozenset[str]
    number_words: frozenset[str]
    number: Callable[[str], int | None]
