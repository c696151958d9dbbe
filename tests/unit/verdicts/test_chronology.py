"""Departure, time on the way and arrival."""

from dataclasses import replace

import pytest

from geotrack.model import Document, Place, TimeExpression
from geotrack.verdicts import judge

APIA = Place(name="Apia", lat=-13.83, lon=-171.77, country="WS", timezone="Pacific/Apia")
PAGO = Place(name="Pago Pago", lat=-14.28, lon=-170.7, country="AS", timezone="Pacific/Pago_Pago")
HERE = Place(name="Hither", lat=45.0, lon=7.0, country="IT", timezone="Europe/Rome")
THERE = Place(name="Yonder", lat=45.0, lon=7.6, country="IT", timezone="Europe/Rome")


def clock(text, instant, latest=None, start=0):
    return TimeExpression(
        start=start, end=start + len(text), text=text, type="TIME", value=instant, earliest=instant,
        latest=latest or instant,
    )  # fmt: skip


def trip(
    make, leaves, lands, duration=None, unit="h", *, places=(HERE, THERE), mode="road", **more
):
    claims = [make.claim("departure", time=0), make.claim("arrival", time=1)]
    if duration is not None:
        claims.append(make.claim("duration", duration, unit, **more))
    case = make.on_leg(*claims, index=1, mode=mode, places=places, times=(leaves, lands))
    return replace(case, document=Document(text=" " * 80))


def found(case):
    return next((f for f in judge(case).findings if f.check == "chronology"), None)


def at(hour, minute=0, day=4, dated=True):
    text = f"{hour:02d}:{minute:02d}" + (f" on {day} May" if dated else "")
    return clock(text, f"2021-05-{day:02d}T{hour:02d}:{minute:02d}")


@pytest.mark.parametrize(
    ("hour", "minute", "rating"),
    [(11, 0, "consistent"), (11, 58, "consistent"), (12, 2, "doubtful")],
)
def test_clocks_and_rounding_are_forgiven(make, hour, minute, rating):
    """Three hours are two and a half to three and a half, and each side is good to a quarter."""
    case = trip(make, at(8), at(hour, minute), 3)
    assert found(case).rating == rating


def test_hours_off_are_contradicted_and_what_would_fit_is_told(make):
    finding = found(trip(make, at(8), at(16), 3))
    assert finding.rating == "contradicted"
    assert "8 h for the way" in finding.reason
    assert "would fit" in finding.reason
    assert found(trip(make, at(8), at(13, 55), 3)).rating == "doubtful"


def test_a_day_off_is_not_consistent(make):
    finding = found(trip(make, at(8), at(11, day=5), 3))
    assert (finding.rating, finding.slip) == ("contradicted", "weekday")


def test_clock_times_without_a_day_may_be_of_the_next(make):
    night = trip(make, at(22, dated=False), at(6, dated=False), 8)
    assert found(night).rating == "consistent"
    assert found(trip(make, at(22, dated=False), at(11, dated=False), 8)).rating == "contradicted"


def test_a_clock_in_words_may_be_before_or_after_noon(make):
    leaves = clock("half past seven", "2021-05-04T19:30")
    lands = clock("half past three", "2021-05-04T15:30")
    assert found(trip(make, leaves, lands, 8)).rating == "consistent"
    assert found(trip(make, leaves, lands, 6)).rating == "doubtful"


def test_a_night_time_read_as_one_of_the_morning(make):
    leaves = clock("at seven this evening on 4 May", "2021-05-04T19:00")
    lands = clock("on 4 May at ten at night", "2021-05-04T10:00")
    assert found(trip(make, leaves, lands, 3)).rating == "consistent"


def test_the_date_line(make):
    """Pago Pago to Apia takes half an hour and lands a day later by the calendar."""
    leaves = clock("5 May, 10:00", "2021-05-05T10:00")
    lands = clock("6 May, 10:30", "2021-05-06T10:30")
    good = trip(make, leaves, lands, 30, "min", places=(PAGO, APIA), mode="air")
    finding = found(good)
    assert finding.rating == "consistent"
    assert "ahead of" in finding.reason
    same_day = clock("5 May, 10:30", "2021-05-05T10:30")
    wrong = trip(make, leaves, same_day, 30, "min", places=(PAGO, APIA), mode="air")
    assert found(wrong).rating != "consistent"


def test_without_a_duration_the_map_tells_the_least(make):
    """47 km by road: at most 200 km/h, usually 120."""
    assert found(trip(make, at(8), at(9))).rating == "consistent"
    finding = found(trip(make, at(8), at(8, 2)))
    assert finding.rating == "doubtful"
    assert "usually takes" in finding.reason


def test_an_arrival_before_the_departure(make):
    finding = found(trip(make, at(8, day=6), at(8, day=4)))
    assert finding.rating == "contradicted"
    assert "comes before" in finding.reason


def test_years_apart_are_two_trips(make):
    late = clock("4 May 2023", "2023-05-04T00:00", "2023-05-05T00:00")
    assert found(trip(make, at(8), late, 3)) is None


def test_another_time_of_the_same_way_is_another_trip(make):
    claims = (
        make.claim("departure", time=0), make.claim("departure", time=1),
        make.claim("arrival", time=2), make.claim("duration", 3, "h"),
    )  # fmt: skip
    times = at(8), at(10), at(13)
    case = replace(
        make.on_leg(*claims, index=2, mode="road", places=(HERE, THERE), times=times),
        document=Document(text=" " * 80),
    )
    assert found(case).rating == "consistent"


def test_what_such_trips_take_as_a_rule_judges_none(make):
    text = "It usually takes 3 hours, they left at 8 and came in at 16."
    case = trip(make, at(8), at(16), 3)
    duration = replace(case.claims[2], start=17, end=24, sentence=(0, len(text)))
    case = replace(case, claims=(*case.claims[:2], duration), document=Document(text=text))
    assert found(case) is None or found(case).rating == "consistent"


def test_days_are_counted_with_the_first_or_without(make):
    leaves = clock("4 May", "2021-05-04T00:00", "2021-05-05T00:00")
    lands = clock("8 May", "2021-05-08T00:00", "2021-05-09T00:00")
    assert found(trip(make, leaves, lands, 5, "day")).rating == "consistent"
    assert found(trip(make, leaves, lands, 4, "day")).rating == "consistent"
    assert found(trip(make, leaves, lands, 9, "day")).rating == "contradicted"


def test_what_bounds_a_trip_from_one_side_is_no_moment(make):
    """A meeting on the 6th says only that one was there by then."""
    claims = make.claim("departure", time=0), make.claim("arrival", time=1, manner="meeting")
    case = make.on_leg(
        *claims, index=1, mode="road", places=(HERE, THERE), times=(at(8), at(9, day=6))
    )
    assert found(case) is None


FAR = Place(name="Far", lat=45.0, lon=8.9, country="IT", timezone="Europe/Rome")


@pytest.mark.parametrize(
    ("leaves", "lands", "rating"),
    [
        ((13, 30), (13, 15), "doubtful"),  # 24 h for 150 km by road
        ((13, 30), (7, 35), "doubtful"),  # 18.1 h
        ((13, 30), (7, 25), "consistent"),  # 17.9 h: one may stay overnight
        ((13, 30), (16, 0), "consistent"),
    ],
)
def test_an_arrival_earlier_by_the_clock_is_not_taken_for_the_next_day_without_need(
    make, leaves, lands, rating
):
    case = trip(make, at(*leaves), at(*lands, dated=False), places=(HERE, FAR))
    finding = found(case)
    assert finding.rating == rating
    if rating == "doubtful":
        assert "comes before" in finding.reason


def test_an_arrival_on_the_day_that_is_told_may_be_as_late_as_it_likes(make):
    finding = found(trip(make, at(13, 30), at(13, 15, day=5), places=(HERE, FAR)))
    assert finding.rating == "consistent"


def test_a_flight_far_slower_than_any_is_not_called_consistent_by_its_times(make):
    far = Place(name="Remote", lat=45.0, lon=17.0, country="HR", timezone="Europe/Rome")
    slow = trip(make, at(6, 10), at(15, 30), places=(HERE, far), mode="air")
    assert found(slow) is None
    quick = trip(make, at(6, 10), at(8, 30), places=(HERE, far), mode="air")
    assert found(quick).rating == "consistent"


def retold(make, modes=("unknown", "unknown"), begins=(0, 0), text=" " * 80, *, dated=False):
    """Return 22:00 to 11:00 and eight hours, told by some modes and in sentences that begin there."""
    case = trip(make, at(22, dated=dated), at(11, day=5, dated=dated), 8)
    times = [
        replace(claim, mode=mode, sentence=(begin, begin + 10))
        for claim, mode, begin in zip(case.claims[:2], modes, begins, strict=True)
    ]
    return replace(case, claims=(*times, *case.claims[2:]), document=Document(text=text))


@pytest.mark.parametrize(
    ("modes", "alarmed"),
    [(("rail", "rail"), True), (("rail", "unknown"), True), (("rail", "road"), False)],
)
def test_who_left_by_one_mode_did_not_arrive_by_another(make, modes, alarmed):
    assert (found(retold(make, modes)) is not None) == alarmed


@pytest.mark.parametrize(
    ("begins", "alarmed"), [((0, 20), True), ((20, 20), True), ((20, 0), False)]
)
def test_an_arrival_told_before_the_departure_is_of_another_trip(make, begins, alarmed):
    assert (found(retold(make, begins=begins)) is not None) == alarmed


@pytest.mark.parametrize(("dated", "alarmed"), [(False, False), (True, True)])
def test_clock_times_of_two_paragraphs_go_together_where_they_are_dated(make, dated, alarmed):
    text = " " * 15 + "\n\n" + " " * 60
    assert (found(retold(make, begins=(0, 20), text=text, dated=dated)) is not None) == alarmed
