"""From claims to verdicts: every question that a claim raises, and the worst answer.

One file answers one question (see ``docs/verdicts``). `judge` asks them all about one claim and
returns exactly one verdict; `narrow` computes what a leg's claims leave of its figures; `agreement`
compares several articles.
"""

from dataclasses import replace
from functools import cache
from typing import Final

from geotrack.measures.units import DIMENSION
from geotrack.model import Finding, Verdict, worst
from geotrack.protocols import Case, Check, trait
from geotrack.verdicts.arithmetic.cues import no_statement
from geotrack.verdicts.arithmetic.legstatements import narrow
from geotrack.verdicts.arithmetic.otherreadings import fitting
from geotrack.verdicts.arithmetic.phrasing import quoted, sentence
from geotrack.verdicts.arithmetic.underbearers import under_each
from geotrack.verdicts.questions.additions import Additions
from geotrack.verdicts.questions.agreement import Agreement, Figure, agreement
from geotrack.verdicts.questions.average import Average
from geotrack.verdicts.questions.bearings import Bearings
from geotrack.verdicts.questions.border import Border
from geotrack.verdicts.questions.chronology import Chronology
from geotrack.verdicts.questions.comparisons import Comparisons
from geotrack.verdicts.questions.containment import Containment
from geotrack.verdicts.questions.datespans import Spans
from geotrack.verdicts.questions.distance import Distance
from geotrack.verdicts.questions.division import Division
from geotrack.verdicts.questions.gauge import Gauge
from geotrack.verdicts.questions.haltlengths import Halts
from geotrack.verdicts.questions.haste import Haste
from geotrack.verdicts.questions.motion import Motion
from geotrack.verdicts.questions.nights import Nights
from geotrack.verdicts.questions.pace import Speed
from geotrack.verdicts.questions.position import Position
from geotrack.verdicts.questions.recurrence import Recurrence
from geotrack.verdicts.questions.rests import Rests
from geotrack.verdicts.questions.shares import Shares
from geotrack.verdicts.questions.shores import Shores
from geotrack.verdicts.questions.situation import Situation
from geotrack.verdicts.questions.stage import Stage
from geotrack.verdicts.questions.stretches import Stretches
from geotrack.verdicts.questions.sums import Sums
from geotrack.verdicts.questions.tallies import Tallies
from geotrack.verdicts.questions.timetable import Timetable
from geotrack.verdicts.questions.tour import Tour
from geotrack.verdicts.questions.unit_pair import UnitPair
from geotrack.verdicts.questions.weekdates import Calendar
from geotrack.verdicts.questions.wheels import Wheels
from geotrack.verdicts.questions.whereabouts import Whereabouts
from geotrack.verdicts.ruling import ruled

__all__ = ["CHECKS", "Agreement", "Figure", "agreement", "checks", "judge", "narrow"]

#: the built-in questions, in the order in which a report answers them
CHECKS: Final[tuple[Check, ...]] = (
    Distance(),
    Position(),
    Whereabouts(),
    Motion(),
    Speed(),
    Average(),
    Stage(),
    UnitPair(),
    Chronology(),
    Calendar(),
    Sums(),
    Stretches(),
    Rests(),
    Shares(),
    Comparisons(),
    Tour(),
    Border(),
    Gauge(),
    Containment(),
    Situation(),
    Recurrence(),
    Division(),
    Haste(),
    Additions(),
    Timetable(),
    Nights(),
    Halts(),
    Tallies(),
    Shores(),
    Bearings(),
    Wheels(),
    Spans(),
)
_DENIED: Final = frozenset({"negated", "counterfactual"})
_DIVISION: Final = Division().name
_AVERAGE: Final = Average().name
#: questions whose answer depends on which of its bearers a name means
_OF_PLACES: Final = frozenset(check.name for check in (Distance(), Position(), Motion()))
#: what a claim's unit may measure, by kind
_MEASURES: Final[dict[str, tuple[str, ...]]] = {
    "distance": ("length",), "position": ("length", "time"), "duration": ("time",),
    "speed": ("speed",), "interval": ("time",), "total": ("length", "time"),
}  # fmt: skip


@cache
def checks() -> tuple[Check, ...]:
    """Return the built-in questions and those that plug-ins offer, built-in ones first."""
    from geotrack.plugins import available, component

    offered = available("checks")
    return (*CHECKS, *(component("checks", name)() for name in offered))


def judge(case: Case) -> Verdict:
    """Return the verdict on the case's claim: every question that applies, and the worst rating.

    A claim that no question applies to is ``not-checkable`` with one finding that says why.
    """
    claim = case.claim
    if claim.status in _DENIED and claim.kind != "unit_pair":
        said = "denies it" if claim.status == "negated" else "says it did not happen"
        return _untestable(case, f"the text {said}, so there is nothing to test")
    if claim.kind in _MEASURES and (why := no_statement(case)):
        return _untestable(case, why)
    findings: list[Finding] = []
    if claim.odd and claim.interval is None:
        return _untestable(case, claim.odd)
    for check in checks():
        if claim.status in _DENIED and not trait(check, "of_denied"):
            continue
        if told := tuple(check.examine(case)):
            findings.extend(ruled(case, check, told))
    findings = _once(findings)
    if all(f.rating == "not-checkable" for f in findings) and (found := fitting(case)) is not None:
        findings = [found, *(f for f in findings if f.check != found.check)]
    if not findings:
        return _untestable(case, _why_not(case))
    if (under := under_each(case)) is not None:
        if under.odd_first:
            findings = [_doubted(finding) for finding in findings]
        findings[0] = replace(findings[0], reason=f"{findings[0].reason} {under.words}")
    return Verdict(
        claim=case.index,
        rating=worst(tuple(f.rating for f in findings)),
        findings=tuple(findings),
    )


def _doubted(finding: Finding) -> Finding:
    """Return a finding as it may be where the figure fits if the other likely place of a name is meant."""
    if finding.check not in _OF_PLACES or finding.rating not in ("doubtful", "contradicted"):
        return finding
    return replace(finding, rating="doubtful", slip=None)


def _once(findings: list[Finding]) -> list[Finding]:
    """Return findings without an average's that another check tells in the same words, and rates alike.

    Nor is an average said to fit, by what is known of the way, where the figures beside it say that it does not.
    """
    told = [f for f in findings if f.check != _DIVISION]
    doubted = any(f.check == _DIVISION and f.rating == "doubtful" for f in findings)
    return [
        f
        for f in findings
        if (
            not any(t.reason.startswith(f.reason) and t.rating == f.rating for t in told)
            if f.check == _DIVISION
            else not (doubted and f.check == _AVERAGE and f.rating == "consistent")
        )
    ]


def _untestable(case: Case, why: str) -> Verdict:
    return Verdict(
        claim=case.index,
        rating="not-checkable",
        findings=(Finding(check=case.claim.kind, rating="not-checkable", reason=sentence(why)),),
    )


def _why_not(case: Case) -> str:
    claim = case.claim
    if claim.kind in ("distance", "position", "duration", "speed", "total", "interval"):
        if claim.value is None:
            return "the text gives no figure to test"
        if claim.interval is None:
            return "the figure or its unit is not usable"
        measured = DIMENSION.get(claim.unit or "")
        if claim.kind in _MEASURES and measured not in _MEASURES[claim.kind]:
            return f"the unit {claim.unit} measures {measured}, which is no {claim.kind}"
        if claim.kind == "duration":
            for mention in (claim.origin, claim.destination):
                if mention is not None and case.place_of(mention) is None:
                    return f"{quoted(mention.text)} could not be settled on the map"
            return "nothing else in the text says how far or how fast, so there is nothing to compare with"
        return "nothing in the text or on the map can be compared with it"
    if claim.kind in ("departure", "arrival"):
        return "no other time of this trip is known to compare with"
    if claim.kind == "leg":
        return "a movement without a figure; it is drawn, not tested"
    if claim.kind == "stop":
        if claim.interval is not None:
            return "nothing else that the text tells depends on this stop"
        return "the text does not say how long the stop was, and nothing else depends on it"
    return "nothing in the text or on the map can be compared with it"
