"""Accounts as a person reads them, at most 80 columns wide; every line can be followed back by its ids."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from warledger.accounts.agreements import Agreement, Fact, Happening
from warledger.accounts.breaches import Breach
from warledger.accounts.control import PlaceControl
from warledger.accounts.disputes import Dispute, Stand
from warledger.accounts.entries import Entry
from warledger.accounts.states import State
from warledger.when import When

WIDTH: Final = 80
ARROW: Final = " ← "


def control_lines(one: PlaceControl, at: date | None = None) -> Iterator[str]:
    """A place: who holds it (on a day), what is only claimed, failed attempts, then the raw sequence."""
    state = one.at(at) if at else (one.states[-1] if one.states else None)
    claim = one.claimed_at(at) if at else (one.claims[-1] if one.claims else None)
    yield from _wrap(f"{one.name}{'' if one.place else ' (an area, in words)'}: {state_phrase(state)}", "", "  ")
    if claim is not None and (state is None or claim.holder != state.holder):
        yield from _wrap(f"claimed: {state_phrase(claim)}", "  ")
    for extent in one.extents:
        yield from _wrap(f"extent: {extent}", "  ")
    if one.failed:
        yield f"  {one.failed} failed attempt{'' if one.failed == 1 else 's'}, which changed nothing"
    for contest in one.contested:
        a, b = contest.a, contest.b
        yield from _wrap(f"contested on {a.when}: {a.holder} by {a.by[0]}, {b.holder} by {b.by[0]}", "  ")
    for entry in one.until(at) if at else one.entries:
        yield from entry_lines(entry)


def state_phrase(state: State | None) -> str:
    """ "held by Syrian rebels since 2019-05-22 (retaken), by the word of …"."""
    if state is None:
        return "nobody is said to hold it"
    who = f"held by {state.holder}" if state.holder else _without(state)
    extent = f" ({state.extent})" if state.extent else ""
    if state.since is None:
        since = ", since when is not told"
    elif state.taken:
        since = f" since {_since(state.since)} ({state.how})"
    else:
        since = f", so told of {state.since}"
    return f"{who}{extent}{since}, by the word of {ARROW.join(state.by)}"


def _without(state: State) -> str:
    """Nobody is named who holds it: it was left, or taken by somebody who is not named."""
    if state.how in ("seized", "retaken"):
        return f"taken{f' from {state.loser}' if state.loser else ''} by a party that is not named"
    return f"left by {state.loser or 'whoever held it'}"


def _since(when: When) -> str:
    return str(when) if when.is_day else f"some day in {when}"


def entry_lines(e: Entry) -> Iterator[str]:
    """One entry of a timeline."""
    deed = {
        "attempted": f"{e.holder or 'an unnamed party'} tried for it",
        "withdrew": f"{e.loser} withdrew",
        "lost": f"{e.loser} lost it",
    }
    what = deed.get(e.kind, f"{e.kind} by {e.holder or 'an unnamed party'}")
    times = f", {e.attempts} times" if e.attempts else ""
    also = f" (also named {', '.join(e.also)})" if e.also else ""
    yield from _wrap(f"{e.when or 'no date'}  {what}{times}{also}, {e.outcome}; {ARROW.join(e.by)}", "    ", "        ")
    yield from _wrap(f"“{e.quote}” {' '.join(e.statements)}", "        ")


def agreement_lines(one: Agreement, breaches: Sequence[Breach] = ()) -> Iterator[str]:
    """An agreement: what it is, its facts, then every event."""
    head = " / ".join(one.kinds)
    where = f", {one.area}" if one.area else ""
    yield from _wrap(f"{one.made_on or 'no date'}  {head} of {', '.join(one.parties) or 'parties not told'}{where}", "")
    for terms in one.terms:
        yield from _wrap(f"terms: {terms}", "  ")
    for fact in one.facts:
        if fact.standing != "not told":
            yield from _wrap(fact_phrase(fact), "  ")
    of = {b.statement: b for b in breaches}
    for event in one.events:
        yield from _event_lines(event)
        if event.statement in of:
            yield from _wrap(breach_phrase(of[event.statement]), "        ")
    yield f"    {one.id}"


def fact_phrase(fact: Fact) -> str:
    """ "implemented: denied; because …; Syrian rebels blamed"."""
    parts = [f"{fact.name}: {fact.standing}"]
    parts += [f"{fact.when}"] if fact.when else []
    parts += [f"because {why}" for why in fact.why]
    parts += [f"blamed: {', '.join(fact.blamed)}"] if fact.blamed else []
    return "; ".join(parts)


def breach_phrase(b: Breach) -> str:
    """ "incident …: told in the same report; of the same day", or why it is none that is known."""
    return f"{f'incident {b.incident}' if b.incident else 'no incident named'}: {'; '.join(b.reasons)}"


def _event_lines(e: Happening) -> Iterator[str]:
    how = "" if e.realis == "asserted" else f" ({e.realis})"
    blamed = f", {e.blamed} blamed" if e.blamed else ""
    day = e.date or ("no date" if e.published else "no date (an undated report)")
    yield from _wrap(f"{day}  {e.event}{how}{blamed}; {ARROW.join(e.by)}", "    ", "        ")
    yield from _wrap(f"“{e.quote}” {e.statement}", "        ")


def dispute_lines(one: Dispute) -> Iterator[str]:
    """A matter: its state, then who is for and who against."""
    yield from _wrap(f"{one.when or 'no date'}  {one.state}: {one.matter}", "", "  ")
    yield from _sides("said", one.claims)
    yield from _sides("denied" if any(s.position.stance == "denies" for s in one.denials) else "rejected", one.denials)
    yield f"    {one.id}"


def _sides(name: str, taken: Sequence[Stand]) -> Iterator[str]:
    if taken:
        yield f"  {name}"
    for s in taken:
        yield from stand_lines(s, "    ")


def stand_lines(s: Stand, indent: str) -> Iterator[str]:
    """One position."""
    p = s.position
    of = f" ({s.party})" if s.party != p.speaker else ""
    to = f" toward {p.toward}" if p.toward else ""
    said = ARROW.join(p.attributed_to or ((s.outlet or s.report),))
    yield from _wrap(f"{p.date or 'no date'}  {p.speaker}{of} {p.stance}{to}; {said}", indent, indent + "    ")
    yield from _wrap(f"“{p.about}” {p.id}", indent + "    ")


def _wrap(text: str, indent: str, hanging: str | None = None) -> Iterator[str]:
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False, break_long_words=False,
    )  # fmt: skip
