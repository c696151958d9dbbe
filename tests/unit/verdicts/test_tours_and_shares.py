"""Rounds, halves and other shares, averages over days, days of paddlers, directions on the way: both sides of each bound."""

from dataclasses import replace

import pytest

from geotrack.model import Document, Mention, Place, TimeExpression
from geotrack.verdicts import judge
from geotrack.verdicts.arithmetic import moments
from geotrack.verdicts.arithmetic.cues import way_toward
from geotrack.verdicts.plain_case import PlainCase

WEST = Place(name="Westend", lat=45.0, lon=5.0, kind="city", country="FR", timezone="Europe/Paris")
MIDDLE = Place(name="Middle", lat=45.0, lon=6.0, kind="city", country="FR", timezone="Europe/Paris")
EAST = Place(name="Eastend", lat=45.0, lon=7.0, kind="city", country="FR", timezone="Europe/Paris")
ENDS = {p.name: Mention(text=p.name) for p in (WEST, MIDDLE, EAST)}
SETTLED = {ENDS[p.name]: p for p in (WEST, MIDDLE, EAST)}


def said(claim, a, b, *via, **more):
    return replace(
        claim, origin=ENDS[a], destination=ENDS[b], via=tuple(ENDS[v] for v in via), **more
    )


def rated(claims, check, *, index=0, text="", **more):
    case = PlainCase(
        claims=tuple(claims), index=index, settled=SETTLED, places=(WEST, MIDDLE, EAST),
        document=Document(text=text or " " * 200), **more,
    )  # fmt: skip
    return next((f for f in judge(case).findings if f.check == check), None)


@pytest.mark.parametrize(
    ("value", "rating"),
    [(400, "consistent"), (294, "consistent"), (286, "doubtful"), (228, "contradicted")],
)
def test_no_round_is_shorter_than_straight_lines(make, value, rating):
    """Westend to Eastend and back is 314 km by straight lines; 293 km are 93 % of that."""
    whole = make.claim("total", value, "km", part="whole", mode="road")
    found = rated([said(whole, "Westend", "Westend", "Eastend")], "tour")
    assert found.rating == rating
    assert "314 km by straight lines" in found.reason


def test_a_round_that_names_no_place_between_is_not_measured(make):
    whole = make.claim("total", 20, "km", part="whole", mode="road")
    assert rated([said(whole, "Westend", "Westend")], "tour") is None


def day(text, date):
    return TimeExpression(
        start=0, end=len(text), text=text, type="DATE", value=date, earliest=f"{date}T00:00",
        latest=f"{date}T23:59",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "rating"),
    [(98, "consistent"), (110, "consistent"), (117, "doubtful"), (199, "doubtful")],
)
def test_the_days_of_a_tour_lie_between_its_dates(make, days, rating):
    """Whatever years a tagger thought of: neither date tells its own."""
    times = (day("19 October", "1911-10-19"), day("25 January", "2024-01-25"))
    claims = [
        said(make.claim("departure", time=0), "Westend", "Eastend"),
        said(make.claim("arrival", time=1), "Eastend", "Westend"),
        said(make.claim("duration", days, "day"), "Westend", "Westend"),
    ]
    assert rated(claims, "tour", index=2, times=times).rating == rating


@pytest.mark.parametrize(
    ("part", "rating"),
    [(100, "consistent"), (113, "consistent"), (130, "doubtful"), (172, "contradicted")],
)
def test_half_of_a_way_is_half_of_its_length(make, part, rating):
    half = make.claim("total", part, "km", part="half", mode="rail")
    whole = make.claim("total", 200, "km", part="whole", mode="rail")
    text = f"After {part} km, exactly half of the 200 km, we drank to it."
    at = text.index(str(part))
    half = said(half, "Westend", "Middle", sentence=(0, len(text)))
    claims = [replace(half, start=at, end=at + 6), said(whole, "Westend", "Eastend")]
    assert rated(claims, "shares", text=text).rating == rating
    plain = text.replace("exactly half", "and some")
    assert rated(claims, "shares", text=plain) is None


@pytest.mark.parametrize(
    ("words", "rating"),
    [("two fifths of the way", "consistent"), ("four fifths of the way", "contradicted")],
)
def test_other_shares_are_divided_too(make, words, rating):
    claims = [
        said(make.claim("total", part="half", mode="rail", text=words), "Westend", "Middle"),
        said(make.claim("distance", 80, "km", mode="rail"), "Westend", "Middle"),
        said(make.claim("distance", 200, "km", mode="rail"), "Westend", "Eastend"),
    ]
    assert rated(claims, "shares").rating == rating


@pytest.mark.parametrize(("knots", "odd"), [(8, False), (14, True), (26, True)])
def test_a_ship_averages_its_way_over_all_its_days(make, knots, odd):
    text = f"The log showed 1,700 miles in twelve days, an average of {knots} knots."
    claims = [
        said(make.claim("speed", knots, "kn", mode="sea"), "Westend", "Eastend"),
        said(make.claim("distance", 1700, "nmi", mode="sea"), "Westend", "Eastend"),
        said(make.claim("duration", 12, "day", mode="sea"), "Westend", "Eastend"),
    ]
    at = text.index(f"{knots} knots")
    claims = [replace(c, sentence=(0, len(text)), start=at, end=at + 8) for c in claims]
    found = rated(claims, "average", text=text)
    assert (found is not None and found.rating == "doubtful") == odd


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("some 300 km south-west through the fells to the coast", "SW"),
        ("some 300 km north to the cape", "N"),
        ("some 300 km east, and no further", None),
        ("some 300 km along the north coast", None),
    ],
)
def test_a_direction_behind_a_figure_is_that_of_the_way(make, text, way):
    claim = replace(make.claim("distance", 300, "km"), start=5, end=11, sentence=(0, len(text)))
    assert way_toward(text, claim) == way


def test_a_road_that_runs_due_west_leads_west(make):
    text = "The road runs due west past a farm to the town, 205 km away."
    at = text.index("205")
    claim = replace(
        make.claim("distance", 205, "km"), start=at, end=at + 6, sentence=(0, len(text))
    )
    assert way_toward(text, claim) == "W"
    crooked = text.replace("due west", "due west, then due north,")
    at = crooked.index("205")
    claim = replace(claim, start=at, end=at + 6, sentence=(0, len(crooked)))
    assert way_toward(crooked, claim) is None


@pytest.mark.parametrize(("told", "rating"), [("east", None), ("west", "doubtful")])
def test_a_way_cannot_lead_back(make, told, rating):
    text = f"It is 200 km {told} through the hills."
    claim = make.claim("distance", 200, "km", mode="road")
    claim = said(claim, "Westend", "Eastend", start=6, end=12, sentence=(0, len(text)))
    found = rated([claim], "direction", text=text)
    assert (found and found.rating) == rating


def moment(words, low, high=None, **more):
    return moments.Moment(moments.Interval(low, low if high is None else high), words, (0,), **more)


def test_of_two_dates_without_years_the_second_follows_on_the_first():
    left = moment("the departure (“30 December”)", moments.instants.hours("2001-12-30"))
    back = moment("the arrival (“4 January”)", moments.instants.hours("2001-01-04"))
    _, later = moments.in_one_year(left, back)
    assert later.interval.low - left.interval.low == 5 * 24
    # a few days before it is no year later but a slip
    early = moment("the arrival (“20 December”)", moments.instants.hours("2001-12-20"))
    assert moments.in_one_year(left, early) == (left, early)
    dated = moment("the arrival (“4 January 2001”)", moments.instants.hours("2001-01-04"))
    assert moments.in_one_year(left, dated) == (left, dated)


@pytest.mark.parametrize(
    ("words", "half"),
    [("seven", True), ("half past seven", True), ("07:00", False), ("19:00", False), ("noon", False),
     ("seven in the morning", False), ("midnight", False)],
)  # fmt: skip
def test_an_hour_in_words_may_be_one_of_the_afternoon(words, half):
    assert moments._is_half_told(words, moments.Interval(7, 7)) == half


@pytest.mark.parametrize(("days", "odd"), [(2, True), (4, False), (14, False)])
def test_paddlers_sleep(make, days, odd):
    text = f"They paddled it in an open canoe in {days} days and camped on islands."
    claims = [
        said(make.claim("duration", days, "day", mode="river"), "Westend", "Eastend"),
        said(make.claim("distance", 715, "km", mode="river"), "Westend", "Eastend"),
    ]
    claims = [replace(c, sentence=(0, len(text))) for c in claims]
    found = rated(claims, "stage", text=text)
    assert (found is not None) == odd
    raced = text.replace("camped on islands", "won the race")
    assert (
        rated([replace(c, sentence=(0, len(raced))) for c in claims], "stage", text=raced) is None
    )
