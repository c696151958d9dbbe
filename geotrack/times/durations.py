"""Durations: "about 20 hours", "a 16-hour flight", "18-month-old", "the coming days"."""

from typing import Final

from geotrack.languages.en import duration_words
from geotrack.measures.interval import Interval
from geotrack.times.counts import Count, count_of, interval_of, timex
from geotrack.times.patterns import Match, Rule
from geotrack.times.readings import Reading, duration

_UNIT_CLASSES: Final = (
    "SECU", "MINU", "HOURU", "DAYU", "NIGHTU", "WEEKU", "FORTU", "MONTHU", "YEARU", "DECADEU", "CENTURYU",
)  # fmt: skip
_FIGURES: Final = ("DAYNUM", "SMALLNUM", "YEARNUM", "BIGNUM", "DECIMAL", "NUMWORD", "TENWORD")
_ALL: Final = (*_UNIT_CLASSES, *(f"{name}S" for name in _UNIT_CLASSES), "SECOND", "HOURSUF")


#: what the words "second" and "h" stand for as units
_ODD: Final[dict[object, str]] = {2: "TS", "h": "TH"}


def unit_of(match: Match) -> str | None:
    """Return the TIMEX3 unit of the last unit word; None when there is none."""
    units = match.all(*_ALL)
    if not units:
        return None
    return _ODD.get(units[-1], str(units[-1]))


def count_and_unit(match: Match) -> tuple[Count, str] | None:
    """Return number and unit of a duration; None when the words are none."""
    unit = unit_of(match)
    if unit is None:
        return None
    count = count_of(match)
    if count.value is not None and (count.value <= 0 or count.value > 1e9):
        return None
    return count, unit


def _duration(match: Match) -> Reading | None:
    found = count_and_unit(match)
    if found is None:
        return None
    count, unit = found
    if match.before() in ("-", "–", "$", "£", "€", "/", ":") and not match.has("THE"):
        return None
    if match.after() == "-" and match.after(2).lower() == duration_words.OLD:
        return None  # a person's age, which the rule for ages has refused
    named = match.context.words[match.last - 1]
    if named[:1].isupper() and named[1:].islower() and not match.before()[:1].isupper():
        return None  # "60 Minutes", "90 Days"
    if match.after().lower() in duration_words.MARK_MARATHON or (
        unit == "D" and match.after() == duration_words.INN
    ):
        return None
    value = timex(count, unit)
    if unit == "TS" and match.has("SECOND") and not match.has(*_FIGURES):
        return None  # "a second attempt"
    return duration(value, interval_of(count, unit))


def _bare_plural(match: Match) -> Reading | None:
    """Read "for weeks", "in recent days", "the coming years"."""
    unit = unit_of(match)
    if unit is None:
        return None
    before = match.before().lower()
    modified = match.has(
        "PAST",
        "LAST",
        "RECENT",
        "COMING",
        "NEXT",
        "FOLLOWING",
        "PREVIOUS",
        "LONG",
        "OLD",
        "MORE",
        "MANY",
        "FEW",
        "THESE",
    )
    if not modified and before not in duration_words.BEFORE_BARE_UNITS:  # fmt: skip
        return None
    if not modified and before in duration_words.OF_BY and unit in ("TH", "TM", "TS", "D"):
        return None
    if unit == "TS" and not modified:
        return None
    return duration(timex(Count(None, None, False, None, ""), unit), None)


def _article(match: Match) -> Reading | None:
    """Read "a day", "an hour and a half", "a half hour", "half an hour"."""
    unit = unit_of(match)
    if unit is None:
        return None
    if match.has("QUARTER", "QUARTERS"):
        share = 0.75 if match.has("QUARTERS") else 0.25
        count = Count(share, None, match.has("ABOUT", "NEARLY"), None, "")
    else:
        count = count_of(match)
    if (
        match.has("MINU")
        and not match.has("HALF", "HYPHEN")
        and match.before().lower() in duration_words.WAIT_JUST
    ):
        return None
    return duration(timex(count, unit), interval_of(count, unit))


def _mixed(match: Match) -> Reading | None:
    """Read "2 hours and 45 minutes", "1 h 20 min", "ten days and six hours"."""
    units = match.all(*_ALL)
    figures = [
        float(str(v).replace(",", ""))
        for v in match.all(
            "DAYNUM", "SMALLNUM", "YEARNUM", "BIGNUM", "DECIMAL", "NUMWORD", "TENWORD"
        )
        if v is not None
    ]
    if len(units) != 2 or len(figures) != 2:
        return None
    large, small = (_ODD.get(u, str(u)) for u in units)
    order = ["TS", "TM", "TH", "D", "W", "M", "Y"]
    if large not in order or small not in order or order.index(small) >= order.index(large):
        return None
    hedge = count_of(match)
    parts = [Count(f, None, hedge.approx, hedge.bound, hedge.hedge) for f in figures]
    both = [interval_of(parts[0], large), interval_of(parts[1], small)]
    if both[0] is None or both[1] is None:
        return None
    grain = interval_of(Count(1.0, None, False, None, ""), small)
    assert grain is not None
    middle = _hours(figures[0], large) + _hours(figures[1], small)
    if hedge.bound or hedge.approx:
        total = both[0] + both[1]
    else:  # the smaller unit tells how exactly the whole is meant
        half = max(grain.middle / 2, middle * 0.01)
        total = Interval(max(0.0, middle - half), middle + half)
    head, tail = timex(parts[0], large), timex(parts[1], small)
    if tail.startswith("PT"):
        value = head + (tail[2:] if head.startswith("PT") else tail[1:])
    else:
        value = head + tail[1:]
    return duration(value, total)


def _hours(value: float, unit: str) -> float:
    interval = interval_of(Count(value, None, False, None, ""), unit)
    return 0.0 if interval is None else interval.middle


def _range(match: Match) -> Reading | None:
    """Read "18 to 22 hours", "two or three weeks", "between 4 and 5 days"."""
    unit = unit_of(match)
    numbers: list[float] = []
    pending: float | None = None
    for name, value in match:
        if name in ("DAYNUM", "SMALLNUM", "YEARNUM", "BIGNUM", "DECIMAL", "NUMWORD"):
            figure = float(str(value).replace(",", ""))
            pending = figure if pending is None or name != "NUMWORD" else pending + figure
            if name != "NUMWORD":
                numbers.append(pending)
                pending = None
        elif name == "TENWORD":
            pending = float(value or 0)
        elif pending is not None and name != "HYPHEN":
            numbers.append(pending)
            pending = None
    if unit is None or len(numbers) != 2 or not 0 < numbers[0] < numbers[1] <= 1e9:
        return None
    count = Count(numbers[0], numbers[1], match.has("ABOUT"), None, "")
    return duration(timex(count, unit), interval_of(count, unit))


def _longword(match: Match) -> Reading:
    return duration(str(match.get("LONGWORD")))


def _old(match: Match) -> Reading | None:
    """Read "18-month-old", "two years old"."""
    following = [match.after(k) for k in range(1, 7)]
    if match.has("YEARU", "MONTHU", "DAYU", "WEEKU") and _person(following):
        return None
    return _duration(match)


def _person(following: list[str]) -> bool:
    """Whether "6-year-old" tells a person's age: the words after it are a name or a person's."""
    for k, word in enumerate(following):
        if word == "-" and k:
            continue
        if not word[:1].isalpha():
            return k == 0
        word = word.removesuffix(duration_words.STRAIGHT_S).removesuffix(duration_words.CURLY_S)
        if (
            word[0].isupper()
            or word.lower() in duration_words.PEOPLE
            or word.lower().endswith(duration_words.OF_PEOPLE)
        ):
            return True
        if (
            word.lower().endswith(duration_words.AGENTS)
            and word.lower() not in duration_words.THINGS
            and len(word) > 4
        ):
            return True
        if word in duration_words.NO_NOUN:
            return k == 0
    return False


_COUNT: Final = "({vague} | {count})"
_SCOPE: Final = "(THE? (PAST | LAST | NEXT | COMING | FOLLOWING | PREVIOUS | ONLY | FULL) | ANOTHER | AN? (ONLY | FULL | EXTRA) | THE | JUST)"
_MOREWORD: Final = "(MORE | FULL | EXTRA)"
_SMALL: Final = "(NUMBER | {words})"

RULES: Final = (
    Rule("mixed", "{hedge}? (NUMBER | NUMWORD | TENWORD) HYPHEN? (UNITS | UNIT | HOURSUF) (COMMA | AND | COMMA AND)? (NUMBER | NUMWORD | TENWORD) HYPHEN? (UNITS | UNIT)", _mixed,
         (("The crossing took 2 hours and 45 minutes.", "PT2H45M"), ("They were out ten days and six hours.", "P10DT6H"))),
    Rule("range", f"{{hedge}}? (BETWEEN | FROM)? {_SMALL} (TO | OR | AND | HYPHEN) {_SMALL} HYPHEN? (UNITS | UNIT)", _range,
         (("The run takes 18 to 22 hours.", "PT22H"), ("It lasted two or three weeks.", "P3W"))),
    Rule("old", f"(THE | AN | {{hedge}})? {_COUNT} HYPHEN? (UNIT | UNITS) HYPHEN? OLD", _old,
         (("The 18-month-old war went on.", "P18M"), ("The line is 80 years old.", "P80Y"))),
    Rule("half", "{hedge}? (AN? HALF (HYPHEN | OF)? AN? UNIT | HALF HYPHEN? AN? UNIT | AN QUARTER OF AN UNIT | QUARTER HYPHEN? OF? HYPHEN? AN? HYPHEN? HOURU | NUMWORD QUARTERS OF AN UNIT)", _article,
         (("The halt lasted half an hour.", "PT30M"), ("It took three quarters of an hour.", "PT45M"))),
    Rule("unit-and-half", "{hedge}? (AN | {count}) (UNIT | UNITS) AND AN HALF", _duration,
         (("The climb took an hour and a half.", "PT1H30M"), ("He was away two years and a half.", "P2.5Y"))),
    Rule("counted", f"({_SCOPE} {{hedge}}? | {{hedge}} (ANOTHER | AN? FULL)?)? {_COUNT} (HYPHEN | {_MOREWORD})* (UNITS | UNIT | SECOND | HOURSUF) (HYPHEN? LONG)?", _duration,
         (("The ride takes about 20 hours.", "PT20H"), ("After a 16-hour flight he slept.", "PT16H"),
          ("He was there for the past three weeks.", "P3W"), ("It ran for several months.", "PXM"))),
    Rule("article", "THE (PAST | LAST) UNIT | {hedge}? (AN | ANOTHER | THE? FULL | AN FULL) (SINGLE | FULL)? UNIT (HYPHEN? LONG)? | UNIT HYPHEN LONG", _article,
         (("The halt lasted almost a week.", "P1W"), ("A day-long strike began.", "P1D"))),
    Rule("bare-plural", "THE? (MANY | FEW)? (PAST | LAST | RECENT | COMING | NEXT | FOLLOWING | PREVIOUS | MANY | FEW | MORE | THESE)? UNITS (HYPHEN (LONG | OLD))?", _bare_plural,
         (("Rain fell for weeks.", "PXW"), ("The talks come in the coming days.", "PXD"))),
    Rule("longword", "LONGWORD", _longword, (("A yearlong survey ended.", "P1Y"),)),
)  # fmt: skip
