"""What a reading says of itself: that it could not read, rather than that nobody was harmed."""

from __future__ import annotations

import pytest

from warledger.reading import read
from warledger.records import Reading, Report
from warledger.table import Table

ARABIC = Report("r", "مقتل طفل", "قتل طفل وأصيب خمسة مدنيين في إدلب.", published="2024-11-27", lang="ar")


def shown(reading: Reading) -> str:
    return "\n".join(Table().lines(reading))


def test_a_report_in_arabic_is_said_to_be_unread_and_never_to_harm_nobody() -> None:
    reading = read(ARABIC)
    assert [issue.code for issue in reading.issues] == ["language-not-read"]
    assert "No figure of people harmed" not in shown(reading)
    assert "another language (ar)" in shown(reading)


@pytest.mark.parametrize("lang", ["en", "en-GB", None])
def test_english_reports_are_read_without_a_word_about_it(lang: str | None) -> None:
    reading = read(Report("r", "", "The market was open.", published="2024-11-27", lang=lang))
    assert reading.issues == ()
    assert "No figure of people harmed" in shown(reading)


def test_english_words_of_a_page_in_another_language_are_read_with_the_warning() -> None:
    text = "قصف على إدلب. Nine civilians were killed in Idlib."
    reading = read(Report("r", "", text, published="2024-11-27", lang="ar"))
    assert [figure.span.quote for figure in reading.figures] == ["Nine civilians"]
    assert reading.issues[0].code == "language-not-read"
