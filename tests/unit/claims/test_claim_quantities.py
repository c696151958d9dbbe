"""Quantities: numbers with units, hedges, ranges and second units."""

import math

import pytest

from geotrack.claims.phrases.quantities import read_quantity


def read(text):
    words = text.lower().split()
    apart = [False] * len(words)
    for at in range(len(words)):
        quantity = read_quantity(words, at, apart)
        if quantity is not None:
            return quantity
    return None


@pytest.mark.parametrize(
    ("text", "value", "value_max", "unit"),
    [
        ("200 km", 200, None, "km"),
        ("3 to 4 hours", 3, 4, "h"),
        ("20 - 25 km", 20, 25, "km"),
        ("two or three days", 2, 3, "day"),
        ("between 10 and 12 miles", 10, 12, "mi"),
        ("a 3 to 4 hour drive", 3, 4, "h"),
        ("half an hour", 30, None, "min"),
        ("a quarter of an hour", 15, None, "min"),
        ("half a mile", 0.5, None, "mi"),
        ("an hour and a half", 1.5, None, "h"),
        ("six days and a half", 6.5, None, "day"),
        ("1 hour , 20 minutes", 80, None, "min"),
        ("four days , seven hours , and ten minutes", 6190, None, "min"),
        ("1 h 45", 105, None, "min"),
        ("6 h 50 – a long day", 410, None, "min"),
        ("a 13 - and - a - half - hour flight", 13.5, None, "h"),
        ("13 and a half hours", 13.5, None, "h"),
        ("13 hours and a hut", 13, None, "h"),
        ("two hours thirty by bus", 150, None, "min"),
        ("an hour and forty .", 100, None, "min"),
        ("1 h 59 to rome", 119, None, "min"),
        ("1 h 60 to rome", 1, None, "h"),
        ("two hours thirty miles", 2, None, "h"),
        ("two hours and ten men", 2, None, "h"),
        ("five hours , 10 to rome", 5, None, "h"),
        ("ten minutes over two hours", 130, None, "min"),
        ("ten minutes under seven hours", 410, None, "min"),
        ("ten minutes over two days", 10, None, "min"),
        ("three hours over two days", 3, None, "h"),
        ("a 20 - minute ride", 20, None, "min"),
        ("12 nautical miles", 12, None, "nmi"),
        ("12 geographical miles", 12, None, "nmi"),
        ("12 german miles", 12, None, "german_mile"),
        ("60 km / h", 60, None, "km/h"),
        ("38 miles an hour", 38, None, "mph"),
        ("nine knots", 9, None, "kn"),
        ("six or seven versts an hour", 6, 7, "verst/h"),
        ("a league per hour", 1, None, "league/h"),
        ("thirty versts a day", 30, None, "verst"),
        ("thirty versts", 30, None, "verst"),
        ("three days ' march", 3, None, "day"),
        ("a half - hour 's drive", 30, None, "min"),
    ],
)
def test_values(text, value, value_max, unit):
    quantity = read(text)
    assert (quantity.value, quantity.value_max, quantity.unit) == (value, value_max, unit)


@pytest.mark.parametrize(
    ("text", "approx", "bound"),
    [
        ("about 20 hours", True, None),
        ("some 300 miles", True, None),
        ("only 12 miles", False, None),
        ("just 5 km", False, None),
        ("nearly 900 miles", True, "lt"),
        ("less than an hour", True, "lt"),
        ("up to 90 km", True, "lt"),
        ("not fifty miles", True, "lt"),
        ("more than 60 mph", True, "gt"),
        ("at least three days", True, "gt"),
        ("40 km or so", True, None),
        ("a mile or more", True, "gt"),
        ("just over 12 km", True, "gt"),
        ("7 km", False, None),
    ],
)
def test_hedges(text, approx, bound):
    quantity = read(text)
    assert (quantity.approx, quantity.bound) == (approx, bound)


@pytest.mark.parametrize(
    "text",
    [
        "48 square kilometres",
        "a few hundred miles",
        "$ 5 m",
        "in 1995 miles",
        "twenty soldiers",
        "the second mile",
        "20:30 h",
        "200 dollars",
    ],
)
def test_no_quantity(text):
    assert read(text) is None


def test_an_area_is_no_length():
    words = ["48", "km", "2"]
    assert read_quantity(words, 0, [False, False, True]) is None


def test_second_unit():
    quantity = read("1,180 km ( 733 miles ) away")
    assert (quantity.pair.value, quantity.pair.unit) == (733, "mi")
    assert quantity.stop == 6
    assert read("90 minutes ( 5 km )").pair is None


def test_intervals():
    assert read("about 60 km / h").interval().low == 54
    assert math.isinf(read("more than 4 years").interval().high)
    assert read("5 to 7 km").interval().low < 5.01


def test_miles_at_sea_may_be_nautical():
    quantity = read("100 miles")
    assert quantity.interval(at_sea=True).high > quantity.interval().high * 1.15
