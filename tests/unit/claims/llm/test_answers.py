"""Answers of any shape: what is complete is used, what is not is counted, nothing is fatal."""

import json

import pytest
from conftest_llm import figure, said
from hypothesis import given
from hypothesis import strategies as st

from geotrack.claims.llm.answers import LISTS, SchemaFaultError, decode

GOOD = figure("9 km", "distance", 9, "km")


@pytest.mark.parametrize(
    "text",
    [
        said([GOOD]),
        f"```json\n{said([GOOD])}\n```",
        f"Here is what I read:\n{said([GOOD])}\nI hope that helps {{sic}}.",
        said([GOOD, GOOD])[: said([GOOD, GOOD]).rindex('"quote"') + 12],
        json.dumps({"figures": [GOOD]}),
    ],
    ids=["plain", "fenced", "between words", "broken off", "without the other lists"],
)
def test_complete_items_are_used(text):
    assert [item["quote"] for item in decode(text).figures] == ["9 km"]


@pytest.mark.parametrize(
    "text", ["", "I cannot read this.", "{", "[1, 2]", '{"answer": 42}', '{"figures"', "{" * 5000]
)
def test_what_is_no_reading_is_told_to_the_model(text):
    with pytest.raises(SchemaFaultError):
        decode(text)


@pytest.mark.parametrize(
    "change",
    [
        {"quote": ""}, {"quote": 7}, {"kind": "guess"}, {"value": "nine"}, {"value": float("nan")},
        {"value": True}, {"from": ["Graz"]}, {"via": "Linz"}, {"status": 3},
    ],
    ids=str,
)  # fmt: skip
def test_an_item_of_another_form_is_dropped_and_the_others_stay(change):
    items = decode(said([GOOD | change, GOOD]))
    assert [item["quote"] for item in items.figures] == ["9 km"]
    assert items.dropped["malformed"] == 1


def test_an_unknown_mode_is_open_rather_than_wrong():
    assert decode(said([GOOD | {"mode": "teleport"}])).figures[0]["mode"] is None


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(st.fixed_dictionaries({name: st.lists(values, max_size=3) for name in LISTS}))
def test_any_json_is_decoded_or_counted(row):
    items = decode(json.dumps(row))
    kept = sum(len(getattr(items, name)) for name in LISTS)
    assert kept + items.dropped["malformed"] == sum(map(len, row.values()))


@given(st.text())
def test_any_text_is_decoded_or_refused(text):
    try:
        decode(text)
    except SchemaFaultError as fault:
        assert str(fault)  # noqa: PT017
