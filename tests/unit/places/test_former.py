"""Former names hold in their time."""

from __future__ import annotations

import pytest

import geotrack
from geotrack.places.settling.former import former_of, years_in


@pytest.fixture(scope="module")
def analyze():
    pipeline = geotrack.Pipeline()

    def run(text, name, published=None):
        report = pipeline.analyze(geotrack.Document(text=text, published=published))
        at = next(k for k, t in enumerate(report.toponyms) if t.text == name)
        return report.resolutions[at]

    return run


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("In 1893 he sailed from Smyrna to Chios.", "Smyrna", "TR"),
        ("In 1921 he flew from Salisbury to Bulawayo.", "Salisbury", "ZW"),
        ("In 1921 she walked from Salisbury to Bath.", "Salisbury", "GB"),
        ("She went from Salisbury to Bath.", "Salisbury", "GB"),
        ("In 1990 they skied through Hedmark to Hamar.", "Hedmark", "NO"),
        ("In 1912 she left Christiania for Bergen.", "Christiania", "NO"),
        ("In 1919 the train from Canton to Akron was late.", "Canton", "US"),
    ],
)
def test_the_years_of_a_text_decide(analyze, text, name, country):
    assert analyze(text, name).place.country == country


def test_the_evidence_tells_until_when(analyze):
    assert (
        analyze("In 1893 he sailed to Smyrna.", "Smyrna").evidence[0] == "called Smyrna until 1930"
    )


def test_a_later_year_speaks_against_it(analyze):
    text = "He drove from Smyrna to Atlanta."
    assert analyze(text, "Smyrna", published="2020-05-01").place.country == "US"
    then, now = (
        analyze("He left Smyrna.", "Smyrna", f"{y}-05-01").confidence for y in (1890, 2020)
    )
    assert then > now


@pytest.mark.parametrize(("year", "fit"), [(1623, 0), (1624, 1), (1877, 1), (1878, -1)])
def test_a_name_holds_from_its_first_to_its_last_year(year, fit):
    assert former_of("Christiania")[0].held([year]) == fit


def test_a_text_that_names_any_year_of_it_is_enough_and_none_says_nothing():
    assert former_of("Smyrna")[0].held([1893, 2023]) == 1
    assert former_of("Smyrna")[0].held([]) == 0


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("In 1893 they rode 1200 km with 1900 men.", (1893,)),
        ("Flight 1549 cost 1,893 dollars on 1/2/1999.", (1549,)),
        ("No. 12345 and 1890.5", ()),
    ],
)
def test_figures_are_no_years(text, years):
    assert years_in(text, None) == years
