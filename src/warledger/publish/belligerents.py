"""Who fought whom: an incident's parties as two sides, by the registry of parties and its alliances."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from warledger.reading.blame.parties import Parties
from warledger.records import Incident, Reckoning

OWN: Final = ("state forces", "state", "police")
FOREIGN: Final = ("foreign forces", "peacekeepers", "coalition")
REBEL_COALITIONS: Final = frozenset({
    "Al-Fath al-Mubin Operations Room", "CMA", "CPC", "CSP", "Congo River Alliance", "Jaysh al-Fatah",
    "Simon Bolivar Guerrilla Coordinating Board", "Three Brotherhood Alliance",
})  # fmt: skip
"""Parties of kind "coalition" that are coalitions of armed groups, not of states."""


@dataclass(frozen=True, slots=True)
class Belligerents:
    """``a`` is a government where one takes part, else the party named first; ``b`` the first that is no friend of it.

    ``with_a`` and ``with_b`` are the other parties on either side; who is friend of neither is in none.
    """

    a: str | None
    b: str | None
    with_a: tuple[str, ...] = ()
    with_b: tuple[str, ...] = ()
    day: date | None = None

    def side_of(self, party: str) -> str | None:
        """ "a", "b", or None for a party of neither side."""
        if self.a is not None and friends(party, self.a, self.day):
            return "a"
        return "b" if self.b is not None and friends(party, self.b, self.day) else None


def belligerents(incident: Incident, reckoning: Reckoning) -> Belligerents:
    """The two sides of an incident; parties come from who did it, who was harmed, and who else is named."""
    sides = (harm.side for harm in reckoning.harm if harm.side)
    named = tuple(dict.fromkeys((*reckoning.by, *sides, *incident.parties)))
    day = incident.when.start if incident.when else None
    if not named:
        return Belligerents(None, None, day=day)
    a = min(named, key=lambda party: (_rank(party), named.index(party)))
    b = next((party for party in named if not friends(party, a, day)), None)
    with_a = tuple(p for p in named if p != a and friends(p, a, day))
    with_b = tuple(p for p in named if b and p not in (b, *with_a) and friends(p, b, day) and p != a)
    return Belligerents(a, b, with_a, with_b, day)


def kind_of(party: str) -> str:
    """The kind that ``hand/parties.yaml`` gives a party; "rebels" for rebel coalitions, "unknown" for strangers."""
    if party in REBEL_COALITIONS:
        return "rebels"
    entry = Parties.load().party(party)
    if entry is not None:
        return entry.kind
    return "state forces" if party.endswith((" army", " government forces", " government")) else "unknown"


def is_government(party: str) -> bool:
    """Whether a party is a state or its forces, at home or abroad."""
    return kind_of(party) in OWN or kind_of(party) in FOREIGN


@lru_cache(maxsize=65536)
def friends(a: str, b: str, day: date | None) -> bool:
    """Whether two parties are one, or allied on that day."""
    return Parties.load().friends(a, b, day)


def _rank(party: str) -> int:
    kind = kind_of(party)
    return 0 if kind in OWN else 1 if kind in FOREIGN else 2
