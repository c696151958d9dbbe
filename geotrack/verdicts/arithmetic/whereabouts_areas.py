"""Whether a distance leads out of the area that a place on no map is said to lie in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from geotrack.earth.geodesy import great_circle_km
from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.verdicts.arithmetic.phrasing import km
from geotrack.verdicts.arithmetic.reach import spread_km
from geotrack.verdicts.arithmetic.whereabouts_fit import best_of, is_elsewhere

if TYPE_CHECKING:
    import numpy.typing as npt

    from geotrack.model import Place, Rating
    from geotrack.protocols import Case
    from geotrack.verdicts.arithmetic.whereabouts_fit import Distance

    Floats = npt.NDArray[np.float64]

#: stands in `Out.known` for what is measured from; no name has it
NAME: Final = "\0"

#: what lies in a division lies within so many km of one of its listed towns or, where these are farther
#: apart, within their mean spacing
_OFF_TOWNS_KM: Final = 12.0
#: where towns are farther apart than this, or fewer, nothing is known of the rest: the north of
#: Saskatchewan, the outback
_SPARSE_KM: Final = 30.0
_FEWEST_TOWNS: Final = 4
#: so many towns show the shape of a division
_SHAPELY: Final = 20
#: by how many of its usual spreads a figure must miss an area to be doubted, and contradicted: 95 % and
#: 99.9 % of true ones miss by less
_DOUBT: Final = 1.96
_CERTAIN: Final = 3.3
#: sum of squared deviations from which no town fits a length and a direction (99 % of chi squared)
_ALARM: Final = 9.21
#: radii are rounded and areas no circles, least of all islands, ranges and regions
_BEYOND: Final = 1.3
_BEYOND_LAND: Final = 1.5
_TOWNS: Final = frozenset({"capital", "city", "suburb", "place"})
_LISTED: Final = frozenset({"admin1", "admin2", "country"})
#: the extent of a larger country excludes little, and its list of towns is long
_WIDEST_COUNTRY_KM: Final = 600.0
_TOO_VAST: Final = frozenset({"continent", "ocean", "sea"})


class Out(NamedTuple):
    """How surely a distance leads out of an area, how far off that is, and that in words.

    `known` has `NAME` where the name of what is measured from belongs.
    """

    rating: Rating
    between: Interval
    known: str


def is_area(place: Place) -> bool:
    """Whether a place bounds where something in it can be: no vast one, nor "the south of Italy"."""
    if place.kind == "country":
        return place.radius_km <= _WIDEST_COUNTRY_KM
    described = place.kind == "region" and verdict_cues.SIDE.match(place.name)
    seat = place.kind in _TOWNS and place.radius_km <= 0
    return place.kind not in _TOO_VAST and not described and not seat


def leads_out(case: Case, said: Distance, area: Place) -> Out | None:
    """Return how a distance leads out of an area; None: it need not, or too little is known of the area."""
    assert area.lat is not None
    assert area.lon is not None
    if area.kind in _LISTED:
        lat, lon = case.towns_in(area)
        spacing = area.radius_km * (np.pi / max(len(lat), 1)) ** 0.5
        if len(lat) < _FEWEST_TOWNS or spacing > _SPARSE_KM:
            return None
        return _beyond_towns(said, area, lat, lon, max(spacing, _OFF_TOWNS_KM))
    middle = great_circle_km(said.lat, said.lon, area.lat, area.lon)
    radius = spread_km(area) * (_BEYOND if area.kind in _TOWNS else _BEYOND_LAND)
    between = Interval(max(0.0, middle - radius), middle + radius)
    miss = _misses(said, between)
    if miss <= _DOUBT or is_elsewhere(between.low, said.high_km):
        return None
    return Out("doubtful", between, f"{area.name} is {km(middle)} from {NAME}")


def _beyond_towns(said: Distance, area: Place, lat: Floats, lon: Floats, off: float) -> Out | None:
    ways = said.away(lat, lon)
    between = Interval(float(ways.min()), float(ways.max()))
    edges = Interval(max(0.0, between.low - off), between.high + off)
    if is_elsewhere(edges.low, said.high_km):
        return None
    known = f"its towns are {km(between)} from {NAME}"
    miss = _misses(said, edges)
    if miss > _DOUBT:
        # the islands of a country may be on no list
        sure = miss > _CERTAIN and area.kind != "country" and len(lat) >= _SHAPELY
        return Out("contradicted" if sure else "doubtful", between, known)
    dense = off <= _OFF_TOWNS_KM and len(lat) >= _SHAPELY and area.kind != "country"
    if dense and best_of([said], lat, lon, off) > _ALARM:
        return Out("doubtful", between, "none of its towns lies about there")
    return None


def _misses(said: Distance, between: Interval) -> float:
    """Return by how many spreads a figure is too long, or too short, for an area so far off."""
    near, far = said.too_long(np.array([between.low, between.high])).tolist()
    return float(max(far, -near, 0.0))
