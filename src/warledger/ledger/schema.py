"""The tables. Raw rows are only ever appended and each is chained to the one before; derived rows can be dropped.

One schema for SQLite and PostgreSQL. Records stand in ``body`` as JSON; the other columns are what is asked by.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)

VERSION: Final = "0003"
"""The newest migration; a ledger that says a later one was made by a newer program."""

metadata: Final = MetaData()
ID: Final = Text().with_variant(Text(collation="C"), "postgresql")  # ordered byte by byte, as SQLite orders
DEGREES: Final = Float().with_variant(REAL(), "sqlite")  # strict tables know REAL alone


def _raw(name: str, *columns: Column[str] | UniqueConstraint) -> Table:
    """An append-only table: its own number, its content, its hash, and the hash of the row before."""
    return Table(
        name, metadata, Column("seq", Integer, primary_key=True, autoincrement=False), *columns,
        Column("previous", Text, nullable=False), Column("hash", Text, nullable=False), sqlite_strict=True,
    )  # fmt: skip


reports: Final = _raw(
    "reports",
    Column("id", ID, nullable=False, unique=True), Column("title", Text, nullable=False),
    Column("text", Text, nullable=False), Column("source", Text), Column("url", Text), Column("published", Text),
    Column("lang", Text), Column("retrieved", Text), Column("sha256", Text),
)  # fmt: skip
readings: Final = _raw(
    "readings",
    Column("report", ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("reader", Text, nullable=False), Column("body", Text, nullable=False),
)  # fmt: skip
judgements: Final = _raw(
    "judgements", Column("id", ID, nullable=False, unique=True), Column("body", Text, nullable=False)
)
sources: Final = _raw(
    "sources", Column("name", Text, nullable=False, unique=True), Column("first_report", Text, nullable=False)
)
skipped: Final = _raw(
    "skipped", Column("name", Text, nullable=False), Column("reason", Text, nullable=False),
    UniqueConstraint("name", "reason"),
)  # fmt: skip
RAW: Final = (reports, readings, judgements, sources, skipped)

origins: Final = Table(
    "origins", metadata, Column("report", ID, primary_key=True), Column("origin", ID, nullable=False, index=True),
    Column("copy_of", ID, nullable=False), Column("marks", LargeBinary, nullable=False), sqlite_strict=True,
)  # fmt: skip
"""Of which report each is a copy: of the first of its line, and of the one it is likest to be taken from."""
tellings: Final = Table(
    "tellings", metadata, Column("id", ID, primary_key=True), Column("report", ID, nullable=False, index=True),
    Column("party", ID, nullable=False), Column("incident", ID), Column("blocks", LargeBinary, nullable=False),
    sqlite_strict=True,
)  # fmt: skip
"""Where tellings are filed, for what comes in later to find those it may belong to."""
lexicon: Final = Table(
    "lexicon", metadata, Column("word", ID, primary_key=True), Column("reports", Integer, nullable=False),
    sqlite_strict=True,
)  # fmt: skip
"""In how many of the counted reports a word stands; the ``state`` says which are counted."""
incidents: Final = Table(
    "incidents", metadata, Column("id", ID, primary_key=True),
    Column("date_start", Text), Column("date_end", Text), Column("kind", Text), Column("country", Text),
    Column("adm1", Text), Column("place", Text), Column("lat", DEGREES), Column("lon", DEGREES),
    Column("precision", Text, nullable=False), Column("parties", Text, nullable=False),
    Column("reports", Integer, nullable=False), Column("killed", Integer), Column("contested", Integer, nullable=False),
    Column("body", Text, nullable=False), sqlite_strict=True,
)  # fmt: skip
statements: Final = Table(
    "statements", metadata, Column("id", ID, primary_key=True), Column("report", ID, nullable=False, index=True),
    Column("kind", Text, nullable=False), Column("incident", ID, index=True), Column("measure", Text),
    Column("scope", Text), Column("date_start", Text), Column("date_end", Text), Column("body", Text, nullable=False),
    Index("statements_by_kind", "kind", "scope", "date_end"),
    CheckConstraint("kind IN ('figure', 'control', 'agreement', 'position')"), sqlite_strict=True,
)  # fmt: skip
reckonings: Final = Table(
    "reckonings", metadata, Column("incident", ID, primary_key=True), Column("rules", Text, primary_key=True),
    Column("body", Text, nullable=False), sqlite_strict=True,
)  # fmt: skip
GROUPED: Final = ("rules", "measure", "victims", "side", "kind", "country", "adm1", "by")
"""What tells sums apart besides the day."""


def _grouped() -> tuple[Column[str], ...]:
    return tuple(Column(name, Text, nullable=name in ("side", "kind", "country", "adm1")) for name in GROUPED)


harm: Final = Table(
    "harm", metadata, Column("incident", ID, nullable=False, index=True), *_grouped(),
    Column("low", Integer), Column("best", Integer), Column("high", Integer), Column("day", Text),
    Column("place", Text),
    Index("harm_by_day", "rules", "day"), sqlite_strict=True,
)  # fmt: skip
toll_months: Final = Table(
    "toll_months", metadata, Column("level", Text, nullable=False), *_grouped(), Column("month", Text),
    Column("low", Integer, nullable=False), Column("best", Integer, nullable=False),
    Column("high", Integer, nullable=False), Column("incidents", Integer, nullable=False),
    Column("open_high", Integer, nullable=False), Index("toll_months_by_level", "rules", "level", "month"),
    sqlite_strict=True,
)  # fmt: skip
"""Sums by month, on several levels: "whole" over everything to "parts", apart by kind, area and party."""
for _area in ("adm1", "country"):
    Index(f"toll_months_by_{_area}", toll_months.c.rules, func.lower(func.coalesce(toll_months.c[_area], text("''"))))
incident_reports: Final = Table(
    "incident_reports", metadata, Column("incident", ID, primary_key=True), Column("report", ID, primary_key=True),
    Column("main", Integer, nullable=False), Index("incident_by_report", "report"), sqlite_strict=True,
)  # fmt: skip
issues: Final = Table(
    "issues", metadata, Column("incident", ID, index=True), Column("report", ID, index=True),
    Column("day", Text, nullable=False), Column("number", Integer, nullable=False),
    Column("code", Text, nullable=False), Column("message", Text, nullable=False),
    Column("about", Text, nullable=False), sqlite_strict=True,
)  # fmt: skip
"""``number`` is the place among the issues of one report or incident."""
state: Final = Table(
    "state", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False), sqlite_strict=True
)
# Undated incidents come last: SQLite's own order, and one that PostgreSQL has to be asked for.
Index(  # what the desk's overview asks of every incident stands in the index: the bodies are not read for it
    "incidents_shown", incidents.c.date_start.desc(), incidents.c.id, incidents.c.date_end, incidents.c.kind,
    incidents.c.country, incidents.c.adm1, incidents.c.place, incidents.c.parties, incidents.c.lat, incidents.c.lon,
    incidents.c.precision, incidents.c.killed,
)  # fmt: skip
Index("statements_by_day", statements.c.kind, statements.c.date_end.desc(), statements.c.id)
Index("reports_by_day", reports.c.published.desc(), reports.c.id)
Index("incidents_by_day", incidents.c.date_start.desc(), incidents.c.id).ddl_if(dialect="sqlite")
Index("incidents_by_last_day", incidents.c.date_start.desc().nulls_last(), incidents.c.id).ddl_if(dialect="postgresql")
Index("incidents_by_place", incidents.c.country, incidents.c.adm1, incidents.c.date_start)
SOUGHT: Final = (
    Index(
        "incidents_by_party", func.string_to_array(func.lower(incidents.c.parties), text("'|'")), postgresql_using="gin"
    ).ddl_if(dialect="postgresql"),
    *(
        Index(f"incidents_in_{area}", func.lower(incidents.c[area])).ddl_if(dialect="postgresql")
        for area in ("place", "adm1", "country")
    ),
)
"""By these PostgreSQL finds a name that few incidents have, and knows of one that many have that their order is better.
SQLite is quick in that order."""
Index("harm_by_place", harm.c.rules, func.lower(harm.c.place))
DERIVED: Final = (
    origins, tellings, lexicon, issues, toll_months, harm, reckonings, incident_reports, statements, incidents,
)  # fmt: skip
