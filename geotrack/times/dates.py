"""Calendar dates: days, months, years, decades, centuries, seasons, quarters, weekdays."""

from __future__ import annotations

from typing import Final

from geotrack.instants import days, from_days, weekday
from geotrack.times import readings
from geotrack.times.grammar import Match, Rule
from geotrack.times.lexicon import NAME, classify
from geotrack.times.readings import Reading

__all__ = ["RULES"]

_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: words after a weekday or month that make it a name ("Friday Harbor", "the Sunday Times")
_NAME_AFTER: Final = frozenset(
    """Harbor Harbour Island Islands River Creek Bay Times Mirror Telegraph Herald Mail Post Express Star
    Tribune Group Fire Madness Ecumenical""".split()
)
_CUES: Final = frozenset(
    """in since by until till of from after before during early late mid through throughout to between
    and for around about circa the ( this last next at on as""".split()
)
_ADVERBIAL: Final = frozenset(
    "on by from until till since in before after between and to of".split()
)
#: what counts, not dates: "2000 people", "1500 metres"
_COUNTED: Final = frozenset(
    """km miles mile kilometers kilometres meters metres feet ft yards people men women troops soldiers
    dollars euros pounds tons tonnes kg km/h mph hectares acres percent per pesos rubles roubles yen
    knots nm m mm cm hp calls votes passengers""".split()
)
#: plural nouns that years stand before
_DATED: Final = frozenset(
    """census elections games olympics protests attacks bombings riots championships talks accords
    hostilities hearings sales earnings results championships finals bus was is has this thus his""".split()
)


def _valid(y: int | None, m: int, d: int) -> bool:
    if not 1 <= d <= _LENGTHS[m - 1]:
        return False
    leap = y is None or (y % 4 == 0 and (y % 100 != 0 or y % 400 == 0))
    return d < 29 or m != 2 or (d == 29 and leap)


def _year_number(match: Match) -> int | None:
    value = match.number("YEARNUM")
    if value is not None or not match.has("APOS"):
        return value
    short = match.all("DAYNUM", "SMALLNUM")
    return _century_of(int(short[-1] or 0), match) if short else None


def _century_of(two: int, match: Match) -> int:
    """Return the year that a two-digit year means: the one within 79 years past and 20 ahead."""
    today = match.context.published
    now = from_days(today)[0] if today is not None else 2020
    y = now - now % 100 + two
    return y - 100 if y > now + 20 else y


def _day_number(match: Match) -> int | None:
    tens = match.number("TENWORD")
    ones = match.number("ORDWORD", "SECOND")
    if tens is not None:
        return tens + (ones or 0)
    return ones if ones is not None else match.number("ORDNUM", "DAYNUM")


def _calendar(match: Match) -> Reading | None:
    context = match.context
    m, d = match.number("MONTH", "MAYLIKE", "MONABBR"), _day_number(match)
    assert m is not None
    y = _year_number(match)
    if match.has("YEARU"):  # "8 April this year"
        y = _turned_year(match)
        if y is None:
            y = context.year_of(m, d, match.first, match.last)
    if d is None:
        return None
    if y is None:
        y = _year_ahead(match)
    stated = y is not None
    if not _valid(y, m, d):
        return None
    if match.has("LAST", "NEXT", "THIS") and y is None:
        y = _year_by_words(match, m, d)
    if y is None:
        named = match.number("WEEKDAY", "WDABBR")
        y = context.year_of(m, d, match.first, match.last)
        if named is not None and y is not None:
            y = next(
                (
                    c
                    for c in (y, y - 1, y + 1)
                    if _valid(c, m, d) and weekday(days(c, m, d)) == named
                ),
                y,
            )
        if y is not None and not _valid(y, m, d):
            y = None
    if y is None:
        return Reading(date=f"XXXX-{m:02d}-{d:02d}", grain="day")
    _remember(match, stated=stated)
    return readings.day(days(y, m, d))


def _year_ahead(match: Match) -> int | None:
    """Return the year that stands at the end of a range: "May 5–7, 2011", "3 May to 7 June 2011"."""
    if match.after().lower() not in _LINKED:
        return None
    for k in range(2, 8):
        code, value = classify(match.after(k)) if match.after(k) else ("", None)
        name = NAME.get(code)
        if name == "YEARNUM":
            return int(value) if isinstance(value, int) else None
        if name not in ("DAYNUM", "ORDNUM", "MONTH", "MAYLIKE", "MONABBR", "POINT", "COMMA"):
            return None
    return None


def _remember(match: Match, *, stated: bool) -> None:
    """Note that a full date was told ("On 3 May 1911"), and not only used to name something."""
    adverb = match.before().lower() in _ADVERBIAL or match.before() in ("", ".", ",", "(")
    match.context.day_explicit = stated and adverb


def _turned_year(match: Match) -> int | None:
    today = match.context.published
    if today is None:
        return None
    y = from_days(today)[0]
    if match.has("NEXT", "COMING"):
        return y + 1
    return y - 1 if match.has("LAST", "PREVIOUS") else y


def _month(match: Match) -> Reading | None:
    m = match.number("MONTH", "MAYLIKE", "MONABBR")
    assert m is not None
    context = match.context
    y = _year_number(match)
    if match.before().isdigit() and len(match.before()) <= 2:
        return None  # "31 February"
    if match.has("YEARU"):
        y = _turned_year(match)
    elif y is None:
        if match.has("MAYLIKE", "MONABBR") or match.after().istitle():
            cue = match.before().lower() in _CUES or match.has(
                "LAST", "NEXT", "THIS", "EARLY", "MID", "LATE", "END", "BEGIN", "COMING", "PAST"
            )
            if not cue or (match.before()[:1].isupper() and match.before().lower() not in _CUES):
                return None
            if match.has("MONABBR") and not match.has("POINT") and match.after()[:1].isupper():
                return None
        if match.before()[:1].isupper() and match.before().lower() not in _CUES and match.first:
            name = match.before().lower()
            if name not in ("on", "in") and match.before() not in (".", '"'):
                return None
        if match.after() in _NAME_AFTER:
            return None
        y = _year_by_words(match, m, None)
        if y is None:
            y = context.year_of(m, None, match.first, match.last)
    return readings.month(y, m)


def _year_by_words(match: Match, m: int, d: int | None) -> int | None:
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


def _iso(match: Match) -> Reading | None:
    packed = match.number("YYYYMMDD")
    if packed is not None:
        y, m, d = packed // 10000, packed // 100 % 100, packed % 100
        if not 1900 <= y <= 2100:
            return None
    else:
        y, m, d = (int(v or 0) for v in match.all("YEARNUM", "DAYNUM"))
    if not 1 <= m <= 12 or not _valid(y, m, d) or match.after() in ("-", "/"):
        return None
    _remember(match, stated=True)
    return readings.day(days(y, m, d))


def _slashes(match: Match) -> Reading | None:
    figures = [int(v or 0) for v in match.all("DAYNUM", "SMALLNUM", "YEARNUM")]
    if len(figures) != 3 or match.after() in ("/", "-"):
        return None
    first, second, y = figures
    if y < 100:
        y = _century_of(y, match)
    # month first as in the United States unless the figures exclude it
    m, d = (first, second) if first <= 12 else (second, first)
    if not 1 <= m <= 12 or not _valid(y, m, d):
        return None
    _remember(match, stated=True)
    return readings.day(days(y, m, d))


def _weekday(match: Match) -> Reading | None:
    context = match.context
    number = match.number("WEEKDAY", "WDABBR")
    assert number is not None
    if match.after() in _NAME_AFTER:
        return None
    if match.has("WDABBR") and not match.has("POINT") and not match.after()[:1].isdigit():
        return None
    told = context.told(match.first)
    if told is None and context.published is None:
        told = context.near(match.first, reach=3)
    if told is not None:
        before = match.has("LAST", "PREVIOUS", "PAST")
        step = -((weekday(told) - number) % 7 or 7) if before else (number - weekday(told)) % 7
        return readings.day(told + step)
    today = context.published
    if today is None:
        return Reading(date=f"XXXX-WXX-{number + 1}", grain="day", weekday_only=True)
    back = (weekday(today) - number) % 7
    ahead = (number - weekday(today)) % 7
    if match.has("LAST", "PAST", "PREVIOUS"):
        step = -(back or 7)
    elif match.has("NEXT", "FOLLOWING") or match.has("COMING"):
        step = ahead or 7
    elif match.has("THIS"):
        step = -back if context.tense(match.first, match.last) == "past" else ahead
    else:
        when = _weekday_tense(match)
        step = ahead if when == "future" else -back
    found = readings.day(today + step)
    return Reading(
        date=found.date,
        low=found.low,
        high=found.high,
        day=found.day,
        grain="day",
        weekday_only=True,
    )


def _weekday_tense(match: Match) -> str:
    """Return the tense around a weekday; "would" is past before "Friday's talks"."""
    possessive = match.context.words[match.last - 1].endswith(("'s", "’s"))
    return match.context.tense(match.first, match.last, reported=possessive)


def _bare_year(match: Match) -> Reading | None:
    y = match.number("YEARNUM")
    assert y is not None
    before, after = match.before(), match.after()
    if before in ("$", "£", "€", "¥", "#", "/", "+", "=", "~"):
        return None
    if before in ("-", "–") and after in ("-", "–"):
        return None  # a link of a chain of figures
    if before == "." and match.before(2).lower() in ("no", "nos"):
        return None
    if after.lower() in _COUNTED or after in ("%", "°", "$", "€"):
        return None
    if after in ("-", "–") and match.after(2).lower() in _COUNTED | {
        "mile",
        "meter",
        "foot",
        "pound",
    }:
        return None
    if after == "-" and match.after(2).isdigit() and len(match.after(2)) > 4:
        return None  # a telephone number
    if before == "-" and match.before(2).isdigit() and len(match.before(2)) != 4:
        return None
    cue = before.lower() in _CUES or match.has("EARLY", "MID", "LATE", "END", "BEGIN", "YEARU")
    if not 1900 <= y <= 2050:
        if not cue and not (before in (",", "–", "-") and y >= 1500):
            return None
        if y > 2050 or (before.lower() in ("about", "around", "at", "the") and y < 1500):
            return None
        if before.lower() == "to" and match.before(2)[:1].isdigit() and y < 1500:
            return None
    if (
        after[:1].islower()
        and after.endswith("s")
        and after.lower() not in _DATED
        and len(after) > 2
    ):
        the = before.lower() in (
            "the",
            "his",
            "her",
            "its",
            "their",
            "this",
            "s",
        ) or before.endswith("'s")
        if not the and after not in ("as", "is", "was", "has", "its"):
            return None
    if match.context.words[match.first][:1] == "0":
        return None
    return readings.year(y)


def _era(match: Match) -> Reading | None:
    figures = match.all("DAYNUM", "SMALLNUM", "YEARNUM", "BIGNUM")
    value = int(figures[0] or 0)
    if not 1 <= value <= 9999:
        return None
    return readings.year(1 - value if match.has("ERA") else value)


def _era_date(match: Match) -> Reading | None:
    m, figures = (
        match.number("MONTH", "MAYLIKE", "MONABBR"),
        match.all("DAYNUM", "SMALLNUM", "BIGNUM", "YEARNUM", "ORDNUM"),
    )
    if m is None or len(figures) != 2:
        return None
    d, y = int(figures[0] or 0), int(figures[1] or 0)
    y = 1 - y if match.has("ERA") else y
    if not _valid(y, m, d):
        return None
    _remember(match, stated=True)
    return readings.day(days(y, m, d))


def _decade(match: Match) -> Reading | None:
    y = match.number("YEARNUM")
    tens = match.number("TENYEARS")
    if y is None and tens is not None:
        if not match.has("THE", "EARLY", "LATE", "MID") and match.before().lower() != "the":
            return None
        if match.before().lower() in ("his", "her", "their", "my", "its"):
            return None
        y = 1900 + 10 * tens
    if y is None:
        figures = match.all("DAYNUM", "SMALLNUM")
        if not figures or not (
            match.has("APOS", "THE") or match.before().lower() in ("the", "mid", "early", "late")
        ):
            return None
        two = int(figures[-1] or 0)
        y = (2000 if two <= 10 else 1900) + two
    if (
        match.before().lower() in ("his", "her", "their", "my", "its", "mid")
        and match.before() != "mid"
    ):
        return None
    if y % 10:
        return None
    if y % 100 == 0 and y < 2000 and not match.has("EARLY"):
        return readings.century(y // 100 + 1)
    return readings.decade(y)


def _century(match: Match) -> Reading | None:
    number = _day_number(match)
    if number is None or not 1 <= number <= 30:
        return None
    return readings.century(number, before_christ=match.has("ERA"))


def _season(match: Match) -> Reading | None:
    code = str(match.get("SEASON", "SPRINGLIKE"))
    y = _year_number(match)
    context = match.context
    if y is not None:
        return readings.season(y, code)
    modified = match.has(
        "LAST", "PAST", "NEXT", "COMING", "THIS", "THAT", "EARLY", "MID", "LATE", "FOLLOWING"
    )
    if match.has("SPRINGLIKE") and not modified:
        article = match.before().lower() == "the" and match.before(2).lower() in (
            "in", "by", "during", "until", "since", "for", "this", "through", "of"
        )  # fmt: skip
        if match.before().lower() not in ("in", "until", "since", "by", "during") and not article:
            return None
        if match.after().lower() in ("of", "to", "from", "in") and article and code == "FA":
            return None
    if context.published is None:
        return readings.season(None, code)
    now_year, now_month, _ = from_days(context.published)
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 13}[code]
    gaps = {c: (c - now_year) * 12 + middle - now_month for c in range(now_year - 2, now_year + 2)}
    if match.has("YEARU"):
        y = _turned_year(match)
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
    if match.after().lower() in ("hour", "hours", "century", "mile", "final", "finals"):
        return None
    y = _year_number(match)
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
    y = _year_number(match)
    if y is None:
        two = match.number("DAYNUM", "SMALLNUM")
        if two is None:
            y = _turned_year(match)
            if y is None:
                return Reading(date="FYXXXX")
        else:
            y = _century_of(two, match)
    # fiscal years begin between April of the year before and October
    low, high = days(y - 1, 4, 1) * 24.0, days(y + 1, 1, 1) * 24.0
    return Reading(date=f"FY{y:04d}", low=low, high=high, grain="year")


def _day_of_month(match: Match) -> Reading | None:
    d = match.number("ORDNUM", "ORDWORD", "SECOND")
    if (
        d is None
        or not 1 <= d <= 31
        or match.before().lower() not in ("on", "by", "until", "of", "from")
    ):
        return None
    after = match.after()
    if after[:1].isalpha() and after.lower() not in (
        "and", "or", "he", "she", "it", "they", "we", "i", "at", "to", "in", "with", "when", "after", "but", "the", "for", "from",
    ):  # fmt: skip
        return None
    period = match.context.period
    if period is None or period.low is None or period.grain not in ("month", "day"):
        return None
    y, m, _ = from_days(int(period.low // 24))
    return readings.day(days(y, m, d)) if _valid(y, m, d) else None


_LINKED: Final = frozenset(("and", "or", "to", "through", "-", "–", "—", "until"))


def _day_of_range(match: Match) -> Reading | None:
    """Read the "25" of "24 and 25 June", of "24–25 June" and of "June 24 and 25"."""
    context, d = match.context, match.number("DAYNUM", "SMALLNUM", "ORDNUM")
    if d is None:
        return None
    names = [NAME.get(code) for code in context.codes[match.last : match.last + 3]]
    if match.after().lower() in _LINKED and names[1:2] and names[1] in ("DAYNUM", "ORDNUM"):
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
    if ended is None or ended[0] != match.first - 1 or match.before().lower() not in _LINKED:
        return None
    if match.after().lower() in _COUNTED or match.after()[:1].isdigit():
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
    if m is None or not _valid(y, m, d):
        return None
    if y is None:
        return Reading(date=f"XXXX-{m:02d}-{d:02d}", grain="day")
    return readings.day(days(y, m, d))


def _week_of(match: Match) -> Reading | None:
    found = _calendar(match)
    if found is None or found.day is None:
        return Reading(date="XXXX-WXX", grain="week")
    return readings.week(found.day)


_EARLY: Final = "((EARLY | MID | LATE) (HYPHEN | IN | ON)? | THE (END | BEGIN) OF )"
_DAY_MONTH: Final = "({month} THE? {dayno} | THE? {dayno} OF? {month})"
_TURN: Final = "((THIS | LAST | NEXT | THE PREVIOUS) YEARU)"

RULES: Final = (
    Rule("week-of", f"THE WEEKU OF ({{weekday}} COMMA?)? {_DAY_MONTH} (COMMA? {{year}})?", _week_of,
         (("They closed the road in the week of 4 September.", "2023-W36"),)),
    Rule("date-era", "({month} THE? {dayno} | THE? {dayno} OF? {month}) COMMA? INTEGER (ERA | AD)", _era_date,
         (("The fleet left on 5 May 44 BC.", "BC0044-05-05"),)),
    Rule("date", f"{_DAY_MONTH} (COMMA? {{year}} | COMMA? {_TURN})", _calendar,
         (("He sailed on 3 March 1911.", "1911-03-03"), ("She left on Nov. 3, 2019.", "2019-11-03"),
          ("It opened on the 1st of May, 1907.", "1907-05-01"))),
    Rule("date-no-year", f"((LAST | NEXT | THIS) (PAST | COMING)?)? {_DAY_MONTH}", _calendar,
         (("He arrived on 5 September.", "2023-09-05"), ("He will arrive on Dec. 5.", "2023-12-05"))),
    Rule("iso-date", "(YEARNUM HYPHEN DAYNUM HYPHEN DAYNUM | YEARNUM SLASH DAYNUM SLASH DAYNUM | YYYYMMDD)", _iso,
         (("Filed 2019-04-24 from the quay.", "2019-04-24"),)),
    Rule("slash-date", "DAYNUM (SLASH DAYNUM SLASH (YEARNUM | TWODIGIT) | HYPHEN DAYNUM HYPHEN YEARNUM)", _slashes,
         (("Received 9/10/2023 by post.", "2023-09-10"), ("Received 24/12/2022 by post.", "2022-12-24"))),
    Rule("month-year", f"{_EARLY}? {{month}} (OF | COMMA)? ({{year}} | {_TURN})", _month,
         (("The bridge fell in July 1997.", "1997-07"), ("The line opens in May next year.", "2024-05"))),
    Rule("month", f"({_EARLY} | LAST | NEXT | THIS | THIS PAST | THIS COMING | EARLIER IN)? {{month}}", _month,
         (("The pass closed in late November.", "2022-11"), ("It reopened last July.", "2023-07"))),
    Rule("fiscal-year", "(FISCAL (YEARU)? ({year} | YEARNUM) | (THIS | LAST | NEXT) FISCAL YEARU | AY (YEARNUM | TWODIGIT))", _fiscal,
         (("Traffic fell in fiscal 2013.", "FY2013"),)),
    Rule("quarter", f"THE? ORDINAL (FISCAL)? HYPHEN? (QUARTER | HALF) ((OF | IN) (THE YEARU | YEARNUM | {_TURN} | {{year}}) | YEARNUM)?", _quarter,
         (("Freight rose in the third quarter of 2012.", "2012-Q3"), ("Freight fell in the first half of this year.", "2023-H1"))),
    Rule("quarter-code", "QUART DAYNUM ((OF | IN | COMMA)? YEARNUM)?", _quarter_code,
         (("Freight fell in Q3 2012.", "2012-Q3"),)),
    Rule("season", f"({_EARLY} | THIS PAST | LAST | THIS | NEXT | THE? COMING | THE? PAST | THAT | THE? FOLLOWING)? ANYSEASON ((OF | IN | COMMA)? ({{year}} | {_TURN}))?", _season,
         (("The ferry ran last winter.", "2022-WI"), ("The pass was shut in the spring of 1921.", "1921-SP"))),
    Rule("decade", f"(THE | {_EARLY} | THE {_EARLY})? (APOS? INTEGER APOS? PLURALS | {_EARLY}? TENYEARS)", _decade,
         (("Trains were slow in the 1920s.", "192"), ("He toured in the early '90s.", "199"), ("The canal dates from the 1800s.", "18"))),
    Rule("century", f"{_EARLY}? (ORDNUM | TENWORD HYPHEN? ORDINAL | ORDWORD) HYPHEN? CENTURYU (ERA | AD)?", _century,
         (("The fort dates from the 17th century.", "16"), ("A fifth-century BC wall stood there.", "BC04"))),
    Rule("era-year", "(AD INTEGER | INTEGER (ERA | AD))", _era,
         (("Caesar crossed in 49 BC.", "BC0049"), ("The city burned in AD 64.", "0064"))),
    Rule("year", f"({_EARLY} | IN? THE YEARU | YEARU)? YEARNUM", _bare_year,
         (("The tunnel opened in 1994.", "1994"), ("The 2019 visit was short.", "2019"))),
    Rule("weekday", "(LAST | THIS PAST | PAST | THIS COMING | THIS | NEXT | THE? COMING | THE? FOLLOWING | THE? PREVIOUS | (EARLY | LATE) (ON)? | LATER (ON)? | EARLIER (ON)?)? {weekday}", _weekday,
         (("They left on Friday.", "2023-09-08"), ("They will leave on Friday.", "2023-09-15"),
          ("They left last Tuesday.", "2023-09-05"))),
    Rule("day-of-range", "(TWODIGIT | ORDNUM)", _day_of_range,
         (("They were there on 24 and 25 June 2001.", "2001-06-24"), ("The quay was shut on April 24, 2001 and 25.", "2001-04-25"))),
    Rule("day-of-month", "THE (ORDNUM | ORDWORD | SECOND)", _day_of_month,
         (("He sailed on 3 March 1911 and landed on the 9th.", "1911-03-09"),)),
)  # fmt: skip
