"""The pieces that a sentence is cut into, and pairs of words of harm that say one thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from warledger.reading.counts.quantities import Quantity
from warledger.reading.language import Harm, Noun

HARMED: Final = "harmed"  # the word of a group made of a participle: "reports of wounded"
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


def without_asides(chunks: list[Chunk], known_as: frozenset[str]) -> list[Chunk]:
    """A sentence without what a comma or a bracket adds to one person: "Omar Hadid, 30, also known as Abu Ali, and"."""
    out: list[Chunk] = []
    i = 0
    while i < len(chunks):
        end = _aside_end(chunks, i, known_as) if out and chunks[i].kind == "," and _one_person(out[-1]) else i
        if end > i and chunks[end - 1].kind == "," and end < len(chunks) and chunks[end].kind == "G":
            end -= 1  # what follows goes on the list: "Omar Hadid, 30, Ali Kassem"
        out += chunks[i : i + 1] if end == i else []
        i = max(end, i + 1)
    return out


def _one_person(c: Chunk) -> bool:
    return c.kind == "G" and (c.name or (c.noun is not None and not c.noun.plural and c.quantity is None))


def _aside_end(chunks: list[Chunk], i: int, known_as: frozenset[str]) -> int:
    """Behind an age or another name that the comma at i opens and another one closes, else i."""
    j = i + 1
    while j < len(chunks) and (chunks[j].kind == "t" or chunks[j].head == "-year-old"):
        j += 1
    if j == i + 1:
        j += j < len(chunks) and chunks[j].kind == "y"
        known = j + 2 < len(chunks) and chunks[j].word in known_as and chunks[j + 2].name
        j = j + 3 if known else i + 1
    closed = i + 1 < j < len(chunks) and chunks[j].kind == ","
    return max(j + 1, _aside_end(chunks, j, known_as)) if closed else i


def _shot_dead(out: list[Chunk], c: Chunk) -> bool:
    """Whether a comma stands between "shot" and "killed"."""
    first = out[-2].harm if len(out) > 1 and out[-1].kind == "," else None
    shot = first is not None and first.measure == "injured" and first.person and first.form == "past"
    return shot and c.harm is not None and c.harm.measure == "killed" and c.harm.form == "past"


def _tells_who(c: Chunk) -> bool:
    """Whether a group says who somebody is and does not count anew: "nurses", "a nurse"."""
    return c.kind == "G" and c.noun is not None and c.quantity is None and c.article in ("", "a") and not c.named


def _tells_who_all(c: Chunk) -> bool:
    return c.noun is not None and c.noun.plural and not c.noun.collective


def merge_pairs(chunks: list[Chunk]) -> list[Chunk]:
    """ "killed or wounded" said of one number counts casualties; "shot and killed" is one death."""
    out: list[Chunk] = []
    both: tuple[Chunk, Chunk] | None = None
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
        if both is not None and c.kind == "G" and c.counted:
            out[-1:] = [*both]  # "12 killed injured 40": each has its own people
        both = None
        last = out[-1].harm if out else None
        same = last and c.harm and last.form == c.harm.form and last.form in ("past", "base") and not last.person
        if last and c.harm and same and {last.measure, c.harm.measure} == BOTH:
            told = len(out) > 1 and out[-2].kind == "G" and out[-2].counted
            both = (out[-1], c) if told else None
            out[-1] = Chunk("K", out[-1].first, c.last, out[-1].word, Harm("casualties", last.form))
            continue  # "dozens killed injured": a headline that lost its comma
        if len(out) > 1 and out[-1].kind == "e" and out[-2].anaphor and _tells_who(c):
            out[-2].noun, out[-2].head, out[-2].last = c.noun, c.head, c.last
            del out[-1]
            continue  # "two of them are nurses"
        if len(out) > 1 and out[-1].kind == "c" and out[-2].anaphor and _tells_who(c) and _tells_who_all(out[-2]):
            out[-2].last = c.last
            del out[-1]
            continue  # "all of them women and children"
        if _shot_dead(out, c):
            del out[-2:]  # "shot, killed": one death
        out.append(c)
    return out
