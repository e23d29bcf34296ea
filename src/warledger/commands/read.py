"""``warledger read``: reports → statements on standard output."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Final

from warledger.output import to_line
from warledger.places import Gazetteer, open_gazetteer
from warledger.places.locating import locate
from warledger.reading import make_ready, read, relevant
from warledger.records import Issue, Report
from warledger.reports import Skipped, open_reports
from warledger.table import Table

BATCH: Final = 16
"""Reports a worker gets at once: enough that passing them costs little, few enough that output comes early."""

Item = tuple[Report, tuple[Issue, ...]]


def run(args: argparse.Namespace) -> int:
    """Read every input in order; returns 1 if anything was skipped, which standard error has named."""
    make_ready(args.reader)  # a wrong name is said before anything is opened
    _gazetteer(args.gazetteer)
    skipped = 0

    def taken_in() -> Iterator[Item]:
        nonlocal skipped
        for item in open_reports(
            args.inputs,
            published=args.published,
            source=args.source,
            lang=args.lang,
            stdin=sys.stdin.buffer,
            relevant=relevant,
        ):
            if isinstance(item, Skipped):
                skipped += 1
                sys.stdout.flush()
                print(f"warledger: {item}", file=sys.stderr)
            else:
                yield item.report, item.issues

    render = partial(
        _render, form=args.format, reader=args.reader, gazetteer=args.gazetteer, colour=sys.stdout.isatty()
    )
    for text in _in_order(render, taken_in(), args.jobs):
        sys.stdout.write(text)
    sys.stdout.flush()
    return 1 if skipped else 0


def _in_order(render: Callable[[list[Item]], str], items: Iterable[Item], jobs: int) -> Iterator[str]:
    if jobs == 1:
        yield from (render([item]) for item in items)
        return
    stream = iter(items)
    batches = iter(lambda: list(islice(stream, BATCH)), [])
    with multiprocessing.Pool(jobs) as pool:
        yield from pool.imap(render, batches)


@lru_cache(maxsize=1)
def _gazetteer(path: Path | None) -> Gazetteer:
    """Opened once a process; a worker opens its own."""
    return open_gazetteer(path)


def _render(batch: list[Item], *, form: str, reader: str, gazetteer: Path | None, colour: bool) -> str:
    table = Table(colour=colour)
    out: list[str] = []
    for report, issues in batch:
        reading = locate(read(report, reader), _gazetteer(gazetteer))
        reading = replace(reading, issues=(*issues, *reading.issues))
        if form == "jsonl":
            out.append(to_line(reading))
        else:
            out.extend(table.lines(reading))
    return "\n".join(out) + "\n" if out else ""
