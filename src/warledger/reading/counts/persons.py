"""Single people harmed: by what a report tells of each, whether two tellings can be of one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from warledger.bounds import Bounds
from warledger.reading.counts.pieces import Chunk
from warledger.reading.counts.taking import Mention
from warledger.reading.language import Language
from warledger.reading.text import Text

AGE: Final = re.compile(r"\b(\d{1,3})[\s-]{1,2}year[\s-]{1,2}old\b", re.IGNORECASE)
OF_AGE: Final = 18
GROWING: Final = range(16, OF_AGE)  # ages at which reports speak of men and women as well as of boys and girls
OLDEST: Final = 110
COUNTED: Final = frozenset("vjzm")  # classes of words that a number before them counts or that describe what it counts


@dataclass(frozen=True, slots=True)
class Person:
    """What one telling says of a person: age in years, sex, names, a role that not everybody has, child or adult.

    ``back`` marks words that look back ("the man from Homs"), ``bare`` ones that do nothing else ("the man"), ``kin``
    ones that tell whose relative it is ("his mother"), ``more`` ones that add one to those told before ("another man",
    "was also killed").
    """

    age: int | None = None
    sex: str | None = None
    names: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    child: bool | None = None
    back: bool = False
    bare: bool = False
    kin: bool = False
    more: bool = False

    def fits(self, other: Person) -> bool:
        """Whether nothing that is told of the two tells them apart."""
        if self.names and other.names:
            return self.age in (None, other.age or self.age) and self._named_as(other)
        if self.roles and other.roles and self.roles.isdisjoint(other.roles):
            return False
        pairs = ((self.age, other.age), (self.sex, other.sex), (self.child, other.child))
        return all(a is None or b is None or a == b for a, b in pairs)

    def known_as(self, other: Person) -> bool:
        """Whether a name, or without one the age, says that the two are one."""
        named = bool(self.names and other.names)
        return self.fits(other) and (named or (self.age is not None and self.age == other.age))

    def _named_as(self, other: Person) -> bool:
        """ "John Smith" and "Smith" or "Smith, John": the last name is shared, or all of one are names of the other."""
        mine, theirs = set(self.names), set(other.names)
        return self.names[-1] == other.names[-1] or mine <= theirs or theirs <= mine


def person_of(text: Text, mention: Mention, bounds: Bounds, language: Language) -> Person | None:
    """The single person that a mention tells of; None where it counts several, or nobody."""
    if bounds != Bounds.exactly(1):
        return None
    first, last = mention.groups[0], mention.groups[-1]
    tokens = text.tokens[first.first : last.last]
    lows = {t.low for t in tokens}
    aged = AGE.search(text.raw, tokens[0].start, tokens[-1].end)
    age = int(aged[1]) if aged else _age_behind(text, last.last, language)
    nouns = [g.noun for g in mention.groups if g.noun is not None]
    sexes = {language.sexes[w] for w in (*(n.lemma for n in nouns), *lows) if w in language.sexes}
    told = [*nouns, *(language.victims[t.low] for t in tokens if t.low in language.victims)]  # "Imam Sheikh Salman"
    child: bool | None = any("children" in n.groups for n in nouns) or None
    if child is None and any(n.lemma in language.grown for n in nouns):
        child = False
    return Person(
        age=age,
        sex=sexes.pop() if len(sexes) == 1 else None,
        names=tuple(w for g in mention.groups for w in _names(text, g, language)),
        roles=frozenset(_role(n.lemma, language) for n in told if n.lemma not in language.anybody and not n.collective),
        child=age < OF_AGE if age is not None and age not in GROWING else child,
        back=first.article == "the",
        bare=first.article == "the" and len(mention.groups) == 1 and _only_nouns(first, language),
        kin=first.word in language.possessives and any(n.lemma in language.kin for n in nouns),
        more=first.article == "other"
        or any(t.low in language.grammar.adding for t in text.tokens[last.last : mention.trigger.first]),
    )


def _role(lemma: str, language: Language) -> str:
    return language.one_role.get(lemma, lemma)


def _only_nouns(group: Chunk, language: Language) -> bool:
    """Whether a definite group is a noun and perhaps an age: "the man", "the 30-year-old man"."""
    words = [w for w in group.modifiers if w not in language.victims and AGE.match(w) is None]
    return not words and not group.named and group.quantity is None


def _age_behind(text: Text, at: int, language: Language) -> int | None:
    """ "Riyad al-Kanou, 52, was": the age that stands behind a person; "a mother, 2 children" tells none."""
    if at + 1 >= len(text.tokens) or text.tokens[at].text not in (",", "("):
        return None
    if at + 2 < len(text.tokens) and language.classes.get(text.tokens[at + 2].low, "v") in COUNTED:
        return None
    digits = text.tokens[at + 1].text
    return int(digits) if digits.isascii() and digits.isdigit() and 0 < int(digits) < OLDEST else None


def _names(text: Text, group: Chunk, language: Language) -> list[str]:
    """The words of a person's name in a group, which stand behind its noun where it has one."""
    if not group.name and not group.named:
        return []
    tokens = text.tokens[group.first : group.last]
    of = next((k for k, t in enumerate(tokens) if k and language.classes.get(t.low) == "o"), len(tokens))
    words = []
    for token in reversed(tokens[:of]):  # "Omar Hadid of Hass"
        if not token.text[0].isupper() or language.classes.get(token.low) or token.low in language.number_words:
            break
        words.append(token.low.removeprefix("al-"))
    return words[::-1]
