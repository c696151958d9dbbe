"""Numbers as articles write them."""

import pytest

from geotrack.claims.phrases.numbers import read_digits, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,099", 1099),
        ("12.5", 12.5),
        ("two", 2),
        ("twenty - five", 25),
        ("a hundred and six", 106),
        ("nine hundred", 900),
        ("thirteen hundred and eighty - two", 1382),
        ("sixteen hundred and fifty", 1650),
        ("two thousand three hundred", 2300),
        ("three and a half", 3.5),
        ("one - and - a - half", 1.5),
        ("31 / 2", 3.5),
        ("1 / 2", 0.5),
        ("2 1 / 2", 2.5),
        ("7 ½", 7.5),
        ("4 and a half", 4.5),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("a couple of", 2),
        ("three quarters of an", 0.75),
        ("5 thousand", 5000),
        ("fourscore", 80),
    ],
)
def test_values(text, value):
    words = text.split()
    number = read_number(words, 0)
    assert number.value == value
    assert number.end == len(words)


@pytest.mark.parametrize("text", ["kilometres", "20:30", "1.2.3.4.5", "7" * 40, "a", "half"])
def test_no_number(text):
    assert read_number([text, "x"], 0) is None


@pytest.mark.parametrize("text", ["1,099,5", "12,5", "1.204.500", "1.204.500,5"])
def test_damage_is_said(text):
    assert read_digits(text)[1]


def test_two_numbers_stay_two():
    assert read_number(["two", "three"], 0).end == 1
    assert read_number(["twenty", "thirty"], 0).end == 1
    assert read_number("two hundred and three hundred".split(), 0)[:2] == (200, 2)
    assert read_number("six hundred seven hundred".split(), 0)[:2] == (600, 2)
    assert read_number("two hundred and three thousand".split(), 0)[:2] == (203_000, 5)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("three - and - twenty days", 23), ("five and thirty miles", 35), ("two and a half hours", 2.5),
        ("ten and twenty km", 10), ("nine and ninety leagues", 99),
    ],
)  # fmt: skip
def test_ones_before_tens_are_one_number_as_people_wrote(words, value):
    assert read_number(words.split(), 0).value == value


def test_between_three_and_twenty_are_two_numbers():
    assert read_number("between three and twenty km".split(), 1).value == 3
