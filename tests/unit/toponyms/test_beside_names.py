"""Names beside places: lists, ways, states behind towns; and what stays somebody's name."""

from __future__ import annotations

import pytest

from geotrack.config import Settings
from geotrack.model import Document
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.gazetteer.index import name_index
from geotrack.toponyms.tagger import Tagger


@pytest.fixture(scope="module")
def tagger():
    return Tagger(settings=Settings(), index=name_index(BundledGazetteer()))


def found(tagger, text):
    return [t.text for t in tagger.recognize(Document(text=text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the last of a list, its head, the far end of a way
        ("Yachts call at Patmos, Mykonos and Rhodes.", ["Patmos", "Mykonos", "Rhodes"]),
        ("Borneo, Sumatra and Java are covered by haze.", ["Borneo", "Sumatra", "Java"]),
        ("A launch goes from Lausanne to Evian.", ["Lausanne", "Evian"]),
        ("Then Tokyo ordered him to turn round.", ["Tokyo"]),
        ("Two of them died on K2 in July.", ["K2"]),
        ("The sleeper leaves Beijing West for Lhasa.", ["Beijing West", "Lhasa"]),
        # states without a comma
        ("Born in Manchester VA, he lived in Dayton OH.", ["Manchester", "VA", "Dayton", "OH"]),
    ],
)
def test_beside_a_place_a_listed_name_is_one(tagger, text, names):
    assert found(tagger, text) == names


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("He left Mykonos, and Rhodes Cooper stayed.", "Rhodes"),
        ("In Lausanne she met Java's author.", "Java"),
        ("The Jordan brothers met Kenya Moore.", "Kenya"),
        ("PORTLAND OR BUST", "OR"),
        ("Dayton IN TROUBLE AGAIN", "IN"),
        ("They waited at the S.P. depot.", "S.P."),
    ],
)
def test_what_stays_somebodys_name(tagger, text, no):
    assert no not in found(tagger, text)
