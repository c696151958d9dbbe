"""What of a model's answer stands: what the text bears out, and nothing else."""

import re

import pytest
from conftest_llm import FERRY, figure, leg, said, timed

from geotrack.model import Document


def test_what_the_text_bears_out_becomes_claims_with_spans(ask, document):
    reader, _, read = ask(
        said(
            [
                figure("Forty miles", "position", 40, "mi", from_="Bari", mode="sea"),
                figure("8 knots", "speed", 8, "kn", to="Bari", mode="sea"),
                figure("220 km", "distance", 220, "km", from_="Bari", to="Durrës", mode="sea"),
            ],
            [timed("Friday evening", "departure", from_="Bari", traveller="the Sabina")],
            [leg("set out again for Durrës", from_="Bari", to="Durrës", mode="sea")],
        )
    )
    claims = read(document)
    assert [c.kind for c in claims] == [
        "departure", "position", "speed", "leg", "distance", "unit_pair",
    ]  # fmt: skip
    for claim in claims:
        assert FERRY[claim.start : claim.end] == claim.text
    distance = claims[4]
    assert (distance.origin.text, distance.destination.text) == ("Bari", "Durrës")
    assert distance.inferred == ("from",)
    assert distance.interval.low < 220 < distance.interval.high
    assert (claims[5].value2, claims[5].unit2) == (137, "mi")
    assert claims[0].time is not None
    assert claims[0].traveller == "the Sabina"
    assert reader.account()["dropped"] == {}


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (figure("230 km", "distance", 230, "km", from_="Bari", to="Durrës"), "invented quotes"),
        (figure("220 km", "distance", 320, "km", from_="Bari"), "figures that do not agree"),
        (figure("220 km", "distance", 220, "mi", from_="Bari"), "figures that do not agree"),
        (figure("220 km", "duration", 220, "km", from_="Bari"), "figures that do not agree"),
        (figure("20 km", "distance", 20, "km", from_="Bari"), "invented quotes"),
        (figure("engine", "distance", 40, "km", from_="Bari"), "figures that do not agree"),
    ],
    ids=["other figure", "other value", "other unit", "other dimension", "within a figure", "no figure"],
)  # fmt: skip
def test_a_figure_that_the_text_does_not_bear_out_is_dropped_and_counted(ask, document, item, why):
    reader, _, read = ask(said([item]))
    assert read(document) == ()
    assert reader.account()["dropped"] == {why: 1}


def test_an_invented_end_is_left_open_and_makes_the_claim_unsure(ask, document):
    item = figure("220 km", "distance", 220, "km", from_="Brindisi", to="Durrës")
    reader, _, read = ask(said([item]))
    distance = read(document)[0]
    assert distance.origin is None
    assert distance.destination.text == "Durrës"
    assert distance.confidence.ends < 0.7
    assert reader.account()["dropped"] == {"invented ends": 1}


def test_an_end_without_a_name_keeps_its_words_and_the_title_tells_ends_too(ask):
    text = "The wreck lies 12 km off the port. It is 300 km from the city."
    document = Document(text=text, title="Lyon and its port")
    items = [
        figure("12 km", "position", 12, "km", from_="the port", to="The wreck"),
        figure("300 km", "distance", 300, "km", from_="Lyon"),
    ]
    _, _, read = ask(said(items))
    first, second = read(document)
    assert text[first.destination.start : first.destination.end] == "The wreck"
    assert (second.origin.text, second.origin.start) == ("Lyon", None)
    assert second.inferred == ("from",)


def test_a_time_needs_an_expression_that_the_tagger_found(ask, document):
    items = [
        timed("with 112 passengers", "departure", from_="Bari"),
        timed("Saturday at noon", "departure", from_="Bari"),
    ]
    reader, _, read = ask(said(times=items))
    assert [c.text for c in read(document)] == ["Saturday at noon"]
    assert reader.account()["dropped"] == {"times that are none": 1}


def test_equal_quotes_are_told_apart_by_context_or_order(ask):
    text = "Graz is 40 km off. Linz is 40 km off. Lyon is 40 km off."
    document = Document(text=text)
    by_context = figure("40 km", "distance", 40, "km", to="Lyon", context="Lyon is 40 km")
    by_order = [figure("40 km", "distance", 40, "km", to=name) for name in ("Graz", "Linz")]
    _, _, read = ask(said([by_context]), said(by_order))
    assert [c.start for c in read(document)] == [text.index("40", 40)]
    _, _, read = ask(said(by_order))
    starts = [m.start() for m in re.finditer("40 km", text)]
    assert [c.start for c in read(Document(text=text, id="2"))][:1] in ([starts[0]], [starts[2]])


def test_an_elided_unit_is_taken_from_the_model_and_its_number_from_the_text(ask):
    document = Document(text="They rode 90 km from Graz and another 45 to Linz.")
    item = figure("another 45", "distance", 45, "km", to="Linz")
    wrong = figure("another 45", "distance", 54, "km", to="Linz")
    reader, _, read = ask(said([item, wrong]))
    assert [(c.value, c.unit) for c in read(document)] == [(45, "km")]
    assert reader.account()["dropped"] == {"figures that do not agree": 1}


@pytest.mark.parametrize("key", ["lat", "coordinates", "verdict", "rating", "html"])
def test_coordinates_verdicts_and_markup_of_the_model_are_counted_and_ignored(ask, document, key):
    item = figure("220 km", "distance", 220, "km", from_="Bari", to="Durrës") | {key: "<b>41</b>"}
    reader, _, read = ask(said([item]))
    plain = ask(said([figure("220 km", "distance", 220, "km", from_="Bari", to="Durrës")]))[2]
    assert read(document) == plain(document)
    assert reader.account()["dropped"] == {"foreign keys": 1}


def test_words_are_found_over_the_end_of_a_line(ask):
    text = "We sailed from Cape\nSable on Monday and ran forty\nmiles to Fayal."
    ran = figure("forty miles", "distance", 40, "mi", from_="Cape Sable", to="Fayal")
    reader, _, read = ask(said([ran], [], [leg("ran forty miles", from_="Cape Sable", to="Fayal")]))
    claims = read(Document(text=text))
    assert [c.text for c in claims] == ["ran forty\nmiles", "forty\nmiles"]
    for claim in claims:
        assert text[claim.origin.start : claim.origin.end] == "Cape\nSable"
        assert claim.destination.text == "Fayal"
    assert reader.account()["dropped"] == {}


def test_words_that_only_stand_in_other_order_are_not_found(ask):
    ran = figure("forty miles", "distance", 40, "mi", to="Sable Cape")
    reader, _, read = ask(said([ran]))
    assert read(Document(text="From Cape\nSable it is forty miles."))[0].destination is None
    assert reader.account()["dropped"] == {"invented ends": 1}
