"""What a stated figure may mean: the one rule that turns hedges and rounding into an interval.

The rule, with `v` the figure as written and `g` its grain, the largest of 1, 5, 10, 50, 100 … (or
0.1, 0.05 …) that divides it:

========================  ==================================================================
plain figure              ± the largest of 1 % of `v`; half a unit of the last written digit,
                          at most 25 %; half of `g`, at most 5 %
"about" and its like      ± 10 %, and never narrower than the plain figure
"nearly", "almost"        85 % of `v` to `v`
"just over"               `v` to 115 % of `v`
"more than", "at least"   from 99 % of `v`, without end
"less than", "up to"      from 0 to 101 % of `v`
a range "18 to 22"        the plain (or hedged) lower end to the plain (or hedged) upper end
whole days and nights     one day less is possible too, for both the first and the last are counted
leagues, versts           widened by `geotrack.measures.units.UNCERTAIN`
========================  ==================================================================

Sources. That round numbers are read roundly and that multiples of 5 and 10 are rounder: M. Krifka,
"Approximate interpretation of number words" (2007); C. Jansen and M. Pollmann, "On round numbers",
J. Quantitative Linguistics 8 (2001). That "more than n" bounds from below only: C. Cummins,
U. Sauerland and S. Solt, "Granularity and scalar implicature in numerical expressions", Linguistics
and Philosophy 35 (2012). The widths (1, 5, 10, 15 %) are conventions of ours: 10 % turns "about 20
hours at about 60 km/h" into 18–22 h at 54–66 km/h; 1 % covers a figure that was converted from
another unit and rounded there.
"""

import math
from typing import Final, Literal

from geotrack.languages.en import hedge_words
from geotrack.measures.interval import Interval
from geotrack.measures.units import FACTOR, UNCERTAIN

#: relative half-width that even an exact-looking figure has
PRECISION: Final = 0.01
_ROUND: Final = 0.05  # most that a figure's roundness adds
_LAST_DIGIT: Final = 0.25  # most that half a unit of the last digit adds
_ABOUT: Final = 0.10
_NEARLY: Final = 0.85
_JUST_OVER: Final = 1.15
_COUNTED_BOTH_WAYS: Final = frozenset({"day", "night"})
_SMALLEST: Final = 1e-6  # figures beyond these are no lengths, times or speeds of travel
_LARGEST: Final = 1e12
_SHORTEST_DAY: Final = 0.3  # "in a day" may be the daylight of one, 7 h


def figure_interval(value: float, *, approx: bool = False) -> Interval:
    """Return what a positive figure may stand for, in its own unit.

    Examples
    --------
    >>> figure_interval(1099)
    Interval(low=1088.01, high=1109.99)
    >>> figure_interval(20, approx=True)
    Interval(low=18.0, high=22.0)
    >>> figure_interval(20)
    Interval(low=19.0, high=21.0)
    """
    half = _half_width(value)
    if approx:
        half = max(half, _ABOUT * value)
    return Interval(value - half, value + half)


def stated_interval(
    value: float | None,
    value_max: float | None,
    unit: str | None,
    approx: bool,
    bound: Literal["lt", "gt"] | None,
    *,
    hedge: str = "",
) -> Interval | None:
    """Return what a statement says, in km, h or km/h; None when it states no usable figure.

    Parameters
    ----------
    value, value_max
        The figure as written and, for a range, its other end; None, zero, negative, non-finite
        and absurdly small or large figures are not usable.
    unit
        A code of `geotrack.measures.units.FACTOR`; any other is not usable.
    approx
        Whether the figure is hedged ("about", "some"). Bounds may carry it too; it adds nothing to them.
    bound
        ``gt`` for "more than", ``lt`` for "less than", "within", "up to", "nearly".
    hedge
        The hedge as written, where known: "nearly" bounds from below as well, "just over" from above.

    Examples
    --------
    >>> stated_interval(60, None, "km/h", True, None)
    Interval(low=54.0, high=66.0)
    >>> stated_interval(4, None, "year", True, "gt").high
    inf
    >>> stated_interval(200, None, "km", True, "lt", hedge="nearly")
    Interval(low=170.0, high=202.0)
    >>> stated_interval(200, None, "km", True, "gt", hedge="just over").high < 231
    True
    >>> stated_interval(-3, None, "km", False, None) is None
    True
    """
    if not _usable(value) or unit not in FACTOR:
        return None
    assert value is not None
    upper = value
    if value_max is not None:
        if not _usable(value_max):
            return None
        value, upper = min(value, value_max), max(value, value_max)
    if bound == "gt":
        over = hedge.casefold().strip() in hedge_words.OVER_WORDS
        low, high = value * (1 - PRECISION), (upper * _JUST_OVER if over else math.inf)
    elif bound == "lt":
        near = hedge.casefold().strip() in hedge_words.NEAR_WORDS
        low, high = (value * _NEARLY if near else 0.0), upper * (1 + PRECISION)
    else:
        low = figure_interval(value, approx=approx).low
        high = figure_interval(upper, approx=approx).high
        if unit in _COUNTED_BOTH_WAYS and value == int(value):
            low = min(low, max(value - 1, _SHORTEST_DAY * min(value, 1.0)))
    factor = FACTOR[unit]
    spread = UNCERTAIN.get(unit)
    stretch = (spread.low, spread.high) if spread else (1.0, 1.0)
    return Interval(low * factor * stretch[0], high * factor * stretch[1])


def _usable(value: float | None) -> bool:
    return value is not None and _SMALLEST <= value <= _LARGEST


def _half_width(value: float) -> float:
    unit, grain = _last_digit(value)
    return max(
        PRECISION * value, min(unit / 2, _LAST_DIGIT * value), min(grain / 2, _ROUND * value)
    )


def _last_digit(value: float) -> tuple[float, float]:
    """Return the unit of the last written digit and the grain of a positive figure."""
    text = f"{value:.6f}".rstrip("0").rstrip(".") if value < 1e9 else f"{value:.0f}"
    if "." in text:
        unit = 10.0 ** -len(text.split(".")[1])
        # a half or a quarter ("2.5 hours", "6.25 miles") is a fraction, not a measured decimal
        if (value * 2).is_integer():
            return 0.5, 0.5
        return unit, 5 * unit if text.endswith("5") else unit
    digits = text.rstrip("0")
    grain = 10.0 ** (len(text) - len(digits))
    if digits.endswith("5"):
        grain *= 5
    return 1.0, grain
