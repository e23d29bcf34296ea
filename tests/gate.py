"""The accuracy gate: what the reader reaches may rise and never silently fall.

    python tests/gate.py            measure, compare with the floors in gate.json, exit 1 where one is missed
    python tests/gate.py --update   pin what is reached now; a floor falls only with --lower "why"

Each corpus is fingerprinted: one that changed must be pinned anew, by name. A crash on a report counts as a report in
which nothing was read. The example reports are always measured; the corpora beside the checkout where they are.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from conftest import shared_folder  # noqa: E402
from scoring import total  # noqa: E402
from warledger.flow import add, rebuild  # noqa: E402
from warledger.ledger import Filter, Ledger  # noqa: E402
from warledger.output import incident_json, to_json  # noqa: E402
from warledger.reading import read  # noqa: E402
from warledger.records import Report  # noqa: E402
from warledger.reports import open_reports  # noqa: E402

PINS = ROOT / "tests" / "gate.json"
SLACK = 0.05  # percent points: what rounding may cost

Scores = dict[str, float]


def report_of(row: dict[str, Any]) -> Report:
    """A report from a row of a corpus."""
    return Report(
        id=str(row["id"]), title=row.get("title") or "", text=row["text"], source=row.get("source"),
        published=row.get("published"), lang=row.get("lang"), url=row.get("url"),
    )  # fmt: skip


def figures_of(report: Report) -> list[Mapping[str, Any]]:
    """What the reader says, as the contract prints it; nothing where it crashes."""
    try:
        figures: list[Mapping[str, Any]] = json.loads(json.dumps(to_json(read(report))))["figures"]
    except Exception as fault:  # noqa: BLE001 - a crash is a miss, and said
        print(f"  crash on {report.id}: {fault!r}")
        return []
    return figures


def measure_examples(folder: Path) -> Scores:
    """The example reports against their annotation by hand."""
    rows = [json.loads(line) for line in (folder / "examples/hama_idlib_2019.jsonl").read_text("utf-8").splitlines()]
    gold: dict[str, list[Mapping[str, Any]]] = json.loads((folder / "tests/gold/examples.gold.json").read_text("utf-8"))
    reports = [report_of(row) for row in rows]
    return total((r, gold[r.id], figures_of(r)) for r in reports).summary()


def measure_figures(folder: Path, name: str) -> Scores:
    """An annotated corpus of English reports, by the scorer that lies beside it."""
    scorer = _module(folder / "eval/score_figures.py")
    rows = json.loads((folder / f"data/figures/{name}.docs.json").read_text("utf-8"))
    gold = json.loads((folder / f"data/figures/{name}.gold.json").read_text("utf-8"))
    english = [row for row in rows if row["lang"] == "en"]
    readings = {row["id"]: figures_of(report_of(row)) for row in english}
    n, attributes, _ = scorer.score(english, gold, readings)
    scores = {k: scorer.f1(n[k], n["read"], n["gold"])[2] for k in ("found", "right")}
    return scores | {k: 100 * ok / asked for k, (ok, asked) in attributes.items() if asked}


def measure_seed(folder: Path) -> Scores:
    """The report that the project began with."""
    scorer = _module(folder / "eval/score_figures.py")
    rows = json.loads((folder / "data/seed/docs.json").read_text("utf-8"))
    gold = json.loads((folder / "data/seed/gold.json").read_text("utf-8"))
    n, attributes, _ = scorer.score(rows, gold, {row["id"]: figures_of(report_of(row)) for row in rows})
    scores = {k: scorer.f1(n[k], n["read"], n["gold"])[2] for k in ("found", "right")}
    return scores | {k: 100 * ok / asked for k, (ok, asked) in attributes.items() if asked}


def measure_muc4(folder: Path, name: str) -> Scores:
    """Dead and injured of 1989-90, in capital letters, against the answer keys of 1992: (effect, number) pairs."""
    scorer = _module(folder / "eval/score_muc4.py")
    templates = scorer.parse(folder / f"data/muc4/{name}.key")
    key = {document: scorer.pairs_of(filled) for document, filled in templates.items()}
    readings = {
        row["id"]: scorer.from_reading(figures_of(report_of(row)))
        for row in _rows(folder / f"data/muc4/{name}.reports.jsonl.gz")
    }
    precision, recall, f1 = scorer.score(key, readings, sorted(key))
    return {"precision": precision, "recall": recall, "f1": f1}


def measure_single_incidents(folder: Path) -> Scores:
    """Killed and injured of shootings that one report tells: the sum of its distinct figures of the incident, exact."""
    reports = {row["id"]: row for row in _rows(folder / "data/gun_violence/reports.jsonl.gz")}
    right = {"killed": 0, "injured": 0}
    asked = 0
    for line in (folder / "data/gun_violence/incidents.jsonl").read_text("utf-8").splitlines():
        incident = json.loads(line)
        if len(incident["reports"]) != 1:
            continue
        asked += 1
        figures = figures_of(report_of(reports[incident["reports"][0]]))
        for measure in right:
            told = sum(
                f["low"] or 0
                for f in figures
                if f["measure"] == measure and f["scope"] == "incident" and not f["same_as"] and not f["part_of"]
            )
            right[measure] += incident[measure]["low"] <= told <= incident[measure]["high"]
    return {measure: 100 * n / max(asked, 1) for measure, n in right.items()}


def measure_incidents(folder: Path, data: str) -> Scores:
    """English reports through the whole ledger, against incidents that recorders coded, by the scorer beside them.

    ``linking`` is B-cubed F1; killed and injured are exact, in percent of the incidents that have them coded.
    """
    reports = list(_rows(folder / f"data/{data}/reports.jsonl.gz"))
    english = {row["id"] for row in reports if row["lang"] == "en"}
    with tempfile.TemporaryDirectory() as scratch:
        gold, rows, found = (Path(scratch) / name for name in ("gold.jsonl", "reports.jsonl", "incidents.jsonl"))
        coded = map(json.loads, (folder / f"data/{data}/incidents.jsonl").read_text("utf-8").splitlines())
        told = ({**row, "reports": [r for r in row["reports"] if r in english]} for row in coded)
        gold.write_text("".join(json.dumps(row) + "\n" for row in told if row["reports"]), "utf-8")
        rows.write_text("".join(json.dumps(row) + "\n" for row in reports if row["lang"] == "en"), "utf-8")
        with Ledger.open(f"{scratch}/ledger.db", create=True) as ledger:
            add(ledger, open_reports([str(rows)]))
            rebuild(ledger)
            pairs = ledger.incidents(Filter(limit=None))
        found.write_text("".join(json.dumps(incident_json(*pair)) + "\n" for pair in pairs), "utf-8")
        words = [sys.executable, str(folder / "eval/score_incidents.py"), str(gold), str(found)]
        said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    scores = {"linking": float(said.split("F1 ")[1].split()[0])}
    for line in said.splitlines()[1:]:
        measure, _, shares = line.partition(" ")
        wanted = "right" if measure in ("date", "place") else "exact"
        scores[measure] = float([*shares.split(f"{wanted} "), "0%"][1].split("%")[0])
    return scores


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


SHARED: dict[str, tuple[Callable[[Path], Scores], list[str]]] = {
    "figures-check": (
        lambda folder: measure_figures(folder, "check"),
        ["data/figures/check.docs.json", "data/figures/check.gold.json", "eval/score_figures.py"],
    ),
    "figures-tune": (
        lambda folder: measure_figures(folder, "tune"),
        ["data/figures/tune.docs.json", "data/figures/tune.gold.json", "eval/score_figures.py"],
    ),
    "seed": (measure_seed, ["data/seed/docs.json", "data/seed/gold.json", "eval/score_figures.py"]),
    "muc4-tst1": (
        lambda folder: measure_muc4(folder, "tst1"),
        ["data/muc4/tst1.key", "data/muc4/tst1.reports.jsonl.gz", "eval/score_muc4.py"],
    ),
    "muc4-tst2": (
        lambda folder: measure_muc4(folder, "tst2"),
        ["data/muc4/tst2.key", "data/muc4/tst2.reports.jsonl.gz", "eval/score_muc4.py"],
    ),
    "gun-violence-incidents": (
        lambda folder: measure_incidents(folder, "gun_violence"),
        ["data/gun_violence/reports.jsonl.gz", "data/gun_violence/incidents.jsonl", "eval/score_incidents.py"],
    ),
    "airwars-incidents": (
        lambda folder: measure_incidents(folder, "airwars"),
        ["data/airwars/reports.jsonl.gz", "data/airwars/incidents.jsonl", "eval/score_incidents.py"],
    ),
    "gun-violence-single": (
        measure_single_incidents,
        ["data/gun_violence/reports.jsonl.gz", "data/gun_violence/incidents.jsonl"],
    ),
}
OWN: dict[str, tuple[Callable[[Path], Scores], list[str]]] = {
    "examples": (measure_examples, ["examples/hama_idlib_2019.jsonl", "tests/gold/examples.gold.json"]),
}


def fingerprint(folder: Path, files: Iterable[str]) -> str:
    """A hash of all files of a corpus, so that a changed one trips the gate."""
    digest = hashlib.sha256()
    for name in files:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]


def measure() -> dict[str, tuple[str, Scores]]:
    """Fingerprint and scores of every corpus that is here."""
    corpora = [(ROOT, name, *run) for name, run in OWN.items()]
    shared = shared_folder()
    if shared is None:
        print("the corpora beside the checkout are not here: only the example reports are measured")
    else:
        corpora += [(shared, name, *run) for name, run in SHARED.items()]
    return {name: (fingerprint(folder, files), run(folder)) for folder, name, run, files in corpora}


def faults(pins: dict[str, Any], measured: dict[str, tuple[str, Scores]]) -> list[str]:
    """What the pins forbid: a changed corpus, a metric below its floor, a corpus never pinned."""
    found = []
    for name, (print_, scores) in measured.items():
        pin = pins["corpora"].get(name)
        if pin is None:
            found.append(f"{name} has no floors yet: pin it with --update")
            continue
        if pin["fingerprint"] != print_:
            found.append(f"{name} is another corpus than the one pinned: look at what changed, then --update")
        found += [
            f"{name} {metric} fell to {scores.get(metric, 0.0):.1f}, below its floor of {floor:.1f}"
            for metric, floor in pin["floors"].items()
            if scores.get(metric, 0.0) < floor - SLACK
        ]
    return found


def update(pins: dict[str, Any], measured: dict[str, tuple[str, Scores]], why: str | None) -> list[str]:
    """Pin what is reached; returns the floors that would fall, which are pinned only with a reason."""
    falling = []
    for name, (print_, scores) in measured.items():
        pin = pins["corpora"].setdefault(name, {"fingerprint": print_, "floors": {}})
        for metric, score in scores.items():
            floor = pin["floors"].get(metric)
            if floor is not None and score < floor - SLACK:
                falling.append(f"{name} {metric}: {floor:.1f} to {score:.1f}")
                if why is None:
                    continue
            pin["floors"][metric] = round(score, 1)
        pin["fingerprint"] = print_
    if why is not None and falling:
        pins["lowered"].append({"why": why, "floors": falling})
    return falling if why is None else []


def main() -> int:
    """Measure, print, compare or pin."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--update", action="store_true", help="pin what is reached now")
    parser.add_argument("--lower", metavar="WHY", help="with --update: let floors fall, for this reason")
    args = parser.parse_args()
    pins = json.loads(PINS.read_text("utf-8")) if PINS.exists() else {"corpora": {}, "lowered": []}
    measured = measure()
    for name, (_, scores) in measured.items():
        print(f"{name:20}", "  ".join(f"{metric} {score:.1f}" for metric, score in scores.items()))
    if args.update:
        refused = update(pins, measured, args.lower)
        PINS.write_text(json.dumps(pins, indent=1, sort_keys=True) + "\n", "utf-8")
        for line in refused:
            print(f"not lowered without --lower: {line}")
        return 1 if refused else 0
    wrong = faults(pins, measured)
    for line in wrong:
        print(f"GATE: {line}")
    print("the gate is closed" if wrong else "the gate is open: every floor is held")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
