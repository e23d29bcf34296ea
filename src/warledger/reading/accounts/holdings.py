"""Control statements in the making, and what the rest of a report makes plain of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warledger.reading.accounts.clauses import Clauses
from warledger.reading.accounts.ground import Ground
from warledger.reading.placing.placed import PlaceMention
from warledger.reading.text import Sentence
from warledger.records import ControlKind, Realis


@dataclass(slots=True, eq=False)
class Holding:
    """A control statement in the making: tokens ``first`` up to ``last``; ``at`` is the verb."""

    page: Clauses
    sentence: Sentence
    at: int
    first: int
    last: int
    kind: ControlKind
    holder: str | None = None
    loser: str | None = None
    ground: Ground | None = None
    places: tuple[PlaceMention, ...] = ()
    extent: str | None = None
    attempts: int | None = None
    failed: bool = False
    realis: Realis = "asserted"
    background: bool = False
    claimed: bool = False  # by its holder's own word: "claims to have captured"


def merged(found: list[Holding]) -> list[Holding]:
    """ "entered the town and control it tonight" is one taking; the same attempt told twice in a sentence is one."""
    kept: list[Holding] = []
    for h in found:
        before = kept[-1] if kept else None
        enters = before is not None and before.kind == "advanced" and before.holder == h.holder
        if before is not None and enters and h.kind == "held" and h.ground is not None and h.ground.back:
            before.kind, before.last = "seized", h.last
        else:
            kept.append(h)
    return kept


def finished(holdings: Sequence[Holding]) -> Iterator[Holding]:
    """The statements with what the rest of the report makes plain: which "two villages", who took what fell."""
    counted: dict[int, dict[tuple[str, ...], Holding]] = defaultdict(dict)
    tried: dict[tuple[str, ...], str] = {}
    for h in holdings:
        if h.places:
            counted[len(h.places)].setdefault(tuple(sorted(_names(h))), h)
            if h.kind == "attempted" and h.holder:
                tried.setdefault(_names(h), h.holder)
    taken: dict[str, Holding] = {
        p: h for h in holdings if h.holder and h.kind in ("seized", "retaken") for p in _names(h)
    }
    held: dict[str, Holding] = {p: h for h in holdings if h.holder and h.kind == "held" for p in _names(h)}
    for h in holdings:
        count = (h.ground.count if h.ground is not None else None) or 1
        sets = counted.get(count, {}) if count > 1 else {}
        if not h.places and len(sets) == 1:
            h.places = next(iter(sets.values())).places
        if h.kind == "attempted" and h.holder is None:
            h.holder = tried.get(_names(h))
        elif h.kind in ("seized", "held") and h.holder is None and h.loser is None:
            known = taken if h.kind == "seized" else held
            other = next((known[p] for p in _names(h) if p in known), None)
            if other is not None:
                h.holder, h.kind = other.holder, other.kind
        yield h


def _names(h: Holding) -> tuple[str, ...]:
    return tuple(p.words for p in h.places)
