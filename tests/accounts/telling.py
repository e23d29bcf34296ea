"""Readings for the tests of accounts: short reports written for them, and the reports of the evaluation data."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from conftest import shared
from warledger.places import open_gazetteer
from warledger.places.default import embedded_index
from warledger.places.locating import locate
from warledger.reading import read
from warledger.records import Reading, Report

GOLDEN = Path(__file__).parent / "golden"


def telling(key: str, text: str, published: str = "2019-06-15", source: str = "Wire", title: str = "") -> Reading:
    """A report of the war in Syria, read and its places resolved; the last sentence only tells which war it is."""
    text = f"{text}\n\nAt least two people were killed. The war in Syria began in 2011."
    return _located(Report(key, title, text, source=source, published=published, lang="en"))


@lru_cache(maxsize=1)
def seed() -> tuple[Reading, ...]:
    """The report that the project began with."""
    return tuple(map(_row, json.loads(shared("data/seed/docs.json").read_text("utf-8"))))


@lru_cache(maxsize=1)
def stories() -> tuple[Reading, ...]:
    """The reports on four stories."""
    lines = shared("data/stories/reports.jsonl").read_text("utf-8").splitlines()
    return tuple(_row(json.loads(line)) for line in lines)


def golden(name: str) -> Any:
    """What a careful reader found in those reports."""
    return json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))


def _row(row: dict[str, Any]) -> Reading:
    return _located(
        Report(
            str(row["id"]), row.get("title") or "", row["text"], source=row.get("source"),
            published=row.get("published"), lang=row.get("lang"),
        )
    )  # fmt: skip


def _located(report: Report) -> Reading:
    with open_gazetteer(embedded_index()) as gazetteer:
        return locate(read(report), gazetteer)
