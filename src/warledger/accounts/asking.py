"""Which accounts a question is about: by days, place and party."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from warledger.accounts.agreements import Agreement
from warledger.accounts.control import PlaceControl
from warledger.accounts.disputes import Dispute, Stand
from warledger.places.names import heard, key
from warledger.when import When


@lru_cache(maxsize=100_000)
def _sounds(name: str) -> frozenset[str]:
    return frozenset(key(form) for form in heard(name))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: days inclusive, a place by any spelling, a party or speaker by a part of the name."""

    since: date | None = None
    until: date | None = None
    place: str | None = None
    party: str | None = None

    def in_time(self, when: When | None) -> bool:
        """Whether days touch those asked for; what has no date is left out where days are asked for."""
        if when is None:
            return self.since is None and self.until is None
        return (self.since is None or when.end >= self.since) and (self.until is None or when.start <= self.until)

    def at_place(self, names: Iterable[str | None]) -> bool:
        """Whether one of the names sounds like the place asked for."""
        if self.place is None:
            return True
        wanted = _sounds(self.place)
        return any(not wanted.isdisjoint(_sounds(name)) for name in names if name)

    def of_party(self, names: Iterable[str | None]) -> bool:
        """Whether one of the names holds the party asked for."""
        return self.party is None or any(self.party.lower() in name.lower() for name in names if name)

    def controls(self, found: Iterable[PlaceControl]) -> tuple[PlaceControl, ...]:
        """The places and areas asked for."""
        return tuple(
            c
            for c in found
            if self.at_place((c.name, *c.names, *((c.place.adm1, c.place.country) if c.place else ())))
            and self.of_party(x for e in c.entries for x in (e.holder, e.loser))
            and any(self.in_time(e.when) for e in c.entries)
        )

    def agreements(self, found: Iterable[Agreement]) -> tuple[Agreement, ...]:
        """The agreements asked for: made, or spoken of, in those days."""
        return tuple(
            a
            for a in found
            if self.at_place((a.area,))
            and self.of_party((*a.parties, *(x for e in a.events for x in (e.blamed, *e.by))))
            and (self.in_time(a.made_on) or any(self.in_time(e.date) for e in a.events))
        )

    def stands(self, found: Iterable[Stand]) -> tuple[Stand, ...]:
        """The positions asked for; a place is looked for in what they are about."""
        return tuple(s for s in found if self._speaks(s))

    def disputes(self, found: Iterable[Dispute]) -> tuple[Dispute, ...]:
        """The disputes in which one of the positions is asked for."""
        return tuple(d for d in found if any(self._speaks(s) for s in (*d.claims, *d.denials)))

    def _speaks(self, s: Stand) -> bool:
        p = s.position
        about = self.place is None or self.place.lower() in p.about.lower()
        return about and self.of_party((s.party, p.speaker, p.toward)) and self.in_time(p.date)
