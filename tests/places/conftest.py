"""Indexes that tests share, built once a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import shared
from warledger.places import Gazetteer, open_gazetteer
from warledger.places.index import add_files

from .helpers import gazetteer_files


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The program's own places are compiled once for the tests, not into the user's folders."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.delenv("WARLEDGER_GAZETTEER", raising=False)
        yield


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """Nine invented places in three formats."""
    folder = tmp_path_factory.mktemp("small")
    add_files(folder / "small.db", gazetteer_files(folder).values())
    with open_gazetteer(folder / "small.db") as gazetteer:
        yield gazetteer


@pytest.fixture(scope="session")
def fresh() -> Iterator[Gazetteer]:
    """A fresh machine: nothing added."""
    with open_gazetteer() as gazetteer:
        yield gazetteer


def country_index(folder: Path, code: str) -> Path:
    """An index of one country of the evaluation gazetteer."""
    index = folder / f"{code}.db"
    if not index.exists():
        add_files(index, [shared(f"data/gazetteer/wof_{code.lower()}.jsonl.gz")])
    return index


@pytest.fixture(scope="session")
def syria(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """Syria from the evaluation gazetteer."""
    with open_gazetteer(country_index(tmp_path_factory.mktemp("syria"), "SY")) as gazetteer:
        yield gazetteer
