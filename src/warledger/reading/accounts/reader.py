"""The way from a report to its control changes, agreements and positions, on one page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from warledger.reading.accounts.agreements import AgreementReader
from warledger.reading.accounts.clauses import Clauses
from warledger.reading.accounts.control import ControlReader
from warledger.reading.accounts.ground import place_of
from warledger.reading.accounts.holdings import Holding, finished
from warledger.reading.accounts.positions import PositionReader
from warledger.reading.accounts.stands import Stand
from warledger.reading.accounts.tables import AccountTables
from warledger.reading.accounts.times import DAY, WEEK, day_before, days_after, of_another_clause, told_on
from warledger.reading.accounts.topics import Told
from warledger.reading.blame.camps import person_of
from warledger.reading.blame.parties import Parties, PartyMention
from warledger.reading.english.accounts import ENGLISH_ACCOUNTS
from warledger.reading.language import Language
from warledger.reading.placing.placed import PlaceMention
from warledger.reading.speaking.sources import load_sources
from warledger.reading.speaking.speech import Speech
from warledger.reading.text import Sentence, Text, split_text
from warledger.reading.times.dates import DateMention
from warledger.records import (
    AgreementStatement,
    ControlChange,
    Outcome,
    Part,
    Place,
    Position,
    Report,
    Span,
    content_id,
)
from warledger.when import When

TABLES: Final[Mapping[str, AccountTables]] = {"en": ENGLISH_ACCOUNTS}
"""The words of accounts by language code; of a language without any nothing is read."""
READER: Final = "cascade"
ARMED: Final = frozenset(
    {"state forces", "state", "rebels", "militia", "jihadists", "coalition", "foreign forces", "criminals", "people"}
)
"""The kinds of parties whose own word is a claim."""
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

    ``mentions`` are the parties named in each part, ``places`` those of `placing.where.Where`,
    ``dates`` those of `times.dates.find_dates`, ``news`` the day of the report's news, ``skip`` the
    paragraphs of the text that are no news, ``figures`` the spans of people counted: what a party says of these is no
    position.
    """
    tables = TABLES.get(language.code)
    if tables is None:
        return (), (), ()
    news = told_on(text, dates.get("text", ()), news)
    desk = _Desk(report, (title, text), tables, speech, dates, news, parties or Parties.load())
    counted = tuple(figures)
    parts: tuple[tuple[Part, Text], ...] = (("title", title), ("text", text))
    stands: list[Stand] = []
    clauses = speech.clauses()
    for part, body in parts:
        dull = skip if part == "text" else frozenset()
        if not clauses and tables.vocabulary.isdisjoint(body.lows):
            continue
        page = Clauses(
            part, body, language, tables, mentions.get(part, ()), places, clauses, dates.get(part, ()), desk.parties
        )
        desk.read(page, dull, counted, stands)
    return desk.records()


class _Desk:
    """Collects the statements of both parts and makes records of them."""

    def __init__(
        self,
        report: Report,
        texts: tuple[Text, Text],
        tables: AccountTables,
        speech: Speech,
        dates: Mapping[Part, Sequence[DateMention]],
        news: date | None,
        parties: Parties,
    ) -> None:
        self.report, self.tables, self.speech, self.news, self.parties = report, tables, speech, news, parties
        self.dates: dict[Part, list[DateMention]] = {
            p: [m for m in found if m.when is not None] for p, found in dates.items()
        }
        self.texts = texts
        self.holders: dict[str, str | None] = {}
        self.holdings: list[Holding] = []
        self.told: list[Told] = []
        self.stands: list[Stand] = []
        self.verbs: dict[int, list[int]] = {}
        self.told_by_the_way: dict[int, list[int]] = {}  # by sentence: "a deal signed in 2018 was scrapped"
        self.summed_up: set[int] = set()
        self.sources = load_sources()

    def read(self, page: Clauses, dull: frozenset[int], figures: tuple[Span, ...], stands: list[Stand]) -> None:
        """Read one part, sentence by sentence."""
        control, agreements = ControlReader(page, self._holder), AgreementReader(page)
        positions = PositionReader(page, stands)
        counted = {page.token(f.start) for f in figures if f.part == page.part}
        for number, s in enumerate(page.text.sentences):
            if s.paragraph in dull:
                continue
            words = [
                i for i in range(s.first, s.last)
                if (page.lows[i] in page.t.vocabulary or i in page.held) and not page.headline(i)
            ]  # fmt: skip
            if not words and not page.sayings_in(s):
                continue
            holdings, told = control.read(s, words), agreements.read(s, number, words)
            self.holdings += holdings
            self.told += told
            if any(t.event in ("not implemented", "implemented") for t in told):
                self.summed_up.add(id(s))
            own = {i for i in range(s.first, s.last) if i in counted}
            self.stands += positions.read(s, words, own | {h.at for h in holdings if h.at not in page.held}, told)
            self.told_by_the_way[id(s)] = [t.at for t in told if t.background]
            self.verbs[id(s)] = [*(h.at for h in holdings), *(t.at for t in told)]

    def _holder(self, stem: str) -> str | None:
        """The party whose "-held" a place is, as this report would call it."""
        if stem not in self.holders:
            conflicts = self.parties.conflicts_of(*self.texts)
            forces = (f"{word} {self.tables.control.men}" for word in (stem, stem.capitalize(), stem.upper()))
            found = (self.parties.find(split_text(words), conflicts, self.news) for words in forces)
            self.holders[stem] = next((m[0].name for m in found if m and m[0].start == 0), None)
        return self.holders[stem]

    # -- records -----------------------------------------------------------------------------------------------------

    def records(self) -> Accounts:
        """The records, each once."""
        control = {c.id: c for c in map(self._control, finished(self.holdings))}
        agreements = {a.id: a for a in map(self._agreement, self.told)}
        ids = {id(s): self._id("position", self._span(s.page, s.first, s.last), s.stance) for s in self.stands}
        positions = {p.id: p for p in (self._position(s, ids) for s in self.stands)}
        return tuple(control.values()), tuple(agreements.values()), tuple(positions.values())

    def _span(self, page: Clauses, first: int, last: int) -> Span:
        return Span.of(self.report, page.part, page.tokens[first].start, page.tokens[max(last, first + 1) - 1].end)

    def _id(self, kind: str, span: Span, value: str) -> str:
        return content_id(self.report.id, kind, span.part, span.start, span.end, value)

    def _control(self, h: Holding) -> ControlChange:
        page = h.page
        span = self._span(page, h.first, h.last)
        speakers = self._speakers(page, h.at, h.sentence)
        if h.claimed and h.holder is not None:
            speakers = (h.holder, *(x for x in speakers if x != h.holder))
        outcome: Outcome = "achieved"
        if h.kind == "attempted":
            outcome = "failed" if h.failed else "unknown"
        elif h.claimed or self._partisan(speakers):
            outcome = "claimed"
        places: tuple[Place, ...] = tuple(place_of(p) for p in h.places)
        return ControlChange(
            self._id("control", span, h.kind), span, h.kind, outcome, h.holder, h.loser, places, h.extent, h.attempts,
            self._happened(h), speakers, h.realis, READER,
        )  # fmt: skip

    def _happened(self, h: Holding) -> When | None:
        """The date of a change: one without its own goes on from the day that its paragraph told of before."""
        when = self._when(h.page, h.at, h.sentence, background=h.background)
        if self.news is None or when != When.day(self.news):
            return when
        before = day_before(h.page, self.dates.get(h.page.part, []), h.sentence)
        return When(before, self.news) if before is not None and before < self.news else when

    def _agreement(self, t: Told) -> AgreementStatement:
        page = t.page
        span = self._span(page, t.first, t.last)
        speakers = self._speakers(page, t.at, t.sentence)
        if t.said_by is not None and page.saying_of(t.at) is None:
            speakers = (t.said_by, *speakers)
        return AgreementStatement(
            self._id("agreement", span, t.event), span, t.topic.kind, t.event, t.parties,
            place_of(t.place) if t.place is not None else None, t.terms, t.why, t.blamed,
            self._when(page, t.at, t.sentence, background=t.background or self._looks_back(t)),
            speakers, t.realis, READER,
        )  # fmt: skip

    def _looks_back(self, t: Told) -> bool:
        """Whether the sentence sums up what became of an agreement, and tells no news of it."""
        return id(t.sentence) in self.summed_up

    def _position(self, s: Stand, ids: Mapping[int, str]) -> Position:
        page = s.page
        span = self._span(page, s.first, s.last)
        outer = self._speakers(page, s.at, s.sentence)
        told = s.chain[1:] if s.chain and person_of(s.chain[0]) is None else s.chain  # who said it for his state, too
        chain = tuple(x for x in (*told, *outer) if page.named(x) != s.speaker)
        answers = ids.get(id(s.answers)) if s.answers is not None else None
        when = self._when(page, s.at, s.sentence)
        attributed = tuple(dict.fromkeys(chain))
        return Position(ids[id(s)], span, s.speaker, s.stance, s.matter, s.toward, answers, when, attributed, READER)

    def _when(self, page: Clauses, at: int, s: Sentence, *, background: bool = False) -> When | None:
        """The nearest date of the sentence, else, for what is news, the day of the report's news."""
        all_dates = self.dates.get(page.part, [])
        first = bisect_left(all_dates, page.text.start(s), key=lambda m: m.start)
        found = [
            m for m in all_dates[first : bisect_left(all_dates, page.text.end(s), key=lambda m: m.start)]
            if not any(at < v < page.token(m.start) for v in self.verbs.get(id(s), ()))  # of that deed, not of this
            and not any(v < page.token(m.start) < at for v in self.told_by_the_way.get(id(s), ()))
            and not of_another_clause(page, at, page.token(m.start))
        ]  # fmt: skip
        if self.news is not None and days_after(page, at, s):
            return When(self.news - WEEK, self.news - DAY)
        if found:
            return min(found, key=lambda m: _gap(page, at, m.start, m.end)).when
        return When.day(self.news) if self.news is not None and not background else None

    def _speakers(self, page: Clauses, at: int, s: Sentence) -> tuple[str, ...]:
        """Who says so. A source of a neighbouring sentence lends its word to a count, but not to what is told of a war:
        without a saying or a quotation about the words, only the outlet says them.
        """
        token = page.tokens[at]
        chain = self.speech.speakers(page.part, token.start, token.end)
        said = page.saying_of(at)
        if said is not None and said.act.stance == "denies" and said.act.speaker[0] not in chain:
            chain = tuple(x for x in (*said.act.speaker, self.report.source) if x)
        if said is not None or page.quoted(at, s):
            return chain
        return tuple(
            n
            for n in chain
            if n == self.report.source
            or ((known := self.sources.named(n)) is not None and known.publishes and known.speaks_for is None)
        )

    def _partisan(self, speakers: tuple[str, ...]) -> bool:
        """Whether only a party to the war says so: its name, its officer, its media; no monitor, no wire's own word."""
        if not speakers:
            return False
        kinds = [known.kind for name in speakers if (known := self.sources.named(name)) is not None]
        if "monitor" in kinds:
            return False
        first = speakers[0]
        source = self.sources.named(first)
        if source is not None and source.speaks_for:
            return True
        party = next((p for p in map(self.parties.party, speakers[:2]) if p is not None), None)
        if party is not None:  # by its own name or by a short one, "HTS" before "Hayat Tahrir al-Sham"
            return party.kind in ARMED
        return (source is None or source.kind == "role") and any(
            w in self.tables.control.partisan for w in first.lower().split()
        )


def _gap(page: Clauses, at: int, start: int, end: int) -> float:
    """Tokens between a word and a date; a date across a comma is farther, one before the word a little."""
    first, last = page.token(start), page.token(max(end - 1, start))
    between = range(at, first) if first > at else range(last + 1, at)
    commas = sum(page.low(k) in (",", ";") or page.low(k) in page.c.breaks for k in between)
    return len(between) * (1.0 if first > at else 1.2) + 6 * commas
