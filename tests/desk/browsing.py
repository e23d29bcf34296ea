"""A real browser for the desk's tests, and a page that writes down whatever goes wrong on it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT

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


@contextmanager
def chromium() -> Iterator[Any]:
    """Debian's Chromium, or a skip that says what is missing."""
    if not CHROMIUM.exists():
        pytest.skip("needs Chromium (Debian's package chromium, or WARLEDGER_CHROMIUM), which is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra `dev`")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


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


def watched(context: Any, base: str, faults: list[str]) -> Any:
    """A page that writes down whatever goes wrong on it."""
    page = context.new_page()
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("dialog", lambda dialog: faults.append(f"dialog {dialog.message}"))
    page.on("request", lambda r: None if r.url.startswith((base, "data:", "blob:")) else faults.append(r.url))
    return page


def walk(browser: Any, base: str, paths: Mapping[str, str], look: str, pictures: Path | None) -> list[str]:
    """What goes wrong on these pages: errors, requests to others, words beyond the edge, and what axe finds."""
    if not AXE.exists():
        pytest.skip("needs axe-core: `python web/build.py --dev`")
    faults: list[str] = []
    context = browser.new_context(**LOOKS[look])
    checker = browser.new_context(**LOOKS[look], bypass_csp=True)  # axe is put into the page, which the policy forbids
    page, checked = watched(context, base, faults), watched(checker, base, faults)
    for name, path in paths.items():
        page.goto(base + path)
        if pictures:
            pictured(page, path=pictures / f"{name}-{look}.png")
        if page.evaluate("document.documentElement.scrollWidth") > LOOKS[look]["viewport"]["width"]:
            faults.append(f"{name}: wider than the screen")
        checked.goto(base + path)
        checked.add_script_tag(path=str(AXE))
        found = checked.evaluate("axe.run()")["violations"]
        faults += [f"{name}: {v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] != "minor"]
    context.close()
    checker.close()
    return faults
