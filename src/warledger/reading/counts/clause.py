"""Looking around in the chunks of a sentence: what can be people harmed, and which groups stand together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from warledger.reading.counts.neighbours import DASHES, Neighbours
from warledger.reading.counts.pieces import Chunk
from warledger.reading.language import Harm

LONGEST_ASIDE: Final = 14  # chunks between two dashes
ANY: Final = Harm("killed", "past")
OBJECT: Final = frozenset({"base", "ing"})  # forms that only take what stands behind them
REACH: Final = (
    8  # chunks between a group and a subset expression that still opens inside it: "from the same family, including"
)


@dataclass(slots=True)
class Argument:
    """Groups side by side (chunks ``first`` to ``last``), and those that a subset expression puts inside them."""

    members: list[Chunk]
    parts: list[tuple[Chunk, str]]
    first: int
    last: int


class Clause(Neighbours):
    """The chunks of one sentence, and how they hang together. ``names``: whether capitals mean something here."""

    # -- arguments ---------------------------------------------------------------------------------------------------

    def forward(self, i: int) -> Argument:
        """The groups from i on: "five men, two women and a child", "44 civilians including 11 women nine children"."""
        members, parts, lead = [self.ch[i]], [], ""
        self.taken.add(i)
        j = i + 1
        while j < len(self.ch):
            k, separated = self.separators(j)
            c = self.ch[k] if k < len(self.ch) else None
            if c is None:
                break
            separated |= k == j and self._runs_on(k)
            if ":" in (lead, self.kind(i - 1)) and c.word == ";" and self.listable(k + 1) and self.ch[k + 1].counted:
                k, separated = k + 1, True
                c = self.ch[k]
            k = self._list_opened(k)
            c = self.ch[k]
            if c.kind == "I":
                at = self.group_at(k + 1)
                if not self.listable(at):
                    break
                lead = c.word
                parts.append((self.ch[at], lead))
                j = at + 1
                continue
            if c.kind == ":" and self.listable(k + 1) and self.ch[k + 1].counted:
                lead, j = ":", k + 1  # "eight persons: five Syrians, three members"
                continue
            if not separated and not lead and j > i:
                k, separated = self._past_phrase(j)
                c = self.ch[k]
            if (
                c.kind == "G"
                and self.listable(k)
                and (separated or c.quantity is not None or lead == ":")
                and not self.opens_clause(k, alone=bool(lead))
            ):
                if not separated and not lead and self.ch[j - 1].quantity is None:
                    break
                (parts.append((c, lead)) if lead or c.anaphor else members.append(c))
                self.taken.add(k)
                j = k + 1
                continue
            skipped = self.phrase_before_subset(j)
            if skipped <= j:
                break
            j = skipped
        return Argument(members, parts, i, j)

    def _list_opened(self, i: int) -> int:
        """The colon that "distributed as follows" at i leads to, else i."""
        k = i
        while k < len(self.ch) and {self.ch[k].word, self.ch[k].head} & self.words.following:
            k += 1
        return k if self.kind(k) == ":" else i

    def backward(self, i: int) -> Argument:
        """The groups up to i, leftwards: "Sixteen civilians including three children" before "were killed"."""
        collected = [self.ch[i]]
        parts: list[tuple[Chunk, str]] = []
        j = i - 1
        while j >= 0:
            k, separated = j, False
            while k >= 0 and self.ch[k].kind in ',c"':
                separated, k = separated or self.ch[k].word not in DASHES, k - 1
            c = self.ch[k] if k >= 0 else None
            if c is None:
                break
            if c.kind == "I" and c.word.split()[0] in self.words.be:
                break  # "one was among the dead and ten were wounded"
            if c.kind == ":" and self.listable(k - 1) and self.ch[k - 1].counted and self.ch[k - 1].person:
                parts = [(g, ":") for g in collected] + parts  # "a family of four: father, mother and two girls"
                collected = [self.ch[k - 1]]
                j = k - 2
                continue
            if c.kind == "I":
                at = self.main_before(k)
                if at < 0:
                    break
                parts = [(g, c.word) for g in collected] + parts
                collected = [self.ch[at]]
                j = at - 1
                continue
            separated |= k == j and self.word(k - 1) not in self.words.saying and self._runs_on(k + 1)
            if self._apposed_name(k, j, collected[0]) or self._last_name(k, j, collected[0]):
                c.called = True  # "CARLOS PIZARRO, A CANDIDATE, DIED", "Haddad and Omar Kassem were arrested"
            if (
                c.kind != "G"
                or c.claimed
                or not self.listable(k)
                or not (separated or collected[0].quantity is not None)
            ):
                break
            if self.kind(k - 1) in ("i", "b", "o") and self.word(k - 2) not in self.words.resulting:
                break
            if not separated and c.quantity is None:
                break
            collected.insert(0, c)
            j = k - 1
        if len(collected) > 1 and collected[-1].anaphor:
            parts += [(g, "of them") for g in collected if g.anaphor]
            collected = [g for g in collected if not g.anaphor]
        return Argument(collected, parts, next((k for k, c in enumerate(self.ch) if c is collected[0]), i), i)

    def _runs_on(self, i: int) -> bool:
        """Whether the people at i go on a list that has lost its commas: "a little boy a little girl and two women"."""
        if self.commas or self.kind(i - 1) != "G" or self.kind(i) != "G":
            return False
        before, c = self.ch[i - 1], self.ch[i]
        if before.noun is None or c.noun is None or c.article == "the" or "tags" in before.modifiers:
            return False
        if before.named and not before.counted and not before.noun.plural:
            return False
        if c.noun.plural and not c.counted and self.kind(i + 1) == "":
            return False  # a headline that closes with who says so: "20 civilians activists"
        return (c.counted or c.noun.plural or self.of_family(c)) and self.kind(i + 1) != "u"

    def of_family(self, c: Chunk) -> bool:
        """ "A man", "daughter": one person by sex or kin alone, who is counted together with others."""
        noun = c.noun
        family = noun is not None and (noun.lemma in self.lang.kin | self.lang.grown or "children" in noun.groups)
        return family and not c.named and noun is not None and not noun.plural and c.quantity is None

    def _apposed_name(self, k: int, j: int, person: Chunk) -> bool:
        """Whether a comma stands between a name at k that opens the clause and what the person is."""
        one = person.noun is not None and not person.noun.plural and person.quantity is None and not person.named
        opens = k == 0 or self.kind(k - 1) in (";", "s", '"')
        return one and opens and k == j - 1 and self.kind(j) == "," and self._name_shaped(self.ch[k])

    def _last_name(self, k: int, j: int, other: Chunk) -> bool:
        """Whether one capitalised word that opens the clause at k is somebody told together with a named person."""
        opens = k == 0 or self.kind(k - 1) in (";", "s", '"', ",") or self.ch[k - 1].person
        return opens and k == j - 1 and self.names and self.is_name(other) and self._shares_name(k)

    # -- single chunks -----------------------------------------------------------------------------------------------

    def eligible(self, i: int, harm: Harm) -> bool:
        """Whether the chunk can be people harmed."""
        if not 0 <= i < len(self.ch):
            return False
        c = self.ch[i]
        if c.kind != "G":
            return False
        if c.noun is not None or c.anaphor or self.is_name(c):
            return not self._is_party(c)
        if c.article == "a" and not c.head and c.modifiers:
            return c.modifiers[-1] not in self.lang.things and self.kind(i + 1) not in ("t", "T")  # "an American"
        if c.article in ("a", "the") and c.head and harm.form in OBJECT and not harm.person and c.quantity is None:
            intruder = c.unknown and c.word not in self.words.negations
            return intruder and c.head not in self.lang.things  # "killed the intruder", not "kills any chance"
        if harm.person:
            return c.quantity is not None and not c.head
        if c.quantity is not None and c.quantity.vague is None:
            return c.head not in self.lang.things
        return (c.quantity is not None or c.article == "other") and not c.head

    def listable(self, i: int) -> bool:
        """Whether the group can stand in a list of people: one of things ("some damage") can not."""
        return self.eligible(i, ANY) and (
            self.ch[i].noun is not None or not self.ch[i].head or self.is_name(self.ch[i])
        )

    # -- neighbours --------------------------------------------------------------------------------------------------

    def _past_phrase(self, j: int) -> tuple[int, bool]:
        """Past "from the medical staff", "in Homs" to "and five patients": the list of a word of harm goes on."""
        k = j
        if self.word(k) in self.words.with_people and self.listable(k + 1) and self.ch[k + 1].counted:
            return k + 1, True  # "a woman with four of her children"
        while self.kind(k) in ("i", "o") and self.kind(k + 1 + (self.kind(k + 1) == "d")) == "G":
            k += 2 + (self.kind(k + 1) == "d")
        k += k > j and self.kind(k) == ","
        if k == j or self.kind(k) != "c" or self.kind(k + 1) != "G" or not self.ch[k + 1].counted:
            return j, False
        return (k + 1, True) if self.ch[k + 1].person else (j, False)

    def phrase_before_subset(self, j: int) -> int:
        """Past "from the same family", "in Idlib province" up to a subset expression, else -1."""
        for k in range(j, min(j + REACH, len(self.ch))):
            kind = self.ch[k].kind
            if kind == "I" or (kind == "G" and self.ch[k].anaphor):
                return k
            if kind not in 'ioGdpjytTwnzxb,"s' and not self._said_aside(k):
                return -1
            if kind == "s" and self.listable(k + 1) and self.ch[k + 1].counted:
                return -1  # "killed 27 while 500 people, including children, were hurt"
        return -1

    def _said_aside(self, k: int) -> bool:
        """ "13 civilians, it added, including six": who says so, between commas."""
        word = self.word(k) if self.kind(k) == "u" else self.word(k + 1) if self.kind(k) == "q" else ""
        return word in self.words.saying

    def main_before(self, k: int) -> int:
        """The group that a subset expression at k is inside of: the nearest counted one before it."""
        for j in range(k - 1, max(k - REACH - 2, -1), -1):
            c = self.ch[j]
            if c.kind == "G" and self.listable(j) and not (self.kind(j - 1) in "ib" and self.kind(j - 1)):
                return j
            if c.kind in ";K":
                break
        return -1

    def opens_clause(self, i: int, *, alone: bool = False) -> bool:
        """Whether the group at i is the subject of what follows: "... and 30 others were wounded"."""
        j = i + 1
        while j < len(self.ch) and self.ch[j].kind in 'y"':
            if self.ch[j].word in self.words.saying and self.kind(j + 1) in ("", ";"):
                return True  # "killed and 15 injured, a correspondent reported"
            j += 1
        c = self.ch[j] if j < len(self.ch) else None
        if c is None:
            return False
        if c.kind == "e":
            return True
        if c.kind == "u" and c.word in self.words.saying:
            return not self._speaker_behind(j)
        if c.kind == "h":
            return True
        if c.kind == "K" and c.harm is not None and c.harm.form in ("past", "adj", "die"):
            after = self.skip_right(j)
            return not (
                c.harm.form == "past"
                and self.kind(after) == "G"
                and not self.has_be(j)
                and self.ch[after].counted
                and not self.opens_clause(after)
            )
        if not alone and c.kind in "c," and self.listable(j + 1) and not self.ch[j + 1].anaphor:
            told = self.word(self.skip_right(j + 1)) in self.words.saying
            return not told and self.opens_clause(j + 1)  # "killed 74 people, officials said": who says so
        return False

    def _speaker_behind(self, j: int) -> bool:
        """ "killing five men and two women said the director": who speaks stands behind the word of saying at j."""
        if self.word(j) in self.words.telling:
            return False  # "residents told Reuters": whom it was told
        at = j + 1 + (self.kind(j + 1) == "d")
        verb = any(self.kind(k) in tuple("ehuK") for k in range(at + 1, min(at + 5, len(self.ch))))
        verb &= not self.word(at + 1).endswith("ing")  # "sources speaking on condition of anonymity"
        return self.kind(at) == "G" and (self.kind(at + 1) in ("", ";", ",", '"', "G", "w") or not verb)

    def subject(self, i: int, harm: Harm) -> int:
        """The group that stands as subject of the word of harm at i, or -1."""
        near = self._grammatical(i, harm)
        if near is not None:
            return near
        aside = self._before_aside(i)
        if aside >= 0 and self.eligible(aside, harm) and self.ch[aside].counted:
            return aside
        fallback = -1
        for j in range(i - 1, -1, -1):
            c = self.ch[j]
            if c.kind == ";" or (c.kind == "u" and fallback >= 0) or self._spoken_of(j, i):
                break
            if c.kind != "G" or (c.article == "no" and not self.has_be(i)):
                continue  # "there are no official reports on the wounded"
            if (rate := self._share_of(j)) is not None:
                return rate
            preposition = self._behind_preposition(j)
            if c.quantity is not None and self.word(j - 1) == "among" and "e" in (self.kind(j - 2), self.kind(j - 3)):
                return j  # "two civilians were among four people killed", "was also among"
            if self.is_name(c) and (preposition or (harm.person and not self.has_be(i))):
                continue
            if not self.eligible(j, harm):
                continue
            if j == i - 1 and harm.measure in self.said.get(id(c), ()):
                return j  # "the death of five crewmen killed when"
            if fallback >= 0 and c.noun is None and not c.head:
                break  # "Channel 2 said that a total of 24 rebels were killed"
            if not preposition and (
                not c.claimed
                or (j == i - 1 and harm.form == "past")
                or self.kind(j + 1) == "w"
                or harm.measure in self.said.get(id(c), ())
            ):
                return j
            if fallback < 0 and not c.claimed:
                fallback = j
        return fallback

    def _share_of(self, j: int) -> int | None:
        """Those counted "out of" the group at j; -1 where it gives only a rate ("one in five people")."""
        if self.kind(j - 1) == "o" and self.word(j - 2) == "out" and j > 2 and self.ch[j - 3].number:
            return j - 3
        rate = self.word(j - 1) == "in" and j > 1 and self.ch[j - 2].number and self.ch[j].quantity is not None
        return -1 if rate else None

    def _before_aside(self, i: int) -> int:
        """The group before an aside between dashes: "909 people - soldiers and rebels - were killed"."""
        last = self.skip_left(i)
        while self._is_dash(last):
            last -= 1
        if last == self.skip_left(i):
            return -1
        first = next((j for j in range(last, max(last - LONGEST_ASIDE, -1), -1) if self._is_dash(j)), -1)
        inside = self.ch[first + 1 : last + 1]
        if (
            first < 0
            or len(inside) < 2
            or any(d.kind == "I" and c.kind != "w" for c, d in pairwise(self.ch[first : last + 1]))
        ):
            return -1  # but "86 members - who include foreigners - were killed"
        while self._is_dash(first):
            first -= 1
        while self.kind(first - 1) == "c" and not self.ch[first].counted:
            first -= 2  # "86 soldiers and their allies - ... - were killed"
        return first

    def _is_dash(self, j: int) -> bool:
        """Whether a dash, or a semicolon in place of one, stands at j."""
        return self.word(j) == ";" or (self.kind(j) == "," and self.word(j) in DASHES)

    def _spoken_of(self, j: int, i: int) -> bool:
        """ "Police said that he was in stable condition": the subject at j is a pronoun."""
        subject = self.kind(j) == "q" and self.kind(j + 1) in tuple("ehu")
        return subject and all(self.kind(k) != "," for k in range(j, i))

    def _behind_preposition(self, j: int) -> bool:
        """Whether the group at j belongs to a preposition before it; "a total of 24 rebels" does not."""
        if self.kind(j - 1) == "o" and self.kind(j - 2) == "G" and self.ch[j - 2].head in self.words.total:
            return False
        known_as = self.word(j - 1) == "as" and self.word(j - 2) in self.words.known_as
        return self.kind(j - 1) in ("i", "b", "o") or known_as

    def _grammatical(self, i: int, harm: Harm) -> int | None:
        """The subject that stands right before a passive or a "who": -1 where that is nobody, None where none does."""
        j = self.skip_left(i)
        if self.kind(j) == "K" and self.kind(j - 1) == "d" and self._participle(j):
            return -1  # "those killed had died of"
        if self.kind(j) == "w":
            at = j - 1 - (self.kind(j - 1) == ",")
            one = self.kind(at) == "G" and self.eligible(at, harm) and not self.is_name(self.ch[at])
            return at if one else None  # "a list of 57 people who were killed"
        if self.kind(j) != "G" or not (self.has_be(i) or harm.form == "die") or self.eligible(j, harm):
            return None
        found = j == i - 1 and harm.form == "die" and self._found(j - 1)  # "found Smith suffering from"
        joined = self.kind(j - 1) == "c" and self.kind(j - 2) not in ("K", "u")
        opens = j == 0 or self.kind(j - 1) in ",;cs" or self.word(j - 1) in self.words.content
        if joined or not (opens or found or self._nicknamed(j)):
            return None
        country = self.ch[j].name and not found and self.word(i).split()[0] in self.words.suffering
        seized = self.word(i) in self.words.capturing and self.ch[j].unknown  # "some ammunition was seized"
        return j if self._somebody(self.ch[j]) and not (country or seized) else -1  # "Lebanon is suffering from"

    def _found(self, j: int) -> bool:
        return self.kind(j) == "u" or self.word(j) in self.words.found

    def _participle(self, j: int) -> bool:
        harm = self.ch[j].harm
        return harm is not None and harm.form in ("past", "adj")
