"""Rules that a fault put into them by hand did not disturb, until these tests were written."""

from dataclasses import replace

import pytest

from geotrack.measures.interval import Interval
from geotrack.model import Document, Mention, Place, Route
from geotrack.protocols import CHECK_TRAITS, trait
from geotrack.verdicts import CHECKS, judge
from geotrack.verdicts.arithmetic.cues import no_statement
from geotrack.verdicts.case import bounds_only
from geotrack.verdicts.plain_case import PlainCase
from geotrack.verdicts.questions.gauge import _changes_elsewhere
from geotrack.verdicts.questions.motion import _room
from geotrack.verdicts.questions.stretches import _on_the_way, _Stretch
from geotrack.verdicts.ruling import _lacks_ends

HERE = Place(name="Here", lat=45.0, lon=5.0)
UNREAL = "If she had flown, she would have been there in 3 hours."


@pytest.mark.parametrize(
    ("countries", "expected"), [(("IT", "SI"), "consistent"), (("FR", "IT"), "doubtful")]
)
def test_between_two_countries_their_own_border_has_the_gauges(make, countries, expected):
    crossings = (
        make.crossing(origin="FR", destination="IT", lat=45.1, lon=6.7, gauge_mm=(1435, 1435)),
        make.crossing(origin="IT", destination="SI", lat=45.7, lon=13.8, gauge_mm=(1435, 1520)),
    )
    route = make.routed(900, crossings=crossings, countries=("FR", "IT", "SI"))
    case = make.on_leg(make.claim("gauge", text="the gauge changes"), route=route)
    ends = [Mention(text=code) for code in countries]
    areas = {m: Place(name=m.text, lat=45, lon=9, kind="country", country=m.text) for m in ends}
    claim = replace(case.claim, origin=ends[0], destination=ends[1])
    case = replace(case, claims=(claim,), settled={**case.settled, **areas})
    assert next(f for f in judge(case).findings if f.check == "gauge").rating == expected


@pytest.mark.parametrize(("radius_km", "tried"), [(50.0, True), (50.1, False)])
def test_a_namesake_that_reaches_far_is_no_place_to_measure_from(make, radius_km, tried):
    far = Place(name="Bourg", lat=40.0, lon=5.0)
    near = Place(name="Bourg", lat=45.45, lon=5.0, radius_km=radius_km)
    case = make.between(HERE, far, make.claim("position", 50, "km"))
    case = replace(case, also={case.claim.destination: (near,)})
    assert (judge(case).findings[0].slip == "wrong-namesake") is tried


@pytest.mark.parametrize("before", ["", "It rained. " * 20])
def test_what_did_not_happen_is_found_wherever_the_sentence_stands(make, before):
    text, begin = before + UNREAL, len(before)
    at = text.index("3 hours")
    claim = replace(
        make.claim("duration", 3, "h"),
        text="3 hours", start=at, end=at + 7, sentence=(begin, len(text)),
    )  # fmt: skip
    assert "did not happen" in no_statement(
        PlainCase(claims=(claim,), document=Document(text=text))
    )


@pytest.mark.parametrize(("behind", "unreal"), [(59, True), (60, False)])
def test_how_far_behind_the_words_a_figure_still_did_not_happen(make, behind, unreal):
    words = "If she had gone, she would have"
    text = f"{words}{' ' * behind}slept 3 hours."
    at = len(words) + behind
    claim = replace(
        make.claim("duration", 3, "h"), text="", start=at, end=at, sentence=(0, len(text))
    )
    found = no_statement(PlainCase(claims=(claim,), document=Document(text=text)))
    assert bool(found) is unreal


def test_a_figure_that_is_explained_otherwise_has_three_percent_of_room():
    room = _room(Interval(100.0, 200.0))
    assert (room.low, room.high) == pytest.approx((97.0, 206.0))


def test_a_route_of_bounds_alone_has_no_line(make):
    route = bounds_only(make.lyon, make.turin, "rail")
    assert route.line is None
    assert route.length_km.low < route.best_km < route.length_km.high


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("distance", "placed by_length"), ("position", "placed by_length"), ("motion", "by_mode"),
        ("speed", "by_mode mode_suffices"), ("average", "by_mode by_length"), ("stage", "needs_ends"),
        ("unit-pair", "needs_ends of_denied"), ("chronology", "by_mode"), ("sums", "by_length of_lists"),
        ("stretches", "by_length"), ("gauge", "of_lists"), ("border", "needs_ends"), ("tour", ""),
    ],
)  # fmt: skip
def test_what_a_check_says_of_itself(name, told):
    check = next(check for check in CHECKS if check.name == name)
    said = [key for key, usual in CHECK_TRAITS.items() if trait(check, key) != usual]
    assert " ".join(said) == told


@pytest.mark.parametrize(("by_them_km", "on_it"), [(106.0, True), (106.2, False)])
def test_a_place_lies_on_a_way_that_by_it_is_six_percent_longer_at_most(make, by_them_km, on_it):
    """Straight lines say nothing here: by the third place they are twice as long as without it."""
    first, last = Place(name="A", lat=45.0, lon=5.0), Place(name="B", lat=45.0, lon=6.0)
    aside = Place(name="C", lat=45.7, lon=5.5)

    def road(origin, destination, mode, **_):
        km = 100.0 if {origin, destination} == {first, last} else by_them_km / 2
        return Route(mode=mode, length_km=Interval(km, km), best_km=km, gc_km=km, source="made up")

    case = PlainCase(claims=(make.claim("distance", 100, "km", mode="road"),), router=road)
    whole = _Stretch(index=0, first=first, last=last)
    parts = [_Stretch(index=1, first=first, last=aside), _Stretch(index=2, first=aside, last=last)]
    assert _on_the_way(case, whole, parts) is on_it


@pytest.mark.parametrize(
    ("gauge_mm", "changes"), [((1435, 1520), True), ((1435, 1435), False), (None, False)]
)
def test_a_change_of_gauge_elsewhere_is_one_of_two_widths(make, gauge_mm, changes):
    crossing = make.crossing(origin="FR", destination="IT", lat=45.1, lon=6.7, gauge_mm=gauge_mm)
    case = make.on_leg(make.claim("gauge"), route=make.routed(300, crossings=(crossing,)))
    assert _changes_elsewhere(case) is changes


@pytest.mark.parametrize(("inferred", "lacks"), [((), False), (("from",), True)])
def test_another_figure_lends_its_ends_where_its_sentence_tells_them(make, inferred, lacks):
    bare, told = make.claim("duration", 3, "h"), make.claim("distance", 300, "km")
    case = make.on_leg(bare, replace(told, inferred=inferred))
    bare = replace(case.claims[0], origin=None, destination=None)
    case = replace(case, claims=(bare, case.claims[1]))
    assert _lacks_ends(case, bare) is lacks
