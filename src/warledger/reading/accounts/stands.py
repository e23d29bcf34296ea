"""Positions in the making, and which of them answers which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from warledger.reading.accounts.clauses import Clauses
from warledger.reading.accounts.tables import AgreementWords
from warledger.reading.blame.camps import party_of
from warledger.reading.text import Sentence
from warledger.records import Stance

ANSWERED: Final = 12
"""How many stands back an answer may reach."""
TOLD: Final = 4
"""Words behind "the report" within which "that" says which report it is."""
STEM: Final = 5
"""Letters by which two words are of one matter."""


@dataclass(slots=True, eq=False)
class Stand:
    """A position in the making: tokens ``first`` up to ``last``; ``about`` as tokens."""

    page: Clauses
    sentence: Sentence
    at: int
    first: int
    last: int
    speaker: str
    stance: Stance
    about: tuple[int, int]
    toward: str | None = None
    answers: Stand | None = None
    chain: tuple[str, ...] = ()

    @property
    def matter(self) -> str:
        """What it is about, as worded."""
        return self.page.words(*self.about)


def answer(stand: Stand, stands: Sequence[Stand]) -> None:
    """Tie a denial, a rejection or a confirmation to the earlier stand that it answers, and so to whom it is toward."""
    if stand.stance not in ("denies", "rejects", "confirms"):
        return
    t = stand.page.t.position
    words = [x.strip(",.:") for x in stand.matter.lower().split()]
    at = next((n for n, w in enumerate(words) if w in t.charges), len(words))
    told = any(w in stand.page.c.that for w in words[at + 1 : at + TOLD])  # "the report that": it says which
    charges = [t.charges[w] for w in words if w in t.charges and not told]
    matter = _stems(stand.matter)
    for other in reversed(stands[-ANSWERED:]):
        if party_of(other.speaker) == party_of(stand.speaker):
            continue  # nobody answers himself
        if stand.stance == "denies" and other is stands[-1] and _charged(other, stand.speaker):
            stand.answers, stand.toward = other, stand.toward or other.speaker
            return
        if other.stance not in ("claims", "accuses", "demands", "threatens"):
            continue
        if stand.stance != "rejects" and other.stance in ("demands", "threatens"):
            continue
        pointing = any(other.stance in stances for stances in charges)
        close = other.sentence is stand.sentence or stand.toward == other.speaker or other.toward == stand.speaker
        same = matter & _stems(other.matter)
        if (pointing and (close or other is stands[-1])) or len(same) > 1 or same & _topical(stand.page.t.agreement):
            stand.answers = other
            stand.toward = stand.toward or other.speaker
            return


def _charged(other: Stand, speaker: str) -> bool:
    """Whether a stand speaks of whoever denies next: "confirmed that Russian planes struck. But Russia denied"."""
    if other.stance not in ("claims", "accuses", "confirms"):
        return False
    of = {party_of(n) for a in other.page.actors_in(*other.about) for n in a.names}
    return party_of(speaker) in of or party_of(other.toward or "") == party_of(speaker)


@lru_cache(maxsize=8)
def _topical(words: AgreementWords) -> frozenset[str]:
    """Stems of which one in common is enough, since they name an agreement."""
    return frozenset(w[:STEM] for w in words.nouns.firsts if len(w) > STEM)


def _stems(matter: str) -> frozenset[str]:
    """What words are about: their first letters, without names, since who is spoken of is not what is said of him."""
    words = (w.strip(".,:;\"'“”") for w in matter.split())
    return frozenset(w[:STEM] for w in words if len(w) > STEM and w.islower())
