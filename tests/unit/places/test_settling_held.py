"""Rules of settling that a fault put into them by hand did not disturb, until these tests were written."""

import numpy as np
import pytest

from geotrack.model import Claim, Place, Toponym
from geotrack.places.gazetteer.store import Hit
from geotrack.places.settling.beliefs import _alike, softmax
from geotrack.places.settling.coordinates import located
from geotrack.places.settling.englishforms import own_english_forms
from geotrack.places.settling.evidence import Home, home_shares, slate_of
from geotrack.places.settling.evidence_weights import WEIGHTS
from geotrack.places.settling.lookups import Found
from geotrack.places.settling.namecues import _links, _spread
from geotrack.places.settling.namesaketable import NamesakeTable
from geotrack.places.settling.relations import claim_factor


def town(**more):
    return Place(name="Town", lat=48.0, lon=10.0, kind="city", country="DE", **more)


def test_the_beliefs_of_each_name_add_up_to_one():
    found = softmax(np.array([0, 2, 5]), np.array([0.0, 1.0, 3.0, 3.0, 5.0], dtype=np.float32))
    assert found[:2].tolist() == pytest.approx([0.2689, 0.7311], abs=1e-4)
    assert found[2:].sum() == pytest.approx(1.0, abs=1e-6)
    assert found[2] == found[3] < found[4]


@pytest.mark.parametrize(("prominence", "known"), [(0, True), (-1, False)])
def test_the_least_prominent_town_is_known_and_a_village_is_not(prominence, known):
    assert Found("Town", [Hit(town(), prominence, 0)]).known is known
    assert not Found("Town", []).known


@pytest.mark.parametrize(("population", "size"), [(0, 2.0), (100, 2.0), (1000, 3.0)])
def test_a_town_has_a_hundred_inhabitants_at_least(population, size):
    static = NamesakeTable(None).columns("Town", (town(population=population),)).static
    assert static[0, 0] == pytest.approx(size)
    assert static[0, 1] == (population == 0)


@pytest.mark.parametrize(("local", "share"), [(1.0, 0.02), (0.5, 0.06), (0.0, 0.1)])
def test_what_lies_in_no_country_has_its_share_of_local_news(local, share):
    sea = NamesakeTable(None).columns("Sea", (Place(name="Sea", lat=0.0, lon=0.0, kind="sea"),))
    home = Home(odds={}, address={}, local=local)
    slate = slate_of([sea], np.zeros((1, 1), dtype=np.float32), home, WEIGHTS)
    assert slate.land_prior[0] == pytest.approx(share)


@pytest.mark.parametrize(("second", "linked"), [("OH", True), ("Troy", False)])
def test_letters_of_a_state_behind_a_name_are_what_it_lies_in(second, linked):
    text = f"They met in Dayton {second} again."
    names = [
        Toponym(start=at, end=at + len(name), text=name)
        for name in ("Dayton", second)
        for at in (text.index(name),)
    ]
    links = _links(text, names, 0, " ", (1, 1))
    assert ([link.kind for link in links] == ["apposition"]) is linked


@pytest.mark.parametrize(("owned", "strange"), [(True, 2.0), (False, 0.0)])
def test_a_division_of_another_name_is_a_strange_bearer_where_a_place_owns_the_name(owned, strange):
    division = Place(name="Greater London", lat=51.5, lon=-0.1, kind="admin1", country="GB")
    primary = np.array([float(owned), 0.0], dtype=np.float32)
    alien = np.zeros(2, dtype=np.float32)
    own_english_forms("middlesex", (town(), division), primary, alien)
    assert alien[1] == strange


def test_two_kernels_of_nearness_fall_to_a_quarter():
    def kernels(km):
        away = Place(name="B", lat=km / 111.195, lon=10.0, kind="city", country="DE")
        names = [
            NamesakeTable(None).columns(place.name, (place,))
            for place in (Place(name="A", lat=0.0, lon=10.0, kind="city", country="DE"), away)
        ]
        home = Home(odds={}, address={}, local=0.0)
        slate = slate_of(names, np.ones((2, 2), dtype=np.float32), home, WEIGHTS)
        return slate.near[0, 1], slate.far[0, 1]

    assert kernels(40.0)[0] == pytest.approx(0.25, abs=0.01)
    assert kernels(250.0)[1] == pytest.approx(0.25, abs=0.001)


def test_a_name_has_as_many_bearers_as_are_about_as_likely_as_the_best():
    plain = np.array([0.0, 0.0, -3.0, 1.0, -90.0], dtype=np.float32)
    half = np.array([0.0, 0.0, 0.0, 0.0, 0.0], dtype=np.float32)
    found = _alike(np.array([0, 3, 5]), plain, half)
    assert found.tolist() == pytest.approx([2 + np.exp(-1), 1.0], abs=1e-4)
    half[1] = 1.0  # bears only half of the name
    assert _alike(np.array([0, 3, 5]), plain, half)[0] == pytest.approx(1 + np.exp(-1), abs=1e-4)


def test_smallness_is_forgiven_in_the_division_first_and_in_the_country():
    table = NamesakeTable(None)
    names = [
        table.columns(name, (town(admin1=state, population=5000),))
        for name, state in (("a", "02"), ("b", "08"))
    ]
    slate = slate_of(
        names, np.ones((2, 2), dtype=np.float32), Home(odds={}, address={}, local=0.0), WEIGHTS
    )
    division, country = home_shares(slate, np.ones(2, dtype=np.float32), np.ones((2, 2)))
    small = 5.5 - np.log10(5000)
    assert division.tolist() == pytest.approx([small * 1 / 3.4] * 2, abs=1e-4)
    assert country.tolist() == pytest.approx([small * 2 / 3.4] * 2, abs=1e-4)


def test_a_name_leads_to_the_countries_states_and_counties_that_it_may_mean():
    table = NamesakeTable(None)
    more = {"name": "X", "lat": 48.0, "lon": 10.0, "admin1": "02"}
    places = (
        Place(**more, kind="city", country="DE", admin2="071"),
        Place(**more, kind="admin2", country="AT", admin2="402"),
        Place(**more, kind="admin1", country="FR"),
        Place(name="X", lat=48.0, lon=10.0, kind="country", country="CH"),
    )
    leads = table.columns("x", places).leads
    assert leads.counties == {table.number("AT", "02", "402")}
    assert leads.states == {table.number("DE", "02"), table.number("FR", "02")}
    assert leads.lands == {table.number("CH")}


@pytest.mark.parametrize(("direction", "gain"), [("NE", 1.5), ("N", -1.1), ("SW", -3.0)])
def test_a_direction_far_north_is_that_on_the_ground(direction, gain):
    """Half a degree north and one east, at 60 degrees, is northeast."""
    table = NamesakeTable(None)
    ends = [
        table.columns("x", (Place(name="X", lat=lat, lon=lon, kind="city", country="NO"),))
        for lat, lon in ((60.0, 10.0), (60.5, 11.0))
    ]
    claim = Claim(kind="position", start=0, end=1, text="", pattern="test", direction=direction)
    found = claim_factor(claim, 0, 1, *ends, 1.0).gain[0, 0]
    assert found == pytest.approx(gain, abs=0.1)


def test_a_plural_is_said_of_every_member_of_the_list_before_it():
    text = "He knew Ulm. Adams, Clay, Dodge and Polk counties voted."
    names = [
        Toponym(start=text.index(name), end=text.index(name) + len(name), text=name)
        for name in ("Ulm", "Adams", "Clay", "Dodge", "Polk")
    ]
    told = ("counties", frozenset({"admin2"}))
    types = {}
    _spread(text, names, 4, types, told)
    assert types == dict.fromkeys((4, 3, 2, 1), told)


@pytest.mark.parametrize(
    ("settled", "asked"),
    [
        (None, True), (Place(name="Camp"), True), (Place(name="Camp", lat=48.0, lon=10.0), False),
        (Place(name="Camp", lat=50.0, lon=10.0), True),
    ],
)  # fmt: skip
def test_coordinates_decide_but_where_the_place_is_there_already(settled, asked):
    given = Place(name="Camp", lat=48.0, lon=10.0)
    assert (located(given, settled) is not None) is asked


@pytest.mark.parametrize(("country", "share"), [("DE", 0.001), ("GB", 0.14)])
def test_a_country_has_its_share_of_the_press_as_far_as_the_news_are_local(country, share):
    name = NamesakeTable(None).columns(
        "x", (Place(name="X", lat=50.0, lon=8.0, kind="city", country=country),)
    )
    for local in (0.0, 0.5, 1.0):
        home = Home(odds={}, address={}, local=local)
        slate = slate_of([name], np.zeros((1, 1), dtype=np.float32), home, WEIGHTS)
        assert slate.land_prior[1] == pytest.approx((1 - local) * 0.1 + local * share)
