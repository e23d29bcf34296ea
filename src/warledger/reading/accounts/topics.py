"""The agreements that a sentence names, and statements on them in the making."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from warledger.reading.accounts.clauses import Clauses
from warledger.reading.placing.placed import PlaceMention
from warledger.reading.text import Sentence
from warledger.records import AgreementEvent, AgreementKind, Realis

BACK: Final = 2
"""Sentences back that "it" or "the conditions" may mean an agreement."""
CIVIL: Final = 5
"""Tokens beside a deal within which "of friendship" makes it none of a war."""
JOINED: Final = 7
"""Tokens between a deal and what it sets up."""
KINDS: Final[tuple[AgreementKind, ...]] = (
    "deal",
    "ceasefire",
    "exchange",
    "evacuation",
    "buffer zone",
    "demilitarised zone",
)
"""From the widest to the narrowest: "a deal to create a buffer zone" is a buffer zone."""


@dataclass(slots=True, eq=False)
class Topic:
    """Tokens ``first`` up to ``last`` name an agreement; what a report has told of its parties stays with it."""

    first: int
    last: int
    kind: AgreementKind
    sentence: int
    parties: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Told:
    """A statement on an agreement in the making: tokens ``first`` up to ``last``, ``at`` the deed."""

    page: Clauses
    sentence: Sentence
    at: int
    first: int
    last: int
    topic: Topic
    event: AgreementEvent
    parties: tuple[str, ...] = ()
    place: PlaceMention | None = None
    terms: str | None = None
    why: str | None = None
    blamed: str | None = None
    realis: Realis = "asserted"
    said_by: str | None = None
    background: bool = False


def find_topics(
    page: Clauses, s: Sentence, number: int, words: Sequence[int], before: Sequence[Topic]
) -> Iterator[Topic]:
    """Names of agreements; "a deal to create a buffer zone" is one."""
    t = page.t.agreement
    open_: Topic | None = None
    free = s.first
    for i in words:
        hit = t.nouns.at(page.lows, i, s.last) if i >= free else None
        if hit is None:
            continue
        last, kind = hit
        between = page.lows[open_.last : i] if open_ is not None else []
        if open_ is not None and (
            not between
            or (
                len(between) <= JOINED
                and all(w in t.provides or k in page.dated for k, w in enumerate(between, open_.last))
            )
        ):
            open_.last = last
            open_.kind = max(open_.kind, kind, key=KINDS.index)
        else:
            if open_ is not None:
                yield open_
            open_ = Topic(i, last, kind, number)
        free = last
    if open_ is not None:
        beside = page.lows[max(open_.first - CIVIL, s.first) : open_.last + CIVIL]
        if open_.kind != "deal" or t.civil.isdisjoint(beside):
            yield open_
    elif before and number - before[-1].sentence <= BACK:
        for i in range(s.first + 1, s.last):
            if page.low(i) in t.parts and page.low(i - 1) in page.c.definite:
                yield Topic(i, i + 1, before[-1].kind, number, before[-1].parties)
                return
