"""What the reading of parties asks of a language: word tables, no code of its own. All words are in lookup form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from warledger.reading.sieve import Sieve

BAR: Final = "|"
"""What parts one headline from another."""


class Phrase:
    """Words that a pattern finds. One of ``keys`` (in lookup form) stands wherever it may find: most are not tried."""

    __slots__ = ("keys", "pattern")

    def __init__(self, pattern: re.Pattern[str], keys: frozenset[str]) -> None:
        self.pattern = Sieve(pattern)
        self.keys = keys


@dataclass(frozen=True)
class ActorTables:
    """The tables of one language.

    ``places`` maps a phrase (words joined by blanks) to a conflict and a weight: how far it alone tells what a report
    is about. ``demonyms`` maps an adjective of a nation to its written form; ``nations`` the name of a country to such
    an adjective. ``force_nouns`` name who or what fights for a state ("troops", "jets"), ``fighter_nouns`` for an armed
    group, ``attack_nouns`` what is done, ``clash_nouns`` what two sides do to each other; ``modifiers`` may stand
    between an adjective and such a noun. ``spelling`` are short names that are words of the language when all is in
    capitals. ``weapons`` maps a word to a kind of attack, so that another kind is known for another attack.
    """

    places: Mapping[str, tuple[str, float]]
    demonyms: Mapping[str, str]
    nations: Mapping[str, str]
    force_nouns: frozenset[str]
    army_nouns: frozenset[str]
    police_nouns: frozenset[str]
    fighter_nouns: frozenset[str]
    machine_nouns: frozenset[str]
    attack_nouns: frozenset[str]
    clash_nouns: frozenset[str]
    fire_nouns: frozenset[str]
    modifiers: frozenset[str]
    spelling: frozenset[str]
    joins: frozenset[str]
    determiners: frozenset[str]
    place_prepositions: frozenset[str]
    prepositions: frozenset[str]
    target_prepositions: frozenset[str]
    subordinators: frozenset[str]
    parting: frozenset[str]
    own_death: frozenset[str]
    goes_on: frozenset[str]
    noun_verbs: frozenset[str]  # "wounds": verbs right behind their subject, else nouns
    bands: frozenset[str]  # last words of the names of armed groups, as written
    units: frozenset[str]  # what a name with such a word holds where it is a unit of an army
    labels: frozenset[str]  # what an attack is called more than who did it
    repels: frozenset[str]  # "foiled a rebel attack": what the attacked do to it
    opens: frozenset[str]  # "began an offensive"
    taken: frozenset[str]  # "seized by": towns as well as men
    among: frozenset[str]  # "rebel groups including Ahrar al-Sham"
    answers: frozenset[str]  # "in response to the shelling": whose attack comes first
    coalitions: frozenset[str]  # what several call themselves by: "the coalition"
    fallen: frozenset[str]  # "dead": of those counted
    indefinite: frozenset[str]  # "a double bombing": one not told of before
    it: frozenset[str]  # what points back to the war just spoken of
    turns: frozenset[str]  # "while": another deed beside the one told
    inquiry: frozenset[str]  # verbs of those who look into a deed
    grounds: frozenset[str]  # "fired from areas under the control of": whose attack it was
    shows: frozenset[str]  # "published a video showing the execution of": whose deed it was
    films: frozenset[str]
    reflexive: frozenset[str]  # "shot himself": nobody else's deed
    raises: frozenset[str]  # "stepped up their shelling": whose attack it is
    aid: frozenset[str]
    be: frozenset[str]
    skips: frozenset[str]
    harm_verbs: frozenset[str]
    attack_verbs: frozenset[str]
    fire_verbs: frozenset[str]
    weak_verbs: frozenset[str]
    speech_verbs: frozenset[str]
    claim_verbs: frozenset[str]
    claimed: frozenset[str]
    blame_verbs: frozenset[str]
    deaths: frozenset[str]
    not_agent: frozenset[str]
    negations: frozenset[str]
    war: Phrase
    unclear: Phrase
    habit: Phrase  # "often carries out similar attacks": no word on the one told
    apart: Phrase  # "another attack", "elsewhere", "both sides": nobody's who was spoken of
    recalled: Phrase  # "the attack comes a day after": tells of an earlier one
    record: Phrase  # "the deadliest since": no total
    civilian_nouns: frozenset[str]
    elided: frozenset[str]
    member_nouns: frozenset[str]
    belonging: frozenset[str]
    counts: frozenset[str]
    participles: frozenset[str]
    period: Phrase
    background: Phrase
    long_ago: Phrase
    suffers: frozenset[str]
    possessives: frozenset[str]
    ties: frozenset[str]
    arrests: frozenset[str]
    holds: frozenset[str]
    stands: frozenset[str]
    definite: frozenset[str]
    anaphors: frozenset[str]  # "28 of them"
    flanks: frozenset[str]  # "on the government side"
    nation_nouns: frozenset[str]
    authority_nouns: frozenset[str]
    fight_verbs: frozenset[str]
    informants: frozenset[str]  # "a police source": who tells, and is not counted
    weapons: Mapping[str, str]

    @cached_property
    def telling(self) -> frozenset[str]:
        """All words that are looked for in a whole sentence; of a long report only these are kept."""
        phrases = (table for table in vars(self).values() if isinstance(table, Phrase))
        words = (self.attack_nouns, self.arrests, self.clash_nouns, self.deaths, self.weapons.keys())
        return frozenset({BAR}).union(*words, *(p.keys for p in phrases))
