"""Names for what may have gone wrong with a figure: the reading under which it would fit.

A figure that does not fit is read again as if one well-known slip had happened: the unit mixed up, a
digit misplaced, two digits exchanged, there and back taken for one way. The reading that comes closest
to what is expected is named. A slip explains a figure; it does not make it true.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Slip
from geotrack.verdicts.arithmetic.phrasing import number

#: a figure this near to the straight line, as a ratio, may be the straight line
STRAIGHT_WITHIN: Final = 0.03
#: how far, as a logarithm, a reading may miss the expected figure for each slip before a rival wins
_PRIOR: Final[dict[Slip, float]] = {
    "unit": 0.0, "nautical": 0.06, "factor-ten": 0.0, "transposed-digits": 0.03, "one-way": 0.02,
}  # fmt: skip
#: what would fit must be known this well, as a ratio, before a slip is named
_TELLING: Final = 3.0
_RARE: Final = 0.10  # kilometers are seldom taken for nautical miles
_RARE_WITHIN: Final = 0.06  # … and then it shows exactly
_CONVERSIONS: Final = (("km", "mi"), ("km", "nmi"), ("km/h", "mph"), ("km/h", "kn"))
_WORDS: Final[dict[str, str]] = {
    "km": "kilometers", "mi": "miles", "nmi": "nautical miles", "km/h": "km/h", "mph": "mph",
    "kn": "knots", "h": "hours", "min": "minutes", "day": "days",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure would be had one slip happened: km, h or km/h, and the slip in words."""

    value: float
    slip: Slip
    words: str
    handicap: float = 0.0


def is_straight(stated: Interval, straight_km: float) -> bool:
    """Whether a stated distance may be the straight line of that length."""
    return stated.meets(
        Interval(straight_km * (1 - STRAIGHT_WITHIN), straight_km * (1 + STRAIGHT_WITHIN))
    )


def transpositions(value: float) -> tuple[float, ...]:
    """Return the figures that differ from `value` by two neighboring digits exchanged.

    Examples
    --------
    >>> transpositions(1910)
    (9110.0, 1190.0, 1901.0)
    """
    if not (0 < value < 1e12):
        return ()
    text = f"{value:.6f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))
    out = []
    for k in range(len(text) - 1):
        a, b = text[k], text[k + 1]
        if a != b and a.isdigit() and b.isdigit() and not (k == 0 and b == "0"):
            out.append(float(text[:k] + b + a + text[k + 2 :]))
    return tuple(out)


def readings(value: float, unit: str) -> Iterator[Reading]:
    """Yield what `value` of `unit` would be under each slip, in km, h or km/h."""
    size = value * FACTOR[unit]
    for metric, other in _CONVERSIONS:
        slip: Slip = "unit"
        ratio = FACTOR[other] / FACTOR[metric]
        rare = _RARE if other in ("nmi", "kn") and unit == metric else 0.0
        if unit == metric:
            before = number(round(size / ratio, 0 if size / ratio >= 10 else 1))
            yield Reading(size * ratio, slip, f"the figure fits if it is in {_WORDS[other]}", rare)
            yield Reading(
                size / ratio,
                slip,
                f"it looks as if {before} {metric} had been taken for {_WORDS[other]} and converted",
                rare,
            )
        elif unit == other:
            yield Reading(size / ratio, slip, f"the figure fits if it is in {_WORDS[metric]}")
            yield Reading(
                size / ratio**2, slip, f"it looks converted from {_WORDS[metric]} the wrong way"
            )
    if unit == "km":
        mile = FACTOR["mi"]
        yield Reading(size * mile**2, "unit", "it looks converted from miles the wrong way")
    if unit == "mi":
        yield Reading(
            value * FACTOR["nmi"], "nautical", "the figure fits if the miles are nautical ones"
        )
    if unit == "h":
        yield Reading(value / 60, "unit", "the figure fits if it is in minutes")
        yield Reading(value * 24, "unit", "the figure fits if it is in days")
    if unit == "min":
        yield Reading(value, "unit", "the figure fits if it is in hours")
    if unit == "day":
        yield Reading(value, "unit", "the figure fits if it is in hours")
    yield Reading(size * 10, "factor-ten", f"a digit seems lost: {number(value * 10)} would fit")
    yield Reading(
        size / 10, "factor-ten", f"a digit seems too many: {number(value / 10)} would fit"
    )
    for other_value in transpositions(value):
        yield Reading(
            other_value * FACTOR[unit],
            "transposed-digits",
            f"two digits may be exchanged: {number(other_value)} would fit",
        )
    if DIMENSION[unit] != "speed":
        yield Reading(size / 2, "one-way", "it fits as there and back")
        yield Reading(size * 2, "one-way", "it is half of it: one way of a round trip")


def misfit(reading: Reading, likely: float) -> float:
    """Return how badly a reading explains `likely`: log ratio plus the slip's handicaps."""
    return abs(math.log(reading.value / likely)) + _PRIOR[reading.slip] + reading.handicap


def named(
    value: float | None,
    unit: str | None,
    expected: Interval,
    likely: float,
    *,
    trip: bool = True,
    at_sea: bool = True,
) -> Reading | None:
    """Return the slip whose reading fits best; None when none does.

    Parameters
    ----------
    value, unit
        The figure as written.
    expected
        Where a fitting figure lies, in km, h or km/h.
    likely
        The likeliest figure, in the same unit: the reading nearest to it is preferred.
    trip
        Whether a trip is measured; where something merely lies there is no way back.
    at_sea
        Whether nautical miles and knots may have a part in it.

    Examples
    --------
    >>> named(733, "km", Interval(1073, 1454), 1154).slip
    'unit'
    >>> named(11540, "km", Interval(1073, 1454), 1154).slip
    'factor-ten'
    """
    if value is None or unit not in FACTOR or not (math.isfinite(likely) and likely > 0):
        return None
    if expected.low <= 0 or expected.high > _TELLING * expected.low:
        return None  # where nearly anything fits, no one reading is told by it
    best: tuple[float, Reading] | None = None
    for reading in readings(value, unit):
        if reading.value <= 0 or reading.value not in expected:
            continue
        if reading.slip == "one-way" and not trip:
            continue
        if not at_sea and "nautical" in reading.words:
            continue
        miss = misfit(reading, likely)
        if reading.handicap and miss > reading.handicap + _RARE_WITHIN:
            continue
        if best is None or miss < best[0]:
            best = (miss, reading)
    return best[1] if best else None
