"""Accounts: what a report says of control, of agreements and of who claims and denies what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from warledger.reading.accounts.agreements import AgreementReader, Told
from warledger.reading.accounts.clauses import Page
from warledger.reading.accounts.control import ARMED, ControlReader, Holding, finished, place_of
from warledger.reading.accounts.positions import PositionReader, Stand
from warledger.reading.accounts.tables import AccountTables
from warledger.reading.dates import DateMention
from warledger.reading.english.accounts import ENGLISH_ACCOUNTS
from warledger.reading.language import Language
from warledger.reading.parties import Parties, PartyMention
from warledger.reading.sources import load_sources
from warledger.reading.speech import Speech
from warledger.reading.text import Sentence, Text
from warledger.reading.where import PlaceMention
from warledger.records import AgreementStatement, ControlChange, Outcome, Part, Place, Position, Report, Span, content_id
from warledger.when import When

TABLES: Final[Mapping[str, AccountTables]] = {"en": ENGLISH_ACCOUNTS}
"""The words of accounts by language code; of a language without any nothing is read."""
READER: Final = "cascade"
Accounts = tuple[tuple[ControlChange, ...], tuple[AgreementStatement, ...], tuple[Position, ...]]


def read_accounts(
    report: Report,
    title: Text,
    text: Text,
    language: Language,
    speech: Speech,
    mentions: Mapping[Part, Sequence[PartyMention]],
    places: Sequence[PlaceMention],
    dates: Mapping[Part, Sequence[DateMention]],
    news: date | None,
    *,
    skip: frozenset[int] = frozenset(),
    figures: Iterable[Span] = (),
    parties: Parties | None = None,
) -> Accounts:
    """The control changes, agreements and positions of a report, each in order of appearance; linear in its length.

    ``mentions`` are the parties named in each part, ``places`` those of :class:`~warledger.reading.where.Where`, ``skip`` the
    paragraphs of the text that are no news, ``news`` the day of the report's news, ``figures`` the spans of people counted: what a party says of these is no
    position of its own.
    """
    tables = TABLES.get(language.code)
    if tables is None:
        return (), (), ()
    desk = _Desk(report, speech, dates, news, parties or Parties.load())
    counted = tuple(figures)
    parts: tuple[tuple[Part, Text], ...] = (("title", title), ("text", text))
    stands: list[Stand] = []
    for part, body in parts:
        dull = skip if part == "text" else frozenset()
        heard = [
            (n, s) for n, s in enumerate(body.sentences)
            if s.paragraph not in dull and any(t.low in tables.vocabulary for t in body.tokens[s.first : s.last])
        ]  # fmt: skip
        clauses = speech.clauses() if heard or (part == "text" and speech.clauses()) else ()
        if not heard and not clauses:
            continue
        page = Page(part, body, language, tables, mentions.get(part, ()), places, clauses, desk.parties)
        desk.read(page, dull, counted, stands)
    return desk.records()


class _Desk:
    """Collects the statements of both parts and makes records of them."""

    def __init__(
        self, report: Report, speech: Speech, dates: Mapping[Part, Sequence[DateMention]], news: date | None, parties: Parties
    ) -> None:
        self.report, self.speech, self.news, self.parties = report, speech, news, parties
        self.dates: dict[Part, list[DateMention]] = {p: [m for m in found if m.when is not None] for p, found in dates.items()}
        self.holdings: list[Holding] = []
        self.told: list[Told] = []
        self.stands: list[Stand] = []

    def read(self, page: Page, dull: frozenset[int], figures: tuple[Span, ...], stands: list[Stand]) -> None:
        """Read one part, sentence by sentence."""
        control, agreements = ControlReader(page), AgreementReader(page)
        positions = PositionReader(page, stands)
        counted = {page.token(f.start) for f in figures if f.part == page.part}
        for number, s in enumerate(page.text.sentences):
            if s.paragraph in dull:
                continue
            holdings, told = control.read(s), agreements.read(s, number)
            self.holdings += holdings
            self.told += told
            taken = counted | {h.at for h in holdings}
            self.stands += positions.read(s, taken)

    # -- records -----------------------------------------------------------------------------------------------------

    def records(self) -> Accounts:
        """The records, each once."""
        control = {c.id: c for c in map(self._control, finished(self.holdings))}
        agreements = {a.id: a for a in map(self._agreement, self.told)}
        ids = {id(s): self._id("position", self._span(s.page, s.first, s.last), s.stance) for s in self.stands}
        positions = {p.id: p for p in (self._position(s, ids) for s in self.stands)}
        return tuple(control.values()), tuple(agreements.values()), tuple(positions.values())

    def _span(self, page: Page, first: int, last: int) -> Span:
        return Span.of(self.report, page.part, page.tokens[first].start, page.tokens[max(last, first + 1) - 1].end)

    def _id(self, kind: str, span: Span, value: str) -> str:
        return content_id(self.report.id, kind, span.part, span.start, span.end, value)

    def _control(self, h: Holding) -> ControlChange:
        page = h.page
        span = self._span(page, h.first, h.last)
        at = page.tokens[h.at]
        speakers = self.speech.speakers(page.part, at.start, at.end)
        outcome: Outcome = "achieved"
        if h.kind == "attempted":
            outcome = "failed" if h.failed else "unknown"
        elif self._partisan(speakers):
            outcome = "claimed"
        places: tuple[Place, ...] = tuple(place_of(p) for p in h.places)
        return ControlChange(
            self._id("control", span, h.kind), span, h.kind, outcome, h.holder, h.loser, places, h.extent, h.attempts,
            self._when(page, h.at, h.sentence, background=h.background), speakers, h.realis, READER,
        )  # fmt: skip

    def _agreement(self, t: Told) -> AgreementStatement:
        page = t.page
        span = self._span(page, t.first, t.last)
        at = page.tokens[t.at]
        speakers = self.speech.speakers(page.part, at.start, at.end)
        if t.said_by is not None and page.saying_of(t.at) is None:
            speakers = (t.said_by, *(x for x in speakers[-1:] if x == self.report.source))
        return AgreementStatement(
            self._id("agreement", span, t.event), span, t.topic.kind, t.event, t.parties,
            place_of(t.place) if t.place is not None else None, t.terms, t.why, t.blamed,
            self._when(page, t.at, t.sentence, background=t.background or t.event in ("not implemented", "implemented")),
            speakers, t.realis, READER,
        )  # fmt: skip

    def _position(self, s: Stand, ids: Mapping[int, str]) -> Position:
        page = s.page
        span = self._span(page, s.first, s.last)
        at = page.tokens[s.at]
        outer = self.speech.speakers(page.part, at.start, at.end)
        chain = tuple(x for x in (*s.chain[1:], *outer) if page.named(x) != s.speaker)
        return Position(
            ids[id(s)], span, s.speaker, s.stance, s.matter, s.toward, ids.get(id(s.answers)) if s.answers is not None else None,
            self._when(page, s.at, s.sentence), tuple(dict.fromkeys(chain)), READER,
        )  # fmt: skip

    def _when(self, page: Page, at: int, s: Sentence, *, background: bool = False) -> When | None:
        """The nearest date of the sentence, else, for what is news, the day of the report's news."""
        all_dates = self.dates.get(page.part, [])
        first = bisect_left(all_dates, page.text.start(s), key=lambda m: m.start)
        found = all_dates[first : bisect_left(all_dates, page.text.end(s), key=lambda m: m.start)]
        if found:
            return min(found, key=lambda m: _gap(page, at, m.start, m.end)).when
        return When.day(self.news) if self.news is not None and not background else None

    def _partisan(self, speakers: tuple[str, ...]) -> bool:
        """Whether only a party to the war says so: its name, its officer, its media; no monitor, no wire's own word."""
        if not speakers:
            return False
        known = {source.name: source for source in load_sources().sources}
        kinds = [known[name].kind for name in speakers if name in known]
        if "monitor" in kinds:
            return False
        first = speakers[0]
        source = known.get(first)
        if source is not None and source.speaks_for:
            return True
        party = self.parties.party(first)
        if party is not None:
            return party.kind in ARMED
        return source is None and any(w in ENGLISH_ACCOUNTS.control.partisan for w in first.lower().split())


def _gap(page: Page, at: int, start: int, end: int) -> float:
    """Tokens between a word and a date; a date across a comma is farther, one before the word a little."""
    first, last = page.token(start), page.token(max(end - 1, start))
    between = range(at, first) if first > at else range(last + 1, at)
    commas = sum(page.lows[k] in (",", ";") or page.lows[k] in page.c.breaks for k in between)
    return len(between) * (1.0 if first > at else 1.2) + 6 * commas
