"""Who claims and who denies: matters in dispute first, both sides in one sentence, then what else parties say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from warledger.accounts.disputes import NEGATED, Dispute, disputes
from warledger.publish.sitrep.material import Material
from warledger.publish.sitrep.phrases import one_line, sentence_case
from warledger.publish.sitrep.records import Sentence, mark
from warledger.publish.words import OWNED, joined, the, when_words
from warledger.quoting import quoted
from warledger.records import Position, Stance
from warledger.when import When

SAME: Final = 40
"""Characters in which what one speaker says is the same in two reports."""
SHORTEST: Final = 3
"""Words that a claim must have to be told, others one less: "the attack" claims nothing."""
MOST: Final = 12
"""Positions outside any dispute that are told; the rest are in the ledger."""
MORE: Final = Sentence("Further claims of these days are in the ledger.")
WEEK: Final = 7
"""Days before the window from which a report of these days may still recall a position."""
WEIGHT: Final[tuple[Stance, ...]] = ("denies", "accuses", "rejects", "confirms", "threatens", "demands", "claims")
"""What an editor would tell first."""
STANCES: Final[dict[Stance, str]] = {
    "claims": "said", "denies": "denied", "accuses": "made an accusation", "rejects": "rejected",
    "confirms": "confirmed", "demands": "demanded", "threatens": "threatened",
}  # fmt: skip
DENY: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut\w+|reject\w*|dismiss\w*|disclaim\w*)\b", re.IGNORECASE
)
CLAIM: Final = re.compile(r"\bclaim(?:s|ed|ing)?\b", re.IGNORECASE)
BLAME: Final = re.compile(r"\bblam(?:e|es|ed|ing)\b", re.IGNORECASE)
ON: Final = re.compile(r"(?:^|\s)(?:(?:it|squarely|directly)\s)*on (?:(?!\bon\b).)*$", re.IGNORECASE)


def positions(taken: Sequence[Position], material: Material) -> tuple[Sentence, ...]:
    """Disputes with both their sides, then whoever denies, accuses, rejects, confirms, threatens, demands or claims."""
    own = [p for p in taken if p.date is None or _of_late(p.date, material.window)]
    names = _Names(own)
    by_id = {p.id: p for p in own}
    told: set[str] = set()
    sentences: list[Sentence] = []
    for dispute in disputes(material.readings):
        matter = _matter(dispute, by_id, names)
        if matter is not None:
            sentences.append(matter)
            told |= {s.position.id for s in (*dispute.claims, *dispute.denials)}
    spoken = {(_sentence(p, material), names.of(p)) for p in own if p.id in told}
    heard = {_key(p, names) for p in own if p.id in told}
    alone: dict[tuple[str, str], Position] = {}
    for p in sorted(own, key=lambda p: WEIGHT.index(p.stance)):
        new = (_sentence(p, material), names.of(p)) not in spoken and _key(p, names) not in heard
        if p.id not in told and new and len(p.about.split()) >= SHORTEST - (p.stance != "claims"):
            alone.setdefault(_key(p, names), p)
    rest = {s.plain: s for s in (_alone(p, names) for p in alone.values())}
    return (*sentences, *list(rest.values())[:MOST], *((MORE,) if len(rest) > MOST else ()))


def _of_late(date: When, window: When) -> bool:
    """Whether a position was taken in these days or in the week before, and not over a longer time."""
    return date.days <= WEEK and date.start <= window.end and date.end >= window.start - timedelta(days=WEEK)


class _Names:
    """What each speaker is called: of several names of one person the fullest, of two parties each with its article."""

    def __init__(self, taken: Iterable[Position]) -> None:
        self._fullest: dict[str, str] = {}
        for p in taken:
            person = _person(p.speaker)
            if len(p.speaker) > len(self._fullest.get(person, "")):
                self._fullest[person] = p.speaker

    def of(self, p: Position) -> str:
        """The speaker of a position."""
        return party_words(self._fullest[_person(p.speaker)])


def party_words(name: str) -> str:
    """ "France and the United States"."""
    owned = name[:1].islower() and OWNED.search(name) is not None  # "country's military"
    return f"the {name}" if owned else joined([the(party) for party in name.split(" and ")])


def _person(name: str) -> str:
    """By what two names of one person are alike: his last two words, where they are a name."""
    words = name.split()
    return " ".join(words[-2:]) if len(words) > 2 and all(w[:1].isupper() for w in words[-2:]) else name


def _key(p: Position, names: _Names) -> tuple[str, str]:
    return names.of(p), p.about[:SAME].casefold()


def _matter(dispute: Dispute, taken: dict[str, Position], names: _Names) -> Sentence | None:
    """ "On … Russia said: “…”; Turkey denied this: “…”"; None where one side is not of these days."""
    claims = [taken[s.position.id] for s in dispute.claims if s.position.id in taken]
    denials = [taken[s.position.id] for s in dispute.denials if s.position.id in taken]
    if not claims or not denials:
        return None
    first = max(claims, key=lambda p: (p.span.part == "text", len(p.about.split()) >= SHORTEST, -claims.index(p)))
    same = [p for p in claims if p is not first]
    head = f"{_day(first)}{_words(first, names)}{''.join(mark(p) for p in (first, *same))}"
    others = list(dict.fromkeys(names.of(p) for p in same if names.of(p) != names.of(first)))
    also = f"; {joined(others)} also spoke to it" if others else ""
    best = max(denials, key=lambda p: (bool(DENY.search(p.span.quote)), p.span.part == "text", -denials.index(p)))
    answer = "rejected" if best.stance == "rejects" else "denied"
    marks = "".join(mark(p) for p in (best, *(p for p in denials if p is not best)))
    words = next((p for p in denials if _own_words(p)), None)
    quote = (
        f"{': ' if words is best else f'; {names.of(words)} said: '}“{one_line(words.about)}”{mark(words)}"
        if words
        else ""
    )
    return Sentence(sentence_case(f"{head}{also}; {names.of(best)} {answer} this{marks}{quote}."))


def _own_words(p: Position) -> bool:
    """Whether a denial says in words of its own that it was not so."""
    return not DENY.search(p.span.quote) and not NEGATED.isdisjoint(p.about.lower().split())


def _alone(p: Position, names: _Names) -> Sentence:
    return Sentence(sentence_case(f"{_day(p)}{_words(p, names)}{mark(p)}."))


def _day(p: Position) -> str:
    return f"{when_words(p.date, once=True)} " if p.date else ""


def _words(p: Position, names: _Names) -> str:
    """Speaker, stance and words, as a sentence without its end."""
    who, about = names.of(p), f"“{one_line(p.about)}”"
    if p.stance == "accuses" and p.toward:
        return _accusation(p, who)
    if p.stance == "denies" and _own_words(p):
        return f"{who} said: {about}"
    if p.stance == "claims" and CLAIM.search(p.span.quote):
        return f"{who} claimed {about}"
    if p.stance == "demands" and p.toward:
        return f"{who} demanded of {party_words(p.toward)}: {about}"
    noun = p.stance in ("rejects", "confirms") and not p.about.startswith(("to ", "that "))
    return f"{who} {STANCES[p.stance]}{'' if noun else ':'} {about}"


def _accusation(p: Position, who: str) -> str:
    """ "Accused the rebels of “shelling …”", "blamed the army for “the attack”"."""
    whom = party_words(p.toward or "")
    if not BLAME.search(p.span.quote):
        return f"{who} accused {whom} of “{one_line(p.about)}”"
    matter = one_line(ON.sub("", p.about)).strip()
    return f"{who} blamed {whom}" + (f" for “{matter}”" if matter else "")


def _sentence(p: Position, material: Material) -> str:
    return quoted(material.report(p), p.span).marked("", "")
