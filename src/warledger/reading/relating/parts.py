"""Which figure of a report lies inside which: a part is stated to be included in a total.

By its sentence ("including eight", "two children, one in Hass and one in Najiyeh"), by a word for the total ("among the
dead"), because counts add up to it (`relating.sums`), or because the report breaks the total of its head
down by place or by kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, groupby, pairwise

from warledger.reading.blame.camps import one_camp
from warledger.reading.counts.taking import OF_THE_DEAD
from warledger.reading.drafts import Draft
from warledger.reading.english.parts import (
    A_FEW,
    ALSO,
    AMONG_THEM,
    ASIDE,
    BLEW_UP,
    COUNTED_IN,
    DEALT_OUT,
    FURTHER,
    INCLUDING,
    JOINED,
    OF_THESE,
    OTHERS,
    SEPARATE,
    TOLL_OF,
)
from warledger.reading.relating.apart import (
    ALL,
    enemies,
    kind_inside,
    lemmas,
    listed_apart,
    one_cause,
    one_place,
    other_day,
    other_town,
    rival,
)  # fmt: skip
from warledger.reading.relating.told import Texts, breaths, item, words_before, words_behind
from warledger.reading.text import NUMBERED
from warledger.records import Measure

CLOSE = 25  # characters within which a comma may have been lost between a total and its part
APART = 60  # characters; two counts nearer than that ("12 soldiers and 3 rebels") stand side by side
HEAD = 3  # sentences from the first figure on that may tell the total of a report
SKIPPED = 3  # counts of one breath that may be parts of its parts
BREATH = 12  # counts of one sentence that are tried as the parts of a total
OPENING = 40  # characters in which a sentence may open with a place of its own
POINTED = 6  # sentences that words like "some of them" reach back


def worded(drafts: Sequence[Draft], earlier: Sequence[Sequence[Draft]], texts: Texts) -> None:
    """Put figures inside the totals that their own sentences give: what their words say, then what adds up."""
    for draft, before in zip(drafts, earlier, strict=True):
        total = draft.parent
        if total is not None and (total.number == 1 or (draft.mention.lead == ":" and not kind_inside(draft, total))):
            draft.parent = None  # a headline that ends in a colon is no list, and a tally goes on with another label
        draft.parent = _included(draft, before, texts) or _of_both(draft, before) or _lost_including(draft, before)
    for draft in drafts:
        draft.item = item(draft, texts)
    _listed(drafts, texts)
    _set_further(drafts)
    for told in breaths(drafts):
        for before_it, draft in pairwise(told):
            _goes_on(draft, before_it)
        for draft in told:
            draft.breath = sum(d.number or 0 for d in told if d.parent is None)
        for i, total in enumerate(told[:BREATH]):
            parts = () if _placed(total, told[i + 1 :], texts) else _dealt_out(total, told[i + 1 : BREATH])
            for part in parts:
                part.parent = total
            kinds = {part.status for part in parts}
            if len(kinds) == 1 and total.status == "unknown":
                total.status = kinds.pop()
    _tallied(drafts)
    _said_of_all(drafts, texts)
    for i, draft in enumerate(drafts):
        if draft.parent is None:
            draft.parent = _aside(draft, earlier[i], texts)
            draft.parent = draft.parent or _named_total(draft, earlier[i], drafts[i + 1 : i + 2], texts)
            if draft.parent is not None and OF_THESE.match(draft.span.quote):  # "22 of the jihadists" are on their side
                draft.side, draft.by = draft.parent.side, draft.parent.by


def nearest(drafts: Sequence[Draft]) -> None:
    """Of the tellings of one total, a part lies in the last one before it: that is where a reader finds it."""
    told: dict[int, Draft] = {}
    for draft in drafts:
        total = draft.parent
        if total is not None and (other := told.get(id(total.root))) is not None:
            here = total.span.part == draft.span.part
            if not (here and total.sentence == draft.sentence) and not other.inside(draft):
                behind = here and total.span.start > draft.span.start
                draft.parent = total if behind else other
        again = draft.span.part == "title" and id(draft.root) in told  # a title that repeats itself
        if not draft.replaced and not again:
            told[id(draft.root)] = draft


def broken_down(draft: Draft, earlier: Sequence[Draft], drafts: Sequence[Draft], texts: Texts) -> Draft | None:
    """The largest total of the report's head that has room for the part: of the same harm, day and kind of people."""
    if not draft.number or draft.scope == "war" or draft.mention.lead == ":":
        return None
    anew = draft.scope == "incident" and not draft.own_place and TOLL_OF.search(words_before(draft, texts))
    if anew or BLEW_UP.match(words_behind(draft, texts)):
        return None  # "police put the toll at 12"; "one of them blew himself up" is none of those whom he killed
    first = next((d.sentence for d in earlier if d.span.part == "text"), 0)
    totals: list[Draft] = []
    told = next((d for d in reversed(earlier) if d.measure == draft.measure and d.number), None)
    for other in earlier:
        last = told is not None and other.root is told.root
        if last and draft.sentence == other.sentence + 1 and OTHERS.match(draft.span.quote):
            continue
        if draft.further and told is not None and last and not one_place(draft, told):
            continue  # "three other persons", elsewhere, are others than those just told
        of_them = (
            bool(draft.groups) and draft.groups == other.groups
        )  # a cameraman, of "20 dead, five of them journalists"
        if other.measure != draft.measure or (other.mention.part_of is not None and not of_them):
            continue
        if not headed(other, first) and not (other.root.span.part == "title" and _like(other, draft)):
            continue
        holder = other.parent
        if (
            holder is not None
            and not of_them
            and (holder.span.part, holder.sentence) == (other.span.part, other.sentence)
        ):
            continue
        beside = other.span.part == draft.span.part and draft.span.start - other.span.end < APART
        if beside and (draft.number != 1 or other.sentence == draft.sentence):
            continue
        headline = other.span.part == "title" and draft.span.part != "title"
        if headline and _told_in_text(other, earlier if draft.person else drafts):
            continue
        if _recounted(other, draft):
            continue
        if _may_hold(other, draft) and not listed_apart(other, draft) and not _elsewhere(other, draft, texts):
            totals.append(other)
    return max(totals, key=lambda t: (_like(t, draft), t.number, t.span.part == "text", t.span.start), default=None)


def _like(total: Draft, part: Draft) -> bool:
    """Whether a total is of the part's kind, and not of everybody: of "52 dead, 30 of them soldiers" the latter."""
    return total.status == part.status and total.status not in ALL


def headed(total: Draft, first: int) -> bool:
    """Whether a count stands in the head of a report whose ``first`` sentence with figures is given."""
    return total.span.part == "title" or total.sentence <= first + HEAD


def _elsewhere(total: Draft, draft: Draft, texts: Texts) -> bool:
    """Whether the words turn from a total's place to another: "strikes also killed two people in Ariha"."""
    if draft.own_place and other_town(total, draft):
        return True
    text = texts[draft.span.part]
    start = text.start(text.sentences[draft.sentence])
    here, there = total.place, draft.place
    if here is None or there is None or here.precision != "unknown":
        return False
    if here.words == there.words:
        return SEPARATE.match(text.raw, start) is not None
    opens = text.raw[start : start + OPENING].find(there.words) >= 0 and start + OPENING < draft.span.start
    return opens or ALSO.search(text.raw, start, draft.span.end + CLOSE) is not None


def _set_further(drafts: Sequence[Draft]) -> None:
    """ "Three other rebels" are further ones; "12 killed, 34 others injured" adds to no injured."""
    for _, told in groupby(drafts, key=lambda d: (d.span.part, d.sentence)):
        measures: list[Measure] = []
        for draft in told:
            further = FURTHER.search(draft.span.quote) is not None
            draft.further = further and (not measures or draft.measure in measures)
            measures.append(draft.measure)


def _goes_on(draft: Draft, before: Draft) -> None:
    """ "A rebel in Lataminah, a civilian in Habit and another in Muhradah": of the kind that the verb took last."""
    group = draft.mention.group
    gap = draft.mention.trigger is group or draft.mention.trigger is before.mention.trigger
    nameless = group.noun is None and not group.name and draft.mention.part_of is None
    if gap and nameless and draft.status == "unknown" != before.status:
        draft.status, draft.side = before.status, before.side


# -- by words --------------------------------------------------------------------------------------------------------


def _included(draft: Draft, earlier: Sequence[Draft], texts: Texts) -> Draft | None:
    """ "Five Syrians, including a lieutenant": of those counted right before the word."""
    before = next((d for d in reversed(earlier) if d.measure == draft.measure), None)
    if before is None or (before.span.part, before.sentence) != (draft.span.part, draft.sentence):
        return None
    between = texts[draft.span.part].raw[before.span.end : draft.span.start]
    of_these = OF_THESE.match(draft.span.quote) is not None and between.strip(" ,(") == ""
    if not of_these and JOINED.fullmatch(between) and draft.mention.lead == before.mention.lead not in ("", ":"):
        return before.parent  # "154 civilians, including 54 children and 39 women"
    fits = of_these or (INCLUDING.fullmatch(between) and kind_inside(draft, before))
    return before if fits and _larger(before, draft) and before.vague is None else None


def _of_both(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """ "Nine were killed and 13 wounded, soldiers and rebels": who is of both is told as a part of the dead."""
    total = draft.parent
    if total is None or (draft.measure, total.measure) != ("casualties", "injured"):
        return total
    beside = (d for d in reversed(before) if (d.span.part, d.sentence) == (total.span.part, total.sentence))
    return next((d for d in beside if d.measure == "killed" and d.parent is None and _larger(d, draft)), total)


def _aside(draft: Draft, earlier: Sequence[Draft], texts: Texts) -> Draft | None:
    """ "Most of the victims - 14 - died in Hass": the number is of whom the words before it are."""
    before = earlier[-1] if earlier else None
    if before is None or before.vague != "most" or before.measure != draft.measure or not draft.number:
        return None
    told = before.span.part == draft.span.part and before.sentence == draft.sentence
    between = texts[draft.span.part].raw[before.span.end : draft.span.start]
    return before.parent if told and ASIDE.fullmatch(between) else None


def _lost_including(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """ "15 Syrian Civilians 3 Children Killed": the comma and the word are lost, the groups tell."""
    before = earlier[-1] if earlier else None
    if before is None or before.measure != draft.measure or before.span.part != draft.span.part:
        return None
    gap = draft.span.start - before.span.end
    if not 0 <= gap <= 2 or not draft.groups or before.groups or before.mention.trigger is not draft.mention.trigger:
        return None
    return before if (before.number or 0) > (draft.number or 0) else None


def _dealt_out(total: Draft, behind: Sequence[Draft]) -> Sequence[Draft]:
    """The counts of one breath that a total is dealt out to: "seven civilians, four in Hass and three in Hish".

    They add up to it; one that lies inside another ("three girls, including a baby, two women") may be left out.
    """
    parts = [d for d in behind if d.number and kind_inside(d, total) and (d.parent is None or d.parent != total.parent)]
    if total.number is None or total.number < 2 or len(parts) < 2 or total.mention.lead == ":":
        return ()
    owned = [d for d in parts if d.parent is not None and d.parent is not total]
    for n in range(min(len(owned), SKIPPED) + 1):
        for left in combinations(owned, n):
            run = [d for d in parts if d not in left]
            if any(d.groups and d.parent is total for d in run) and any(d.parent is None for d in run):
                continue  # "eleven, including four children, and seven others": others than the eleven
            if len(run) > 1 and sum(d.number or 0 for d in run) == total.number:
                return run
    return ()


def _tallied(drafts: Sequence[Draft]) -> None:
    """ "Civilians: 14. Hass 9, Najiyeh 5": bare numbers of one sentence that make the last count before it."""
    at = {id(draft): i for i, draft in enumerate(drafts)}
    for told in breaths(drafts):
        bare = all(d.number and d.mention.group.noun is None and d.mention.trigger is d.mention.group for d in told)
        total = drafts[max(at[id(told[0])] - 1, 0)]
        if (
            bare
            and len(told) > 1
            and total.measure == told[0].measure
            and total.number == sum(d.number or 0 for d in told)
        ):
            for part in told:
                part.parent = total


def _listed(drafts: Sequence[Draft], texts: Texts) -> None:
    """ "21 killed and 62 injured, as follows: - January: three killed, 13 injured": each harm's parts are there."""
    totals: dict[Measure, Draft] = {}
    for _, told in groupby(drafts, key=lambda d: (d.span.part, d.sentence)):
        line = list(told)
        first = line[0]
        if first.item is None:
            totals = {d.measure: d for d in reversed(line) if d.parent is None and d.number}
            continue
        if not totals or not _opens_list(texts[first.span.part].raw, first.item):
            continue
        for measure, total in totals.items():
            part = next((d for d in line if d.measure == measure), None)
            if part is not None and part.parent is None and part.number and _larger(total, part):
                part.parent = total if kind_inside(part, total) else None


def _opens_list(raw: str, item: int) -> bool:
    """Whether the line before the list of this item says that it is dealt out."""
    before = raw[:item].rstrip().splitlines()
    while before and (NUMBERED.match(before[-1]) or not before[-1].strip()):
        before.pop()
    return bool(before) and DEALT_OUT.search(before[-1]) is not None


def _placed(total: Draft, behind: Sequence[Draft], texts: Texts) -> bool:
    """ "Three were killed in Morek, two near Qastun and one in Habit": the first has a place of its own."""
    if total.place is None or total.place.precision != "unknown" or not behind:
        return False
    between = texts[total.span.part].raw[total.span.end : behind[0].span.start]
    elsewhere = any(d.place is not None and d.place.words != total.place.words for d in behind)
    return elsewhere and ":" not in between and total.place.words in between


def _said_of_all(drafts: Sequence[Draft], texts: Texts) -> None:
    """ "14 children and a woman were among the dead": the 14 were, too."""
    for told in breaths(drafts):
        for before, draft in reversed([*pairwise(told)]):
            between = texts[draft.span.part].raw[before.span.end : draft.span.start]
            if draft.parent is None and before.parent is None and JOINED.fullmatch(between):
                before.mention.lead = before.mention.lead or draft.mention.lead


def _named_total(draft: Draft, earlier: Sequence[Draft], after: Sequence[Draft], texts: Texts) -> Draft | None:
    """ "Among the dead were 20 children", "some of the fighters", "some seriously": the last total of that harm."""
    lead = draft.mention.lead
    if draft.mention.part_of is not None or BLEW_UP.match(words_behind(draft, texts)):
        return None
    if A_FEW.fullmatch(draft.span.quote) or OF_THESE.match(texts[draft.span.part].raw, draft.span.start):
        told = next((d for d in reversed(earlier) if d.measure == draft.measure and _just_told(d, draft)), None)
        if told is not None or not lead:
            return told
    if not lead and not _counted_in(draft, earlier, after, texts):
        return None
    totals = [o for o in reversed(earlier) if not o.mention.lead and o.parent is None and _larger(o, draft)]
    totals = [o for o in totals if o.number != 1 and not (draft.own_place and o.own_place and other_town(o, draft))]
    sums = {o.number for o in totals}  # "eight in Hass and four in Hish ... among the dead": of all the twelve
    fitting = [o for o in totals if _like(o, draft) or o.breath == o.number or o.breath not in sums]
    fitting = [o for o in fitting if not enemies(o, draft)]
    of_both = draft.measure == "casualties" and lead != OF_THE_DEAD  # "the casualties included women and children"
    harms = ("casualties", "killed", "injured") if of_both else (draft.measure, "casualties")
    return next((o for harm in harms for o in fitting if o.measure == harm), None)


def _counted_in(draft: Draft, earlier: Sequence[Draft], after: Sequence[Draft], texts: Texts) -> bool:
    """ "The toll included two farmers", "there were nine from abroad among those killed": no count between."""
    before, behind = words_before(draft, texts), words_behind(draft, texts)
    beside = [d for d in (*earlier[-1:], *after) if d.span.part == draft.span.part]
    for other in beside:
        before = before[-max(draft.span.start - other.span.end, 1) :] if other in earlier[-1:] else before
        behind = behind[: max(other.span.start - draft.span.end, 0)] if other in after else behind
    return COUNTED_IN.search(before) is not None or AMONG_THEM.match(behind) is not None


def _just_told(total: Draft, part: Draft) -> bool:
    """Whether words that point back ("some", "four of the fighters") may mean a count of the sentences before."""
    reach = 1 if part.number == 1 else POINTED  # "one of them" is of those told in the same breath
    near = total.span.part == part.span.part and part.sentence - total.sentence <= reach
    alike = not lemmas(total).isdisjoint(lemmas(part))  # "many of the fighters", of "346 fighters"
    several = (total.parent is None or alike) and total.number is not None and total.number > 2
    return near and several and _larger(total, part) and kind_inside(part, total)


def _larger(total: Draft, part: Draft) -> bool:
    if total.number is None or part.number is None:
        return part.number is None or total.vague is not None
    return total.number > part.number


# -- by the build of the report --------------------------------------------------------------------------------------


def _told_in_text(title: Draft, earlier: Sequence[Draft]) -> bool:
    return any(d.same is title for d in earlier if d.span.part == "text")


def _recounted(a: Draft, b: Draft) -> bool:
    """Whether the second counts the same people anew: at the same place, and by another source or as loosely.

    "Rescuers said 32 civilians were killed ... A monitor said at least 16 civilians": no 16 of the 32.
    """
    if b.person is not None or b.further or a.place is None or b.place is None:
        return False
    if a.place.words != b.place.words and b.own_place:
        return False
    others = len(a.speakers) > 1 < len(b.speakers) and a.speakers[0] != b.speakers[0]
    nouns = [d.mention.group.noun for d in (a, b)]
    alike = nouns[0] is not None and nouns[1] is not None and nouns[0].lemma == nouns[1].lemma
    return others or (alike and b.bounds.high is None and b.breath == b.number)


def _may_hold(total: Draft, part: Draft) -> bool:
    if total.number is None or part.number is None or total.number <= part.number:
        return False
    told_of_all = total.root.span.part == "title" and part.own_place and not one_place(total, part)
    if total.further or (rival(total, part) and not told_of_all):
        return False
    if total.scope != part.scope and (total.scope, part.scope) != ("period", "incident"):
        return False
    if not kind_inside(part, total):
        return False
    if other_day(total, part) or enemies(total, part):
        return False
    if total.by and part.by and not any(one_camp(a, b) for a in total.by for b in part.by):
        return False
    if not one_place(total, part) and not one_cause(total, part):
        return False
    if total.side and part.side and part.side not in total.side and len(total.mention.groups) == 1:
        return False
    taken = sum(p.number or 0 for p in total.root.parts if p.same is None and not p.groups)
    return taken + part.number <= total.number
