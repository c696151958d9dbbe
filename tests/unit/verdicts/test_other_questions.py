from dataclasses import replace

import pytest

from geotrack.measures.interval import Interval
from geotrack.model import (
    Claim,
    Document,
    Leg,
    Mention,
    Place,
    TimeExpression,
)
from geotrack.verdicts import judge, narrow
from geotrack.verdicts.plain_case import PlainCase
from geotrack.verdicts.questions.agreement import Article, agreement

TOKYO = Place(name="Tokyo", lat=35.68, lon=139.76, country="JP", timezone="Asia/Tokyo")
LONDON = Place(name="London", lat=51.51, lon=-0.13, country="GB", timezone="Europe/London")


def time(text, value, earliest=None, latest=None, start=0):
    return TimeExpression(
        start=start, end=start + len(text), text=text, type="TIME" if "T" in value else "DATE",
        value=value, earliest=earliest or value, latest=latest or earliest or value,
    )  # fmt: skip


def flight(make, arrives, hours=14.0):
    """A flight from Tokyo at noon that takes `hours` and lands in London at `arrives`."""
    times = (
        time("noon on 1 March", "2023-03-01T12:00"),
        time(f"{arrives[8:10]} March, {arrives[11:]}", arrives),
    )
    claims = (
        make.claim("departure", time=0), make.claim("duration", hours, "h"),
        make.claim("arrival", time=1),
    )  # fmt: skip
    return make.on_leg(*claims, index=2, mode="air", places=(TOKYO, LONDON), times=times)


def of(verdict, check):
    return next(f for f in verdict.findings if f.check == check)


def test_departure_plus_duration_is_arrival_across_time_zones(make):
    finding = of(judge(flight(make, "2023-03-01T17:00")), "chronology")  # 9 h behind
    assert finding.rating == "consistent"
    assert "Tokyo is 9 h ahead of London" in finding.reason


def test_a_forgotten_time_difference_is_named(make):
    finding = of(judge(flight(make, "2023-03-02T02:00")), "chronology")
    assert finding.rating == "doubtful"
    assert finding.slip == "time-zone"


def test_an_arrival_days_too_early_is_contradicted(make):
    assert of(judge(flight(make, "2023-02-25T17:00")), "chronology").rating == "contradicted"


def test_daylight_saving_of_the_year_counts(make):
    winter, summer = flight(make, "2023-03-01T17:00"), flight(make, "2023-07-01T18:00")
    summer = replace(
        summer, times=(time("noon", "2023-07-01T12:00"), time("landing", "2023-07-01T18:00"))
    )
    assert judge(winter).rating == judge(summer).rating == "consistent"


def test_bare_weekdays_may_be_of_another_week(make):
    times = (
        time("Friday", "2024-03-08", "2024-03-08T12:00", "2024-03-08T18:00"),
        time("Sunday", "2024-03-17", "2024-03-17T00:00", "2024-03-18T00:00"),
    )
    claims = (
        make.claim("departure", time=0), make.claim("duration", 40, "h"),
        make.claim("arrival", time=1),
    )  # fmt: skip
    verdict = judge(make.on_leg(*claims, index=2, times=times))
    assert of(verdict, "chronology").rating == "consistent"
    late = replace(
        times[1], text="Wednesday", earliest="2024-03-20T00:00", latest="2024-03-21T00:00"
    )
    verdict = judge(make.on_leg(*claims, index=2, times=(times[0], late)))
    assert of(verdict, "chronology").rating == "contradicted"


@pytest.mark.parametrize(
    ("text", "rating"),
    [("Sunday, 10 September 2023", "consistent"), ("Monday, 10 September 2023", "contradicted"),
     ("Sept. 10, 2023", None), ("9 p.m. on Monday", None)],
)  # fmt: skip
def test_weekday_and_date(make, text, rating):
    claim = make.claim("departure", time=0)
    case = make.on_leg(claim, times=(time(text, "2023-09-10"),), document=Document(text=text))
    found = [f for f in judge(case).findings if f.check == "calendar"]
    assert [f.rating for f in found] == ([] if rating is None else [rating])
    if rating == "contradicted":
        assert "11 September 2023" in found[0].reason
        assert found[0].slip == "weekday"


def test_weekday_and_date_that_were_found_as_two_expressions(make):
    text = "Friday, 10 September 2023"
    times = (time("Friday", "2023-09-08"), time("10 September 2023", "2023-09-10", start=8))
    case = make.on_leg(make.claim("departure", time=1), times=times, document=Document(text=text))
    assert judge(case).rating == "contradicted"


def test_legs_add_up_to_the_total(make):
    def total(value):
        claims = (
            make.claim("distance", 200, "km"), make.claim("distance", 300, "km"),
            make.claim("total", value, "km"),
        )  # fmt: skip
        return judge(PlainCase(claims=claims, index=2, document=Document(text=" " * 40)))

    assert total(500).rating == "consistent"
    assert total(620).rating == "contradicted"
    assert "200 km + 300 km = 500 km, not 620 km" in total(620).findings[0].reason
    assert total(520).rating == "consistent"  # 4 %
    assert total(530).rating == "doubtful"
    assert total(900).rating == "not-checkable"  # parts may be untold


@pytest.mark.parametrize(("lon", "rating"), [(6.3, "consistent"), (5.0, "contradicted")])
def test_halfway_between(make, lon, rating):
    middle = Mention(text="inn")
    case = make.between(make.lyon, make.turin, make.claim("total", via=(middle,)))
    place = Place(name="Inn", lat=45.4, lon=lon)
    assert judge(replace(case, settled={**case.settled, middle: place})).rating == rating


def test_a_total_without_legs_is_not_checkable(make):
    assert judge(PlainCase(claims=(make.claim("total", 5, "km"),))).rating == "not-checkable"


def country(code, name):
    return Place(name=name, lat=0.0, lon=0.0, kind="country", country=code)


@pytest.mark.parametrize(
    ("a", "b", "rating"),
    [("FR", "IT", "consistent"), ("RU", "KP", "consistent"), ("RU", "KR", "contradicted"),
     ("PT", "FR", "contradicted")],
)  # fmt: skip
def test_borders_that_exist_and_that_do_not(make, a, b, rating):
    case = make.between(country(a, a), country(b, b), make.claim("border"))
    assert judge(case).rating == rating


def gauge_case(make, before, after):
    border = make.crossing(
        origin="FR", destination="IT", lat=45.1, lon=6.7, name="Modane", gauge_mm=(before, after)
    )
    claim = make.claim("stop", text="stopped to have its wheels changed")
    route = make.routed(330, crossings=[border], countries=("FR", "IT"))
    return judge(make.on_leg(claim, route=route))


def test_a_change_of_wheels_where_the_gauge_changes(make):
    finding = of(gauge_case(make, 1435, 1520), "gauge")
    assert finding.rating == "consistent"
    assert "1,435 mm" in finding.reason


def test_a_change_of_wheels_where_the_gauge_does_not_change(make):
    assert of(gauge_case(make, 1435, 1435), "gauge").rating == "doubtful"
    assert of(gauge_case(make, 1520, 1524), "gauge").rating == "doubtful"


@pytest.mark.parametrize(("code", "rating"), [("FR", "consistent"), ("IT", "contradicted")])
def test_a_city_in_a_country(make, code, rating):
    claim = make.claim("containment")
    assert judge(make.between(make.lyon, country(code, code), claim)).rating == rating
    assert judge(make.between(country(code, code), make.lyon, claim)).rating == rating


def test_a_namesake_that_lies_there_is_named(make):
    claim = make.claim("containment")
    case = make.between(country("US", "the United States"), make.lyon, claim)
    other = replace(make.lyon, country="US", lat=40.0, lon=-90.0)
    case = replace(case, also={case.claim.destination: (other,)})
    finding = judge(case).findings[0]
    assert (finding.rating, finding.slip) == ("doubtful", "wrong-namesake")


@pytest.mark.parametrize(
    ("value", "unit", "rating"),
    [(4, "year", "consistent"), (9, "year", "doubtful"), (3, "month", "not-checkable")],
)
def test_first_in_so_long(make, value, unit, rating):
    claims = (
        make.claim("interval", value, unit, approx=True, bound="gt", sentence=(0, len(_VISIT))),
        make.claim("leg", time=0),
    )
    case = PlainCase(
        claims=claims,
        document=Document(text=_VISIT, published="2023-09-12"),
        times=(
            time(
                "2019", "2019", "2019-01-01T00:00", "2019-12-31T23:59", start=_VISIT.index("2019")
            ),
        ),
    )
    assert judge(case).rating == rating


def test_an_absence_is_not_counted_from_any_date_nearby(make):
    text = "Trains came back in 2019 after a long absence."
    claim = make.claim("interval", 9, "year", sentence=(0, len(text)))
    case = PlainCase(
        claims=(claim,),
        document=Document(text=text, published="2023-09-12"),
        times=(time("2019", "2019", "2019-01-01T00:00", "2019-12-31T23:59", start=20),),
    )
    assert judge(case).rating == "not-checkable"


_VISIT = "It was his first visit since 2019."


def test_without_a_date_of_publication_the_absence_is_not_checkable(make):
    case = PlainCase(claims=(make.claim("interval", 4, "year"),))
    assert judge(case).rating == "not-checkable"


def test_a_leg_is_narrowed_by_its_claims(make):
    claims = (
        make.claim("distance", 1099, "km"), make.claim("duration", 20, "h", approx=True),
        make.claim("speed", 60, "km/h", approx=True), make.claim("departure", time=0),
        make.claim("stop"),
    )  # fmt: skip
    leg = Leg(origin=0, destination=1, mode="rail", claims=(0, 1, 2, 3, 4))
    times = (time("Sunday night", "2023-09-10TNI", "2023-09-10T18:00", "2023-09-11T06:00"),)
    found = narrow(leg, claims, times, (TOKYO, TOKYO))
    assert found.distance_km.low == pytest.approx(1088, abs=1)
    assert found.speed_kmh.high == 66
    assert found.duration_h == Interval(18, 22)
    assert found.arrives.computed
    assert found.arrives.earliest == "2023-09-11T12:00"
    assert found.arrives.latest == "2023-09-12T04:00"


def test_a_leg_whose_claims_contradict_keeps_what_holds(make):
    claims = (make.claim("distance", 1000, "km"), make.claim("distance", 10, "km"))
    leg = Leg(mode="rail", claims=(0, 1), route=make.routed(990))
    assert narrow(leg, claims).distance_km.meets(Interval(900, 1100))


def test_a_leg_without_claims_stays_as_it_is():
    leg = Leg(mode="road")
    assert narrow(leg, ()) == leg


def article(name, *claims, ends=(TOKYO, LONDON)):
    return Article(name=name, claims=claims, ends=lambda _: ends)


def test_articles_that_agree_differ_and_copy(make):
    def relation(a, b):
        return agreement([article("one", a), article("two", b)])[0].relation

    exact = make.claim("distance", 9583, "km")
    assert relation(exact, make.claim("distance", 9600, "km")) == "agree"
    assert relation(exact, make.claim("distance", 9583, "km")) == "copied"
    assert relation(exact, make.claim("distance", 5955, "mi")) == "copied"
    assert relation(exact, make.claim("distance", 5955, "km")) == "differ"
    assert (
        relation(make.claim("distance", 9000, "km"), make.claim("distance", 9000, "km")) == "agree"
    )


def test_the_slip_between_two_articles_is_named(make):
    rows = agreement(
        [
            article("one", make.claim("distance", 9583, "km")),
            article("two", make.claim("distance", 5955, "km")),
        ]
    )
    assert rows[0].slip == "unit"


def test_other_journeys_are_not_compared(make):
    one = article("one", make.claim("distance", 9583, "km"))
    two = article("two", make.claim("distance", 400, "km"), ends=(LONDON, make.lyon))
    assert [row.relation for row in agreement([one, two])] == ["single", "single"]


def test_a_movement_without_a_figure_says_so():
    claim = Claim(kind="leg", start=0, end=0, text="", pattern="goes-to", origin=Mention(text="A"))
    verdict = judge(PlainCase(claims=(claim,)))
    assert verdict.rating == "not-checkable"
    assert "not tested" in verdict.findings[0].reason


def test_a_distance_and_a_position_are_one_quantity(make):
    rows = agreement(
        [
            article("one", make.claim("distance", 9583, "km")),
            article("two", make.claim("position", 9600, "km")),
        ]
    )
    assert [(row.relation, row.subject) for row in rows] == [("agree", "distance Tokyo–London")]


def test_lengths_along_different_ways_are_not_compared(make):
    rail = article("one", make.claim("distance", 11_000, "km", mode="rail"))
    flight = article("two", make.claim("distance", 9_600, "km", mode="air"))
    plain = article("three", make.claim("position", 9_600, "km"))
    assert [row.relation for row in agreement([rail, flight])] == ["single", "single"]
    (row,) = agreement([rail, plain])
    assert row.relation == "differ"
    assert row.slip == "straight-line"
    assert "of three: the straight line" in row.reason
