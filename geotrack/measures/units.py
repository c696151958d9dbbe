"""Units of the report, their words and their factors.

Base units are km, h and km/h. Factors: SI Brochure (9th ed.) for metric units; international mile
1.609344 km and nautical mile 1.852 km (NIST SP 811, app. B.8); the league of three statute miles is
4.828 km, but the marine league (3 nmi) 5.556 km prevails in the narratives we read, so 5.5727 km
(three Admiralty miles) is used with the width that `UNCERTAIN` states; verst 1.0668 km (500 sazhen); the
German mile is the Prussian one of 7.5325 km (24,000 feet), from the geographical one of 7.42 km to the
Saxon post mile of 9.06 km.
"""

from typing import Final, Literal

from geotrack.measures.interval import Interval

Dimension = Literal["length", "time", "speed"]

#: unit code → factor to km, h or km/h
FACTOR: Final[dict[str, float]] = {
    "km": 1.0, "mi": 1.609344, "nmi": 1.852, "m": 0.001, "ft": 0.0003048, "yd": 0.0009144,
    "league": 5.5727, "verst": 1.0668, "german_mile": 7.5325,
    "s": 1 / 3600, "min": 1 / 60, "h": 1.0, "day": 24.0, "night": 24.0, "week": 168.0,
    "month": 730.5, "year": 8766.0,
    "km/h": 1.0, "mph": 1.609344, "kn": 1.852, "m/s": 3.6, "league/h": 5.5727, "verst/h": 1.0668,
}  # fmt: skip

#: unit code → what it measures
DIMENSION: Final[dict[str, Dimension]] = {
    **dict.fromkeys(
        ("km", "mi", "nmi", "m", "ft", "yd", "league", "verst", "german_mile"), "length"
    ),
    **dict.fromkeys(("s", "min", "h", "day", "night", "week", "month", "year"), "time"),
    **dict.fromkeys(("km/h", "mph", "kn", "m/s", "league/h", "verst/h"), "speed"),
}

#: units whose size differed by place and time → how far the factor may be off, as a ratio
UNCERTAIN: Final[dict[str, Interval]] = {
    # 3.9 km (Spanish legua) to 5.9 km (German Meile excluded)
    **dict.fromkeys(("league", "league/h"), Interval(0.70, 1.06)),
    **dict.fromkeys(("verst", "verst/h"), Interval(0.99, 1.01)),
    "german_mile": Interval(0.98, 1.21),
}


def convert(value: float, unit: str, into: str) -> float:
    """Return `value` of `unit` in unit `into`, which must measure the same thing.

    Examples
    --------
    >>> round(convert(60, "km/h", "kn"), 1)
    32.4
    """
    if DIMENSION[unit] != DIMENSION[into]:
        message = f"{unit} is a {DIMENSION[unit]}, {into} a {DIMENSION[into]}"
        raise ValueError(message)
    return value * FACTOR[unit] / FACTOR[into]
