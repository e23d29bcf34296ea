"""Folders and files: which of them are reports, and the bytes of each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from warledger.reports.intake import Skipped
from warledger.reports.kinds import SUFFIXES, suffix

#: Files that stand beside reports and are none.
_BESIDE = re.compile(r"(?:readme|licen[cs]e|copying|notice|changelog|makefile)\b.*", re.I)


def files_in(folder: str) -> Iterator[str | Skipped]:
    """The reports under a folder, sorted by path, all levels down; symbolic links to folders are not followed.

    Hidden files, empty files of other kinds and the likes of README.md are passed over. Other files that hold
    something are named in one line for the whole folder: ten thousand pictures are one fact and not ten thousand.
    """
    found = False
    others: list[str] = []
    unread: list[OSError] = []
    for at, folders, names in os.walk(folder, onerror=unread.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(at, name)
            if name.startswith("."):
                continue
            if suffix(name) in SUFFIXES and not _BESIDE.fullmatch(name):
                found = True
                yield path
            elif not _BESIDE.fullmatch(name) and _holds_something(path):
                others.append(os.path.relpath(path, folder))
    for fault in unread:
        yield Skipped(shown(str(fault.filename)), f"cannot be opened: {fault.strerror}")
    if others:
        some = ", ".join(map(shown, others[:5])) + (", …" if len(others) > 5 else "")
        yield Skipped(shown(folder), f"holds files of kinds that are not read ({len(others)}): {some}")
    elif not found and not unread:
        yield Skipped(shown(folder), "holds no reports")


def shown(path: str) -> str:
    """A path as it can be printed: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace") if not path.isascii() else path


def _holds_something(path: str) -> bool:
    try:
        return os.path.getsize(path) > 0
    except OSError:
        return True
