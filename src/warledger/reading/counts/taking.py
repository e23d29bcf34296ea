"""Making mentions: the groups of an argument become the people that one word of harm is said of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from warledger.reading.counts.clause import Argument, Clause
from warledger.reading.counts.pieces import BOTH, Chunk
from warledger.reading.language import Harm, Language
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


ANY_DEATH: Final = Harm("killed", "adj")
SPELLED: Final = "namely"  # the lead of parts that add up to the total: "two people, a man and a woman"
ALL: Final = "all"  # "wounded 15, all of them women": of everybody harmed
OF_THE_DEAD: Final = "of the dead"  # the lead of "10 of the dead", "some of the injured"


class Taking(Clause):
    """A clause whose groups are taken into mentions."""

    def __init__(
        self,
        chunks: list[Chunk],
        language: Language,
        *,
        names: bool = True,
        shouted: bool = False,
        commas: bool = True,
        previous: Mention | None = None,
    ) -> None:
        super().__init__(chunks, language, names=names, shouted=shouted, commas=commas)
        self.mentions: list[Mention] = []
        self.pronouns: list[Mention] = []  # harm told of "he" or "she"
        self.reported = -1  # the chunk of a harm last read in "reports of dead and wounded"
        self.previous = previous  # the last counted mention of the sentence before

    def _named_members(self, arg: Argument) -> None:
        """ "The pilots Omar Hadid and Ali Kassem": those named are whom the plural means, or parts of its count."""
        for k in range(arg.first, min(arg.last + 1, len(self.ch))):
            g = self.ch[k]
            plural = g in arg.members and g.noun is not None and g.noun.plural and not g.noun.collective
            names = self.names_at(k + 1) if plural and self.kind(k + 1) == "G" else []
            if plural and self.kind(k + 1) == "," and _count_of(g) > 1:
                names = self.names_at(k + 2, _count_of(g))  # "two sisters, Rima and Salma Hadid"
            if len(names) > 1 and g.counted:
                arg.parts += [(name, SPELLED) for name in names]
                arg.members = [m for m in arg.members if m not in names]
            elif len(names) > 1:
                at = arg.members.index(g)
                arg.members[at : at + 1] = names

    def _take(self, arg: Argument, harm: Harm, c: Chunk) -> list[Mention]:
        self._named_members(arg)
        arg.parts += self._among_these(arg) + self._spelled_out(arg)
        groups = self._units(arg.members)
        if harm.measure == "injured":  # "the death of two reporters who were shot", "some bodies were mutilated"
            groups = [unit for unit in groups if not self._told_dead(unit[0])]
        made = [self._add(unit, harm.measure, c) for unit in groups]
        whole = made[-1] if made else None  # "165 combatants and 72 civilians, including 11 women": of the nearest
        leads = {id(p): lead for p, lead in arg.parts}
        spelled = [[p] for p, lead in arg.parts if lead == SPELLED]
        parts = spelled + self._units([p for p, lead in arg.parts if lead != SPELLED])
        among: Mention | None = None
        for unit in parts:
            lead = leads[id(unit[0])]
            mention = self._add(unit, harm.measure, c, part_of=whole if among is None else among)
            mention.lead = lead
            among = mention if lead == "among" else among  # "six civilians, including a child, were among the 22"
        return made

    def _told_dead(self, g: Chunk) -> bool:
        inner = g.inner is not None and g.inner.measure == "killed"
        return inner or "killed" in self.said.get(id(g), ())

    def _of_both(self) -> None:
        """ "Eight were killed and 20 wounded, mostly women": people that close a sentence of both are of both."""
        for m in self.mentions:
            whole = m.part_of
            everyone = m.group.quantity is not None and m.group.quantity.vague == ALL
            several = everyone or (len(m.groups) > 1 and not m.group.counted)
            if whole is None or not several or m.group.first < whole.trigger.first:
                continue
            before = [o for o in self.mentions if o.part_of is None and o.trigger.first < whole.trigger.first]
            others = {o.measure for o in before if _count_of(o.group) != 1}
            if others and {whole.measure, *others} == BOTH:
                m.measure = "casualties"

    def _among_these(self, arg: Argument) -> list[tuple[Chunk, str]]:
        """ "Two civilians were among four people killed": the two are part of the four."""
        if not arg.members or not arg.members[0].counted:
            return []
        at = next((k for k, c in enumerate(self.ch) if c is arg.members[0]), 0) - 1
        if self.word(at) != "among":
            return []
        at -= 1
        while at >= 0 and self.ch[at].kind in "ey,":
            at -= 1
        if at < 0 or not self.listable(at):
            at = self.subject(at + 1, ANY_DEATH)  # "Salwa Yusuk, a deputy of the force, was among three killed"
        if at < 0 or not self.listable(at) or self.ch[at].claimed:
            return []
        inner = self.backward(at)
        return [*((g, "among") for g in inner.members), *inner.parts]

    def _spelled_out(self, arg: Argument) -> list[tuple[Chunk, str]]:
        """ "Two people, a man and a woman": who adds up to a plain number of people just told is part of it."""
        if len(arg.members) < 3:
            return []
        whole, *rest = arg.members
        exact = whole.quantity is not None and whole.quantity.bounds.low == whole.quantity.bounds.high
        plain = whole.noun is None or whole.noun.lemma in self.lang.anybody
        counts = [_count_of(g) for g in rest]
        if not exact or not plain or whole.quantity is None or not all(counts):
            return []
        if sum(counts) != whole.quantity.bounds.low or any(g.noun is None for g in rest):
            return []
        del arg.members[1:]
        return [(g, SPELLED) for g in rest]

    def _units(self, groups: list[Chunk]) -> list[list[Chunk]]:
        """Groups that the text counts as one: "nine militants and rebels", "a man and a woman", "women, children"."""
        units: list[list[Chunk]] = []
        singles = [g for g in groups if _alone(g)]
        singles = [] if all(map(self.of_family, groups)) else singles
        for g in groups:
            last = units[-1] if units else None
            if len(singles) > 2 and g in singles[1:]:
                units.append([g])  # "a commander, a lawyer and a guard" are told one by one
            elif last is not None and self._joins(last, g):
                last.append(g)
            else:
                units.append([g])
        return units

    def _joins(self, unit: list[Chunk], g: Chunk) -> bool:
        head, last = unit[0], unit[-1]
        if (
            (head.anaphor or head.inner)
            and g.article == "a"
            and head.quantity is not None
            and head.quantity.bounds.high == 1
        ):
            return self._apposed(g, g, since=head.last)  # "one of the injured, a boy,"
        if self.is_name(head) != self.is_name(g):
            return self._apposed(last, g)
        if self.is_name(g) or g.noun is None:
            return False
        bare = not g.counted and g.article != "the" and not g.named
        if g.noun.plural or head.noun is None or head.noun.plural:
            # "nine militants and rebels", "women, children and elderly people"
            return (
                bare
                and g.noun.plural
                and (head.quantity is not None or not (head.counted or head.article == "the" or head.named))
            )
        # "a man and a woman", "another man and a woman", "woman and child", "one man and one woman"
        return (
            (len(unit) == 1 or all(map(self.of_family, (*unit, g))))
            and not head.named
            and (g.article == "a" or bare or _one(g))
            and (head.article != "the" or bare)
            and _one(head) == _one(g)
        )

    def _apposed(self, last: Chunk, g: Chunk, since: int | None = None) -> bool:
        """ "Sameh Ayyoub, a farm worker", "the young man, Fadi Khallawi": one person, told twice."""
        person = g if self.is_name(last) else last
        single = person.noun is not None and not person.noun.plural and person.quantity is None and not person.named
        return single and not any(c.kind == "c" for c in self.ch if (since or last.last) <= c.first < g.first)

    def _add(
        self, groups: list[Chunk], measure: Measure, c: Chunk, *, part_of: Mention | None = None, zero: bool = False
    ) -> Mention:
        if measure in self.said.get(id(groups[0]), ()):
            return next(m for m in self.mentions if m.measure == measure and groups[0] in m.groups)
        made = Mention(groups, measure, c, part_of, zero)
        if groups[0].inner is not None and groups[0].noun is None and groups[0].quantity is not None:
            made.lead = OF_THE_DEAD
        self.mentions.append(made)
        for g in groups:
            g.claimed = True
            self.said.setdefault(id(g), set()).add(measure)
        return made

    def _trailing(self, i: int) -> list[tuple[Chunk, str]]:
        """ "were killed in the raid, including eight children": a subset that follows the word of harm."""
        if self.word(i + 1) == "(" and self.listable(i + 2) and self.ch[i + 2].counted:
            return [(g, "(") for g in self.forward(i + 2).members]  # "eleven were killed (one journalist)"
        k = self._list_opened(self.separators(i + 1)[0])
        if self.kind(k) == ":" and self.listable(k + 1) and self.ch[k + 1].counted and self.ch[k + 1].person:
            return [(g, ":") for g in self._colon_list(k + 1)]  # "39 were killed and injured: 12 porters, 27 rebels"
        k, _ = self.separators(i + 1)
        if self.kind(i - 1) == "G" and self.kind(k) == "G" and k > i + 1 and self.listable(k):
            arg = self.forward(k)  # "two dead, a rebel and a civilian"
            parts = self._spelled_out(Argument([self.ch[i - 1], *arg.members], [], i - 1, arg.last))
            if parts:
                return parts
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
        if not self.listable(at) or (self.opens_clause(at, alone=True) and not self._told_of(k, at)):
            return []
        arg = self.forward(at)
        return [(g, self.ch[k].word) for g in arg.members] + arg.parts

    def _colon_list(self, i: int) -> list[Chunk]:
        """The people of a list that a colon opens, subsets of them left to be told by themselves."""
        arg = self.forward(i)
        return arg.members + [g for g, _ in arg.parts]

    def _told_of(self, k: int, at: int) -> bool:
        """ "Of whom 21 had fought for the government": a part all the same, unless another harm is said of it."""
        ahead = [d.kind for d in self.ch[at + 1 : at + 5]]
        return self.ch[k].word.split()[-1] in self.words.whom and "K" not in ahead

    def _anaphoric(self, arg: Argument, harm: Harm, c: Chunk) -> None:
        """People that belong to a total stated elsewhere."""
        for unit in self._units(arg.members):
            mention = self._add(unit, harm.measure, c)
            mention.lead = c.word
        self._take(Argument([], arg.parts, arg.first, arg.last), harm, c)


def _count_of(g: Chunk) -> int:
    """How many a group counts, where it says so exactly; else 0."""
    if g.quantity is None:
        return int(g.article == "a")
    return g.quantity.bounds.low or 0 if g.quantity.bounds.low == g.quantity.bounds.high else 0


def _alone(g: Chunk) -> bool:
    """Whether the group is one person by its article: "a lawyer"."""
    return g.article == "a" and g.noun is not None and not g.noun.plural and not g.named


def _one(g: Chunk) -> bool:
    """Whether the group is "one man", "one woman", "one child": such pairs are counted together."""
    one = g.quantity is not None and g.quantity.bounds.low == g.quantity.bounds.high == 1
    return one and g.noun is not None and bool(g.noun.groups)
