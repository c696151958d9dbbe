"""How long a way may be said to be, by its mode: the margins behind every alarm on a way.

A network is a trunk network: it cuts the bends of hill roads, knows no trail, and has gaps where the way
then seems far longer than it is. So a stated way is too long only by a clear margin over the network (more
over the straight line, where no network reaches), and too short only below the straight line, or far below
a network that is believable. The margins were fitted on the labelled ways of the project's own corpus
(``docs/verdicts/distance.md``).
"""

import math
from dataclasses import dataclass
from typing import Final

from geotrack.measures.interval import Interval
from geotrack.measures.modes import by_sea, mode_row
from geotrack.model import Mode, Route

#: below this share of the straight line, less what the places extend, no way can be
NEVER_BELOW: Final = 0.93
#: below this share of that even points that are off explain nothing
_SURELY: Final = 0.9
#: kilometers that points of places may be off, both together
_POINTS_KM: Final = 3.0
#: no way counts as shorter than this share of its network …
_SHORTEST: Final = 0.70
#: … nor does a network count as longer than this many straight lines
_BELIEVED: Final = 1.5
#: (factor, km) beyond the network's best way: doubtful, contradicted; for who goes by no vehicle
_OVER_NETWORK: Final = ((1.36, 5.0), (1.9, 12.0))
#: the trunk network knows fewer bends outside these countries
_OVER_NETWORK_ELSEWHERE: Final = 1.7
WELL_MAPPED: Final = frozenset(
    "US CA GB IE FR DE NL BE LU CH AT IT ES PT DK SE NO FI PL CZ SK HU SI HR EE LV LT JP KR AU NZ".split()
)
#: from a near to a far factor beyond the network's best way, and between which straight lines it falls, in km. Where
#: the map knows the roads well, where it does not, tracks, and lanes at sea: of 858, 325 and 249 true lengths of the
#: corpus 4, 0 and none are longer (of whom two ships drifted)
_OVER_ROADS: Final = (1.40, 1.22, (50.0, 150.0))
_OVER_ROADS_ELSEWHERE: Final = (1.6, 1.27, (50.0, 150.0))
#: … and through mountains there, however far: true lengths from Manali to Leh, Shimla to Reckong Peo and Stepanakert to
#: Goris are 1.5 to 1.65 times the map's
OVER_MOUNTAINS: Final = 1.6
_OVER_RAILS: Final = (1.35, 1.20, (50.0, 100.0))
_OVER_LANES: Final = (1.42, 1.32, (50.0, 100.0))
#: … but from here on ships under sail go far round with the wind, in km
_OCEAN_KM: Final = 3000.0
_OVER_OCEANS: Final = (1.42, 1.42, (0.0, 1.0))
#: a whole of several legs may count turnings that no map shows; of 67 by these modes none is longer by more than 18 %
_OVER_WHOLE: Final = 1.1
_KEPT_TO: Final = frozenset({"rail", "road", "sea"})
#: … and shorter by more than 12 % only one, where the network has a gap
_SHORTEST_RAILS: Final = 0.82
#: … and beyond a long one, from the first straight line on, in full at the second, in km
_OVER_NETWORK_FAR: Final = 1.25
_FROM_KM: Final = (150.0, 300.0)
#: the same beyond the straight line where no network reaches: through the air, over the sea, on a river
_OVER_STRAIGHT_FLYING: Final = ((1.15, 12.0), (1.8, 40.0))
_OVER_STRAIGHT_AT_SEA: Final = ((1.8, 15.0), (3.5, 40.0))
_OVER_STRAIGHT_ON_RIVERS: Final = ((2.6, 15.0), (8.0, 40.0))
#: hill roads nearby wind more than any network shows: up to (factor, km) on the straight line
_NEAR_KM: Final = 50.0
_NEAR: Final = (2.4, 8.0)
_OVER_STRAIGHT_ON_LAND: Final = ((3.0, 8.0), (4.5, 20.0))
#: … and on land far away, where bends even out: of 67 true ways of more than 100 km one is longer
_OVER_STRAIGHT_FAR: Final = 2.2
_STRAIGHT_FROM_KM: Final = (100.0, 300.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Between what figures a way is believed (`alarm`), and between what it is possible (`certain`), km."""

    alarm: Interval
    certain: Interval


def _far(factor: float, far_factor: float, straight: float, between: tuple[float, float]) -> float:
    """Return the factor for ways so long that the map's faults even out, from the first length to the second."""
    near, far = between
    share = min(1.0, max(0.0, (straight - near) / (far - near)))
    return factor + share * (far_factor - factor)


def _over_straight(mode: Mode, straight: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return (factor, km) of believed and of possible ways where no network reaches."""
    if mode_row(mode).flies:
        return _OVER_STRAIGHT_FLYING
    if by_sea(mode):
        return _OVER_STRAIGHT_AT_SEA
    if mode == "river":
        return _OVER_STRAIGHT_ON_RIVERS
    (factor, more), most = _OVER_STRAIGHT_ON_LAND
    return (_far(factor, _OVER_STRAIGHT_FAR, straight, _STRAIGHT_FROM_KM), more), most


def _over_network(route: Route) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return (factor, km) of believed and of possible ways beyond the network's best."""
    (factor, more), most = _OVER_NETWORK
    mapped = _is_well_mapped(route)
    row = None
    if route.mode == "rail":
        row = _OVER_RAILS
    elif not mode_row(route.mode).on_land:
        row = _OVER_LANES if route.gc_km < _OCEAN_KM else _OVER_OCEANS
    elif route.mode == "road":
        row = _OVER_ROADS if mapped else _OVER_ROADS_ELSEWHERE
    if row is not None:
        return (_far(row[0], row[1], route.gc_km, row[2]), more), most
    factor = factor if mapped else _OVER_NETWORK_ELSEWHERE
    return (_far(factor, _OVER_NETWORK_FAR, route.gc_km, _FROM_KM), more), most


def _is_well_mapped(route: Route) -> bool:
    return bool(route.countries) and set(route.countries) <= WELL_MAPPED


def margins(
    route: Route,
    *,
    edges_km: float = 0.0,
    wanders: bool = False,
    whole: bool = False,
    mountains: bool = False,
) -> Margins:
    """Return how long the way of a route may be said to be.

    Parameters
    ----------
    route
        The way, with the straight line in `gc_km`.
    edges_km
        How far both places reach beyond their points.
    wanders
        Whether the traveller keeps to no way, so that nothing is too long.
    mountains
        Whether the way leads through mountains, which roads of coarser maps cut straight.
    whole
        Whether a total of several legs is told: along a network it may be a little longer, and nothing is too
        long for certain.

    Examples
    --------
    >>> from geotrack.model import Alternative, Route
    >>> way = Route(
    ...     mode="road",
    ...     length_km=Interval(90, 120),
    ...     best_km=100,
    ...     gc_km=80,
    ...     source="",
    ...     alternatives=(Alternative(best_km=100),),
    ... )
    >>> margins(way).alarm.high > margins(way).alarm.low > 70
    True
    """
    straight, best = route.gc_km, route.best_km
    slack = edges_km + _POINTS_KM
    never = max(0.0, NEVER_BELOW * straight - slack)
    low = never
    network = bool(route.alternatives)
    on_land = mode_row(route.mode).on_land
    if network and on_land:
        shortest = _SHORTEST_RAILS if route.mode == "rail" else _SHORTEST
        low = max(low, shortest * min(best, _BELIEVED * straight) - slack)
    strays = whole and not (network and route.mode in _KEPT_TO)
    open_sea = by_sea(route.mode) and not network
    if wanders or strays:
        least = 0.0 if open_sea else _SURELY * never
        return Margins(alarm=Interval(low, math.inf), certain=Interval(least, math.inf))
    over = _over_network(route) if network else _over_straight(route.mode, straight)
    (factor, more), (factor2, more2) = over
    if mountains and network and route.mode == "road" and not _is_well_mapped(route):
        factor = max(factor, OVER_MOUNTAINS)
    base = max(best, straight) if network else straight
    near = _NEAR[0] * straight + _NEAR[1] if on_land and straight < _NEAR_KM else 0.0
    if whole:
        factor *= _OVER_WHOLE
    top = max(factor * base + more, route.length_km.high, near) + edges_km
    if whole:
        return Margins(
            alarm=Interval(min(low, top), top), certain=Interval(_SURELY * never, math.inf)
        )
    most = max(factor2 * base + more2, 1.1 * route.length_km.high) + edges_km
    if open_sea:
        # round what cape a ship goes nobody knows, nor from what point of a shore
        return Margins(alarm=Interval(min(low, top), top), certain=Interval(0.0, math.inf))
    if network and on_land:  # a track over a pass may be the network's, and the road go round
        winding, more = _OVER_STRAIGHT_ON_LAND[0]
        most = max(most, winding * straight + more)
    return Margins(
        alarm=Interval(min(low, top), top), certain=Interval(min(_SURELY * never, most), most)
    )
