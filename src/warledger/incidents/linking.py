"""Tellings of many reports become incidents: pairs by blocking, a score from evidence, then clusters.

A pair is proposed by a rare word or a place that both have within a few days of each other. Clusters grow from the best
pair down; two of them join only if their members fit on average, so that no single bridge makes one of two strikes.
Judgements bind: "same" joins whatever the score, "not same" keeps apart whatever the score.

Clusters never reach beyond what is tied together by pairs above the bar: each such party of tellings is linked by
itself. So a part of a ledger can be linked alone, if it holds whole parties and is told how full the blocks are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import Final

from warledger.incidents.copies import origins as find_origins
from warledger.incidents.evidence import BAR, Evidence, days_apart, evidence_of, score, weigh
from warledger.incidents.incident import make_incident
from warledger.incidents.words import Lexicon, words_of
from warledger.records import Figure, Incident, Judgement, Link, Report, Telling

WINDOW: Final = 8
"""Days apart up to which two tellings may be of one event: news follows an event for a week, then as background."""

RARE: Final = 20
"""Words of each telling that propose pairs, the rarest of the ledger first; besides those that nobody else had yet."""

CROWDED: Final = 60
"""Tellings in a block from which it proposes nothing: a word of so many events in a week tells none apart."""

FOLLOWED: Final = 2
"""Rare names in common by which a report of weeks later may still be of the event: trials, inquiries."""

MARGIN: Final = 4.0
"""How far below the bar a pair's score is still kept: it counts against joining the clusters of the two."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Filed:
    """A telling as it is kept for later: the blocks it is in, its party, and the incident it came into, if any.

    A party is all that pairs above the bar tie together; it goes by the least id in it.
    """

    telling: str
    report: str
    blocks: tuple[int, ...]
    party: str
    incident: str | None


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found: incidents in the order of their days, and where every telling is filed."""

    incidents: tuple[Incident, ...]
    filed: tuple[Filed, ...]


class Tellings:
    """Tellings in the order of publication, with what they are compared by and the blocks they are in.

    All tellings of a report have to be there, for each is compared by the days that its report names.
    """

    def __init__(
        self, tellings: Iterable[Telling], figures: Mapping[str, Figure], reports: Mapping[str, Report],
        origins: Mapping[str, str], lexicon: Lexicon,
    ) -> None:  # fmt: skip
        self.reports = reports
        told = sorted(tellings, key=lambda t: (reports[t.report].published or "9999", t.report, not t.main, t.id))
        words = words_of((reports[r] for r in dict.fromkeys(t.report for t in told)), lexicon)
        days = _days(told, figures)
        self.evidence = [
            evidence_of(t, figures, reports[t.report], words[t.report], origins[t.report],
                        days.get(t.report, frozenset()))
            for t in told
        ]  # fmt: skip
        self.blocks = [tuple(sorted(_blocks(e))) for e in self.evidence]

    def only(self, ids: Collection[str]) -> None:
        """Keep these tellings alone."""
        kept = [(e, b) for e, b in zip(self.evidence, self.blocks, strict=True) if e.telling.id in ids]
        self.evidence, self.blocks = [e for e, _ in kept], [b for _, b in kept]

    def pairs(self, sizes: Mapping[int, int] | None = None) -> set[Pair]:
        """Pairs that share a block which is not crowded; ``sizes`` are those of blocks that reach beyond these."""
        found: set[Pair] = set()
        for block, inside in self._members().items():
            if len(inside) > 1 and (sizes[block] if sizes else len(inside)) <= CROWDED:
                found.update(p for p in combinations(inside, 2) if p not in found and self._may_meet(*p))
        return found

    def joined_by(self, ours: Set[str], blocks: Set[int]) -> set[str]:
        """Tellings that one of ours is tied to by a pair above the bar, as these blocks propose it."""
        mine = [e.telling.id in ours for e in self.evidence]
        pairs = {
            pair for block, inside in self._members().items() if block in blocks
            for pair in combinations(inside, 2) if mine[pair[0]] != mine[pair[1]]
        }  # fmt: skip
        tied = (pair for pair in pairs if self._may_meet(*pair) and self.score(pair) > BAR)
        return {self.evidence[number].telling.id for pair in tied for number in pair if not mine[number]}

    def _members(self) -> dict[int, list[int]]:
        members: defaultdict[int, list[int]] = defaultdict(list)
        for number, blocks in enumerate(self.blocks):
            for block in blocks:
                members[block].append(number)
        return members

    def _may_meet(self, first: int, second: int) -> bool:
        a, b = self.evidence[first], self.evidence[second]
        if a.telling.report == b.telling.report:
            return False
        apart = days_apart(a, b)
        if apart is None or apart <= WINDOW:
            return True
        return a.words is not None and b.words is not None and len(a.words.names & b.words.names) >= FOLLOWED

    def bound(self, judgements: Sequence[Judgement]) -> tuple[set[Pair], set[Pair]]:
        """Pairs that judgements join and keep apart; the last word on a pair stands."""
        number: dict[str, int] = {}
        for index, e in enumerate(self.evidence):
            number.update(dict.fromkeys(e.telling.statements, index))
            if e.telling.main:
                number[e.telling.report] = index
        verdicts: dict[Pair, str] = {}
        for judgement in judgements:
            if judgement.verdict in ("same", "not same") and all(key in number for key in judgement.about):
                a, b = sorted(number[key] for key in judgement.about)
                if a != b:
                    verdicts[a, b] = judgement.verdict
        return {p for p, v in verdicts.items() if v == "same"}, {p for p, v in verdicts.items() if v == "not same"}

    def score(self, pair: Pair) -> float:
        """The points of a pair, in hundredths."""
        return round(score(self.evidence[pair[0]], self.evidence[pair[1]]), 2)

    def link(self, pair: Pair, points: float) -> Link:
        """A pair with its reasons."""
        a, b = self.evidence[pair[0]], self.evidence[pair[1]]
        said = tuple(reason.words for reason in weigh(a, b)[1:] if reason.points > 0)
        return Link(a.telling.id, b.telling.id, points, said)


def link(
    tellings: Sequence[Telling],
    figures: Mapping[str, Figure],
    reports: Mapping[str, Report],
    judgements: Sequence[Judgement] = (),
    origins: Mapping[str, str] | None = None,
) -> tuple[Incident, ...]:
    """The incidents that the tellings are of, in the order of their days; the order of the input does not matter."""
    told = [reports[r] for r in sorted({t.report for t in tellings})]
    origins = find_origins(told) if origins is None else origins
    return linked(Tellings(tellings, figures, reports, origins, Lexicon.of(told)), judgements).incidents


def linked(tellings: Tellings, judgements: Sequence[Judgement] = (), sizes: Mapping[int, int] | None = None) -> Linked:
    """Link the tellings; ``sizes`` where they are a part of a ledger: how many of all are in each of their blocks."""
    together, apart = tellings.bound(judgements)
    scores = {pair: tellings.score(pair) for pair in sorted(tellings.pairs(sizes) | together)}
    scores = {pair: points for pair, points in scores.items() if points > BAR - MARGIN or pair in together}
    incidents: dict[int, Incident] = {}
    for cluster in _clusters(tellings, scores, together, apart):
        told = [tellings.evidence[i].telling for i in cluster]
        if any(t.statements for t in told):
            links = [tellings.link(p, scores[p]) for p in combinations(cluster, 2) if p in scores]
            incidents.update(dict.fromkeys(cluster, make_incident(told, links, tellings.reports)))
    party = _parties(tellings, [p for p, points in scores.items() if points > BAR or p in together])
    filed = tuple(
        Filed(e.telling.id, e.telling.report, blocks, party[n], incidents[n].id if n in incidents else None)
        for n, (e, blocks) in enumerate(zip(tellings.evidence, tellings.blocks, strict=True))
    )
    once = {incident.id: incident for incident in incidents.values()}
    return Linked(tuple(sorted(once.values(), key=lambda i: (str(i.when), i.id))), filed)


def _blocks(e: Evidence) -> set[int]:
    """The blocks a telling is in: rare words and its place, with the week; rare names and its text, at any time."""
    found = {f"name {name}" for name in (e.words.names if e.words else ())}
    blocks = {_number(key) for key in (*found, f"text {e.origin}")}
    weekly = [f"word {w}" for w in ((*e.words.rare[:RARE], *e.words.lone) if e.words else ())]
    place = e.telling.place
    if place is not None and place.precision in ("exact", "near", "unknown"):
        weekly.append(f"place {(place.name or place.words).lower()}")
    return blocks | {_number(key) ^ (week * SPREAD & MOST) for key in weekly for week in _weeks(e)}


SPREAD: Final = 0x9E3779B97F4A7C15
MOST: Final = (1 << 63) - 1
"""Blocks go by numbers of 63 bits, for a ledger to keep."""


@lru_cache(maxsize=1 << 16)
def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) & MOST


def _days(tellings: Iterable[Telling], figures: Mapping[str, Figure]) -> dict[str, frozenset[date]]:
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


def _parties(tellings: Tellings, tied: Iterable[Pair]) -> list[str]:
    """The party of each telling: the least id of those that it is tied to, directly or by others."""
    root = list(range(len(tellings.evidence)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = number = root[root[number]]
        return number

    for a, b in tied:
        root[find(b)] = find(a)
    least: dict[int, str] = {}
    for number, e in enumerate(tellings.evidence):
        least[find(number)] = min(e.telling.id, least.get(find(number), e.telling.id))
    return [least[find(number)] for number in range(len(root))]


def _clusters(
    tellings: Tellings, scores: Mapping[Pair, float], together: set[Pair], apart: set[Pair]
) -> Iterator[tuple[int, ...]]:
    """Clusters of tellings, each in ascending order: joined from the best pair down, by their mean score."""
    size = len(tellings.evidence)
    home = list(range(size))
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    for pair in sorted(scores, key=lambda p: (p not in together, -scores[p], p)):
        a, b = sorted((home[pair[0]], home[pair[1]]))
        if a == b or (scores[pair] <= BAR and pair not in together):
            continue
        across = [(min(i, j), max(i, j)) for i in members[a] for j in members[b]]
        if any(p in apart for p in across):
            continue
        lone = 1 in (len(members[a]), len(members[b]))
        if pair not in together and not _fit([_score(tellings, scores, p) for p in across], lone=lone):
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


def _score(tellings: Tellings, scores: Mapping[Pair, float], pair: Pair) -> float:
    if pair in scores:
        return scores[pair]
    if tellings.evidence[pair[0]].telling.report == tellings.evidence[pair[1]].telling.report:
        return -MARGIN  # one report tells two things as two
    return max(-MARGIN, tellings.score(pair))
