import math

import pytest

from geotrack.measures.interval import Interval
from geotrack.measures.stated import figure_interval, stated_interval


def test_a_plain_figure_keeps_one_percent():
    assert figure_interval(1099) == Interval(1099 * 0.99, 1099 * 1.01)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (20, 19, 21),
        (1100, 1050, 1150),
        (45, 42.75, 47.25),
        (3, 2.5, 3.5),
        (1, 0.75, 1.25),
        (2.5, 2.25, 2.75),
    ],
)
def test_round_figures_are_read_roundly(value, low, high):
    found = figure_interval(value)
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize("value", [1, 2.3, 7, 20, 48, 100, 1099, 12_000])
def test_about_is_never_narrower_than_the_plain_figure(value):
    assert figure_interval(value, approx=True).holds(figure_interval(value))


def test_about_twenty_hours_is_eighteen_to_twenty_two():
    assert stated_interval(20, None, "h", True, None) == Interval(18, 22)


def test_more_than_has_no_upper_end_and_less_than_starts_at_nothing():
    assert stated_interval(200, None, "km", True, "gt").high == math.inf
    assert stated_interval(200, None, "km", True, "lt").low == 0


def test_nearly_bounds_from_below_too():
    assert stated_interval(200, None, "km", True, "lt", hedge="nearly").low == pytest.approx(170)


def test_a_range_runs_from_its_lower_to_its_upper_end_in_either_order():
    assert stated_interval(18, 22, "h", False, None) == stated_interval(22, 18, "h", False, None)


def test_days_may_be_counted_with_first_and_last():
    assert 48 in stated_interval(3, None, "day", False, None)


def test_units_become_km_h_and_kmh():
    assert stated_interval(733, None, "mi", False, None).middle == pytest.approx(1179.6, abs=0.1)


@pytest.mark.parametrize(
    ("value", "value_max", "unit"),
    [(None, None, "km"), (0, None, "km"), (-5, None, "km"), (math.nan, None, "km"), (math.inf, None, "km"),
     (5, math.nan, "km"), (5, None, None), (5, None, "parsec")],
)  # fmt: skip
def test_unusable_figures_have_no_interval(value, value_max, unit):
    assert stated_interval(value, value_max, unit, False, None) is None
