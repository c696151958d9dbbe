"""Borders, their crossings and the gauges on either side."""

from __future__ import annotations

import pytest

from geotrack.earth.geodesy import great_circle
from geotrack.model import Line
from geotrack.routes import border_point, crossings_of, gauge_of, land_borders, same_gauge


def straight(lat1, lon1, lat2, lon2):
    lats, lons = great_circle(lat1, lon1, lat2, lon2, step_km=5)
    return Line(lats=lats, lons=lons, schematic=(False,) * (len(lats) - 1))


def test_a_line_through_three_countries_crosses_two_borders():
    vienna_to_venice = straight(48.2, 16.37, 45.5, 12.3)
    found = crossings_of(vienna_to_venice, "road")
    assert [(c.origin, c.destination) for c in found] == [("AT", "SI"), ("SI", "IT")]
    assert 0 < found[0].km < found[1].km < 450


def test_a_corner_cut_is_no_visit():
    # Cuts the southern tip of Limburg for a kilometre or so.
    found = crossings_of(straight(50.63, 5.57, 50.36, 7.59), "road")
    assert [(c.origin, c.destination) for c in found] == [("BE", "DE")]


def test_a_line_at_sea_crosses_nothing():
    assert crossings_of(straight(0, -30, 5, -25), "sea") == ()


def test_one_point_is_no_line():
    assert crossings_of(Line(lats=(1.0,), lons=(1.0,)), "rail") == ()


def test_a_known_crossing_gives_its_name_and_gauges():
    (found,) = crossings_of(straight(52.1, 23.4, 52.1, 24.0), "rail")
    assert found.name == "Terespol–Brest"
    assert found.gauge_mm == (1435, 1520)


def test_a_disputed_stretch_is_marked_and_the_rest_of_the_border_is_not():
    (kashmir,) = crossings_of(straight(33.8, 73.5, 33.8, 74.5), "road")
    assert (kashmir.origin, kashmir.destination) == ("PK", "IN")
    assert "disputed" in kashmir.note
    (punjab,) = crossings_of(straight(31.6, 73.9, 31.6, 74.9), "road")
    assert punjab.name == "Wagah–Attari"
    assert "disputed" not in (punjab.note or "")


def test_elsewhere_the_main_gauges_are_likely_not_certain():
    (found,) = crossings_of(straight(41.3, -7.5, 41.3, -5.5), "rail")
    assert found.gauge_mm == (gauge_of("PT"), gauge_of("ES"))


@pytest.mark.parametrize(
    ("one", "other", "same"), [(1520, 1524, True), (1520, 1520, True), (1668, 1435, False)]
)
def test_gauges_within_a_few_millimetres_run_through(one, other, same):
    assert same_gauge(one, other) is same


def test_borders_that_exist_and_that_do_not():
    borders = land_borders()
    assert {("FR", "ES"), ("ES", "FR"), ("BW", "ZM"), ("BR", "GF")} <= borders
    assert not {("JP", "KR"), ("AU", "NZ"), ("FR", "PT"), ("RU", "RO")} & borders
    assert all((b, a) in borders for a, b in borders)


def test_the_nearest_point_of_a_border_lies_on_it():
    lat, lon = border_point("CA", "US", near=(49.3, -110.0))
    assert lat == pytest.approx(49.0, abs=0.02)
    assert lon == pytest.approx(-110.0, abs=0.1)
    assert border_point("IS", "NO") is None
