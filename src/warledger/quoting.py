"""The sentence that a statement stands in, for whoever asks "who says so, and in which words?"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from warledger.records import Report, Span

REACH: Final = 320
"""How far a sentence is followed to each side, in characters: a page without full stops is not quoted whole."""

_END: Final = re.compile(
    r"[.!?؟…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z\u0600-\u06ff0-9])|\n\s*\n|\n(?=[A-Z\u0600-\u06ff\"“])"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence around a statement's words; ``cut`` tells on which sides more of it was left out."""

    before: str
    words: str
    after: str
    cut: tuple[bool, bool] = (False, False)

    def marked(self, opening: str = "[", closing: str = "]") -> str:
        """The sentence with the statement's words between two marks."""
        start, end = ("… " if self.cut[0] else ""), (" …" if self.cut[1] else "")
        return f"{start}{self.before}{opening}{self.words}{closing}{self.after}{end}"


def quoted(report: Report, span: Span) -> Quoted:
    """The sentence of the report that holds the span, its blanks made single."""
    body = report.body(span.part)
    first, last = max(0, span.start - REACH), min(len(body), span.end + REACH)
    ends = [m.end() for m in _END.finditer(body, first, span.start)]
    start = ends[-1] if ends else first
    after = _END.search(body, span.end, last)
    end = after.start() + 1 if after else last
    before, words, rest = (
        " ".join(f"·{x}·".split()) for x in (body[start : span.start], span.quote, body[span.end : end])
    )
    return Quoted(
        _trim(before).lstrip(), _trim(words), _trim(rest).rstrip(),
        (start == first > 0, after is None and last < len(body)),
    )  # fmt: skip


def _trim(text: str) -> str:
    """Take the guards off that kept a blank at the edge from being lost."""
    return text[1:-1]
