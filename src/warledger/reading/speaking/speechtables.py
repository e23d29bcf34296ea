"""What a language brings to the reading of who says what: words, held apart from the rules that use them.

All keys are lookup forms (lower case). A new language fills this in; the rules in `speaking.sayings` and
:mod:`warledger.reading.speaking.speech` stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from warledger.reading.sieve import Sieve

Saying = Literal["says", "claims", "denies", "accuses", "rejects", "confirms", "demands", "threatens", "warns"]
HeadKind = Literal[
    "role",  # a nameless speaker: source, activist, official
    "monitor",  # a body that counts: monitor, watchdog
    "body",  # group, ministry, agency, charity
    "force",  # police, army, authorities
    "media",  # media, television
    "paper",  # a statement, a report: somebody else's word
    "seer",  # a reporter or bystander who sees for himself
    "picture",  # footage that shows
    "post",  # director, chief: what a named person is
    "person",  # man, woman: somebody already named
]


@dataclass(frozen=True, eq=False)
class SpeechTables:
    """A language's words for saying."""

    verbs: Mapping[str, Saying]
    """Finite verbs of saying and what the speaker does with them."""
    refusing: Mapping[str, Saying]
    """Verbs that are a stance only when negated: "did not accept"."""
    negations: frozenset[str]
    telling: frozenset[str]
    """Verbs whose object hears: "told AFP"."""
    quoting: frozenset[str]
    """Verbs whose object is the speaker: "AFP quoted the ministry", "citing activists"."""
    labels: frozenset[str]
    """Signs behind which a name at the head of a line speaks: "SANA reporter: ..."."""
    according: Mapping[str, str]
    """First word to second: "according" "to"."""
    loose: frozenset[str]
    """Words of number that are no count to be recognised by: "dozens"."""
    counting: Mapping[str, frozenset[str]]
    """Verbs that say only with a count as their object: "put the toll at"."""
    judging: frozenset[str]
    """Verbs of saying that judge what others tell: "condemned the attack, which killed nine"."""
    seeing: frozenset[str]
    """Verbs that say only with a seer or a picture as their subject: "an AFP photographer saw"."""
    between: frozenset[str]
    """What may stand between subject and verb: auxiliaries, adverbs, days."""
    inverted: frozenset[str]
    """Verbs that may stand before their subject: "said the ministry"."""
    not_after: frozenset[str]
    """Words after which a verb of saying is none: "United States"."""
    passive: frozenset[str]
    """Forms of "be", after which a verb of saying has its speaker behind :attr:`agent`."""
    agent: frozenset[str]
    heads: Mapping[str, HeadKind]
    describing: frozenset[str]
    """Words that stand before a head and describe it, though they may name people elsewhere: "local"."""
    bodies: frozenset[str]
    """Heads that, with capitals, are the name of a body: "Emergency Lawyers", "Hama Police Command"."""
    counting_bodies: frozenset[str]
    """Words in the name of a body that counts the dead: "Observatory", "Rights"."""
    publishing_bodies: frozenset[str]
    """Words in the name of a body that publishes: "News", "Radio"."""
    also_names: frozenset[str]
    """Words of saying that with a capital are a man's name: "Omar Said"."""
    official: frozenset[str]
    """Words that make media a state's own: "state television"."""
    naming_links: frozenset[str]
    """Prepositions inside the name of a body: "Network for Human Rights"."""
    small: frozenset[str]
    """Words that a name does not start with though a sentence may: "The", "In"."""
    watching: frozenset[str]
    """What a body does behind whose head they stand, where it counts the dead: "an organisation monitoring the war"."""
    joined_adjectives: frozenset[str]
    """Last words of adjectives made with a hyphen: "London-based", "Arabic-language"."""
    dwelling: frozenset[str]
    """Heads behind which "of" tells a place or an enemy, and nobody who speaks: "a resident of"."""
    armed: frozenset[str]
    """What describes a group that fights: "the militant group"."""
    screens: frozenset[str]
    """Media that are seen: "state television" is no agency."""
    groups: frozenset[str]
    """Heads that may mean a body of any kind: "the group"."""
    pronouns: Mapping[str, Literal["person", "body"]]
    definite: frozenset[str]
    """Words that point back: "the", "this", "its", "same"."""
    indefinite: Mapping[str, str]
    """Words that open a new group, and how it is told: "one medic" is "a medic"."""
    links: frozenset[str]
    """Prepositions that tie a speaker to his body: "head of", "a source at"."""
    belongs: frozenset[str]
    """Those behind which an unknown name is a body, not a place: "head of"."""
    away: frozenset[str]
    """Prepositions, other than :attr:`links`, behind which nobody is the subject: "against"."""
    joins: frozenset[str]
    relatives: frozenset[str]
    breaks: frozenset[str]
    """Words that open a clause of their own: "while", "but"."""
    that: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    """Small words inside personal names: "al", "bin", "de"."""
    tags: frozenset[str]
    """Words that close a headline in place of a saying clause: "Monitor", "NGO"."""
    background: Sieve
    """What tells that a sentence looks back beyond the report's own news."""
    background_words: frozenset[str]
    """Words of which :attr:`background` asks for one, if not for a year."""
    aside: re.Pattern[str]
    """What tells that the rest of a sentence does: "days after dozens were killed"."""
    tallying: frozenset[str]
    """Verbs that say where a number follows: "it counted 22 dead", "spoke of two dead"."""

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Every word at which a saying clause may stand."""
        return frozenset().union(
            self.verbs,
            self.refusing,
            self.telling,
            self.quoting,
            self.labels,
            self.according,
            self.counting,
            self.tallying,
            self.seeing,
        )
