"""Figures and times are read again from their quotes."""

import pytest
from conftest_llm import figure, leg, said, timed

from geotrack.claims.llm.rereading import reread, tells_time
from geotrack.model import Document


@pytest.mark.parametrize(
    ("quote", "value", "unit", "read"),
    [
        ("some 40 miles", 40, "nmi", (40, "mi")),  # the text's word counts
        ("40 nautical miles", 40, "mi", (40, "nmi")),
        ("9 miles an hour", 9, "kn", (9, "mph")),
        ("40 miles", 40, "km", None),
        ("40 miles", 41, "nmi", None),
        ("a whole day", 1, "day", (1, "day")),
        ("a whole day", 2, "day", None),
        ("another hour and a half", 1.5, "h", (1.5, "h")),
        ("the night", 1, "night", (1, "night")),
        ("a fortnight", 2, "week", (2, "week")),
        ("a fortnight", 14, "day", (2, "week")),
        ("a fortnight", 30, "day", None),
        ("22 h 30", 22.5, "h", (22.5, "h")),
        ("8 hrs. 30", 8.5, "h", (8.5, "h")),
        ("20:15 h", 20.25, "h", (20.25, "h")),
        ("22 h 30", 22, "h", None),
        ("22 h 60", 23, "h", None),
        ("the remaining 45", 45, "km", (45, "km")),
        ("as far again", 45, "km", None),
        ("45 of them", 45, None, None),
    ],
)
def test_a_quote_bears_out_what_it_says(quote, value, unit, read):
    found = reread(quote, {"value": value, "value_max": None, "unit": unit})
    assert (found and (found[0].value, found[1])) == read


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("by 11", True), ("6.50", True), ("10.5 p.m.", True), ("the 12th", True), ("half-past ten", True),
        ("at 0700", True), ("in 1922", True), ("the sixth day", True), ("tea-time", True), ("On Tuesday", True),
        ("112 passengers", False), ("the hotel", False), ("before the hotel", False), ("may", False), ("", False),
    ],
)  # fmt: skip
def test_words_that_tell_a_time(quote, told):
    assert tells_time(quote) is told


def test_a_time_that_the_tagger_does_not_know_dates_nothing_but_is_kept(ask):
    text = "We came to Graz on the sixth day from the sea, all of us, with two mules."
    items = [
        timed("the sixth day from the sea", "arrival", to="Graz"),
        timed("two mules", "arrival", to="Graz"),
    ]
    reader, _, read = ask(said(times=items))
    assert [(c.kind, c.text, c.destination.text) for c in read(Document(text=text))] == [
        ("arrival", "the sixth day from the sea", "Graz")
    ]
    assert reader.account()["dropped"] == {"times that are none": 1}


@pytest.mark.parametrize(
    ("words", "toponym"),
    [
        ("the city of Graz", True), ("Graz Station", True), ("Graz", True), ("the hut above Graz", True),
        ("Mount Graz", False), ("Graz Island", False), ("Port Graz", True), ("Graz d'Aval", False),
    ],
)  # fmt: skip
def test_a_longer_name_is_not_the_place_of_a_word_in_it(ask, words, toponym):
    text = f"They walked from Linz to {words} before noon."
    _, _, read = ask(said(legs=[leg("walked from Linz", from_="Linz", to=words)]))
    end = read(Document(text=text))[0].destination
    assert (end.toponym is not None) is toponym
    assert end.text == ("Graz" if toponym else words)


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"from_": "Graz", "to": "Linz"}, "duration"),
        ({"from_": "Graz", "to": "Graz"}, "total"),  # a round has parts
        ({"from_": "Graz"}, "total"),
        ({"from_": "Graz", "to": "Linz", "via": ["Lyon"]}, "total"),
        ({"from_": "Graz", "to": "Linz", "part": "rest"}, "total"),
    ],
)
def test_the_whole_time_from_one_place_to_another_is_a_duration(ask, more, kind):
    text = "From Graz to Linz by Lyon it had been nine days in all."
    item = figure("nine days", "total", 9, "day", **{"part": "whole", **more})
    _, _, read = ask(said([item]))
    assert [c.kind for c in read(Document(text=text))] == [kind]
