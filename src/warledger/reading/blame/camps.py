"""Whose word and whose side a name is, as far as accounts ask: one state, one camp, one speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from warledger.reading.blame.parties import Parties
from warledger.reading.blame.partynames import Party
from warledger.reading.speaking.sources import load_sources
from warledger.reading.text import split_text

GROUPS: Final = frozenset({"rebels", "jihadists", "militia"})
"""Kinds that reports mix up: what one calls militants another calls by the name of a group among them."""
STATES: Final = frozenset({"state", "state forces"})


@lru_cache(maxsize=4096)
def party_of(name: str) -> str:
    """The party that a speaker speaks for: "Turkish defence ministry" and "Turkish army" are Turkey, SANA is its army.

    A monitor, an agency and a name that nothing is known of stand for themselves.
    """
    parties, sources = Parties.load(), _sources()
    if name in sources:
        mouth = sources[name]
        return _states()[1].get(mouth, mouth) if mouth else name
    if name in parties.names.parties:
        return _states()[1].get(name, name)
    found = parties.find(split_text(name))
    if len(found) == 1 and found[0].end == len(name) and found[0].name in parties.names.parties:
        return party_of(found[0].name)  # "Syria's army"
    for word in name.lower().replace("’", "'").split():
        word = word.strip(",.").removesuffix("'s")
        nation = parties.tables.demonyms.get(word) or parties.tables.nations.get(word)
        if nation is not None and nation in _states()[0]:
            return _states()[0][nation]
    return name


def one_camp(a: str | None, b: str | None, day: date | None = None) -> bool:
    """Whether two names of holders may be one at one time: the same, allied, or a group and a word for many groups.

    A word for many is a generic one ("militants") or the party that such a word stands for in a war ("Syrian rebels");
    it never means those whom the file holds ``apart`` from it, nor a group of another war.
    """
    if a is None or b is None:
        return a is b
    if a == b:
        return True
    parties = Parties.load()
    if parties.friends(a, b, day):
        return True
    one, other = parties.party(a), parties.party(b)
    if one is None or other is None:
        return False
    return _may_mean(one, other, day) or _may_mean(other, one, day)


def _may_mean(word: Party, group: Party, day: date | None) -> bool:
    """Whether a word for many groups may mean this one."""
    kinds = {word.kind, group.kind}
    if kinds - GROUPS or (len(kinds) > 1 and "rebels" not in kinds):
        return False
    parties = Parties.load()
    if any(parties.friends(group.name, other, day) for other in word.apart):
        return False
    if word.generic or group.generic:
        return word.generic
    return word.name in _many() and group.kind != "militia" and not set(word.conflicts).isdisjoint(group.conflicts)


@lru_cache(maxsize=1)
def _many() -> frozenset[str]:
    """The parties that words for many groups stand for, each in its war."""
    parties = Parties.load().names.parties.values()
    return frozenset(meant for party in parties if party.generic for _, meant in party.resolves)


def is_party(name: str) -> bool:
    """Whether a name is that of a party to some war."""
    return Parties.load().party(name) is not None


def is_state(name: str | None) -> bool:
    """Whether a holder is a state or its forces."""
    party = Parties.load().party(name) if name else None
    return party is not None and party.kind in STATES


class Voices:
    """Which party a speaker speaks for, where other names of the same person or other chains may tell.

    ``chains`` are who said things, closest speaker first.
    """

    def __init__(self, chains: Iterable[Sequence[str]]) -> None:
        self._people: dict[tuple[str, ...], str] = {}
        for chain in chains:
            told = [(name, party_of(name)) for name in chain]
            if len(chain) > 1 and is_party(chain[1]) and told[0][1] == chain[0]:
                told.append((chain[0], told[1][1]))  # "Demir of Turkey"
            for name, party in told:
                if party != name and (person := person_of(name)) is not None:
                    self._people.setdefault(person, party)

    def party(self, name: str) -> str:
        """The party of a speaker, or the speaker."""
        party = party_of(name)
        person = person_of(name)
        return self._people.get(person, name) if party == name and person is not None else party


def person_of(name: str) -> tuple[str, ...] | None:
    """First and last name, behind whatever title: the last two words, where a name has so many."""
    words = name.split()
    return tuple(words[-2:]) if len(words) > 1 and all(w[:1].isupper() for w in words[-2:]) else None


@lru_cache(maxsize=1)
def _states() -> tuple[dict[str, str], dict[str, str]]:
    """States by their adjective, and by the name of their forces."""
    parties = Parties.load()
    states, nations = [p for p in parties.names.parties.values() if p.kind == "state"], parties.tables.nations
    by_adjective = {nations[p.name.lower()]: p.name for p in states if p.name.lower() in nations}
    return by_adjective, {p.forces: p.name for p in states if p.forces}


@lru_cache(maxsize=1)
def _sources() -> dict[str, str | None]:
    """The sources that reports name, each with the party whose mouth it is; a ministry's word is its state's."""
    return {s.name: s.speaks_for for s in load_sources().sources if s.kind != "role"}
