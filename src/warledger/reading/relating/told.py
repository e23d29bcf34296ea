"""How a report tells its counts: those of one breath, the words around each, and the list that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from warledger.reading.drafts import Draft
from warledger.reading.text import NUMBERED, Text
from warledger.records import Part

WORDS = 120  # characters before a count in which a word may say what it is of
Texts = Mapping[Part, Text]


def breaths(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """The counts of one harm in one sentence."""
    for _, told in groupby(drafts, key=lambda d: (d.span.part, d.sentence)):
        sentence = list(told)
        for measure in dict.fromkeys(d.measure for d in sentence):
            yield [d for d in sentence if d.measure == measure]


def words_before(draft: Draft, texts: Texts) -> str:
    """The words of its sentence before a count."""
    text, span = texts[draft.span.part], draft.span
    return text.raw[max(text.start(text.sentences[draft.sentence]), span.start - WORDS) : span.start]


def words_behind(draft: Draft, texts: Texts) -> str:
    """The words of its sentence behind a count."""
    text = texts[draft.span.part]
    return text.raw[draft.span.end : text.end(text.sentences[draft.sentence])]


def item(draft: Draft, texts: Texts) -> int | None:
    """Where the item of a list that a figure stands in begins; None outside of lists."""
    raw = texts[draft.span.part].raw
    line = raw.rfind("\n", 0, draft.span.start) + 1
    return line if NUMBERED.match(raw, line) else None
