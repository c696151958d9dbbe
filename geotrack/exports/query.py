"""A draft of what to ask the author about a statement that does not hold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from geotrack.measures.units import DIMENSION, FACTOR

if TYPE_CHECKING:
    from geotrack.model import Claim, Finding
    from geotrack.report import Report

ALARMS: Final = ("contradicted", "doubtful")
_QUOTE: Final = 160
#: a range wider than this, as a ratio, is no suggestion
_WIDEST: Final = 2.5
_UNITS: Final = {
    "km": "km", "mi": "miles", "nmi": "nautical miles", "h": "hours", "min": "minutes", "day": "days",
    "night": "days", "week": "weeks", "km/h": "km/h", "mph": "mph", "kn": "knots", "verst": "versts",
    "league": "leagues", "m": "m", "league/h": "leagues an hour", "verst/h": "versts an hour",
}  # fmt: skip
_ASKED: Final = {
    "straight-line": "Is this the straight line rather than the way?",
    "unit": "Are two units mixed up?",
    "nautical": "Are these nautical miles?",
    "transposed-digits": "Are two digits exchanged?",
    "factor-ten": "Is there a digit too many, or one too few?",
    "wrong-namesake": "Is another place of that name meant?",
    "one-way": "Is this there and back, or one way only?",
    "border-for-city": "Is this the way to the border only?",
    "direction": "Is the direction that of the other place?",
    "weekday": "Is another day meant?",
    "time-zone": "Were the clocks of both places taken into account?",
}


def decisive(report: Report, index: int) -> Finding | None:
    """Return the finding that decided a claim's rating; None: there is none."""
    verdict = report.verdicts[index]
    return next((f for f in verdict.findings if f.rating == verdict.rating), None)


def author_query(report: Report, index: int) -> str:
    """Return a question to the author about one claim; empty where nothing speaks against it.

    Examples
    --------
    >>> import io, geotrack
    >>> story = io.StringIO("Krakow lies about 2,900 km south of Warsaw.")
    >>> print(author_query(geotrack.analyze(story), 0))
    You write: “Krakow lies about 2,900 km south of Warsaw.” Warsaw–Krakow is 253 km as the crow flies and about 323 km
    by road; about 2,900 km is more than that allows: a digit seems too many: 290 would fit (290 km). Is
    there a digit too many, or one too few?
    """
    finding = decisive(report, index)
    if finding is None or finding.rating not in ALARMS:
        return ""
    claim = report.claims[index]
    begin, end = claim.sentence
    said = " ".join(report.document.text[begin:end].split())
    if not said or len(said) > _QUOTE:
        said = " ".join(claim.text.split())[:_QUOTE]
    question = _ASKED.get(finding.slip or "") or _suggestion(claim, finding)
    return f"You write: “{said}” {finding.reason} {question}".strip()


def _suggestion(claim: Claim, finding: Finding) -> str:
    """Return what would fit as a question, in the author's own unit; without it a plain one."""
    between = finding.expected
    unit = claim.unit or ""
    plain = "Could you check it?"
    if between is None or unit not in FACTOR or finding.unit is None:
        return plain
    if DIMENSION[unit] != DIMENSION.get(finding.unit) or not math.isfinite(between.high):
        return plain
    if between.low <= 0 or between.high > _WIDEST * between.low:
        return plain
    low, high = (_shown(x / FACTOR[unit]) for x in (between.low, between.high))
    words = _UNITS.get(unit, unit)
    return (
        f"Did you mean about {low} {words}?"
        if low == high
        else f"Did you mean {low} to {high} {words}?"
    )


def _shown(value: float) -> str:
    digits = 0 if value >= 20 else 1
    return f"{value:,.{digits}f}".removesuffix(".0")
