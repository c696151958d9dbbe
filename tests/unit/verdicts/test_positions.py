from dataclasses import replace

import pytest

from geotrack.model import Document, Mention, Place
from geotrack.verdicts import judge
from geotrack.verdicts.arithmetic.reach import from_center, reach
from geotrack.verdicts.plain_case import PlainCase

A = Place(name="Aville", lat=45.0, lon=5.0, gazetteer="given")
B = Place(name="Bourg", lat=45.45, lon=5.0, gazetteer="given")  # 50 km north


def rating(make, value, unit="km", a=A, b=B, **more):
    return judge(make.between(a, b, make.claim("position", value, unit, **more)))


@pytest.mark.parametrize("value", [46, 50, 55, 62])
def test_straight_line_and_road_like_figures_fit(make, value):
    assert rating(make, value).rating == "consistent"


@pytest.mark.parametrize("value", [12, 25, 150, 500])
def test_figures_far_off_are_contradicted(make, value):
    assert rating(make, value).rating == "contradicted"


def test_the_reason_shows_the_straight_line_and_what_would_fit(make):
    (finding,) = rating(make, 500).findings
    assert "50 km as the crow flies" in finding.reason
    assert finding.expected.low == pytest.approx(50, abs=1)
    assert finding.slip == "factor-ten"


@pytest.mark.parametrize(("value", "told"), [(10, False), (25, True)])
def test_the_road_is_told_where_it_could_matter(make, value, told):
    case = make.between(A, B, make.claim("position", value, "km"))
    case = replace(case, router=lambda *_, **__: make.routed(60, mode="road", straight=50))
    verdict = judge(case)
    assert verdict.rating == "contradicted"
    assert ("60 km by road" in verdict.findings[0].reason) is told


def test_the_opposite_direction_is_contradicted_and_named(make):
    verdict = rating(make, 50, direction="S")
    assert verdict.rating == "contradicted"
    assert [f.slip for f in verdict.findings] == [None, "direction"]


@pytest.mark.parametrize("direction", ["N", "NNE", "NW"])
def test_a_direction_within_an_eighth_turn_fits(make, direction):
    assert rating(make, 50, direction=direction).rating == "consistent"


def test_neighbors_have_no_direction_to_test(make):
    near = Place(name="Near", lat=45.02, lon=5.0)
    verdict = rating(make, 2, b=near, direction="S")
    assert [f.rating for f in verdict.findings] == ["consistent", "not-checkable"]


def test_miles_at_sea_are_read_as_nautical_before_they_are_doubted(make):
    a = Place(name="Isle", lat=10.0, lon=-140.0)
    b = Place(name="Cay", lat=10.0, lon=-120.0)  # 2,189 km
    verdict = rating(make, 1100, "mi", a, b)  # 1,770 km, or 2,037 km in nautical miles
    assert verdict.rating == "consistent"
    assert verdict.findings[0].slip == "nautical"


def test_another_place_of_the_name_is_tried_before_the_text_is_doubted(make):
    far = Place(name="Bourg", lat=40.0, lon=5.0)
    case = make.between(A, far, make.claim("position", 50, "km"))
    mention = case.claim.destination
    case = make.between(A, far, make.claim("position", 50, "km"), also={mention: (B,)})
    verdict = judge(case)
    assert verdict.rating == "doubtful"
    assert verdict.findings[0].slip == "wrong-namesake"


def test_a_large_city_may_be_measured_from_its_edge_so_nothing_is_certain(make):
    city = Place(name="Metropolis", lat=45.0, lon=5.0, kind="city", population=5_000_000)
    town = Place(name="Town", lat=45.27, lon=5.0, gazetteer="given")  # 30 km from the center
    assert rating(make, 8, a=city, b=town).rating == "doubtful"
    assert rating(make, 8, b=town).rating == "contradicted"


def test_as_the_crow_flies_excludes_the_road(make):
    assert rating(make, 70, straight=True).rating != "consistent"
    assert rating(make, 51, straight=True).rating == "consistent"


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (A, A, "same point"),
        (A, None, "could not be settled"),
        (Place(name="P", lat=0.0, lon=0.0), Place(name="Q", lat=0.0, lon=180.0), "opposite"),
        (Place(name="Land", lat=45.0, lon=5.0, kind="country"), B, "country"),
    ],
)
def test_what_cannot_be_compared_is_not_checkable_with_a_reason(make, a, b, why):
    verdict = rating(make, 50, a=a, b=b)
    assert verdict.rating == "not-checkable"
    assert why in verdict.findings[0].reason


def test_bounds_are_tested_from_their_side_only(make):
    assert rating(make, 20, bound="gt").rating == "consistent"
    assert rating(make, 200, bound="lt").rating == "consistent"
    assert rating(make, 200, bound="gt").rating == "contradicted"
    assert rating(make, 20, bound="lt").rating == "contradicted"


def test_one_claim_has_one_verdict_of_its_own_index(make):
    case = make.between(
        A, B, make.claim("position", 50, "km"), make.claim("position", 500, "km"), index=1
    )
    assert judge(case).claim == 1


def test_an_unsettled_mention_is_quoted(make):
    case = make.between(A, None, make.claim("position", 5, "km"))
    assert case.claim.destination == Mention(text="?")
    assert "“?”" in judge(case).findings[0].reason


def test_an_obscure_place_far_away_is_likelier_another_of_the_name(make):
    hamlet = Place(name="Newton", lat=50.0, lon=5.0, population=400)  # 556 km off
    verdict = rating(make, 8, a=A, b=hamlet, direction="S")
    assert verdict.rating == "not-checkable"
    assert "another place of that name" in verdict.findings[0].reason
    city = Place(name="Newton", lat=50.0, lon=5.0, population=400_000)
    assert rating(make, 56, a=A, b=city).rating == "contradicted"


def test_a_border_is_measured_where_it_is_nearest(make):
    line = Place(name="Norway–Sweden border", lat=63.5, lon=12.2, kind="border", radius_km=800)
    oslo = Place(name="Oslo", lat=59.91, lon=10.75, population=700_000)

    def countries(lat, lon):
        return ("NO",) if lon < 12.2 else ("SE",)

    case = make.between(line, oslo, make.claim("position", 75, "km"), countries=countries)
    assert judge(case).rating == "consistent"
    case = make.between(line, oslo, make.claim("position", 300, "km"), countries=countries)
    assert judge(case).rating != "consistent"


@pytest.mark.parametrize(
    ("text", "centered"),
    [
        ("The mill is 28 km north of the centre of Aville.", True),
        ("The mill is 28 km north of downtown Aville.", True),
        ("The mill is 28 km north of Aville's city center.", True),
        ("The mill is 28 km north of the Aville central business district.", True),
        ("The mill is 28 km north of Aville and its center for birds.", False),
        ("The mill is 28 km north of Aville.", False),
    ],
)
def test_a_figure_from_the_center_is_not_excused_by_the_edge_of_a_city(make, text, centered):
    city = replace(A, population=5_000_000)  # reaches 30 km
    start = text.index("Aville")
    mention = Mention(text="Aville", start=start, end=start + len("Aville"))
    claim = replace(
        make.claim("position", 28, "km"), origin=mention, destination=Mention(text="Mill")
    )
    mill = Place(name="Mill", lat=45.1, lon=5.0)  # 11 km
    case = PlainCase(
        claims=(claim,),
        document=Document(text=text),
        settled={mention: city, claim.destination: mill},
    )
    assert from_center(case, mention) == centered
    reaches = reach(case, city, mill, claim)
    assert reaches.certain.high == pytest.approx(
        reach(case, A, mill, claim).certain.high + (0.0 if centered else 30.0)
    )


def test_anywhere_in_an_area_may_be_meant(make):
    hills = Place(name="Hills", lat=46.35, lon=5.0, kind="region", radius_km=50.0)  # 150 km
    assert rating(make, 110, b=hills).rating == "consistent"
    assert rating(make, 200, b=hills).rating == "consistent"
    assert rating(make, 20, b=hills).rating == "contradicted"
    assert rating(make, 800, b=hills).rating == "contradicted"
    near = Place(name="Hills", lat=45.8, lon=5.0, kind="region", radius_km=50.0)  # 89 km
    assert rating(make, 200, b=near).rating == "consistent"  # from its far side, by road
    assert rating(make, 220, b=near).rating == "not-checkable"


def test_two_villages_far_apart_do_not_stand_in_for_two_famous_cities(make):
    villages = (
        Place(name="Lisbon", lat=44.72, lon=-75.27, country="US", population=300, kind="city"),
        Place(name="Madrid", lat=41.88, lon=-93.82, country="US", population=2588, kind="city"),
    )  # 1,531 km
    cities = (
        Place(
            name="Lisbon", lat=38.73, lon=-9.15, country="PT", population=517_802, kind="capital"
        ),
        Place(
            name="Madrid", lat=40.42, lon=-3.7, country="ES", population=3_255_944, kind="capital"
        ),
    )  # 503 km

    def judged(value, **more):
        case = make.between(*villages, make.claim("position", value, "km"))
        ends = case.claim.origin, case.claim.destination
        also = {end: (city,) for end, city in zip(ends, cities, strict=True)}
        around = {end: more.get("around", ()) for end in ends}
        return judge(replace(case, also=also, around=around))

    verdict = judged(1625)
    assert verdict.rating == "doubtful"
    (finding,) = verdict.findings
    assert finding.slip == "wrong-namesake"
    assert "503 km as the crow flies" in finding.reason
    assert "Only Lisbon, US and Madrid, US would fit" in finding.reason
    # what the text says of where they are is heard
    assert judged(1625, around=(Place(name="New York", kind="admin1"),)).rating == "consistent"


def test_neighboring_villages_may_have_famous_names(make):
    moscow = Place(name="Moscow", lat=46.73, lon=-117.0, country="US", kind="city")
    troy = Place(name="Troy", lat=46.74, lon=-116.77, country="US", kind="city")
    case = make.between(moscow, troy, make.claim("position", 18, "km"))
    famous = Place(name="Moscow", lat=55.75, lon=37.6, population=10_000_000, kind="capital")
    assert judge(replace(case, also={case.claim.origin: (famous,)})).rating == "consistent"
