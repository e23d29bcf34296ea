"""Debris: what stands on a page and is no news of this report, by paragraph.

Menus, related headlines and share buttons stay in the text, since offsets never move, but nothing is read from them.
"""

from __future__ import annotations

from warledger.reading.language import Language
from warledger.reading.text import ENDS, NUMBERED, Text

LONG = 160  # characters: a related headline is shorter, a paragraph of news that follows one is longer
PROSE = 80  # characters from which a paragraph that ends like a sentence ends a list of headlines
WORDS = 4  # a headline has more words; a line with fewer is a label, a byline or a button
RUN = 3  # headlines one after another that make a list of other stories


def debris(text: Text, title: str, language: Language) -> frozenset[int]:
    """The paragraphs of a text that are debris, by number.

    A line such as "Next Post" or "Read also" opens a zone of headlines that lasts until a paragraph of prose. A run of
    headlines without such a line is a list of other stories, too, save those that are the report's own headline.
    """
    lines = _paragraphs(text)
    found: set[int] = set()
    zone = False
    run: list[int] = []
    for n, line in enumerate(lines):
        if language.debris_heads.fullmatch(line):
            zone = True
            found.add(n)
        elif _is_prose(line):
            found |= _list_of_stories(run)
            zone, run = False, []
        elif zone or language.debris_lines.search(line):
            found.add(n)
        elif _is_headline(line) and not _is_own(line, title) and not (n and lines[n - 1].endswith(":")):
            run.append(n)
        elif len(lines) > 1 and len(line.split()) <= 2 and not _is_own(line, title):
            found.add(n)  # a label: nobody is counted in it
        elif _is_own(line, title):
            found |= _list_of_stories(run)
            run = []
    return frozenset(found | _list_of_stories(run))


def tail(raw: str, language: Language) -> int:
    """Where a text on one line goes over into its page's list of other stories; its length where it does not."""
    found = language.debris_tail.search(raw)
    return found.start() if found else len(raw)


def _list_of_stories(run: list[int]) -> set[int]:
    return set(run) if len(run) >= RUN else set()


def _is_prose(line: str) -> bool:
    """Long, or ended like a sentence; "…" is where a headline was cut."""
    ended = line[-1:] in ENDS and not line.endswith(("…", "..."))
    return len(line) > LONG or (ended and len(line) > PROSE)


def _is_headline(line: str) -> bool:
    return line[-1:] not in ".!?:" and len(line.split()) > WORDS and not NUMBERED.match(line)


def _is_own(line: str, title: str) -> bool:
    """Whether the line is the report's own headline, in whole or cut short."""
    return line in title or title[:PROSE] in line or line[:40] in title


def _paragraphs(text: Text) -> list[str]:
    spans: dict[int, tuple[int, int]] = {}
    for s in text.sentences:
        first, _ = spans.get(s.paragraph, (text.start(s), 0))
        spans[s.paragraph] = first, text.end(s)
    return [text.raw[a:b].strip() for a, b in spans.values()]
