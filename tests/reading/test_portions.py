"""A report too long to be held at once is read by portions, and says the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warledger.reading import read
from warledger.reading.cascade import read_with_cascade
from warledger.reading.portions import portions, read_in_portions
from warledger.records import Report

DAYS = "".join(
    f"Shelling killed {n} civilians, including two children, in Kafr Nabl on Monday, activists said.\n"
    f"Rebels seized the village of Hass on Sunday.\n"
    for n in range(10, 40)
)


@given(st.text("a \n", max_size=200), st.integers(2, 30))
def test_portions_are_the_whole_text_in_order(text: str, longest: int) -> None:
    cut = list(portions(text, longest))
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(end - start <= longest for start, end in cut)


def test_a_long_report_says_what_a_short_one_says_line_by_line() -> None:
    report = Report("r", "At least 700 killed in a month of shelling", DAYS, published="2019-06-30")
    whole, cut = read(report), read_in_portions(report, read_with_cascade, longest=700)
    assert [(f.span, f.bounds, f.status) for f in cut.figures] == [(f.span, f.bounds, f.status) for f in whole.figures]
    assert [(c.span, c.kind, c.holder) for c in cut.control] == [(c.span, c.kind, c.holder) for c in whole.control]
    for figure in cut.figures:
        figure.span.verify(report)


def test_every_statement_of_a_long_report_has_an_id_of_its_own_and_parts_know_their_total() -> None:
    report = Report("r", "", DAYS, published="2019-06-30")
    figures = read_in_portions(report, read_with_cascade, longest=700).figures
    by_id = {f.id: f for f in figures}
    assert len(by_id) == len(figures)
    children = [f for f in figures if "children" in f.groups]
    assert len(children) == 30
    assert all(by_id[str(f.part_of)].span.start < f.span.start for f in children)


def test_a_fault_of_the_whole_report_is_told_once() -> None:
    report = Report("r", "", DAYS)
    issues = read_in_portions(report, read_with_cascade, longest=700).issues
    assert [i.code for i in issues].count("no-publication-date") == 1
