"""What every question to a ledger shares: the ledger brought up to date, and the filter that was typed."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warledger.ledger import Filter, Ledger


def opened(args: argparse.Namespace) -> Ledger:
    """The ledger to read from, what is derived in it built again where reports came in since."""
    from warledger.flow import refresh
    from warledger.ledger import Ledger

    ledger = Ledger.open(args.ledger, read_only=True)
    if ledger.stale():
        with Ledger.open(args.ledger) as writable:
            refresh(writable)
    return ledger


def wanted(args: argparse.Namespace, limit: int | None = None) -> Filter:
    """``--since --until --place --party --kind`` as a filter.

    Raises:
        WhenError: where a day is none.
    """
    from warledger.ledger import Filter
    from warledger.when import When

    since, until = (When.parse(day) if day else None for day in (args.since, args.until))
    return Filter(
        since.start.isoformat() if since else None, until.end.isoformat() if until else None,
        args.place, args.party, getattr(args, "kind", None), limit,
    )  # fmt: skip


def print_lines(lines: Iterable[str]) -> None:
    """Print each on a line."""
    for line in lines:
        print(line)


def print_csv(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print rows as CSV, the first one's keys as the header."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow(row)
