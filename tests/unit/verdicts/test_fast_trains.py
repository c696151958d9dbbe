"""Top speeds as timetables and operators tell them are no news; what no train does in service is."""

import pytest

from geotrack.measures.modes import pace


@pytest.mark.parametrize(
    ("country", "daily", "unheard_of"), [("KR", 305, 340), ("FR", 320, 340), ("CN", 350, 370)]
)
def test_fast_trains_may_go_as_fast_as_they_do(country, daily, unheard_of):
    found = pace("rail", (country,))
    assert daily <= found.usual.high <= found.fastest < unheard_of


def test_elsewhere_trains_are_slower():
    assert pace("rail", ("KP",)).usual.high < 100 < pace("rail", ("GB",)).usual.high < 305
