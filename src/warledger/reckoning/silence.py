"""When nobody is told dead, or nobody hurt, and why that may be taken as none.

Unknown is not zero. Two rules say when silence speaks, both by the structure of what is told and never for a part of
the victims. Their grounds are measured; docs/reckoning.md says how often they are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from warledger.reading.events import in_known_words
from warledger.reckoning.survivors import only_struck_in, surviving
from warledger.reckoning.told import Told
from warledger.records import Cause, Figure, Harm, Issue, Measure, Used

NO_DEAD = "no report tells of a death, and each that counts the hurt would tell it first: taken as none"
NO_HURT = "the dead are counted one by one and no report tells of anyone hurt: taken as none"

FEW: Final = 5
"""Dead up to which a report that counts them all would tell of the hurt, too."""

SPREADING: Final[frozenset[Cause]] = frozenset({
    "airstrike", "shelling", "clash", "mine or IED", "car bomb", "suicide bombing", "chemical", "drone strike",
    "explosion", "mixed",
})  # fmt: skip
"""What harms whoever stands near: reports of it seldom tell of all the wounded, and their silence says nothing."""


def silent(told: Sequence[Told], harm: Sequence[Harm]) -> Iterator[Harm]:
    """Rows of none killed, or none injured, where the reports' silence says so; the high count stays open."""
    figures = [f for one in told for f in one.figures]
    rows = {h.measure: h for h in harm if h.victims == "all"}
    if "killed" not in rows and _hurt_alone(figures, rows.get("injured")):
        yield _none("killed", rows["injured"], NO_DEAD)
    if "injured" not in rows and _dead_alone(told, rows.get("killed")):
        yield _none("injured", rows["killed"], NO_HURT)


def _hurt_alone(figures: Sequence[Figure], injured: Harm | None) -> bool:
    """People are hurt, somebody says how many, and neither a death nor more victims than they are told."""
    if injured is None or not injured.best:
        return False
    if any(f.measure == "killed" and not _says_none(f) for f in figures):
        return False
    victims = max((f.bounds.floor for f in figures if f.measure == "casualties"), default=0)
    return victims <= injured.best


def _dead_alone(told: Sequence[Told], killed: Harm | None) -> bool:
    """Few are dead, each counted exactly, of an attack on persons, and not a word of anybody hurt."""
    figures = [f for one in told for f in one.figures]
    if killed is None or not killed.best or killed.best > FEW or killed.high is None:
        return False
    if any(f.measure == "missing" and not _says_none(f) for f in figures) or any(map(_tells_of_hurt, told)):
        return False
    if killed.best == 1 and any(one.words.victims.search(_all_words(one)) for one in told):
        return False
    if any(f.measure == "casualties" and f.bounds.floor > (killed.best or 0) for f in figures):
        return False
    dead = [f for f in figures if f.measure == "killed"]
    exact = all(f.bounds.low == f.bounds.high and not f.approx for f in dead if f.bounds.known)
    return exact and all(f.status != "combatant" and f.cause not in SPREADING for f in dead)


def _tells_of_hurt(one: Told) -> bool:
    """Whether a report tells of anybody hurt besides the dead, counted or not; one in a language without words may."""
    if not in_known_words(one.report) or one.words.hurt.search(_all_words(one)):
        return True
    hurt = [f for f in one.figures if f.measure == "injured" and not _says_none(f)]
    return bool(surviving(one, one.figures)) or any(not f.bounds.known and not only_struck_in(one, f) for f in hurt)


def _all_words(one: Told) -> str:
    return f"{one.report.title}\n{one.report.text}"


def _says_none(figure: Figure) -> bool:
    return figure.bounds.high == 0


def _none(measure: Measure, other: Harm, rule: str) -> Harm:
    used = tuple(Used(use.statement, rule) for use in other.used)
    issue = Issue("none-told", f"{measure}: {rule}", tuple(use.statement for use in used))
    return Harm(measure, "all", None, 0, 0, None, other.sources, used, (), (issue,))
