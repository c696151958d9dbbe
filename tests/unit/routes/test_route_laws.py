"""Laws that hold for routes between any places."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from geotrack.model import Place
from geotrack.routes import BundledRouter

ROUTER = BundledRouter()


def somewhere(west=-180.0, south=-60.0, east=180.0, north=72.0):
    return st.builds(
        lambda lat, lon: Place(name=f"{lat:.3f},{lon:.3f}", lat=lat, lon=lon),
        st.floats(south, north, allow_nan=False),
        st.floats(west, east, allow_nan=False),
    )


EUROPE = somewhere(-5, 43, 30, 55)
modes = st.sampled_from(["rail", "road", "sea"])


@settings(max_examples=40, deadline=None)
@given(EUROPE, EUROPE, modes)
def test_alternatives_are_increasing_and_inside_the_interval(one, other, mode):
    route = ROUTER.route(one, other, mode, geometry=False)
    lengths = [way.best_km for way in route.alternatives]
    assert lengths == sorted(lengths)
    for km in lengths:
        assert route.length_km.low <= km * 1.001
        assert km <= route.length_km.high * 1.001


@settings(max_examples=25, deadline=None)
@given(EUROPE, EUROPE, st.sampled_from(["rail", "road"]))
def test_ways_do_not_pass_a_point_twice(one, other, mode):
    route = ROUTER.route(one, other, mode)
    for way in route.alternatives:
        points = list(zip(way.line.lats, way.line.lons, strict=True))
        steps = [p for p, q in pairwise(points) if p != q]
        assert len(set(steps)) >= len(steps) - 2


@settings(max_examples=40, deadline=None)
@given(EUROPE, EUROPE, modes)
def test_there_and_back_are_equally_long(one, other, mode):
    there = ROUTER.route(one, other, mode, alternatives=1, geometry=False)
    back = ROUTER.route(other, one, mode, alternatives=1, geometry=False)
    assert there.source == back.source
    assert abs(there.best_km - back.best_km) <= 0.01 * there.best_km + 0.2


@settings(max_examples=30, deadline=None)
@given(EUROPE, EUROPE, EUROPE)
def test_a_detour_is_no_shortcut(one, other, third):
    direct = ROUTER.route(one, other, "road", alternatives=1, geometry=False)
    first = ROUTER.route(one, third, "road", alternatives=1, geometry=False)
    second = ROUTER.route(third, other, "road", alternatives=1, geometry=False)
    if {direct.source, first.source, second.source} == {"bundled-road"}:
        assert direct.best_km <= (first.best_km + second.best_km) * 1.05 + 5


@settings(max_examples=60, deadline=None)
@given(somewhere(), somewhere(), modes)
def test_any_two_places_on_earth_get_an_answer(one, other, mode):
    route = ROUTER.route(one, other, mode)
    assert 0 <= route.length_km.low <= route.best_km * 1.001
    assert route.best_km <= route.length_km.high * 1.001
