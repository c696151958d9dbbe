"""Names that a text tells in full once and in short afterwards."""

from __future__ import annotations

import pytest

from geotrack.config import Settings
from geotrack.model import Document, Toponym
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.settling.namecues import Node
from geotrack.places.settling.resolver import JointResolver
from geotrack.places.settling.shortforms import alone, full_forms, possessive, told_in_full


def nodes(*names):
    return [Node(name=name, members=(k,)) for k, name in enumerate(names)]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Fort Selkirk", "Selkirk"),
        ("Puerto Natales", "Natales"),
        ("Lord Howe Island", "Lord Howe"),
        ("Newcastle upon Tyne", "Newcastle"),
    ],
)
def test_a_short_form_is_that_of_the_full_one(full, short):
    assert full_forms(nodes(full, short)) == {1: 0}


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("New York", "York"),
        ("Fort Selkirk", "Fort"),
        ("San Pedro", "San"),
        ("Victoria Park", "Victoria"),
        ("Selkirk", "Selkirk"),
    ],
)
def test_other_names_are_none(full, other):
    assert full_forms(nodes(full, other)) == {}


def settled(text, *names):
    found = []
    for name in names:
        start = text.index(name, found[-1].end if found else 0)
        found.append(Toponym(start=start, end=start + len(name), text=name))
    resolver = JointResolver(Settings(), BundledGazetteer())
    return [r.place for r in resolver.resolve(Document(text=text), found)]


def test_the_short_form_follows_the_full_one():
    text = "We tied up at Fort Selkirk for the night. From Selkirk on the river is brown."
    full, short = settled(text, "Fort Selkirk", "Selkirk")
    assert (full.country, short.country) == ("CA", "CA")
    assert full.name == short.name


def test_a_state_is_no_short_form_of_its_city():
    text = "Trains from Kansas City cross Kansas in a night."
    city, state = settled(text, "Kansas City", "Kansas")
    assert (city.kind, state.kind) == ("city", "admin1")


def test_who_travels_to_a_province_travels_to_its_town():
    text = "The bus from Uyuni to Potosí takes four hours."
    assert settled(text, "Uyuni", "Potosí")[1].kind == "city"


def test_what_the_text_calls_a_province_stays_one():
    text = "Roads in the province of Potosí are closed."
    assert settled(text, "Potosí")[0].kind == "admin1"


def test_what_something_lies_in_stays_a_province():
    text = "Cafayate, Salta, grows wine."
    assert settled(text, "Cafayate", "Salta")[1].kind == "admin1"


def test_a_bay_that_few_know_does_not_hide_the_town():
    text = "The bus goes on to Höfn, 80 km along the coast of Iceland."
    town, _ = settled(text, "Höfn", "Iceland")
    assert town.kind == "city"


def told_alone(*names):
    return [
        Node(
            name=name,
            members=(k,),
            type_word="the" if name[0].isupper() and " " not in name else None,
        )
        for k, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("name", "type_word", "word"),
    [
        ("Gulf", "the", "gulf"),
        ("the Gulf", "the", "gulf"),
        ("Gulf", "", None),  # before a noun: "the Gulf coast"
        ("Gulf", None, None),
        ("Gulf Shores", "the", None),
        ("Severn", "the", None),
        ("Horn", "the", "horn"),
    ],
)
def test_what_stands_alone(name, type_word, word):
    assert alone(Node(name=name, members=(0,), type_word=type_word)) == word


def test_a_word_alone_is_what_the_text_told_in_full_last():
    found = told_alone("Gulf of Aden", "Gulf of Corinth", "Gulf", "Gulf of Suez")
    assert told_in_full(found, 2, "gulf") == 1
    assert told_in_full(found[2:], 0, "gulf") == 1  # told behind it only
    assert told_in_full(told_alone("Aden", "Gulf"), 1, "gulf") is None


def test_the_strait_is_the_one_of_the_text():
    text = "Ferries crossed Bass Strait in a night. In June the Strait was closed."
    full, short = settled(text, "Bass Strait", "Strait")
    assert short == full
    assert short.kind == "strait"


def test_the_channel_and_the_horn_are_what_everybody_calls_so():
    text = "From Dover she swam the Channel. Clippers rounded the Horn."
    _, channel, horn = settled(text, "Dover", "Channel", "Horn")
    assert channel.name == "English Channel"
    assert horn.country == "CL"


def test_a_saints_name_may_end_in_s():
    text = "The road from Gander ends at St. John's, where Newfoundland meets the sea."
    _, town, _ = settled(text, "Gander", "St. John", "Newfoundland")
    assert town.name == "St. John's"
    plain = "The road from Moncton ends at St. John, where New Brunswick meets the sea."
    assert settled(plain, "St. John", "New Brunswick")[0].name == "Saint John"


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("St. John's harbor", "St. John", "St. John's"),
        ("Saint John’s harbor", "Saint John", "Saint John's"),
        ("St. John harbor", "St. John", None),
        ("Ottawa's harbor", "Ottawa", None),
    ],
)
def test_only_a_saint_has_a_possessive_of_its_own(text, name, found):
    toponym = Toponym(start=0, end=len(name), text=name)
    node = Node(name=name, members=(0,))
    assert possessive(node, Document(text=text), [toponym]) == found
