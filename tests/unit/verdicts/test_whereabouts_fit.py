"""The point that fits best, and by how much it does not."""

from dataclasses import replace

import numpy as np
import pytest

from geotrack.earth.geodesy import destination, great_circle_km
from geotrack.verdicts.arithmetic.whereabouts_fit import Distance, best_fit, misfit

NORTH = Distance(
    lat=50.0, lon=10.0, low_km=40.0, high_km=40.0, slack_km=4.0, middle=1.0, below=0.06, above=0.06,
    bearing_deg=0.0,
)  # fmt: skip
PLAIN = replace(NORTH, bearing_deg=None)


def at(bearing, km):
    lat, lon = destination(50.0, 10.0, bearing, km)
    return np.array([lat]), np.array([lon])


def test_where_it_is_said_to_be_nothing_is_off():
    length, turn = NORTH.deviations(*at(0, 40))
    assert (length[0], turn[0]) == (0.0, 0.0)


def test_too_long_and_too_short_have_opposite_signs():
    assert NORTH.deviations(*at(0, 20))[0][0] > 0
    assert NORTH.deviations(*at(0, 80))[0][0] < 0


def test_a_direction_counts_from_where_the_slack_ends():
    _, turn = NORTH.deviations(*at(90, 40))
    assert turn[0] == pytest.approx((90 - 5.7) / 20, abs=0.05)
    assert PLAIN.deviations(*at(90, 40))[1][0] == 0


def test_two_distances_meet_where_both_are_right():
    there = destination(50.0, 10.0, 60.0, 70.0)
    other = replace(PLAIN, lat=there[0], lon=there[1])
    total, lat, lon = best_fit((PLAIN, other))
    assert total < 0.05
    assert great_circle_km(50.0, 10.0, lat, lon) == pytest.approx(40, abs=5)
    assert best_fit((other, PLAIN)) == best_fit((PLAIN, other))


def test_the_slack_on_both_sides_is_tried():
    # 106 km apart; 29 and 32 km reach each other only with both slacks at their ends
    there = destination(50.0, 10.0, 60.0, 106.0)
    one = replace(PLAIN, low_km=29.3, high_km=29.3, slack_km=22.0)
    other = replace(one, lat=there[0], lon=there[1], low_km=32.0, high_km=32.0)
    assert best_fit((one, other))[0] < 1


def test_lengths_of_one_kind_deviate_alike():
    where = at(0, 60)
    apart = replace(PLAIN, middle=1.1)
    alike, unlike = misfit((PLAIN, PLAIN), *where)[0], misfit((PLAIN, apart), *where)[0]
    assert alike < unlike


@pytest.mark.parametrize(("lat", "lon"), [(89.9, 0.0), (-89.9, 30.0), (0.0, 179.9), (10.0, -179.9)])
def test_poles_and_the_antimeridian_are_places_like_others(lat, lon):
    one = replace(PLAIN, lat=lat, lon=lon)
    there = destination(lat, lon, 90.0, 50.0)
    assert best_fit((one, replace(one, lat=there[0], lon=there[1])))[0] < 0.1
