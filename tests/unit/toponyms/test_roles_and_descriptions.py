import pytest

from geotrack.config import Settings
from geotrack.model import Document
from geotrack.toponyms.tagger import Tagger


def read(text, index):
    recognizer = Tagger(settings=Settings(demonyms=True), index=index)
    return recognizer.recognize(Document(text=text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday Oslo warned that it would respond.", "Oslo"),
        ("Warsaw intends to buy more trains.", "Warsaw"),
        ("Ties with Beijing have frayed.", "Beijing"),
        ("The envoy urged Paris to wait.", "Paris"),
        ("Tokyo's allies were not told.", "Tokyo"),
        ("Trade relations of some depth with Nairobi go back decades.", "Nairobi"),
        ("Talks between Madrid and Berlin broke down.", "Madrid"),
        ("It is time for Norway to act.", "Norway"),
        ("Moscow is spending far more than before.", "Moscow"),
    ],
)
def test_a_name_that_means_its_government_is_a_metonym(text, name, index):
    assert [t.metonym for t in read(text, index) if t.text == name] == [True]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The minister left Pyongyang at dawn.", "Pyongyang"),
        ("She arrived in Tokyo on Friday.", "Tokyo"),
        ("Residents of Warsaw said it was cold.", "Warsaw"),
        ("The train to Berlin was full.", "Berlin"),
        ("Paris is lovely in spring.", "Paris"),
        ("London's bridges were closed.", "London"),
    ],
)
def test_a_name_that_means_the_place_is_no_metonym(text, name, index):
    assert [t.metonym for t in read(text, index) if t.text == name] == [False]


@pytest.mark.parametrize(
    ("text", "described", "lookup"),
    [
        ("They met in the Polish capital on Friday.", "Polish capital", "Polish capital"),
        ("He left the North Korean capital.", "North Korean capital", "North Korean capital"),
        ("Norway's capital was quiet.", "Norway's capital", "Norway capital"),
        ("She flew to the capital of Kenya.", "capital of Kenya", "capital of Kenya"),
        ("A fence on the Polish-Ukrainian border.", "Polish-Ukrainian border",
         "Polish–Ukrainian border"),
        ("Near the Russia–North Korea border.", "Russia–North Korea border",
         "Russia–North Korea border"),
        ("The border between Norway and Sweden is long.", "border between Norway and Sweden",
         "Norway–Sweden border"),
    ],
)  # fmt: skip
def test_a_place_described_by_its_role_is_a_description(text, described, lookup, index):
    found = [(t.text, t.lookup) for t in read(text, index) if t.kind == "description"]
    assert found == [(described, lookup)]


def test_a_description_keeps_the_names_that_it_holds(index):
    found = [(t.text, t.kind) for t in read("At the Polish-Ukrainian border.", index)]
    assert found == [
        ("Polish", "adjective"),
        ("Polish-Ukrainian border", "description"),
        ("Ukrainian", "adjective"),
    ]


def test_a_capital_that_is_named_is_left_to_its_name(index):
    found = read("They reached the Polish capital, Warsaw, and the German capital Berlin.", index)
    assert all(t.kind != "description" for t in found)
