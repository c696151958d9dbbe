"""The fields of a date: which day, month and year some words state or leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.languages.en import time_rules
from geotrack.measures.instants import from_days

if TYPE_CHECKING:
    from geotrack.times.patterns import Match

_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_date(y: int | None, m: int, d: int) -> bool:
    """Whether there is such a day; `y` None: in some year."""
    if not 1 <= d <= _LENGTHS[m - 1]:
        return False
    leap = y is None or (y % 4 == 0 and (y % 100 != 0 or y % 400 == 0))
    return d < 29 or m != 2 or (d == 29 and leap)


def year_number(match: Match) -> int | None:
    """Return the year that the match states; None: none."""
    value = match.number("YEARNUM")
    if value is not None or not match.has("APOS"):
        return value
    short = match.all("DAYNUM", "SMALLNUM")
    return century_of(int(short[-1] or 0), match) if short else None


def century_of(two: int, match: Match) -> int:
    """Return the year that a two-digit year means: the one within 79 years past and 20 ahead."""
    today = match.context.published
    now = from_days(today)[0] if today is not None else 2020
    y = now - now % 100 + two
    return y - 100 if y > now + 20 else y


def day_number(match: Match) -> int | None:
    """Return the day of the month that the match states; None: none."""
    tens = match.number("TENWORD")
    ones = match.number("ORDWORD", "SECOND")
    if tens is not None:
        return tens + (ones or 0)
    return ones if ones is not None else match.number("ORDNUM", "DAYNUM")


def turned_year(match: Match) -> int | None:
    """Return the year of "this year", "last year", "next year"; None: publication is unknown."""
    today = match.context.published
    if today is None:
        return None
    y = from_days(today)[0]
    if match.has("NEXT", "COMING"):
        return y + 1
    return y - 1 if match.has("LAST", "PREVIOUS") else y


def year_by_words(match: Match, m: int, d: int | None) -> int | None:
    """Return the year of "last March", "next March", "this March"; None: nothing of the kind."""
    today = match.context.published
    if today is None:
        return None
    y, month, dom = from_days(today)
    asked, now = (m, month) if d is None else (m * 100 + d, month * 100 + dom)
    if match.has("LAST", "PAST"):
        return y if asked < now else y - 1
    if match.has("NEXT", "COMING"):
        return y if asked > now else y + 1
    return y if match.has("THIS") else None


def remember(match: Match, day: int, *, stated: bool) -> None:
    """Note that a full date was told ("On 3 May 1911"), and not only used to name something."""
    context = match.context
    adverb = match.before().lower() in time_rules.ADVERBIAL or match.before() in ("", ".", ",", "(")
    context.day_explicit = stated and adverb
    if not adverb:
        return
    context.dated.add(match.first)
    if stated or context.told(match.first, match.last, exact=False) is not None:
        context.tell(day, match.first)


def frame(match: Match, day: int) -> None:
    """Note the month or year that a sentence begins with ("In April 1916 …"); `day` is its first."""
    k = match.first
    if k and match.before().lower() in time_rules.FRAMES:
        k -= 1
    if k == match.context.tokens.first[match.context.sentence(match.first)]:
        match.context.tell(day, match.first, exact=False)


EARLY: Final = "((EARLY | MID | LATE) (HYPHEN | IN | ON)? | THE (END | BEGIN) OF )"


TURN: Final = "((THIS | LAST | NEXT | THE PREVIOUS) YEARU)"


DAY_MONTH: Final = "({month} THE? {dayno} | THE? {dayno} OF? {month})"
