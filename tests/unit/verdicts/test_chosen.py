"""A figure that chose a place proves nothing about it; one that did not still may."""

from __future__ import annotations

import pytest

import geotrack


@pytest.fixture(scope="module")
def analyze():
    pipeline = geotrack.Pipeline()

    def run(text):
        return pipeline.analyze(geotrack.Document(text=text))

    return run


def test_a_figure_that_chose_a_namesake_is_not_called_consistent(analyze):
    report = analyze("Athens lies 102 km southeast of Columbus.")
    assert [place.admin1 for place in report.places] == ["OH", "OH"]
    assert report.rating == "not-checkable"
    assert report.resolutions[0].by_figure
    assert "chose which place is meant" in report.verdicts[0].findings[0].reason


def test_words_that_tell_the_namesake_leave_the_figure_its_proof(analyze):
    report = analyze("Athens, Ohio, lies 102 km southeast of Columbus, Ohio.")
    assert not any(resolution.by_figure for resolution in report.resolutions)
    assert report.rating == "consistent"


def test_a_wrong_figure_stays_wrong(analyze):
    report = analyze("It is 502 km from Athens, Ohio, to Columbus, Ohio.")
    assert report.rating in ("contradicted", "doubtful")


def test_famous_places_need_no_figure(analyze):
    report = analyze("Dover is 40 km from Calais.")
    assert report.rating == "consistent"
    assert not any(resolution.by_figure for resolution in report.resolutions)
