"""Stated quantities: a number or a vague word with its qualifier, as bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from warledger.bounds import Bounds
from warledger.errors import BoundsError
from warledger.reading.language import Language
from warledger.reading.text import Sentence, Text, Token


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text: characters ``start`` to ``end``, its bounds, and the word where it is no number."""

    start: int
    end: int
    bounds: Bounds
    approx: bool = False
    vague: str | None = None


def find_quantities(text: Text, sentence: Sentence, language: Language) -> dict[int, Quantity]:
    """The quantities of a sentence by the token they start at; whether they count people is decided later."""
    found: dict[int, Quantity] = {}
    end = text.end(sentence)
    behind = 0
    for i, low in enumerate(text.lows[sentence.first : sentence.last], sentence.first):
        starts = low in language.quantity_starts or low[0].isdigit()
        if not starts and "-" not in low:
            continue
        token = text.tokens[i]
        if token.start < behind:
            continue
        if starts:
            m = language.quantity.match(text.raw, token.start, end)
            quantity = _quantity(m, language) if m is not None else None
        else:
            quantity = _behind_dateline(text, token, end, language)
        if quantity is not None:
            found[i] = quantity
            behind = quantity.end
    return found


def _behind_dateline(text: Text, token: Token, end: int, language: Language) -> Quantity | None:
    """ "DAMASCUS, SANA-Two civilians": a number glued to the agency before it."""
    agency, _, word = token.text.rpartition("-")
    if not agency.isupper() or word.lower() not in language.quantity_starts:
        return None
    start = token.end - len(word)
    m = language.quantity.match(text.raw[start:end])
    quantity = _quantity(m, language) if m is not None else None
    return replace(quantity, start=start, end=start + quantity.end) if quantity is not None else None


def _quantity(m: re.Match[str], language: Language) -> Quantity | None:
    if m["vague"]:
        return Quantity(m.start(), m.end(), Bounds(), vague=" ".join(m["vague"].lower().split()))
    return _numeric(m, language)


def _numeric(m: re.Match[str], language: Language) -> Quantity | None:
    low = language.number_value(m["from"] or m["low"])
    upto = m["upto"] or m["high"]
    high = language.number_value(upto) if upto else low
    if low is None or high is None or ((m["low"] or "").startswith("0") and m["low"] != "0"):
        return None
    kinds = {language.qualifiers.get(" ".join(q.lower().split()), "") for q in (m["q1"], m["q2"]) if q}
    after = " ".join((m["after"] or "").lower().split())
    if after in ("+", "or more", "-plus"):
        kinds.add("at least")
    try:
        if high != low:
            return Quantity(m.start(), m.end(), Bounds(low, high), "about" in kinds)
    except BoundsError:
        return None  # "20 or 3": no range; a fault of the text, and the numbers still stand apart
    return Quantity(m.start(), m.end(), _bounds(low, kinds), "about" in kinds or after == "or so")


def _bounds(n: int, kinds: set[str]) -> Bounds:
    if "at least" in kinds:
        return Bounds.at_least(n)
    if "more than" in kinds:
        return Bounds.more_than(n)
    if "at most" in kinds:
        return Bounds.at_most(n)
    if "fewer" in kinds:
        return Bounds(None, max(n - 1, 0))
    return Bounds.exactly(n)
