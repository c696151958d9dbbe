"""Words that speak of travel, as data: verbs, trips, vehicles, directions and kinds of place.

Each table maps a word to what it says; none of them is taken from an annotated corpus. Verbs carry
the mode that they entail, or ``unknown``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.measures.modes import MODE_ROWS

if TYPE_CHECKING:
    from geotrack.model import Mode


def _modes(table: dict[str, Mode]) -> dict[str, Mode]:
    """Turn rows "word word word": mode into word: mode."""
    return {word: mode for words, mode in table.items() for word in words.split()}


#: verbs of going that take "to", "from" and a distance; those of the rows of modes are read, too
MOVE: Final[dict[str, Mode]] = _modes(
    {
        """travel travels traveled travelled traveling travelling go goes went gone going journeyed journey
        journeys journeying proceed proceeds proceeded proceeding continue continues continued continuing
        head heads headed heading move moves moved moving return returns returned returning advance advances
        advanced advancing retreat retreated retreating push pushed pushing race raced racing
        carried carry carries taken transported transport transporting ferrying shipped hauled towed
        evacuated fled flee flees fleeing come came coming comes progressed ran pressed drifted drift
        migrated relocate relocated transferred escorted brought brings commute commutes commuted commuting
        hurried hastened bound wandered turned passed pass passes passing run runs ran running crawled
        crawls crept inched sped rushed limped dashed hurtled rumbled chugged trundled bounced crawling speeding towed""": "unknown",
        "motoring motor bused bussed hitchhiked hitchhike hitchhiking trucked taxied": "road",
        "airlifted jetted": "air",
        "steaming cruised cruise cruises cruising voyaged ferried navigated": "sea",
        """hikes hiking marches marching treks trekked trekking tramped tramping trudged trudging strolled climb
        climbing climbs ascended descended plodded trudge""": "foot",
        "cycle cycles pedalling biked bicycled": "cycle",
        "paddle paddling rowing canoed kayaked": "river",
        "rode ride rides riding ridden galloped trotted": "unknown",
    }
) | _modes({row.verbs: row.name for row in MODE_ROWS})
#: verbs of leaving; a bare place after them is the origin
DEPART: Final[dict[str, Mode]] = _modes(
    {
        """leave leaves left leaving depart departs departed departing quit quitted started start starts
        exited vacated""": "unknown",
        "embarked embark": "sea",
    }
)
#: verbs of getting there; a bare place after them is the destination
ARRIVE: Final[dict[str, Mode]] = _modes(
    {
        "reach reaches reached reaching arrive arrives arrived arriving entered enter enters entering": "unknown",
        "landed lands landing": "unknown",
        "docked docks docking anchored berthed disembarked": "sea",
        "gained attained approached regained": "unknown",
    }
)
#: verbs of visiting; a bare place after them is the destination
VISIT: Final[dict[str, Mode]] = _modes(
    {"visit visits visited visiting toured tours tour touring": "unknown"}
)
#: verbs that take the distance as their object
COVER: Final[dict[str, Mode]] = _modes(
    {
        """cover covers covered covering traverse traversed traverses traversing complete completed completing
        cross crossed crosses crossing made logged accomplished accomplish""": "unknown"
    }
)
#: what roads, railways and services do between places
RUN: Final[frozenset[str]] = frozenset(
    """stretches stretch stretched extends extend extended meanders meander flows flow flowed flowing spans span spanned leads lead led connects connect connected links linked link
    linking connecting""".split()
)
STAY: Final[frozenset[str]] = frozenset(
    """stay stays stayed staying stop stops stopped stopping spend spends spent spending remain remains
    remained remaining wait waits waited waiting halt halts halted halting rest rested resting paused pause
    pauses lingered layover layovers stopover stopovers moored camped encamped overnighted tarried""".split()
)
#: nouns for one way travelled
TRIPS: Final[dict[str, Mode]] = _modes(
    {
        """trip trips journey journeys ride rides haul hop commute excursion transfer leg stage run
        crossing travel travels tour detour pilgrimage expedition""": "unknown",
        "drive drives drives' motoring roadtrip": "road",
        "flight flights": "air",
        "voyage voyages passage sail cruise cruises sailing": "sea",
        "walk walks hike hikes trek treks stroll march marches climb ascent scramble ramble descent tramp hiking walking": "foot",
        "paddle row": "river",
    }
)
#: what one travels in; a noun before a trip, or after "by"
VEHICLES: Final[dict[str, Mode]] = _modes({row.words: row.name for row in MODE_ROWS})
#: vehicles of two words, by the two
COMPOUNDS: Final = {tuple(word.split("_")): word for word in VEHICLES if "_" in word}
#: named ways; "via the Karoo Highway"
WAYS: Final[dict[str, Mode]] = _modes(
    {
        """highway highways road roads route routes motorway freeway interstate expressway autopista turnpike street
        avenue hwy us state parkway carretera autobahn pass track m""": "road",
        "railway railroad rail line tracks": "rail",
        "river canal": "river",
        "trail path footpath": "foot",
    }
) | {"state": "unknown", "us": "unknown", "track": "unknown", "pass": "unknown", "m": "unknown"}

_NAMES: Final = {
    "N": "north", "NE": "northeast", "E": "east", "SE": "southeast", "S": "south", "SW": "southwest",
    "W": "west", "NW": "northwest",
}  # fmt: skip
#: written direction (lower case, without space or hyphen) → one of sixteen points
DIRECTIONS: Final[dict[str, str]] = {
    **{name: point for point, name in _NAMES.items()},
    **{f"{first}{second}": point for point, first, second in (
        ("NNE", "north", "northeast"), ("ENE", "east", "northeast"), ("ESE", "east", "southeast"),
        ("SSE", "south", "southeast"), ("SSW", "south", "southwest"), ("WSW", "west", "southwest"),
        ("WNW", "west", "northwest"), ("NNW", "north", "northwest"),
    )},
}  # fmt: skip

#: nouns that stand for a place without naming one
PLACE_NOUNS: Final[frozenset[str]] = frozenset(
    """airport airfield airstrip aerodrome area bank banks base bay beach border boundary bridge camp campsite
    capital cape castle cathedral center centre church city coast coastline coasts college country county
    crater crossing dam downtown district dock docks entrance epicenter epicentre estate exit factory farm
    fort fortress frontier gate glacier gorge hamlet harbor harbour headquarters headwaters hill hills home hospital
    hotel house hut village villages town towns island islands isle islet isthmus jail junction lake lakes landing lighthouse line
    lodge mainland market mill mine mines monastery monument mosque mountain mountains mouth museum neighborhood
    outskirts palace park pass peak peninsula pier plant plantation point port prison province provinces quay
    ranch range region reservation reserve reservoir resort resorts river road ruins runway school sea seaport settlement shore
    shores shrine site sites source spot springs station stations strait suburb suburbs summit temple terminal terminus
    territory tip townsite valley vicinity waterfall well wells wreck wreckage zone ridge seat field
    fields cemetery barracks checkpoint crossroads interchange intersection cbd university campus hq equator
    coordinates tunnel post outpost villa vineyard quarry depot yard shipyard marina cove inlet estuary delta shoreline
    hometown residence township community locality crash scene volcano geyser cave caves canyon plateau plain desert oasis forest woods
    metropolis municipality commune parish prefecture oblast state states republic kingdom""".split()
)
#: nouns that one may depart from or arrive at without their being named
HALTS: Final[frozenset[str]] = frozenset(
    """city town village hamlet island islands settlement capital border frontier coast harbor harbour bay country
    mainland base camp hotel terminal airfield airport station port pier quay shore monastery hut fort depot summit
    resort refuge lodge valley""".split()
)
#: things that have a length of their own
LENGTHS: Final[frozenset[str]] = frozenset(
    """trail trails footpath track tracks pipeline wall fence coastline stretch section segment network tunnel corridor route
    strip trench canal radius perimeter circumference queue convoy-line runway aqueduct cable belt swath swathe
    exclusion buffer""".split()
)
#: verbs of lying that are said of places rather than of people and events
LYING: Final[frozenset[str]] = frozenset(
    "located situated lies lie lay nestled perched centred centered positioned sited".split()
)
#: words of a change of gauge
GAUGES: Final[frozenset[str]] = frozenset("wheels wheelsets bogies bogie gauge gauges".split())
#: words of sport: the lengths beside them are courses, not journeys
RACES: Final[frozenset[str]] = frozenset(
    """race races marathon marathons half-marathon swim swimming triathlon biathlon sprint relay freestyle
    backstroke breaststroke butterfly hurdles dash course circuit loop loops lap laps steeplechase run-walk
    duathlon ironman lap track championship medley walkathon 5k 10k fun-run runners""".split()
) - {"track", "dash"}
#: weather and rules: the speeds beside them are no journeys
CALM: Final[frozenset[str]] = frozenset(
    """wind winds gust gusts gusting storm storms hurricane cyclone typhoon tornado limit limits breeze gale gales
    current tide lightning bullet missile missiles rocket pitch serve fastball ball""".split()
)
#: what moves without travelling
WEATHER: Final[frozenset[str]] = frozenset(
    """storm storms hurricane cyclone typhoon front fire fires wildfire blaze smoke ash plume tsunami wave waves flood
    floodwaters rain snow river glacier lava cloud clouds drought epidemic virus temperature temperatures eye""".split()
)
#: words that tell of ships, so that "the Aurora" may be one
MARITIME: Final[frozenset[str]] = frozenset(
    """she ship ships steamer vessel aboard captain crew port anchor anchored sail sailed sails steam voyage deck
    sailors seamen passengers cruise liner shipping cargo schooner harbor harbour knots tanker""".split()
)
#: first or last word of names that contain other places: the located thing is seldom one of them
CONTAINERS: Final[frozenset[str]] = frozenset(
    """river sea ocean lake bay gulf mountains mountain mount mts range desert valley highway road route
    interstate street strait channel canal coast peninsula plateau plain county province district oblast
    krai region state prefecture hills forest""".split()
)
