"""What each report of an incident tells, and whose word it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from warledger.reading.events import event_words
from warledger.reading.eventtables import EventWords
from warledger.records import Figure, Incident, Issue, Report, Status, Telling

RIVAL: Final = 0.5
"""Share of another speaker's count from which a count rivals it; below, it is taken to be of a part."""


@dataclass(frozen=True, slots=True)
class Told:
    """The figures of one report on the incident, and whose word they are; rival words of one report are told apart.

    ``day`` is when it was said: of a copy, when the text was first published, so that an old wire printed late replaces
    no later count. A report without a day is taken as earliest, and replaces none.
    """

    report: Report
    source: str
    day: str
    figures: tuple[Figure, ...]

    @property
    def words(self) -> EventWords:
        """The words of the report's language."""
        return event_words(self.report)


def gather(
    incident: Incident, figures: Mapping[str, Figure], reports: Mapping[str, Report], origins: Mapping[str, str]
) -> tuple[tuple[Told, ...], tuple[Issue, ...]]:
    """What each report tells; a count denied or only possible is said in an issue, never counted."""
    told: list[Told] = []
    issues: list[Issue] = []
    news = {t.report for t in incident.tellings if t.main}
    for telling in incident.tellings:
        if not telling.main and telling.report in news and _another_day(telling, incident):
            continue
        report = reports[telling.report]
        own = [figures[s] for s in telling.statements if s in figures]
        counted = tuple(f for f in own if f.realis == "asserted" and f.scope != "war")
        issues += [
            Issue(f"count-{f.realis}", f"{words(f)} {f.measure} is {f.realis}, not asserted", (f.id,))
            for f in own if f.realis != "asserted"
        ]  # fmt: skip
        if counted:
            first = reports.get(origins.get(report.id, report.id), report)
            language = event_words(report)
            voices = _voices(source_of(first, counted, language), tuple(_resolved(counted)), language)
            told += [Told(report, source, first.published or "", said) for source, said in voices]
    return tuple(told), tuple(issues)


def _another_day(telling: Telling, incident: Incident) -> bool:
    """Whether what a report mentions beside its own news was on another day, linked or not."""
    return telling.when is not None and incident.when is not None and not telling.when.overlaps(incident.when)


def source_of(first: Report, figures: Sequence[Figure], language: EventWords) -> str:
    """Whose word a count is: the monitor or person quoted by name, most often or for the most; else the outlet."""
    named = Counter(speaker for f in figures if (speaker := _speaker(f, language)))
    most = {name: max(f.bounds.floor for f in figures if _speaker(f, language) == name) for name in named}
    if named:
        return min(named, key=lambda name: (-named[name], -most[name], name))
    return outlet(first)


def _speaker(figure: Figure, language: EventWords) -> str | None:
    """The monitor or person whose word a figure is, where the report names one besides its outlet.

    Of "rescue workers and a monitor said" it is the monitor's: names have a capital.
    """
    return next((s for s in figure.attributed_to[:-1] if _is_name(s, language)), None)


def _is_name(speaker: str, language: EventWords) -> bool:
    return speaker != speaker.lower() and not speaker.lower().startswith(language.nameless)


def _voices(main: str, figures: Sequence[Figure], language: EventWords) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    """The figures of a report by whose word they are: its source's, and those of each whose count rivals another.

    "The Observatory put the toll at 23, the agency at 27": two sources. Sources that count different people, or the
    same as many, make one report's word together.
    """
    by_id = {f.id: f for f in figures}
    tops = [c for c in chains(figures) if not any(f.part_of in by_id for f in c) and c[0].bounds.known]
    pairs = ((a, b) for a, b in combinations(tops, 2) if _rivals(a, b, language))
    rival = {s for pair in pairs for c in pair if (s := _voice(c, language)) and s != main}
    home = {f.id: v for c in tops for f in c if (v := _voice(c, language)) in rival}
    for figure in figures:
        whole = by_id.get(figure.part_of or "")
        if whole is not None and whole.id in home:
            home.setdefault(figure.id, home[whole.id])
    yield main, tuple(f for f in figures if f.id not in home)
    for voice in sorted(rival):
        yield voice, tuple(f for f in figures if home.get(f.id) == voice)


def _voice(chain: Sequence[Figure], language: EventWords) -> str | None:
    """Who says so, if anybody is named beside the outlet; a nameless "local source" is one of that outlet's."""
    named = next((speaker for f in chain if (speaker := _speaker(f, language))), None)
    if named:
        return named
    said = next((f.attributed_to for f in chain if len(f.attributed_to) > 1), ())
    return f"{said[0]}, by {said[-1]}" if said else None


def _rivals(a: Sequence[Figure], b: Sequence[Figure], language: EventWords) -> bool:
    """Whether two speakers count the same people in one place, and not as many; far fewer are some of them."""
    one, other = a[0], b[0]
    alike = (one.measure, one.side, one.groups) == (other.measure, other.side, other.groups)
    alike = alike and (one.status == other.status or "unknown" in (one.status, other.status))
    speakers = {_voice(a, language), _voice(b, language)}
    fewer, more = sorted((one.bounds.floor, other.bounds.floor))
    places = {f.place.words for f in (one, other) if f.place}
    return (
        alike and None not in speakers and len(speakers) == 2 and one.bounds.meet(other.bounds) is None
        and fewer > 1 and fewer >= RIVAL * more and len(places) < 2
        and not any(language.further.search(f.span.quote) for f in (*a, *b))
    )  # fmt: skip


def outlet(report: Report) -> str:
    """Who published it, or its id where it does not say."""
    return report.source or report.id


def words(figure: Figure) -> str:
    """The words of a figure, in quotation marks."""
    return f"“{' '.join(figure.span.quote.split())}”"


def chains(figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], ...]:
    """Figures that restate each other put together, in the order of the report."""
    root: dict[str, str] = {f.id: f.id for f in figures}

    def find(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    for figure in figures:
        if figure.same_as in root:
            root[find(figure.id)] = find(figure.same_as)
    members: dict[str, list[Figure]] = {}
    for figure in figures:
        members.setdefault(find(figure.id), []).append(figure)
    return tuple(map(tuple, members.values()))


def _resolved(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, each with what its restatements say of the same people: "36 people" are the "35 fighters"."""
    found: dict[str, Figure] = {}
    for chain in chains(figures):
        statuses: set[Status] = {f.status for f in chain if f.status != "unknown"}
        sides = {f.side for f in chain if f.side}
        for figure in chain:
            status = next(iter(statuses)) if len(statuses) == 1 else figure.status
            side = next(iter(sides)) if len(sides) == 1 else figure.side
            found[figure.id] = replace(figure, status=status, side=side)
    return (found[f.id] for f in figures)
