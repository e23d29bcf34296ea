"""When a figure's people were harmed, and whether the figure tells one incident, a running total, a war, or what went before.

Every date stands in the text or follows from the day of the report (see :mod:`warledger.reading.dates`). A figure takes the
day of its own sentence; without one, that of the sentences before it; without any, the day of the report's news.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from warledger.bounds import Bounds
from warledger.reading.dates import DateMention, dateline, find_dates
from warledger.reading.text import Text
from warledger.records import Part, Report, Scope
from warledger.when import When

HEAD = 200  # characters of a text that may hold its dateline
WAR_SIZE = 10_000  # no single incident of the wars read here killed or drove out as many
VAGUE_LARGE = frozenset({"thousands", "tens of thousands", "hundreds of thousands", "millions", "tens of millions"})


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Patterns of one language (see ``english/timing.py``)."""

    war: re.Pattern[str]
    thence: re.Pattern[str]
    running: re.Pattern[str]
    before: re.Pattern[str]
    told: re.Pattern[str]


class Timing:
    """The dates of a report, and which figure each belongs to."""

    def __init__(self, report: Report, title: Text, text: Text, words: TimeWords) -> None:
        self.words = words
        self.parts: dict[Part, Text] = {"title": title, "text": text}
        self.anchor = dateline(report.title, report.text, published_day(report)).day
        self.dates: dict[Part, tuple[DateMention, ...]] = {
            part: find_dates(body.raw, self.anchor) for part, body in self.parts.items()
        }
        self.by_sentence: dict[tuple[Part, int], list[DateMention]] = {}
        for part, found in self.dates.items():
            for mention in found:
                if part == "text" and self._of_report(mention):
                    continue
                n = self.parts[part].sentence_at(mention.start)
                self.by_sentence.setdefault((part, n), []).append(mention)
        self.main: date | None = None

    def _of_report(self, mention: DateMention) -> bool:
        """Whether a date at the head of the text is that of the report, not of a deed."""
        when = mention.when
        return (
            mention.start < HEAD and when is not None and when.is_day and when.start == self.anchor
            and re.search(r"(?:19|20)\d\d", mention.words) is not None
        )  # fmt: skip

    def settle(self, spans: list[tuple[Part, int, int]]) -> None:
        """Find the day of the report's news: the first day told with a figure of the text."""
        for part, start, end in spans:
            if part == "text":
                said = self._own(part, start, end)
                if said is not None and said.when is not None and said.when.is_day and not said.since:
                    self.main = said.when.start
                    return

    def read(self, part: Part, start: int, end: int, bounds: Bounds, vague: str | None) -> tuple[When | None, Scope]:
        """Date and scope of the figure at this span."""
        body = self.parts[part]
        n = body.sentence_at(start)
        sentence = body.raw[body.start(body.sentences[n]) : body.end(body.sentences[n])]
        own = self._own(part, start, end)
        if self._war(part, n, sentence, own, bounds, vague):
            return own.when if own is not None else None, "war"
        if own is not None and own.when is not None:
            vague_day = not own.when.is_day and not own.since and self.words.before.search(own.words + " ")
            return own.when, "background" if vague_day else self._scope(own, sentence)
        if self.words.before.search(sentence):
            return None, "background"
        inherited = self._inherited(part, n)
        if inherited is not None and inherited.when is not None:
            return inherited.when, "period" if self.words.running.search(sentence) else self._scope(inherited, "")
        day = self.main or self.anchor
        scope: Scope = "period" if self.words.running.search(sentence) else "incident"
        return (When.day(day) if day else None), scope

    def _own(self, part: Part, start: int, end: int) -> DateMention | None:
        """The date in the figure's own sentence: a stated period first, then the nearest day, one of telling last."""
        body = self.parts[part]
        found = [m for m in self.by_sentence.get((part, body.sentence_at(start)), []) if m.when is not None]
        if not found:
            return None
        since = [m for m in found if m.since]
        if since:
            return since[0]

        def rank(m: DateMention) -> tuple[bool, int]:
            told = self.words.told.search(body.raw[max(0, m.start - 60) : m.start]) is not None
            return told, min(abs(m.start - end), abs(start - m.end))

        return min(found, key=rank)

    def _inherited(self, part: Part, n: int) -> DateMention | None:
        """The last date told before sentence n of the same paragraph."""
        sentences = self.parts[part].sentences
        for k in range(n - 1, max(n - 4, -1), -1):
            if sentences[k].paragraph != sentences[n].paragraph:
                break
            found = [m for m in self.by_sentence.get((part, k), []) if m.when is not None]
            if found:
                return found[-1]
        return None

    def _scope(self, mention: DateMention, sentence: str) -> Scope:
        when = mention.when
        if when is None:
            return "incident"
        if mention.since or self.words.running.search(sentence):
            return "period"
        main = self.main or self.anchor
        if main is not None and when.end < main:
            return "background"
        if not when.is_day and when.days > 2:
            return "period"
        return "incident"

    def _war(self, part: Part, n: int, sentence: str, own: DateMention | None, bounds: Bounds, vague: str | None) -> bool:
        large = (bounds.low or bounds.high or 0) >= WAR_SIZE or vague in VAGUE_LARGE
        war = self.words.war.search(sentence) is not None
        if not war and self.words.thence.search(sentence) and n:
            body = self.parts[part]
            before = body.raw[body.start(body.sentences[n - 1]) : body.end(body.sentences[n - 1])]
            war = self.words.war.search(before) is not None
        long = own is not None and own.when is not None and own.since and own.when.days > 400
        return (war and (large or long)) or (large and long)


def published_day(report: Report) -> date | None:
    """The day of publication, or None where the report does not say or says no date."""
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None
