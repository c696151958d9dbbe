"""The margins of a way, on both sides of each."""

from math import inf

import pytest

from geotrack.measures.interval import Interval
from geotrack.model import Alternative, Route
from geotrack.verdicts.arithmetic.along import margins


def way(best, straight, mode="road", *, network=True, countries=("FR",), high=None):
    ways = (Alternative(best_km=best, countries=countries),) if network else ()
    return Route(
        mode=mode, length_km=Interval(best, high or best), best_km=best, gc_km=straight, source="",
        alternatives=ways,
    )  # fmt: skip


def test_no_way_is_shorter_than_the_straight_line_less_what_points_are_off():
    assert margins(way(100, 100, network=False)).alarm.low == pytest.approx(90)
    assert margins(way(100, 100, network=False), edges_km=10).alarm.low == pytest.approx(80)
    assert margins(way(2, 2, network=False)).alarm.low == 0


def test_a_network_lifts_the_least_by_land_only_as_far_as_it_is_believed():
    assert margins(way(140, 100)).alarm.low == pytest.approx(0.7 * 140 - 3)
    assert margins(way(300, 100)).alarm.low == pytest.approx(0.7 * 150 - 3)
    assert margins(way(140, 100, "sea")).alarm.low == pytest.approx(90)


def test_certainty_starts_below_the_straight_line():
    assert margins(way(140, 100)).certain.low == pytest.approx(0.9 * 90)


@pytest.mark.parametrize(
    ("best", "straight", "countries", "top"),
    [(60, 50, ("FR",), 1.4 * 60 + 5), (100, 100, ("FR",), 1.31 * 100 + 5), (500, 300, ("FR",), 1.22 * 500 + 5),
     (60, 50, ("FR", "NP"), 1.6 * 60 + 5), (150, 150, ("NP",), 1.27 * 150 + 5), (500, 400, (), 1.27 * 500 + 5),
     (40, 30, ("FR",), 2.4 * 30 + 8)],
)  # fmt: skip
def test_a_way_is_too_long_by_a_clear_margin_only(best, straight, countries, top):
    assert margins(way(best, straight, countries=countries)).alarm.high == pytest.approx(top)


@pytest.mark.parametrize(
    ("best", "straight", "countries", "top"),
    [(100, 80, ("FR",), 1.36 * 100 + 5), (100, 80, ("NP",), 1.7 * 100 + 5), (100, 80, (), 1.7 * 100 + 5),
     (500, 300, ("FR",), 1.25 * 500 + 5), (300, 225, ("FR",), 1.305 * 300 + 5)],
)  # fmt: skip
@pytest.mark.parametrize("mode", ["foot", "cycle"])
def test_who_leaves_the_roads_is_trusted_further(mode, best, straight, countries, top):
    assert margins(way(best, straight, mode, countries=countries)).alarm.high == pytest.approx(top)


@pytest.mark.parametrize(
    ("best", "straight", "factor"),
    [(60, 50, 1.42), (90, 75, 1.37), (110, 100, 1.32), (4000, 2990, 1.32), (4000, 3000, 1.42)],
)
def test_sea_lanes_are_kept_to_the_farther_the_better(best, straight, factor):
    top = margins(way(best, straight, "sea", countries=())).alarm.high
    assert top == pytest.approx(factor * best + 5)


def test_a_whole_of_legs_may_turn_aside_a_little_where_a_network_is_known():
    known = margins(way(500, 300), whole=True)
    assert known.alarm.high == pytest.approx(1.1 * 1.22 * 500 + 5)
    assert known.certain.high == inf
    assert margins(way(500, 300, "foot"), whole=True).alarm.high == inf
    assert margins(way(500, 300, network=False), whole=True).alarm.high == inf


@pytest.mark.parametrize(
    ("mode", "top", "most"),
    [("air", 1.15 * 100 + 12, 1.8 * 100 + 40), ("sea", 1.8 * 100 + 15, inf),
     ("river", 2.6 * 100 + 15, 8 * 100 + 40), ("road", 3 * 100 + 8, 4.5 * 100 + 20)],
)  # fmt: skip
def test_where_no_network_reaches_the_straight_line_bounds_the_way(mode, top, most):
    known = margins(way(100, 100, mode, network=False))
    assert known.alarm.high == pytest.approx(top)
    assert known.certain.high == pytest.approx(most)
    if mode == "sea":  # round what cape a ship goes, and from what point of a shore, nobody knows
        assert known.certain.low == 0.0


def test_rails_are_all_on_the_map_and_a_stated_line_keeps_near_to_them():
    home, near = way(120, 100, "rail"), way(60, 50, "rail")
    assert margins(home).alarm.high == pytest.approx(1.2 * 120 + 5)
    assert margins(way(120, 100, "rail", countries=("EG",))).alarm == margins(home).alarm
    assert margins(near).alarm.high == pytest.approx(1.35 * 60 + 5)
    home = way(100, 80, "rail")
    assert margins(home).alarm.low == pytest.approx(0.82 * 100 - 3)
    assert margins(way(200, 100, "rail")).alarm.low == pytest.approx(
        0.82 * 150 - 3
    )  # a gap in the network


@pytest.mark.parametrize(("straight", "factor"), [(100, 3.0), (200, 2.6), (300, 2.2), (900, 2.2)])
def test_far_away_bends_even_out_where_no_network_reaches(straight, factor):
    known = margins(way(straight, straight, network=False))
    assert known.alarm.high == pytest.approx(factor * straight + 8)


def test_what_the_router_holds_possible_is_never_too_long():
    assert margins(way(100, 100, high=400)).alarm.high == 400
    assert margins(way(100, 100, high=400)).certain.high == pytest.approx(440)


def test_who_wanders_may_go_any_way_but_none_shorter_than_the_line():
    known = margins(way(100, 100, "air", network=False), wanders=True)
    assert known.alarm.high == known.certain.high == inf
    assert known.alarm.low == pytest.approx(90)
