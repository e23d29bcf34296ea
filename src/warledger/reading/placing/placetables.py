"""What the reading of places asks of a language: words by what they do beside a name, no code of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal[
    "facility", "street", "road", "neighbourhood", "village", "town", "city", "district", "province", "region",
    "country", "unknown",
]  # fmt: skip
Role = Literal[
    "at",  # the harm is there
    "near",  # it is near there
    "target",  # it is struck
    "subject",  # it opens a sentence or a clause
    "heading",  # it heads a paragraph
    "beside",  # another place is told by it: "west of Raqqa"
    "witness",  # somebody who saw or counts speaks from there
    "origin",  # people or fire come from there
    "goal",  # people go or are taken there
    "speaker",  # an official speaks there
    "office",  # it is part of a body's name
    "dateline",  # the report was filed there
    "owner",  # it only owns a narrower place: "Syria's Idlib"
    "mention",  # nothing says why it is named
]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class PlaceTables:
    """The words of one language, in lower case.

    Names: ``known`` are the few that need no pattern (countries, provinces, regions), ``phrases`` those among them that
    open with a plain word, by that word; ``words`` are no name however they are written, and ``endings`` give more of
    those away where everything is in capitals. ``particles`` stand inside a name, ``openers`` open one even in small
    letters, ``prefixes`` are grown onto it, ``name_articles`` do not count.

    Behind a name: its ``kinds``, ``houses`` behind those, words ``before_kind``, words of ``bodies`` (of
    ``watchers`` behind an article alone, of ``papers`` even behind a kind) and of ``groups`` of people that take it
    away, places of ``care`` for the wounded; ``blows`` that befell it ("the Hass strike"), the ``auxiliary``,
    ``passive`` and ``manners`` before a verb of attack that struck it ("has been heavily shelled"), and ``where``
    something befell it.

    Before a name: ``prepositions`` with the role that they give, ``inside`` among them; verbs of attack (``strikes``),
    what makes "on" one (``attacks``) and "for" (``contested``); ``fillers`` and endings ``held`` that may stand
    between; ``of``, ``parts`` and ``directions`` of a place, what lies ``around`` it; ``one`` or ``many`` places
    without a name; ``titles`` of persons, and ``honours`` among them that open names of places; who is ``stationed``
    there, which ``officials`` or ``witnesses`` speak there, ``arrivals`` there, borders ``crossed`` or harm ``seen``
    there, ``beside_to`` before "to", what ``lies`` there or ``chiefly`` happened there.

    Between names: ``joins`` of a list, words ``within`` a chain of places and those of them that say that one ``holds``
    the other; ``clause`` opens a clause, and one that ``leads`` from a
    place to whom was harmed there.

    Sentences: words of ``harm``, ``anaphors`` for an event, ``weapons`` that stand for one, their ``onsets`` and the
    ``definite`` words before them; a ``war`` as a whole if it is ``war_long`` and no ``war_things`` follow; ``running``
    totals; ``elsewhere``; the ``capital`` and other ``towns`` that were named before; numbers and ``people``.
    """

    known: Mapping[str, PlaceKind]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    words: frozenset[str]
    endings: tuple[str, ...]
    particles: frozenset[str]
    openers: frozenset[str]
    prefixes: tuple[str, ...]
    name_articles: tuple[str, ...]
    possessives: tuple[str, ...]
    kinds: Mapping[str, PlaceKind]
    houses: frozenset[str]
    before_kind: frozenset[str]
    bodies: frozenset[str]
    watchers: frozenset[str]
    papers: frozenset[str]
    groups: frozenset[str]
    care: frozenset[str]
    prepositions: Mapping[str, Role]
    inside: frozenset[str]
    strikes: frozenset[str]
    attacks: frozenset[str]
    blows: frozenset[str]
    auxiliary: frozenset[str]
    contested: frozenset[str]
    passive: frozenset[str]
    manners: tuple[str, ...]
    fillers: frozenset[str]
    held: tuple[str, ...]
    of: frozenset[str]
    parts: frozenset[str]
    directions: frozenset[str]
    around: frozenset[str]
    one: frozenset[str]
    many: frozenset[str]
    titles: frozenset[str]
    honours: frozenset[str]
    stationed: frozenset[str]
    officials: frozenset[str]
    witnesses: frozenset[str]
    arrivals: frozenset[str]
    crossed: frozenset[str]
    seen: frozenset[str]
    beside_to: frozenset[str]
    lies: frozenset[str]
    chiefly: frozenset[str]
    joins: frozenset[str]
    clause: frozenset[str]
    leads: frozenset[str]
    where: frozenset[str]
    within: frozenset[str]
    holds: frozenset[str]
    harm: frozenset[str]
    anaphors: frozenset[str]
    weapons: frozenset[str]
    onsets: frozenset[str]
    definite: frozenset[str]
    capital: frozenset[str]
    towns: Mapping[str, PlaceKind]
    war: frozenset[str]
    war_long: frozenset[str]
    war_things: frozenset[str]
    running: frozenset[str]
    elsewhere: frozenset[str]
    people: frozenset[str]
    number_words: frozenset[str]
    number: Callable[[str], int | None]
