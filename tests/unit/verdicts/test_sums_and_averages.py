"""Parts and wholes, and averages."""

from dataclasses import replace

import pytest

from geotrack.model import Document, Journey, Leg, Mention, Place
from geotrack.verdicts import judge
from geotrack.verdicts.plain_case import PlainCase

A, B, C = (
    Place(name=name, lat=45.0, lon=lon, kind="city", country="IT")
    for name, lon in (("Aone", 7.0), ("Btwo", 8.0), ("Cthree", 9.0))
)
M = {p: Mention(text=p.name) for p in (A, B, C)}


def case(make, *rows, index=-1, text=" " * 200, **more):
    """Claims as (kind, value, from, to, more …); the last one is examined."""
    claims = tuple(
        replace(
            make.claim(kind, value, "km", **extra), origin=M.get(a), destination=M.get(b),
            start=10 * k, end=10 * k + 5,
        )
        for k, (kind, value, a, b, extra) in enumerate(rows)
    )  # fmt: skip
    return PlainCase(
        claims=claims, index=index % len(claims), document=Document(text=text),
        settled={m: p for p, m in M.items()}, places=(A, B, C), **more,
    )  # fmt: skip


def sums(verdict):
    return next((f for f in verdict.findings if f.check == "sums"), None)


@pytest.mark.parametrize(
    ("value", "rating"),
    [(100, "consistent"), (104, "consistent"), (106, "doubtful"), (85, "doubtful"), (140, "contradicted")],
)  # fmt: skip
def test_what_remains_is_the_whole_less_the_part(make, value, rating):
    finding = sums(
        judge(
            case(
                make, ("distance", 180, A, C, {}), ("distance", 80, A, B, {}),
                ("total", value, B, C, {"part": "rest"}),
            )
        )
    )  # fmt: skip
    assert finding.rating == rating
    assert "180 km − 80 km = 100 km" in finding.reason


def test_parts_of_another_mode_are_no_parts(make):
    finding = sums(
        judge(
            case(
                make, ("distance", 180, A, C, {"mode": "rail"}),
                ("distance", 80, A, B, {"mode": "road"}),
                ("total", 20, B, C, {"part": "rest", "mode": "rail"}),
            )
        )
    )  # fmt: skip
    assert finding is None


def test_a_listed_remainder(make):
    sentence = {"sentence": (0, 100)}
    rows = [("distance", 1693, None, None, sentence), ("distance", 918, None, None, sentence)]
    good = case(make, *rows, ("total", 775, None, None, {"part": "rest", **sentence}))
    bad = case(make, *rows, ("total", 875, None, None, {"part": "rest", **sentence}))
    assert sums(judge(good)).rating == "consistent"
    assert sums(judge(bad)).rating == "doubtful"


def test_stages_lead_from_end_to_end(make):
    finding = sums(
        judge(
            case(
                make, ("distance", 80, A, B, {}), ("distance", 100, B, C, {}),
                ("total", 208, A, C, {"part": "sum"}),
            )
        )
    )  # fmt: skip
    assert (finding.rating, finding.claims) == ("doubtful", (0, 1, 2))


def test_two_figures_for_one_stage_make_no_sum(make):
    verdict = judge(
        case(
            make, ("distance", 80, A, B, {}), ("distance", 11, A, B, {}), ("distance", 100, B, C, {}),
            ("total", 210, A, C, {"part": "sum"}),
        )
    )  # fmt: skip
    assert sums(verdict) is None


def test_the_legs_of_a_journey_count_a_way_gone_twice(make):
    legs = Leg(origin=0, destination=1), Leg(origin=1, destination=0), Leg(origin=0, destination=2)
    finding = sums(
        judge(
            case(
                make, ("distance", 80, A, B, {}), ("distance", 180, A, C, {}),
                ("total", 340, A, C, {"part": "whole"}), journey=Journey(legs=legs),
            )
        )
    )  # fmt: skip
    assert finding.rating == "consistent"
    assert "80 km + 80 km + 180 km = 340 km" in finding.reason


def test_exchanged_digits_of_a_sum_are_named(make):
    finding = sums(
        judge(
            case(
                make, ("distance", 198, None, None, {}), ("distance", 214, None, None, {}),
                ("total", 421, None, None, {}),
            )
        )
    )  # fmt: skip
    assert finding.rating == "consistent"  # 2 % is rounding
    finding = sums(
        judge(
            case(
                make, ("distance", 298, None, None, {}), ("distance", 286, None, None, {}),
                ("total", 548, None, None, {}),
            )
        )
    )  # fmt: skip
    assert finding.slip == "transposed-digits"


def averaged(make, value, unit="km/h", *, hours=10, text="an average of it", **more):
    claims = (
        make.claim("distance", 500, "km"), make.claim("duration", hours, "h"),
        make.claim("speed", value, unit, mode="rail", **more),
    )  # fmt: skip
    case_ = make.on_leg(*claims, index=2)
    spoken = replace(case_.claims[2], start=11, end=14, sentence=(0, len(text)))
    return replace(case_, claims=(*case_.claims[:2], spoken), document=Document(text=text))


@pytest.mark.parametrize(
    ("value", "rating"),
    [(50, "consistent"), (58, "consistent"), (62, "doubtful"), (80, "contradicted")],
)
def test_an_average_counts_every_halt(make, value, rating):
    found = next(f for f in judge(averaged(make, value)).findings if f.check == "average")
    assert found.rating == rating
    assert "on average" in found.reason


def test_a_speed_that_is_no_average_may_be_higher(make):
    verdict = judge(averaged(make, 80, text="it ran on at it"))
    assert not [f for f in verdict.findings if f.check == "average"]
    assert verdict.rating == "consistent"


def test_an_average_over_days_is_left_alone(make):
    case_ = averaged(make, 80)
    nights = replace(
        case_.claims[1], value=2.0, unit="day", interval=make.claim("duration", 2, "day").interval
    )
    case_ = replace(case_, claims=(case_.claims[0], nights, case_.claims[2]))
    assert not [f for f in judge(case_).findings if f.check == "average"]
