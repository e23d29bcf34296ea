"""How near the reckoning comes to incidents that human recorders coded, with their own linking taken as given.

    python tests/reckoning/measure.py gun_violence [--half tune] [--rules ucdp] [--readings FILE] [--misses killed]

Reports are those of the evaluation data beside the checkout. An incident is what the main tellings of its coded reports
tell: so that a fault in linking is not taken for one in counting. ``--half`` is by a hash of the coded incident's id:
rules are looked for on "tune" alone. ``--readings`` keeps what was read in a file (JSON lines) from run to run.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from conftest import shared_folder
from warledger.incidents import origins, tell
from warledger.incidents.incident import make_incident
from warledger.quoting import quoted
from warledger.reading import read
from warledger.reckoning import RULES, reckon
from warledger.records import Figure, Incident, Position, Reading, Reckoning, Report
from warledger.storing import dumps, loads

Coded = dict[str, Any]


def main() -> int:
    """Print the scores, and the misses of one measure where asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", choices=("gun_violence", "airwars"))
    parser.add_argument("--half", choices=("tune", "check", "all"), default="all")
    parser.add_argument("--rules", choices=sorted(RULES), default="ucdp")
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--misses", choices=("killed", "injured"))
    args = parser.parse_args()
    folder = shared_folder()
    if folder is None:
        print("no evaluation data beside this checkout: set WARLEDGER_SHARED to its folder", file=sys.stderr)
        return 2
    readings = _readings(folder / "data" / args.data / "reports.jsonl.gz", args.readings)
    coded = list(_coded(folder / "data" / args.data / "incidents.jsonl", readings, args.half))
    if not coded:
        print(f"no coded incident of {args.data} is in the half “{args.half}”", file=sys.stderr)
        return 2
    reckoned = list(_reckoned(coded, readings, args.rules))
    if args.misses:
        for one, pair in zip(coded, reckoned, strict=True):
            _print_miss(one, pair, readings, args.misses)
    print(_score(folder / "eval" / "score_incidents.py", coded, reckoned), end="")
    return 0


def _readings(reports: Path, kept: Path | None) -> dict[str, Reading]:
    if kept and kept.exists():
        found = [loads(line, Reading) for line in kept.read_text("utf-8").splitlines()]
    else:
        with gzip.open(reports, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        fields = ("id", "title", "text", "source", "url", "published", "lang")
        found = [read(Report(**{f: row.get(f) for f in fields})) for row in rows if row.get("lang") == "en"]
        if kept:
            kept.write_text("".join(dumps(reading) + "\n" for reading in found), "utf-8")
    return {reading.report.id: reading for reading in found}


def half_of(key: str) -> str:
    """Which half a coded incident is in."""
    return ("tune", "check")[int(hashlib.sha256(key.encode()).hexdigest(), 16) % 2]


def _coded(path: Path, readings: dict[str, Reading], half: str) -> Iterator[Coded]:
    """The coded incidents of a half, with those of their reports that are in English."""
    for line in path.read_text("utf-8").splitlines():
        one = json.loads(line)
        one["reports"] = [r for r in one["reports"] if r in readings]
        if one["reports"] and half in ("all", half_of(one["id"])):
            yield one


def _reckoned(
    coded: list[Coded], readings: dict[str, Reading], rules: str
) -> Iterator[tuple[Incident, Reckoning] | None]:
    figures: dict[str, Figure] = {f.id: f for r in readings.values() for f in r.figures}
    positions: dict[str, Position] = {p.id: p for r in readings.values() for p in r.positions}
    reports = {r.report.id: r.report for r in readings.values()}
    copies = origins(reports.values())
    for one in coded:
        tellings = [t for key in one["reports"] for t in tell(readings[key]) if t.main]
        tellings.sort(key=lambda t: (reports[t.report].published or "9999", t.report))
        if not tellings:
            yield None
            continue
        incident = make_incident(tellings, (), reports)
        yield incident, reckon(incident, figures, reports, copies, (), RULES[rules], positions)


def _score(scorer: Path, coded: list[Coded], reckoned: list[tuple[Incident, Reckoning] | None]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        gold, got = Path(folder, "gold.jsonl"), Path(folder, "got.jsonl")
        gold.write_text("".join(json.dumps(one) + "\n" for one in coded), "utf-8")
        got.write_text("".join(json.dumps(_row(*pair)) + "\n" for pair in reckoned if pair), "utf-8")
        command = [sys.executable, str(scorer), str(gold), str(got)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _row(incident: Incident, reckoning: Reckoning) -> dict[str, Any]:
    fields = ("measure", "victims", "side", "low", "best", "high")
    harm = [{f: getattr(h, f) for f in fields} for h in reckoning.harm]
    return {"id": incident.id, "main_for": incident.main_for, "reports": incident.reports, "harm": harm}


def _print_miss(
    one: Coded, pair: tuple[Incident, Reckoning] | None, readings: dict[str, Reading], measure: str
) -> None:
    want = one.get(measure)
    if not want or want.get("low") is None:
        return
    victims = want.get("of", "all")
    rows = [h for h in (pair[1].harm if pair else ()) if h.measure == measure and h.victims == victims]
    row = next(iter(rows), None)
    low, high = want["low"], want["high"] if want["high"] is not None else want["low"]
    if row and ((row.low, row.high) == (low, high) or (low == high == row.best)):
        return
    print(f"\n== {one['id']} {measure} coded {low}–{high}, got {row and (row.low, row.best, row.high)}")
    for key in one["reports"]:
        reading = readings[key]
        print(f"   {reading.report.published} {reading.report.source} “{reading.report.title[:90]}” {key}")
        ids = {f.id: n for n, f in enumerate(reading.figures)}
        mine = {s for t in (pair[0].tellings if pair else ()) for s in t.statements}
        for n, f in enumerate(reading.figures):
            if f.same_as is None:
                mark, part = " " if f.id in mine else "-", f"part {ids.get(f.part_of)}" if f.part_of else ""
                said = quoted(reading.report, f.span).marked()[:150]
                print(f"   {mark} {n:2} {f.measure:8} {f.bounds!s:6} {f.scope:8} {f.status:9} {f.date} “{said}” {part}")


if __name__ == "__main__":
    raise SystemExit(main())
