"""Cases and reports made by hand, that checks and writers are asked about."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from geotrack.measures.stated import stated_interval
from geotrack.model import (
    CLAIM_KINDS,
    Claim,
    Document,
    Finding,
    Journey,
    Leg,
    Mention,
    Place,
    Resolution,
    TimeExpression,
    Verdict,
)
from geotrack.plugin_kit.samples import PLACES, SAMPLES, Sample, sample_of
from geotrack.report import Report
from geotrack.verdicts.case import Case, bounds_only

_ENDS: Final = Mention(text="Lyon"), Mention(text="Turin")
_LYON: Final = Place(name="Lyon", lat=45.75, lon=4.85, kind="city", country="FR")
_TURIN: Final = Place(name="Turin", lat=45.07, lon=7.69, kind="city", country="IT")
_UNIT: Final = {"duration": "h", "stop": "h", "interval": "year", "speed": "km/h"}
_BARE: Final = frozenset({"border", "gauge", "containment", "leg", "departure", "arrival"})


def cases(samples: Iterable[Sample] = ()) -> Iterator[Case]:
    """Yield one claim of each kind: alone, between two places, and on a leg; then every claim of own samples."""
    time = TimeExpression(
        start=0, end=4, text="noon", type="TIME", value="2023-03-01T12:00",
        earliest="2023-03-01T12:00", latest="2023-03-01T12:00",
    )  # fmt: skip
    route = bounds_only(_LYON, _TURIN, "rail")
    leg = Leg(origin=0, destination=1, mode="rail", claims=(0,), route=route)
    settled = dict(zip(_ENDS, (_LYON, _TURIN), strict=True))
    places = (_LYON, _TURIN)
    for kind in CLAIM_KINDS:
        unit = _UNIT.get(kind, "km")
        value = None if kind in _BARE else 90.0
        claim = Claim(
            kind=kind, start=0, end=4, text="noon", pattern="given", value=value, unit=unit,
            interval=stated_interval(value, None, unit, False, None), value2=56, unit2="mi", time=0,
            origin=_ENDS[0], destination=_ENDS[1], mode="rail",
        )  # fmt: skip
        yield Case(claims=(claim,), times=(time,))
        yield Case(claims=(claim,), times=(time,), settled=settled, places=places)
        yield Case(
            claims=(claim,), times=(time,), settled=settled, places=places, leg=leg,
            journey=Journey(legs=(leg,)),
        )  # fmt: skip
    for sample in samples:
        if sample.report is not None:
            yield from _cases_of(sample.report)


def cases_of(document: Document | str) -> tuple[Case, ...]:
    """Return each claim that the default components read in a text, as a check is asked about it."""
    report = sample_of(document).report
    return () if report is None else tuple(_cases_of(report))


def _cases_of(report: Report) -> Iterator[Case]:
    """Yield each claim of a report as the pipeline asks about it, but that routes are bounds only."""
    settled = {m: report.places[k] for m, k in report.mention_places.items()}
    whole = Case(
        claims=report.claims,
        document=report.document,
        times=report.times,
        places=report.places,
        settled={m: place for m, place in settled.items() if place.settled},
        every_journey=report.journeys,
    )
    told = {k: (j, leg) for j in report.journeys for leg in j.legs for k in leg.claims}
    for k in range(len(report.claims)):
        yield whole.about(k, *told.get(k, (None, None)))


def reports(samples: Iterable[Sample] = SAMPLES) -> Iterator[Report]:
    """Yield a report on each sample: nothing in it, places, claims with verdicts, a journey."""
    names = list(PLACES)
    for sample in samples:
        if sample.report is not None:
            yield sample.report
            continue
        at = tuple(names.index(toponym.text) for toponym in sample.toponyms)
        verdicts = tuple(
            Verdict(
                claim=k,
                rating="not-checkable",
                findings=(
                    Finding(check="sample", rating="not-checkable", reason="Nobody judged it."),
                ),
            )
            for k, _ in enumerate(sample.claims)
        )
        legs = tuple(Leg(origin=a, destination=b, mode="road") for a, b in pairwise(at) if a != b)
        yield Report(
            document=sample.document,
            toponyms=sample.toponyms,
            resolutions=tuple(Resolution(place=sample.places[k], confidence=0.9) for k in at),
            toponym_places=at,
            mention_places={
                m: names.index(m.text)
                for claim in sample.claims
                for m in (claim.origin, claim.destination)
                if m is not None
            },
            places=sample.places,
            times=sample.times,
            claims=sample.claims,
            verdicts=verdicts,
            journeys=(Journey(legs=legs),) if legs else (),
        )
