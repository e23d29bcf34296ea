"""What an input is: by what it is called, by what an address says of it, by its first bytes."""

from __future__ import annotations

import os
import re
from typing import Literal
from urllib.parse import urlsplit

from warledger.reports.intake import Unreadable

Kind = Literal["text", "page", "rows", "feed", "archive"]

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".json": "rows",
    ".jsonl": "rows",
    ".ndjson": "rows",
    ".warc": "archive",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
}
_CONTENT_TYPES: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/json": "rows",
    "application/x-ndjson": "rows",
    "application/jsonl": "rows",
    "application/warc": "archive",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "text/plain": "text",
}
#: First bytes of files that people hand over in good faith and that are no report.
_REFUSED = (
    (b"%PDF-", "a PDF document; save its text as .txt"),
    (b"PK\x03\x04", "a zip archive or office document; unpack it or save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text as .txt"),
    (b"{\\rtf", "an RTF document; save its text as .txt"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BZh", "compressed with bzip2; unpack it or use gzip"),
    (b"\xfd7zXZ", "compressed with xz; unpack it or use gzip"),
    (b"(\xb5/\xfd", "compressed with zstd; unpack it or use gzip"),
    (b"SQLite format 3", "a database"),
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)[\s>]", re.I)


def suffix(name: str) -> str:
    """The suffix of a file or address in lower case, ``.gz`` aside: "day.JSONL.gz" → ".jsonl"."""
    path = urlsplit(name).path if is_address(name) else name
    return os.path.splitext(path.lower().removesuffix(".gz"))[1]


def is_address(name: str) -> bool:
    """Whether this is written as an address ("https://…") and not as a path."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", name) is not None


def kind_of(name: str, head: bytes, content_type: str = "") -> Kind:
    """The kind of an input.

    A suffix is believed over a content type, for servers call most things text/plain; but not over text/html, for that
    is how they answer where a file has gone. Without either, the first bytes tell.

    Raises:
        Unreadable: if the first bytes are those of a picture, an office document or the like.
    """
    for magic, what in _REFUSED:
        if head.startswith(magic):
            raise Unreadable(f"is {what}")
    seen = kind_by_bytes(head)
    declared = _CONTENT_TYPES.get(content_type)
    if seen in ("feed", "archive"):
        return seen
    if declared == "page":
        return declared
    return SUFFIXES.get(suffix(name)) or declared or seen or "text"


def kind_by_bytes(head: bytes) -> Kind | None:
    """The kind that the first bytes show, or None: then it is plain text, or nothing that is read."""
    start = head[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").replace(b"\0", b"")  # so UTF-16 reads as ASCII
    if start.startswith(b"WARC/"):
        return "archive"
    if start[:1] in (b"{", b"["):
        # A wire text may open with a bracket ("[Updated] Nine killed"); JSON goes on with a quote, bracket or end.
        return "rows" if re.match(rb'\{\s*["}]|\[\s*[\[{\]"]', start) else None
    if start[:1] != b"<":
        return None
    if _FEED.search(start) and not _PAGE.match(start):
        return "feed"
    return "page" if _PAGE.search(start) else None
