"""Countries named behind a place, and gauges at the border that is named."""

from dataclasses import replace

import pytest

from geotrack.model import Document, Mention, Place
from geotrack.verdicts import judge
from geotrack.verdicts.plain_case import PlainCase

ITALY = Place(name="Italy", lat=42.8, lon=12.8, kind="country", country="IT")


def behind(make, text, *, area=ITALY, **more):
    """Lyon, said to lie in what stands behind it, and Turin 233 km away."""
    at = text.index("Lyon")
    ends = Mention(text="Lyon", start=at, end=at + 4), Mention(text="Turin")
    claim = replace(
        make.claim("position", 235, "km", sentence=(0, len(text))),
        origin=ends[0], destination=ends[1], start=0, end=4,
    )  # fmt: skip
    case = PlainCase(
        claims=(claim,), document=Document(text=text),
        settled={ends[0]: make.lyon, ends[1]: make.turin}, around={ends[0]: (area,)}, **more,
    )  # fmt: skip
    return [f for f in judge(case).findings if f.check == "containment"]


def test_a_well_known_town_in_the_wrong_country(make):
    (finding,) = behind(make, "Turin is 235 km from Lyon, Italy.")
    assert finding.rating == "doubtful"
    assert "not in Italy" in finding.reason


@pytest.mark.parametrize(
    "text",
    ["Turin is 235 km from Lyon, Italy and Spain.", "Turin is 235 km from Lyon, Italy, Spain.",
     "Turin is 235 km from Lyon. Italy won."],
)  # fmt: skip
def test_lists_and_sentences_are_no_containers(make, text):
    assert behind(make, text) == []


def test_the_right_country_says_nothing(make):
    france = replace(ITALY, name="Italy", country="FR")
    assert behind(make, "Turin is 235 km from Lyon, Italy.", area=france) == []


def test_a_namesake_there_is_likelier(make):
    text = "Turin is 235 km from Lyon, Italy."
    at = text.index("Lyon")
    other = Place(name="Lyon", lat=45.0, lon=9.0, kind="city", country="IT")
    also = {Mention(text="Lyon", start=at, end=at + 4): (other,)}
    assert behind(make, text, also=also) == []


def gauge(make, place=None, countries=None):
    crossings = (
        make.crossing(
            origin="FR", destination="IT", lat=45.1, lon=6.7, name="Modane", gauge_mm=(1435, 1435)
        ),
        make.crossing(
            origin="IT", destination="SI", lat=45.7, lon=13.8, name="Sezana", gauge_mm=(1435, 1520)
        ),
    )
    route = make.routed(900, crossings=crossings, countries=("FR", "IT", "SI"))
    claim = make.claim("stop", text="its bogies were changed")
    case = make.on_leg(claim, route=route)
    if place is not None:
        at = Mention(text=place.name)
        case = replace(
            case, claims=(replace(case.claim, destination=at),), settled={**case.settled, at: place}
        )
    return next(f for f in judge(case).findings if f.check == "gauge").rating


def test_the_gauge_counts_where_it_is_told_to_change(make):
    assert gauge(make) == "consistent"
    assert gauge(make, Place(name="Bardo", lat=45.08, lon=6.71, kind="city")) == "doubtful"
    assert gauge(make, Place(name="Trst", lat=45.65, lon=13.77, kind="city")) == "consistent"
    assert gauge(make, Place(name="Inland", lat=45.2, lon=9.2, kind="city")) == "not-checkable"
