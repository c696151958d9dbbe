"""True sentences beside false twins, by kind of mistake: the false one is alarmed, the true one is not.

All wording is our own. Claims are given, so that this measures the judging alone.
"""

from dataclasses import replace

import pytest

from geotrack.measures.interval import Interval
from geotrack.model import Document, Mention, Place
from geotrack.verdicts import judge
from geotrack.verdicts.case import Case

ALARMS = ("doubtful", "contradicted")


def alarmed(case):
    return judge(case).rating in ALARMS


def way(make, value, unit="km", text=None, *, km=330.0, straight=232.7, mode="road", **more):
    """A figure on the way from Lyon to Turin; where the text has it, the claim stands there."""
    claim = make.claim("distance", value, unit, mode=mode, **more)
    if text is not None:
        start = text.index(f"{value:g}")
        claim = replace(
            claim, start=start, end=start + len(f"{value:g} {unit}"), sentence=(0, len(text))
        )
    case = make.on_leg(claim, mode=mode, route=make.routed(km, mode=mode, straight=straight))
    return replace(case, document=Document(text=text or f"{value:g} {unit}"))


@pytest.mark.parametrize(
    ("line", "road"), [(232, 331), (234, 329), (233, 300), (235, 290), (236, 275)]
)
def test_a_straight_line_sold_as_a_road(make, line, road):
    assert alarmed(way(make, line, km=road))
    assert not alarmed(way(make, road, km=road))


@pytest.mark.parametrize(
    "text",
    [
        "As the crow flies the valley towns are {} km apart.",
        "The line between them on a map is short, {} km perhaps.",
        "GC distance {} km.",
        "The great-circle distance is {} km.",
        "It is {} km in a straight line, and much more on wheels.",
    ],
)
def test_a_straight_line_called_one(make, text):
    assert not alarmed(way(make, 234, text=text.format(234)))
    assert alarmed(way(make, 500, text=text.format(500)))
    assert not alarmed(way(make, 330, text="The road, anything but straight-line, is 330 km long."))


@pytest.mark.parametrize(
    "text",
    [
        "By road around the estuary it is {} km.",
        "Drivers go round the bay, {} km in all.",
        "The bus skirts the lake, {} km of bends.",
        "Round the head of the fjord it is {} km.",
    ],
)
def test_a_way_around_water_may_be_of_any_length(make, text):
    assert not alarmed(way(make, 790, text=text.format(790)))
    assert alarmed(way(make, 790, text="By the direct road it is 790 km."))
    assert alarmed(way(make, 90, text=text.format(90)))


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("On that day the walker made 190 km.", True),
        ("On that day the walker made 40 km.", False),
        ("In five days the walker made 190 km.", False),
        ("In fifteen marches the column made 190 km.", False),
        ("The column marched 190 km; that day it rained.", False),
        ("A march of 190 km in one day was the column's last.", True),
        ("Each day the walker made 150 km.", True),
        ("Each day the walker made 30 km.", False),
    ],
)
def test_a_stage_of_one_day(make, text, odd):
    value = next(int(w) for w in text.replace(",", "").split() if w.isdigit())
    claim = make.claim("distance", value, "km", mode="foot")
    start = text.index(str(value))
    claim = replace(
        claim, start=start, end=start + len(f"{value} km"), sentence=(0, len(text)),
        origin=None, destination=None,
    )  # fmt: skip
    assert alarmed(Case(claims=(claim,), document=Document(text=text))) == odd


@pytest.mark.parametrize(("value", "odd"), [(49, False), (48.9, False), (60, True), (70, True)])
def test_a_race_on_bicycles(make, value, odd):
    claim = make.claim("speed", value, "km/h", mode="cycle")
    route = make.routed(330, mode="cycle")
    assert alarmed(make.on_leg(claim, mode="cycle", route=route)) == odd


@pytest.mark.parametrize(
    ("value", "odd"), [(300, False), (350, False), (410, False), (440, True), (500, True)]
)
def test_a_train_in_no_known_country_may_be_a_fast_one(make, value, odd):
    claim = make.claim("speed", value, "km/h", mode="rail")
    case = Case(claims=(replace(claim, origin=None, destination=None),))
    assert (judge(case).rating == "contradicted") == odd


def territory(radius, towns, lat=1.3, lon=103.8):
    """A country whose towns lie so many degrees north of its middle."""
    place = Place(
        name="Port State", lat=lat, lon=lon, kind="country", country="XX", radius_km=radius
    )
    return place, tuple(Place(name=f"t{k}", lat=lat + d, lon=lon) for k, d in enumerate(towns))


@pytest.mark.parametrize(
    ("radius", "towns", "measured"),
    [(15, (0.1, 0.2), True), (15, (0.1, 2.0), False), (61, (0.1,), False), (15, (), False)],
)
def test_a_small_territory_is_measured_as_the_island_that_it_is(radius, towns, measured):
    state, listed = territory(radius, towns)
    far = Place(name="Far", lat=11.3, lon=103.8, kind="city", population=100_000)
    ends = Mention(text="Port State", start=0, end=10), Mention(text="Far", start=20, end=23)

    def case(km):
        from geotrack.model import Claim

        claim = Claim(
            kind="position", start=30, end=36, text=f"{km} km", pattern="given", value=km, unit="km",
            interval=Interval(0.97 * km, 1.03 * km), origin=ends[0], destination=ends[1],
        )  # fmt: skip
        return Case(
            claims=(claim,), settled=dict(zip(ends, (state, far), strict=True)),
            towns={state: listed},
        )  # fmt: skip

    assert judge(case(1150)).rating == "consistent"  # an area, too, may be that far
    assert alarmed(case(2600)) == measured


def test_from_a_neighbor_a_territory_is_no_point():
    state, listed = territory(15, (0.1,))
    near = Place(name="Near", lat=1.75, lon=103.8, kind="city", population=100_000)
    ends = Mention(text="Port State", start=0, end=10), Mention(text="Near", start=20, end=24)
    from geotrack.model import Claim

    claim = Claim(
        kind="position", start=30, end=36, text="500 km", pattern="given", value=500, unit="km",
        interval=Interval(490, 510), origin=ends[0], destination=ends[1],
    )  # fmt: skip
    case = Case(
        claims=(claim,), settled=dict(zip(ends, (state, near), strict=True)), towns={state: listed}
    )
    assert judge(case).rating == "not-checkable"
