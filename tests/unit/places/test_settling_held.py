"""Rules of settling that a fault put into them by hand did not disturb, until these tests were written."""

import numpy as np
import pytest

from geotrack.model import Place, Toponym
from geotrack.places.gazetteer.store import Hit
from geotrack.places.settling.beliefs import softmax
from geotrack.places.settling.englishforms import own_english_forms
from geotrack.places.settling.evidence import Home, slate_of
from geotrack.places.settling.evidence_weights import WEIGHTS
from geotrack.places.settling.lookups import Found
from geotrack.places.settling.namecues import _links
from geotrack.places.settling.namesakes import NamesakeTable


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
