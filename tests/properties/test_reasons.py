"""Every reason is read aloud: its sums hold when reckoned again, and no word is missing or doubled."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from geotrack.measures.interval import Interval
from geotrack.measures.stated import stated_interval
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Alternative, Claim, Journey, Leg, Mention, Place, Route, TimeExpression
from geotrack.verdicts import judge
from geotrack.verdicts.plain_case import PlainCase

A = Place(name="Aone", lat=45.75, lon=4.85, kind="city", country="FR", timezone="Europe/Paris")
B = Place(name="Btwo", lat=45.07, lon=7.69, kind="city", country="IT", timezone="Europe/Rome")
ENDS = Mention(text="Aone"), Mention(text="Btwo")
MODES = ("rail", "road", "sea", "air", "foot", "cycle", "unknown")

_NUMBER = r"([\d,]+(?:\.\d+)?)"
_RANGE = rf"{_NUMBER}(?:–{_NUMBER})?"
_SPOILED = re.compile(
    r"\bNone\b|\bnan\b|\binf\b|\(\s*\)|\s{2,}|\s[.,;:]|\bat at\b|\bthe the\b|\bof of\b|\bby by\b|\bX{2,}\b|\bPT?\d"
    r"|about about|at most about|up to up to|“”|\{|\}|\b0\.\d{3,}|\bplus minus\b|\.\.$|;$"
)


def claim(kind, value, unit, mode, *, approx, bound):
    return Claim(
        kind=kind, start=0, end=0, text=f"{value:g} {unit}", pattern="", value=value, unit=unit,
        interval=stated_interval(value, None, unit, approx, bound), approx=approx, bound=bound,
        origin=ENDS[0], destination=ENDS[1], mode=mode,
    )  # fmt: skip


figures = {
    "distance": st.tuples(st.integers(1, 4000), st.sampled_from(["km", "mi", "nmi"])),
    "duration": st.one_of(
        st.tuples(st.integers(1, 90), st.just("h")),
        st.tuples(st.integers(5, 300), st.just("min")),
        st.tuples(st.integers(1, 30), st.just("day")),
    ),
    "speed": st.tuples(st.integers(2, 900), st.sampled_from(["km/h", "mph", "kn"])),
    "position": st.tuples(st.integers(1, 3000), st.sampled_from(["km", "mi"])),
    "total": st.tuples(st.integers(1, 4000), st.just("km")),
}


@st.composite
def cases(draw):
    mode = draw(st.sampled_from(MODES))
    kinds = draw(st.lists(st.sampled_from(sorted(figures)), min_size=1, max_size=4))
    claims = []
    for kind in kinds:
        value, unit = draw(figures[kind])
        claims.append(
            claim(
                kind, float(value), unit, mode, approx=draw(st.booleans()),
                bound=draw(st.sampled_from([None, None, None, "lt", "gt"])),
            )
        )  # fmt: skip
    times = ()
    if draw(st.booleans()):
        hours = draw(st.integers(0, 60))
        texts = ("8 May, 06:00", f"{8 + (6 + hours) // 24} May, {(6 + hours) % 24:02d}:00")
        instants = (
            "2021-05-08T06:00",
            f"2021-05-{8 + (6 + hours) // 24:02d}T{(6 + hours) % 24:02d}:00",
        )
        times = tuple(
            TimeExpression(start=0, end=len(t), text=t, type="TIME", value=i, earliest=i, latest=i)
            for t, i in zip(texts, instants, strict=True)
        )
        plain = Claim(
            kind="departure",
            start=0,
            end=0,
            text="",
            pattern="",
            time=0,
            origin=ENDS[0],
            destination=ENDS[1],
        )
        claims += [plain, replace(plain, kind="arrival", time=1)]
    best = draw(st.integers(235, 900))
    way = Alternative(best_km=best, countries=("FR", "IT"))
    network = draw(st.booleans())
    route = Route(
        mode=mode, length_km=Interval(0.93 * best, 1.12 * best), best_km=best, gc_km=232.7,
        source="", alternatives=(way,) if network else (),
    )  # fmt: skip
    leg = Leg(origin=0, destination=1, mode=mode, claims=tuple(range(len(claims))), route=route)
    return PlainCase(
        claims=tuple(claims), places=(A, B), settled=dict(zip(ENDS, (A, B), strict=True)), leg=leg,
        journey=Journey(legs=(leg,)), times=times,
    )  # fmt: skip


def number(text):
    return float(text.replace(",", ""))


def about(a, b):
    """Whether two figures are the same but for the rounding of what is shown."""
    return abs(a - b) <= 0.06 * max(abs(a), abs(b)) + 0.6


def hours(value, unit):
    return (
        number(value)
        * {
            "h": 1,
            "hours": 1,
            "hour": 1,
            "min": 1 / 60,
            "minutes": 1 / 60,
            "days": 24,
            "day": 24,
            "weeks": 168,
        }[unit]
    )


_TIME = rf"{_RANGE} (h|hours?|min|minutes|days?|weeks)"


def check_sums(reason, case):
    """Reckon again what a reason says."""
    for m in re.finditer(
        rf"(?:^|[\s(]){_NUMBER} km in {_NUMBER} (hours?|minutes|days?) (?:is|would be) {_RANGE} km/h on average",
        reason,
    ):
        mean = number(m[1]) / hours(m[2], m[3])
        low, high = number(m[4]), number(m[5] or m[4])
        assert low * 0.94 - 0.6 <= mean <= high * 1.06 + 0.6, reason
    for m in re.finditer(
        rf"at {_NUMBER} km/h is {_NUMBER} (h|min|days) of running; {_NUMBER} (hours?|minutes|days?) leaves {_NUMBER} (h|min|days) for",
        reason,
    ):
        assert about(hours(m[2], m[3]) + hours(m[6], m[7]), hours(m[4], m[5])), reason
    for m in re.finditer(
        rf"{_NUMBER} km at {_NUMBER} km/h (?:is|takes) {_NUMBER} (h|min|days)\b", reason
    ):
        assert about(number(m[1]) / number(m[2]), hours(m[3], m[4])), reason
    for m in re.finditer(rf"((?:{_NUMBER} km (?:\+|−) )+{_NUMBER} km) = {_NUMBER} km", reason):
        parts = re.split(r"( \+ | − )", m[1])
        total = number(parts[0].removesuffix(" km"))
        for sign, part in zip(parts[1::2], parts[2::2], strict=True):
            total += number(part.removesuffix(" km")) * (1 if "+" in sign else -1)
        assert about(total, number(re.search(rf"= {_NUMBER} km", m[0])[1])), reason
    for m in re.finditer(
        rf"{_NUMBER} (miles|nautical miles|knots|mph) \({_NUMBER} (km|km/h)\)", reason
    ):
        unit = {"miles": "mi", "nautical miles": "nmi", "knots": "kn", "mph": "mph"}[m[2]]
        assert about(number(m[1]) * FACTOR[unit], number(m[3])), reason
    for m in re.finditer(rf"{_NUMBER}–{_NUMBER} (?:km|km/h|h|days|min)\b", reason):
        assert number(m[1]) <= number(m[2]), reason


@settings(max_examples=250, deadline=None)
@given(cases())
def test_reasons_hold_when_reckoned_again(case):
    for index in range(len(case.claims)):
        verdict = judge(replace(case, index=index))
        for finding in verdict.findings:
            reason = finding.reason
            assert not _SPOILED.search(reason), reason
            assert reason[0].isupper() or reason[0].isdigit() or reason[0] in "“±", reason
            assert reason[-1] in ".?", reason
            check_sums(reason, case)
            if finding.slip is not None:
                assert finding.rating != "not-checkable"
            if finding.expected is not None and finding.stated is not None and finding.unit:
                assert DIMENSION[finding.unit] in ("length", "time", "speed")


@settings(max_examples=60, deadline=None)
@given(cases(), st.floats(1.0, 1.3))
def test_widening_a_claim_never_makes_it_worse(case, wider):
    """A vaguer figure is never contradicted where a sharper one is not."""
    claim_ = case.claims[0]
    if claim_.interval is None or claim_.kind not in ("position", "speed") or claim_.bound:
        return
    order = ["consistent", "not-checkable", "doubtful", "contradicted"]
    vague = replace(claim_, interval=claim_.interval.scaled(1 / wider, wider))
    alone = replace(case, claims=(claim_,), leg=None, journey=None, times=())
    before = judge(alone).rating
    after = judge(replace(alone, claims=(vague,))).rating
    assert order.index(after) <= max(order.index(before), 1)


@settings(max_examples=150, deadline=None)
@given(cases())
def test_what_would_fit_is_not_what_was_said(case):
    for finding in judge(case).findings:
        if finding.rating not in ("doubtful", "contradicted") or "would fit" not in finding.reason:
            continue
        if finding.expected is None or finding.stated is None:
            continue
        assert not finding.expected.meets(finding.stated), finding.reason
