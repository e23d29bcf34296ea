"""Exports: what leaves the ledger, in the forms that others read. ``EXPORTS`` names them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, TypeVar

from warledger.publish import acled, ged, jsons, rows
from warledger.publish.columns import Column, dictionary, write_table
from warledger.publish.entries import Entry, LeftOut, Statements, Written
from warledger.publish.parquet import write_parquet
from warledger.records import Incident, Reckoning

__all__ = ["EXPORTS", "Entry", "Export", "LeftOut", "Statements", "Written"]

Pairs = Iterable[tuple[Incident, Reckoning]]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Export:
    """One form: ``write`` takes incidents as they come and writes bytes; ``columns`` are those of a table."""

    name: str
    title: str
    write: Callable[[Pairs, Statements, BinaryIO], Written]
    columns: tuple[Column[Any], ...]
    cannot_say: tuple[str, ...]

    def dictionary(self) -> Iterator[str]:
        """The data dictionary, as lines of Markdown."""
        yield f"# {self.title}"
        yield ""
        yield from dictionary(self.columns, self.cannot_say)


RowsOf = Callable[[Incident, Reckoning, Statements], Iterator[Any]]


def _table(
    name: str, title: str, rows_of: RowsOf, columns: tuple[Column[Any], ...], cannot_say: tuple[str, ...],
    *, tags: bool = False,
) -> Export:  # fmt: skip
    def write(entries: Pairs, statements: Statements, out: BinaryIO) -> Written:
        return write_table(out, columns, _rows(entries, statements, rows_of), tags=tags)

    return Export(name, title, write, columns, cannot_say)


def _rows(entries: Pairs, statements: Statements, rows_of: RowsOf) -> Iterator[Any]:
    for incident, reckoning in entries:
        yield from rows_of(incident, reckoning, statements)


def _parquet(entries: Pairs, statements: Statements, out: BinaryIO) -> Written:
    return write_parquet(out, _rows(entries, statements, rows.harm_rows))


EXPORTS: Final = {
    export.name: export
    for export in (
        _table("ged", "UCDP GED, CSV", ged.ged_rows, ged.COLUMNS, ged.CANNOT_SAY),
        _table("acled", "ACLED, CSV", acled.acled_rows, acled.COLUMNS, acled.CANNOT_SAY),
        Export("geojson", "GeoJSON, RFC 7946", jsons.write_geojson, jsons.PROPERTIES, jsons.GEOJSON_CANNOT_SAY),
        _table("hxl", "HXL, CSV", rows.event_rows, rows.EVENT_COLUMNS, rows.HXL_CANNOT_SAY, tags=True),
        _table("csv", "Plain CSV, an incident × harm", rows.harm_rows, rows.HARM_COLUMNS, rows.HARM_CANNOT_SAY),
        Export("jsonl", "JSON lines, an incident a line", jsons.write_jsonl, jsons.FIELDS, jsons.JSONL_CANNOT_SAY),
        Export("parquet", "Parquet, the plain table with types", _parquet, rows.HARM_COLUMNS, rows.HARM_CANNOT_SAY),
    )
}
