"""Where a text was published tells where it is at home."""

from __future__ import annotations

import re

import pytest

from geotrack.config import Settings
from geotrack.model import Document, Toponym
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.settling.publication import address_odds, publication_names
from geotrack.places.settling.resolver import JointResolver

STORY = "Fire crews from Rotterdam put out a barn fire."


@pytest.fixture(scope="module")
def resolver():
    return JointResolver(Settings(), BundledGazetteer())


def country(resolver, text, name, source):
    at = re.search(name, text)
    found = (Toponym(start=at.start(), end=at.end(), text=name),)
    return resolver.resolve(Document(text=text, source=source), found)[0].place.country


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Schenectady Daily Gazette", "US"),
        (None, "NL"),
        ("The Evening Post", "NL"),
        ("New York Times", "NL"),
        ("/home/schenectady/story.txt", "NL"),
    ],
)
def test_a_local_paper_brings_its_neighbors(resolver, source, expected):
    assert country(resolver, STORY, "Rotterdam", source) == expected


def test_the_country_of_an_address_counts(resolver):
    text = "The road to Stirling is closed."
    assert country(resolver, text, "Stirling", "https://www.example.com.au/1") == "AU"
    assert country(resolver, text, "Stirling", "https://www.example.co.uk/1") == "GB"


@pytest.mark.parametrize(
    "source", ["https://example.com/", "https://example.io/", "http://[bad/", "Story.ie", None, ""]
)
def test_an_address_without_a_country_says_nothing(source):
    assert address_odds(source) == {}


def test_a_source_does_not_become_a_toponym(resolver):
    found = (Toponym(start=16, end=25, text="Rotterdam"),)
    answers = resolver.resolve(Document(text=STORY, source="Schenectady Gazette"), found)
    assert len(answers) == 1


def test_papers_called_after_nothing_name_no_town():
    assert publication_names(BundledGazetteer(), "The Independent Star") == ()
    assert publication_names(BundledGazetteer(), "x" * 500) == ()
