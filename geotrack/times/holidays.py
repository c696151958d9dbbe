"""Holidays by name: fixed days, days by weekday, and days that hang on Easter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.measures.instants import days, from_days, weekday
from geotrack.times import readings
from geotrack.times.readings import Reading

if TYPE_CHECKING:
    from geotrack.times.narrative import Context

__all__ = ["HEADS", "HOLIDAYS", "date_of", "easter", "holiday"]

#: name → ("fixed", month, day), ("weekday", month, weekday 0–6, which: 1 first … −1 last),
#: ("easter", days after Easter Sunday); sources: 5 U.S.C. 6103; Banking and Financial Dealings Act
#: 1971; the Gregorian computus
HOLIDAYS: Final[dict[str, tuple[str, int, int, int]]] = {
    "new year's day": ("fixed", 1, 1, 0),
    "new year's eve": ("fixed", 12, 31, 0),
    "new years day": ("fixed", 1, 1, 0),
    "new years eve": ("fixed", 12, 31, 0),
    "epiphany": ("fixed", 1, 6, 0),
    "orthodox christmas": ("fixed", 1, 7, 0),
    "australia day": ("fixed", 1, 26, 0),
    "valentine's day": ("fixed", 2, 14, 0),
    "groundhog day": ("fixed", 2, 2, 0),
    "st. patrick's day": ("fixed", 3, 17, 0),
    "st patrick's day": ("fixed", 3, 17, 0),
    "saint patrick's day": ("fixed", 3, 17, 0),
    "april fools' day": ("fixed", 4, 1, 0),
    "april fool's day": ("fixed", 4, 1, 0),
    "anzac day": ("fixed", 4, 25, 0),
    "may day": ("fixed", 5, 1, 0),
    "cinco de mayo": ("fixed", 5, 5, 0),
    "canada day": ("fixed", 7, 1, 0),
    "independence day": ("fixed", 7, 4, 0),
    "bastille day": ("fixed", 7, 14, 0),
    "halloween": ("fixed", 10, 31, 0),
    "all saints' day": ("fixed", 11, 1, 0),
    "all saints day": ("fixed", 11, 1, 0),
    "all souls' day": ("fixed", 11, 2, 0),
    "guy fawkes night": ("fixed", 11, 5, 0),
    "bonfire night": ("fixed", 11, 5, 0),
    "veterans day": ("fixed", 11, 11, 0),
    "armistice day": ("fixed", 11, 11, 0),
    "christmas eve": ("fixed", 12, 24, 0),
    "christmas day": ("fixed", 12, 25, 0),
    "christmas": ("fixed", 12, 25, 0),
    "xmas": ("fixed", 12, 25, 0),
    "boxing day": ("fixed", 12, 26, 0),
    "michaelmas": ("fixed", 9, 29, 0),
    "candlemas": ("fixed", 2, 2, 0),
    "martin luther king day": ("weekday", 1, 0, 3),
    "martin luther king jr. day": ("weekday", 1, 0, 3),
    "presidents day": ("weekday", 2, 0, 3),
    "presidents' day": ("weekday", 2, 0, 3),
    "mother's day": ("weekday", 5, 6, 2),
    "memorial day": ("weekday", 5, 0, -1),
    "father's day": ("weekday", 6, 6, 3),
    "labor day": ("weekday", 9, 0, 1),
    "labour day": ("weekday", 9, 0, 1),
    "columbus day": ("weekday", 10, 0, 2),
    "thanksgiving": ("weekday", 11, 3, 4),
    "thanksgiving day": ("weekday", 11, 3, 4),
    "election day": ("election", 11, 1, 1),
    "mardi gras": ("easter", -47, 0, 0),
    "shrove tuesday": ("easter", -47, 0, 0),
    "ash wednesday": ("easter", -46, 0, 0),
    "palm sunday": ("easter", -7, 0, 0),
    "maundy thursday": ("easter", -3, 0, 0),
    "good friday": ("easter", -2, 0, 0),
    "holy saturday": ("easter", -1, 0, 0),
    "easter": ("easter", 0, 0, 0),
    "easter day": ("easter", 0, 0, 0),
    "easter sunday": ("easter", 0, 0, 0),
    "easter monday": ("easter", 1, 0, 0),
    "ascension day": ("easter", 39, 0, 0),
    "pentecost": ("easter", 49, 0, 0),
    "whit sunday": ("easter", 49, 0, 0),
    "whit monday": ("easter", 50, 0, 0),
    "corpus christi": ("easter", 60, 0, 0),
    "black friday": ("black", 11, 3, 4),
}
_LONGEST: Final = 4
#: words that a holiday's name begins with, as written
HEADS: Final = frozenset(
    form
    for word in (name.split()[0].capitalize() for name in HOLIDAYS)
    for form in (word, word.replace("'", "’"), f"{word}'s", f"{word}’s", word.removesuffix("."))
)
#: days around a holiday within which its year goes without saying
_SEASON: Final = 10
#: after a holiday's name: the name of something else
_NAME_AFTER: Final = frozenset(
    "Island Islands Creek Road Street College Parade Carol Church Rising".split()
)


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
            name = name.removesuffix("'s")
        if name in HOLIDAYS:
            break
    else:
        return None
    last = first + length
    if not words[first][0].isupper() or (last < len(words) and words[last] in _NAME_AFTER):
        return None
    reading, last = _resolve(name, context, first, last)
    after = words[last].lower() if last < len(words) else ""
    if after == "week" and reading.day is not None:
        return last + 1, readings.week(reading.day)
    if after == "weekend" and reading.day is not None:
        # the weekend around a Monday holiday is the one before it
        return last + 1, readings.weekend(reading.day - (weekday(reading.day) < 3) * 3)
    return last, reading


def _resolve(name: str, context: Context, first: int, last: int) -> tuple[Reading, int]:
    words = context.words
    following = last + (last < len(words) and words[last] in (",", "of", "in"))
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
    if abs(gaps[nearest]) <= _SEASON and before not in ("last", "next"):
        best = nearest
    elif before == "last" or (when == "past" and before not in ("next", "this")):
        best = max(y for y, gap in gaps.items() if gap <= 0)
    elif before == "next" or when == "future":
        best = min(y for y, gap in gaps.items() if gap >= 0)
    else:
        best = nearest
    return readings.day(date_of(name, best)), last
