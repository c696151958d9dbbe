import pytest

from geotrack.verdicts import judge


def pair(make, value, unit, value2, unit2):
    claim = make.claim("unit_pair", value, unit, value2=value2, unit2=unit2)
    return judge(make.on_leg(claim)).findings[0]


@pytest.mark.parametrize(
    ("value", "unit", "value2", "unit2"),
    [(1180, "km", 733, "mi"), (10, "mi", 16, "km"), (60, "mph", 97, "km/h"), (5, "km", 3, "mi"), (100, "nmi", 185, "km"),
     (1, "mi", 1.6, "km")],
)  # fmt: skip
def test_pairs_that_say_the_same(make, value, unit, value2, unit2):
    assert pair(make, value, unit, value2, unit2).rating == "consistent"


@pytest.mark.parametrize(
    ("value", "unit", "value2", "unit2", "slip"),
    [(1180, "km", 7330, "mi", "factor-ten"), (1180, "km", 1899, "mi", "unit"), (1180, "km", 337, "mi", None),
     (1180, "km", 1180, "mi", "unit"), (100, "mi", 185, "km", "nautical"), (1180, "km", 773, "mi", "rounding")],
)  # fmt: skip
def test_pairs_that_do_not(make, value, unit, value2, unit2, slip):
    found = pair(make, value, unit, value2, unit2)
    assert found.rating in ("contradicted", "doubtful")
    assert found.slip == slip


def test_exchanged_digits_are_named(make):
    assert pair(make, 400, "km", 294, "mi").slip == "transposed-digits"
    assert pair(make, 400, "km", 429, "mi").slip == "transposed-digits"
    assert pair(make, 520, "km", 232, "mi").slip == "transposed-digits"


def test_lengths_and_times_cannot_say_the_same(make):
    assert pair(make, 10, "km", 3, "h").rating == "contradicted"


def test_zero_is_no_figure(make):
    assert pair(make, 0, "km", 3, "mi").rating == "not-checkable"
