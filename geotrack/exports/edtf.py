"""TIMEX3 values as EDTF (ISO 8601-2), for archives and gazetteers."""

import re
from typing import Final

from geotrack.model import TimeExpression

_DAY: Final = re.compile(
    r"(BC)?(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?|T[A-Z]{2})?)?)?"
)
_SEASON: Final = re.compile(r"(BC)?(\d{4})-(SP|SU|FA|WI)")
_SEASONS: Final = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_SPAN: Final = re.compile(r"(\d{2,3})")


def _year(bce: str | None, digits: str) -> str:
    # the year 1 BCE is 0000
    return digits if not bce else f"-{int(digits) - 1:04d}" if int(digits) > 1 else "0000"


def edtf(value: str) -> str | None:
    """Return a TIMEX3 date as EDTF; None for durations, sets and dates without a year.

    Examples
    --------
    >>> edtf("1843-04-12"), edtf("1843-04"), edtf("184"), edtf("1843-SU")
    ('1843-04-12', '1843-04', '184X', '1843-22')
    >>> edtf("BC0044-03-15"), edtf("1843-04-12T20:30"), edtf("1843-04-12TMO"), edtf("XXXX-04-12")
    ('-0043-03-15', '1843-04-12T20:30:00', '1843-04-12', None)
    """
    if match := _DAY.fullmatch(value):
        bce, year, month, day, clock = match.groups()
        made = "-".join(part for part in (_year(bce, year), month, day) if part)
        return f"{made}T{clock}:00" if clock else made
    if match := _SEASON.fullmatch(value):
        return f"{_year(match[1], match[2])}-{_SEASONS[match[3]]}"
    if match := _SPAN.fullmatch(value):
        return match[1] + "X" * (4 - len(match[1]))
    return None


def edtf_of(time: TimeExpression) -> str | None:
    """Return a time expression as EDTF: its value, else the interval that it may lie in; None: unknown.

    Examples
    --------
    >>> from geotrack.model import TimeExpression
    >>> edtf_of(
    ...     TimeExpression(
    ...         start=0,
    ...         end=1,
    ...         text="x",
    ...         type="DATE",
    ...         value="2023-W36",
    ...         earliest="2023-09-04",
    ...         latest="2023-09-10",
    ...     )
    ... )
    '2023-09-04/2023-09-10'
    """
    if time.type not in ("DATE", "TIME"):
        return None
    if (made := edtf(time.value)) is not None:
        return made
    if time.earliest and time.latest:
        return f"{time.earliest[:10]}/{time.latest[:10]}"
    return None
