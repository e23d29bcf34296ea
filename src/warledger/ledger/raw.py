"""Appending: reports, readings, judgements, sources and what was skipped, each row chained to the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, Table, func, insert, select

from warledger.ledger.chain import FIRST, content_of, row_hash
from warledger.ledger.schema import RAW, judgements, readings, reports, skipped, sources, state
from warledger.records import Judgement, Reading, Report
from warledger.storing import dumps, loads

EMPTY = Report("", "", "")


def append(connection: Connection, table: Table, contents: Iterable[Mapping[str, Any]]) -> int:
    """Append rows to a raw table, in this order; how many."""
    seq, previous = head(connection, table)
    rows = []
    for content in contents:
        seq += 1
        own = row_hash(previous, content)
        rows.append({"seq": seq, **content, "previous": previous, "hash": own})
        previous = own
    if rows:
        connection.execute(insert(table), rows)
    return len(rows)


def head(connection: Connection, table: Table) -> tuple[int, str]:
    """The number and the hash of a table's last row."""
    last = connection.execute(select(table.c.seq, table.c.hash).order_by(table.c.seq.desc()).limit(1)).first()
    return (int(last[0]), str(last[1])) if last else (0, FIRST)


def append_readings(connection: Connection, items: Sequence[tuple[Reading, str]]) -> tuple[list[str], list[str]]:
    """Append readings with their reports where these are new; ids that were new, and ids refused.

    A report whose id is known with other words is refused: the words under an id never change.
    """
    known = _words_of(connection, [reading.report.id for reading, _ in items])
    new: list[Reading] = []
    refused: list[str] = []
    kept: list[tuple[Reading, str]] = []
    for reading, reader in items:
        report = reading.report
        words = known.get(report.id)
        if words is not None and words != (report.title, report.text):
            refused.append(report.id)
            continue
        if words is None:
            new.append(reading)
            known[report.id] = (report.title, report.text)
        kept.append((reading, reader))
    append(connection, reports, [asdict(reading.report) for reading in new])
    _append_sources(connection, new)
    bodies = [
        {"report": reading.report.id, "reader": reader, "body": dumps(replace(reading, report=EMPTY))}
        for reading, reader in kept
    ]
    before = _latest_bodies(connection, [reading.report.id for reading, _ in kept])
    append(connection, readings, [b for b in bodies if before.get(b["report"]) != (b["reader"], b["body"])])
    return [reading.report.id for reading in new], refused


def _append_sources(connection: Connection, new: Sequence[Reading]) -> None:
    names: dict[str, str] = {}
    for reading in new:
        spoken = (name for f in reading.figures for name in f.attributed_to)
        for name in (reading.report.source, *spoken):
            if name:
                names.setdefault(name, reading.report.id)
    held = set(connection.scalars(select(sources.c.name).where(sources.c.name.in_(names))))
    rows = [{"name": name, "first_report": report} for name, report in names.items() if name not in held]
    append(connection, sources, rows)


def _words_of(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    rows = connection.execute(select(reports.c.id, reports.c.title, reports.c.text).where(reports.c.id.in_(ids)))
    return {row.id: (row.title, row.text) for row in rows}


def _latest_bodies(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    rows = connection.execute(
        select(readings.c.report, readings.c.reader, readings.c.body)
        .where(readings.c.report.in_(ids)).order_by(readings.c.seq)
    )  # fmt: skip
    return {row.report: (row.reader, row.body) for row in rows}


def append_judgements(connection: Connection, items: Sequence[Judgement]) -> int:
    """Append judgements; one that is there already is not appended again."""
    held = set(connection.scalars(select(judgements.c.id).where(judgements.c.id.in_([j.id for j in items]))))
    return append(connection, judgements, [{"id": j.id, "body": dumps(j)} for j in items if j.id not in held])


def append_skipped(connection: Connection, items: Iterable[tuple[str, str]]) -> int:
    """Append what could not be read, and why; the same again is not appended."""
    new = []
    for name, reason in dict.fromkeys(items):
        found = select(func.count()).where(skipped.c.name == name, skipped.c.reason == reason)
        if not connection.scalar(found):
            new.append({"name": name, "reason": reason})
    return append(connection, skipped, new)


def all_reports(connection: Connection) -> Iterator[Report]:
    """Every report, in the order of adding."""
    columns = [c for c in reports.c if c.name not in ("seq", "previous", "hash")]
    for row in connection.execution_options(yield_per=500).execute(select(*columns).order_by(reports.c.seq)):
        yield Report(**row._mapping)


def latest_readings(connection: Connection) -> Iterator[tuple[str, Reading]]:
    """The latest reading of every report, by the report's id and without its words, in the order of the ids."""
    last = select(func.max(readings.c.seq)).group_by(readings.c.report)
    query = select(readings.c.report, readings.c.body).where(readings.c.seq.in_(last)).order_by(readings.c.report)
    for row in connection.execution_options(yield_per=500).execute(query):
        yield row.report, loads(row.body, Reading)


def all_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement, in the order of appending: a later one supersedes."""
    return tuple(loads(b, Judgement) for b in connection.scalars(select(judgements.c.body).order_by(judgements.c.seq)))


CHAINS: Final = (reports, readings, judgements)
"""What derived rows are made from."""


def heads(connection: Connection) -> str:
    """What the raw tables end with: two ledgers with the same heads hold the same rows."""
    return " ".join(":".join(map(str, (table.name, *head(connection, table)))) for table in CHAINS)


def ends(told: str) -> dict[str, tuple[int, str]]:
    """Number and hash of each table's last row, from what :func:`heads` told."""
    words = (end.split(":") for end in told.split())
    return {name: (int(number), hash_) for name, number, hash_ in words}


@dataclass(frozen=True, slots=True)
class Held:
    """What the raw rows say at one moment: whole readings by report, in the order of adding, judgements, and heads."""

    readings: Mapping[str, Reading]
    judgements: tuple[Judgement, ...]
    heads: str


def held(connection: Connection) -> Held:
    """The raw rows as one transaction sees them: nobody's appending comes between."""
    found = dict(latest_readings(connection))
    whole = {report.id: replace(found[report.id], report=report) for report in all_reports(connection)}
    return Held(whole, all_judgements(connection), heads(connection))


def first_fault(connection: Connection) -> tuple[str, int, str] | None:
    """The first raw row whose hash does not fit its content or the row before: table, number, what is wrong."""
    for table in RAW:
        previous, expected = FIRST, 1
        for row in connection.execution_options(yield_per=1000).execute(select(table).order_by(table.c.seq)):
            if row.seq != expected:
                return table.name, expected, "the row is missing"
            if row.previous != previous:
                return table.name, row.seq, "does not point to the row before it"
            if row_hash(previous, content_of(dict(row._mapping))) != row.hash:
                return table.name, row.seq, "its content is not what was appended"
            previous, expected = row.hash, expected + 1
    return _cut_short(connection)


def _cut_short(connection: Connection) -> tuple[str, int, str] | None:
    """A table whose end, as the derived rows remember it, is no longer there: a chain does not see its tail go."""
    known = connection.scalar(select(state.c.value).where(state.c.key == "derived from")) or ""
    for name, (number, end) in ends(known).items():
        table = next(t for t in RAW if t.name == name)
        if number and connection.scalar(select(table.c.hash).where(table.c.seq == number)) != end:
            return name, head(connection, table)[0] + 1, "the row is missing, at the end of the table"
    return None
