"""Whether what a report tells further on says more nearly where its event was."""

from __future__ import annotations

from warledger.reading.placing.named import LEVELS, Named
from warledger.reading.placing.scenes import Told

COUNTRY = LEVELS["country"]
WIDE = 4.1  # from this level on (a bare name that is also a province's, a region) another sentence may narrow a place


def narrows(place: Named, base: Named | None, limit: float) -> bool:
    """Whether the place is narrower than the base, where that may be narrowed, and than the limit.

    What only opens a sentence ("Kilis has been under fire") narrows nothing.
    """
    if place.role == "subject" or place.level >= limit:
        return False
    if base is None:
        return True
    if base.unnamed == "one" and place.level <= base.level and place.key != base.key:
        return True  # "in a region near Damascus" is named further on
    return base.level >= WIDE and place.level < base.level and place.key != base.key


def turns(told: Told, base: Named | None) -> bool:
    """Whether a sentence turns from a province to another one."""
    if base is None or base.kind in ("region", "country") or base.level < WIDE:
        return False
    wide = {name.key for name in told.names if name.level >= WIDE and name.kind not in ("region", "country")}
    if base.unnamed == "one" and told.narrowest is not None:
        wide.discard(told.narrowest.key)  # "a region near Damascus" is named
    return bool(wide) and base.key not in wide


def are_parts(others: frozenset[int], counts: frozenset[int]) -> bool:
    """Whether counts are some parts of the total: smaller, and together well short of it."""
    return bool(counts and others) and min(others) < max(counts) and sum(others) < 0.8 * max(counts)
