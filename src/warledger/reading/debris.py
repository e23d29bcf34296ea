"""Debris: what stands on a page and is no news of this report, by paragraph.

Menus, related headlines and share buttons stay in the text, since offsets never move, but nothing is read from them.
"""

from __future__ import annotations

from warledger.reading.language import Language
from warledger.reading.text import ENDS, Text

LONG = 160  # characters: a related headline is shorter, a paragraph of news that follows one is longer


def debris(text: Text, language: Language) -> frozenset[int]:
    """The paragraphs of a text that are debris, by number.

    A line such as "Next Post" or "Read also" opens a zone of headlines that lasts until a paragraph of prose: long, or
    ended like a sentence.
    """
    found: set[int] = set()
    zone = False
    for paragraph, raw in _paragraphs(text):
        line = raw.strip()
        if language.debris_heads.fullmatch(line):
            zone = True
            found.add(paragraph)
        elif zone and (len(line) > LONG or (line[-1:] in ENDS and not line.endswith(("…", "...")) and len(line) > 80)):
            zone = False
        elif zone or language.debris_lines.search(line):
            found.add(paragraph)
    return frozenset(found)


def _paragraphs(text: Text) -> list[tuple[int, str]]:
    spans: dict[int, tuple[int, int]] = {}
    for s in text.sentences:
        first, _ = spans.get(s.paragraph, (text.start(s), 0))
        spans[s.paragraph] = first, text.end(s)
    return [(n, text.raw[a:b]) for n, (a, b) in spans.items()]
