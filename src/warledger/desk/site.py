"""The pages as a static site: files linked by relative addresses, so that any server, or a stick, can hold them."""

from __future__ import annotations

import json
import multiprocessing
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Final

from warledger.desk import maps, pages, rendering, views
from warledger.desk.addresses import Site, file_name
from warledger.desk.app import STATIC
from warledger.desk.filters import Filters, Window
from warledger.desk.payloads import Payload
from warledger.desk.shelf import Shelf
from warledger.errors import WarledgerError

BATCH: Final = 200
MANY: Final = 10
"""From how many batches on it is worth it to share them."""
LIST: Final = 200
"""Rows on one page of a list."""
LARGEST_MAP: Final = 100_000
"""Incidents of a site's moving map, the latest."""


class PublishError(WarledgerError):
    """The folder cannot be published into."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was written."""

    incidents: int
    reports: int
    pages: int


def publish(
    shelf: Shelf, folder: Path, *, rules: str = "ucdp", basemap: Path | None = None,
    progress: Callable[[int], object] = lambda _: None,
) -> Published:  # fmt: skip
    """Write the whole ledger as pages into a folder: a new one, an empty one, or one published into before.

    With a ``basemap`` (a PMTiles file, copied) the site has the map to move as well, where a web server brings it.

    Raises:
        PublishError: where the folder holds something else.
    """
    if folder.exists() and not _ours(folder):
        raise PublishError(f"{folder} holds something else than a published site; name a new folder")
    for part in ("incidents", "reports", "static"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for name in ("desk.css", "icon.svg"):
        shutil.copyfile(STATIC / name, folder / "static" / name)
    asked = Filters(rules=rules)
    if basemap is not None:
        _moving_map(shelf, folder / "static", asked, basemap)
    written = _lists(shelf, folder, asked, Site(detailed=basemap is not None))
    incidents, reports = _items(shelf, folder, asked, progress)
    return Published(incidents, reports, written + incidents + reports)


def _ours(folder: Path) -> bool:
    """Whether the folder is empty, or was published into before."""
    return folder.is_dir() and ((folder / "static" / "desk.css").is_file() or not any(folder.iterdir()))


def _write(path: Path, html: str) -> None:
    path.write_bytes(html.encode("utf-8", "replace"))  # a broken report may hold half a character


def _moving_map(shelf: Shelf, static: Path, asked: Filters, basemap: Path) -> None:
    """The map's script, its parts, the base map, and all incidents that can be drawn."""
    shutil.copytree(maps.BUILT, static / "built", dirs_exist_ok=True)
    for name in ("map.js", "moving.js"):
        shutil.copyfile(STATIC / name, static / name)
    shutil.copyfile(basemap, static / "basemap.pmtiles")
    points, _ = shelf.points(asked, LARGEST_MAP)
    found = views.geojson([p for p in points if p.drawn])
    for feature in found["features"]:
        feature["properties"]["href"] = Site().incident(feature["id"])
    _write(static / "incidents.geojson", json.dumps(found, ensure_ascii=False, separators=(",", ":")))


def _lists(shelf: Shelf, folder: Path, asked: Filters, to: Site) -> int:
    """The overview and all lists; the number of files."""
    revision = shelf.revision()
    files: list[tuple[str, str]] = [("index.html", pages.overview_page(shelf, to, asked))]
    files += [(to.page("tolls", by=by), pages.tolls_page(shelf, to, asked, by)) for by in pages.BYS]
    files.append(("tolls.html", pages.tolls_page(shelf, to, asked, "month")))
    files.append(("sources.html", rendering.page("sources", to, revision, asked, found=views.sources(shelf))))
    files.append(("method.html", rendering.page("method", to, revision, asked, labels=shelf.rule_labels())))
    for name, draw in _long_lists(shelf, to, asked, revision):
        number, more = 1, True
        while more:
            html, more = draw(Window(number, LIST))
            files.append((to.page(name, number), html))
            number += 1
    for name, html in files:
        _write(folder / name, html)
    return len(files)


def _long_lists(
    shelf: Shelf, to: Site, asked: Filters, revision: str
) -> Iterator[tuple[str, Callable[[Window], tuple[str, bool]]]]:
    """Lists of many pages: each a function from a window to a page and whether another follows."""

    def draw(name: str, found: Payload) -> tuple[str, bool]:
        return rendering.page(name, to, revision, asked, found=found, code=None), bool(found["more"])

    def more(total: int | None, page: Window) -> bool:
        return (total or 0) > page.number * page.size

    yield "incidents", lambda page: draw("incidents", views.incidents(shelf, asked, page))
    yield "reports", lambda page: draw("reports", views.reports(shelf, asked, page))
    yield "disputes", lambda page: draw("disputes", views.faults(shelf, None, page))
    yield "control", lambda page: (
        pages.control_page(shelf, to, asked, page), bool(views.control_places(shelf, asked, page)["more"]),
    )  # fmt: skip
    yield "agreements", lambda page: (
        pages.agreements_page(shelf, to, asked, page), more(shelf.said("agreement", asked, page).total, page),
    )  # fmt: skip


def _items(shelf: Shelf, folder: Path, asked: Filters, progress: Callable[[int], object]) -> tuple[int, int]:
    """A page for each incident and each report; how many of either. Many are shared among the processors."""
    incidents = shelf.incidents(asked, Window(1, 1)).total or 0
    reports = shelf.reports(asked, Window(1, 1)).total or 0
    batches = [(kind, n) for kind, total in (("incidents", incidents), ("reports", reports))
               for n in range(1, ceil(total / BATCH) + 1)]  # fmt: skip
    if len(batches) < MANY or "fork" not in multiprocessing.get_all_start_methods():
        for batch in batches:
            progress(_write_batch(shelf, folder, asked, batch))
        return incidents, reports
    # Each process opens the ledger for itself: connections cannot be shared.
    with multiprocessing.get_context("fork").Pool(initializer=_begin, initargs=(shelf.address, folder, asked)) as pool:
        for written in pool.imap_unordered(_go_on, batches):
            progress(written)
    return incidents, reports


_work: Final[list[tuple[Shelf, Path, Filters]]] = []


def _begin(address: str, folder: Path, asked: Filters) -> None:
    _work[:] = [(Shelf.open(address), folder, asked)]


def _go_on(batch: tuple[str, int]) -> int:
    shelf, folder, asked = _work[0]
    return _write_batch(shelf, folder, asked, batch)


def _write_batch(shelf: Shelf, folder: Path, asked: Filters, batch: tuple[str, int]) -> int:
    """Some incidents' or reports' pages; how many."""
    kind, number = batch
    to, count = Site(1), 0
    with shelf.still() as revision:
        for key, html in _drawn(shelf, to, asked, kind, Window(number, BATCH), revision):
            _write(folder / kind / f"{file_name(key)}.html", html)
            count += 1
    return count


def _drawn(
    shelf: Shelf, to: Site, asked: Filters, kind: str, page: Window, revision: str
) -> Iterator[tuple[str, str]]:  # fmt: skip
    if kind == "incidents":
        for told, found in views.incident_pages(shelf, shelf.incidents(asked, page).rows):
            drawn = rendering.incident_map(found)
            yield told.incident.id, rendering.page("incident", to, revision, asked, found=found, map=drawn)
        return
    for found in views.report_pages(shelf, [r.id for r in shelf.reports(asked, page).rows], asked.rules):
        marked = rendering.marked(found)
        yield found["id"], rendering.page("report", to, revision, asked, found=found, marked=marked)
