"""From entries to who held a place when: the raw sequence, and ACLED's rule over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from warledger.accounts.entries import Entry
from warledger.reading.blame.camps import is_state, one_camp
from warledger.records import ControlKind
from warledger.when import When

LASTING: Final = timedelta(days=1)
"""ACLED records a change of territory where control lasts beyond one day; shorter ones are armed clashes (codebook)."""


@dataclass(frozen=True, slots=True)
class State:
    """Who holds a place from some day on: ``holder`` None where he who held it left and nobody is named.

    ``since`` is the day or period in which it was taken, None where no day is told; ``taken`` is False where reports
    only say that somebody holds it, ``since`` being when they say so first. ``until`` is when the next state began.
    ``how`` is the kind of the entry, ``by`` whose word it is. ``extent`` are the words where it is only some of it.
    """

    holder: str | None
    since: When | None
    how: ControlKind
    by: tuple[str, ...]
    statements: tuple[str, ...]
    taken: bool = True
    until: When | None = None
    loser: str | None = None
    extent: str | None = None
    claimed: bool = False
    sub_event: str | None = None

    def on(self, day: date) -> bool:
        """Whether it may hold on a day; the day of a change belongs to what follows."""
        return (self.since is None or self.since.start <= day) and (self.until is None or day < self.until.start)


Rule = Callable[[Sequence[Entry]], tuple[State, ...]]


def assessed(entries: Sequence[Entry]) -> tuple[State, ...]:
    """States by every word that is not a party's own, in order, however short they lasted."""
    return _sequence(_divided([e for e in entries if not e.claimed]))


def _divided(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, with what two camps are said to hold at one time as held by both, each by its words.

    "Rebel-held Aleppo" and "government-held Aleppo" speak of parts of a city, or one is mistaken; no word says which.
    Who named a holder on one day only, against another of that day, is contested and no division.
    """
    kept: list[Entry] = []
    for e in entries:
        other = next((n for n, x in enumerate(kept) if _beside(x, e)), None)
        if other is None:
            kept.append(e)
            continue
        x = kept[other]
        camps = (x.holder or "").split(" and ")
        holder = x.holder if any(one_camp(c, e.holder, e.start) for c in camps) else f"{x.holder} and {e.holder}"
        when = x.when.join(e.when) if x.when and e.when else x.when
        extent = x.extent if holder == x.holder else f"{x.extent or x.quote}; {e.extent or e.quote}"
        kept[other] = replace(
            x, holder=holder, when=when, extent=extent, share=True, statements=(*x.statements, *e.statements)
        )
    yield from kept


def _beside(a: Entry, b: Entry) -> bool:
    """Whether two camps are said to hold the place over days that overlap."""
    if a.effect != "holding" or b.effect != "holding" or a.when is None or b.when is None or not a.holder:
        return False
    if (a.when.is_day and b.when.is_day) or not a.when.overlaps(b.when):
        return False
    return not one_camp(a.holder, b.holder, b.start)


def claimed(entries: Sequence[Entry]) -> tuple[State, ...]:
    """States that only a party's own word stands for, each as claimed."""
    return tuple(replace(_begun(e), claimed=True) for e in entries if e.claimed and e.effect != "none")


def acled(entries: Sequence[Entry]) -> tuple[State, ...]:
    """ACLED's territory events over the raw sequence, version 1.

    Of a day only the final acquisition counts, and only where control lasts beyond a day; attempts that failed and
    what was lost again within a day are armed clashes, and no state. Who leaves without a fight transfers.
    """
    gains = [e for e in entries if not e.claimed and e.effect == "gain" and e.when is not None]
    kept = []
    for n, e in enumerate(gains):
        after = next((x for x in gains[n + 1 :] if not one_camp(x.holder, e.holder, e.start)), None)
        if after is None or after.start - e.start > LASTING:
            kept.append(e)
    left = [e for e in entries if e.effect == "loss" and not e.claimed]
    return tuple(replace(s, sub_event=_sub_event(s, left)) for s in _sequence(kept) if s.taken)


def _sub_event(state: State, left: Iterable[Entry]) -> str:
    start = state.since.start if state.since else date.min
    if any(e.start == start and not one_camp(e.loser, state.holder) for e in left):
        return "Non-violent transfer of territory"
    return "Government regains territory" if is_state(state.holder) else "Non-state actor overtakes territory"


RULES: Final[Mapping[str, Rule]] = {"assessed": assessed, "acled/1": acled}
"""Rule sets by name: what counts as holding a place."""


def _sequence(entries: Iterable[Entry]) -> tuple[State, ...]:
    states: list[State] = []
    for e in entries:
        now = states[-1] if states else None
        if e.effect == "none":
            continue
        held = now is not None and now.holder is not None and one_camp(now.holder, e.loser, e.start)
        if e.effect == "loss" and now is not None and not held:
            continue  # he had lost it before: others hold it
        if now is not None and e.effect != "loss" and one_camp(now.holder, e.holder, e.start):
            states[-1] = _confirmed(now, e)
            continue
        begun = _begun(e)
        if now is not None:
            states[-1] = replace(now, until=begun.since)
            begun = replace(begun, loser=begun.loser or now.holder)
        states.append(begun)
    return tuple(states)


def _begun(e: Entry) -> State:
    gone = e.effect == "loss"
    return State(
        (e.holder if e.kind == "lost" else None) if gone else e.holder, e.when, e.kind, e.by, e.statements,
        e.effect != "holding", None, e.loser, e.extent if e.share else None, e.claimed,
    )  # fmt: skip


def _confirmed(now: State, e: Entry) -> State:
    """The same holder again: more statements; a taking tells since when where only a holding was known."""
    both = replace(now, statements=(*now.statements, *e.statements))
    if not now.taken and e.effect == "gain" and now.since is None:
        return replace(both, since=e.when, how=e.kind, by=e.by, taken=True)
    return both
