"""The third step of the cascade: which noun groups the words of harm of a sentence take, and which lie inside which.

A word of harm takes its people by its form (see ``english/harm.py``): "killed nine" takes what follows, "nine were killed"
what stands before, "left nine dead" the group beside it. The result of a sentence is a list of mentions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from warledger.reading.chunks import Chunk
from warledger.reading.clause import Argument, Clause
from warledger.reading.language import Form, Harm, Language
from warledger.records import Measure


@dataclass(slots=True, eq=False)
class Mention:
    """A group of people and the harm said of it. ``part_of`` is the mention that the sentence puts it inside."""

    groups: list[Chunk]
    measure: Measure
    trigger: Chunk
    part_of: Mention | None = None
    zero: bool = False
    sentence: int = 0
    lead: str = ""  # the words that opened the subset

    @property
    def group(self) -> Chunk:
        """The first group of the mention, which bears its quantity."""
        return self.groups[0]


class Mentions(Clause):
    """The mentions of one sentence."""

    def __init__(
        self, chunks: list[Chunk], language: Language, *, names: bool = True, previous: Mention | None = None
    ) -> None:
        super().__init__(chunks, language, names=names)
        self.mentions: list[Mention] = []
        self.previous = previous  # the last counted mention of the sentence before

    def read(self) -> list[Mention]:
        """All mentions, in the order in which their words of harm stand."""
        for i, c in enumerate(self.ch):
            if c.kind == "K" and c.harm is not None:
                BY_FORM[c.harm.form](self, i, c, c.harm)
            elif c.kind == "I":
                self._among(i, c)
        for i, c in enumerate(self.ch):
            if c.kind != "G" or c.claimed:
                continue
            if c.inner is not None:
                mention = self._add([c], c.inner.measure, c)
                mention.lead = "of the dead" if c.noun is None and c.quantity is not None else ""
            elif not self._gapped(i, c) and c.noun is not None and c.noun.lemma in self.lang.states:
                self._stated(i, c, self.lang.states[c.noun.lemma])
        self._identified()
        self._divided()
        return self.mentions

    def listed(self, measure: Measure, parent: Mention | None) -> list[Mention]:
        """The mentions of a line of a list that a word of harm opened: "• 14 officers"."""
        at = next((k for k, c in enumerate(self.ch[:3]) if c.kind == "G" and self.listable(k)), -1)
        if at < 0:  # "- Maarat al-Numan: 4"
            colon = next((k for k, c in enumerate(self.ch) if c.kind == ":"), len(self.ch))
            at = colon + 1 if self.kind(colon + 1) == "G" and self.ch[colon + 1].quantity is not None else -1
        if at < 0 or not self.listable(at) or self.opens_clause(at):
            return []
        for part in self._take(self.forward(at), Harm(measure, "adj"), self.ch[at]):
            part.part_of = part.part_of or parent
            part.lead = part.lead or ":"
        return self.mentions

    # -- making ------------------------------------------------------------------------------------------------------

    def _take(self, arg: Argument, harm: Harm, c: Chunk) -> list[Mention]:
        arg.parts += self._among_these(arg)
        groups = self._units(arg.members)
        made = [self._add(unit, harm.measure, c) for unit in groups]
        whole = made[-1] if made else None  # "165 combatants and 72 civilians, including 11 women": of the nearest
        parts = self._units([p for p, _ in arg.parts])
        leads = {id(p): lead for p, lead in arg.parts}
        for unit in parts:
            mention = self._add(unit, harm.measure, c, part_of=whole)
            mention.lead = leads[id(unit[0])]
        return made

    def _among_these(self, arg: Argument) -> list[tuple[Chunk, str]]:
        """ "Two civilians were among four people killed": the two are part of the four."""
        if not arg.members or not arg.members[0].counted:
            return []
        at = next((k for k, c in enumerate(self.ch) if c is arg.members[0]), 0) - 1
        if self.word(at) != "among":
            return []
        at -= 1
        while at >= 0 and self.ch[at].kind in "ey":
            at -= 1
        return [(self.ch[at], "among")] if at >= 0 and self.listable(at) and not self.ch[at].claimed else []

    def _units(self, groups: list[Chunk]) -> list[list[Chunk]]:
        """Groups that the text counts as one: "nine militants and rebels", "a man and a woman", "women, children"."""
        units: list[list[Chunk]] = []
        for g in groups:
            last = units[-1] if units else None
            if last is not None and self._joins(last, g):
                last.append(g)
            else:
                units.append([g])
        return units

    def _joins(self, unit: list[Chunk], g: Chunk) -> bool:
        head, last = unit[0], unit[-1]
        if (head.anaphor or head.inner) and g.article == "a" and head.quantity is not None and head.quantity.bounds.high == 1:
            return self._apposed(g, g, since=head.last)  # "one of the injured, a boy,"
        if self.is_name(head) != self.is_name(g):
            return self._apposed(last, g)
        if self.is_name(g) or g.noun is None:
            return False
        bare = not g.counted and g.article != "the" and not g.named
        if g.noun.plural or head.noun is None or head.noun.plural:
            # "nine militants and rebels", "women, children and elderly people"
            return bare and g.noun.plural and (head.quantity is not None or not (head.counted or head.article == "the" or head.named))
        # "a man and a woman", "another man and a woman", "woman and child", "one man and one woman"
        return len(unit) == 1 and not head.named and (g.article == "a" or bare or _one(g)) and (head.article != "the" or bare) and _one(head) == _one(g)

    def _apposed(self, last: Chunk, g: Chunk, since: int | None = None) -> bool:
        """ "Sameh Ayyoub, a farm worker", "the young man, Fadi Khallawi": one person, told twice."""
        person = g if self.is_name(last) else last
        single = person.noun is not None and not person.noun.plural and person.quantity is None
        return single and not any(c.kind == "c" for c in self.ch if (since or last.last) <= c.first < g.first)

    def _add(
        self, groups: list[Chunk], measure: Measure, c: Chunk, *, part_of: Mention | None = None, zero: bool = False
    ) -> Mention:
        if measure in self.said.get(id(groups[0]), ()):
            return next(m for m in self.mentions if m.measure == measure and groups[0] in m.groups)
        made = Mention(groups, measure, c, part_of, zero)
        self.mentions.append(made)
        for g in groups:
            g.claimed = True
            self.said.setdefault(id(g), set()).add(measure)
        return made

    # -- the words of harm, by form ----------------------------------------------------------------------------------

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
            self._before(i, c, harm)
        elif self.kind(i - 1) in ("i", "o", "b") or (self.kind(i - 1) in ("K", "u") and right and not self.ch[after].counted):
            return None  # "camps for displaced people", "treatment of wounded": nobody counted
        elif right and not (left and self.opens_clause(after)):
            self._take(self.forward(after), harm, c)
        elif not be and before >= 0 and self.ch[before].kind == "c":
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
        if self.kind(after) == "q":
            self._besides(after, harm, c)
        elif self.eligible(after, harm) and not (c.word in self.words.rescuing and self._harmed_anyway(after)):
            self._take(self.forward(after), harm, c)

    def _shares_object(self, i: int) -> bool:
        """ "abducted and executed three teachers": the people stand behind the second word."""
        second = self.ch[i + 1].harm if self.kind(i) == "c" and self.kind(i + 1) == "K" else None
        return second is not None and second.form == "past" and self.eligible(self.skip_right(i + 1), second)

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

    def _trailing(self, i: int) -> list[tuple[Chunk, str]]:
        """ "were killed in the raid, including eight children": a subset that follows the word of harm."""
        k, _ = self.separators(i + 1)
        if (
            self.kind(k) == "G"
            and self.ch[k].quantity is not None
            and not self.ch[k].head
            and self.word(k + 1).endswith("ly")
        ):
            return [(self.ch[k], "some")]  # "were injured, some seriously"
        k = self.phrase_before_subset(i + 1)
        if k >= 0 and self.ch[k].kind == "G":
            arg = self.forward(k)
            return [(g, "of them") for g in arg.members] + arg.parts
        if k < 0 or any(w in self.words.among for w in self.ch[k].word.split()):
            return []
        at = self.group_at(k + 1)
        if not self.listable(at) or self.opens_clause(at, alone=True):
            return []
        arg = self.forward(at)
        return [(g, self.ch[k].word) for g in arg.members] + arg.parts

    def _state(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "nine dead", "left nine dead", "were found dead", "the dead included", "three are missing"."""
        before = self.skip_left(i)
        if c.word == "dead" and self.word(i + 1) in ("bodies", "body"):
            return None
        if before >= 0 and self.ch[before].kind == "d":
            return self._after_definite(i, harm, c)
        if before >= 0 and self.ch[before].kind == "G" and self.eligible(before, harm):
            arg = self.backward(before)
            arg.parts += self._trailing(i)
            return self._take(arg, harm, c)
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
            return
        harm = Harm(measure, "adj")
        if c.word.split()[0] in self.words.be:
            at = self.subject(i, harm)
            if at >= 0:
                self._anaphoric(self.backward(at), harm, c)
            return
        at = self.group_at(i + 1)
        if self.eligible(at, harm) and at not in self.taken:
            self._anaphoric(self.forward(at), harm, c)

    def _anaphoric(self, arg: Argument, harm: Harm, c: Chunk) -> None:
        """People that belong to a total stated elsewhere."""
        for unit in self._units(arg.members):
            mention = self._add(unit, harm.measure, c)
            mention.lead = c.word
        self._take(Argument([], arg.parts, arg.first, arg.last), harm, c)

    def _nominal(self, i: int, c: Chunk, harm: Harm) -> None:
        if i + 1 < len(self.ch) and self.ch[i + 1].kind in "oi" and self.ch[i + 1].word in ("of", "to", "among"):
            if c.word == "loss" and any(d.harm is not None and d.harm.form == "lives" for d in self.ch[i + 2 : i + 4]):
                return
            at = self.group_at(i + 2)
            if self.eligible(at, harm):
                self._take(self.forward(at), harm, c)
            elif self.kind(at) == "K" and self.ch[at].harm:
                return
        elif c.word == "death" and self.word(i - 1) == "to":
            return

    def _counted(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "17 deaths", "no casualties", "a number of casualties", "civilian casualties", "injuries to two children"."""
        before = self.skip_left(i)
        word = self.ch[before].word if before >= 0 else ""
        if c.word in self.words.wounds and (self._sustained(i) or self._wounding(i, c, harm)):
            return None
        if self.kind(i + 1) == "I" and (self.kind(before) == "d" or self.ch[before].article == "the"):
            return self._after_definite(i, harm, c)
        word = "" if word == "any" and not self._denied(before) else word
        negated = word in self.words.negations or (
            before >= 1 and self.ch[before].kind == "G" and self.word(before - 1) in self.words.negations
        )
        if negated:
            self._add(
                [
                    Chunk(
                        "G",
                        self.ch[before].first if word in self.words.negations else self.ch[before - 1].first,
                        c.last,
                        c.word,
                    )
                ],
                harm.measure,
                c,
                zero=True,
            )
            return None
        group = self.ch[before] if before >= 0 and self.ch[before].kind == "G" and before == i - 1 else None
        if group is not None and (group.noun is None or not group.noun.plural):
            if group.quantity is not None or group.article in ("a", "other") or harm.measure == "casualties":
                made = Chunk(
                    "G",
                    group.first,
                    c.last,
                    c.word,
                    quantity=group.quantity,
                    article=group.article,
                    noun=group.noun,
                    modifiers=group.modifiers,
                )
                if group.article == "the" and group.quantity is None:
                    return None
                mention = self._add([made], harm.measure, c)
                for part, lead in self._trailing(i):
                    self._add([part], harm.measure, c, part_of=mention).lead = lead
                return None
        if c.word in ("wounds", "wound", "burns", "injury"):
            return None
        if self.word(i + 1) in ("of", "among", "to") and harm.measure != "casualties":
            at = self.group_at(i + 2)
            if self.eligible(at, harm):
                self._take(self.forward(at), harm, c)
                return None
        opening = before < 0 and self.kind(i + 1) == "u"  # "Injuries reported in shelling"
        if (harm.measure == "casualties" and (before < 0 or self.ch[before].kind != "d")) or (
            (opening or self.kind(before) in tuple("ucKI")) and c.word in ("deaths", "injuries", "fatalities", "martyrs")
        ):
            self._add([Chunk("G", c.first, c.last, c.word)], harm.measure, c)
        return None

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
        """ "A civilian sustained minor injuries"."""
        j = i - 1
        while j >= 0 and self.ch[j].kind in 'Gjyv"dm,c':
            j -= 1
        if j < 0 or self.ch[j].word not in self.words.suffering:
            return False
        self._before(j, self.ch[i], Harm("injured", "die"))
        return True

    def _toll(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "the death toll rose to 61", "the toll stood at 330", "raising the death toll to 15 civilians"."""
        best = -1
        for j in range(i + 1, min(i + 16, len(self.ch))):
            d = self.ch[j]
            if d.kind in ";I" or (d.kind == "K" and d.harm and d.harm.form in ("base", "ing", "die")):
                break
            if d.kind == "G" and d.quantity is not None and not d.quantity.vague:
                best = j
                if self.word(j - 1) != "from":
                    break
        if best >= 0:
            self._take(self.forward(best), harm, c)

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
            self._add(
                [Chunk("G", group.first, c.last, c.word, quantity=group.quantity, article=group.article)],
                harm.measure,
                c,
            )
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

    def _stated(self, i: int, c: Chunk, measure: Measure) -> None:
        """ "13,000 refugees", "the number of detainees reached 15", "no victims"."""
        if c.article == "no":
            self._add([c], measure, c, zero=True)
        elif c.quantity is not None and c.quantity.vague not in self.words.loose:
            self._add([c], measure, c)
        elif self.kind(i - 1) == "o" and self.ch[i - 2].head in self.words.number:
            self._toll(i, c, Harm(measure, "toll"))

    def _gapped(self, i: int, c: Chunk) -> bool:
        """ "Three were killed in Morek, two near Qastun and one in Habit": the word of harm is said once.

        Also "26 of them rebels", and, behind a colon, the parts of a total.
        """
        last = self._mention_before(c)
        if last is None or not c.counted or self.opens_clause(i):
            return False
        if c.anaphor:
            self._add([c], last.measure, c, part_of=last).lead = "of them"
            return True
        k, separated = i - 1, False
        while k >= 0 and self.ch[k].kind in ',c":;':
            separated, k = True, k - 1
        placed = self.kind(i + 1) == "i" and self.word(i + 1) in self.words.at_place
        if not separated or not placed or not self.listable(i):
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
            bare = c.kind == "G" and c.quantity is not None and c.quantity.vague is None and not c.head and not c.anaphor
            if not bare or c.claimed:
                continue
            if self.kind(i + 1) in ("e", "h") and (i == 0 or self.kind(i - 1) in tuple(',c";')):
                of = next((d for d in self.ch[i + 2 : i + 4] if d.kind == "G" and d.noun is not None), None)
                mention = self._add([c, of] if of is not None and not of.counted else [c], self.previous.measure, c)
                mention.part_of = self.previous
            elif self.word(i - 1) in self.words.counting or {self.word(i - 1), self.word(i - 2)} <= self.words.count_is:
                self._add([c], self.previous.measure, c)

    def _mention_before(self, c: Chunk) -> Mention | None:
        before = [m for m in self.mentions if m.group.first < c.first and m.groups[-1].quantity is not None or m.group.counted and m.group.first < c.first]
        return max(before, key=lambda m: m.group.first, default=None)

    def _identified(self) -> None:
        """ "The injured person was identified as Ahmed al-Jassim, 44": who is named is the one harmed."""
        for i, c in enumerate(self.ch):
            if c.word not in self.words.identified or self.word(i + 1) != "as":
                continue
            measure = next((h.measure for b in self.ch[:i] if (h := b.inner or b.harm) is not None), None)
            measure = measure or next((m.measure for m in self.mentions if m.trigger.first > c.first), None)
            at = self.group_at(i + 2)
            if measure is None or at < 0 or not self.is_name(self.ch[at]):
                continue
            for unit in self._units(self.forward(at).members):
                if self.is_name(unit[0]):
                    self._add(unit, measure, c)


def _one(g: Chunk) -> bool:
    """Whether the group is "one man", "one woman", "one child": such pairs are counted together."""
    one = g.quantity is not None and g.quantity.bounds.low == g.quantity.bounds.high == 1
    return one and g.noun is not None and bool(g.noun.groups)


BY_FORM: Final[dict[Form, Callable[[Mentions, int, Chunk, Harm], None]]] = {
    "past": Mentions._past, "base": Mentions._active, "ing": Mentions._active, "die": Mentions._before,
    "adj": Mentions._state, "noun": Mentions._nominal, "count": Mentions._counted, "toll": Mentions._toll,
    "lives": Mentions._lives, "body": Mentions._bodies,
}  # fmt: skip
