"""Words by which a denial is of an agreement and not of a deed that harms people."""

from __future__ import annotations

import re
from typing import Final

AGREED: Final = re.compile(
    r"\b(?:cease-?fire\w*|truce\w*|deal|agreement\w*|accord\w*|talks|buffer|withdraw\w*)\b", re.IGNORECASE
)


def of_a_deed(words: str) -> bool:
    """Whether what a party named for a deed denies may be that deed."""
    return not AGREED.search(words)
