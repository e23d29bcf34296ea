"""The parts of one speaker - a man, his post, his body, the agency he told - and how they make a voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from warledger.reading.speaking.memory import Memory, Voice

PartKind = Literal["person", "role", "body", "publisher", "name"]
ORDER: Final = ("person", "name", "role", "body", "publisher")
"""Closest speaker first."""
LASTING: Final = frozenset({"role", "body", "publisher"})
"""Parts of a voice whose word goes on over the sentences that follow: a man in the street speaks for one quote."""
BARE: Final = frozenset({"source", "sources", "a source"})
"""Roles that say nothing of who speaks for a body beyond the body's name."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a speaker: tokens ``first`` up to ``last``."""

    kind: PartKind
    name: str
    first: int
    last: int
    head: str | None = None
    body: str | None = None
    party: str | None = None  # where the words name a party: under which name the registry of parties holds it
    voice: Voice | None = None  # whom it points back to
    seer: bool = False
    post: bool = False
    state: str | None = None  # of a post, whose it is: "Turkey's minister"
    joined: bool = False  # one of several who speak: "the network and local activists"


def surname(word: str) -> str:
    """A last name as it is looked up: "al-Fahd" and "Fahd" are one."""
    return word.removeprefix("al-").removeprefix("el-")


def voice_of(parts: list[Part], memory: Memory) -> Voice | None:
    """The parts of one speaker as a voice, closest first; what only says whose man somebody is left out."""
    direct = [p for p in parts if p.voice is None]
    if not direct:
        return next((p.voice for p in parts), None)
    known = any(p.body and not p.head for p in direct)
    bodies = any(p.body for p in direct)
    at = min((p.first for p in direct if p.body and not p.head), default=0)
    people = any(p.kind == "person" for p in direct)
    names: list[str] = []
    for part in sorted(direct, key=lambda p: ORDER.index(p.kind)):
        within = part.kind == "role" and part.first < at and part.name not in BARE  # "a nurse at the Salam Hospital"
        idle = part.head and not part.body and ((known and not within) or people or (bodies and part.post))
        if part.joined or not idle:
            names += [n for n in (part.name, part.body if part.kind == "person" else None, part.party) if n]
        elif part.state and people:
            names.append(part.state)  # "Turkey's foreign minister, Demir": Demir, who speaks for Turkey
    for part in direct:
        if part.kind == "person":
            memory.people[surname(part.name.split()[-1].lower())] = part.name
            if len(direct) == 1 and part.body is None:
                names += memory.bodies.get(part.name, ())
            else:
                memory.bodies[part.name] = tuple(n for n in names if n != part.name)
    person = next((p.name for p in direct if p.kind == "person"), None)
    body = next((p.body for p in direct if p.body and p.kind != "name"), None) or next(
        (p.body for p in direct if p.body), None
    )
    head = next((p.head for p in direct if p.head), None)
    return Voice(tuple(dict.fromkeys(names)), _lasting(direct), person, body, head)


def _lasting(parts: list[Part]) -> int:
    if any(p.body and p.kind in ("person", "body") for p in parts):
        return 2
    if any(p.kind == "person" for p in parts):
        return 0
    if any(p.seer for p in parts):
        return 1 if any(p.body for p in parts) else 0
    return 2 if any(p.kind in LASTING and not p.post for p in parts) else 1 if any(p.body for p in parts) else 0
