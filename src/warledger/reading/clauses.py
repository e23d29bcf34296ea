"""The third step of the cascade: which noun groups the words of harm of a sentence take, and which lie inside which.

A word of harm takes its people by its form (see ``english/harm.py``): "killed nine" takes what follows, "nine were killed" what
stands before, "left nine dead" the group beside it. The result of a sentence is a list of mentions.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from warledger.reading.chunks import Chunk
from warledger.reading.english.harm import Form, Harm
from warledger.reading.english.words import THINGS
from warledger.records import Measure

SKIP = frozenset('yeh"')  # what may stand between a group and the word of harm that takes it
# The word that names the total in "among the dead", "of those killed".
AMONG = {
    "dead": Harm("killed", "adj"), "killed": Harm("killed", "adj"), "victims": Harm("killed", "adj"),
    "fatalities": Harm("killed", "adj"), "casualties": Harm("casualties", "adj"), "wounded": Harm("injured", "adj"),
    "injured": Harm("injured", "adj"),
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Mention:
    """A group of people and the harm said of it. ``part_of`` is the mention that the sentence puts it inside."""

    groups: list[Chunk]
    measure: Measure
    trigger: Chunk
    part_of: Mention | None = None
    zero: bool = False
    passive: bool = False
    agent: Chunk | None = None
    sentence: int = 0
    lead: str = ""  # the words that opened the subset
    extra: list[Chunk] = field(default_factory=list)

    @property
    def group(self) -> Chunk:
        """The first group of the mention, which bears its quantity."""
        return self.groups[0]


@dataclass(slots=True)
class Argument:
    """Groups side by side, and those that a subset expression puts inside them."""

    members: list[Chunk]
    parts: list[tuple[Chunk, str]]
    first: int
    last: int


class Clauses:
    """The mentions of one sentence."""

    def __init__(self, chunks: list[Chunk], negations: frozenset[str]) -> None:
        self.ch = chunks
        self.negations = negations
        self.mentions: list[Mention] = []
        self.of: dict[int, Mention] = {}
        self.taken: set[int] = set()  # chunk indices already taken as an object

    def read(self) -> list[Mention]:
        """All mentions, in the order in which their words of harm stand."""
        self._merge_pairs()
        for i, c in enumerate(self.ch):
            if c.kind == "G" and c.inner is not None and i not in self.taken:
                self._add([c], c.inner.measure, c)
            elif c.kind == "K" and c.harm is not None:
                self._trigger(i, c, c.harm)
            elif c.kind == "I":
                self._among(i, c)
        return self.mentions

    # -- preparing ---------------------------------------------------------------------------------------------------

    def _merge_pairs(self) -> None:
        """ "killed or wounded" said of one number counts casualties; "shot and killed" is one death."""
        out: list[Chunk] = []
        ch = self.ch
        i = 0
        while i < len(ch):
            c = ch[i]
            if c.kind == "K" and c.harm and i + 2 < len(ch) and ch[i + 1].kind == "c":
                d = ch[i + 2]
                if d.kind == "K" and d.harm and {c.harm.form, d.harm.form} <= {"past", "adj", "ing", "base"}:
                    pair = {c.harm.measure, d.harm.measure}
                    if pair == {"killed", "injured"} and c.word not in ("shot", "stabbed") and not self._counted_after(i + 3):
                        harm = Harm("casualties", c.harm.form)
                        out.append(Chunk("K", c.first, d.last, c.word, harm))
                        i += 3
                        continue
                    if c.word in ("shot", "stabbed"):
                        i += 2
                        continue
            out.append(c)
            i += 1
        self.ch = out

    def _counted_after(self, i: int) -> bool:
        return False

    # -- the words of harm -------------------------------------------------------------------------------------------

    def _trigger(self, i: int, c: Chunk, harm: Harm) -> None:
        form: Form = harm.form
        if form == "past":
            self._past(i, c, harm)
        elif form in ("base", "ing"):
            self._active(i, c, harm)
        elif form == "die":
            self._before(i, c, harm)
        elif form == "adj":
            self._state(i, c, harm)
        elif form == "noun":
            self._nominal(i, c, harm)
        elif form == "count":
            self._counted(i, c, harm)
        elif form == "toll":
            self._toll(i, c, harm)
        elif form == "lives":
            self._lives(i, c, harm)
        elif form == "body":
            self._bodies(i, c, harm)

    def _past(self, i: int, c: Chunk, harm: Harm) -> None:
        before = self._skip_left(i)
        if self._kind(i - 1) == "d":
            return self._after_definite(i, harm, c)
        be = self._has_be(i)
        after = self._skip_right(i)
        right = self._eligible(after, harm) and not (self._plain(after) and self._opens_clause(after))
        left = self._eligible(before, harm)
        # "who killed", "which left": the relative is the doer
        if not be and self._perfect(i):
            if right:
                self._take(self._forward(after), harm, c)
        elif be or (left and not right):
            self._before(i, c, harm, passive=True)
        elif self._kind(i - 1) in ("i", "o", "b"):
            return None  # "camps for displaced people", "treatment of wounded": nobody counted
        elif right and not (left and self._opens_clause(after)):
            self._take(self._forward(after), harm, c)
        elif not be and before >= 0 and self.ch[before].kind == "c":
            self._shared(i, c, harm)
        elif left or self.ch[before].kind in ("w",) if before >= 0 else False:
            self._before(i, c, harm, passive=True)
        elif after < 0 or not right:
            self._before(i, c, harm, passive=True)
        return None

    def _active(self, i: int, c: Chunk, harm: Harm) -> None:
        after = self._skip_right(i)
        if after >= 0 and self.ch[after].kind in "oi" and harm.form == "ing":
            if self.ch[after].kind == "o":
                after = self._group_at(after + 1)
            else:
                return
        if self._eligible(after, harm) and not self._opens_clause(after):
            self._take(self._forward(after), harm, c)
        elif harm.form == "ing" and self._has_be(i):
            return

    def _before(self, i: int, c: Chunk, harm: Harm, *, passive: bool = False) -> None:
        at = self._subject(i, harm)
        if at >= 0:
            arg = self._backward(at)
            arg.parts += self._trailing(i)
            self._take(arg, harm, c, passive=passive)

    def _trailing(self, i: int) -> list[tuple[Chunk, str]]:
        """ "were killed in the raid, including eight children": a subset that follows the word of harm."""
        k = self._phrase_before_subset(i + 1)
        if k < 0 or any(w in AMONG for w in self.ch[k].word.split()):
            return []
        at = self._group_at(k + 1)
        if not self._listable(at) or self._opens_clause(at):
            return []
        arg = self._forward(at)
        return [(g, self.ch[k].word) for g in arg.members] + arg.parts

    def _state(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "nine dead", "left nine dead", "were found dead", "the dead included", "three are missing"."""
        before = self._skip_left(i)
        if before >= 0 and self.ch[before].kind == "d":
            return self._after_definite(i, harm, c)
        if before >= 0 and self.ch[before].kind == "G" and self._eligible(before, harm):
            arg = self._backward(before)
            arg.parts += self._trailing(i)
            return self._take(arg, harm, c)
        if self._has_be(i) or (before >= 0 and self.ch[before].kind == "u" and self.ch[before].word in ("found", "feared", "left")):
            self._before(i, c, harm)
        return None

    def _after_definite(self, i: int, harm: Harm, c: Chunk) -> None:
        """ "The dead included six women", "those killed were": the list behind it."""
        nxt = i + 1
        while nxt < len(self.ch) and self.ch[nxt].kind in 'ye"':
            nxt += 1
        if nxt < len(self.ch) and self.ch[nxt].kind == "I":
            at = self._group_at(nxt + 1)
            if self._eligible(at, harm):
                self._anaphoric(self._forward(at), harm, self.ch[nxt])

    def _among(self, i: int, c: Chunk) -> None:
        """ "Among the dead were 20 children", "two civilians were among the four killed"."""
        harm = next((AMONG[w] for w in c.word.split() if w in AMONG), None)
        if harm is None:
            return
        first = c.word.split()[0]
        if first in ("was", "were", "is", "are"):
            at = self._subject(i, harm)
            if at >= 0:
                self._anaphoric(self._backward(at), harm, c)
            return
        at = self._group_at(i + 1)
        if self._eligible(at, harm) and at not in self.taken:
            self._anaphoric(self._forward(at), harm, c)

    def _anaphoric(self, arg: Argument, harm: Harm, c: Chunk) -> None:
        """People that belong to a total stated elsewhere."""
        for unit in self._units(arg.members):
            mention = self._add(unit, harm.measure, c)
            if mention is not None:
                mention.lead = c.word
        self._take(Argument([], arg.parts, arg.first, arg.last), harm, c)

    def _nominal(self, i: int, c: Chunk, harm: Harm) -> None:
        if i + 1 < len(self.ch) and self.ch[i + 1].kind in "oi" and self.ch[i + 1].word in ("of", "to", "among"):
            if c.word == "loss" and self._word(i + 2) in ("life", "lives"):
                return
            at = self._group_at(i + 2)
            if self._eligible(at, harm):
                self._take(self._forward(at), harm, c)
            elif self._kind(at) == "K" and self.ch[at].harm:
                return
        elif c.word == "death" and self._word(i - 1) == "to":
            return

    def _counted(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "17 deaths", "no casualties", "a number of casualties", "civilian casualties", "injuries to two children"."""
        before = self._skip_left(i)
        word = self.ch[before].word if before >= 0 else ""
        negated = word in self.negations or (before >= 1 and self.ch[before].kind == "G" and self._word(before - 1) in self.negations)
        if negated:
            self._add([Chunk("G", self.ch[before].first if word in self.negations else self.ch[before - 1].first, c.last, c.word)], harm.measure, c, zero=True)
            return
        group = self.ch[before] if before >= 0 and self.ch[before].kind == "G" and before == i - 1 else None
        if group is not None and (group.noun is None or not group.noun.plural):
            if group.quantity is not None or group.article in ("a", "other") or harm.measure == "casualties":
                made = Chunk("G", group.first, c.last, c.word, quantity=group.quantity, article=group.article, noun=group.noun, modifiers=group.modifiers)
                if group.article == "the" and group.quantity is None:
                    return
                self._add([made], harm.measure, c)
                return
        if self._word(i + 1) in ("of", "among", "to") and harm.measure != "casualties":
            at = self._group_at(i + 2)
            if self._eligible(at, harm):
                self._take(self._forward(at), harm, c)
                return
        if (harm.measure == "casualties" and (before < 0 or self.ch[before].kind != "d")) or (
            before >= 0 and self.ch[before].kind in "uicKI" and c.word in ("deaths", "injuries", "fatalities", "martyrs")
        ):
            self._add([Chunk("G", c.first, c.last, c.word)], harm.measure, c)

    def _toll(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "the death toll rose to 61", "the toll stood at 330", "raising the death toll to 15 civilians"."""
        best = -1
        for j in range(i + 1, min(i + 16, len(self.ch))):
            d = self.ch[j]
            if d.kind in ";I" or (d.kind == "K" and d.harm and d.harm.form != "noun"):
                break
            if d.kind == "G" and d.quantity is not None and not d.quantity.vague:
                best = j
                if self._word(j - 1) != "from":
                    break
        if best >= 0:
            self._take(self._forward(best), harm, c)

    def _lives(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "claimed 21 lives", "the lives of a man and a woman", "loss of life"."""
        if self._word(i + 1) == "of":
            at = self._group_at(i + 2)
            verb = " ".join(self._word(k) for k in range(max(i - 4, 0), i))
            if self._eligible(at, harm) and any(w in verb for w in ("claim", "took", "taking", "taken", "take", "cost", "end", "loss")):
                self._take(self._forward(at), harm, c)
            return
        before = self._skip_left(i)
        if before == i - 1 and before >= 0 and self.ch[before].kind == "G" and self.ch[before].quantity is not None:
            group = self.ch[before]
            self._add([Chunk("G", group.first, c.last, c.word, quantity=group.quantity)], "killed", c)

    def _bodies(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "the bodies of eleven soldiers", "two bodies were found", "pull bodies out of the rubble"."""
        if self._word(i + 1) == "of":
            at = self._group_at(i + 2)
            if self._eligible(at, harm):
                self._take(self._forward(at), harm, c)
                return
        before = i - 1
        if before >= 0 and self.ch[before].kind == "G" and (self.ch[before].counted) and self.ch[before].noun is None:
            group = self.ch[before]
            self._add([Chunk("G", group.first, c.last, c.word, quantity=group.quantity, article=group.article)], harm.measure, c)
        elif c.word in ("bodies", "corpses") and (before < 0 or self.ch[before].kind not in "do" and self.ch[before].article != "the"):
            self._add([Chunk("G", c.first, c.last, c.word)], harm.measure, c)

    def _shared(self, i: int, c: Chunk, harm: Harm) -> None:
        """ "abducted and executed three soldiers", "were arrested and executed": the people of the word beside it."""
        for mention in reversed(self.mentions):
            if mention.trigger.last <= c.first and mention.part_of is None:
                self._add(mention.groups, harm.measure, c)
                return

    # -- arguments ---------------------------------------------------------------------------------------------------

    def _take(self, arg: Argument, harm: Harm, c: Chunk, *, passive: bool = False) -> None:
        groups = self._units(arg.members)
        made = [self._add(unit, harm.measure, c, passive=passive) for unit in groups]
        whole = made[0] if made else None
        parts = self._units([p for p, _ in arg.parts])
        leads = {id(p): lead for p, lead in arg.parts}
        for unit in parts:
            mention = self._add(unit, harm.measure, c, part_of=whole, passive=passive)
            if mention is not None:
                mention.lead = leads[id(unit[0])]

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
        head = unit[0]
        bare = not g.counted and g.article != "the" and not g.named and g.noun is not None
        if bare and (head.quantity is not None and len(unit) == 1 or (not head.counted and head.article != "the" and not head.named)):
            return g.noun is not None and (g.noun.plural or head.article == "a")
        single = (head.article == "a" or head.article == "other" and head.noun is not None and not head.noun.plural) and not head.quantity and len(unit) == 1
        return single and not head.named and not g.named and (g.article == "a" or (bare and g.noun is not None and not g.noun.plural))

    def _add(self, groups: list[Chunk], measure: Measure, c: Chunk, *, part_of: Mention | None = None, zero: bool = False, passive: bool = False) -> Mention | None:
        for mention in self.mentions:
            if mention.measure == measure and mention.group is groups[0]:
                return mention
        made = Mention(groups, measure, c, part_of, zero, passive)
        self.mentions.append(made)
        for g in groups:
            g.claimed = True
        return made

    def _forward(self, i: int) -> Argument:
        """The groups from i on: "five men, two women and a child", "44 civilians including 11 women nine children"."""
        members, parts, lead = [self.ch[i]], [], ""
        self.taken.add(i)
        j = i + 1
        while j < len(self.ch):
            k, separated = self._separators(j)
            c = self.ch[k] if k < len(self.ch) else None
            if c is None:
                break
            if c.kind == "I":
                at = self._group_at(k + 1)
                if not self._listable(at):
                    break
                lead = c.word
                parts.append((self.ch[at], lead))
                j = at + 1
                continue
            if c.kind == "G" and self._listable(k) and (separated or c.quantity is not None) and not self._opens_clause(k):
                if not separated and not lead and self.ch[j - 1].quantity is None:
                    break
                (parts.append((c, lead)) if lead or c.anaphor else members.append(c))
                self.taken.add(k)
                j = k + 1
                continue
            skipped = self._phrase_before_subset(j)
            if skipped < 0:
                break
            j = skipped
        return Argument(members, parts, i, j)

    def _backward(self, i: int) -> Argument:
        """The groups up to i, leftwards: "Sixteen civilians including three children" before "were killed"."""
        collected = [self.ch[i]]
        parts: list[tuple[Chunk, str]] = []
        j = i - 1
        while j >= 0:
            k, separated = j, False
            while k >= 0 and self.ch[k].kind in ',c"':
                separated, k = True, k - 1
            c = self.ch[k] if k >= 0 else None
            if c is None:
                break
            if c.kind == "I":
                at = self._main_before(k)
                if at < 0:
                    break
                parts = [(g, c.word) for g in collected] + parts
                collected = [self.ch[at]]
                j = at - 1
                continue
            if c.kind != "G" or c.claimed or not self._listable(k) or not (separated or collected[0].quantity is not None):
                break
            if self._kind(k - 1) in "ibo" and self._kind(k - 1):
                break
            if not separated and c.quantity is None:
                break
            collected.insert(0, c)
            j = k - 1
        if len(collected) > 1 and collected[-1].anaphor:
            parts += [(g, "of them") for g in collected if g.anaphor]
            collected = [g for g in collected if not g.anaphor]
        return Argument(collected, parts, j + 1, i)

    # -- looking around ----------------------------------------------------------------------------------------------

    def _kind(self, i: int) -> str:
        return self.ch[i].kind if 0 <= i < len(self.ch) else ""

    def _word(self, i: int) -> str:
        return self.ch[i].word if 0 <= i < len(self.ch) else ""

    def _group_at(self, i: int) -> int:
        while i < len(self.ch) and self.ch[i].kind in 'y"d':
            i += 1
        return i if i < len(self.ch) and self.ch[i].kind in "GK" else -1

    def _skip_left(self, i: int) -> int:
        j = i - 1
        while j >= 0 and (self.ch[j].kind in SKIP or self.ch[j].word in ("reported", "confirmed", "believed", "feared", "found", "to")):
            j -= 1
        return j

    def _skip_right(self, i: int) -> int:
        j = i + 1
        while j < len(self.ch) and self.ch[j].kind in 'y"':
            j += 1
        return j if j < len(self.ch) else -1

    def _has_be(self, i: int) -> bool:
        j = i - 1
        while j >= 0 and (self.ch[j].kind in 'yh"' or self.ch[j].word in ("reported", "confirmed", "believed", "feared", "to", "left")):
            j -= 1
        return j >= 0 and self.ch[j].kind == "e"

    def _perfect(self, i: int) -> bool:
        """ "has killed", "are believed to have killed": active."""
        j = i - 1
        while j >= 0 and self.ch[j].kind == "y":
            j -= 1
        return j >= 0 and self.ch[j].kind == "h"

    def _eligible(self, i: int, harm: Harm) -> bool:
        """Whether the chunk can be people harmed."""
        if not 0 <= i < len(self.ch):
            return False
        c = self.ch[i]
        if c.kind != "G":
            return False
        if c.noun is not None or c.anaphor:
            return True
        if harm.person:
            return c.quantity is not None and not c.head
        return c.quantity is not None and not self._thing(c) or (c.article == "other" and not c.head)

    def _thing(self, c: Chunk) -> bool:
        return bool(c.head) and c.head in THINGS

    def _listable(self, i: int) -> bool:
        return self._kind(i) == "G" and self._eligible(i, Harm("killed", "past"))

    def _plain(self, i: int) -> bool:
        return self._kind(i) == "G"

    def _opens_clause(self, i: int) -> bool:
        """Whether the group at i is the subject of what follows: "... and 30 others were wounded"."""
        j = i + 1
        while j < len(self.ch) and self.ch[j].kind in 'y"':
            j += 1
        c = self.ch[j] if j < len(self.ch) else None
        if c is None:
            return False
        if c.kind == "e":
            return True
        if c.kind == "h":
            return True
        if c.kind == "K" and c.harm is not None and c.harm.form in ("past", "adj", "die"):
            after = self._skip_right(j)
            return not (c.harm.form == "past" and self._kind(after) == "G" and not self._has_be(j) and self.ch[after].counted and not self._opens_clause(after))
        if c.kind in "c," and self._listable(j + 1):
            return self._opens_clause(j + 1)
        return False

    def _separators(self, j: int) -> tuple[int, bool]:
        k = j
        while k < len(self.ch) and self.ch[k].kind in ',c"':
            k += 1
        return k, k > j

    def _phrase_before_subset(self, j: int) -> int:
        """Past "from the same family", "in Idlib province" up to a subset expression, else -1."""
        for k in range(j, min(j + 8, len(self.ch))):
            kind = self.ch[k].kind
            if kind == "I":
                return k
            if kind not in 'ioGdpjytwnzxb,"s':
                return -1
        return -1

    def _main_before(self, k: int) -> int:
        """The group that a subset expression at k is inside of: the nearest counted one before it."""
        for j in range(k - 1, max(k - 10, -1), -1):
            c = self.ch[j]
            if c.kind == "G" and self._listable(j) and not (self._kind(j - 1) in "ib" and self._kind(j - 1)):
                return j
            if c.kind in ";K":
                break
        return -1

    def _subject(self, i: int, harm: Harm) -> int:
        """The group that stands as subject of the word of harm at i, or -1."""
        j = i - 1
        fallback = -1
        while j >= 0:
            c = self.ch[j]
            if c.kind == "G":
                preposition = self._kind(j - 1) in ("i", "b", "o")
                if self._eligible(j, harm):
                    if not preposition and (not c.claimed or self._kind(j + 1) == "w"):
                        return j
                    if fallback < 0 and not c.claimed:
                        fallback = j
                elif c.head and not preposition and self._names(c) and not self._earlier_people(j):
                    return j
            elif c.kind == ";" or (c.kind == "K" and c.harm is not None and c.harm.form != "noun" and self._kind(j + 1) == "c" and False):
                break
            elif c.kind == "u" and fallback >= 0:
                break
            j -= 1
        return fallback

    def _names(self, c: Chunk) -> bool:
        return False

    def _earlier_people(self, j: int) -> bool:
        return False


