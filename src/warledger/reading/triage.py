"""The first step of the cascade: does this text speak of harm, control or agreements at all?

Most of a news stream does not, and must cost almost nothing: one pass of RE2, which is linear on any input.
"""

from __future__ import annotations

from typing import Final

import re2

from warledger.reading.english.triage import STEMS

_OPTIONS = re2.Options()
_OPTIONS.case_sensitive = False
_OPTIONS.log_errors = False
_ANY: Final = re2.compile(STEMS.encode("ascii"), _OPTIONS)


def relevant(text: bytes) -> bool:
    """Whether a text in UTF-8 (or a page with its markup) is worth reading."""
    return _ANY.search(text) is not None


def speaks_of_harm(*parts: str) -> bool:
    """Whether a title or a text is worth reading."""
    return any(relevant(part.encode("utf-8", "replace")) for part in parts)
