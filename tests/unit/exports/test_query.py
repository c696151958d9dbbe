"""What to ask the author."""

import io

import pytest

import geotrack
from geotrack.exports.query import author_query


def asked(text):
    report = geotrack.analyze(io.StringIO(text))
    return [q for k in range(len(report.claims)) if (q := author_query(report, k))]


def test_a_fitting_statement_raises_no_question():
    assert asked("Krakow lies about 250 km south of Warsaw.") == []


@pytest.mark.parametrize(
    ("text", "question"),
    [("Gdansk is 2,800 km from Warsaw.", "a digit too many"),
     ("Krakow lies about 250 km north of Warsaw.", "direction that of the other place")],
)  # fmt: skip
def test_the_question_quotes_tells_and_asks(text, question):
    (query,) = asked(text)
    assert query.startswith(f"You write: “{text}”")
    assert question in query
    assert query.endswith("?")


def test_what_would_fit_is_told_in_the_authors_unit():
    (query,) = asked("Warsaw is 90 miles from Gdansk.")
    assert "miles?" in query or "Are" in query
