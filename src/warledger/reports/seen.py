"""One id, one report: the second of two with the same id is either the same report, or gets an id of its own."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace

from warledger.records import Issue, content_id
from warledger.reports.intake import Intake, Skipped


class Seen:
    """Which ids were used, and for which content, at 16 bytes a report and a half-empty table.

    A stream may hold many million reports; a dict of their ids would take more memory than all else together.
    Numbers are 64-bit hashes, never 0.
    """

    def __init__(self) -> None:
        self._ids = array("Q", bytes(8 * 1024))
        self._contents = array("Q", bytes(8 * 1024))
        self._used = 0

    def first(self, number: int, content: int) -> int | None:
        """The content that this id was first used for, or None if this is the first time; then it is kept."""
        slot = self._slot(number)
        if self._ids[slot]:
            return self._contents[slot]
        self._ids[slot], self._contents[slot] = number, content
        self._used += 1
        if self._used * 2 > len(self._ids):
            self._grow()
        return None

    def _slot(self, number: int) -> int:
        mask = len(self._ids) - 1
        slot = number & mask
        while self._ids[slot] not in (0, number):
            slot = (slot + 1) & mask
        return slot

    def _grow(self) -> None:
        ids, contents = self._ids, self._contents
        self._ids = array("Q", bytes(16 * len(ids)))
        self._contents = array("Q", bytes(16 * len(ids)))
        for number, content in zip(ids, contents, strict=True):
            if number:
                slot = self._slot(number)
                self._ids[slot], self._contents[slot] = number, content


def unlike(items: Iterable[Intake | Skipped]) -> Iterator[Intake | Skipped]:
    """The same items, with no id twice.

    A report met again, word for word, is skipped, and said to be. Another report under a used id is read under an id of
    its own, made of the given one and its content, with an issue.
    """
    seen = Seen()
    for item in items:
        if isinstance(item, Skipped):
            yield item
            continue
        report = item.report
        content = _number((report.title, report.text, report.published, report.text or report.sha256))
        first = seen.first(_number(report.id), content)
        if first is None:
            yield item
        elif first == content:
            yield Skipped(item.name, f'is the same report as an earlier one with the id "{report.id}"')
        else:
            yield from _renamed(item, content, seen)


def _renamed(item: Intake, content: int, seen: Seen) -> Iterator[Intake | Skipped]:
    used = item.report.id
    own = f"{used}~{content_id(item.report.title, item.report.text, item.report.published)[:8]}"
    if seen.first(_number(own), content) is not None:
        yield Skipped(item.name, f'is the same report as an earlier one with the id "{own}"')
        return
    issues = tuple(Issue(issue.code, issue.message, (own,)) for issue in item.issues)
    message = f'the id "{used}" belongs to an earlier report with other words; this one is read as "{own}"'
    yield replace(item, report=replace(item.report, id=own), issues=issues).noting("duplicate-id", message)


def _number(content: object) -> int:
    # Python's own hash, which differs from run to run, will do for what never leaves this one, and costs nothing.
    return hash(content) & 0xFFFF_FFFF_FFFF_FFFF or 1
