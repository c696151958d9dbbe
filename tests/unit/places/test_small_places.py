"""Evidence for what is small: districts of villages, halves of city names, islands, figures in doubt."""

from __future__ import annotations

import numpy as np
import pytest

from geotrack.config import Settings
from geotrack.measures.interval import Interval
from geotrack.model import Claim, Confidence, Document, Place, Toponym
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.settling.evidence import Home, slate_of
from geotrack.places.settling.evidence_weights import WEIGHTS
from geotrack.places.settling.namesakes import STATIC
from geotrack.places.settling.namesaketable import NamesakeTable
from geotrack.places.settling.relations import claim_factor
from geotrack.places.settling.resolver import JointResolver
from geotrack.places.settling.typewords import articled


@pytest.fixture(scope="module")
def resolver():
    return JointResolver(Settings(), BundledGazetteer())


def settled(resolver, text, *names):
    found = []
    for name in names:
        start = text.index(name, found[-1].end if found else 0)
        found.append(Toponym(start=start, end=start + len(name), text=name))
    return [r.place for r in resolver.resolve(Document(text=text), found)]


def place(name, people=0, kind="city", **more):
    more = {"lat": 10.0, "lon": 10.0, "country": "DE", "admin1": "02", **more}
    return Place(name=name, kind=kind, population=people, **more)


def column(places, name, label, **more):
    found = NamesakeTable(None).columns(name, tuple(places), **more)
    return found.static[:, STATIC.index(label)].tolist()


@pytest.mark.parametrize(("people", "own"), [(301_000, 1.0), (299_000, 0.5)])
def test_part_of_a_great_citys_name_is_its_own_where_it_dwarfs_the_owners(people, own):
    places = [place("Kingstead upon Hall", people), place("Hall", 100_000, lat=50.0)]
    assert column(places, "Hall", "primary") == [own, 1.0]


def test_part_of_a_citys_name_is_not_its_own_where_a_country_has_the_name():
    places = [
        place("Hall City", 5_000_000),
        place("Hall", 10, lat=50.0),
        place("Hall", kind="country"),
    ]
    assert column(places, "Hall", "primary")[0] == 0.5


def test_a_name_that_ends_in_the_places_own_is_half_its_own():
    assert column([place("Stanley", 2000)], "Port Stanley", "primary") == [0.5]
    assert column([place("Stanley", 2000)], "Portstanley", "primary") == [0.0]


@pytest.mark.parametrize(
    ("kind", "prominence", "slight"),
    [("admin2", 38, 0.0), ("admin2", 28, 1.0), ("admin1", 55, 0.0), ("admin1", 45, 1.0), ("city", 10, 0.0)],
)  # fmt: skip
def test_a_small_division_is_slight(kind, prominence, slight):
    found = column([place("Ulm", kind=kind)], "Ulm", "slight", weights=[prominence])
    assert found == [pytest.approx(slight)]


def test_a_town_is_meant_before_the_district_of_its_name(resolver):
    text = "The road from Leh to Kargil and Drass was cleared of snow."
    assert settled(resolver, text, "Leh", "Kargil", "Drass")[1].kind == "city"


def test_a_district_is_meant_where_the_text_says_so(resolver):
    text = "Three villages of Kargil district in Ladakh were cut off."
    assert settled(resolver, text, "Kargil", "Ladakh")[0].kind == "admin2"


@pytest.mark.parametrize(("radius", "points"), [(60.0, 1), (61.0, 0)])
def test_a_small_island_is_near_something_and_a_large_one_is_not(radius, points):
    island = NamesakeTable(None).columns("x", (place("x", kind="island", radius_km=radius),))
    home = Home(odds={}, address={}, local=0.0)
    slate = slate_of([island], np.zeros((1, 1), dtype=np.float32), home, WEIGHTS)
    assert len(slate.points) == points


def test_a_figure_whose_ends_are_in_doubt_says_less():
    table = NamesakeTable(None)
    origin = table.columns("o", (place("o"),))
    ends = table.columns("d", (place("d", lat=11.0), place("d", lat=50.0)))

    def gains(ends_right):
        said = Claim(
            kind="distance", start=0, end=1, text="", pattern="test",
            interval=Interval(110, 115), confidence=Confidence(ends=ends_right),
        )  # fmt: skip
        return claim_factor(said, 0, 1, origin, ends, 1.0).gain[0, :2]

    sure, half, none = gains(1.0), gains(0.5), gains(0.0)
    assert sure[0] > half[0] > none[0] == 0.0
    assert sure[1] < half[1] < none[1] == 0.0
    assert half[1] > -0.7  # log 2: the figure may be about other places


@pytest.mark.parametrize(
    ("text", "name", "alone"),
    [
        ("They crossed the Amur at dawn.", "Amur", True),
        ("They followed the Amur.", "Amur", True),
        ("They took the London train.", "London", False),
        ("They crossed Amur at dawn.", "Amur", False),
        ("A night on the Vaal", "Vaal", True),
    ],
)
def test_the_article_of_a_name_that_stands_alone(text, name, alone):
    start = text.index(name)
    assert articled(text, Toponym(start=start, end=start + len(name), text=name)) == alone


def test_a_name_with_the_article_is_a_river_rather_than_a_town(resolver):
    text = "South of Vereeniging we crossed the Vaal and camped."
    assert settled(resolver, text, "Vereeniging", "Vaal")[1].kind == "river"
    text = "The envoys met again in the Hague and in Brussels."
    assert settled(resolver, text, "the Hague", "Brussels")[0].country == "NL"
