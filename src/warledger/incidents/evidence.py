"""Why two tellings may be of one event: features in points of log-odds, each with the sentence that a reviewer reads.

No feature is a count of victims by itself: counts that cannot both hold speak against, counts that agree say little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from warledger.bounds import Bounds
from warledger.incidents.telling import PRECISE, kilometres
from warledger.incidents.words import Words
from warledger.places.names import form
from warledger.records import Cause, Figure, Measure, Place, Report, Telling

POINTS: Final[Mapping[str, float]] = {
    "prior": -1.5,  # before anything is known, two tellings that a block proposes are seldom of one event
    "same day": 1.8, "next day": 0.4, "near day": -0.6, "other day": -2.0, "far day": -4.5,
    "days contradict": -4.0, "day named": 0.3, "day unknown": 0.0,
    "same place": 1.6, "near place": 0.8, "other place": -0.8, "far place": -1.6, "unnamed place": -1.2,
    "same province": 0.3,
    "words": 28.0,  # times the likeness of the reports' telling words (0–1), less what strangers share
    "rare name": 1.0,  # each name that few reports have and both of these do, up to NAMES of them
    "other names": -0.5,  # each shares names with some report, but not with this one
    "same kind": 0.3, "other kind": -0.8,
    "common party": 0.4,
    "counts agree": 0.3, "counts differ": -0.5,
    "one text": 6.0,
    "told as background": -0.5,
}  # fmt: skip
"""Fitted by hand on half of the coded incidents (by id); docs/method.md says what each reaches."""

FRESH: Final = 8
"""Days after which two reports of one outlet share its names of places and people for other reasons than an event."""

STRANGERS: Final = 0.06
"""Likeness of words that two reports of different events of one week have."""

NAMES: Final = 5
"""Rare names in common that count; more of them are of one person or one wire."""

TWO: Final = 2
"""Names shared with other reports from which a report can be expected to share one with a report of the same event."""

BAR: Final = 0.0
"""Log-odds from which two tellings are one event: more likely than not."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A telling with what it is compared by."""

    telling: Telling
    day: tuple[date, date] | None
    counts: Mapping[Measure, Bounds]
    words: Words | None
    origin: str
    days: frozenset[date]
    source: str | None = None
    said: bool = False
    text: str = ""
    place: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """Points for or against, and why, as a sentence."""

    points: float
    words: str


def evidence_of(
    telling: Telling, figures: Mapping[str, Figure], report: Report, words: Words | None, origin: str,
    days: frozenset[date] = frozenset(),
) -> Evidence:  # fmt: skip
    """What a telling is compared by; a telling without a day has that of its report. ``days``: all it names."""
    day = (telling.when.start, telling.when.end) if telling.when else None
    if day is None and telling.main and report.published:
        published = date.fromisoformat(report.published)
        day = (published, published)
    said = telling.main and telling.when is not None and telling.when.is_day
    return Evidence(
        telling,
        day,
        _counts(telling, figures),
        words,
        origin,
        days,
        report.source,
        said,
        report.text,
        _place_words(telling.place),
    )


def weigh(a: Evidence, b: Evidence) -> tuple[Reason, ...]:
    """All that speaks for and against the two being one event, the prior first."""
    return tuple(Reason(POINTS[key] * times, said()) for key, times, said in _found(a, b))


def score(a: Evidence, b: Evidence) -> float:
    """The sum of it, without the sentences: most pairs are strangers, and nobody reads why."""
    return sum([POINTS[key] * times for key, times, _ in _found(a, b)])


Found = Iterator[tuple[str, float, Callable[[], str]]]


def _found(a: Evidence, b: Evidence) -> Found:
    yield "prior", 1.0, lambda: "any two reports of one time"
    yield from _when(a, b)
    yield from _where(a.telling.place, b.telling.place)
    yield from _unnamed(a, b)
    yield from _text(a, b)
    yield from _kind(a.telling.kind, b.telling.kind)
    yield from _parties(a, b)
    yield from _numbers(a, b)
    yield from _standing(a, b)


def days_apart(a: Evidence, b: Evidence) -> int | None:
    """Days between two tellings; 0 where their days overlap, None where one has none."""
    if a.day is None or b.day is None:
        return None
    return max(0, (max(a.day[0], b.day[0]) - min(a.day[1], b.day[1])).days)


def _when(a: Evidence, b: Evidence) -> Found:
    apart = days_apart(a, b)
    if apart is None:
        yield "day unknown", 1.0, lambda: "one does not say when"
    elif apart == 0:
        wide = max((e.day[1] - e.day[0]).days for e in (a, b) if e.day)
        if wide < 3 and a.day and b.day:
            first = max(a.day[0], b.day[0])
            yield "same day", 1.0, lambda: f"both of {first}"
        else:
            yield "day unknown", 1.0, lambda: "their days may overlap"
    elif apart > 2 and (common := sorted(_look_back(a, b))):
        yield "day named", 1.0, lambda: f"one names the other's day, {common[0]}"
    elif a.said and b.said and apart > 1:
        yield "days contradict", 1.0, lambda: f"{apart} days apart, each said"
    else:
        key = "next day" if apart == 1 else "near day" if apart <= 2 else "other day" if apart <= 7 else "far day"
        yield key, 1.0, lambda: f"{apart} day{'s' if apart > 1 else ''} apart"


def _named_by(a: Evidence, b: Evidence) -> set[date]:
    """Days that one report names and on which the other's event was: a later report looks back."""
    return {day for day in a.days if b.day and b.day[0] <= day <= b.day[1]}


def _where(a: Place | None, b: Place | None) -> Found:
    if a is None or b is None:
        return
    name_a, name_b = a.name or a.words, b.name or b.words
    if name_a == name_b or form(a.words) == form(b.words):
        weight = {"country": 0.0, "region": 0.4, "province": 0.4}.get(a.precision, 1.0)
        yield "same place", weight, lambda: f"both in {name_a}"
    elif a.precision in PRECISE and b.precision in PRECISE and (distance := kilometres(a, b)) is not None:
        key = "near place" if distance <= 10 else "other place" if distance <= 60 else "far place"
        yield key, 1.0, lambda: f"{name_a} and {name_b} lie {distance:.0f} km apart"
    elif a.adm1 and a.adm1 == b.adm1:
        yield "same province", 1.0, lambda: f"both in {a.adm1}"
    elif a.country and b.country and a.country != b.country:
        yield "far place", 1.0, lambda: f"{name_a} and {name_b} are of different countries"


def _unnamed(a: Evidence, b: Evidence) -> Found:
    """Reports of one event name each other's village, in the story if not first; this holds without a gazetteer too."""
    one, other = a.telling.place, b.telling.place
    if one is None or other is None or one.name == other.name or form(one.words) == form(other.words):
        return
    if one.words not in b.text and other.words not in a.text:
        yield "unnamed place", 1.0, lambda: f"neither report names the other's place, {one.words} and {other.words}"


def _text(a: Evidence, b: Evidence) -> Found:
    if a.words is None or b.words is None or a.telling.report == b.telling.report:
        return
    mine, its, place = a.words, b.words, a.place | b.place
    yield "words", min(mine.likeness(its, a.place & b.place), 0.6) - STRANGERS, lambda: _common(mine, its, place)
    names = sorted(mine.names & its.names - place)
    if names and not _of_two_times(a, b):
        said = ", ".join(names[:5])
        yield "rare name", min(len(names), NAMES), lambda: f"names that few reports have in common: {said}"
    elif min(len(mine.shared - place), len(its.shared - place)) >= TWO:
        yield "other names", 1.0, lambda: "each shares names with other reports, none with this one"
    if a.origin == b.origin:
        yield "one text", 1.0, lambda: "nearly the same text: one wire"


def _common(a: Words, b: Words, place: frozenset[str]) -> str:
    """The rarest words that both have, as a reason."""
    common = [w for w in (*a.lone, *a.rare) if w in b.weights and w not in place][:4]
    return f"rare words in common: {', '.join(common)}" if common else "no rare word in common"


def _of_two_times(a: Evidence, b: Evidence) -> bool:
    """Whether the two are of times far apart, each said or both told by one outlet.

    Names in common are then those of a town, of who speaks for its police, or what an outlet puts under each story.
    """
    one_outlet = bool(a.source) and a.source == b.source
    return (days_apart(a, b) or 0) > FRESH and (one_outlet or (a.said and b.said and not _look_back(a, b)))


def _look_back(a: Evidence, b: Evidence) -> set[date]:
    """Days of the one event that the other's report names."""
    return _named_by(a, b) | _named_by(b, a)


def _place_words(place: Place | None) -> frozenset[str]:
    """The words of a telling's place: weighed as a place already."""
    return frozenset(f"{place.words} {place.name or ''}".lower().split()) if place else frozenset()


def _kind(a: Cause | None, b: Cause | None) -> Found:
    if a is not None and b is not None and "mixed" not in (a, b) and "other" not in (a, b):
        if a == b:
            yield "same kind", 1.0, lambda: f"both tell of {a}"
        else:
            yield "other kind", 1.0, lambda: f"{a} and {b}"


def _parties(a: Evidence, b: Evidence) -> Found:
    common = sorted(set(a.telling.parties) & set(b.telling.parties))
    if common:
        yield "common party", 1.0, lambda: f"both name {common[0]}"


def _numbers(a: Evidence, b: Evidence) -> Found:
    """Counts that grow from report to report are the rule in news: they speak against only where far apart."""
    for measure, one in a.counts.items():
        other = b.counts.get(measure)
        if other is None:
            continue
        if _agree(one, other):
            yield "counts agree", 1.0, partial("{} {} and {} agree".format, measure, one, other)
        elif max(one.floor, other.floor) > 2 * min(one.floor, other.floor) + 2:
            yield "counts differ", 1.0, partial("{} {} and {} cannot both hold".format, measure, one, other)


def _agree(a: Bounds, b: Bounds) -> bool:
    """Whether some number fits both."""
    under = a.high is None or b.low is None or b.low <= a.high
    return under and (b.high is None or a.low is None or a.low <= b.high)


def _standing(a: Evidence, b: Evidence) -> Found:
    if not (a.telling.main and b.telling.main):
        yield "told as background", 1.0, lambda: "one report mentions it besides its own news"


def _counts(telling: Telling, figures: Mapping[str, Figure]) -> dict[Measure, Bounds]:
    """The largest count of each harm that a telling states."""
    counts: dict[Measure, Bounds] = {}
    for figure in (figures[s] for s in telling.statements if s in figures):
        if figure.bounds.known and figure.realis == "asserted":
            held = counts.get(figure.measure)
            if held is None or figure.bounds.floor > held.floor:
                counts[figure.measure] = figure.bounds
    return dict(sorted(counts.items()))
