"""Kinds of traveller, one row each: ships, trains, animals and others whose words tell more than the mode."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from geotrack.measures.modes import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Traveller:
    """Who or what travels, where its words tell more than the mode.

    Parameters
    ----------
    name
        What it is called in a reason, without article.
    words
        A pattern of the words that name it, lower case.
    modes
        By which modes it goes; the first is its own. "unknown": by none of ours.
    usual_kmh, fastest_kmh
        Highest speeds over a leg, and ever; None: nobody knows one, so no speed is judged.
    day_km
        What it covers in a day at most, usually; None: no such limit.
    wanders
        Whether its way may be of any length (animals, drifting things, balloons).
    """

    name: str
    words: str
    modes: tuple[Mode, ...]
    usual_kmh: float | None = None
    fastest_kmh: float | None = None
    day_km: float | None = None
    wanders: bool = False
    source: str = "general knowledge"


TRAVELLERS: Final[tuple[Traveller, ...]] = (
    Traveller(
        name="bird", modes=("air",), usual_kmh=110.0, fastest_kmh=180.0, wanders=True,
        words=r"birds?|godwits?|storks?|cranes?|swallows?|terns?|albatross\w*|geese|goose|swans?|eagles?|falcons?"
        r"|cuckoos?|pigeons?|vultures?|ospreys?|shearwaters?|curlews?|plovers?|owls?|ducks?|pelicans?|gulls?",
        source="level flight of falcons and swifts 110 to 180 km/h",
    ),
    Traveller(
        name="animal", modes=("sea", "river", "foot", "unknown"), wanders=True,
        words=r"sharks?|whales?|turtles?|tortoises?|seals?|salmon|eels?|tuna|dolphins?|walrus\w*|wol(?:f|ves)|bears?"
        r"|reindeer|caribou|elephants?|foxe?s?|leopards?|jaguars?|tigers?|lions?|zebras?|wildebeests?|herds?|flocks?"
        r"|cattle|sheep|butterfl\w+|locusts?|dragonfl\w+|bats?|cats?|dogs?|otters?|moose|elk|humpbacks?|calf",
    ),
    Traveller(
        name="drifting thing", modes=("sea", "river", "air", "unknown"), wanders=True,
        words=r"buoys?|drift\w*|wreckage|debris|icebergs?|floes?|bottles?|adrift|castaways?|flotsam|hulk|driftwood"
        r"|slick|ash cloud|derelict|ghost ship|sargassum|message in a bottle|gliders?",
    ),
    Traveller(
        name="balloon", modes=("air",), usual_kmh=200.0, fastest_kmh=400.0, wanders=True,
        words=r"balloons?|gondola|balloonists?",
        source="jet streams carry balloons at 200 to 400 km/h",
    ),
    Traveller(
        name="airship", modes=("air",), usual_kmh=135.0, fastest_kmh=180.0,
        words=r"airships?|zeppelins?|dirigibles?|blimps?",
        source="LZ 129 did 135 km/h",
    ),
    Traveller(
        name="helicopter", modes=("air",), usual_kmh=300.0, fastest_kmh=400.0,
        words=r"helicopters?|choppers?|rotorcraft|air ambulance",
        source="cruise 220 to 280 km/h; record 400 km/h",
    ),
    Traveller(
        name="rocket", modes=("air", "unknown"), words=r"rockets?|missiles?|satellites?|capsules?|spacecraft|orbiters?"
        r"|space station|shuttle|re-?entry|warheads?|projectiles?|spaceships?|cosmonauts?|astronauts?|lift-?offs?",
    ),
    Traveller(
        name="magnetic train", modes=("rail",), usual_kmh=430.0, fastest_kmh=605.0,
        words=r"maglevs?|magnetic (?:trains?|levitation)|transrapid",
        source="Shanghai 431 km/h in service; record 603 km/h (2015)",
    ),
    Traveller(
        name="high-speed train", modes=("rail",), usual_kmh=360.0, fastest_kmh=400.0,
        words=r"high-speed (?:trains?|rail(?:ways?)?|lines?|links?|services?|networks?)|bullet trains?|shinkansen",
        source="Fuxing 350 km/h in service, lines of the next years are planned for 360 to 400",
    ),
    Traveller(
        name="fighter", modes=("air",), usual_kmh=2000.0, fastest_kmh=3500.0,
        words=r"fighters?|supersonic|concorde|interceptors?|bombers?|mach",
    ),
    Traveller(
        name="marching column", modes=("foot", "unknown"), usual_kmh=6.0, fastest_kmh=10.0, day_km=60.0,
        words=r"army|armies|infantry|battalions?|regiments?|brigades?|march(?:ed|es|ing)?|soldiers?|troops?|divisions?"
        r"|corps|columns?|militia|garrison|prisoners?|legions?|company of foot",
        source="a day's march 20 to 35 km; forced ones 50 to 60",
    ),
    Traveller(
        name="walker", modes=("foot",), usual_kmh=7.0, fastest_kmh=12.0, day_km=80.0,
        words=r"walk(?:er|ers|ed|ing|s)?|hik(?:er|ers|ed|ing|e)|on foot|afoot|pilgrims?|trek(?:ker|kers|ked|king)?"
        r"|trampers?|porters?|backpackers?",
        source="4 to 6 km/h; 40 km a day are a long walk",
    ),
    Traveller(
        name="runner", modes=("foot",), usual_kmh=20.0, fastest_kmh=22.0,
        words=r"runners?|marathons?|ran|ultra\w*|race(?:rs?|d)?|sprint\w*",
        source="marathon record 21 km/h",
    ),
    Traveller(
        name="rider", modes=("unknown", "foot"), usual_kmh=25.0, fastest_kmh=60.0, day_km=200.0,
        words=r"rid(?:er|ers)|on horseback|horsem[ae]n|cavalry|cowboys?|gauchos?|mounted|express rider|couriers?"
        r"|hussars?|dragoons?|cossacks?|lancers?|horses?|pon(?:y|ies)",
        source="a day's ride 50 to 80 km; relays 200 to 300",
    ),
    Traveller(
        name="wagon", modes=("road", "unknown", "foot"), usual_kmh=12.0, fastest_kmh=25.0, day_km=120.0,
        words=r"wagons?|waggons?|ox(?:en|-?carts?)?|carts?|mules?|donkeys?|camels?|caravans?|stage-?coach(?:es)?|sledges?|sleds?"
        r"|sleighs?|pack-?(?:train|horses?)|yaks?|llamas?|tarantass?|battery|baggage|diligence|dog teams?|huskies",
        source="ox wagons 15 to 30 km a day; stagecoaches 8 to 15 km/h",
    ),
    Traveller(
        name="racing car", modes=("road",), usual_kmh=230.0, fastest_kmh=400.0,
        words=r"pursuits?|chases?|chased|fleeing|pursued|getaway|racing cars?|rally cars?|police (?:car|cruiser)s?",
        source="police chases 160 to 250 km/h; racing cars 300 and more",
    ),
    Traveller(
        name="cable car", modes=("road", "rail", "unknown"), usual_kmh=40.0, fastest_kmh=45.0,
        words=r"cable[- ]cars?|cableways?|aerial (?:tramways?|lifts?)|ropeways?|gondola lifts?|chair-?lifts?|funiculars?",
        source="the fastest aerial tramways and funiculars run 12 m/s, gondola lifts 5 to 8",
    ),
    Traveller(
        name="bus", modes=("road",), usual_kmh=110.0, fastest_kmh=140.0,
        words=r"bus(?:es)?|coach(?:es)?|minibus(?:es)?|lorr(?:y|ies)|trucks?|convoys?|tankers?|semi-?trailers?|road trains?",
        source="limits 80 to 100 km/h",
    ),
    Traveller(
        name="sailing ship", modes=("sea",), usual_kmh=30.0, fastest_kmh=50.0,
        words=r"sail(?:ing)?[- ](?:ship|vessel|boat)s?|schooners?|barques?|barks?|brigs?|brigantines?|clippers?|yachts?"
        r"|sloops?|dhows?|ketch(?:es)?|frigates?|longboats?|under sail|caravels?|junks?|whaleboats?|canoes?|rowers?"
        r"|kayaks?|rowing boats?",
        source="clippers logged 17 to 22 kn in gales; racing multihulls more",
    ),
    Traveller(
        name="paddler", modes=("river", "sea"), usual_kmh=15.0, fastest_kmh=30.0, day_km=150.0,
        words=r"canoes?|canoeists?|kayaks?|kayakers?|paddlers?|paddle(?:d|s)?|paddling",
        source="5 to 8 km/h, with a strong stream 12 and more; 50 to 100 km are a long day",
    ),
    Traveller(
        name="cargo ship", modes=("sea",), usual_kmh=50.0, fastest_kmh=70.0,
        words=r"freighters?|container ships?|bulk carriers?|bulkers?|cargo (?:ship|vessel)s?|steamers?|steamships?|trawlers?"
        r"|tugs?|barges?|coasters?|icebreakers?|liners?|cruise ships?",
        source="15 to 25 kn",
    ),
)  # fmt: skip


def _alternatives(words: str) -> tuple[list[str], list[str]]:
    """Return the alternatives of a pattern that are one word, and the others."""
    parts, depth, last = [], 0, 0
    for k, c in enumerate(words):
        depth += (c == "(") - (c == ")")
        if c == "|" and not depth:
            parts.append(words[last:k])
            last = k + 1
    parts.append(words[last:])
    several = [part for part in parts if " " in part or "-" in part]
    return [part for part in parts if part not in several], several


class _Words(dict[str, frozenset[str]]):
    """Word → the names of the travellers that it means, found when first met."""

    def __missing__(self, word: str) -> frozenset[str]:
        if len(self) > _WORDS:
            self.clear()
        found = frozenset[str]()
        if _ANY_SINGLE.fullmatch(word):  # hardly any does
            found = frozenset(name for name, pattern in _SINGLE if pattern.fullmatch(word))
        self[word] = found
        return found


_WORDS: Final = 20_000  #: words that are remembered
_WORD: Final = re.compile(r"\w+")
_SPLIT: Final = [(row.name, *_alternatives(row.words)) for row in TRAVELLERS]
_SINGLE: Final = [
    (name, re.compile("|".join(single), re.IGNORECASE)) for name, single, _ in _SPLIT if single
]
_SEVERAL: Final = [
    (name, re.compile(rf"\b(?:{'|'.join(several)})\b", re.IGNORECASE))
    for name, _, several in _SPLIT
    if several
]
_ANY_SINGLE: Final = re.compile("|".join(p.pattern for _, p in _SINGLE), re.IGNORECASE)
_ANY_SEVERAL: Final = re.compile(
    rf"\b(?:{'|'.join(part for *_, several in _SPLIT for part in several)})\b", re.IGNORECASE
)
_MEANT: Final = _Words()


def travellers_in(text: str, mode: Mode = "unknown") -> tuple[Traveller, ...]:
    """Return the kinds of traveller that a text names and that go by a mode, in the order of the table.

    Examples
    --------
    >>> [row.name for row in travellers_in("the relief helicopter", "air")]
    ['helicopter']
    >>> travellers_in("the relief helicopter", "rail")
    ()
    """
    found = _named_in(text) if text else ()
    return found if mode == "unknown" else tuple(row for row in found if mode in row.modes)


@lru_cache(maxsize=256)  # every check of every claim of a sentence asks for the same words
def _named_in(text: str) -> tuple[Traveller, ...]:
    found = set().union(*(_MEANT[word] for word in _WORD.findall(text)))
    if _ANY_SEVERAL.search(text):
        found.update(name for name, pattern in _SEVERAL if pattern.search(text))
    return tuple(row for row in TRAVELLERS if row.name in found)
