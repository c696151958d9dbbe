"""The words of time expressions by class: weekdays, months, units, parts of day."""

from typing import Final

Value = float | int | str | None

# -- timewords ------------------------------------------------------------
WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)
MONTH_ABBREVIATIONS: Final = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAY_ABBREVIATIONS: Final = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
}  # fmt: skip
ONES: Final = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS: Final = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth""".split()
#: unit code → singular, plural forms; codes as in TIMEX3 (M is a month, TM a minute)
UNITS: Final = {
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
#: zone → hours east of Greenwich, for names that mean one offset in practice
ZONES: Final = {
    "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5,
    "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "kst": 9,
    "aest": 10, "aedt": 11, "awst": 8, "nzst": 12, "nzdt": 13, "sgt": 8, "hkt": 8,
}  # fmt: skip
PLAIN: Final[dict[str, str]] = {
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
    "PLETTER": "p", "MLETTER": "m", "SADDLE": "saddle", "MORROW": "morrow",
    "CARRIER": "train bus coach boat ferry express steamer flight plane packet diligence service sailing departure",
    "NOW": "now currently nowadays presently", "CURRENT": "current", "RECENTLY": "recently lately",
    "FUTURE": "future", "PRESENT": "present", "MOMENT": "moment",
    "BELLS": "bells", "MEAL": "breakfast lunch luncheon dinner supper teatime dark daylight darkness moonrise cockcrow lunchtime bedtime light",
    "ONLY": "fully merely", "EXTRA": "extra additional further",     "QUART": "q",
}  # fmt: skip
VALUED: Final[dict[str, dict[str, Value]]] = {
    "WEEKDAY": {name: k for k, name in enumerate(WEEKDAYS)},
    "MONTHWARD": {"inst": 0, "instant": 0, "ult": -1, "ultimo": -1, "prox": 1, "proximo": 1},
    "WEEKDAYS": {name + "s": k for k, name in enumerate(WEEKDAYS)},
    "MONTH": {name: k for k, name in enumerate(MONTHS, 1) if name not in ("march", "may")},
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
    "ZONE": {**ZONES},
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
    "NUMWORD": {name: k for k, name in enumerate(ONES, 1)},
    "TENWORD": {name: 10 * k for k, name in enumerate(TENS, 2)},
    "ORDWORD": {
        **{name: k for k, name in enumerate(ORDINALS, 1) if name != "second"},
        "twentieth": 20,
        "thirtieth": 30,
    },
    "SCALE": {"hundred": 100, "thousand": 1000},
    "VULGAR": {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3},
    "SECOND": {"second": 2},
}  # fmt: skip
#: of these the small letter is another word ("may go", "march on", "the sun sat")
CAPITAL_ONLY: Final = (
    {name: ("MAYLIKE", MONTHS.index(name) + 1) for name in ("march", "may")}
    | {name: ("MONABBR", k) for name, k in MONTH_ABBREVIATIONS.items()}
    | {name: ("WDABBR", k) for name, k in WEEKDAY_ABBREVIATIONS.items()}
)

# -- words that code looks for one by one ----------------------------------------
POSSESSIVES: Final = ("'s", "’s")
