"""Names that travel texts use, and names that are never places."""

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
        ("The night flight from Heathrow to Narita was late.", ["Heathrow", "Narita"]),
        ("They touched down at Dare County Regional Airport.", ["Dare County Regional Airport"]),
        ("The coaches crossed the Khyber Pass in May.", ["Khyber Pass"]),
        ("In a gale the barque rounded Cape Horn.", ["Cape Horn"]),
        ("They sailed up the Lysefjord.", ["Lysefjord"]),
        ("From Yellowstone National Park the road is long.", ["Yellowstone National Park"]),
        ("Trams run over the Golden Gate Bridge.", ["Golden Gate Bridge"]),
        ("A Twin Otter took them to Hercules Inlet.", ["Hercules Inlet"]),
        ("He climbed down to the Branscomb Glacier.", ["Branscomb Glacier"]),
        ("They took off for Banff at noon.", ["Banff"]),
        ("The Boeing flew from JFK to Oslo.", ["JFK", "Oslo"]),
        ("He changed planes in San Francisco (SFO).", ["San Francisco", "SFO"]),
    ],
)
def test_names_of_travel(tagger, text, names):
    assert found(tagger, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "HMS Sheffield was lost at sea.",
        "The steamer Chicago sank with all hands.",
        "The frigate “Valparaíso” was sold.",
        "The Centre said nothing.",
        "They spoke of the Mainland and its people.",
        "Bob Bridge and Anna Pass were married.",
        "NEW RULES FOR SFO AND JFK STAFF AT THE GATE",
        "The SFO rule of thumb held.",
        "The JFK papers were read aloud.",
    ],
)
def test_never_places(tagger, text):
    assert found(tagger, text) == []


def test_a_town_is_kept_where_nothing_lists_its_airport(tagger):
    assert found(tagger, "The bus goes to Ulm Airport twice a day.") in (["Ulm"], ["Ulm Airport"])


def test_a_road_is_read_only_where_it_is_listed(tagger):
    assert "A999" not in found(tagger, "They drove the A999 to Reims.")


def test_hostile_runs_are_read_in_time(tagger):
    text = "Cape " * 3000 + "Airport " * 3000 + "Xfjord " * 2000
    assert isinstance(found(tagger, text), list)
