"""The same linking by Splink on DuckDB: which of the two a ledger should use is measured, not believed.

    pip install splink
    python tests/incidents/peer.py gun_violence|airwars [--readings FILE] [--gazetteer FILE]

Splink gets what the plain scorer sees of the main tellings: day, place, kind, counts, rare words, rare names, likeness
of words (hashed to a vector). Its weights are found by expectation-maximisation without labels, its clusters are
connected components. Printed are B-cubed precision, recall and F1 of both halves for a row of cuts, the plain scorer
last.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pyarrow as pa
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

from conftest import shared_folder
from incidents.measure import Coded, coded_of, linked, readings_of
from warledger.incidents import tell
from warledger.incidents.copies import origins
from warledger.incidents.evidence import Evidence, evidence_of
from warledger.incidents.words import Lexicon, words_of
from warledger.records import Reading

CUTS: Final = (0.5, 0.9, 0.95, 0.99, 0.999)
WIDTH: Final = 512
"""Numbers of a hashed vector of words: enough that two words of one report seldom fall together."""
PRIOR: Final = 0.002
"""How seldom two tellings of a ledger are of one event, before anything is known."""

Home = dict[str, str]


def rows_of(readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """The main telling of each report as Splink's record."""
    figures = {f.id: f for reading in readings for f in reading.figures}
    reports = {reading.report.id: reading.report for reading in readings}
    words, origin = words_of(reports.values(), Lexicon.of(reports.values())), origins(reports.values())
    return [
        _row(evidence_of(t, figures, reports[t.report], words[t.report], origin[t.report]))
        for reading in readings for t in tell(reading) if t.main
    ]  # fmt: skip


def _row(e: Evidence) -> dict[str, Any]:
    place, words = e.telling.place, e.words
    vector = [0.0] * WIDTH
    for word, weight in (words.weights if words else {}).items():
        vector[zlib.crc32(word.encode()) % WIDTH] += weight
    first, last = e.day or (None, None)
    return {
        "unique_id": e.telling.report, "first": first and first.toordinal(), "last": last and last.toordinal(),
        "week": last and last.toordinal() // 8, "week2": last and (last.toordinal() + 4) // 8,
        "place": (place.name or place.words).lower() if place else None, "adm1": place.adm1 if place else None,
        "kind": e.telling.kind, "origin": e.origin,
        "rare": list(words.rare[:20]) if words else [], "names": sorted(words.names) if words else [],
        "vector": vector, **{m: e.counts[m].floor if m in e.counts else None for m in ("killed", "injured")},
    }  # fmt: skip


def _apart(days: int) -> str:
    return f"greatest(0, greatest(first_l, first_r) - least(last_l, last_r)) <= {days}"


def _levels(name: str, null: str, *levels: tuple[str, str]) -> Any:
    """A comparison: where it says nothing, then each level, then anything else."""
    made = [cll.CustomLevel(null, "not said").configure(is_null_level=True)]
    made += [cll.CustomLevel(sql, label) for sql, label in levels]
    return cl.CustomComparison(output_column_name=name, comparison_levels=[*made, cll.ElseLevel()])


def settings() -> SettingsCreator:
    """What is compared, and which pairs are."""
    likeness = "list_dot_product(vector_l, vector_r)"
    return SettingsCreator(
        link_type="dedupe_only", probability_two_random_records_match=PRIOR,
        blocking_rules_to_generate_predictions=[
            block_on("week", "rare", arrays_to_explode=["rare"]), block_on("week2", "rare", arrays_to_explode=["rare"]),
            block_on("names", arrays_to_explode=["names"]), block_on("place", "week"), block_on("place", "week2"),
            block_on("origin"),
        ],
        comparisons=[
            _levels("day", "first_l is null or first_r is null",
                    *((_apart(n), f"{n} days apart") for n in (0, 1, 2, 7))),
            _levels("where", "place_l is null or place_r is null",
                    ("place_l = place_r", "same place"), ("adm1_l = adm1_r", "same province")),
            _levels("text", "len(rare_l) = 0 or len(rare_r) = 0",
                    *((f"{likeness} >= {n}", f"likeness {n}") for n in (0.4, 0.25, 0.15, 0.08))),
            _levels("called", "len(names_l) = 0 or len(names_r) = 0",
                    *((f"len(list_intersect(names_l, names_r)) >= {n}", f"{n} names") for n in (4, 2, 1))),
            _levels("what", "kind_l is null or kind_r is null", ("kind_l = kind_r", "same kind")),
            _levels("dead", "killed_l is null or killed_r is null",
                    ("killed_l = killed_r", "as many"), ("abs(killed_l - killed_r) <= 2", "about as many")),
            _levels("hurt", "injured_l is null or injured_r is null",
                    ("injured_l = injured_r", "as many"), ("abs(injured_l - injured_r) <= 2", "about as many")),
        ],
    )  # fmt: skip


def by_splink(rows: Sequence[dict[str, Any]]) -> dict[float, Home]:
    """For each cut the cluster of each report."""
    api = DuckDBAPI()
    linker = Linker(api.register(pa.Table.from_pylist(list(rows))), settings(), log_level=40)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("place", "week"), block_on("adm1", "week"), block_on("origin")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule, record_sample_proportion=1.0)
    pairs = linker.inference.predict(threshold_match_probability=0.01)
    found: dict[float, Home] = {}
    for cut in CUTS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=cut)
        found[cut] = {row["unique_id"]: str(row["cluster_id"]) for row in clusters.as_record_list()}
    return found


def score(scorer: Path, coded: Iterable[Coded], home: Home) -> str:
    """What the scorer says of linking."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for report, cluster in home.items():
        members[cluster].append(report)
    with tempfile.TemporaryDirectory() as scratch:
        gold, got = Path(scratch, "gold.jsonl"), Path(scratch, "incidents.jsonl")
        gold.write_text("".join(json.dumps(one) + "\n" for one in coded), "utf-8")
        rows = ({"id": c, "main_for": m, "reports": m, "harm": []} for c, m in members.items())
        got.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        command = [sys.executable, str(scorer), str(gold), str(got)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return printed.splitlines()[0].split("pairs")[0].removeprefix("linking").strip()


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", choices=("gun_violence", "airwars"))
    parser.add_argument("--readings", type=Path, help="readings as storing.dumps writes them, a line each")
    parser.add_argument("--gazetteer", type=Path)
    args = parser.parse_args()
    folder = shared_folder()
    if folder is None:
        print("no evaluation data beside this checkout: set WARLEDGER_SHARED to its folder", file=sys.stderr)
        return 2
    data = folder / "data" / args.data
    readings = readings_of(data / "reports.jsonl.gz", args.readings, args.gazetteer)
    scorer = folder / "eval" / "score_incidents.py"
    found = {f"Splink, cut {cut}": home for cut, home in by_splink(rows_of(readings)).items()}
    found["plain scorer"] = {report: one.id for one in linked(readings) for report in one.main_for}
    for name, home in found.items():
        for half in ("tune", "check"):
            print(f"{name:18} {half:6}", score(scorer, coded_of(data / "incidents.jsonl", readings, half), home))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
