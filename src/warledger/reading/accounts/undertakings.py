"""Agreements without a name: what two sides agreed to do, what one offers or pledges to do."""

from __future__ import annotations

from warledger.reading.accounts.clauses import Clauses
from warledger.reading.accounts.page import Actor
from warledger.reading.accounts.topics import Told, Topic
from warledger.reading.text import Sentence


def agreed(page: Clauses, i: int, s: Sentence, number: int) -> Told | None:
    """ "The two governments agreed to withdraw": token i agrees, behind it stands to what."""
    t = page.t.agreement
    if page.low(i + 1) not in t.agreed_to and page.letter(i + 1) not in "T":
        return None
    agent = page.subject(i, s)
    if agent is None or not (agent.names or official(page, agent)):
        return None
    mood = page.mood(i, t.agreeing[page.low(i)], s)
    if mood.loose or mood.negated:
        return None
    many = len(agent.names) > 1 or any(w in page.c.joins for w in agent.words.lower().split())
    told = Told(page, s, i, min(agent.first, i), page.clause_end(i + 1, s), Topic(i, i + 1, "deal", number),
                "signed" if many else "announced", agent.names)  # fmt: skip
    told.realis = mood.realis
    return told


def undertaken(page: Clauses, i: int, s: Sentence, number: int) -> Told | None:
    """ "Is willing to withdraw its troops", "said they will release": an offer or a pledge, as a deal proposed.

    Token i is the deed; "to" or "will" stands before it.
    """
    to = i - 2 if page.letter(i - 1) == "y" and i - 1 > s.first else i - 1
    if page.low(to) not in page.t.agreement.bound or to <= s.first or _negated(page, to - 2, i):
        return None
    bound = _pledging(page, to, s) if page.low(to) in page.c.to else _saying_so(page, i, to)
    if bound is None:
        return None
    agent, at = bound
    if _negated(page, max(at - 2, s.first), at) or page.mood(at, "past", s).realis != "asserted":
        return None
    end = page.clause_end(i + 1, s)
    first = min(agent.first, at) if agent.first >= s.first else at
    return Told(page, s, i, first, end, Topic(i, i + 1, "deal", number), "proposed", agent.names,
                terms=page.words(i, end))  # fmt: skip


def official(page: Clauses, agent: Actor) -> bool:
    """Whether words that name no party mean a state or its officers: "Damascus", "both governments"."""
    words = agent.words.lower().split()
    tables = page.parties.tables
    nation = any(w in tables.demonyms or w in tables.nations for w in words)
    nation |= agent.words.lower() in tables.places  # a capital is its government
    return nation or any(w in page.t.position.officials for w in words)


def _pledging(page: Clauses, to: int, s: Sentence) -> tuple[Actor, int] | None:
    """Who is "willing to", "offered to", and the token that says so."""
    at = next(
        (k for k in range(to - 1, max(to - 3, s.first) - 1, -1) if page.low(k) in page.t.agreement.pledging), None
    )
    agent = page.subject(at, s) if at is not None else None
    known = agent is not None and (agent.names or official(page, agent))
    return (agent, at) if agent is not None and at is not None and known else None


def _saying_so(page: Clauses, i: int, will: int) -> tuple[Actor, int] | None:
    """Who says that he will: "the rebels said they would"."""
    said = page.saying_of(i)
    if said is None or said.last > said.content_first or will - 1 - said.content_first > 1:
        return None
    agent = page.speaker(said, will - 1) if page.low(will - 1) in page.c.pronouns else None
    known = agent is not None and (agent.names or official(page, agent))
    return (agent, said.first) if agent is not None and known else None


def _negated(page: Clauses, first: int, last: int) -> bool:
    return not page.c.negations.isdisjoint(page.lows[max(first, 0) : last])
