"""Bounds inside the questions that a whole verdict shows only in rare texts."""

from types import SimpleNamespace

import pytest

from geotrack.measures.interval import Interval
from geotrack.model import Leg, Mention, Place
from geotrack.verdicts import judge
from geotrack.verdicts.arithmetic import moments
from geotrack.verdicts.arithmetic.legstatements import _said
from geotrack.verdicts.plain_case import PlainCase
from geotrack.verdicts.questions.agreement import Article, agreement
from geotrack.verdicts.questions.distance import _is_crow
from geotrack.verdicts.questions.haste import _are_of_others

A, B, C = (
    Place(name=name, lat=45.0, lon=lon, kind="city", country="IT")
    for name, lon in (("Avio", 7.0), ("Belo", 8.0), ("Coro", 9.0))
)
M = {p: Mention(text=p.name) for p in (A, B, C)}


@pytest.mark.parametrize(
    ("words", "hour", "later"),
    [
        ("ten at night", 5, True), ("ten at night", 4, False), ("this evening", 1, True), ("this evening", 0, False),
        ("in the afternoon", 11, True), ("in the afternoon", 12, False), ("in the morning", 5, False),
    ],
)  # fmt: skip
def test_which_hours_of_the_evening_were_read_as_the_mornings(words, hour, later):
    assert moments._is_after_noon(words, f"2021-05-04T{hour:02d}:00") is later
    assert not moments._is_after_noon(words, "2021-05-04")


@pytest.mark.parametrize(
    ("words", "width", "at"),
    [
        (", 10.30", 24, 10.5), (" at 7:15", 24, 7.25), (", 10.59", 24, 10 + 59 / 60), (", 10.60", 24, None),
        (", 23.00", 24, 23), (", 24.00", 24, None), (", 10.30", 20, 10.5), (", 10.30", 19, None),
        (", 10.30", 28, 10.5), (", 10.30", 29, None), (" of 10.30", 24, None),
    ],
)  # fmt: skip
def test_a_day_is_narrowed_to_the_clock_behind_it(words, width, at):
    case = SimpleNamespace(document=SimpleNamespace(text=f"Friday{words} sharp"))
    day = Interval(48.0, 48.0 + width)
    expected = day if at is None else Interval(48 + at, 48 + at)
    assert moments._narrowed(case, len("Friday"), day) == expected


@pytest.mark.parametrize(
    ("of", "step", "together"), [(4, 24.0, True), (5, 24.0, False), (4, None, False)]
)
def test_a_day_and_a_clock_side_by_side_are_one_moment(of, step, together):
    day = moments.Moment(Interval(48, 72), "the start (Friday)", (3,))
    clock = moments.Moment(Interval(10, 10.5), "the start (ten)", (of,), step)
    both = moments._merged(day, clock)
    assert (both is not None) is together
    if both is not None:
        assert both.interval == Interval(58, 58.5)
        assert (both.words, both.claims, both.step_h) == ("the start (Friday, ten)", (3, 4), None)


def test_a_clock_in_words_may_be_in_the_other_half_of_that_day():
    day = moments.Moment(Interval(48, 72), "the start (Friday)", (3,))
    clock = moments.Moment(Interval(15, 15), "the start (three)", (4,), 12.0)
    assert moments._merged(day, clock).interval == Interval(51, 63)


@pytest.mark.parametrize(("hours", "high"), [(3, 24.0), (30, None)])
def test_other_halts_than_the_told_one_may_be_left_unsaid(make, hours, high):
    (said,) = _said(0, make.claim("stop", hours, "h"), Leg(origin=0, destination=1), (), ())
    told = make.claim("stop", hours, "h").interval
    assert said.quantity == "stops"
    assert said.interval == Interval(told.low, high or 2 * told.high)
    assert said.told_high == told.high
    assert said.words.startswith("a stop of")


def test_a_halt_without_a_time_is_some_halt(make):
    leg = Leg(origin=0, destination=1)
    for halt in (make.claim("stop", text="changed wheels"), make.claim("stop", 3, "km")):
        (said,) = _said(0, halt, leg, (), ())
        assert said.words.startswith("the stop")
        assert said.told_high == 0


def test_what_a_leg_is_told_of(make):
    leg, sea = (Leg(origin=0, destination=1, mode=mode) for mode in ("road", "sea"))

    def told(claim, of=leg):
        return [(s.quantity, s.interval) for s in _said(0, claim, of, (), ())]

    way, mile = make.claim("distance", 100, "km"), make.claim("distance", 100, "mi")
    assert told(way) == [("distance", way.interval)]
    assert told(make.claim("distance", 100, "km", round_trip=True)) == [
        ("distance", way.interval.scaled(0.5))
    ]
    assert told(make.claim("distance", 100, "km", straight=True)) == []
    assert told(mile) == [("distance", mile.interval)]
    ((_, nautical),) = told(mile, sea)
    assert nautical.low == mile.interval.low
    assert nautical.high == pytest.approx(1.1508 * mile.interval.high, rel=1e-3)
    assert told(way, sea) == [("distance", way.interval)]
    pace, time = make.claim("speed", 90, "km/h"), make.claim("duration", 3, "h")
    assert told(pace) == [("speed", pace.interval)]
    assert told(time) == [("total", time.interval)]
    assert told(make.claim("total", 100, "km", part="whole")) == [("distance", way.interval)]


def article(make, origin, destination, *values):
    claims = tuple(make.claim("distance", value, "km") for value in values)
    return Article(name="x", claims=claims, ends=lambda _: (origin, destination))


def test_a_bare_figure_is_of_the_only_way_that_another_article_names(make):
    def rows(*articles):
        return [(len(row.figures), row.relation) for row in agreement(articles)]

    bare = article(make, None, None, 160)
    assert [n for n, _ in rows(article(make, A, C, 160), bare)] == [2]
    assert [n for n, _ in rows(article(make, A, None, 160), bare)] == [2]
    assert [n for n, _ in rows(article(make, None, C, 160), bare)] == [2]
    assert sorted(n for n, _ in rows(article(make, A, C, 160), article(make, A, B, 80), bare)) == [
        1,
        1,
        1,
    ]
    assert sorted(
        n for n, _ in rows(article(make, A, C, 160), article(make, None, None, 160, 170))
    ) == [1, 2]


def case(make, *rows, index=-1):
    claims = tuple(
        make.claim(kind, value, "km", origin=M.get(a), destination=M.get(b), **more) for kind, value, a, b, more in rows
    )  # fmt: skip
    return PlainCase(
        claims=claims,
        index=index % len(claims),
        settled={m: p for p, m in M.items()},
        places=(A, B, C),
    )


def total_of(make, *rows):
    return next((f for f in judge(case(make, *rows)).findings if f.check == "sums"), None)


def test_a_chain_of_parts_ends_where_the_total_begins(make):
    parts = [("distance", 50, C, A, {}), ("distance", 100, A, B, {}), ("distance", 80, B, C, {})]
    finding = total_of(make, *parts, ("total", 180, A, C, {"part": "sum"}))
    assert finding.rating == "consistent"
    assert "100 km + 80 km" in finding.reason


@pytest.mark.parametrize(("least", "sold"), [(221.0, False), (223.2, True)])
def test_a_straight_line_is_no_way_where_the_way_is_longer_by_three_per_cent(make, least, sold):
    """216 km are at most 216.5."""
    route = make.routed(258, mode="road", straight=214)
    claim = make.claim("distance", 216, "km", interval=Interval(215.5, 216.5), mode="road")
    case = make.on_leg(claim, mode="road", route=route)
    assert _is_crow(case, route, 214.0, Interval(least, 490.0), 1.0) is sold


@pytest.mark.parametrize(
    ("ends", "others"), [((B, C), False), ((A, B), False), ((C, None), False), (None, True)]
)
def test_a_time_between_other_places_is_none_of_that_way(make, ends, others):
    far = tuple(Mention(text=name) for name in ("Dano", "Ello"))
    first, last = far if ends is None else (M.get(p) for p in ends)
    way = make.claim("distance", 225, "km", origin=M[A], destination=M[B])
    ferry = make.claim("duration", 45, "min", origin=first, destination=last)
    assert _are_of_others(ferry, way) is others
