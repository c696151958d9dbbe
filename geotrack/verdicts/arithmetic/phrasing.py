"""Figures, ranges and places as a reader wants to see them in a reason."""

import math
import re
from typing import Final

from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Claim, Place

_NAMES: Final[dict[str, tuple[str, str]]] = {
    "km": ("km", "km"), "mi": ("mile", "miles"), "nmi": ("nautical mile", "nautical miles"),
    "m": ("m", "m"), "ft": ("foot", "feet"), "yd": ("yard", "yards"), "league": ("league", "leagues"), "german_mile": ("German mile", "German miles"),
    "verst": ("verst", "versts"), "s": ("second", "seconds"), "min": ("minute", "minutes"),
    "h": ("hour", "hours"), "day": ("day", "days"), "night": ("night", "nights"),
    "week": ("week", "weeks"), "month": ("month", "months"), "year": ("year", "years"),
    "km/h": ("km/h", "km/h"), "mph": ("mph", "mph"), "kn": ("knot", "knots"), "m/s": ("m/s", "m/s"),
    "league/h": ("league an hour", "leagues an hour"), "verst/h": ("verst an hour", "versts an hour"),
}  # fmt: skip


def article(noun: str) -> str:
    """Return the indefinite article of a noun.

    Examples
    --------
    >>> article("aircraft"), article("train")
    ('an', 'a')
    """
    return "an" if noun[:1] in "aeiou" else "a"


def number(value: float) -> str:
    """Return a figure with thousands separators and no needless decimals.

    Examples
    --------
    >>> number(1099), number(18.317), number(0.25), number(1454.2)
    ('1,099', '18.3', '0.25', '1,454')
    """
    if math.isinf(value):
        return "any number of"
    size = abs(value)
    digits = 0 if size >= 100 or value == round(value) else 1 if size >= 1 else 2
    text = f"{value:,.{digits}f}"
    return text.removesuffix(".0")


def _range(interval: Interval, unit: str) -> str:
    if math.isinf(interval.high):
        return f"{number(interval.low)} {unit} or more"
    low, high = number(_step(interval.low)), number(_step(interval.high))
    return f"{low} {unit}" if low == high else f"{low}–{high} {unit}"


def _step(value: float) -> float:
    """Return the figure without decimals that a range does not need."""
    return float(round(value)) if value >= 20 else value


def km(value: Interval | float) -> str:
    """Return kilometers, or metres where they are few.

    Examples
    --------
    >>> from geotrack.measures.interval import Interval
    >>> km(Interval(1073.2, 1453.8)), km(12.34), km(Interval(5, float("inf")))
    ('1,073–1,454 km', '12.3 km', '5 km or more')
    """
    if isinstance(value, (int, float)):
        return f"{number(_step(value))} km"
    return _range(value, "km")


def speed(value: Interval | float) -> str:
    """Return km/h.

    Examples
    --------
    >>> from geotrack.measures.interval import Interval
    >>> speed(Interval(54, 66))
    '54–66 km/h'
    """
    if isinstance(value, (int, float)):
        return f"{number(_step(value))} km/h"
    return _range(value, "km/h")


def hours(value: Interval | float) -> str:
    """Return a length of time in the unit that suits it.

    Examples
    --------
    >>> from geotrack.measures.interval import Interval
    >>> hours(18.317), hours(0.5), hours(Interval(18, 22)), hours(240)
    ('18.3 h', '30 min', '18–22 h', '10 days')
    """
    size = value if isinstance(value, (int, float)) else value.low
    top = value if isinstance(value, (int, float)) else value.high
    if math.isinf(top):
        top = size
    if top < 1:
        factor, unit = 60.0, "min"
    elif size >= 8766 * 2:
        factor, unit = 1 / 8766, "years"
    elif size >= 96:
        factor, unit = 1 / 24, "days"
    else:
        factor, unit = 1.0, "h"
    if isinstance(value, (int, float)):
        size = value * factor
        return f"{number(float(round(size)) if unit == 'min' and size >= 10 else size)} {unit}"
    return _range(value.scaled(factor), unit)


def hull_of(interval: Interval, dimension: str | None) -> str:
    """Return an interval of km, h or km/h in words, by what it measures."""
    writer = {"time": hours, "speed": speed}.get(dimension or "", km)
    return writer(interval)


def figure(claim: Claim) -> str:
    """Return a claim's figure with its unit as the reader knows it: "about 733 miles"."""
    if claim.value is None or claim.unit is None:
        return claim.text
    one, many = _NAMES.get(claim.unit, (claim.unit, claim.unit))
    if claim.unit == "min" and claim.value_max is None and _is_hours(claim):
        whole, rest = divmod(round(claim.value), 60)
        hedge = "about " if claim.approx else ""
        return f"{hedge}{whole} h" + (f" {rest} min" if rest else "")
    figures = _written(claim.value)
    if claim.value_max is not None:
        figures += f"–{_written(claim.value_max)}"
    told = claim.interval
    plain = "about " if claim.approx else ""
    hedge = {"gt": "more than ", "lt": "up to "}.get(claim.bound or "", plain)
    if claim.bound is not None and told is not None and told.low > 0 and math.isfinite(told.high):
        hedge = {"gt": "just over ", "lt": "nearly "}[claim.bound]
    unit = one if claim.value == 1 and claim.value_max is None else many
    text = f"{hedge}{figures} {unit}"
    if claim.unit in ("mi", "nmi", "league", "verst") and DIMENSION[claim.unit] == "length":
        text += f" ({km(claim.value * FACTOR[claim.unit])})"
    if claim.unit in ("mph", "kn", "league/h", "verst/h"):
        text += f" ({speed(claim.value * FACTOR[claim.unit])})"
    return text


def _is_hours(claim: Claim) -> bool:
    """Whether minutes were reckoned from hours: "two hours and forty minutes"."""
    assert claim.value is not None
    return claim.value >= 90 and str(round(claim.value)) not in claim.text


def _written(value: float) -> str:
    """Return a figure as an article would write it: two decimals at most."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def unit_words(unit: str, value: float) -> str:
    """Return a unit as the reader knows it, after so many of it.

    Examples
    --------
    >>> unit_words("mi", 1), unit_words("mi", 23)
    ('mile', 'miles')
    """
    one, many = _NAMES.get(unit, (unit, unit))
    return one if value == 1 else many


def pair(origin: Place, destination: Place) -> str:
    """Return the names of two places as a line: "Lyon–Turin"."""
    return f"{origin.name}–{destination.name}"


def quoted(text: str, *, limit: int = 60) -> str:
    """Return the article's own words in quotes, on one line, shortened where long."""
    words = re.sub(r"\s+", " ", text).strip()
    if len(words) > limit:
        words = words[:limit].rsplit(" ", 1)[0] + " …"
    return f"“{words}”"


def sentence(text: str) -> str:
    """Return the text with a capital at its start and a point at its end."""
    text = text.strip()
    if not text:
        return text
    end = "" if text[-1] in ".!?" else "."
    return text[0].upper() + text[1:] + end
