"""Words that constructions look at beyond their pattern."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.rows import KINDS

if TYPE_CHECKING:
    from geotrack.model import Mode

# -- adjuncts ------------------------------------------------------------
WENT: Final = frozenset(
    "flew drove sailed walked rode cycled hiked marched traveled travelled journeyed".split()
)

# -- datedweekdays ------------------------------------------------------------
WEEKDAY: Final = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
NAME: Final = "weekday-and-date"

# -- described ------------------------------------------------------------
#: what is done from afar: "Villagers heard the blast from 12 miles away"
PERCEIVED: Final = frozenset(
    "see saw seen hear heard feel felt smell smelled smelt watch watched spot spotted notice noticed".split()
)

# -- motionframes ------------------------------------------------------------
PLANNED: Final = frozenset(
    """will would shall expected expects expect plan plans planned planning due scheduled hope hopes hoped intend
    intends intended might may could should must bound prepare prepares prepared aims wants wanted can
    set likely ordered offered invited supposed obliged wished""".split()
)
MEANT: Final = frozenset("planned intended hoped meant wanted wished".split())
NEGATED: Final = frozenset(
    """not never n't cannot didn't hasn't wasn't won't refused failed unable without instead neither nor nobody none couldn't
    don't doesn't""".split()
)
OBJECTS: Final = frozenset("me him her us them".split())
#: kinds of place that entail how one gets there
ENTAILED: Final[dict[str, Mode]] = {
    "airport": "air", "airfield": "air", "airstrip": "air", "harbor": "sea", "harbour": "sea",
    "seaport": "sea", "bay": "sea", "anchorage": "sea", "islands": "sea",
}  # fmt: skip

# -- objections ------------------------------------------------------------
INDEFINITE: Final = frozenset(("a", "an", "any", "every", "each", "another"))

# -- situations ------------------------------------------------------------
LIES: Final = r"(?:is|are|lies?|lay|stands?|stood|sits?|nestles?|is (?:situated|located|set|found)|situated|located|lying|set)"
#: between what lies somewhere and "between"
TO_BETWEEN: Final = re.compile(
    rf"(?:,? (?:which|that|and))? {LIES},? (?:[a-z]+ ){{0,2}}between (?:the )?"
    rf"|, (?:an? [a-z -]{{2,40}} )?(?:{LIES} )?(?:[a-z]+ )?between (?:the )?"
)
#: … after a noun that stands for it: "The resort, which lies between"
IT_BETWEEN: Final = re.compile(
    rf"(?:It|The (?:town|city|village|place|resort|port|station|island|settlement)),?"
    rf"(?: (?:which|that))? {LIES},? (?:[a-z]+ ){{0,2}}between (?:the )?"
)
AND: Final = re.compile(r",? and (?:the )?")
#: words before "between" that make it another thing: a train, a road, a share of the way, a time
OTHER_BETWEEN: Final = re.compile(
    r"\b(?:halfway|midway|half way|mid-?way|trains?|buses|line|road|railway|border|distance|flights?|ferr\w+|way|links?|choice"
    r"|caught|divided|torn|split|difference)\b",
    re.IGNORECASE,
)
DIRECTION: Final = (
    r"(?:due |just |well |far |directly |somewhat |a little )?"
    r"(north|south|east|west)(?:[- ]?(east|west))?"
)
TOWARD: Final = re.compile(
    rf"(?:(?:,? (?:which|that|and))? {LIES},?|,)(?: an?)?(?: (?!from\b|by\b|between\b|in\b|on\b|the\b)[a-z-]+){{0,4}}? (?:to the )?{DIRECTION} of (?:the )?(?:city of |town of )?",
    re.IGNORECASE,
)
#: that a place is said to lie there outright, not in passing
LYING: Final = re.compile(rf"(?:which |that |and )?{LIES}\b")
#: a clause must begin with what lies somewhere: "the road to Ulm lies east of Laupheim" is another thing
BEFORE: Final = re.compile(r"(?:^|[.!?:;,\n“\"(—–]|\b(?:and|but|while|whereas|that|where))\s*$")
#: behind the last place nothing may go on with its name
BEHIND: Final = re.compile(
    r"\s*(?:[,.;:)!?—–]|$|\n|(?:on|by|in|at|along|and|but|with|where|from|for|to|as|has|have|had|is|was|are|were|across|over|down|up|near|when|while|before|after|which|who|can|will|whose|since|through|beyond)\b)"
)
FROM: Final = re.compile(
    r"\b(?:cross(?:es|ed|ing)?(?: over)?|pass(?:es|ed|ing)?(?: over)?|walk(?:s|ed)?(?: over| across)?|travel(?:s|led)?"
    r"|drive[sn]?|drove|rode|rides?)\s+(?:\w+ ){0,2}?from (?:the )?$"
)
INTO: Final = re.compile(r" (?:over )?into (?:the )?")
BORDERS: Final = ("border", "frontier")
AT_BORDER: Final = re.compile(
    r"\b(?:cross(?:es|ed|ing)?|reach(?:es|ed)?|pass(?:es|ed)?) the (?:[A-Za-z]+ ){0,2}(?:border|frontier) (?:at|near) (?:the )?$"
)

# -- statements ------------------------------------------------------------
#: no halt of a journey: "a traffic stop"
OTHER_STOPS: Final = frozenset("bus traffic tram full whistle pit non doctor f".split())
#: what brings travellers together somewhere
MEETINGS: Final = frozenset("summit meeting talks conference ceremony forum negotiations".split())
#: units of a gauge; a gauge claim's value is in millimeters and has no unit code
GAUGE_UNITS: Final = frozenset(("mm", "millimeters", "millimetres"))
RAILS: Final = frozenset(
    "gauge track tracks rails wagons carriages cars railway line bogies".split()
)
REASONS: Final = frozenset(("to", "for", "because", "while", "where"))

# -- unsaidmodes ------------------------------------------------------------
LANDINGS: Final = frozenset(
    "harbor harbour port pier wharf quay marina dock docks landing jetty".split()
)
ISLANDS: Final = frozenset("island islands isle isles cay cays islet atoll".split())
PATHS: Final = frozenset("trail walk track path footpath trek".split())

# -- wayends ------------------------------------------------------------
NAMED: Final = frozenset(
    """capital city town village port hamlet settlement island seat station district province county
    municipality region commune""".split()
)
#: nouns that stand for the town whose name is before them
PARTS_OF_TOWN: Final = frozenset(
    "district center centre cbd downtown headquarters hq headquarter".split()
)

# -- adjuncts ------------------------------------------------------------
HALFWAY: Final = LITERALS["halfway"]

# -- motionframes ------------------------------------------------------------
TAKES: Final = frozenset(LITERALS[w] for w in ("take", "takes", "took", "taking"))
BEFORE_VEHICLE: Final = frozenset(
    (KINDS["DET"], KINDS["WORD"], KINDS["NUM"], KINDS["TIME"], KINDS["DASH"], LITERALS["first"])
) | {LITERALS["last"]}

# -- statements ------------------------------------------------------------
AT: Final = frozenset(LITERALS[w] for w in ("at", "in", "on"))

# -- subjects ------------------------------------------------------------
BUT: Final = LITERALS["but"]
SUBJECTS_TAKES: Final = frozenset(LITERALS[w] for w in ("take", "takes", "took", "taking"))

# -- wayends ------------------------------------------------------------
WITHIN: Final = frozenset((LITERALS["in"], LITERALS["of"], LITERALS["at"]))

# -- words that code looks for one by one ----------------------------------------
ABOUT_TO_RUN: Final = ["about", "to"]
ALTOGETHER: Final = "altogether"
A_DAY_ONE_DAY: Final = (["a", "day"], ["one", "day"])
BORDER_BORDERS_FRONTIER: Final = ("border", "borders", "frontier")
BOUND_DUE: Final = ("bound", "due")
CURLY_S: Final = "’s"
FURTHER: Final = "further"
HAD: Final = "had"
HAVE: Final = "have"
IF: Final = "if"
IN_ALL_IN_TOTAL: Final = (["in", "all"], ["in", "total"])
IN_ALL_RUN: Final = ["in", "all"]
LAST_PREVIOUS_EARLIER: Final = ("last", "previous", "earlier")
NEGATED_ENDINGS: Final = ("n't", "n’t")
NO: Final = "no"
NON: Final = "non"
NONSTOP: Final = "nonstop"
NOT: Final = "not"
ON: Final = "on"
ORDER_OF_TRIPS: Final = ("last", "previous", "earlier", "latest", "first")
OWNERS: Final = ("the", "his", "her", "their", "its")
PLACE: Final = "place"
PLURAL_S: Final = "s"
POSSESSIVES_ALL: Final = ("'s", "’s", "s’")
REMAINING: Final = "remaining"
ROUTE_HIGHWAY_ROAD_INTERSTATE: Final = ("route", "highway", "road", "interstate")
STOP: Final = "stop"
STRAIGHT_S: Final = "'s"
THE: Final = "the"
THERE: Final = "there"
THIRD_PERSONS: Final = ("he", "she", "it", "they", "who")
TOTAL: Final = "total"
TRIP_RUN: Final = ["trip"]
VISIT_TOUR_VISITS: Final = (["visit"], ["tour"], ["visits"])
WALK_TRAIL_TRACK: Final = ("walk", "trail", "track")
WE_I_YOU: Final = ("we", "i", "you")
WHERE: Final = "where"
