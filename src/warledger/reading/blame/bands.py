"""Armed groups that no file knows, by the build of their names: "the Sawaiq al-Rahman Brigade"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from warledger.reading.blame.actortables import ActorTables
from warledger.reading.blame.partynames import PartyMention
from warledger.reading.speaking.sources import is_capital
from warledger.reading.text import Text

LONGEST: Final = 5
"""Words before "Brigade" that may belong to its name."""


def unknown_groups(text: Text, t: ActorTables) -> list[PartyMention]:
    """The groups so named, in order, each under its name as worded; not the units of an army."""
    found = []
    for last in [i for i, token in enumerate(text.tokens) if token.text in t.bands]:
        first = last
        while first > 0 and last - first < LONGEST and is_capital(text.tokens[first - 1].text):
            if text.tokens[first - 1].low in t.definite:
                break  # "The" at the opening of a sentence
            first -= 1
        words = [token.low for token in text.tokens[first:last]]
        unit = any(w[0].isdigit() or w in t.units or w in t.demonyms for w in words)
        if words and not unit:
            start, end = text.tokens[first].start, text.tokens[last].end
            found.append(PartyMention(start, end, text.raw[start:end], "rebels"))
    return found


def beside(found: Sequence[PartyMention], others: Sequence[PartyMention]) -> tuple[PartyMention, ...]:
    """Both in order; of two that overlap those of the first."""
    starts = [m.start for m in found]
    free = []
    for m in others:
        i = bisect_left(starts, m.end)  # those before start where it has not ended; the last of them ends last
        if i == 0 or found[i - 1].end <= m.start:
            free.append(m)
    return tuple(sorted([*found, *free], key=lambda m: m.start)) if free else tuple(found)
