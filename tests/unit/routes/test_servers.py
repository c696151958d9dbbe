"""Routing servers: real servers on loopback that speak their formats, also badly."""

import json
import re
from functools import partial
from itertools import pairwise
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from geotrack import Document, Pipeline
from geotrack.config import NetworkAccess, Settings
from geotrack.earth.geodesy import great_circle, great_circle_km
from geotrack.errors import UsageError
from geotrack.fetching import Client, Limits
from geotrack.model import Place
from geotrack.plugin_kit import broken_promises
from geotrack.plugins import component
from geotrack.routes.serverformats import polyline

pytestmark = [pytest.mark.network, pytest.mark.enable_socket]

LINZ = Place(name="Linz", lat=48.3064, lon=14.2861, kind="city", country="AT")
ZAGREB = Place(name="Zagreb", lat=45.8144, lon=15.978, kind="capital", country="HR")
GRAZ = Place(name="Graz", lat=47.0667, lon=15.45, kind="city", country="AT")
BREST = Place(name="Brest", lat=52.0976, lon=23.7341, kind="city", country="BY")
WARSAW = Place(name="Warsaw", lat=52.2298, lon=21.0118, kind="capital", country="PL")
NAMES = ("osrm", "valhalla", "graphhopper")


def encoded(lats, lons, digits):
    out, last = "", [0, 0]
    for pair in zip(lats, lons, strict=True):
        for axis, degrees in enumerate(pair):
            value = round(degrees * 10**digits)
            step, last[axis] = value - last[axis], value
            bits = ~(step << 1) if step < 0 else step << 1
            while bits >= 32:
                out += chr((32 | bits & 31) + 63)
                bits >>= 5
            out += chr(bits + 63)
    return out


def course(points, factor):
    lats, lons, km = [], [], 0.0
    for (a, b), (c, d) in pairwise(points):
        more_lats, more_lons = great_circle(a, b, c, d)
        lats += more_lats
        lons += more_lons
        km += factor * great_circle_km(a, b, c, d)
    return lats, lons, km


def points_of(name, path):
    parts = urlsplit(path)
    if name == "osrm":
        pairs = parts.path.rsplit("/", 1)[1].split(";")
        return [tuple(map(float, pair.split(",")[::-1])) for pair in pairs]
    if name == "valhalla":
        asked = json.loads(unquote(parts.query.removeprefix("json=")))
        return [(row["lat"], row["lon"]) for row in asked["locations"]]
    return [tuple(map(float, p.split(","))) for p in parse_qs(parts.query)["point"]]


def spoken(name, points, factors):
    """Return an answer in the format of a server, with ways longer by each of the factors."""
    ways = [course(points, factor) for factor in factors]
    if name == "osrm":
        rows = [
            {"distance": km * 1000, "duration": km * 40, "geometry": encoded(la, lo, 5)}
            for la, lo, km in ways
        ]
        stops = [{"distance": 3.2, "location": [b, a], "name": ""} for a, b in points]
        return {"code": "Ok", "routes": rows, "waypoints": stops}
    if name == "valhalla":
        trips = [
            {"status": 0, "units": "kilometers", "summary": {"length": km, "time": 1.0, "has_ferry": False},
             "legs": [{"shape": encoded(la, lo, 6), "summary": {"length": km}}]}
            for la, lo, km in ways
        ]  # fmt: skip
        more = {"alternates": [{"trip": trip} for trip in trips[1:]]} if trips[1:] else {}
        return {"trip": trips[0], **more}
    paths = [
        {"distance": km * 1000, "time": 1, "points_encoded": False,
         "points": {"type": "LineString", "coordinates": [list(p) for p in zip(lo, la, strict=True)]}}
        for la, lo, km in ways
    ]  # fmt: skip
    return {"paths": paths, "info": {"copyrights": ["GraphHopper"]}}


@pytest.fixture
def router(loopback, tmp_path):
    """Serve a script and make a router on it: ``router(name, script)`` → server, router."""

    def make(name, script=None, *, server=None, seconds=1.0, key=None, part="", **settings):
        def speak(path):
            return loopback.answer(json.dumps(spoken(name, points_of(name, path), (1.3, 1.5))))

        server = server or loopback(script or speak)
        services = ((key or name, server.url + part),)
        access = NetworkAccess(services=services, cache=str(tmp_path / "cache"))
        quick = partial(Client, limits=Limits(packed=600_000, unpacked=800_000, seconds=seconds))
        made = component("routers", name)(
            Settings(network=True, access=access, **settings), client=quick
        )
        return server, made

    return make


@pytest.mark.parametrize("name", NAMES)
def test_it_wants_permission(name):
    with pytest.raises(UsageError, match="network"):
        component("routers", name)(Settings())


def test_polylines_round_trip():
    lats, lons = great_circle(48.3, 14.3, -33.9, 151.2)
    for digits in (5, 6):
        again = polyline(encoded(lats, lons, digits), digits)
        assert again[0] == pytest.approx(lats, abs=10**-digits)
        assert again[1] == pytest.approx(lons, abs=10**-digits)
    for wrong in ("_p~iF~ps|U_", "\x00\x01", "é", "~" * 50, "_"):
        with pytest.raises(ValueError, match="polyline"):
            polyline(wrong, 5)


@pytest.mark.parametrize("name", NAMES)
def test_it_keeps_the_promises_of_a_router(router, name):
    _, made = router(name)
    assert broken_promises("routers", made) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_route_has_lengths_countries_and_crossings(router, name):
    server, made = router(name)
    route = made.route(LINZ, ZAGREB, "road")
    gc_km = great_circle_km(LINZ.lat, LINZ.lon, ZAGREB.lat, ZAGREB.lon)
    assert route.source == name
    assert route.best_km == pytest.approx(1.3 * gc_km, rel=0.01)
    assert route.length_km.low == pytest.approx(0.93 * 1.3 * gc_km, rel=0.01)
    assert route.length_km.high == pytest.approx(1.12 * 1.5 * gc_km, rel=0.01)
    assert route.countries == ("AT", "SI", "HR")
    assert [c.origin + c.destination for c in route.crossings] == ["ATSI", "SIHR"]
    assert 0 < route.crossings[0].km < route.crossings[1].km < route.best_km
    assert len(server.asked) == 1
    bare = made.route(LINZ, ZAGREB, "road", geometry=False, alternatives=1)
    assert (bare.line, bare.crossings, len(bare.alternatives)) == (None, (), 1)
    assert bare.countries == ("AT", "SI", "HR")
    assert len(server.asked) == 1  # the same question


@pytest.mark.parametrize("name", NAMES)
def test_modes_it_lacks_are_bundled(router, name):
    server, made = router(name)
    assert made.route(LINZ, GRAZ, "rail").source == "bundled-rail"
    assert made.route(LINZ, GRAZ, "air").source == "great-circle"
    assert server.asked == []
    foot = made.route(LINZ, GRAZ, "foot")
    assert (foot.source == "bundled-road") == (name == "osrm")


def test_a_server_of_ones_own_for_railways_gives_gauges(router):
    server, made = router("graphhopper", key="graphhopper-rail", part="#all_tracks")
    route = made.route(WARSAW, BREST, "rail")
    assert route.source == "graphhopper"
    assert "profile=all_tracks" in server.asked[0]
    assert route.crossings[0].gauge_mm == (1435, 1520)


@pytest.mark.parametrize("name", NAMES)
def test_places_on_the_way_are_asked_for_in_order(router, name):
    server, made = router(name)
    route = made.route(LINZ, ZAGREB, "road", via=[GRAZ])
    assert route.source == name
    assert [round(lat) for lat, _ in points_of(name, server.asked[0])] == [48, 47, 46]
    country = Place(name="Slovenia", lat=46.1, lon=14.8, kind="country", country="SI")
    assert made.route(LINZ, ZAGREB, "road", via=[country]).source == "bundled-road"


def test_ways_through_a_country_to_be_avoided_are_left_out(router):
    _, made = router("osrm", avoid=("SI",))
    route = made.route(LINZ, ZAGREB, "road")
    assert route.source == "bundled-road"
    assert "knows no way around SI" in route.note
    assert made.route(LINZ, GRAZ, "road").source == "osrm"


def good(name):
    return spoken(name, [(48.3064, 14.2861), (45.8144, 15.978)], (1.3,))


def with_length(name, value):
    said = json.dumps(good(name))
    return re.sub(r'"(distance|length)": [\d.]+', rf'"\1": {value}', said)


WRONG = {
    "429": lambda _n, a: a(status="429 Slow", Retry_After="3600"),
    "503": lambda _n, a: a(status="503 Busy", Retry_After="90"),
    "500": lambda _n, a: a("oops", status="500 Oops"),
    "no JSON": lambda _n, a: a("<html>"),
    "cut off": lambda n, a: a(json.dumps(good(n)))[:-50],
    "oversized": lambda _n, a: a("[" + "0," * 500_000 + "0]"),
    "nested": lambda _n, a: a("[" * 100_000),
    "null": lambda _n, a: a("null"),
    "a list": lambda _n, a: a("[]"),
    "an object": lambda _n, a: a("{}"),
    "elsewhere": lambda n, a: a(json.dumps(spoken(n, [(-33.9, 151.2), (-37.8, 144.9)], (1.3,)))),
    "swapped": lambda n, a: a(json.dumps(spoken(n, [(14.2861, 48.3064), (15.978, 45.8144)], (1.3,)))),
    "too short": lambda n, a: a(json.dumps(spoken(n, [(48.3064, 14.2861), (45.8144, 15.978)], (0.3,)))),
    "too long": lambda n, a: a(json.dumps(spoken(n, [(48.3064, 14.2861), (45.8144, 15.978)], (99,)))),
    "not a number": lambda n, a: a(with_length(n, "NaN")),
    "huge": lambda n, a: a(with_length(n, "1e400")),
    "a text": lambda n, a: a(with_length(n, '"far"')),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_answer_gives_the_bundled_route(router, loopback, name, wrong):
    server, made = router(name, lambda _path: WRONG[wrong](name, loopback.answer))
    route = made.route(LINZ, ZAGREB, "road")
    assert route.source == "bundled-road"
    assert "did not answer" in route.note
    assert made.account()["failed"] == 1
    if wrong not in ("429", "503"):
        made.route(LINZ, ZAGREB, "road")
        assert len(server.asked) == 2  # it was not kept


@pytest.mark.parametrize("name", NAMES)
def test_a_slow_server_is_given_up(router, loopback, name):
    server, made = router(name, lambda _path: loopback.slowly(), seconds=0.2)
    for place in (ZAGREB, GRAZ, WARSAW, BREST):
        assert made.route(LINZ, place, "road").source == "bundled-road"
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("osrm", {"code": "NoRoute", "message": "Impossible route between points"}),
        ("valhalla", {"error_code": 442, "error": "No path could be found for input"}),
        ("graphhopper", {"message": "Connection between locations not found"}),
    ],
)
def test_no_way_is_an_answer_and_no_failure(router, loopback, name, said):
    _, made = router(name, lambda _path: loopback.answer(json.dumps(said), status="400 Bad"))
    for place in (ZAGREB, GRAZ, WARSAW, BREST):
        route = made.route(LINZ, place, "road")
        assert "finds no such way" in route.note
    assert "failed" not in made.account()


@pytest.mark.parametrize("wrong", [*WRONG, "right"])
def test_the_document_is_never_lost(loopback, tmp_path, wrong):
    def script(path):
        if wrong != "right":
            return WRONG[wrong]("osrm", loopback.answer)
        return loopback.answer(json.dumps(spoken("osrm", points_of("osrm", path), (1.3,))))

    server = loopback(script)
    access = NetworkAccess(services=(("osrm", server.url),), cache=str(tmp_path / "cache"))
    settings = Settings(network=True, access=access, router="osrm")
    text = "We drove the 420 km from Linz to Zagreb by car on Monday."
    report = Pipeline(settings).analyze(Document(text=text))
    assert len(report.verdicts) == len(report.claims) >= 1
    sources = {leg.route.source for j in report.journeys for leg in j.legs if leg.route}
    assert sources == {"osrm" if wrong == "right" else "bundled-road"}
    page = component("writers", ".html")(report).decode()
    assert ("by OSRM" in page) == (wrong == "right")
    assert f"router:osrm?host=127.0.0.1:{server.port}" in report.provenance.components
    if wrong == "right":
        asked = len(server.asked)
        again = Pipeline(settings).analyze(Document(text=text))
        assert len(server.asked) == asked
        assert again.to_dict() == report.to_dict()
