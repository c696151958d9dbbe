"""Words by which a place is settled."""

import re
from collections.abc import Mapping
from typing import Final

# -- gathering ------------------------------------------------------------
#: a name begins with a capital, behind an article, too: "The Hague", not "The church"
NAMELIKE: Final = re.compile(r"(?!(?:The|An?|Our|My|His|Her|Their|This|That) [^\W\dA-Z_])[^\W\d_]")

# -- coordinates ------------------------------------------------------------
DEGREES: Final = r"(\d{1,3}(?:\.\d{1,8})?)\s?(?:°|º|degrees)"
MINUTES: Final = r"(?:\s?(\d{1,2}(?:\.\d{1,4})?)\s?['’′]|\s?(\d{1,2}(?:\.\d{1,4})?)\s?(?:minutes))?"
SECONDS: Final = r"(?:\s?(\d{1,2}(?:\.\d{1,4})?)\s?[\"”″])?"
ANGLE: Final = rf"{DEGREES}{MINUTES}{SECONDS}\s?"
PAIR: Final = re.compile(
    rf"{ANGLE}(N|S|north|south)\b[\s,;/]{{0,3}}(?:and\s|latitude\s?)?{ANGLE}(E|W|east|west)\b",
    re.IGNORECASE,
)
#: two decimal numbers with three decimals and more, in brackets or after a word for position
DECIMAL: Final = re.compile(
    r"(?:\(|\bat |coordinates:? )(-?\d{1,2}\.\d{3,8}),\s?(-?\d{1,3}\.\d{3,8})"
)
#: without these there are no coordinates to look for
DEGREE_SIGNS: Final = ("°", "º", "degrees")

# -- former ------------------------------------------------------------
YEAR: Final = re.compile(
    r"(?<![\d.,/-])(1[0-9]{3}|20[0-4]\d)(?!\d|[.,]\d|\s?(?:km|mi\b|miles|m\b|met|kilom|feet|ft\b|people|"
    r"inhabitants|tons|%|hours|men\b|passengers))"
)

# -- lookups ------------------------------------------------------------
#: words at the end or head of a name that say what it is, and the kinds of place that bear it without them
TAILS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("river", "creek", "fork"), frozenset({"river"})),
    **dict.fromkeys(("mountains", "range", "hills"), frozenset({"range"})),
    **dict.fromkeys(("island", "islands", "isle", "isles", "group"), frozenset({"island"})),
    **dict.fromkeys(("lake", "lakes", "reservoir"), frozenset({"lake"})),
    **dict.fromkeys(("glacier", "plateau", "valley", "desert"), frozenset({"region", "desert"})),
    **dict.fromkeys(("peninsula", "cape", "point"), frozenset({"peninsula"})),
    **dict.fromkeys(("pass", "saddle"), frozenset({"crossing"})),
    **dict.fromkeys(("strait", "straits", "channel"), frozenset({"strait", "sea"})),
    **dict.fromkeys(("sound", "bay", "fjord", "inlet", "gulf"), frozenset({"sea"})),
}
HEADS: Final[Mapping[str, frozenset[str]]] = {
    word: TAILS[word] for word in ("river", "lake", "isle", "cape", "gulf")
}

# -- surroundings ------------------------------------------------------------
#: what follows or precedes the name of the smallest districts, and how far these and others reach, in km
PARISH: Final = re.compile(
    r"\s+(?:civil\s+|community\s+)?(?:parish|village|estate)\b", re.IGNORECASE
)
OF_PARISH: Final = re.compile(r"\b(?:parish|village)\s+of\s+$", re.IGNORECASE)

# -- words that code looks for one by one ----------------------------------------
CURLY_S: Final = "’s"
SOUTH: Final = "Ss"
STRAIGHT_S: Final = "'s"
WEST: Final = "Ww"
