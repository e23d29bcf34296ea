"""Places: a name and its context become ranked candidates with reasons.

>>> gazetteer = open_gazetteer()                                        # doctest: +SKIP
>>> resolve(gazetteer, "Tal Maleh", Context("Syria", "Hama")).place     # doctest: +SKIP
Place(words='Tal Maleh', name='Tall Mallah', lat=35.30566, lon=36.51962, country='SY', adm1='Hama', ...)
"""

from __future__ import annotations

from pathlib import Path

from warledger.places.default import embedded_index, user_index
from warledger.places.evidence import Context
from warledger.places.gazetteer import Gazetteer
from warledger.places.records import Candidate, GazetteerError, Resolution
from warledger.places.resolving import resolve, resolve_report

__all__ = [
    "Candidate", "Context", "Gazetteer", "GazetteerError", "Resolution", "open_gazetteer", "resolve", "resolve_report",
]  # fmt: skip


def open_gazetteer(path: Path | str | None = None) -> Gazetteer:
    """Open an index for look-ups, with what the program brings beside it.

    Args:
        path: the index; by default WARLEDGER_GAZETTEER or the one in the user's data folder, where there is one.

    Raises:
        GazetteerError: where a path is given, here or in the environment, and no index lies there.
    """
    index = Path(path) if path else user_index()
    if path and not index.exists():
        raise GazetteerError(index, None, "no index lies there: make one with `warledger places add`")
    return Gazetteer([*([index] if index.exists() else []), embedded_index()])
