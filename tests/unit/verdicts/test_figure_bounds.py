"""Constants of the arithmetic under the questions, just within and just beyond their bounds."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from geotrack.measures.interval import Interval
from geotrack.model import Document, Mention, Place
from geotrack.verdicts.arithmetic import clockzones, reach, underbearers
from geotrack.verdicts.arithmetic.lengthreadings import mixed_up
from geotrack.verdicts.arithmetic.twoplaces import Ends, doubted
from geotrack.verdicts.plain_case import PlainCase

DEGREE_KM = 111.195


@pytest.mark.parametrize(
    ("miles", "straight", "mixed"),
    [
        (300 * 1.0395, 250, True), (300 * 1.0405, 250, False), (300 * 0.9605, 250, True), (300 * 0.9595, 250, False),
        (300, 151, True), (300, 149, False),
    ],
)  # fmt: skip
def test_miles_are_kilometers_of_the_way_to_a_hair_where_the_map_is_good(
    make, miles, straight, mixed
):
    claim = make.claim("distance", miles, "mi", text="miles")
    route = make.routed(300, mode="road", straight=straight)
    found = mixed_up(claim, route, Interval(200, 400), straight, 1.0)
    assert (found is not None) is mixed


@pytest.mark.parametrize(("people", "obscure"), [(39_000, True), (40_000, False), (41_000, False)])
def test_a_town_of_40000_is_no_obscure_one(people, obscure):
    small = Place(name="Small", lat=45.0, lon=0.0, kind="city", population=people)
    large = Place(name="Large", lat=45.0, lon=6.36, kind="city", population=900_000)
    ends = Ends(origin=large, destination=small, straight_km=500.0)
    assert doubted(ends, 90.0, 100.0) == (small if obscure else None)
    # thirteen times too small, it is wrong whatever it is
    assert doubted(ends, 30.0, 38.0) == small


@pytest.mark.parametrize(("km", "winds"), [(148, False), (152, True)])
def test_far_roads_through_mountains_wind_more(make, monkeypatch, km, winds):
    monkeypatch.setattr(reach, "is_mountainous", lambda *_: True)
    here, there = (
        Place(name=name, lat=lat, lon=0.0, kind="city", country="XX")
        for name, lat in (("Here", 0.0), ("There", km / DEGREE_KM))
    )
    case = make.between(here, there, make.claim("position", 200, "km"))
    case = replace(case, router=lambda *_, **__: make.routed(1.2 * km, mode="road", straight=km))
    found = reach.reach(case, here, there, case.claim)
    monkeypatch.setattr(reach, "is_mountainous", lambda *_: False)
    plain = reach.reach(case, here, there, case.claim)
    assert (found.alarm.high > plain.alarm.high) is winds


def zones_of(make, before, behind):
    """A departure and an arrival with Here so many characters before, and There so many behind."""
    here, there = (
        Place(name=name, lat=45.0, lon=0.0, timezone=zone)
        for name, zone in (("Here", "Europe/London"), ("There", "Europe/Paris"))
    )
    times = (
        make.time("08:00", "2001-01-01T08:00", start=200, end=205),
        make.time("09:00", "2001-01-01T09:00", start=220, end=225),
    )
    named = Mention(text="Here", start=200 - before), Mention(text="There", start=225 + behind)
    claim = make.claim("leg", origin=named[0], destination=named[1])
    case = PlainCase(
        claims=(replace(claim, start=150, end=250),), times=times,
        document=Document(text=" " * 400), settled=dict(zip(named, (here, there), strict=True)),
    )  # fmt: skip
    return case, clockzones.Told(0, 1, None)


@pytest.mark.parametrize(
    ("before", "behind", "named"), [(70, 70, 2), (71, 70, 1), (70, 71, 1), (71, 71, 0)]
)
def test_places_of_a_clock_stand_within_70_characters(make, before, behind, named):
    assert len(clockzones._zones(*zones_of(make, before, behind))) == named


@pytest.mark.parametrize(("start", "end", "read"), [(100, 130, True), (100, 129, False), (295, 299, True), (296, 299, False)])  # fmt: skip
def test_claims_around_a_clock_stand_within_70_characters(make, start, end, read):
    case, told = zones_of(make, 10, 10)
    case = replace(case, claims=(replace(case.claim, start=start, end=end),))
    assert bool(clockzones._zones(case, told)) is read


@pytest.mark.parametrize(("apart", "differ"), [(0.49, False), (0.5, True), (0.51, True)])
def test_clocks_half_an_hour_apart_differ(make, monkeypatch, apart, differ):
    ahead = {"Europe/London": 0.0, "Europe/Paris": apart}
    monkeypatch.setattr(clockzones.instants, "utc_offset_h", lambda zone, _: ahead[zone])
    assert clockzones.by_clocks(*zones_of(make, 10, 10)) == ({apart} if differ else set())


@pytest.mark.parametrize(
    ("first", "second", "stay"), [(0.3, 0.0605, 2), (0.3, 0.0595, 1), (0.9, 0.119, 2), (0.9, 0.115, 1)],
)  # fmt: skip
def test_a_second_bearer_stays_from_a_weight_on(first, second, stay):
    one, two = (Place(name="Troy", lat=lat, lon=0.0) for lat in (10.0, 40.0))
    case = SimpleNamespace(
        bearers=lambda _: ((one, first), (two, second)), chosen_by_figure=lambda _: False
    )
    assert underbearers._staying(case, Mention(text="Troy")) == (one, two)[:stay]
