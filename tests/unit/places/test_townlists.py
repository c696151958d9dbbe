"""The towns of a division are its shape; nothing is told of a division that has no code."""

import numpy as np
import pytest

from geotrack.model import Place
from geotrack.places import BundledGazetteer
from geotrack.places.gazetteer.townlists import TownLists


@pytest.fixture(scope="module")
def lists():
    return TownLists(BundledGazetteer())


def division(**members):
    return Place(name="somewhere", lat=0.0, lon=0.0, **members)


def test_a_county_is_part_of_its_state(lists):
    state, _ = lists.of(division(kind="admin1", country="US", admin1="TX"))
    county, _ = lists.of(division(kind="admin2", country="US", admin1="TX", admin2="439"))
    assert 4 < len(county) < len(state) / 10
    assert np.isin(county, state).all()


def test_a_country_holds_its_divisions(lists):
    lat, lon = lists.of(division(kind="country", country="LB"))
    assert len(lat) == len(lon) > 20


@pytest.mark.parametrize(
    "place",
    [
        division(kind="admin1", country="VN"),  # without a code
        division(kind="admin2", country="US", admin1="TX"),
        division(kind="region"),
    ],
)
def test_what_has_no_code_is_not_taken_for_the_whole(lists, place):
    assert [len(values) for values in lists.of(place)] == [0, 0]


def test_a_gazetteer_that_cannot_tell(lists):
    class Names:
        name = "names"

    assert len(TownLists(Names()).of(division(kind="country", country="LB"))[0]) == 0
