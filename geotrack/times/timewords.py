"""The words of time expressions by class: what the rules are written in.

A rule never names a word, only a class (``WEEKDAY``, ``MONTH``, ``AGO``); a word has one class and a
value (weekday 0 to 6, month 1 to 12, a unit code, a number). A new word needs one entry here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

__all__ = ["CODE", "GROUPS", "NAME", "OTHER", "Value", "classify", "code_of"]

Value = float | int | str | None

_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)
_MONTH_ABBREVIATIONS: Final = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAY_ABBREVIATIONS: Final = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
}  # fmt: skip
_ONES: Final = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS: Final = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth""".split()
#: unit code → singular, plural forms; codes as in TIMEX3 (M is a month, TM a minute)
_UNITS: Final = {
    "TS": ("sec", "seconds secs"),
    "TM": ("minute min", "minutes mins"),
    "TH": ("hour hr", "hours hrs"),
    "D": ("day", "days"),
    "N": ("", "nights"),
    "W": ("week wk", "weeks wks"),
    "F": ("fortnight", "fortnights"),
    "M": ("month", "months"),
    "Y": ("year yr", "years yrs"),
    "DE": ("decade", "decades"),
    "CE": ("century", "centuries"),
}
_UNIT_CLASS: Final = {
    "TS": "SECU", "TM": "MINU", "TH": "HOURU", "D": "DAYU", "N": "NIGHTU", "W": "WEEKU",
    "F": "FORTU", "M": "MONTHU", "Y": "YEARU", "DE": "DECADEU", "CE": "CENTURYU",
}  # fmt: skip
#: zone → hours east of Greenwich, for names that mean one offset in practice
_ZONES: Final = {
    "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5,
    "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "kst": 9,
    "aest": 10, "aedt": 11, "awst": 8, "nzst": 12, "nzdt": 13, "sgt": 8, "hkt": 8,
}  # fmt: skip

_PLAIN: Final[dict[str, str]] = {
    "THE": "the", "AN": "a an", "OF": "of", "IN": "in", "ON": "on", "AT": "at", "BY": "by",
    "TO": "to till until through", "AND": "and", "OR": "or",
    "BETWEEN": "between", "FROM": "from since", "THIS": "this", "THAT": "that", "THESE": "these those",
    "LAST": "last", "PAST": "past", "RECENT": "recent", "NEXT": "next", "COMING": "coming upcoming",
    "FOLLOWING": "following subsequent ensuing", "PREVIOUS": "previous preceding prior",
    "SAME": "same very", "EARLY": "early", "MID": "mid middle", "LATE": "late", "EARLIER": "earlier",
    "LATER": "later", "AGO": "ago", "BEFORE": "before", "AFTER": "after", "EVERY": "every",
    "EACH": "each", "OTHER": "other alternate", "PER": "per", "OLD": "old", "LONG": "long",
    "END": "end close", "BEGIN": "beginning start", "ANOTHER": "another", "SINGLE": "single",
    "FULL": "full whole entire", "MORE": "more", "THAN": "than", "LESS": "less fewer", "LEAST": "least",
    "MOST": "most", "UP": "up", "JUST": "just only", "ABOUT": "about around approximately roughly some circa",
    "NEARLY": "nearly almost", "OVER": "over above", "UNDER": "under", "WITHIN": "within",
    "HENCE": "hence", "COUPLE": "couple", "FEW": "few several", "MANY": "many numerous",
    "HALF": "half", "QUARTER": "quarter", "QUARTERS": "quarters", "DOZEN": "dozen", "FISCAL": "fiscal financial",
    "WEEKEND": "weekend", "WEEKENDS": "weekends", "HYPHEN": "- – — − ‑ ‐", "COMMA": ",", "POINT": ".",
    "APOS": "' ’ ‘", "SLASH": "/", "LPAR": "( [", "OCLOCK": "o'clock o’clock",
    "ERA": "bc b.c. bce b.c.e.", "AD": "ad a.d. ce c.e.", "ONCE": "once twice thrice", "TIMES": "times",
    "TODAY": "today", "TOMORROW": "tomorrow", "YESTERDAY": "yesterday",
    "OVERNIGHT": "overnight", "PLURALS": "s", "AY": "fy", "LOCAL": "local", "TIMEWORD": "time",
    "EXACTLY": "exactly shortly sharp", "ISOT": "t", "ZULU": "z", "HOURSUF": "h",
    "NOW": "now currently nowadays presently", "CURRENT": "current", "RECENTLY": "recently lately",
    "FUTURE": "future", "PRESENT": "present", "MOMENT": "moment",
    "BELLS": "bells", "MEAL": "breakfast lunch luncheon dinner supper teatime dark daylight darkness moonrise cockcrow lunchtime bedtime light",
    "ONLY": "fully merely", "EXTRA": "extra additional further",     "QUART": "q",
}  # fmt: skip

_VALUED: Final[dict[str, dict[str, Value]]] = {
    "WEEKDAY": {name: k for k, name in enumerate(_WEEKDAYS)},
    "MONTHWARD": {"inst": 0, "instant": 0, "ult": -1, "ultimo": -1, "prox": 1, "proximo": 1},
    "WEEKDAYS": {name + "s": k for k, name in enumerate(_WEEKDAYS)},
    "MONTH": {name: k for k, name in enumerate(_MONTHS, 1) if name not in ("march", "may")},
    "SEASON": {"summer": "SU", "winter": "WI", "autumn": "FA", "midsummer": "SU", "midwinter": "WI",
               "wintertime": "WI", "summertime": "SU"},
    "SPRINGLIKE": {"spring": "SP", "fall": "FA", "springtime": "SP"},
    "PART": {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "daybreak": "MO",
             "forenoon": "MO", "nightfall": "EV"},
    "PARTS": {"mornings": "MO", "afternoons": "AF", "evenings": "EV"},
    "TWILIGHT": {"dawn": "MO", "sunrise": "MO", "dusk": "EV", "sunset": "EV", "sundown": "EV"},
    "TONIGHT": {"tonight": "NI"},
    "NOON": {"noon": 12, "midday": 12, "noontime": 12, "midnight": 24},
    "AMPM": {"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12},
    "ZONE": {**_ZONES},
    "PERIODIC": {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annual": "P1Y",
                 "annually": "P1Y", "hourly": "PT1H", "nightly": "P1D", "quarterly": "P3M",
                 "fortnightly": "P2W", "biweekly": "P2W", "bimonthly": "P2M", "biannual": "P6M",
                 "semiannual": "P6M", "biennial": "P2Y", "biennially": "P2Y", "bi-weekly": "P2W"},
    "LONGWORD": {"yearlong": "P1Y", "weeklong": "P1W", "monthlong": "P1M", "daylong": "P1D",
                 "hourlong": "PT1H", "decadelong": "P10Y", "weekslong": "PXW", "monthslong": "PXM",
                 "yearslong": "PXY", "dayslong": "PXD", "hourslong": "PTXH", "half-hour": "PT30M",
                 "weekend-long": "P2D"},
    "TENYEARS": {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
                 "eighties": 8, "nineties": 9},
    "NUMWORD": {name: k for k, name in enumerate(_ONES, 1)},
    "TENWORD": {name: 10 * k for k, name in enumerate(_TENS, 2)},
    "ORDWORD": {
        **{name: k for k, name in enumerate(_ORDINALS, 1) if name != "second"},
        "twentieth": 20,
        "thirtieth": 30,
    },
    "SCALE": {"hundred": 100, "thousand": 1000},
    "VULGAR": {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3},
    "SECOND": {"second": 2},
}  # fmt: skip

#: names of several classes together
GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "UNIT": tuple(_UNIT_CLASS.values()),
    "UNITS": tuple(f"{name}S" for name in _UNIT_CLASS.values()),
    "INTEGER": ("DAYNUM", "SMALLNUM", "YEARNUM", "BIGNUM"),
    "TWODIGIT": ("DAYNUM", "SMALLNUM"),
    "NUMBER": ("DAYNUM", "SMALLNUM", "YEARNUM", "BIGNUM", "DECIMAL"),
    "ORDINAL": ("ORDNUM", "ORDWORD", "SECOND"),
    "ANYSEASON": ("SEASON", "SPRINGLIKE"),
}
OTHER: Final = "_"

_CLASSES: Final = [
    *_PLAIN, *_VALUED, *(f"{c}{s}" for c in _UNIT_CLASS.values() for s in ("", "S")),
    "MAYLIKE", "MONABBR", "WDABBR", "DAYNUM", "SMALLNUM", "YEARNUM", "BIGNUM", "DECIMAL", "CLOCK",
    "ORDNUM", "MILITARY", "YYYYMMDD",
]  # fmt: skip
#: class → its one letter in the string of classes, and back
CODE: Final[dict[str, str]] = {name: chr(0x100 + k) for k, name in enumerate(_CLASSES)}
NAME: Final[dict[str, str]] = {code: name for name, code in CODE.items()}

_WORDS: Final[dict[str, tuple[str, Value]]] = {
    word: (CODE[name], word) for name, words in _PLAIN.items() for word in words.split()
}
_WORDS.update(
    (word, (CODE[name], value)) for name, row in _VALUED.items() for word, value in row.items()
)
for _unit, (_one, _more) in _UNITS.items():
    _WORDS.update((w, (CODE[_UNIT_CLASS[_unit]], _unit)) for w in _one.split())
    _WORDS.update((w, (CODE[_UNIT_CLASS[_unit] + "S"], _unit)) for w in _more.split())

#: of these the small letter is another word ("may go", "march on", "the sun sat")
_CAPITAL_ONLY: Final = (
    {name: ("MAYLIKE", _MONTHS.index(name) + 1) for name in ("march", "may")}
    | {name: ("MONABBR", k) for name, k in _MONTH_ABBREVIATIONS.items()}
    | {name: ("WDABBR", k) for name, k in _WEEKDAY_ABBREVIATIONS.items()}
)
_NOTHING: Final = (OTHER, None)


@lru_cache(maxsize=32768)
def classify(word: str) -> tuple[str, Value]:
    """Return the one-letter code of a word's class and its value; `OTHER` for words of no class.

    Examples
    --------
    >>> NAME[classify("Sunday")[0]], classify("Sunday")[1]
    ('WEEKDAY', 6)
    >>> classify("may") == (OTHER, None)
    True
    """
    if word[0].isdigit():
        return _number(word)
    lower = word.lower()
    if found := _WORDS.get(lower):
        return found
    if word[0].isupper() and (capital := _CAPITAL_ONLY.get(lower)):
        return CODE[capital[0]], capital[1]
    if lower.endswith(("'s", "’s")):  # "Sunday's talks"
        stem = classify(word[:-2])
        return stem if NAME.get(stem[0]) in _POSSESSIVE else _NOTHING
    return _NOTHING


@lru_cache(maxsize=32768)
def code_of(word: str) -> str:
    """Return the one-letter code of a word's class."""
    return classify(word)[0]


_POSSESSIVE: Final = frozenset(
    """WEEKDAY MONTH MAYLIKE TODAY YESTERDAY TOMORROW TONIGHT YEARU WEEKU MONTHU DAYU PART
    HOURU WEEKEND CENTURYU DECADEU SEASON""".split()
)


def _digits(word: str) -> tuple[str, Value]:
    if len(word) > 12:
        return _NOTHING
    value = int(word)
    if len(word) <= 2:
        return CODE["DAYNUM" if 1 <= value <= 31 else "SMALLNUM"], value
    if len(word) == 4:
        if 1000 <= value <= 2199:
            return CODE["YEARNUM"], value
        return CODE["MILITARY" if value < 2400 and value % 100 < 60 else "BIGNUM"], value
    if len(word) == 8 and 1 <= value // 100 % 100 <= 12 and 1 <= value % 100 <= 31:
        return CODE["YYYYMMDD"], value
    return CODE["BIGNUM"], value


def _number(word: str) -> tuple[str, Value]:
    if not word.isascii() or len(word) > 24:
        return _NOTHING
    if word.isdigit():
        return _digits(word)
    if word[-1].isalpha():
        digits = word[:-2]
        if digits.isdigit() and len(digits) <= 3:
            return CODE["ORDNUM"], int(digits)
        return _NOTHING
    if ":" in word:
        parts = word.split(":")
        if len(parts) in (2, 3) and all(len(p) == 2 for p in parts[1:]) and len(parts[0]) <= 2:
            hour, minute = int(parts[0]), int(parts[1])
            if hour <= 24 and minute < 60 and (hour < 24 or minute == 0):
                return CODE["CLOCK"], hour * 60 + minute
        return _NOTHING
    try:
        plain = word.replace(",", "")
        if "," in word:
            groups = word.split(".", maxsplit=1)[0].split(",")
            if any(len(g) != 3 for g in groups[1:]) or len(groups[0]) > 3:
                return _NOTHING
            return CODE["BIGNUM" if "." not in plain else "DECIMAL"], float(plain)
        return (CODE["DECIMAL"], word) if plain.count(".") == 1 else _NOTHING
    except ValueError:
        return _NOTHING
