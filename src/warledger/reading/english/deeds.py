"""Words by which a denial is of a deed that harms people, and not of an agreement, a visit or a plan."""

from __future__ import annotations

import re
from typing import Final

DEED: Final = re.compile(
    r"\b(?:attack\w*|air ?strike\w*|strikes?|struck|bomb\w*|shell\w*|raid\w*|target\w*|kill\w*|massacre\w*|"
    r"responsib\w*|hit|hitting|casualt\w*|civilians?|mission\w*|perpetrat\w*|involve\w*|behind)\b",
    re.IGNORECASE,
)
AGREED: Final = re.compile(
    r"\b(?:cease-?fire\w*|truce\w*|deal|agreement\w*|accord\w*|talks|buffer|withdraw\w*)\b", re.IGNORECASE
)


def of_a_deed(words: str) -> bool:
    """Whether what somebody claims or denies is a deed that harms people."""
    return bool(DEED.search(words)) and not AGREED.search(words)
