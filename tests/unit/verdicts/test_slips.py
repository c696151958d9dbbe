"""What a slip is called, in words that a reader can follow."""

from geotrack.measures.interval import Interval
from geotrack.verdicts.arithmetic.slips import named


def test_a_needless_conversion_is_told_with_the_figure_before():
    found = named(8, "km/h", Interval(4.5, 5.5), 5, at_sea=False)
    assert found.words == "it looks as if 5 km/h had been taken for mph and converted"
    found = named(161, "km", Interval(90, 110), 100, at_sea=False)
    assert found.words == "it looks as if 100 km had been taken for miles and converted"
