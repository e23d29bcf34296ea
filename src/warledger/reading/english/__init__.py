"""English: the tables and patterns that the cascade reads with."""

from __future__ import annotations

import re
from typing import Final

from warledger.reading.english import debris, harm, numbers, timing, violence, words
from warledger.reading.english.victims import ANYBODY, GROWN, ONE_ROLE, RELATIVES, SEXES, VICTIMS
from warledger.reading.language import Harm, Language
from warledger.reading.sieve import Sieve

ABBREVIATIONS: Final = frozenset(
    words.listed("""
gen brig col lt maj capt sgt cpl mr mrs ms dr prof rev fr sen gov rep pres st no vs etc jan feb mar apr jun jul aug sep
sept oct nov dec u.s u.n u.k a.m p.m km approx est incl inc ltd co jr sr
""")
)

# Expressions that open a subset of what was just counted.
_TOTAL = (
    r"(?:the\s+|those\s+|\w+day['’]?s\s+)?"
    r"(?:dead|victims|casualties|killed|wounded|injured|fatalities|deceased|martyrs)"
)
SUBSET: Final = Sieve(re.compile(
    rf"(?:,\s*)?\b(?:including|include[sd]?|incl|(?:was|were|is|are)\s+(?:(?:also|reportedly|believed\s+to\s+be)\s+)?among\s+{_TOTAL}"
    rf"|among\s+(?:them|whom|which|{_TOTAL})(?:\s+(?:were|was|are|is))?|comprising|consisting\s+of|of\s+wh(?:om|ich)|mostly|mainly)\b",
    re.IGNORECASE,
))  # fmt: skip


def _classes() -> dict[str, str]:
    table: dict[str, str] = {}
    for letter, group in (
        ("z", words.THINGS), ("u", words.OTHER_VERBS), ("j", words.MODIFIERS), ("y", words.ADVERBS),
        ("u", words.MODALS), ("t", words.MEASURES), ("T", words.CALENDAR), ("i", words.PREPOSITIONS),
        ("e", words.BE), ("h", words.HAVE), ("s", words.SUBORDINATORS), ("w", words.RELATIVES),
        ("d", words.DETERMINERS), ("c", words.CONJUNCTIONS),
    ):  # fmt: skip
        table.update(dict.fromkeys((w.lower() for w in group), letter))
    table.update({noun: "v" for noun in VICTIMS if table.get(noun) not in ("d", "i", "e", "t")})
    table.update({"a": "a", "an": "a", "another": "m", "other": "m", "others": "m", "of": "o", "by": "b"})
    table.update(dict.fromkeys(words.PRONOUNS, "q"))
    table.update(dict.fromkeys((*harm.TRIGGERS, *harm.INJURING), "k"))
    return table


def _guess(word: str, low: str) -> str:
    if word != word.lower():
        return "p"
    if not low[0].isalnum():
        return ";"
    if low.endswith("ly"):
        return "y"
    if low.endswith(("ed", "ing")):
        return "j" if "-" in low and not low.startswith("re-") else "u"
    if low[0].isdigit() and low.endswith(("-year-old", "-month-old")):
        return "v"
    if low[0].isdigit():
        return "j" if "-" in low else "n"
    return "j" if "-" in low else "x"


def _quantity_starts() -> frozenset[str]:
    """Every word that a quantity can begin with, digits apart."""
    texts = (*numbers.QUALIFIER_KIND, *numbers.VAGUE, *numbers.UNITS, *numbers.TENS, "dozen", "between", "half", "a")
    return frozenset(
        part for text in texts for part in (text.split()[0], *(f"{text.split()[0]}-{u}" for u in numbers.UNITS))
    )


def _vocabulary() -> frozenset[str]:
    """Every word that can open a mention of harm: a sentence without one need not be looked at."""
    nouns = {word for word, noun in VICTIMS.items() if noun.lemma in harm.STATES}
    return frozenset(
        {
            *harm.TRIGGERS,
            *harm.INJURING,
            *(max(reversed(text.split()), key=len) for texts in harm.PHRASES.values() for text in texts),
            *nouns,
            *harm.GRAMMAR.among,
            *harm.GRAMMAR.losing,
            *harm.GRAMMAR.fate,
        }
    )


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Harm], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], Harm]]] = {}
    pairs = [(text, what) for what, texts in harm.PHRASES.items() for text in texts]
    for text, what in sorted(pairs, key=lambda p: -len(p[0])):
        parts = tuple(text.split())
        table.setdefault(parts[0], []).append((parts, what))
    return {first: tuple(rest) for first, rest in table.items()}


ENGLISH: Final = Language(
    code="en",
    classes=_classes(),
    families=frozenset({"family", "household", "crew"}),
    acronyms=frozenset({"IS"}),
    particles=frozenset({"al", "el", "bin", "ibn", "bint", "abu", "umm"}),
    titled=frozenset({"human", "national"}),
    plural_adjectives=frozenset({"elderly"}),
    guess=_guess,
    victims=VICTIMS,
    sexes=SEXES,
    grown=GROWN,
    kin=frozenset(RELATIVES),
    possessives=frozenset({"his", "her", "their", "my", "our", "your"}),
    anybody=ANYBODY,
    one_role=ONE_ROLE,
    triggers=harm.TRIGGERS,
    phrases=_phrases(),
    injuring=harm.INJURING,
    states=harm.STATES,
    grammar=harm.GRAMMAR,
    vocabulary=_vocabulary(),
    things=frozenset(words.THINGS),
    organisations=words.ORGANISATIONS,
    quantity=numbers.QUANTITY,
    quantity_starts=_quantity_starts(),
    number_words=frozenset({*numbers.UNITS, *numbers.TENS, "dozen"}),
    number_value=numbers.number_value,
    qualifiers=numbers.QUALIFIER_KIND,
    subset=SUBSET,
    attributive=frozenset(VICTIMS) & {w.lower() for w in words.MODIFIERS},
    abbreviations=ABBREVIATIONS,
    debris_heads=debris.HEADS,
    debris_lines=debris.LINES,
    debris_tail=debris.TAIL,
    violence=violence.VIOLENCE,
    accident=violence.ACCIDENT,
    times=timing.TIMES,
)
