"""WARC: each page that a crawl was answered with is a report. Pictures, scripts and redirects are passed over."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import Any

from warledger.reports.intake import Delivery, Intake, Skipped, Stated, Unreadable, one_line, quiet
from warledger.reports.pages import LONGEST_PAGE, page_report
from warledger.reports.texts import text_report

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_BLOCK = 65_536


def read_archive(delivery: Delivery) -> Iterator[Intake | Skipped]:
    """Each response (or resource) that is a page or a plain text, in order.

    One that cannot be read is named by its place in the archive and its address, and the rest is read. Where the
    archive itself cannot be followed any further, that is said, and what came before stands.
    """
    if b"\n" not in delivery.head:
        raise Unreadable("is no WARC file")
    records = found = 0
    for record in _records(delivery):
        records += 1
        content_type = _report_type(record)
        if content_type:
            found += 1
            yield _report(record, content_type, records, delivery)
    if not found:
        raise Unreadable(f"holds no pages ({records} records)")


def _records(delivery: Delivery) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator

    quiet("warcio")
    records = ArchiveIterator(delivery.stream)
    for number in range(1, 1 << 62):
        said = io.StringIO()
        try:
            with contextlib.redirect_stderr(said):  # warcio prints there what it thinks of a record's length
                record = next(records, None)
        except Exception as fault:  # warcio raises whatever broken bytes lead it to
            raise Unreadable(f"cannot be followed beyond record {number - 1}: {_words(fault)}") from fault
        if record is None:
            return
        yield record


def _report_type(record: Any) -> str | None:
    """The content type of a record that holds a page or a text, else None."""
    if record.rec_type == "response" and record.http_headers:
        if record.http_headers.get_statuscode() != "200":
            return None
        content_type = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type == "resource":
        content_type = record.rec_headers.get_header("Content-Type") or ""
    else:
        return None
    kind = content_type.partition(";")[0].strip().lower()
    return content_type if kind in (*_PAGE_TYPES, "text/plain") else None


def _report(record: Any, content_type: str, number: int, delivery: Delivery) -> Intake | Skipped:
    url = one_line(record.rec_headers.get_header("WARC-Target-URI") or "", 4000).strip("<>") or None
    name = f"{delivery.name}, record {number}" + (f" ({url})" if url else "")
    stated = Stated(url=url, retrieved=record.rec_headers.get_header("WARC-Date"))
    charset = content_type.lower().partition("charset=")[2].partition(";")[0].strip("\"' ") or None
    try:
        raw, whole = _payload(record)
        read = page_report if content_type.lower().startswith(_PAGE_TYPES) else text_report
        report = read(name, raw, delivery.told, stated, charset)
    except Unreadable as fault:
        return Skipped(name, str(fault))
    if whole or isinstance(report, Skipped):
        return report
    return report.noting("page-cut", "the archive breaks off inside this page; what there is was read")


def _payload(record: Any) -> tuple[bytes, bool]:
    """The page with its transfer and content encodings undone, and whether all of it is there."""
    stream = record.content_stream()
    raw = bytearray()
    try:
        while block := stream.read(_BLOCK):
            raw += block
            if len(raw) > LONGEST_PAGE:
                raise Unreadable(f"is too long: one page may have {LONGEST_PAGE / 1e6:g} MB")
    except Unreadable:
        raise
    except Exception as fault:  # as above: zlib, brotli, chunk lengths that are no numbers
        if not raw:
            raise Unreadable(f"its content cannot be decoded: {_words(fault)}") from fault
        return bytes(raw), False
    if not raw:
        raise Unreadable("is empty")
    return bytes(raw), not getattr(record.raw_stream, "limit", 0)


def _words(fault: Exception) -> str:
    return one_line(str(fault), 120) or type(fault).__name__
