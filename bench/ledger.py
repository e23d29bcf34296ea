"""Speed of a full ledger: questions to 1,000,000 statements in 150,000 incidents, made up but shaped like a war's.

    python -m bench.ledger [INCIDENTS] [--at postgresql://…/EMPTY]

150,000 incidents by default; the ledger is made in a temporary folder, or in an empty database of a server. An export
of all of them to GED is timed in a process of its own: 100,000 incidents in 30 s and 500 MB.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from warledger.bounds import Bounds
from warledger.ledger import Derived, Filter, Ledger
from warledger.records import (
    Cause,
    Figure,
    Harm,
    Incident,
    Measure,
    Place,
    Precision,
    Reading,
    Reckoning,
    Report,
    Span,
    Telling,
    Used,
    Victims,
    content_id,
)
from warledger.when import When

PROVINCES = ("Idlib", "Hama", "Aleppo", "Homs", "Daraa", "Raqqa", "Deir ez-Zor", "Latakia", "Rif Dimashq", "Hasakah")
PARTIES = ("Syrian government forces", "Russian army", "Syrian rebels", "Islamic State", "SDF")
PRECISIONS: tuple[Precision, ...] = ("exact",) * 7 + ("near", "district", "province")
KINDS: tuple[Cause, ...] = ("airstrike", "shelling", "clash", "mine or IED")
ROWS: tuple[tuple[Measure, Victims], ...] = (("killed", "all"), ("killed", "civilian"), ("injured", "all"))
REPORTS, FIGURES = 2, 3  # of each incident, and of each report


def made_up(count: int, figures_each: int = FIGURES) -> Derived:
    """A war of so many incidents over eight years, each told by two reports of so many figures."""
    chance = random.Random(1)
    readings: dict[str, Reading] = {}
    incidents, reckonings = [], {}
    for number in range(count):
        day = When.day(date(2012, 1, 1) + timedelta(days=chance.randrange(2900)))
        village, province = chance.randrange(4000), chance.choice(PROVINCES)
        place = Place(f"Village {village}", f"Village {village}", 34 + village % 300 / 100, 36 + village % 500 / 100,
                      "SY", province, precision=chance.choice(PRECISIONS))  # fmt: skip
        party, kind = chance.choice(PARTIES), chance.choice(KINDS)
        tellings, used = [], []
        for copy in range(REPORTS):
            source = f"Wire {copy and 1 + number % 40}"
            report = Report(f"r{number}-{copy}", f"Report {number}", "made up", source, None, str(day))
            figures = tuple(
                Figure(content_id(report.id, k), Span("text", k, k + 4, "made"), "killed" if k % 2 == 0 else "injured",
                       Bounds.exactly(chance.randrange(1, 30)), place=place, date=day, by=(party,), cause=kind)
                for k in range(figures_each)
            )  # fmt: skip
            readings[report.id] = Reading(report, figures)
            ids = tuple(f.id for f in figures)
            used += [Used(i, "counted") for i in ids]
            tellings.append(Telling(content_id("t", report.id), report.id, True, kind, day, place, (party,), ids))
        incident = Incident(content_id("i", number), kind, day, "day", place, (party,), tuple(tellings))
        incidents.append(incident)
        reckonings[incident.id] = tuple(
            Reckoning(incident.id, rules, tuple(
                Harm(measure, victims, None, 1, 2, 3, ("Wire 0",), tuple(used)) for measure, victims in ROWS
            ), (party,))
            for rules in ("ucdp/1", "ibc/1", "airwars/1")
        )  # fmt: skip
    return Derived(readings, {r: r for r in readings}, tuple(incidents), reckonings)


def milliseconds(question: Callable[[], object], times: int = 9) -> float:
    """The median of some runs, after one to warm up."""
    question()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        question()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2] * 1000


def export(address: str, folder: Path) -> str:
    """Time and most memory of a GED export from the ledger."""
    command = [sys.executable, "-m", "warledger", "export", "ged", "--ledger", address, "-o", str(folder / "ged.csv")]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # Linux counts it in kB
    return f"{time.perf_counter() - start:9.1f} s, {peak:,.0f} MB"


def main() -> None:
    """Make the ledger, ask, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger")
    parser.add_argument("incidents", type=int, nargs="?", default=150_000)
    parser.add_argument("--at", metavar="ADDRESS", help="an empty PostgreSQL database instead of a file")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = args.at or str(Path(folder) / "bench.db")
        derived = made_up(args.incidents)
        with Ledger.open(address, create=True) as ledger:
            found = list(derived.readings.values())
            for first in range(0, len(found), 1000):
                ledger.append_readings([(reading, "bench") for reading in found[first : first + 1000]])
            start = time.perf_counter()
            ledger.replace_derived(derived, "bench")
            written = time.perf_counter() - start
        some = derived.incidents[args.incidents // 2]
        said = [s for t in some.tellings for s in t.statements]
        statements = sum(len(reading.figures) for reading in found)
        size = f", {Path(address).stat().st_size / 1e6:,.0f} MB" if args.at is None else ""
        print(f"{statements:,} statements, {args.incidents:,} incidents{size}, derived rows written in {written:.0f} s")
        del derived, found
        with Ledger.open(address, read_only=True) as ledger:
            month = Filter(since="2016-03-01", until="2016-03-31")
            for name, question in (
                ("incidents, newest page", lambda: ledger.incidents(Filter())),
                ("incidents of a month in a province", lambda: ledger.incidents(replace(month, place="Idlib"))),
                ("incidents of a party", lambda: ledger.incidents(Filter(party="SDF"))),
                ("toll of the war", lambda: ledger.tolls(Filter())),
                ("toll of a month", lambda: ledger.tolls(month)),
                ("toll of a province", lambda: ledger.tolls(Filter(place="Idlib"))),
                ("toll of the war by month", lambda: ledger.tolls(Filter(), by="month")),
                ("why: an incident and its statements", lambda: (ledger.incident(some.id), ledger.statements(said))),
            ):  # fmt: skip
                print(f"{name:45s}{milliseconds(question):9.1f} ms", flush=True)
        print(f"{'export of all to GED':45s}{export(address, Path(folder))}")


if __name__ == "__main__":
    main()
