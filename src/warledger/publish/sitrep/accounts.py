"""Sections on ground, agreements, claims, and the running totals that sources keep: each told once, by whose word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from warledger.publish.sitrep.material import Material
from warledger.publish.sitrep.numbers import numbers_in
from warledger.publish.sitrep.phrases import (
    count_words,
    harmed_words,
    one_line,
    opened,
    people_words,
    said,
    sentence_case,
    speaker_words,
    were,
)
from warledger.publish.sitrep.records import Sentence, Statement, mark
from warledger.publish.words import joined, number, place_words, since_words, the, when_words
from warledger.records import AgreementStatement, ControlChange, Figure, Place

AGAIN: Final = re.compile(r"\b(?:re(?:take|took|gain|capture|claim|conquer|turn)\w*|back)\b", re.IGNORECASE)
VAGUE_EXTENT: Final = re.compile(
    r"\b(?:most|large|parts?|areas?|slivers?|much|swathes?|half|some|several)\b", re.IGNORECASE
)
TOOK: Final = {
    "seized": "took", "retaken": "retook", "lost": "lost", "held": "held", "withdrew": "withdrew from",
    "besieged": "besieged", "advanced": "advanced in", "extended": "extended control over",
    "administered": "had administrative control of",
}  # fmt: skip
CLAIMED: Final = {"claimed": "by an unconfirmed claim took", "failed": "failed to take"}
MOVES: Final = ("seized", "retaken", "lost", "withdrew", "attempted", "besieged")
"""What is news of the ground; who holds it is not."""
EVENTS: Final = {
    "proposed": "was proposed", "announced": "was announced", "signed": "was signed", "in force": "is in force",
    "implemented": "was implemented", "not implemented": "was not, or not fully, implemented", "refused": "was refused",
    "breached": "was breached", "extended": "was extended", "collapsed": "collapsed", "ended": "ended",
}  # fmt: skip
WEEK: Final = 7
UNNAMED: Final = frozenset("country province region governorate".split())
"""Words by which an extent without a name says which it is."""
COUNTED: Final = ("dozen", "score", "hundred", "thousand", "million")
"""Words of a vague total that say about how many; "many" does not."""


def control(changes: Sequence[ControlChange], material: Material) -> tuple[Sentence, ...]:
    """Ground taken, lost, held and tried for; accounts of one thing are one sentence."""
    groups: dict[tuple[str | None, str, str], list[ControlChange]] = {}
    for change in changes:
        kind = "taken" if change.kind in ("seized", "retaken") else change.kind
        groups.setdefault((change.holder, kind, _ground(change)), []).append(change)
    return tuple(_ground_sentence(group, material) for group in groups.values() if _told(group[0]))


def _told(change: ControlChange) -> bool:
    """Whether it says who and where."""
    return bool((change.holder or change.loser) and _ground(change))


def _ground_sentence(group: Sequence[ControlChange], material: Material) -> Sentence:
    best = max(group, key=lambda c: (c.attempts or 0, c.outcome != "unknown", len(c.attributed_to)))
    others = [c for c in group if c is not best]
    marks = mark(best) + "".join(mark(c) for c in others)
    who = the(best.holder) if best.holder else the(best.loser) if best.loser else "an unnamed party"
    when = f" {when_words(best.date, once=True)}" if best.date else ""
    loser = f" from {the(best.loser)}" if best.loser and best.holder and best.kind in ("seized", "retaken") else ""
    words = f"{who} {_verb(best)} {_ground(best)}{loser}{when}, {said(material.notes[best.id])}{marks}."
    if best.kind == "attempted" and best.outcome == "failed":
        words = words[:-1] + "; by that account control did not change."
    return Sentence(sentence_case(words))


def brief(changes: Sequence[ControlChange], material: Material) -> tuple[Sentence, ...]:
    """The ground in one sentence, for the lead: what was taken, or failed to be."""
    rank = {"achieved": 0, "failed": 1}
    for change in sorted(changes, key=lambda c: (rank.get(c.outcome, 2), -len(c.attributed_to))):
        day = change.date is not None and material.window.contains(change.date)
        if day and change.kind in MOVES and change.holder and _ground(change) and change.outcome in rank:
            verb = "failed to take" if change.outcome == "failed" else TOOK.get(change.kind, "took")
            if change.outcome == "failed" and AGAIN.search(change.span.quote):
                verb = "failed to retake"
            words = f"{the(change.holder)} {verb} {_ground(change)}, {said(material.notes[change.id])}{mark(change)}."
            return (Sentence(sentence_case(words)),)
    return ()


def _verb(change: ControlChange) -> str:
    if change.kind == "attempted":
        take = "retake" if AGAIN.search(change.span.quote) else "take"
        tries = {1: " once", 2: " twice"}.get(change.attempts or 0, f" {number(change.attempts or 0)} times")
        return f"tried{' and failed' if change.outcome == 'failed' else ''}{tries if change.attempts else ''} to {take}"
    if change.outcome in CLAIMED and change.kind in ("seized", "retaken"):
        return CLAIMED[change.outcome]
    if change.holder is None and change.loser is not None:
        return "lost"
    if change.kind == "administered" and "extend" in change.span.quote:
        return "extended its administrative control over"
    return TOOK[change.kind]


def _ground(change: ControlChange) -> str:
    """Places by name; a vague extent in the report's own words, never as a place; "" for "the town's outskirts"."""
    if change.extent and (not change.places or VAGUE_EXTENT.search(change.extent)):
        words = change.extent.split()
        known = change.places or any(w[:1].isupper() or w.strip(",.") in UNNAMED for w in words[1:])
        return f"“{one_line(change.extent)}”" if known or numbers_in(change.extent) else ""
    return joined([_name(place) for place in change.places])


def _name(place: Place) -> str:
    return place.name or place.words


def agreements(stated: Sequence[AgreementStatement], material: Material) -> tuple[Sentence, ...]:
    """What reports say of agreements; made, in force, implemented and breached are told apart."""
    groups: dict[tuple[str, str, str], list[AgreementStatement]] = {}
    for one in stated:
        groups.setdefault((one.kind, one.event, str(one.date) if one.event == "signed" else ""), []).append(one)
    return tuple(_agreement(group, material) for group in groups.values())


def _agreement(group: Sequence[AgreementStatement], material: Material) -> Sentence:
    best = max(group, key=lambda a: (len(a.parties), bool(a.why), bool(a.date)))
    marks = "".join(mark(a) for a in (best, *(a for a in group if a is not best)))
    why = f": “{one_line(best.why)}”" if best.why else ""
    blamed = f"; it lays this on {the(best.blamed)}" if best.blamed else ""
    return Sentence(sentence_case(f"{_event(best)}, {said(material.notes[best.id])}{marks}{why}{blamed}."))


def deal_headline(stated: Sequence[AgreementStatement], material: Material) -> Sentence | None:
    """The agreement that most reports of these days tell of, in a few words."""
    dated = [a for a in stated if a.date is not None and a.date.overlaps(material.window)]
    events = [(a.kind, a.event) for a in dated]
    best = max(dated, key=lambda a: (events.count((a.kind, a.event)), a.place is not None), default=None)
    return Sentence(sentence_case(_event(best)) + mark(best)) if best is not None else None


def _event(best: AgreementStatement) -> str:
    between = f" between {joined([the(p) for p in best.parties])}" if len(best.parties) > 1 else ""
    where = f" for {place_words(best.place)}" if best.place else ""
    when = f" {when_words(best.date, once=True)}" if best.date else ""
    kind = best.kind if best.kind in ("deal", "ceasefire", "exchange") else f"{best.kind} deal"
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}{between}{where} {EVENTS[best.event]}{when}"


def totals(figures: Iterable[Figure], material: Material) -> tuple[Sentence, ...]:
    """The latest running total of each source, of each harm and since each start; never added to incidents."""
    latest: dict[tuple[str, str, str, str], Figure] = {}
    for told in material.told([f for f in figures if f.scope in ("period", "war") and f.realis == "asserted"]):
        f = told.best
        if not f.bounds.known and not any(word in (f.vague or "") for word in COUNTED):
            continue
        start = f.date.start.isoformat() if f.date else ""
        key = (speaker_words(material.notes[f.id]), f.measure, f.status, start)
        if key not in latest or _day(f, material) >= _day(latest[key], material):
            latest[key] = f
    alike: dict[tuple[str, str], list[Figure]] = {}
    for f in latest.values():
        unnamed = len(material.notes[f.id].chain) == 1
        alike.setdefault((_so_many(f, material), "" if unnamed else f.id), []).append(f)
    return tuple(_total(words, same, material) for (words, _), same in alike.items())


def _so_many(figure: Figure, material: Material) -> str:
    """ "More than 360 civilians have been killed since 21 April 2019"."""
    note = material.notes[figure.id]
    going_on = figure.date is not None and figure.date.end.isoformat() >= (note.report.published or "9999")
    when = f" {since_words(figure.date) if going_on else when_words(figure.date)}" if figure.date else ""
    have = ("has been" if were(figure) == "was" else "have been") if going_on else were(figure)
    who = people_words(figure) if figure.bounds.known else f"{count_words(figure)} people"
    scope = " in the war" if figure.scope == "war" else _area(figure)
    return opened(f"{who} {have} {harmed_words(figure)}{scope}{when}")


def _total(words: str, same: Sequence[Figure], material: Material) -> Sentence:
    """A total with its source; outlets that give one without a source stand together."""
    note = material.notes[same[0].id]
    outlets = joined(list(dict.fromkeys(material.notes[f.id].chain[0] for f in same)))
    unnamed = f"{outlets} reported without naming a source"
    by = f"by the count of {speaker_words(note).rstrip(',')}" if len(note.chain) > 1 else unnamed
    return Sentence(sentence_case(f"{words}, {by}{''.join(mark(f) for f in same)}."))


def _area(figure: Figure) -> str:
    """Where a running total was counted. Of weeks it is an area's: a village is where its news was, not its people."""
    place = figure.place
    if place is None or (place.precision in ("exact", "near") and figure.date is not None and figure.date.days > WEEK):
        return ""
    return f" in {place.words}"


def _day(figure: Figure, material: Material) -> str:
    return material.report(figure).published or ""


def untold(statements: Iterable[Statement], told: Iterable[Statement], material: Material) -> Iterator[Statement]:
    """Statements whose words do not lie inside those of one already told, or hold them."""
    spans = [(material.report(s).id, s.span) for s in told]
    for statement in statements:
        report, span = material.report(statement).id, statement.span
        if not any(r == report and s.part == span.part and s.start < span.end and span.start < s.end for r, s in spans):
            yield statement
