"""Figures of a text: with a unit, without one, and what is no figure."""

import pytest

from geotrack.claims.candidates import figures_of
from geotrack.claims.kinds import Text
from geotrack.config import Settings
from geotrack.model import Document
from geotrack.times import RuleTagger
from geotrack.tokens import tokenize


def figures(words):
    tokens = tokenize(words)
    times = RuleTagger(Settings()).tag(Document(text=words))
    return figures_of(Text(words, tokens, [w.lower() for w in tokens.words], (), times))


def told(words):
    return [(f.quantity.value, f.quantity.unit) for f in figures(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It is a 7 hour drive.", [(7, "h")]),
        ("They sailed the 97 nm in a fortnight.", [(97, "nmi"), (14, "day")]),
        ("We needed nine marching days.", [(9, "day")]),
        ("The crossing took 3:45 hours.", [(225, "min")]),
        ("She made 22 knots.", [(22, "kn")]),
    ],
)
def test_a_unit_beside_the_number_is_read(words, expected):
    assert told(words) == expected


def test_a_number_takes_the_unit_of_the_figure_before_it():
    first, second = figures("It is 40 km to the ford and 95 to the pass.")
    assert not first.bare
    assert second.bare
    assert second.within("length").unit == "km"
    assert second.within("time") is None


def test_a_number_takes_the_unit_of_the_figure_behind_it():
    assert told("He rode 70 on the first day and 90 km on the second.") == [(70, "km"), (90, "km")]


def test_a_mark_along_a_way_is_a_figure():
    (mark,) = figures("The bus broke down at kilometre 134.")
    assert mark.post
    assert mark.within("length").value == 134


@pytest.mark.parametrize(
    "words",
    [
        "There were 58 people aboard.",  # no unit anywhere near
        "The field is 12 km2 large.",
        "It was founded in 1850 after the 30 km march."[:24],
        "They met at 20:30.",
    ],
)
def test_other_numbers_are_no_figures(words):
    assert told(words) == []


def test_years_and_prices_take_no_unit():
    assert told("After 30 km they paid $40, as in 1850 and with 5 % more.") == [(30, "km")]


def test_a_chain_of_numbers_hands_its_unit_on_only_so_far():
    table = "Stages in km: " + " ".join(f"{n} ." for n in range(3, 400))
    assert len(figures("It is 5 km. " + table)) < 250
