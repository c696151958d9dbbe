"""A report of strangers is checked before it is used, and the fault is named by its path."""

import copy
import json
import re

import pytest

import geotrack
from geotrack import InputError
from geotrack.archived import from_dict, read
from geotrack.exports import kml

TEXT = "The train from Paris to Lyon took two hours on Monday. The road is 465 km long."


@pytest.fixture(scope="module")
def row():
    return geotrack.analyze(geotrack.Document(text=TEXT)).to_dict()


def spoil(row, path, value):
    row = copy.deepcopy(row)
    *way, last = path
    at = row
    for step in way:
        at = at[step]
    at[last] = value
    return row


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("toponyms", 1, "start"), "x", "$.toponyms[1].start"),
        (("toponyms", 1, "start"), True, "$.toponyms[1].start"),
        (("toponyms", 1, "end"), 10**6, "$.toponyms[1].start"),
        (("toponyms", 0, "place"), 99, "$.toponyms[0].place"),
        (("toponyms", 0, "confidence"), 1.5, "$.toponyms[0].confidence"),
        (("places", 0, "lat"), 91, "$.places[0].lat"),
        (("places", 0, "lat"), float("inf"), "$.places[0].lat"),
        (("places", 0, "geonameid"), 10**30, "$.places[0].geonameid"),
        (("claims", 0, "kind"), "guess", "$.claims[0].kind"),
        (("claims", 0, "from"), 99, "$.claims[0].from"),
        (("claims", 0, "verdict"), {}, "$.claims[0].verdict.rating"),
        (("claims", 0, "verdict", "findings"), [{}], "$.claims[0].verdict.findings[0].check"),
        (("journeys", 0, "legs", 0, "route", "length_km"), [1], "$.journeys[0].legs[0].route.length_km"),
        (("journeys", 0, "legs", 0, "claims"), [7], "$.journeys[0].legs[0].claims"),
        (("document", "text"), None, "$.document.text"),
        (("document",), [], "$.document"),
        (("times",), {"a": 1}, "$.times"),
    ],
)  # fmt: skip
def test_the_member_that_is_wrong_is_named(row, path, value, where):
    with pytest.raises(InputError) as caught:
        from_dict(spoil(row, path, value))
    assert caught.value.where == where


def test_a_member_that_is_missing_is_named(row):
    lacking = copy.deepcopy(row)
    del lacking["toponyms"][1]["text"]
    with pytest.raises(InputError, match=r"\$\.toponyms\[1\]\.text: is not there"):
        from_dict(lacking)


def test_a_report_comes_back_as_it_was_and_a_later_one_is_read(row):
    assert from_dict(row).to_dict() == row
    later = {**row, "mood": "good"}
    assert from_dict(later).to_dict() == row


@pytest.mark.parametrize("content", ["1e400", "[" * 100_000, "NaN", "{", '"x"', "\0", "\ufeff{}"])
def test_what_is_no_report_is_one_clear_error(content):
    with pytest.raises(InputError):
        read(content)


def test_huge_numbers_are_out_of_range(row):
    text = re.sub(r'"lat": [\d.]+', '"lat": 1e999', json.dumps(row), count=1)
    with pytest.raises(InputError, match="out of range"):
        read(text)


@pytest.mark.parametrize("number", [10**400, -(10**400), float("inf"), float("nan")])
def test_numbers_that_no_float_holds_are_out_of_range(row, number):
    with pytest.raises(InputError, match=r"out of range|not a whole number"):
        from_dict(spoil(row, ("toponyms", 0, "start"), number))


@pytest.mark.parametrize(
    ("identifier", "text"), [(5, "5"), ([None, "í"], '[null, "í"]'), (None, ""), ("a", "a")]
)
def test_a_report_of_a_record_with_any_identifier_is_exported(row, identifier, text):
    row = {**row, "id": identifier, "document": {**row["document"], "title": None}}
    report = from_dict(row)
    assert report.document.id == text
    assert kml.write(report)
