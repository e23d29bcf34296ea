"""Who holds what on a day, and how each place came to be held: the control of places as payloads.

Disputed is what two sources give to different parties on one day, or what a party claims against whoever is said to
hold it. Areas, and places of which only a part is held, are told apart from places that are held whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from warledger.accounts import Entry, PlaceControl, State, control_states
from warledger.accounts.asking import Wanted
from warledger.desk import payloads
from warledger.desk.filters import Filters
from warledger.desk.payloads import Payload
from warledger.reading.blame.camps import one_camp
from warledger.records import ControlChange, Place, Reading, Report

SHOWN: Final = 1000
"""Places of one map or answer; of more, those that changed last."""
AREAS: Final = ("district", "province", "region", "country")


@dataclass(frozen=True)
class Ground:
    """All places that control is told of, and the statements behind, by id."""

    places: tuple[PlaceControl, ...]
    said: Mapping[str, ControlChange]
    starts: Mapping[str, tuple[date, ...]]
    """The first day of each entry of each place by its key, asked for again and again while days go."""
    changes: Mapping[str, frozenset[date]]
    """Days on which something is told to have happened in each."""

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Ground:
        """The control that these reports tell of."""
        said = {change.id: change for reading in readings for change in reading.control}
        places = control_states(readings)
        starts = {one.key: tuple(e.start for e in one.entries) for one in places}
        changes = {
            one.key: frozenset(e.when.start for e in one.entries if e.when and e.realis == "asserted")
            for one in places
        }  # fmt: skip
        return cls(places, said, starts, changes)

    def asked(self, asked: Filters) -> Ground:
        """Only the places that fit the filters."""
        wanted = Wanted(asked.since, asked.until, asked.place, asked.party)
        return replace(self, places=wanted.controls(self.places))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Days on which anything is told to have happened."""
        return tuple(sorted(frozenset().union(*(self.changes[one.key] for one in self.places))))

    def where(self, one: PlaceControl) -> Place | None:
        """The point of a place, or of the area that a statement names."""
        if one.place is not None:
            return one.place
        named = (p for e in one.entries for s in e.statements for p in self.said[s].places)
        return next((p for p in named if p.lat is not None), None)


def held_at(ground: Ground, day: date) -> list[Payload]:
    """Every place that something is told of up to a day, with its state on that day; what changed last comes first."""
    told = []
    for one in ground.places:
        starts = ground.starts[one.key]
        until = [entry for entry, start in zip(one.entries, starts, strict=True) if start <= day]
        if until:
            told.append((until[-1].start, one, until))
    told.sort(key=lambda row: (-row[0].toordinal(), row[1].name))
    return [_state(one, day, until, ground.where(one)) for _, one, until in told[:SHOWN]]


def _state(one: PlaceControl, day: date, until: Sequence[Entry], where: Place | None) -> Payload:
    state = one.at(day)
    claim, siege = _claim(one, day, state), one.besieged_at(day)
    rivals = _rivals(one, day, state, claim)
    shown = state or claim
    is_area = one.place is None or one.place.precision in AREAS
    return {
        "name": one.name, "place": _point(where, is_area), "area": is_area, "extents": list(one.extents),
        "standing": _standing(state, claim, rivals), "holder": shown.holder if shown else None,
        "left_by": shown.loser if shown and shown.holder is None else None,
        "since": str(shown.since) if shown and shown.since else None, "taken": bool(shown and shown.taken),
        "how": shown.how if shown else None, "part": shown.extent if shown else None,
        "by": list(reversed(shown.by)) if shown else [], "rivals": rivals,
        "besieged_by": siege.holder if siege else None,
        "failed": sum(e.attempts or 1 for e in until if e.kind == "attempted" and e.outcome == "failed"),
        "statements": list(shown.statements) if shown else [],
    }  # fmt: skip


def _point(where: Place | None, is_area: bool) -> Payload | None:
    """Where it is drawn. An area without an outline is as wide as a province, unless it is known to be less."""
    if where is None or where.lat is None or where.lon is None:
        return None
    precision = where.precision if where.precision in ("district", "region") or not is_area else "province"
    return {"lat": where.lat, "lon": where.lon, "precision": precision}


def _claim(one: PlaceControl, day: date, state: State | None) -> State | None:
    """A party's own claim that nobody has answered since."""
    claim = one.claimed_at(day)
    if claim is None or claim.holder is None:
        return None
    since = state.since.start if state and state.since else date.min
    return claim if claim.since is None or claim.since.start >= since else None


def _rivals(one: PlaceControl, day: date, state: State | None, claim: State | None) -> list[Payload]:
    """Who else is said to hold it, by whose word, since it last changed hands."""
    since = state.since.start if state and state.since else date.min
    found = [e for x in one.contested for e in (x.a, x.b) if since <= e.start <= day]
    rivals = {e.holder: e.by for e in found if e.holder}
    if claim and claim.holder and state:
        rivals.setdefault(claim.holder, claim.by)
    holder = state.holder if state else None
    return [
        {"holder": name, "by": list(reversed(by))} for name, by in rivals.items()
        if holder is None or not one_camp(name, holder, day)
    ]  # fmt: skip


def _standing(state: State | None, claim: State | None, rivals: Sequence[Payload]) -> str:
    if state is None:
        return "claimed" if claim else "disputed" if rivals else "untold"
    if rivals:
        return "disputed"
    return "held" if state.holder else "left"


def timeline(one: PlaceControl, ground: Ground, reports: Mapping[str, Report], last: int | None = None) -> Payload:
    """A place with what is told of it in the order of things, each by the fullest of its statements; all, or the last
    so many."""
    shown = one.entries if last is None else one.entries[-last:]
    return {
        "name": one.name, "area": one.place is None, "extents": list(one.extents), "failed": one.failed,
        "contested": [
            {"on": str(x.a.when), "a": x.a.holder, "a_by": x.a.by[0], "b": x.b.holder, "b_by": x.b.by[0]}
            for x in one.contested
        ],
        "earlier": len(one.entries) - len(shown), "entries": [_entry(e, ground.said, reports) for e in shown],
    }  # fmt: skip


def _entry(e: Entry, said: Mapping[str, ControlChange], reports: Mapping[str, Report]) -> Payload:
    report = reports.get(e.reports[0])
    return {
        "kind": e.kind, "outcome": e.outcome, "holder": e.holder, "loser": e.loser, "also": list(e.also),
        "date": str(e.when) if e.when else None, "attempts": e.attempts, "realis": e.realis, "extent": e.extent,
        "tellings": len(e.statements), "statements": list(e.statements),
        "told": payloads.cited(said[e.statements[0]], report) if report else None,
    }  # fmt: skip


def reports_of(found: Iterable[PlaceControl], last: int | None = None) -> list[str]:
    """The reports whose words the timelines of these places need."""
    return sorted({e.reports[0] for one in found for e in one.entries[-last if last else 0 :]})
