"""English: the tables and patterns that the cascade reads with."""

from __future__ import annotations

import re
from typing import Final

from warledger.reading.english import debris, harm, numbers, words
from warledger.reading.english.victims import VICTIMS
from warledger.reading.language import Language

ABBREVIATIONS: Final = frozenset(
    "gen brig col lt maj capt sgt cpl mr mrs ms dr prof rev fr sen gov rep pres st no vs etc jan feb mar apr jun jul aug sep "
    "sept oct nov dec u.s u.n u.k a.m p.m km approx est inc ltd co".split()
)

# Expressions that open a subset of what was just counted.
SUBSET: Final = re.compile(
    r"(?:,\s*)?\b(?:including|include[sd]?|(?:was|were|is|are)\s+among\s+(?:the\s+)?(?:dead|victims|casualties|killed|wounded|injured|fatalities)|among\s+(?:them|the\s+(?:dead|victims|casualties|killed|wounded|injured))(?:\s+(?:were|was|are|is))?"
    r"|among\s+whom(?:\s+(?:were|was|are|is))?|comprising|consisting\s+of|of\s+whom|as\s+well\s+as\s+injuring"
    r"|mostly|mainly|most\s+of\s+them|many\s+of\s+them|some\s+of\s+them|all\s+of\s+them|nearly\s+all|almost\s+all|all)\b",
    re.IGNORECASE,
)


def _classes() -> dict[str, str]:
    table: dict[str, str] = {}
    for letter, group in (
        ("z", words.THINGS), ("u", words.OTHER_VERBS), ("j", words.MODIFIERS), ("y", words.ADVERBS), ("u", words.MODALS),
        ("t", words.TIME_UNITS), ("i", words.PREPOSITIONS), ("e", words.BE), ("h", words.HAVE),
        ("s", words.SUBORDINATORS), ("w", words.RELATIVES), ("d", words.DETERMINERS), ("c", words.CONJUNCTIONS),
    ):  # fmt: skip
        table.update(dict.fromkeys((w.lower() for w in group), letter))
    table.update({noun: "v" for noun in VICTIMS if table.get(noun) not in ("d", "i", "e", "t")})
    table.update({"a": "a", "an": "a", "another": "m", "other": "m", "others": "m", "of": "o", "by": "b", "he": "q", "she": "q",
                  "they": "q", "him": "q", "them": "q", "it": "q", "we": "q", "i": "q", "you": "q", "us": "q", "himself": "q"})  # fmt: skip
    return table


def _guess(word: str, low: str) -> str:
    if any(c.isupper() for c in word):
        return "p"
    if low.endswith("ly"):
        return "y"
    if low.endswith(("ed", "ing")):
        return "u"
    if low[0].isdigit():
        return "j" if "-" in low else "n"
    return "j" if "-" in low else "x" if low[0].isalpha() else ";"


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], harm.Harm], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], harm.Harm]]] = {}
    for text, what in sorted(harm.PHRASES, key=lambda p: -len(p[0])):
        parts = tuple(text.split())
        table.setdefault(parts[0], []).append((parts, what))
    return {first: tuple(rest) for first, rest in table.items()}


ENGLISH: Final = Language(
    code="en",
    classes=_classes(),
    guess=_guess,
    victims=VICTIMS,
    triggers=harm.TRIGGERS,
    phrases=_phrases(),
    injuring=harm.INJURING,
    quantity=numbers.QUANTITY,
    number_value=numbers.number_value,
    qualifiers=numbers.QUALIFIER_KIND,
    subset=SUBSET,
    abbreviations=ABBREVIATIONS,
    debris_heads=debris.HEADS,
    debris_lines=debris.LINES,
)
