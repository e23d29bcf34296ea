"""How many of PLOVER's coded sentences yield an agreement, a position or a control statement, by code.

    python tests/accounts/plover.py [--misses] [--faults] [--triage]

A sentence of a code that accounts do not speak of is a fault where it yields a statement all the same.
Sentences are read without triage, which judges whole reports; ``--triage`` reads them as reports.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from conftest import shared_folder  # noqa: E402
from reading.accounting import read as read_untriaged  # noqa: E402
from warledger.reading import read  # noqa: E402
from warledger.records import Report  # noqa: E402

FILE: Final = "data/plover/PLOVER_GSR_CAMEO.txt"
WANTED: Final = {
    "AGREE": "agreement", "REJECT": "position", "RETREAT": "control", "FIGHT": "control", "DEMAND": "position",
    "DISAPPROVE": "position", "THREATEN": "position",
}  # fmt: skip
"""What a sentence of each code may be expected to yield; of RETREAT and FIGHT only those that speak of ground."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence, its code and what it yields."""

    code: str
    text: str
    kinds: frozenset[str]


def coded(path: Path, *, triage: bool = False) -> Iterator[Coded]:
    """Every coded sentence of the file with what is read in it."""
    for row in json.loads(path.read_text("utf-8")):
        text = row.get("text")
        if not text or row["event"] == "DOCUMENT":
            continue
        report = Report(row["id"], "", text, source="Wire", published=row.get("date"), lang="en")
        if triage:
            reading = read(report)
            control, agreements, positions = reading.control, reading.agreements, reading.positions
        else:
            control, agreements, positions = read_untriaged(report)
        kinds = {"control": control, "agreement": agreements, "position": positions}
        yield Coded(row["event"], text, frozenset(kind for kind, found in kinds.items() if found))


def main() -> int:
    parser = argparse.ArgumentParser()
    for flag in ("--misses", "--faults", "--triage"):
        parser.add_argument(flag, action="store_true")
    args = parser.parse_args()
    folder = shared_folder()
    if folder is None:
        print(f"needs {FILE} of the evaluation data, which is not beside this checkout")
        return 1
    rows = list(coded(folder / FILE, triage=args.triage))
    of, any_, kinds = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for row in rows:
        of[row.code] += 1
        any_[row.code] += bool(row.kinds)
        kinds.update((row.code, kind) for kind in row.kinds)
    print(f"{'code':12}{'sentences':>10}{'any':>6}{'agreement':>11}{'position':>10}{'control':>9}")
    for code in sorted(of):
        each = [kinds[code, kind] for kind in ("agreement", "position", "control")]
        print(f"{code:12}{of[code]:10}{any_[code]:6}{each[0]:11}{each[1]:10}{each[2]:9}")
    for row in rows:
        if args.misses and row.code in WANTED and WANTED[row.code] not in row.kinds:
            print(f"miss   {row.code:10} {row.text}")
        if args.faults and row.kinds and row.code not in WANTED:
            print(f"fault  {row.code:10} {','.join(sorted(row.kinds))}: {row.text}")
    others = [r for r in rows if r.code not in WANTED]
    faults = [r for r in others if r.kinds]
    print(f"other codes that yield any: {len(faults)} of {len(others)} ({len(faults) / max(len(others), 1):.1%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
