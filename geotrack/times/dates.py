"""Calendar dates: "3 May 1911", "Sept. 10", "2019-04-24", "24 and 25 June", "the 9th"."""

from dataclasses import replace
from typing import Final

from geotrack.languages.en import time_rules
from geotrack.languages.en.time_rules import COUNTED, LINKED
from geotrack.measures.instants import days, from_days, weekday
from geotrack.times import readings
from geotrack.times.fields import (
    DAY_MONTH,
    TURN,
    century_of,
    day_number,
    is_date,
    remember,
    turned_year,
    year_by_words,
    year_number,
)
from geotrack.times.nearwords import travels
from geotrack.times.patterns import Match, Rule
from geotrack.times.readings import Reading
from geotrack.times.timewords import NAME, classify


def _calendar(match: Match) -> Reading | None:
    context = match.context
    m, d = match.number("MONTH", "MAYLIKE", "MONABBR"), day_number(match)
    assert m is not None
    y = year_number(match)
    if match.has("YEARU"):  # "8 April this year"
        y = turned_year(match)
        if y is None:
            y = context.year_of(m, d, match.first, match.last)
    if d is None:
        return None
    unread = match.after(2) if match.after() == "," else match.after()
    if y is None and len(unread) == 4 and unread.isdigit() and unread[0] != "0":
        return None  # the rule for full dates has refused it ("29 February 2023")
    if y is None:
        y = _year_ahead(match)
    stated = y is not None
    if not is_date(y, m, d):
        return None
    if match.has("LAST", "NEXT", "THIS") and y is None:
        y = year_by_words(match, m, d)
    if y is None:
        named = match.number("WEEKDAY", "WDABBR")
        y = context.year_of(m, d, match.first, match.last)
        if named is not None and y is not None:
            y = next(
                (
                    c
                    for c in (y, y - 1, y + 1)
                    if is_date(c, m, d) and weekday(days(c, m, d)) == named
                ),
                y,
            )
        if y is not None and not is_date(y, m, d):
            y = None
    if y is None:
        return Reading(date=f"XXXX-{m:02d}-{d:02d}", grain="day")
    found = readings.day(days(y, m, d))
    remember(match, days(y, m, d), stated=stated)
    return found if stated else replace(found, yearless=True)


def _year_ahead(match: Match) -> int | None:
    """Return the year that stands at the end of a range: "May 5–7, 2011", "3 May to 7 June 2011"."""
    if match.after().lower() not in LINKED:
        return None
    for k in range(2, 8):
        code, value = classify(match.after(k)) if match.after(k) else ("", None)
        name = NAME.get(code)
        if name == "YEARNUM":
            return int(value) if isinstance(value, int) else None
        if name not in ("DAYNUM", "ORDNUM", "MONTH", "MAYLIKE", "MONABBR", "POINT", "COMMA"):
            return None
    return None


def _iso(match: Match) -> Reading | None:
    packed = match.number("YYYYMMDD")
    if packed is not None:
        y, m, d = packed // 10000, packed // 100 % 100, packed % 100
        if not 1900 <= y <= 2100:
            return None
    else:
        y, m, d = (int(v or 0) for v in match.all("YEARNUM", "DAYNUM"))
    if not 1 <= m <= 12 or not is_date(y, m, d) or match.after() in ("-", "/"):
        return None
    remember(match, days(y, m, d), stated=True)
    return readings.day(days(y, m, d))


def _slashes(match: Match) -> Reading | None:
    figures = [int(v or 0) for v in match.all("DAYNUM", "SMALLNUM", "YEARNUM")]
    if len(figures) != 3 or match.after() in ("/", "-"):
        return None
    first, second, y = figures
    if y < 100:
        y = century_of(y, match)
    # month first as in the United States unless the figures exclude it
    m, d = (first, second) if first <= 12 else (second, first)
    if not 1 <= m <= 12 or not is_date(y, m, d):
        return None
    remember(match, days(y, m, d), stated=True)
    return readings.day(days(y, m, d))


def _era_date(match: Match) -> Reading | None:
    m, figures = (
        match.number("MONTH", "MAYLIKE", "MONABBR"),
        match.all("DAYNUM", "SMALLNUM", "BIGNUM", "YEARNUM", "ORDNUM"),
    )
    if m is None or len(figures) != 2:
        return None
    d, y = int(figures[0] or 0), int(figures[1] or 0)
    y = 1 - y if match.has("ERA") else y
    if not is_date(y, m, d):
        return None
    remember(match, days(y, m, d), stated=True)
    return readings.day(days(y, m, d))


def _week_of(match: Match) -> Reading | None:
    found = _calendar(match)
    if found is None or found.day is None:
        return Reading(date="XXXX-WXX", grain="week")
    return readings.week(found.day)


def _day_of_month(match: Match) -> Reading | None:
    d = match.number("ORDNUM", "ORDWORD", "SECOND")
    if d is None or not 1 <= d <= 31 or match.before().lower() not in time_rules.BEFORE_DAYS:
        return None
    after = match.after()
    if after[:1].isalpha() and after.lower() not in time_rules.GO_ON_AFTER_DAY:  # fmt: skip
        return None
    period = match.context.period
    if period is None or period.low is None or period.grain not in ("month", "day"):
        # a day of the month needs its ending in figures: "on the second" is no date by itself
        told = match.has("ORDNUM") and travels(match)
        return Reading(date=f"XXXX-XX-{d:02d}", grain="day") if told else None
    y, m, _ = from_days(int(period.low // 24))
    return readings.day(days(y, m, d)) if is_date(y, m, d) else None


def _day_of_journey(match: Match) -> Reading | None:
    """Read "on the ninth day", "the fourth evening" of a journey, whose first day is not told."""
    before = match.before().lower()
    ordinal = match.number("ORDNUM", "ORDWORD", "SECOND")
    if ordinal is None or not travels(match) or before not in time_rules.BEFORE_DAYS_OF_DIARIES:
        return None
    return Reading(date="XXXX-XX-XX", grain="none")


def _slashed_entry(match: Match) -> Reading | None:
    """Read "19/5" at the head of an entry, the day first."""
    d, m = (int(v or 0) for v in match.all("DAYNUM"))
    context = match.context
    if not context.opens_line(match.first) or match.after() not in (".", ":", "–", "—"):
        return None
    if not 1 <= m <= 12 or not is_date(None, m, d):
        return None
    y = context.year_of(m, d, match.first, match.last)
    return _of_month(y, m, d) if y is None or is_date(y, m, d) else None


def _day_of_range(match: Match) -> Reading | None:
    """Read the "25" of "24 and 25 June", of "24–25 June" and of "June 24 and 25"."""
    context, d = match.context, match.number("DAYNUM", "SMALLNUM", "ORDNUM")
    if d is None:
        return None
    names = [NAME.get(code) for code in context.codes[match.last : match.last + 3]]
    if match.after().lower() in LINKED and names[1:2] and names[1] in ("DAYNUM", "ORDNUM"):
        following = Match(context, match.last + 1, min(match.last + 5, len(context.words)))
        if names[2:] and names[2] in ("MONTH", "MAYLIKE", "MONABBR"):
            words = [name for name, _ in following]
            stop = next(
                (k for k in range(2, len(words)) if words[k] not in ("COMMA", "POINT", "YEARNUM")),
                len(words),
            )
            end = Match(context, match.last + 1, match.last + 1 + stop)
            m = end.number("MONTH", "MAYLIKE", "MONABBR")
            y = end.number("YEARNUM") or context.year_of(m or 1, d, match.first, match.last)
            return _of_month(y, m, d)
    ended = context.ended
    if ended is None or ended[0] != match.first - 1 or match.before().lower() not in LINKED:
        return None
    if match.after().lower() in COUNTED or match.after()[:1].isdigit():
        return None
    value = ended[1].date
    if ended[1].grain == "year" and len(value) == 4 and match.before() in ("-", "–"):
        y = int(value) - int(value) % 100 + d  # "1994–97"
        return readings.year(y) if y > int(value) and 10 <= d <= 99 else None
    if d > 31 or len(value) != 10 or not value[5:7].isdigit():
        return None
    y = int(value[:4]) if value[:4].isdigit() else None
    return _of_month(y, int(value[5:7]), d)


def _of_month(y: int | None, m: int | None, d: int) -> Reading | None:
    if m is None or not is_date(y, m, d):
        return None
    if y is None:
        return Reading(date=f"XXXX-{m:02d}-{d:02d}", grain="day")
    return readings.day(days(y, m, d))


def _monthward(match: Match) -> Reading | None:
    """Read "the 5th inst." of the month of the letter, "28th ult." of the one before, "3rd prox." of the next."""
    context, d = match.context, match.number("ORDNUM", "DAYNUM")
    # the letter's own date: its head, else a full date just before, else the day of publication
    told = context.near(match.first) if context.day_explicit else None
    heads = (context.entry, context.head, told, context.published)
    anchor = next((a for a in heads if a is not None), None)
    shift = match.number("MONTHWARD")
    if anchor is None or d is None or shift is None:
        return None
    y, m, _ = from_days(anchor)
    y, m = y + (m + shift - 1) // 12, (m + shift - 1) % 12 + 1
    return readings.day(days(y, m, d)) if is_date(y, m, d) else None


def _entry_day(match: Match) -> Reading | None:
    """Read the "3rd" that begins an entry of a diary, after one that has its month."""
    context, d = match.context, match.number("ORDNUM")
    if d is None or not 1 <= d <= 31 or not context.opens_line(match.first):
        return None
    if match.after() not in (".", ",", "–", "—", "-", ":"):
        return None
    if context.entry is None:
        return (
            Reading(date=f"XXXX-XX-{d:02d}", grain="day")
            if match.after() in (".", "–", "—")
            else None
        )
    y, m, last = from_days(context.entry)
    if d < last:
        y, m = y + m // 12, m % 12 + 1
    return readings.day(days(y, m, d)) if is_date(y, m, d) else None


RULES: Final = (
    Rule("inst-ult-prox", "THE? (ORDNUM | DAYNUM) MONTHWARD", _monthward,
         (("Yours of the 5th inst. came.", "2023-09-05"), ("We sailed on the 28th ult. from Leith.", "2023-08-28"),
          ("We land on the 3rd prox. at Hull.", "2023-10-03"))),
    Rule("week-of", f"THE WEEKU OF ({{weekday}} COMMA?)? {DAY_MONTH} (COMMA? {{year}})?", _week_of,
         (("They closed the road in the week of 4 September.", "2023-W36"),)),
    Rule("date-era", "({month} THE? {dayno} | THE? {dayno} OF? {month}) COMMA? INTEGER (ERA | AD)", _era_date,
         (("The fleet left on 5 May 44 BC.", "BC0044-05-05"),)),
    Rule("date", f"{DAY_MONTH} (COMMA? {{year}} | COMMA? {TURN})", _calendar,
         (("He sailed on 3 March 1911.", "1911-03-03"), ("She left on Nov. 3, 2019.", "2019-11-03"),
          ("It opened on the 1st of May, 1907.", "1907-05-01"))),
    Rule("date-no-year", f"((LAST | NEXT | THIS) (PAST | COMING)?)? {DAY_MONTH}", _calendar,
         (("He arrived on 5 September.", "2023-09-05"), ("He will arrive on Dec. 5.", "2023-12-05"))),
    Rule("iso-date", "(YEARNUM HYPHEN DAYNUM HYPHEN DAYNUM | YEARNUM SLASH DAYNUM SLASH DAYNUM | YYYYMMDD)", _iso,
         (("Filed 2019-04-24 from the quay.", "2019-04-24"),)),
    Rule("slash-date", "DAYNUM (SLASH DAYNUM SLASH (YEARNUM | TWODIGIT) | HYPHEN DAYNUM HYPHEN YEARNUM)", _slashes,
         (("Received 9/10/2023 by post.", "2023-09-10"), ("Received 24/12/2022 by post.", "2022-12-24"))),
)  # fmt: skip

#: parts of dates, tried after everything else that begins with a number
LOOSE_RULES: Final = (
    Rule("entry-day", "ORDNUM", _entry_day,
         (("12th April 1843. We left York.\n\n14th. We came to Durham.", "1843-04-14"),)),
    Rule("day-of-range", "(TWODIGIT | ORDNUM)", _day_of_range,
         (("They were there on 24 and 25 June 2001.", "2001-06-24"), ("The quay was shut on April 24, 2001 and 25.", "2001-04-25"))),
    Rule("slashed-entry", "DAYNUM SLASH DAYNUM", _slashed_entry,
         (("19/5. Column in by noon.\n23/5. Occupied the fort.", "2023-05-19"),)),
    Rule("day-of-journey", "THE? ORDINAL (DAYU | PART)", _day_of_journey,
         (("We reached the lake on the ninth day.", "XXXX-XX-XX"),)),
    Rule("day-of-month", "THE (ORDNUM | ORDWORD | SECOND)", _day_of_month,
         (("He sailed on 3 March 1911 and landed on the 9th.", "1911-03-09"),)),
)  # fmt: skip
