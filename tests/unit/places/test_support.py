"""Of a hundred namesakes the best known are weighed, and those that the text leads to."""

from __future__ import annotations

import pytest

from geotrack.config import Settings
from geotrack.model import Document, Place, Toponym
from geotrack.places import BundledGazetteer, JointResolver
from geotrack.places.settling.namesakes import LIMIT
from geotrack.places.settling.namesaketable import NamesakeTable
from geotrack.places.settling.shortlist import RARE, SUPPORTED, weighed


@pytest.fixture
def table():
    return NamesakeTable(None)


def place(name, lat, lon, **more):
    return Place(name=name, lat=lat, lon=lon, **{"kind": "city", "country": "MX", **more})


def fords(count):
    """As many places of one name as a line of latitude holds, each in a division of its own."""
    return tuple(place("Ford", 10.0, -120.0 + k, admin1=f"{k:02}") for k in range(count))


def numbers(found):
    return [int(p.admin1) for p in found.places]


def test_few_namesakes_are_all_weighed(table):
    found = table.columns("Ford", fords(20))
    assert weighed([found]) == [found]


def test_of_many_the_best_known_are_weighed(table):
    assert numbers(weighed([table.columns("Ford", fords(90))])[0]) == list(range(LIMIT))


def test_one_in_a_named_division_is_weighed_too(table):
    many = table.columns("Ford", fords(90))
    lands = place("Highmark", 60.0, 20.0, kind="admin1", admin1="77")
    assert numbers(weighed([many, table.columns("Highmark", (lands,))])[0])[LIMIT:] == [77]


def test_a_named_division_need_not_be_the_best_known_of_its_name(table):
    many = table.columns("Ford", fords(90))
    towns = tuple(place("Highmark", -60.0, 20.0 + k, admin1="A") for k in range(5))
    lands = place("Highmark", 60.0, 20.0, kind="admin1", admin1="77")
    assert 77 in numbers(weighed([many, table.columns("Highmark", (*towns, lands))])[0])


def test_one_near_another_place_of_the_text_is_weighed_too(table):
    many = table.columns("Ford", fords(90))
    town = table.columns("Weir", (place("Weir", 10.4, -60.0, admin1="A"),))
    assert numbers(weighed([many, town])[0])[LIMIT:] == [59, 60, 61]


def test_no_more_than_some_are_added(table):
    many = table.columns("Ford", tuple(place("Ford", 10.0, 10.0 + k / 99) for k in range(200)))
    town = table.columns("Weir", (place("Weir", 10.4, 11.0),))
    kept = weighed([many, town])[0]
    assert len(kept.places) == LIMIT + SUPPORTED
    assert kept.left_out == 200 - len(kept.places)


def test_villages_are_weighed_only_with_support(table):
    villages = table.columns("Ford", fords(3), minor=2)
    assert numbers(weighed([villages])[0]) == [0]
    town = table.columns("Weir", (place("Weir", 10.4, -118.2, country="MX", admin1="A"),))
    assert numbers(weighed([villages, town])[0]) == [0, 1, 2]


def test_a_rare_name_that_only_villages_bear_is_weighed_in_any_text(table):
    few, many = (table.columns("Ford", fords(n), minor=n) for n in (RARE, RARE + 1))
    assert len(weighed([few])[0].places) == RARE
    assert weighed([many])[0].places == ()


def test_a_title_finds_one_of_a_hundred_namesakes():
    title = "San Miguel, Catanduanes"
    names = (
        Toponym(start=0, end=10, text=title[:10]),
        Toponym(start=12, end=23, text=title[12:]),
    )
    resolver = JointResolver(Settings(), BundledGazetteer())
    found = resolver.resolve(Document(text=title), names)[0].place
    assert (found.country, found.admin1, found.admin2) == ("PH", "05", "19")


def test_a_village_is_settled_by_the_place_it_is_measured_from():
    resolver = JointResolver(Settings(), BundledGazetteer())
    text = "Katrain lies on the road to Manali."
    names = (Toponym(start=0, end=7, text="Katrain"), Toponym(start=28, end=34, text="Manali"))
    alone, beside = (
        resolver.resolve(Document(text=text), names[:1])[0],
        resolver.resolve(Document(text=text), names)[0],
    )
    assert alone.place == beside.place
    assert beside.place.country == "IN"
    assert alone.confidence < 0.9 < beside.confidence
