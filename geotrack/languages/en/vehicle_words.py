"""How one goes: words around vehicles, ways and directions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.languages.en.travel_words import DIRECTIONS

if TYPE_CHECKING:
    from geotrack.model import Mode

# -- vehicles ------------------------------------------------------------
NOT: Final = frozenset(("not", "than", "instead", "without"))
#: words of vehicles that are more often something else
VAGUE: Final = frozenset(
    "road roads sea air express sleeper carrier carriage foot launch cycle coach line river".split()
)
BY: Final = frozenset(("by", "on", "the"))
LANDINGS: Final[dict[str, Mode]] = {
    "dock": "sea", "docks": "sea", "docked": "sea", "anchored": "sea", "berthed": "sea", "moored": "sea",
    "lifted": "air", "runway": "air", "airport": "air", "airfield": "air", "airstrip": "air", "pedalled": "cycle",
}  # fmt: skip

# -- ways ------------------------------------------------------------
TRANSIT: Final = ("transport", "transportation", "transit")
NOT_IN: Final = frozenset("road roads highway motorway freeway river sea air rail".split())
NOT_ON: Final = frozenset("river sea air foot vehicle".split())  #: "on the river" is where, not how
BASE: Final = {
    written: name
    for name in DIRECTIONS
    for written in (name, *(name + suffix for suffix in ("ward", "wards", "erly", "wardly")))
}

# -- words that code looks for one by one ----------------------------------------
AIR: Final = "air"
ALONG_WAYS: Final = ("by", "on", "via", "along", "over")
AS: Final = "as"
BEFORE_WAYS: Final = ("by", "on", "in", "aboard", "over", "via")
BETWEEN_VEHICLES: Final = ("or", "and", "by", "a", "the")
BY_STRING: Final = "by"
CARRIER: Final = "carrier"
DUE: Final = "due"
FORCE_BASE: Final = ("force", "base")
IN: Final = "in"
LINE_TRACK_TRACKS_BRIDGE: Final = ("line", "track", "tracks", "bridge")
OFF_DOWN: Final = (["off"], ["down"])
ON: Final = "on"
OR_AND: Final = (",", "or", "and", "/")
PUBLIC: Final = "public"
RAILWAY_ROAD: Final = ("railway", "road")
RIVER: Final = "river"
RIVER_SEA: Final = ("river", "sea")
THE_RUN: Final = ["the"]
TO: Final = "to"
TOOK_TAKES_TOUCHED: Final = ("took", "takes", "touched")
WATER: Final = "water"
