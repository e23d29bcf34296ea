"""Control, agreements and positions across reports: who holds what, what was agreed, what is disputed."""

from warledger.accounts.agreements import Agreement, Fact, Happening, agreements
from warledger.accounts.breaches import Breach, breaches, by_report
from warledger.accounts.control import PlaceControl, control_states
from warledger.accounts.disputes import Dispute, Stand, disputes
from warledger.accounts.entries import Entry
from warledger.accounts.states import RULES, State

__all__ = [
    "RULES", "Agreement", "Breach", "Dispute", "Entry", "Fact", "Happening", "PlaceControl", "Stand", "State",
    "agreements", "breaches", "by_report", "control_states", "disputes",
]  # fmt: skip
