"""Sections on ground, agreements, claims, and the running totals that sources keep: each told once, by whose word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from warledger.publish.sitrep.material import Material
from warledger.publish.sitrep.phrases import (
    count_words,
    harmed_words,
    one_line,
    people_words,
    said,
    sentence_case,
    speaker_words,
    were,
)
from warledger.publish.sitrep.records import Sentence, Statement, mark
from warledger.publish.words import joined, number, place_words, since_words, the, when_words
from warledger.quoting import quoted
from warledger.records import AgreementStatement, ControlChange, Figure, Place, Position

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
SAME: Final = 40
"""Characters in which what one speaker says is the same in two reports."""
STANCES: Final = {
    "claims": "said", "denies": "denied", "accuses": "made an accusation", "rejects": "rejected",
    "confirms": "confirmed", "demands": "demanded", "threatens": "threatened",
}  # fmt: skip


def control(changes: Sequence[ControlChange], material: Material) -> tuple[Sentence, ...]:
    """Ground taken, lost, held and tried for; accounts of one thing are one sentence."""
    groups: dict[tuple[str | None, str, str], list[ControlChange]] = {}
    for change in changes:
        kind = "taken" if change.kind in ("seized", "retaken") else change.kind
        groups.setdefault((change.holder, kind, _ground(change)), []).append(change)
    return tuple(_ground_sentence(group, material) for group in groups.values() if _ground(group[0]))


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
    """Places by name; a vague extent in the report's own words, never as a place."""
    if change.extent and (not change.places or VAGUE_EXTENT.search(change.extent)):
        return f"“{one_line(change.extent)}”"
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


def positions(taken: Sequence[Position], material: Material) -> tuple[Sentence, ...]:
    """Claims with their denials first, then whoever accuses, rejects, confirms, demands or threatens."""
    by_id = {p.id: p for p in taken}
    answers = {p.answers: p for p in taken if p.answers in by_id}
    pairs = [(by_id[key], denial) for key, denial in answers.items() if key is not None]
    told = {p.id for pair in pairs for p in pair}
    sentences = [_pair(claim, denial) for claim, denial in pairs]
    spoken = {(_sentence(p, material), p.speaker) for pair in pairs for p in pair}
    alone: dict[tuple[str, str, str], Position] = {}
    for position in taken:
        if position.id not in told and (_sentence(position, material), position.speaker) not in spoken:
            alone.setdefault((position.speaker, position.stance, position.about[:SAME].casefold()), position)
    return (*sentences, *map(_position, alone.values()))


def _pair(claim: Position, denial: Position) -> Sentence:
    when = f"{when_words(claim.date, once=True)} " if claim.date else ""
    answer = "denied" if denial.stance == "denies" else STANCES[denial.stance]
    return Sentence(sentence_case(
        f"{when}{the(claim.speaker)} said: “{one_line(claim.about)}”{mark(claim)}; {the(denial.speaker)} {answer} "
        f"this{mark(denial)}."
    ))  # fmt: skip


def _position(position: Position) -> Sentence:
    toward = f" against {the(position.toward)}" if position.toward and position.stance == "accuses" else ""
    when = f"{when_words(position.date, once=True)} " if position.date else ""
    noun = position.stance in ("rejects", "confirms") and not position.about.startswith(("to ", "that "))
    colon = "" if noun else ":"
    words = f"{when}{the(position.speaker)} {STANCES[position.stance]}{toward}{colon} “{one_line(position.about)}”"
    return Sentence(sentence_case(f"{words}{mark(position)}."))


def _sentence(position: Position, material: Material) -> str:
    return quoted(material.report(position), position.span).marked("", "")


def totals(figures: Iterable[Figure], material: Material) -> tuple[Sentence, ...]:
    """The latest running total of each source, of each harm and since each start; never added to incidents."""
    latest: dict[tuple[str, str, str, str], Figure] = {}
    for told in material.told([f for f in figures if f.scope in ("period", "war") and f.realis == "asserted"]):
        f = told.best
        if not f.bounds.known and not f.vague:
            continue
        start = f.date.start.isoformat() if f.date else ""
        key = (speaker_words(material.notes[f.id]), f.measure, f.status, start)
        if key not in latest or _day(f, material) >= _day(latest[key], material):
            latest[key] = f
    return tuple(_total(f, material) for f in latest.values())


def _total(figure: Figure, material: Material) -> Sentence:
    note = material.notes[figure.id]
    going_on = figure.date is not None and figure.date.end.isoformat() >= (note.report.published or "9999")
    when = f" {since_words(figure.date) if going_on else when_words(figure.date)}" if figure.date else ""
    have = ("has been" if were(figure) == "was" else "have been") if going_on else were(figure)
    who = people_words(figure) if figure.bounds.known else f"{count_words(figure)} people"
    scope = " in the war" if figure.scope == "war" else _area(figure)
    outlet = f"{note.chain[0]} reported without naming a source"
    by = f"by the count of {speaker_words(note).rstrip(',')}" if len(note.chain) > 1 else outlet
    return Sentence(sentence_case(f"{who} {have} {harmed_words(figure)}{scope}{when}, {by}{mark(figure)}."))


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
