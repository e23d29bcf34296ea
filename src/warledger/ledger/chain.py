"""The chain over raw rows: each carries the hash of its content and of the row before: no change goes unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

FIRST: Final = "0" * 64
"""What the first row of a table points back to."""


def row_hash(previous: str, content: Mapping[str, Any]) -> str:
    """SHA-256 of a row's content and of the hash before it; a lone surrogate in a text is hashed as it stands."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def content_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """What of a row is hashed: everything but its number and the chain itself."""
    return {key: value for key, value in row.items() if key not in ("seq", "previous", "hash")}
