"""Killed at any moment: what was acknowledged is there, nothing is half there, and the next run goes on."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from ledger.conftest import report, rows
from warledger.deriving import what_changes
from warledger.flow import add, rebuild, refresh
from warledger.incidents import words
from warledger.ledger import Filter, Ledger
from warledger.reports import open_reports

MOMENTS = 20
REPORTS = 96
TOWNS = ("Idlib", "Hama", "Aleppo", "Homs", "Daraa", "Raqqa")
SERVER = multiprocessing.get_context("forkserver")  # a process that has imported everything is there at once
SERVER.set_forkserver_preload(["pytest", "alembic.command", "warledger.flow"])


def many(path: Path, count: int) -> Path:
    said = "Shelling killed {} civilians in {} on Friday, residents said."
    return rows(
        path, *(report(f"r{n:04d}", said.format(n % 7 + 1, TOWNS[n % 6]), title=f"No {n}") for n in range(count))
    )


def adding(path: str, file: str, told: Connection) -> None:
    """Add, and tell after every batch how many reports are safe."""
    with Ledger.open(path, create=True) as ledger:
        told.send(0)
        add(ledger, open_reports([file]), progress=told.send)


def rebuilding(path: str, _: str, told: Connection) -> None:
    """Rebuild again and again, and tell each time."""
    with Ledger.open(path) as ledger:
        while True:
            told.send(0)
            rebuild(ledger)


COUNTED = 50
"""Reports up to which all is linked again with each; 84 and 96 reports are both linked by the words of the first 79."""


def linking(path: str, _: str, told: Connection) -> None:
    """Derive what was appended, and tell when it begins."""
    words.ALL_COUNT = COUNTED  # type: ignore[misc]
    with Ledger.open(path) as ledger:
        told.send(0)
        refresh(ledger)


def contents(path: str) -> list[str]:
    with Ledger.open(path) as ledger:
        derived = [*map(repr, ledger.incidents(Filter(limit=None))), *map(repr, ledger.tolls(Filter()))]
        return [*sorted(r.id for r in ledger.reports()), *derived]


def acknowledged(told: Connection) -> int:
    total = 0
    try:
        while told.poll():
            total += told.recv()
    except EOFError:
        pass
    return total


@pytest.mark.parametrize("work", [adding, rebuilding])
def test_killed_at_any_moment(tmp_path: Path, work: object) -> None:
    path, file = str(tmp_path / "ledger.db"), str(many(tmp_path / "in.jsonl", REPORTS))
    with Ledger.open(path, create=True) as ledger:
        start = time.perf_counter()
        add(ledger, open_reports([file]))
        rebuild(ledger)
        longest = min(time.perf_counter() - start, 1.0)
    whole = contents(path)
    chance, held, cut = random.Random(7), REPORTS, 0
    for _ in range(MOMENTS):
        if work is adding and held == REPORTS:
            for old in tmp_path.glob("ledger.db*"):
                old.unlink()
            held = 0
        told, tell = SERVER.Pipe(duplex=False)
        process = SERVER.Process(target=work, args=(path, file, tell))  # type: ignore[arg-type]
        process.start()
        tell.close()
        told.poll(20)  # it has begun
        time.sleep(chance.uniform(0, longest))
        process.kill()
        process.join()
        cut += process.exitcode != 0
        safe = held if work is rebuilding else max(held, acknowledged(told))
        told.close()
        with Ledger.open(path, create=True) as ledger:
            ledger.verify()
            held = sum(1 for _ in ledger.reports())
            assert held >= safe
            assert sum(1 for _ in ledger.readings()) == held
            if work is rebuilding:
                assert not ledger.stale()
        if work is rebuilding:
            assert contents(path) == whole
    assert cut >= MOMENTS // 4
    with Ledger.open(path, create=True) as ledger:
        add(ledger, open_reports([file]))
        rebuild(ledger)
    assert contents(path) == whole


@pytest.mark.parametrize("derived_before", [0, 84])
def test_killed_while_linking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, derived_before: int) -> None:
    """All at once, and a few reports into a ledger that is derived: it is as it was before, or as it is after."""
    monkeypatch.setattr(words, "ALL_COUNT", COUNTED)
    start, path = tmp_path / "start.db", str(tmp_path / "ledger.db")
    with Ledger.open(str(start), create=True) as ledger:
        if derived_before:
            add(ledger, open_reports([str(many(tmp_path / "first.jsonl", derived_before))]))
            refresh(ledger)
        add(ledger, open_reports([str(many(tmp_path / "all.jsonl", REPORTS))]))
    before = contents(str(start))
    shutil.copy(start, path)
    began = time.perf_counter()
    with Ledger.open(path) as ledger:
        with ledger.moment() as moment:
            assert (what_changes(moment) is not None) == bool(derived_before)
        refresh(ledger)
    longest, after = time.perf_counter() - began, contents(path)
    chance, found = random.Random(11), list[bool]()
    for _ in range(MOMENTS):
        for old in tmp_path.glob("ledger.db*"):
            old.unlink()
        shutil.copy(start, path)
        told, tell = SERVER.Pipe(duplex=False)
        process = SERVER.Process(target=linking, args=(path, "", tell))
        process.start()
        tell.close()
        told.poll(20)
        time.sleep(chance.uniform(0, 1.2 * longest))
        process.kill()
        process.join()
        told.close()
        with Ledger.open(path) as ledger:
            ledger.verify()
            done = not ledger.stale()
        assert contents(path) == (after if done else before)
        found.append(done)
        with Ledger.open(path) as ledger:
            refresh(ledger)
        assert contents(path) == after
    assert False in found
