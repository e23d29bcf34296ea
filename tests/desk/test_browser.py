"""The desk in a real browser: no error, no request to another host, nothing serious for axe, scripts on and off."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from conftest import ROOT
from desk.browsing import LOOKS, pictured, walk, watched
from desk.conftest import incident_of
from desk.tiles import world
from warledger.cli import main
from warledger.desk.maps import BUILT
from warledger.desk.running import running
from warledger.desk.shelf import Shelf
from warledger.desk.site import publish


@pytest.fixture(scope="module")
def base(shelf: Shelf) -> Iterator[str]:
    with running(shelf) as address:
        yield address


@pytest.fixture(scope="module")
def paths(client: TestClient) -> dict[str, str]:
    clash = incident_of(client, "clash")
    names = "incidents reports tolls control agreements disputes sources method".split()
    return {
        "overview": "/", **{name: f"/{name}" for name in names}, "incident": f"/incidents/{clash}",
        "report": "/reports/clash", "hostile": "/reports/..%2Fevil%22%27%3E%3Cb%3E", "search": "/search?q=killed",
        "filtered": "/?kind=airstrike",
    }  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_every_page(browser: Any, base: str, paths: dict[str, str], look: str, tmp_path: Path) -> None:
    pictures = Path(os.environ.get("WARLEDGER_SCREENSHOTS", tmp_path))
    assert walk(browser, base, paths, look, pictures) == []


def test_the_map_moves_and_answers(browser: Any, base: str) -> None:
    if not BUILT.is_dir():
        pytest.skip("needs the map's files: `python web/build.py`")
    faults: list[str] = []
    context = browser.new_context(**LOOKS["light"])
    page = watched(context, base, faults)
    page.goto(base)
    page.get_by_role("button", name="Move and zoom").click()
    page.wait_for_selector("#map canvas")
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(500)
    context.close()
    assert faults == []


def test_a_detailed_base_map_comes_in_parts_from_the_desk_alone(browser: Any, shelf: Shelf, tmp_path: Path) -> None:
    if not BUILT.is_dir():
        pytest.skip("needs the map's files: `python web/build.py`")
    faults: list[str] = []
    parts: list[int] = []
    file = world(tmp_path / "world.pmtiles", "<b>Tests</b> Mapping Agency")
    with running(shelf, file) as base:
        context = browser.new_context(**LOOKS["light"])
        page = watched(context, base, faults)
        page.on("response", lambda r: parts.append(r.status) if "basemap" in r.url else None)
        page.goto(base)
        page.get_by_role("button", name="Move and zoom").click()
        page.get_by_text("Tests Mapping Agency").wait_for()
        page.wait_for_selector("#map[data-shown='2']")
        page.wait_for_timeout(1500)
        pictured(page, path=Path(os.environ.get("WARLEDGER_SCREENSHOTS", tmp_path)) / "basemap.png")
    context.close()
    assert set(parts) == {206}
    assert faults == []


def test_the_slider_of_days_moves_the_map_and_the_address(browser: Any, examples: str) -> None:
    faults: list[str] = []
    context = browser.new_context(**LOOKS["light"])
    page = watched(context, examples, faults)
    page.goto(f"{examples}/control?party=Syrian")
    last = page.locator(".ground-day").inner_text()
    page.get_by_role("slider", name="Day").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**/control?party=Syrian&at=2019-*")
    assert page.locator(".ground-day").inner_text() != last
    assert (
        page.get_by_role("slider", name="Day").get_attribute("aria-valuetext")
        == page.locator(".ground-day").inner_text()
    )
    context.close()
    assert faults == []


def test_a_figure_is_followed_to_its_sentence_by_keyboard(browser: Any, base: str, paths: dict[str, str]) -> None:
    context = browser.new_context(**LOOKS["light"])
    page = context.new_page()
    page.goto(base + paths["overview"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.get_by_role("link", name="Clash, Jibin, Hama").last.press("Enter")
    page.get_by_role("link", name="15 June 2019").first.press("Enter")
    page.wait_for_url("**/reports/clash#s-*")
    assert page.locator(":target").inner_text() in page.locator("article.report").inner_text()
    context.close()


def test_it_works_with_scripts_off(browser: Any, base: str, paths: dict[str, str]) -> None:
    context = browser.new_context(**LOOKS["light"], java_script_enabled=False)
    page = context.new_page()
    page.goto(base + paths["overview"])
    assert page.locator("svg.map circle").count() >= 2
    assert page.locator("svg.timeline rect").count() >= 2
    page.locator("summary").first.click()
    page.locator("select[name=kind]").select_option("airstrike")
    page.get_by_role("button", name="Show").click()
    assert "kind=airstrike" in page.url
    assert page.get_by_text("Air strike, Idlib").count() >= 1
    context.close()


def test_the_static_site_opens_from_a_folder(browser: Any, shelf: Shelf, tmp_path: Path) -> None:
    publish(shelf, tmp_path / "site")
    faults: list[str] = []
    context = browser.new_context(**LOOKS["light"])
    page = watched(context, "file://", faults)
    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.get_by_role("link", name="Clash, Jibin, Hama").last.click()
    assert page.get_by_text("26 pro-regime forces").count() >= 1
    context.close()
    assert faults == []


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The desk over the example reports."""
    ledger = str(tmp_path_factory.mktemp("examples") / "examples.db")
    assert main(["add", str(ROOT / "examples"), "--ledger", ledger]) == 0
    shelf = Shelf.open(ledger)
    with running(shelf) as address:
        yield address
    shelf.close()


def test_a_person_finds_the_sentence_behind_a_figure(browser: Any, examples: str, tmp_path: Path) -> None:
    """From the overview to an incident to its words; with WARLEDGER_SCREENSHOTS the README's pictures are kept."""
    faults: list[str] = []
    context = browser.new_context(**LOOKS["light"])
    page = watched(context, examples, faults)
    folder = Path(os.environ.get("WARLEDGER_SCREENSHOTS", tmp_path))
    page.goto(f"{examples}/?since=2019-05-20&until=2019-07-31", wait_until="networkidle")
    pictured(page, path=folder / "readme-overview.png")
    page.goto(f"{examples}/incidents?since=2019-07-22&until=2019-07-22", wait_until="networkidle")
    page.locator("main a[href*='/incidents/']", has_text="Maarat al-Numan").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator("mark").count() > 0
    pictured(page, path=folder / "readme-incident.png")
    assert faults == []
    context.close()
