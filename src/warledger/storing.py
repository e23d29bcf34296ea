"""Records as JSON text and back: for the ledger, for dump and load. Nothing is lost on the way and nothing is added."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from warledger.records import (
    AgreementStatement,
    ControlChange,
    Figure,
    Harm,
    Incident,
    Issue,
    Judgement,
    Link,
    Place,
    Position,
    Reckoning,
    Report,
    Span,
    Telling,
    Used,
)
from warledger.when import When

Record = TypeVar("Record")
Way = Callable[[Any], Any]

LEAN: Final = (
    Report, Span, Place, Figure, ControlChange, AgreementStatement, Position, Issue, Telling, Link, Incident, Judgement,
    Used, Harm, Reckoning,
)  # fmt: skip
"""Of these what has its default is left out: a figure is then half as long, and a new field with a default reads old
rows."""

_ENCODER: Final = msgspec.json.Encoder(order="sorted")


def plain(record_: object) -> Any:
    """A record as plain dicts, lists and words."""
    kind: Any = type(record_)
    return _plainer(kind)(record_)


def record(data: Any, kind: type[Record]) -> Record:
    """The record that :func:`plain` was made from; the data are used up."""
    of: Any = kind
    made: Record = _maker(of)(data)
    return made


def dumps(record_: object) -> str:
    """A record as one line of JSON, the same for the same record: keys sorted, no blanks."""
    return _ENCODER.encode(plain(record_)).decode()


def loads(text: str | bytes, kind: type[Record]) -> Record:
    """The record that :func:`dumps` was made from."""
    return record(msgspec.json.decode(text), kind)


@contextmanager
def in_bulk() -> Iterator[None]:
    """While very many records are read: Python's collector of cycles rests. It would go through all of them again and
    again for nothing, a third of the time, as records are trees."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@cache
def _plainer(kind: Any) -> Way:
    """What makes records of this kind plain."""
    hints = get_type_hints(kind)
    ways = tuple((f.name, f.default if kind in LEAN else MISSING, _way(hints[f.name], _WRITTEN)) for f in fields(kind))

    def make_plain(record_: object) -> dict[str, Any]:
        found = {}
        for name, usual, way in ways:
            value = getattr(record_, name)
            if value is not usual and value != usual:
                found[name] = value if way is None or value is None else way(value)
        return found

    return make_plain


@cache
def _maker(kind: Any) -> Way:
    """What makes records of this kind from plain data; only fields that are no plain words are looked at."""
    hints = get_type_hints(kind)
    ways = tuple((f.name, way) for f in fields(kind) if (way := _way(hints[f.name], _READ)) is not None)

    def make_record(data: dict[str, Any]) -> Any:
        for name, way in ways:
            value = data.get(name)
            if value is not None:
                data[name] = way(value)
        return kind(**data)

    return make_record


class _Ways(NamedTuple):
    """One direction: how a day, a tuple of plain words and a record go."""

    day: Way
    row: Way
    of_record: Callable[[Any], Way]


_WRITTEN: Final = _Ways(str, list, _plainer)
_READ: Final = _Ways(cache(When.parse), tuple, _maker)  # days recur: each is read once


def _way(hint: Any, ways: _Ways) -> Way | None:
    """How a field goes, or None where it is plain as it stands."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
    if hint is When:
        return ways.day
    if is_dataclass(hint):
        return ways.of_record(hint)
    if get_origin(hint) is not tuple:
        return None
    way = _way(get_args(hint)[0], ways)
    return ways.row if way is None else lambda values: ways.row([way(value) for value in values])
