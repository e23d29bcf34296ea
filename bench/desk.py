"""Speed of the desk over a full ledger: every page and every list of the API, asked over loopback, one after another.

python -m bench.desk [INCIDENTS] [--ledger PATH]     (default 100,000 incidents, 1,000,000 statements)

Each address is asked for with changing filters, so that answers kept in memory help only as far as they would a reader.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import tempfile
import time
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bench.ledger import KINDS, PARTIES, PROVINCES, made_up
from warledger.desk.filters import Filters, Window
from warledger.desk.running import running, warm
from warledger.desk.shelf import Shelf
from warledger.desk.site import publish
from warledger.ledger import Ledger
from warledger.records import AgreementStatement, ControlChange, Place, Reading, Report, Span, content_id
from warledger.when import When

BATCH = 1000
TIMES = 40
FIGURES = 5
"""A report: with two reports ten statements an incident."""
VILLAGES = 2000
"""Places that change hands, each ten times where there are 100,000 incidents."""


def fill(path: Path, count: int) -> None:
    """A ledger of so many made-up incidents with the reports that tell of them, and of who took what from whom."""
    derived = made_up(count, FIGURES)
    derived = replace(derived, readings={**derived.readings, **taken(count // 5)})
    with Ledger.open(str(path), create=True) as ledger:
        readings = iter(derived.readings.values())
        for batch in iter(lambda: list(itertools.islice(readings, BATCH)), []):
            ledger.append_readings([(reading, "bench") for reading in batch])
        ledger.replace_derived(derived, "bench")


def taken(changes: int) -> dict[str, Reading]:
    """A report for each day on which a village changed hands; after every tenth somebody agreed to something."""
    chance = random.Random(3)
    found = {}
    for number in range(changes):
        village, day = number % VILLAGES, When.day(date(2012, 1, 1) + timedelta(days=chance.randrange(2900)))
        place = Place(f"Village {village}", f"Village {village}", 34 + village % 300 / 100, 36 + village % 500 / 100,
                      "SY", chance.choice(PROVINCES), precision="exact")  # fmt: skip
        holder, loser = chance.sample(PARTIES, 2)
        report = Report(f"c{number}", f"{holder} took {place.name}", "made up", f"Wire {number % 40}", None, str(day))
        span = Span("text", 0, 4, "made")
        change = ControlChange(content_id(report.id), span, "seized", "achieved", holder, loser, (place,), date=day)
        pacts = (AgreementStatement(content_id("a", report.id), span, "ceasefire", "announced", (holder, loser), place,
                                    date=day),) if number % 10 == 0 else ()  # fmt: skip
        found[report.id] = Reading(report, control=(change,), agreements=pacts)
    return found


def filtered(chance: random.Random) -> str:
    """A query as readers ask: a month or a year, a province, a party, a kind, or nothing."""
    year, month = chance.randrange(2012, 2020), chance.randrange(1, 13)
    found = chance.choice(
        ["", f"since={year}-{month:02}-01&until={year}-{month:02}-28", f"since={year}-01-01&until={year}-12-31",
         f"place={chance.choice(PROVINCES)}", f"party={chance.choice(PARTIES)}", f"kind={chance.choice(KINDS)}",
         f"source=Wire {chance.randrange(41)}", "measure=injured"]
    )  # fmt: skip
    return found.replace(" ", "%20")


def looked_at(chance: random.Random) -> str:
    """A box as wide as a screen and half as much again to each side, somewhere in the war, at a zoom as readers use."""
    zoom, lon, lat = chance.randrange(3, 13), chance.uniform(36, 41), chance.uniform(34, 37)
    wide, tall = 1440 / (512 * 2**zoom) * 360, 960 / (512 * 2**zoom) * 290
    return f"zoom={zoom}&bbox={lon - wide:.3f},{max(lat - tall, -85):.3f},{lon + wide:.3f},{min(lat + tall, 85):.3f}"


def ask(address: str) -> tuple[float, float, int]:
    """Milliseconds of one answer, those of them that this process worked (asker and desk), and bytes."""
    start, worked = time.perf_counter(), time.process_time()
    with urllib.request.urlopen(address) as answer:
        size = len(answer.read())
    return (time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000, size


def yardstick() -> float:
    """Milliseconds of work of a loop of plain Python: where others share the processors, work itself takes longer."""
    worked = time.process_time()
    sum(n * n for n in range(2_000_000))
    return (time.process_time() - worked) * 1000


def later(times: list[float]) -> str:
    """Median and p95."""
    ordered = sorted(times)
    return f"{ordered[TIMES // 2]:8.1f}{ordered[int(TIMES * 0.95) - 1]:8.1f}"


def addresses(shelf: Shelf) -> dict[str, Callable[[random.Random], str]]:
    """What is asked for, each a function of chance."""
    ids = [told.incident.id for told in shelf.incidents(Filters(), Window(1, 200)).rows]
    reports = [report.id for report in shelf.reports(Filters(), Window(1, 200)).rows]
    found: dict[str, Callable[[random.Random], str]] = {
        f"{path} (filtered)": lambda chance, path=path: f"{path}?{filtered(chance)}"  # type: ignore[misc]
        for path in ("/", "/incidents", "/tolls", "/control", "/agreements", "/api/v1/incidents", "/api/v1/tolls",
                     "/api/v1/figures", "/api/v1/control", "/api/v1/reports")
    }  # fmt: skip
    found["/api/v1/incidents/clusters (filtered)"] = lambda chance: (
        f"/api/v1/incidents/clusters?{filtered(chance)}&{looked_at(chance)}"
    )
    found["/search"] = lambda chance: f"/search?q={chance.randrange(5000)}"
    plain = "/reports /disputes /sources /method /api/v1/issues /api/v1/sources"
    for path in plain.split():
        found[path] = lambda _, path=path: path  # type: ignore[misc]
    for start in ("", "/api/v1"):
        found[f"{start}/incidents/ID"] = lambda chance, start=start: f"{start}/incidents/{chance.choice(ids)}"  # type: ignore[misc]
        found[f"{start}/reports/ID"] = lambda chance, start=start: f"{start}/reports/{chance.choice(reports)}"  # type: ignore[misc]
    return found


def main() -> None:
    """Make the ledger, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("incidents", nargs="?", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path, help="a ledger made by an earlier run, or where to keep this one")
    parser.add_argument("--site", action="store_true", help="also publish it as a static site")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.ledger or Path(folder) / "bench.db"
        if not path.exists():
            fill(path, args.incidents)
        shelf = Shelf.open(str(path))
        print(", ".join(f"{n:,} {what}" for what, n in shelf.counts().items()))
        start = time.perf_counter()
        warm(shelf)
        print(f"what is made once for a state of the ledger: {time.perf_counter() - start:.1f} s")
        chance = random.Random(2)
        print(f"a loop of plain Python: {yardstick():.0f} ms of work")
        print(f"{'ms: median, p95; of these at work':40s}")
        with running(shelf) as base:
            for name, address in addresses(shelf).items():
                taken = [ask(base + address(chance)) for _ in range(TIMES)]
                largest = max(size for *_, size in taken) / 1000
                print(f"{name:40s}{later([t for t, *_ in taken])}{later([t for _, t, _ in taken])}{largest:8.0f} kB")
        print(f"a loop of plain Python: {yardstick():.0f} ms of work")
        if args.site:
            start = time.perf_counter()
            done = publish(shelf, Path(folder) / "site")
            used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
            print(f"publish: {done.pages:,} pages in {time.perf_counter() - start:.1f} s", end=", ")
            print(f"{sum(u.ru_utime + u.ru_stime for u in used):.1f} s of work with all before")


if __name__ == "__main__":
    main()
