import pytest

from geotrack.config import Settings
from geotrack.model import Document
from geotrack.toponyms.lexical import LexiconRecognizer


def found(text, index, **settings):
    recognizer = LexiconRecognizer(settings=Settings(**settings), index=index)
    return [t.text for t in recognizer.recognize(Document(text=text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The ferry from Bergen reached Trondheim at noon.", ["Bergen", "Trondheim"]),
        ("She moved to Springfield, Mo., last year.", ["Springfield", "Mo."]),
        ("Officials in North Korea said nothing.", ["North Korea"]),
        ("Norway's coast is long.", ["Norway"]),
        ("Mr Nelson spoke to Mary Lincoln.", []),
        ("Best of all, Hope stayed.", []),
        ("Storms closed the road to Port-au-Prince.", ["Port-au-Prince"]),
        ("", []),
    ],
)
def test_places_are_found_and_persons_are_not(text, names, index):
    assert found(text, index) == names


def test_adjectives_come_only_when_asked_for(index):
    text = "The Russian envoy left Oslo."
    assert found(text, index) == ["Oslo"]
    assert found(text, index, demonyms=True) == ["Russian", "Oslo"]


def test_airports_come_by_default_other_buildings_when_asked_for_or_traveled_to(index):
    assert found("They waited at Heathrow Airport until dawn.", index) == ["Heathrow Airport"]
    text = "Critics praised the White House again."
    assert found(text, index) == []
    assert found(text, index, facilities=True) in ([], ["White House"])
