"""Holidays by name: fixed days, days by weekday, and days that hang on Easter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.languages.en import feast_days
from geotrack.languages.en.feast_days import HOLIDAYS
from geotrack.measures.instants import days, from_days, weekday
from geotrack.times import readings
from geotrack.times.readings import Reading

if TYPE_CHECKING:
    from geotrack.times.narrative import Context

_LONGEST: Final = 4
#: days around a holiday within which its year goes without saying
_SEASON: Final = 10


def easter(year: int) -> int:
    """Return the day number of Easter Sunday (Gregorian) of a year from 1.

    Examples
    --------
    >>> easter(2023) == days(2023, 4, 9)
    True
    """
    # Meeus/Jones/Butcher algorithm (J. Meeus, Astronomical Algorithms, ch. 8)
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741
    m = (a + 11 * h + 19 * l) // 433
    month, day = divmod(h + l - 7 * m + 90, 25)
    month = (h + l - 7 * m + 90) // 25
    day = (h + l - 7 * m + 33 * month + 19) % 32
    return days(year, month, day)


def date_of(name: str, year: int) -> int:
    """Return the day number of a holiday of `HOLIDAYS` in a year."""
    kind, a, b, c = HOLIDAYS[name]
    if kind == "fixed":
        return days(year, a, b)
    if kind == "easter":
        return easter(year) + a
    if kind == "weekday" and c < 0:
        after = days(year + a // 12, a % 12 + 1, 1)
        return after - ((weekday(after) - b) % 7 or 7)
    first = days(year, a, 1)
    if kind == "election":  # the Tuesday after the first Monday
        return first + (0 - weekday(first)) % 7 + 1
    found = first + (b - weekday(first)) % 7 + 7 * (c - 1)
    return found + (kind == "black")


def holiday(context: Context, first: int) -> tuple[int, Reading] | None:
    """Return last word (exclusive) and reading of the holiday that begins at word `first`, or None."""
    words = context.words
    for length in range(min(_LONGEST, len(words) - first), 0, -1):
        name = " ".join(words[first : first + length]).lower().replace("’", "'")
        name = name.replace(" . ", ". ").replace(" '", "'")
        if name not in HOLIDAYS:
            name = name.removesuffix(feast_days.STRAIGHT_S)
        if name in HOLIDAYS:
            break
    else:
        return None
    last = first + length
    if not words[first][0].isupper() or (
        last < len(words) and words[last] in feast_days.NAME_AFTER
    ):
        return None
    reading, last = _resolve(name, context, first, last)
    after = words[last].lower() if last < len(words) else ""
    if after == feast_days.WEEK and reading.day is not None:
        return last + 1, readings.week(reading.day)
    if after == feast_days.WEEKEND and reading.day is not None:
        # the weekend around a Monday holiday is the one before it
        return last + 1, readings.weekend(reading.day - (weekday(reading.day) < 3) * 3)
    return last, reading


def _resolve(name: str, context: Context, first: int, last: int) -> tuple[Reading, int]:
    words = context.words
    following = last + (last < len(words) and words[last] in feast_days.OF_IN)
    stated = words[following] if following < len(words) else ""
    if len(stated) == 4 and stated.isdigit():
        return readings.day(date_of(name, int(stated))), following + 1
    if context.published is None:
        kind, month, day, _ = HOLIDAYS[name]
        date = f"XXXX-{month:02d}-{day:02d}" if kind == "fixed" else "XXXX-XX-XX"
        return Reading(date=date, grain="day"), last
    year = from_days(context.published)[0]
    gaps = {y: date_of(name, y) - context.published for y in (year - 1, year, year + 1)}
    before = words[first - 1].lower() if first else ""
    when = context.tense(first, last)
    nearest = min(gaps, key=lambda y: abs(gaps[y]))
    if abs(gaps[nearest]) <= _SEASON and before not in feast_days.LAST_NEXT:
        best = nearest
    elif before == feast_days.LAST or (when == "past" and before not in feast_days.NEXT_THIS):
        best = max(y for y, gap in gaps.items() if gap <= 0)
    elif before == feast_days.NEXT or when == "future":
        best = min(y for y, gap in gaps.items() if gap >= 0)
    else:
        best = nearest
    return readings.day(date_of(name, best)), last
