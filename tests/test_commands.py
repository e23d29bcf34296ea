"""The commands as a user types them, on the example reports and on the report that it began with."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, shared
from warledger.cli import main

EXAMPLES = str(ROOT / "examples" / "hama_idlib_2019.jsonl")


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of the example reports."""
    path = str(tmp_path_factory.mktemp("ledger") / "examples.db")
    assert main(["add", EXAMPLES, "--ledger", path]) == 0
    return path


@pytest.fixture
def seed(tmp_path: Path) -> str:
    """A ledger of one report: fighters killed on a Saturday in northern Hama."""
    path = str(tmp_path / "seed.db")
    assert main(["add", str(shared("data/seed/docs.json")), "--ledger", path]) == 0
    return path


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(list(words)) == 0
    return capsys.readouterr().out


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_seed_is_one_incident_of_35_fighters_and_a_headline_of_36(
    seed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (incident,) = objects(said(capsys, "incidents", "--ledger", seed, "--format", "jsonl"))
    assert (incident["date"]["start"], incident["date"]["end"]) == ("2019-06-15", "2019-06-15")
    assert incident["main_for"] == ["seed"]
    killed = {(h["victims"], h["side"]): (h["low"], h["best"], h["high"]) for h in incident["harm"]}
    assert killed["all", None] == (35, 35, 36)
    assert killed["combatant", None] == (35, 35, 36)
    assert killed["combatant", "Syrian government forces"] == (26, 26, 26)
    assert ("civilian", None) not in killed  # unknown, which is not none
    assert any("36" in issue for issue in incident["issues"])
    assert {h["measure"] for h in incident["harm"]} == {"killed"}


def test_why_shows_the_words_behind_35_and_never_says_43(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "why", "seed", "--ledger", seed)
    assert "[At least 35 fighters]" in told
    assert "[eight] who were killed in a mine explosion" in " ".join(told.split())
    assert "Syrian Observatory for Human Rights ← AFP" in told
    assert "43" not in told.replace("-", " ").split()


def test_running_totals_stand_beside_the_sum_and_are_never_in_it(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = objects(said(capsys, "tolls", "--ledger", seed, "--format", "jsonl"))
    sums = {(t["sum"]["measure"], t["sum"]["victims"], t["sum"]["side"]): t["sum"]["best"] for t in told if "sum" in t}
    assert sums["killed", "all", None] == 35
    stated = [t["stated"] for t in told if "stated" in t and t["stated"]["measure"] == "killed"]
    assert sorted(figure["low"] for figure in stated) == [361, 370001]


def test_every_incident_of_the_examples_keeps_the_contract(examples: str, capsys: pytest.CaptureFixture[str]) -> None:
    incidents = objects(said(capsys, "incidents", "--ledger", examples, "--format", "jsonl"))
    main_news = [report for incident in incidents for report in incident["main_for"]]
    assert len(main_news) == len(set(main_news))
    for incident in incidents:
        assert {"id", "kind", "main_for", "reports", "date", "place", "parties", "harm"} <= incident.keys()
        for harm in incident["harm"]:
            bounds = [b for b in (harm["low"], harm["best"], harm["high"]) if b is not None]
            assert bounds == sorted(bounds)


def test_csv_and_table_say_the_same(examples: str, capsys: pytest.CaptureFixture[str]) -> None:
    incidents = objects(said(capsys, "incidents", "--ledger", examples, "--format", "jsonl"))
    rows = list(csv.DictReader(io.StringIO(said(capsys, "incidents", "--ledger", examples, "--format", "csv"))))
    assert len(rows) == sum(len(incident["harm"]) for incident in incidents)
    table = said(capsys, "incidents", "--ledger", examples)
    assert all(incident["id"] in table for incident in incidents)
    assert max(len(line) for line in table.splitlines()) <= 80


def test_a_merge_and_a_split_bind(examples: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "judged.db")
    (tmp_path / "dump.jsonl").write_text(said(capsys, "dump", "--ledger", examples), "utf-8")
    assert main(["load", str(tmp_path / "dump.jsonl"), "--ledger", path]) == 0
    first, second = objects(said(capsys, "incidents", "--ledger", path, "--format", "jsonl", "--limit", "2"))
    said(capsys, "judge", "merge", first["id"], second["id"], "--why", "one battle", "--ledger", path)
    together = objects(said(capsys, "incidents", "--ledger", path, "--format", "jsonl"))
    assert any(set(first["reports"]) | set(second["reports"]) <= set(i["reports"]) for i in together)
    said(capsys, "rebuild", "--ledger", path)
    assert objects(said(capsys, "incidents", "--ledger", path, "--format", "jsonl")) == together


def test_a_rejected_statement_is_no_longer_counted(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "why", "seed", "--ledger", seed)
    headline = [line for line in told.splitlines() if "AFP" in line and "·" in line]
    assert headline
    read = objects(said(capsys, "read", str(shared("data/seed/docs.json")), "--format", "jsonl"))
    title = next(f["id"] for f in read[0]["figures"] if f["in"] == "title")
    said(capsys, "judge", "reject", title, "--why", "the text says 35", "--ledger", seed)
    (incident,) = objects(said(capsys, "incidents", "--ledger", seed, "--format", "jsonl"))
    (killed,) = (h for h in incident["harm"] if h["victims"] == "all")
    assert killed["best"] == 35
    assert killed["high"] in (None, 35)
    assert "the text says 35" in said(capsys, "why", "seed", "--ledger", seed)


def test_questions_to_no_ledger_say_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["incidents", "--ledger", str(tmp_path / "none.db")]) == 2
    assert "warledger add" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["colour=red", "low=many", "low=90", "status=guilty", "date=Saturday", "low="])
def test_a_wrong_correction_is_refused_before_it_is_kept(
    seed: str, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    read = objects(said(capsys, "read", str(shared("data/seed/docs.json")), "--format", "jsonl"))
    headline = next(f["id"] for f in read[0]["figures"] if f["in"] == "title")
    before = said(capsys, "dump", "--ledger", seed)
    assert main(["judge", "correct", headline, wrong, "--why", "no", "--ledger", seed]) == 2
    assert wrong.partition("=")[2] in capsys.readouterr().err
    assert said(capsys, "dump", "--ledger", seed) == before


def test_corrections_of_two_fields_stand_together(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    read = objects(said(capsys, "read", str(shared("data/seed/docs.json")), "--format", "jsonl"))
    nine = next(f["id"] for f in read[0]["figures"] if f["quote"].startswith("nine"))
    said(capsys, "judge", "correct", nine, "high=12", "--why", "a later bulletin", "--ledger", seed)
    said(capsys, "judge", "correct", nine, "low=10", "--why", "a later bulletin", "--ledger", seed)
    (incident,) = objects(said(capsys, "incidents", "--ledger", seed, "--format", "jsonl"))
    (rebels,) = (h for h in incident["harm"] if h["side"] == "Syrian rebels")
    assert (rebels["low"], rebels["high"]) == (10, 12)


def test_only_a_figure_is_accepted_or_rejected(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", "reject", "seed", "--why", "no", "--ledger", seed]) == 2
    assert "no figure" in capsys.readouterr().err
