"""Words around a figure that say what it is of."""

import re
from typing import Final

# -- distancetables ------------------------------------------------------------
POSTS: Final = frozenset("km kilometre kilometer mile milepost kilometres miles post".split())
BETWEEN: Final = frozenset("to – — - → and".split())
ALL: Final = frozenset("total all sum altogether whole".split())

# -- figurecandidates ------------------------------------------------------------
TIMED: Final = frozenset(
    "in took takes take taking time of duration time: needs lasted lasts just about : ( - –".split()
)
HALVES: Final = frozenset(("am", "pm", "a.m.", "p.m.", "o'clock", "gmt", "utc"))
#: what a number behind it is the name of: "Route 72"; of 8,400 figures about travel in the corpus none stands so
NUMBERED: Final = frozenset(
    """route highway interstate motorway autoroute road bus train flight exit platform gate room number chapter page
    stage day line tram junction category leg hut camp bridge lock""".split()
)
FORTNIGHTS: Final = frozenset(("fortnight", "fortnight's", "fortnights"))
NAUTICAL: Final = frozenset(("nm", "n.m.", "n.m", "naut."))
NO_FIGURE_AFTER: Final = frozenset("% ° percent th st nd rd ² ³".split())
#: what a number counts without an -s
COUNTED: Final = frozenset("people men women children aircraft sheep cattle kg cm".split())
#: what takes its length from what is said of it elsewhere, and words that only look like a plural
GONE: Final = frozenset(
    "marches stages stadia leagues laps tides cables always perhaps towards across plus sometimes".split()
)
BETWEEN_FIGURE_AND_NOUN: Final = frozenset(
    """flying sailing riding marching walking driving travelling steaming clear full long good hard easy short
    whole solid working statute english geographical further more rail road river stream track italian swiss""".split()
)
POSTED_UNITS: Final = frozenset("km kilometre kilometer mile miles kilometres".split())
DETERMINED: Final = frozenset(
    ("another", "the")
)  #: before a unit: "another hour", "spent the night"
SPENT: Final = frozenset("spent spend spends spending".split())
NO_NUMBER: Final = frozenset("a an one half couple dozen hundred".split())
AFTER_ALONE: Final = frozenset(
    ". , ; : ) in on at for to from by with and or more yet still".split()
)

# -- kindfeatures ------------------------------------------------------------
SMALL_WORDS: Final = frozenset(
    """of in at on to for from by with and or more yet still than under over after before as but if when where that
    which who so then out up down off away per each only just not no now""".split()
)
ENDINGS: Final = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "ly", "s", "e")

# -- notravel ------------------------------------------------------------
#: what lasts and is no trip, behind a figure that is written as an adjective
EVENTS: Final = frozenset(
    """meeting meetings summit conference congress talks festival strike hearing trial workshop course truce
    ceasefire tournament match concert ceremony shift ban warranty deadline""".split()
)
#: … what a length right behind is a height of: of 126 such lengths in m and ft in the corpus none is a way
CLIMBING: Final = frozenset(
    """climb climbs climbed climbing rise rises rose rising ascend ascends ascended ascending gain gains gained
    gaining drop drops dropped dropping descend descends descended descending fall falls fell falling""".split()
)
#: … unless these follow it: "dropped anchor 300 m from the pier"
AWAY: Final = frozenset("from off away short of".split())
LIMITS: Final = frozenset("limit limits zone zones restriction restrictions".split())

# -- words that code looks for one by one ----------------------------------------
A_AN: Final = ("a", "an")
A_AN_ONE: Final = ("a", "an", "one")
BETWEEN_ARTICLE_AND_UNIT: Final = ("good", "whole", "full", "long", "short")
FROM: Final = "from"
HOURS_HRS_H_HR: Final = ("hours", "hrs", "h", "hr")
HUNDRED_DOZEN_SCORE_THOUSAND: Final = (["hundred"], ["dozen"], ["score"], ["thousand"])
M_S: Final = ("m", "s")
OF_RUN: Final = ["of"]
ONE: Final = "one"
OR_SO_RUN: Final = ["or", "so"]
THE: Final = "the"
PLURAL: Final = re.compile(r"[^s]s$")  #: ends a noun of several things
