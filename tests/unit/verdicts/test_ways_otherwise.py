"""Before an alarm every other reading of a way is tried, and the true twin stays silent."""

from dataclasses import replace

import pytest

from geotrack.measures.interval import Interval
from geotrack.model import Document, Mention, Place, TimeExpression
from geotrack.verdicts import judge
from geotrack.verdicts.plain_case import PlainCase


def way(
    make, value, unit="km", text="", *, mode="road", km=330, straight=None, kind="distance", **more
):
    claim = make.claim(kind, value, unit, mode=mode, sentence=(0, len(text)), **more)
    route = make.routed(km, mode=mode, straight=straight)
    case = make.on_leg(claim, mode=mode, route=route)
    start = text.find(f"{value:g}")
    if start >= 0:
        end = start + len(f"{value:g} {unit}")
        case = replace(case, claims=(replace(case.claim, start=start, end=end),))
    return replace(case, document=Document(text=text))


def distance(case):
    return next((f for f in judge(case).findings if f.check == "distance"), None)


@pytest.mark.parametrize(
    ("value", "rating"),
    [(227, "consistent"), (212, "doubtful"), (190, "contradicted"), (330, "consistent"),
     (405, "consistent"), (435, "doubtful"), (770, "doubtful"), (830, "contradicted")],
)  # fmt: skip
def test_a_road_of_330_km(make, value, rating):
    assert distance(way(make, value)).rating == rating


def test_nautical_miles_are_tried_at_sea_only(make):
    assert distance(way(make, 100, "mi", mode="sea", km=260)).slip == "nautical"
    assert distance(way(make, 100, "mi", mode="sea", km=260)).rating == "consistent"
    assert distance(way(make, 130, "mi", km=330)).rating == "doubtful"


@pytest.mark.parametrize(
    ("text", "rating"),
    [("They drove 640 km there and back.", "consistent"), ("They drove 640 km to it.", "doubtful")],
)
def test_there_and_back(make, text, rating):
    found = distance(way(make, 640, "km", text))
    assert found.rating == (
        "contradicted" if rating == "doubtful" and found.rating != "doubtful" else rating
    )
    assert (found.rating == "consistent") is ("back" in text)


def test_miles_of_other_countries_are_not_judged(make):
    text = "It is 14 mi, German miles, mind."
    assert distance(way(make, 14, "mi", text)).rating == "not-checkable"
    assert distance(way(make, 14, "mi", "It is 14 mi.")).rating == "contradicted"


def test_what_comes_on_top_is_no_way(make):
    assert distance(way(make, 30, "km", "The new road is 30 km longer.")).rating == "not-checkable"
    assert distance(way(make, 30, "km", "The road is 30 km long.")).rating == "contradicted"


@pytest.mark.parametrize(
    ("km", "slip"),
    [(264, None), (269, "straight-line"), (330, "straight-line"), (530, "straight-line"),
     (540, None)],
)  # fmt: skip
def test_the_straight_line_is_named_where_the_way_is_longer_but_believable(make, km, slip):
    found = distance(way(make, 233, km=km, straight=232.7))
    assert found.slip == (slip if found.rating != "consistent" else None)


@pytest.mark.parametrize(
    ("value", "km", "slip"),
    [(230, 320, None), (230, 330, "straight-line"),  # a round figure needs a way 1.4 times as long
     (232, 300, "straight-line"), (238, 300, None), (235, 300, "straight-line")],
)  # fmt: skip
def test_an_exact_figure_is_the_straight_line_by_less(make, value, km, slip):
    assert distance(way(make, value, km=km, straight=232.7)).slip == slip


@pytest.mark.parametrize(("people", "rating"), [(60_000, "not-checkable"), (40_000, "doubtful")])
def test_a_namesake_that_fits_is_told_before_the_text_is_doubted(make, people, rating):
    case = way(make, 40)
    other = Place(name="Lyon", lat=45.1, lon=7.25, kind="city", country="IT", population=people)
    case = replace(case, also={case.claim.origin: (other,)})
    found = distance(case)
    assert found.rating == rating
    assert "would" in found.reason
    if rating == "doubtful":  # what explains the figure is likelier than an obscure namesake
        assert found.slip == "factor-ten"
    bound = replace(case, around={case.claim.origin: (make.lyon,)})
    assert distance(bound).slip != "wrong-namesake"


@pytest.mark.parametrize(
    ("part", "value", "rating"),
    [("whole", 420, "consistent"), ("whole", 900, "doubtful"), ("whole", 150, "contradicted"), ("rest", 170, "consistent"), ("rest", 20, "doubtful"),
     ("rest", 900, "contradicted"), (None, 20, "consistent")],
)  # fmt: skip
def test_a_whole_may_be_longer_and_a_part_shorter(make, part, value, rating):
    assert distance(way(make, value, kind="total", part=part)).rating == rating


def test_a_direction_of_a_way(make):
    east = judge(way(make, 330, direction="E"))
    west = judge(way(make, 330, direction="W"))
    assert east.rating == "consistent"
    assert west.rating == "contradicted"
    assert any(f.check == "direction" for f in west.findings)


def test_daily_stages_are_no_ways(make):
    text = "They made 30 km a day."
    verdict = judge(way(make, 30, "km", text))
    assert verdict.rating == "not-checkable"
    assert "Nothing" in verdict.findings[0].reason


@pytest.mark.parametrize(
    ("text", "value", "rating"),
    [("The regiment marched 40 km that day.", 40, "consistent"),
     ("The regiment marched 95 km that day.", 95, "doubtful"),
     ("The regiment marched 70 km that day.", 70, None),
     ("The regiment lay 95 km off.", 95, None)],
)  # fmt: skip
def test_a_days_stage(make, text, value, rating):
    assert stages(make, text, value, "foot") == ([rating] if rating else [])


def stages(make, text, value, mode):
    claim = make.claim(
        "distance", value, "km", mode=mode, interval=Interval(value, value), sentence=(0, len(text))
    )
    case = PlainCase(claims=(claim,), document=Document(text=text))
    return [f.rating for f in judge(case).findings if f.check == "stage"]


@pytest.mark.parametrize(
    ("value", "mode", "rating"),
    [(400, "cycle", "consistent"), (401, "cycle", None), (600, "cycle", None), (601, "cycle", "doubtful"),
     (601, "road", None), (601, "unknown", None)],
)  # fmt: skip
def test_a_days_stage_by_the_row_of_its_mode(make, value, mode, rating):
    text = f"She did {value} km that day."
    assert stages(make, text, value, mode) == ([rating] if rating else [])


@pytest.mark.parametrize(
    ("published", "rating"), [("2023-09-12", "consistent"), ("2019-03-20", "not-checkable")]
)
def test_a_date_of_this_trip_is_no_earlier_one(make, published, rating):
    from geotrack.verdicts.plain_case import PlainCase

    text = "It was his first visit since March 2019."
    claim = make.claim("interval", 4, "year", approx=True, bound="gt", sentence=(0, len(text)))
    date = TimeExpression(
        start=text.index("March"), end=len(text) - 1, text="March 2019", type="DATE",
        value="2019-03", earliest="2019-03-01T00:00", latest="2019-04-01T00:00",
    )  # fmt: skip
    case = PlainCase(
        claims=(claim,), times=(date,), document=Document(text=text, published=published)
    )
    assert judge(case).rating == rating


@pytest.mark.parametrize(("apart", "told"), [(0.02, False), (0.2, True)])
def test_halves_of_next_to_nothing_say_nothing(make, apart, told):
    from geotrack.verdicts.plain_case import PlainCase

    ends = tuple(Mention(text=name) for name in ("Aone", "Mid", "Btwo"))
    places = {m: Place(name=m.text, lat=45.0, lon=7.0 + k * apart) for k, m in enumerate(ends)}
    claim = replace(make.claim("total", via=(ends[1],)), origin=ends[0], destination=ends[2])
    assert (judge(PlainCase(claims=(claim,), settled=places)).rating == "consistent") is told


def test_an_average_between_clock_times(make):
    text = "averaged it"
    times = tuple(
        TimeExpression(start=0, end=5, text=t, type="TIME", value=f"2021-05-04T{t}",
                       earliest=f"2021-05-04T{t}", latest=f"2021-05-04T{t}")
        for t in ("22:00", "08:00")
    )  # fmt: skip
    claims = (
        make.claim("distance", 500, "km"), make.claim("departure", time=0),
        make.claim("arrival", time=1), make.claim("speed", 50, "km/h", mode="rail"),
    )  # fmt: skip
    case = make.on_leg(*claims, index=3, times=times)
    spoken = replace(case.claims[3], start=9, end=11, sentence=(0, len(text)))
    case = replace(case, claims=(*case.claims[:3], spoken), document=Document(text=text))
    found = next(f for f in judge(case).findings if f.check == "average")
    assert found.rating == "consistent"
    assert "10 h" in found.reason
