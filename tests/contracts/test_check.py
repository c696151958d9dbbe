"""What every question about a claim must keep to, built in or from a plug-in."""

from pathlib import Path

import pytest

from geotrack.measures.interval import Interval
from geotrack.model import RATINGS, Finding
from geotrack.plugin_kit.handmade import cases
from geotrack.protocols import Check
from geotrack.verdicts import CHECKS, checks, judge

PAGES = Path(__file__).resolve().parents[2] / "docs" / "verdicts"


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


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_every_page_tells_known_failures_and_is_linked(page):
    text = page.read_text(encoding="utf-8")
    assert page.stem == "slips" or "## Known failures" in text  # slips are no question of their own


def test_every_page_is_taken_into_the_site_by_its_folder():
    index = PAGES.parent / "index.md"
    assert "\nverdicts/*\n" in index.read_text(encoding="utf-8")
