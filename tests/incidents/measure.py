"""How well reports are put together, against incidents that human recorders coded.

    python tests/incidents/measure.py gun_violence [--half tune|check] [--readings FILE] [--gazetteer FILE]
                                      [--untold] [--misses]

Reports are those of the evaluation data beside the checkout; without ``--readings`` they are read anew (those in
English). ``--half`` is by a hash of the coded incident's id: weights were fitted on "tune" alone. ``--untold`` lists
reports that have no main telling with a statement, by why; ``--misses`` coded incidents that came apart or together.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from conftest import shared_folder
from warledger.incidents import link, tell
from warledger.places import open_gazetteer
from warledger.places.locating import locate
from warledger.reading import read
from warledger.records import Incident, Reading, Report
from warledger.storing import loads

Coded = dict[str, Any]
FIELDS = ("id", "title", "text", "source", "url", "published", "lang")


BIT = {"gun_violence": 0, "airwars": 1}
"""Bit of the hash of a coded incident's id that says its half; the first is the same in all of Airwars' here."""


def half_of(data: str, key: str) -> str:
    """Which half a coded incident is in."""
    return ("tune", "check")[int(hashlib.sha256(key.encode()).hexdigest(), 16) >> BIT[data] & 1]


def readings_of(reports: Path, kept: Path | None, gazetteer: Path | None) -> list[Reading]:
    """Readings of the English reports, from a file where it is given."""
    if kept:
        with kept.open(encoding="utf-8") as lines:
            found = [loads(line, Reading) for line in lines]
        return [reading for reading in found if reading.report.lang in (None, "en")]
    with gzip.open(reports, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row.get("lang") == "en"]
    found = [read(Report(**{field: row.get(field) for field in FIELDS})) for row in rows]
    with open_gazetteer(gazetteer) as places:
        return [locate(reading, places) for reading in found]


def coded_of(path: Path, readings: Sequence[Reading], half: str) -> Iterator[Coded]:
    """The coded incidents of a half, with those of their reports that were read."""
    known = {reading.report.id for reading in readings}
    for line in path.read_text("utf-8").splitlines():
        one = json.loads(line)
        one["reports"] = [report for report in one["reports"] if report in known]
        if one["reports"] and half in ("all", half_of(path.parent.name, one["id"])):
            yield one


def linked(readings: Sequence[Reading]) -> tuple[Incident, ...]:
    """The incidents of all readings."""
    figures = {f.id: f for reading in readings for f in reading.figures}
    reports = {reading.report.id: reading.report for reading in readings}
    return link([telling for reading in readings for telling in tell(reading)], figures, reports, ())


def row_of(incident: Incident) -> dict[str, Any]:
    """What the scorer reads of an incident; harm is another room's."""
    when, place = incident.when, incident.place
    return {
        "id": incident.id, "main_for": incident.main_for, "reports": incident.reports,
        "date": when and {"start": str(when.start), "end": str(when.end), "precision": incident.precision},
        "place": place and {"name": place.name, "lat": place.lat, "lon": place.lon, "precision": place.precision},
        "parties": incident.parties, "harm": [],
    }  # fmt: skip


def score(scorer: Path, coded: Sequence[Coded], incidents: Sequence[Incident]) -> str:
    """What the scorer prints."""
    with tempfile.TemporaryDirectory() as scratch:
        gold, got = Path(scratch, "gold.jsonl"), Path(scratch, "incidents.jsonl")
        gold.write_text("".join(json.dumps(one) + "\n" for one in coded), "utf-8")
        got.write_text("".join(json.dumps(row_of(one)) + "\n" for one in incidents), "utf-8")
        command = [sys.executable, str(scorer), str(gold), str(got)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def untold(readings: Sequence[Reading]) -> Iterator[tuple[str, Report]]:
    """Reports that have no main telling with a statement, and what their reading has instead."""
    for reading in readings:
        if any(telling.main and telling.statements for telling in tell(reading)):
            continue
        scopes = sorted({f"{figure.realis} {figure.scope}" for figure in reading.figures})
        issues = sorted({issue.code for issue in reading.issues})
        why = f"only {', '.join(scopes)}" if scopes else f"no figure ({', '.join(issues) or 'no issue'})"
        yield why, reading.report


def misses(coded: Sequence[Coded], incidents: Sequence[Incident], readings: Sequence[Reading]) -> Iterator[str]:
    """Coded incidents whose reports came apart, or lie with those of others."""
    home = {report: one.id for one in incidents for report in one.main_for}
    gold = {report: one["id"] for one in coded for report in one["reports"]}
    reports = {reading.report.id: reading.report for reading in readings}
    for one in coded:
        homes = {report: home.get(report, report) for report in one["reports"]}
        strangers = [r for r, h in home.items() if h in homes.values() and gold.get(r, one["id"]) != one["id"]]
        if len(set(homes.values())) > 1 or strangers:
            yield f"== {one['id']} {one.get('date')} {one.get('place')}"
            yield from (f"   {h[:6]} {reports[r].published} {r} {reports[r].title[:90]}" for r, h in homes.items())
            yield from (f"   + {gold[r]} {reports[r].published} {r} {reports[r].title[:90]}" for r in strangers)


def main() -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", choices=("gun_violence", "airwars"))
    parser.add_argument("--half", choices=("tune", "check", "all"), default="all")
    parser.add_argument("--readings", type=Path, help="readings as storing.dumps writes them, a line each")
    parser.add_argument("--gazetteer", type=Path)
    parser.add_argument("--untold", action="store_true")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    folder = shared_folder()
    if folder is None:
        print("no evaluation data beside this checkout: set WARLEDGER_SHARED to its folder", file=sys.stderr)
        return 2
    data = folder / "data" / args.data
    readings = readings_of(data / "reports.jsonl.gz", args.readings, args.gazetteer)
    coded = list(coded_of(data / "incidents.jsonl", readings, args.half))
    incidents = linked(readings)
    silent = list(untold(readings))
    if args.untold:
        print(*(f"{why:45} {report.id} {report.title[:80]}" for why, report in sorted(silent, key=str)), sep="\n")
    if args.misses:
        print(*misses(coded, incidents, readings), sep="\n")
    print(score(folder / "eval" / "score_incidents.py", coded, incidents), end="")
    classes = Counter(why for why, _ in silent).most_common()
    print(f"untold   {len(silent)} of {len(readings)} reports: " + "; ".join(f"{n} {why}" for why, n in classes))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
