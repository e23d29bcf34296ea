"""What the cascade asks of a language: tables and patterns, no code of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from warledger.reading.sieve import Sieve
from warledger.reading.times.timetables import TimeWords
from warledger.records import Measure, Status, VictimGroup

Form = Literal["past", "base", "ing", "die", "adj", "noun", "count", "toll", "lives", "body"]


class Harm(NamedTuple):
    """A word of harm. ``person`` asks for plain persons as its object: "captured two soldiers", not "two villages"."""

    measure: Measure
    form: Form
    person: bool = False


class Noun(NamedTuple):
    """What a noun says of the people it names. ``collective``: the noun is one, the people are several ("family")."""

    lemma: str
    status: Status
    plural: bool
    groups: tuple[VictimGroup, ...] = ()
    collective: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """Small word classes that the patterns of clauses ask for."""

    negations: frozenset[str]  # "no", "without"
    nobody: frozenset[str]  # "nobody", "none"
    believed: frozenset[str]  # between "were" and "killed": "reported", "feared"
    content: frozenset[str]  # verbs that a clause may follow without a word between: "saw Smith had been hit"
    found: frozenset[str]  # between people and "dead": "found", "feared"
    left: frozenset[str]  # "left 38 civilians, including women, injured"
    wounds: frozenset[str]  # "injuries", "burns"
    suffering: frozenset[str]  # "sustained", "received"
    taking_lives: frozenset[str]  # "claimed", "cost"
    total: frozenset[str]  # "a total of 24 rebels"
    counts: frozenset[str]  # "the first count had been 11"
    sides: frozenset[str]  # labels of a tally that are no nouns for people: "factions: 18"
    casualties: frozenset[str]  # plurals that count people killed or injured
    sparing: frozenset[str]  # "to avoid casualties", "the nature of the casualties": nobody is said harmed
    information: frozenset[str]  # "no information about casualties"
    hitting: frozenset[str]  # "a bullet hit a man in the chest"
    body: frozenset[str]
    nots: frozenset[str]  # "were not injured"
    left_open: frozenset[str]  # words of an injury that may have killed: "with a gunshot wound"
    capturing: frozenset[str]  # said of towns as of people
    singular_be: frozenset[str]
    partial: frozenset[str]  # "the rest of their lives"
    whom: frozenset[str]  # "of whom 21 had fought for the government"
    losing: Mapping[str, bool]  # "lost 15 fighters", "claimed 43 people"; whether a bare number will do
    taking: frozenset[str]  # "took 900 villagers hostage"
    shields: frozenset[str]  # "took 200 villagers as human shields"
    outlets: frozenset[str]  # "bomb kills six state media"
    noun_or_verb: frozenset[str]  # "guards arrest three men"
    fate: frozenset[str]  # "the fate of 200 soldiers is unknown"
    unknown: frozenset[str]
    including: frozenset[str]  # "the victims included 51 children"
    number: frozenset[str]  # "the number of people killed has risen to four"
    place_openers: frozenset[str]  # first words of names of places: "Al Bab", "Tal Abyad"
    known_as: frozenset[str]  # before "as" in a name's explanation
    be: frozenset[str]  # "was", "were"
    saying: frozenset[str]  # "said", "reported"
    telling: frozenset[str]  # of these, those said to somebody
    to_death: tuple[str, ...]  # "shot the gunman to death"
    among: Mapping[str, Measure]  # the word for the total in "among the dead"
    with_people: frozenset[str]  # "a woman with four of her children"
    with_wounds: frozenset[str]  # between people and their wounds: "with a gunshot wound"
    adding: frozenset[str]  # "was also killed": one more
    reflexive: frozenset[str]  # "shot himself": the doer is harmed
    no_flight: frozenset[str]  # "fled the scene", "on foot": who runs so is not displaced
    single_wounds: frozenset[str]  # "wound", "burns": they count no people
    told_plurals: frozenset[str]  # "deaths", "injuries": told without a number
    following: frozenset[str]  # before the colon of a list: "236 people distributed as follows"
    executing: frozenset[str]  # beside these who is shot is shot dead
    serving_as: frozenset[str]  # "took several civilians as hostages"
    making: frozenset[str]  # "eleven raiders made up the rest of the dead"
    choking: frozenset[str]  # of people a harm, of towns a siege: "choking the city"
    cases: frozenset[str]  # "30 cases of suffocation"
    resulting: frozenset[str]  # "resulted in injuries"
    to_people: frozenset[str]  # "injuries to two children", "deaths of"
    loose: frozenset[str]  # vague words too loose to count people that no harm is said of: "some", "many"
    identified: frozenset[str]  # "identified as": a name follows
    rescuing: frozenset[str]  # "evacuating": of the wounded no displacement
    wounds_verb: frozenset[str]  # forms that are noun and verb: "wounds"
    describing: frozenset[str]  # plurals that describe another noun: "women fighters"
    at_place: frozenset[str]  # "three were killed in Morek, two near Qastun"
    counting: frozenset[str]  # "on Sunday it counted 97"
    reaching: frozenset[str]  # "the toll could reach dozens"
    count_is: frozenset[str]  # "the count was 55", "had been 25"
    connectors: Mapping[str, tuple[tuple[str, ...], ...]]  # by first word: what joins like "and", "as well as"


@dataclass(frozen=True, slots=True)
class Language:
    """The tables of one language.

    ``classes`` maps a word to its class letter (see ``english/words.py``); ``guess`` gives one to a word that no table
    holds. ``phrases`` maps the first word of a fixed expression of harm to (words, harm) pairs, longest first.
    """

    code: str
    classes: Mapping[str, str]
    families: frozenset[str]  # "a family of five"
    acronyms: frozenset[str]  # names that in lower case are small words: "IS"
    particles: frozenset[str]  # small words within names: "al", "bin"
    titled: frozenset[str]  # nouns for people that with a capital are part of a name: "Human Rights"
    plural_adjectives: frozenset[str]  # "the elderly"
    guess: Callable[[str, str], str]
    victims: Mapping[str, Noun]
    sexes: Mapping[str, str]  # nouns and adjectives for one person: "male", "female"
    grown: frozenset[str]  # nouns for adults
    kin: frozenset[str]  # nouns that tell whose relative somebody is
    possessives: frozenset[str]
    anybody: frozenset[str]  # nouns that tell no role: "person", "victim", "resident"
    one_role: Mapping[str, str]  # nouns of one role, by the noun that stands for them: "cop" is "officer"
    attributive: frozenset[str]  # nouns for people that often stand before a thing: "rebel stronghold"
    things: frozenset[str]
    organisations: frozenset[str]
    triggers: Mapping[str, Harm]
    injuring: Mapping[str, Harm]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Harm], ...]]
    states: Mapping[str, Measure]
    vocabulary: frozenset[str]  # every word that can open a mention of harm
    grammar: Grammar
    quantity: re.Pattern[str]
    quantity_starts: frozenset[str]  # words that a quantity can begin with, digits apart
    number_words: frozenset[str]
    number_value: Callable[[str], int | None]
    qualifiers: Mapping[str, str]
    subset: Sieve
    abbreviations: frozenset[str]
    debris_heads: re.Pattern[str]
    debris_lines: re.Pattern[str]
    debris_tail: re.Pattern[str]
    times: TimeWords
    violence: re.Pattern[str]
    accident: Sieve
