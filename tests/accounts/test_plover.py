"""Coded sentences of other matters yield no account: a fault rate that may fall and never rise."""

from __future__ import annotations

from accounts.plover import FILE, WANTED, coded
from conftest import shared

FAULTS = 0.05


def test_sentences_of_other_codes_seldom_yield_an_account() -> None:
    others = [row for row in coded(shared(FILE)) if row.code not in WANTED]
    assert sum(bool(row.kinds) for row in others) <= FAULTS * len(others)
