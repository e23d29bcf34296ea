"""What is derived from reports: all of it, or what new rows can touch and nothing else. Both make the very same rows.

    readings ─► tell ─► link ─► reckon ─► derived rows

New rows touch parties of tellings (``incidents/linking.py``): those that a new report's tellings are filed with, that
they were in before, and that a judgement names. These are linked and reckoned again whole, and nothing beyond them can
change: the words of the ledger are counted again only when it has grown by a quarter, and then all is derived again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain, islice

from warledger import __version__
from warledger.incidents import tell
from warledger.incidents.copies import copies, first_of, with_new
from warledger.incidents.linking import CROWDED, Filed, Tellings, linked
from warledger.incidents.words import Lexicon, to_count
from warledger.ledger import Change, Derived, Moment
from warledger.reckoning import RULES, reckon_by
from warledger.records import Figure, Incident, Judgement, Reading, Reckoning, Report, Telling


def all_of_it(moment: Moment) -> Derived:
    """Everything, from the raw rows alone."""
    held = moment.held()
    readings, judgements = held.readings, held.judgements
    reports = {key: reading.report for key, reading in readings.items()}
    told = {key: tell(reading) for key, reading in readings.items()}
    counted = to_count(len(readings))
    lexicon = Lexicon.of([reports[key] for key in islice(readings, counted) if told[key]])
    copied = copies(reports.values())
    origins = first_of(copied)
    tellings = Tellings(chain.from_iterable(told.values()), _figures(readings), reports, origins, lexicon)
    found = linked(tellings, judgements)
    reckoned = _reckoned(found.incidents, readings, reports, origins, judgements)
    return Derived(
        readings, origins, found.incidents, reckoned, held.heads, copied, found.filed, lexicon, counted
    )  # fmt: skip


def what_changes(moment: Moment) -> Change | None:
    """What the rows that came in since the last time change, or None where all has to be derived again."""
    news = moment.news()
    if news is None or news.by != __version__ or news.counted != to_count(news.reports):
        return None
    judgements = moment.judgements()
    known = moment.copies()
    before = {key: copy for key, (copy, _) in known.items()}
    copied = with_new(moment.reports(news.new).values(), before, moment.reports)
    origins = first_of(before | copied)
    moved = {key for key, origin in origins.items() if key not in known or known[key][1] != origin}
    touched = _with_judged({*news.read, *moved}, news.judgements, judgements, moment)
    field = _Field(moment, touched, origins)
    if field.counts_change(moment.first(touched, news.counted)):
        return None
    tellings, sizes = field.members()
    found = linked(tellings, judgements, sizes)
    home = {key: origins[key] for key in {e.telling.report for e in tellings.evidence}}
    reports = moment.reports({*home, *home.values()})
    reckoned = _reckoned(found.incidents, field.readings, reports, origins, judgements)
    rows = Derived(
        {key: field.readings[key] for key in sorted(touched)}, {key: origins[key] for key in moved | copied.keys()},
        found.incidents, reckoned, news.heads, before | copied, found.filed,
    )  # fmt: skip
    gone = field.gone()
    return Change(
        news.since, rows, frozenset(touched), frozenset(f.incident for f in gone if f.incident),
        frozenset(f.telling for f in gone),
    )  # fmt: skip


def _with_judged(
    touched: set[str], new: Iterable[Judgement], judgements: Sequence[Judgement], moment: Moment
) -> set[str]:
    """The touched reports with those that new judgements are about, or that a judgement ties to a touched one."""
    if not judgements:
        return touched
    ids = {key for judgement in judgements for key in judgement.about}
    home = {**moment.homes(ids), **{key: key for key in moment.reports(ids)}}
    for key, reading in moment.readings(touched).items():
        home |= dict.fromkeys((statement for told in tell(reading) for statement in told.statements), key)
    new_ids = {judgement.id for judgement in new}
    found = set(touched)
    for judgement in judgements:
        about = {home[key] for key in judgement.about if key in home}
        if judgement.id in new_ids or about & touched:
            found |= about
    return found


class _Field:
    """The touched reports among all that is filed, and the parties in which something may change."""

    def __init__(self, moment: Moment, touched: Set[str], origins: Mapping[str, str]) -> None:
        self._moment, self._origins = moment, origins
        filed = list(moment.filed())
        self._old = [f for f in filed if f.report in touched]
        self._rest = [f for f in filed if f.report not in touched]
        self.readings: dict[str, Reading] = {}
        self._told: dict[str, tuple[Telling, ...]] = {}
        self._touched = touched
        self._new = self._tellings(touched)
        self._ours = {e.telling.id for e in self._new.evidence}
        self._parties = self._reached()

    def counts_change(self, counted: Set[str]) -> bool:
        """Whether one of the reports in which words are counted tells something now and did not, or no longer does."""
        had = {f.report for f in self._old}
        return any((key in had) != bool(self._told[key]) for key in self._touched & counted)

    def gone(self) -> list[Filed]:
        """What is filed of these parties and of the touched reports."""
        return [*self._old, *(f for f in self._rest if f.party in self._parties)]

    def members(self) -> tuple[Tellings, Mapping[int, int]]:
        """The tellings of these parties and of the touched reports as they are now, and how full their blocks are."""
        ids = {f.telling for f in self._rest if f.party in self._parties}
        found = self._tellings({f.report for f in self._rest if f.telling in ids} | self._touched)
        found.only(ids | self._ours)
        blocks = set(chain.from_iterable(found.blocks))
        return found, self._sizes(blocks) + Counter(chain.from_iterable(self._new.blocks))

    def _reached(self) -> set[str]:
        """The parties that touched tellings were in, that one of them joins, or that have a block which fills up."""
        new = Counter(chain.from_iterable(self._new.blocks))
        old = Counter(chain.from_iterable(f.blocks for f in self._old))
        rest = self._sizes(new.keys() | old.keys())
        before, after = rest + old, rest + new
        turned = {block for block in rest if (before[block] > CROWDED) != (after[block] > CROWDED)}
        proposing = {block for block in new if after[block] <= CROWDED}
        near = {f.telling: f for f in self._rest if not proposing.isdisjoint(f.blocks)}
        both = self._tellings({f.report for f in near.values()} | self._touched)
        both.only(near.keys() | self._ours)
        return {
            *(f.party for f in self._old),
            *(f.party for f in self._rest if not turned.isdisjoint(f.blocks)),
            *(near[key].party for key in both.joined_by(self._ours, proposing)),
        }

    def _sizes(self, blocks: Set[int]) -> Counter[int]:
        """How many tellings of untouched reports are in these blocks."""
        return Counter(block for f in self._rest for block in f.blocks if block in blocks)

    def _tellings(self, keys: Set[str]) -> Tellings:
        for key, reading in self._moment.readings(keys - self.readings.keys()).items():
            self.readings[key] = reading
            self._told[key] = tell(reading)
        readings = {key: self.readings[key] for key in keys}
        reports = {key: reading.report for key, reading in readings.items()}
        told = chain.from_iterable(self._told[key] for key in keys)
        lexicon = self._moment.lexicon(reports.values())
        return Tellings(told, _figures(readings), reports, self._origins, lexicon)


def _figures(readings: Mapping[str, Reading]) -> dict[str, Figure]:
    return {figure.id: figure for reading in readings.values() for figure in reading.figures}


def _reckoned(
    incidents: Iterable[Incident], readings: Mapping[str, Reading], reports: Mapping[str, Report],
    origins: Mapping[str, str], judgements: Sequence[Judgement],
) -> dict[str, tuple[Reckoning, ...]]:  # fmt: skip
    """What every rule set makes of each incident."""
    figures = _figures(readings)
    positions = {position.id: position for reading in readings.values() for position in reading.positions}
    on = defaultdict[str, list[Judgement]](list)
    for judgement in judgements:
        on[judgement.about[0]].append(judgement)

    def reckoned(incident: Incident) -> tuple[Reckoning, ...]:
        about = [j for t in incident.tellings for s in t.statements for j in on.get(s, ())]
        return reckon_by(RULES.values(), incident, figures, reports, origins, about, positions)

    return {incident.id: reckoned(incident) for incident in incidents}
