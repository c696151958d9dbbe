import itertools
import math

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from geotrack.earth.geodesy import (
    angle_between,
    bearing_deg,
    compass,
    destination,
    great_circle,
    great_circle_km,
    unwrap,
)

lats = st.floats(-89, 89)
lons = st.floats(-180, 180)


@given(lats, lons, lats, lons)
def test_great_circle_is_symmetric_and_within_half_the_earth(a, b, c, d):
    there, back = great_circle_km(a, b, c, d), great_circle_km(c, d, a, b)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= math.pi * 6371.01


@given(lats, lons, st.floats(0, 360), st.floats(1, 5000))
def test_destination_lies_at_the_given_distance_and_bearing(lat, lon, bearing, km):
    there = destination(lat, lon, bearing, km)
    assert great_circle_km(lat, lon, *there) == pytest.approx(km, rel=1e-4)
    assert angle_between(bearing_deg(lat, lon, *there), bearing) < 0.1


def test_sphere_and_ellipsoid_differ_by_little():
    ends = (39.034, 125.754, 43.106, 131.874)
    assert great_circle_km(*ends) == pytest.approx(geodesic(ends[:2], ends[2:]).km, rel=0.0056)


def test_lines_over_the_antimeridian_do_not_jump():
    _, longitudes = great_circle(35.7, 139.7, 21.3, -157.9)
    assert all(abs(b - a) < 180 for a, b in itertools.pairwise(longitudes))
    assert longitudes[-1] == pytest.approx(202.1)


def test_antipodes_have_a_line():
    line_lats, line_lons = great_circle(0, 0, 0, 180)
    assert len(line_lats) == len(line_lons) > 2


@given(st.lists(lons, min_size=1, max_size=20))
def test_unwrapping_adds_whole_turns_only(given_lons):
    for before, after in zip(given_lons, unwrap(tuple(given_lons)), strict=True):
        assert (after - before) % 360 == pytest.approx(0, abs=1e-6) or (
            (after - before) % 360 == pytest.approx(360, abs=1e-6)
        )


def test_compass_points():
    assert [compass(b) for b in (0, 46.6, 180, 348, 359)] == ["N", "NE", "S", "NNW", "N"]
