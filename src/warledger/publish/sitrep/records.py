"""A situation report as records: sections of sentences, each with the statements that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from warledger.records import AgreementStatement, ControlChange, Figure, Position, Report
from warledger.when import When

Statement = Figure | ControlChange | AgreementStatement | Position
MARK: Final = re.compile("⟦([^⟧]+)⟧")
"""Where a sentence points to a statement: the statement's id between these brackets, which no report uses."""


def mark(statement: Statement) -> str:
    """The mark of a statement, to be written behind what it supports."""
    return f"⟦{statement.id}⟧"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``text`` holds marks of statements."""

    text: str

    @property
    def notes(self) -> tuple[str, ...]:
        """Ids of the statements it points to, in order."""
        return tuple(dict.fromkeys(MARK.findall(self.text)))

    @property
    def plain(self) -> str:
        """The words alone."""
        return MARK.sub("", self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences under a heading of their own, or under none."""

    sentences: tuple[Sentence, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report."""

    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A statement as a footnote: who says it through whom, when, and in which words."""

    statement: Statement
    report: Report

    @property
    def chain(self) -> tuple[str, ...]:
        """Outlet, monitor, speaker: from the publisher inwards."""
        told = tuple(reversed(self.statement.attributed_to))
        if self.report.source is None:  # then nobody but the report's own id stands for the publisher
            return (f"report {self.report.id}", *told)
        return told or (self.report.source,)


@dataclass(frozen=True, slots=True)
class Sitrep:
    """A situation report of some days, with the statements behind it.

    ``left_out`` are sentences that held a number which none of their statements holds.
    """

    window: When
    headline: Sentence
    lead: Paragraph
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    rules: str
    left_out: tuple[Sentence, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """All sentences in order, the headline first."""
        yield self.headline
        yield from self.lead.sentences
        for section in self.sections:
            for paragraph in section.paragraphs:
                yield from paragraph.sentences
