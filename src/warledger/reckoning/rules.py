"""Rule sets: how counts of several sources become low, best and high. Each is a named, versioned row of choices.

Sources: UCDP GED codebook (low, best, high; of equals the lower), Iraq Body Count (minimum and maximum, two independent
sources), Airwars (minimum and maximum with a grade). What a set does not say is marked "ours" in docs/reckoning.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

VAGUE: Final = (
    ("tens", 10), ("dozens", 12), ("scores", 20), ("hundreds", 100), ("tens of thousands", 10_000),
    ("hundreds of thousands", 100_000), ("thousands", 1000), ("millions", 1_000_000),
)  # fmt: skip
"""People that a vague word counts at least, where nobody gives a number.

ACLED's for tens, dozens and hundreds, the rest ours. "Several", "many", "some" and a bare plural count for nothing:
unknown, and not none.
"""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A rule set.

    ``best``: whether a best estimate is given or only a range. ``independent``: sources that a count needs, below which
    it is provisional. ``graded``: whether the incident gets a grade. ``silence``: whether reports that count the hurt
    and tell of no death (or the other way round) are taken to say that there was none. ``vague``: what words like
    "dozens" count at least.
    """

    name: str
    version: int
    best: Literal["best supported", "none"]
    independent: int
    graded: bool
    silence: bool
    source: str
    vague: tuple[tuple[str, int], ...] = VAGUE

    @property
    def label(self) -> str:
        """Name and version, as reckonings carry it: "ucdp/1"."""
        return f"{self.name}/{self.version}"


RULES: Final[Mapping[str, RuleSet]] = MappingProxyType({
    rules.name: rules
    for rules in (
        RuleSet("ucdp", 1, best="best supported", independent=1, graded=False, silence=True,
                source="UCDP GED codebook; silence: ours"),
        RuleSet("ibc", 1, best="none", independent=2, graded=False, silence=False, source="Iraq Body Count, methods"),
        RuleSet("airwars", 1, best="none", independent=1, graded=True, silence=False, source="Airwars, methodology"),
    )
})  # fmt: skip
