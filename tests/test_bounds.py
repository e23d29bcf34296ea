"""Bounds: "at least 35", "more than 25", "up to 10", and what two of them allow together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.bounds import Bounds
from warledger.errors import BoundsError

COUNTS = st.integers(0, 1000)
ENDS = st.none() | COUNTS
BOUNDS = st.tuples(ENDS, ENDS).map(
    lambda ends: Bounds(*sorted(ends)) if None not in ends else Bounds(*ends)  # type: ignore[type-var]
)
UNKNOWN = Bounds()


@pytest.mark.parametrize(
    ("bounds", "low", "high", "written"),
    [
        (Bounds.exactly(26), 26, 26, "26"),
        (Bounds.at_least(35), 35, None, "≥ 35"),
        (Bounds.more_than(25), 26, None, "≥ 26"),
        (Bounds.at_most(10), None, 10, "≤ 10"),
        (Bounds(5, 9), 5, 9, "5–9"),
        (UNKNOWN, None, None, "?"),
    ],
)
def test_the_qualifiers_of_the_trade(bounds: Bounds, low: int | None, high: int | None, written: str) -> None:
    assert (bounds.low, bounds.high, str(bounds)) == (low, high, written)


@given(COUNTS, st.integers(1, 1000))
def test_a_low_above_its_high_is_refused(high: int, more: int) -> None:
    with pytest.raises(BoundsError, match="cannot both hold"):
        Bounds(high + more, high)


@given(COUNTS, COUNTS)
def test_what_each_qualifier_allows(said: int, counted: int) -> None:
    assert Bounds.exactly(said).contains(counted) == (counted == said)
    assert Bounds.at_least(said).contains(counted) == (counted >= said)
    assert Bounds.more_than(said).contains(counted) == (counted > said)
    assert Bounds.at_most(said).contains(counted) == (counted <= said)


@given(BOUNDS, BOUNDS, COUNTS)
def test_a_count_agrees_with_the_meet_when_it_agrees_with_both(one: Bounds, other: Bounds, count: int) -> None:
    meet = one.meet(other)
    assert (meet is not None and meet.contains(count)) == (one.contains(count) and other.contains(count))


@given(BOUNDS, BOUNDS)
def test_the_meet_has_no_order_and_only_contradictions_have_none(one: Bounds, other: Bounds) -> None:
    assert one.meet(other) == other.meet(one)
    assert one.meet(one) == one.meet(UNKNOWN) == one
    apart = any(a.low is not None and b.high is not None and a.low > b.high for a, b in ((one, other), (other, one)))
    assert (one.meet(other) is None) == apart


@given(BOUNDS, BOUNDS, COUNTS, COUNTS)
def test_two_groups_add_up_to_what_their_sum_allows(one: Bounds, other: Bounds, some: int, more: int) -> None:
    if one.contains(some) and other.contains(more):
        assert (one + other).contains(some + more)


@given(BOUNDS, BOUNDS, BOUNDS)
def test_sums_have_no_order(one: Bounds, other: Bounds, third: Bounds) -> None:
    assert one + other == other + one
    assert (one + other) + third == one + (other + third)


@given(BOUNDS)
def test_unknown_is_not_zero(bounds: Bounds) -> None:
    assert bounds.known == (bounds != UNKNOWN)
    assert bounds.floor >= 0
    assert (bounds + UNKNOWN).high is None


def test_parts_against_their_total() -> None:
    """26 pro-regime forces and nine militants against "at least 35 fighters"."""
    parts = Bounds.exactly(26) + Bounds.exactly(9)
    assert parts.meet(Bounds.at_least(35)) == Bounds.exactly(35)
    assert parts.meet(Bounds.exactly(36)) is None
