"""Names drawn out to where the text ends them, and saints with their endings."""

from __future__ import annotations

import pytest

from geotrack.config import Settings
from geotrack.model import Document
from geotrack.pipeline import Pipeline


@pytest.fixture(scope="module")
def names():
    pipeline = Pipeline(Settings())
    return lambda text: [t.text for t in pipeline.toponyms(Document(text=text))]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The convoy left Palmyra for Deir ez-Zor on Monday.", "Deir ez-Zor"),
        ("The ferry sails from Penzance to St Mary's at noon.", "St Mary's"),
        ("They flew from Toronto to St. John's in three hours.", "St. John's"),
        ("The bus from Yangon to Hpa-an takes seven hours.", "Hpa-an"),
        ("She walked from Thurso to John o' Groats in two days.", "John o' Groats"),
        ("From Tokyo we took the train to Shin-Aomori and walked.", "Shin-Aomori"),
    ],
)
def test_a_name_is_as_long_as_the_text_has_it(names, text, whole):
    assert whole in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # somebody owns what follows
        ("They drove from Duluth to St Paul's suburbs in the snow.", "St Paul"),
        ("Police in St Paul, Minnesota, closed the bridge.", "St Paul"),
        ("She was away from ten o' clock and came to Thurso, Groats said.", "Thurso"),
        # a hyphen between two towns joins no name
        ("The night train from Vienna to Berlin and the Paris-Lyon line were late.", "Paris"),
    ],
)
def test_no_name_is_drawn_out_too_far(names, text, name):
    found = names(text)
    assert name in found or any(x.startswith(f"{name}-") and "Lyon" in x for x in found)
    assert f"{name}'s" not in found


def test_the_pole_is_a_place_and_a_pole_is_none(names):
    assert "Pole" in " ".join(names("From the ice shelf they skied to the Pole in forty days."))
    assert not any("Pole" in x for x in names("The race was won by a Pole, Jan Nowak."))
