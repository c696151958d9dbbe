import itertools
from dataclasses import replace

import pytest

from geotrack.rendering.frame import frame_of, mercator, unproject
from geotrack.rendering.view import view_of
from geotrack.rendering.waters import areas_in


def test_stops_are_numbered_in_order_of_travel(report):
    view = view_of(report)
    assert [(s.number, s.name) for s in view.stops] == [(1, "Warsaw"), (2, "Vilnius")]
    assert [s.name for s in view.mentions] == ["Riga"]


def test_schematic_stretches_stay_apart_from_surveyed_ones(report):
    runs = view_of(report).legs[0].path.runs()
    assert [flag for flag, _ in runs] == [False, True, False]
    assert runs[0][1][-1] == runs[1][1][0]


def test_the_traveller_moves_within_the_stated_times(report):
    (track,) = view_of(report).tracks
    assert track.departs[1] - track.departs[0] == 6
    assert not track.stated


@pytest.mark.parametrize(
    ("start", "end"),
    [((35.7, 139.7), (21.3, -157.9)), ((21.3, -157.9), (35.7, 139.7)), ((-17.7, 178.0), (-13.8, -171.8))],
)  # fmt: skip
def test_lines_across_the_antimeridian_never_jump(with_places, start, end):
    view = view_of(with_places(start, end))
    lons = view.legs[0].path.lons
    assert max(abs(a - b) for a, b in itertools.pairwise(lons)) < 20
    west, _, east, _ = view.bounds
    assert east - west < 90
    for spot in view.stops[:2]:
        assert min(abs(spot.lon - lon) for lon in lons) < 0.01


@pytest.mark.parametrize(
    ("start", "end"), [((64.8, -147.7), (60.2, 24.9)), ((-77.8, 166.7), (-67.6, -68.1))]
)
def test_a_way_over_a_pole_is_drawn_around_it(with_places, start, end):
    view = view_of(with_places(start, end))
    assert view.pole == (1 if start[0] > 0 else -1)
    path, frame = view.legs[0].path, view.frame()
    x, y = frame.project(path.lats, path.lons)
    whole = abs(x[-1] - x[0]) + abs(y[-1] - y[0])
    assert max(abs(x[1:] - x[:-1]).max(), abs(y[1:] - y[:-1]).max()) < whole / 10
    assert frame.left - 1e-9 <= x.min() <= x.max() <= frame.right + 1e-9


def test_other_ways_are_drawn_in_mercator(report):
    view = view_of(report)
    assert view.pole == 0
    assert 0 < frame_of(view.bounds).grown(0.2).top < 1


def test_a_flight_is_a_solid_great_circle_and_a_drive_without_network_a_dashed_one(with_places):
    flight = view_of(with_places((52.2, 21.0), (54.7, 25.3))).legs[0]
    drive = view_of(with_places((52.2, 21.0), (54.7, 25.3), mode="road")).legs[0]
    assert flight.curved
    assert not flight.schematic
    assert not any(flight.path.schematic)
    assert drive.schematic
    assert all(drive.path.schematic)


def test_legs_on_one_course_get_lanes_of_their_own(report):
    from dataclasses import replace

    twice = replace(report, journeys=(report.journeys[0], report.journeys[0]))
    assert [leg.side for leg in view_of(twice).legs] == [0, 1]


def test_there_and_back_and_there_again_are_three_lines(with_places):
    from dataclasses import replace

    from geotrack.model import Journey

    there = with_places((52.2, 21.0), (54.7, 25.3))
    leg = there.journeys[0].legs[0]
    back = replace(leg, origin=1, destination=0)
    legs = view_of(replace(there, journeys=(Journey(legs=(leg, back, leg)),))).legs
    # a lane is counted to the right of the way, so the way back counts the other way round
    assert [legs[0].side, -legs[1].side, legs[2].side] == [0, 1, -1]
    assert len({leg.sign_at for leg in legs}) >= 2


def test_mercator_round_trip():
    x, y = mercator(43.1, 131.9)
    lat, lon = unproject(x, y)
    assert (round(lat, 6), round(lon, 6)) == (43.1, 131.9)


def test_an_area_or_a_road_gets_a_name_but_no_pin_and_no_number(report):
    def with_end(**members):
        return view_of(
            replace(report, places=(replace(report.places[0], **members), *report.places[1:]))
        )

    road = with_end(kind="line", radius_km=50.0)
    assert [(s.number, s.name) for s in road.pins] == [(1, "Vilnius")]
    assert [s.name for s in road.areas] == ["Warsaw"]
    assert with_end(radius_km=100.1).areas
    assert not with_end(radius_km=100.0).areas


def test_a_disc_that_would_hide_the_map_is_left_out(report):
    def reaches(radius):
        spots = replace(report.places[0], radius_km=radius)
        return view_of(replace(report, places=(spots, *report.places[1:]))).reaches

    assert reaches(20.0)
    assert not reaches(300.0)
    assert not reaches(0.9)


def test_the_pole_has_no_say_in_which_way_a_polar_map_is_turned(with_places):
    view = view_of(with_places((-43.5, 172.6), (-90.0, 0.0)))
    assert view.pole == -1
    assert view.middle == pytest.approx(172.6)
    x, y = view.frame().project([-43.5, -90.0], [172.6, 0.0])
    assert y[0] < y[1]
    assert abs(x[0]) < 1e-6


def test_land_across_the_antimeridian_is_no_band_around_the_globe():
    def area(*box):
        return sum(shape.area for shape in areas_in("land-10m", box))

    assert area(-80, -17.1, -77, -16.0) == 0  # the Pacific off Peru, at the latitudes of Taveuni
    east, west = area(177, -19, 183, -15), area(-183, -19, -177, -15)
    assert east == pytest.approx(west)
    assert east == pytest.approx(area(177, -19, 180, -15) + area(-180, -19, -177, -15))
    assert area(0, -82, 10, -80) == pytest.approx(20)  # within Antarctica, whose ring is open
