"""A place on no map may lie anywhere, but not at impossible distances from two known ones."""

import pytest

from geotrack import Interval, Place
from geotrack.model import Claim, Mention
from geotrack.verdicts import judge
from geotrack.verdicts.plain_case import PlainCase

GRAZ = Place(name="Graz", lat=47.07, lon=15.44)
LEOBEN = Place(name="Leoben", lat=47.38, lon=15.09)  # 43 km from Graz
HAMLET = Mention(text="Oberhinterdorf", start=0, end=14)


def rating(first_km, second_km, index=0, **members):
    towns = [Mention(text="Graz", toponym=0), Mention(text="Leoben", toponym=1)]
    claims = tuple(
        Claim(
            kind="position", start=0, end=1, text="", pattern="given", value=km, unit="km",
            interval=Interval(km * 0.98, km * 1.02), origin=town, destination=HAMLET, **members,
        )
        for km, town in zip((first_km, second_km), towns, strict=True)
    )  # fmt: skip
    case = PlainCase(
        claims=claims,
        index=index,
        places=(GRAZ, LEOBEN),
        settled={towns[0]: GRAZ, towns[1]: LEOBEN},
    )
    return judge(case).rating


@pytest.mark.parametrize(
    ("graz_km", "leoben_km", "expected"),
    [
        (30, 25, "consistent"),
        (90, 50, "consistent"),
        (130, 45, "doubtful"),
        (400, 45, "contradicted"),
        (4, 5, "contradicted"),
    ],
)
def test_two_distances_to_a_place_on_no_map(graz_km, leoben_km, expected):
    assert rating(graz_km, leoben_km) == expected
    assert rating(graz_km, leoben_km, index=1) == expected


def test_a_denied_distance_is_no_anchor():
    assert rating(400, 45, status="negated") == "not-checkable"
