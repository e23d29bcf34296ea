"""What the cascade asks of a language: tables and patterns, no code of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from warledger.reading.english.harm import Harm
from warledger.reading.english.victims import Noun


@dataclass(frozen=True, slots=True)
class Language:
    """The tables of one language.

    ``classes`` maps a word to its class letter; ``guess`` gives one to a word that no table holds.
    ``phrases`` maps the first word of a fixed expression of harm to (words, harm) pairs, longest first.
    """

    code: str
    classes: Mapping[str, str]
    guess: Callable[[str, str], str]
    victims: Mapping[str, Noun]
    triggers: Mapping[str, Harm]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Harm], ...]]
    injuring: Mapping[str, Harm]
    quantity: re.Pattern[str]
    number_value: Callable[[str], int | None]
    qualifiers: Mapping[str, str]
    subset: re.Pattern[str]
    abbreviations: frozenset[str]
    debris_heads: re.Pattern[str]
    debris_lines: re.Pattern[str]
