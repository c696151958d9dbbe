"""What every question about a claim must keep to, built in or from a plug-in."""

from pathlib import Path

import pytest

from geotrack.hedges import stated_interval
from geotrack.interval import Interval
from geotrack.model import (
    CLAIM_KINDS,
    RATINGS,
    Claim,
    Finding,
    Journey,
    Leg,
    Mention,
    Place,
    TimeExpression,
)
from geotrack.protocols import Check
from geotrack.verdicts import CHECKS, checks, judge
from geotrack.verdicts.plain_case import PlainCase, bounds_only

PAGES = Path(__file__).resolve().parents[2] / "docs" / "verdicts"
ENDS = Mention(text="Lyon"), Mention(text="Turin")
LYON = Place(name="Lyon", lat=45.75, lon=4.85, kind="city", country="FR")
TURIN = Place(name="Turin", lat=45.07, lon=7.69, kind="city", country="IT")
UNIT = {"duration": "h", "stop": "h", "interval": "year", "speed": "km/h"}


def cases():
    """One claim of each kind, alone, between two places, and on a leg."""
    time = TimeExpression(
        start=0, end=4, text="noon", type="TIME", value="2023-03-01T12:00",
        earliest="2023-03-01T12:00", latest="2023-03-01T12:00",
    )  # fmt: skip
    for kind in CLAIM_KINDS:
        unit = UNIT.get(kind, "km")
        bare = {"border", "gauge", "containment", "leg", "departure", "arrival"}
        value = None if kind in bare else 90.0
        claim = Claim(
            kind=kind, start=0, end=4, text="noon", pattern="given", value=value, unit=unit,
            interval=stated_interval(value, None, unit, False, None), value2=56, unit2="mi", time=0,
            origin=ENDS[0], destination=ENDS[1], mode="rail",
        )  # fmt: skip
        leg = Leg(
            origin=0,
            destination=1,
            mode="rail",
            claims=(0,),
            route=bounds_only(LYON, TURIN, "rail"),
        )
        settled = dict(zip(ENDS, (LYON, TURIN), strict=True))
        places = (LYON, TURIN)
        yield PlainCase(claims=(claim,), times=(time,))
        yield PlainCase(claims=(claim,), times=(time,), settled=settled, places=places)
        yield PlainCase(
            claims=(claim,), times=(time,), settled=settled, places=places, leg=leg,
            journey=Journey(legs=(leg,)),
        )  # fmt: skip


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
class TestEveryCheck:
    def test_it_is_a_check_with_a_name(self, check):
        assert isinstance(check, Check)
        assert check.name
        assert check.name == check.name.casefold()

    def test_its_findings_are_complete(self, check):
        for case in cases():
            for finding in check.examine(case):
                assert isinstance(finding, Finding)
                assert finding.rating in RATINGS
                assert finding.check
                assert finding.reason[0] == finding.reason[0].upper()
                assert finding.reason.endswith(".")
                assert (finding.expected is None and finding.stated is None) or finding.unit

    def test_it_answers_the_same_twice(self, check):
        for case in cases():
            assert list(check.examine(case)) == list(check.examine(case))

    def test_it_never_says_that_a_claim_is_true(self, check):
        for case in cases():
            for finding in check.examine(case):
                assert " true" not in finding.reason.casefold()

    def test_intervals_are_positive(self, check):
        for case in cases():
            for finding in check.examine(case):
                for interval in (finding.expected, finding.stated):
                    assert interval is None or (
                        isinstance(interval, Interval) and interval.low >= 0
                    )


def test_names_are_unique():
    names = [check.name for check in CHECKS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.claim.kind)
def test_every_claim_gets_one_verdict_with_a_reason(case):
    verdict = judge(case)
    assert verdict.claim == case.index
    assert verdict.findings
    assert verdict.rating == min((f.rating for f in verdict.findings), key=RATINGS.index)


@pytest.mark.parametrize(
    "page",
    ["distance", "position", "motion", "speed", "unit_pair", "chronology", "sums", "border", "gauge",
     "containment", "recurrence", "agreement", "hedges", "slips"],
)  # fmt: skip
def test_every_question_has_a_page_with_its_failures(page):
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    assert page == "slips" or "## Known failures" in text
