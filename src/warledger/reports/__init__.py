"""Intake: an address, a file, a feed or an archive becomes reports whose text never changes again.

    address ─► bytes as a stream ─► text | page | rows | feed | archive ─► what is stated ─► Report + issues
    (files, fetching)  (streams)    (kinds)                                (intake.take)

Whatever comes in, :func:`open_reports` yields an :class:`Intake` for each report and a :class:`Skipped` for each thing
that was not read. It raises for no input: only for what the user told it (a ``published`` that is no date).
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import BinaryIO, cast

from warledger.reports.archives import read_archive
from warledger.reports.feeds import read_feed
from warledger.reports.fetching import POLITE, Fetcher, Manners
from warledger.reports.files import files_in, shown
from warledger.reports.intake import Delivery, Fetched, Intake, Skipped, Told, Unreadable
from warledger.reports.kinds import Kind, is_address, kind_of
from warledger.reports.pages import read_page
from warledger.reports.rows import read_rows
from warledger.reports.seen import unlike
from warledger.reports.streams import HEAD, unpacked
from warledger.reports.texts import read_text
from warledger.when import When

__all__ = ["Intake", "Manners", "Skipped", "open_reports"]

READERS: dict[Kind, Callable[[Delivery], Iterator[Intake | Skipped]]] = {
    "text": read_text,
    "page": read_page,
    "rows": read_rows,
    "feed": read_feed,
    "archive": read_archive,
}


def open_reports(
    addresses: Iterable[str],
    *,
    published: str | None = None,
    source: str | None = None,
    lang: str | None = None,
    stdin: BinaryIO | None = None,
    relevant: Callable[[bytes], bool] | None = None,
    manners: Manners = POLITE,
) -> Iterator[Intake | Skipped]:
    """All reports at the addresses, in order, one at a time.

    An address is a file, a folder, ``http(s)://…`` or ``-`` for standard input. ``published`` (a day), ``source`` and
    ``lang`` speak for reports that do not say so themselves: what a row or a feed states stands, what a page's markup
    lets one guess yields. ``relevant`` is a triage for pages, handed each as UTF-8 before its article is looked for.

    Raises:
        WhenError: at once, if ``published`` is not a date.
    """
    if published is not None:
        published = When.parse(published).start.isoformat()
    return unlike(_all(addresses, Told(published, source, lang, relevant), stdin, manners))


def _all(addresses: Iterable[str], told: Told, stdin: BinaryIO | None, manners: Manners) -> Iterator[Intake | Skipped]:
    with ExitStack() as open_things:
        fetcher = Fetcher(manners)
        open_things.callback(fetcher.close)
        for address in addresses:
            if address == "-":
                yield from read_stream("standard input", stdin or sys.stdin.buffer, told, fetcher)
            elif is_address(address) and not os.path.exists(address):
                yield from _read_address(address, told, fetcher)
            elif os.path.isdir(address):
                for file in files_in(address):
                    yield from [file] if isinstance(file, Skipped) else _read_file(file, told, fetcher)
            else:
                yield from _read_file(address, told, fetcher, named=True)


def _read_file(path: str, told: Told, fetcher: Fetcher, *, named: bool = False) -> Iterator[Intake | Skipped]:
    try:
        # A pipe that the user named is read (`<(zcat …)`); one that lies in a folder would be waited on for ever.
        if not named and not stat.S_ISREG(os.stat(path).st_mode):
            yield Skipped(shown(path), "is no regular file")
            return
        with open(path, "rb") as file:
            yield from read_stream(shown(path), file, told, fetcher)
    except FileNotFoundError:
        yield Skipped(shown(path), "does not exist")
    except PermissionError:
        yield Skipped(shown(path), "may not be read: no permission")
    except OSError as fault:
        yield Skipped(shown(path), f"cannot be opened: {fault.strerror or fault}")
    except ValueError:
        yield Skipped(shown(path), "is no path")


def _read_address(url: str, told: Told, fetcher: Fetcher) -> Iterator[Intake | Skipped]:
    try:
        page = fetcher.fetch(url)
    except Unreadable as fault:
        yield Skipped(url, str(fault))
        return
    yield from read_stream(url, io.BytesIO(page.body), told, fetcher, page)


def read_stream(
    name: str, beneath: BinaryIO, told: Told, fetcher: Fetcher, page: Fetched | None = None
) -> Iterator[Intake | Skipped]:
    """The reports in one stream, and a last word where its data break off."""
    try:
        steady = unpacked(beneath)
    except Unreadable as fault:
        yield Skipped(name, str(fault))
        return
    head = steady.head()
    try:
        stream = cast("BinaryIO", io.BufferedReader(steady, HEAD))
        delivery = Delivery(name, stream, head, told, fetcher.fetch)
        if page is not None:
            delivery = replace(delivery, url=page.url, charset=page.charset, retrieved=page.retrieved)
        yield from READERS[kind_of(name, head, page.content_type if page else "")](delivery)
    except Unreadable as fault:
        yield Skipped(name, str(fault))
    if steady.fault:
        yield Skipped(name, f"breaks off: {steady.fault}; what came before was read")
