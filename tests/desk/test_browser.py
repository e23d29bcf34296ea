"""The desk in a real browser: no error, no request to another host, nothing serious for axe, scripts on and off."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from conftest import ROOT
from desk.conftest import incident_of
from desk.tiles import world
from warledger.cli import main
from warledger.desk.app import make_app
from warledger.desk.maps import BUILT
from warledger.desk.shelf import Shelf
from warledger.desk.site import publish

CHROMIUM = Path(os.environ.get("WARLEDGER_CHROMIUM", "/usr/bin/chromium"))
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
# As root there is no sandbox; the rest keeps the browser itself from asking anybody anything.
FLAGS = """--no-sandbox --disable-quic --no-first-run --disable-background-networking --disable-component-update
--disable-sync --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader""".split()
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 800}},
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip("needs Chromium (Debian's package chromium, or WARLEDGER_CHROMIUM), which is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra `dev`")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def base(shelf: Shelf) -> Iterator[str]:
    yield from served(shelf)


def pictured(page: Any, **options: Any) -> None:
    """Keep a picture of a page. On a busy machine Chromium's software renderer may miss its turn: then once more."""
    from playwright.sync_api import Error

    try:
        page.screenshot(**options)
    except Error as fault:
        if "Unable to capture screenshot" not in str(fault):
            raise
        page.wait_for_timeout(1000)
        page.screenshot(**options)


def served(shelf: Shelf, basemap: Path | None = None) -> Generator[str]:
    """The address of a desk over a ledger, as long as it is asked for."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(shelf, basemap=basemap), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def paths(client: TestClient) -> dict[str, str]:
    clash = incident_of(client, "clash")
    names = "incidents reports tolls control agreements disputes sources method".split()
    return {
        "overview": "/", **{name: f"/{name}" for name in names}, "incident": f"/incidents/{clash}",
        "report": "/reports/clash", "hostile": "/reports/..%2Fevil%22%27%3E%3Cb%3E", "search": "/search?q=killed",
        "filtered": "/?kind=airstrike",
    }  # fmt: skip


def watched(context: Any, base: str, faults: list[str]) -> Any:
    """A page that writes down whatever goes wrong on it."""
    page = context.new_page()
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("dialog", lambda dialog: faults.append(f"dialog {dialog.message}"))
    page.on("request", lambda r: None if r.url.startswith((base, "data:", "blob:")) else faults.append(r.url))
    return page


@pytest.mark.parametrize("look", LOOKS)
def test_every_page(browser: Any, base: str, paths: dict[str, str], look: str, tmp_path: Path) -> None:
    if not AXE.exists():
        pytest.skip("needs axe-core: `python web/build.py --dev`")
    pictures = Path(os.environ.get("WARLEDGER_SCREENSHOTS", tmp_path))
    faults: list[str] = []
    context = browser.new_context(**LOOKS[look])
    checker = browser.new_context(**LOOKS[look], bypass_csp=True)  # axe is put into the page, which the policy forbids
    page, checked = watched(context, base, faults), watched(checker, base, faults)
    for name, path in paths.items():
        page.goto(base + path)
        pictured(page, path=pictures / f"{name}-{look}.png")
        assert page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look]["viewport"]["width"], name
        checked.goto(base + path)
        checked.add_script_tag(path=str(AXE))
        found = checked.evaluate("axe.run()")["violations"]
        faults += [f"{name}: {v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] != "minor"]
    context.close()
    checker.close()
    assert faults == []


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
    server = served(shelf, world(tmp_path / "world.pmtiles", "<b>Tests</b> Mapping Agency"))
    base = next(server)
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
    server.close()
    assert set(parts) == {206}
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
    yield from served(shelf)
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
    page.locator("main a[href*='/incidents/']").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator("mark").count() > 0
    pictured(page, path=folder / "readme-incident.png")
    assert faults == []
    context.close()
