"""Laws of judging that hold for every figure and every pair of points."""

import math
from dataclasses import replace
from itertools import permutations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from geotrack.earth.geodesy import COMPASS, destination, great_circle_km
from geotrack.measures.interval import Interval
from geotrack.measures.stated import stated_interval
from geotrack.measures.units import FACTOR
from geotrack.model import (
    CLAIM_KINDS,
    MODES,
    RATINGS,
    Alternative,
    Claim,
    Document,
    Journey,
    Leg,
    Mention,
    Place,
    Route,
    TimeExpression,
)
from geotrack.verdicts import agreement, judge, narrow
from geotrack.verdicts.plain_case import PlainCase, bounds_only
from geotrack.verdicts.questions.agreement import Article

LENGTHS = ("km", "mi", "nmi", "m", "league", "verst")
lats, lons = st.floats(-85, 85), st.floats(-180, 180)
figures = st.one_of(
    st.integers(1, 20_000).map(float), st.floats(0.1, 20_000).map(lambda v: round(v, 1))
)
wild = st.one_of(
    st.none(),
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from([0.0, -1.0, 1e300, 5e-324]),
)
worse = RATINGS.index


def road(factor):
    """A router that knows one way, `factor` times the straight line."""

    def route(a, b, mode, **_):
        plain = bounds_only(a, b, mode)
        best = plain.gc_km * factor
        return replace(
            plain,
            best_km=best,
            length_km=Interval(0.93 * best, 1.12 * best),
            alternatives=(Alternative(best_km=best, countries=("FR",)),),
        )

    return route


def case_of(claim, a, b, router=bounds_only, **more):
    ends = Mention(text="a"), Mention(text="b")
    claim = replace(claim, origin=ends[0], destination=ends[1])
    return PlainCase(
        claims=(claim,), settled=dict(zip(ends, (a, b), strict=True)), router=router, **more
    )


def said(kind, value, unit, *, approx=False, bound=None, value_max=None, **more):
    return Claim(
        kind=kind, start=0, end=0, text="x", pattern="given", value=value, value_max=value_max,
        unit=unit, approx=approx, bound=bound,
        interval=stated_interval(value, value_max, unit, approx, bound), **more,
    )  # fmt: skip


@st.composite
def apart(draw, least=1.0, most=15_000.0):
    """Two places between `least` and `most` km apart, and the kilometers."""
    lat, lon = draw(lats), draw(lons)
    km = draw(st.floats(least, most))
    there = destination(lat, lon, draw(st.floats(0, 360)), km)
    a = Place(name="A", lat=lat, lon=lon, gazetteer="given")
    b = Place(name="B", lat=there[0], lon=there[1], gazetteer="given")
    return a, b, great_circle_km(a.lat, a.lon, b.lat, b.lon)


@given(apart(), st.sampled_from(LENGTHS), st.booleans(), st.floats(1, 2), st.sampled_from(MODES))
@settings(max_examples=300, deadline=None)
def test_a_true_straight_line_is_never_contradicted_as_a_position(two, unit, approx, factor, mode):
    a, b, km = two
    value = float(f"{km / FACTOR[unit]:.3g}")
    claim = said("position", value, unit, approx=approx, mode=mode)
    assume(claim.interval is not None and km in claim.interval)
    assert judge(case_of(claim, a, b, road(factor))).rating != "contradicted"


@given(
    apart(), st.floats(1, 1.9), st.sampled_from(LENGTHS), st.sampled_from(("position", "distance"))
)
@settings(max_examples=300, deadline=None)
def test_a_true_road_length_is_never_contradicted(two, factor, unit, kind):
    a, b, km = two
    value = float(f"{km * factor / FACTOR[unit]:.3g}")
    claim = said(kind, value, unit, mode="road" if kind == "distance" else "unknown")
    assume(claim.interval is not None and km * factor in claim.interval)
    assert judge(case_of(claim, a, b, road(factor))).rating != "contradicted"


@given(apart(), figures, st.sampled_from(LENGTHS), st.sampled_from(("position", "distance")),
       st.sampled_from(("unknown", "rail", "road", "sea", "air")), st.floats(1, 2))  # fmt: skip
@settings(max_examples=400, deadline=None)
def test_about_never_worsens_a_rating(two, value, unit, kind, mode, factor):
    a, b, _ = two
    plain = judge(case_of(said(kind, value, unit, mode=mode), a, b, road(factor)))
    hedged = judge(case_of(said(kind, value, unit, mode=mode, approx=True), a, b, road(factor)))
    assert worse(hedged.rating) >= worse(plain.rating)


@given(
    apart(),
    figures,
    st.floats(0, 3),
    st.floats(1, 3),
    st.sampled_from(("position", "distance")),
    st.floats(1, 2),
)
@settings(max_examples=300, deadline=None)
def test_widening_the_interval_never_worsens_a_rating(two, value, less, more, kind, factor):
    a, b, _ = two
    narrow_claim = said(kind, value, "km", mode="rail")
    inner = narrow_claim.interval
    wide = replace(
        narrow_claim, interval=Interval(max(0, inner.low - less * value), inner.high * more)
    )
    before = judge(case_of(narrow_claim, a, b, road(factor))).rating
    after = judge(case_of(wide, a, b, road(factor))).rating
    assert worse(after) >= worse(before)


@given(apart(), figures, st.sampled_from(("nmi", "m", "ft")), st.floats(1, 2))
def test_the_unit_does_not_matter(two, value, unit, factor):
    a, b, _ = two
    in_km = said("position", value, "km")
    other = replace(in_km, value=value / FACTOR[unit], unit=unit)
    ratings = {judge(case_of(c, a, b, road(factor))).rating for c in (in_km, other)}
    assert len(ratings) == 1


@given(apart(5, 9000), figures, st.floats(1, 100), st.floats(5, 200), st.floats(1, 2))
@settings(max_examples=100, deadline=None)
def test_the_order_of_statements_does_not_matter(two, km, hours, speed, factor):
    a, b, _ = two
    claims = (
        said("distance", km, "km"), said("duration", round(hours, 1), "h"),
        said("speed", round(speed, 1), "km/h"), said("stop", 1.0, "h"),
    )  # fmt: skip
    route = road(factor)(a, b, "rail")
    seen = set()
    for order in list(permutations(range(4)))[::5]:
        ordered = tuple(claims[k] for k in order)
        leg = Leg(origin=0, destination=1, mode="rail", claims=(0, 1, 2, 3), route=route)
        ratings = {
            order[k]: judge(PlainCase(claims=ordered, index=k, leg=leg, places=(a, b))).rating
            for k in range(4)
        }
        seen.add(tuple(sorted(ratings.items())))
    assert len(seen) == 1


@given(apart(5, 9000), st.floats(1, 2), st.floats(20, 150), st.floats(0, 0.3), st.booleans())
@settings(max_examples=200, deadline=None)
def test_a_journey_told_truly_is_never_contradicted(two, factor, speed, rest, approx):
    a, b, km = two
    length, moving = km * factor, km * factor / speed
    claims = (
        said("distance", float(f"{length:.3g}"), "km", approx=approx),
        said("duration", float(f"{moving * (1 + rest):.3g}"), "h", approx=approx),
        said("speed", float(f"{speed:.3g}"), "km/h", approx=approx),
    )
    leg = Leg(
        origin=0, destination=1, mode="rail", claims=(0, 1, 2), route=road(factor)(a, b, "rail")
    )
    for k in range(3):
        verdict = judge(PlainCase(claims=claims, index=k, leg=leg, places=(a, b)))
        assert verdict.rating != "contradicted"


@given(st.sampled_from(CLAIM_KINDS), wild, wild, st.sampled_from([None, "parsec", *FACTOR]),
       st.sampled_from([None, "lt", "gt"]), st.sampled_from(MODES), st.sampled_from([None, "", "UP", *COMPASS]),
       apart(0.0, 20_015.0), st.booleans(), wild, st.sampled_from([None, *FACTOR]))  # fmt: skip
@settings(max_examples=600, deadline=None)
def test_nonsense_gets_exactly_one_verdict_with_a_reason(
    kind, value, value_max, unit, bound, mode, direction, two, on_leg, value2, unit2
):
    a, b, _ = two
    claim = said(
        kind, value, unit, bound=bound, value_max=value_max, mode=mode, direction=direction,
        value2=value2, unit2=unit2, time=0,
    )  # fmt: skip
    times = (
        TimeExpression(
            start=0,
            end=1,
            text="x",
            type="DATE",
            value="XXXX",
            earliest="soon",
            latest="2020-13-45",
        ),
    )
    leg = Leg(origin=0, destination=1, mode=mode, claims=(0,), route=bounds_only(a, b, mode))
    more = {"leg": leg, "journey": Journey(legs=(leg,))} if on_leg else {}
    case = case_of(
        claim,
        a,
        b,
        times=times,
        document=Document(text="x", published="never"),
        places=(a, b),
        **more,
    )
    verdict = judge(case)
    assert verdict.claim == 0
    assert verdict.findings
    for finding in verdict.findings:
        assert finding.rating in RATINGS
        assert finding.reason.strip()
        assert "nan" not in finding.reason.casefold().split()
    usable = value is not None and math.isfinite(value) and value > 0
    if not usable and kind in ("distance", "speed", "duration", "total", "interval"):
        assert verdict.rating == "not-checkable"
    narrow(leg, case.claims, times, (a, b))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("distance", "duration", "speed")),
            figures,
            st.sampled_from(["km", "h", "km/h"]),
        ),
        max_size=6,
    ),
    apart(),
)
def test_narrowing_stays_within_what_the_route_allows_or_what_is_said(rows, two):
    a, b, _ = two
    claims = tuple(said(kind, value, unit) for kind, value, unit in rows)
    leg = Leg(
        origin=0,
        destination=1,
        mode="road",
        claims=tuple(range(len(claims))),
        route=road(1.3)(a, b, "road"),
    )
    found = narrow(leg, claims, (), (a, b))
    assert found.claims == leg.claims
    for interval in (found.distance_km, found.speed_kmh, found.duration_h):
        assert interval is None or interval.low >= 0


@given(st.lists(figures, min_size=2, max_size=5), apart())
def test_articles_that_give_one_figure_never_differ(values, two):
    a, b, _ = two
    claims = [said("distance", values[0], "km") for _ in values]
    rows = agreement(
        [Article(name=str(k), claims=(c,), ends=lambda _: (a, b)) for k, c in enumerate(claims)]
    )
    assert next(row.relation for row in rows) in ("agree", "copied")


def test_routes_without_a_network_are_a_route_all_the_same():
    a, b = Place(name="A", lat=0.0, lon=179.0), Place(name="B", lat=0.0, lon=-179.0)
    route = bounds_only(a, b, "sea")
    assert isinstance(route, Route)
    assert route.gc_km < 230
