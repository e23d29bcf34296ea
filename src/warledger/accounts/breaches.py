"""Which incident a breach of an agreement is, where its report, day and place say so; else why none is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from warledger.accounts.agreements import Agreement, Happening
from warledger.accounts.gathering import bare
from warledger.places.names import heard, key
from warledger.reading.blame.camps import one_camp
from warledger.records import Cause, Incident, Place, Reckoning, Telling
from warledger.when import When

ATTACKS: Final[frozenset[Cause]] = frozenset(
    {"airstrike", "shelling", "clash", "mine or IED", "car bomb", "suicide bombing", "chemical", "shooting",
     "drone strike", "explosion", "mixed"}
)  # fmt: skip
"""Kinds of incidents that may break an agreement not to fight."""
LONGEST: Final = 3
"""Days that a breach may be spread over and still be dated by them."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach that is told (``statement``), the incident it is, or None, and the reasons for either, as sentences."""

    statement: str
    incident: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attack:
    """An attack as one report tells it; ``by`` are those said to have done it, in a clash both sides."""

    incident: str
    telling: Telling
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An attack as one report tells it, and how it fits a breach: what speaks for it, what against."""

    incident: str
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]


def by_report(incidents: Iterable[tuple[Incident, Reckoning]]) -> dict[str, list[Attack]]:
    """The attacks that harmed somebody, by the reports that tell of them."""
    found: dict[str, list[Attack]] = {}
    for incident, reckoning in incidents:
        if incident.kind not in ATTACKS or not reckoning.harm:
            continue
        both_sides = incident.parties if incident.kind == "clash" else ()
        by = tuple(dict.fromkeys((*reckoning.by, *both_sides)))
        for telling in incident.tellings:
            found.setdefault(telling.report, []).append(Attack(incident.id, telling, by))
    return found


def breaches(one: Agreement, told: Mapping[str, Sequence[Attack]]) -> tuple[Breach, ...]:
    """Every breach that reports say or allege, in order, each with the incident that it is.

    ``told`` is that of :func:`by_report`. An incident is named only where the same report tells of it, on the same day,
    in the area of the agreement, by nobody else than the one blamed, and of no second one that fits as well.
    """
    return tuple(
        _breach(e, one.area, told.get(e.report, ()))
        for e in one.events
        if e.event == "breached" and e.realis in ("asserted", "possible")
    )


def _breach(e: Happening, area: str | None, told: Sequence[Attack]) -> Breach:
    if not told:
        return Breach(e.statement, None, ("its report tells of no attack that harmed anybody",))
    candidates = [_weighed(e, area, attack) for attack in told]
    fitting = {c.incident: c for c in candidates if not c.against}
    if len(fitting) == 1:
        (found,) = fitting.values()
        return Breach(e.statement, found.incident, ("told in the same report", *found.speaks_for))
    if fitting:
        return Breach(e.statement, None, (f"{len(fitting)} attacks of its report fit, and it does not say which",))
    against = tuple(dict.fromkeys(x for c in candidates for x in c.against[:1]))
    return Breach(e.statement, None, tuple(f"an attack of its report: {x}" for x in against))


def _weighed(e: Happening, area: str | None, attack: Attack) -> _Candidate:
    day, place = _same_days(e, attack.telling.when), _within(e.area or area, attack.telling.place)
    who = _by_whom(e, attack)
    speaks_for = tuple(reason for fits, reason in (day, place, who) if fits and reason)
    return _Candidate(attack.incident, speaks_for, tuple(reason for fits, reason in (day, place, who) if not fits))


def _same_days(e: Happening, when: When | None) -> tuple[bool, str]:
    if e.date is None and when is None and e.published is None:
        return True, "neither has a day, since the report has none"
    if e.date is None or when is None:
        return False, "no day is told for " + ("the breach" if e.date is None else "it")
    near = e.date.days <= LONGEST and when.days <= LONGEST and e.date.start <= when.end and when.start <= e.date.end
    return (
        near,
        f"of the same day{'' if when.is_day else 's'}, {when}" if near else f"of {when}, the breach of {e.date}",
    )


def _within(area: str | None, place: Place | None) -> tuple[bool, str]:
    if area is None or place is None:
        return False, "no area is told for the agreement" if area is None else "no place is told for it"
    wanted = {key(x) for x in heard(area)}
    names = (bare(place), place.name, place.adm1, place.adm2)
    if any(key(x) in wanted for name in names if name for x in heard(bare(Place(name)))):
        return True, f"in {place.words}, which the agreement covers ({area})"
    return False, f"in {place.words}, and the agreement is for {area}"


def _by_whom(e: Happening, attack: Attack) -> tuple[bool, str]:
    if e.blamed is None:
        return True, ""
    if not attack.by:
        return False, "nobody is said to have made it"
    day = attack.telling.when.start if attack.telling.when else None
    blamed = [e.blamed, *e.blamed.split(" and ")]  # "A and B" are blamed together
    if any(one_camp(name, p, day) for name in blamed for p in attack.by):
        return True, f"{e.blamed} blamed for the breach and said to have fought in it"
    return False, f"by {' and '.join(attack.by)}, and {e.blamed} blamed for the breach"
