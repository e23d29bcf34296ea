"""Words of harm that are nouns: "17 deaths", "no casualties", "21 lives", "the bodies of eleven soldiers"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from warledger.reading.counts.pieces import Chunk
from warledger.reading.counts.subjects import Subjects
from warledger.reading.counts.taking import ANY_DEATH
from warledger.reading.language import Harm


class Nouns(Subjects):
    """Mentions whose harm is told by a noun that is counted itself."""

    def _after_definite(self, i: int, harm: Harm, c: Chunk) -> None:
        """ "The dead included six women", "those killed were": the list behind it."""
        nxt = i + 1
        while nxt < len(self.ch) and self.ch[nxt].kind in 'ye":':
            nxt += 1
        if self.kind(nxt) == "G" and self.kind(nxt - 1) in ("e", ":") and self._tells_who(self.ch[nxt]):
            return self._anaphoric(self.forward(nxt), harm, c)  # "the injured were two nurses and Omar Hadid, 43"
        if self.word(nxt) == "at" and self.kind(nxt + 1) == "G" and self.ch[nxt + 1].quantity is not None:
            self._take(self.forward(nxt + 1), harm, c)  # "put the dead at 82"
        if nxt < len(self.ch) and self.ch[nxt].kind == "I":
            at = self.group_at(nxt + 1)
            if self.eligible(at, harm):
                self._anaphoric(self.forward(at), harm, self.ch[nxt])
        return None

    def _tells_who(self, c: Chunk) -> bool:
        """Whether a group counts people or names them."""
        people = c.noun is not None and (c.counted or c.head == "-year-old" or c.named)
        return people or self.is_name(c)

    def _counted(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "17 deaths", "no casualties", "a number of casualties", "injuries to two children"."""
        before = self.skip_left(i)
        if c.word in self.words.wounds and (self._sustained(i) or self._wounding(i, c, harm)):
            return None
        toll = self.ch[i + 1].harm if self.kind(i + 1) == "K" else None
        counted = self.kind(i + 1) == "G" and self.ch[i + 1].head in self.words.information | self.words.counts
        if counted or (toll is not None and toll.form == "toll"):
            return None  # "a casualty figure", "a casualty toll" is no casualty
        if self.kind(i + 1) == "e" and self.kind(before) == "d" and self.word(before) not in self.words.negations:
            return self._after_definite(i, harm, c)  # "the fatalities are: twelve fighters, three guards"
        if self.kind(i + 1) == "I" and (self.kind(before) == "d" or self.ch[before].article == "the"):
            return self._after_definite(i, harm, c)
        if self._none_of(i, before, c, harm) or self._number_of(i, c, harm) or c.word in self.words.single_wounds:
            return None
        at = self.group_at(i + 2)
        if self.word(i + 1) in self.words.to_people and harm.measure != "casualties" and self.eligible(at, harm):
            self._take(self.forward(at), harm, c)
            return None
        if self.kind(i - 1) == "c" and any(m.zero and m.group.last == self.ch[i - 1].first for m in self.mentions):
            self._add([Chunk("G", c.first, c.last, c.word)], harm.measure, c, zero=True)
            return None  # "no deaths or injuries"
        opening = before < 0 and self.kind(i + 1) == "u"  # "Injuries reported in shelling"
        told = opening or self.kind(before) in tuple("ucKI") or self.word(before - 1) in self.words.resulting
        told |= self.kind(before) == "G" and self.word(i - 1) in self.words.believed  # "the group reported deaths"
        several = c.word in self.words.casualties and self.kind(before) != "d" and not self._only_spoken_of(before)
        if several or (told and c.word in self.words.told_plurals):
            self._add([Chunk("G", c.first, c.last, c.word)], harm.measure, c)
        return None

    def _only_spoken_of(self, i: int) -> bool:
        """ "To avoid civilian casualties", "no information about casualties", a list of tags: nobody is said harmed."""
        beside = self.ch[max(i - 1, 0) : i + 1]
        if any(w in self.words.sparing for d in beside for w in (d.word, d.head, *d.modifiers)):
            return True
        before = self.ch[max(i - 10, 0) : i + 1]
        if any(d.kind == "w" for d in before):
            return False
        unsaid = any(
            (a.article == "no" or a.word in self.words.negations) and {a.head, b.word, b.head} & self.words.information
            for a, b in pairwise(before)
        )
        return unsaid or any("tags" in d.modifiers for d in before)

    def _none_of(self, i: int, before: int, c: Chunk, harm: Harm) -> bool:
        """ "No casualties", "without civilian casualties"; "any casualties" only under a "not"."""
        word = self.word(before)
        if word == "any" and not self._denied(before):
            return False
        if word in self.words.negations:
            first = self.ch[before].first
        elif (
            self.kind(before) == "G"
            and before == i - 1  # not "Doctors Without Borders reported deaths"
            and self.word(before - 1) in self.words.negations - self.words.nots
        ):
            first = self.ch[before - 1].first
        else:
            return False
        self._add([Chunk("G", first, c.last, c.word)], harm.measure, c, zero=True)
        return True

    def _number_of(self, i: int, c: Chunk, harm: Harm) -> bool:
        """ "17 deaths", "another injury", "civilian casualties": the group before is one with the noun."""
        group = self.ch[i - 1] if self.kind(i - 1) == "G" else None
        if group is None or (group.noun is not None and group.noun.plural):
            return False
        if not group.counted and (c.word not in self.words.casualties or self._only_spoken_of(i - 1)):
            return False
        if c.word in self.words.single_wounds:
            return True  # "a gunshot wound", "multiple burns" count no people
        if group.article == "the" and group.quantity is None:
            return True  # "the casualties" only look back
        made = replace(group, first=group.first, last=c.last, word=c.word, claimed=False)
        mention = self._add([made], harm.measure, c)
        for part, lead in self._trailing(i):
            if any(d.kind == "K" and d.first == part.last for d in self.ch):
                continue  # "39 casualties, including 16 deaths" has a harm of its own
            self._add([part], harm.measure, c, part_of=mention).lead = lead
        return True

    def _denied(self, i: int) -> bool:
        """Whether "any" stands under a "not" or a "without"."""
        return any(d.word in self.words.negations and d.word != "any" for d in self.ch[max(i - 8, 0) : i])

    def _wounding(self, i: int, c: Chunk, harm: Harm) -> bool:
        """ "Drone strike wounds two people": a verb after all."""
        after = self.skip_right(i)
        told = self.kind(after) == "G" and self.ch[after].quantity is not None  # "blast kills 12 wounds 50"
        noun = self.kind(i - 1) == "d" or (self.kind(i - 1) == "G" and self.ch[i - 1].counted and not told)
        if noun or c.word not in self.words.wounds_verb or not self.eligible(after, harm):
            return False
        self._take(self.forward(after), harm, c)
        return True

    def _sustained(self, i: int) -> bool:
        """ "A civilian sustained minor injuries", "a man with a gunshot wound"; not of people already dead."""
        j = i - 1
        while j >= 0 and self.ch[j].kind in 'GjyvKzx"dm,c':
            j -= 1
        if j >= 0 and self.ch[j].word in self.words.with_wounds:
            at = self.subject(j, Harm("injured", "die"))
            if at >= 0 and not self.ch[at].claimed and self.ch[at].article != "the":
                self._take(self.backward(at), Harm("injured", "die"), self.ch[i])
            return True
        if j < 0 or self.ch[j].word not in self.words.suffering:
            return False
        self._before(j, self.ch[i], Harm("injured", "die"))
        return True

    def _lives(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "claimed 21 lives", "the lives of a man and a woman", "loss of life"."""
        if self.word(i + 1) == "of":
            at = self.group_at(i + 2)
            spoken = {self.word(k) or self.ch[k].head for k in range(max(i - 4, 0), i)}
            if self.eligible(at, harm) and spoken & self.words.taking_lives:
                self._take(self.forward(at), harm, c)
            return
        before = self.skip_left(i)
        taken = self.word(i - 2) == "of" and self.word(i - 3) in self.words.taking_lives
        if taken and self.ch[i - 1].article == "a" and self.eligible(i - 1, harm):
            self._add([self.ch[i - 1]], "killed", c)  # "the loss of a soldier's life"
            return
        group = self.ch[before] if before >= 0 and before == i - 1 else c
        lost = {w for b in self.ch for w in (b.word, b.head)} & {*self.words.losing, *self.words.taking_lives}
        counted = group.kind == "G" and group.quantity is not None and group.quantity.vague not in self.words.partial
        if lost and counted:
            self._add([Chunk("G", group.first, c.last, c.word, quantity=group.quantity)], "killed", c)

    def _bodies(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "the bodies of eleven soldiers", "two bodies were found", "pull bodies out of the rubble"."""
        before = i - 1
        if self.word(before) == "dead":
            before -= 1
        if self.word(i + 1) == "of" and not (self.kind(before) == "G" and self.ch[before].counted):
            at = self.group_at(i + 2)
            at += self.kind(at) == "K" and self.ch[at].harm == ANY_DEATH  # "the bodies of dead children"
            if self.eligible(at, harm):
                self._take(self.forward(at), harm, c)
                return
        if before >= 0 and self.ch[before].kind == "G" and (self.ch[before].counted) and self.ch[before].noun is None:
            group = self.ch[before]
            if harm.measure in self.said.get(id(group), ()):
                return  # "killed 15 civilians with another 10 bodies yet to be identified"
            made = Chunk("G", group.first, c.last, c.word, quantity=group.quantity, article=group.article)
            at = self.group_at(i + 2) if self.word(i + 1) == "of" else -1
            if self.listable(at):  # "65 bodies of civilians", "a body of a woman"
                whose = self.ch[at]
                whose.first, whose.word, whose.quantity, whose.article = made.first, c.word, made.quantity, made.article
                made = whose
            self._add([made], harm.measure, c)
        elif c.word in ("bodies", "corpses") and (
            before < 0 or (self.ch[before].kind not in "do" and self.ch[before].article != "the")
        ):
            self._add([Chunk("G", c.first, c.last, c.word)], harm.measure, c)
