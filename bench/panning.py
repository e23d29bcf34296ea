"""How smoothly the map of a full ledger moves, in a real browser: the times between frames while it is dragged.

python -m bench.panning --ledger PATH [--chromium PATH]     (a ledger that `python -m bench.desk --ledger PATH` made)

The same drag over the map of one village's incidents tells what the browser and the machine take by themselves; where
there is no graphics card, that is nearly all.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from warledger.desk.running import running, warm
from warledger.desk.shelf import Shelf

CHROMIUM = os.environ.get("WARLEDGER_CHROMIUM", "/usr/bin/chromium")
FLAGS = "--no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader".split()
MAPS = {"all incidents": "/", "one village": "/?place=Village%2077"}
STEPS, TURNS = 40, 4
WATCH = """() => {
  const seen = [];
  let last = performance.now();
  const look = (now) => { seen.push(now - last); last = now; window.looking = requestAnimationFrame(look); };
  window.frames_seen = seen;
  window.looking = requestAnimationFrame(look);
}"""


def frames(page: Any, address: str) -> tuple[list[float], float]:
    """Milliseconds between frames while the map is dragged to and fro, and those of script in each."""
    page.goto(address)
    page.get_by_role("button", name="Move and zoom").click()
    page.wait_for_selector("#map[data-shown]")
    page.wait_for_timeout(2000)
    box = page.locator("#map canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(WATCH)
    meter = page.context.new_cdp_session(page)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = scripted(meter)
    for turn in range(TURNS):
        way = 1 if turn % 2 == 0 else -1
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + way * box["width"] / 3, y + way * box["height"] / 4, steps=STEPS)
        page.mouse.up()
        page.wait_for_timeout(300)
    seen: list[float] = page.evaluate("() => { cancelAnimationFrame(window.looking); return window.frames_seen; }")
    return sorted(seen[1:]), (scripted(meter) - before) / len(seen) * 1000


def scripted(meter: Any) -> float:
    """Seconds of work that the page's scripts have taken."""
    told = {one["name"]: one["value"] for one in meter.send("Performance.getMetrics")["metrics"]}
    return float(told["ScriptDuration"])


def main() -> None:
    """Drag, print."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(prog="python -m bench.panning")
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--chromium", default=CHROMIUM)
    args = parser.parse_args()
    shelf = Shelf.open(str(args.ledger))
    warm(shelf)
    with running(shelf) as base, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=args.chromium, args=FLAGS)
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        heads = ("median", "p95", "longest", "over 50 ms", "of script", "marks")
        print(f"{'ms between frames':20s}" + "".join(f"{head:>11s}" for head in heads))
        for name, path in MAPS.items():
            seen, script = frames(page, base + path)
            slow, marks = sum(t > 50 for t in seen) / len(seen), page.locator("#map").get_attribute("data-shown")
            middle, late = seen[len(seen) // 2], seen[int(len(seen) * 0.95)]
            print(f"{name:20s}{middle:11.1f}{late:11.1f}{seen[-1]:11.1f}{slow:11.1%}{script:11.1f}{marks:>11s}")
        browser.close()
    shelf.close()


if __name__ == "__main__":
    main()
