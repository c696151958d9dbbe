"""Which places lie in which, and how far apart: candidates of two names against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.earth.geodesy import EARTH_RADIUS_KM
from geotrack.places.settling.namesakes import GROUPS, SETTLEMENTS

if TYPE_CHECKING:
    import numpy.typing as npt

    from geotrack.places.settling.namesakes import Namesakes

    Array = npt.NDArray[np.float64]

_COUNTRY, _ADMIN1, _ADMIN2 = (GROUPS.index(name) for name in ("country", "admin1", "admin2"))
_AREA: Final = GROUPS.index("area")
#: groups of what lies in a country
DIVISIONS: Final = (_ADMIN1, _ADMIN2)
#: larger areas come later
SIZE: Final = np.array(
    [
        {"country": 4, "admin1": 3, "area": 3, "admin2": 2, "city": 1, "capital": 1}.get(g, 0)
        for g in GROUPS
    ]
)
#: a county reaches about this far from its point where members are not listed, a city and its
#: suburbs about that far
_COUNTY_KM: Final = 60.0
_CITY_KM: Final = 30.0


def distances_km(first: Namesakes, second: Namesakes) -> Array:
    """Return the great-circle distances of all pairs, shape ``(len(first), len(second))``, in km."""
    a, b = first.xyz.astype(np.float64), second.xyz.astype(np.float64)
    chord = np.sqrt(np.maximum(((a[:, None, :] - b[None, :, :]) ** 2).sum(axis=2), 0.0))
    found: Array = 2.0 * EARTH_RADIUS_KM * np.arcsin(np.minimum(chord / 2.0, 1.0))
    return found


def inside(inner: Namesakes, outer: Namesakes) -> npt.NDArray[np.bool_]:
    """Return which candidates of `inner` lie in which of `outer`, shape ``(inner, outer)``."""
    group = outer.group[None, :]
    same_land = (inner.country[:, None] == outer.country[None, :]) & (outer.country > 0)[None, :]
    same_state = (inner.admin1[:, None] == outer.admin1[None, :]) & (outer.admin1 > 0)[None, :]
    same_county = (inner.admin2[:, None] == outer.admin2[None, :]) & (outer.admin2 > 0)[None, :]
    smaller = SIZE[inner.group][:, None] < SIZE[outer.group][None, :]
    km = distances_km(inner, outer)
    close = km <= np.maximum(outer.radius[None, :], _CITY_KM)
    county = same_county | (same_state & (inner.admin2 == 0)[:, None] & (km <= _COUNTY_KM))
    within = np.where(group == _COUNTRY, same_land, close)
    unplaced = (inner.admin1 == 0)[:, None] & same_land & close
    within = np.where(group == _ADMIN1, same_state | unplaced, within)
    within = np.where(group == _ADMIN2, county, within)
    # a suburb in its city, an island in its sea
    small = smaller | ((inner.group[:, None] != outer.group[None, :]) & (group == _AREA))
    found: npt.NDArray[np.bool_] = within & (small | _in_larger_city(inner, outer))
    return found


def towns_in(namesakes: Namesakes) -> npt.NDArray[np.bool_]:
    """Return in or beside which divisions of a name which towns of the same name lie.

    Shape ``(n, n)``: divisions by towns. Beside: as the capital of a province that surrounds it.
    """
    group = namesakes.group.tolist()
    divisions = [k for k, g in enumerate(group) if g in DIVISIONS]
    towns = [k for k, g in enumerate(group) if g < SETTLEMENTS]
    found = np.zeros((len(group), len(group)), dtype=np.bool_)
    if divisions and towns:
        land, state = namesakes.country, namesakes.admin1
        same = (state[divisions][:, None] == state[towns]) & (state[divisions] > 0)[:, None]
        reach = np.cos(np.minimum(namesakes.radius[divisions], _COUNTY_KM) / EARTH_RADIUS_KM)
        wide = np.cos(namesakes.radius[divisions] / EARTH_RADIUS_KM)
        first = namesakes.group[divisions] == _ADMIN1
        near = namesakes.xyz[divisions] @ namesakes.xyz[towns].T
        # a town of the state is not yet one of the county
        same = same & (first[:, None] | (near > reach[:, None]))
        near = near > wide[:, None]
        land_too = land[divisions][:, None] == land[towns]
        found[np.ix_(divisions, towns)] = same | (near & land_too)
    return found


def _in_larger_city(inner: Namesakes, outer: Namesakes) -> npt.NDArray[np.bool_]:
    """Whether both are settlements and the outer one has ten times the inhabitants."""
    settlements = (SIZE[inner.group] <= 1)[:, None] & (SIZE[outer.group] <= 1)[None, :]
    found: npt.NDArray[np.bool_] = settlements & (
        inner.static[:, :1] + 1.0 <= outer.static[:, 0][None, :]
    )
    return found
