"""Many hands on one ledger: readers beside writers, writers in turn, and a rebuild while reports come in."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.conftest import report
from warledger.errors import LedgerError
from warledger.ledger import Derived, Filter, Ledger
from warledger.records import Harm, Incident, Place, Reading, Reckoning
from warledger.when import When

READER = "tests/1"


def bare(key: str) -> tuple[Reading, str]:
    return Reading(report(key, f"Shelling killed two civilians in Idlib, said witness {key}.")), READER


def together(*works: Callable[[], None]) -> list[Exception]:
    """Run all at once; what went wrong."""
    faults: list[Exception] = []

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as fault:  # noqa: BLE001 - whatever it is, the test shows it
            faults.append(fault)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_two_writers_take_turns_and_both_finish(address: str) -> None:
    with Ledger.open(address, create=True) as ledger:

        def writer(name: str) -> Callable[[], None]:
            def work() -> None:
                with Ledger.open(address) as own:
                    for number in range(15):
                        own.append_readings([bare(f"{name}{number}")])

            return work

        assert together(writer("a"), writer("b")) == []
        assert sum(1 for _ in ledger.reports()) == 30
        ledger.verify()


def test_a_new_ledger_is_made_once_whoever_comes_first(address: str) -> None:
    def maker() -> None:
        Ledger.open(address, create=True).__exit__(None, None, None)

    assert together(maker, maker, maker) == []
    with Ledger.open(address) as ledger:
        assert ledger.append_readings([bare("one")]) == (["one"], [])


def test_many_threads_read_one_ledger(address: str) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.append_readings([bare(f"r{n}") for n in range(50)])

        def reader() -> None:
            for _ in range(5):
                assert sum(1 for _ in ledger.reports()) == 50
                assert len(ledger.search("shelling idlib")) == 50

        assert together(*[reader] * 12) == []


def test_who_reads_does_not_wait_for_who_writes(address: str) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.append_readings([bare("one")])
        with ledger._writing():
            assert [r.id for r in ledger.reports()] == ["one"]
        for _ in ledger.reports():  # nor who writes for who reads
            assert ledger.append_readings([bare("two")])[1] == []


def test_what_comes_in_during_a_rebuild_leaves_it_stale(address: str) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.append_readings([bare("one")])
        held = ledger.held()
        assert [r.report.id for r in held.readings.values()] == ["one"]
        ledger.append_readings([bare("two")])
        ledger.replace_derived(Derived(held.readings, {"one": "one"}, (), {}, held.heads), "1")
        assert ledger.stale()
        held = ledger.held()
        ledger.replace_derived(Derived(held.readings, {"one": "one", "two": "two"}, (), {}, held.heads), "1")
        assert not ledger.stale()


def incident(key: str, day: str | None, place: str, party: str) -> tuple[Incident, Reckoning]:
    when = When.parse(day) if day else None
    found = Incident(key, "shelling", when, "day" if day else "unknown", Place(place, place), (party,), ())
    return found, Reckoning(key, "ucdp/1", (Harm("killed", "all", None, 2, 3, None),), (party,))


def shelf(address: str) -> Ledger:
    """Three incidents: two days, and one whose day nobody says."""
    ledger = Ledger.open(address, create=True)
    pairs = [
        incident("a1", "2019-06-14", "Éfrîn", "Ḥarakat"), incident("a2", None, "Idlib", "100%_men"),
        incident("a3", "2019-06-15", "Idlib", "1000_men"),
    ]  # fmt: skip
    ledger.replace_derived(Derived({}, {}, tuple(i for i, _ in pairs), {i.id: (r,) for i, r in pairs}), "1")
    return ledger


def test_the_newest_come_first_and_the_undated_last(address: str) -> None:
    with shelf(address) as ledger:
        assert [i.id for i, _ in ledger.incidents(Filter())] == ["a3", "a1", "a2"]


def test_a_place_is_found_by_its_own_letters_and_a_party_whole(address: str) -> None:
    with shelf(address) as ledger:
        assert [i.id for i, _ in ledger.incidents(Filter(place="Éfrîn"))] == ["a1"]
        assert [i.id for i, _ in ledger.incidents(Filter(place="IDLIB"))] == ["a3", "a2"]
        assert [i.id for i, _ in ledger.incidents(Filter(party="Ḥarakat"))] == ["a1"]
        assert [i.id for i, _ in ledger.incidents(Filter(party="100%_men"))] == ["a2"]
        for wanted in (Filter(place="Éfrîn"), Filter(party="Ḥarakat")):
            (row,) = ledger.tolls(wanted)
            assert (row.low, row.best, row.incidents, row.open_high) == (2, 3, 1, 1)


def test_the_beginning_of_an_id_is_enough_where_one_begins_so(address: str) -> None:
    with shelf(address) as ledger:
        assert ledger.incident("a") is None
        found = ledger.incident("a3")
        assert found is not None
        assert found[0].id == "a3"


def test_rows_cut_off_at_the_end_are_missed(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(str(path), create=True) as ledger:
        ledger.append_readings([bare("one"), bare("two")])
        ledger.replace_derived(Derived({}, {}, (), {}), "1")
        ledger.verify()
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM readings WHERE seq = 2")
    with Ledger.open(str(path)) as ledger, pytest.raises(LedgerError, match="readings, row 2: the row is missing"):
        ledger.verify()
