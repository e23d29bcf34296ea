"""The pieces that a sentence is cut into, and pairs of words of harm that say one thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from warledger.reading.counts.quantities import Quantity
from warledger.reading.language import Harm, Noun

BOTH: Final = frozenset({"killed", "injured"})


@dataclass(slots=True, eq=False)
class Chunk:
    """One piece of a sentence: tokens ``first`` up to ``last`` (exclusive).

    ``kind`` is "G" for a noun group, "K" for a word of harm, "I" for an expression that opens a subset, "," for a
    comma, ";" for a break, else the class letter of its single word. The rest describes a group.
    """

    kind: str
    first: int
    last: int
    word: str = ""
    harm: Harm | None = None
    quantity: Quantity | None = None
    article: str = ""  # "a", "the", "other" or ""
    noun: Noun | None = None
    head: str = ""
    named: bool = False
    unknown: bool = False  # the head is in no table
    anaphor: bool = False  # "eight of them"
    modifiers: tuple[str, ...] = ()
    capital: bool = False  # the head is written with a capital
    name: bool = False  # capitalised words only: a person, or a place, or a party
    owner: bool = False  # ends in a genitive: "Galan's"
    called: bool = False  # a person's name by where it stands, whatever its capitals
    inner: Harm | None = None  # "12 wounded civilians"
    claimed: bool = field(default=False)

    @property
    def counted(self) -> bool:
        """Whether a quantity, an article or "another" says how many."""
        return self.quantity is not None or self.article in ("a", "other")

    @property
    def number(self) -> bool:
        """Whether the group is a number and nothing else."""
        told = self.kind == "G" and self.quantity is not None and self.quantity.vague is None
        return told and not (self.head or self.anaphor or self.noun or self.inner)

    @property
    def person(self) -> bool:
        """Whether the group plainly names people."""
        return self.noun is not None


def _shot_dead(out: list[Chunk], c: Chunk) -> bool:
    """Whether a comma stands between "shot" and "killed"."""
    first = out[-2].harm if len(out) > 1 and out[-1].kind == "," else None
    shot = first is not None and first.measure == "injured" and first.person and first.form == "past"
    return shot and c.harm is not None and c.harm.measure == "killed" and c.harm.form == "past"


def merge_pairs(chunks: list[Chunk]) -> list[Chunk]:
    """ "killed or wounded" said of one number counts casualties; "shot and killed" is one death."""
    out: list[Chunk] = []
    for c in chunks:
        if (
            len(out) >= 2
            and out[-1].kind == "c"
            and out[-2].harm is not None
            and out[-2].kind == c.kind == "K"
            and c.harm
        ):
            first, second = out[-2].harm, c.harm
            verbs = {first.form, second.form} <= {"past", "adj", "ing", "base"}
            if first.measure == "injured" and first.person and second.form == "past" == first.form:
                out[-2:] = [c]
                continue
            if {first.measure, second.measure} == BOTH and (verbs or first.form == second.form == "noun"):
                out[-2:] = [Chunk("K", out[-2].first, c.last, out[-2].word, Harm("casualties", first.form))]
                continue
        last = out[-1].harm if out else None
        same = last and c.harm and last.form == c.harm.form and last.form in ("past", "base") and not last.person
        if last and c.harm and same and {last.measure, c.harm.measure} == BOTH:
            out[-1] = Chunk("K", out[-1].first, c.last, out[-1].word, Harm("casualties", last.form))
            continue  # "dozens killed injured": a headline that lost its comma
        if _shot_dead(out, c):
            del out[-2:]  # "shot, killed": one death
        out.append(c)
    return out
