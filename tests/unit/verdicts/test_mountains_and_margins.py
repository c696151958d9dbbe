"""Mountain roads, coarser maps, tours by air, vessels on land, the farther of two, namesakes of cities: both sides of each bound."""

from dataclasses import replace

import pytest

from geotrack.earth import mountains
from geotrack.earth.mountains import is_mountainous
from geotrack.evaluation.goldmarkup import parse_marked
from geotrack.evaluation.goldreadings import GoldPipeline
from geotrack.measures.interval import Interval
from geotrack.model import Alternative, Confidence, Document, Mention, OtherEnds, Place, Route
from geotrack.verdicts import judge
from geotrack.verdicts.arithmetic.along import margins
from geotrack.verdicts.arithmetic.otherreadings import belief
from geotrack.verdicts.arithmetic.reach import reach
from geotrack.verdicts.plain_case import PlainCase

PLACES = """@place bri | Bristol, England | 51.45 | -2.58
@place lon | London, England | 51.51 | -0.13
@place car | Cardiff, Wales | 51.48 | -3.18
@place ber | Bergen, Norway | 60.39 | 5.32
@place ship | the trawler | ? | ?
@place tow | the coach | ? | ?
@place gra | Graz, Austria | 47.07 | 15.44
@place sty | Styria, Austria | 47.25 | 15.2
@place ody | Odisha, India | 20.5 | 84.4"""
ALARMS = {"doubtful", "contradicted"}
WAY = "From [London|lon] to [Bristol|bri] it is {190 km|distance from=lon to=bri mode=road}. "


@pytest.fixture(scope="module")
def pipeline():
    return GoldPipeline()


def ratings(pipeline, check, text):
    report = pipeline.judge(parse_marked(f"@id x\n@genre test\n{PLACES}\n{text}"))
    return {f.rating for v in report.verdicts for f in v.findings if f.check == check}


def way(best, straight, country, mode="road"):
    return Route(
        mode=mode, length_km=Interval(0.93 * best, 1.12 * best), best_km=best, gc_km=straight,
        source="bundled", alternatives=(Alternative(best_km=best, countries=(country,)),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("country", "mode", "wider"),
    [("IN", "road", True), ("CH", "road", False), ("IN", "rail", False)],
)
def test_roads_of_coarser_maps_wind_through_mountains(country, mode, wider):
    route = way(290, 215, country, mode)
    plain, hilly = margins(route), margins(route, mountains=True)
    assert (hilly.alarm.high > plain.alarm.high) is wider
    if wider:
        # 1.6 times the map's way and 5 km
        assert hilly.alarm.high == pytest.approx(1.6 * 290 + 5)
        assert plain.alarm.high < 400


@pytest.mark.parametrize(
    ("ends", "through"),
    [
        ((32.24, 77.19, 34.16, 77.58), True),  # Manali to Leh
        ((32.55, 76.97, 34.16, 77.58), True),  # Tandi to Leh: the Himalayas are no circle
        ((-12.0, -77.0, -13.5, -72.0), True),  # Lima to Cusco
        ((22.6, 88.4, 23.8, 90.4), False),  # Kolkata to Dhaka
        ((47.27, 11.39, 46.50, 11.35), True),  # Innsbruck to Bolzano
        ((-16.50, -68.15, -17.97, -67.11), False),  # La Paz to Oruro, over the high plain
        ((28.61, 77.21, 27.18, 78.01), False),  # Delhi to Agra
    ],
)
def test_what_is_mountainous(ends, through):
    assert is_mountainous(*ends) is through


@pytest.mark.parametrize(("north", "met"), [(24.9, True), (25.1, False)])
def test_a_pass_is_met_within_its_reach_to_the_north(monkeypatch, north, met):
    monkeypatch.setattr(mountains, "_spots", lambda: ((50.0 + north / 111.195, 10.0, 25.0),))
    assert is_mountainous.__wrapped__(50.0, 8.0, 50.0, 12.0) is met


@pytest.mark.parametrize(
    ("place", "rating"), [("Graz", set()), ("east", {"doubtful"}), ("west", set())]
)
def test_a_vessel_is_not_on_dry_land(pipeline, place, rating):
    side = place if place != "Graz" else "east"
    base = "[Bergen|ber]" if place != "Graz" else "[Graz|gra]"
    at = "ber" if place != "Graz" else "gra"
    text = f"{WAY}[The trawler|ship] lay {{130 km|position from={at} to=ship dir={side[0].upper()}}} {side} of {base}."
    assert ratings(pipeline, "position", text) & ALARMS == rating


def test_who_is_no_vessel_may_be_on_land(pipeline):
    text = f"{WAY}[The coach|tow] stood {{130 km|position from=ber to=tow dir=E}} east of [Bergen|ber]."
    assert not ratings(pipeline, "position", text) & ALARMS


@pytest.mark.parametrize(
    ("words", "rating"),
    [("[Bristol|bri] is the nearer to", "consistent"), ("[Cardiff|car] is the nearer to", "doubtful"),
     ("[Cardiff|car] is by far the farther from", "consistent"), ("[Bristol|bri] is the farther from", "doubtful")],
)  # fmt: skip
def test_the_nearer_of_two(pipeline, words, rating):
    text = f"{WAY}To [Cardiff|car] it is {{240 km|distance from=lon to=car mode=road}}. Of the two, {words} [London|lon]."
    assert ratings(pipeline, "situation", text) == {rating}


@pytest.mark.parametrize(
    ("area", "rating"), [("[Styria|sty]", "consistent"), ("[Odisha|ody]", "contradicted")]
)
def test_a_capital_lies_in_what_it_is_the_capital_of(pipeline, area, rating):
    text = f"{WAY}[Graz|gra], capital of {area}, is old."
    found = ratings(pipeline, "containment", text)
    assert bool(found & ALARMS) is (rating == "contradicted")
    assert found


def namesakes(make, *, population):
    """Lyon, said to be 900 km from Turin, and a Lyon that would fit, of so many people."""
    ends = Mention(text="Lyon", start=0, end=4), Mention(text="Turin", start=8, end=13)
    far = replace(make.lyon, lat=52.5, lon=10.0, population=population, country="DE")
    claim = replace(
        make.claim("position", 900, "km", sentence=(0, 20), confidence=Confidence(figure=0.9, ends=0.9)),
        origin=ends[0], destination=ends[1], alternatives=(OtherEnds(origin=None, destination=None, share=0.1),),
    )  # fmt: skip
    return PlainCase(
        claims=(claim,), settled={ends[0]: make.lyon, ends[1]: make.turin},
        confidences={ends[0]: 0.7}, weights={ends[0]: ((far, 0.2),)},
    )  # fmt: skip


def test_an_obscure_namesake_of_a_city_excuses_less(make):
    # Lyon has 500,000 people
    obscure, rival = (belief(namesakes(make, population=n)) for n in (50_000, 50_001))
    assert obscure.fit == pytest.approx(0.1 * rival.fit)
    assert rival.fit > 0


@pytest.mark.parametrize(
    ("figure", "ends", "rating"),
    [(0.9, 0.3, "doubtful"), (0.89, 0.3, "not-checkable"), (0.9, 0.29, "not-checkable")],
)
def test_figures_that_do_not_go_together_are_doubted_on_less(make, figure, ends, rating):
    sure = Confidence(figure=figure, ends=ends)
    parts = [
        make.claim(
            "distance", km, "km", mode="road", confidence=sure, sentence=(0, 60), text=f"{km} km"
        )
        for km in (100, 110)
    ]
    total = make.claim(
        "total", 310, "km", part="sum", confidence=sure, sentence=(0, 60), text="310 km"
    )
    spots = [
        make.lyon,
        make.turin,
        Place(name="Milan", lat=45.46, lon=9.19, kind="city", country="IT"),
    ]
    marks = [Mention(text=p.name, start=k, end=k + 1) for k, p in enumerate(spots)]
    pairs = ((0, 1), (1, 2), (0, 2))
    claims = tuple(
        replace(c, origin=marks[a], destination=marks[b], start=10 * k, end=10 * k + 6)
        for k, (c, (a, b)) in enumerate(zip((*parts, total), pairs, strict=True))
    )
    case = PlainCase(claims=claims, index=2, settled=dict(zip(marks, spots, strict=True)))
    found = {f.check: f.rating for f in judge(case).findings}
    assert found.get("sums") == rating


def roads(km):
    """A router whose roads are all so long."""

    def route(origin, destination, mode, **more):
        return way(km, 100, "IN", mode)

    return route


@pytest.mark.parametrize(
    ("country", "direction", "wider"), [("IN", "S", True), ("CH", "S", False), ("IN", None, False)]
)
def test_where_maps_are_coarser_a_road_in_a_direction_is_longer(make, country, direction, wider):
    first = replace(make.lyon, lat=52.2, lon=21.0, country=country)  # a plain
    last = replace(make.turin, lat=52.4, lon=16.9, country=country)
    claim = make.claim("position", 300, "km", direction=direction)
    case = make.between(first, last, claim, router=roads(300))
    mapped = make.between(
        replace(first, country="CH"), replace(last, country="CH"), claim, router=roads(300)
    )
    one, two = (reach(c, first_of(c), last_of(c), c.claim).alarm.high for c in (case, mapped))
    assert (one == pytest.approx(2 + 1.03 * (two - 2))) is wider
    assert (one == two) is not wider


@pytest.mark.parametrize(
    ("country", "figure", "rating"),
    [
        ("IN", 447, "consistent"),
        ("IN", 449, "doubtful"),
        ("CH", 353, "consistent"),
        ("CH", 354, "doubtful"),
    ],
)
def test_a_road_through_mountains_winds_for_positions_too(make, country, figure, rating):
    # from Manali to Leh, 216 km apart
    first = replace(make.lyon, lat=32.24, lon=77.19, country=country)
    last = replace(make.turin, lat=34.16, lon=77.58, country=country)
    claim = make.claim("position", figure, "km", direction="N")
    case = make.between(first, last, claim, router=roads(280 if country == "IN" else 288))
    known = reach(case, first, last, claim)
    assert (figure <= known.alarm.high) is (rating == "consistent")


def first_of(case):
    return case.place_of(case.claim.origin)


def last_of(case):
    return case.place_of(case.claim.destination)


@pytest.mark.parametrize(
    # Lyon and Turin are 233 km apart, and 2.5 times that 582 km
    ("said", "direction", "rating"),
    [(560, "E", "not-checkable"), (620, "E", "contradicted"), (620, None, "not-checkable")],
)
def test_a_way_that_a_figure_counts_along_winds_so_far(make, said, direction, rating):
    text = f"Turin is {said} km along the river from Lyon."
    claim = make.claim("position", said, "km", direction=direction, text=f"{said} km")
    case = make.between(
        make.lyon, make.turin, replace(claim, start=9, end=15), document=Document(text=text)
    )
    found = {f.check: f.rating for f in judge(case).findings}
    assert found["position"] == rating


@pytest.mark.parametrize(("best", "rating"), [(340, "contradicted"), (360, "doubtful")])
def test_a_flight_far_round_is_a_tour(make, best, rating):
    claim = make.claim("distance", 4000, "km", mode="air", text="4000 km")
    route = make.routed(best, mode="air", straight=233)
    verdict = judge(make.on_leg(claim, mode="air", route=route))
    assert verdict.rating == rating
