"""Whatever line a router gives: borders, countries and gauges along it are found."""

import json
from dataclasses import replace

import pytest

from geotrack.archived import from_dict
from geotrack.config import Settings
from geotrack.measures.interval import Interval
from geotrack.model import Alternative, Crossing, Document, Line, Place, Route
from geotrack.pipeline import Pipeline
from geotrack.routes import surveyed
from geotrack.verdicts.case import Routes

WARSAW = Place(name="Warsaw", lat=52.23, lon=21.01, kind="capital", country="PL")
MINSK = Place(name="Minsk", lat=53.9, lon=27.57, kind="capital", country="BY")
BREST = Crossing(origin="PL", destination="BY", lat=52.08, lon=23.65, name="told by the router")


class Plain:
    """Knows a line and its length, and nothing else."""

    name = "plain"

    def __init__(self, **told):
        self.told = told

    def route(self, origin, destination, mode, **asked):
        line = Line(
            lats=(origin.lat, 52.08, destination.lat), lons=(origin.lon, 23.65, destination.lon)
        )
        way = Alternative(best_km=550.0, line=line, **self.told)
        return Route(
            mode=mode, length_km=Interval(540, 560), best_km=550.0, gc_km=475.0, source=self.name,
            alternatives=(way,),
        )  # fmt: skip


def routed(mode, **told):
    return Routes(Plain(**told), (), surveyed)(WARSAW, MINSK, mode, geometry=True)


def test_borders_countries_and_gauges_along_a_plain_line():
    route = routed("rail")
    assert route.countries == ("PL", "BY")
    (crossing,) = route.crossings
    assert (crossing.origin, crossing.destination) == ("PL", "BY")
    assert crossing.gauge_mm == (1435, 1520)
    assert crossing.name is not None
    assert 0 < crossing.km < 550


def test_a_road_has_no_gauge():
    (crossing,) = routed("road").crossings
    assert crossing.gauge_mm is None


def test_what_the_router_tells_stands():
    assert routed("rail", countries=("PL", "BY"), crossings=(BREST,)).crossings == (BREST,)


@pytest.mark.parametrize("mode", ["air", "sea", "unknown"])
def test_who_leaves_the_ground_crosses_no_border_post(mode):
    assert routed(mode).crossings == ()


def test_a_line_without_points_is_left_alone():
    way = Alternative(best_km=1.0, line=Line(lats=(), lons=()))
    assert surveyed(way, "rail") is way


def test_an_article_is_judged_by_them():
    class WithPlain(Pipeline):
        router = Plain()

    text = (
        "The train took 9 hours from Warsaw to Minsk, a journey of 550 km. "
        "At the border the gauge changes from 1435 mm to 1520 mm."
    )
    report = WithPlain(Settings()).analyze(Document(text=text))
    assert report.journeys[0].legs[0].route.countries == ("PL", "BY")
    gauge = {f.rating for v in report.verdicts for f in v.findings if f.check == "gauge"}
    assert gauge == {"consistent"}


class Arcs(Plain):
    """Knows no way, says so, and draws an arc."""

    def route(self, origin, destination, mode, **asked):
        known = super().route(origin, destination, mode, **asked)
        arc = replace(known.line, schematic=(True, True))
        return replace(known, alternatives=(), arc=arc, length_km=Interval(480, 700))


def test_an_arc_is_drawn_and_nothing_is_judged_by_it():
    class WithArcs(Pipeline):
        router = Arcs()

    text = "The train from Warsaw to Minsk covers 650 km and stops at the border of Poland and Belarus."
    report = WithArcs(Settings()).analyze(Document(text=text))
    route = report.journeys[0].legs[0].route
    assert route.line == route.arc is not None
    assert (route.crossings, route.countries) == ((), ())
    (length,) = [v for v in report.verdicts if report.claims[v.claim].kind == "distance"]
    assert length.rating != "contradicted"
    row = report.to_dict()["journeys"][0]["legs"][0]["route"]
    assert row["arc"] is True
    assert len(row["geometry"]["coordinates"]) == 3
    again = from_dict(json.loads(json.dumps(report.to_dict()))).journeys[0].legs[0].route
    assert (again.arc.lons, again.alternatives) == (route.arc.lons, ())
