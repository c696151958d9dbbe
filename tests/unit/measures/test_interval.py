import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotrack import Interval

numbers = st.floats(-1e6, 1e6)
intervals = st.tuples(numbers, numbers).map(lambda pair: Interval(min(pair), max(pair)))


@st.composite
def member(draw, of):
    interval = draw(of)
    return interval, draw(st.floats(interval.low, interval.high))


def test_low_above_high_is_refused():
    with pytest.raises(ValueError, match="from low to high"):
        Interval(2, 1)


def test_not_a_number_is_refused():
    with pytest.raises(ValueError, match="from low to high"):
        Interval(math.nan, 1)


@given(member(intervals), member(intervals))
def test_sum_difference_and_product_hold_those_of_their_members(a, b):
    (x, p), (y, q) = a, b
    assert p + q in (x + y).widened(1e-6)
    assert p - q in (x - y).widened(1e-6)
    assert p * q in (x * y).widened(1e-3)


def test_quotient_by_an_interval_that_begins_at_zero_is_open():
    assert Interval(10, 20) / Interval(0, 5) == Interval(2, math.inf)


def test_division_by_what_may_be_negative_is_refused():
    with pytest.raises(ValueError, match="positive"):
        Interval(1, 2) / Interval(-1, 1)


@given(intervals, intervals)
def test_intersection_exists_exactly_when_the_two_meet(x, y):
    common = x.intersect(y)
    assert (common is not None) == x.meets(y)
    if common is not None:
        assert x.holds(common)
        assert y.holds(common)


@given(intervals, intervals)
def test_hull_holds_both(x, y):
    assert x.hull(y).holds(x)
    assert x.hull(y).holds(y)


def test_infinite_ends_multiply_by_zero_to_zero():
    assert Interval(0, 2) * Interval(3, math.inf) == Interval(0, math.inf)
