"""Reckoning: an incident's figures become low, best and high, by rules that have a name, a version and a reason.

figures of one report ─► within: one count ─► across: a range of sources ─► Harm ─► Reckoning
"""

from __future__ import annotations

from warledger.reckoning.reckon import reckon, reckon_by
from warledger.reckoning.rules import RULES, RuleSet

__all__ = ["RULES", "RuleSet", "reckon", "reckon_by"]
