"""Rules of settling that a fault put into them by hand did not disturb, until these tests were written."""

import numpy as np
import pytest

from geotrack.model import Place
from geotrack.places.gazetteer.store import Hit
from geotrack.places.settling.beliefs import softmax
from geotrack.places.settling.lookups import Found
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
