"""What a text, or its title, puts a name in."""

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


def test_a_claim_says_what_it_lies_in():
    text = "Hinterau is a hamlet in the district of Wels."
    claim = Claim(
        kind="containment", start=0, end=8, text="Hinterau", pattern="given",
        origin=Mention(text="Wels", toponym=1), destination=Mention(text="Hinterau", toponym=0),
    )  # fmt: skip
    found = surroundings(text, ("Hinterau", NOWHERE), ("Wels", WELS), claims=(claim,))
    assert found.of(Mention(text="Hinterau", toponym=0)) == (WELS,)
