"""What every router must do, run against the bundled one and a small fake."""

from __future__ import annotations

from itertools import pairwise

import pytest

from geotrack.config import Settings
from geotrack.earth.geodesy import great_circle, great_circle_km
from geotrack.measures.interval import Interval
from geotrack.model import MODES, Alternative, Line, Place, Route
from geotrack.protocols import Router
from geotrack.routes import BundledRouter


class StraightRouter:
    """The smallest router there can be: everything runs along the great circle."""

    name = "straight"

    def __init__(self, settings=None):
        self.settings = settings or Settings()

    def route(self, origin, destination, mode, *, via=(), avoid=(), alternatives=4, geometry=True):
        points = [origin, *via, destination]
        if not all(place.settled for place in points):
            raise ValueError("settle the places first")
        km = sum(great_circle_km(a.lat, a.lon, b.lat, b.lon) for a, b in pairwise(points))
        gc_km = great_circle_km(origin.lat, origin.lon, destination.lat, destination.lon)
        lats, lons = great_circle(origin.lat, origin.lon, destination.lat, destination.lon)
        line = Line(lats=lats, lons=lons, schematic=(True,) * (len(lats) - 1)) if geometry else None
        return Route(
            mode=mode, length_km=Interval(0.99 * km, 1.8 * km), best_km=km, gc_km=gc_km,
            source="great-circle", alternatives=(Alternative(best_km=km, line=line),),
        )  # fmt: skip


LINZ = Place(name="Linz", lat=48.306, lon=14.286, country="AT")
ZAGREB = Place(name="Zagreb", lat=45.815, lon=15.982, country="HR")
GRAZ = Place(name="Graz", lat=47.071, lon=15.438, country="AT")
HAIFA = Place(name="Haifa", lat=32.82, lon=34.99, country="IL")


@pytest.fixture(params=[BundledRouter, StraightRouter], ids=["bundled", "straight"])
def router(request):
    return request.param(Settings())


def test_it_is_a_router_with_a_name(router):
    assert isinstance(router, Router)
    assert router.name


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_has_a_length_interval_around_its_best_figure(router, mode):
    route = router.route(LINZ, ZAGREB, mode)
    assert route.mode == mode
    assert 0 < route.length_km.low <= route.best_km <= route.length_km.high
    assert route.gc_km == pytest.approx(304.6, abs=2)


@pytest.mark.parametrize("mode", ["rail", "road", "sea"])
def test_alternatives_are_no_more_than_asked_for(router, mode):
    for most in (1, 2, 4):
        assert len(router.route(LINZ, ZAGREB, mode, alternatives=most).alternatives) <= most


def test_without_geometry_there_are_no_lines_and_no_crossings(router):
    route = router.route(LINZ, ZAGREB, "rail", geometry=False)
    assert route.line is None
    assert not route.crossings


def test_lines_have_one_flag_per_segment_and_no_jumps(router):
    for way in router.route(LINZ, ZAGREB, "rail").alternatives:
        assert len(way.line.lats) == len(way.line.lons) == len(way.line.schematic) + 1
        assert all(abs(b - a) < 180 for a, b in pairwise(way.line.lons))


def test_a_place_on_the_way_makes_no_route_shorter(router):
    direct = router.route(LINZ, ZAGREB, "road").best_km
    assert router.route(LINZ, ZAGREB, "road", via=[GRAZ]).best_km >= direct * 0.999


def test_an_unsettled_place_is_refused(router):
    with pytest.raises(ValueError, match=r"settle|coordinates"):
        router.route(LINZ, Place(name="Nowhere"), "rail")
    with pytest.raises(ValueError, match=r"settle|coordinates"):
        router.route(LINZ, ZAGREB, "rail", via=[Place(name="Nowhere")])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LINZ, LINZ),
        (Place(name="p", lat=10, lon=20), Place(name="q", lat=-10, lon=-160)),
        (Place(name="north", lat=90, lon=0), Place(name="south", lat=-90, lon=0)),
        (Place(name="west", lat=-17.7, lon=177.4), Place(name="east", lat=-13.8, lon=-171.8)),
    ],
    ids=["equal", "antipodal", "poles", "antimeridian"],
)
@pytest.mark.parametrize("mode", MODES)
def test_odd_pairs_get_an_answer(router, one, other, mode):
    route = router.route(one, other, mode)
    assert 0 <= route.length_km.low <= route.length_km.high
    assert route.length_km.high < 80_000


def test_the_same_question_gets_the_same_answer(router):
    assert router.route(LINZ, HAIFA, "sea") == router.route(LINZ, HAIFA, "sea")
