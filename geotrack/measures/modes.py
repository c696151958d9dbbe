"""Modes of travel: one row each, and everything that is known of it.

Whatever depends on how one goes stands here and nowhere else: the words by which a text tells it, which
network carries it, how true lengths stand to the great circle, how fast one goes, what stops take, and
how a reader is told of it. A new mode is one more row of `MODE_ROWS`; what is known of kinds of traveller
(`travellerkinds`) stands beside it.

Speeds are km/h while moving. `usual_kmh` is what nobody wonders at over a whole leg, `fastest_kmh` what
has been possible at all in regular use. They are general knowledge unless a source is named, and none is
used to call a traveller too slow: one may always have halted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from geotrack.measures.interval import Interval
from geotrack.measures.straight import without_straight

#: the name of a row of `MODE_ROWS`
Mode = str
Network = Literal["rail", "road", "sea"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """How true lengths stand to the great circle where no network tells.

    `low` and `high` hold 95 % of them, `best` is likeliest; measured on published lengths
    (``docs/routes.md``).
    """

    low: float
    high: float
    best: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Speeds while moving, km/h: `usual` over a whole leg, and `fastest` ever in regular use."""

    usual: Interval
    fastest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeRow:
    """All that depends on a mode of travel.

    Parameters
    ----------
    name
        What claims, legs and reports call it.
    words
        What one travels in or on, in lower case: "by ferry" tells the mode. Two words are joined by a
        low line: ``cable_car``.
    verbs
        What one does, each form of it: ``drove``. The reader takes it for a movement by this mode; verbs that
        say less of a sentence (``cruised``) stand in the tables of `languages`.
    around
        Other words that tell the mode in a sentence, and no movement: where one is.
    phrase, label
        How a way is told in a reason ("by rail"; empty where the mode is unknown) and on a page.
    vehicle
        What moves, for "no train is faster".
    by, key
        How a reader's map says it ("by train") and names its line ("Train"); empty: as phrase and vehicle.
    dash, width
        How a reader's map draws it: lengths of dashes and gaps, none for a plain line, and how wide the line
        is against others.
    flies
        Whether the great circle is its way rather than a stand-in for one.
    network
        Which bundled network carries it; None: none does.
    leaves_roads
        Whether it may take paths that its network does not have.
    on_land
        Whether it follows the ground, so that the straight line is not its way.
    factors
        Bounds on the great circle.
    ratio
        Stated length ÷ great circle: its middle, and the log of how far it spreads below and above.
    trip_kmh
        What a whole trip averages, lowest and highest: what a stated duration says of nearness.
    usual_kmh, fastest_kmh
        Speeds while moving.
    countries
        ISO codes with other speeds: codes, highest usual and fastest speed.
    stops
        Which share of the time halts may take that nobody mentions.
    rests
        Whether nobody travels on through the night: from 16 hours on three quarters of the time may be rest.
    day_km
        What one covers by it in a day at most, in races too; None: no such limit.
    source
        Where the speeds are from.
    """

    name: str
    words: str = ""
    verbs: str = ""
    around: str = ""
    phrase: str = ""
    label: str = ""
    vehicle: str = "traveller"
    by: str = ""
    key: str = ""
    dash: tuple[float, ...] = ()
    width: float = 1.0
    flies: bool = False
    network: Network | None = None
    leaves_roads: bool = False
    on_land: bool = False
    factors: Factors
    ratio: tuple[float, float, float]
    trip_kmh: tuple[float, float]
    usual_kmh: tuple[float, float]
    fastest_kmh: float
    countries: tuple[tuple[str, float, float], ...] = ()
    stops: float = 0.35
    rests: bool = False
    day_km: float | None = None
    source: str = "general knowledge"


MODE_ROWS: Final[tuple[ModeRow, ...]] = (
    ModeRow(
        name="rail",
        words="""train trains rail railway railroad tram trams metro subway express locomotive trainride
        sleeper carriage""",
        around="station platform line gauge",
        phrase="by rail", label="by rail", vehicle="train", by="by train", network="rail", on_land=True,
        factors=Factors(low=1.03, high=1.8, best=1.25), ratio=(1.3, 0.16, 0.22),
        trip_kmh=(15.0, 320.0), usual_kmh=(20.0, 170.0), fastest_kmh=250.0,
        countries=(
            ("CN ID", 350.0, 360.0),
            ("JP FR ES DE IT KR TW MA", 320.0, 330.0),
            ("GB BE NL AT SE FI PL PT CH TR SA UZ RU US NO DK GR RS", 230.0, 310.0),
            ("KP", 70.0, 120.0),
        ),
        source="conventional lines run up to 200 km/h (UIC counts 200/250 km/h and more as high speed), 350 km/h"
        " in China and Java, 300 to 320 in Japan, France, Spain, Germany, Italy, Korea, Morocco and Taiwan, single lines of 200"
        " to 300 elsewhere; North Korea 20 to 60 km/h (press reports)",
    ),
    ModeRow(
        name="road",
        words="""car cars bus buses taxi taxis cab coach coaches jeep jeeps truck trucks lorry lorries minibus
        van vans motorcycle motorbike motorbikes scooter tuk-tuk rickshaw minivan limousine suv motorcade road
        roads highway motorway freeway interstate vehicle vehicles automobile ambulance convoy autoroute
        expressway turnpike shuttle carpool jeepney motorhome camper minicab songthaew tricycle""",
        verbs="drive drives drove driven driving motored", around="road",
        phrase="by road", label="by road", vehicle="car", key="Road", network="road", on_land=True,
        factors=Factors(low=1.03, high=1.8, best=1.28), ratio=(1.25, 0.14, 0.22),
        trip_kmh=(10.0, 130.0), usual_kmh=(15.0, 120.0), fastest_kmh=200.0,
        countries=(("DE AE", 140.0, 250.0),), rests=True,
        source="motorway limits 100 to 130 km/h; no general limit in Germany, 140 to 160 km/h in the Emirates;"
        " chases have been clocked at 180 and more",
    ),
    ModeRow(
        name="air",
        words="""plane planes airplane airplanes aeroplane aircraft jet air helicopter helicopters chopper
        airliner seaplane balloon floatplane flight""",
        verbs="fly flies flew flown flying", around="flight flights airborne",
        phrase="by air", label="by air", vehicle="aircraft", key="Flight", dash=(2.5, 4.5), width=0.75, flies=True,
        factors=Factors(low=0.99, high=1.06, best=1.01), ratio=(1.02, 0.06, 0.12),
        trip_kmh=(120.0, 1000.0), usual_kmh=(100.0, 1000.0), fastest_kmh=2500.0, stops=0.10,
        source="airliners cruise at 780 to 940 km/h, ground speed with the jet stream up to 1290; military jets"
        " to 2500",
    ),
    ModeRow(
        name="sea",
        words="""boat boats ship ships ferry ferries ferryboat sea steamer steamers steamship speedboat
        hovercraft hydrofoil catamaran yacht schooner vessel frigate launch tanker freighter liner sloop brig
        motorboat destroyer sailboat dinghy trawler submarine carrier barque""",
        verbs="sail sails sailed sailing steamed", around="crossing voyage aboard harbor harbour",
        phrase="by sea", label="by sea", vehicle="ship", dash=(9, 5), network="sea",
        factors=Factors(low=1.0, high=2.2, best=1.15), ratio=(1.5, 0.3, 0.35),
        trip_kmh=(4.0, 80.0), usual_kmh=(5.0, 75.0), fastest_kmh=125.0, stops=0.10,
        source="11 to 25 kn; fast ferries 35 to 40 kn, the fastest 58 to 67 kn on service",
    ),
    ModeRow(
        name="river",
        words="river canoe canoes kayak kayaks raft rafts barge barges riverboat punt rowboat dugout",
        verbs="paddled rowed", around="downstream upstream",
        phrase="by river", label="by river", vehicle="boat", dash=(9, 5), on_land=True,
        factors=Factors(low=1.05, high=2.6, best=1.6), ratio=(1.6, 0.3, 0.4),
        trip_kmh=(2.0, 60.0), usual_kmh=(3.0, 55.0), fastest_kmh=90.0, rests=True,
        source="barges 10 to 15 km/h, fast launches 45, hydrofoils 60 to 70 km/h",
    ),
    ModeRow(
        name="foot", words="foot walking", phrase="on foot", label="on foot", vehicle="walker",
        verbs="walk walks walked walking hike hikes hiked march marched trek climbed",
        key="On foot", dash=(0.1, 6.5), width=1.25, network="road", leaves_roads=True, on_land=True,
        factors=Factors(low=1.02, high=2.3, best=1.35), ratio=(1.3, 0.2, 0.3),
        trip_kmh=(1.0, 8.0), usual_kmh=(1.5, 10.0), fastest_kmh=21.0, rests=True,
        source="4 to 6 km/h walking, 10 running or on skis; marathon record 21 km/h",
    ),
    ModeRow(
        name="cycle", words="bicycle bicycles bike bikes cycle", phrase="by bicycle", label="by bicycle",
        verbs="cycled cycling pedalled pedaled", around="rode",
        vehicle="cyclist", key="Bicycle", network="road", leaves_roads=True, on_land=True,
        factors=Factors(low=1.02, high=2.2, best=1.3), ratio=(1.3, 0.2, 0.3),
        trip_kmh=(5.0, 40.0), usual_kmh=(6.0, 50.0), fastest_kmh=110.0, rests=True, day_km=400.0,
        source="touring 12 to 25 km/h, flat road races up to 50; hour record 56.8 km/h, descents to 110",
    ),
    ModeRow(
        name="unknown",
        words="""horse horseback camel mule donkey sled sledge sleigh cart wagon caravan horseback elephant
        stagecoach""",
        label="means not stated",
        factors=Factors(low=0.99, high=1.8, best=1.2), ratio=(1.2, 0.22, 0.28),
        trip_kmh=(2.0, 900.0), usual_kmh=(0.3, 1000.0), fastest_kmh=2500.0, rests=True,
        source="the widest of the rows above",
    ),
)  # fmt: skip
MODES: Final[tuple[Mode, ...]] = tuple(row.name for row in MODE_ROWS)
_BY_NAME: Final = {row.name: row for row in MODE_ROWS}


def mode_row(mode: Mode) -> ModeRow:
    """Return the row of a mode.

    Raises
    ------
    KeyError
        If there is no such mode; `MODES` lists them.

    Examples
    --------
    >>> mode_row("rail").phrase
    'by rail'
    """
    return _BY_NAME[mode]


def by_sea(mode: Mode) -> bool:
    """Whether a mode goes over open water, where lanes carry it and miles may be nautical ones.

    Examples
    --------
    >>> by_sea("sea"), by_sea("river"), by_sea("unknown")
    (True, False, False)
    """
    return mode_row(mode).network == "sea"


@cache
def pace(mode: Mode, countries: Iterable[str] = ()) -> Pace:
    """Return the speeds of a mode in the given countries (ISO alpha-2), the widest where several.

    Examples
    --------
    >>> pace("rail", ("KP",)).fastest
    120.0
    >>> pace("rail", ("KP", "RU")).fastest
    310.0
    """
    row = _BY_NAME[mode]
    low, high = row.usual_kmh
    own = {code: (u, f) for codes, u, f in row.countries for code in codes.split()}
    found = [own.get(code, (high, row.fastest_kmh)) for code in countries]
    found = found or [(high, row.fastest_kmh)]
    return Pace(
        usual=Interval(low, max(usual for usual, _ in found)),
        fastest=max(fastest for _, fastest in found),
    )


@cache
def _telling(mode: Mode) -> re.Pattern[str]:
    row = _BY_NAME[mode]
    words = (
        re.escape(word).replace("_", "[ -]")
        for word in f"{row.words} {row.verbs} {row.around}".split()
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words) or '(?!)'})(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=256)  # as many checks ask the same of a sentence
def tells(text: str, mode: Mode) -> bool:
    """Whether words of a text tell the mode.

    Examples
    --------
    >>> tells("She flew home.", "air"), tells("She flew home.", "rail")
    (True, False)
    >>> tells("It is 40 km in a straight line.", "rail")
    False
    """
    return _telling(mode).search(without_straight(text)) is not None


def fastest_anywhere_kmh(mode: Mode) -> float:
    """Return the utmost speed of a mode in the country where it is fastest, km/h.

    Examples
    --------
    >>> fastest_anywhere_kmh("rail")
    360.0
    """
    row = _BY_NAME[mode]
    return max(row.fastest_kmh, *(fastest for _, _, fastest in row.countries), 0.0)


def unsaid_stops_h(mode: Mode, total_h: float) -> Interval:
    """Return how long stops that nobody mentions may last on a leg of `total_h` hours.

    An hour and the mode's share of the time; from 16 hours on, nights too, where people do not travel on
    through the night (three quarters of the time). A convention of ours.
    """
    row = _BY_NAME[mode]
    share = 0.75 if total_h >= 16 and row.rests else row.stops
    return Interval(0.0, 1.0 + share * total_h)
