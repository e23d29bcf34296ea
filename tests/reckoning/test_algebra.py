"""What must hold whatever is told: of orders, copies, bounds and parts."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reckoning.helpers import Story, row, span_of
from warledger.bounds import Bounds
from warledger.reckoning import RULES
from warledger.records import Reckoning, Status

BOUNDS = st.one_of(
    st.integers(0, 50).map(Bounds.exactly),
    st.integers(1, 50).map(Bounds.at_least),
    st.integers(1, 50).map(Bounds.at_most),
)
STATUS: st.SearchStrategy[Status] = st.sampled_from(("unknown", "civilian", "combatant", "mixed"))


@dataclass(frozen=True)
class Line:
    """One count in one report."""

    source: int
    day: int
    bounds: Bounds
    injured: bool
    status: Status
    part: bool
    title: bool


LINES = st.lists(
    st.builds(
        Line, st.integers(0, 3), st.integers(20, 24), BOUNDS, st.booleans(), STATUS, st.booleans(), st.booleans()
    ),
    min_size=1, max_size=7,
)  # fmt: skip


def told(lines: list[Line]) -> Story:
    """The story of these counts: those of one source and day stand in one report."""
    story = Story()
    groups: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.source, line.day), []).append(line)
    for (source, day), own in groups.items():
        text = " ".join(f"count{n}x people." for n in range(len(own)))
        report = story.report(f"source {source}", f"2019-07-{day}", text, text)
        last: str | None = None
        for n, line in enumerate(own):
            last = story.figure(
                report, f"count{n}x", "injured" if line.injured else "killed", line.bounds,
                "title" if line.title else "text", status=line.status, part_of=last if line.part else None,
            )  # fmt: skip
    return story


def spans(reckoning: Reckoning) -> list[tuple[object, ...]]:
    return [(h.measure, h.victims, h.side, h.low, h.best, h.high, h.sources) for h in reckoning.harm]


@given(LINES, st.randoms())
@settings(max_examples=150, deadline=None)
def test_the_order_of_reports_does_not_matter(lines: list[Line], random: Random) -> None:
    story = told(lines)
    order = sorted(story.reports)
    random.shuffle(order)
    for named in RULES.values():
        assert spans(story.reckon(named, order=order)) == spans(story.reckon(named))


@given(LINES)
@settings(max_examples=150, deadline=None)
def test_a_copy_of_a_report_changes_nothing(lines: list[Line]) -> None:
    story = told(lines)
    before = {name: spans(story.reckon(rules)) for name, rules in RULES.items()}
    first = next(iter(story.reports))
    original = story.reports[first]
    copy = story.report("another paper", original.published or "", original.text, original.title, copy_of=first)
    ids: dict[str, str] = {}
    for key in list(story.statements[first]):
        figure = story.figures[key]
        ids[key] = story.figure(
            copy, figure.span.quote, figure.measure, figure.bounds, figure.span.part, status=figure.status,
            part_of=ids.get(figure.part_of or ""),
        )  # fmt: skip
    assert {name: spans(story.reckon(rules)) for name, rules in RULES.items()} == before


@given(LINES)
@settings(max_examples=200, deadline=None)
def test_low_best_and_high_are_in_order(lines: list[Line]) -> None:
    for named in RULES.values():
        for harm in told(lines).reckon(named).harm:
            known = [n for n in (harm.low, harm.best, harm.high) if n is not None]
            assert known == sorted(known)
            assert all(n >= 0 for n in known)


@given(st.integers(1, 60), st.lists(st.integers(1, 60), max_size=4))
def test_a_part_never_raises_its_total(total: int, parts: list[int]) -> None:
    words = " ".join(f"part{n}x" for n in range(len(parts)))
    story = Story()
    report = story.report("AFP", "2019-07-22", f"whole {words}")
    whole = story.figure(report, "whole", "killed", total)
    for n, size in enumerate(parts):
        story.figure(report, f"part{n}x", "killed", size, part_of=whole)
    assert span_of(story.reckon()) == (total, total, total)


@given(LINES)
@settings(max_examples=100, deadline=None)
def test_whatever_is_used_or_set_aside_is_a_statement_of_the_incident(lines: list[Line]) -> None:
    story = told(lines)
    for harm in story.reckon().harm:
        assert {u.statement for u in (*harm.used, *harm.set_aside)} <= set(story.figures)
        assert harm.used
        assert all(u.rule for u in (*harm.used, *harm.set_aside))
    assert row(story.reckon(), "missing") is None
