"""Units as they are written, and what stands before them."""

from typing import Final

# -- unitwords ------------------------------------------------------------
UNREAD: Final = frozenset(("s", "sec", "secs", "second", "ks", "m/s"))
NAUTICAL: Final = frozenset(("mile", "miles", "mi"))
#: whose leagues, and whose long miles; "English miles" are miles
OF_LEAGUES: Final = frozenset(
    ("nautical", "sea", "marine", "french", "spanish", "portuguese", "english", "swiss")
)
OF_MILES: Final = frozenset(("german", "prussian", "danish", "saxon", "austrian", "bohemian"))
SHORT: Final = frozenset("km kms mi ft yd hr hrs min mins kt kts nmi h m".split())

# -- units ------------------------------------------------------------
#: written form (lower case, no final point) → unit code
UNIT_CODES_OF_WORDS: Final[dict[str, str]] = {
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "klicks", "ks"), "km"),
    **dict.fromkeys(("mi", "mile", "miles"), "mi"),
    **dict.fromkeys(("nmi", "nautical mile", "nautical miles", "sea mile", "sea miles", "naut mi"), "nmi"),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), "m"),
    **dict.fromkeys(("ft", "foot", "feet"), "ft"),
    **dict.fromkeys(("yd", "yds", "yard", "yards"), "yd"),
    **dict.fromkeys(("league", "leagues"), "league"),
    **dict.fromkeys(("verst", "versts", "versta", "verstas"), "verst"),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "s"),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "min"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("day", "days"), "day"),
    **dict.fromkeys(("night", "nights"), "night"),
    **dict.fromkeys(("week", "weeks"), "week"),
    **dict.fromkeys(("month", "months"), "month"),
    **dict.fromkeys(("year", "years"), "year"),
    **dict.fromkeys(("km/h", "kmh", "kph", "kmph", "kilometers per hour", "kilometres per hour",
                     "kilometers an hour", "kilometres an hour", "km per hour", "km an hour"), "km/h"),
    **dict.fromkeys(("mph", "miles per hour", "miles an hour", "mi/h"), "mph"),
    **dict.fromkeys(("kn", "kt", "kts", "knot", "knots"), "kn"),
    **dict.fromkeys(("m/s", "meters per second", "metres per second"), "m/s"),
}  # fmt: skip

# -- unitwords ------------------------------------------------------------
UNITS: Final = {word: code for word, code in UNIT_CODES_OF_WORDS.items() if " " not in word and word not in UNREAD} | {
    "kilometre": "km", "kilometers": "km", "naut": "nmi", "versts": "verst", "parasangs": "league",
}  # fmt: skip
#: every single word that names a unit
UNIT_WORDS: Final = frozenset(UNITS) | {
    "nautical",
    "marine",
    "hour's",
    "hours'",
    "day's",
    "minute's",
    "mile's",
}

# -- words that code looks for one by one ----------------------------------------
HOUR_HR_H: Final = (["hour"], ["hr"], ["h"])
H_HR_HOUR: Final = (["h"], ["hr"], ["hour"])
LEAGUE_LEAGUES: Final = ("league", "leagues")
MILE_MILES: Final = ("mile", "miles")
NAUTICAL_SEA: Final = ("nautical", "sea")
NAUTICAL_SEA_NAUT_GEOGRAPHICAL: Final = ("nautical", "sea", "naut", "geographical")
PER_AN_A_P: Final = ("per", "an", "a", "p")
PLURAL_S_RUN: Final = ["s"]
POSSESSIVES: Final = ("'s", "’s")
