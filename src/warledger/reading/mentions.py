"""The third step of the cascade: which noun groups the words of harm of a sentence take, and which lie inside which.

A word of harm takes its people by its form (see ``english/harm.py``): "killed nine" takes what follows, "nine were
killed" what stands before, "left nine dead" the group beside it. The result of a sentence is a list of mentions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from warledger.reading.chunks import Chunk
from warledger.reading.language import Form, Harm
from warledger.reading.taking import Mention
from warledger.reading.tallying import Tallying


class Mentions(Tallying):
    """The mentions of one sentence."""

    def read(self) -> list[Mention]:
        """All mentions, in the order in which their words of harm stand."""
        for i, c in enumerate(self.ch):
            if c.kind == "K" and c.harm is not None:
                BY_FORM[c.harm.form](self, i, c, c.harm)
            elif c.kind == "I":
                self._among(i, c)
            elif c.word in self.words.losing:
                self._lost(i, c)
            elif c.head in self.words.fate:
                self._fate(i, c)
        for i, c in enumerate(self.ch):
            if c.kind != "G" or c.claimed:
                continue
            if c.inner is not None:
                self._add([c], c.inner.measure, c)
            elif not self._gapped(i, c) and c.noun is not None and c.noun.lemma in self.lang.states:
                self._stated(i, c, self.lang.states[c.noun.lemma])
        self._identified()
        self._counts()
        self._divided()
        return self.mentions

    def _past(self, i: int, c: Chunk, harm: Harm) -> None:
        before = self.skip_left(i)
        if self.kind(i - 1) == "d":
            return self._after_definite(i, harm, c)
        if c.word == "shot" and self.word(i + 1) in ("at", "down"):
            return None
        be = self.has_be(i)
        if c.word in self.lang.injuring and self._to_death(i):
            harm = Harm("killed", "past")
        if self.kind(before) == "," and any(d.word in self.words.left for d in self.ch[:i]):
            before -= 1  # "left 38 civilians, including women, injured"
        after = self.skip_right(i)
        if not be and self.word(after) in self.words.reflexive:
            return self._before(i, c, harm._replace(person=False))  # "shot himself in the leg"
        if not be and self.kind(after) == "q":
            return self._besides(after, harm, c)  # "police killed him"
        right = self.eligible(after, harm) and not self.opens_clause(after)
        left = self.eligible(before, harm)
        # "who killed", "which left": the relative is the doer
        if self.perfect(i):
            if right:
                self._take(self.forward(after), harm, c)
        elif not be and self._shares_object(after):
            self._take(self.forward(self.skip_right(after + 1)), harm, c)
        elif be or (left and not right and not self._unknown_object(after)):
            if be or not (harm.person and self._acts_on(after)):
                self._before(i, c, harm)
        elif self.kind(i - 1) in ("i", "o", "b") or (
            self.kind(i - 1) in ("K", "u") and right and not self.ch[after].counted
        ):
            return None  # "camps for displaced people", "treatment of wounded": nobody counted
        elif right and not (left and self.opens_clause(after)):
            self._take(self.forward(after), harm, c)
        elif not be and before >= 0 and self.ch[before].kind == "c":
            if not (harm.person and self._acts_on(after)):
                self._shared(i, c, harm)
        elif self.kind(before) == "w" and not (after >= 0 and self.ch[after].kind == "G"):
            self._before(i, c, harm)
        return None

    def _active(self, i: int, c: Chunk, harm: Harm) -> None:
        after = self.skip_right(i)
        if after >= 0 and self.ch[after].kind in "oi" and harm.form == "ing":
            if self.ch[after].kind == "o":
                after = self.group_at(after + 1)
            else:
                return
        if self.word(after) in self.words.reflexive:
            self._before(i, c, harm._replace(person=False))
        elif self.kind(after) == "q":
            self._besides(after, harm, c)
        elif self.eligible(after, harm) and not (c.word in self.words.rescuing and self._harmed_anyway(after)):
            self._take(self.forward(after), harm, c)

    def _shares_object(self, i: int) -> bool:
        """ "abducted and executed three teachers": the people stand behind the second word."""
        second = self.ch[i + 1].harm if self.kind(i) == "c" and self.kind(i + 1) == "K" else None
        return second is not None and second.form == "past" and self.eligible(self.skip_right(i + 1), second)

    def _acts_on(self, i: int) -> bool:
        """ "Rebels captured a town", "soldiers burned their homes": who stands before it is the doer."""
        return (self.kind(i) == "G" and not self.opens_clause(i)) or self.kind(i) == "d"

    def _unknown_object(self, i: int) -> bool:
        """ "Guards killed the intruder": a noun that no table knows, but no headline either."""
        return self.kind(i) == "G" and self.ch[i].article in ("a", "the") and not self.opens_clause(i)

    def _besides(self, i: int, harm: Harm, c: Chunk) -> None:
        """ "killing him and another individual": the one spoken of before is counted there."""
        if self.kind(i + 1) == "c" and self.listable(i + 2) and not self.opens_clause(i + 2):
            self._take(self.forward(i + 2), harm, c)

    def _harmed_anyway(self, i: int) -> bool:
        """ "evacuate two children injured by shells", "evacuated a wounded soldier": the wound is the harm."""
        return self.ch[i].inner is not None or self.kind(i + 1) == "K"

    def _before(self, i: int, c: Chunk, harm: Harm) -> None:
        if harm.measure == "displaced" and self._runs_off(i):
            return None
        nobody = self._nobody(i)
        if nobody is not None and harm.measure in ("killed", "injured", "casualties"):
            self._add([nobody], harm.measure, c, zero=True)
            return None
        if self.kind(self.skip_left(i)) == "q":
            return None  # "leading them to flee": people spoken of before
        at = self.subject(i, harm)
        if at >= 0:
            arg = self.backward(at)
            if (
                self.kind(arg.first - 1) == "o"
                and self.ch[arg.first - 2].head in self.words.number
                and not arg.members[0].counted
            ):
                return self._toll(i, c, harm)  # "the number of people killed in the attack has risen to four"
            arg.parts += self._trailing(i)
            self._take(arg, harm, c)
        return None

    def _runs_off(self, i: int) -> bool:
        """ "Two men fled the scene", "fled on foot": not displaced."""
        ahead = self.ch[i + 1 : i + 3]
        return any(d.head in self.words.no_flight or d.word in self.words.no_flight for d in ahead)

    def _nobody(self, i: int) -> Chunk | None:
        """ "Nobody was injured", "no one was hurt", "no civilians were killed"."""
        j = self.skip_left(i)
        if j < 0:
            return None
        d = self.ch[j]
        if d.word in self.words.nobody or (d.kind == "G" and d.article == "no"):
            return d
        return None

    def _to_death(self, i: int) -> bool:
        """ "shot the gunman to death"."""
        ahead = tuple(self.ch[k].word for k in range(i + 1, min(i + 5, len(self.ch))))
        return any(ahead[k : k + 2] == self.words.to_death for k in range(len(ahead)))

    def _state(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "nine dead", "left nine dead", "were found dead", "the dead included", "three are missing"."""
        before = self.skip_left(i)
        if self.kind(before) == "," and any(d.word in self.words.left for d in self.ch[:i]):
            before -= 1  # "left 23 civilians, including nine children, dead"
        if c.word == "dead" and self.word(i + 1) in ("bodies", "body"):
            return None
        if before >= 0 and self.ch[before].kind == "d":
            return self._after_definite(i, harm, c)
        if before >= 0 and self.ch[before].kind == "G" and self.eligible(before, harm):
            arg = self.backward(before)
            arg.parts += self._trailing(i)
            self._take(arg, harm, c)
            return None
        if self.has_be(i) or (before >= 0 and self.ch[before].kind == "u" and self.ch[before].word in self.words.found):
            self._before(i, c, harm)
        return None

    def _after_definite(self, i: int, harm: Harm, c: Chunk) -> None:
        """ "The dead included six women", "those killed were": the list behind it."""
        nxt = i + 1
        while nxt < len(self.ch) and self.ch[nxt].kind in 'ye"':
            nxt += 1
        if self.word(nxt) == "at" and self.kind(nxt + 1) == "G" and self.ch[nxt + 1].quantity is not None:
            self._take(self.forward(nxt + 1), harm, c)  # "put the dead at 82"
        if nxt < len(self.ch) and self.ch[nxt].kind == "I":
            at = self.group_at(nxt + 1)
            if self.eligible(at, harm):
                self._anaphoric(self.forward(at), harm, self.ch[nxt])

    def _among(self, i: int, c: Chunk) -> None:
        """ "Among the dead were 20 children", "two civilians were among the four killed"."""
        measure = next((self.words.among[w] for w in c.word.split() if w in self.words.among), None)
        if measure is None:
            return self._included(i, c)
        harm = Harm(measure, "adj")
        if c.word.split()[0] in self.words.be:
            at = self.subject(i, harm)
            if at >= 0:
                self._anaphoric(self.backward(at), harm, c)
            return None
        at = self.group_at(i + 1)
        if self.eligible(at, harm) and at not in self.taken:
            self._anaphoric(self.forward(at), harm, c)
        elif self.listable(i - 1) and self.ch[i - 1].counted and not self.ch[i - 1].claimed:
            self._anaphoric(self.backward(i - 1), harm, c)  # "there were 11 children among the dead"
        return None

    def _nominal(self, i: int, c: Chunk, harm: Harm) -> None:
        if i + 1 < len(self.ch) and self.ch[i + 1].kind in "oi" and self.ch[i + 1].word in ("of", "to", "among"):
            if c.word == "loss" and any(d.harm is not None and d.harm.form == "lives" for d in self.ch[i + 2 : i + 4]):
                return
            at = self.group_at(i + 2)
            if self.eligible(at, harm):
                self._take(self.forward(at), harm, c)
            elif self.kind(at) == "K" and self.ch[at].harm:
                return
        elif self.word(i + 1) == "against" and self.eligible(i + 2, harm) and self.ch[i + 2].counted:
            self._take(self.forward(i + 2), harm, c)  # "a massacre against 14 civilians"
        elif c.word in self.words.told_plurals:
            self._number_of(i, c, harm)  # "56 killings"
        elif c.word == "death" and self.word(i - 1) == "to":
            return

    def _counted(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "17 deaths", "no casualties", "a number of casualties", "injuries to two children"."""
        before = self.skip_left(i)
        if c.word in self.words.wounds and (self._sustained(i) or self._wounding(i, c, harm)):
            return None
        if self.kind(i + 1) == "I" and (self.kind(before) == "d" or self.ch[before].article == "the"):
            return self._after_definite(i, harm, c)
        if self._none_of(before, c, harm) or self._number_of(i, c, harm) or c.word in self.words.single_wounds:
            return None
        at = self.group_at(i + 2)
        if self.word(i + 1) in self.words.to_people and harm.measure != "casualties" and self.eligible(at, harm):
            self._take(self.forward(at), harm, c)
            return None
        opening = before < 0 and self.kind(i + 1) == "u"  # "Injuries reported in shelling"
        told = opening or self.kind(before) in tuple("ucKI")
        if (harm.measure == "casualties" and self.kind(before) != "d") or (told and c.word in self.words.told_plurals):
            self._add([Chunk("G", c.first, c.last, c.word)], harm.measure, c)
        return None

    def _none_of(self, before: int, c: Chunk, harm: Harm) -> bool:
        """ "No casualties", "without civilian casualties"; "any casualties" only under a "not"."""
        word = self.word(before)
        if word == "any" and not self._denied(before):
            return False
        if word in self.words.negations:
            first = self.ch[before].first
        elif self.kind(before) == "G" and self.word(before - 1) in self.words.negations:
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
        if not group.counted and harm.measure != "casualties":
            return False
        if c.word in self.words.single_wounds:
            return True  # "a gunshot wound", "multiple burns" count no people
        if group.article == "the" and group.quantity is None:
            return True  # "the casualties" only look back
        made = replace(group, first=group.first, last=c.last, word=c.word, claimed=False)
        mention = self._add([made], harm.measure, c)
        for part, lead in self._trailing(i):
            self._add([part], harm.measure, c, part_of=mention).lead = lead
        return True

    def _denied(self, i: int) -> bool:
        """Whether "any" stands under a "not" or a "without"."""
        return any(d.word in self.words.negations and d.word != "any" for d in self.ch[max(i - 8, 0) : i])

    def _wounding(self, i: int, c: Chunk, harm: Harm) -> bool:
        """ "Drone strike wounds two people": a verb after all."""
        after = self.skip_right(i)
        noun = self.kind(i - 1) == "d" or (self.kind(i - 1) == "G" and self.ch[i - 1].counted)
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
        if before == i - 1 and before >= 0 and self.ch[before].kind == "G" and self.ch[before].quantity is not None:
            group = self.ch[before]
            self._add([Chunk("G", group.first, c.last, c.word, quantity=group.quantity)], "killed", c)

    def _bodies(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "the bodies of eleven soldiers", "two bodies were found", "pull bodies out of the rubble"."""
        before = i - 1
        if self.word(before) == "dead":
            before -= 1
        if self.word(i + 1) == "of" and not (self.kind(before) == "G" and self.ch[before].counted):
            at = self.group_at(i + 2)
            if self.eligible(at, harm):
                self._take(self.forward(at), harm, c)
                return
        if before >= 0 and self.ch[before].kind == "G" and (self.ch[before].counted) and self.ch[before].noun is None:
            group = self.ch[before]
            made = [Chunk("G", group.first, c.last, c.word, quantity=group.quantity, article=group.article)]
            at = self.group_at(i + 2) if self.word(i + 1) == "of" else -1
            self._add([*made, self.ch[at]] if self.listable(at) else made, harm.measure, c)
        elif c.word in ("bodies", "corpses") and (
            before < 0 or (self.ch[before].kind not in "do" and self.ch[before].article != "the")
        ):
            self._add([Chunk("G", c.first, c.last, c.word)], harm.measure, c)

    def _shared(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "abducted and executed three soldiers", "were arrested and executed": the people of the word beside it."""
        for mention in reversed(self.mentions):
            if mention.trigger.last <= c.first and mention.part_of is None:
                self._add(mention.groups, harm.measure, c)
                return
        self._before(i, c, harm)


BY_FORM: Final[dict[Form, Callable[[Mentions, int, Chunk, Harm], None]]] = {
    "past": Mentions._past, "base": Mentions._active, "ing": Mentions._active, "die": Mentions._before,
    "adj": Mentions._state, "noun": Mentions._nominal, "count": Mentions._counted, "toll": Mentions._toll,
    "lives": Mentions._lives, "body": Mentions._bodies,
}  # fmt: skip
