"""How one goes: vehicles, travellers and verbs that tell it, and what stands beside them and tells nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geotrack.model import Mode

#: more words that tell a mode than the tables of vehicles, verbs and trips have; "unknown": none of ours
MORE: Final[dict[str, Mode]] = {
    word: mode
    for mode, words in {
        "air": """airline airlines airliners jetliner turboprop biplane airship zeppelin airborne boeing airbus
        cessna hercules antonov ilyushin tupolev embraer touchdown takeoff bird birds godwit godwits stork storks
        tern terns geese albatross""",
        "rail": "railcar railcars railbus monorail intercity shinkansen eurostar maglev trainset rails sleepers",
        "road": """pickup minibuses motorists hitchhiker hitchhikers motorcyclist motorcyclists marshrutka
        marshrutkas autorickshaw motorcycles diligence diligences drivers""",
        "sea": """cutter icebreaker lifeboat lifeboats tug tugs warship warships skipper yachtsman trawlers
        freighters yachts sailors fleet moored""",
        "foot": """walker walkers hiker hikers trekker trekkers marcher marchers pilgrim pilgrims rambler ramblers
        backpackers runner runners skis ski skied skiing afoot climbers jogged""",
        "cycle": "cyclist cyclists bicyclist bicyclists tandem peloton",
        "river": "paddler paddlers canoeist canoeists kayaker kayakers paddled rafted rafting",
        "unknown": """zebra zebras wildebeest herd herds elephants reindeer caribou whale whales shark sharks turtle
        turtles horses pony ponies mules camels sledges sleds oxen rider riders cavalry huskies wagons carts wagon
        caravan""",
    }.items()
    for word in words.split()
}
#: words that tell a mode only as what one goes by: "by road", "on foot", "took the launch"
WEAK: Final = frozenset(
    """road roads sea air express sleeper foot launch cycle coach line river row shuttle climb climbs climbed
    climbing ascent descent ascended descended passage cruise run vehicle vehicles metro cart rail fleet
    bike""".split()
)
BEFORE_WEAK: Final = frozenset("by on aboard in via took take takes taking".split())
#: … and as what goes or leads somewhere: "the road from A to B", "the express runs"
GOING: Final = frozenset("road express sleeper coach launch shuttle passage cruise metro".split())
GOES: Final = frozenset(
    "from to between runs ran run leaves left departs departed takes took arrives arrived reaches reached".split()
)
#: words of the tables that are mostly something else: a carriage is drawn by horses, too
NO_CUES: Final = frozenset(("carriage", "carrier"))
#: what a vehicle's word before it belongs to, so that it tells no movement: "the train station", "a bus shelter"
THINGS: Final = frozenset(
    """station stations stop stops terminal terminals park parks museum works yard port ports ticket tickets
    timetable company companies operator operators strike strikes fare fares lane lanes path attendant deck trail
    trails house shed builder builders tour tours market industry crash crossing crossings signs gauge bridge bed
    tunnel cutting embankment network networks side way ways map maps atlas club simulator recorder shelter
    shelters carriage carriages driver drivers""".split()
)
#: what a vehicle's load is told with
LOADED: Final = frozenset("with of carrying bringing loaded full for".split())
#: a boat goes by river where one of these stands in its sentence
ON_RIVERS: Final = frozenset("river upriver downriver upstream downstream canal rapids".split())
BOATS: Final = frozenset(
    "boat boats voyage steamer steamers speedboat motorboat sail sailed".split()
)
#: aircraft by their letters and number: "C-17", "A320"
AIRCRAFT: Final = re.compile(
    r"(?:[bc]-?(?:5|17|47|130|29|52)|a[23][1-8]0|b?7[0-8]7|dc-?\d{1,2}|md-?\d\d|an-?\d{1,3}|il-?\d\d|tu-?\d{2,3}"
    r"|crj-?\d+|atr-?\d+|dhc-?\d|ju-?\d\d|ka-?\d\d|mi-?\d{1,2}|[cu]h-?\d+)(?:neo|er|max|[a-z])?",
    re.IGNORECASE,
)
#: … and by a name and what follows
TYPES: Final = {"Dash": (("8",),), "Twin": (("Otter",),)}
#: highways by letters and number: "I-15", "US-89"
HIGHWAY: Final = re.compile(r"(?:I|US|SR|[ACNU][ACHMTVXYZ])-[1-9]\d{0,2}")
#: "took off", "touched down"
AIRY: Final[dict[str, str]] = {
    **dict.fromkeys("took takes take taken taking lifted lifts".split(), "off"),
    **dict.fromkeys("touched touches touch touching".split(), "down"),
}
#: a charter that lands is an aircraft
CHARTERS: Final = frozenset(("charter", "charters"))
LANDS: Final = frozenset("land lands landed landing".split())
NOT: Final = frozenset("not than instead without no never unlike".split())
JOINING: Final = frozenset((",", "and", "then"))
BY: Final = "by"
TAKEN_UP: Final = ["the"]
#: what parts clauses more than a comma does
PARTING: Final = frozenset(("but", "while", "whereas", "where", "whose", ";", "(", ")", "–", "—"))
