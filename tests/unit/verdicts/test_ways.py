import pytest

from geotrack.model import Leg
from geotrack.verdicts import judge
from geotrack.verdicts.plain_case import PlainCase


def of(verdict, check):
    return next(f for f in verdict.findings if f.check == check)


def test_a_figure_within_the_network_interval_fits(make):
    case = make.on_leg(make.claim("distance", 312, "km"), route=make.routed(310))
    verdict = judge(case)
    assert verdict.rating == "consistent"
    assert "310 km" in of(verdict, "distance").reason
    assert of(verdict, "distance").expected.low == pytest.approx(288.3)


def test_the_straight_line_is_named(make):
    straight = 232.7
    case = make.on_leg(make.claim("distance", 233, "km"), route=make.routed(330, straight=straight))
    finding = of(judge(case), "distance")
    assert (finding.rating, finding.slip) == ("doubtful", "straight-line")
    assert "straight-line" in finding.reason


@pytest.mark.parametrize(
    ("value", "unit", "slip"),
    [(205, "km", "unit"), (330, "mi", "unit"), (3300, "km", "factor-ten"), (33, "km", "factor-ten"),
     (660, "km", "one-way")],
)  # fmt: skip
def test_slips_are_named(make, value, unit, slip):
    case = make.on_leg(make.claim("distance", value, unit), route=make.routed(330))
    finding = of(judge(case), "distance")
    assert finding.rating in ("doubtful", "contradicted")
    assert finding.slip == slip


def test_transposed_digits_are_named(make):
    case = make.on_leg(make.claim("distance", 531, "km"), route=make.routed(351))
    assert of(judge(case), "distance").slip == "transposed-digits"


def test_there_and_back_is_twice_the_way(make):
    claim = make.claim("distance", 660, "km", round_trip=True)
    assert judge(make.on_leg(claim, route=make.routed(330))).rating == "consistent"


def test_border_for_city_is_named(make):
    border = make.crossing(
        origin="FR", destination="IT", lat=45.1, lon=6.7, name="Modane", km=200.0
    )
    case = make.on_leg(
        make.claim("distance", 200, "km"), route=make.routed(330, crossings=[border])
    )
    finding = of(judge(case), "distance")
    assert finding.slip == "border-for-city"
    assert "Modane" in finding.reason


def test_below_the_straight_line_nothing_can_be_true(make):
    case = make.on_leg(make.claim("distance", 120, "km"), route=make.routed(330))
    assert of(judge(case), "distance").rating == "contradicted"


def test_speed_time_and_distance_agree_and_the_sum_is_shown(make):
    claims = (
        make.claim("distance", 1099, "km"), make.claim("duration", 20, "h", approx=True),
        make.claim("speed", 60, "km/h", approx=True), make.claim("stop", text="a long stop"),
    )  # fmt: skip
    for index in range(4):
        verdict = judge(
            make.on_leg(*claims, index=index, route=make.routed(1154, low=1073, high=1454))
        )
        assert verdict.rating == "consistent"
        reason = of(verdict, "motion").reason
        assert "18.3 h of running" in reason
        assert "1.7 h for the stop" in reason


def test_a_duration_that_cannot_be_is_contradicted_and_the_statements_named(make):
    claims = (
        make.claim("distance", 330, "km"), make.claim("duration", 2, "h"),
        make.claim("speed", 60, "km/h"),
    )  # fmt: skip
    finding = of(judge(make.on_leg(*claims, index=1, route=make.routed(330))), "motion")
    assert finding.rating == "contradicted"
    assert set(finding.claims) == {0, 1, 2}
    assert "5.5" in finding.reason or "5.4" in finding.reason


def test_geography_exonerates_the_distance(make):
    claims = (
        make.claim("distance", 330, "km"), make.claim("duration", 30, "min"),
        make.claim("speed", 60, "km/h"),
    )  # fmt: skip
    assert judge(make.on_leg(*claims, index=0, route=make.routed(330))).rating == "consistent"


def test_a_drive_that_no_car_can_do(make):
    case = make.on_leg(
        make.claim("duration", 30, "min", mode="road"), mode="road",
        route=make.routed(330, mode="road"),
    )  # fmt: skip
    assert judge(case).rating == "contradicted"


def test_a_duration_alone_has_nothing_to_compare_with(make):
    leg = Leg(claims=(0,))
    verdict = judge(PlainCase(claims=(make.claim("duration", 3, "h"),), leg=leg))
    assert verdict.rating == "not-checkable"


@pytest.mark.parametrize(
    ("value", "unit", "mode", "rating"),
    [(60, "km/h", "rail", "consistent"), (700, "km/h", "rail", "contradicted"),
     (18, "kn", "sea", "consistent"), (300, "kn", "sea", "contradicted"), (40, "km/h", "foot", "contradicted"),
     (880, "km/h", "air", "consistent")],
)  # fmt: skip
def test_speeds_by_mode(make, value, unit, mode, rating):
    case = make.on_leg(make.claim("speed", value, unit, mode=mode), mode=mode)
    assert judge(case).rating == rating


def test_negated_claims_are_left_alone(make):
    case = make.on_leg(make.claim("distance", 1, "km", status="negated"), route=make.routed(330))
    assert judge(case).rating == "not-checkable"
