"""Patterns of places that are described, not named."""

import re
from typing import Final

# -- descriptions ------------------------------------------------------------
DASH: Final = r"\s*[-–—‐‑/]\s*"
BORDER: Final = re.compile(
    rf"(?:the\s+)?(?:"
    rf"(?P<a1>.+?){DASH}(?P<b1>.+?)\s+(?:border|frontier)"
    r"|(?:border|frontier)\s+(?:between|of)\s+(?P<a2>.+?)\s+and\s+(?P<b2>.+?)"
    r"|(?P<a3>.+?)(?:['’]s?)?\s+(?:border|frontier)\s+with\s+(?P<b3>.+?)"
    r")(?:\s+(?:region|area|zone|crossing))?",
    re.IGNORECASE,
)
#: two words at least, for "the island of Malta" is Malta
WITHIN: Final = re.compile(
    r"(?:the\s+)?(?P<inner>[^\W\d_][\w'’.-]*(?:\s+[\w'’.-]+){1,3})\s+of\s+(?P<outer>.+)",
    re.IGNORECASE,
)
CAPITAL: Final = re.compile(
    r"(?:the\s+)?(?:capital(?:\s+city)?\s+of\s+(?P<of>.+)|(?P<by>.+?)(?:['’]s?)?\s+capital(?:\s+city)?)",
    re.IGNORECASE,
)
PART: Final = re.compile(
    r"(?:the\s+)?(?:(?P<part>north|south|east|west|north[- ]?east|north[- ]?west|south[- ]?east|"
    r"south[- ]?west|central|downtown|inner|outer|mid|middle|eastern|western|northern|southern|"
    r"north[- ]?eastern|north[- ]?western|south[- ]?eastern|south[- ]?western|upper|lower|rural|mainland|"
    r"far\s+(?:northern|southern|eastern|western))(?:[- ]most|ernmost)?"
    r"|(?P<edge>outskirts|suburbs|vicinity|center|centre|heart|coast|interior)\s+of)\s+(?P<whole>.+)",
    re.IGNORECASE,
)
#: first halves of compounds such as "Sino-Russian"
COMBINING: Final = {
    "sino": "CN", "indo": "IN", "russo": "RU", "franco": "FR", "anglo": "GB", "italo": "IT", "greco": "GR",
    "graeco": "GR", "turko": "TR", "turco": "TR", "austro": "AT", "hispano": "ES", "luso": "PT", "afro": "",
    "american": "US", "us": "US",
}  # fmt: skip
BEARING: Final = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0,
    "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip

# -- words that code looks for one by one ----------------------------------------
PART_PATTERN: Final = r"ern|most|far|[\s-]"
THE: Final = "the "
