"""The small decisions under the assembler, each on both sides of its bound."""

from dataclasses import replace

import pytest

from geotrack.journeys.bridging import bridge, skip_areas
from geotrack.journeys.completing import _ends_nowhere
from geotrack.journeys.drafts import LegDraft, StopDraft, TripDraft
from geotrack.journeys.halts import add_halt
from geotrack.journeys.legs import Itinerary
from geotrack.journeys.sameplace import Ends
from geotrack.journeys.timing import (
    computed_arrival,
    computed_departure,
    gap_days,
    span_of,
    window,
)
from geotrack.journeys.travellers import best_name, is_name, same_traveller
from geotrack.measures.instants import hours
from geotrack.measures.interval import Interval
from geotrack.model import Claim, Confidence, Mention, Place, TimeRef


def claim(kind="leg", **rest):
    return Claim(kind=kind, start=0, end=1, text="x", pattern="test", sentence=(0, 1), **rest)


# -- who travels -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("the convoy", "The Convoy", True),
        ("Ann Hale", "Hale", True),
        ("Ann Hale", "Bob Hale", True),  # a family goes together
        ("Ann Hale", "Ann Reed", False),
        ("Captain Hale", "Captain Reed", False),
        ("JFR", "John Frank Reed", True),
        ("JFK", "John Frank Reed", False),
        ("J", "John", False),
        ("O", "O'Hara-Pym", False),  # one letter is nobody's initials
        ("OHP", "O'Hara-Pym", True),
        ("SportAnn Hale Mo", "Ann Hale Mo", True),
        ("SportAnn Hale Mo", "Ann Hale Po", False),
        ("Ann", "the convoy", None),
        ("the convoy", "Ann", None),
        ("the convoy", "the party", None),
        (None, "Ann", None),
        ("Ann", None, None),
        (None, None, None),
    ],
)
def test_two_phrases_of_one_traveller(left, right, same):
    assert same_traveller(left, right) is same


def test_a_title_or_a_small_letter_is_no_name():
    assert is_name("Captain Hale")
    assert not is_name("The Captain")
    assert not is_name("hale")
    assert not is_name("")


def test_the_name_shown_is_a_name_then_the_frequent_then_the_long():
    assert best_name(["the convoy", "the convoy", "Hale"]) == "Hale"
    assert best_name(["Hale", "Hale", "Ann Hale"]) == "Hale"
    assert best_name(["Hale", "Ann Hale"]) == "Ann Hale"
    assert best_name(["", "Hale"]) == "Hale"
    assert best_name([""]) is None


# -- which places are one ----------------------------------------------------------------------

PLACES = (
    Place(name="Aston", lat=50.0, lon=0.0, kind="city", country="GB", admin1="X", timezone="Europe/London"),
    Place(name="Aston Airport", lat=50.5, lon=0.0, kind="airport", country="GB", admin1="X"),  # 55.6 km
    Place(name="Bexley Airport", lat=50.56, lon=0.0, kind="airport", country="GB", admin1="Y"),  # 62.3 km
    Place(name="Corby", lat=50.01, lon=0.0, kind="city", country="GB", admin1="Y"),
    Place(name="Britain", lat=54.0, lon=-2.0, kind="country", country="GB", radius_km=400.0),
    Place(name="Xshire", lat=50.2, lon=0.0, kind="admin1", country="GB", admin1="X"),
    Place(name="Europe", lat=50.0, lon=0.0, kind="continent"),
    Place(name="Farthest", lat=23.2, lon=0.0, kind="city", country="DZ"),  # 2,980 km south
    Place(name="Beyond", lat=22.8, lon=0.0, kind="city", country="DZ"),  # 3,024 km south
    Place(name="Lake Aston"),
    Place(name="Dingle"),
    Place(name="the Sound", lat=51.0, lon=1.0, kind="sea", radius_km=25.1),
    Place(name="Islet", lat=36.0, lon=14.0, kind="country", country="IS", radius_km=25.0),
    Place(name="the Wend", lat=50.0, lon=2.0, kind="river"),
)  # fmt: skip
AT = {place.name: k for k, place in enumerate(PLACES)}
ENDS = Ends(PLACES)


def test_an_airport_serves_a_town_within_60_km():
    assert ENDS.same(AT["Aston"], AT["Aston Airport"])
    assert not ENDS.same(AT["Aston"], AT["Bexley Airport"])
    assert ENDS.same(AT["Corby"], AT["Aston Airport"])  # whatever its name
    assert not ENDS.same(AT["Aston"], AT["Corby"])  # two towns are two, however near


def test_places_without_coordinates_are_one_by_whole_words_of_the_name():
    assert ENDS.same(AT["Aston"], AT["Lake Aston"])
    assert ENDS.same(AT["Lake Aston"], AT["Aston"])
    assert not ENDS.same(AT["Dingle"], AT["Lake Aston"])
    assert ENDS.gap_km(AT["Dingle"], AT["Aston"]) is None
    assert ENDS.gap_km(AT["Aston"], AT["Dingle"]) is None


def test_what_holds_what():
    def holds(large, small):
        return ENDS.holds(AT[large], AT[small])

    assert holds("Britain", "Aston")
    assert not holds("Aston", "Britain")
    assert not holds("Britain", "Britain")
    assert not holds("Britain", "Farthest")
    assert holds("Xshire", "Aston")
    assert not holds("Xshire", "Corby")
    assert not holds("Xshire", "Xshire")
    assert not holds("Xshire", "Britain")
    assert holds("Europe", "Farthest")
    assert not holds("Europe", "Beyond")
    assert not holds("Europe", "Europe")
    assert not holds("Europe", "Dingle")


def test_ends_that_fit_that_agree_and_the_finer():
    aston, britain, corby = AT["Aston"], AT["Britain"], AT["Corby"]
    assert ENDS.fits(None, aston)
    assert ENDS.fits(aston, None)
    assert ENDS.fits(aston, britain)
    assert ENDS.fits(britain, aston)
    assert not ENDS.fits(aston, corby)
    assert ENDS.agrees(aston, britain)
    assert not ENDS.agrees(None, aston)
    assert not ENDS.agrees(aston, None)
    assert ENDS.finer(None, aston) == aston
    assert ENDS.finer(aston, None) == aston
    assert ENDS.finer(britain, aston) == aston
    assert ENDS.finer(aston, britain) == aston
    assert ENDS.area(AT["the Sound"])
    assert not ENDS.area(AT["Islet"])  # no larger than a town
    assert ENDS.area(AT["the Wend"])
    assert not ENDS.area(aston)
    assert not ENDS.area(None)
    assert ENDS.settled(aston)
    assert not ENDS.settled(AT["Dingle"])
    assert not ENDS.settled(None)
    assert ENDS.timezone(aston) == "Europe/London"
    assert ENDS.timezone(None) is None


# -- areas -------------------------------------------------------------------------------------


def over(*ways, **rest):
    """Return the legs that are left of some, and the claims of the journey itself."""
    told, legs = [], []
    for a, b in ways:
        ends = {"origin": Mention(text=a), "destination": Mention(text=b)}
        legs.append(LegDraft(origin=AT[a], destination=AT[b], claims=[len(told)]))
        told.append(replace(claim(**ends), **rest))
    trip = TripDraft(legs=legs)
    skip_areas(trip, ENDS, told)
    names = [(PLACES[x.origin].name, PLACES[x.destination].name) for x in trip.legs]
    return names, [[PLACES[k].name for k in x.via] for x in trip.legs], trip.claims


def test_a_country_or_river_between_two_points_is_passed():
    for area, pattern in (("Britain", "decided-way"), ("the Wend", "x"), ("the Sound", "x")):
        ways = ("Farthest", area), (area, "Corby"), ("Corby", "Dingle")
        names, via, claims = over(*ways, pattern=pattern)
        assert names == [("Farthest", "Corby"), ("Corby", "Dingle")]
        assert via == [[area], []]
        assert claims == [0, 1]
    for stop in ("Islet", "Britain"):  # no larger than a town; told as left and reached
        kept = [("Farthest", stop), (stop, "Corby")]
        assert over(*kept)[0] == kept
    there = [("Farthest", "Britain"), ("Britain", "Farthest")]
    assert over(*there)[0] == there  # and back


def test_an_area_between_two_points_that_have_their_leg_is_left_out():
    names, via, claims = over(("Beyond", "Corby"), ("Beyond", "the Sound"), ("the Sound", "Corby"))
    assert (names, via, claims) == ([("Beyond", "Corby")], [[]], [1, 2])


@pytest.mark.parametrize(
    ("rest", "kept"),
    [
        ({}, True),
        ({"pattern": "decided-way"}, False),
        ({"inferred": ("from",)}, False),
        ({"kind": "distance"}, False),
        ({"origin": None}, False),
    ],
)
def test_a_leg_that_ends_in_an_area_is_kept_where_a_movement_tells_it_or_nothing_else_is_there(
    rest, kept
):
    ways = ("Beyond", "Corby"), ("Corby", "the Sound")
    assert (ways[1] in over(*ways, **rest)[0]) is kept
    assert over(ways[1], **rest)[0] == [ways[1]]
    assert over(("Beyond", "Farthest"), ways[1], **rest)[0] == [("Beyond", "Farthest"), ways[1]]


# -- halts -------------------------------------------------------------------------------------


def halt(what, place, leg=None, trip=None):
    leg = leg or LegDraft(origin=AT["Aston"], destination=AT["Farthest"])
    trip = trip or TripDraft(legs=[leg])
    add_halt(7, what, trip, leg, place, ENDS)
    return leg


def test_a_halt_at_a_town_is_passed_and_one_at_a_country_end_or_unknown_place_is_not():
    assert halt(claim("stop"), AT["Corby"]).via == [AT["Corby"]]
    assert halt(claim("gauge"), AT["Corby"]).via == []
    for name in ("Britain", "Dingle", "Aston", "Farthest"):
        assert halt(claim("stop"), AT[name]).via == []
    assert halt(claim("stop"), None).via == []


def test_a_second_word_of_a_halt_is_the_same_halt():
    leg = halt(claim("stop", reason="to rest"), None)
    halt(claim("stop", reason="to eat"), AT["Corby"], leg)
    assert [(s.place, s.reason, s.claims) for s in leg.stops] == [(AT["Corby"], "to rest", [7, 7])]
    halt(claim("stop"), AT["Aston Airport"], leg)
    assert [s.place for s in leg.stops] == [AT["Corby"], AT["Aston Airport"]]
    halt(claim("stop"), None, leg)  # of the first that may be meant
    assert [len(s.claims) for s in leg.stops] == [3, 1]


def test_only_a_time_is_how_long_a_halt_lasts():
    two = Interval(1.9, 2.1)
    assert halt(claim("stop", unit="h", interval=two), None).stops[0].duration_h == two
    assert halt(claim("stop", unit="km", interval=two), None).stops[0].duration_h is None
    assert halt(claim("stop"), None).stops[0].duration_h is None


def test_a_break_of_gauge_is_named_once():
    leg = halt(claim("stop", reason="to rest"), AT["Corby"])
    halt(claim("gauge"), AT["Corby"], leg)
    assert leg.stops[0].reason == "to rest (break of gauge)"
    halt(claim("gauge"), AT["Corby"], leg)
    assert leg.stops[0].reason == "to rest (break of gauge)"
    assert halt(claim("gauge"), None).stops[0].reason == "break of gauge"


@pytest.mark.parametrize("told", ["via", "stop"])
def test_a_halt_told_on_another_leg_stays_there(told):
    first = LegDraft(origin=AT["Aston"], destination=AT["Farthest"])
    if told == "via":
        first.via = [AT["Corby"]]
    else:
        first.stops = [StopDraft(AT["Dingle"]), StopDraft(AT["Corby"])]
    last = LegDraft(origin=AT["Farthest"], destination=AT["Beyond"])
    trip = TripDraft(legs=[first, last])
    halt(claim("stop"), AT["Corby"], last, trip)
    assert (first.claims, last.claims) == ([7], [])
    halt(claim("stop"), AT["Aston Airport"], last, trip)
    assert (first.claims, last.claims) == ([7], [7])


# -- over places that nobody knows -------------------------------------------------------------


def test_a_bridge_keeps_the_times_modes_and_stops_of_its_parts():
    a, x, b = AT["Aston"], AT["Dingle"], AT["Farthest"]
    first = LegDraft(
        origin=a, destination=x, mode="rail", departs=1, arrives=2, claims=[0], last_sentence=1
    )
    last = LegDraft(
        origin=x, destination=b, departs=3, arrives=4, claims=[1, 2], figures=[2], last_sentence=5
    )
    first.statuses, last.statuses = {"stated"}, {"planned"}
    stop = StopDraft(x)
    first.stops, last.stops = [stop], [stop]
    trip = TripDraft(legs=[first, last])
    bridge(trip, ENDS)
    (leg,) = trip.legs
    assert (leg.origin, leg.via, leg.destination, leg.mode) == (a, [x], b, "rail")
    assert (leg.departs, leg.arrives, leg.last_sentence) == (1, 4, 5)
    assert leg.statuses == {"stated", "planned"}
    assert (leg.claims, trip.claims) == ([0, 1], [2])
    assert leg.stops == [stop]  # once


def test_a_bridge_tells_no_mode_of_two_and_no_times_of_its_middle():
    a, x, b = AT["Aston"], AT["Dingle"], AT["Farthest"]
    legs = [
        LegDraft(origin=x, destination=a, mode="rail", departs=1, arrives=2),
        LegDraft(origin=a, destination=x, mode="sea", departs=3, arrives=4),
        LegDraft(origin=x, destination=AT["Corby"], mode="sea"),
    ]
    trip = TripDraft(legs=legs)
    trip.legs = [legs[0], LegDraft(origin=x, destination=b, mode="sea", departs=5, arrives=6)]
    bridge(trip, ENDS)
    (leg,) = trip.legs
    assert (leg.origin, leg.destination, leg.mode) == (a, b, "unknown")
    assert (leg.departs, leg.arrives) == (None, 6)


def test_no_bridge_from_a_place_to_itself_nor_beside_a_leg_that_is_drawn():
    a, x, b = AT["Aston"], AT["Dingle"], AT["Farthest"]
    there_and_back = [LegDraft(origin=a, destination=x), LegDraft(origin=x, destination=a)]
    to_its_airport = [
        LegDraft(origin=a, destination=x),
        LegDraft(origin=x, destination=AT["Aston Airport"]),
    ]
    drawn = [LegDraft(origin=a, destination=b), LegDraft(origin=b, destination=x)]
    for legs in (there_and_back, to_its_airport, drawn):
        trip = TripDraft(legs=list(legs))
        bridge(trip, ENDS)
        assert trip.legs == legs


@pytest.mark.parametrize(
    ("ways", "kept"),
    [
        ([("Aston", "Dingle")], 0),
        ([("Aston", "Dingle"), ("Dingle", "Farthest")], 2),  # somebody goes on from there
        ([("Dingle", "Aston")], 1),
        ([("Aston", "Farthest")], 1),
    ],
)
def test_a_leg_to_a_place_on_no_map_that_nobody_leaves_again_is_none(ways, kept):
    legs = [LegDraft(origin=AT[a], destination=AT[b]) for a, b in ways]
    trip = TripDraft(legs=legs)
    assert sum(not _ends_nowhere(leg, trip, ENDS) for leg in legs) == kept


# -- when --------------------------------------------------------------------------------------

NOON = hours("2024-06-01T12:00")
TWO = Interval(2.0, 3.0)


def ends_of(ref):
    return None if ref is None else (ref.earliest, ref.latest, ref.computed)


def test_an_arrival_is_by_the_clock_of_the_destination():
    london, paris = "Europe/London", "Europe/Paris"
    told = (NOON, NOON + 1)
    assert ends_of(computed_arrival(told, TWO, london, paris)) == (
        "2024-06-01T15:00", "2024-06-01T17:00", True,
    )  # fmt: skip
    assert ends_of(computed_arrival(told, TWO, paris, london))[0] == "2024-06-01T13:00"
    for zones in ((None, paris), (london, None), (paris, paris), ("No/Where", paris)):
        assert ends_of(computed_arrival(told, TWO, *zones))[0] == "2024-06-01T14:00"


def test_a_departure_is_by_the_clock_of_the_origin():
    told = (NOON, NOON + 1)
    assert ends_of(computed_departure(told, TWO, "Europe/London", "Europe/Paris")) == (
        "2024-06-01T08:00", "2024-06-01T10:00", True,
    )  # fmt: skip


def test_half_a_time_gives_half_a_time_and_none_gives_none():
    forever = Interval(2.0, float("inf"))
    for computed in (computed_arrival, computed_departure):
        assert computed((None, None), TWO, None, None) is None
    assert ends_of(computed_arrival((NOON, None), TWO, None, None)) == (
        "2024-06-01T14:00",
        None,
        True,
    )
    assert ends_of(computed_arrival((None, NOON), TWO, None, None)) == (
        None,
        "2024-06-01T15:00",
        True,
    )
    assert ends_of(computed_arrival((NOON, NOON), forever, None, None)) == (
        "2024-06-01T14:00",
        None,
        True,
    )
    assert computed_arrival((None, NOON), forever, None, None) is None
    assert ends_of(computed_departure((NOON, None), TWO, None, None)) == (
        "2024-06-01T09:00",
        None,
        True,
    )
    assert ends_of(computed_departure((None, NOON), TWO, None, None)) == (
        None,
        "2024-06-01T10:00",
        True,
    )
    assert ends_of(computed_departure((NOON, NOON), forever, None, None)) == (
        None,
        "2024-06-01T10:00",
        True,
    )
    assert computed_departure((NOON, None), forever, None, None) is None


def test_spans_their_hull_and_the_days_between():
    assert span_of(None, ()) == (None, None)
    assert span_of(TimeRef(latest="2024-06-01T12:00"), ()) == (None, NOON)
    assert window([(1.0, None), (0.0, 5.0), (None, 3.0)]) == (0.0, 5.0)
    assert window([(None, None)]) == (None, None)
    assert gap_days((0.0, 24.0), (72.0, 96.0)) == 2
    assert gap_days((72.0, 96.0), (0.0, 24.0)) == 2
    assert gap_days((0.0, 24.0), (12.0, 96.0)) == 0
    assert gap_days((0.0, None), (72.0, 96.0)) == 0
    assert gap_days((72.0, 96.0), (None, 24.0)) == 0


# -- which leg ---------------------------------------------------------------------------------

A, B, C = AT["Aston"], AT["Farthest"], AT["Beyond"]
SPANS = {0: (0.0, 24.0), 1: (59.0, 60.0), 2: (61.0, 62.0), 3: (None, None), 4: (-100.0, -24.0), 5: (-100.0, -25.0)}  # fmt: skip
ITINERARY = Itinerary(ENDS, lambda index: SPANS[index])


def asked(legs, what, origin, destination, sentence=1, **rest):
    trip = TripDraft(legs=list(legs), **rest)
    return trip, ITINERARY.leg_of(trip, what, origin, destination, sentence)


def test_the_same_way_a_day_and_a_half_later_is_another():
    for time, same in ((1, True), (2, False), (3, True), (None, True)):
        leg = LegDraft(origin=A, destination=B, departs=0)
        _, found = asked([leg], claim(time=time), A, B)
        assert (found is leg) is same, time
    leg = LegDraft(origin=A, destination=B)
    assert asked([leg], claim(time=2), A, B)[1] is leg  # nothing is told of when that was
    leg = LegDraft(origin=A, destination=B, departs=0)
    assert asked([leg], claim("arrival", time=2, manner="meeting"), A, B)[1] is leg


def test_nobody_arrives_a_day_before_he_left():
    for time, same in ((4, True), (5, False), (2, True)):
        leg = LegDraft(origin=A, destination=B, departs=0)
        assert (asked([leg], claim("arrival", time=time), A, B)[1] is leg) is same, time


def test_another_mode_is_another_leg_but_for_an_arrival_or_a_figure_of_the_sentence():
    leg = LegDraft(origin=A, destination=B, mode="rail", last_sentence=3)
    assert asked([leg], claim(mode="rail"), A, B)[1] is leg
    assert asked([leg], claim(mode="unknown"), A, B)[1] is leg
    assert asked([leg], claim(mode="air"), A, B)[1] is not leg
    assert asked([leg], claim("arrival", mode="air"), None, B)[1] is leg
    assert asked([leg], claim("departure", mode="air"), A, B)[1] is not leg
    assert asked([leg], claim("distance", mode="air"), A, B, 3)[1] is leg
    assert asked([leg], claim("distance", mode="air"), A, B, 4)[1] is not leg
    assert asked([leg], claim("leg", mode="air"), A, B, 3)[1] is not leg
    assert asked([leg], claim("distance", mode="air"), A, C, 3)[1] is not leg


def test_both_ends_go_before_one_and_the_last_before_the_first():
    legs = [
        LegDraft(origin=A, destination=B),
        LegDraft(origin=None, destination=B),
        LegDraft(origin=A),
    ]
    assert asked(legs, claim(), A, B)[1] is legs[0]
    legs = [LegDraft(origin=A, destination=B), LegDraft(origin=A, destination=B, mode="air")]
    assert asked(legs, claim(), A, B)[1] is legs[1]
    legs = [LegDraft(origin=A), LegDraft(origin=B, destination=C)]
    assert (
        asked(legs, claim(), None, B)[1] not in legs
    )  # half a leg is filled only when it is the last
    assert asked(legs[:1], claim(), None, B)[1] is legs[0]
    assert legs[0].destination == B


@pytest.mark.parametrize(("sure", "made"), [(0.29, False), (0.3, True)])
def test_an_unsure_figure_makes_no_leg(sure, made):
    figure = claim("distance", confidence=Confidence(ends=sure))
    assert (asked([], figure, A, B)[1] is not None) is made
    assert asked([], claim("leg", confidence=Confidence(ends=sure)), A, B)[1] is not None


def test_a_figure_of_a_piece_makes_a_leg_only_where_it_can_be_drawn():
    legs = [LegDraft(origin=A, destination=B)]
    figure = claim("distance")
    assert asked(legs, figure, A, AT["Dingle"])[1] is None
    assert asked(legs, figure, A, C)[1] is not None
    assert asked(legs, figure, A, AT["Dingle"], general=True)[1] is not None
    assert asked(legs, figure, C, AT["Dingle"])[1] is not None
    whole = [LegDraft(origin=A, destination=B), LegDraft(origin=B, destination=C)]
    assert asked(whole, figure, A, C)[1] is None
    assert asked(whole[::-1], figure, A, C)[1] is not None  # not one after the other


def ways(trip):
    return [(leg.origin, leg.destination) for leg in trip.legs]


def test_a_new_leg_stands_where_it_belongs():
    corby = AT["Corby"]
    trip, _ = asked(
        [LegDraft(origin=A, destination=B), LegDraft(origin=C, destination=A)], claim(), B, corby
    )
    assert ways(trip) == [(A, B), (B, corby), (C, A)]
    trip, _ = asked([LegDraft(origin=B, destination=C)], claim(), A, B)
    assert ways(trip) == [(A, B), (B, C)]
    trip, _ = asked([LegDraft(origin=A, destination=B)], claim(), None, C)
    assert ways(trip) == [(A, B), (B, C)]
    trip, _ = asked([LegDraft(origin=A)], claim(), B, C)
    assert ways(trip) == [(A, B), (B, C)]
    trip, _ = asked([LegDraft(origin=A, destination=B, departs=0)], claim(time=2), None, B)
    assert ways(trip) == [(A, B), (None, B)]


def test_the_way_back_is_there_once_and_behind_the_way_out():
    out = LegDraft(origin=A, destination=B, mode="sea", statuses={"planned"})
    trip = TripDraft(legs=[out, LegDraft(origin=B, destination=C)])
    ITINERARY.add_return(trip, out)
    ITINERARY.add_return(trip, out)
    assert ways(trip) == [(A, B), (B, A), (B, C)]
    assert (trip.legs[1].mode, trip.legs[1].statuses) == ("sea", {"planned"})
