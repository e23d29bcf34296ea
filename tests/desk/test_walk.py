"""Every page over real reports, as they come: nothing breaks, nothing is asked of others, axe finds nothing serious."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from conftest import shared
from desk.browsing import walk
from desk.test_pages import PAGES
from warledger.cli import main
from warledger.desk.filters import Filters, Window
from warledger.desk.running import running
from warledger.desk.shelf import Shelf

LEDGERS = {"stories": ("data/stories/reports.jsonl", "light"), "airwars": ("data/airwars/reports.jsonl.gz", "phone")}
"""Where the reports are, and on what they are looked at."""
SOME = 2
"""Of incidents those with most reports, of reports those with most statements, and as many of the latest."""


@pytest.fixture(scope="session", params=LEDGERS)
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Shelf, str]]:
    """A ledger of real reports; the larger one takes some twenty seconds to read."""
    path = str(tmp_path_factory.mktemp(request.param) / "ledger.db")
    name, look = LEDGERS[request.param]
    assert main(["add", str(shared(name)), "--ledger", path]) == 0
    shelf = Shelf.open(path)
    yield shelf, look
    shelf.close()


def paths_of(shelf: Shelf) -> dict[str, str]:
    told = shelf.incidents(Filters(), Window(1, 500)).rows
    told = (*told[:SOME], *sorted(told, key=lambda t: -len(t.incident.reports))[:SOME])
    reports = [t.incident.reports[0] for t in told] + [r.id for r in shelf.reports(Filters(), Window(1, SOME)).rows]
    paths = {path.strip("/").replace("?", "-") or "overview": path for path in PAGES}
    paths |= {f"incident-{n}": f"/incidents/{t.incident.id}" for n, t in enumerate(told)}
    return paths | {f"report-{n}": f"/reports/{quote(key, safe='')}" for n, key in enumerate(dict.fromkeys(reports))}


def test_every_page_over_real_reports(browser: Any, real: tuple[Shelf, str]) -> None:
    shelf, look = real
    with running(shelf) as base:
        assert walk(browser, base, paths_of(shelf), look, None) == []
