import pytest

from geotrack.languages.en.unit_codes import UNIT_CODES_OF_WORDS as WORDS
from geotrack.measures.units import DIMENSION, FACTOR, convert


def test_every_word_names_a_unit_with_factor_and_dimension():
    assert set(WORDS.values()) <= set(FACTOR)
    assert set(FACTOR) == set(DIMENSION)


@pytest.mark.parametrize(
    ("value", "unit", "base"),
    [
        (733, "mi", 1179.65),
        (20, "kn", 37.04),
        (90, "min", 1.5),
        (2, "day", 48),
        (10, "verst", 10.668),
    ],
)
def test_factors(value, unit, base):
    assert value * FACTOR[unit] == pytest.approx(base, rel=1e-4)


def test_a_length_is_no_speed():
    with pytest.raises(ValueError, match="km is a length, kn a speed"):
        convert(1, "km", "kn")
