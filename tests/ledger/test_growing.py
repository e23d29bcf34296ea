"""What comes in is derived into the ledger as it stands, and the rows are those of a whole rebuild."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from conftest import shared
from warledger import deriving, flow
from warledger.ledger import Ledger
from warledger.ledger.schema import DERIVED, state
from warledger.reading import read
from warledger.records import Judgement, Reading, Report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "hama_idlib_2019.jsonl"
FIELDS = ("id", "title", "text", "source", "url", "published", "lang")
Rows = dict[str, list[Any]]


def rows_of(ledger: Ledger) -> Rows:
    """Every derived row; the order of rows without a key does not count."""
    with ledger._transaction() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in (*DERIVED, state)
        }


def read_all(lines: Iterator[str]) -> list[Reading]:
    return [read(Report(**{field: row.get(field) for field in FIELDS})) for row in map(json.loads, lines)]


@pytest.fixture(scope="session")
def examples() -> list[Reading]:
    with EXAMPLES.open(encoding="utf-8") as lines:
        return read_all(lines)


def counted_in(monkeypatch: pytest.MonkeyPatch, reports: int) -> None:
    """Words are counted in so few reports that what comes later is weighed by an older count."""
    monkeypatch.setattr("warledger.incidents.words.ALL_COUNT", reports)


def told(reading: Reading) -> str:
    """A statement of the reading, or its report."""
    return reading.figures[0].id if reading.figures else reading.report.id


def grown(ledger: Ledger, readings: Sequence[Reading], chance: random.Random, batch: int, judgements: int = 0) -> int:
    """Add in batches, now and then read again or judge, and derive after each; how often in part."""
    waiting, known = list(readings), list[Reading]()
    chance.shuffle(waiting)
    in_part = 0
    while waiting:
        size = chance.randint(1, batch)
        news, waiting = waiting[:size], waiting[size:]
        if known and chance.random() < 0.3:  # a newer reader finds less in a report
            again = chance.choice(known)
            news.append(Reading(again.report, again.figures[1:], issues=again.issues))
        ledger.append_readings([(reading, "tests/1") for reading in news])
        known += news
        if judgements and len(known) > 1 and chance.random() < 0.5:
            ledger.append_judgements([judged(chance, known, judgements)])
            judgements -= 1
        with ledger.moment() as moment:
            in_part += deriving.what_changes(moment) is not None
        flow.refresh(ledger)
        assert not ledger.stale()
    return in_part


def judged(chance: random.Random, known: Sequence[Reading], number: int) -> Judgement:
    one, other = chance.sample(known, 2)
    verdict = chance.choice(("same", "not same", "reject"))
    about = (told(one),) if verdict == "reject" else (told(one), other.report.id)
    return Judgement(f"j{number}", verdict, about, "A. Reader", "2024-01-01", "so it seems")  # type: ignore[arg-type]


def assert_as_rebuilt(ledger: Ledger) -> None:
    found = rows_of(ledger)
    flow.rebuild(ledger)
    assert found == rows_of(ledger)


def test_a_second_report_joins_the_incident_and_no_other_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, examples: list[Reading]
) -> None:
    counted_in(monkeypatch, 5)
    with Ledger.open(str(tmp_path / "ledger.db"), create=True) as ledger:
        ledger.append_readings([(reading, "tests/1") for reading in examples[:-1]])
        flow.refresh(ledger)
        before = rows_of(ledger)
        ledger.append_readings([(examples[-1], "tests/1")])
        with ledger.moment() as moment:
            change = deriving.what_changes(moment)
        assert change is not None
        assert len(change.incidents) < len(before["incidents"]) / 2
        flow.refresh(ledger)
        kept = [row for row in before["incidents"] if row[0] not in change.incidents]
        assert set(kept) <= set(rows_of(ledger)["incidents"])
        assert_as_rebuilt(ledger)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), crowded=st.sampled_from((2, 5, 60)), counted=st.sampled_from((3, 12)))
def test_examples_in_any_order_and_any_batches(
    tmp_path_factory: pytest.TempPathFactory, examples: list[Reading], seed: int, crowded: int, counted: int
) -> None:
    path = tmp_path_factory.mktemp("grown") / "ledger.db"
    with pytest.MonkeyPatch.context() as patch, Ledger.open(str(path), create=True) as ledger:
        counted_in(patch, counted)
        for module in ("incidents.linking", "deriving"):
            patch.setattr(f"warledger.{module}.CROWDED", crowded)
        assert grown(ledger, examples, random.Random(seed), 4, judgements=4)
        assert_as_rebuilt(ledger)


@pytest.mark.parametrize("name", ["stories/reports.jsonl", "gun_violence/reports.jsonl.gz"])
def test_a_corpus_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = shared(f"data/{name}")
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        readings = read_all(iter(lines))[:240]
    counted_in(monkeypatch, len(readings) // 4)
    monkeypatch.setattr("warledger.incidents.linking.CROWDED", 12)
    monkeypatch.setattr("warledger.deriving.CROWDED", 12)
    with Ledger.open(str(tmp_path / "ledger.db"), create=True) as ledger:
        assert grown(ledger, readings, random.Random(1), len(readings) // 12, judgements=5)
        assert_as_rebuilt(ledger)


def test_where_somebody_else_derived_in_the_meantime_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, examples: list[Reading]
) -> None:
    counted_in(monkeypatch, 5)
    with Ledger.open(str(tmp_path / "ledger.db"), create=True) as ledger:
        ledger.append_readings([(reading, "tests/1") for reading in examples[:-2]])
        flow.refresh(ledger)
        ledger.append_readings([(examples[-2], "tests/1")])
        with ledger.moment() as moment:
            change = deriving.what_changes(moment)
        assert change is not None
        ledger.append_readings([(examples[-1], "tests/1")])
        flow.refresh(ledger)
        before = rows_of(ledger)
        assert not ledger.change_derived(change)
        assert rows_of(ledger) == before
