"""Which figure of a report lies inside which: a part is stated to be included in a total.

By its sentence ("including eight", "two children, one in Hass and one in Najiyeh"), by a word for the total ("among the
dead"), because counts add up to it, or because the report breaks the total of its head down by place or by kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise

from warledger.reading.drafts import Draft
from warledger.reading.english.parts import A_FEW, ALSO, BRINGS, IN_ALL, INCLUDING, MORE_THAN, OF_THESE, REST
from warledger.reading.text import NUMBERED, Text
from warledger.records import Part, Status

CLOSE = 25  # characters within which a comma may have been lost between a total and its part
APART = 60  # characters; two counts nearer than that in one breath ("12 soldiers and 3 rebels") stand side by side
RUN = 24  # figures within which the parts that add up to a total stand
SOON = 8  # sentences within which counts told in one breath are summed up
HEAD = 3  # sentences from the first figure on that may tell the total of a report
SKIPPED = 3  # counts of one breath that may be parts of its parts
BREATH = 12  # counts of one sentence that are tried as the parts of a total
POINTED = 2  # sentences that words like "some of them" reach back
WORDS = 40  # characters before a count in which a word may make it a sum
ALL: frozenset[Status] = frozenset({"unknown", "mixed"})
Texts = Mapping[Part, Text]


def worded(drafts: Sequence[Draft], earlier: Sequence[Sequence[Draft]], texts: Texts) -> None:
    """Put figures inside the totals that their own sentences give: what their words say, then what adds up."""
    for draft, before in zip(drafts, earlier, strict=True):
        draft.parent = _included(draft, before, texts) or draft.parent or _lost_including(draft, before)
    for told in _breaths(drafts):
        for before_it, draft in pairwise(told):
            _goes_on(draft, before_it)
            draft.further = draft.mention.group.article == "other"  # "12 killed, 34 others injured" adds to no injured
        for draft in told:
            draft.breath = sum(d.number or 0 for d in told if d.parent is None)
        for i, total in enumerate(told[:BREATH]):
            parts = () if _placed(total, told[i + 1 :], texts) else _dealt_out(total, told[i + 1 : BREATH])
            for part in parts:
                part.parent = total
            kinds = {part.status for part in parts}
            if len(kinds) == 1 and total.status == "unknown":
                total.status = kinds.pop()
    for draft, before in zip(drafts, earlier, strict=True):
        draft.parent = draft.parent or _named_total(draft, before, texts)


def summed(drafts: Sequence[Draft], texts: Texts) -> None:
    """Put figures inside the totals that they add up to, before or behind them."""
    _brought_to(drafts, texts)
    _adds_up(drafts, texts)
    _summed_up(drafts)


def nearest(drafts: Sequence[Draft]) -> None:
    """Of the tellings of one total, a part lies in the last one before it: that is where a reader finds it."""
    told: dict[int, Draft] = {}
    for draft in drafts:
        total = draft.parent
        if total is not None and (other := told.get(id(total.root))) is not None:
            behind = total.span.part == draft.span.part and total.span.start > draft.span.start
            if not behind and not other.inside(draft):
                draft.parent = other
        if not draft.replaced:
            told[id(draft.root)] = draft


def broken_down(draft: Draft, earlier: Sequence[Draft], drafts: Sequence[Draft], texts: Texts) -> Draft | None:
    """The largest total of the report's head that has room for the part: of the same harm, day and kind of people."""
    if draft.number is None or draft.scope == "war" or draft.mention.lead == ":":
        return None
    first = next((d.sentence for d in earlier if d.span.part == "text"), 0)
    totals: list[Draft] = []
    for other in earlier:
        head = other.span.part == "title" or other.sentence <= first + HEAD
        if not head or other.measure != draft.measure or other.mention.part_of is not None or other.groups:
            continue
        if other.parent is not None and (other.parent.span.part, other.parent.sentence) == (
            other.span.part,
            other.sentence,
        ):
            continue
        if other.span.part == draft.span.part and draft.span.start - other.span.end < APART:
            continue
        retold = _told_in_text(other, earlier if draft.person else drafts)
        if other.span.part == "title" and draft.span.part != "title" and retold:
            continue
        if _may_hold(other, draft) and not listed_apart(other, draft, texts) and not _elsewhere(other, draft, texts):
            totals.append(other)
    return max(totals, key=lambda t: (t.number or 0, t.span.part == "text", t.span.start), default=None)


def _elsewhere(total: Draft, draft: Draft, texts: Texts) -> bool:
    """Whether the words turn from a total's place to another: "strikes also killed two people in Ariha"."""
    here, there = total.place, draft.place
    if here is None or there is None or here.words == there.words or here.precision != "unknown":
        return False
    text = texts[draft.span.part]
    return ALSO.search(text.raw, text.start(text.sentences[draft.sentence]), draft.span.end) is not None


def _breaths(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """The counts of one harm in one sentence."""
    for _, told in groupby(drafts, key=lambda d: (d.span.part, d.sentence)):
        sentence = list(told)
        for measure in dict.fromkeys(d.measure for d in sentence):
            yield [d for d in sentence if d.measure == measure]


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
    fits = INCLUDING.fullmatch(between) and _larger(before, draft) and _kind_inside(draft, before)
    return before if fits and before.vague is None else None


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
    parts = [d for d in behind if d.number and _kind_inside(d, total)]
    if total.number is None or total.number < 2 or len(parts) < 2:
        return ()
    owned = [d for d in parts if d.parent is not None and d.parent is not total]
    for n in range(min(len(owned), SKIPPED) + 1):
        for left in combinations(owned, n):
            run = [d for d in parts if d not in left]
            if len(run) > 1 and sum(d.number or 0 for d in run) == total.number:
                return run
    return ()


def _placed(total: Draft, behind: Sequence[Draft], texts: Texts) -> bool:
    """ "Three were killed in Morek, two near Qastun and one in Habit": the first has a place of its own."""
    if total.place is None or total.place.precision != "unknown" or not behind:
        return False
    between = texts[total.span.part].raw[total.span.end : behind[0].span.start]
    elsewhere = any(d.place is not None and d.place.words != total.place.words for d in behind)
    return elsewhere and ":" not in between and total.place.words in between


def _named_total(draft: Draft, earlier: Sequence[Draft], texts: Texts) -> Draft | None:
    """ "Among the dead were 20 children", "some of the fighters", "some seriously": the last total of that harm."""
    if draft.mention.part_of is not None:
        return None
    if A_FEW.fullmatch(draft.span.quote) or OF_THESE.match(texts[draft.span.part].raw, draft.span.start):
        told = next((d for d in reversed(earlier) if d.measure == draft.measure and _just_told(d, draft)), None)
        if told is not None or not draft.mention.lead:
            return told
    for other in reversed(earlier) if draft.mention.lead else ():
        counted = other.measure in (draft.measure, "casualties") and other.mention.lead == ""
        if counted and other.parent is None and _larger(other, draft):
            return other
    return None


def _just_told(total: Draft, part: Draft) -> bool:
    """Whether words that point back ("some", "four of the fighters") may mean a count of the sentences before."""
    near = total.span.part == part.span.part and part.sentence - total.sentence <= POINTED
    several = total.parent is None and total.number is not None and total.number > 2
    return near and several and _larger(total, part) and _kind_inside(part, total)


def _larger(total: Draft, part: Draft) -> bool:
    if total.number is None or part.number is None:
        return part.number is None or total.vague is not None
    return total.number > part.number


def listed_apart(total: Draft, part: Draft, texts: Texts) -> bool:
    """Whether two figures stand in two items of a list: neither is told again, or taken apart, by the other."""
    item, other = _item(total, texts), _item(part, texts)
    return item is not None and other is not None and item != other


def _item(draft: Draft, texts: Texts) -> int | None:
    """Where the item of a list that a figure stands in begins; None outside of lists."""
    raw = texts[draft.span.part].raw
    line = raw.rfind("\n", 0, draft.span.start) + 1
    return line if NUMBERED.match(raw, line) else None


# -- by sums ---------------------------------------------------------------------------------------------------------


def _adds_up(drafts: Sequence[Draft], texts: Texts) -> None:
    """Totals followed by counts that add up to them: a total's parts stand together, and parts may have parts."""
    for i in range(len(drafts) - 1, -1, -1):
        total = drafts[i]
        if total.number is None or total.number < 2 or not all(p.groups for p in total.parts):
            continue
        behind = [d for d in drafts[i + 1 : i + 1 + RUN] if _may_add(d, total, texts)]
        for told in (behind, [d for d in behind if not rival(d, total)]):
            if run := _run(total, told, texts):
                _hold(total, run)
                break


def _may_add(part: Draft, total: Draft, texts: Texts) -> bool:
    if part.same is not None or part.groups or part.number is None or not _harm_inside(part, total):
        return False
    if part.sentence == total.sentence and part.span.part == total.span.part and part.parent is None:
        return False  # beside it
    days = part.date is None or total.date is None or total.date.overlaps(part.date)
    return days and _kind_inside(part, total) and not listed_apart(total, part, texts)


def _run(total: Draft, behind: Sequence[Draft], texts: Texts) -> list[Draft]:
    """The counts behind a total that make it, none left out."""
    run: list[Draft] = []
    taken = 0
    for part in behind:
        rest = part.parent in run and REST.search(texts[part.span.part].raw[: part.span.start][-WORDS:]) is not None
        if part.parent is not None and part.parent.root is not total.root and not rest:
            continue
        run.append(part)
        taken += part.number or 0
        if taken >= (total.number or 0):
            break
    one_less = taken + 1 == total.number and MORE_THAN.match(total.span.quote)  # "more than 74" is at least 75
    return run if len(run) > 1 and (taken == total.number or one_less) else []


def _summed_up(drafts: Sequence[Draft]) -> None:
    """ "A farmer and two women were shot ... The three": counts told in one breath, and behind them their sum."""
    for told in _breaths(drafts):
        parts = [d for d in told if d.parent is None and d.same is None and d.vague is None and d.number]
        if len(parts) < 2:
            continue
        taken = sum(d.number or 0 for d in parts)
        last = drafts.index(parts[-1])
        for total in drafts[last + 1 : last + 1 + RUN]:
            if total.span.part == parts[-1].span.part and total.sentence > parts[-1].sentence + SOON:
                break
            fits = total.measure == told[0].measure and total.number == taken
            free = total.parent is None and total.same is None and not total.groups
            if fits and free and all(_kind_inside(d, total) and _one_day(d, total) for d in parts):
                _hold(total, parts)
                break


def _brought_to(drafts: Sequence[Draft], texts: Texts) -> None:
    """ "That took the number to 35", "in all 40": what was counted before a sum lies in it."""
    for i, total in enumerate(drafts):
        if total.number is None or total.groups or total.span.part == "title":
            continue
        text = texts["text"]
        opening = max(text.start(text.sentences[total.sentence]), total.span.start - 3 * WORDS)
        before = text.raw[opening : total.span.start]
        brought = BRINGS.search(before) is not None
        if not brought and not IN_ALL.search(before[-WORDS:]):
            continue
        run: list[Draft] = []
        taken = 0
        for part in reversed(drafts[max(i - RUN, 0) : i]):
            if part.span.part == "title" or part.sentence < total.sentence - SOON:
                break
            if part.measure != total.measure or _counted(part.parent) or part.root is total.root or not part.number:
                continue
            beside = brought and part.sentence == total.sentence
            fits = _kind_inside(part, total) and (beside or _one_day(part, total))
            if not fits or taken + part.number > total.number:
                break
            run.append(part)
            taken += part.number
        _hold(total, run[::-1])


def _counted(total: Draft | None) -> bool:
    """Whether a total has a number: the head of a list ("civilians killed:") has none, and its sum at the end has."""
    return total is not None and total.number is not None


def _hold(total: Draft, parts: Sequence[Draft]) -> None:
    for part in parts:
        if total.inside(part):
            continue
        part.parent = total
        if part not in total.root.parts:
            total.root.parts.append(part)


def _one_day(a: Draft, b: Draft) -> bool:
    return a.scope == b.scope and (a.date is None or b.date is None or a.date.overlaps(b.date))


# -- by the build of the report --------------------------------------------------------------------------------------


def _told_in_text(title: Draft, earlier: Sequence[Draft]) -> bool:
    return any(d.same is title for d in earlier if d.span.part == "text")


def rival(a: Draft, b: Draft) -> bool:
    """Whether two sources give the two counts: neither is part of the other, nor an update of it."""
    return len(a.speakers) > 1 < len(b.speakers) and not set(a.speakers[:-1]) & set(b.speakers[:-1])


def _may_hold(total: Draft, part: Draft) -> bool:
    if total.number is None or part.number is None or total.number <= part.number:
        return False
    if total.further or rival(total, part):
        return False
    if total.scope != part.scope or not _kind_inside(part, total):
        return False
    if part.date is not None and total.date is not None and not total.date.overlaps(part.date):
        return False
    if total.by and part.by and not set(total.by) & set(part.by):
        return False
    taken = sum(p.number or 0 for p in total.root.parts if p.same is None and not p.groups)
    return taken + part.number <= total.number


def _harm_inside(part: Draft, total: Draft) -> bool:
    """ "Eight casualties": two killed and six injured."""
    return part.measure == total.measure or (total.measure == "casualties" and part.measure in ("killed", "injured"))


def _kind_inside(part: Draft, total: Draft) -> bool:
    """Whether people like the part may be among the total's, as any telling of either says who they are."""
    nameless = part.mention.group.noun is None and part.status == "unknown"
    if total.groups and total.groups != part.groups and not nameless:
        return False
    kinds = {total.status, total.root.status, *total.root.retold} - ALL
    mine = {part.status, part.root.status} - ALL
    return not kinds or not mine or bool(kinds & mine)
