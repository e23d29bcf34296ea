"""``python -m bench.exports``: how long each export takes for many incidents, and the most memory it uses.

The incidents are made here, one after another as they are written, each with the parties, harm and report that an
export looks up; each export runs in a process of its own. Floors: GED of 100,000 incidents in 30 s and 500 MB.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from warledger.bounds import Bounds
from warledger.publish import EXPORTS, Statements
from warledger.records import Cause, Figure, Harm, Incident, Place, Reckoning, Report, Span, Telling, Used, content_id
from warledger.when import When

SECONDS, MEGABYTES = 30.0, 500.0
SIDES = (("Syrian government forces", "Syrian rebels"), ("Iraqi army", "Islamic State"), ("Taliban", "ISKP"))
CAUSES: tuple[Cause, ...] = ("clash", "airstrike", "shelling", "mine or IED")
FIRST = date(2016, 1, 1)


class Made:
    """Incidents made one by one; the lookups hold the one at hand, as a ledger's page would."""

    def __init__(self) -> None:
        self.figures: dict[str, Figure] = {}
        self.reports: dict[str, Report] = {}

    def incidents(self, count: int) -> Iterator[tuple[Incident, Reckoning]]:
        """Incidents of every kind, place precision and party of the tables above."""
        for n in range(count):
            key, report = content_id("bench", n), f"report-{n}"
            day = When.day(FIRST + timedelta(days=n % 1500))
            ours, theirs = SIDES[n % len(SIDES)]
            place = Place("Jibine", "Jibine", 33 + n % 300 / 100, 36 + n % 500 / 100, "SY", "Hama", precision="exact")
            figure = Figure(
                f"figure-{n}", Span("text", 0, 17, f"{n % 40 + 1} people"), "killed", Bounds.exactly(n % 40 + 1),
                side=ours, status="combatant", cause=CAUSES[n % 4], place=place, date=day,
                attributed_to=("Syrian Observatory for Human Rights", "AFP"),
            )  # fmt: skip
            self.figures.clear()
            self.reports.clear()
            self.figures[figure.id] = figure
            self.reports[report] = Report(report, f"Fighting kills {n % 40 + 1}", "", "AFP", published=str(day))
            telling = Telling(f"telling-{n}", report, True, CAUSES[n % 4], day, place, (ours, theirs), (figure.id,))
            incident = Incident(key, CAUSES[n % 4], day, "day", place, (ours, theirs), (telling,))
            whole = Harm(
                "killed", "all", None, n % 40 + 1, n % 40 + 1, n % 40 + 3, ("Syrian Observatory for Human Rights",),
                (Used(figure.id, "counted"),),
            )  # fmt: skip
            harm = (whole, replace(whole, victims="combatant", side=ours, high=n % 40 + 1))
            yield incident, Reckoning(key, "ucdp/1", harm, by=(theirs,))


def run(name: str, count: int) -> None:
    """Write one export to nowhere and print its time and memory as JSON."""
    made = Made()
    with Path("/dev/null").open("wb") as out:
        start = time.perf_counter()
        written = EXPORTS[name].write(made.incidents(count), Statements(made.figures, made.reports), out)
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rows": written.rows, "seconds": seconds, "megabytes": peak}))


def main() -> int:
    """All exports, or those named; exit code 1 if GED misses its floor."""
    parser = argparse.ArgumentParser(prog="python -m bench.exports", description=__doc__)
    parser.add_argument("names", nargs="*", choices=(*EXPORTS, []), help="exports (default: all)")
    parser.add_argument("--count", type=int, default=100_000, help="incidents (100,000)")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.here:
        run(args.names[0], args.count)
        return 0
    missed = False
    print(f"{'export':<10}{'rows':>9}{'seconds':>9}{'MB':>7}   of {args.count:,} incidents, made as they are written")
    for name in args.names or EXPORTS:
        command = [sys.executable, "-m", "bench.exports", name, "--count", str(args.count), "--here"]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(f"{name:<10}{found['rows']:>9,}{found['seconds']:>9.1f}{found['megabytes']:>7.0f}")
        missed |= name == "ged" and (found["seconds"] > SECONDS or found["megabytes"] > MEGABYTES)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
