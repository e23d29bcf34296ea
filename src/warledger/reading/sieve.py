"""A pattern of many words, looked for by RE2 first: of most sentences one pass tells that none of them is there."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Final

import re2

# What a pattern is made of: an escape, a class of characters, the opening of a group, or one sign.
_PIECES: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[=!]|\(|.", re.DOTALL)
# RE2 knows ASCII only by these; a letter is one in any script.
_WIDER: Final = {r"\w": r"\pL\pN_", r"\d": r"\p{Nd}", r"\s": r"\s\x0b\x1c-\x1f\x85\pZ"}

_DOTS: Final = {ord("ı"): "i", ord("İ"): "i"}  # one letter with "i" to `re`, another to RE2


class Sieve:
    """Searches like its pattern, and finds the same; much faster where there is nothing to find."""

    __slots__ = ("_may", "pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        options = re2.Options()
        options.case_sensitive = not pattern.flags & re.IGNORECASE
        options.dot_nl = True
        self._may = re2.Set.SearchSet(options)
        self._may.Add(widened(pattern.pattern))
        self._may.Compile()

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two offsets, as the pattern itself would find it."""
        return self.pattern.search(text, start, end) if self._may_match(text[start:end]) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match between two offsets."""
        return self.pattern.finditer(text, start, end) if self._may_match(text[start:end]) else iter(())

    def _may_match(self, text: str) -> bool:
        plain = text if text.isascii() else text.translate(_DOTS)
        return bool(self._may.Match(plain.encode("utf-8", "replace")))


def widened(pattern: str) -> str:
    """A pattern that RE2 can read, and that matches wherever this one does.

    RE2 looks at nothing beside a match, and sees the edge of a word only at ASCII letters. So what looks around is left
    out, and so is an edge, but before an ASCII letter; a pattern without them matches the more.
    """
    out: list[str] = []
    closing: list[bool] = []  # of each open group, whether it is left out
    pieces = _PIECES.findall(pattern)
    for piece, nxt in zip(pieces, (*pieces[1:], ""), strict=True):
        left_out = any(closing)
        if piece.startswith("("):
            closing.append(left_out or len(piece) > 1)
            left_out = closing[-1]
        elif piece == ")":
            closing.pop()
        elif piece == "$" or (piece == r"\b" and not (nxt.isascii() and nxt.isalpha())):
            left_out = True
        if not left_out:
            out.append(_wider(piece))
    return "".join(out)


def _wider(piece: str) -> str:
    if piece in _WIDER:
        return f"[{_WIDER[piece]}]"
    if piece.startswith("[") and not piece.startswith("[^"):
        for ascii_only, wider in _WIDER.items():
            piece = piece.replace(ascii_only, wider)
    return piece
