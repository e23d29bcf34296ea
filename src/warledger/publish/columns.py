"""Columns: a table's shape as data. The rows, the data dictionary and the check on reading back are made from it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, Generic, Literal, TypeVar

from warledger.publish.entries import LeftOut, Written

Row = TypeVar("Row")
Kind = Literal["text", "integer", "number", "date", "moment", "flag", "list", "object"]
Cell = str | int | float | None

FORMS: Final[Mapping[Kind, re.Pattern[str]]] = {
    "text": re.compile(r"(?s).*"),
    "integer": re.compile(r"-?\d+"),
    "number": re.compile(r"-?\d+(?:\.\d+)?"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "moment": re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}"),
}
"""How a cell of a table is written; flags, lists and objects occur in JSON only."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its name, what a cell holds, what it means, and how a row fills it.

    ``codes`` are the only words allowed, ``required`` cells are never empty, ``tag`` is the HXL hashtag.
    """

    name: str
    kind: Kind
    means: str
    value: Callable[[Row], Cell] = lambda _: None
    codes: tuple[str, ...] = ()
    required: bool = False
    tag: str = ""

    def fault(self, cell: str) -> str | None:
        """What is wrong with a cell as written, or None."""
        if not cell:
            return f"{self.name} is empty" if self.required else None
        if not FORMS[self.kind].fullmatch(cell):
            return f"{self.name}: {cell!r} is no {self.kind}"
        if self.codes and cell not in self.codes:
            return f"{self.name}: {cell!r} is none of {', '.join(self.codes)}"
        return None


def faults(columns: Sequence[Column[Any]], row: Sequence[str]) -> list[str]:
    """What is wrong with a row read back: its width, and each cell by type and code list."""
    if len(row) != len(columns):
        return [f"{len(row)} cells, {len(columns)} columns"]
    found = (column.fault(cell) for column, cell in zip(columns, row, strict=True))
    return [fault for fault in found if fault]


def write_table(
    out: BinaryIO, columns: Sequence[Column[Row]], rows: Iterable[Row | LeftOut], *, tags: bool = False
) -> Written:
    """Write a CSV (UTF-8, comma, CRLF as RFC 4180 has it), row by row as they come."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=False)
    try:
        writer = csv.writer(text)
        writer.writerow([column.name for column in columns])
        if tags:
            writer.writerow([column.tag for column in columns])
        values = [column.value for column in columns]
        left_out: list[LeftOut] = []
        count = 0
        for row in rows:
            if isinstance(row, LeftOut):
                left_out.append(row)
                continue
            writer.writerow([_written(value(row)) for value in values])
            count += 1
        return Written(count, tuple(left_out))
    finally:
        text.detach()


def _written(cell: Cell) -> str | int:
    if cell is None:
        return ""
    return f"{cell:.6f}".rstrip("0").rstrip(".") if isinstance(cell, float) else cell


def dictionary(columns: Sequence[Column[Any]], cannot_say: Sequence[str]) -> Iterator[str]:
    """The data dictionary of a table as Markdown: one row a column, then what the format cannot say."""
    yield "| column | type | may be empty | meaning | values |"
    yield "|---|---|---|---|---|"
    for c in columns:
        codes = "; ".join(c.codes)
        tag = f" ({c.tag})" if c.tag else ""
        yield f"| {c.name}{tag} | {c.kind} | {'no' if c.required else 'yes'} | {c.means} | {codes} |"
    if cannot_say:
        yield ""
        yield "What this format cannot say:"
        yield ""
        yield from (f"- {line}" for line in cannot_say)
