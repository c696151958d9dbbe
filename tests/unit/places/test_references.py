"""What a user may write to settle a name."""

from __future__ import annotations

import io

import pytest

import geotrack
from geotrack.config import Settings
from geotrack.errors import UsageError
from geotrack.places import BundledGazetteer, place_of_reference
from geotrack.places.gazetteer.suggestions import suggestions


@pytest.fixture(scope="module")
def gazetteer():
    return BundledGazetteer()


@pytest.mark.parametrize(
    ("name", "reference", "country", "kind"),
    [
        ("Rotterdam", "NL", "NL", "city"),
        ("Rotterdam", "US", "US", "city"),
        ("Paris", "US-TX", "US", "city"),
        ("Georgia", "US-GA", "US", "admin1"),
        ("Georgia", "GE", "GE", "country"),
        ("Georgia", "US", "US", "admin1"),
        ("The Hub", "Boston", "US", "city"),
        ("The Hub", "Boston, England", "GB", "city"),
        ("Rotterdam", "2747891", "NL", "city"),
    ],
)
def test_a_name_is_settled_there(gazetteer, name, reference, country, kind):
    found = place_of_reference(gazetteer, reference, name=name)
    assert (found.country, found.kind) == (country, kind)


def test_coordinates_keep_the_name_and_what_is_listed_there(gazetteer):
    found = place_of_reference(gazetteer, "51.9,4.5", name="Rotterdam")
    assert (found.name, found.lat, found.lon) == ("Rotterdam", 51.9, 4.5)
    assert (found.country, found.gazetteer) == ("NL", "user")
    far = place_of_reference(gazetteer, "-51.9,4.5", name="Rotterdam")
    assert (far.name, far.lat, far.country) == ("Rotterdam", -51.9, None)


def test_coordinates_alone_are_their_own_name(gazetteer):
    assert place_of_reference(gazetteer, "52.5, 13.4").name == "52.5,13.4"


@pytest.mark.parametrize(
    ("name", "reference", "told"),
    [
        ("Rotterdxm", "NL", "Rotterdam"),
        ("Rotterdam", "KP", "no Rotterdam is listed in North Korea; there is one in NL"),
        ("Rotterdam", "Amsterdamm", "Amsterdam"),
        ("Rotterdam", "91,4", "no coordinates"),
        ("Rotterdam", "ZZ", "names no place"),
    ],
)
def test_the_unknown_is_an_error_with_help(gazetteer, name, reference, told):
    with pytest.raises(UsageError, match=told):
        place_of_reference(gazetteer, reference, name=name)


def test_suggestions_are_near_or_none(gazetteer):
    assert "Wellington" in suggestions(gazetteer, "Welington")
    assert suggestions(gazetteer, "qqqqzzzzxxxx") == ()
    assert suggestions(object(), "Welington") == ()


def test_settings_take_a_mapping_or_pairs():
    assert Settings(places={"Rotterdam": "NL"}) == Settings(places=(("Rotterdam", "NL"),))
    assert hash(Settings(places={"Rotterdam": "NL"}))
    story = io.StringIO("The barge left Rotterdam at noon.")
    report = geotrack.analyze(story, places={"Rotterdam": "US"})
    assert report.places[0].country == "US"


@pytest.mark.parametrize("reference", ["nan,nan", "51.9,inf", "-Infinity; 4"])
def test_numbers_that_are_none_are_no_coordinates(gazetteer, reference):
    with pytest.raises(UsageError, match="are no coordinates"):
        place_of_reference(gazetteer, reference, name="Rotterdam")


def test_a_town_called_nan_is_one(gazetteer):
    assert place_of_reference(gazetteer, "Nan, Thailand", name="Nan").country == "TH"
