"""What the rules after tagging do, given what the tagger said."""

import pytest

from geotrack.toponyms.decoding import LABELS
from geotrack.toponyms.finishing import Found
from geotrack.toponyms.matching import Matcher
from geotrack.toponyms.reading import Vocabulary, read
from geotrack.toponyms.rules import apply
from geotrack.toponyms.tagged import Evidence


def after_rules(text, index, places=(), confidence=0.8, **others):
    """Apply the rules to the words of `places`; `others` are names by label ("ORG": [...])."""
    reading = read(text, Vocabulary())
    matches, single = Matcher(index).match(reading)
    labels = [0] * len(reading)
    found = []

    def words_of(name):
        start = text.index(name)
        return [i for i in range(len(reading)) if start <= reading.starts[i] < start + len(name)]

    for name in places:
        span = words_of(name)
        for i in span:
            labels[i] = LABELS.index("I-LOC")
        labels[span[0]] = LABELS.index("B-LOC")
        found.append(Found(span[0], span[-1], 0, confidence))
    for label, names in others.items():
        for name in names:
            for i in words_of(name):
                labels[i] = LABELS.index(label)
    place = [1.0 if LABELS[label].endswith("LOC") else 0.0 for label in labels]
    kept = apply(reading, found, Evidence(labels, place, matches, single))
    return [(text[reading.starts[f.first] : reading.ends[f.last]], f.within_name) for f in kept]


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("Rain fell on eastern Norway.", ["eastern Norway"], ["Norway"]),
        ("Norway's Arctic coast is dark.", ["Norway's Arctic"], ["Norway"]),
        ("A Russia-China pipeline.", ["Russia-China"], ["Russia", "China"]),
        ("In Western Norway it rained.", ["Western Norway"], ["Norway"]),
        ("The City of Springfield paid.", ["City of Springfield"], ["Springfield"]),
        ("Snow fell in Primorsky Krai.", ["Primorsky"], ["Primorsky Krai"]),
        ("They met at Boston Symphony Hall.", ["Boston Symphony Hall"], ["Boston"]),
        ("It happened on 42nd Street.", ["Street"], ["42nd Street"]),
        ("The White House denied it.", ["White House"], []),
        ("A wind from North. Then calm.", ["North"], []),
        ("It lies 30 miles South of Boston.", ["South of Boston"], ["Boston"]),
        ("A farm 9 km North West of Munich burned.", ["North West of Munich"], ["Munich"]),
        ("Ice closed the A40 for hours.", ["A"], []),
        ("The bus stops at Old Town Springfield.", ["Old Town"], ["Springfield"]),
    ],
)
def test_bounds_are_mended(text, places, expected, index):
    assert [name for name, _ in after_rules(text, index, places)] == expected


@pytest.mark.parametrize(
    ("text", "organization", "expected"),
    [
        ("The Houston Police Department called.", "Houston Police Department", [("Houston", True)]),
        ("He left the University of Ohio.", "University of Ohio", [("Ohio", True)]),
        ("The Clark Foundation gave money.", "Clark Foundation", []),
        ("A win for Munich at last.", "Munich", [("Munich", False)]),
    ],
)
def test_places_in_names_of_organizations(text, organization, expected, index):
    assert after_rules(text, index, ORG=[organization]) == expected


def test_a_country_is_found_even_when_the_tagger_missed_it(index):
    assert after_rules("Then Sweden scored.", index) == [("Sweden", False)]


def test_a_country_that_is_a_given_name_is_not_added(index):
    assert after_rules("Then Chad scored.", index) == []


def test_a_surname_of_the_document_is_no_place(index):
    text = "A Lincoln to remember: Mary Lincoln spoke."
    assert after_rules(text, index, ["Lincoln"], PER=["Mary Lincoln"]) == []


def test_a_name_that_is_a_place_twice_is_one_everywhere(index):
    text = "In Boston. To Boston! Boston it is."
    reading = read(text, Vocabulary())
    matches, single = Matcher(index).match(reading)
    labels = [0] * len(reading)
    at = [i for i, word in enumerate(reading.words) if word == "Boston"]
    found = [Found(i, i, 0, 0.9) for i in at[:2]]
    for i in at[:2]:
        labels[i] = LABELS.index("B-LOC")
    kept = apply(reading, found, Evidence(labels, [0.0] * len(labels), matches, single))
    assert [f.first for f in kept] == at
