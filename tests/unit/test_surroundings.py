"""What a text, or its title, puts a name in."""

from dataclasses import replace

import pytest

from geotrack.gathering import Places
from geotrack.model import Claim, Document, Mention, Place, Toponym
from geotrack.surroundings import Surroundings

TIROL = Place(name="Tirol", lat=47.2, lon=11.4, kind="admin1", country="AT", admin1="07")
WELS = Place(name="Wels", lat=48.16, lon=14.03, kind="city", country="AT")
NOWHERE = Place(name="Hinterau", gazetteer="none")


def toponym(text, name):
    at = text.index(name)
    return Toponym(start=at, end=at + len(name), text=name)


def surroundings(text, *names, title=None, claims=(), of_title=()):
    """`names` pairs names of the text with places."""
    places = Places(
        tuple(place for _, place in names),
        tuple(range(len(names))),
        {Mention(text=name, toponym=k): k for k, (name, _) in enumerate(names)},
    )
    return Surroundings(
        Document(text=text, title=title),
        [toponym(text, name) for name, _ in names],
        claims,
        places,
        dict(of_title),
    )


def test_a_title_names_the_division():
    found = surroundings("It is 4 km off.", title="Hinterau, Tirol", of_title={"Tirol": TIROL})
    assert found.of(Mention(text="Hinterau")) == (TIROL,)
    assert found.of(Mention(text="Vorderau")) == ()
    assert found.of(None) == ()


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("They rested in Hinterau, Tirol, for a day.", TIROL, (TIROL,)),
        ("They passed Hinterau and Tirol.", TIROL, ()),
        ("They passed Hinterau, Tirol, on the way.", WELS, ()),  # a list of towns
    ],
)
def test_an_apposition_names_the_division(text, place, expected):
    found = surroundings(text, ("Hinterau", NOWHERE), ("Tirol", place))
    assert found.of(Mention(text="Hinterau", toponym=0)) == expected


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
        (containment(wels, hamlet),),
        places,
        {},
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
        (position, containment(division, wels)),
        Places((NOWHERE, town, land), (0, 1, 2), {hamlet: 0, wels: 1, division: 2}),
        {},
    )
    mentions = {"Hinterau": hamlet, "Wels": wels}
    other = {"Hinterau": "Wels", "Wels": "Hinterau"}[holds]
    # in the county of Wels itself, Wels lies; in another, only Hinterau can
    assert found.of(mentions[other]) == (land,)
    assert found.of(mentions[holds]) == ()
