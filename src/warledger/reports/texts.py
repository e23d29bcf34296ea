"""A plain text is one report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from warledger.reports.decoding import decode
from warledger.reports.intake import Delivery, Intake, Skipped, Stated, Told, read_whole, take

#: A first line of at most 200 characters, with an empty line after it and something after that.
_TITLED = re.compile(r"([^\r\n]{0,199}[^\r\n.])(?>\r\n|\n|\r)[ \t]*(?>\r\n|\n|\r)(?=[\s\S]*\S)")


def read_text(delivery: Delivery) -> Iterator[Intake | Skipped]:
    """One report."""
    stated = Stated(url=delivery.url, retrieved=delivery.retrieved)
    yield text_report(delivery.name, read_whole(delivery), delivery.told, stated, delivery.charset)


def text_report(name: str, raw: bytes, told: Told, stated: Stated, charset: str | None = None) -> Intake | Skipped:
    """The report that a plain text is.

    Its first line is the title if it is short, does not end in a full stop (then it is the lead) and an empty line
    follows; the text is then what comes after that empty line. Else there is no title, and the text is the whole.

    Raises:
        Unreadable: if the bytes are no text.
    """
    whole, notes = decode(raw, charset)
    titled = _TITLED.match(whole)
    title, text = (titled[1], whole[titled.end() :]) if titled and titled[1].strip() else ("", whole)
    return take(name, replace(stated, title=title, text=text), told, raw, notes)
