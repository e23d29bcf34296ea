"""What comes out of intake, and the one place where a report is made.

Every way in (text, page, row, feed, archive) gathers what the input itself says of a report into :class:`Stated`;
:func:`take` checks it and makes the :class:`Report`. What is wrong but does not stop reading becomes an Issue beside
the report; what stops it becomes a :class:`Skipped`. Nothing else leaves intake, and nothing is dropped without one of
the two.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from warledger.errors import WarledgerError
from warledger.language import guess
from warledger.records import Issue, Report, content_id

#: The longest report that is read, in bytes. The longest in the data measured has 0.2 MB; ten million keep one report,
#: decoded at four bytes a character and hashed, well below 350 MB of memory.
LONGEST = 10_000_000

Note = tuple[str, str]
"""A fault found before the report has an id: its code and its message."""


class Unreadable(WarledgerError):  # noqa: N818 - it names what the report is, and its text is the reason given to the user
    """A report cannot be read; the text says why in a few words that follow its name ("is a PDF document")."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was not read: the file, address or record, with its line or record number, and why, in one line."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{one_line(self.name) or repr(self.name)}: {one_line(self.reason)}"


@dataclass(frozen=True, slots=True)
class Intake:
    """A report that was read, where it came from, and the faults that did not stop its reading."""

    report: Report
    issues: tuple[Issue, ...] = ()
    name: str = ""

    def noting(self, code: str, message: str) -> Intake:
        """The same with one more issue about the report."""
        return replace(self, issues=(*self.issues, Issue(code, message, (self.report.id,))))


@dataclass(frozen=True, slots=True)
class Told:
    """What the user says of reports that do not say it themselves (``--published``, ``--source``, ``--lang``).

    ``relevant`` is the reader's triage. It is handed a whole page as UTF-8; a page that it turns down is not extracted.
    """

    published: str | None = None
    source: str | None = None
    lang: str | None = None
    relevant: Callable[[bytes], bool] | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: bytes (content-encoding undone), their declared type and charset, and when (UTC)."""

    url: str
    body: bytes
    content_type: str = ""
    charset: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file, address or stream as it came: its bytes, its first bytes (still in the stream), what is known of it.

    ``fetch`` raises :class:`Unreadable` where an address cannot be had.
    """

    name: str
    stream: BinaryIO
    head: bytes
    told: Told
    fetch: Callable[[str], Fetched]
    url: str | None = None
    charset: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """What an input says of a report, unchecked: a row of JSON may hold anything under any name."""

    text: object = None
    title: object = None
    id: object = None
    published: object = None
    source: object = None
    url: object = None
    lang: object = None
    retrieved: str | None = None


def one_line(text: str, longest: int = 300) -> str:
    """The text fit for one line of a terminal: no control characters, no lone surrogates, not too long."""
    line = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", _SURROGATE.sub("\ufffd", text)).strip()
    return line if len(line) <= longest else line[: longest - 1] + "…"


def quiet(*libraries: str) -> None:
    """Keep a library's warnings from standard error, where logging prints those that nobody handles: ours is the line.

    Whoever does set up logging still gets them.
    """
    for library in libraries:
        if not logging.getLogger(library).handlers:
            logging.getLogger(library).addHandler(logging.NullHandler())


def read_whole(delivery: Delivery, longest: int = LONGEST) -> bytes:
    """All bytes of a delivery that is a single report; raises Unreadable if it is empty or too long."""
    raw = delivery.stream.read(longest + 1)
    if not raw:
        raise Unreadable("is empty")
    if len(raw) > longest:
        raise Unreadable(f"is too long: one report may have {longest / 1e6:g} MB; split it into reports")
    return raw


def day_of(published: str) -> str | None:
    """The day of a publication date, or None where it is none.

    ISO 8601 dates and date-times, and the date-times of mail and RSS (RFC 5322), are cut to the day as written there:
    no time zone moves a report to another day.
    """
    text = published.strip()
    try:
        if re.match(r"\d{4}-\d\d-\d\d(?:$|[T ]\d)", text, re.ASCII):
            return date.fromisoformat(text[:10]).isoformat()
        if re.match(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} ", text, re.ASCII):
            from email.utils import parsedate_to_datetime  # pulls in sockets and much else

            return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, OverflowError, IndexError, TypeError):
        pass
    return None


def take(name: str, stated: Stated, told: Told, raw: bytes, notes: tuple[Note, ...] = ()) -> Intake | Skipped:
    """Make the report, or say why there is none.

    ``raw`` are the bytes as fetched. The text stays as published (line ends, NULs and direction marks too); only
    halves of surrogate pairs, which no output can carry, become U+FFFD: one code point for one, so offsets hold.
    """
    if not isinstance(stated.text, str):
        found = "there is none" if stated.text is None else f"it is {_kind(stated.text)}"
        return Skipped(name, f'has no text: "text" must be a string and {found}')
    check = _Check(list(notes))
    text = check.whole("text", stated.text)
    title = check.string("title", stated.title) or ""
    if not re.search(r"\w", text) and not re.search(r"\w", title):
        return Skipped(name, "holds no words")
    url = check.string("url", stated.url)
    sha256 = hashlib.sha256(raw).hexdigest()
    # A page that was not extracted has no text of its own to be known by, and many share a title.
    known_by = url if text or url else sha256
    report = Report(
        id=check.identifier(stated.id) or content_id(title, text, known_by),
        title=title,
        text=text,
        source=check.string("source", stated.source) or told.source,
        url=url,
        published=check.day(stated.published) or told.published,
        lang=check.language(stated.lang) or told.lang or guess(text or title),
        retrieved=stated.retrieved,
        sha256=sha256,
    )
    if not text.strip() and not notes:
        check.notes.append(("no-text", "the report has a title and no text"))
    issues = tuple(Issue(code, message, (report.id,)) for code, message in dict.fromkeys(check.notes))
    return Intake(report, issues, name)


_SURROGATE = re.compile("[\ud800-\udfff]")
_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}


def _kind(value: object) -> str:
    return _KINDS.get(type(value), type(value).__name__)


@dataclass(frozen=True, slots=True)
class _Check:
    """Checks fields one by one and notes what is wrong with them."""

    notes: list[Note]

    def whole(self, field: str, value: str) -> str:
        try:
            value.encode()  # ten times faster than to search, and nearly every value passes
        except UnicodeEncodeError:
            value, count = _SURROGATE.subn("\ufffd", value)
            self.notes.append(("lone-surrogate", f"{field}: {count} half characters replaced by U+FFFD"))
        return value

    def string(self, field: str, value: object) -> str | None:
        if isinstance(value, str):
            return self.whole(field, value) or None
        if value is not None:
            self.notes.append(("bad-field", f"{field} is {_kind(value)} and not a string; it is left out"))
        return None

    def identifier(self, value: object) -> str | None:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        return self.string("id", value)

    def day(self, value: object) -> str | None:
        text = self.string("published", value)
        day = day_of(text) if text else None
        if text and text.strip() and day is None:
            shown = one_line(text, 60)
            self.notes.append(("bad-date", f'published "{shown}" is no date; write YYYY-MM-DD'))
        return day

    def language(self, value: object) -> str | None:
        text = self.string("lang", value)
        code = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", text.strip()) if text else None
        if text and text.strip() and code is None:
            self.notes.append(("bad-field", f'lang "{one_line(text, 40)}" is no language code such as "en"'))
        return code[1].lower() if code else None
