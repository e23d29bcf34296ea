"""What is marked confidential, and a reading without it: what leaves the house is made from such readings alone.

A mark is a judgement, "withhold", on a report or a statement: on one field of it, or on all of it. Whatever cannot be
held back alone takes the whole report along: fail closed.

- A report's ``source`` or ``url`` goes, and its words are covered wherever this report, or a statement of it, has them.
- Its ``title`` or ``text`` goes with every statement that stands in it.
- A statement's ``speaker`` or ``place`` is covered in the same way; a place whose name is covered has no point either.
- A whole statement goes, its words are covered, and so goes every statement that shares words with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from warledger.errors import WarledgerError
from warledger.records import (
    AgreementStatement,
    ControlChange,
    Figure,
    Judgement,
    Place,
    Position,
    Reading,
    Report,
    Span,
)
from warledger.storing import dumps, plain, record

COVER: Final = "█"
WHOLE: Final = "*"
OF_REPORT: Final = ("source", "url", "title", "text")
OF_STATEMENT: Final = ("speaker", "place")
FIELDS: Final = (*OF_REPORT, *OF_STATEMENT)

Statement = Figure | ControlChange | AgreementStatement | Position
Marks = Mapping[str, frozenset[str]]


def marks(judgements: Iterable[Judgement]) -> Marks:
    """Which fields of what are confidential, by id; later judgements lift or renew earlier ones."""
    found: dict[str, set[str]] = {}
    for judgement in judgements:
        field = judgement.value or WHOLE
        for key in judgement.about:
            held = found.setdefault(key, set())
            if judgement.verdict == "withhold":
                held.add(field)
            elif judgement.verdict == "release":
                held.intersection_update(() if field == WHOLE else held - {field})
    return {key: frozenset(fields) for key, fields in found.items() if fields}


def public(reading: Reading, marked: Marks) -> Reading | None:
    """The reading without what is marked in it; None where nothing of the report may be shown."""
    statements = _statements(reading)
    own = marked.get(reading.report.id, frozenset())
    if not own and not any(s.id in marked for s in statements):
        return reading
    if own - set(OF_REPORT):
        return None
    gone = {s.id for s in statements if marked.get(s.id, frozenset()) - set(OF_STATEMENT) or s.span.part in own}
    spans = [s.span for s in statements if s.id in gone]
    gone |= {s.id for s in statements if any(_share(s.span, span) for span in spans)}
    secrets = _secrets(reading, own, marked)
    try:
        shown = _covered(reading, own, spans, gone, secrets)
    except (WarledgerError, ValueError, TypeError, KeyError):
        return None
    except Exception as fault:  # cattrs has errors of its own
        if type(fault).__module__.startswith("cattrs"):
            return None
        raise
    told = (dumps(shown.report) + "".join(map(dumps, _statements(shown)))).casefold()
    return None if any(secret.casefold() in told for secret in secrets) else shown


def public_judgements(judgements: Iterable[Judgement], shown: Mapping[str, Reading]) -> list[Judgement]:
    """The judgements on what is shown, without those that withhold, and without their reasons, which may tell."""
    known = {key for id_, reading in shown.items() for key in (id_, *(s.id for s in _statements(reading)))}
    kept = (j for j in judgements if j.verdict not in ("withhold", "release") and known.issuperset(j.about))
    return [replace(j, why="") for j in kept]


def _statements(reading: Reading) -> tuple[Statement, ...]:
    return (*reading.figures, *reading.control, *reading.agreements, *reading.positions)


def _share(a: Span, b: Span) -> bool:
    return a.part == b.part and a.start < b.end and b.start < a.end


def _secrets(reading: Reading, own: frozenset[str], marked: Marks) -> tuple[str, ...]:
    """The words that must not be read anywhere in what is left of the report."""
    report = reading.report
    found = [getattr(report, field) for field in ("source", "url") if field in own]
    for s in _statements(reading):
        fields = marked.get(s.id, frozenset())
        if "speaker" in fields:
            found += [*s.attributed_to[:1], s.speaker if isinstance(s, Position) else None]
        if "place" in fields:
            found += [name for place in _places(s) for name in (place.words, place.name)]
    return tuple(dict.fromkeys(words for words in found if words))


def _places(s: Statement) -> Sequence[Place]:
    if isinstance(s, ControlChange):
        return s.places
    return (s.place,) if isinstance(s, Figure | AgreementStatement) and s.place else ()


def _covered(
    reading: Reading, own: frozenset[str], spans: Sequence[Span], gone: set[str], secrets: Sequence[str]
) -> Reading:
    words = re.compile("|".join(map(re.escape, sorted(secrets, key=len, reverse=True))) or r"(?!)", re.IGNORECASE)
    report = _report(reading.report, own, spans, words)
    kept = [_statement(s, report, gone, words) for s in _statements(reading) if s.id not in gone]
    return Reading(
        report, tuple(s for s in kept if isinstance(s, Figure)), tuple(s for s in kept if isinstance(s, ControlChange)),
        tuple(s for s in kept if isinstance(s, AgreementStatement)), tuple(s for s in kept if isinstance(s, Position)),
    )  # fmt: skip


def _report(report: Report, own: frozenset[str], spans: Sequence[Span], words: re.Pattern[str]) -> Report:
    bodies = {part: "" if part in own else _cover(words, report.body(part)) for part in ("title", "text")}
    for span in spans:
        if span.part not in own:
            body = bodies[span.part]
            bodies[span.part] = body[: span.start] + COVER * (span.end - span.start) + body[span.end :]
    return replace(
        report, **bodies, source=None if "source" in own else report.source, url=None if own else report.url,
        sha256=None, retrieved=None,
    )  # fmt: skip


def _statement(s: Statement, report: Report, gone: set[str], words: re.Pattern[str]) -> Statement:
    """The statement with covered words; its quote is what the covered text now says at its place."""
    covered = record(_deep(plain(s), words), type(s))
    changes: dict[str, Any] = {"id": s.id, "span": Span.of(report, s.span.part, s.span.start, s.span.end)}
    if isinstance(covered, ControlChange):
        changes["places"] = tuple(p for p in covered.places if COVER not in p.words + (p.name or ""))
    elif isinstance(covered, Figure | AgreementStatement) and covered.place:
        hidden = COVER in covered.place.words + (covered.place.name or "")
        changes["place"] = None if hidden else covered.place
    for field in ("part_of", "same_as", "answers"):
        if getattr(s, field, None) in gone:
            changes[field] = None
    return replace(covered, **changes)


def _deep(data: Any, words: re.Pattern[str]) -> Any:
    if isinstance(data, str):
        return _cover(words, data)
    if isinstance(data, list | tuple):
        return [_deep(x, words) for x in data]
    return {key: _deep(value, words) for key, value in data.items()} if isinstance(data, dict) else data


def _cover(words: re.Pattern[str], text: str) -> str:
    """The text with the words covered, letter for letter, so that every place in it stays where it was."""
    return words.sub(lambda match: COVER * len(match.group()), text)
