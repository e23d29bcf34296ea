"""Faults of the program: each says what happened, to which report or file, and what to do.

A fault in the data (a headline that its text contradicts) is not here: that is an :class:`warledger.records.Issue`.
"""

from __future__ import annotations


class WarledgerError(Exception):
    """Base of all exceptions that warledger raises on purpose; its text is fit to show to a user."""


class BoundsError(WarledgerError):
    """A lower bound lies above its upper bound."""

    def __init__(self, low: int | None, high: int | None) -> None:
        super().__init__(f"bounds {low}..{high} cannot both hold; give the smaller number first")


class WhenError(WarledgerError):
    """A period ends before it starts, or its text is no date."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not a date or period; write YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD")


class SpanError(WarledgerError):
    """A span that does not hold the words it claims to hold."""

    def __init__(self, report: str, start: int, end: int, quote: str) -> None:
        super().__init__(f"report {report}: {start}..{end} does not read {quote!r}; mend the reader that made it")


class UnknownReaderError(WarledgerError):
    """A reader was asked for by a name that is not registered."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"there is no reader {name!r}; choose one of: {', '.join(known)}")


class HandFileError(WarledgerError):
    """A file of people's knowledge (hand/*.yaml) cannot be used as it stands."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}; mend the file")


class LedgerError(WarledgerError):
    """A ledger that cannot be used as it stands; the message says why and what to do."""


class NoLedgerError(LedgerError):
    """There is no ledger at the address, nor a folder to make one in, or what is there is something else."""


class LedgerVersionError(LedgerError):
    """A ledger of another version: newer than the program, or older and not to be written."""


class LedgerDamagedError(LedgerError):
    """What is stored is not what was appended."""


class LedgerRefusedError(LedgerError):
    """The file or the server may not be read or written by who asks."""


class LedgerBusyError(LedgerError):
    """Another program was writing and did not finish in time."""


class LedgerStorageError(LedgerError):
    """The disk is full or does not answer, or the server does not; nothing of the step was kept."""


class DumpError(LedgerError):
    """A dump that cannot be loaded as it stands; nothing of it was."""
