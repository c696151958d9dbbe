"""Words by which travelers and places are the same."""

import re
from typing import Final

# -- assembler ------------------------------------------------------------
THE: Final = "the "
RATE: Final = re.compile(r"\s*(?:a|per|each|every)\s+(?:day|night|week|month|hour)|\s*daily")

# -- sameplace ------------------------------------------------------------
#: how far the countries of a continent lie from the point that stands for it
CONTINENT_KM: Final = {
    "Africa": 4600.0, "Europe": 3000.0, "Asia": 5200.0, "North America": 4800.0,
    "South America": 4300.0, "Oceania": 4800.0, "Antarctica": 3500.0,
}  # fmt: skip

# -- travellers ------------------------------------------------------------
#: words before and after a name that are no part of it
TITLES: Final = frozenset(
    """mr mrs ms miss dr sir lord lady president minister prime premier chancellor king queen prince princess
    captain capt general gen colonel col lieutenant admiral pope father brother sister the a an leader
    former secretary senator governor mayor professor prof commander sergeant major saint st he she
    his her their its""".split()
)

# -- words that code looks for one by one ----------------------------------------
CURLY_S: Final = "’s"
DOUBLE_S: Final = "ss"
#: endings of peoples and of several things with a name: "the French", "the Boats"
PEOPLES: Final = ("ese", "ish", "ch", "s")
#: what stands before the names of ships
OF_SHIPS: Final = frozenset("MV MS SS HMS USS RMS RRS RV".split())
PLURAL_S: Final = "s"
STRAIGHT_S: Final = "'s"
THE_A_AN: Final = ("the", "a", "an")
#: travellers that "leaves" and "arrives" do not follow
SPEAKERS: Final = frozenset({"I", "we", "We", "you", "You", "They"})
THE_STRING: Final = "the "
