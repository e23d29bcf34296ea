"""The third step of the cascade: which noun groups the words of harm of a sentence take, and which lie inside which.

A word of harm takes its people by its form (see ``english/harm.py``): "killed nine" takes what follows, "nine were
killed" what stands before, "left nine dead" the group beside it. The result of a sentence is a list of mentions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from warledger.reading.counts.clause import Argument
from warledger.reading.counts.nouns import Nouns
from warledger.reading.counts.pieces import HARMED, Chunk
from warledger.reading.counts.taking import Mention
from warledger.reading.language import Form, Harm


class Mentions(Nouns):
    """The mentions of one sentence."""

    def read(self) -> list[Mention]:
        """All mentions, in the order in which their words of harm stand."""
        self._verbs()
        for i, c in enumerate(self.ch):
            if c.kind == "K" and c.harm is not None:
                if self._reported(i, c, c.harm):
                    continue
                if self.shouted:
                    self._call_names(i, c.harm)
                if self.kind(i + 1) == ":" and self.kind(i - 1) in ("", ",", ";", "c") and self._labels(i + 2):
                    self._add([self.ch[i + 2]], c.harm.measure, c)
                    continue  # "Killed: 3. Injured: 12."
                BY_FORM[c.harm.form](self, i, c, c.harm)
            elif c.kind == "I":
                self._among(i, c)
            elif c.word in self.words.losing:
                self._lost(i, c)
            elif c.word in self.words.hitting:
                self._hit(i, c)
            elif c.head in self.words.fate:
                self._fate(i, c)
            elif c.head in self.words.shields:
                self._shields(i)
        for i, c in enumerate(self.ch):
            if c.kind != "G" or c.claimed:
                continue
            if c.inner is not None:
                if not self._made_up_of(i, c, c.inner):
                    self._add([c], c.inner.measure, c)
            elif not self._gapped(i, c) and c.noun is not None and c.noun.lemma in self.lang.states:
                self._stated(i, c, self.lang.states[c.noun.lemma])
        self._identified()
        self._named_below()
        self._counts()
        self._divided()
        self._of_both()
        return self.mentions

    def _made_up_of(self, i: int, c: Chunk, harm: Harm) -> bool:
        """ "Four guards and eleven raiders made up the rest of the dead": they are counted, "the rest" is not."""
        at = next((k for k in range(i - 1, max(i - 4, 0), -1) if self.word(k) in self.words.making), 0) - 1
        if at < 0 or not self.listable(at) or not self.ch[at].counted or self.ch[at].claimed:
            return False
        self._anaphoric(self.backward(at), Harm(harm.measure, "adj"), c)
        return True

    def _reported(self, i: int, c: Chunk, harm: Harm) -> bool:
        """ "Reports of martyrs and wounded": participles without people that stand for them, where a report is of them.

        "Dead and wounded people" are one figure of casualties.
        """
        joined = self.kind(i - 1) == "c" and self.reported == i - 2
        of = self.kind(i - 1) in ("o", "i") and {self.ch[i - 2].head, self.word(i - 2)} & self.words.information
        if not (joined or of) or harm.form not in ("past", "adj", "count") or self._only_spoken_of(i - 1):
            return False
        people = self.kind(i + 1) == "G" and self.ch[i + 1].person and not self.ch[i + 1].counted
        if not people and self.kind(i + 1) not in ("", "c", ",", ";", "i", "s", ":"):
            return False
        self.reported = i
        last = self.ch[i + 1].last if people else c.last
        self._add([Chunk("G", c.first, last, HARMED)], harm.measure, c)
        if people:
            self.ch[i + 1].claimed = True
        return True

    def _labels(self, i: int) -> bool:
        """Whether a bare number stands at i and ends there."""
        return 0 <= i < len(self.ch) and self.ch[i].number and self.kind(i + 1) in ("", ",", ";", "c")

    def _verbs(self) -> None:
        """ "Guards arrest three men", "injure, arrest villagers": a noun of harm that is a verb before people."""
        for i, c in enumerate(self.ch):
            if c.word not in self.words.noun_or_verb or c.harm is None or self.kind(i - 1) == "d":
                continue
            if self.listable(i + 1) and (self.ch[i + 1].counted or c.harm.measure == "detained"):
                c.harm = Harm(c.harm.measure, "base", True)

    def _past(self, i: int, c: Chunk, harm: Harm) -> None:
        before = self._past_age(self.skip_left(i))
        if self.kind(i - 1) == "d":
            return self._after_definite(i, harm, c)
        if self._shot_at(i):
            return None
        be = self.has_be(i) or (self.word(before) in self.words.nots and self.kind(before - 1) != "h")
        if c.word in self.lang.injuring and self._shot_dead(i):
            harm = Harm("killed", "past")
        if self.kind(before) == "," and any(d.word in self.words.left for d in self.ch[:i]):
            before -= 1  # "left 38 civilians, including women, injured"
        after = self.skip_right(i)
        if not be and self.word(after) in self.words.reflexive:
            self._besides(after, harm, c)
            return self._before(i, c, Harm(harm.measure, "die"))  # "shot himself in the leg"
        if not be and self.kind(after) == "q":
            return self._besides(after, harm, c)  # "police killed him"
        right = self.eligible(after, harm) and not self.opens_clause(after) and not self._some_so(after)
        left = self.eligible(before, harm)
        # "who killed", "which left": the relative is the doer
        if self.perfect(i):
            if right:
                self._take(self.forward(after), harm, c)
        elif not be and self._shares_object(after):
            self._take(self.forward(self.skip_right(after + 1)), harm, c)
        elif be or (left and not right and (self._left_so(i) or not self._unknown_object(after))):
            if be or not (harm.person and self._acts_on(after)):
                self._before(i, c, harm)
        elif self.kind(i - 1) in ("i", "o", "b") or (
            self.kind(i - 1) in ("K", "u")
            and right
            and not self.ch[after].counted
            and self.word(i - 1) not in self.lang.things  # "the raid killed civilians"
        ):
            return None  # "camps for displaced people", "treatment of wounded": nobody counted
        elif right and not (left and self.opens_clause(after)):
            self._take(self.forward(after), harm, c)
        elif not be and self.kind(before) == "," and (arg := self._before_subset(before - 1)):
            arg.parts += self._trailing(i)
            self._take(arg, harm, c)
        elif not be and before >= 0 and self.ch[before].kind == "c":
            if not (harm.person and self._acts_on(after)):
                self._shared(i, c, harm)
        elif self.kind(before) == "w" and not (after >= 0 and self.ch[after].kind == "G"):
            self._before(i, c, harm)
        return None

    def _before_subset(self, i: int) -> Argument | None:
        """ "Two porters, including a woman, wounded in shelling": the people whose subset ends at i."""
        if not self.listable(i) or self.ch[i].claimed or not any(c.kind == "I" for c in self.ch[:i]):
            return None
        arg = self.backward(i)
        return arg if arg.parts and arg.members[0].counted and not arg.members[0].claimed else None

    def _some_so(self, i: int) -> bool:
        """ "Dozens wounded some seriously": a part of those told before, where the comma is lost."""
        some = self.kind(i) == "G" and self.ch[i].quantity is not None and not self.ch[i].head
        return some and self.kind(i + 1) == "y" and self.word(i + 1).endswith("ly")

    def _left_so(self, i: int) -> bool:
        """ "Left two dead and eight others injured the charity said": no active verb behind "left"."""
        return self.kind(i - 2) == "c" and any(d.word in self.words.left for d in self.ch[:i])

    def _shot_at(self, i: int) -> bool:
        """ "Shot at the guards", "shot down a plane"; but somebody may be "shot at the gate"."""
        if self.word(i) != "shot" or self.word(i + 1) not in ("at", "down"):
            return False
        placed = self.word(i + 1) == "at" and self.has_be(i) and self.kind(i + 2) in ("G", "d", "t", "T")
        return not placed

    def _active(self, i: int, c: Chunk, harm: Harm) -> None:
        after = self.skip_right(i)
        named = harm.form == "ing" or (self.kind(i - 1) == "d" and self.word(after) == "of")  # "the capture of 12 men"
        if after >= 0 and self.ch[after].kind in "oi" and named:
            if self.ch[after].kind == "o":
                after = self.group_at(after + 1)
            else:
                return
        if self.word(after) in self.words.reflexive:
            self._besides(after, harm, c)
            self._before(i, c, Harm(harm.measure, "die"))
        elif self.kind(after) == "q":
            self._besides(after, harm, c)
        elif harm.form == "base" and self._shares_object(after):
            self._take(self.forward(self.skip_right(after + 1)), harm, c)
        elif self.eligible(after, harm) and not (c.word in self.words.rescuing and self._harmed_anyway(after)):
            self._take(self.forward(after), harm, c)

    def _shares_object(self, i: int) -> bool:
        """ "abducted and executed three teachers": the people stand behind the second word."""
        second = self.ch[i + 1].harm if self.kind(i) in ("c", ",") and self.kind(i + 1) == "K" else None
        shares = second is not None and second.form in ("past", "base")
        return shares and second is not None and self.eligible(self.skip_right(i + 1), second)

    def _past_age(self, i: int) -> int:
        """ "Man, 44, killed", "Omar Hadid (28 years) killed": before the age between commas that ends at i."""
        first = i - 1 - (self.kind(i - 1) == "t" == self.kind(i - 2) and self.word(i - 3) == "(")
        aged = self.kind(i) == "," and self.kind(first) == "t" and self.kind(first - 1) == ","
        return first - 2 if aged else i

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

    def _shot_dead(self, i: int) -> bool:
        """ "Shot the man to death", "were found shot", "beheaded a woman and shot two men": none of it a wound."""
        executed = any(d.word in self.words.executing for d in self.ch)
        return self._to_death(i) or self.word(i - 1) in self.words.found or executed

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
        near = before >= 0 and self.ch[before].kind == "G"
        named = near and self._somebody(self.ch[before]) and not self._behind_preposition(before)
        if near and (self.eligible(before, harm) or named):
            arg = self.backward(before)
            arg.parts += self._trailing(i)
            self._take(arg, harm, c)
            return None
        if self.has_be(i) or (before >= 0 and self.ch[before].kind == "u" and self.ch[before].word in self.words.found):
            self._before(i, c, harm)
        return None

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
        if self.kind(i + 1) == "i" and self.kind(i + 3) == "e":
            at = self.group_at(i + 4)  # "among the wounded in the city were four members of one family"
        if self.eligible(at, harm) and at not in self.taken:
            self._anaphoric(self.forward(at), harm, c)
        elif self.listable(i - 1) and self.ch[i - 1].counted and not self.ch[i - 1].claimed:
            self._anaphoric(self.backward(i - 1), harm, c)  # "there were 11 children among the dead"
        return None

    def _of_behind(self, i: int) -> int:
        """ "The “murder” of 19 people", "the death yesterday of nine": those counted behind a later "of"."""
        for j in range(i + 1, min(i + 5, len(self.ch))):
            if self.kind(j) == "o":
                at = self.group_at(j + 1)
                return at if j > i + 1 and at >= 0 and self.ch[at].counted else -1
            if self.kind(j) not in tuple('y"TtbG') or (self.kind(j) == "G" and self.ch[j].person):
                break
        return -1

    def _is_victim(self, i: int) -> bool:
        """Whether the group at i is one person in the genitive, in full: a last name alone looks back."""
        if self.kind(i) != "G" or not self.ch[i].owner or self.ch[i].claimed:
            return False
        c = self.ch[i]
        one = c.noun is not None and not c.noun.plural and (c.named or c.article != "the")
        return one or self.is_name(c) or (self.shouted and self._name_shaped(c))

    def _nominal(self, i: int, c: Chunk, harm: Harm) -> None:
        cases = self.ch[i - 2] if self.kind(i - 1) == "o" and self.ch[i - 2].head in self.words.cases else None
        if cases is not None and cases.counted:
            self._add([replace(cases, last=c.last, claimed=False)], harm.measure, c)  # "30 cases of suffocation"
        elif i + 1 < len(self.ch) and self.ch[i + 1].kind in "oi" and self.ch[i + 1].word in ("of", "to", "among"):
            if c.word == "loss" and any(d.harm is not None and d.harm.form == "lives" for d in self.ch[i + 2 : i + 4]):
                return
            at = self.group_at(i + 2)
            if self.eligible(at, harm):
                self._take(self.forward(at), harm, c)
            elif self.kind(at) == "K" and self.ch[at].harm:
                return
        elif harm.measure == "injured" and self.listable(i + 1) and self.ch[i + 1].counted:
            self._take(self.forward(i + 1), harm, c)  # "martyrdom of five civilians, injury seven others"
        elif self.eligible(self._of_behind(i), harm):
            self._take(self.forward(self._of_behind(i)), harm, c)
        elif self.word(i + 1) == "against" and self.eligible(i + 2, harm) and self.ch[i + 2].counted:
            self._take(self.forward(i + 2), harm, c)  # "a massacre against 14 civilians"
        elif c.word in self.words.told_plurals or (self.kind(i + 1) != "G" and self.ch[i - 1].quantity is not None):
            self._number_of(i, c, harm)  # "56 killings", "one death"; but "one death squad"
        elif harm.measure == "killed" and self.kind(i + 1) != "o" and self._is_victim(i - 1):
            self._add([self.ch[i - 1]], harm.measure, c)  # "Senator Galan's murder"
        elif c.word == "death" and self.word(i - 1) == "to":
            return

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
