"""What single words are to a speaker: names and the small words that look like them, numbers, titles."""

from __future__ import annotations

from typing import Final

from warledger.reading.language import Language
from warledger.reading.speaking.sources import is_capital
from warledger.reading.speaking.speechtables import SpeechTables
from warledger.reading.text import Sentence, Text

NOUNS: Final = frozenset("pjxzv")
"""Word classes (see ``english/words.py``) that stand inside a group that names a speaker."""
MENU: Final = 4
"""How many words in capitals are a line of a menu, where the rest is none."""


class Words:
    """The words of one text."""

    def __init__(self, text: Text, language: Language, tables: SpeechTables) -> None:
        self.text = text
        self.tokens, self.lows = text.tokens, text.lows
        self.tables = tables
        self.language = language
        self.shouting = text.raw.isupper()

    def letter(self, i: int) -> str:
        """The class letter of a token; "k" for a word of harm."""
        low = self.lows[i]
        if not low[0].isalnum():
            return ";"
        if "-" in low and low.rpartition("-")[2] in self.tables.joined_adjectives:
            return "j"
        if self.acronym(i):
            return "p"
        if low in self.language.triggers:
            return "k"
        return self.language.classes.get(low) or self.language.guess(self.tokens[i].text, low)

    def is_name(self, i: int, sentence: Sentence) -> bool:
        """Whether a word of saying is part of a name: "Omar Said", or of a line of a menu, "MOSCOW REPORT"."""
        token = self.tokens[i]
        if self.shouting:
            return False
        menu = token.text.isupper() and sentence.last - sentence.first <= MENU
        return menu or (i > sentence.first and self.surname_at(i))

    def surname_at(self, i: int) -> bool:
        """Whether a word of saying is written as a last name."""
        return self.tokens[i].low in self.tables.also_names and self.tokens[i].text.istitle()

    def acronym(self, i: int) -> bool:
        """Whether a small word is written as a name: "IS said"."""
        return self.tokens[i].text in self.language.acronyms and not self.shouting

    def counts(self, i: int) -> bool:
        """Whether a token tells a number."""
        return self.language.number_value(self.tokens[i].low) is not None

    def dotted(self, i: int, ceiling: int) -> bool:
        """Whether a full stop behind this token only closes an initial or a title, and a name goes on."""
        token = self.tokens[i]
        short = len(token.text) == 1 or token.low in self.tables.honorifics
        return short and i + 2 < ceiling and self.tokens[i + 1].text == "." and is_capital(self.tokens[i + 2].text)

    def capital(self, i: int) -> bool:
        """Whether a token may belong to a name."""
        token = self.tokens[i]
        if token.low in self.tables.particles or token.low in self.tables.honorifics:
            return True
        if (i and self.tokens[i - 1].low in self.tables.not_after) or self.surname_at(i):
            return True
        return not token.text.islower() and self.letter(i) in NOUNS and token.low not in self.tables.triggers
