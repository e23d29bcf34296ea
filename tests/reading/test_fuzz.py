"""Whatever a report holds, it is read: no crash, and every statement stands in its own words."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warledger.reading import read
from warledger.records import Report

WORDS = st.sampled_from(
    [
        *"""
killed wounded were was dead injured including among them of whom the a an 12 3 35 1,300 two dozen hundreds soldiers
civilians people children women and or at least more than up to in near Aleppo Hama Kyiv on Monday since April said the
monitor regime army rebels air strike shelling 25-year-old no casualties nobody fled missing their homes under rubble
detained arrested body bodies of lives claimed toll rose to 2016 ceasefire seized village retake denied Moscow others
another one of them eight mostly kil*led in-jured , . : ; - ( ) " ' “ ” | •
""".split(),
        *("\n", "\n\n", "\u200f", "\u0642\u062a\u0644", "\x00"),
    ]
)
PROSE = st.lists(WORDS, max_size=60).map(" ".join)
ANYTHING = st.text(max_size=200)
DATES = st.sampled_from([None, "2019-06-15", "none", "2020-02-30"])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=st.one_of(PROSE, ANYTHING), text=st.one_of(PROSE, ANYTHING), published=DATES)
def test_any_text_is_read_and_every_span_holds_its_quote(title: str, text: str, published: str | None) -> None:
    report = Report("fuzz", title, text, published=published)
    reading = read(report)
    spans = [f.span for f in reading.figures] + [c.span for c in reading.control]
    spans += [a.span for a in reading.agreements] + [p.span for p in reading.positions]
    for span in spans:
        span.verify(report)
        assert span.quote
    ids = {f.id for f in reading.figures}
    assert len(ids) == len(reading.figures)
    for figure in reading.figures:
        assert figure.part_of is None or figure.part_of in ids - {figure.id}
        assert figure.same_as is None or figure.same_as in ids - {figure.id}


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=PROSE)
def test_reading_twice_tells_the_same(text: str) -> None:
    report = Report("again", "Shelling kills two", text, published="2019-06-15")
    assert read(report) == read(report)
