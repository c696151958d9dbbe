"""Laws of every report, whatever the text."""

import json
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geotrack import Document
from geotrack.exports.archive import as_dict

VALIDATOR = jsonschema.Draft202012Validator(
    json.loads(files("geotrack").joinpath("exports/report.schema.json").read_text())
)

PIECES = st.sampled_from(
    [
        "The train left", "Lima", "for", "Cusco", "on Sunday night", "about", "1,099", "km", "from",
        "to", "miles", "in 20 hours", "at 60 km/h", "north of", "Paris, Texas", "the border", "(",
        "two days later", "31 February", "1,099,5", "-40", "0", "NaN", "1e309", "U.S.", "St.", "\n\n",
        "Nine hundred", "They drove", "flew", "sailed", "more than", "\u202e", "\x00", "</script>", "’s",
        "Vladivostok", "Russia", ".", ",", "and", "respectively", "halfway", "the remaining 200 km",
    ]
)  # fmt: skip
STORIES = st.one_of(
    st.lists(PIECES, max_size=40).map(" ".join),
    st.text(max_size=300),
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(STORIES)
def test_any_text_gives_a_valid_report(pipeline, text):
    report = pipeline.analyze(Document(text=text, published="2024-05-14"))
    row = as_dict(report)
    VALIDATOR.validate(row)
    for part in ("toponyms", "times", "claims"):
        for entry in row[part]:
            assert text[entry["start"] : entry["end"]] == entry["text"]
    places, claims = len(row["places"]), len(row["claims"])
    for claim in row["claims"]:
        for end in ("from", "to"):
            assert claim[end] is None or claim[end] < places
    for journey in row["journeys"]:
        for leg in journey["legs"]:
            assert all(k < claims for k in leg["claims"])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(STORIES)
def test_the_same_text_gives_the_same_report(pipeline, text):
    document = Document(text=text)
    assert as_dict(pipeline.analyze(document)) == as_dict(pipeline.analyze(document))


@pytest.mark.parametrize(
    "text",
    ["1" * 200_000, "(" * 100_000, "from A to B " * 10_000, "A" * 100_000, "Lima " * 20_000, "— " * 50_000],
    ids=["digits", "brackets", "from-to", "one-word", "one-name", "dashes"],
)  # fmt: skip
def test_long_monotonous_texts_end(pipeline, text):
    assert pipeline.analyze(Document(text=text)).document.text == text
