import tomllib
from pathlib import Path

import pytest

from geotrack.config import Settings
from geotrack.model import Document
from geotrack.pipeline import Pipeline
from geotrack.text.names import normalize

ARTICLES = tomllib.loads(
    Path(__file__).with_name("articles_of_journeys.toml").read_text(encoding="utf-8")
)["article"]

#: floors; raise them when the figures rise, never lower them in passing. The first two stood at .86 while constructions
#: alone told times: with those of the network legs of four test sets (r7, r8, s6, s7; 248 texts) went from .51 to .56 found
#: and from .47 to .53 right with all else of that evening, and here two of 51 were lost
LEGS_FOUND = 0.84
LEGS_TRUE = 0.83
BACKGROUND_RIGHT = 0.92


@pytest.fixture(scope="module")
def reports():
    pipeline = Pipeline(Settings(geometry=False))
    return {
        row["name"]: pipeline.analyze(
            Document(text=row["text"].strip(), published=row["published"] or None)
        )
        for row in ARTICLES
    }


def _name(report, index):
    return "?" if index is None else normalize(report.places[index].name)


def _fits(expected, name):
    wanted = normalize(expected) if expected != "?" else "?"
    return wanted == name or (wanted != "?" and (wanted in name or name in wanted))


def _leg_fits(expected, report, leg):
    ends, _, mode = expected.partition(" > ")
    words = mode.split()
    place, wanted = (" ".join(words[:-1]), words[-1]) if words[-1].islower() else (mode, None)
    return (
        _fits(ends, _name(report, leg.origin))
        and _fits(place, _name(report, leg.destination))
        and wanted in (None, leg.mode)
    )


def _in_order(expected, report, journey):
    """Count the expected legs that the journey has, in their order."""
    position = count = 0
    for leg in expected:
        for k in range(position, len(journey.legs)):
            if _leg_fits(leg, report, journey.legs[k]):
                position, count = k + 1, count + 1
                break
    return count


def _pairs(row, report):
    """Pair each expected journey with the reported one that has most of its legs."""
    left = list(report.journeys)
    for wanted in row["journeys"]:
        best = max(left, key=lambda j: _in_order(wanted["legs"], report, j), default=None)
        if best is not None and _in_order(wanted["legs"], report, best):
            left.remove(best)
            yield wanted, best
        else:
            yield wanted, None


def test_articles_are_enough():
    assert len(ARTICLES) >= 10


def test_legs_are_found_in_order(reports):
    found = total = 0
    for row in ARTICLES:
        report = reports[row["name"]]
        for wanted, journey in _pairs(row, report):
            total += len(wanted["legs"])
            found += _in_order(wanted["legs"], report, journey) if journey else 0
    assert found / total >= LEGS_FOUND, f"{found} of {total}"


def test_legs_that_are_reported_are_in_the_article(reports):
    true = total = 0
    for row in ARTICLES:
        report = reports[row["name"]]
        expected = [leg for wanted in row["journeys"] for leg in wanted["legs"]]
        for journey in report.journeys:
            for leg in journey.legs:
                total += 1
                true += any(_leg_fits(e, report, leg) for e in expected)
    assert true / total >= LEGS_TRUE, f"{true} of {total}"


def test_travellers_and_background(reports):
    right = total = 0
    for row in ARTICLES:
        for wanted, journey in _pairs(row, reports[row["name"]]):
            if journey is None:
                continue
            total += 1
            named = wanted.get("traveller", "").lower() in (journey.traveller or "").lower()
            right += named and journey.background == wanted.get("background", False)
    assert right / total >= BACKGROUND_RIGHT, f"{right} of {total}"


def test_capitals_that_stand_for_governments_are_no_stops(reports):
    assert reports["no-journey"].journeys == ()
    ends = {
        reports["wire-train"].places[i].name
        for journey in reports["wire-train"].journeys
        for leg in journey.legs
        for i in (leg.origin, leg.destination, *leg.via)
        if i is not None
    }
    assert not ends & {"Moscow", "Paris"}


def test_main_journey_comes_first(reports):
    for row in ARTICLES:
        journeys = reports[row["name"]].journeys
        assert [j.background for j in journeys] == sorted(j.background for j in journeys)
