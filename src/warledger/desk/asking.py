"""A reader's filters and pages as the ledger takes them. What is asked, and how, is the ledger's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from warledger.desk.filters import Filters, Window
from warledger.ledger import By, Filter, TollRow, listing, tolling
from warledger.ledger.listing import (
    counts,
    incident_bodies,
    incidents_of,
    issue_codes,
    origin_of,
    reading_bodies,
    revision,
    rule_labels,
    source_rows,
)

__all__ = [
    "count_reports", "count_said", "counts", "incident_bodies", "incidents_of",
    "issue_codes", "issue_rows", "origin_of", "reading_bodies", "report_rows", "revision", "rule_labels",
    "said_rows", "source_rows", "sums_kept", "toll_rows",
]  # fmt: skip


def _filter(asked: Filters, limit: int | None = None, offset: int = 0) -> Filter:
    return Filter(
        since=asked.since.isoformat() if asked.since else None, until=asked.until.isoformat() if asked.until else None,
        place=asked.place, party=asked.party, kind=asked.kind, measure=asked.measure, victims=asked.victims,
        source=asked.source, limit=limit, offset=offset,
    )  # fmt: skip


def _on_page(asked: Filters, page: Window) -> Filter:
    return _filter(asked, page.size, page.offset)


def count_reports(connection: Connection, asked: Filters) -> int:
    """How many reports there are."""
    return listing.count_reports(connection, _filter(asked))


def report_rows(connection: Connection, asked: Filters, page: Window) -> list[Any]:
    """Reports without their words, the latest first."""
    return listing.report_rows(connection, _on_page(asked, page))


def toll_rows(connection: Connection, asked: Filters, column: By | None) -> list[TollRow]:
    """Sums of harm, in all or by a column: month, by (names between bars), adm1."""
    return tolling.toll_rows(connection, _filter(asked), asked.rules, column)


def sums_kept(asked: Filters, column: By | None) -> bool:
    """Whether the ledger keeps sums that answer this: by month, and by one of kind, party and area at most."""
    narrowed = (asked.kind, asked.party or column == "by", asked.place or column == "adm1")
    return asked.source is None and sum(map(bool, narrowed)) <= 1


def count_said(connection: Connection, kind: str, asked: Filters, running: bool) -> int | None:
    """How many statements of a kind there are, or None where nobody counts them."""
    return listing.count_said(connection, kind, _filter(asked), running=running)


def said_rows(
    connection: Connection, kind: str, asked: Filters, page: Window, rows: Sequence[int] | None, *, running: bool
) -> list[Any]:
    """Statements of one kind: body, report id and incident, the latest first; ``rows``: only of these reports."""
    return listing.said_rows(connection, kind, _on_page(asked, page), rows, running=running)


def issue_rows(connection: Connection, code: str | None, page: Window, but: str | None) -> list[Any]:
    """Faults in the data, those of incidents first."""
    return listing.issue_rows(connection, _on_page(Filters(), page), code, but)
