"""The languages in which linking and reckoning know their words; a further one is one more entry."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from warledger.reading.english.events import ENGLISH_EVENTS
from warledger.reading.eventtables import EventWords
from warledger.records import Report

EVENT_WORDS: Final[Mapping[str, EventWords]] = MappingProxyType({"en": ENGLISH_EVENTS})
"""By ISO 639-1 code."""


def event_words(report: Report) -> EventWords:
    """The words of a report's language.

    English for a report that says no language, or one that has no entry: many are filed under a language that they are
    not in, and where they are, English words find nothing.
    """
    return EVENT_WORDS.get(report.lang or "en", ENGLISH_EVENTS)


def in_known_words(report: Report) -> bool:
    """Whether a report's silence can be believed: its language is known, so that what it tells would be found."""
    return report.lang is None or report.lang in EVENT_WORDS
