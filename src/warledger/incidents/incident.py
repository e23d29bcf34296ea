"""An incident from its tellings: its day, place, kind and parties as most of them say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Final

from warledger.incidents.telling import WEIGHT, written_on
from warledger.records import Cause, DatePrecision, Incident, Link, Place, Report, Telling, content_id
from warledger.when import When

RIVAL: Final = 0.3
"""Share of the best day's votes from which another day is a rival: then the incident is of either, not of one."""

LIKELY: Final = 0.6
"""How far the later of two days is the likelier, where a report tells of last night or today without saying which."""

AT_ODDS: Final = 3
"""Days that rival reports may span together; farther apart, one of them tells of something else."""


def make_incident(tellings: Sequence[Telling], links: Iterable[Link], reports: Mapping[str, Report]) -> Incident:
    """One incident; its tellings come in the order of publication."""
    leading = [t for t in tellings if t.main] or list(tellings)
    when = _when(leading, reports)
    return Incident(
        id=content_id("incident", tellings[0].id), kind=_kind(leading), when=when, precision=precision_of(when),
        place=_place(leading), parties=tuple(dict.fromkeys(p for t in tellings for p in t.parties)),
        tellings=tuple(tellings), links=tuple(sorted(links, key=lambda link: (-link.score, link.a, link.b))),
    )  # fmt: skip


def precision_of(when: When | None) -> DatePrecision:
    """How precisely a period says when: UCDP's classes (a day, some days, a week, a month, a year)."""
    if when is None:
        return "unknown"
    bounds: tuple[tuple[int, DatePrecision], ...] = ((1, "day"), (6, "days"), (7, "week"), (31, "month"))
    return next((name for days, name in bounds if when.days <= days), "year")


def _when(tellings: Sequence[Telling], reports: Mapping[str, Report]) -> When | None:
    """The day that most tellings name, with its rivals; of equals the earliest.

    The first reports count most: later ones name the day of an arrest, a death of wounds or a funeral, too. No event is
    later than the first report of it; where all days are, the report's own stands for them.
    """
    votes: dict[When, float] = defaultdict(float)
    written = {t.report: written_on(reports[t.report]) for t in tellings}
    first = min((day for day in written.values() if day), default=None)
    for telling in tellings:
        if telling.when is None:
            continue
        day = written[telling.report]
        late = (day - first).days if day and first else 0
        if telling.when.days == 2:
            votes[When.day(telling.when.end)] += LIKELY / (1 + late)
            votes[When.day(telling.when.start)] += (1 - LIKELY) / (1 + late)
        else:
            votes[telling.when] += 1.0 / (1 + late / 7)
    if not votes:
        return None
    if first is not None:
        late_day = first + timedelta(days=1)
        votes = {w: v for w, v in votes.items() if w.start <= late_day} or {When(first - timedelta(days=1), first): 1.0}
    best = min(votes, key=lambda when: (not when.is_day, -votes[when], when))
    rivals = [when for when in votes if when.is_day and votes[when] >= RIVAL * votes[best]]
    for when in sorted(rivals, key=lambda when: (-votes[when], when)):
        if best.join(when).days <= AT_ODDS:
            best = best.join(when)
    return best


def _place(tellings: Iterable[Telling]) -> Place | None:
    weights: defaultdict[str, float] = defaultdict(float)
    places: dict[str, Place] = {}
    for telling in tellings:
        if telling.place is not None:
            name = telling.place.name or telling.place.words
            weights[name] += WEIGHT[telling.place.precision]
            places.setdefault(name, telling.place)
    return places[max(weights, key=lambda name: weights[name])] if weights else None


def _kind(tellings: Iterable[Telling]) -> Cause | None:
    votes = Counter(t.kind for t in tellings if t.kind is not None)
    return votes.most_common(1)[0][0] if votes else None
