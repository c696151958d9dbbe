"""The arithmetic under the questions: laws, likeliest values, slips of digits, words."""

import math
from dataclasses import replace

import pytest

from geotrack.measures.interval import Interval
from geotrack.verdicts.arithmetic.engine import Statement, _close, conflict, propagate
from geotrack.verdicts.arithmetic.joins import lengths_between
from geotrack.verdicts.arithmetic.motionwords import likely as _likely
from geotrack.verdicts.arithmetic.phrasing import quoted, sentence
from geotrack.verdicts.arithmetic.slips import is_straight, readings, transpositions
from geotrack.verdicts.questions import whereabouts


def told(quantity, low, high=None, *, assumed=False):
    return Statement(quantity=quantity, interval=Interval(low, low if high is None else high), words="x", assumed=assumed)  # fmt: skip


@pytest.mark.parametrize(
    ("known", "asked", "value"),
    [
        ({"speed": 50, "moving": 2}, "distance", 100), ({"distance": 100, "speed": 50}, "moving", 2), ({"distance": 100, "moving": 2}, "speed", 50),
        ({"moving": 2, "stops": 1}, "total", 3), ({"total": 3, "stops": 1}, "moving", 2), ({"total": 3, "moving": 2}, "stops", 1),
        ({"departure": 5, "total": 3}, "arrival", 8), ({"arrival": 8, "total": 3}, "departure", 5), ({"arrival": 8, "departure": 5}, "total", 3),
    ],
)  # fmt: skip
def test_each_law(known, asked, value):
    found = propagate([told(quantity, figure) for quantity, figure in known.items()])[asked]
    assert (found.low, found.high) == pytest.approx((value, value))


def test_the_smallest_conflict_is_told_and_the_one_with_fewest_assumptions():
    way, pace, time = told("distance", 100), told("speed", 50), told("total", 1)
    assert conflict([way, pace]) == ()
    assert conflict([way, pace, time]) == (way, pace, time)
    other = told("speed", 60, assumed=True)
    assert conflict([other, way, pace]) == (other, pace)
    rather = told("speed", 70)
    assert conflict([other, pace, rather]) == (pace, rather)
    many = [told("stops", 0, 9) for _ in range(9)]
    assert set(map(id, conflict([*many, way, pace, time]))) == set(map(id, (way, pace, time)))


def test_close_is_a_billionth():
    assert _close(Interval(1e6, 2e6), Interval(1e6 + 0.0005, 2e6))
    assert not _close(Interval(1e6, 2e6), Interval(1e6 + 0.005, 2e6))
    assert not _close(Interval(1e6, 2e6), Interval(1e6, 2e6 + 0.005))
    assert _close(Interval(1, math.inf), Interval(1, math.inf))
    assert not _close(Interval(1, math.inf), Interval(1, 9))


def test_the_likeliest_value_is_that_of_the_figures_themselves():
    vague = Interval(4, 9)
    way, pace, time = told("distance", 90, 110), told("speed", 40, 60), told("total", 3, 5)
    assert _likely("distance", [pace, time], [], vague) == 200
    assert _likely("speed", [way], [time], vague) == 25
    assert _likely("total", [way, pace], [], vague) == 2
    assert _likely("total", [way], [], vague) == 6  # the geometric middle
    assert _likely("total", [], [], Interval(0, 9)) == 4.5
    assert _likely("total", [way, replace(pace, assumed=True)], [], vague) == 6
    assert _likely("total", [way, told("speed", 40, math.inf)], [], vague) == 6
    assert _likely("total", [way, told("speed", 0, 60)], [], vague) == 6


@pytest.mark.parametrize(
    ("value", "swapped"),
    [(12.5, (21.5, 15.2)[:1]), (10, ()), (12, (21,)), (11, ()), (120, (210, 102)), (0, ()), (-12, ()), (1e12, ()), (0.25, (0.52,))],
)  # fmt: skip
def test_two_digits_exchanged(value, swapped):
    assert transpositions(value) == swapped


def test_a_straight_line_is_met_within_three_per_cent():
    for km, straight in ((103, True), (104, False), (97, True), (96, False)):
        assert is_straight(Interval(km, km), 100) is straight


def test_kilometers_and_miles_taken_for_each_other():
    as_miles, as_km = 100 * 1.609344, 100 / 1.609344
    found = [round(r.value, 3) for r in readings(100, "km") if r.slip == "unit"]
    assert round(as_miles, 3) in found
    assert round(as_km, 3) in found


def test_words():
    assert sentence("") == sentence("  ") == ""
    assert sentence(" so it is ") == "So it is."
    for end in ".!?":
        assert sentence(f"so it is{end}") == f"So it is{end}"
    assert quoted(" a \n b ") == "“a b”"
    assert quoted("abcd efgh", limit=9) == "“abcd efgh”"
    assert quoted("abcd efgh", limit=8) == "“abcd …”"


def test_lengths_of_a_way_are_those_of_the_same_mode_and_of_no_round_trip(make):
    def lengths(**more):
        first = make.claim("distance", 300, "km", mode="rail")
        case = make.between(make.lyon, make.turin, first, make.claim("distance", 310, "km", **more))
        return lengths_between(case, make.lyon, make.turin)

    assert lengths() == lengths(mode="rail") == (0, 1)
    for other in (
        {"mode": "road"}, {"straight": True}, {"round_trip": True}, {"status": "negated"}, {"status": "counterfactual"},
    ):  # fmt: skip
        assert lengths(**other) == (0,)


def test_a_figure_as_a_distance_from_its_anchor(make):
    def stated(*, backward=False, **more):
        case = make.between(
            make.lyon,
            make.turin,
            make.claim("position", 100, "km", interval=Interval(90, 110), **more),
        )
        return whereabouts._stated(case, 0, make.lyon, backward=backward)

    plain, about = stated(), stated(approx=True)
    low, high = plain.said.low_km, plain.said.high_km
    assert (about.said.low_km, about.said.high_km) == pytest.approx((0.95 * low, 1.05 * high))
    assert plain.said.bearing_deg is None
    assert stated(direction="E").said.bearing_deg == 90
    assert stated(direction="E", backward=True).said.bearing_deg == 270
    assert stated(direction="W", backward=True).said.bearing_deg == 90
    assert stated(direction="E").words.endswith(" E of")
    assert stated(direction="E", backward=True).words.endswith(" from")
    assert stated(straight=True).said.middle < stated(mode="road").said.middle


def test_only_settled_small_places_are_anchors(make):
    assert whereabouts._is_anchor(make.lyon)
    widest = whereabouts._WIDEST_KM
    assert whereabouts._is_anchor(replace(make.lyon, radius_km=widest))
    assert not whereabouts._is_anchor(replace(make.lyon, radius_km=widest + 1))
    assert not whereabouts._is_anchor(replace(make.lyon, lat=None, lon=None))
