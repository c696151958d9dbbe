"""The compiled search takes the same ways as Python's own, to the last digit."""

import pytest

from geotrack.model import Place
from geotrack.routes import BundledRouter
from geotrack.routes.compiled import compiled_net
from geotrack.routes.search import Rest, exact, goals, roads
from geotrack.routes.snapping import snap

CITIES = {
    "Porto": (41.15, -8.61),
    "Graz": (47.07, 15.44),
    "Innsbruck": (47.27, 11.4),
    "Leeds": (53.8, -1.55),
    "Kazan": (55.79, 49.12),
    "Mumbai": (19.08, 72.88),
    "Omaha": (41.26, -95.94),
    "Suva": (-18.14, 178.44),
    "Lima": (-12.05, -77.04),
}
PAIRS = [
    ("Porto", "Graz"),
    ("Graz", "Innsbruck"),
    ("Leeds", "Kazan"),
    ("Kazan", "Mumbai"),
    ("Omaha", "Lima"),
    ("Suva", "Lima"),
    ("Graz", "Graz"),
]

pytestmark = pytest.mark.skipif(
    compiled_net(roads("sea")) is None, reason="built without a compiler"
)


def place(name):
    return Place(name=name, lat=CITIES[name][0], lon=CITIES[name][1])


def both(monkeypatch, mode, *points, settings=None, **asked):
    """Return what both searches answer to one question."""
    fast = BundledRouter(settings).route(points[0], points[-1], mode, via=points[1:-1], **asked)
    with monkeypatch.context() as without:
        without.setattr(roads(mode), "compiled", None)
        slow = BundledRouter(settings).route(points[0], points[-1], mode, via=points[1:-1], **asked)
    return fast, slow


@pytest.mark.parametrize("mode", ["rail", "road", "sea"])
@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
@pytest.mark.parametrize("count", [1, 4])
def test_same_ways(monkeypatch, mode, pair, count):
    fast, slow = both(monkeypatch, mode, *map(place, pair), alternatives=count)
    assert fast == slow


def test_same_way_through_a_country_and_around_one(monkeypatch):
    austria = Place(name="Austria", lat=47.6, lon=14.1, kind="country", country="AT")
    ends = place("Porto"), austria, place("Leeds")
    assert len(set(both(monkeypatch, "road", *ends, alternatives=2))) == 1
    around = both(monkeypatch, "road", place("Porto"), place("Innsbruck"), avoid=("CH", "FR"))
    assert around[0] == around[1]


def test_same_rest_from_everywhere_near():
    graph = roads("rail")
    targets = {
        node: cost for node, (cost, _) in goals(list(snap("rail", 47.07, 15.44, 25))).items()
    }
    fast, slow = exact(graph, targets), Rest(graph, targets)
    assert not isinstance(fast, Rest)
    nodes = range(0, len(graph.country), 97)
    assert [fast(node) for node in nodes] == [slow(node) for node in nodes]


def test_arrays_of_no_network_are_refused():
    from array import array

    from geotrack.routes import _ways

    with pytest.raises(TypeError):
        _ways.Net()
    kinds = "iiqiihiiiii"
    good = [[0, 1, 2], [0, 0], [1], [5], [0], [0, 0], [0, 0], [0, 0], [0, 0, 0], [], []]
    _ways.Net(*(array(kind, row) for kind, row in zip(kinds, good, strict=True)))
    for which, row in ((0, [0, 1, 9]), (1, [0, 7]), (2, [9]), (8, [0, 1, 1]), (5, [0])):
        bad = [row if k == which else old for k, old in enumerate(good)]
        with pytest.raises(ValueError, match="arrays"):
            _ways.Net(*(array(kind, row) for kind, row in zip(kinds, bad, strict=True)))


def test_a_rest_of_another_network_is_refused():
    rail, sea = roads("rail"), roads("sea")
    rest = exact(sea, {0: 0.0})
    with pytest.raises(TypeError):
        rail.compiled.search(
            {0: 0.0},
            {1: (0.0, 0)},
            9e9,
            {},
            0,
            frozenset(),
            -1,
            (),
            frozenset(),
            rest,
            (0,) * 4,
            9e9,
            0,
        )
    for seeds, goal in (({-1: 0.0}, {1: (0.0, 0)}), ({0: 0.0}, {10**9: (0.0, 0)})):
        with pytest.raises(IndexError):
            sea.compiled.search(
                seeds, goal, 9e9, {}, 0, frozenset(), -1, (), frozenset(), None, (0,) * 4, 9e9, 0
            )
    with pytest.raises(IndexError):
        rest(10**6)
