"""What one report tells of: its own news, and the other events that it mentions with counts of their own.

Running totals and totals of a war are of no event. A figure belongs with the news unless its day or its place says that
it is of something else; what the reader has tied together (parts, restatements) stays together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from typing import Final

from warledger.places.names import form
from warledger.reading.events import event_words
from warledger.reading.times.dates import dateline, find_dates
from warledger.reading.times.timing import HEAD, published_day
from warledger.records import Cause, ControlChange, Figure, Place, Position, Reading, Report, Telling, content_id
from warledger.when import When

APART_KM: Final = 15.0
"""Two places of one report that both are villages or better, this far apart and each with counts, are two events."""

HARMED: Final = ("killed", "injured", "missing", "casualties")
"""What news of an event tells first; arrests and flight follow from it."""

FEW: Final = 20
"""People that a running total of one day may count and still be one event; more are the toll of a day's war."""

ONE_EVENT: Final = 3000
"""People beyond whom a count is of a war, whatever the reader took it for: the deadliest single events that UCDP codes
in Syria (2012–2019) are about 1,500 dead; the reader calls some totals of a war an incident."""

OPENING: Final = 300
"""Characters of a text that tell whether its news is of what followed a deed."""

ABOUT: Final = 60
"""Characters about a figure in which its day is looked for."""

PARTS: Final = 6
"""Parts of a total that are looked at for days: a report lists its days one by one, and not many of them."""

LONGEST: Final = 31
"""Days that the time of one event may span as told ("in March"); a longer window is that of a running total."""

PRECISE: Final = ("exact", "near")
POINTS: Final = (*PRECISE, "unknown")
"""Places that may be a village; the others are areas, which may hold it."""
WEIGHT: Final = {
    "exact": 3.0,
    "near": 2.0,
    "district": 1.5,
    "province": 1.0,
    "region": 0.6,
    "unknown": 0.5,
    "country": 0.1,
}
"""How much a place says of where the news is: the finer, the more; a country nearly nothing."""

CLAIMING: Final = ("claims", "denies", "accuses", "rejects", "confirms")
"""Positions that may speak of an event; a demand or a threat is about what should or will be."""


def tell(reading: Reading) -> tuple[Telling, ...]:
    """The events of one report, its own news first, by what its statements say of day and place."""
    sums = _over_days(reading.figures)
    told = [f for f in reading.figures if f.realis in ("asserted", "possible") and _of_an_event(f) and f.id not in sums]
    news = [f for f in told if f.scope != "background"]
    if not any(f.measure in HARMED for f in news):
        news = told  # a trial, a funeral: the news is of what happened before, and all that is counted is of that
    earlier = [f for f in told if f not in news]
    news, earlier = _looking_back(reading.report, news, earlier)
    groups = sorted(_events(news), key=lambda group: not any(f.measure in HARMED for f in group))
    tellings = []
    if groups:
        denied = [f for f in reading.figures if f.realis == "denied" and f.scope == "incident"]
        tellings.append(_telling(reading, [*groups[0], *denied], _claims(reading, groups[0]), main=True))
    elif reading.control and not told:
        tellings.append(_by_control(reading, reading.control))
    elif all(issue.code != "language-not-read" for issue in reading.issues):
        tellings.append(_silent(reading.report))
    others = [*groups[1:], *_earlier(earlier)]
    tellings += [_telling(reading, group, (), main=False) for group in others if any(f.bounds.known for f in group)]
    return tuple(tellings)


def _looking_back(
    report: Report, news: Sequence[Figure], earlier: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """News of a trial, an arrest, a funeral is of the deed.

    The reader gives figures without a day that of the report. Where the report opens with what followed and none of the
    news says its day, it is of the day on which the same people are counted once more, or else of the first harm told.
    """
    words = event_words(report)
    if not words.aftermath.search(f"{report.title}\n{report.text[:OPENING]}"):
        return list(news), list(earlier)
    anchor = written_on(report)
    own = None if anchor is None else When.day(anchor)
    if own is None or any(f.date not in (own, None) for f in news) or _named(report, news, own):
        return list(news), list(earlier)
    said = [(f, f.date) for f in earlier if f.date is not None and f.date.is_day]
    days = {day for e, day in said if any(_recounts(e, f, words.others) for f in news)} or _opening_days(news, earlier)
    if len(days) != 1:
        return list(news), list(earlier)
    (day,) = days
    back = [f for f in earlier if f.date is not None and f.date.overlaps(day) and f.measure in HARMED]
    return [*(replace(f, date=None) for f in news), *back], [f for f in earlier if f not in back]


def _opening_days(news: Sequence[Figure], earlier: Sequence[Figure]) -> set[When]:
    """When the first harm that a report tells was done, if that was before: "the June raid", "it was on June 21"."""
    harmed = [f for f in (*news, *earlier) if f.measure in HARMED]
    first = min(harmed, key=lambda f: (f.span.part == "text", f.span.start), default=None)
    if first is None or first not in earlier or first.date is None:
        return set()
    told = {f.date for f in earlier if f.date is not None and f.measure in HARMED}
    return {day for day in told if day.is_day and day.overlaps(first.date)} or {first.date}


def _recounts(a: Figure, b: Figure, others: re.Pattern[str]) -> bool:
    """Whether two figures may count the same people: harm, number, kind and place, and neither tells of others."""
    return (
        a.measure == b.measure and a.measure in HARMED and a.bounds.known and a.bounds == b.bounds
        and (a.status == b.status or "unknown" in (a.status, b.status))
        and _may_be_one(replace(a, date=None), b)
        and not others.search(a.span.quote) and not others.search(b.span.quote)
    )  # fmt: skip


def _events(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures put together by event; the first group is the report's own news."""
    groups: list[list[Figure]] = []
    group_of: dict[str, list[Figure]] = {}
    for figure in figures:
        tied = next((group_of[x] for x in (figure.part_of, figure.same_as) if x in group_of), None)
        home = tied or next((g for g in groups if all(_may_be_one(figure, f) for f in g)), None)
        if home is None:
            home = []
            groups.append(home)
        home.append(figure)
        group_of[figure.id] = home
    return groups


def _may_be_one(a: Figure, b: Figure) -> bool:
    """Whether two figures of one report can be of one event: no contradiction in day or place.

    Two villages with a count each are two events, however near; a street and its town, with one count, are one.
    """
    if a.date and b.date and not a.date.overlaps(b.date):
        return False
    if a.place is None or b.place is None or form(a.place.words) == form(b.place.words):
        return True
    if a.place.precision in POINTS and b.place.precision in POINTS:
        distance = kilometres(a.place, b.place)
        rivals = a.measure == b.measure and a.bounds.known and b.bounds.known and a.bounds.meet(b.bounds) is None
        return (distance is None or distance <= APART_KM) and not rivals
    if a.place.country and b.place.country and a.place.country != b.place.country:
        return False
    return not (a.place.adm1 and b.place.adm1 and a.place.adm1 != b.place.adm1)


def _of_an_event(figure: Figure) -> bool:
    """Whether a figure is of one event: an incident, now or earlier, or a "period" of a single day; no war's total."""
    if figure.bounds.floor > ONE_EVENT or (figure.date is not None and figure.date.days > LONGEST):
        return False
    if figure.scope == "period":
        return figure.date is not None and figure.date.is_day and figure.bounds.floor <= FEW
    return figure.scope != "war"


def _over_days(figures: Sequence[Figure]) -> frozenset[str]:
    """Totals made up of parts of different days ("116: 47 on Saturday and 69 on Sunday"): no one event's."""
    parts: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.part_of and figure.date is not None and figure.date.is_day and figure.bounds.known:
            parts[figure.part_of].append(figure)
    return frozenset(f.id for f in figures if f.bounds.known and _made_of(f.bounds.floor, parts[f.id][:PARTS]))


def _made_of(total: int, parts: Sequence[Figure]) -> bool:
    """Whether some of the parts, not all of one day, make up the total."""
    return any(
        sum(f.bounds.floor for f in some) == total and len({f.date for f in some}) > 1
        for size in range(2, len(parts) + 1) for some in combinations(parts, size)
    )  # fmt: skip


def _earlier(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Earlier incidents that the report mentions, by their day and place."""
    groups: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[str(figure.date), figure.place.words if figure.place else ""].append(figure)
    return list(groups.values())


def _claims(reading: Reading, news: Sequence[Figure]) -> list[ControlChange | Position]:
    """Control changes and positions that go with the news: of its day, or without one."""
    days = [f.date for f in news if f.date]
    said: list[ControlChange | Position] = [*reading.control]
    said += [p for p in reading.positions if p.stance in CLAIMING]
    return [s for s in said if s.date is None or not days or any(s.date.overlaps(day) for day in days)]


def _telling(
    reading: Reading, figures: Sequence[Figure], others: Iterable[ControlChange | Position], *, main: bool
) -> Telling:
    statements = (*(f.id for f in figures), *(s.id for s in others))
    published = date.fromisoformat(reading.report.published) if reading.report.published else None
    parties = Counter(p for f in figures for p in (*f.by, *f.sides))
    return Telling(
        id=content_id("telling", reading.report.id, statements[0]), report=reading.report.id, main=main,
        kind=_kind(figures), when=_or_the_day_before(_when(figures, published), reading.report, figures),
        place=_place(f.place for f in figures if f.place),
        parties=tuple(parties), statements=statements,
    )  # fmt: skip


def _by_control(reading: Reading, control: Sequence[ControlChange]) -> Telling:
    """A report that counts nobody and tells who took what: its news is that."""
    first = control[0]
    together = [c for c in control if c.date == first.date]
    parties = dict.fromkeys(p for c in together for p in (c.holder, c.loser) if p)
    return Telling(
        id=content_id("telling", reading.report.id, first.id), report=reading.report.id, main=True,
        kind="clash", when=first.date, place=_place(p for c in together for p in c.places),
        parties=tuple(parties), statements=tuple(c.id for c in together),
    )  # fmt: skip


def _silent(report: Report) -> Telling:
    """A report without a statement: it may still be news of an event that others count, never an event by itself."""
    return Telling(content_id("telling", report.id), report.id, True, None, None, None, (), ())


def _kind(figures: Iterable[Figure]) -> Cause | None:
    votes = Counter(f.cause for f in figures if f.cause)
    return votes.most_common(1)[0][0] if votes else None


def _when(figures: Sequence[Figure], published: date | None) -> When | None:
    """The day that most figures name, the earlier ones counting double; a day before a period.

    The harm tells the day, not an arrest after it; and no news is of a day after its publication.
    """
    votes: Counter[When] = Counter()
    for rank, figure in enumerate(figures):
        if figure.date is not None:
            votes[figure.date] += (2 if rank < 2 else 1) * (3 if figure.date.is_day else 1) * (
                4 if figure.measure in ("killed", "injured", "casualties") else 1
            )  # fmt: skip
    past = [when for when in votes if published is None or when.start <= published] or list(votes)
    return min(past, key=lambda when: (-votes[when], when)) if past else None


def _or_the_day_before(when: When | None, report: Report, figures: Sequence[Figure]) -> When | None:
    """A day that is only that of the report stands for last night too: the reader gives it where no day is said.

    It is said where the words about one of the figures name it; elsewhere a text names the day of an arrest or its own.
    """
    anchor = written_on(report)
    if when is None or anchor is None or when != When.day(anchor) or _named(report, figures, when):
        return when
    return When(anchor - timedelta(days=1), anchor)


def _named(report: Report, figures: Iterable[Figure], own: When) -> bool:
    """Whether the words about one of the figures of the report's own day name it; a dateline names that of the report.

    About a figure is about a sentence.
    """
    dates = event_words(report).dates
    for span in (f.span for f in figures if f.date == own):
        start = max(0, span.start - ABOUT)
        named = find_dates(report.body(span.part)[start : span.end + ABOUT], own.start, dates)
        head = HEAD - start if span.part == "text" else 0
        if any(m.when == own and not (m.start < head and any(map(str.isdigit, m.words))) for m in named):
            return True
    return False


def _place(places: Iterable[Place]) -> Place | None:
    """The place that says most of where: named often, early and finely."""
    votes: Counter[str] = Counter()
    by_words: dict[str, Place] = {}
    weights: dict[str, float] = defaultdict(float)
    for rank, place in enumerate(places):
        by_words.setdefault(place.words, place)
        votes[place.words] += 1
        weights[place.words] += WEIGHT[place.precision] * (1.5 if rank < 2 else 1.0)
    return by_words[max(weights, key=lambda words: weights[words])] if weights else None


@lru_cache(maxsize=1 << 10)
def written_on(report: Report) -> date | None:
    """The day a report was written, by its dateline or else its publication: an archive prints old news late."""
    return dateline(report.title, report.text, published_day(report), event_words(report).dates).day


def kilometres(a: Place, b: Place) -> float | None:
    """The great-circle distance of two points, or None where one has none."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    south, west, north, east = map(radians, (a.lat, a.lon, b.lat, b.lon))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))
