"""Who travels decides how fast that can be."""

from dataclasses import replace

import pytest

from geotrack.model import Document
from geotrack.verdicts import judge
from geotrack.verdicts.arithmetic.movers import limit_of, wanders


def speed_case(make, text, value, unit, *, mode="road", **more):
    claim = make.claim("speed", value, unit, mode=mode, sentence=(0, len(text)), **more)
    return replace(make.on_leg(claim, mode=mode), document=Document(text=text))


@pytest.mark.parametrize(
    ("who", "mode", "fastest"),
    [("the night coach", "road", 140), ("a Polish stork", "air", 180), ("the Zeppelin", "air", 180),
     ("the helicopter", "air", 400), ("the ox wagons", "road", 25), ("two hikers", "foot", 12),
     ("the brig", "sea", 50)],
)  # fmt: skip
def test_the_traveller_narrows_the_mode(make, who, mode, fastest):
    case = speed_case(make, "They went on.", 5, "km/h", mode=mode, traveller=who)
    assert limit_of(case).fastest_kmh == fastest


def test_others_nearby_only_widen(make):
    text = "The bus was slow; police chased a stolen car past it."
    assert limit_of(speed_case(make, text, 90, "km/h")).fastest_kmh == 400
    assert limit_of(speed_case(make, "The bus was slow.", 90, "km/h")).fastest_kmh == 200


def test_an_unknown_traveller_has_no_limit(make):
    case = speed_case(make, "It went on.", 900, "km/h", mode="unknown")
    assert limit_of(case) is None
    assert judge(case).rating == "not-checkable"


def test_an_animal_at_sea_has_no_limit_and_no_road(make):
    case = speed_case(make, "It swam on.", 4, "km/h", mode="sea", traveller="a tagged shark")
    assert limit_of(case) is None
    assert wanders(case)
    assert not wanders(
        speed_case(make, "It sailed on.", 4, "km/h", mode="sea", traveller="the brig")
    )


@pytest.mark.parametrize(
    ("value", "rating"),
    [
        (120, "consistent"),
        (130, "doubtful"),
        (195, "doubtful"),
        (230, "doubtful"),
        (245, "contradicted"),
    ],
)
def test_cars(make, value, rating):
    assert judge(speed_case(make, "He drove on.", value, "km/h")).rating == rating


def test_a_speed_of_a_moment_is_held_against_the_fastest(make):
    text = "A camera clocked the car at 171 km/h there."
    at = text.index("171")
    case = speed_case(make, text, 171, "km/h")
    case = replace(case, claims=(replace(case.claim, start=at, end=at + 8),))
    assert judge(case).rating == "consistent"


def test_the_reason_names_the_traveller(make):
    finding = judge(speed_case(make, "On.", 300, "km/h", traveller="the coach")).findings[0]
    assert "no bus does more than 140 km/h" in finding.reason.replace("No", "no")


@pytest.mark.parametrize(("minutes", "odd"), [(12, False), (9, True)])
def test_a_cable_car_is_no_car(make, minutes, odd):
    text = f"The cable car covers the 8 km in {minutes} minutes."
    at = text.index(f"{minutes} minutes")
    place = {"sentence": (0, len(text))}
    claims = [
        make.claim("duration", minutes, "min", mode="road", **place),
        make.claim("distance", 8, "km", mode="road", **place),
    ]
    claims[0] = replace(claims[0], start=at, end=at + 9)
    claims[1] = replace(claims[1], start=28, end=32)
    route = make.routed(8, mode="road", straight=7)
    case = replace(make.on_leg(*claims, mode="road", route=route), document=Document(text=text))
    found = next(f for f in judge(case).findings if f.check == "motion")
    assert (found.rating == "doubtful" or found.rating == "contradicted") == odd
    car = replace(case, document=Document(text=text.replace("cable car", "little car")))
    assert next(f for f in judge(car).findings if f.check == "motion").rating == "consistent"
