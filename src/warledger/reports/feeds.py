"""RSS and Atom: each entry is a report, read from its page, or from the feed where that cannot be had."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from warledger.reports.decoding import decode
from warledger.reports.intake import Delivery, Intake, Skipped, Stated, Unreadable, one_line, read_whole, take
from warledger.reports.kinds import is_address, kind_of
from warledger.reports.pages import LONGEST_PAGE, page_report, plain


def read_feed(delivery: Delivery) -> Iterator[Intake | Skipped]:
    """Each entry, in order; its id, title, day and address are the feed's, its text is the page's.

    Where the page cannot be had the entry's own content or summary is the text, and an issue says so.
    """
    raw = read_whole(delivery, LONGEST_PAGE)
    decode(raw)  # refuses what is no text before a parser sees it
    parsed = _parsed(raw)
    entries = parsed.get("entries") or []
    if not entries:
        raise Unreadable(f"holds no entries{_fault(parsed)}" if parsed.get("version") else "is no RSS or Atom feed")
    outlet = _words(parsed.get("feed"), "title")
    for number, entry in enumerate(entries, 1):
        name = f"{delivery.name}, entry {number}"
        yield _entry(name, entry, outlet, delivery)
    if parsed.get("bozo") and not _only_charset(parsed):
        raise Unreadable(f"is broken after entry {len(entries)}, or before{_fault(parsed)}")


def _parsed(raw: bytes) -> Any:
    import feedparser

    try:
        # A file-like object: given bytes, feedparser would first try them as an address and as a path. Nor is it told
        # where the feed lies: it would join that to the ids.
        return feedparser.parse(io.BytesIO(raw))
    except Exception as fault:  # a feed that breaks the parser is one line, never a traceback
        raise Unreadable(f"is no feed that can be read ({type(fault).__name__})") from fault


def _only_charset(parsed: Any) -> bool:
    """Whether the only complaint is that the declared charset was not the real one, which feedparser has mended."""
    return type(parsed.get("bozo_exception")).__name__ in ("CharacterEncodingOverride", "NonXMLContentType")


def _fault(parsed: Any) -> str:
    fault = parsed.get("bozo_exception")
    return f": {one_line(str(fault), 120)}" if fault else ""


def _words(holder: Any, field: str) -> str | None:
    # `dict.get`, since feedparser's own gives another field for a missing one, with a warning.
    value = dict.get(holder, field) if isinstance(holder, dict) else None
    return value if isinstance(value, str) and value.strip() else None


def _entry(name: str, entry: Any, outlet: str | None, delivery: Delivery) -> Intake | Skipped:
    url = _link(entry, delivery.url)
    title = plain(_words(entry, "title") or "")
    if url:
        name = f"{name} ({url})"
    stated = Stated(
        id=_words(entry, "id"),
        title=title,
        published=_day(entry),
        source=_words(dict.get(entry, "source"), "title") or outlet,
        url=url,
        retrieved=delivery.retrieved,
    )
    try:
        if url is None or not is_address(url):
            raise Unreadable("the entry links to none")
        return _from_page(name, url, stated, delivery)
    except Unreadable as fault:
        return _from_feed(name, entry, stated, delivery, str(fault))


def _from_page(name: str, url: str, stated: Stated, delivery: Delivery) -> Intake:
    page = delivery.fetch(url)
    if kind_of(page.url, page.body, page.content_type) != "page":
        raise Unreadable(f"it is {page.content_type or 'no page'}")
    report = page_report(name, page.body, delivery.told, stated, page.charset)
    if isinstance(report, Skipped):
        raise Unreadable(report.reason)
    return report


def _from_feed(name: str, entry: Any, stated: Stated, delivery: Delivery, reason: str) -> Intake | Skipped:
    contents = [_words(content, "value") or "" for content in dict.get(entry, "content") or []]
    told = max([*contents, _words(entry, "summary") or ""], key=len)
    note = ("page-not-read", f"the page could not be read ({reason}); the feed's own words stand in its place")
    stated = Stated(plain(told), stated.title, stated.id, stated.published, stated.source, stated.url)
    return take(name, stated, delivery.told, told.encode("utf-8", "replace"), (note,))


def _link(entry: Any, base: str | None) -> str | None:
    link = _words(entry, "link")
    try:
        return urljoin(base, link) if link and base else link
    except ValueError:
        return link


def _day(entry: Any) -> str | None:
    """The day of an entry (UTC, as feedparser has it), or the words it gives for one."""
    for field in ("published", "updated", "created"):
        moment = dict.get(entry, f"{field}_parsed")
        if isinstance(moment, time.struct_time) and 1 <= moment.tm_year <= 9999:
            return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"
        if words := _words(entry, field):
            return words
    return None
