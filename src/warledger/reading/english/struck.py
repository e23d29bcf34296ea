"""Words that say people were struck and not whether they lived: "seven people were shot" may hold the dead."""

from __future__ import annotations

import re
from typing import Final

STRUCK: Final = re.compile(
    r"\b(?:shot|shoots?|shooting|hit|struck|stabbed|attacked|beaten|gunfire|gunned|gunshot|victims?)\b", re.IGNORECASE
)
LIVING: Final = re.compile(
    r"\b(?:wounded|wounding|wounds|injur\w+|hurt|critical\w*|serious\w*|stable|surviv\w+|hospital\w*|condition|"
    r"recover\w*|treated|treatment|threatening|maimed|burn(?:s|ed))\b",
    re.IGNORECASE,
)


def only_struck(before: str, words: str, after: str) -> bool:
    """Whether a figure of people injured says no more than that they were struck."""
    around = f"{before[-80:]}{words}{after[:80]}"
    return bool(STRUCK.search(around)) and not LIVING.search(around)
