"""The pages as a static site: files linked by relative addresses, so that any server, or a stick, can hold them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
    incidents = _incidents(shelf, folder, asked, progress)
    reports = _reports(shelf, folder, asked, progress)
    return Published(incidents, reports, written + incidents + reports)


def _ours(folder: Path) -> bool:
    """Whether the folder is empty, or was published into before."""
    return folder.is_dir() and ((folder / "static" / "desk.css").is_file() or not any(folder.iterdir()))


def _write(path: Path, html: str) -> None:
    path.write_bytes(html.encode("utf-8", "replace"))  # a broken report may hold half a character


def _moving_map(shelf: Shelf, static: Path, asked: Filters, basemap: Path) -> None:
    """The map's script, its parts, the base map, and all incidents that can be drawn."""
    shutil.copytree(maps.BUILT, static / "built", dirs_exist_ok=True)
    shutil.copyfile(STATIC / "map.js", static / "map.js")
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


def _incidents(shelf: Shelf, folder: Path, asked: Filters, progress: Callable[[int], object]) -> int:
    to, revision, count, number = Site(1), shelf.revision(), 0, 1
    while rows := shelf.incidents(asked, Window(number, BATCH)).rows:
        for told, found in views.incident_pages(shelf, rows):
            html = rendering.page("incident", to, revision, asked, found=found, map=rendering.incident_map(found))
            _write(folder / "incidents" / f"{file_name(told.incident.id)}.html", html)
        count, number = count + len(rows), number + 1
        progress(len(rows))
    return count


def _reports(shelf: Shelf, folder: Path, asked: Filters, progress: Callable[[int], object]) -> int:
    to, revision, count, number = Site(1), shelf.revision(), 0, 1
    while rows := shelf.reports(asked, Window(number, BATCH)).rows:
        for found in views.report_pages(shelf, [r.id for r in rows], asked.rules):
            html = rendering.page("report", to, revision, asked, found=found, marked=rendering.marked(found))
            _write(folder / "reports" / f"{file_name(found['id'])}.html", html)
        count, number = count + len(rows), number + 1
        progress(len(rows))
    return count
