"""Names that no list has as a text spells them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geotrack.config import Settings
from geotrack.model import Document, Place, Toponym
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.settling.looseforms import in_one_word, loose_forms
from geotrack.places.settling.otherspellings import OTHERWISE, Spellings, skeleton
from geotrack.places.settling.resolver import JointResolver


class Land:
    """One country with the places given."""

    name = "land"

    def __init__(self, *names: str, lat: float = 34.0) -> None:
        self.places = [
            Place(name=name, lat=lat, lon=72.0, kind="city", country="PK", population=1000)
            for name in names
        ]

    def places_in(self, country, *, limit):
        return self.places[:limit] if country == "PK" else []

    def near(self, lat, lon, *, limit):
        return self.places[:limit]


SURE = [(Place(name="Lahore", lat=31.5, lon=74.3, kind="city", country="PK"), 0.9)]

BESIDE = [(Place(name="Attock", lat=33.9, lon=72.2, kind="city", country="PK"), 0.9)]


def found(name, *listed, settled=SURE, lat=34.0):
    place = Spellings(Land(*listed, lat=lat)).find(name, settled)
    return place and place.name


@pytest.mark.parametrize(
    ("one", "other"),
    [("Peshawur", "Peshawar"), ("Jumrood", "Jamrud"), ("Kharkoff", "Kharkof"), ("Tchita", "Chita")],
)
def test_one_skeleton(one, other):
    assert skeleton(one.lower()) == skeleton(other.lower())


@pytest.mark.parametrize(
    ("name", "listed", "fits"),
    [
        ("Peshawur", "Peshawar", True),
        ("Rawul Pindi", "Rawalpindi", True),
        ("Jumrood", "Jamrud", True),  # one skeleton of four consonants, three letters off
        ("Gilolo", "Galela", False),  # one of three consonants may differ by one letter only
        ("Mulpan", "Multan", True),  # six letters: one may differ
        ("Multa", "Mulka", False),  # five: none
        ("Abcdefgh", "Abxyefgh", False),  # eight letters: one, not two
        ("Abcdefghi", "Abxyefghi", True),  # nine: two
        ("Bultan", "Multan", False),  # the first sound is the same
        ("Kuti", "Kuty", False),  # too short
        ("Multan 2", "Multan", False),
        ("multan", "Multan", False),
        ("Old Multan Road", "Old Multan Roads", False),
    ],
)
def test_how_far_spellings_may_differ(name, listed, fits):
    assert found(name, listed) == (listed if fits else None)


def test_only_near_a_sure_place_of_the_text():
    assert found("Peshawur", "Peshawar", settled=[]) is None
    unsure = [(SURE[0][0], 0.79)]
    assert found("Peshawur", "Peshawar", settled=unsure) is None
    assert found("Peshawur", "Peshawar", lat=36.0) is None  # 540 km off
    assert found("Peshawur", "Peshawar", lat=34.5) == "Peshawar"


@pytest.mark.parametrize(("confidence", "sure"), [(0.87, True), (0.86, True), (0.85, False)])
def test_a_place_tells_where_the_text_is_from_a_confidence_on(confidence, sure):
    beside = [(SURE[0][0], confidence)]
    assert found("Peshawur", "Peshawar", settled=beside) == ("Peshawar" if sure else None)


def test_the_closest_spelling_wins():
    assert found("Peshawur", "Pishavar", "Peshawar") == "Peshawar"


def test_a_torn_name_is_joined():
    assert "Khartoum" in list(loose_forms("Khar toum"))
    assert "KharToum" not in list(loose_forms("Khar Toum"))


def test_an_old_spelling_is_settled_in_its_country():
    text = "From Lahore the column marched to Attock and reached Jumrood, beyond Peshawar."
    names = ("Lahore", "Attock", "Jumrood", "Peshawar")
    spans = [(text.index(name), name) for name in names]
    toponyms = [Toponym(start=s, end=s + len(n), text=n) for s, n in spans]
    answers = JointResolver(Settings(), BundledGazetteer()).resolve(Document(text=text), toponyms)
    assert (answers[2].place.name, answers[2].place.country) == ("Jamrud", "PK")
    assert answers[2].confidence == OTHERWISE
    assert answers[2].evidence == ("spelled otherwise",)


@pytest.mark.parametrize(
    ("name", "listed", "fits"),
    [
        ("Multan", "Multan Cantonment", True),  # the first words of it
        ("Multan", "Bahawal Multan", True),  # the last
        ("Multan", "Multanabad", False),  # no word of it
        ("Vera Kot", "Verakot", True),
        ("Creek", "Creek Multan", False),  # a word of many names
    ],
)
def test_part_of_a_name_beside_a_sure_place(name, listed, fits):
    assert found(name, listed, settled=BESIDE) == (listed if fits else None)


def test_a_part_is_looked_for_within_150_km():
    assert found("Multan", "Multan Cantonment", settled=BESIDE, lat=35.2) == "Multan Cantonment"
    assert found("Multan", "Multan Cantonment", settled=BESIDE, lat=35.4) is None


def test_who_bears_the_name_as_it_is_spelled_stands_before_what_is_like_it():
    land = Land("Jamrud")
    village = Place(name="Jumrood", lat=0.0, lon=0.0, kind="city", country="XX")
    assert Spellings(land).find("Jumrood", SURE).name == "Jamrud"
    assert Spellings(land).find("Jumrood", SURE, bearers=[village]) is None  # no known town
    land.places = [replace(land.places[0], population=20_000)]
    assert Spellings(land).find("Jumrood", SURE, bearers=[village]).name == "Jamrud"
    town = replace(village, population=900)
    assert Spellings(land).find("Jumrood", SURE, bearers=[town]) is None


@pytest.mark.parametrize(
    ("name", "joined"),
    [
        ("Nizhne-Udinsk", "Nizhneudinsk"),
        ("Hinter Rhein", "Hinterrhein"),
        ("New York", None),
        ("Stratford upon Avon", None),
        ("Trento", None),
    ],
)
def test_a_long_name_of_two_words_in_one(name, joined):
    assert in_one_word(name) == joined
