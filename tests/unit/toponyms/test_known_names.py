"""Capitals, countries and large cities that the chain takes for persons."""

import pytest

from geotrack import Document, Settings
from geotrack.places.gazetteer.index import BundledNameIndex
from geotrack.toponyms.tagger import Tagger


@pytest.fixture(scope="module")
def tagger():
    return Tagger(settings=Settings(), index=BundledNameIndex())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vienna gave her a diploma, Milan a desk and Tokyo an audience.", "Vienna"),
        ("Quitted Vienna in the fog.", "Vienna"),
        ("Backed by Washington, a consortium is laying the track.", "Washington"),
    ],
)
def test_a_known_place_that_acts_is_a_place(tagger, text, name):
    assert name in [t.text for t in tagger.recognize(Document(text=text))]


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton arrived. She smiled at Florence Welch.",
        "Sydney Carton and Victoria Wood had tea.",
    ],
)
def test_whoever_bears_the_name_of_one_is_none(tagger, text):
    assert tagger.recognize(Document(text=text)) == ()
