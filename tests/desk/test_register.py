"""The register answers as plain looking does, whatever is asked."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.conftest import clash, strike
from warledger.desk.answers import Column
from warledger.desk.filters import Filters
from warledger.desk.register import Register
from warledger.desk.running import keep_warm
from warledger.desk.shelf import Shelf
from warledger.desk.tellers import Tellers
from warledger.flow import rebuild
from warledger.ledger import Filter, Ledger, tolling

FIRST = date(2019, 1, 1)
days = st.integers(0, 40).map(lambda n: FIRST + timedelta(n))
names = st.sampled_from(["Idlib", "Hama", "Jibin"])


@st.composite
def incidents(draw: st.DrawFn) -> list[tuple[object, ...]]:
    rows = []
    for n in range(draw(st.integers(0, 25))):
        start = draw(st.none() | days)
        end = start + timedelta(draw(st.integers(0, 9))) if start else None
        parties = "".join(f"|{p}" for p in draw(st.sets(st.sampled_from(["SDF", "HTS"])))) + "|"
        lat = draw(st.none() | st.just(35.0))
        rows.append(
            (str(n), draw(st.sampled_from(["clash", "airstrike", None])), start and start.isoformat(), draw(names), lat,
             lat, "exact", n, end and end.isoformat(), "Syria", draw(names), parties)
        )  # fmt: skip
    return sorted(rows, key=lambda r: (r[2] is None, -date.fromisoformat(str(r[2])).toordinal() if r[2] else 0, r[0]))


asked_for = st.builds(
    Filters, since=st.none() | days, until=st.none() | days, place=st.none() | names | st.just("syria"),
    party=st.sampled_from([None, "sdf", "HTS"]), kind=st.sampled_from([None, "clash"]),
)  # fmt: skip


def fits(row: tuple[object, ...], asked: Filters) -> bool:
    _, kind, start, place, _, _, _, _, end, country, adm1, parties = map(str, row)
    return (
        (asked.since is None or (row[8] is not None and end >= str(asked.since)))
        and (asked.until is None or (row[2] is not None and start <= str(asked.until)))
        and (asked.place is None or asked.place.lower() in {place.lower(), country.lower(), adm1.lower()})
        and (asked.party is None or f"|{asked.party}|".lower() in parties.lower())
        and (asked.kind is None or kind == asked.kind)
    )


@given(incidents(), asked_for, st.integers(0, 5), st.integers(1, 5))
def test_every_filter_finds_what_plain_looking_finds(
    rows: list[tuple[object, ...]], asked: Filters, offset: int, limit: int
) -> None:
    register = Register(rows)
    bits, wanted = register.fitting(asked), [str(row[0]) for row in rows if fits(row, asked)]
    assert [point.id for point in register.among(bits)] == wanted
    assert [point.id for point in register.among(bits, offset, limit)] == wanted[offset : offset + limit]
    assert bits.bit_count() == len(wanted)


def test_reports_of_a_source_by_their_days() -> None:
    tellers = Tellers(
        [("a", "Wire", 3, "2019-06-02"), ("b", "Paper", 2, "2019-06-02"), ("c", "wire", 1, "2019-06-01"),
         ("d", "Wire", 4, None)], [], {},
    )  # fmt: skip
    assert tellers.rows(Filters(source="WIRE")) == [3, 1, 4]
    assert tellers.rows(Filters(source="Wire", until=date(2019, 6, 1))) == [1]
    assert tellers.rows(Filters(source="Wire", since=date(2019, 6, 2))) == [3]
    assert tellers.rows(Filters(source="Nobody")) == []


def test_who_told_of_it_alone_and_who_first() -> None:
    reports = [("a", "Wire", 1, "2019-06-01"), ("b", "Paper", 2, "2019-06-02"), ("c", "Wire", 3, "2019-06-02"),
               ("d", None, 4, None)]  # fmt: skip
    told = [("clash", "a"), ("clash", "b"), ("strike", "b"), ("strike", "c"), ("mine", "a"), ("mine", "c"),
            ("raid", "d"), ("raid", "b")]  # fmt: skip
    tellers = Tellers(reports, told, {"clash": 0, "strike": 1, "mine": 2, "raid": 3})
    assert dict(tellers.alone) == {"Wire": 1}, "two reports of one wire are one voice"
    assert dict(tellers.earliest) == {"Wire": 1, "Paper": 1}, "on one day neither was first; no date is no day"
    assert list(tellers.incidents("PAPER")) == [0, 1, 3]


@pytest.mark.parametrize("column", ["month", "by", "adm1"])
@pytest.mark.parametrize("asked", [
    Filters(), Filters(source="Wire"), Filters(party="syrian rebels"), Filters(party="Syrian government forces"),
    Filters(since=FIRST, until=date(2019, 7, 2), kind="clash"), Filters(place="idlib", rules="ibc"),
    Filters(since=date(2019, 8, 1), source="paper", party="Russian army"), Filters(source="Nobody"),
], ids=str)  # fmt: skip
def test_sums_made_in_memory_are_those_of_the_database(shelf: Shelf, asked: Filters, column: Column) -> None:
    since, until = (day.isoformat() if day else None for day in (asked.since, asked.until))
    wanted = Filter(since, until, asked.place, asked.party, asked.kind, source=asked.source)
    assert shelf._sums(asked, column) == shelf._ask(tolling.toll_rows, wanted, asked.rules, column)


def test_what_is_kept_is_made_again_before_a_reader_asks(tmp_path: Path) -> None:
    path, stop = tmp_path / "war.db", Event()
    with Ledger.open(str(path), create=True) as ledger:
        ledger.append_readings([(clash(), "test")])
        rebuild(ledger)
        shelf = Shelf.open(str(path))
        watcher = Thread(target=keep_warm, args=(shelf, stop))
        watcher.start()
        try:
            first = until_warm(shelf)
            ledger.append_readings([(strike(), "test")])
            rebuild(ledger)
            assert until_warm(shelf) != first
            assert len(shelf.register().points) == 2
        finally:
            stop.set()
            watcher.join()
            shelf.close()


def until_warm(shelf: Shelf) -> str:
    """The revision that everything has been made for."""
    end = time.monotonic() + 30
    while shelf.warmed != shelf.revision():
        assert time.monotonic() < end, "nobody warmed it up"
        time.sleep(0.02)
    return shelf.warmed
