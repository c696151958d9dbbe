"""What single pieces of evidence weigh, on both sides of each bound."""

from math import cos, exp, inf, radians, sin
from types import SimpleNamespace

import numpy as np
import pytest

from geotrack.earth.geodesy import great_circle_km
from geotrack.measures.interval import Interval
from geotrack.model import Claim, Mention, Place
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.settling.announced import _kinds_in
from geotrack.places.settling.beliefs import _is_one
from geotrack.places.settling.calibrate import believed
from geotrack.places.settling.coordinates import coordinates
from geotrack.places.settling.evidence_weights import Weights
from geotrack.places.settling.former import FormerName, years_in
from geotrack.places.settling.locality import locality
from geotrack.places.settling.looseforms import loose_forms
from geotrack.places.settling.namesaketable import NamesakeTable
from geotrack.places.settling.publication import address_odds, publication_names
from geotrack.places.settling.relations import (
    Statement,
    claim_factor,
    containment_factor,
    factor_of,
    statements,
)
from geotrack.places.settling.renown import renown_of
from geotrack.places.settling.varieties import home_odds, spellings
from geotrack.places.settling.within import inside, towns_in

TABLE = NamesakeTable(None)


def place(name, lat, lon, **more):
    return Place(
        name=name, lat=lat, lon=lon, **{"kind": "city", "country": "DE", "admin1": "02", "population": 5000, **more}
    )  # fmt: skip


def columns(*places):
    return TABLE.columns("x", places)


def claim(kind="position", low=None, high=None, **more):
    interval = None if low is None else Interval(low, high)
    return Claim(kind=kind, start=0, end=1, text="", pattern="test", interval=interval, **more)


HUB = place("Hub", 0.0, 10.0)
LAND = place("Land", 0.0, 10.0, kind="country", admin1=None)
STATE = place("State", 0.0, 10.0, kind="admin1", radius_km=50.0)
ABROAD = place("Abroad", 0.0, 40.0, kind="country", country="FR", admin1=None)


def around(degrees, turn=0.0, **more):
    """A town so many degrees from the hub, turned clockwise from north."""
    return place("Town", degrees * cos(radians(turn)), 10 + degrees * sin(radians(turn)), **more)


def gains(said, *towns):
    return claim_factor(said, 0, 1, columns(HUB), columns(*towns), 1.0).gain[0].tolist()


def test_a_distance_that_fits_gains_and_one_that_does_not_loses_a_bounded_share():
    near, far = around(1.0), around(20.0)
    km = great_circle_km(HUB.lat, HUB.lon, near.lat, near.lon)
    fits, misses, unlisted = gains(claim(low=km, high=km), near, far)
    assert fits == pytest.approx(3.44, abs=0.01)  # a stated way is a little longer
    assert misses == -3
    assert unlisted == -1.5
    assert gains(claim(low=km, high=inf), near, near)[0] == pytest.approx(0.875, abs=0.01)
    assert gains(claim(low=3 * km, high=inf), near, near)[0] < 0.5
    assert gains(claim(low=0, high=km / 3), near, near)[0] < 3
    (only, elsewhere) = gains(claim(low=9 * km, high=9 * km), near)
    assert only == elsewhere == -3  # it may be wrong


@pytest.mark.parametrize(
    ("turn", "gain"),
    [(0, 1.5), (11.9, 1.5), (-11.9, 1.5), (23.5, 0.75), (35, 0.0), (-35, 0.0), (47.5, -1.5), (60, -3), (180, -3)],
)  # fmt: skip
def test_a_direction_gains_by_its_angle(turn, gain):
    assert gains(claim(direction="N"), around(1.0, turn), HUB)[0] == pytest.approx(gain, abs=0.02)
    assert gains(claim(direction="SE"), around(1.0, turn + 135), HUB)[0] == pytest.approx(
        gain, abs=0.02
    )


def test_places_side_by_side_have_no_direction():
    def gained(**more):
        return claim_factor(
            claim(direction="N"), 0, 1, columns(HUB), columns(around(0.044, 90, **more)), 1.0
        )

    assert gained() is None  # 4.9 km
    assert gains(claim(direction="N"), around(0.06, 90, radius_km=0.0))[0] == -3


def test_the_middle_of_what_is_larger_than_the_distance_measures_nothing():
    def gain(radius):
        vast = place("Vale", 3.0, 10.0, kind="region", radius_km=radius)
        return claim_factor(
            claim(low=100, high=100), 0, 1, columns(HUB), columns(vast, around(3.0)), 1.0
        ).gain

    assert gain(99.0)[0, 0] != 0
    assert gain(101.0)[0, 0] == 0


@pytest.mark.parametrize(
    ("kind", "weight", "listed", "elsewhere", "town"),
    [
        ("apposition", 10.0, 3.0, 10.0, 0.0), ("containment", 10.0, 3.0, 10.0, 0.0), ("apposition", 2.0, 0.0, 6.0, 0.0),
        ("title", 10.0, 3.0, 10.0, 6.0), ("phrase", 10.0, 0.0, 0.0, 0.0), ("chain", 10.0, 0.0, 0.0, 0.0),
    ],
)  # fmt: skip
def test_what_an_unlisted_place_gains_where_it_is_said_to_lie(
    kind, weight, listed, elsewhere, town
):
    far = place("Far", 0.0, 40.0, country="FR")
    gain = containment_factor(0, 1, columns(HUB), columns(LAND, ABROAD, far), weight, kind).gain
    assert gain[0].tolist() == [weight, 0.0, 0.0, 0.0]
    assert gain[-1].tolist() == [listed, elsewhere, town, 0.0]


@pytest.mark.parametrize(("degrees", "gained"), [(0.89, False), (0.91, True)])  # 99 and 101 km
def test_a_title_names_a_town_a_hundred_kilometres_off(degrees, gained):
    gain = containment_factor(0, 1, columns(HUB), columns(around(degrees)), 10.0, "title").gain
    assert bool(gain[-1, 0]) is gained


def test_a_long_row_holds_only_what_is_best_known_as_a_country_or_division():
    first, second = columns(HUB), columns(LAND, ABROAD)
    assert containment_factor(0, 1, first, second, 5.0, "run").gain[0, 0] == 5
    town_first = columns(place("Land", 5.0, 10.0, population=900_000), LAND)
    assert containment_factor(0, 1, first, town_first, 5.0, "run").gain[0].tolist() == [0, 0, 0]
    assert containment_factor(0, 1, first, town_first, 5.0, "chain").gain[0, 1] == 5


def test_a_short_form_is_the_same_place_and_what_is_near_lies_alike():
    weights = Weights()
    slates = [columns(HUB), columns(around(0.008), around(0.01)), columns(LAND, STATE)]
    at = {0: 0, 1: 1, 2: 2}
    short = factor_of(Statement(first=0, second=1, kind="short"), at, slates, weights)
    assert short.gain[0].tolist() == [weights.short, 0.0, 0.0]  # 0.9 and 1.1 km
    near = factor_of(Statement(first=0, second=2, kind="vicinity"), at, slates, weights)
    if near is not None:
        assert near.gain[0, 0] == weights.vicinity
        assert 0 < near.gain[0, 1] < weights.vicinity
    assert factor_of(Statement(first=0, second=7, kind="short"), at, slates, weights) is None


def mention(number):
    return Mention(text=f"n{number}", toponym=number)


def stated(said, links=(), nodes=(0, 1, 2)):
    found = statements(SimpleNamespace(links=links), said, nodes, {0: 0, 1: 1, 2: 2})
    return sorted((s.first, s.second, s.kind) for rows in found.values() for s in rows)


def test_which_claims_state_something_of_two_names():
    ends = {"origin": mention(0), "destination": mention(1)}
    assert stated([claim(low=5, high=5, **ends)]) == [(0, 1, "claim")]
    assert stated([claim("leg", **ends)]) == []
    assert stated([claim("leg", direction="N", **ends)]) == [(0, 1, "claim")]
    assert stated([claim("containment", **ends)]) == [(1, 0, "containment")]
    for status in ("negated", "counterfactual"):
        assert stated([claim(low=5, high=5, status=status, **ends)]) == []
    assert stated([claim(low=5, high=5, origin=mention(0))]) == []
    assert stated([claim(low=5, high=5, origin=mention(0), destination=Mention(text="it"))]) == []
    assert stated([claim(low=5, high=5, **ends)], nodes=(0, 0, 2)) == []
    inner = SimpleNamespace(inner=0, outer=2, kind="apposition")
    assert stated([], [inner]) == [(0, 2, "apposition")]
    assert stated([], [inner], nodes=(0, 1, 0)) == []
    with_vicinity = stated([claim(low=5, high=5, unit="km", **ends)], [inner])
    assert (1, 2, "vicinity") in with_vicinity
    assert (1, 2, "vicinity") not in stated([claim(low=5, high=5, unit="h", **ends)], [inner])
    assert (1, 2, "vicinity") not in stated([claim(low=5, high=9000, unit="km", **ends)], [inner])


def test_what_lies_in_what():
    county = place("County", 0.0, 10.0, kind="admin2", admin2="7")
    other = place("County", 0.0, 10.0, kind="admin2", admin2="8")
    mine, near, far = (place("T", lat, 10.0, **more) for lat, more in (
        (9.0, {"admin2": "7"}), (0.53, {}), (0.55, {}),
    ))  # fmt: skip
    towns = columns(mine, near, far)
    assert inside(towns, columns(county, other)).tolist() == [
        [True, False],
        [True, True],
        [False, False],
    ]
    suburb = columns(place("S", 0.26, 10.0, kind="suburb"), place("S", 0.28, 10.0, kind="suburb"))
    assert inside(suburb, columns(HUB)).tolist() == [[True], [False]]  # 29 and 31 km
    small, large = (
        place("Small", 0.1, 10.0, population=5000),
        place("Large", 0.0, 10.0, population=51_000),
    )
    assert inside(columns(small), columns(large)).all()
    assert not inside(columns(small), columns(place("L", 0.0, 10.0, population=49_000))).any()
    assert not inside(columns(large), columns(small)).any()
    stateless = columns(place("N", 0.1, 10.0, admin1=None), place("N", 9.0, 10.0, admin1=None))
    assert inside(stateless, columns(STATE)).tolist() == [[True], [False]]
    assert not inside(columns(LAND), columns(STATE)).any()
    assert towns_in(columns(STATE, HUB, place("Hub", 0.1, 10.0, country="FR", admin1="9"))).tolist()[0] == [
        False, True, False,
    ]  # fmt: skip


def test_renown_is_more_names_than_towns_of_that_size_have():
    towns = [Place(name="T", population=100_000, country=c) for c in ("DE", "US", "DE", "DE")]
    found = renown_of(towns, [20, 20, 0, 1])
    assert found.tolist() == pytest.approx([0.1, -0.15, 0.0, -0.3])
    assert renown_of([Place(name="T")], [20])[0] == pytest.approx(1 - 0.51)


def test_spelling_leans_to_countries_up_to_a_bound():
    assert spellings({"color", "mum", "pub", "tree"}) == (1, 2)
    assert home_odds({"color", "colour"}) == {}
    assert home_odds({"colour"})["GB"] == pytest.approx(exp(0.3))
    assert home_odds({"colour"})["US"] == pytest.approx(exp(-0.3))
    assert home_odds({"color"})["US"] == pytest.approx(exp(0.3))
    many = {"colour", "honour", "labour", "mum", "pub", "pence", "petrol"}
    assert home_odds(many)["GB"] == pytest.approx(exp(1.2))
    assert home_odds({"color", "honor", "labor", "mom", "gray", "plow", "jewelry"})[
        "GB"
    ] == pytest.approx(exp(-1.2))


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        (0, {}), (1, {"words": {"potluck"}}), (0.2, {"words": {"police"}}), (0.5, {"spellings": 1}), (1, {"civic": 1}),
        (2, {"published": True}), (5, {"civic": 5}),
    ],
)  # fmt: skip
def test_how_local_a_text_is(heard, said):
    assert locality(said.pop("words", ()), **said) == pytest.approx(1 / (1 + exp(4 - 0.8 * heard)))


def test_addresses_that_tell_a_country():
    assert address_odds("http://x.co.uk/") == {"GB": 8.0}
    assert address_odds("https://x.de") == {"DE": 8.0}
    for nothing in (
        None,
        "",
        "x.de",
        "https://x.io",
        "https://[x",
        "https://x.zz",
        "see also https://x.de",
    ):
        assert address_odds(nothing) == {}


class Towns:
    def candidates(self, name, limit):
        assert limit == 3
        known = {"Ulm": 1000, "Elm": 999, "Bad Tolz on Isar": 5000, "Evening Post": 9000}
        return [Place(name=name, kind="city", population=known[name])] if name in known else (
            [Place(name=name, kind="admin1")] if name == "Tirol" else []
        )  # fmt: skip


def test_names_of_towns_in_a_source():
    def names(source):
        return publication_names(Towns(), source)

    assert names("Ulm Post") == ("Ulm",)
    assert names("Elm Post") == ()
    assert names("Tirol Today and Ulm") == ("Tirol", "Ulm")
    assert names("Bad Tolz on Isar News") == ("Bad Tolz on Isar",)
    assert names("Evening Post") == ()  # a paper's name, though a town has it
    assert names("Ulm.txt") == names("a/Ulm") == names("a\\Ulm") == names("") == names(None) == ()
    assert names("Ulm v1.txt") == ("Ulm",)
    assert names("Ulm " + "x" * 196) == ("Ulm",)
    assert names("Ulm " + "x" * 197) == ()


def test_loose_forms_in_order():
    assert list(loose_forms("the City of Ulm")) == ["Ulm"]
    assert list(loose_forms("St. Ives")) == ["saint Ives", "St. Ive"]
    assert list(loose_forms("Elms")) == []
    assert list(loose_forms("Elmss")) == ["Elms"]
    assert list(loose_forms("Ulm Regional Airport")) == ["Ulm"]
    assert list(loose_forms("Ulm, Iowa")) == ["Ulm"]
    assert list(loose_forms("Ulm (Donau)")) == ["Ulm"]
    assert list(loose_forms("Ulm’s")) == ["Ulm"]


def test_coordinates_on_the_edge_of_the_earth():
    def read(text):
        return [(round(c.lat, 4), round(c.lon, 4)) for c in coordinates(text)]

    assert read("at 90°N 180°E") == [(90, 180)]
    assert read("at 91°N 10°E") == read("at 10°N 181°E") == []
    assert read("at 10°30′36″S 20°15′W") == [(-10.51, -20.25)]
    assert read("(48.125, -11.5)") == []
    assert read("(48.125, -11.500)") == [(48.125, -11.5)]
    assert read("(91.125, 11.500)") == []


def test_years_of_a_name_and_of_a_text():
    old = FormerName(name="Old", today="New", country="DE", since=1900, until=1930)
    assert [old.held([y]) for y in (1899, 1900, 1930, 1931)] == [0, 1, 1, -1]
    assert old.held([]) == 0
    assert old.held([1890, 1950]) == 0
    assert old.held([1910, 1950]) == 1
    new = Place(name="New", country="DE")
    assert old.means(new)
    assert not old.means(Place(name="New", country="FR"))
    assert old.means(Place(name="Old", country="DE", kind="region"))
    assert not old.means(Place(name="Old", country="DE", kind="city"))
    assert years_in("in 1893 and 2049 and 2050 men, 1,900 more and 1800 km", None) == (1893, 2049)
    assert years_in("", "2020-01-02") == (2020,)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Cape Horn", "peninsula"), ("Horn Cape", None), ("Ulm River", "river"), ("River Ulm", None), ("Lake", None)],
)  # fmt: skip
def test_kinds_that_a_name_tells_itself(name, kind):
    found = _kinds_in(name)
    assert (kind in found) if kind else not found


@pytest.mark.parametrize(("chance", "right"), [(0.0, 0.4), (0.3, 0.5725), (1.0, 0.975)])
def test_no_settled_place_is_beyond_doubt_nor_worthless(chance, right):
    assert believed(chance, chosen=True) == pytest.approx(right)
    assert believed(chance, chosen=True) + believed(1 - chance, chosen=False) < 1


def test_a_town_its_airport_and_its_fjord_are_one_place_and_a_far_namesake_is_another():
    table = NamesakeTable(BundledGazetteer())
    assert _is_one(table.of("Seyðisfjörður"))
    assert _is_one(table.of("Victoria Falls"))
    assert not _is_one(table.of("Leith"))


@pytest.mark.parametrize(("km", "one"), [(49.5, True), (50.5, False)])
def test_what_lies_beside_a_town_is_no_other_place(km, one):
    at = [[1.0, 0.0, 0.0], [cos(km / 6371.0088), sin(km / 6371.0088), 0.0]]
    assert _is_one(SimpleNamespace(group=np.array([0, 6]), xyz=np.array(at))) == one
