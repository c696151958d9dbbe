"""What a newspaper would send back: crumbs of dashes, names at the wrong stop, Antarctica under a flight."""

import math
from itertools import pairwise

import pytest

from geotrack.measures.interval import Interval
from geotrack.model import Alternative, Document, Journey, Leg, Line, Place, Route, Toponym
from geotrack.rendering.captions import SIZES, Captions, captions_of
from geotrack.rendering.frame import unproject
from geotrack.rendering.lettering import Label, place
from geotrack.rendering.placing import Board
from geotrack.rendering.readerlegs import _without_crumbs, main_legs
from geotrack.rendering.readermap import draw_reader, fitted
from geotrack.rendering.scene import Stroke, Words
from geotrack.rendering.theme import Theme
from geotrack.rendering.view import view_of
from geotrack.report import Report


def trip(*spots, mode="rail", named=(), line=(), flags=(), modes=()):
    """A journey through (name, lat, lon), with places that are only named: (name, lat, lon, kind, radius)."""
    rows = [(*s, "city", 0.0) for s in spots] + list(named)
    places = tuple(Place(name=n, lat=lat, lon=lon, kind=kind, radius_km=radius) for n, lat, lon, kind, radius in rows)  # fmt: skip
    text = ", ".join(p.name for p in places)
    toponyms = tuple(Toponym(start=text.index(p.name), end=text.index(p.name) + len(p.name), text=p.name) for p in places)  # fmt: skip
    legs = []
    for k in range(len(spots) - 1):
        by = modes[k] if modes else mode
        route = None
        if line:
            course = Line(lats=tuple(p[0] for p in line), lons=tuple(p[1] for p in line), schematic=flags)  # fmt: skip
            route = Route(mode=by, length_km=Interval(10, 20), best_km=15.0, gc_km=12.0, source="bundled-road", alternatives=(Alternative(best_km=15.0, line=course),))  # fmt: skip
        legs.append(Leg(origin=k, destination=k + 1, mode=by, route=route))
    return Report(
        document=Document(text=text, title="A trip"),
        toponyms=toponyms,
        toponym_places=tuple(range(len(places))),
        places=places,
        journeys=(Journey(legs=tuple(legs)),),
    )


def scene(report, size="wide"):
    width, height, _ = SIZES[size]
    return draw_reader(view_of(report), Theme(), Captions(), width=width, height=height)


def shapes(drawn, kind, of=Words):
    return [s for layer in drawn.layers for s in layer.shapes if isinstance(s, of) and s.kind == kind]  # fmt: skip


def run(flag, start, length):
    return (flag, ((start, 0.0), (start + length, 0.0)))


@pytest.mark.parametrize(
    ("runs", "kept"),
    [
        # a gap too short to be seen is closed, one as long as that is told
        ([run(False, 0, 60), run(True, 60, 13), run(False, 73, 60)], [(False, 133)]),
        ([run(False, 0, 60), run(True, 60, 15), run(False, 75, 60)], [(False, 60), (True, 15), (False, 60)]),
        # a crumb that is known between long gaps is part of them
        ([run(True, 0, 60), run(False, 60, 13), run(True, 73, 60)], [(True, 133)]),
        ([run(True, 0, 60), run(False, 60, 15), run(True, 75, 60)], [(True, 60), (False, 15), (True, 60)]),
        # many short gaps do not make a line unknown
        ([run(k % 2 == 1, 13 * k, 13) for k in range(9)], [(False, 117)]),
        ([run(True, 0, 5)], [(True, 5)]),
        # a leg mostly hidden by the discs at its ends is of one kind
        ([run(False, 0, 20), run(True, 20, 19), run(False, 39, 20)], [(False, 59)]),
        ([run(False, 0, 14), run(True, 14, 31), run(False, 45, 14)], [(True, 59)]),
    ],
)  # fmt: skip
def test_stretches_too_short_to_be_seen_are_no_dirt_on_the_line(runs, kept):
    made = _without_crumbs(runs)
    assert [(flag, sum(math.dist(a, b) for a, b in pairwise(p))) for flag, p in made] == kept


def test_a_way_of_which_nothing_is_known_runs_straight():
    ends = ("Görlitz", 51.155, 14.989), ("Bogatynia", 50.908, 14.956)
    detour = ((51.15, 15.2), (50.9, 15.1))
    unknown = view_of(trip(*ends, mode="foot", line=detour, flags=(True,)))
    (leg,) = main_legs(unknown)
    assert leg.path.lons == (14.989, 14.956)
    known = view_of(trip(*ends, mode="foot", line=detour, flags=(False,)))
    assert 15.2 in main_legs(known)[0].path.lons
    by_sea = view_of(trip(*ends, mode="sea", line=detour, flags=(True,)))
    assert 15.2 in main_legs(by_sea)[0].path.lons


def test_the_key_tells_what_dashes_mean_and_the_note_only_without_a_key():
    towns = ("Belém", 38.70, -9.19), ("Trafaria", 38.67, -9.23), ("Almada", 38.68, -9.16)
    both = trip(*towns, modes=("sea", "road"))
    assert [w.string for w in shapes(scene(both), "key-name")] == ["Ship", "Road, course not known"]
    assert captions_of(view_of(both), Captions()).note == ""
    one = trip(*towns, mode="road")
    assert not shapes(scene(one), "key-name")
    assert captions_of(view_of(one), Captions()).note.startswith("Dashed:")


def test_a_name_is_not_set_where_it_reads_as_the_next_stop():
    label = Label(name=("Irkutsk",), sub="", size=13)
    box, _, far = place(Board(300, 200), 150, 100, 9, label, [(176, 100)])
    assert not far
    assert box[2] < 150, "to the right it would stand at the other stop"
    box, *_ = place(Board(300, 200), 150, 100, 9, label, [(260, 100)])
    assert box[0] > 150


def test_a_line_to_a_far_name_crosses_nothing():
    board = Board(300, 300)
    for side in ((100, 120, 200, 145), (100, 155, 200, 180), (60, 100, 135, 200), (165, 100, 240, 200)):  # fmt: skip
        board.take(side)
    label = Label(name=("Ulan-Ude",), sub="", size=13)
    assert place(board, 150, 150, 9, label, must=False) is None
    assert place(board, 150, 150, 9, label) is not None


@pytest.mark.parametrize("size", ["wide", "portrait"])
def test_places_on_the_way_that_the_article_names_are_named(size):
    sail = (("Aden", 12.8, 45.0), ("Alexandria", 31.2, 29.9))
    canal = ("Suez Canal", 30.5, 32.35, "strait", 90.0)
    away = ("Lisbon", 38.72, -9.14, "capital", 0.0)
    near = trip(*sail, mode="air", named=(canal, away))
    assert [w.string for w in shapes(scene(near, size), "named")] == ["Suez Canal"]
    assert not shapes(scene(trip(*sail, mode="air"), size), "named")


def test_what_is_wide_is_named_without_a_dot():
    towns = ("Bolzano", 46.5, 11.35), ("Belluno", 46.14, 12.22)
    hills = ("Dolomites", 46.36, 11.8, "range", 50.0)
    drawn = scene(trip(*towns, mode="road", named=(hills,)))
    assert [w.string for w in shapes(drawn, "named")] == ["Dolomites"]


def south_of(report, width, height):
    frame = fitted(view_of(report), width, height)
    return unproject(frame.left, frame.bottom)[0], unproject(frame.left, frame.top)[0]


def test_a_map_shows_no_more_of_the_ice_than_the_way_needs():
    flight = trip(("London", 51.5, -0.1), ("Sydney", -33.9, 151.2), mode="air")
    assert south_of(flight, 540, 500)[0] >= -59
    south = trip(("Hobart", -42.9, 147.3), ("Casey", -66.3, 110.5), mode="sea")
    assert south_of(south, 540, 540)[0] < -68
    north = trip(("Oslo", 59.9, 10.7), ("Longyearbyen", 78.2, 15.6), mode="air")
    assert south_of(north, 540, 540)[1] > 79


def test_the_coast_is_as_fine_as_the_picture():
    far = view_of(trip(("London", 51.5, -0.1), ("Sydney", -33.9, 151.2), mode="air"))
    corners = {}
    for titles in (True, False):  # pages have four maps, and are sent over the network
        drawn = draw_reader(far, Theme(), Captions(), width=960, height=540, titles=titles)
        (land,) = shapes(drawn, "land", Stroke)
        corners[titles] = sum(len(part) for part in land.parts)
    assert corners[True] > 1.5 * corners[False]


def test_a_flat_way_in_a_column_gives_its_stops_in_words_and_no_name_twice_wrong():
    stops = [(f"Station {k}", 55.0 + 0.2 * (k % 2), 37.0 + 19 * k) for k in range(6)]
    drawn = scene(trip(*stops, mode="air"), "column")
    assert [w.string for w in shapes(drawn, "row-name")] == [name for name, *_ in stops]
    assert sorted(w.string for w in shapes(drawn, "stop-number")) == sorted([*"123456"] * 2)
