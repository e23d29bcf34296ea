"""Opening a ledger: its address, its engine, its version, and in plain words what is wrong with it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from warledger.errors import (
    LedgerBusyError,
    LedgerDamagedError,
    LedgerError,
    LedgerRefusedError,
    LedgerStorageError,
    LedgerVersionError,
    NoLedgerError,
)
from warledger.ledger.schema import VERSION

MOST_PAGES: Final[int | None] = None
"""A bound on the file's pages; none but what the disk has, except where a full disk is tried out."""

BUSY: Final = 30.0
"""Seconds a writer waits for another one before it gives up."""

WRITERS: Final = 0x776C6564
"""PostgreSQL's advisory lock that writers take in turn: the chain has one end, and one of them may hold it."""


def open_engine(address: str, *, create: bool, read_only: bool) -> Engine:
    """The engine of the ledger at this address, its schema brought up to date where it may be written.

    Raises:
        LedgerError: if there is none, or it is no ledger, damaged, locked, or of a newer version; each has its own
            class in :mod:`warledger.errors`.
    """
    if address.startswith(("postgresql://", "postgres://")):
        engine = create_engine(f"postgresql+psycopg://{address.split('://', 1)[1]}")
    else:
        engine = _sqlite(Path(address), create=create, read_only=read_only)
    with said(address):
        _check(engine, address, create=create, read_only=read_only)
    return engine


def _sqlite(path: Path, *, create: bool, read_only: bool) -> Engine:
    if not create and not path.exists():
        raise NoLedgerError(f"{path}: there is no ledger; `warledger add` makes one, --ledger names another")
    if create and not path.parent.is_dir():
        raise NoLedgerError(f"{path}: the folder {path.parent} does not exist; make it first")
    mode = "ro" if read_only else "rwc" if create else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(uri, uri=True, timeout=BUSY, check_same_thread=False),
        poolclass=QueuePool, max_overflow=-1,  # what SQLAlchemy takes unasked closes connections still in use
    )  # fmt: skip

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # begun below, and a writer's at once: no deadlock later
        cursor = connection.cursor()
        if not read_only:
            _to_wal(cursor)
            if MOST_PAGES:
                cursor.execute(f"PRAGMA max_page_count={MOST_PAGES}")
            cursor.execute("PRAGMA synchronous=FULL")  # what is acknowledged survives a power cut
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _to_wal(cursor: sqlite3.Cursor) -> None:
    """Make the file one that readers and a writer share.

    Where two programs do so at once with a new file, SQLite says that it is locked without waiting: so we wait.
    """
    until = time.monotonic() + BUSY
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as fault:
            if "locked" not in str(fault) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction of the only writer: others wait for it. Readers neither wait nor are waited for."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(WRITERS)))
        yield connection


def _check(engine: Engine, address: str, *, create: bool, read_only: bool) -> None:
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        held = "alembic_version" in tables and {"reports", "readings"} <= set(tables)
        version = connection.scalar(text("SELECT version_num FROM alembic_version")) if held else None
        connection.rollback()
    if version is None and (tables or not create):
        raise NoLedgerError(f"{address}: is no ledger of warledger; --ledger names another, `warledger add` makes one")
    if version is not None and version > VERSION:
        raise LedgerVersionError(
            f"{address}: was written by a newer warledger (schema {version}, this one knows {VERSION}); update"
        )
    if version != VERSION:
        if read_only:
            raise LedgerVersionError(
                f"{address}: is of an older version; open it once for writing, as `warledger verify` does"
            )
        _migrate(engine)


def _migrate(engine: Engine) -> None:
    from alembic import command  # slow to import, and needed once in a ledger's life
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


FAULTS: Final[tuple[tuple[str, type[LedgerError], str], ...]] = (
    ("malformed", LedgerDamagedError,
     "the file is damaged; keep it, and load the last dump into a new one (`warledger load`)"),
    ("not a database", NoLedgerError, "is no ledger of warledger; --ledger names another"),
    ("full", LedgerStorageError,
     "the disk is full; nothing of this step was kept, free some space and run the command again"),
    ("readonly", LedgerRefusedError, "may not be written; change its permission, or copy it"),
    ("unable to open", LedgerRefusedError,
     "cannot be opened; see whether the folder and the file may be read and written"),
    ("locked", LedgerBusyError, "another program is writing to it and did not finish; run the command again"),
    ("disk i/o", LedgerStorageError, "the disk does not answer; nothing of this step was kept, look at the disk"),
    ("connection", LedgerStorageError, "the server does not answer; see whether it runs and the address is right"),
)  # fmt: skip
"""What a database says, and what that means to a person."""


@contextmanager
def said(address: str) -> Iterator[None]:
    """Say a database's fault in our words.

    Raises:
        LedgerError: in place of what the database raised.
    """
    try:
        yield
    except DBAPIError as fault:
        told = str(fault.orig).lower()
        for sign, error, meaning in FAULTS:
            if sign in told:
                raise error(f"{address}: {meaning}") from fault
        raise LedgerError(f"{address}: the database says: {fault.orig}; nothing of this step was kept") from fault
