"""Records as JSON text and back: for the ledger, for dump and load. Nothing is lost on the way and nothing is added."""

from __future__ import annotations

import json
from typing import Any, Final, TypeVar

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

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

_CONVERTER: Final = Converter()
_CONVERTER.register_unstructure_hook(When, str)
_CONVERTER.register_structure_hook(When, lambda text, _: When.parse(text))
_CONVERTER.register_unstructure_hook(tuple, list)
for _kind in (
    Report, Span, Place, Figure, ControlChange, AgreementStatement, Position, Issue, Telling, Link, Incident, Judgement,
    Used, Harm, Reckoning,
):  # fmt: skip
    # What has its default is left out: a figure is then half as long, and a new field with a default reads old rows.
    _CONVERTER.register_unstructure_hook(
        _kind, make_dict_unstructure_fn(_kind, _CONVERTER, _cattrs_omit_if_default=True)
    )


def plain(record: object) -> Any:
    """A record as plain dicts, lists and words."""
    return _CONVERTER.unstructure(record)


def record(data: object, kind: type[Record]) -> Record:
    """The record that :func:`plain` was made from."""
    return _CONVERTER.structure(data, kind)


def dumps(record_: object) -> str:
    """A record as one line of JSON, the same for the same record: keys sorted, no blanks."""
    return json.dumps(plain(record_), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loads(text: str | bytes, kind: type[Record]) -> Record:
    """The record that :func:`dumps` was made from."""
    return record(json.loads(text), kind)
