"""What is appended stays as it was; what is derived is the same again."""

from __future__ import annotations

import os
import pwd
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.conftest import report, rows
from warledger.errors import LedgerDamagedError, LedgerStorageError, LedgerVersionError, NoLedgerError
from warledger.flow import add, rebuild
from warledger.ledger import Filter, Ledger
from warledger.records import Judgement, Reading
from warledger.reports import open_reports

STRIKE = report(
    "strike", "An air strike killed nine civilians in Idlib on Friday, the Observatory said.", title="Nine dead"
)
LATER = report(
    "later", "The death toll of Friday's air strike on Idlib rose to 12 civilians, the Observatory said.",
    title="Idlib toll rises to 12", published="2019-06-16",
)  # fmt: skip
QUIET = report("quiet", "The weather in Geneva was fine.", title="Weather")


def filled(address: str, folder: Path) -> Ledger:
    ledger = Ledger.open(address, create=True)
    add(ledger, open_reports([str(rows(folder / "in.jsonl", STRIKE, LATER, QUIET))]))
    rebuild(ledger)
    return ledger


def derived(ledger: Ledger) -> list[str]:
    return [repr(pair) for pair in ledger.incidents(Filter())] + [repr(row) for row in ledger.tolls(Filter())]


def test_adding_the_same_twice_adds_nothing(address: str, tmp_path: Path) -> None:
    with filled(address, tmp_path) as ledger:
        before = list(ledger.dump())
        again = add(ledger, open_reports([str(tmp_path / "in.jsonl")]))
        assert (again.new, again.known) == (0, 3)
        assert list(ledger.dump()) == before


def test_a_rebuild_makes_the_very_same_rows(address: str, tmp_path: Path) -> None:
    with filled(address, tmp_path) as ledger:
        before = derived(ledger)
        rebuild(ledger)
        assert before
        assert derived(ledger) == before


def test_a_dump_loads_into_a_new_ledger_byte_for_byte(address: str, tmp_path: Path) -> None:
    with filled(address, tmp_path) as ledger, Ledger.open(str(tmp_path / "copy.db"), create=True) as copy:
        lines = list(ledger.dump())
        assert copy.load(lines, "dump") == len(lines)
        assert list(copy.dump()) == lines
        copy.verify()
        assert copy.load(lines, "dump") == 0


def test_a_report_of_the_same_id_with_other_words_is_refused(address: str, tmp_path: Path) -> None:
    with filled(address, tmp_path) as ledger:
        other = report("strike", "An air strike killed 90 civilians in Idlib on Friday.")
        added = add(ledger, open_reports([str(rows(tmp_path / "other.jsonl", other))]))
        assert added.new == 0
        assert "other words" in str(added.skipped[0])
        assert "nine civilians" in ledger.reports_by_id(["strike"])["strike"].text


def test_words_are_found(address: str, tmp_path: Path) -> None:
    with filled(address, tmp_path) as ledger:
        assert [key for key, _ in ledger.search("toll Idlib")] == ["later"]
        assert ledger.search('"; DROP TABLE reports') == []


def test_a_judgement_that_two_reports_are_not_of_one_thing_survives_a_rebuild(address: str, tmp_path: Path) -> None:
    with filled(address, tmp_path) as ledger:
        assert len(ledger.incidents(Filter())) == 1
        ledger.append_judgements(
            [Judgement("j1", "not same", ("strike", "later"), "A. Reader", "2024-01-01", "two strikes")]
        )
        rebuild(ledger)
        assert len(ledger.incidents(Filter())) == 2
        add(ledger, open_reports([str(tmp_path / "in.jsonl")]), again=True)
        rebuild(ledger)
        assert len(ledger.incidents(Filter())) == 2


def test_a_changed_byte_is_found_and_named(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with filled(str(path), tmp_path) as ledger:
        ledger.verify()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE reports SET text = replace(text, 'nine', 'five') WHERE id = 'strike'")
    with Ledger.open(str(path)) as ledger, pytest.raises(LedgerDamagedError, match=r"reports, row \d: its content"):
        ledger.verify()


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    filled(str(path), tmp_path).__exit__(None, None, None)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerVersionError, match="newer warledger"):
        Ledger.open(str(path))


def test_what_is_no_ledger_is_said_to_be_none(tmp_path: Path) -> None:
    text = tmp_path / "notes.db"
    text.write_text("not a database, only words about one" * 100)
    with pytest.raises(NoLedgerError, match="no ledger"):
        Ledger.open(str(text))
    with pytest.raises(NoLedgerError, match="there is no ledger"):
        Ledger.open(str(tmp_path / "absent.db"))


def test_a_damaged_page_is_said(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    filled(str(path), tmp_path).__exit__(None, None, None)
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = raw.execute("PRAGMA page_size").fetchone()[0]
        root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'reports'").fetchone()[0]
    with open(path, "r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    with pytest.raises(LedgerDamagedError, match="damaged"), Ledger.open(str(path)) as ledger:
        ledger.verify()


def test_a_full_disk_keeps_what_was_acknowledged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.db"
    with filled(str(path), tmp_path) as ledger:
        before = list(ledger.dump())
        with ledger._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        monkeypatch.setattr("warledger.ledger.opening.MOST_PAGES", pages, raising=True)
    long = Reading(report("long", "An air strike killed three civilians in Idlib on Friday. " * 20_000))
    with Ledger.open(str(path)) as ledger:
        with pytest.raises(LedgerStorageError, match="disk is full"):
            ledger.append_readings([(long, "tests/1")])
        assert list(ledger.dump()) == before
        ledger.verify()


def as_nobody(work: Callable[[], object]) -> str:
    """Run in a process of its own without root's right to write every file; the error that it ended in."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgid(pwd.getpwnam("nobody").pw_gid)
                os.setuid(pwd.getpwnam("nobody").pw_uid)
            work()
        except BaseException as fault:  # noqa: BLE001 - whatever it is, the test shows it
            os.write(tell, f"{type(fault).__name__}: {fault}".encode())
        finally:
            os._exit(0)
    os.close(tell)
    os.waitpid(child, 0)
    with os.fdopen(told) as stream:
        return stream.read()


def test_a_file_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to others
        path = Path(folder) / "ledger.db"
        filled(str(path), tmp_path).__exit__(None, None, None)
        before = path.read_bytes()
        path.chmod(0o444)
        Path(folder).chmod(0o555)

        def write() -> None:
            with Ledger.open(str(path)) as ledger:
                rebuild(ledger)

        def ask() -> None:
            with Ledger.open(str(path), read_only=True) as ledger:
                assert len(ledger.incidents(Filter())) == 1

        try:
            told = as_nobody(write)
            assert told.startswith("LedgerRefusedError")
            assert "may not be written" in told or "cannot be opened" in told
            assert path.read_bytes() == before
            assert as_nobody(ask).startswith("LedgerRefusedError")  # SQLite's readers, too, leave a mark in the folder
        finally:
            Path(folder).chmod(0o755)


def many(path: Path, first: int, count: int) -> Path:
    towns = ("Idlib", "Hama", "Aleppo", "Homs", "Daraa", "Raqqa")
    made = (
        report(
            f"r{n:04d}",
            f"Shelling killed {n % 7 + 1} civilians in {towns[n % 6]} on Friday, residents said.",
            title=f"No {n}",
        )
        for n in range(first, first + count)
    )
    return rows(path, *made)


def start(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "warledger", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    Ledger.open(path, create=True).__exit__(None, None, None)
    files = [many(tmp_path / f"{k}.jsonl", k * 100, 60) for k in (0, 1)]
    writers = [start("add", str(file), "--ledger", path, "--no-link") for file in files]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    with Ledger.open(path) as ledger:
        ledger.verify()
        assert sum(1 for _ in ledger.reports()) == 120
