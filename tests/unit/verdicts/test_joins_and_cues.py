"""Which statements belong together, and the words that keep a figure apart."""

from dataclasses import replace

import pytest

from geotrack.model import Confidence, Document, Leg, Mention, Place
from geotrack.verdicts.arithmetic.cues import (
    is_addition,
    is_habitual,
    is_nearest,
    is_on_the_way,
    is_partial,
    is_rate,
)
from geotrack.verdicts.arithmetic.joins import (
    companions,
    lengths_between,
    same_place,
    same_traveller,
)
from geotrack.verdicts.arithmetic.legstatements import narrow

MILAN = Place(name="Milan", lat=45.46, lon=9.19, kind="city")


def told(text, figure):
    """The claim of a figure in a sentence."""
    from geotrack.model import Claim

    at = text.index(figure)
    return Claim(
        kind="speed", start=at, end=at + len(figure), text=figure, pattern="", sentence=(0, len(text)),
        value=1.0, unit="km/h",
    )  # fmt: skip


def length(text, figure):
    return replace(told(text, figure), kind="distance", unit="km")


@pytest.mark.parametrize(
    ("text", "figure", "rate"),
    [("They made 20 km a day.", "20 km", True), ("They made 20 km each day.", "20 km", True),
     ("They made 20 km to the day.", "20 km", True), ("They made 20 km in a day.", "20 km", False),
     ("They made 20 km daily.", "20 km", True), ("They made 20 km on Monday.", "20 km", False)],
)  # fmt: skip
def test_rates(text, figure, rate):
    assert is_rate(text, length(text, figure)) is rate


def test_a_speed_in_miles_is_a_rate():
    claim = replace(told("They did 15 miles, no more.", "15 miles"), unit="mi")
    assert is_rate("They did 15 miles, no more.", claim)


@pytest.mark.parametrize(
    ("text", "figure", "partial"),
    [("She slowed to 8 knots off the cape.", "8 knots", True), ("She made 8 knots.", "8 knots", False),
     ("Its top speed is 120 km/h.", "120 km/h", True), ("It went at 120 km/h.", "120 km/h", False)],
)  # fmt: skip
def test_speeds_of_a_moment(text, figure, partial):
    assert is_partial(text, told(text, figure)) is partial


def test_a_bounded_speed_is_partial():
    assert is_partial("It did 80.", replace(told("It did 80.", "80"), bound="lt"))


@pytest.mark.parametrize(
    ("text", "figure", "added"),
    [("The new road is 30 km longer.", "30 km", True), ("The road is 30 km long.", "30 km", False),
     ("It was 44 minutes slower then.", "44 minutes slower", True),
     ("It was more than 30 km.", "more than 30 km", False),
     ("It is longer by some 30 km.", "30 km", True), ("Add 30 km more.", "30 km", True)],
)  # fmt: skip
def test_what_comes_on_top(text, figure, added):
    assert is_addition(text, length(text, figure)) is added


def test_other_words():
    text = "The strait is 14 km wide at its narrowest."
    assert is_nearest(text, length(text, "14 km"))
    assert not is_nearest("The strait is 14 km.", length("The strait is 14 km.", "14 km"))
    text = "He fell 80 km into the race."
    assert is_on_the_way(text, length(text, "80 km"))
    assert not is_on_the_way("He fell 80 km from it.", length("He fell 80 km from it.", "80 km"))
    text = "Buses usually need 5 hours."
    assert is_habitual(text, told(text, "5 hours"))
    assert not is_habitual("The bus took 5 hours.", told("The bus took 5 hours.", "5 hours"))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("the coach", "the night coach", True), ("the coach", "the tanker", False), (None, "Ana", True),
     ("the", "Ana", True), ("Ana Sousa", "Sousa", True)],
)  # fmt: skip
def test_travellers(a, b, same):
    assert same_traveller(a, b) is same


def test_places_that_are_one_end(make):
    near = replace(make.lyon, lat=make.lyon.lat + 0.04)
    far = replace(make.lyon, lat=make.lyon.lat + 0.05)
    assert same_place(make.lyon, near)
    assert not same_place(make.lyon, far)
    assert not same_place(make.lyon, replace(near, kind="admin1"))
    assert not same_place(make.lyon, None)
    assert not same_place(None, None)


def test_two_figures_of_one_pair_belong_together(make):
    claims = make.claim("distance", 330, "km"), make.claim("duration", 3, "h")
    assert companions(make.on_leg(*claims, index=1)) == (0, 1)


def test_figures_of_different_pairs_do_not(make):
    case = make.on_leg(make.claim("distance", 330, "km"), make.claim("duration", 3, "h"), index=1)
    milan = Mention(text="Milan")
    whole = replace(case.claims[0], destination=milan)
    apart = replace(case, claims=(whole, case.claims[1]), settled={**case.settled, milan: MILAN})
    assert companions(apart) == (1,)


@pytest.mark.parametrize(
    "more",
    [{"mode": "rail"}, {"traveller": "the tanker"}, {"status": "past"}],
    ids=lambda more: next(iter(more)),
)
def test_other_modes_travellers_and_trips_do_not(make, more):
    mine = {"mode": "road", "traveller": "the coach"}
    claims = (
        make.claim("duration", 3, "h", **mine),
        make.claim("duration", 9, "h", **{**mine, **more}),
    )
    assert companions(make.on_leg(*claims)) == (0,)


def test_a_plan_does_not_judge_the_trip_but_a_distance_holds_for_both(make):
    trip = make.claim("duration", 3, "h")
    planned = make.claim("duration", 5, "h", status="planned")
    way = make.claim("distance", 330, "km", status="planned")
    assert companions(make.on_leg(trip, planned, way)) == (0, 2)


def test_a_figure_without_ends_needs_the_same_sentence(make):
    case = make.on_leg(
        make.claim("duration", 3, "h", sentence=(0, 20)),
        make.claim("speed", 60, "km/h", sentence=(0, 20)),
        make.claim("speed", 90, "km/h", sentence=(21, 40)),
    )
    lone = tuple(replace(c, origin=None, destination=None) for c in case.claims[1:])
    assert companions(replace(case, claims=(case.claims[0], *lone))) == (0, 1)


def test_lengths_are_those_of_the_pair_either_way(make):
    case = make.on_leg(
        make.claim("duration", 3, "h", mode="road"),
        make.claim("distance", 330, "km", mode="road"),
        make.claim("distance", 340, "km", mode="rail"),
        make.claim("distance", 233, "km", straight=True),
    )
    back = replace(
        case.claims[1], origin=case.claims[1].destination, destination=case.claims[1].origin
    )
    case = replace(
        case, claims=(case.claims[0], back, *case.claims[2:]), document=Document(text="")
    )
    assert lengths_between(case, make.lyon, make.turin) == (1,)


@pytest.mark.parametrize(("ends", "shown"), [(0.49, False), (0.5, True)])
def test_a_figure_whose_ends_are_hardly_known_sets_nothing_of_a_leg(make, ends, shown):
    week = make.claim("duration", 1, "week", confidence=Confidence(figure=0.9, ends=ends))
    leg = Leg(origin=0, destination=1, mode="sea", claims=(0,))
    narrowed = narrow(leg, (week,), (), (make.lyon, make.turin))
    assert (narrowed.duration_h is not None) == shown


def test_times_of_one_sentence_are_of_one_trip_though_one_is_read_as_planned(make):
    leaves = make.claim("departure", sentence=(0, 40))
    lands = make.claim("arrival", status="planned", sentence=(0, 40))
    later = make.claim("arrival", status="planned", sentence=(41, 80))
    never = make.claim("arrival", status="negated", sentence=(0, 40))
    assert companions(make.on_leg(leaves, lands, later, never)) == (0, 1)
