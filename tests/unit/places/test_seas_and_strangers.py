"""Waters that no country has, articles, stature, and places far from all else that a text names."""

from __future__ import annotations

import re

import numpy as np
import pytest

from geotrack.config import Settings
from geotrack.model import Candidate, Document, Place, Resolution, Toponym
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.settling.namesakes import STATIC
from geotrack.places.settling.namesaketable import NamesakeTable
from geotrack.places.settling.resolver import JointResolver
from geotrack.places.settling.strangers import (
    APART_KM,
    KNOWN,
    LEAST,
    SHARE,
    is_creek,
    is_obscure,
    left_open,
)


@pytest.fixture(scope="module")
def resolver():
    return JointResolver(Settings(), BundledGazetteer())


def settled(resolver, text, *names):
    tops = []
    for name in names:
        at = re.search(rf"\b{re.escape(name)}(?!\w)", text)
        tops.append(Toponym(start=at.start(), end=at.end(), text=name))
    order = sorted(tops, key=lambda t: t.start)
    found = dict(zip([t.text for t in order], resolver.resolve(Document(text=text), order), strict=True))  # fmt: skip
    return [found[name].place for name in names]


@pytest.mark.parametrize(
    ("text", "name", "others", "kind"),
    [
        ("Coal comes up the Rhine from Rotterdam to Basel.", "Rhine", ("Rotterdam", "Basel"), "river"),
        ("It left the Suez Canal for the Red Sea.", "Red Sea", ("Suez Canal",), "sea"),
        ("Borneo, Sumatra and Yava lie under haze.", "Borneo", ("Sumatra",), "island"),
        ("The Mississippi floods Memphis.", "Mississippi", ("Memphis",), "river"),
        # a town without the article, whatever river bears the name
        ("They go from Mendoza to Santiago.", "Mendoza", ("Santiago",), "city"),
    ],
)  # fmt: skip
def test_waters_are_where_the_places_around_them_are(resolver, text, name, others, kind):
    assert settled(resolver, text, name, *others)[0].kind == kind


@pytest.mark.parametrize(
    ("text", "name", "others", "country"),
    [
        ("The regatta ends in Venice.", "Venice", (), "IT"),
        ("She flew from Heathrow to JFK and Los Angeles.", "Heathrow", ("JFK", "Los Angeles"), "GB"),
        ("Ash fell on Pompeii.", "Pompeii", (), "IT"),
        ("The hotel zone of Cancún is full.", "Cancún", (), "MX"),
        ("A ferry leaves Alta at noon.", "Alta", (), "NO"),
        ("He was born in Calgary, Alta., in May.", "Alta.", ("Calgary",), "CA"),
    ],
)  # fmt: skip
def test_what_is_better_known_than_its_size(resolver, text, name, others, country):
    assert settled(resolver, text, name, *others)[0].country == country


def test_new_york_is_the_city_and_the_state_where_the_text_says_so(resolver):
    assert settled(resolver, "The match was followed in New York.", "New York")[0].kind == "city"
    (place,) = settled(resolver, "The law of New York state is old.", "New York")
    assert place.kind == "admin1"


def at(name, lat, lon, country, kind="city", confidence=0.9, **more):
    place = Place(name=name, lat=lat, lon=lon, country=country, kind=kind)
    return Resolution(place=place, confidence=confidence, **more)


REGION = [at(f"Town {k}", -20.0 - k, 15.0, "NA") for k in range(LEAST)]


def test_an_obscure_place_far_from_a_region_is_left_open_with_its_place_told():
    stranger = at("Terrace Bay", 48.8, -87.1, "CA")
    found = left_open(dict(enumerate([*REGION, stranger])), {LEAST}, set())
    assert list(found) == [LEAST]
    assert found[LEAST].place is None
    assert found[LEAST].alternatives[0] == Candidate(place=stranger.place, confidence=0.9)


@pytest.mark.parametrize(
    "others",
    [
        [*REGION[1:]],  # too few others
        [*REGION, at("Thunder Bay", 48.4, -89.3, "CA")],  # its country is named
        [*REGION, at("Duluth", 46.8, -92.1, "US")],  # another place is near
        [at(f"Town {k}", 60.0 - 40 * k, 40.0 * k, f"X{k}") for k in range(LEAST)],  # no region
    ],
)
def test_where_anything_leads_to_it_a_place_stays(others):
    stranger = at("Terrace Bay", 48.8, -87.1, "CA")
    assert left_open(dict(enumerate([*others, stranger])), {len(others)}, set()) == {}


def test_what_stands_in_another_place_stays():
    inside = at("Terrace Bay", 48.8, -87.1, "CA", within=(REGION[0].place,))
    assert left_open(dict(enumerate([*REGION, inside])), {LEAST}, set()) == {}


def test_the_share_and_the_distance_are_bounds():
    assert (APART_KM, SHARE, KNOWN) == (1_500.0, 0.5, 5.0)
    km = APART_KM / 111.19
    for lat, number in ((-20.0 + km - 0.5, 0), (-20.0 + km + 0.5, 1)):
        stranger = at("Kito", lat, 15.0, "CD")
        assert len(left_open(dict(enumerate([*REGION, stranger])), {LEAST}, set())) == number


@pytest.mark.parametrize(("confidence", "counts"), [(0.75, True), (0.745, True), (0.74, False)])
def test_names_count_from_a_confidence_on(confidence, counts):
    stranger = at("Terrace Bay", 48.8, -87.1, "CA")
    others = [*REGION[1:], at("Town 0", -20.0, 15.0, "NA", confidence=confidence)]
    assert bool(left_open(dict(enumerate([*others, stranger])), {LEAST}, set())) is counts
    # … and one beside the stranger leads to it from the same on
    beside = at("Duluth", 46.8, -92.1, "US", confidence=confidence)
    found = left_open(dict(enumerate([*REGION, stranger, beside])), {LEAST}, set())
    assert bool(found) is not counts


def test_a_creek_needs_another_name_that_leads_to_it(resolver):
    (creek,) = settled(resolver, "They camped at Coldwater Creek.", "Coldwater Creek")
    assert creek is None
    text = "From Christchurch they rode to Coldwater Creek."
    assert settled(resolver, text, "Coldwater Creek", "Christchurch")[0].country == "NZ"


def test_small_towns_and_creeks_are_obscure_and_capitals_are_not():
    table = NamesakeTable(BundledGazetteer())
    for name, obscure in (("Hornepayne", True), ("Suva", False), ("Venice", False), ("Nairobi", False)):  # fmt: skip
        assert is_obscure(table.of(name), 0) == obscure
    assert is_creek(table.of("Coldwater Creek"), 0)
    assert not is_creek(table.of("Mount Everest"), 0)


def test_stature_counts_powers_of_ten_beyond_the_inhabitants():
    found = NamesakeTable(BundledGazetteer()).of("Venice")
    stature = found.static[:, STATIC.index("stature")]
    assert found.places[0].country == "IT"
    assert 1.2 < stature[0] < 1.7
    assert np.all(stature[1:] == 0)


@pytest.mark.parametrize(("name", "kind"), [("Höfn", "sea"), ("Ísafjörður", "sea")])
def test_bays_and_hills_give_way_to_the_town_of_their_name(name, kind):
    places = BundledGazetteer().candidates(name)
    assert kind in {place.kind for place in places}
    found = NamesakeTable(BundledGazetteer()).of(name)
    assert kind not in {place.kind for place in found.places}


def test_a_hill_stays_where_no_town_of_its_land_has_the_name():
    kinds = {place.kind for place in NamesakeTable(BundledGazetteer()).of("Coldwater Creek").places}
    assert "river" in kinds
