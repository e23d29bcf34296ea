"""Reads a report written for a test as the cascade does, as far as its accounts need."""

from __future__ import annotations

from warledger.reading.accounts.reader import Accounts, read_accounts
from warledger.reading.blame.parties import Parties
from warledger.reading.counts.figures import draft_figures
from warledger.reading.debris import debris
from warledger.reading.english import ENGLISH
from warledger.reading.placing.where import Where
from warledger.reading.speaking.speech import Speech
from warledger.reading.times.timing import Timing, published_day
from warledger.records import AgreementStatement, ControlChange, Position, Report


def read(report: Report) -> Accounts:
    """Control changes, agreements and positions of one report, every span checked against its words."""
    title, text, drafts = draft_figures(report, ENGLISH)
    parties, day = Parties.load(), published_day(report)
    conflicts = parties.conflicts_of(title, text)
    timing = Timing(report, title, text, ENGLISH.times)
    timing.settle([(d.span.part, d.span.start, d.span.end) for d in drafts])
    accounts = read_accounts(
        report, title, text, ENGLISH, Speech.of(report, title, text, ENGLISH),
        {"title": parties.find(title, conflicts, day), "text": parties.find(text, conflicts, day)},
        Where.of(title, text).mentions, timing.dates, timing.main,
        skip=debris(text, report.title, ENGLISH), figures=[d.span for d in drafts],
    )  # fmt: skip
    control, agreements, positions = accounts
    for span in (*(c.span for c in control), *(a.span for a in agreements), *(p.span for p in positions)):
        span.verify(report)
    return accounts


def syria(text: str) -> Report:
    """A wire report of 15 June 2019 from Syria; the last sentence only tells which war it is."""
    text = f"{text}\n\nThe war in Syria began in 2011."
    return Report("r", "", text, source="Wire", published="2019-06-15", lang="en")


def control(text: str) -> tuple[ControlChange, ...]:
    """The control statements of a report from Syria."""
    return read(syria(text))[0]


def agreements(text: str) -> tuple[AgreementStatement, ...]:
    """The statements on agreements of a report from Syria."""
    return read(syria(text))[1]


def positions(text: str) -> tuple[Position, ...]:
    """The positions of a report from Syria."""
    return read(syria(text))[2]
