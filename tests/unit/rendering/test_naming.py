"""What a page calls places, borders and what it counts."""

import re
from dataclasses import replace

import pytest

from geotrack.model import Claim, Verdict
from geotrack.rendering import page, sentence
from geotrack.rendering.legtable import crossing_words
from geotrack.rendering.naming import listed_name, shown_name
from geotrack.rendering.view import view_of


def renamed(report, name):
    return replace(report, places=(replace(report.places[0], name=name), *report.places[1:]))


@pytest.mark.parametrize(
    ("listed", "beside"),
    [("Warsaw", ""), ("Wárśaw", ""), ("WARSAW", ""), ("Warsaw-shi", "Warsaw-shi"), ("Praga", "Praga")],
)  # fmt: skip
def test_a_place_is_called_as_the_text_has_it(report, listed, beside):
    named = renamed(report, listed)
    assert shown_name(named, 0) == "Warsaw"
    assert listed_name(named, 0) == beside
    assert view_of(named).stops[0].name == "Warsaw"


def test_the_listed_name_stands_beside_it_once(report):
    source = page.write(renamed(report, "Warszawa")).decode()
    assert source.count("(<bdi>Warszawa</bdi>)") == 1
    assert "<bdi>Warszawa</bdi>" not in page.write(report).decode()


def test_a_dateline_in_capitals_is_no_name_but_an_abbreviation_is(report):
    def said(words):
        return shown_name(
            replace(report, toponyms=(replace(report.toponyms[0], text=words), *report.toponyms[1:])),
            0,
        )  # fmt: skip

    assert (said("WARSZAWA"), said("the Old Town"), said("NYC")) == ("Warsaw", "Old Town", "NYC")


def test_a_gauge_is_told_where_it_changes_or_the_text_speaks_of_one(report):
    (crossing, _) = view_of(report).legs[0].crossings[0]
    same = replace(crossing, gauge_mm=(1435, 1435))
    assert "1,435 → 1,520 mm" in crossing_words(crossing, report)
    assert "gauge" not in crossing_words(same, report)
    gauge = Claim(kind="gauge", start=0, end=1, text="x", pattern="")
    spoken = replace(report, claims=(*report.claims, gauge))
    assert "1,435 mm on both sides" in crossing_words(same, spoken)


def test_what_has_no_figure_and_no_verdict_does_not_count(report):
    plain = Claim(kind="leg", start=0, end=1, text="x", pattern="")

    def with_rating(rating):
        verdict = Verdict(claim=len(report.claims), rating=rating)
        return replace(report, claims=(*report.claims, plain), verdicts=(*report.verdicts, verdict))

    assert sentence.counts(with_rating("not-checkable")) == sentence.counts(report)
    assert sentence.counts(with_rating("doubtful"))["doubtful"] == 1
    assert re.search(r"1 is doubtful", sentence.finding(with_rating("doubtful")))
