"""Words around the two ends of a distance or a trip."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geotrack.languages.en.travel_words import PLACE_NOUNS

if TYPE_CHECKING:
    from geotrack.model import Part

# -- circumstances ------------------------------------------------------------
PLANNED: Final = frozenset(
    "will would shall plans plan planned scheduled due expected intends hopes should may tomorrow aims".split()
)
NEGATED: Final = frozenset(("not", "never", "n't", "without", "instead"))
PARTS: Final[dict[str, Part]] = {
    "remaining": "rest", "remainder": "rest", "remained": "rest", "remain": "rest", "rest": "rest", "left": "rest",
    "half": "half", "halfway": "half", "all": "whole", "total": "whole", "altogether": "whole", "totalling": "sum",
    "together": "sum",
}  # fmt: skip
#: what a conversion begins with: "230 km (143 miles)"
CONVERTED: Final = ("(", "[", "/", "or")
#: what parts one figure's words from the next's
PARTING: Final = frozenset((";", "but", "while", "whereas"))
BACK: Final = (
    "round trip",
    "round - trip",
    "and back",
    "return trip",
    "there and back",
    "out and back",
)

# -- spokenof ------------------------------------------------------------
SPOTS: Final = PLACE_NOUNS | frozenset(
    """epicentre epicenter quake earthquake crash wreck collision accident blast explosion attack fire boat ship vessel raft
    dinghy yacht trawler tanker ferry freighter aircraft plane helicopter train convoy bus truck lorry car buoy bird
    whale shark turtle iceberg carcass body bodies glider balloon position fix roadhouse refuge chapel abbey inn
    tent shelter cabin dhow skiff cutter coaster canoe sloop schooner barque brig junk lugger smack kayak lifeboat
    column avalanche shoal reef floe whaler steamer ambulance minibus falls waterfall cairn saddle col trailhead platform rig berth anchorage roads halt siding lock weir""".split()
)
#: what a text says instead of its title, where that is the name of a place; likewise "it"
SETTLED: Final = frozenset(
    "town village city settlement municipality commune locality hamlet".split()
)
ARTICLES: Final = frozenset("the a an this that our their his her its my another".split())
HERE: Final = frozenset("there here thence hence hither thither home where".split())
#: pronouns that may stand for what is located
PEOPLE: Final = frozenset("we i he she they it".split())
PREPOSITIONS: Final = frozenset(
    """from to of at in into for near between towards toward via through by past beyond off on onto over across
    around round after before behind below above under outside inside until till as than and or with within along
    up down upon reached reaching left leaving""".split()
)
#: what the words before a mention say of it, the closest first
CUES: Final[dict[str, str]] = {
    "from": "dep", "leaving": "dep", "left": "dep", "departed": "dep", "quitted": "dep", "out": "dep",
    "to": "to", "for": "to", "towards": "to", "toward": "to", "into": "arr", "reached": "arr", "reaching": "arr",
    "at": "at", "in": "at", "on": "at", "via": "via", "through": "via", "past": "via", "by": "via", "over": "via",
    "across": "via", "passed": "via", "of": "of", "between": "btw", "near": "near", "and": "and", "outside": "near",
    "off": "near", "beyond": "via", "after": "via", "until": "to",
}  # fmt: skip
APART: Final = frozenset((",", "in", "("))
TELLING: Final = frozenset(("said", "says", "'s", "’s", "told", "had", "was", "is"))
SPOKENOF_PARTS: Final = frozenset(
    """airport station river county province district bay harbour harbor island islands lake mountains north south east
    west road street university port""".split()
)
TITLE_NAME: Final = re.compile(
    r"[A-ZÀ-ÞŠŽŁİ][\w’'.-]*(?: (?:(?:de|la|of|al|el|del|da|do|sur|upon) )?[A-ZÀ-ÞŠŽŁİ][\w’'.-]*)*"
)

# -- words that code looks for one by one ----------------------------------------
AND: Final = "and"
AT_IN: Final = (["at"], ["in"])
CURLY_S: Final = "’s"
FROM: Final = "from"
FURTHER: Final = "further"
NAMES_OF_TITLE_PATTERN: Final = r"([A-ZÀ-Þ][\w’'-]+)(?= to [A-ZÀ-Þ]|,| [–—-] )"
IT: Final = "it"
NON: Final = "non"
NONSTOP: Final = "nonstop"
OF: Final = "of"
REMAINING: Final = "remaining"
STOP: Final = "stop"
STRAIGHT_S: Final = "'s"
TO_RUN: Final = ["to"]
