"""What is said of people without a word of harm of its own: lists, gaps, divisions, names, nouns that say the harm."""

from __future__ import annotations

from typing import Final

from warledger.reading.counts.pieces import Chunk
from warledger.reading.counts.taking import Mention, Taking
from warledger.reading.language import Harm
from warledger.records import Measure

REACH: Final = 14  # chunks from who was taken to "human shields"
TOLL_REACH: Final = 24  # chunks from "the death toll" to its number: "from the shelling of ... has reached 20"


class Borrowing(Taking):
    """Mentions that borrow their harm from what was said before, or from their noun."""

    def listed(self, measure: Measure, parent: Mention | None) -> list[Mention]:
        """The mentions of a line of a list that a word of harm opened: "• 14 officers"."""
        at = next((k for k, c in enumerate(self.ch[:3]) if c.kind == "G" and self.listable(k)), -1)
        if at >= 0 and not self.ch[at].counted and self.kind(at + 1) == ":" and self.listable(at + 2):
            at += 2  # "- Government forces: 9" counts nine
        if at < 0:  # "- Maarat al-Numan: 4"
            colon = next((k for k, c in enumerate(self.ch) if c.kind == ":"), len(self.ch))
            at = colon + 1 if self.kind(colon + 1) == "G" and self.ch[colon + 1].quantity is not None else -1
        if at < 0 or not self.listable(at) or self.opens_clause(at) or self.ch[at].article == "no":
            return []
        if at == 0 and not self.ch[at].person and self.kind(1) in ("", ";") and not self.is_name(self.ch[at]):
            return []  # "2." is the number of a paragraph
        for part in self._take(self.forward(at), Harm(measure, "adj"), self.ch[at]):
            part.part_of = part.part_of or parent
            part.lead = part.lead or ":"
        return self.mentions

    def _lost(self, i: int, c: Chunk) -> None:
        """ "The group lost 15 fighters", "destroyed 60 terrorists", "the blast claimed 43 people"."""
        if self.has_be(i):
            return self._destroyed(i, c)
        at = self.skip_right(i)
        if self.kind(at) == "G" and self.ch[at].head in self.words.body:
            whose = self.subject(i, Harm("injured", "past"))
            if whose >= 0:
                self._take(self.backward(whose), Harm("injured", "past"), c)  # "a boy lost his leg"
            return None
        if self.kind(at) == "G" and self.ch[at].head in self.lang.things and self.kind(at + 1) == "c":
            at += 2  # "destroyed a command post and up to 80 militants"
        if at < 0 or not self.listable(at) or self.ch[at].claimed or self.opens_clause(at) or self.kind(at + 1) == "K":
            return None
        group = self.ch[at]
        bare = self.words.losing[c.word] and group.quantity is not None and group.quantity.vague is None
        if group.anaphor or (group.counted and group.noun is not None) or (bare and not group.head):
            self._take(self.forward(at), Harm("killed", "base", True), c)
        return None

    def _destroyed(self, i: int, c: Chunk) -> None:
        """ "A command post and up to 80 fighters were destroyed": of soldiers alone, since others lose their houses."""
        at = self.subject(i, Harm("killed", "past"))
        arg = self.backward(at) if at >= 0 else None
        if arg is not None and all(_soldiers(g) for g in arg.members) and not self.ch[at].claimed:
            self._take(arg, Harm("killed", "past"), c)

    def _hit(self, i: int, c: Chunk) -> None:
        """ "A bullet hit a 73-year-old man in the upper chest"."""
        at = self.skip_right(i)
        if at < 0 or not self.listable(at) or self.kind(at + 1) != "i" or self.ch[at].claimed:
            return
        where = self.ch[at + 2 : at + 4]
        if any(w in self.words.body for d in where for w in (d.word, d.head, *d.modifiers)):
            self._take(self.forward(at), Harm("injured", "base"), c)

    def _shields(self, i: int) -> None:
        """ "The group took 2,000 civilians as it fled to serve as human shields"."""
        at = next((k for k in range(i - 1, max(i - REACH, -1), -1) if self.ch[k].counted and self.listable(k)), -1)
        if at >= 0 and not self.ch[at].claimed and self.word(self.skip_left(at)) in self.words.taking:
            self._take(self.forward(at), Harm("detained", "noun"), self.ch[i])

    def _fate(self, i: int, c: Chunk) -> None:
        """ "The fate of some 200 soldiers remained unknown"."""
        at = self.group_at(i + 2) if self.kind(i + 1) == "o" else -1
        ahead = {w for d in self.ch[i + 3 : i + 10] for w in (d.word, *d.modifiers)}
        if at >= 0 and self.listable(at) and self.ch[at].counted and ahead & self.words.unknown:
            self._take(self.forward(at), Harm("missing", "noun"), c)

    def _included(self, i: int, c: Chunk) -> None:
        """ "The victims included 51 children and 28 women"."""
        total = self.ch[i - 1] if i else None
        if total is not None and total.harm is not None and total.harm.form == "toll":
            at = self.group_at(i + 1)  # "the toll includes twelve women"
            if self.listable(at) and self.ch[at].counted and self.ch[at].person:
                self._anaphoric(self.forward(at), Harm(total.harm.measure, "adj"), c)
            return
        if total is None or c.word not in self.words.including or total.article != "the" or total.quantity is not None:
            return
        measure, at = self.words.among.get(total.head), self.group_at(i + 1)
        if measure is not None and self.listable(at):
            self._anaphoric(self.forward(at), Harm(measure, "adj"), c)

    def _stated(self, i: int, c: Chunk, measure: Measure) -> None:
        """ "13,000 refugees", "the number of detainees reached 15", "no victims", "took 900 villagers hostage"."""
        at = i - 1 - (self.word(i - 1) in self.words.serving_as)
        taken = self.ch[at] if at >= 0 else None
        if taken is not None and not c.counted and self.listable(at) and not taken.claimed:
            if self.word(at - 1) in self.words.taking:
                self._add([taken], measure, c)
            return
        if c.article == "no":
            self._add([c], measure, c, zero=True)
        elif c.quantity is not None and c.quantity.vague not in self.words.loose:
            self._add([c], measure, c)
        elif self.kind(i - 1) == "o" and self.ch[i - 2].head in self.words.number:
            self._toll(i, c, Harm(measure, "toll"))

    def _identified(self) -> None:
        """ "The injured person was identified as Ahmed al-Jassim, 44": who is named is the one harmed."""
        for i, c in enumerate(self.ch):
            if c.word not in self.words.identified or self.word(i + 1) != "as":
                continue
            word = next((b for b in self.ch[:i] if b.inner or b.harm), None)
            harm = word and (word.inner or word.harm)
            behind = (m.measure for m in self.mentions if m.trigger.first > c.first)
            measure = harm.measure if harm else next(behind, None)
            at = self.group_at(i + 2)
            if at >= 0:
                self.names_at(at)
            if measure is None or at < 0 or not self._called(self.ch[at]):
                continue
            for unit in self._units(self.forward(at).members):
                if self._called(unit[0]):
                    self._add(unit, measure, word or c)

    def _named_below(self) -> None:
        """ "Three were killed in Hass: Omar Hadid, Ali Kassem and his son": the people behind the colon."""
        for i, c in enumerate(self.ch):
            word = next((b for b in reversed(self.ch[:i]) if b.harm is not None), None) if c.kind == ":" else None
            if word is None or word.harm is None:
                continue
            if not self._tell_of(i + 1):
                continue
            told = [m for m in self.mentions if m.part_of is None and m.measure == word.harm.measure]
            for part in self._take(self.forward(i + 1), Harm(word.harm.measure, "adj"), word):
                part.part_of, part.lead = part.part_of or next(iter(told[-1:]), None), ":"

    def _tell_of(self, i: int) -> bool:
        """Whether the words from i on name people, or count them, and tell no harm of their own."""
        if len(names := self.names_at(i)) > 1:
            return not names[0].claimed
        people = self.listable(i) and self.ch[i].counted and self.ch[i].person and not self.ch[i].claimed
        return people and not self.opens_clause(i) and all(d.kind != "K" for d in self.ch[i:])

    def _called(self, c: Chunk) -> bool:
        """ "Ahmed al-Jassim", "12-year-old Ahmed al-Jassim"."""
        return self.is_name(c) or (c.named and not c.counted)

    def _gapped(self, i: int, c: Chunk) -> bool:
        """ "Three were killed in Morek, two near Qastun and one in Habit": the word of harm is said once.

        Also "26 of them rebels", and, behind a colon, the parts of a total.
        """
        last = self._mention_before(c)
        if last is None or not c.counted:
            return False
        if self.opens_clause(i) and not (c.anaphor and self.kind(i + 1) == "e" and self.kind(i + 2) == "G"):
            return False  # but "13 of whom were women" are a part
        k, separated = i - 1, False
        while k >= 0 and self.ch[k].kind in ',c":;':
            separated, k = True, k - 1
        if c.anaphor:
            if self.kind(k) == "G" and self.ch[k].noun is None and self.ch[k].head in self.lang.things:
                return False  # "destroying vehicles, some of them with machine guns"
            self._add([c], last.measure, c, part_of=last).lead = "of them"
            return True
        placed = self.kind(i + 1) == "i" and self.word(i + 1) in self.words.at_place
        separated |= not self.commas and c.number and self.kind(k) == "G" and self.ch[k].name
        speaks = any(d.word in self.words.saying for d in self.ch[i + 1 : i + 5])  # "a medic at the scene said"
        speaks |= self.kind(i + 2) == "G" and self.kind(i + 3) == "u"  # "a reporter in the town saw"
        if not separated or not placed or speaks or not self.listable(i):
            return False
        colon = any(d.kind == ":" for d in self.ch if last.group.last <= d.first < c.first)
        mention = self._add([c], last.measure, c, part_of=last.part_of or last if colon else None)
        mention.lead = ":" if colon else ""
        return True

    def _divided(self) -> None:
        """ "Fourteen were fighters and four had not been identified", "It counted 97": of the count just told."""
        if self.previous is None or self.mentions:
            return
        for i, c in enumerate(self.ch):
            bare = (
                c.kind == "G" and c.quantity is not None and c.quantity.vague is None and not c.head and not c.anaphor
            )
            if not bare or c.claimed:
                continue
            if self.kind(i + 1) in ("e", "h") and (i == 0 or self.kind(i - 1) in tuple(',c";')):
                of = next((d for d in self.ch[i + 2 : i + 4] if d.kind == "G" and d.noun is not None), None)
                mention = self._add([c, of] if of is not None and not of.counted else [c], self.previous.measure, c)
                mention.part_of = self.previous
            elif self.word(i - 1) in self.words.counting or {self.word(i - 1), self.word(i - 2)} <= self.words.count_is:
                self._add([c], self.previous.measure, c)

    def _mention_before(self, c: Chunk) -> Mention | None:
        before = [
            m
            for m in self.mentions
            if (m.group.first < c.first and m.groups[-1].quantity is not None)
            or (m.group.counted and m.group.first < c.first)
        ]
        return max(before, key=lambda m: m.group.first, default=None)

    def _reaches(self, j: int) -> bool:
        """ "The toll could reach dozens": a vague count that the words before it make the toll's own."""
        before = self.ch[j - 1]
        return self.ch[j].inner is None and bool({before.word, before.head} & self.words.reaching)

    def _toll(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "the death toll rose to 61", "the toll stood at 330", "raising the death toll to 15 civilians"."""
        best = -1
        for j in range(i + 1, min(i + TOLL_REACH, len(self.ch))):
            d = self.ch[j]
            if d.kind in ";I" or (d.kind == "K" and d.harm and d.harm.form in ("base", "ing", "die")):
                break
            if d.kind == "G" and d.quantity is not None and (not d.quantity.vague or self._reaches(j)):
                best = j
                if self.word(j - 1) != "from":
                    break
        if best < 0 and self.kind(i - 1) == "d" and self.word(i - 3) == "to" and self.ch[i - 2].number:
            best = i - 2  # "the strikes brought to 49 the number killed"
        if best >= 0:
            self._take(self.forward(best), harm, c)


def _soldiers(g: Chunk) -> bool:
    """Whether the group counts combatants."""
    return g.quantity is not None and g.noun is not None and g.noun.plural and g.noun.status == "combatant"
