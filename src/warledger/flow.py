"""The whole way from reports to figures that can be defended, on one page.

    add:      reports ─► read, locate ─► appended: reports, readings, what was skipped
    rebuild:  readings ─► tell ─► link ─► reckon ─► derived rows, dropped and written in one transaction

What is appended never changes; what is derived is the same again from the same rows, whoever builds it.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Final

from warledger import __version__
from warledger.incidents import link, origins, tell
from warledger.ledger import Ledger
from warledger.places import Gazetteer, open_gazetteer
from warledger.places.locating import locate
from warledger.reading import NAME, read
from warledger.reckoning import RULES, reckon
from warledger.records import Incident, Reading, Reckoning, Report
from warledger.reports import Intake, Skipped

BATCH: Final = 32
"""Reports read and appended together: what a crash can cost, and what a transaction and a worker take at once."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: reports ``new``, ``known`` already, and ``skipped`` with the reason."""

    new: int
    known: int
    skipped: tuple[Skipped, ...]


def add(
    ledger: Ledger,
    items: Iterable[Intake | Skipped],
    *,
    gazetteer: Path | None = None,
    jobs: int = 1,
    progress: Callable[[int], object] = lambda _: None,
) -> Added:
    """Read what comes in and append it, batch by batch. What is appended is safe, whatever happens next."""
    new = known = 0
    skipped: list[Skipped] = []
    understand = partial(_understand, gazetteer=gazetteer)
    with ExitStack() as stack:
        pool = stack.enter_context(multiprocessing.Pool(jobs)) if jobs > 1 else None
        fresh = _fresh(ledger, _batches(items))
        for batch in pool.imap(understand, fresh) if pool else map(understand, fresh):
            ...
    return Added(new, known, tuple(skipped))
