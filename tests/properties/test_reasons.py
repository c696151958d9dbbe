"""Every reason's arithmetic holds when it is recomputed from its own figures, over many kinds of cases."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotrack.evaluation.goldmarkup import parse_marked
from geotrack.evaluation.goldreadings import GoldPipeline
from geotrack.measures.interval import Interval
from geotrack.measures.stated import stated_interval
from geotrack.model import Claim, Leg, Mention, Place
from geotrack.verdicts import judge
from geotrack.verdicts.plain_case import PlainCase

_N = r"\d[\d,]*(?:\.\d+)?"
_UNITS = {
    "km": 1.0, "mile": 1.609344, "nautical mile": 1.852, "league": 4.828, "verst": 1.0668, "m": 0.001,
    "min": 1 / 60, "minute": 1 / 60, "h": 1.0, "hour": 1.0, "day": 24.0, "night": 24.0, "week": 168.0,
    "km/h": 1.0, "knot": 1.852, "mph": 1.609344,
}  # fmt: skip
_QUANTITY = re.compile(
    rf"({_N})(?:–({_N}))? (km/h|km|nautical miles?|miles?|leagues?|versts?|minutes?|min|hours?|h|days?|nights?|weeks?|knots?|mph|m)\b"
    rf"(?: (\d+) min)?(?: or more)?"
)
#: shown figures are rounded to three digits or whole units
_ROUNDED = 0.06


def size(match):
    unit = match[3] if match[3] in _UNITS else match[3].removesuffix("s")
    low = float(match[1].replace(",", "")) * _UNITS[unit]
    high = float((match[2] or match[1]).replace(",", "")) * _UNITS[unit]
    if match[4]:
        low, high = low + int(match[4]) / 60, high + int(match[4]) / 60
    if match[0].endswith("or more"):
        high = float("inf")
    return Interval(low, high)


def first(text):
    return size(_QUANTITY.search(text))


def agree(shown, reckoned, slack=_ROUNDED):
    return shown.scaled(1 - slack, 1 + slack).meets(reckoned.scaled(1 - slack, 1 + slack))


def faults(reason):
    """Return the sums of a reason that do not hold."""
    out = []
    for miles, unit, km in re.findall(
        rf"({_N}) (miles?|nautical miles?|leagues?|knots?|mph) \(({_N}) km(?:/h)?\)", reason
    ):
        told = float(miles.replace(",", "")) * _UNITS[unit.removesuffix("s")]
        if not agree(Interval(told, told), Interval(*[float(km.replace(",", ""))] * 2), 0.06):
            out.append(f"{miles} {unit} = {km}")
    for way, time, mean in re.findall(
        r"((?:[^.;]|\.\d)*? (?:km|miles?|leagues?|\))) in ((?:about |up to |more than )?[\d,.–]+ [a-z]+(?: \d+ min)?) (?:is|would be) ([^;]*? km/h(?: or more)?)",
        reason,
    ):
        bracket = re.search(rf"\(({_N}) km\)", way)
        lengths = list(_QUANTITY.finditer(way))
        length = (
            Interval(*[float(bracket[1].replace(",", ""))] * 2) if bracket else size(lengths[-1])
        )
        taken, shown = first(time), first(mean)
        if not agree(shown, length / taken):
            out.append(f"{way} / {time} = {mean}")
    for left, total in re.findall(
        rf"((?:{_N} [a-z ]+ [+−] )+{_N} [a-z ]+) = ({_N} [a-z ]+)", reason
    ):
        parts = re.split(r" ([+−]) ", left)
        reckoned = first(parts[0]).low
        for sign, part in zip(parts[1::2], parts[2::2], strict=True):
            reckoned += first(part).low * (1 if sign == "+" else -1)
        if abs(first(total).low - reckoned) > max(0.6, 0.01 * reckoned):
            out.append(f"{left} = {total}")
    for part, whole, share in re.findall(r"(\S+ \S+) of (\S+ \S+) is (\d+)% of the way", reason):
        if abs(first(part).low / first(whole).low - int(share) / 100) > 0.03:
            out.append(f"{part} of {whole} = {share}%")
    return out


@pytest.mark.parametrize(
    ("reason", "odd"),
    [
        ("100 km in 2 hours is 50 km/h on average, which is possible.", False),
        ("100 km in 2 hours is 70 km/h on average, which is possible.", True),
        ("60 miles (97 km) fits.", False),
        ("60 miles (37 km) fits.", True),
        ("12 km + 13 km = 25 km; 25 km fits.", False),
        ("12 km + 13 km = 35 km; 25 km fits.", True),
        ("50 km of 200 km is 25% of the way, not 50%; 100 km would be.", False),
        ("50 km of 200 km is 45% of the way, not 50%; 100 km would be.", True),
    ],
)
def test_a_wrong_sum_is_seen(reason, odd):
    assert bool(faults(reason)) == odd


HERE = Place(name="Hither", lat=45.0, lon=5.0, kind="city", country="FR")
THERE = Place(name="Yonder", lat=45.0, lon=8.0, kind="city", country="FR")
ENDS = Mention(text="Hither"), Mention(text="Yonder")


def told(kind, value, unit, approx=False, **more):
    return Claim(
        kind=kind, start=0, end=0, text=f"{value} {unit}", pattern="given", value=value, unit=unit,
        approx=approx, interval=stated_interval(value, None, unit, approx, None), origin=ENDS[0],
        destination=ENDS[1], **more,
    )  # fmt: skip


@given(
    st.integers(20, 3000), st.sampled_from(("km", "mi", "nmi")), st.integers(1, 60),
    st.sampled_from(("h", "day", "min")), st.integers(3, 900), st.sampled_from(("km/h", "kn", "mph")),
    st.sampled_from(("road", "rail", "sea", "air", "foot")), st.booleans(),
)  # fmt: skip
def test_sums_of_way_time_and_speed_hold(way, unit, time, of_time, pace, of_pace, mode, approx):
    claims = (
        told("distance", way, unit, approx, mode=mode),
        told("duration", time, of_time, mode=mode),
        told("speed", pace, of_pace, mode=mode),
    )
    leg = Leg(origin=0, destination=1, mode=mode, claims=(0, 1, 2))
    for index in range(3):
        case = PlainCase(
            claims=claims, index=index, places=(HERE, THERE), leg=leg,
            settled=dict(zip(ENDS, (HERE, THERE), strict=True)),
        )  # fmt: skip
        for finding in judge(case).findings:
            assert faults(finding.reason) == []


@given(st.lists(st.integers(5, 900), min_size=2, max_size=5), st.integers(10, 3000))
def test_sums_of_parts_hold(parts, whole):
    rows = [
        Claim(kind="distance", start=4 * k, end=4 * k + 2, text=str(p), pattern="given", value=p,
              unit="km", interval=stated_interval(p, None, "km", False, None))
        for k, p in enumerate(parts)
    ]  # fmt: skip
    end = 4 * len(parts)
    total = Claim(
        kind="total", start=end, end=end + 2, text=str(whole), pattern="given", value=whole, unit="km",
        part="sum", interval=stated_interval(whole, None, "km", False, None),
    )  # fmt: skip
    case = PlainCase(claims=(*rows, total), index=len(rows))
    for finding in judge(case).findings:
        assert faults(finding.reason) == []


def test_reasons_of_the_corpus_hold():
    root = Path(__file__).resolve().parents[2]
    made = GoldPipeline()
    wrong = []
    for name in ("s2", "h3"):
        content = (root / f"corpus/texts/{name}.txt").read_text(encoding="utf-8")
        for block in re.split(r"^=====\s*$", content, flags=re.MULTILINE):
            if "@id" in block:
                report = made.judge(parse_marked(block))
                wrong += [
                    (fault, f.reason)
                    for v in report.verdicts
                    for f in v.findings
                    for fault in faults(f.reason)
                ]
    assert wrong == [], wrong
