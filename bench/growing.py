"""What it costs to derive new reports into a ledger as it stands, beside deriving all of it again.

    python -m bench.growing [--reports N ...] [--new N]

The ledger is made up as in ``bench.linking``, reports in the order of their days; the new ones are of the last days.
Both ways are checked to make the same incidents.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from bench.linking import FIGURES, readings
from warledger.deriving import what_changes
from warledger.flow import rebuild, refresh
from warledger.ledger import Filter, Ledger
from warledger.records import Reading

SHARE: Final = 0.25
"""Of the time of a rebuild: what 100 new reports may take in a ledger of 10,000."""


def append(ledger: Ledger, found: Sequence[Reading]) -> None:
    """Append readings some at a time."""
    for first in range(0, len(found), 256):
        ledger.append_readings([(reading, "bench") for reading in found[first : first + 256]])


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def run(reports: int, new: int) -> bool:
    """Print one size; whether it keeps its share."""
    made = list(readings((reports + new) * FIGURES))
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "bench.db"), create=True) as ledger:
        append(ledger, made[:-new])
        whole = seconds(lambda: rebuild(ledger))
        append(ledger, made[-new:])
        with ledger.moment() as moment:
            in_part = what_changes(moment) is not None
        grown = seconds(lambda: refresh(ledger))
        before = ledger.incidents(Filter(limit=None))
        rebuild(ledger)
        same = ledger.incidents(Filter(limit=None)) == before
    how = "in part" if in_part else "all again: words were counted anew"
    print(
        f"{len(made) - new:,} reports: all {whole:.1f} s, {new} more {grown:.1f} s ({grown / whole:.0%}, {how})"
        f"{'' if same else ', NOT THE SAME'}", flush=True,
    )  # fmt: skip
    return same and (grown <= SHARE * whole or not in_part)


def main() -> int:
    """All sizes; exit code 1 where one takes too long or differs."""
    parser = argparse.ArgumentParser(prog="python -m bench.growing", description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[2_000, 10_000])
    parser.add_argument("--new", type=int, default=100)
    args = parser.parse_args()
    kept = [run(reports, args.new) for reports in args.reports]
    return int(not all(kept))


if __name__ == "__main__":
    raise SystemExit(main())
