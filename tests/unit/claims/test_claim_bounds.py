"""Bounds of numbers, of figures that cannot be, and of what a text is about."""

import pytest

from geotrack.claims.candidates.profiles import _step
from geotrack.claims.grammar.objections import absurd
from geotrack.claims.llm.chunks import pieces
from geotrack.claims.phrases.numbers import read_digits, read_number
from geotrack.claims.phrases.quantities import read_quantity
from geotrack.claims.reader.trust import Trust, _logit


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("two thousand and five", 2005, 0), ("two and five", 2, 2),
        ("twenty and five", 20, 2), ("ninety and hundred", 90, 2), ("a thousand and twenty", 1020, 0),
        ("twenty - thirty", 20, 2), ("ten - five", 10, 2), ("two - hundred", 200, 0), ("hundred", 100, 0), ("million", None, 1),
        ("one million two hundred thousand", 1_200_000, 0), ("twenty five", 25, 0), ("twenty five six", 25, 1),
        ("hundred twelve", 112, 0), ("ten two", 10, 1), ("nineteen five", 19, 1), ("hundred ten ten", 110, 1),
        ("two thirds of a", 2 / 3, 0), ("three thirds of a", 3, 3), ("two thirds of the", 2, 3), ("six eighths of an", 0.75, 0),
        ("nine tenths of a", 9, 3), ("two and three quarters", 2.75, 0), ("two and one third", 7 / 3, 0),
        ("two and a - half", 2.5, 0), ("two and - a half", 2.5, 0), ("two and three halves", 2, 3), ("two and two thirds", 2, 3),
        ("1 / 5", 0.2, 0), ("1 / 6", 1, 2), ("5 / 4", 5, 2), ("21 / 4", 2.25, 0), ("20 / 4", 20, 2), ("25 / 4", 25, 2), ("4 / 4", 4, 2),
        ("2 3 / 4", 2.75, 0), ("2 4 / 4", 2, 3), ("2 3 / 7", 2, 3), ("2 and a quarter", 2.25, 0), ("2 and a third", 2, 3),
        ("2 and the half", 2, 3), ("3 ¾", 3.75, 0), ("½", 0.5, 0), ("3 million", 3_000_000, 0), ("3 hundred", 300, 0),
        ("a couple", 2, 0), ("couple of", 2, 0), ("a couple more", 2, 1), ("dozen", 12, 0), ("a hundred", 100, 0), ("a house", None, 2),
        ("three dozen eggs", 36, 1), ("half a dozen", 6, 0), ("half a mile", None, 3),
    ],
)  # fmt: skip
def test_numbers_end_where_they_end(text, value, rest):
    words = text.split()
    number = read_number(words, 0)
    if value is None:
        assert number is None
        return
    assert number.value == pytest.approx(value)
    assert len(words) - number.end == rest


@pytest.mark.parametrize(
    ("text", "value", "odd"),
    [
        ("1099", 1099, False), ("1,099", 1099, False), ("1,099.5", 1099.5, False), ("1.099", 1.099, False), ("10,99", 10.99, True),
        ("1.099.500", 1099500, True), ("1.099,5", 1099.5, True), ("1,0995,5", None, False), ("1099,500,5", None, False),
        ("9" * 15, float("9" * 15), False), ("9" * 16, None, False), ("20:30", None, False), ("5th", None, False), ("٣", None, False),
    ],
)  # fmt: skip
def test_digits_and_separators(text, value, odd):
    read = read_digits(text)
    assert (read and read[0]) == value
    if read is not None:
        assert bool(read[1]) is odd


def quantity(text):
    words = text.split()
    return read_quantity(words, 0, [False] * len(words))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("40,075 km", None), ("40,076 km", "Earth"), ("24,901 miles", None), ("24,902 miles", "Earth"),
        ("28,000 km / h", None), ("28,001 km / h", "satellite"), ("0 km", "positive"), ("1 km", None),
        ("30,000 to 50,000 km", "Earth"), ("90,000 hours", None),
    ],
)  # fmt: skip
def test_what_cannot_be_on_earth(text, why):
    found = absurd(quantity(text))
    assert found is None if why is None else why in found


@pytest.mark.parametrize(
    ("share", "step"),
    [(0, 0), (0.1, 1), (4.9, 1), (5, 2), (11.9, 2), (12, 3), (24.9, 3), (25, 4), (900, 4)],
)
def test_how_often_a_text_speaks_of_something(share, step):
    assert _step(share) == step


def test_a_trust_is_never_quite_sure():
    assert _logit(0.5) == 0
    assert _logit(0.0) == _logit(0.002) == pytest.approx(-6.2126, abs=1e-3)
    assert _logit(1.0) == pytest.approx(6.2126, abs=1e-3)
    trust = Trust({"bias": 1.0, "near": -2.0})
    assert trust.at({"bias": 1.0}) == pytest.approx(0.7311, abs=1e-4)
    assert trust.at({"bias": 1.0, "near": 1.0}) == pytest.approx(0.2689, abs=1e-4)
    assert trust.at({"unheard": 9.0}) == 0.5
    assert 0 < Trust({"bias": -1e9}).at({"bias": 1.0}) < 1e-12


def test_long_texts_are_cut_at_paragraphs_lines_sentences_and_spaces():
    assert pieces("aaaa\n\nbbbb", longest=10) == ((0, 10),)
    assert pieces("aaaa\n\nbbbb", longest=9) == ((0, 4), (6, 10))
    assert pieces("aaaaaa\nbbb", longest=9) == ((0, 7), (7, 10))
    assert pieces("aaaaa. bbb", longest=9) == ((0, 7), (7, 10))
    assert pieces("aaaaaa bbb", longest=9) == ((0, 7), (7, 10))
    assert pieces("aa bbbbbbb", longest=8) == ((0, 8), (8, 10))  # no space in the second half
