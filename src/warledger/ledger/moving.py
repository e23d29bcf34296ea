"""Dump and load: every raw row as one JSON line, and back, with the same hashes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Connection, insert, select

from warledger.errors import DumpError
from warledger.ledger.chain import content_of, row_hash
from warledger.ledger.raw import head
from warledger.ledger.schema import RAW

TABLES: Final = {table.name: table for table in RAW}


def dumped(connection: Connection) -> Iterator[str]:
    """Every raw row, table by table, in the order of appending."""
    for table in RAW:
        rows = connection.execution_options(yield_per=1000).execute(select(table).order_by(table.c.seq))
        for row in rows:
            yield json.dumps({"table": table.name, **row._mapping}, ensure_ascii=False, sort_keys=True)


def loaded(connection: Connection, lines: Iterable[str], name: str) -> int:
    """Append dumped rows that the ledger does not have yet; how many.

    Raises:
        DumpError: where a line is no row, or does not follow the rows that are there: nothing is then loaded.
    """
    heads = {table.name: head(connection, table) for table in RAW}
    count = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            table = TABLES[row.pop("table")]
            seq, previous = heads[table.name]
            own = row_hash(row["previous"], content_of(row))
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise DumpError(f"{name}, line {number}: is no row of a dump ({fault}); nothing was loaded") from fault
        if own != row["hash"]:
            raise DumpError(f"{name}, line {number}: the row is not what its hash says; nothing was loaded")
        if row["seq"] <= seq:
            continue
        if row["seq"] != seq + 1 or row["previous"] != previous:
            raise DumpError(
                f"{name}, line {number}: does not follow what the ledger holds; load it into a new one. "
                "Nothing was loaded"
            )
        connection.execute(insert(table), [row])
        heads[table.name] = (row["seq"], row["hash"])
        count += 1
    return count
