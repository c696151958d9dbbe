"""Headlines as the web writes them never lose an article."""

import pytest

from geotrack.places.gathering import parts_of_title

HEADLINES = [
    "Titanic (ship) sinks",
    "Train to Paris (video) | BBC",
    "[Update] Ferry to Crete",
    "Paris ( Lyon",
    "Paris, (",
    "(",
    r"\d Paris, Texas",
    "Lagos (city) (again), Lagos",
]


@pytest.mark.parametrize("title", HEADLINES)
def test_brackets_and_bars_lose_no_article(analyze, title):
    for text in (
        "The ferry from Dover to Calais takes 90 minutes.",
        "It lies 40 km north of Lyon. The ship sails 40 km from the town.",
    ):
        report = analyze(text, title=title)
        assert report.claims


@pytest.mark.parametrize("title", HEADLINES)
def test_parts_stand_where_they_say(title):
    for part in parts_of_title(title):
        assert title[part.start : part.end] == part.text


def test_a_list_of_names_is_still_one():
    assert [p.text for p in parts_of_title("Lagos (Algarve, Portugal)")] == [
        "Lagos",
        "Algarve",
        "Portugal",
    ]
