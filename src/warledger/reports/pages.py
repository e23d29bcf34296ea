"""A web page is one report: its article, as trafilatura finds it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from warledger.language import guess
from warledger.reports.decoding import decode
from warledger.reports.intake import Delivery, Intake, Note, Skipped, Stated, Told, Unreadable, quiet, read_whole, take

#: A page's tree takes some fifty times its bytes; 5 MB in 150,000 tags stay below 300 MB. News pages have 0.1 to 2 MB
#: and some thousand tags.
LONGEST_PAGE = 5_000_000
MOST_TAGS = 150_000
#: A tag longer than this carries data and not words, and libxml2 takes quadratic time over its attributes (20,000 of
#: them: 3 s).
_LONGEST_TAG = 8_000

#: Where there is no article trafilatura gives what words there are: "Home", "Log in". In characters.
_SHORTEST_ARTICLE = 25

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,1000})", re.I)
_LANG = re.compile(r"<html[^>]{0,1000}?\slang\s*=\s*[\"']?([A-Za-z-]{2,20})", re.I)
_OPENS = re.compile(r"<(?:html|body)[\s>]", re.I)
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li|/?h\d|/?tr)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^<>]*>")


def read_page(delivery: Delivery) -> Iterator[Intake | Skipped]:
    """One report."""
    raw = read_whole(delivery, LONGEST_PAGE)
    stated = Stated(url=delivery.url, retrieved=delivery.retrieved)
    yield page_report(delivery.name, raw, delivery.told, stated, delivery.charset)


def page_report(name: str, raw: bytes, told: Told, stated: Stated, charset: str | None = None) -> Intake | Skipped:
    """The report that a page holds.

    What is already stated of it (by a feed, by an archive) stands; then what the user told; then what the page's own
    markup says. A page that the triage turns down is not extracted: its report has its title, no text, and an issue
    that says so, and can be had again by its address or its SHA-256.

    Raises:
        Unreadable: if the page is no text, or too large to be taken apart.
    """
    meta = _META_CHARSET.search(raw[:4096])
    page, notes = decode(raw, charset or (meta[1].decode() if meta else None))
    if told.relevant and not told.relevant(_for_triage(raw, page, notes)):
        title = _TITLE.search(page)
        stated = replace(stated, title=stated.title or (html.unescape(title[1]).strip() if title else ""), text="")
        note = ("not-relevant", "speaks of no harm, control or agreement; its article was not extracted")
        return take(name, stated, told, raw, (*notes, note))
    if page.count("<") > MOST_TAGS:
        raise Unreadable(f"has more than {MOST_TAGS:,} tags, more than any article")
    found = _extract(page, stated)
    if not isinstance(found.text, str) or len(found.text.strip()) < _SHORTEST_ARTICLE:
        return Skipped(name, "no article was found in the page")
    if _OPENS.search(page) and not re.search(r"</(?:html|body)\b", page, re.I):
        notes = (*notes, ("page-cut", "the page breaks off before its end; what there is was read"))
    declared = _LANG.search(page)
    stated = replace(
        found,
        title=stated.title or found.title,
        published=stated.published or told.published or found.published,
        source=stated.source or told.source or found.source,
        # Templates often declare the language of the site's makers and not of the article.
        lang=stated.lang or told.lang or guess(found.text) or (declared[1] if declared else None),
    )
    return take(name, stated, told, raw, notes)


def plain(fragment: str) -> str:
    """The words of a small piece of HTML (a feed's summary), its paragraphs on lines of their own."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", fragment))).strip()


def _for_triage(raw: bytes, page: str, notes: tuple[Note, ...]) -> bytes:
    """The page as UTF-8. Some systems write every Arabic or Cyrillic letter as an entity, which no triage would see."""
    if page.count("&#") > 20:
        return html.unescape(page).encode()
    return raw if not notes and len(raw) < 2 * len(page) + 3 and raw[:2] not in _WIDE else page.encode()


_WIDE = (b"\xff\xfe", b"\xfe\xff")


def _extract(page: str, stated: Stated) -> Stated:
    import trafilatura  # 150 ms, which `--help` need not pay

    quiet("trafilatura", "htmldate", "courlan")
    url = stated.url if isinstance(stated.url, str) else None
    try:
        found = trafilatura.bare_extraction(
            _shorn(page).replace("\0", "\ufffd"),  # libxml2 takes a NUL for the end; HTML reads it as U+FFFD
            url=url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as fault:  # a page that breaks the extractor is one line, never a traceback
        raise Unreadable(f"its article could not be taken out ({type(fault).__name__})") from fault
    if found is None or isinstance(found, dict):
        return stated
    return replace(
        stated,
        text=found.text,
        title=found.title,
        published=found.date,
        source=found.sitename or found.hostname,
        url=url or found.url,
    )


def _shorn(page: str) -> str:
    """The page with the attributes of overlong tags taken away."""
    pieces = page.split("<")
    for at, piece in enumerate(pieces):
        if len(piece) > _LONGEST_TAG:
            tag, closed, rest = piece.partition(">")
            if len(tag) > _LONGEST_TAG and closed:
                name = re.match(r"[^\s/]{0,40}", tag)
                pieces[at] = f"{name[0] if name else ''}>{rest}"
    return "<".join(pieces)
