"""Reading: what one report says, as statements, each with the words behind it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Final

from warledger.errors import UnknownReaderError
from warledger.reading.cascade import NAME, read_with_cascade
from warledger.reading.triage import relevant
from warledger.records import Reading, Report

__all__ = ["NAME", "READERS", "Reader", "make_ready", "read", "reader_named", "relevant"]

Reader = Callable[[Report], Reading]

READERS: Final[dict[str, Reader]] = {NAME: read_with_cascade}
"""Every reader by its name; a learned one is one more entry, held to the same gate."""


def reader_named(name: str) -> Reader:
    """The reader of this name.

    Raises:
        UnknownReaderError: if there is none.
    """
    if name not in READERS:
        raise UnknownReaderError(name, sorted(READERS))
    return READERS[name]


def make_ready(reader: str = NAME) -> None:
    """Load the reader's tables once, before many reports are read and before processes are forked.

    The tables live as long as the program: out of the collector's sight, a report is read a sixth faster
    (``python -m bench``), and forked processes share their memory.
    """
    read(Report("", "", "Shelling killed two people."), reader)
    gc.collect()
    gc.freeze()


def read(report: Report, reader: str = NAME) -> Reading:
    """What one report says, by the reader named."""
    return reader_named(reader)(report)
