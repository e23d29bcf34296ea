"""The promise of a situation report: every sentence that holds a number points to a statement that holds it.

Days of the calendar are no such numbers: they are ours, resolved from words like "Saturday".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from warledger.publish.sitrep.records import Footnote, Sitrep, Statement
from warledger.publish.words import MONTHS
from warledger.records import AgreementStatement, ControlChange, Figure, Place, Position

UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES: Final = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_VALUE: Final = {**{w: n for n, w in enumerate(UNITS)}, **{w: 10 * n for n, w in enumerate(TENS, 2)}}
_MONTH: Final = "|".join(MONTHS)
_DAYS: Final = re.compile(
    r"\b(?i:in|since) \d{4}\b|"
    rf"\b(?:(?i:from|between) \d{{1,2}} (?:to|and) )?(?:\d{{1,2}} )?(?:{_MONTH})(?: \d{{4}})?\b"
)
_NUMBER: Final = re.compile(r"\d+(?:,\d{3})+|\d+|[a-z]+", re.IGNORECASE)


def numbers_in(text: str) -> frozenset[int]:
    """The whole numbers of a text, in digits or English words; days of the calendar left aside."""
    found: set[int] = set()
    value: int | None = None
    for token in (m.group().lower() for m in _NUMBER.finditer(_DAYS.sub(" ", text))):
        if token in _VALUE:
            joins = value is not None and value % 10 == 0 and 20 <= value < 100 and _VALUE[token] < 10
            if value is not None and not joins:
                found.add(value)
            value = (value or 0) + _VALUE[token] if joins else _VALUE[token]
        elif token in SCALES and value is not None:
            value *= SCALES[token]
        else:
            if value is not None:
                found.add(value)
            value = int(token.replace(",", "")) if token[0].isdigit() else None
    return frozenset(found | ({value} if value is not None else set()))


def held(statement: Statement) -> frozenset[int]:
    """The numbers that a statement holds: in its words, in what was read from them, and in the names it names."""
    numbers = set(numbers_in(" . ".join((statement.span.quote, *_names(statement)))))
    if isinstance(statement, Figure):
        low, high = statement.bounds.low, statement.bounds.high
        numbers |= {n for n in (low, high) if n is not None}
        if low is not None and high is None:
            numbers.add(low - 1)  # "more than 25" is 26 and up
    if isinstance(statement, ControlChange) and statement.attempts is not None:
        numbers.add(statement.attempts)
    return frozenset(numbers)


def check_sitrep(sitrep: Sitrep) -> tuple[str, ...]:
    """Every break of the promise, as a sentence; empty where it is kept."""
    notes = {note.statement.id: note for note in sitrep.footnotes}
    return tuple(
        f"{number} in “{sentence.plain}” stands in none of its footnotes"
        for sentence in sitrep.sentences()
        for number in sorted(unsupported(sentence.plain, sentence.notes, notes))
    )


def unsupported(text: str, ids: tuple[str, ...], notes: Mapping[str, Footnote]) -> frozenset[int]:
    """The numbers of a text that none of these footnotes holds."""
    supported = {n for key in ids if key in notes for n in (*held(notes[key].statement), *_outlet(notes[key]))}
    return numbers_in(text) - supported


def _outlet(note: Footnote) -> frozenset[int]:
    return numbers_in(" . ".join(note.chain))


def _names(statement: Statement) -> Iterator[str]:
    yield from statement.attributed_to
    if isinstance(statement, Figure):
        yield from filter(None, (statement.side, *statement.by, *_place(statement.place)))
    elif isinstance(statement, ControlChange):
        yield from filter(None, (statement.holder, statement.loser, statement.extent))
        for place in statement.places:
            yield from _place(place)
    elif isinstance(statement, AgreementStatement):
        yield from filter(None, (*statement.parties, statement.terms, statement.why, statement.blamed))
        yield from _place(statement.place)
    elif isinstance(statement, Position):
        yield from filter(None, (statement.speaker, statement.about, statement.toward))


def _place(place: Place | None) -> tuple[str, ...]:
    return tuple(filter(None, (place.words, place.name, place.adm1, place.country))) if place else ()
