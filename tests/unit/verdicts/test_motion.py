"""Distance, speed and time against each other and against the map."""

from dataclasses import replace

import pytest

from geotrack.model import Document
from geotrack.verdicts import judge


def told(make, *claims, index=1, text="", mode="road", km=330):
    case = make.on_leg(*claims, index=index, mode=mode, route=make.routed(km, mode=mode))
    spoken = tuple(replace(c, sentence=(0, len(text))) for c in case.claims)
    return replace(case, claims=spoken, document=Document(text=text))


def motion(case):
    return next((f for f in judge(case).findings if f.check == "motion"), None)


def drive(make, hours, **more):
    return told(
        make, make.claim("distance", 330, "km", mode="road"),
        make.claim("duration", hours, "h", mode="road"), **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("hours", "rating"),
    [(3, "consistent"), (2.55, "consistent"), (2.3, "doubtful"), (0.8, "contradicted")],
)
def test_too_fast_for_a_car(make, hours, rating):
    assert motion(drive(make, hours)).rating == rating


def test_a_slow_drive_may_have_halted(make):
    assert motion(drive(make, 20)).rating == "consistent"


@pytest.mark.parametrize(("hours", "rating"), [(96, "consistent"), (110, "not-checkable")])
def test_a_time_far_too_long_for_the_way_confirms_nothing(make, hours, rating):
    finding = motion(drive(make, hours))
    assert (
        finding.rating == rating
    )  # 330 km by road in many days is hardly a drive; nor is it wrong


@pytest.mark.parametrize(("hours", "rating"), [(39, "consistent"), (46, "doubtful")])
def test_a_scheduled_service_that_nothing_held_up(make, hours, rating):
    case = told(
        make, make.claim("distance", 330, "km", mode="sea"),
        make.claim("duration", hours, "h", mode="sea"),
        text="The ferry needs that long.", mode="sea",
    )  # fmt: skip
    assert motion(case).rating == rating


@pytest.mark.parametrize("text", ["The ferry was delayed by fog.", "They rowed across."])
def test_what_was_held_up_or_is_no_service_may_be_slow(make, text):
    case = told(
        make, make.claim("distance", 330, "km", mode="sea"),
        make.claim("duration", 46, "h", mode="sea"), text=text, mode="sea",
    )  # fmt: skip
    assert motion(case).rating == "consistent"


@pytest.mark.parametrize(
    ("hours", "rating"), [(5.5, "consistent"), (8.9, "consistent"), (15, "doubtful")]
)
def test_speed_and_way_leave_room_for_usual_halts_only(make, hours, rating):
    case = told(
        make, make.claim("distance", 330, "km"), make.claim("duration", hours, "h"),
        make.claim("speed", 60, "km/h"), mode="rail",
    )  # fmt: skip
    assert motion(case).rating == rating


def test_the_speed_of_a_part_judges_no_whole(make):
    text = "It slowed to 60 km/h and took 12 hours."
    case = told(
        make, make.claim("distance", 330, "km"), make.claim("duration", 12, "h"),
        make.claim("speed", 60, "km/h"), text=text, mode="rail",
    )  # fmt: skip
    slow = replace(case.claims[2], start=13, end=20)
    assert motion(replace(case, claims=(*case.claims[:2], slow))).rating == "consistent"


def test_two_times_of_one_way_are_each_held_against_the_map(make):
    case = told(
        make, make.claim("duration", 4, "h", mode="road"),
        make.claim("duration", 6, "h", mode="road"),
    )  # fmt: skip
    assert judge(case).rating == "consistent"


def test_two_lengths_of_one_way_do_not_contradict_each_other(make):
    case = told(
        make, make.claim("distance", 300, "km", mode="road"),
        make.claim("distance", 380, "km", mode="road"),
    )  # fmt: skip
    assert judge(case).rating == "consistent"


def test_a_halt_longer_than_the_way_is_no_contradiction(make):
    case = told(
        make, make.claim("stop", 30, "h"), make.claim("duration", 4, "h", mode="road"),
    )  # fmt: skip
    assert judge(case).rating == "consistent"


def test_the_map_clears_a_distance_that_speed_and_time_do_not_fit(make):
    claims = (
        make.claim("distance", 330, "km"), make.claim("duration", 30, "h"),
        make.claim("speed", 120, "km/h"),
    )  # fmt: skip
    assert motion(told(make, *claims, index=0, mode="rail")) is None
    assert motion(told(make, *claims, index=1, mode="rail")).rating == "doubtful"


def test_hours_in_words_are_not_told_in_minutes(make):
    claim = make.claim("duration", 160, "min", mode="road", text="two hours and forty minutes")
    finding = motion(told(make, make.claim("distance", 200, "km", mode="road"), claim, km=200))
    assert "2 h 40 min" in finding.reason
    claim = make.claim("duration", 160, "min", mode="road", text="160 minutes")
    finding = motion(told(make, make.claim("distance", 200, "km", mode="road"), claim, km=200))
    assert "160 minutes" in finding.reason


def test_more_than_so_many_hours_leave_less_than_a_speed(make):
    claim = make.claim("duration", 14, "h", bound="gt", mode="rail")
    case = make.on_leg(claim, route=make.routed(640))
    found = next(f for f in judge(case).findings if f.check == "motion")
    assert found.rating == "consistent"
    assert "is 52 km/h or less" in found.reason


def test_a_claim_that_states_nothing_of_its_leg_is_asked_nothing(make):
    """A way without a figure beside time and speed, each of a sentence of its own."""
    case = make.on_leg(
        make.claim("duration", 5, "h", sentence=(0, 20)), make.claim("speed", 60, "km/h", sentence=(20, 40)),
        make.claim("speed", 90, "km/h", sentence=(40, 60)), make.claim("distance", sentence=(60, 80)),
        mode="rail", index=3, route=make.routed(330),
    )  # fmt: skip
    assert motion(case) is None
