"""Months, years, decades, centuries, seasons, quarters and fiscal years."""

from typing import Final

from geotrack.languages.en import time_rules
from geotrack.languages.en.time_rules import COUNTED, CUES, NAME_AFTER
from geotrack.measures.instants import days, from_days
from geotrack.times import readings
from geotrack.times.fields import (
    EARLY,
    TURN,
    century_of,
    day_number,
    frame,
    turned_year,
    year_by_words,
    year_number,
)
from geotrack.times.patterns import Match, Rule
from geotrack.times.readings import Reading


def _month(match: Match) -> Reading | None:
    m = match.number("MONTH", "MAYLIKE", "MONABBR")
    assert m is not None
    context = match.context
    y = year_number(match)
    if match.before().isdigit() and len(match.before()) <= 2:
        return None  # "31 February"
    if match.has("YEARU"):
        y = turned_year(match)
    elif y is None:
        if match.has("MAYLIKE", "MONABBR") or match.after().istitle():
            cue = match.before().lower() in CUES or match.has(
                "LAST", "NEXT", "THIS", "EARLY", "MID", "LATE", "END", "BEGIN", "COMING", "PAST"
            )
            if not cue or (match.before()[:1].isupper() and match.before().lower() not in CUES):
                return None
            if match.has("MONABBR") and not match.has("POINT") and match.after()[:1].isupper():
                return None
        if match.before()[:1].isupper() and match.before().lower() not in CUES and match.first:
            name = match.before().lower()
            if name not in time_rules.ON_IN and match.before() not in (".", '"'):
                return None
        if match.after() in NAME_AFTER:
            return None
        y = year_by_words(match, m, None)
        if y is None:
            y = context.year_of(m, None, match.first, match.last)
        y = _after_start(match, y, m)
    if y is not None and (match.has("YEARU") or year_number(match) is not None):
        frame(match, days(y, m, 1))
    return readings.month(y, m)


def _after_start(match: Match, y: int | None, m: int) -> int | None:
    """Return the year of the end of a range: in "from November to May" May is that of the next year."""
    ended = match.context.ended
    if y is None or ended is None or ended[0] != match.first - 1 or ended[1].grain != "month":
        return y
    if match.before().lower() not in time_rules.BEFORE_LAST_YEARS or ended[1].low is None:
        return y
    first, month, _ = from_days(int(ended[1].low // 24))
    return first + (m <= month)


def _is_figure(match: Match, before: str, after: str) -> bool:
    """Whether the words beside a number of four digits make it another figure than a year."""
    if before in ("$", "£", "€", "¥", "#", "/", "+", "=", "~"):
        return True
    if before in ("-", "–") and after in ("-", "–"):
        return True  # a link of a chain of figures
    if before.lower() == time_rules.AT and after[:1].isupper():
        return True  # a house number
    if before == "." and match.before(2).lower() in time_rules.NO_NOS:
        return True
    if after.lower() in COUNTED or after in ("%", "°", "$", "€"):
        return True
    if after in ("-", "–") and match.after(2).lower() in time_rules.MEASURED:
        return True
    if after == "-" and match.after(2).isdigit() and len(match.after(2)) > 4:
        return True  # a telephone number
    return before == "-" and match.before(2).isdigit() and len(match.before(2)) != 4


def _bare_year(match: Match) -> Reading | None:
    y = match.number("YEARNUM")
    assert y is not None
    before, after = match.before(), match.after()
    if _is_figure(match, before, after):
        return None
    cue = before.lower() in CUES or match.has("EARLY", "MID", "LATE", "END", "BEGIN", "YEARU")
    if not 1900 <= y <= 2050:
        if not cue and not (before in (",", "–", "-") and y >= 1500):
            return None
        if y > 2050 or (before.lower() in time_rules.ABOUT_AROUND_AT_THE and y < 1500):
            return None
        if before.lower() == time_rules.TO and match.before(2)[:1].isdigit() and y < 1500:
            return None
    if (
        after[:1].islower()
        and after.endswith(time_rules.PLURAL_S)
        and after.lower() not in time_rules.DATED
        and len(after) > 2
    ):
        the = before.lower() in time_rules.BEFORE_DATED_EVENTS or before.endswith(
            time_rules.STRAIGHT_S
        )
        if not the and after not in time_rules.FOLLOW_A_NOUN:
            return None
    if match.context.words[match.first][:1] == "0":
        return None
    frame(match, days(y, 1, 1))
    return readings.year(y)


def _era(match: Match) -> Reading | None:
    figures = match.all("DAYNUM", "SMALLNUM", "YEARNUM", "BIGNUM")
    value = int(figures[0] or 0)
    if not 1 <= value <= 9999:
        return None
    return readings.year(1 - value if match.has("ERA") else value)


def _decade(match: Match) -> Reading | None:
    y = match.number("YEARNUM")
    tens = match.number("TENYEARS")
    if y is None and tens is not None:
        if (
            not match.has("THE", "EARLY", "LATE", "MID")
            and match.before().lower() != time_rules.THE
        ):
            return None
        if match.before().lower() in time_rules.OWNERS:
            return None
        y = 1900 + 10 * tens
    if y is None:
        figures = match.all("DAYNUM", "SMALLNUM")
        if not figures or not (
            match.has("APOS", "THE") or match.before().lower() in time_rules.THE_MID_EARLY_LATE
        ):
            return None
        two = int(figures[-1] or 0)
        y = (2000 if two <= 10 else 1900) + two
    if match.before().lower() in time_rules.OWNERS_OR_MID and match.before() != time_rules.MID:
        return None
    if y % 10:
        return None
    if y % 100 == 0 and y < 2000 and not match.has("EARLY"):
        return readings.century(y // 100 + 1)
    return readings.decade(y)


def _century(match: Match) -> Reading | None:
    number = day_number(match)
    if number is None or not 1 <= number <= 30:
        return None
    return readings.century(number, before_christ=match.has("ERA"))


#: first month of a season
_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season(match: Match) -> Reading | None:
    code = str(match.get("SEASON", "SPRINGLIKE"))
    y = year_number(match)
    context = match.context
    if y is not None:
        return readings.season(y, code)
    modified = match.has(
        "LAST", "PAST", "NEXT", "COMING", "THIS", "THAT", "EARLY", "MID", "LATE", "FOLLOWING"
    )
    if match.has("SPRINGLIKE") and not modified:
        article = match.before().lower() == time_rules.THE and match.before(2).lower() in time_rules.BEFORE_YEARS  # fmt: skip
        if match.before().lower() not in time_rules.BEFORE_BARE_YEARS and not article:
            return None
        if match.after().lower() in time_rules.OF_TO_FROM_IN and article and code == "FA":
            return None
    period = context.recent_period(match.first)
    if match.has("FOLLOWING", "THAT") and period is not None and period.low is not None:
        y, month, _ = from_days(int(period.low // 24))
        late = match.has("FOLLOWING") and _STARTS[code] <= (month + 1) % 12
        return readings.season(y + late, code)
    if context.published is None:
        return readings.season(None, code)
    now_year, now_month, _ = from_days(context.published)
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}[code]
    gaps = {c: (c - now_year) * 12 + middle - now_month for c in range(now_year - 2, now_year + 2)}
    if match.has("YEARU"):
        y = turned_year(match)
    elif match.has("LAST", "PAST"):
        y = max(c for c, gap in gaps.items() if gap < -1)
    elif match.has("NEXT", "COMING"):
        y = min(c for c, gap in gaps.items() if gap > 1)
    else:
        when = context.tense(match.first, match.last)
        if match.has("THIS") or when == "open":
            y = min(gaps, key=lambda c: (abs(gaps[c]), c))
        elif when == "past":
            y = max(c for c, gap in gaps.items() if gap <= 1)
        else:
            y = min(c for c, gap in gaps.items() if gap >= -1)
    return readings.season(y, code)


def _quarter(match: Match) -> Reading | None:
    number = match.number("ORDNUM", "ORDWORD", "SECOND")
    half = match.has("HALF")
    if number is None or not 1 <= number <= (2 if half else 4):
        return None
    if match.after().lower() in time_rules.COUNTED_BY_ORDINALS:
        return None
    y = year_number(match)
    context = match.context
    if y is None and context.published is not None:
        y, now, _ = from_days(context.published)
        if match.has("LAST", "PREVIOUS"):
            y -= 1
        elif match.has("NEXT"):
            y += 1
        elif not match.has("THIS", "YEARU") and (number - 1) * (6 if half else 3) + 1 > now:
            y -= context.tense(match.first, match.last) != "future"
    if not half and y is None and not match.has("OF"):
        return readings.quarter(None, number)
    return readings.quarter(y, number, of=2 if half else 4)


def _quarter_code(match: Match) -> Reading | None:
    number, y = match.number("DAYNUM"), match.number("YEARNUM")
    if number is None or not 1 <= number <= 4 or match.context.words[match.first] != "Q":
        return None
    if y is None and match.context.published is not None:
        y = from_days(match.context.published)[0]
    return readings.quarter(y, number)


def _fiscal(match: Match) -> Reading | None:
    y = year_number(match)
    if y is None:
        two = match.number("DAYNUM", "SMALLNUM")
        if two is None:
            y = turned_year(match)
            if y is None:
                return Reading(date="FYXXXX")
        else:
            y = century_of(two, match)
    # fiscal years begin between April of the year before and October
    low, high = days(y - 1, 4, 1) * 24.0, days(y + 1, 1, 1) * 24.0
    return Reading(date=f"FY{y:04d}", low=low, high=high, grain="year")


RULES: Final = (
    Rule("month-year", f"{EARLY}? {{month}} (OF | COMMA)? ({{year}} | {TURN})", _month,
         (("The bridge fell in July 1997.", "1997-07"), ("The line opens in May next year.", "2024-05"))),
    Rule("month", f"({EARLY} | LAST | NEXT | THIS | THIS PAST | THIS COMING | EARLIER IN)? {{month}}", _month,
         (("The pass closed in late November.", "2022-11"), ("It reopened last July.", "2023-07"))),
    Rule("fiscal-year", "(FISCAL (YEARU)? ({year} | YEARNUM) | (THIS | LAST | NEXT) FISCAL YEARU | AY (YEARNUM | TWODIGIT))", _fiscal,
         (("Traffic fell in fiscal 2013.", "FY2013"),)),
    Rule("quarter", f"THE? ORDINAL (FISCAL)? HYPHEN? (QUARTER | HALF) ((OF | IN) (THE YEARU | YEARNUM | {TURN} | {{year}}) | YEARNUM)?", _quarter,
         (("Freight rose in the third quarter of 2012.", "2012-Q3"), ("Freight fell in the first half of this year.", "2023-H1"))),
    Rule("quarter-code", "QUART DAYNUM ((OF | IN | COMMA)? YEARNUM)?", _quarter_code,
         (("Freight fell in Q3 2012.", "2012-Q3"),)),
    Rule("season", f"({EARLY} | THIS PAST | LAST | THIS | NEXT | THE? COMING | THE? PAST | THAT | THE? FOLLOWING)? ANYSEASON ((OF | IN | COMMA)? ({{year}} | {TURN}))?", _season,
         (("The ferry ran last winter.", "2022-WI"), ("The pass was shut in the spring of 1921.", "1921-SP"))),
    Rule("decade", f"(THE | {EARLY} | THE {EARLY})? (APOS? INTEGER APOS? PLURALS | {EARLY}? TENYEARS)", _decade,
         (("Trains were slow in the 1920s.", "192"), ("He toured in the early '90s.", "199"), ("The canal dates from the 1800s.", "18"))),
    Rule("century", f"{EARLY}? (ORDNUM | TENWORD HYPHEN? ORDINAL | ORDWORD) HYPHEN? CENTURYU (ERA | AD)?", _century,
         (("The fort dates from the 17th century.", "16"), ("A fifth-century BC wall stood there.", "BC04"))),
    Rule("era-year", "(AD INTEGER | INTEGER (ERA | AD))", _era,
         (("Caesar crossed in 49 BC.", "BC0049"), ("The city burned in AD 64.", "0064"))),
    Rule("year", f"({EARLY} | IN? THE YEARU | YEARU)? YEARNUM", _bare_year,
         (("The tunnel opened in 1994.", "1994"), ("The 2019 visit was short.", "2019"))),
)  # fmt: skip
