"""How stated distances, directions and containments weigh pairs of candidates."""

from __future__ import annotations

import numpy as np
import pytest

from geotrack.earth.geodesy import great_circle_km
from geotrack.measures.interval import Interval
from geotrack.model import Claim, Place
from geotrack.places.settling.namesaketable import NamesakeTable
from geotrack.places.settling.relations import claim_factor, containment_factor
from geotrack.places.settling.within import distances_km, inside, towns_in


@pytest.fixture
def table():
    return NamesakeTable(None)


def place(name, lat, lon, **more):
    return Place(
        name=name, lat=lat, lon=lon, **{"kind": "city", "country": "DE", "admin1": "02", **more}
    )


BERLIN = place("Berlin", 52.52, 13.405, admin1="16", population=3_400_000)
MUNICH = place("Munich", 48.137, 11.575, population=1_260_000)
DACHAU = place("Dachau", 48.26, 11.434, population=46_000)
BAVARIA = place("Bavaria", 49.0, 11.5, kind="admin1", radius_km=200.0)
GERMANY = place("Germany", 51.5, 10.5, kind="country", admin1=None)


def claim(kind="position", low=10.0, high=10.0, **more):
    return Claim(
        kind=kind, start=0, end=1, text="", pattern="test", interval=Interval(low, high), **more
    )


def test_distances(table):
    km = distances_km(table.columns("a", (BERLIN,)), table.columns("b", (MUNICH, DACHAU)))
    assert km.shape == (1, 2)
    assert km[0, 0] == pytest.approx(
        great_circle_km(BERLIN.lat, BERLIN.lon, MUNICH.lat, MUNICH.lon), rel=1e-3
    )


def test_inside(table):
    towns = table.columns("t", (BERLIN, MUNICH, DACHAU))
    held = inside(towns, table.columns("o", (BAVARIA, GERMANY, MUNICH)))
    assert held.tolist() == [[False, True, False], [True, True, False], [True, True, True]]
    assert not inside(table.columns("g", (GERMANY,)), table.columns("b", (BAVARIA,))).any()


def test_the_pair_that_fits_gains(table):
    origin, ends = table.columns("o", (MUNICH,)), table.columns("d", (DACHAU, BERLIN))
    factor = claim_factor(claim(low=16, high=18), 0, 1, origin, ends, 1.0)
    assert factor.gain[0, 0] > 0 > factor.gain[0, 1]


def test_the_direction_counts(table):
    origin, ends = table.columns("o", (MUNICH,)), table.columns("d", (BERLIN,))
    north = claim_factor(claim(low=490, high=520, direction="N"), 0, 1, origin, ends, 1.0)
    south = claim_factor(claim(low=490, high=520, direction="S"), 0, 1, origin, ends, 1.0)
    assert north.gain[0, 0] - south.gain[0, 0] > 3


def test_a_loss_is_bounded_because_the_statement_may_be_wrong(table):
    origin, ends = table.columns("o", (MUNICH,)), table.columns("d", (BERLIN,))
    factor = claim_factor(claim(low=1, high=1), 0, 1, origin, ends, 1.0)
    assert factor.gain[0, 0] >= -3


def test_open_bounds_say_little(table):
    origin, ends = table.columns("o", (MUNICH,)), table.columns("d", (BERLIN,))
    factor = claim_factor(claim(low=200, high=np.inf), 0, 1, origin, ends, 1.0)
    assert 0 < factor.gain[0, 0] <= 1


def test_a_duration_bounds_the_distance_by_the_mode(table):
    origin, ends = table.columns("o", (MUNICH,)), table.columns("d", (DACHAU, BERLIN))
    factor = claim_factor(claim("duration", 2, 2, unit="h", mode="foot"), 0, 1, origin, ends, 1.0)
    assert factor.gain[0, 0] > factor.gain[0, 1]


def test_a_claim_without_figure_or_direction_is_no_factor(table):
    origin, ends = table.columns("o", (MUNICH,)), table.columns("d", (BERLIN,))
    bare = Claim(kind="leg", start=0, end=1, text="", pattern="test")
    assert claim_factor(bare, 0, 1, origin, ends, 1.0) is None


SALTA = place("Salta", -24.79, -65.41, country="AR", admin1="17", population=520_000)
PROVINCE = place("Salta", -25.0, -64.5, country="AR", admin1="17", kind="admin1", radius_km=300.0)
OTHER_SALTA = place("Salta", -33.5, -68.0, country="AR", admin1="13")


def test_towns_in_the_division_of_their_name(table):
    found = towns_in(table.columns("Salta", (PROVINCE, SALTA, OTHER_SALTA)))
    assert found.tolist() == [[False, True, False], [False] * 3, [False] * 3]


def test_a_capital_beside_its_division_counts(table):
    ring = place("Ulm", 48.0, 10.0, admin1="01", kind="admin1", radius_km=100.0)
    core = place("Ulm", 48.4, 10.0, admin1="02", population=120_000)
    assert towns_in(table.columns("Ulm", (ring, core)))[0, 1]


def test_a_distance_is_measured_from_the_town_not_from_its_province(table):
    origin = table.columns("Salta", (PROVINCE, SALTA))
    end = table.columns("Far", (place("Far", -24.0, -65.0, country="AR", admin1="38"),))
    gain = claim_factor(claim(low=95, high=105), 0, 1, origin, end, 1.0).gain
    assert gain[1, 0] - gain[0, 0] > 5
    # nor where what lies there is on no map
    assert gain[1, -1] - gain[0, -1] > 5


def test_a_title_may_speak_of_an_unlisted_place_in_a_town_far_from_its_namesakes(table):
    inner = table.columns("Berlin", (BERLIN,))
    near, far = table.columns("Potsdam", (place("Potsdam", 52.4, 13.06, admin1="11"),)), MUNICH
    for kind, gained in (("title", True), ("apposition", False)):
        factor = containment_factor(0, 1, inner, table.columns("Munich", (far,)), 10.0, kind)
        assert bool(factor.gain[-1, 0] > 0) is gained
        assert containment_factor(0, 1, inner, near, 10.0, kind).gain[-1, 0] == 0
