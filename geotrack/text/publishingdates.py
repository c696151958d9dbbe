"""When an article was published, as dates are written in settings, pages and files."""

import re
from typing import Final

from geotrack.errors import UsageError
from geotrack.measures.instants import days, from_days

_PUBLISHED: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_COARSE: Final = re.compile(r"(\d{4})(?:-(\d\d))?")
_MONTHS: Final = 12
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")


def parse_published(value: str) -> str:
    """Return a publication date as ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``, or as coarse as it is known.

    A year or month ("1879", "1879-05") stands in reports and exports; days of the text are not counted from it.

    Raises
    ------
    UsageError
        If it is no ISO date or no day of the calendar.

    Examples
    --------
    >>> parse_published("2023-09-12T08:00:00Z")
    '2023-09-12T08:00'
    """
    coarse = _COARSE.fullmatch(value.strip())
    if coarse and 1 <= int(coarse[2] or 1) <= _MONTHS:
        return coarse[0]
    match = _PUBLISHED.fullmatch(value.strip()) or _COMPACT.fullmatch(value.strip())
    if match:
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        real = (
            1 <= month <= _MONTHS
            and day >= 1
            and from_days(days(year, month, day)) == (year, month, day)
        )
        clock = match.groups()[3:]
        if real and not (clock and clock[0] and (int(clock[0]) > 23 or int(clock[1]) > 59)):
            date = f"{year:04d}-{month:02d}-{day:02d}"
            return f"{date}T{clock[0]}:{clock[1]}" if clock and clock[0] else date
    raise UsageError(
        f"{value[:40]!r} is no date: write it as 2023-09-12 or 2023-09-12T08:00, or as 1879 or 1879-05"
    )
