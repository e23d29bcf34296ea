"""Who holds which place since when, by whose word; what was tried and failed; what is claimed, besieged, contested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from warledger.accounts.entries import Entry, entry_of, merged, told
from warledger.accounts.gathering import Places, bare, is_area, is_share
from warledger.accounts.states import RULES, State, claimed
from warledger.errors import WarledgerError
from warledger.reading.blame.camps import one_camp
from warledger.records import ControlChange, Place, Reading


@dataclass(frozen=True, slots=True)
class Contest:
    """Two sources that name different holders of one place at one time."""

    a: Entry
    b: Entry


@dataclass(frozen=True, slots=True)
class PlaceControl:
    """The control of one place or area over time.

    ``key`` is that under which its spellings are one (``names``). ``place`` is None for an area: what is held of it
    stands in the words of ``extents``, never in a point. ``entries`` is the raw sequence, whatever the rules;
    ``states`` what ``rules`` make of it; ``claims`` what only a party's own word stands for.
    """

    key: str
    names: tuple[str, ...]
    place: Place | None
    extents: tuple[str, ...]
    rules: str
    entries: tuple[Entry, ...]
    states: tuple[State, ...]
    claims: tuple[State, ...]
    contested: tuple[Contest, ...] = ()

    @property
    def name(self) -> str:
        """The gazetteer's name, else the first spelling, else the words of the area."""
        if self.place is not None and self.place.name:
            return self.place.name
        return (*self.names, *self.extents)[0]

    @property
    def failed(self) -> int:
        """How many attempts failed: as counted where a report counts them, else each telling of one."""
        return sum(e.attempts or 1 for e in self.entries if e.kind == "attempted" and e.outcome == "failed")

    def at(self, day: date) -> State | None:
        """The state on a day, by what is known of it now."""
        return next((s for s in reversed(self.states) if s.on(day)), None)

    def claimed_at(self, day: date) -> State | None:
        """The latest claim up to a day."""
        return next((s for s in reversed(self.claims) if s.on(day)), None)

    def besieged_at(self, day: date) -> Entry | None:
        """The siege that was told of last, unless the place has changed hands since."""
        state = self.at(day)
        since = state.since.start if state and state.since else date.min
        laid = (e for e in self.entries if e.kind == "besieged" and e.realis == "asserted")
        sieges = [e for e in laid if since <= e.start <= day]
        return sieges[-1] if sieges else None

    def until(self, day: date) -> tuple[Entry, ...]:
        """The entries up to a day."""
        return tuple(e for e in self.entries if e.start <= day)


def control_states(readings: Iterable[Reading], rules: str = "assessed") -> tuple[PlaceControl, ...]:
    """The control of every place and area that reports speak of, in the order of names.

    Raises:
        WarledgerError: where no rule set has that name.
    """
    rule = RULES.get(rules)
    if rule is None:
        raise WarledgerError(f"no rules of control are called {rules!r}; there are {', '.join(sorted(RULES))}")
    held = sorted(readings, key=lambda r: (r.report.published or "", r.report.id))
    changes = [(reading, number, change) for number, reading in enumerate(held) for change in told(reading)]
    places = Places((reading.report.id, change) for reading, _, change in changes)
    raw: dict[str, list[Entry]] = {}
    seen: dict[str, list[tuple[Place | None, str | None]]] = {}
    for reading, number, change in changes:
        for at, place in _grounds(places, reading.report.id, change):
            raw.setdefault(at, []).append(entry_of(reading, change, number, share=is_share(change.extent)))
            seen.setdefault(at, []).append((place, change.extent))
    found = []
    for at, entries in raw.items():
        timeline = merged(entries)
        found.append(_account(at, seen[at], rules, timeline, rule(timeline)))
    return tuple(sorted(found, key=lambda c: (c.place is None, c.name)))


def _grounds(places: Places, report: str, change: ControlChange) -> list[tuple[str, Place | None]]:
    """The keys under which a statement is kept: each of its places, or one for the area it speaks of."""
    if is_area(change):
        if not change.places:
            return [(f"words:{report}:{(change.extent or '').lower()}", None)]
        first = change.places[0]
        return [(f"area:{bare(first).lower()}", first)]
    if not change.places:
        return [(f"words:{report}:{change.extent.lower()}", None)] if change.extent else []
    return list({places.key(report, p): p for p in change.places}.items())


def _account(
    at: str, seen: Sequence[tuple[Place | None, str | None]], rules: str, entries: tuple[Entry, ...],
    states: tuple[State, ...],
) -> PlaceControl:  # fmt: skip
    area = at.startswith(("area:", "words:"))
    points = [p for p, _ in seen if p is not None and p.lat is not None]
    return PlaceControl(
        at, tuple(dict.fromkeys(bare(p) if area else p.words for p, _ in seen if p is not None)),
        None if area or not points else points[0], tuple(dict.fromkeys(x for _, x in seen if x and area)), rules,
        entries, states, claimed(entries), _contested(entries),
    )  # fmt: skip


def _contested(entries: Sequence[Entry]) -> tuple[Contest, ...]:
    """Pairs by different speakers that name holders of different camps on the same day, neither telling a sequence."""
    holding = [e for e in entries if e.effect in ("gain", "holding") and e.when is not None and e.when.is_day]
    return tuple(
        Contest(a, b)
        for a, b in combinations(holding, 2)
        if a.when == b.when
        and a.by[0] != b.by[0]
        and not set(a.reports) & set(b.reports)
        and not one_camp(a.holder, b.holder, a.start)
        and not one_camp(a.loser or a.holder, b.holder, a.start)
        and not one_camp(b.loser or b.holder, a.holder, b.start)
    )
