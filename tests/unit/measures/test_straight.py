"""Which words tell a straight line, and which only look so."""

import pytest

from geotrack.measures.modes import tells
from geotrack.measures.straight import straight_way, tells_straight, without_straight


@pytest.mark.parametrize(
    "words",
    [
        "as the crow flies", "as a crow would fly", "as the gull goes", "as crow flies", "as the ravens fly",
        "As the Albatross would", "in a straight line", "by straight - line distance", "a straight-line distance",
        "in a direct line", "by the great circle", "great - circle", "the beeline", "in line of sight",
        "a line of 40 km on the map", "for a crow",
    ],
)  # fmt: skip
def test_a_straight_line_is_told(words):
    assert tells_straight(f"It is 40 km {words} from here.")


@pytest.mark.parametrize(
    "words",
    [
        "and the crows fly south", "as the pilot flies", "as the birds sang", "on the direct line",
        "by the coast line", "straight along the line", "not as the crow flies", "as the goose is heavy", "for a cow",
    ],
)  # fmt: skip
def test_a_way_is_none(words):
    assert not tells_straight(f"It is 40 km {words} from here.")


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("as the crow flies", 4), ("as the gull would", 4), ("as a raven would fly", 5), ("as crow flies", 3),
        ("in a straight line", 4), ("on straight line", 3), ("by a direct line", 4), ("in a straight - line", 5),
        ("as the bus goes", 0), ("in a line", 0), ("on the direct line", 0), ("of a straight line", 0),
        ("in a straight linen", 0),
    ],
)  # fmt: skip
def test_the_words_of_how_one_goes_are_counted(words, many):
    assert straight_way([*words.split(), "to", "x"], 0) == many


def test_its_words_tell_no_mode():
    assert not tells("It is 40 km in a straight line.", "rail")
    assert tells("It is 40 km by the branch line.", "rail")
    assert not tells("It is 40 km as the raven flies.", "air")
    assert tells("It is 40 km, as the pilot flies.", "air")
    assert without_straight("a straight course") == "a straight course"
