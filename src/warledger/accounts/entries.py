"""Control statements of many reports as entries of a place's timeline: each thing that is told, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from warledger.reading.blame.camps import one_camp
from warledger.records import ControlChange, ControlKind, Outcome, Reading, Realis
from warledger.when import When

Effect = Literal["gain", "holding", "loss", "none"]
EFFECTS: Final[dict[ControlKind, Effect]] = {
    "seized": "gain", "retaken": "gain", "extended": "gain", "held": "holding", "administered": "holding",
    "lost": "loss", "withdrew": "loss", "besieged": "none", "advanced": "none", "attempted": "none",
}  # fmt: skip
"""What each kind of statement does to a place's holder."""
STRENGTH: Final[tuple[Outcome, ...]] = ("unknown", "claimed", "achieved", "failed")
"""Of tellings of one thing the one that says most of its outcome counts: that it failed above all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing told of one place or area: who took, held, lost, left, besieged or tried for it.

    ``statements`` are all that tell it, the fullest first; ``reports`` theirs, in that order. ``by`` is whose word
    the first is, closest speaker first. ``outcome`` "claimed" where only a party's own word stands for it.
    ``share`` where only some of the place is meant, in the words of ``extent``. ``also`` are other names that reports
    give the holder.
    """

    kind: ControlKind
    outcome: Outcome
    holder: str | None
    loser: str | None
    when: When | None
    by: tuple[str, ...]
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    published: str | None
    quote: str
    extent: str | None = None
    share: bool = False
    attempts: int | None = None
    realis: Realis = "asserted"
    also: tuple[str, ...] = ()
    order: tuple[int, int] = (0, 0)

    @property
    def effect(self) -> Effect:
        """What it does to the holder; nothing where it failed, is denied or did not happen yet."""
        if self.realis != "asserted" or self.outcome == "failed":
            return "none"
        return EFFECTS[self.kind]

    @property
    def claimed(self) -> bool:
        """Whether a party's own word is all there is."""
        return self.outcome == "claimed"

    @property
    def start(self) -> date:
        """The first day it may have been on; the earliest day of all where no date is told."""
        return self.when.start if self.when else date.min


def told(reading: Reading) -> Iterator[ControlChange]:
    """A report's control statements; a headline is by the word that the text gives for the same."""
    text = [c for c in reading.control if c.span.part == "text"]
    for c in reading.control:
        if c.span.part == "title":
            same = [x for x in text if _same_news(c, x)]
            if same:
                best = max(same, key=lambda x: len(x.attributed_to))
                c = replace(c, outcome=best.outcome, attributed_to=best.attributed_to, date=best.date)
        yield c


def _same_news(a: ControlChange, b: ControlChange) -> bool:
    return EFFECTS[a.kind] == EFFECTS[b.kind] and a.holder == b.holder and (
        not a.places or bool({p.gazetteer or p.words for p in a.places} & {p.gazetteer or p.words for p in b.places})
    )  # fmt: skip


def entry_of(reading: Reading, change: ControlChange, number: int, *, share: bool) -> Entry:
    """A statement as an entry of its own."""
    report = reading.report
    return Entry(
        change.kind, change.outcome, change.holder, change.loser, change.date,
        change.attributed_to or ((report.source or report.id),), (change.id,), (report.id,), report.published,
        change.span.quote, change.extent, share, change.attempts, change.realis, (),
        (number, change.span.start),
    )  # fmt: skip


def merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in the order of things, what several statements tell alike as one."""
    found: list[Entry] = []
    on_day: dict[int, list[int]] = defaultdict(list)
    for entry in sorted(entries, key=lambda e: (e.when is None, e.when.days if e.when else 0, e.order)):
        near = dict.fromkeys(n for day in _days(entry) for n in on_day[day])
        same = next((n for n in near if _one(found[n], entry) and not _changed(found, n, entry)), None)
        if same is None:
            same = len(found)
            found.append(entry)
        else:
            found[same] = _both(found[same], entry)
        for day in _days(entry):
            on_day[day].append(same)
    return tuple(sorted(found, key=lambda e: _place_in_time(e, found)))


def _days(entry: Entry) -> range:
    """The days an entry is looked for under: those it is dated; one of no day where it has none, or one holds on."""
    if entry.when is None or entry.effect == "holding":
        return range(1)
    return range(entry.when.start.toordinal(), entry.when.end.toordinal() + 1)


def _one(a: Entry, b: Entry) -> bool:
    """Whether two entries tell the same: the same done by the same, on days that may be one."""
    same_deed = a.effect == b.effect and (a.effect not in ("none", "holding") or a.kind == b.kind)
    if not same_deed or a.realis != b.realis or (a.claimed != b.claimed and a.effect != "none"):
        return False
    day = a.when.start if a.when else None
    if not one_camp(a.holder, b.holder, day) or (a.effect == "loss" and not one_camp(a.loser, b.loser, day)):
        return False
    if a.when is None or b.when is None:
        return a.when is b.when
    return a.when.overlaps(b.when) or a.effect == "holding"


def _changed(found: Sequence[Entry], n: int, entry: Entry) -> bool:
    """Whether the place changed hands between a holding told before and this one of the same camp."""
    before = found[n]
    if entry.effect != "holding" or before.when is None or entry.when is None:
        return False
    last, first = before.when.end, entry.when.start
    return any(
        x.effect in ("gain", "loss") and not x.claimed and x.when is not None and last < x.when.start <= first
        for x in found[n + 1 :]
    )


def _both(a: Entry, b: Entry) -> Entry:
    """One entry of two: what tells its outcome best speaks for it, the narrower date stays."""
    stronger = STRENGTH.index(b.outcome) - STRENGTH.index(a.outcome)
    if stronger > 0 or (stronger == 0 and a.reports == b.reports and len(b.by) > len(a.by)):
        a, b = replace(b, when=a.when), a
    attempts = max(a.attempts or 0, b.attempts or 0) or None
    when = a.when
    if a.effect == "holding" and a.when and b.when:
        when = a.when.join(b.when)
    return replace(
        a, attempts=attempts, when=when, loser=a.loser or b.loser, extent=a.extent or b.extent,
        statements=(*a.statements, *b.statements), reports=tuple(dict.fromkeys((*a.reports, *b.reports))),
        also=tuple(dict.fromkeys(x for x in (*a.also, b.holder, *b.also) if x and x != a.holder)),
        order=min(a.order, b.order),
    )  # fmt: skip


def _place_in_time(entry: Entry, among: Sequence[Entry]) -> tuple[date, int, tuple[int, int]]:
    """By day; on one day who goes before who comes, unless he had come that very day; then as reports tell it."""
    rank = 1
    if entry.effect == "loss":
        came = any(
            e.effect == "gain" and e.start == entry.start and one_camp(e.holder, entry.loser) and e.order < entry.order
            for e in among
        )
        rank = 2 if came else 0
    elif entry.effect == "holding":
        rank = 3 if entry.when else 0
    elif entry.effect == "none":
        rank = 2
    return (entry.start, rank, entry.order)
