"""Names as they sound: a name in any script becomes a *form*, and names that may be the same share a *key*.

A form is the name's words in the phonetic alphabet of :mod:`warledger.places.letters`, vowels reduced to a, i, u,
then ``|`` and the codes of its qualifiers (E for eastern …). A key is a form without vowels, blanks, doubles and
qualifiers.

>>> form("Tal Maleh"), form("Tell Malah"), form("تل ملح")
('tal mala', 'tal mala', 'tl ml')
>>> form("Eastern Ghariyah"), form("Ghariyah al-Sharqiyah")
('Gari|E', 'Gari|E')
>>> key(form("Ma'arrat al-Nu'man")) == key(form("Maaret an-Numan")) == key(form("معرة النعمان"))
True
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from warledger.places.letters import (
    ARABIC,
    ARABIC_ARTICLE,
    ARABIC_SPELLINGS,
    ARTICLES,
    CYRILLIC,
    FIRST_WORDS,
    KINDS_BEFORE,
    LATIN,
    MARKED,
    MERGED,
    QUALIFIERS,
)

_SILENT = re.compile("[’‘ʼʻʾʿ'`´ʹʽˈ\u0307\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670]")
_WORD = re.compile(r"[^\W_]+")
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiouyw]+")
_SOUNDS = re.compile("^rh|" + "|".join(sorted(LATIN, key=len, reverse=True)))
_LONG_VOWELS = {"ou": "u", "oo": "u", "ee": "i", "ei": "ay", "ai": "ay", "ey": "ay", "iy": "y", "aa": "a", "o": "u"}
_LONG = re.compile("|".join(sorted(_LONG_VOWELS, key=len, reverse=True)))
_LAST_H = re.compile("(?<=[^aeiou])(?:[ae]h?|y?[ae]h?)$")
_HARD_G = str.maketrans("гГ", "ґҐ")
_GLIDE = re.compile("ee|[iy]")
_TO_GLIDES = str.maketrans({"o": "u", "w": "u", "a": None, "e": None})
_LAST_E = re.compile(r"e(?=[^aeiouywh\W]+(?:$|\W))")
_NO_VOWELS = str.maketrans("", "", "aiu ")


LAST_OF_LATIN = "\u036f"
"""Letters are compared within Latin script, and within the others."""


def fold(name: str) -> str:
    """The name in small letters, without marks, apostrophes, vowel signs or invisible characters."""
    low = _plain(name)
    if low.isascii():
        return low
    return _MARKS.sub("", unicodedata.normalize("NFKD", low.translate(MARKED)))


def _plain(name: str) -> str:
    if name.isascii():
        return name.lower().replace("'", "").replace("`", "")
    return _SILENT.sub("", unicodedata.normalize("NFC", name).lower())


class Letters(NamedTuple):
    """A name as it is written, without marks, blanks and qualifiers, which may be translated.

    ``written`` is all of it; ``spelt`` is without article, doubles and what Latin writers spell as they like;
    ``articled`` is whether the name begins with an article; ``qualified`` are the codes of the qualifiers.
    """

    written: str
    spelt: str
    articled: bool
    qualified: str = ""

    def packed(self) -> str:
        """The letters as a line of an index."""
        spelt = "" if self.spelt == self.written else self.spelt
        return "\t".join((self.written, spelt, "a"[: self.articled], self.qualified)).rstrip("\t")

    @classmethod
    def of(cls, line: str) -> Letters:
        """The letters of a line of an index."""
        written, spelt, articled, qualified = (line + "\t\t\t").split("\t")[:4]
        return cls(written, spelt or written, articled == "a", qualified)


@lru_cache(maxsize=65536)
def letters(name: str) -> Letters:
    """The letters of a name."""
    words, qualified = _named(name)
    bare = [w for w in words if w not in ARTICLES] or words
    spelt = "".join([w.removeprefix(ARABIC_ARTICLE) for w in bare])
    if spelt[:1] < "\u0370":
        spelt = _LAST_H.sub("a", _LONG.sub(_long, spelt))
    articled = bool(words) and (words[0] in ARTICLES or words[0].startswith(ARABIC_ARTICLE))
    written = "".join([w.removeprefix(ARABIC_ARTICLE) for w in words])
    return Letters(written, _DOUBLE.sub(r"\1", spelt), articled, qualified)


def _long(match: re.Match[str]) -> str:
    return _LONG_VOWELS[match.group()]


def _named(name: str) -> tuple[list[str], str]:
    """The words of a name without qualifiers and words of kind, and the codes of the qualifiers."""
    words = _WORD.findall(fold(name).translate(ARABIC_SPELLINGS))
    named = [w for w in words if w not in QUALIFIERS and w not in KINDS_BEFORE]
    if not named:
        return words, ""
    qualified = "".join(sorted([QUALIFIERS[w] for w in words if w in QUALIFIERS]))
    while len(named) < len(words) and len(named) > 1 and named[-1] in ARTICLES:
        named.pop()  # the article of a qualifier that was left out
    return named, qualified


@lru_cache(maxsize=16384)
def heard(name: str) -> tuple[str, ...]:
    """The forms to seek a name by: those it can have, a last closed e as i (Saraqeb and Saraqib), th as dh (Thiban)."""
    low = name.lower()
    others = {_LAST_E.sub("i", low), low.replace("th", "dh")} - {low}
    return tuple(dict.fromkeys((*forms(name), *(f for other in sorted(others) for f in forms(other)))))


def forms(name: str) -> tuple[str, ...]:
    """Every form that the name can have: г is read both ways, ة before another word with its t and without."""
    first = form(name)
    others = {form(name.translate(_HARD_G))} if "г" in name or "Г" in name else set()
    if "ة " in name:
        others.add(form(name.replace("ة ", "ه ")))
    return tuple(f for f in (first, *sorted(others - {first})) if f)


@lru_cache(maxsize=65536)
def form(name: str) -> str:
    """How the name sounds; empty where it has no letter or digit."""
    words = [w if w.isascii() or w[0] >= "\u0370" else fold(w) for w in _WORD.findall(_plain(name))]
    if len(words) > 1:
        words = [w for w in words if w not in KINDS_BEFORE and w not in ARTICLES] or words[-1:]
    codes = [QUALIFIERS[w] for w in words if w in QUALIFIERS]
    if codes and len(codes) < len(words):
        words = [w for w in words if w not in QUALIFIERS]
    else:
        codes = []
    sounds = [_sound(word, last=i == len(words) - 1) for i, word in enumerate(words)]
    if len(sounds) > 1:
        sounds[0] = FIRST_WORDS.get(sounds[0].translate(_NO_VOWELS), sounds[0]) if vowelled(sounds[0]) else sounds[0]
    body = " ".join(s for s in sounds if s)
    return f"{body}|{''.join(sorted(codes))}" if codes else body


def key(form_: str) -> str:
    """What all spellings of one name share: consonants only, doubles as one, qualifiers left to the score."""
    body = form_.partition("|")[0]
    return _DOUBLE.sub(r"\1", body.translate(MERGED).translate(_NO_VOWELS).replace("nb", "mb")) or body


def likeness(a: str, b: str) -> float:
    """How alike two forms are, 0 to 1.

    A form without vowels is judged by its consonants alone. Eastern and western twins are unlike; a qualifier that one
    side leaves out costs a little.
    """
    if a == b:
        return 1.0
    body_a, _, codes_a = a.partition("|")
    body_b, _, codes_b = b.partition("|")
    first_a, _, rest_a = body_a.partition(" ")
    first_b, _, rest_b = body_b.partition(" ")
    first = first_a.translate(_NO_VOWELS) if rest_a and rest_b else ""
    if first in FIRST_WORDS and first == first_b.translate(_NO_VOWELS):  # shared by chance: it says nothing
        body_a, body_b = rest_a, rest_b
    bones_a, bones_b = body_a.translate(_NO_VOWELS), body_b.translate(_NO_VOWELS)
    bones = Levenshtein.normalized_similarity(bones_a, bones_b)
    if bones < 1:  # what a key merges is half a difference
        merged = Levenshtein.normalized_similarity(bones_a.translate(MERGED), bones_b.translate(MERGED))
        bones = (bones + merged) / 2
    if vowelled(body_a) and vowelled(body_b):
        flesh = Levenshtein.normalized_similarity(body_a.replace(" ", ""), body_b.replace(" ", ""))
        alike = (bones + flesh) / 2
    else:
        alike = 0.95 * bones
    if codes_a != codes_b:
        alike -= 0.5 if codes_a and codes_b else 0.08
    return max(alike, 0.0)


def vowelled(body: str) -> bool:
    """Whether a form has vowels; one from Arabic script has none."""
    return "a" in body or "i" in body or "u" in body


@lru_cache(maxsize=65536)
def _sound(word: str, *, last: bool) -> str:
    first = word[0]
    if "\u0600" <= first <= "\u06ff":
        return _arabic(word, last=last)
    if "\u0400" <= first <= "\u04ff":
        word = word.translate(CYRILLIC)
    word = _SOUNDS.sub(_digraph, fold(word))
    word = _DOUBLE.sub(r"\1", _VOWELS.sub(_vowel, word))
    return word[:-1] if len(word) > 2 and word[-1] == "h" else word


def _digraph(match: re.Match[str]) -> str:
    return LATIN.get(match.group(), "G")


def _vowel(match: re.Match[str]) -> str:
    """A run of vowels by its glides, in their order: Suwayda's uway is ui, Sayda's ay is i; without any it is a."""
    run = _GLIDE.sub("i", match.group()).translate(_TO_GLIDES)
    return _DOUBLE.sub(r"\1", run) or "a"


def _arabic(word: str, *, last: bool) -> str:
    """Consonants of an Arabic word. Its ة sounds as t before another word: Khirbat al-Jawz."""
    if word.startswith(ARABIC_ARTICLE) and len(word) > 3:
        word = word[2:]
    sound = _DOUBLE.sub(r"\1", word.translate(ARABIC))
    if word.endswith("ة") and not last:
        return sound + "t"
    return (sound[:-1] if len(sound) > 1 and word[-1] in "ةهحھہ" and sound[-1] == "h" else sound) or word
