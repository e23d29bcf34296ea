"""A part of a report (its title or its text) as tokens and sentences, with offsets that never move."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

# A number with its separators and a glued suffix ("1,300", "1.5", "14th", "25-year-old"), an abbreviation with dots, a
# word with inner marks ("pro-regime", "Syria's", and "kil*led": words that platforms censor are so written), or a sign.
TOKEN = re.compile(
    r"\d+(?:[.,٬]\d+)*(?:[-‑]?[^\W\d_]+(?:[-‑][^\W\d_]+)*)?"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]+(?:[-‑'’*`][^\W_]+)*"
    r"|[^\w\s]|_"
)
LONGEST = 400  # tokens of a sentence; no prose has longer ones, and what is done to one may grow with its square
ECHO = 20  # characters of a headline by which it is known again
HEAD = 300  # characters within which a text repeats its headline
ENDS = frozenset(".!?…。؟")
CLOSERS = frozenset("\"'”’»)]")
MAY_END = ENDS | CLOSERS
NUMBERED = re.compile(r"\s*(?:[-•*·▪●◾◼■]|\d{1,2}[.)])\s")


class Token:
    """One token: where it stands, how it is written, and how it is looked up (lower case, marks of censorship gone)."""

    __slots__ = ("low", "start", "text")

    def __init__(self, start: int, text: str) -> None:
        self.start = start
        self.text, self.low = _forms(text)

    @property
    def end(self) -> int:
        """Offset after its last character; not kept, for a long report has a million tokens."""
        return self.start + len(self.text)


@lru_cache(maxsize=65536)
def _forms(text: str) -> tuple[str, str]:
    """A token as written and as looked up; equal tokens share both, which halves what a long report holds."""
    low = text.lower().replace("’", "'").replace("‑", "-").replace("`", "'")
    if "*" in low:
        low = low.replace("*", "") or low
    return text, low[:-2] if low.endswith("'s") and len(low) > 2 else low


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` up to ``last`` (exclusive) of the part; ``paragraph`` counts from 0."""

    first: int
    last: int
    paragraph: int


@dataclass(frozen=True)
class Text:
    """The tokens and sentences of one part of a report; ``lows`` are the tokens as they are looked up."""

    raw: str
    tokens: tuple[Token, ...]
    lows: list[str]
    sentences: tuple[Sentence, ...]

    @cached_property
    def starts(self) -> Sequence[int]:
        """Offsets of the tokens' first characters."""
        return array("I", [token.start for token in self.tokens])

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds the character at this offset (the nearest before it, if in a gap)."""
        return max(bisect_right(self._heads, offset) - 1, 0)

    @cached_property
    def _heads(self) -> Sequence[int]:
        """Offsets of the sentences' first characters."""
        return array("I", [self.tokens[sentence.first].start for sentence in self.sentences])

    def start(self, sentence: Sentence) -> int:
        """Offset of the sentence's first character."""
        return self.tokens[sentence.first].start

    def end(self, sentence: Sentence) -> int:
        """Offset after the sentence's last character."""
        return self.tokens[sentence.last - 1].end


def hard_wrapped(raw: str) -> bool:
    """Whether lines are broken by width, as on old wires, so that a line's end is no sentence's end."""
    lines = [len(line) for line in raw.splitlines() if line.strip()]
    if len(lines) < 4:
        return False
    full = sum(55 <= n <= 85 for n in lines[:-1])
    return full >= 0.6 * (len(lines) - 1)


def echoes(title: str, raw: str) -> tuple[int, ...]:
    """Where a headline stands printed again at the head of a text (or of itself): sentences end there, stop or none."""
    title = title.strip()
    start = title[:ECHO]
    if len(start) < ECHO:
        return ()
    breaks: list[int] = []
    at = raw.find(start, 0, HEAD + len(title))
    while at >= 0:
        whole = next(
            (title[:n] for n in (len(title), title.find(start, 1) - 1) if n > ECHO and raw.startswith(title[:n], at)),
            "",
        )
        if whole or not raw[:at].rstrip()[-1:].islower():  # not the "65 bodies" of "that at least 65 bodies"
            breaks += (at, at + len(whole.rstrip()))
        at = raw.find(start, at + ECHO, HEAD + 4 * len(title))
    return tuple(sorted(set(breaks)))


def split_text(raw: str, abbreviations: frozenset[str] = frozenset(), breaks: tuple[int, ...] = ()) -> Text:
    """Cut a part of a report into tokens and sentences; linear in its length. Sentences end at ``breaks``, too."""
    tokens = tuple([Token(m.start(), m.group()) for m in TOKEN.finditer(raw)])
    wrapped = hard_wrapped(raw)
    sentences: list[Sentence] = []
    first = paragraph = 0
    echo = iter((*breaks, len(raw) + 1))
    broken = next(echo)
    for i, (token, nxt) in enumerate(pairwise(tokens)):
        end, start = token.start + len(token.text), nxt.start
        while broken < end:
            broken = next(echo)
        text, line_break = token.text, False
        if end < start and not (start - end == 1 and raw[end] == " "):
            gap = raw[end:start]
            lines = max(gap.count("\n"), gap.count("\r"))
            line_break = lines > wrapped  # a wrapped line ends nothing, an empty one does
        stops = text in MAY_END and _ends_sentence(tokens, i, abbreviations)
        if line_break or stops or broken <= start or i + 1 - first >= LONGEST:
            sentences.append(Sentence(first, i + 1, paragraph))
            first = i + 1
            paragraph += line_break
    if tokens:
        sentences.append(Sentence(first, len(tokens), paragraph))
    return Text(raw, tokens, [token.low for token in tokens], tuple(sentences))


def _ends_sentence(tokens: tuple[Token, ...], i: int, abbreviations: frozenset[str]) -> bool:
    """Whether a full stop stands at or (behind a closing quote) just before this token and a new sentence follows."""
    token, nxt = tokens[i], tokens[i + 1]
    if token.text in CLOSERS and i and tokens[i - 1].text in ENDS:
        return nxt.text[0].isupper() or nxt.text[0].isdigit() or not nxt.text[0].isalnum()
    if token.text not in ENDS or nxt.text in CLOSERS or nxt.text in ENDS:
        return False
    if nxt.text[0].islower():
        return False
    before = tokens[i - 1] if i else None
    if token.text == "." and before is not None and before.end == token.start:
        # "Gen. Smith", "J. Smith" and "No. 5" go on.
        if before.low in abbreviations or (len(before.text) == 1 and before.text.isalpha()):
            return False
        if nxt.start == token.end and nxt.text[0].isalnum():
            return nxt.text[0].isupper() and not before.text.isupper()
    return True
