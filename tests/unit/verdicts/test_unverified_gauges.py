"""A verdict that rests on an unverified row of the gauge table says so."""

import pytest

from geotrack.model import Crossing
from geotrack.verdicts.questions.gauge import _told


@pytest.mark.parametrize(
    ("note", "said"), [("bogie exchange; gauges not verified", True), (None, False)]
)
def test_doubt_about_the_table_reaches_the_reader(note, said):
    crossing = Crossing(
        origin="KP", destination="RU", lat=42.4, lon=130.6, gauge_mm=(1435, 1520), note=note
    )
    assert ("not verified" in _told(crossing)) is said
