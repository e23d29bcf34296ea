"""Words of harm whose people stand before them: "nine were killed", "nobody was hurt", "two died"."""

from __future__ import annotations

from warledger.reading.counts.clause import Argument
from warledger.reading.counts.pieces import Chunk
from warledger.reading.counts.taking import Mention
from warledger.reading.counts.tallying import Tallying
from warledger.reading.language import Harm


class Subjects(Tallying):
    """Mentions of the people who stand as subject of a word of harm."""

    def _call_names(self, i: int, harm: Harm) -> None:
        """In a text in capitals: mark the names that stand where a word of harm takes its people.

        "THE MURDER OF CARLOS HOYOS", "KIDNAPPED OMAR HADID", "HADID WAS ARRESTED"; a town may be captured, too.
        """
        before, after = self.skip_left(i), self.skip_right(i)
        if self.has_be(i) or harm.form == "die":
            self.ch[before].called |= before >= 0 and self._is_shouted_name(before)
        elif harm.form == "noun" and self.kind(after) == "o":
            self.names_at(after + 1)
        elif harm.form in ("past", "base", "ing") and self.word(i) not in self.words.capturing:
            self.names_at(after)

    def _is_shouted_name(self, j: int) -> bool:
        c = self.ch[j]
        alone = c.name and len(c.modifiers) == 1 and c.modifiers[0] not in self.lang.organisations
        one = any(d.word in self.words.singular_be for d in self.ch[j + 1 : j + 4])
        opens = j == 0 or self.kind(j - 1) in ",;csw"
        return opens and (self._name_shaped(c) or (alone and one))

    def _before(self, i: int, c: Chunk, harm: Harm) -> None:
        if harm.measure == "displaced" and self._runs_off(i):
            return None
        if self._denied_of(i, harm, c) or (c.word in self.words.choking and self._acts_on(self.skip_right(i))):
            return None
        nobody = self._nobody(i)
        if nobody is not None and harm.measure in ("killed", "injured", "casualties"):
            self._add([nobody], harm.measure, c, zero=True)
            return None
        if self.kind(self.skip_left(i)) == "q":  # "leading them to flee": people spoken of before
            pronoun = self.ch[self.skip_left(i)]
            self.pronouns.append(Mention([pronoun], harm.measure, c))
            return None
        at = self.subject(i, harm)
        if at >= 0 and self.kind(at - 1) == "I" and self.kind(self.skip_left(i)) == "w":
            return self._anaphoric(Argument([self.ch[at]], [], at, at), harm, c)  # "among them a child who choked"
        if at >= 0:
            arg = self.backward(at)
            if not arg.members[0].counted and self._number_of_these(arg.first):
                return self._toll(i, c, harm)  # "the number of people killed in the attack has risen to four"
            if harm.measure == "displaced" and harm.form == "die" and all(map(_fighters, arg.members)):
                return None  # "the rebels fled": fighters who give ground are not displaced
            arg.parts += self._trailing(i)
            self._take(arg, harm, c)
            self._along(i, harm, c)
        return None

    def _number_of_these(self, first: int) -> bool:
        """ "The number of men women and children abducted": whether it is a number of those told from ``first`` on."""
        while self.kind(first - 1) in ("c", ",") or (self.kind(first - 1) == "G" and not self.ch[first - 1].counted):
            first -= 1
        return self.kind(first - 1) == "o" and self.ch[first - 2].head in self.words.number

    def _along(self, i: int, harm: Harm, c: Chunk) -> None:
        """ "Twenty guards were killed as well as dozens of passengers": people added behind the word of harm."""
        joined = self.kind(i + 1) == "c" and " " in self.word(i + 1)
        if joined and self.listable(i + 2) and self.ch[i + 2].counted and not self.opens_clause(i + 2):
            self._take(self.forward(i + 2), harm, c)

    def _acts_on(self, i: int) -> bool:
        """ "Rebels captured a town", "soldiers burned their homes": who stands before it is the doer."""
        return (self.kind(i) == "G" and not self.opens_clause(i)) or self.kind(i) == "d"

    def _runs_off(self, i: int) -> bool:
        """ "Two men fled the scene", "fled on foot": not displaced."""
        ahead = self.ch[i + 1 : i + 3]
        return any(d.head in self.words.no_flight or d.word in self.words.no_flight for d in ahead)

    def _denied_of(self, i: int, harm: Harm, c: Chunk) -> bool:
        """ "His children were not injured", "the staff were unharmed": harm of which the text says that it was none."""
        at = self.skip_left(i)
        if self.word(at) not in self.words.nots or self.kind(at - 1) != "e":
            return False
        if harm.measure in ("killed", "injured") and self.eligible(at - 2, harm):
            self._add(self.backward(at - 2).members, harm.measure, c, zero=True)
        return True

    def _nobody(self, i: int) -> Chunk | None:
        """ "Nobody was injured", "no one was hurt", "no civilians were killed"."""
        j = self.skip_left(i)
        if j < 0:
            return None
        d = self.ch[j]
        if d.word in self.words.nobody or (d.kind == "G" and d.article == "no"):
            return d
        if self.kind(j - 1) == "o" and {self.word(j - 2), self.ch[j - 2].head} & self.words.nobody:
            return Chunk("G", self.ch[j - 2].first, d.last, self.word(j - 2), article="no")  # "none of the passengers"
        none = self.ch[j - 2] if j > 1 and d.kind == "G" and self.kind(j - 1) == "c" and not d.counted else None
        if none is not None and none.article == "no":
            return Chunk("G", none.first, d.last, none.word, article="no")  # "no local or foreign troops"
        return None


def _fighters(g: Chunk) -> bool:
    return g.noun is not None and g.noun.status == "combatant"
