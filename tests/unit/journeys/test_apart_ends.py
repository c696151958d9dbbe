"""A figure never runs from a country to a town in it where its own sentence tells another way."""

from dataclasses import replace

import pytest

from geotrack.journeys.apartends import with_ends_apart
from geotrack.model import Claim, Mention, Place

PLACES = [
    Place(name="Norway", lat=62.0, lon=10.0, kind="country", country="NO"),
    Place(name="Bergen", lat=60.39, lon=5.32, kind="city", country="NO"),
    Place(name="Hirtshals", lat=57.59, lon=9.96, kind="city", country="DK"),
]
NORWAY, BERGEN, HIRTSHALS = (Mention(text=p.name, start=k, end=k + 1) for k, p in enumerate(PLACES))
FIGURE = Claim(
    kind="distance", start=20, end=26, text="500 km", pattern="decided", value=500.0, unit="km",
    origin=NORWAY, destination=BERGEN, inferred=("from",), sentence=(10, 60),
)  # fmt: skip
WAY = replace(
    FIGURE, kind="leg", value=None, unit=None, origin=HIRTSHALS, destination=BERGEN, start=30
)


def ends(*claims):
    index = {m: k for k, m in enumerate((NORWAY, BERGEN, HIRTSHALS))}
    first = with_ends_apart(claims, index.get, PLACES)[0]
    return first.origin, first.destination


@pytest.mark.parametrize(
    ("figure", "way", "mended"),
    [
        (FIGURE, WAY, True),
        (replace(FIGURE, inferred=()), WAY, False),  # the sentence itself says so
        (replace(FIGURE, kind="position"), WAY, False),
        (FIGURE, replace(WAY, sentence=(60, 90)), False),
        (FIGURE, replace(WAY, origin=NORWAY), False),
        (FIGURE, replace(WAY, destination=NORWAY), False),  # shares no end
        (replace(FIGURE, origin=HIRTSHALS), replace(WAY, origin=NORWAY), False),
    ],
)
def test_the_way_of_its_own_sentence_is_taken(figure, way, mended):
    told = (HIRTSHALS, BERGEN) if mended else (figure.origin, figure.destination)
    assert ends(figure, way) == told
