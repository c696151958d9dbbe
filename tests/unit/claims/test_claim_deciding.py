"""The deciding reader end to end: figures that no construction spells out, and what is no travel."""

import pytest

from geotrack.claims import DecidingReader
from geotrack.claims.ends.byconstruction import _at
from geotrack.claims.reader.explaining import explain
from geotrack.config import Settings
from geotrack.model import Document, Mention, Toponym
from geotrack.times import RuleTagger

READER = DecidingReader()


def parts_of(marked, title=None):
    """The document, its toponyms in brackets, and its times."""
    plain, toponyms = "", []
    for k, part in enumerate(marked.replace("[", "]").split("]")):
        if k % 2:
            toponyms.append(Toponym(start=len(plain), end=len(plain) + len(part), text=part))
        plain += part
    document = Document(text=plain, title=title)
    return document, tuple(toponyms), RuleTagger(Settings()).tag(document)


def read(marked, title=None):
    return READER.read(*parts_of(marked, title))


def told(marked, title=None):
    return [
        (c.value, c.unit, c.origin and c.origin.text, c.destination and c.destination.text)
        for c in read(marked, title)
        if c.value is not None and c.kind != "unit_pair"
    ]


@pytest.mark.parametrize(
    ("marked", "claim"),
    [
        ("From [Gori] it is a 7 hour drive to [Mestia].", (7, "h", "Gori", "Mestia")),
        ("We took the 25 km ride from [Hue] to [Lang Co].", (25, "km", "Hue", "Lang Co")),
        ("The bus from [Oruro] to [Uyuni] takes four hours.", (4, "h", "Oruro", "Uyuni")),
        ("[Oruro] – [Uyuni], 320 km.", (320, "km", "Oruro", "Uyuni")),
        ("The ferry from [Tarbert] to [Uig] ran at 14 knots.", (14, "kn", "Tarbert", "Uig")),
    ],
)
def test_a_figure_is_read_with_its_ends(marked, claim):
    assert claim in told(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The church of [Gori] is 40 m high and 300 years old.",
        "He was sentenced in [Oruro] to 12 years.",
        "The lake near [Uyuni] is 120 m deep.",
        "The mayor of [Hue], 54 years old, spoke for 20 minutes.",
    ],
)
def test_other_figures_are_left_alone(marked):
    assert told(marked) == []


def test_ends_may_stand_in_the_sentence_before():
    claims = read("The lorry left [Oruro] for [Uyuni] at noon. It needed six hours for the 320 km.")
    figures = [c for c in claims if c.value is not None]
    assert {c.value for c in figures} == {6, 320}
    for claim in figures:
        assert (claim.origin.text, claim.destination.text) == ("Oruro", "Uyuni")
        assert claim.inferred == ("from", "to")


def test_ends_beside_the_figure_are_not_inferred_and_surer():
    (beside,) = [c for c in read("From [Oruro] to [Uyuni] it is 320 km by rail.") if c.value]
    far = [
        c
        for c in read("They left [Oruro] for [Uyuni]. It rained. After 320 km they slept.")
        if c.value
    ]
    assert beside.inferred == ()
    assert beside.mode == "rail"
    assert all(beside.confidence.ends >= c.confidence.ends for c in far)


def test_both_units_are_one_claim_and_one_pair():
    kinds = [c.kind for c in read("From [Oruro] to [Uyuni] it is 320 km (199 miles).") if c.value]
    assert sorted(kinds) == ["distance", "unit_pair"]


def test_a_plan_and_a_denial_are_told():
    (plan,) = [
        c for c in read("The train will need five hours from [Oruro] to [Uyuni].") if c.value
    ]
    assert plan.status == "planned"


def test_a_straight_line_is_told():
    (line,) = [
        c for c in read("[Oruro] and [Uyuni] are 270 km apart as the crow flies.") if c.value
    ]
    assert line.straight


def test_ends_do_not_depend_on_the_figure():
    ends = {
        tuple(row[2:])
        for km in (3, 32, 320, 3200)
        for row in told(f"They left [Oruro] for [Uyuni]. The way of {km} km was dry.")
    }
    assert len(ends) == 1


def test_a_hundred_thousand_numbers_are_read():
    assert read("Distances in km: " + " ".join(str(n % 900 + 2) for n in range(20_000))) is not None


def test_how_long_a_meeting_is_is_no_trip(analyze):
    told = "The mayors left Warsaw by train on Monday for a two-day {} to Vilnius."
    assert [c.text for c in analyze(told.format("meeting")).claims if c.value] == []
    assert [c.value for c in analyze(told.format("trip")).claims if c.value] == [2.0]


def test_explain_tells_the_likeliest_ends_and_what_was_before():
    text = "The ferry from Tarbert to Uig takes 90 minutes. It was another 40 km to Portree."
    names = [
        Toponym(start=text.index(n), end=text.index(n) + len(n), text=n)
        for n in ("Tarbert", "Uig", "Portree")
    ]
    lines = explain(Document(text=text), tuple(names), ())
    assert any(line.startswith("    tarbert → uig: ") for line in lines)
    assert any("last figures duration tarbert → uig" in line for line in lines)


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("with a stop of half an hour at the small border station of [Brest]", "Brest"),
        ("with a stop of half an hour in [Brest]", "Brest"),
    ],
)
def test_a_stop_is_where_the_text_says_so_right_behind_it(words, where):
    text = f"The train runs from [Warsaw] to [Minsk], {words}, where it changes wheels."
    (stop,) = [c for c in read(text) if c.kind == "stop"]
    assert stop.destination.text == where


@pytest.mark.parametrize(
    ("words", "near"), [("far small border town", True), ("far and small border town", False)]
)
def test_a_place_of_a_stop_stands_within_six_words(words, near):
    marked = f"The train had a stop of half an hour at the {words} [Brest] before [Minsk]."
    script = READER.script(*parts_of(marked))
    (number,) = range(len(script.figures))
    at = marked.index("[Brest]")
    assert _at(script, number, Mention(text="Brest", start=at, end=at + 5)) is near


@pytest.mark.parametrize(
    "saying",
    ["in a straight line", "as the crow flies", "as a gull would fly", "as the raven flies"],
)
def test_a_straight_line_is_no_railway_and_no_flight(saying):
    (claim,) = [c for c in read(f"From [Lyon] to [Turin] it is 230 km {saying}.") if c.value]
    assert (claim.straight, claim.mode) == (True, "unknown")
    (flown,) = [c for c in read(f"Our plane flew the 230 km from [Lyon] to [Turin] {saying}.") if c.value]  # fmt: skip
    assert (flown.straight, flown.mode) == (True, "air")


@pytest.mark.parametrize(
    ("text", "straight"),
    [
        ("They drove the 310 km from [Lyon] to [Turin]; as the crow flies it is 230 km.", {310: False, 230: True}),
        ("From [Lyon] to [Turin] it is 230 km as the crow flies, and by road 310 km.", {310: False, 230: True}),
        ("From [Lyon] to [Turin] it is 230 km (143 miles) as the crow flies.", {230: True}),
    ],
)  # fmt: skip
def test_a_straight_line_is_that_of_its_own_figure(text, straight):
    found = {c.value: c.straight for c in read(text) if c.value and c.kind != "unit_pair"}
    assert {value: found[value] for value in straight} == straight
