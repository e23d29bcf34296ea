"""Situation reports: a day or a week in words, every number footnoted to the statements that hold it."""

from __future__ import annotations

from warledger.publish.sitrep.numbers import check_sitrep
from warledger.publish.sitrep.records import Footnote, Paragraph, Section, Sentence, Sitrep
from warledger.publish.sitrep.rendering import to_html, to_markdown
from warledger.publish.sitrep.writing import sitrep

__all__ = [
    "Footnote", "Paragraph", "Section", "Sentence", "Sitrep", "check_sitrep", "sitrep", "to_html", "to_markdown",
]  # fmt: skip
