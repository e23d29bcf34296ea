"""What tests share: the way to the evaluation data that lies beside the checkout, where it does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def shared_folder() -> Path | None:
    """The folder of evaluation data beside the checkout (or where WARLEDGER_SHARED says), or None."""
    for candidate in (os.environ.get("WARLEDGER_SHARED"), ROOT.parent / "shared"):
        if candidate and (Path(candidate) / "eval").is_dir():
            return Path(candidate)
    return None


def shared(name: str) -> Path:
    """A file of the evaluation data, or a skip that says why."""
    folder = shared_folder()
    if folder is None or not (folder / name).exists():
        pytest.skip(f"needs {name} of the evaluation data, which is not beside this checkout")
    return folder / name
