"""What linking costs, and that it grows with the ledger and not with its square. Run: python bench/linking.py

Ledgers are made up from a seed: towns, names and days are drawn, each event is told by several reports in words that
they share in part, and the pace of news is the same at every size, as in a ledger that grows by the year. Each size
runs in a process of its own. A line that breaks its limit ends in OVER and the exit code is 1.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from warledger.bounds import Bounds
from warledger.incidents import link, tell
from warledger.records import Cause, Figure, Measure, Place, Reading, Report, Span, content_id
from warledger.when import When

SIZES: Final = (10_000, 30_000, 100_000)
SECONDS, MEGABYTES = 120.0, 2048.0
GROWTH: Final = 1.25
"""Power of its size by which time may grow from one size to the next: 1 is linear, 2 all pairs."""

FIGURES: Final = 4  # a report
EVENTS_A_DAY: Final = 12
TOWNS: Final = 1200
CAUSES: Final[tuple[Cause, ...]] = ("airstrike", "shelling", "clash", "mine or IED", "car bomb")
MEASURES: Final[tuple[Measure, ...]] = ("killed", "injured", "killed", "injured")
SYLLABLES: Final = "ba ra ka mu sha di lo ne ti far qa zu ya hel ma ro su wa je ghi".split()


def word_of(rng: random.Random, syllables: int) -> str:
    """A made-up word."""
    return "".join(rng.choices(SYLLABLES, k=syllables))


def readings(statements: int, seed: int = 7) -> Iterator[Reading]:
    """Readings with so many figures in all, a handful of reports an event."""
    rng = random.Random(seed)
    towns = [(word_of(rng, 3).title(), 33 + 4 * rng.random(), 36 + 6 * rng.random()) for _ in range(TOWNS)]
    common = [word_of(rng, 2) for _ in range(3000)]
    event = made = 0
    while made < statements:
        day = date(2012, 1, 1) + timedelta(days=event // EVENTS_A_DAY)
        town, names = rng.choice(towns), [word_of(rng, 4).title() for _ in range(6)]
        story = [*rng.choices(common, k=40), *names]
        toll = min(60, 1 + int(rng.expovariate(0.2)))
        cause = rng.choice(CAUSES)
        for _ in range(rng.choice((1, 1, 2, 3, 4, 6))):
            words = [*rng.sample(story, k=30), *rng.choices(common, k=120)]
            rng.shuffle(words)
            yield reading_of(f"{event}-{made}", town, day, words, toll + rng.choice((0, 0, 0, 1, 2)), cause)
            made += FIGURES
        event += 1


def reading_of(
    key: str, town: tuple[str, float, float], day: date, words: list[str], toll: int, cause: Cause
) -> Reading:
    """One report of an event and its figures."""
    title = f"{toll} killed in {town[0]}"
    report = Report(key, title, f"{title} on {day}. {' '.join(words)}", "wire", published=str(day + timedelta(days=1)))
    place = Place(town[0], town[0], town[1], town[2], "SY", "Hama", precision="exact")
    return Reading(report, tuple(
        Figure(
            id=content_id(key, n), span=Span.of(report, "title", 0, len(title)), measure=measure, cause=cause,
            bounds=Bounds(toll + n, toll + n), place=place, date=When.day(day),
        )
        for n, measure in enumerate(MEASURES)
    ))  # fmt: skip


def run(statements: int) -> dict[str, float]:
    """Tell and link a ledger of a size in this process."""
    made = list(readings(statements))
    figures = {figure.id: figure for reading in made for figure in reading.figures}
    reports = {reading.report.id: reading.report for reading in made}
    start = time.process_time()
    incidents = link([telling for reading in made for telling in tell(reading)], figures, reports, ())
    seconds = time.process_time() - start
    whole = sum(len({report.partition("-")[0] for report in incident.reports}) == 1 for incident in incidents)
    events = len({key.partition("-")[0] for key in reports})
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts it in kB
    return {"statements": len(figures), "reports": len(reports), "events": events, "incidents": len(incidents),
            "of one event": whole, "seconds": seconds, "MB": resident}  # fmt: skip


def main() -> int:
    """Print every size beside its limits."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(run(options.one)))
        return 0
    bad = False
    before: dict[str, float] | None = None
    for size in options.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        allowed = before["seconds"] * (found["statements"] / before["statements"]) ** GROWTH if before else SECONDS
        over = found["seconds"] > min(SECONDS, allowed) or found["MB"] > MEGABYTES
        said = "  ".join(f"{name} {value:,.1f}".removesuffix(".0") for name, value in found.items())
        print(said, f" limit {min(SECONDS, allowed):.1f} s{'  OVER' if over else ''}", flush=True)
        before, bad = found, bad or over
    return int(bad)


if __name__ == "__main__":
    raise SystemExit(main())
