"""How well places resolve: the numbers that a gate holds, on the evaluation data beside the checkout.

``python tests/places/measure.py`` prints them; with ``--half tune`` on the half of the Syrian list that the weights
were fitted on, by default on the other.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from conftest import shared_folder
from warledger.places import Context, Gazetteer, open_gazetteer, resolve
from warledger.places.index import add_files
from warledger.places.records import km_between
from warledger.records import Place

TUNE = 340
SEED = 20240
STEPS = (1, 2, 5, 10, 25, 50, 100)
VILLAGE_OR_BETTER = frozenset(
    {"village", "town", "city", "street", "neighbourhood_area", "nearby_landmark", "exact_location",
     "exact_location_other"}
)  # fmt: skip


def json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def halves(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The Syrian list in two: 340 rows drawn at random for fitting, the rest for reporting."""
    drawn = list(rows)
    random.Random(SEED).shuffle(drawn)
    return {"tune": drawn[:TUNE], "check": drawn[TUNE:]}


def distance(place: Place | None, lat: float, lon: float) -> float | None:
    """Kilometres from the true point; None where the place is unresolved."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return km_between(place.lat, place.lon, lat, lon)


def shares(
    gazetteer: Gazetteer, rows: Iterable[dict[str, Any]], *, name: str = "name", adm1: str | None
) -> dict[str, float]:
    """Percent of rows by distance: within 5 and 10 km, wrong by over 25, unresolved; and of exact places within 10."""
    bins: Counter[str] = Counter()
    exact = right = total = 0
    for row in rows:
        place = resolve(gazetteer, row[name], Context("SY", row[adm1] if adm1 else None)).place
        km = distance(place, row["lat"], row["lon"])
        total += 1
        bins["none" if km is None else next((f"<={s}" for s in STEPS if km <= s), ">100")] += 1
        if place and km is not None and place.precision == "exact":
            exact += 1
            right += km <= 10
    percent = {k: 100 * v / total for k, v in bins.items()}
    within = {s: sum(percent.get(f"<={t}", 0.0) for t in STEPS if t <= s) for s in (5, 10, 25)}
    return {
        "within_5_km": within[5], "within_10_km": within[10], "over_25_km": 100 - within[25] - percent.get("none", 0.0),
        "unresolved": percent.get("none", 0.0), "exact_within_10_km": 100 * right / max(exact, 1), "exact": exact,
        "rows": total, **{k: percent[k] for k in sorted(percent)},
    }  # fmt: skip


def measure(half: str = "check") -> dict[str, dict[str, float]]:
    """Every measure by name, in percent ("rows" and "exact" are counts); empty without the evaluation data."""
    folder = shared_folder()
    if folder is None:
        return {}
    data = folder / "data"
    coded, incidents = json_lines(data / "places/syria_places.jsonl"), json_lines(data / "airwars/incidents.jsonl")
    arabic = [i for i in incidents if i["lat"] is not None and i["place_ar"]]
    villages = [i for i in incidents if i["lat"] is not None and i["place"] and i["geo_precision"] in VILLAGE_OR_BETTER]
    with tempfile.TemporaryDirectory() as scratch:
        index = Path(scratch) / "places.db"
        add_files(index, [data / "gazetteer/wof_sy.jsonl.gz"])
        with open_gazetteer(index) as gazetteer:
            rows = halves(coded)[half]
            return {
                "name_and_province": shares(gazetteer, rows, adm1="adm1"),
                "name_and_country": shares(gazetteer, rows, adm1=None),
                "arabic_and_province": shares(gazetteer, arabic, name="place_ar", adm1="region"),
                "english_and_province": shares(gazetteer, villages, name="place", adm1="region"),
            }


def main_places(readings: Path) -> dict[str, float]:
    """Distances of the main place of English reports from the coded points of Airwars, from readings.

    Args:
        readings: JSON lines as ``warledger read --format jsonl`` prints them. A report's main place is that of its
            first figure of an incident that has a point, else of its first place with one.
    """
    folder = shared_folder()
    if folder is None:
        return {}
    coded = {
        report: i
        for i in json_lines(folder / "data/airwars/incidents.jsonl")
        if i["lat"] is not None and i["geo_precision"] in VILLAGE_OR_BETTER
        for report in i["reports"]
    }
    best: dict[str, float] = {}
    bins: Counter[str] = Counter()
    for reading in json_lines(readings):
        incident = coded.get(reading["report"]["id"])
        if incident is None or reading["report"].get("lang") not in (None, "en"):
            continue
        km = min((_km(p, incident) for p in _main(reading)), default=float("inf"))
        best[incident["id"]] = min(km, best.get(incident["id"], float("inf")))
    for km in best.values():
        bins["none" if km == float("inf") else next((f"<={s}" for s in STEPS if km <= s), ">100")] += 1
    within = sum(km <= 10 for km in best.values())
    percent = 100 * within / max(len(best), 1)
    return {"incidents": len(best), "within_10_km": percent, **{k: bins[k] for k in sorted(bins)}}


def _main(reading: dict[str, Any]) -> list[dict[str, Any]]:
    figures = sorted(reading["figures"], key=lambda f: f["scope"] != "incident")
    return [f["place"] for f in figures if f["place"] and f["place"]["lat"] is not None][:1]


def _km(place: dict[str, Any], incident: dict[str, Any]) -> float:
    return km_between(place["lat"], place["lon"], incident["lat"], incident["lon"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=("tune", "check"), default="check")
    parser.add_argument("--readings", type=Path, help="print main places against Airwars' coded points instead")
    options = parser.parse_args()
    result = {"main_places": main_places(options.readings)} if options.readings else measure(options.half)
    for measured, numbers in result.items():
        print(measured, {k: round(v, 1) for k, v in numbers.items()})
