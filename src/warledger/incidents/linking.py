"""Tellings of many reports become incidents: pairs by blocking, a score from evidence, then clusters.

A pair is proposed by a rare word or a place that both have within a few days of each other. Clusters grow from the best
pair down; two of them join only if their members fit on average, so that no single bridge makes one of two strikes.
Judgements bind: "same" joins whatever the score, "not same" keeps apart whatever the score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from warledger.incidents.copies import origins as find_origins
from warledger.incidents.evidence import BAR, Evidence, days_apart, evidence_of, weigh
from warledger.incidents.incident import make_incident
from warledger.incidents.words import words_of
from warledger.records import Figure, Incident, Judgement, Link, Report, Telling

WINDOW: Final = 8
"""Days apart up to which two tellings may be of one event: news follows an event for a week, then as background."""

RARE: Final = 20
"""Words of each telling that propose pairs, the rarest of the ledger first."""

CROWDED: Final = 60
"""Tellings in a block from which it proposes nothing: a word of so many events in a week tells none apart."""

FOLLOWED: Final = 2
"""Rare names in common by which a report of weeks later may still be of the event: trials, inquiries."""

Pair = tuple[int, int]


def link(
    tellings: Sequence[Telling],
    figures: Mapping[str, Figure],
    reports: Mapping[str, Report],
    judgements: Sequence[Judgement] = (),
    origins: Mapping[str, str] | None = None,
) -> tuple[Incident, ...]:
    """The incidents that the tellings are of, in the order of their days; the order of the input does not matter."""
    ordered = sorted(tellings, key=lambda t: (reports[t.report].published or "9999", t.report, not t.main, t.id))
    told = {t.report for t in ordered}
    words = words_of(reports[r] for r in sorted(told))
    origins = find_origins(reports[r] for r in sorted(told)) if origins is None else origins
    days = _days(ordered, figures)
    evidence = [
        evidence_of(
            t, figures, reports[t.report], words.get(t.report), origins[t.report], days.get(t.report, frozenset())
        )
        for t in ordered
    ]
    together, apart = _bound(ordered, judgements)
    links: dict[Pair, Link] = {}
    for pair in sorted(_proposed(evidence) | together):
        reasons = weigh(evidence[pair[0]], evidence[pair[1]])
        score = sum(reason.points for reason in reasons)
        if score > BAR - MARGIN or pair in together:
            said = tuple(reason.words for reason in reasons[1:] if reason.points > 0)
            links[pair] = Link(ordered[pair[0]].id, ordered[pair[1]].id, round(score, 2), said)
    clusters = _clusters(len(ordered), links, evidence, together, apart)
    incidents = [
        make_incident([ordered[i] for i in c], [links[p] for p in combinations(c, 2) if p in links], reports)
        for c in clusters
        if any(ordered[i].statements for i in c)
    ]
    return tuple(sorted(incidents, key=lambda i: (str(i.when), i.id)))


MARGIN: Final = 4.0
"""How far below the bar a pair's score is still kept: it counts against joining the clusters of the two."""


def _proposed(evidence: Sequence[Evidence]) -> set[Pair]:
    """Pairs that share a rare word or a place in neighbouring weeks; blocks that are crowded propose nothing."""
    blocks: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number, e in enumerate(evidence):
        weeks = _weeks(e)
        keys = [f"word {w}" for w in (e.words.rare[:RARE] if e.words else ())]
        place = e.telling.place
        if place is not None and place.precision in ("exact", "near", "unknown"):
            keys.append(f"place {(place.name or place.words).lower()}")
        for key in keys:
            for week in weeks:
                blocks[key, week].append(number)
        for name in e.words.names if e.words else ():
            blocks[f"name {name}", -1].append(number)
        blocks[f"text {e.origin}", -1].append(number)
    pairs: set[Pair] = set()
    for block in blocks.values():
        if 1 < len(block) <= CROWDED:
            pairs.update(p for p in combinations(sorted(set(block)), 2) if _may_meet(evidence[p[0]], evidence[p[1]]))
    return pairs


def _days(tellings: Sequence[Telling], figures: Mapping[str, Figure]) -> dict[str, frozenset[date]]:
    """Single days that each report gives to any of its figures."""
    days: defaultdict[str, set[date]] = defaultdict(set)
    for telling in tellings:
        for figure in (figures[s] for s in telling.statements if s in figures):
            if figure.date is not None and figure.date.is_day:
                days[telling.report].add(figure.date.start)
    return {report: frozenset(named) for report, named in days.items()}


def _weeks(e: Evidence) -> Iterable[int]:
    """The weeks a telling is filed under: its own and the next, so that neighbours meet in one of them."""
    if e.day is None:
        return (0,)
    week = e.day[1].toordinal() // WINDOW
    return (week, week + 1)


def _may_meet(a: Evidence, b: Evidence) -> bool:
    if a.telling.report == b.telling.report:
        return False
    apart = days_apart(a, b)
    if apart is None or apart <= WINDOW:
        return True
    return a.words is not None and b.words is not None and len(a.words.names & b.words.names) >= FOLLOWED


def _bound(tellings: Sequence[Telling], judgements: Sequence[Judgement]) -> tuple[set[Pair], set[Pair]]:
    """Pairs that judgements join and keep apart; the last word on a pair stands."""
    number: dict[str, int] = {}
    for index, telling in enumerate(tellings):
        number.update(dict.fromkeys(telling.statements, index))
        if telling.main:
            number[telling.report] = index
    verdicts: dict[Pair, str] = {}
    for judgement in judgements:
        if judgement.verdict in ("same", "not same") and all(key in number for key in judgement.about):
            a, b = sorted(number[key] for key in judgement.about)
            if a != b:
                verdicts[a, b] = judgement.verdict
    return {p for p, v in verdicts.items() if v == "same"}, {p for p, v in verdicts.items() if v == "not same"}


def _clusters(
    size: int, links: Mapping[Pair, Link], evidence: Sequence[Evidence], together: set[Pair], apart: set[Pair]
) -> Iterator[tuple[int, ...]]:
    """Clusters of tellings, each in ascending order: joined from the best pair down, by their mean score."""
    home = list(range(size))
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    for pair in sorted(links, key=lambda p: (p not in together, -links[p].score, p)):
        a, b = sorted((home[pair[0]], home[pair[1]]))
        if a == b or (links[pair].score <= BAR and pair not in together):
            continue
        across = [tuple(sorted((i, j))) for i in members[a] for j in members[b]]
        if any(p in apart for p in across):
            continue
        lone = 1 in (len(members[a]), len(members[b]))
        if pair not in together and not _fit([_score(links, p, evidence) for p in across], lone=lone):
            continue
        for i in members[b]:
            home[i] = a
        members[a] = sorted(members[a] + members.pop(b))
    for cluster in members.values():
        yield tuple(cluster)


def _fit(scores: Sequence[float], *, lone: bool) -> bool:
    """Whether two clusters are one: on average, and by most pairs, so that no bridge does it; a lone one by half."""
    for_it = sum(score > BAR for score in scores)
    return sum(scores) > BAR * len(scores) and 2 * for_it >= len(scores) + (not lone)


def _score(links: Mapping[Pair, Link], pair: tuple[int, ...], evidence: Sequence[Evidence]) -> float:
    a, b = pair
    if (a, b) in links:
        return links[a, b].score
    if evidence[a].telling.report == evidence[b].telling.report:
        return -MARGIN  # one report tells two things as two
    return max(-MARGIN, sum(reason.points for reason in weigh(evidence[a], evidence[b])))
