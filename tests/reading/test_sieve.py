"""A sieve finds what its pattern finds, in any script."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.reading.english import ENGLISH
from warledger.reading.english.actors import ENGLISH_ACTORS
from warledger.reading.english.speech import ENGLISH_SPEECH
from warledger.reading.sieve import Sieve, widened

SIEVES = [
    ENGLISH.accident, ENGLISH_SPEECH.background, ENGLISH_ACTORS.apart.pattern, ENGLISH_ACTORS.record.pattern,
    ENGLISH_ACTORS.unclear.pattern, ENGLISH.times.war, ENGLISH.times.whole, ENGLISH.times.running,
    ENGLISH.times.record, ENGLISH.times.before, ENGLISH.times.aside,
]  # fmt: skip
WORDS = st.sampled_from(
    "since the war began warplanes earthquake storm another previous attack most été Halep’te so far first deadliest in"
    " recent years not clear who 3 ٣ days after 2016 earlier strike elsewhere response to over past two months"
    " \u017form s\u0131nce \ud800".split()
)
GAPS = st.sampled_from([" ", "  ", "\u00a0", "\u2009", "\x1c", ", ", ".\n", "-"])


@given(st.lists(st.tuples(WORDS, GAPS), max_size=12), st.integers(0, 20), st.integers(0, 120))
def test_a_sieve_finds_what_its_pattern_finds(words: list[tuple[str, str]], start: int, end: int) -> None:
    text = "".join(word + gap for word, gap in words)
    for sieve in SIEVES:
        found, expected = sieve.search(text, start, end), sieve.pattern.search(text, start, end)
        assert (found and found.span()) == (expected and expected.span())
        spans = [m.span() for m in sieve.finditer(text)]
        assert spans == [m.span() for m in sieve.pattern.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "wider"),
    [
        (r"\bwar\b(?! (?:crime|zone)s)", r"\bwar"),
        (r"(?<!its )\b(?:last|\w+) raid$", r"(?:last|[\pL\pN_]+) raid"),
        (r"[\w(-]+ [^)\s]", r"[\pL\pN_(-]+ [^)\s]"),
    ],
)
def test_what_looks_around_a_match_is_left_out(pattern: str, wider: str) -> None:
    assert widened(pattern) == wider


def test_a_sieve_keeps_the_case_of_its_pattern() -> None:
    assert Sieve(re.compile("IS")).search("this is") is None
    assert Sieve(re.compile("IS", re.IGNORECASE)).search("this is") is not None
