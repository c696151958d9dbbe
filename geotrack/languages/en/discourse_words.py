"""Words that take up a place named before."""

import re
from typing import Final

# -- discourse ------------------------------------------------------------
#: "the city", "the islands": what the article is about
TOPICAL: Final = frozenset(
    """city town village hamlet island islands settlement place municipality commune district county suburb
    capital station area airport resort port community township site parish fort lake school mine
    locality neighborhood neighbourhood""".split()
)
#: last words of a name that is that of a part of a town, the longer ones first
PARTS_OF_TOWN: Final = tuple(
    tuple(words.split())
    for words in (
        "central business district", "business district", "city centre", "city center",
        "town centre", "town center", "railway station", "train station", "bus station", "cbd",
        "downtown",
    )
)  # fmt: skip
#: stations that are named after something else than their town
STATIONS_ELSEWHERE: Final = frozenset(
    "victoria waterloo union central penn pennsylvania grand euston north south east west".split()
)
PLAIN_WORD: Final = re.compile(
    r"[A-ZÀ-ÞŠŽŁİ][\w’'.-]*|de|la|le|of|the|and|al|el|du|da|del|di|do|upon|on|sur|am|an|der|y|e|i"
)

# -- words that code looks for one by one ----------------------------------------
CENTRE_CENTER: Final = ("centre", "center")
ITS: Final = "its"
PERSONS: Final = ("we", "i", "he", "she", "they", "you")
STATION: Final = "station"
THERE_HERE_THENCE_HENCE: Final = ("there", "here", "thence", "hence")
THE_THIS_ITS: Final = ("the", "this", "its")
TOWN_VILLAGE: Final = ("town", "village")
