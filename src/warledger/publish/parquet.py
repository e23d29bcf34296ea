"""The plain table as Parquet, typed, by DuckDB (extra ``parquet``), which reads our CSV back on little memory."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Final

from warledger.errors import WarledgerError
from warledger.publish.columns import Kind, write_table
from warledger.publish.entries import LeftOut, Written
from warledger.publish.rows import HARM_COLUMNS, HarmRow

TYPES: Final[dict[Kind, str]] = {
    "text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE", "moment": "TIMESTAMP",
}  # fmt: skip
MEMORY: Final = "256MB"


class ParquetError(WarledgerError):
    """Parquet cannot be written here."""


def write_parquet(out: BinaryIO, rows: Iterable[HarmRow | LeftOut]) -> Written:
    """Write the rows of an incident × harm.

    Raises:
        ParquetError: where DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as fault:
        raise ParquetError("Parquet needs DuckDB; nothing was written; `pip install warledger[parquet]`") from fault
    with tempfile.TemporaryDirectory() as folder:
        table, parquet = Path(folder) / "rows.csv", Path(folder) / "rows.parquet"
        with table.open("wb") as stream:
            written = write_table(stream, HARM_COLUMNS, rows)
        columns = {column.name: TYPES[column.kind] for column in HARM_COLUMNS}
        with duckdb.connect(config={"memory_limit": MEMORY, "threads": 1}) as base:
            relation = base.read_csv(str(table), header=True, dtype=columns, delimiter=",", quotechar='"')
            relation.write_parquet(str(parquet), compression="zstd")
        with parquet.open("rb") as stream:
            shutil.copyfileobj(stream, out)
    return written
