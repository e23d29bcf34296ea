"""The class letter of each word of a sentence (see ``english/words.py``), and where the words beside it change it."""

from __future__ import annotations

from collections.abc import Sequence

from warledger.reading.language import Language
from warledger.reading.text import Text, Token


def letters_of(text: Text, first: int, last: int, language: Language) -> list[str]:
    """The letters of tokens ``first`` up to ``last``, a sentence."""
    tokens, classes = text.tokens, language.classes
    letters = [classes.get(low) or _letter(text, i, language) for i, low in enumerate(text.lows[first:last], first)]
    for i, token in enumerate(tokens[first:last], first):
        word = token.text
        if word in language.acronyms and not _shouted(tokens, first, last, i):
            letters[i - first] = "j"
        elif word[0].isupper():
            if token.low in language.titled:
                letters[i - first] = "p"  # "Human Rights", "National Army"
        elif word in language.particles and _within_name(tokens, letters, first, last, i):
            letters[i - first] = "p"  # "Omar al Hadid"
    return letters


def _within_name(tokens: Sequence[Token], letters: Sequence[str], first: int, last: int, i: int) -> bool:
    return first < i < last - 1 and letters[i - first - 1] == "p" and tokens[i + 1].text[0].isupper()


def _letter(text: Text, i: int, language: Language) -> str:
    """The letter of a word that no table of classes holds."""
    token = text.tokens[i]
    if "-" in token.low:  # platforms censor words with a hyphen: "kil-led"
        joined = token.low.replace("-", "")
        if joined in language.vocabulary or joined in language.victims:
            token.low = text.lows[i] = joined
            return language.classes.get(joined, "v")
    return language.guess(token.text, token.low)


def _shouted(tokens: Sequence[Token], first: int, last: int, i: int) -> bool:
    """Whether the words beside token i are in capitals, too: then "IS" is the verb and no party."""
    beside = [tokens[k].text for k in (i - 1, i + 1) if first <= k < last]
    return all(t.isupper() and len(t) > 1 for t in beside if t[0].isalpha())
