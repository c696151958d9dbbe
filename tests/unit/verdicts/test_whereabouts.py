"""A place on no map may lie anywhere, but not where the text's own statements leave no room for it."""

from dataclasses import replace

import pytest

from geotrack import Interval, Place
from geotrack.model import Claim, Mention
from geotrack.verdicts import judge
from geotrack.verdicts.plain_case import PlainCase

GRAZ = Place(name="Graz", lat=47.07, lon=15.44)
LEOBEN = Place(name="Leoben", lat=47.38, lon=15.09)  # 43 km NW of Graz
MARIBOR = Place(name="Maribor", lat=46.55, lon=15.65)  # 60 km S of Graz
KNOWN = {"Graz": GRAZ, "Leoben": LEOBEN, "Maribor": MARIBOR}
HAMLET = Mention(text="Oberhinterdorf", start=0, end=14)
STYRIA = Place(
    name="Styria", lat=47.25, lon=15.0, kind="admin1", country="AT", admin1="06", radius_km=80.0
)
TOWNS = tuple(
    Place(name=f"town {k}", lat=46.8 + 0.1 * (k // 7), lon=14.3 + 0.2 * (k % 7), country="AT")
    for k in range(63)
)  # 7 by 9 towns some 13 km apart, from 42 km W of Graz to its east


def case_of(*said, index=0, settled=None, around=(), towns=()):
    """Return a case of positions of the hamlet: ``(km, town, direction)`` each."""
    claims = tuple(
        Claim(
            kind="position", start=0, end=1, text="", pattern="given", value=km, unit="km",
            interval=Interval(km * 0.98, km * 1.02), origin=Mention(text=town, toponym=k),
            destination=HAMLET, direction=direction, status=status,
        )
        for k, (km, town, direction, status) in enumerate((*one, None, "stated")[:4] if len(one) == 2
            else (*one, "stated")[:4] for one in said)
    )  # fmt: skip
    known = {claim.origin: KNOWN[claim.origin.text] for claim in claims}
    if settled:
        known[HAMLET] = settled
    return PlainCase(
        claims=claims,
        index=index,
        places=(GRAZ, LEOBEN, MARIBOR),
        settled=known,
        around={HAMLET: around},
        towns={STYRIA: towns},
    )


def finding(case):
    return next(f for f in judge(case).findings if f.check == "whereabouts")


@pytest.mark.parametrize(
    ("graz_km", "leoben_km", "expected"),
    [
        (30, 25, "consistent"),
        (90, 50, "consistent"),
        (175, 45, "doubtful"),
        (400, 45, "contradicted"),
        (4, 5, "contradicted"),
    ],
)
def test_two_distances_to_a_place_on_no_map(graz_km, leoben_km, expected):
    assert judge(case_of((graz_km, "Graz"), (leoben_km, "Leoben"))).rating == expected
    assert judge(case_of((graz_km, "Graz"), (leoben_km, "Leoben"), index=1)).rating == expected


def test_directions_leave_less_room_than_distances():
    # north of Graz and south of Leoben is between them, 43 km apart
    assert judge(case_of((25, "Graz", "NW"), (20, "Leoben", "SE"))).rating == "consistent"
    assert judge(case_of((90, "Graz", "NW"), (50, "Leoben"))).rating == "consistent"
    assert judge(case_of((90, "Graz", "NW"), (50, "Leoben", "SE"))).rating != "consistent"


def test_both_figures_and_the_way_between_are_told():
    reason = finding(case_of((400, "Graz", "N"), (45, "Leoben"))).reason
    assert "“Oberhinterdorf” is on no map of ours" in reason
    assert "400 km N of Graz" in reason
    assert "45 km from Leoben" in reason
    assert "43 km apart" in reason


def test_the_odd_one_of_three_distances_is_told_apart():
    said = (30, "Graz"), (25, "Leoben"), (400, "Maribor")
    assert judge(case_of(*said, index=0)).rating == "consistent"
    assert judge(case_of(*said, index=1)).rating == "consistent"
    assert judge(case_of(*said, index=2)).rating == "contradicted"


def test_a_denied_distance_is_no_anchor():
    assert judge(case_of((400, "Graz"), (45, "Leoben", None, "negated"))).rating == "not-checkable"


def test_a_distance_that_leads_out_of_the_stated_division():
    inside = case_of((60, "Graz"), around=(STYRIA,), towns=TOWNS)
    assert judge(inside).rating == "not-checkable"  # somewhere in Styria: nothing is shown by that
    outside = case_of((600, "Graz"), around=(STYRIA,), towns=TOWNS)
    assert judge(outside).rating == "contradicted"
    assert "lies in Styria, but its towns are" in finding(outside).reason
    assert judge(case_of((280, "Graz"), around=(STYRIA,), towns=TOWNS)).rating == "doubtful"


def test_names_are_told_as_they_are():
    odd = Place(name="Ward {9}", lat=47.25, lon=15.0, kind="district", radius_km=10.0)
    assert "Ward {9} is 39 km from Graz" in finding(case_of((150, "Graz"), around=(odd,))).reason


def test_a_direction_that_leads_out_of_a_densely_settled_division():
    dense = replace(STYRIA, radius_km=50.0)

    def rating(*said):
        return judge(replace(case_of(said, around=(dense,)), towns={dense: TOWNS})).rating

    assert rating(60, "Graz", "NW") == "not-checkable"
    assert rating(110, "Graz", "E") == "doubtful"
    assert rating(110, "Graz") == "not-checkable"


@pytest.mark.parametrize(
    "towns",
    [
        TOWNS[:2],  # few
        tuple(
            replace(town, lat=47 + (town.lat - 47) * 12, lon=15 + (town.lon - 15) * 12)
            for town in TOWNS[:12]
        ),  # and far between
    ],
)
def test_a_division_of_few_towns_says_nothing(towns):
    wide = replace(STYRIA, radius_km=900.0) if len(towns) > 2 else STYRIA
    case = case_of((3000, "Graz"), around=(wide,))
    assert judge(replace(case, towns={wide: towns})).rating == "not-checkable"


def test_a_country_is_never_contradicted_for_its_islands_may_be_on_no_list():
    land = replace(STYRIA, kind="country", admin1=None)
    case = case_of((900, "Graz"), around=(land,))
    assert judge(replace(case, towns={land: TOWNS})).rating == "doubtful"


def test_a_district_reaches_as_far_as_its_radius():
    district = replace(LEOBEN, radius_km=30.0)
    assert judge(case_of((45, "Graz"), around=(district,))).rating == "not-checkable"
    assert judge(case_of((250, "Graz"), around=(district,))).rating == "doubtful"
    parish = replace(LEOBEN, radius_km=8.0)
    assert judge(case_of((140, "Graz"), around=(parish,))).rating == "doubtful"
    assert "Leoben is 43 km from Graz" in finding(case_of((250, "Graz"), around=(parish,))).reason


def test_the_seat_of_a_province_does_not_tell_its_extent():
    assert judge(case_of((320, "Graz"), around=(GRAZ,))).rating == "not-checkable"


def test_a_region_is_no_circle_and_the_side_of_a_country_no_area():
    hills = replace(LEOBEN, name="Mur hills", kind="region", radius_km=20.0)
    assert judge(case_of((45, "Graz"), around=(hills,))).rating == "not-checkable"
    assert judge(case_of((300, "Graz"), around=(hills,))).rating == "doubtful"
    south = replace(hills, name="southern Austria")
    assert judge(case_of((300, "Graz"), around=(south,))).rating == "not-checkable"


def test_anchors_on_different_continents_are_namesakes():
    far = replace(MARIBOR, lat=-37.0, lon=145.0)
    case = case_of((30, "Graz"), (80, "Maribor"))
    settled = {m: far if m.text == "Maribor" else p for m, p in case.settled.items()}
    assert judge(replace(case, settled=settled)).rating == "not-checkable"


def test_an_area_on_another_continent_is_another_of_that_name():
    far = tuple(Place(name=town.name, lat=-20 - k, lon=130.0) for k, town in enumerate(TOWNS))
    assert judge(case_of((30, "Graz"), around=(STYRIA,), towns=far)).rating == "not-checkable"


def test_a_figure_that_fails_by_itself_is_no_anchor_for_others():
    said = (600, "Graz"), (30, "Leoben")
    assert judge(case_of(*said, index=0, around=(STYRIA,), towns=TOWNS)).rating == "contradicted"
    assert judge(case_of(*said, index=1, around=(STYRIA,), towns=TOWNS)).rating == "not-checkable"


def test_a_place_that_is_likelier_another_of_its_name_is_sought_by_the_text_alone():
    namesake = Place(name="Oberhinterdorf", lat=54.0, lon=10.0, population=900)
    assert judge(case_of((30, "Graz"), settled=namesake)).rating == "not-checkable"
    both = case_of((30, "Graz"), (25, "Leoben"), settled=namesake)
    assert finding(both).rating == "consistent"
    wrong = case_of((150, "Graz"), (20, "Leoben"), settled=namesake)
    assert judge(wrong).rating in ("doubtful", "contradicted")
