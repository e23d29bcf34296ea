from __future__ import annotations

import argparse
import csv
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from publish.examples import READING
from warledger.commands import publishing
from warledger.flow import READER, rebuild
from warledger.ledger import Ledger


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    publishing.add_commands(parser.add_subparsers())
    args = parser.parse_args(words)
    return int(args.run(args))


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger that holds the battle."""
    path = tmp_path / "war.db"
    with Ledger.open(str(path), create=True) as opened:
        opened.append_readings([(READING, READER)])
        rebuild(opened)
    return str(path)


@pytest.mark.parametrize("form", publishing.FORMATS)
def test_every_format_is_written_from_a_ledger(form: str, ledger: str, tmp_path: Path) -> None:
    out = tmp_path / form
    assert run("export", form, "--ledger", ledger, "-o", str(out)) == 0
    assert out.stat().st_size > 0


def test_an_export_from_a_ledger_has_its_reports_and_statements(ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "ged.csv"
    run("export", "ged", "--ledger", ledger, "-o", str(out))
    with out.open(newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert [row[name] for name in ("deaths_a", "deaths_b", "high", "source_office")] == [
        "26",
        "9",
        "36",
        "Example Wire",
    ]
    assert "Syrian Observatory for Human Rights" in row["source_original"]


def test_days_without_an_incident_give_a_header_only(ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "ged.csv"
    assert run("export", "ged", "--ledger", ledger, "--since", "2020-01-01", "-o", str(out)) == 0
    assert len(out.read_text().splitlines()) == 1


def test_the_dictionary_needs_no_ledger(tmp_path: Path) -> None:
    out = tmp_path / "ged.md"
    assert run("export", "ged", "--dictionary", "-o", str(out)) == 0
    assert "| deaths_civilians |" in out.read_text()


def test_a_file_that_cannot_be_written_is_said_in_one_line(ledger: str, tmp_path: Path) -> None:
    with pytest.raises(publishing.PublishError, match="cannot be written"):
        run("export", "csv", "--ledger", ledger, "-o", str(tmp_path / "no" / "such" / "folder.csv"))


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_sitrep_of_the_last_day_is_written_from_a_ledger(form: str, ledger: str, tmp_path: Path) -> None:
    out = tmp_path / "sitrep"
    assert run("sitrep", "--ledger", ledger, "--format", form, "-o", str(out)) == 0
    assert "At least 35 fighters" in out.read_text()
    assert "Syrian Observatory for Human Rights" in out.read_text()


def test_what_is_no_file_is_written_to_and_never_replaced(ledger: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        assert run("export", "ged", "--ledger", ledger, "-o", str(pipe)) == 0
        assert read.result(timeout=60).count(b"\n") == 2
    assert stat.S_ISFIFO(pipe.stat().st_mode)
