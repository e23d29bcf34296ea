"""What the reading of accounts asks of a language: words by what they do in a clause, no code of its own.

All words are in lookup form (lower case, straight apostrophes). A phrase is a tuple of such words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from warledger.records import AgreementEvent, AgreementKind, ControlKind, Stance

T = TypeVar("T")
Form = Literal["base", "s", "past", "participle", "ing"]
Frame = Literal[
    "take",  # the subject takes or holds the object
    "lose",  # the subject loses the object "to" somebody
    "leave",  # the subject goes out of the object
    "expel",  # the subject drives the object out of a place
    "fall",  # the subject, a place, falls "to" somebody
    "repel",  # the subject beats off an attack
    "change",  # the subject, a place, changes hands
    "split",  # the subject, a place, is divided between two
]
Bond = Literal["object", "subject", "both"]


class Phrases(Generic[T]):
    """Fixed expressions and what each means; of several at one word the longest wins."""

    def __init__(self, entries: Iterable[tuple[Sequence[str], T]]) -> None:
        table: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for words, value in entries:
            table.setdefault(words[0], []).append((tuple(words), value))
        self._table = {w: sorted(found, key=lambda e: -len(e[0])) for w, found in table.items()}
        self.firsts = frozenset(table)

    def at(self, lows: Sequence[str], i: int, end: int) -> tuple[int, T] | None:
        """The token behind the expression that stands at token i and what it means, or None."""
        for words, value in self._table.get(lows[i], ()) if i < len(lows) else ():
            last = i + len(words)
            if last <= end and tuple(lows[i:last]) == words:
                return last, value
        return None


@dataclass(frozen=True, slots=True)
class Verb:
    """How a verb of control is used. ``weak`` ones need a party that does it and ground that it is done to."""

    kind: ControlKind
    frame: Frame
    form: Form
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """What a verb says of an agreement that is its object, its subject, or may be either.

    ``undone`` is the event where the verb is negated or refused; None: the event is then denied.
    """

    event: AgreementEvent
    bond: Bond
    form: Form
    undone: AgreementEvent | None = None


@dataclass(frozen=True, slots=True)
class Attitude:
    """What a verb says of a speaker."""

    stance: Stance
    form: Form


@dataclass(frozen=True, slots=True, eq=False)
class ClauseWords:
    """The small words of a language that hold its clauses together."""

    breaks: frozenset[str]
    relatives: frozenset[str]
    that: frozenset[str]
    conditions: frozenset[str]
    joins: frozenset[str]
    negations: frozenset[str]
    be: frozenset[str]
    auxiliaries: frozenset[str]
    possible: frozenset[str]
    hypothetical: frozenset[str]
    days: frozenset[str]  # "days" in "days after", and what may stand for "after" there
    since_then: frozenset[str]
    weapons: frozenset[str]  # behind a party's name, what holds no ground: "army air strikes"
    relief: frozenset[str]  # "aid convoys", "relief workers": move, and hold nothing
    plans: frozenset[str]  # nouns before "of": "the goal of taking back"
    residents: frozenset[str]  # people of no party, whom "they" may mean
    infinitive: frozenset[str]
    have: frozenset[str]  # of a perfect infinitive: "to have"
    had: frozenset[str]  # of a pluperfect
    present: frozenset[str]  # before a participle: "is held"
    ago: frozenset[str]  # adverbs of what lies before the news: "once", "briefly"
    allegations: frozenset[str]  # nouns: "an allegation that"
    deemed: frozenset[str]  # "is believed to have"
    landmarks: frozenset[str]  # before a place that only tells where another is: "outside Damascus"
    purposes: frozenset[str]  # before a gerund that is not done: "help in securing", "for capturing"
    succeeding: frozenset[str]
    helping: frozenset[str]
    trying: frozenset[str]
    failing: frozenset[str]
    assaults: frozenset[str]
    pronouns: frozenset[str]
    first_person: frozenset[str]
    been: frozenset[str]  # forms of "be" that only a passive has before its participle
    objects: frozenset[str]
    several: frozenset[str]  # of these, what means more than one: "them", "neither"
    possessives: frozenset[str]
    definite: frozenset[str]
    by: frozenset[str]
    of: frozenset[str]
    to: frozenset[str]
    out_of: frozenset[str]
    prepositions: frozenset[str]
    members: frozenset[str]
    ordinals: Mapping[str, int]
    causes: Phrases[bool]  # whether the word alone gives a reason, as "after" does not
    disbelief: Phrases[bool]  # "it is not possible to say that"


@dataclass(frozen=True, slots=True, eq=False)
class GroundWords:
    """Words for ground that can be held."""

    nouns: frozenset[str]
    portions: frozenset[str]
    posts: frozenset[str]  # behind a place's name, what is only in it: "Idlib positions"
    settlements: frozenset[str]  # behind a name and before "of", what the name describes: "the Bosnian town of"
    seats: frozenset[str]  # behind a comma, what the place before is: "capital of"
    shares: frozenset[str]  # with an article and "of", only a part: "a neighbourhood of the city"
    directions: frozenset[str]
    modifiers: frozenset[str]
    neither: frozenset[str]
    both: frozenset[str]
    mostly: frozenset[str]  # before a verb, that it is so of some of the ground: "largely controlled"
    owning: tuple[str, ...]  # ends of a possessive
    nearly: frozenset[str]  # before a portion: "nearly all of"
    plural: str  # how "the villages" ends
    comprising: frozenset[str]
    held: tuple[str, ...]  # ends of words that tell who holds a place, and are none: "IS-held"
    holding: tuple[str, ...]  # of these, the ends that say that somebody holds it now
    countries: frozenset[str]  # a whole country, or its border: crossed by anybody
    lists: Phrases[bool]


@dataclass(frozen=True, slots=True, eq=False)
class ControlWords:
    """Who takes, holds and loses ground."""

    verbs: Phrases[Verb]
    over: frozenset[str]  # between "control" and what is controlled
    controlling: Mapping[str, tuple[ControlKind, Frame, Form]]  # verbs whose object is "control"
    claiming: frozenset[str]  # of these, those that only the holder's word stands for
    control: frozenset[str]
    administrative: frozenset[str]
    under: Phrases[bool]  # "under the control of": before the holder
    under_open: frozenset[str]  # "under ... control": the holder stands between
    inside: frozenset[str]  # "in control of": the holder stands before
    grips: frozenset[str]  # "control", "hands", "siege"
    governments: frozenset[str]  # "government" in "government hands"
    sieges: frozenset[str]  # of these, who has somebody in this grip besieges him
    provinces: frozenset[str]  # "the province": looks back to a wide place only
    facilities: frozenset[str]  # "the airport": looks back to the name of one only
    unlike: frozenset[str]  # "the last stronghold" need not be the place named last
    attacks: frozenset[str]
    tries: frozenset[str]  # of these, what may be for other things than ground
    against: frozenset[str]  # between an attack and its target
    men: str  # behind a word like "rebel", what makes a party of it: "forces"
    takings: Mapping[str, Literal["seized", "retaken", "fallen"]]  # nouns: "the capture of", "the fall of"
    seizing: frozenset[str]  # of these, what may be done to somebody: "the capture of Omar Hadi"
    announcing: frozenset[str]  # verbs by which such a noun is the holder's own word
    leaving: frozenset[str]  # nouns: "their withdrawal from"
    invading: frozenset[str]
    doing: frozenset[str]  # verbs by which such a noun is a deed: "completed", "launched"
    unsuccessful: frozenset[str]
    partisan: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class AgreementWords:
    """What parties agree on and what becomes of it."""

    nouns: Phrases[AgreementKind]
    provides: frozenset[str]  # between a deal and what it sets up: "a deal to create a buffer zone"
    deeds: Phrases[Deed]
    nominal: Mapping[str, tuple[AgreementEvent, AgreementEvent | None]]  # "violation", "collapse"
    undoing: frozenset[str]  # "lack of", "failure to": what follows is undone
    signing: frozenset[str]  # said only of what is made
    binding: frozenset[str]  # who does this is a party to it: "accepted", "would observe"
    mediating: frozenset[str]  # who does this is no party to it
    agreeing: Mapping[str, Form]  # "agreed to withdraw": agreements without their noun
    pledging: frozenset[str]  # "offered", "willing": before "to", who binds himself
    bound: frozenset[str]  # "to", "will": before what he binds himself to
    undertaking: frozenset[str]  # what may end or ease a war: "withdraw", "release"
    between: frozenset[str]
    withs: frozenset[str]
    over: frozenset[str]  # "declared the truce over"
    one: frozenset[str]  # "announced one"
    civil: frozenset[str]  # what a deal of peacetime is on: trade, friendship
    back: frozenset[str]
    several: frozenset[str]  # "they", "the two": words for more than one party
    unsure: frozenset[str]  # "any breach"
    agreed_to: frozenset[str]  # behind "agreed" where no agreement is named
    where: frozenset[str]
    parts: frozenset[str]  # "the conditions": of the agreement spoken of before
    terms: Phrases[bool]
    sides: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class PositionWords:
    """Who takes which stand."""

    stances: Phrases[Attitude]
    refusing: Mapping[str, Stance]  # negated, a stance: "did not accept"
    beneath: frozenset[str]  # of these, what may stand before the one addressed: "called for Russia to"
    marks: frozenset[str]  # between the one addressed and what about: "of", "to"
    saying: frozenset[str]  # plain verbs of saying; "condemned" makes no claim
    onto: frozenset[str]  # "blamed the attack on"
    yet: frozenset[str]  # behind a comma, what is no longer meant: ", but"
    silence: frozenset[str]  # "declined to comment" rejects nothing
    lives: frozenset[str]  # "claimed nine lives" claims nothing
    claims: frozenset[str]  # what a party says is a claim where it tells of these
    threats: frozenset[str]
    warning: frozenset[str]  # verbs that threaten only with these words
    demands: frozenset[str]
    charges: Mapping[str, frozenset[Stance]]  # "the accusation", "the claim": which stands an answer to it answers
    officials: frozenset[str]
    ministers: frozenset[str]  # officials of no one but a state
    ends: frozenset[str]  # words that end what a stand is about


@dataclass(frozen=True, slots=True, eq=False)
class AccountTables:
    """All that one language brings."""

    clause: ClauseWords
    ground: GroundWords
    control: ControlWords
    agreement: AgreementWords
    position: PositionWords
    vocabulary: frozenset[str]  # every word at which a statement may be found
    verbs: frozenset[str]  # forms that are no noun: read as verbs where the language's classes do not know them
