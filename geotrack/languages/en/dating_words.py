"""Words between a movement and its time."""

import re
from typing import Final

from geotrack.languages.en.motion_words import CLASSES

# -- dating ------------------------------------------------------------
NO_DATE: Final = frozenset("until till since every than".split())
DAY: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
LATER: Final = frozenset(("later", "before", "afterwards", "earlier", "after"))
UNITS: Final = frozenset(
    "minute minutes hour hours day days week weeks month months year years".split()
)
VAGUE: Final = frozenset(
    """end ends ended ending finish finishes finished finishing call calls called calling put puts drop drops dropped
    dropping draws drew pulls due expected start starts started starting begin begins began beginning commenced
    loaded loading boarding departure departures arrival arrivals tour toured touring terminates terminated do did does doing make makes made making take takes took taken
    taking get gets got getting go goes carry carries carried carrying bring brings brought bringing stand stood run
    runs ran running lead leads led leading serves cover covers covered covering complete completed turn turns turned
    connects connect connecting bound come comes coming set sets cast ordered moves handed followed operate
    operates""".split()
)
ALONE: Final = frozenset(
    w for w, name in CLASSES.items() if name in ("DEP", "SET", "ARR", "LAND")
) | {"returned", "returns", "resumed"}
OUT: Final = frozenset(("off", "out", "away"))
IN: Final = frozenset(("in", "ashore", "alongside", "down", "fast"))
AFTER_LEFT: Final = frozenset(
    """at on in by for again early late just after before around about shortly soon , . with and the this""".split()
)
BEFORE_NOUN: Final = frozenset("the a an its his her their our this that by".split())

# -- words that code looks for one by one ----------------------------------------
DAY_WORD: Final = "day"
DUE_EXPECTED: Final = ("due", "expected")
LEFT_LEAV: Final = ("left", "leav")
ON_BY: Final = ("on", "by")
THE: Final = "the"
WHEN: Final = "when"
