"""English quantities: number words, qualifiers and vague words, as tables and one pattern.

What a qualifier does to a number follows the annotation guidelines: "at least 35" is [35, ∞), "more than 25" is
[26, ∞), "up to 10" is (-∞, 10], "fewer than 10" is (-∞, 9], "about 30" is [30, 30] and approximate.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

UNITS: Final[dict[str, int]] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "zero": 0,
}  # fmt: skip
TENS: Final[dict[str, int]] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES: Final[dict[str, int]] = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
DOZENS: Final[dict[str, int]] = {"dozen": 12, "score": 20}

AT_LEAST: Final = [
    "at least", "at the least", "a minimum of", "no fewer than", "no less than", "not less than", "not fewer than",
    "atleast", "a confirmed",
]  # fmt: skip
MORE_THAN: Final = [
    "more than", "over", "above", "upwards of", "in excess of", "just over", "well over", "slightly more than",
    "greater than", "exceeding", "exceeded", "exceeds", "surpassed", "surpasses", "surpassing",
    "topped", "tops", "topping", "better than", "well more than", "far more than", "just above", "beyond",
]  # fmt: skip
AT_MOST: Final = ["up to", "as many as", "at most", "no more than", "not more than", "a maximum of", "as high as"]
FEWER: Final = ["fewer than", "less than", "under", "below"]
ABOUT: Final = [
    "about", "around", "some", "nearly", "almost", "approximately", "roughly", "an estimated", "close to", "estimated",
    "circa", "approx", "close on", "as estimated", "or so", "perhaps", "near",
]  # fmt: skip
NEUTRAL: Final = [
    "another", "a further", "a total of", "exactly", "only", "just", "other", "an additional", "the other", "as few as",
    "the", "these", "those", "all", "all the", "a combined",
]  # fmt: skip

# Word for a quantity without a number -> its lemma. Longest first; the pattern sorts them.
VAGUE: Final[tuple[str, ...]] = (
    "tens of thousands", "hundreds of thousands", "many hundreds of thousands", "many hundreds", "many thousands",
     "tens of millions", "scores of thousands", "hundreds", "thousands", "millions", "dozens",
    "scores", "tens", "several hundred", "several thousand", "several dozen", "several tens", "several",
    "a large number", "large numbers", "a great number", "a huge number", "huge numbers", "a significant number",
    "a high number",
    "an unknown number", "an unspecified number", "an undetermined number", "an unconfirmed number", "untold numbers",
    "a small number", "a number", "numbers", "a handful", "a few", "many", "numerous", "countless", "various", "most",
    "a majority", "the majority", "some", "the rest", "a lot", "lots", "multiple", "large number", "significant number",
    "huge number", "high number", "unknown number", "a few hundred", "a few dozen", "few", "a group", "half", "a score",
    "innumerable", "hundred",
)  # fmt: skip

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_TEN = "|".join(TENS)
_SCALE = "|".join(SCALES)
_SMALL = rf"(?:(?:{_TEN})(?:[-\s](?:{_UNIT}))?|(?:{_UNIT}))"
_DIGITS = r"\d{1,3}(?:[,٬ ]\d{3})+(?![\d])|\d+(?:\.\d+)?(?![\d]|[.,]\d)"
_MORE = rf"[-\s](?:{_SCALE})(?:\s+and)?(?:[-\s]+{_SMALL})?"
NUMBER: Final = (
    rf"(?:(?:{_DIGITS})(?:\s?(?:{_SCALE})s?\b|k\b|m\b)?(?![-\w%°])"
    rf"|(?:half a|a half|a couple(?: of)?|a|one|two|three|four|five|six|seven|eight|nine|ten)[-\s]+dozen\b"
    rf"|half[-\s]dozen\b|a couple\b|a pair\b|a hundred\b|a thousand\b|a million\b|half a million\b"
    rf"|(?:a |one )?quarter of a million\b"
    rf"|{_SMALL}(?:{_MORE}(?:{_MORE})?)?\b(?![-\w])"
    rf"|dozen\b)"
)


def _alternatives(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


_BEFORE = _alternatives([*AT_LEAST, *MORE_THAN, *AT_MOST, *FEWER, *ABOUT])
QUANTITY: Final = re.compile(
    # "The toll:-11 civilians" has a bullet and "Thursday,two civilians" no space; "9-11" and "10:11" hold no number.
    r"(?<![\w$£€#%№])(?<!\d[.,:])(?<!\s\.)(?<!\w[-:])"
    rf"(?:(?P<q1>{_BEFORE})\s+(?:(?P<q2>{_BEFORE}|a|another|the)\s+)?)?"
    rf"(?:between\s+(?P<from>{NUMBER})\s+(?:and|to)\s+(?P<upto>{NUMBER})"
    rf"|(?P<low>{NUMBER})(?:\s*(?:-|–|—|to|or)\s*(?P<high>{NUMBER}))?)"
    r"(?P<after>\s*\+|\s+or\s+more\b|-plus\b|\s+or\s+so\b)?"
    rf"|(?<![\w-])(?P<vague>{_alternatives(VAGUE)})(?![\w-])(?:(?=\s+of\b)|)",
    re.IGNORECASE,
)
QUALIFIER_KIND: Final[dict[str, str]] = {
    **dict.fromkeys(AT_LEAST, "at least"), **dict.fromkeys(MORE_THAN, "more than"), **dict.fromkeys(AT_MOST, "at most"),
    **dict.fromkeys(FEWER, "fewer"), **dict.fromkeys(ABOUT, "about"),
}  # fmt: skip


@lru_cache(maxsize=16384)
def number_value(words: str) -> int | None:
    """The value of a number as the pattern found it: "1,300", "11 million", "twenty-six", "two dozen"; None if none."""
    text = words.lower().replace("٬", ",").strip()
    if text in ("a couple", "a couple of", "a pair"):
        return 2
    if "dozen" in text:
        if text.startswith(("half", "a half")):
            return 6
        head = text.split("dozen")[0].strip(" -")
        return 12 * (2 if head.startswith("a couple") else UNITS.get(head, 1))
    if text.endswith(" a million"):
        return 500_000 if text.startswith("half") else 250_000
    if text.startswith("a "):
        return SCALES.get(text[2:])
    digits = re.match(r"[\d., ]*\d", text)
    if digits:
        return _digits_value(digits.group(), text[digits.end() :].strip())
    return _words_value(re.split(r"[-\s]+", text))


def _digits_value(digits: str, scale: str) -> int | None:
    plain = re.sub(r"[, ](?=\d{3}(?:\D|$))", "", digits)
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return None
    factor = {"k": 1000, "m": 1_000_000}.get(scale, SCALES.get(scale.removesuffix("s"), 1))
    if factor == 1 and "." in plain:
        # "1.300" in continental notation; a count of people has no decimals.
        whole, _, rest = plain.partition(".")
        return int(whole + rest) if len(rest) == 3 else None
    value = float(plain) * factor
    return round(value) if value < 1e12 else None


def _words_value(words: list[str]) -> int | None:
    total = part = 0
    for word in words:
        if word == "and":
            continue
        if word in UNITS or word in TENS:
            part += UNITS.get(word, 0) + TENS.get(word, 0)
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES:
            total += (part or 1) * SCALES[word]
            part = 0
        else:
            return None
    return total + part
