"""Which figure of a report restates which, and which lies inside which.

A restatement is the same quantity of the same victims: a headline in the lead, a caption, a rounder count. A part is
stated to be included in a total: by its sentence ("including eight"), by a word for the total ("among the dead"), or
because the report breaks the total of its lead down by place or by kind.
"""

from __future__ import annotations

from itertools import groupby

from warledger.reading.drafts import Draft
from warledger.reading.persons import Person
from warledger.records import Status

NEAR = 0.05  # a headline's count and its text's may differ by a twentieth and be the same count: 36 over "at least 35"
CLOSE = 25  # characters within which a comma may have been lost between a total and its part
LEAD, WINDOW = 30, 120  # figures looked back at: those of the head, and the nearest; a report has seldom more than 40
APART = 60  # characters; two counts nearer than that in one breath ("12 soldiers and 3 rebels") stand side by side
RUN = 24  # figures within which the parts that add up to a total stand
SOON = 8  # sentences within which counts told in one breath are summed up
HEAD = 3  # sentences from the first figure on that may tell the total of a report
BARE = "bare plural"
LOOSE = frozenset({"many", "several", "some", "a number", "a few", "others", "various", "numerous", "multiple"})
SIZES = {
    "tens": (10, 99),
    "dozens": (12, 199),
    "scores": (20, 299),
    "hundreds": (100, 2999),
    "thousands": (1000, 99999),
}
ALL = frozenset({"unknown", "mixed"})


def relate(drafts: list[Draft]) -> None:
    """Set ``same`` and ``parent`` of every draft, in order of appearance.

    What the words say comes first, then restatements, then what only the build of the report tells.
    """
    for i, draft in enumerate(drafts):
        earlier = _looked_back_at(drafts, i)
        draft.parent = draft.parent or _lost_including(draft, earlier) or _named_total(draft, earlier)
    for i, draft in enumerate(drafts):
        draft.same = _restated(draft, _looked_back_at(drafts, i))
        if draft.same is not None and draft.person is not None:
            draft.same.tellings.append(draft.person)
        if draft.parent is not None:
            draft.parent.root.parts.append(draft)
    _adds_up(drafts)
    _summed_up(drafts)
    for i, draft in enumerate(drafts):
        if draft.parent is None and draft.same is not None:
            draft.parent = _parent_elsewhere(draft, _looked_back_at(drafts, i))
        if draft.parent is None and draft.same is None:
            draft.parent = _broken_down(draft, _looked_back_at(drafts, i), drafts)
            if draft.parent is not None:
                draft.parent.root.parts.append(draft)


def _parent_elsewhere(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """What the same quantity is part of where it was told before."""
    for other in reversed(earlier):
        if other.root is draft.root and other.parent is not None and other.parent.root is not draft.root:
            return other.parent
    return None


def _looked_back_at(drafts: list[Draft], i: int) -> list[Draft]:
    return drafts[:i] if i <= LEAD + WINDOW else drafts[:LEAD] + drafts[i - WINDOW : i]


# -- restatements ----------------------------------------------------------------------------------------------------


def _restated(draft: Draft, earlier: list[Draft]) -> Draft | None:
    for other in earlier:
        if other.measure == draft.measure and other.same is None and _same(draft, other):
            return other
    return None


def _same(draft: Draft, other: Draft) -> bool:
    if draft.span.part == other.span.part and draft.sentence == other.sentence and not _repeated(draft, other):
        return False
    if draft.parent is other or draft.inside(other) or other.inside(draft):
        return False
    if draft.mention.group.article == "other" and draft.span.quote.lower() != other.span.quote.lower():
        return False
    if not _same_count(draft, other) or not _same_people(draft, other):
        return False
    if draft.scope != other.scope and "war" in (draft.scope, other.scope):
        return False
    return _same_setting(draft, other)


def _repeated(draft: Draft, other: Draft) -> bool:
    """A headline printed twice in one unbroken run of text."""
    return draft.span.quote == other.span.quote and draft.span.start - other.span.start > len(draft.span.quote) + CLOSE


def _same_count(draft: Draft, other: Draft) -> bool:
    if draft.vague and other.vague:
        loose = draft.vague in LOOSE and other.vague in LOOSE and _head(draft) == _head(other)
        return loose or (draft.vague == other.vague and (draft.vague != BARE or _head(draft) == _head(other)))
    if draft.vague or other.vague:
        return _filled_in(draft, other)
    a, b = draft.number, other.number
    if a is None or b is None:
        return False
    if a == b == 1 and draft.person is not None and other.person is not None:
        return _same_person(draft, draft.person, other, other.person)
    if a == b:
        return a > 1 or _head(draft) == _head(other) or (other.span.part == "title" and not draft.mention.group.name)
    if _rival(draft, other):
        return False
    if draft.bounds.meet(other.bounds) is not None and abs(a - b) <= 1:
        return True
    return other.span.part == "title" and _lead_of(draft) and abs(a - b) <= NEAR * max(a, b) and min(a, b) >= 20


def _same_person(draft: Draft, person: Person, other: Draft, first: Person) -> bool:
    """One person told again: by name or age, else where no telling tells them apart and the words look back.

    Words look back by "the", by a noun used before, by a name for somebody without one, or from a text to its title.
    """
    if any(person.known_as(told) for told in (first, *other.tellings)):
        return True
    if not all(person.fits(told) for told in (first, *other.tellings)):
        return False
    if draft.mention.lead == ":":
        return False  # the lines of a list are of different people
    if _head(draft) == _head(other):
        return True
    if person.more or (other.span.part != "title" and "combatant" in {draft.status} ^ {other.status}):
        return False
    if draft.mention.part_of is not None or draft.scope != other.scope:
        return False
    nameless = not first.names and all(not told.names for told in other.tellings)
    named = bool(person.names) and nameless
    return person.back or other.span.part == "title" or named


def _filled_in(draft: Draft, other: Draft) -> bool:
    """A vague headline that the lead fills in: "Dozens killed" and "at least 75", "children" and "two children"."""
    n = draft.number
    if other.span.part != "title" or n is None or not _lead_of(draft):
        return False
    if other.vague == BARE:
        return _head(draft) == _head(other)
    low, high = SIZES.get(other.vague or "", (0, 0))
    return low <= n <= high


def _lead_of(draft: Draft) -> bool:
    return draft.span.part == "text" and draft.sentence <= 8 and not draft.parent


def _head(draft: Draft) -> str:
    noun = draft.mention.group.noun
    return noun.lemma if noun is not None else draft.mention.group.head


def _same_people(draft: Draft, other: Draft) -> bool:
    if draft.person is not None and other.person is not None:
        return draft.person.known_as(other.person) or _compatible(draft.status, other.status)
    if draft.groups != other.groups and ((draft.groups and other.groups) or _number_small(draft)):
        return False
    return _compatible(draft.status, other.status)


def _number_small(draft: Draft) -> bool:
    return (draft.number or 0) < 10


def _compatible(a: Status, b: Status) -> bool:
    return a == b or a in ALL or b in ALL


def _same_setting(draft: Draft, other: Draft) -> bool:
    """Place and day do not tell the two apart; a title takes both from its body."""
    if other.span.part == "title":
        return True
    if draft.date is not None and other.date is not None and not draft.date.overlaps(other.date):
        return False
    if draft.place is None or other.place is None or draft.mention.group.article == "the":
        return True
    a, b = draft.place, other.place
    if a.words == b.words or a.precision != b.precision:
        return True
    return (draft.number or 0) > 5 and draft.mention.group.article != "other" and draft.scope == other.scope


# -- parts -----------------------------------------------------------------------------------------------------------


def _lost_including(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "15 Syrian Civilians 3 Children Killed": the comma and the word are lost, the groups tell."""
    before = earlier[-1] if earlier else None
    if before is None or before.measure != draft.measure or before.span.part != draft.span.part:
        return None
    gap = draft.span.start - before.span.end
    if not 0 <= gap <= 2 or not draft.groups or before.groups or before.mention.trigger is not draft.mention.trigger:
        return None
    return before if (before.number or 0) > (draft.number or 0) else None


def _named_total(draft: Draft, earlier: list[Draft]) -> Draft | None:
    """ "Among the dead were 20 children", "those killed included": the last total of that harm."""
    if not draft.mention.lead or draft.mention.part_of is not None:
        return None
    for other in reversed(earlier):
        counted = other.measure in (draft.measure, "casualties") and other.mention.lead == ""
        if counted and other.parent is None and _larger(other, draft):
            return other
    return None


def _larger(total: Draft, part: Draft) -> bool:
    if total.number is None or part.number is None:
        return part.number is None or total.vague is not None
    return total.number > part.number


def _adds_up(drafts: list[Draft]) -> None:
    """Totals followed by counts that add up to them: a total's parts stand together, and parts may have parts."""
    for i in range(len(drafts) - 1, -1, -1):
        total = drafts[i]
        if total.number is None or total.number < 2 or total.parts or total.groups:
            continue
        run: list[Draft] = []
        taken = 0
        for part in drafts[i + 1 : i + 1 + RUN]:
            if part.same is not None or part.parent is not None or part.groups or not _harm_inside(part, total):
                continue
            beside = part.sentence == total.sentence and part.span.part == total.span.part
            if part.number is None or beside or not _kind_inside(part, total):
                continue
            run.append(part)
            taken += part.number
            if taken >= total.number:
                break
        if taken == total.number and len(run) > 1:
            for part in run:
                part.parent = total
            total.root.parts += run


def _summed_up(drafts: list[Draft]) -> None:
    """ "A farmer and two women were shot ... The three": counts told in one breath, and behind them their sum."""
    for (_, _, measure), told in groupby(drafts, key=lambda d: (d.span.part, d.sentence, d.measure)):
        parts = [d for d in told if d.parent is None and d.same is None and d.vague is None and d.number]
        if len(parts) < 2:
            continue
        taken = sum(d.number or 0 for d in parts)
        last = drafts.index(parts[-1])
        for total in drafts[last + 1 : last + 1 + RUN]:
            if total.span.part == parts[-1].span.part and total.sentence > parts[-1].sentence + SOON:
                break
            fits = total.measure == measure and total.number == taken and total.parent is None and total.same is None
            if fits and not total.groups and all(_kind_inside(d, total) and _one_day(d, total) for d in parts):
                for part in parts:
                    part.parent = total
                total.parts += parts
                break


def _one_day(a: Draft, b: Draft) -> bool:
    return a.scope == b.scope and (a.date is None or b.date is None or a.date.overlaps(b.date))


def _broken_down(draft: Draft, earlier: list[Draft], drafts: list[Draft]) -> Draft | None:
    """The largest total of the report's head that has room for the part: of the same harm, day and kind of people."""
    if draft.number is None or draft.scope == "war" or draft.mention.lead == ":":
        return None
    first = next((d.sentence for d in earlier if d.span.part == "text"), 0)
    totals: list[Draft] = []
    for other in earlier:
        head = other.span.part == "title" or other.sentence <= first + HEAD
        if not head or other.measure != draft.measure or other.mention.part_of is not None or other.groups:
            continue
        if other.span.part == draft.span.part and draft.span.start - other.span.end < APART:
            continue
        retold = _told_in_text(other, earlier if draft.person else drafts)
        if other.span.part == "title" and draft.span.part != "title" and retold:
            continue
        if _may_hold(other, draft):
            totals.append(other)
    return max(totals, key=lambda t: (t.number or 0, t.span.part == "text", t.span.start), default=None)


def _told_in_text(title: Draft, earlier: list[Draft]) -> bool:
    return any(d.same is title for d in earlier if d.span.part == "text")


def _rival(a: Draft, b: Draft) -> bool:
    """Whether two sources give the two counts: neither is part of the other, nor an update of it."""
    return len(a.speakers) > 1 < len(b.speakers) and not set(a.speakers[:-1]) & set(b.speakers[:-1])


def _may_hold(total: Draft, part: Draft) -> bool:
    if total.number is None or part.number is None or total.number <= part.number:
        return False
    if total.mention.group.article == "other" or _rival(total, part):
        return False
    if total.scope != part.scope or not _kind_inside(part, total):
        return False
    if part.date is not None and total.date is not None and not total.date.overlaps(part.date):
        return False
    taken = sum(p.number or 0 for p in total.root.parts if p.same is None and not p.groups)
    return taken + part.number <= total.number


def _harm_inside(part: Draft, total: Draft) -> bool:
    """ "Eight casualties": two killed and six injured."""
    return part.measure == total.measure or (total.measure == "casualties" and part.measure in ("killed", "injured"))


def _kind_inside(part: Draft, total: Draft) -> bool:
    if total.groups and total.groups != part.groups:
        return False
    return total.status in ALL or part.status == total.status or part.status == "unknown"
