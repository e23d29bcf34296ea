"""Which figure of a report restates which, and which lies inside which.

A restatement is the same quantity of the same victims: a headline in the lead, a caption, a rounder count. A part is
stated to be included in a total: by its sentence ("including eight"), by a word for the total ("among the dead"), or
because the report breaks the total of its lead down by place or by kind.
"""

from __future__ import annotations

from itertools import pairwise

from warledger.reading.counts.persons import Person
from warledger.reading.drafts import Draft
from warledger.reading.english.parts import EARLIER_COUNT, EARLIER_VERSION
from warledger.reading.relating.apart import ALL, listed_apart, other_town, rival
from warledger.reading.relating.parts import broken_down, nearest, worded
from warledger.reading.relating.sums import summed
from warledger.reading.relating.told import Texts
from warledger.records import Status

NEAR = 0.05  # a headline's count and its text's may differ by a twentieth and be the same count: 36 over "at least 35"
CLOSE = 25  # characters that may stand between a headline and the same printed again
LEAD, WINDOW = 30, 120  # figures looked back at: those of the head, and the nearest; a report has seldom more than 40
BEFORE = 90  # characters before a count in which words may say that it was replaced
ROUNDER = 1.25  # a headline that gives no upper bound may be rounder than its text by as much
FEW = 3  # the least that "many" may be
BARE = "bare plural"
LOOSE = frozenset({"many", "several", "some", "a number", "a few", "others", "various", "numerous", "multiple"})
SIZES = {
    "tens": (10, 99),
    "dozens": (12, 199),
    "scores": (20, 299),
    "hundreds": (100, 2999),
    "thousands": (1000, 99999),
}


def relate(drafts: list[Draft], texts: Texts) -> None:
    """Set ``same`` and ``parent`` of every draft, in order of appearance.

    What the words say comes first, then restatements, then what only the build of the report tells.
    """
    earlier = [_looked_back_at(drafts, i) for i in range(len(drafts))]
    worded(drafts, earlier, texts)
    if version := EARLIER_VERSION.search(texts["text"].raw):
        for draft in drafts:
            draft.retells = draft.span.part == "text" and draft.span.start > version.start()
    loose = _loose_totals(drafts)
    for draft, before in zip(drafts, earlier, strict=True):
        draft.same = _updated(draft, before, texts)
        draft.replaced = draft.same is not None and draft.same.number != draft.number
        draft.same = draft.same or _restated(draft, before)
        if draft.same is not None and draft.same.root is loose.get(id(draft)):
            draft.same = None
        if draft.same is not None:
            draft.same.retold.add(draft.status)
            if draft.person is not None:
                draft.same.tellings.append(draft.person)
        if draft.parent is not None:
            draft.parent.root.parts.append(draft)
    summed(drafts, texts)
    for draft, before in zip(drafts, earlier, strict=True):
        if draft.parent is None and draft.same is not None:
            draft.parent = _parent_elsewhere(draft, before)
        if draft.parent is None and draft.same is None:
            draft.parent = broken_down(draft, before, drafts, texts) or loose.get(id(draft))
            if draft.parent is not None:
                draft.parent.root.parts.append(draft)
    nearest(drafts)


def _loose_totals(drafts: list[Draft]) -> dict[int, Draft]:
    """By the id of a count, the title's total of which it is one: "two killed, others injured in Hass and Hish".

    A title's count without a number is of all that the text counts in several places; in one place it is stated again,
    and so it is where the text states the title's number with it.
    """
    found: dict[int, Draft] = {}
    for measure in dict.fromkeys(d.measure for d in drafts if d.span.part == "title"):
        titles = [d for d in drafts if d.span.part == "title" and d.measure == measure]
        if any(d.number is not None or d.parent is not None or not _loose(d) for d in titles):
            continue
        told = [d for d in drafts if d.span.part == "text" and d.measure == measure and d.own_place]
        told = [d for d in told if d.parent is None and (d.number or _loose(d))]
        numbers = {(d.measure, d.number) for d in drafts if d.span.part == "title" and d.number}
        again = {d.sentence for d in drafts if d.span.part == "text" and (d.measure, d.number) in numbers}
        told = [d for d in told if d.sentence not in again and d.scope == titles[0].scope]
        if any(other_town(a, b) or other_town(b, a) for a, b in pairwise(told)) and any(d.number for d in told):
            found.update((id(d), titles[0]) for d in told)
    return found


def _loose(draft: Draft) -> bool:
    """Whether a count names neither a number nor whom it counts: "others", "several"."""
    return draft.vague in LOOSE or (draft.vague == BARE and _head(draft) == "other")


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
        fits = other.measure == draft.measure and other.same is None and _same(draft, other)
        if fits and not listed_apart(other, draft) and not _filled(other, draft, earlier):
            return other
    return None


def _updated(draft: Draft, earlier: list[Draft], texts: Texts) -> Draft | None:
    """ "An earlier toll of 15", "raising its count from 15": what the count last told of the same people replaces."""
    span = draft.span
    before = max([span.start - BEFORE, 0, *(d.span.end for d in earlier[-1:] if d.span.part == span.part)])
    if (
        draft.number is None
        or draft.groups
        or draft.mention.lead
        or not EARLIER_COUNT.search(texts[span.part].raw[before : span.start])
    ):
        return None
    for other in reversed(earlier):
        kind = _compatible(draft.status, other.root.status) and other.measure == draft.measure and not other.groups
        if kind and other.number is not None and other.number > 1 and (other.parent is None or other.same is not None):
            return other.root
    return None


def _filled(vague: Draft, draft: Draft, earlier: list[Draft]) -> bool:
    """Whether a headline without a number has been filled in by another number already."""
    if vague.number is not None or draft.number is None:
        return False
    return any(d.same is vague and d.number not in (None, draft.number) for d in earlier)


def _same(draft: Draft, other: Draft) -> bool:
    if draft.span.part == other.span.part and draft.sentence == other.sentence and not _repeated(draft, other):
        return False
    if draft.parent is other or draft.inside(other) or other.inside(draft):
        return False
    another = draft.mention.group.article == "other" and draft.number != 1 and other.span.part != "title"
    if (draft.further or another) and draft.span.quote.lower() != other.span.quote.lower():
        return False
    if not _same_count(draft, other) or not _same_people(draft, other):
        return False
    if draft.scope != other.scope and "war" in (draft.scope, other.scope):
        return False
    return _named_again(draft, other) or _same_setting(draft, other)


def _named_again(draft: Draft, other: Draft) -> bool:
    """Whether a name tells that two are one person, wherever he is spoken of; a family shares its last name only."""
    if draft.person is None or not draft.person.names:
        return False
    names = set(draft.person.names)
    told = [t for t in (other.person, *other.tellings) if t is not None and t.names and draft.person.known_as(t)]
    return any(names <= set(t.names) or names >= set(t.names) for t in told)


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
    if rival(draft, other) or draft.breath == b:  # "at least 50 fighters and two civilians" under "52 dead"
        return False
    more = draft.bounds.high is None or other.bounds.high is None  # "more than 10" is at least 11, and may restate "10"
    if abs(a - b) <= 1 and (draft.bounds.meet(other.bounds) is not None or (more and a > 2)):
        return True
    if other.span.part != "title" or not _lead_of(draft):
        return False
    rounder = other.bounds.high is None and b >= FEW and b <= a <= ROUNDER * b  # "over 20" above "24"
    return rounder or (abs(a - b) <= NEAR * max(a, b) and min(a, b) >= 20)


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
    if _head(draft) == _head(other) or (draft.retells and not other.retells):
        return True
    if person.more or (other.span.part != "title" and "combatant" in {draft.status} ^ {other.status}):
        return False
    if draft.mention.part_of is not None or draft.scope != other.scope:
        return False
    nameless = not first.names and all(not told.names for told in other.tellings)
    named = bool(person.names) and nameless
    return person.back or other.span.part == "title" or named


def _filled_in(draft: Draft, other: Draft) -> bool:
    """A vague headline that the lead fills in: "Dozens killed" and "at least 75", "many civilians" and "ten"."""
    n = draft.number
    if other.vague == BARE and draft.parent is not None and n is not None:  # "including children", "three children"
        inside = other.parent is not None and draft.parent.root is other.parent.root
        return (inside or other.span.part == "title") and _head(draft) == _head(other) and bool(draft.groups)
    if other.span.part != "title" or n is None or not _lead_of(draft):
        return False
    if other.vague == BARE:
        return _head(draft) == _head(other)
    if other.vague in LOOSE:
        return _head(draft) == _head(other) and n >= FEW
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
    apart = set(draft.groups).isdisjoint(other.groups) and draft.groups != other.groups
    if apart and ((draft.groups and other.groups) or _number_small(draft)):
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
    if a.words in b.words or b.words in a.words or a.precision != b.precision:
        return True
    return (draft.number or 0) > 5 and draft.mention.group.article != "other" and draft.scope == other.scope
