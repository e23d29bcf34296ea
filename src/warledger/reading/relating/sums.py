"""Counts of a report that add up to a total told before or behind them, and so lie in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from warledger.reading.drafts import Draft
from warledger.reading.english.parts import (
    ALSO_HARMED,
    ANOTHER_DEED,
    BRINGS,
    IN_ALL,
    MORE_THAN,
    OF_THESE,
    REST,
    SEVERAL_PLACES,
)
from warledger.reading.relating.apart import enemies, kind_inside, listed_apart, one_place, other_town, rival
from warledger.reading.relating.told import Texts, breaths, words_before, words_behind

RUN = 24  # figures within which the parts that add up to a total stand
SOON = 8  # sentences within which counts told in one breath are summed up
ROUND = 20  # people; the least that a sum is rounded down to
SMALL = 6  # people; counts add up to so few by chance, so that they must be of the total's place


def summed(drafts: Sequence[Draft], texts: Texts) -> None:
    """Put figures inside the totals that they add up to, before or behind them."""
    for i, total in enumerate(drafts):
        if IN_ALL.search(words_before(total, texts)):
            _hold(total, _summed(drafts, i, brought=False))
    _adds_up(drafts, texts)
    _summed_up(drafts)
    for i, total in enumerate(drafts):
        if BRINGS.search(words_before(total, texts)):
            _hold(total, _summed(drafts, i, brought=True))


def _adds_up(drafts: Sequence[Draft], texts: Texts) -> None:
    """Totals followed by counts that add up to them: a total's parts stand together, and parts may have parts."""
    first = next((d.sentence for d in drafts if d.span.part == "text"), 0)
    for i in range(len(drafts) - 1, -1, -1):
        total = drafts[i]
        dealt = sum(p.number or 0 for p in total.parts if not p.groups)
        if total.number is None or total.number < 2 or dealt >= total.number or OF_THESE.match(total.span.quote):
            continue
        anywhere = total.number >= SMALL or total.span.part == "title" or total.sentence <= first + 1
        anywhere = anywhere or SEVERAL_PLACES.search(words_behind(total, texts)) is not None
        behind = [d for d in drafts[i + 1 : i + 1 + RUN] if _may_add(d, total, texts)]
        behind = [d for d in behind if anywhere or one_place(d, total) or _right_behind(d, total)]
        for told in (behind, [d for d in behind if not rival(d, total)]):
            if run := _run(total, told, texts):
                _hold(total, run)
                break


def _right_behind(part: Draft, total: Draft) -> bool:
    """Whether a count is told in the sentence after a total, which takes a total apart rather than goes elsewhere."""
    return part.span.part == total.span.part and part.sentence == total.sentence + 1 and not part.further


def _may_add(part: Draft, total: Draft, texts: Texts) -> bool:
    included = part.groups and part.parent is not None  # "including two children": they are counted already
    less = (part.number or 0) < (total.number or 0)
    rounder = part.same is not None and part.root is total.root and less and not part.replaced
    if (part.same is not None and not rounder) or included or part.number is None or not _harm_inside(part, total):
        return False
    beside = part.sentence == total.sentence and part.span.part == total.span.part and part.parent is None
    if beside and not SEVERAL_PLACES.search(texts[part.span.part].raw, total.span.end, part.span.start):
        return False
    if total.own_place and part.own_place and not total.root.parts and other_town(total, part):
        return False  # "four died in Morek. One died in Hass and three in Hish"; with "two of them" it is dealt out
    days = part.date is None or total.date is None or total.date.overlaps(part.date)
    return days and not enemies(part, total) and kind_inside(part, total) and not listed_apart(total, part)


def _run(total: Draft, behind: Sequence[Draft], texts: Texts) -> list[Draft]:
    """The counts behind a total that make it, none left out."""
    run: list[Draft] = []
    taken = 0
    for part in behind:
        rest = part.parent in run and REST.search(words_before(part, texts)) is not None
        if part.parent is not None and part.parent.root is not total.root and not rest:
            continue
        if not run and (part.further or ANOTHER_DEED.search(words_before(part, texts))):
            return run  # "three other rebels" are others than the four just told, and so is whom "another strike" hit
        if (total.number or 0) < SMALL and ALSO_HARMED.match(words_behind(part, texts)):
            break  # "three of one family ... a boy was also killed"
        run.append(part)
        taken += part.number or 0
        if taken >= (total.number or 0):
            break
    over = [d for d in (total, *run) if MORE_THAN.match(d.span.quote)]  # "more than 74" is at least 75, or about 74
    short = (total.number or 0) - taken
    fits = short == 0 or (short == 1 and total in over) or 0 < -short <= sum(d is not total for d in over)
    once = all(part.same is None for part in run)  # none of them a rounder telling of the total, unless they fit well
    fits = fits or (once and total in over and short < 0 and _rounded(total, taken))
    chance = (total.number or 0) < SMALL and total.scope == "incident" and not _of_one_day(run)
    return run if len(run) > 1 and fits and not chance else []


def _rounded(total: Draft, taken: int) -> bool:
    """Whether "more than 50" is a round number for a sum: 52, but not 60."""
    number = (total.number or 0) - 1
    step = 10 ** (len(str(number)) - 1)
    return number >= ROUND and number % step == 0 and number < taken < number + step


def _of_one_day(parts: Sequence[Draft]) -> bool:
    """Whether the days that parts are told with do not exclude each other; "one on Friday" points back to the total."""
    days = [d.date for d in parts if d.date is not None and d.mention.group.noun is not None]
    return all(a.overlaps(b) for a, b in combinations(days, 2))


def _summed_up(drafts: Sequence[Draft]) -> None:
    """ "A farmer and two women were shot ... The three": counts told in one breath, and behind them their sum."""
    at = {id(draft): i for i, draft in enumerate(drafts)}
    for told in breaths(drafts):
        parts = [d for d in told if d.parent is None and d.same is None and d.vague is None and d.number]
        if len(parts) < 2:
            continue
        taken = sum(d.number or 0 for d in parts)
        last = at[id(parts[-1])]
        for total in drafts[last + 1 : last + 1 + RUN]:
            if total.span.part == parts[-1].span.part and total.sentence > parts[-1].sentence + SOON:
                break
            fits = total.measure == told[0].measure and total.number == taken
            free = total.parent is None and total.same is None and not total.groups
            if (
                fits
                and free
                and all(kind_inside(d, total) and _one_day(d, total) and one_place(d, total) for d in parts)
            ):
                _hold(total, parts)
                break


def _summed(drafts: Sequence[Draft], at: int, *, brought: bool) -> list[Draft]:
    """What was counted before a sum ("in all 40") and lies in it; what ``brought`` a toll to a sum is of any day."""
    total, run, taken = drafts[at], list[Draft](), 0
    if total.number is None or total.groups or total.span.part == "title":
        return run
    for part in reversed(drafts[max(at - RUN, 0) : at]):
        if part.span.part == "title" or part.sentence < total.sentence - SOON:
            break
        if part.measure != total.measure or _counted(part.parent) or part.root is total.root or not part.number:
            continue
        days = (brought and part.sentence == total.sentence) or _one_day(part, total)
        if not days or not kind_inside(part, total) or taken + part.number > total.number:
            break
        run.append(part)
        taken += part.number
    return run[::-1]


def _counted(total: Draft | None) -> bool:
    """Whether a total has a number: the head of a list ("civilians killed:") has none, and its sum at the end has."""
    return total is not None and total.number is not None


def _hold(total: Draft, parts: Sequence[Draft]) -> None:
    for part in parts:
        if total.inside(part):
            continue
        part.parent = total
        part.same = None if part.root is total.root else part.same  # "55" and "three more" make 58: 55 is no rounder 58
        if part not in total.root.parts:
            total.root.parts.append(part)


def _one_day(a: Draft, b: Draft) -> bool:
    return a.scope == b.scope and (a.date is None or b.date is None or a.date.overlaps(b.date))


def _harm_inside(part: Draft, total: Draft) -> bool:
    """ "Eight casualties": two killed and six injured."""
    return part.measure == total.measure or (total.measure == "casualties" and part.measure in ("killed", "injured"))
