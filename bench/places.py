"""What places cost: building an index, opening it, looking names up. Run: python bench/places.py [--all].

Builds from the evaluation gazetteer beside the checkout. Limits are those that the design sets; a line that breaks one
ends in OVER and the exit code is 1.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from conftest import shared_folder
from warledger.places import Context, open_gazetteer, resolve
from warledger.places.default import embedded_index
from warledger.places.index import add_files

LIMITS = {
    "build Syria, s": 15.0, "build all, s": 120.0, "build all, MB resident": 800.0, "open, s": 0.1,
    "look-ups a second": 2000.0, "look up, MB resident": 150.0, "index / gzipped input": 3.0,
}  # fmt: skip
MORE_IS_BETTER = frozenset({"look-ups a second"})


def resident_mb() -> float:
    """The most that this process has held, in MB (Linux counts it in kB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def build(index: Path, files: list[Path]) -> dict[str, float]:
    """Build an index in this process."""
    start = time.perf_counter()
    add_files(index, files)
    seconds = time.perf_counter() - start
    ratio = index.stat().st_size / sum(f.stat().st_size for f in files)
    return {"s": seconds, "MB resident": resident_mb(), "index / gzipped input": ratio}


def look_up(index: Path, names: Path) -> dict[str, float]:
    """Open an index and resolve every name of a list, once each with and without its province.

    In processor time: other work on the machine is no look-up's.
    """
    embedded_index()
    if not names.is_file():
        return {}
    rows = [json.loads(line) for line in names.read_text(encoding="utf-8").splitlines()]
    start = time.process_time()
    gazetteer = open_gazetteer(index)
    opened = time.process_time() - start
    start = time.process_time()
    for row in rows:
        resolve(gazetteer, row["name"], Context("SY", row["adm1"]))
        resolve(gazetteer, row["as_coded"], Context("SY"))
    seconds = time.process_time() - start
    return {"open, s": opened, "look-ups a second": 2 * len(rows) / seconds, "look up, MB resident": resident_mb()}


def apart(*words: str) -> dict[str, float]:
    """Run one measure in a process of its own, so that memory is its own."""
    done = subprocess.run([sys.executable, __file__, *words], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> int:
    """Print every measure beside its limit."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--all", action="store_true", help="all eleven countries too")
    parser.add_argument("--part", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        what, index, *files = options.part
        paths = [Path(f) for f in files]
        print(json.dumps(build(Path(index), paths) if what == "build" else look_up(Path(index), paths[0])))
        return 0
    folder = shared_folder()
    if folder is None:
        print("needs the evaluation data beside the checkout")
        return 0
    gazetteer = folder / "data/gazetteer"
    apart("--part", "look", "", "")  # the embedded index is built once a machine, not a look-up's cost
    with tempfile.TemporaryDirectory() as scratch:
        syria = str(Path(scratch) / "sy.db")
        one = apart("--part", "build", syria, str(gazetteer / "wof_sy.jsonl.gz"))
        found = {"build Syria, s": one["s"], "index / gzipped input": one["index / gzipped input"]}
        found |= apart("--part", "look", syria, str(folder / "data/places/syria_places.jsonl"))
        if options.all:
            every = str(Path(scratch) / "all.db")
            files = [str(f) for f in sorted(gazetteer.glob("wof_*.jsonl.gz"))]
            whole = apart("--part", "build", every, *files)
            found |= {"build all, s": whole["s"], "build all, MB resident": whole["MB resident"]}
            print("all eleven:", apart("--part", "look", every, str(folder / "data/places/syria_places.jsonl")))
    over = 0
    for name, value in found.items():
        bad = value < LIMITS[name] if name in MORE_IS_BETTER else value > LIMITS[name]
        over += bad
        print(f"{name:24} {value:10.3f}  limit {LIMITS[name]:g}{'  OVER' if bad else ''}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
