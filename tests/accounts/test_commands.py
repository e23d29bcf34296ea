"""The commands on control, agreements and positions, over a ledger of reports written for this test."""

from __future__ import annotations

import argparse
import csv
import json

import pytest

from warledger.cli import main
from warledger.commands import accounts

REPORTS = (
    ("a", "2019-06-11", "Rebels seized the village of Tal Maleh on Monday, killing two soldiers."),
    ("b", "2019-06-15", "The army launched three failed attempts to retake the village of Tal Maleh on Friday."),
    ("c", "2019-06-13", "Russia said on Thursday that a ceasefire had been agreed with Turkey in Idlib."),
    ("d", "2019-06-15", "Turkey denied on Friday that a ceasefire had been agreed in Idlib."),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("ledger")
    rows = [
        {"id": key, "text": f"{text} The war in Syria began in 2011.", "published": day, "source": "Wire", "lang": "en"}
        for key, day, text in REPORTS
    ]
    (folder / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    address = str(folder / "w.db")
    assert main(["add", "--ledger", address, str(folder / "reports.jsonl")]) == 0
    return address


def ask(capsys: pytest.CaptureFixture[str], ledger: str, *words: str) -> str:
    capsys.readouterr()
    parser = argparse.ArgumentParser()
    accounts.add_commands(parser.add_subparsers(required=True))
    args = parser.parse_args([*words, "--ledger", ledger])
    assert args.run(args) == 0
    return capsys.readouterr().out


def test_control_says_who_holds_a_place_and_what_failed(capsys: pytest.CaptureFixture[str], ledger: str) -> None:
    told = ask(capsys, ledger, "control", "--place", "Tell Malah")
    assert "held by Syrian rebels since 2019-06-10 (seized), by the word of Wire" in " ".join(told.split())
    assert "3 failed attempts, which changed nothing" in told
    assert max(map(len, told.splitlines())) <= 80


def test_control_of_a_day_before_is_nobody_s(capsys: pytest.CaptureFixture[str], ledger: str) -> None:
    assert "nobody is said to hold it" in ask(capsys, ledger, "control", "--at", "2019-06-01")


def test_agreements_as_csv_give_each_event_with_its_report(capsys: pytest.CaptureFixture[str], ledger: str) -> None:
    rows = list(csv.DictReader(ask(capsys, ledger, "agreements", "--format", "csv").splitlines()))
    assert {(row["report"], row["realis"]) for row in rows} == {("c", "asserted"), ("d", "denied")}
    assert len({row["agreement"] for row in rows}) == 1


def test_positions_put_a_claim_beside_its_denial(capsys: pytest.CaptureFixture[str], ledger: str) -> None:
    (line,) = ask(capsys, ledger, "positions", "--format", "jsonl", "--party", "Turkey").splitlines()
    dispute = json.loads(line)
    assert dispute["state"] == "disputed"
    assert [s["party"] for s in (*dispute["claims"], *dispute["denials"])] == ["Russia", "Turkey"]


def test_every_position_is_listed_where_that_is_asked(capsys: pytest.CaptureFixture[str], ledger: str) -> None:
    rows = ask(capsys, ledger, "positions", "--all", "--format", "csv", "--since", "2019-06-14").splitlines()
    assert [row["party"] for row in csv.DictReader(rows)] == ["Turkey"]
