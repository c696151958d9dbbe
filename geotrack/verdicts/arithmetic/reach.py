"""How far apart two places may be said to be: the rule behind positions and distances without a mode.

A true figure may be the straight line, the road, or something between; measured from center to center,
from edge to edge, or along a hill road that no trunk network knows. So a figure is too large when it
exceeds the road by a margin, and too small when it falls short of the straight line by a margin. The
margins were fitted on 307 statements "X is N km [direction] of Y" with known coordinates (see
``docs/verdicts/position.md``); in brackets the range within which they serve about equally well.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.earth.mountains import is_mountainous
from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import mode_row
from geotrack.measures.units import FACTOR, UNCERTAIN
from geotrack.verdicts.arithmetic.along import OVER_MOUNTAINS, WELL_MAPPED
from geotrack.verdicts.arithmetic.phrasing import figure, km, sentence
from geotrack.verdicts.arithmetic.twoplaces import is_vast

if TYPE_CHECKING:
    from geotrack.model import Claim, Mention, Mode, Place
    from geotrack.protocols import Case
    from geotrack.verdicts.arithmetic.twoplaces import Ends

#: a network way longer than this many straight lines is a gap or an island, not a road
_LONGEST_DETOUR: Final = 2.0
#: where the text says "by road" or "by rail" the way counts from below too, up to this ratio
_TOLD_WAY: Final = 1.5
#: where the map is coarser, a road to a place in a told direction is so much longer than it shows
_COARSER: Final = 1.03
#: from this straight line on a road through mountains may wind more than a coarse map's, for positions too
_WINDING_KM: Final = 150.0
#: the road itself, and a little more, is never too far
_ROAD_ITSELF: Final = 1.1
#: extra for statements without a direction, which more often follow the road
_UNDIRECTED: Final = 1.15
#: below this straight line, statements without direction may follow roads that no trunk network has
_LOCAL_KM: Final = 25.0
#: places nearer than this without a road between them may lie across water, …
_OVER_WATER_KM: Final = 60.0
#: … and are measured from shore to shore, in km
_SHORES_KM: Final = 10.0

#: a figure so near to the road, as a share of it, is the road's, however long that is
_THE_ROAD: Final = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Margins of one level of suspicion.

    A figure is too large above ``road × factor + slack`` (with a usable road, but at most
    ``straight × most_directed|most``), or above ``straight × directed|local|undirected + slack``
    (without), and too small below ``straight × low - low_slack``. Slacks in km; ``local`` and ``near``
    apply below 25 km, ``most`` from there on where no mode is stated.
    """

    road: float
    most_directed: float
    most: float
    directed: float
    local: float
    undirected: float
    slack_km: float
    low: float
    low_slack_near_km: float
    low_slack_km: float


#: beyond these margins a claim is doubtful
ALARM: Final = Level(
    road=1.22, most_directed=1.8, most=2.2, directed=1.6, local=2.45, undirected=1.9, slack_km=2.0,
    low=0.87, low_slack_near_km=5.0, low_slack_km=3.0,
)  # fmt: skip
#: beyond these it is contradicted
CERTAIN: Final = Level(
    road=1.37, most_directed=2.3, most=2.7, directed=1.8, local=2.9, undirected=2.4, slack_km=5.0,
    low=0.82, low_slack_near_km=6.0, low_slack_km=6.0,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Straight line, road and margins between two places, in km.

    `road_km` None: no usable road between them, one that takes twice the straight line (a gap in the
    network, or an island), or none was asked for. `between` runs from the
    straight line to the road, or to what roads usually come to.
    """

    straight_km: float
    road_km: float | None
    between: Interval
    alarm: Interval
    certain: Interval


def from_center(case: Case, mention: Mention | None) -> bool:
    """Whether the text means the middle of a town: its edges then excuse nothing.

    "10 km from downtown Lyon", "from the centre of Lyon", "from Lyon's central business district".
    """
    if mention is None or mention.start is None or mention.end is None:
        return False
    text = case.document.text
    before = text[max(0, mention.start - 20) : mention.start]
    after = text[mention.end : mention.end + 40]
    return bool(verdict_cues.CENTER_OF.search(before) or verdict_cues.CENTER.match(after))


def over_water(case: Case) -> bool:
    """Whether the sentence of the case's claim tells of water to cross."""
    begin, end = case.claim.sentence
    return bool(verdict_cues.WATER.search(case.document.text[begin:end]))


def figure_km(claim: Claim) -> tuple[float, float]:
    """Return the ends of the stated figure itself in km; its hedge is judged by the margins."""
    stated = claim.interval
    assert stated is not None
    if claim.value is None or claim.unit is None or claim.unit in UNCERTAIN:
        return stated.low, stated.high
    low = claim.value * FACTOR[claim.unit]
    high = (claim.value_max or claim.value) * FACTOR[claim.unit]
    return min(low, high), max(low, high)


def spread_km(place: Place) -> float:
    """Return how far a place may reach from its point, in km.

    The gazetteer's radius where it has one; for towns the radius of a disc with 1,500 people/km²,
    a density typical of built-up areas with their suburbs (Angel et al., Atlas of Urban Expansion).
    """
    if place.radius_km > 0:
        return place.radius_km
    if place.population > 0:
        return min(30.0, math.sqrt(place.population / 1500 / math.pi))
    return 0.0


def reach(
    case: Case, origin: Place, destination: Place, claim: Claim, *, ask_road: bool = True
) -> Reach:
    """Return how far apart `origin` and `destination` may be said to be.

    Parameters
    ----------
    case
        Asked for the road between them.
    origin, destination
        Settled places.
    claim
        Whether it states a direction, a mode or a straight line decides the margins.
    ask_road
        False skips the network; the margins are then those of places without a road.
    """
    assert origin.lat is not None
    assert origin.lon is not None
    assert destination.lat is not None
    assert destination.lon is not None
    straight = great_circle_km(origin.lat, origin.lon, destination.lat, destination.lon)
    towns = [place for place in (origin, destination) if not is_vast(place)]
    edges = sum(
        spread_km(place)
        for place, mention in ((origin, claim.origin), (destination, claim.destination))
        if place in towns and not from_center(case, mention)
    )
    # anywhere in an area may be meant, so its radius counts whole; the edges of towns are in the margins
    # of doubt already, for those were fitted on real towns measured from point to point
    areas = sum(place.radius_km for place in (origin, destination) if is_vast(place))
    if claim.straight:
        reached = edges + areas
        return Reach(
            straight_km=straight,
            road_km=None,
            between=Interval(max(0.0, straight - reached), straight + reached),
            alarm=Interval(max(0.0, 0.9 * straight - reached - 3), 1.1 * straight + reached + 3),
            certain=Interval(max(0.0, 0.8 * straight - reached - 5), 1.25 * straight + reached + 5),
        )
    road = _road_km(case, origin, destination, straight, claim.mode) if ask_road else None
    water = (
        road is None and straight < _OVER_WATER_KM and claim.mode == "unknown" and over_water(case)
    )
    mapped = {origin.country, destination.country} <= WELL_MAPPED
    directed = claim.direction is not None and claim.mode == "unknown"
    longest = road if road is not None else straight * (1.2 if directed else 1.4)
    alarm, certain = (
        _margins(level, straight, road, beyond, claim, over_water=water, mapped=mapped)
        for level, beyond in ((ALARM, areas), (CERTAIN, edges + areas))
    )
    winds = road is not None and not mapped and straight >= _WINDING_KM
    if winds and is_mountainous(origin.lat, origin.lon, destination.lat, destination.lon):
        top = OVER_MOUNTAINS * (road or 0.0)
        alarm = Interval(alarm.low, max(alarm.high, top))
        certain = Interval(certain.low, max(certain.high, _ROAD_ITSELF * top))
    return Reach(
        straight_km=straight,
        road_km=None if road is not None and _is_cut(road, straight) else road,
        between=Interval(max(0.0, straight - areas), max(straight, longest) + areas),
        alarm=alarm,
        certain=certain,
    )


def _margins(
    level: Level,
    straight: float,
    road: float | None,
    edges: float,
    claim: Claim,
    *,
    over_water: bool = False,
    mapped: bool = True,
) -> Interval:
    directed = claim.direction is not None and claim.mode == "unknown"
    extra = 1.0 if directed else _UNDIRECTED
    near = straight < _LOCAL_KM
    free = level.directed if directed else level.local if near else level.undirected
    if road is not None:
        high = level.road * extra * road * (_COARSER if directed and not (near or mapped) else 1.0)
        if not near and claim.mode == "unknown":
            most = straight * (level.most_directed if directed else level.most)
            itself = 0.0 if _is_cut(road, straight) else _ROAD_ITSELF * road
            high = min(high, max(most, itself))
        if near and not directed:
            high = max(high, free * straight)
    else:
        high = free * straight
    slack = level.low_slack_near_km if near else level.low_slack_km
    least = straight
    if road is not None and claim.mode in ("rail", "road"):
        least = min(road, _TOLD_WAY * straight)
    if over_water:
        slack = max(slack, _SHORES_KM)  # from shore to shore, where no road leads across
    low = level.low * least - max(slack, edges)
    return Interval(max(0.0, low), high + level.slack_km + edges)


def _is_cut(road: float, straight: float) -> bool:
    """Whether a way was so long that only its bound is used: no road that a reader could be told of."""
    return road >= _LONGEST_DETOUR * straight


def _road_km(
    case: Case, origin: Place, destination: Place, straight: float, mode: Mode
) -> float | None:
    """Return the way's length, at most twice the straight line; None where no network reaches.

    The road, unless the text says by rail or sea; none for what no network carries.
    """
    network = mode_row(mode).network
    if straight <= 0 or (mode != "unknown" and network is None):
        return None
    along: Mode = mode if network in ("rail", "sea") else "road"
    found = case.route(origin, destination, along, alternatives=1, geometry=False)
    if not found.alternatives or not math.isfinite(found.best_km):
        return None
    return straight * min(_LONGEST_DETOUR, max(1.0, found.best_km / straight))


def long_road(case: Case, ends: Ends, known: Reach) -> str:
    """Return in words that a figure is the road's, round what lies between, where the text tells one; empty: it is not."""
    begin, end = case.claim.sentence
    if not verdict_cues.BY_WAY.search(case.document.text[begin:end]):
        return ""
    road = case.route(ends.origin, ends.destination, "road", alternatives=1, geometry=False)
    low, high = figure_km(case.claim)
    near = Interval(road.best_km * (1 - _THE_ROAD), road.best_km * (1 + _THE_ROAD))
    if not road.alternatives or not Interval(low, high).meets(near):
        return ""
    return sentence(
        f"{ends.pair} is {km(known.straight_km)} as the crow flies and about {km(road.best_km)} by road; "
        f"{figure(case.claim)} fits"
    )
