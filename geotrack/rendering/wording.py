"""Figures, dates and ratings in words and symbols."""

import math
from functools import cache
from typing import Final

from geotrack.measures import instants
from geotrack.measures.interval import Interval
from geotrack.measures.modes import MODE_ROWS
from geotrack.model import Claim, ClaimKind, Mode, Rating

RATING: Final[dict[Rating, str]] = {
    "consistent": "Consistent",
    "doubtful": "Doubtful",
    "contradicted": "Contradicted",
    "not-checkable": "Not checkable",
}
#: beside the word, so that nobody has to tell colors apart
SYMBOL: Final[dict[Rating, str]] = {
    "consistent": "✓",
    "doubtful": "?",
    "contradicted": "✕",
    "not-checkable": "–",
}
MODE: Final[dict[Mode, str]] = {row.name: row.label for row in MODE_ROWS}
KIND: Final[dict[ClaimKind, str]] = {
    "distance": "Distance",
    "position": "Position",
    "duration": "Duration",
    "speed": "Speed",
    "departure": "Departure",
    "arrival": "Arrival",
    "stop": "Stop",
    "leg": "Journey",
    "unit_pair": "Two units",
    "total": "Total",
    "border": "Border",
    "gauge": "Track gauge",
    "containment": "Location",
    "interval": "Interval",
    "passage": "Passage",
    "situation": "Where it lies",
}
SLIP: Final[dict[str, str]] = {
    "straight-line": "looks like the straight-line distance",
    "unit": "looks like a mix-up of units",
    "transposed-digits": "looks like transposed digits",
    "factor-ten": "looks like a factor of ten",
    "wrong-namesake": "looks like another place of that name",
    "one-way": "looks like one way for both ways",
    "border-for-city": "looks like the distance to the border",
    "rounding": "may be rounding",
    "detour": "may be a detour",
    "nautical": "may be nautical miles",
    "direction": "looks like the opposite or a neighboring direction",
    "weekday": "looks like another weekday",
    "time-zone": "looks like a time-zone mix-up",
}
_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@cache
def _countries() -> dict[str, str]:
    from geotrack.earth.polygons import countries

    return {land.iso: land.name for land in countries("50m")}


def country(code: str) -> str:
    """Return the name of a country by its ISO code; the code where the map has no such country.

    Examples
    --------
    >>> country("KP"), country("??")
    ('North Korea', '??')
    """
    return _countries().get(code, code)


def figure(number: float) -> str:
    """Return a number with thousands separators and no more digits than it deserves.

    Examples
    --------
    >>> figure(1154.3), figure(7.26), figure(0.5)
    ('1,154', '7.3', '0.5')
    """
    if math.isinf(number):
        return "any"
    if abs(number) >= 20:
        return f"{number:,.0f}"
    return f"{number:.1f}".removesuffix(".0")


def range_of(interval: Interval, unit: str) -> str:
    """Return an interval with its unit.

    Examples
    --------
    >>> from geotrack.measures.interval import Interval
    >>> range_of(Interval(1088, 1110), "km"), range_of(Interval(4, float("inf")), "h")
    ('1,088–1,110 km', '4 h or more')
    """
    low, high = figure(interval.low), figure(interval.high)
    if math.isinf(interval.high):
        return f"{low} {unit} or more"
    if math.isinf(interval.low) or interval.low <= 0:
        return f"up to {high} {unit}"
    return f"{low} {unit}" if low == high else f"{low}–{high} {unit}"


_UNIT: Final[dict[str, tuple[str, str]]] = {
    "nmi": ("nautical mile", "nautical miles"),
    "league": ("league", "leagues"),
    "verst": ("verst", "versts"),
    "day": ("day", "days"),
    "night": ("night", "nights"),
    "week": ("week", "weeks"),
    "month": ("month", "months"),
    "year": ("year", "years"),
    "kn": ("knot", "knots"),
    "league/h": ("league an hour", "leagues an hour"),
    "verst/h": ("verst an hour", "versts an hour"),
}


def as_written(claim: Claim) -> str:
    """Return the figure that a claim states, with its hedge and its own unit; empty without figure.

    Examples
    --------
    >>> from geotrack.model import Claim
    >>> as_written(
    ...     Claim(
    ...         kind="distance",
    ...         start=0,
    ...         end=1,
    ...         text="",
    ...         pattern="",
    ...         value=175,
    ...         unit="nmi",
    ...         approx=True,
    ...     )
    ... )
    'about 175 nautical miles'
    """
    if claim.value is None or claim.unit is None:
        return ""
    numbers = [claim.value] if claim.value_max is None else [claim.value, claim.value_max]
    said = "–".join(dict.fromkeys(_written(number) for number in numbers))
    one, many = _UNIT.get(claim.unit, (claim.unit, claim.unit))
    hedge = {"lt": "under ", "gt": "over ", None: "about " if claim.approx else ""}[claim.bound]
    return f"{hedge}{said} {one if said == '1' else many}"


def _written(number: float) -> str:
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def length(interval: Interval, *, units: str = "km") -> str:
    """Return a length in the theme's units (``km`` or ``mi``)."""
    return range_of(interval.scaled(0.621371) if units == "mi" else interval, units)


def speed(interval: Interval, *, units: str = "km") -> str:
    """Return a speed in the theme's units."""
    if units == "mi":
        return range_of(interval.scaled(0.621371), "mph")
    return range_of(interval, "km/h")


def duration(interval: Interval) -> str:
    """Return a time span: minutes below one hour, days from 72 hours.

    Examples
    --------
    >>> from geotrack.measures.interval import Interval
    >>> duration(Interval(18, 22)), duration(Interval(0.25, 0.5)), duration(Interval(96, 120))
    ('18–22 h', '15–30 min', '4–5 days')
    """
    top = interval.low if math.isinf(interval.high) else interval.high
    if top < 1:
        return range_of(interval.scaled(60), "min")
    if top >= 72:
        return range_of(interval.scaled(1 / 24), "days")
    return range_of(interval, "h")


def day(hours: float, *, style: str = "d Month yyyy") -> str:
    """Return the date of an instant, years before 1 as BCE.

    Examples
    --------
    >>> day(instants.hours("2023-09-10T18:00")), day(instants.hours("-0043-03-15"))
    ('Sun 10 September 2023', '15 March 44 BCE')
    """
    number = math.floor(hours / 24)
    year, month, dom = instants.from_days(number)
    written = f"{year}" if year > 0 else f"{1 - year} BCE"
    name = _MONTHS[month - 1]
    if style == "yyyy-mm-dd":
        return f"{year:04d}-{month:02d}-{dom:02d}"
    # before the Gregorian reform of 1582 nobody's weekday is worth printing
    week = f"{_DAYS[instants.weekday(number)]} " if year > 1582 else ""
    if style == "Month d, yyyy":
        return f"{week}{name} {dom}, {written}"
    return f"{week}{dom} {name} {written}"


#: of a window this wide, in hours, nobody wants to read the minutes
_WIDE_H: Final = 48.0


def _clock(hours: float) -> str:
    minutes = round(hours * 60) % 1440
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def moment(hours: float, *, style: str = "d Month yyyy") -> str:
    """Return date and clock time of an instant."""
    return f"{day(hours, style=style)}, {_clock(hours)}"


def span_of_time(earliest: str | None, latest: str | None, *, style: str = "d Month yyyy") -> str:
    """Return what is known of an instant; an empty string when nothing is.

    Examples
    --------
    >>> span_of_time("2023-09-10T18:00", "2023-09-11T06:00")
    'Sun 10 September 2023, 18:00 to Mon 11 September 2023, 06:00'
    >>> span_of_time("2023-09-10T00:00", "2023-09-11T00:00")
    'Sun 10 September 2023'
    >>> span_of_time("2023-09-10T17:00", "2023-09-11T00:00")
    'Sun 10 September 2023, after 17:00'
    >>> span_of_time("2023-09-10T12:30", "2023-09-14T00:00")  # hours say nothing of days
    'Sun 10 September 2023 to Wed 13 September 2023'
    >>> (
    ...     span_of_time("2023-07-01T00:00", "2023-08-01T00:00"),
    ...     span_of_time("2019-01-01", "2020-01-01"),
    ... )
    ('July 2023', '2019')
    """
    start, end = _hours(earliest), _hours(latest)
    if start is None and end is None:
        return ""
    if start is None or end is None:
        known = start if start is not None else end
        assert known is not None
        word = "from" if end is None else "until"
        at = day if known % 24 == 0 and end is None else moment
        return f"{word} {at(known, style=style)}"
    if end - start < 1 / 60:
        return moment(start, style=style)
    if start % 24 == 0 and 23.9 <= end - start <= 24:
        return day(start, style=style)
    if start % 24 == 0 and end - start > 24:
        return _calendar(start, end) or (
            f"{day(start, style=style)} to {day(end - 0.01, style=style)}"
        )
    if end - start >= _WIDE_H:
        return f"{day(start, style=style)} to {day(end - 0.01, style=style)}"
    if math.floor(start / 24) == math.floor((end - 0.01) / 24):
        if round(end * 60) % 1440 == 0:
            return f"{day(start, style=style)}, after {_clock(start)}"
        if start % 24 == 0:
            return f"{day(start, style=style)}, before {_clock(end)}"
        return f"{moment(start, style=style)} to {_clock(end)}"
    return f"{moment(start, style=style)} to {moment(end, style=style)}"


def _calendar(start: float, end: float) -> str:
    """Return the name of the month or year that an interval of instants is; else an empty string."""
    year, month, dom = instants.from_days(math.floor(start / 24))
    # the last minute of a period may be its end or the midnight after it
    after = instants.from_days(math.floor((end + 0.1) / 24))
    if dom != 1 or year < 1:
        return ""
    if month == 1 and after == (year + 1, 1, 1):
        return f"{year}"
    return f"{_MONTHS[month - 1]} {year}" if after == _next_month(year, month) else ""


def _next_month(year: int, month: int) -> tuple[int, int, int]:
    return (year + month // 12, month % 12 + 1, 1)


def brief(earliest: str | None, latest: str | None, *, style: str = "d Month yyyy") -> str:
    """Return what is known of an instant for a narrow column: short months, the year once.

    Examples
    --------
    >>> brief("2023-09-10T18:00", "2023-09-11T06:00")
    'Sun 10 Sep, 18:00 – Mon 11 Sep 2023, 06:00'
    """
    if style == "yyyy-mm-dd":
        return span_of_time(earliest, latest, style=style)
    start, end = _hours(earliest), _hours(latest)
    known = span_of_time(earliest, latest, style=style).replace(" to ", " – ")
    for month in _MONTHS:
        known = known.replace(month, month[:3])
    if start is not None and end is not None:
        years = {instants.from_days(math.floor(hour / 24))[0] for hour in (start, end - 0.01)}
        year = f" {years.pop()}" if len(years) == 1 else ""
        if year and known.count(year) == 2:
            known = known.replace(f",{year}" if style == "Month d, yyyy" else year, "", 1)
    return known


def _hours(iso: str | None) -> float | None:
    if iso is None:
        return None
    try:
        return instants.hours(iso)
    except ValueError:
        return None
