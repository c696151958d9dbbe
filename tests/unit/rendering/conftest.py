"""A report made by hand, so that these tests need no other room."""

import dataclasses

import pytest

from geotrack.measures.interval import Interval
from geotrack.model import (
    Alternative,
    Claim,
    Crossing,
    Document,
    Event,
    Finding,
    Journey,
    Leg,
    Line,
    Mention,
    Place,
    Provenance,
    Resolution,
    Route,
    Stop,
    TimeExpression,
    TimeRef,
    Toponym,
    Verdict,
)
from geotrack.report import Report

TEXT = (
    "The choir left Warsaw on Monday evening. The train travels the 560 km to Vilnius in nine hours.\n\n"
    "Friends in Riga will watch it on television."
)


def spanned(part, **members):
    start = TEXT.index(part)
    return {"start": start, "end": start + len(part), "text": part, **members}


def made():
    places = (
        Place(name="Warsaw", lat=52.23, lon=21.01, kind="capital", country="PL", radius_km=12.0),
        Place(name="Vilnius", lat=54.69, lon=25.28, kind="capital", country="LT"),
        Place(name="Riga", lat=56.95, lon=24.11, kind="capital", country="LV"),
        Place(name="Nowhere-on-Sea"),
    )
    toponyms = tuple(Toponym(**spanned(p.name)) for p in places[:3])
    line = Line(
        lats=(52.23, 53.1, 54.1, 54.69),
        lons=(21.01, 23.1, 23.4, 25.28),
        schematic=(False, True, False),
    )
    crossing = Crossing(
        origin="PL",
        destination="LT",
        lat=54.1,
        lon=23.4,
        name="Trakiszki–Mockava",
        gauge_mm=(1435, 1520),
    )
    route = Route(
        mode="rail", length_km=Interval(470, 620), best_km=520.0, gc_km=394.0, source="bundled-rail",
        alternatives=(
            Alternative(best_km=520.0, countries=("PL", "LT"), crossings=(crossing,), line=line),
            Alternative(best_km=600.0, countries=("PL", "LT"), line=dataclasses.replace(line, lats=(52.23, 53.3, 54.2, 54.69))),
        ),
    )  # fmt: skip
    sentence = (TEXT.index("The train"), TEXT.index("hours.") + 6)
    claims = (
        Claim(kind="departure", pattern="p", time=0, sentence=(0, 40), **spanned("left Warsaw on Monday evening")),
        Claim(kind="distance", pattern="p", interval=Interval(550, 570), value=560, unit="km", sentence=sentence,
              origin=Mention(text="Warsaw"), destination=Mention(text="Vilnius"), **spanned("560 km to Vilnius")),
        Claim(kind="duration", pattern="p", interval=Interval(8.5, 9.5), sentence=sentence, **spanned("nine hours")),
    )  # fmt: skip
    verdicts = (
        Verdict(claim=0, rating="not-checkable"),
        Verdict(claim=1, rating="consistent", findings=(Finding(check="distance", rating="consistent", reason="By rail it is 470–620 km; 560 km fits."),)),
        Verdict(claim=2, rating="contradicted", findings=(Finding(check="pace", rating="contradicted", reason="At 5 to 9 km/h it takes longer.", slip="factor-ten"),)),
    )  # fmt: skip
    leg = Leg(
        origin=0, destination=1, mode="rail", claims=(0, 1, 2), route=route,
        departs=TimeRef(time=0), arrives=TimeRef(earliest="2024-05-14T02:30", latest="2024-05-14T09:30", computed=True),
        distance_km=Interval(550, 570), duration_h=Interval(8.5, 9.5), speed_kmh=Interval(58, 67),
        stops=(Stop(place=None, duration_h=Interval(0.5, 2), reason="break of gauge"),),
    )  # fmt: skip
    passing = Leg(origin=None, destination=0, mode="air", claims=())
    time = TimeExpression(**spanned("Monday evening"), type="TIME", value="2024-05-13TEV", earliest="2024-05-13T18:00", latest="2024-05-14T00:00")  # fmt: skip
    return Report(
        document=Document(text=TEXT, title="The choir goes north", published="2024-05-14", id="choir"),
        toponyms=toponyms,
        resolutions=tuple(Resolution(place=p, confidence=0.9) for p in places[:3]),
        toponym_places=(0, 1, 2),
        mention_places={Mention(text="Warsaw"): 0, Mention(text="Vilnius"): 1},
        places=places,
        times=(time,),
        claims=claims,
        verdicts=verdicts,
        journeys=(
            Journey(legs=(leg,), traveller="the choir"),
            Journey(legs=(passing,), background=True),
        ),
        timeline=(
            Event(label="The choir leaves Warsaw", certainty="stated", time=0, claim=0, earliest="2024-05-13T18:00", latest="2024-05-14T00:00"),
            Event(label="The choir arrives in Vilnius", certainty="computed", earliest="2024-05-14T02:30", latest="2024-05-14T09:30"),
        ),
        provenance=Provenance(version="0.1.0", components=("tagger",)),
    )  # fmt: skip


@pytest.fixture(scope="session")
def report():
    return made()


@pytest.fixture
def with_places(report):
    """Return the report with its first two places moved: ``with_places((lat, lon), (lat, lon))``."""

    def move(*points, mode="air"):
        places = tuple(
            dataclasses.replace(place, lat=lat, lon=lon)
            for place, (lat, lon) in zip(report.places, points, strict=False)
        )
        leg = dataclasses.replace(
            report.journeys[0].legs[0], route=None, mode=mode, departs=None, arrives=None
        )
        return dataclasses.replace(
            report, places=places + report.places[len(places) :], journeys=(Journey(legs=(leg,)),), timeline=()
        )  # fmt: skip

    return move
