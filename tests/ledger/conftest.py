"""Ledgers for tests: a SQLite file always, a PostgreSQL server where one can be started."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from warledger.records import Report


def report(key: str, text: str, *, title: str = "", published: str = "2019-06-15", source: str = "Wire") -> Report:
    return Report(key, title, text, source=source, published=published, lang="en")


def rows(path: Path, *reports: Report) -> Path:
    """The reports as a file that `add` takes."""
    keys = ("id", "title", "text", "source", "published", "lang")
    path.write_text("".join(json.dumps({k: getattr(r, k) for k in keys}) + "\n" for r in reports), "utf-8")
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests; a skip where none is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("needs a PostgreSQL server (Debian's package postgresql), which is not installed")
    pytest.importorskip("psycopg", reason="needs psycopg, the extra `postgres`")
    folder, tools = Path(tempfile.mkdtemp(prefix="warledger-pg-")), found[-1].parent
    run = _as_somebody(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    run([tools / "initdb", "-D", folder / "data", "-U", "ledger", "-A", "trust", "--no-sync"])
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run([tools / "pg_ctl", "-D", folder / "data", "-o", options, "-w", "-l", folder / "log", "start"])
    try:
        yield f"postgresql://ledger@127.0.0.1:{port}"
    finally:
        run([tools / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


def _as_somebody(folder: Path) -> Callable[[list[Any]], None]:
    """PostgreSQL refuses to run as root: then it runs as nobody."""
    user: str | None = None
    if os.geteuid() == 0:
        user = "nobody"
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)

    def run(words: list[Any]) -> None:
        subprocess.run([str(w) for w in words], check=True, capture_output=True, user=user, cwd=folder)

    return run


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty ledger's address, on both databases."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    import psycopg

    server = request.getfixturevalue("server")
    name = f"ledger_{abs(hash(request.node.nodeid))}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{server}/{name}"
