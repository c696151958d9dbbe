"""What a text, or its title, puts a name in."""

from dataclasses import replace

import pytest

from geotrack.model import Claim, Document, Mention, Place, Resolution, Toponym
from geotrack.places.gathering import Places
from geotrack.places.surroundings import Surroundings

TIROL = Place(name="Tirol", lat=47.2, lon=11.4, kind="admin1", country="AT", admin1="07")
WELS = Place(name="Wels", lat=48.16, lon=14.03, kind="city", country="AT")
NOWHERE = Place(name="Hinterau", gazetteer="none")


def toponym(text, name):
    at = text.index(name)
    return Toponym(start=at, end=at + len(name), text=name)


def surroundings(text, *names, title=None, claims=(), of_title=(), within=()):
    """`names` pairs names of the text with places; `within`: what the first one is apposed to."""
    titled = [Toponym(start=0, end=0, text=name, in_title=True) for name, _ in of_title]
    places = Places(
        tuple(place for _, place in names),
        tuple(range(len(names))),
        {Mention(text=name, toponym=k): k for k, (name, _) in enumerate(names)},
    )
    return Surroundings(
        Document(text=text, title=title),
        [*(toponym(text, name) for name, _ in names), *titled],
        [
            *(Resolution(place=None, within=within if k == 0 else ()) for k in range(len(names))),
            *(Resolution(place=place) for _, place in of_title),
        ],
        claims,
        places,
    )


def test_a_title_names_the_division():
    found = surroundings("It is 4 km off.", title="Hinterau, Tirol", of_title=[("Tirol", TIROL)])
    assert found.of(Mention(text="Hinterau")) == (TIROL,)
    assert found.of(Mention(text="Vorderau")) == ()
    assert found.of(None) == ()


@pytest.mark.parametrize(("place", "expected"), [(TIROL, (TIROL,)), (WELS, ())])
def test_an_apposition_names_the_division(place, expected):
    text = "They rested in Hinterau, Tirol, for a day."
    found = surroundings(text, ("Hinterau", NOWHERE), ("Tirol", place), within=(place,))
    assert found.of(Mention(text="Hinterau", toponym=0)) == expected


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("They came to Oberhinterau, Styria, at noon. Oberhinterau is 900 km from Graz.", "contradicted"),
        ("The bus serves Zwettlham, Denmark and Norway. Zwettlham is 100 km from Graz.", "not-checkable"),
        ("Trains link Zwettlham, Tyrol and Salzburg. Zwettlham lies 20 km from Graz.", "not-checkable"),
        ("Zwettlham is no longer in Tyrol and lies 20 km from Graz.", "not-checkable"),
        ("Zwettlham lies 80 km from Graz, Tyrol 300 km.", "not-checkable"),
    ],
)  # fmt: skip
def test_a_list_is_no_apposition(analyze, text, rating):
    report = analyze(text)
    found, *_ = [  # the elliptic second figure of a list may be read, too
        verdict.rating
        for claim, verdict in zip(report.claims, report.verdicts, strict=True)
        if claim.kind in ("position", "distance") and claim.origin and claim.origin.text == "Graz"
    ]
    assert found == rating


def containment(outer, inner):
    return Claim(
        kind="containment", start=0, end=8, text="", pattern="given", origin=outer,
        destination=inner,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "reach_km"),
    [
        ("Hinterau is a hamlet in the district of Wels.", 30.0),
        ("Hinterau is a hamlet in Wels parish.", 8.0),
        ("Hinterau is a hamlet in the parish of Wels.", 8.0),
    ],
)
def test_a_claim_says_what_it_lies_in_and_how_far_that_reaches(text, reach_km):
    hamlet, wels = (
        Mention(text=name, start=text.index(name), end=text.index(name) + len(name), toponym=k)
        for k, name in enumerate(("Hinterau", "Wels"))
    )
    places = Places((NOWHERE, WELS), (0, 1), {hamlet: 0, wels: 1})
    found = Surroundings(
        Document(text=text),
        [toponym(text, "Hinterau"), toponym(text, "Wels")],
        [Resolution(place=None)] * 2,
        (containment(wels, hamlet),),
        places,
    )
    assert found.of(hamlet) == (replace(WELS, radius_km=reach_km),)


@pytest.mark.parametrize(("county", "holds"), [("417", "Hinterau"), ("999", "Wels")])
def test_what_is_measured_from_a_town_outside_lies_in_the_division_itself(county, holds):
    text = "Hinterau lies 12 km west of Wels in Vornland."
    town = replace(WELS, admin1="04", admin2="417")
    land = Place(
        name="Vornland", lat=48.2, lon=13.8, kind="admin2", country="AT", admin1="04", admin2=county
    )
    hamlet, wels, division = (
        Mention(text=name, start=text.index(name), end=text.index(name) + len(name), toponym=k)
        for k, name in enumerate(("Hinterau", "Wels", "Vornland"))
    )
    position = Claim(
        kind="position", start=14, end=31, text="", pattern="given", value=12, unit="km",
        origin=wels, destination=hamlet,
    )  # fmt: skip
    found = Surroundings(
        Document(text=text),
        [toponym(text, name) for name in ("Hinterau", "Wels", "Vornland")],
        [Resolution(place=None)] * 3,
        (position, containment(division, wels)),
        Places((NOWHERE, town, land), (0, 1, 2), {hamlet: 0, wels: 1, division: 2}),
    )
    mentions = {"Hinterau": hamlet, "Wels": wels}
    other = {"Hinterau": "Wels", "Wels": "Hinterau"}[holds]
    # in the county of Wels itself, Wels lies; in another, only Hinterau can
    assert found.of(mentions[other]) == (land,)
    assert found.of(mentions[holds]) == ()


@pytest.mark.parametrize("status", ["negated", "counterfactual"])
def test_a_denied_containment_holds_nothing(status):
    text = "Hinterau is not in Wels."
    hamlet, wels = Mention(text="Hinterau", toponym=0), Mention(text="Wels", toponym=1)
    claim = replace(containment(wels, hamlet), status=status)
    found = surroundings(text, ("Hinterau", NOWHERE), ("Wels", WELS), claims=(claim,))
    assert found.of(hamlet) == ()


def test_a_large_town_does_not_tell_how_far_its_province_reaches():
    text = "Hinterau is a hamlet in the province of Wels."
    hamlet, wels = Mention(text="Hinterau", toponym=0), Mention(text="Wels", toponym=1)
    seat = replace(WELS, population=300_000)
    found = surroundings(
        text, ("Hinterau", NOWHERE), ("Wels", seat), claims=(containment(wels, hamlet),)
    )
    assert [place.radius_km for place in found.of(hamlet)] == [0.0]
