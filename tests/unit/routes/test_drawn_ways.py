"""Lines of ways: many edges at once come to the same as one after the other."""

from __future__ import annotations

import itertools
from math import radians, sqrt

import numpy as np
import pytest

from geotrack.earth.geodesy import unwrap
from geotrack.model import Place
from geotrack.routes import charting
from geotrack.routes.corridors import Search
from geotrack.routes.crossings import located
from geotrack.routes.search import Way, roads

LYON = Place(name="Lyon", lat=45.76, lon=4.86)
GRAZ = Place(name="Graz", lat=47.07, lon=15.44)


@pytest.fixture(scope="module", params=["rail", "road"])
def way(request):
    found = Search(request.param, (LYON, GRAZ), (), ()).run(1)
    return roads(request.param), found.ways[0][0]


def test_the_edges_of_a_way_are_drawn_as_each_is_by_itself(way):
    graph, one = way
    lats, lons, marks, km = [], [], [], []
    for k, edge in enumerate(one.edges):
        ahead = graph.tail[edge] == one.nodes[k]
        points, flags = charting._piece(graph, edge, *((0.0, 1.0) if ahead else (1.0, 0.0)))
        steps = charting._steps(*points)
        lats += points[0][1:]
        lons += points[1][1:]
        marks += flags
        km += [graph.length[edge] / 100 * step / (sum(steps) or 1.0) for step in steps]
    assert charting._whole(graph, one) == (lats, lons, marks, km)
    assert sum(km) == pytest.approx(sum(graph.length[e] for e in one.edges) / 100)


def test_a_way_of_one_node_has_no_whole_edges(way):
    graph, one = way
    short = Way(start=one.start, end=one.end, nodes=one.nodes[:1], edges=(), network_km=1.0)
    assert charting._whole(graph, short) == ([], [], [], [])


def test_borders_are_found_together_where_each_is_found_alone():
    lats, lons = np.linspace(48.2, 45.5, 80), np.linspace(16.37, 12.3, 80)
    step = sqrt(2.7**2 + (4.07 * np.cos(radians(47))) ** 2) * 111.2 / 79
    km = np.arange(80) * step
    asked = [("AT", "SI", 0.0, 380.0), ("SI", "IT", 180.0, 430.0), ("FR", "ES", 10.0, 30.0)]
    together = located(lats, lons, km, asked)
    assert together == [located(lats, lons, km, [border])[0] for border in asked]
    marks = [at for *_, at in together]
    assert marks[2] == 20  # half way: neither is there
    assert 0 < marks[0] < marks[1]
    assert located(lats, lons, km, []) == []


@pytest.mark.parametrize(
    ("lons", "expected"),
    [
        ((), ()),
        ((-90.0, 90.0, 0.0), (-90.0, 90.0, 0.0)),
        ((-90.0, 90.5), (-90.0, -269.5)),
        ((170.0, -170.0, 175.0), (170.0, 190.0, 175.0)),
    ],
)
def test_longitudes_are_turned_only_where_a_step_is_wider_than_half_a_turn(lons, expected):
    assert unwrap(lons) == expected
    assert all(abs(b - a) <= 180 for a, b in itertools.pairwise(unwrap(lons)))
