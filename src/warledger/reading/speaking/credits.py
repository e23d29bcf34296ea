"""Where a report says that it comes from: bylines, agencies on a line of their own, credits under pictures."""

from __future__ import annotations

from typing import Final

from warledger.reading.speaking.sayings import Act
from warledger.reading.speaking.sources import Mention
from warledger.reading.text import Text

BYLINE: Final = 60
"""In how many tokens of its start a report names the agency it comes from."""
REPRINT: Final = 4
"""Within how many sentences a caption is printed again."""
_DAYS: Final = frozenset(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))


def wires(text: Text, mentions: tuple[Mention, ...], acts: tuple[Act, ...]) -> list[Mention]:
    """Agencies that the head of the report, or a line of its own, names as its origin; stations in brackets."""
    inside = {i for a in acts for i in range(a.first, a.last)}
    found: list[Mention] = []
    for m in mentions:
        source = m.namings[0].source
        if not source.publishes or m.described or m.first in inside:
            continue
        before = text.tokens[m.first - 1].text if m.first else ""
        after = text.tokens[m.last] if m.last < len(text.tokens) else None
        alone = _ends_line(text, m.first, -1) and _ends_line(text, m.last, 1)
        bracketed = before == "(" and after is not None and after.text == ")"
        dated = after is not None and (after.low.rstrip(".")[:3] in _DAYS or after.text in "-–—")
        agency = source.kind == "agency"
        if (alone and agency) or (m.first < BYLINE and (bracketed or (dated and agency))):
            found.append(m)
    return found


def captions(text: Text, wired: list[Mention]) -> frozenset[int]:
    """The sentences that a credit on the very next line ("AFP") closes, and the same words printed again."""
    found: set[int] = set()
    for m in wired:
        number = text.sentence_at(text.tokens[m.first].start) - 1
        if number < 0 or not _ends_line(text, m.first, -1) or not _ends_line(text, m.last, 1):
            continue
        sentence = text.sentences[number]
        if text.raw[text.end(sentence) : text.tokens[m.first].start].count("\n") == 1:
            words = text.raw[text.start(sentence) : text.end(sentence)]
            near = range(number, min(number + REPRINT, len(text.sentences)))
            found |= {i for i in near if text.raw[text.start(text.sentences[i]) : text.end(text.sentences[i])] == words}
    return frozenset(found)


def _ends_line(text: Text, token: int, step: int) -> bool:
    """Whether a line ends before (step -1) or after (step 1) this boundary between tokens."""
    left = text.tokens[token - 1].end if token else 0
    right = text.tokens[token].start if token < len(text.tokens) else len(text.raw)
    at_edge = token == 0 if step < 0 else token == len(text.tokens)
    return at_edge or "\n" in text.raw[left:right]
