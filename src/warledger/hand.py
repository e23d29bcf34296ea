"""People's knowledge as files: ``hand/*.yaml``, in a checkout beside ``src``, in an installed package inside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from warledger.errors import HandFileError

_HERE = Path(__file__).resolve()
# The wheel carries the folder inside the package; a checkout (and an editable install) has it at its root.
_FOLDERS = (_HERE.parent / "hand", _HERE.parents[2] / "hand")
# libyaml reads the parties in 50 ms, the loader in plain Python in 600 ms; a PyYAML built without libyaml has only the
# latter.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_hand(name: str) -> list[dict[str, Any]]:
    """The entries of one file, each with a unique ``name``.

    Raises:
        HandFileError: if the file is missing, is no YAML, or is no list of named entries.
    """
    path = next((folder / name for folder in _FOLDERS if (folder / name).is_file()), None)
    if path is None:
        raise HandFileError(f"hand/{name}", "there is no such file; install warledger again")
    try:
        entries = yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506 - both loaders are safe ones
    except yaml.YAMLError as fault:
        raise HandFileError(str(path), " ".join(str(fault).split())) from fault
    if not isinstance(entries, list) or not all(isinstance(e, dict) and e.get("name") for e in entries):
        raise HandFileError(str(path), "it must be a list of entries, each with a name")
    seen: set[str] = set()
    for entry in entries:
        if entry["name"] in seen:
            raise HandFileError(str(path), f"{entry['name']!r} stands in it twice")
        seen.add(entry["name"])
    return entries
