"""JSON: one report, a list of them, a list under "reports", or one a line. Read as a stream, however long it is."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from warledger.reports.decoding import charset_by_mark, decode, wide_charset
from warledger.reports.intake import LONGEST, Delivery, Intake, Note, Skipped, Stated, Told, Unreadable, one_line, take
from warledger.reports.kinds import suffix
from warledger.reports.streams import HEAD, Recoded, Steady

#: An empty object takes 64 bytes of memory for 3 of JSON: ten million bytes of them would take 250 MB.
_MOST_BRACKETS = 100_000
_JSON = json.JSONDecoder(strict=False)  # a raw tab or line end inside a string is no reason to lose a report
_TO_QUOTE = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.S)
_TO_BRACKET = re.compile(rb'[^"{}\[\]]*')
_TO_COMMA = re.compile(rb'[^"{}\[\],]*')
_REPORTS_LIST = re.compile(rb'"reports"\s*:\s*$')


def read_rows(delivery: Delivery) -> Iterator[Intake | Skipped]:
    """Each object is a report; a broken one is named by its line or its place in the list, and the rest is read."""
    if not delivery.head.strip():
        raise Unreadable("is empty")
    stream = _as_utf8(delivery.stream, delivery.head)
    by_line = _one_a_line(delivery.head, suffix(delivery.name))
    silent = True
    for number, raw in lines(stream) if by_line else elements(stream):
        name = f"{delivery.name}:{number}" if by_line else f"{delivery.name}, record {number}"
        for item in _rows_of(name, raw, delivery.told):
            silent = False
            yield item
    if silent:
        raise Unreadable("holds no reports")


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Each line that is not blank, with its number from 1; None for one that is too long to be a report."""
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST and not line.endswith(b"\n"):
            while (line := stream.readline(HEAD)) and not line.endswith(b"\n"):
                pass
            yield number, None
        elif line.strip():
            yield number, line.rstrip(b"\r\n")


def elements(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Each object that stands alone, in the outermost list, or in the list under "reports"; numbered from 1."""
    splitter = _Splitter()
    number = 0
    while chunk := stream.read(HEAD):
        for element in splitter.feed(chunk):
            number += 1
            yield number, element
    rest = splitter.rest
    if rest is None or rest.strip():
        yield number + 1, rest
    if splitter.unclosed:
        raise Unreadable("its list is cut off before the closing bracket")


class _Splitter:
    """Cuts a stream of JSON at the brackets and commas between its records, and understands no more of it than that.

    ``json`` has no incremental reader, and a list of a gigabyte must not be held in memory to be read.
    """

    def __init__(self) -> None:
        self._kept = bytearray()
        self._too_long = False
        self._depth = 0
        self._base = 0  # the depth at which records stand: 0 alone, 1 in a list, 2 in the list under "reports"
        self._quoted = self._escaped = self._wrapper = False

    @property
    def rest(self) -> bytes | None:
        """The record that has been begun and not ended; None if too long."""
        if self._in_tail:
            return b""
        return None if self._too_long else bytes(self._kept)

    @property
    def unclosed(self) -> bool:
        """Whether a list of records, or the object that wraps it, still waits for its bracket."""
        return self._depth > 0 and (self._depth == self._base or self._in_tail)

    @property
    def _in_tail(self) -> bool:
        """Whether this is what follows the list inside the object that wraps it (``"count": 2}``): no record."""
        return self._wrapper and self._base == 0

    def feed(self, chunk: bytes) -> Iterator[bytes | None]:
        """The records that end in this chunk."""
        at = 0
        if self._escaped:
            self._keep(chunk[:1])
            at, self._escaped = 1, False
        while at < len(chunk):
            outside = _TO_COMMA if self._depth == self._base else _TO_BRACKET
            pattern = _TO_QUOTE if self._quoted else outside
            end = cast("re.Match[bytes]", pattern.match(chunk, at)).end()
            self._keep(chunk[at:end])
            mark, at = chunk[end : end + 1], end + 1
            if mark == b'"':
                self._quoted = not self._quoted
                self._keep(mark)
            elif mark == b"\\":  # only the last byte of a chunk gets here: the pattern takes whole escapes
                self._escaped = True
                self._keep(mark)
            elif mark:
                yield from self._bracket(mark)

    def _keep(self, data: bytes) -> None:
        if len(self._kept) + len(data) > LONGEST:
            self._too_long = True
            self._kept.clear()
        if not self._too_long:
            self._kept += data

    def _bracket(self, mark: bytes) -> Iterator[bytes | None]:
        if mark == b",":
            yield from self._end()
        elif mark in b"{[":
            self._open(mark)
        else:
            self._depth -= 1
            if self._depth < self._base:  # the list of records closes
                yield from self._end()
                self._depth = max(self._depth, 0)
                self._base = 0
            else:
                self._keep(mark)
                if self._depth == self._base == 0:
                    yield from self._end()

    def _open(self, mark: bytes) -> None:
        self._depth += 1
        outermost = self._depth == 1 and not self._kept.strip()
        under_reports = self._depth == 2 and _REPORTS_LIST.search(self._kept[-99:]) is not None
        if mark == b"[" and self._base == 0 and (outermost or under_reports):
            self._base = self._depth
            self._wrapper = self._depth == 2
            self._kept.clear()
        else:
            self._keep(mark)

    def _end(self) -> Iterator[bytes | None]:
        record = self.rest
        self._wrapper = self._wrapper and not self._in_tail
        self._kept.clear()
        self._too_long = False
        if record is None or record.strip():
            yield record


def _rows_of(name: str, raw: bytes | None, told: Told) -> Iterator[Intake | Skipped]:
    if raw is None:
        yield Skipped(name, f"is too long: one report may have {LONGEST / 1e6:g} MB")
        return
    if raw.count(b"{") + raw.count(b"[") > _MOST_BRACKETS:
        yield Skipped(name, f"holds more than {_MOST_BRACKETS:,} lists and objects, and so no report")
        return
    try:
        text, notes = decode(raw.strip())
        row = _JSON.decode(text)
    except Unreadable as fault:
        yield Skipped(name, str(fault))
    except json.JSONDecodeError as fault:
        cut = fault.msg.startswith("Unterminated") or fault.pos >= len(fault.doc)
        yield Skipped(name, f"JSON cut off before its end ({fault.msg})" if cut else f"is not JSON: {_where(fault)}")
    except (ValueError, RecursionError) as fault:
        yield Skipped(name, f"is not JSON that can be read: {one_line(str(fault), 80)}")
    else:
        yield from _reports_in(name, row, told, raw, notes)


def _reports_in(name: str, row: object, told: Told, raw: bytes, notes: tuple[Note, ...]) -> Iterator[Intake | Skipped]:
    if isinstance(row, dict) and "text" not in row and isinstance(row.get("reports"), list):
        row = row["reports"]
    if isinstance(row, list):
        for number, inner in enumerate(row, 1):
            inner_name = f"{name}, record {number}"
            if isinstance(inner, dict):
                # These have no bytes of their own; the hash is of their JSON written out again.
                own = json.dumps(inner, ensure_ascii=True, sort_keys=True).encode()
                yield _report(inner_name, inner, told, own, notes)
            else:
                yield Skipped(inner_name, "is no object and so no report")
    elif isinstance(row, dict):
        yield _report(name, row, told, raw, notes)
    else:
        yield Skipped(name, "is no object and so no report")


def _report(name: str, row: dict[str, object], told: Told, raw: bytes, notes: tuple[Note, ...]) -> Intake | Skipped:
    given = row.get("id")
    known = f"{name} (id {one_line(str(given), 60)})" if isinstance(given, (str, int)) and given != "" else name
    value = row.get
    stated = Stated(
        value("text"), value("title"), given, value("published"), value("source"), value("url"), value("lang")
    )
    return take(known, stated, told, raw, notes)


def _where(fault: json.JSONDecodeError) -> str:
    return f"{fault.msg} at character {fault.pos + 1}"


def _one_a_line(head: bytes, kind: str) -> bool:
    """Whether each line is a record, whatever the file is called.

    It is where the second line opens an object as the first does; and, outside ``.json``, unless the first line leaves
    an object open as pretty printing does.
    """
    blank = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
    first, line_end, others = head.lstrip(blank).partition(b"\n")
    if first.startswith(b"["):
        return False
    if first.startswith(b"{") and first.strip(blank) != b"{" and others.lstrip(blank).startswith(b"{"):
        return True
    return kind != ".json" and not (line_end and first.rstrip(blank).endswith((b"{", b"[", b",", b":")))


def _as_utf8(stream: BinaryIO, head: bytes) -> BinaryIO:
    """The stream in UTF-8 without a mark. Windows tools like to write JSON as UTF-16."""
    charset = charset_by_mark(head)
    if charset == "utf-8":
        stream.read(len(codecs.BOM_UTF8))
        return stream
    charset = charset or wide_charset(head)
    if charset is None:
        return stream
    return cast("BinaryIO", io.BufferedReader(Steady(cast("BinaryIO", Recoded(stream, charset))), HEAD))
