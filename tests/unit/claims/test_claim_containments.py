"""What the located thing lies in: read where the sentence says it of that thing, else left alone."""

import re

import pytest

from geotrack.claims import GrammarReader
from geotrack.model import Document, Toponym


def lying(marked, title=None):
    """Return the pairs (what lies there, in what) of a text whose places stand in brackets."""
    plain, toponyms = "", []
    for inside, outside in re.findall(r"\[([^\]]+)\]|([^\[]+)", marked):
        if inside:
            start = len(plain)
            toponyms.append(Toponym(start=start, end=start + len(inside), text=inside))
        plain += inside or outside
    claims = GrammarReader().read(Document(text=plain, title=title), tuple(toponyms), ())
    return [
        (c.destination and c.destination.text, c.origin.text)
        for c in claims
        if c.kind == "containment"
    ]


@pytest.mark.parametrize(
    ("text", "containers"),
    [
        ("It is a spa in [Vlora] municipality, 30 km from [Fier].", ["Vlora"]),
        ("It is a spa in [Vlora] municipality, [Albania], 30 km from [Fier].", ["Vlora", "Albania"]),
        ("It is a farm by the River Wye in [Tutshill] civil parish some 9 miles north of [Chepstow].", ["Tutshill"]),
        ("It is a mill village under the jurisdiction of [Tartu] in southern [Estonia], 31 km from the centre of [Narva].", ["Tartu", "Estonia"]),
        ("It is no longer in [Tirol] and lies 20 km from [Graz].", []),
        ("It was once part of [Savoy] and lies 20 km from [Nice].", []),
        ("It lies about 300 km from [Tunis], in the [Tozeur] area.", ["Tozeur"]),
        ("It is 14 km from [Perth], in the district of [Mundaring], and is part of the [Darling Range] region.", ["Mundaring", "Darling Range"]),
        ("It is in the Salten part of [Norway], 60 km from [Bodø].", ["Norway"]),
        ("It is on the island of [Hinnøya], 60 km from [Bodø].", ["Hinnøya"]),
        ("Located in the [Jura] some 30 km south of [Belfort], it falls to no canton.", ["Jura"]),
        ("It is the largest harbor in [Finnmark] after [Alta] and lies 90 km from [Lakselv].", ["Finnmark"]),
        ("It is found at 46.5; 11.3 in northern [Italy] at a height of 300 m, 55 km north of [Trento].", ["Italy"]),
    ],
)  # fmt: skip
def test_surroundings_of_the_title(text, containers):
    assert lying(text, "Orsk") == [("Orsk", name) for name in containers]


def test_surroundings_in_an_aside():
    text = "[Nizwa], a market town in [Ad Dakhiliyah] in [Oman], lies 160 km from [Muscat]."
    assert lying(text) == [("Nizwa", "Ad Dakhiliyah"), ("Nizwa", "Oman")]


@pytest.mark.parametrize(
    "text",
    [
        "It is 12 km from the [Graz] ring road in the district of no town.",
        "It is 14 km from [Matera], in [Basilicata].",
        "It is 2 miles south of [Beccles] on the road to [Lowestoft].",
        "It is on the border of [Chad] and is 166 km south of [Faya].",
        "It is halfway between [Brig] and [Domodossola], 20 km from [Brig].",
        "It is known for its churches, its fairs and its trade with [Rome], and is 30 km from [Rieti].",
        "It lies on the north coast of [Crete], 60 km from [Chania].",
        "It was sold to a bank in [Paris] and lies 30 km from [Lyon].",
        "It is in the [Graz] harbor, 3 km from [Gratkorn].",
        "It is ruled by a count in [Crete], 60 km from [Chania].",
    ],
)
def test_what_is_no_surrounding_of_the_title(text):
    assert [pair for pair in lying(text, "Orsk") if pair[0] == "Orsk"] == []


def test_a_sentence_without_a_distance_yields_none():
    assert lying("It is a spa in [Vlora] municipality.", "Orsk") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orikum is a resort in [Vlora] municipality, [Albania]. It is old.", ["Vlora", "Albania"]),
        ("rikum is a port in [Vlora] municipality.", ["Vlora"]),
        ("Orikum is a song. It was written in [Berlin].", []),
        ("Orikum was sacked by pirates who wintered in [Algiers].", []),
        ("Orikum is a resort (an old one) in [Vlora], 30 km from [Fier].", ["Vlora"]),
        ("Orikum is a resort with a beach 3 km long, in the [Vlora] area.", ["Vlora"]),
    ],
)
def test_a_text_that_begins_with_its_title_is_about_that_place(text, expected):
    assert lying(text, "Orikum") == [("Orikum", name) for name in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Unterau] is a hamlet in [Styria]. Most people farm. It lies 30 km from [Graz].",
            [("Unterau", "Styria")],
        ),
        ("[Unterau] is a hamlet in [Styria]. Most people farm.", []),  # no figure depends on it
        ("[Graz] is a city in [Austria]. [Unterau] lies 30 km from [Graz].", []),
    ],
)
def test_a_sentence_that_defines_a_place_tells_in_what_it_lies(text, expected):
    assert lying(text) == expected
