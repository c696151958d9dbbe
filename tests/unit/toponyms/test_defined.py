"""A sentence may define a name as a place that no gazetteer has."""

import pytest

from geotrack.toponyms.definitions import defined


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Unterau is a hamlet in the hills.", ["Unterau"]),
        ("Unterau (German: Die Untere Au) was a small village near the lake.", ["Unterau"]),
        ("It rained. Kirchberg am Walde is one of the villages. Bad Ried is a town, too.", ["Bad Ried"]),
        ("Nova Vas is a settlement some 4 km off.", ["Nova Vas"]),
        ("Weather\nSeeham is the largest municipality on the shore.", ["Seeham"]),
        ("He is a town clerk. She was a village girl.", []),
        ("Maria Huber is a city councillor. Otto is a town planner in Graz.", []),
        ("This is a village in the hills. Here is the town of his youth.", []),
        ("The Hague is a city in the west.", []),  # with its article it is left to the recognizer
        ("Facebook is a community of users.", []),
    ],
)  # fmt: skip
def test_names_of_settlements(text, names):
    assert [t.text for t in defined(text)] == names


def test_spans_quote_the_text():
    text = "On the way we rested. Oberhof is a hamlet of ten houses."
    (found,) = defined(text)
    assert text[found.start : found.end] == "Oberhof"


@pytest.mark.parametrize("unit", ["Aa ", "Aa-", "Aa (", "A is a a ", "\nA'", ". Ab is a "])
def test_repetition_defines_nothing(unit):
    assert not list(defined(unit * 5_000))
