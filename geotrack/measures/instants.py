"""Points of time as ISO 8601 strings and as hours, for all years, BCE included.

`datetime` ends at year 1; articles do not. An instant is written ``YYYY-MM-DDTHH:MM`` (astronomical
years: 0 is 1 BCE, ``-0043`` is 44 BCE; proleptic Gregorian calendar, no zone) and counted as hours
since 0001-01-01T00:00.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_ISO: Final = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d))?(?::\d\d(?:\.\d+)?)?)?")


def days(year: int, month: int, day: int) -> int:
    """Return the number of days from 0001-01-01 to the given date (month 1 to 12, day 1 to 31).

    Examples
    --------
    >>> days(2023, 9, 10) - days(2023, 9, 8)
    2
    """
    # Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil
    year -= month <= 2
    era, yoe = divmod(year, 400)
    doy = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 306


def from_days(number: int) -> tuple[int, int, int]:
    """Return year, month and day of the day `number` days after 0001-01-01.

    Examples
    --------
    >>> from_days(days(-43, 3, 15))
    (-43, 3, 15)
    """
    era, doe = divmod(number + 306, 146097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    shifted = (5 * doy + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return yoe + era * 400 + (month <= 2), month, doy - (153 * shifted + 2) // 5 + 1


def weekday(number: int) -> int:
    """Return the weekday of a day number: Monday is 0, Sunday 6.

    Examples
    --------
    >>> weekday(days(2023, 9, 10))
    6
    """
    return number % 7


def hours(text: str) -> float:
    """Return an ISO date or datetime as hours since 0001-01-01T00:00.

    Raises
    ------
    ValueError
        If `text` is not of the form ``YYYY-MM-DD[THH:MM]``.
    """
    match = _ISO.fullmatch(text)
    if not match:
        message = f"not an instant: {text!r} (YYYY-MM-DD or YYYY-MM-DDTHH:MM)"
        raise ValueError(message)
    year, month, day, hour, minute = match.groups()
    return days(int(year), int(month), int(day)) * 24.0 + int(hour or 0) + int(minute or 0) / 60


def iso(number: float) -> str:
    """Return hours since 0001-01-01T00:00 as ``YYYY-MM-DDTHH:MM``, to the nearest minute.

    Examples
    --------
    >>> iso(hours("2023-09-10T18:00") + 20.5)
    '2023-09-11T14:30'
    """
    minutes = round(number * 60)
    day, minute = divmod(minutes, 1440)
    year, month, dom = from_days(day)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{dom:02d}T{minute // 60:02d}:{minute % 60:02d}"


def utc_offset_h(timezone: str, instant: str) -> float | None:
    """Return the hours that local time is ahead of UTC, with the rules of that year.

    Parameters
    ----------
    timezone
        Name in the IANA database ("Asia/Vladivostok").
    instant
        Local time, an ISO instant; years outside 1 to 9998 take the nearest.

    Returns
    -------
    float | None
        -16 to 16 (local mean time counts); None: there is no such zone.

    Examples
    --------
    >>> (
    ...     utc_offset_h("Asia/Vladivostok", "2023-09-12"),
    ...     utc_offset_h("Asia/Vladivostok", "2012-09-12"),
    ... )
    (10.0, 11.0)
    >>> utc_offset_h("Asia/Nowhere", "2023-09-12") is None
    True
    """
    zone = _zone(timezone)
    if zone is None:
        return None
    first, last = hours("0001-01-02"), hours("9998-12-30")
    count = min(max(hours(instant), first), last)
    local = datetime(1, 1, 1, tzinfo=UTC) + timedelta(hours=count)
    offset = local.replace(tzinfo=zone).utcoffset()
    return None if offset is None else offset.total_seconds() / 3600


@lru_cache(maxsize=128)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
