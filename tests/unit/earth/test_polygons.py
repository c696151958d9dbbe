"""Country polygons and what lies in them."""

from __future__ import annotations

import pytest

from geotrack.earth.geodesy import great_circle_km
from geotrack.earth.polygons import border_lines, countries, countries_at, country_indices


@pytest.mark.parametrize("resolution", ["110m", "50m"])
def test_every_country_has_a_code_a_name_and_a_label_inside_it(resolution):
    import shapely

    found = countries(resolution)
    assert [c.iso for c in found] == sorted({c.iso for c in found})
    for country in found:
        assert len(country.iso) == 2
        assert country.name
        assert "." not in country.name.replace("U.S.", "")
        assert shapely.intersects_xy(country.geometry, country.label_lon, country.label_lat)
        assert country.geometry.is_valid


def test_codes_that_natural_earth_leaves_out_are_there():
    codes = {c.iso for c in countries("50m")}
    assert {"XK", "GF", "RE", "SJ", "CX", "HK", "TW", "PS", "EH"} <= codes


@pytest.mark.parametrize(
    ("lat", "lon", "codes"),
    [
        (-1.29, 36.82, ("KE",)),
        (-29.31, 27.48, ("LS",)),
        (44.95, 34.1, ("RU", "UA")),
        (4.92, -52.33, ("GF", "FR")),
        (-18.1, 178.44, ("FJ",)),
        (-89.99, 0.0, ("AQ",)),
        (90.0, 0.0, ()),
        (0.0, -30.0, ()),
        (52.0, 360.0 + 20.0, ("PL",)),
    ],
)
def test_countries_at_a_point(lat, lon, codes):
    assert countries_at(lat, lon) == codes


def test_a_harbor_off_the_coast_belongs_to_the_country():
    pier = (52.12, 4.24)
    assert countries_at(*pier, coast_km=0) in ((), ("NL",))
    assert countries_at(52.1, 4.2) == ("NL",)
    assert countries_at(52.6, 3.4) == ()


def test_many_points_at_once_agree_with_one_at_a_time():
    lats, lons = [48.0, 10.0, 55.7, 0.0], [11.0, 8.0, 37.6, 0.0]
    codes = [c.iso for c in countries("50m")]
    found = [codes[i] if i >= 0 else None for i in country_indices(lats, lons)]
    assert found == ["DE", "NG", "RU", None]


def test_border_lines_are_those_of_pairs_and_disputes_are_marked():
    lines = {(line.a, line.b): line for line in border_lines()}
    assert all(a < b for a, b in lines)
    assert lines["IN", "PK"].disputed
    assert not lines["FR", "IT"].disputed


def test_borders_meet_where_countries_do():
    (line,) = [line for line in border_lines() if (line.a, line.b) == ("ES", "PT")]
    west, south, east, north = line.geometry.bounds
    assert great_circle_km(south, west, north, east) > 400
