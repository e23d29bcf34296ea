"""When a figure's people were harmed; and whether it counts one incident, a period, a war, or what went before.

Every date stands in the text or follows from the day of the report (see `times.dates`). A report has a
day of news, which :meth:`Timing.settle` finds. A figure takes the first that there is of

1. the date of the deed in its own sentence; the day on which a count was told is not the day of the deed,
2. no date, where words bring in an earlier incident ("in retaliation for"),
3. the date in the sentence before, which the figure goes on from,
4. the day of the news,

and its scope by where that date lies to the news. :meth:`Timing.stated` gives only what the figure's own sentence says,
so that figures may be compared by it. :meth:`Timing.share` then dates the others: like a figure that states the same,
or like the one that they are part of, and only then by 2 to 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from warledger.bounds import Bounds
from warledger.reading.text import Text
from warledger.reading.times.dates import DateMention, dateline, find_dates, fold
from warledger.reading.times.timetables import TimeWords
from warledger.records import Part, Report, Scope
from warledger.when import When

if TYPE_CHECKING:
    from warledger.reading.drafts import Draft

HEAD = 200  # characters of a text that may hold its dateline
LABEL = 40  # characters that may stand about a repeated headline: its date, its agency
NEAR = 80  # characters before a date or a figure in which a word may say what it is
LEAD = 3  # sentences, from the first figure on, that may still say the day of the news
HOURS = 20  # sentences of a text among which one may give the hour of the news
HOUR = 30  # characters between a day and its hour
NEWS = timedelta(days=30)  # what is older is not told as news
FRESH = timedelta(days=1)  # the news of a report may begin the day before its main day
SPELL = 2  # days that one incident may last: "late on Friday and early on Saturday", "in 24 hours"
WAR_SIZE = 10_000  # no single incident of the wars read here killed or drove out as many
WAR_DAYS = 400  # a stated start further back is that of a war
VAGUE_COUNTRY = frozenset({"millions", "tens of millions", "hundreds of thousands"})
COUNTRY = 1_000_000  # as many are driven out or dead only over a whole war
VAGUE_LARGE = frozenset({"thousands", "tens of thousands", "hundreds of thousands", "millions", "tens of millions"})

Time = tuple[When | None, Scope]


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence says of time. ``asides`` are offsets behind the words that bring in an earlier incident."""

    start: int
    end: int
    deeds: tuple[DateMention, ...]
    told: tuple[DateMention, ...]
    running: bool
    before: bool
    asides: tuple[int, ...]


class Timing:
    """The dates of a report, and which figure each belongs to."""

    def __init__(self, report: Report, title: Text, text: Text, words: TimeWords) -> None:
        self.words = words
        self.parts: dict[Part, Text] = {"title": title, "text": text}
        self._low: dict[Part, str] = {part: fold(body.raw) for part, body in self.parts.items()}
        self.anchor = dateline(report.title, report.text, published_day(report)).day
        self.main = self.anchor
        """The day of the news."""
        self.told = self.anchor
        """The day on which the news was told."""
        self.dates: dict[Part, tuple[DateMention, ...]] = {
            part: find_dates(body.raw, self.anchor) for part, body in self.parts.items()
        }
        self._dates: dict[tuple[Part, int], list[DateMention]] = {}
        self._sentences: dict[tuple[Part, int], Said] = {}
        for part, found in self.dates.items():
            for mention in found:
                if part == "title" or not self._of_report(mention):
                    self._dates.setdefault((part, self.parts[part].sentence_at(mention.start)), []).append(mention)

    def settle(self, spans: Sequence[tuple[Part, int, int]]) -> None:
        """Find the day of the news, given the spans of all figures in order.

        It is the day of the first figure of the text, or else the first day in the sentences about it, which go on
        telling of the same ("killed 18, a monitor said Sunday. The Saturday strike hit"), or else that of the telling.
        """
        text = self.parts["text"]
        found = [(text.sentence_at(start), start, end) for part, start, end in spans if part == "text"]
        if not found:
            return
        n, start, end = next((f for f in found if not self._headline(f[0])), found[0])
        own = self._own("text", start, end)
        told = [m.when.start for m in self._said("text", n).told if m.when is not None and m.when.is_day]
        self.told = min(told, default=self.anchor)
        day = _day(own)
        if day is None or (self.anchor is not None and day <= self.anchor - NEWS):
            day = self._day_beside(n, frozenset(f[0] for f in found))
        self.main = day or self._day_with_hour() or self.told

    def stated(self, part: Part, start: int, end: int, bounds: Bounds, vague: str | None) -> Time:
        """Date and scope of the figure at this span; no date where its own sentence says none."""
        when, scope = self.read(part, start, end, bounds, vague)
        return when if self._own(part, start, end) is not None else None, scope

    def read(self, part: Part, start: int, end: int, bounds: Bounds, vague: str | None) -> Time:
        """Date and scope of the figure at this span, from all that stands before and about it."""
        n = self.parts[part].sentence_at(start)
        said, own = self._said(part, n), self._own(part, start, end)
        if self._war(part, n, own, bounds, vague):
            return own.when if own is not None else None, "war"
        asides = [at for at in said.asides if at <= start and not self._ended(part, at, start)]
        if own is not None and not any(own.end < at for at in asides):
            when, scope = self._time(own, said, total=self._total(said, part, start, end))
            past = when is None or self.main is None or when.start < self.main
            return when, "background" if asides and past else scope
        if asides or said.before or self.words.standing.search(self._low[part], start, min(end + 16, said.end)):
            return None, "background"
        when, scope = self._before(part, n) or self._reported(said) or (_when(self.main), "incident")
        if said.running and scope == "background":
            return None, "period"  # "has wounded 22 in recent days", whatever went before
        running = said.running and bounds.high != 0  # "no casualties so far" counts nobody over many days
        return when, "period" if running and scope == "incident" else scope

    def _ended(self, part: Part, at: int, start: int) -> bool:
        """Whether an aside is over: "four days after they were driven out, in a battle that killed 80"."""
        low = self._low[part]
        return self.words.later.search(low[max(at - NEAR, 0) : at]) is not None and "," in low[at:start]

    def news(self, scope: Scope) -> When | None:
        """The day of the news, for a figure of it that has no date of its own."""
        return _when(self.main) if scope == "incident" else None

    def share(self, drafts: Sequence[Draft]) -> None:
        """Date the figures without a date of their own, when it is known which state the same and which are parts."""
        undated = [d for d in drafts if self._own(d.span.part, d.span.start, d.span.end) is None]
        for draft in undated:
            span = draft.span
            draft.date, draft.scope = self.read(span.part, span.start, span.end, draft.bounds, draft.vague)
        late = {id(d) for d in undated}
        sources: dict[int, Draft] = {}
        running = {
            id(d) for d in drafts if self._said(d.span.part, self.parts[d.span.part].sentence_at(d.span.start)).running
        }
        for draft in sorted(
            drafts,
            key=lambda d: (d.replaced, id(d) in late, id(d) not in running, d.date is None, d.span.part == "title"),
        ):
            sources.setdefault(id(draft.root), draft)
        for draft in undated:
            source = sources[id(draft.root)]
            like = draft.parent if source is draft else source
            behind = like is draft.parent and like is not None and like.span.start > draft.span.start
            if like is None or (behind and like.scope == "period"):
                continue  # "killed nine, which brought the dead of two days to 45": of the last of them
            draft.date, draft.scope = like.date, like.scope

    def _of_report(self, mention: DateMention) -> bool:
        """Whether a date at the head of the text is that of the report, not of a deed."""
        head = mention.start < HEAD and any(sign.isdigit() for sign in mention.words)
        return head and mention.when is not None and mention.when == _when(self.anchor)

    def _headline(self, n: int) -> bool:
        """Whether a sentence of the text only repeats the title."""
        said, title = self._said("text", n), self.parts["title"].raw.strip()
        short = title != "" and said.end - said.start < len(title) + LABEL
        return short and title in self.parts["text"].raw[said.start : said.end]

    def _said(self, part: Part, n: int) -> Said:
        """What a sentence says of time, worked out once."""
        if (part, n) not in self._sentences:
            body, low, words = self.parts[part], self._low[part], self.words
            start, end = body.start(body.sentences[n]), body.end(body.sentences[n])
            record = words.record.search(low, start, end) is not None
            deeds: list[DateMention] = []
            told: list[DateMention] = []
            for m in self._dates.get((part, n), ()):
                near = low[max(start, m.start - NEAR) : m.start]
                counted = m.precision != "day" and words.nth.search(near)
                began = m.precision != "day" and not m.since and words.beginning.search(near)
                if not counted and not began and not words.wounds.search(near) and not (record and m.since):
                    (told if self._is_told(m, near, low[m.end : min(end, m.end + NEAR)]) else deeds).append(m)
            self._sentences[part, n] = Said(
                start, end, tuple(deeds), tuple(told), not record and words.running.search(low, start, end) is not None,
                words.before.search(low, start, end) is not None,
                tuple(aside.end() for aside in words.aside.finditer(low, start, end)),
            )  # fmt: skip
        return self._sentences[part, n]

    def _is_told(self, mention: DateMention, near: str, after: str) -> bool:
        """Whether a date is that of the telling, by the words about it."""
        if mention.since or self.words.of_deed.match(after):
            return False
        if self.words.died.search(near) and self.words.of_wounds.match(after):
            return True
        return self.words.told.search(near) is not None or self.words.telling.match(after) is not None

    def _day_beside(self, n: int, counting: frozenset[int]) -> date | None:
        """The first day told in the sentences about the first figure, up to where they turn to something else.

        A sentence behind it that opens with a day and is among those ``counting`` people tells of others.
        """
        text = self.parts["text"]
        for k in (*range(n), *range(n + 1, min(n + LEAD, len(text.sentences)))):
            said = self._said("text", k)
            if self.told is None or any(m.when is not None and m.when.end < self.told for m in said.told):
                break
            if said.before or self.words.apart.search(self._low["text"], said.start, said.end):
                continue
            deeds = [m for m in said.deeds if k < n or k not in counting or not self._turns_back(m, said)]
            for day in filter(None, map(_day, deeds)):
                if self.told - NEWS < day <= self.told:
                    return day
        return None

    def _day_with_hour(self) -> date | None:
        """The one day of the text that is told with its hour: "at about 5.10 a.m. on June 17"."""
        text, low = self.parts["text"], self._low["text"]
        days: set[date] = set()
        for n in range(min(HOURS, len(text.sentences))):
            said = self._said("text", n)
            for mention in said.deeds:
                day = _day(mention)
                if day is None or self.told is None or not self.told - NEWS < day <= self.told:
                    continue
                reach = max(said.start, mention.start - HOUR), min(said.end, mention.end + HOUR)
                if day == self.told or self.words.hour.search(low, *reach):
                    days.add(day)
        return days.pop() if len(days) == 1 else None

    def _own(self, part: Part, start: int, end: int) -> DateMention | None:
        """The date of the deed in the figure's own sentence: the one nearest by clauses, then by characters.

        A total has that of a period rather than that of a day: "Monday's raids brought to 49 the number in two days".
        """
        low, said = self._low[part], self._said(part, self.parts[part].sentence_at(start))
        dated = [
            m for m in said.deeds
            if m.when is not None or m.since or self.anchor is None or self.words.past.search(m.words.lower())
        ]  # fmt: skip
        if len(dated) < 2:
            return dated[0] if dated else None
        several = said.running or self._total(said, part, start, end)

        def rank(m: DateMention) -> tuple[bool, int, int]:
            gap = low[end : m.start] if m.start >= end else low[m.end : start]
            return several and m.precision != "period", len(self.words.bound.findall(gap)), len(gap)

        return min(dated, key=rank)

    def _total(self, said: Said, part: Part, start: int, end: int) -> bool:
        """Whether the words about a figure call it a sum."""
        reach = max(said.start, start - NEAR), min(said.end, end + NEAR // 4)
        return self.words.total.search(self._low[part], *reach) is not None

    def _time(self, mention: DateMention, said: Said, *, total: bool = False) -> Time:
        """A date with the scope that it gives, by where it lies to the news."""
        when, main = mention.when, self.main
        past = not mention.since and self.words.past.search(mention.words.lower()) is not None
        if when is None:
            several = mention.since or said.running
            return None, "period" if several else "background" if past or said.before else "incident"
        if mention.since:
            when = when.until(self.told) if self.told is not None else when
        elif past and when.days > SPELL:
            return when, "background"
        elif main is not None and when.end < main - FRESH * (
            when.days <= SPELL and not self._turns_back(mention, said)
        ):
            ranged = when.days > SPELL and self.words.ranged.search(mention.words.lower()) is not None
            listed = not when.is_day and (said.running or self.parts["text"].raw.startswith(":", mention.end) or ranged)
            return when, "period" if listed else "background"
        several = said.running or when.days > SPELL or (total and not when.is_day)
        return when, "period" if several else "incident"

    def _turns_back(self, mention: DateMention, said: Said) -> bool:
        """Whether a sentence leaves the news for what was before: "On Friday, 86 people were killed"."""
        return said.before or (not said.running and mention.start - said.start <= len("on "))

    def _before(self, part: Part, n: int) -> Time | None:
        """The time last told in the sentence before; of a run of days ("for the fourth day") the last day."""
        if n == 0:
            return None
        said = self._said(part, n - 1)
        deeds = [m for m in said.deeds if (m.when is None or m.when.days < WAR_DAYS) and not self._aside(m)]
        if not deeds:
            return None
        when, scope = self._time(deeds[-1], said)
        if when is not None and deeds[-1].precision == "period" and not deeds[-1].since:
            return When.day(when.end), "incident"
        return when, scope

    def _aside(self, mention: DateMention) -> bool:
        """Whether a date only places something that went before: "villages seized earlier this month"."""
        return not mention.since and self.words.past.search(mention.words.lower()) is not None

    def _reported(self, said: Said) -> Time | None:
        """What was told before the news happened before it; no nearer date is known."""
        for m in said.told:
            if m.when is not None and self.main is not None and m.when.end < self.main:
                return m.when, "background"
        return None

    def _war(self, part: Part, n: int, own: DateMention | None, bounds: Bounds, vague: str | None) -> bool:
        """Whether the figure is a whole war's toll: said so, or by two of a war named, a large number, a long time."""
        said, low, words = self._said(part, n), self._low[part], self.words
        if words.whole.search(low, said.start, said.end):
            return True
        large = (bounds.low or bounds.high or 0) >= WAR_SIZE or vague in VAGUE_LARGE
        if (bounds.low or bounds.high or 0) >= COUNTRY or vague in VAGUE_COUNTRY:
            return True
        thence = large and n > 0 and words.thence.search(low, said.start, said.end) is not None
        long = False
        if own is not None and own.when is not None:
            long = own.since and own.when.days > WAR_DAYS
            past = not thence and self.main is not None and own.when.end < self.main
            if not long and (own.since or past):
                return False
        start = self._said(part, n - 1).start if thence else said.start
        return (large and long) or ((large or long) and words.war.search(low, start, said.end) is not None)


def _day(mention: DateMention | None) -> date | None:
    """The day that a mention gives, unless it gives none or a period."""
    if mention is None or mention.when is None or mention.since or not mention.when.is_day:
        return None
    return mention.when.start


def _when(day: date | None) -> When | None:
    return When.day(day) if day is not None else None


def published_day(report: Report) -> date | None:
    """The day of publication, or None where the report does not say or says no date."""
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None
