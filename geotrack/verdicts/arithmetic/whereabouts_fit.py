"""How well any point of the Earth fits what a text says of where a place is.

Each statement says at every point by how many of its usual deviations it would be off there; the best
point is where the sum of their squares is least. A least sum that is still large means that the statements
cannot all be true of one place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.earth.geodesy import EARTH_RADIUS_KM

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

#: what is further off than this many times the figures, and so many km, is a namesake of what is meant
_ELSEWHERE: Final = 5.0
_ELSEWHERE_KM: Final = 50.0

#: bearings and lengths tried around each point that a statement starts from
_BEARINGS: Final = np.arange(0.0, 360.0, 7.5)
_STEPS: Final = np.linspace(-3.5, 3.5, 22)
#: how far the second, closer look goes around the best points: a share of the step before
_CLOSER: Final = 3
_CLOSER_STEPS: Final = np.linspace(-1.0, 1.0, 9)
#: correlation of the deviations of two lengths without direction in one text: measured on only 11 pairs
#: as 0.79; works from 0.5 to 0.8. With directions it is 0.13 (39 pairs), taken for 0
_ALIKE: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """So many km, and perhaps so directed, from a point.

    Parameters
    ----------
    lat, lon
        Where it is measured from, in degrees.
    low_km, high_km
        The stated figure.
    slack_km
        What the edges of places leave open.
    middle, below, above
        Usual stated ÷ straight length, and the spread of its logarithm to either side.
    bearing_deg, turn_deg
        The stated direction (None: none), and how far true ones usually are off.
    """

    lat: float
    lon: float
    low_km: float
    high_km: float
    slack_km: float
    middle: float
    below: float
    above: float
    bearing_deg: float | None = None
    turn_deg: float = 20.0

    def points(self) -> tuple[Floats, Floats]:
        """Return points to try: rings around the anchor where the figure is more or less met."""
        shortest = np.log(max(self.low_km, 0.3) / self.middle)
        longest = np.log(max(self.high_km, 0.3) / self.middle)
        lengths = np.exp(
            np.where(_STEPS < 0, shortest + _STEPS * self.above, longest + _STEPS * self.below)
        )
        # as near and as far as the slack excuses
        slack = (max(np.exp(shortest) - self.slack_km, 0.1), np.exp(longest) + self.slack_km)
        lengths = np.append(lengths, slack)
        return _around(self.lat, self.lon, _BEARINGS[:, None], lengths[None, :])

    def away(self, lat: Floats, lon: Floats) -> Floats:
        """Return the great-circle distances of points from the anchor, km."""
        return _away(self.lat, self.lon, lat, lon)[0]

    def too_long(self, away_km: Floats) -> Floats:
        """Return by how many spreads the figure is too long for so many km; negative: too short."""
        longer = np.log(max(self.low_km, 0.1) / ((away_km + self.slack_km) * self.middle))
        shorter = np.log(
            np.maximum(away_km - self.slack_km, 0.1) * self.middle / max(self.high_km, 0.1)
        )
        found: Floats = np.maximum(longer / self.above, 0.0) - np.maximum(shorter / self.below, 0.0)
        return found

    def deviations(self, lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
        """Return by how many spreads the figure is too long (or, negative, too short) at points.

        And by how many the direction is off; 0 where none is stated.
        """
        away, bearing = _away(self.lat, self.lon, lat, lon)
        length = self.too_long(away)
        if self.bearing_deg is None:
            return length, np.zeros_like(length)
        off = np.abs((bearing - self.bearing_deg + 180.0) % 360.0 - 180.0)
        # close by, the edges of places turn a direction
        free = np.degrees(np.arcsin(np.minimum(self.slack_km / np.maximum(away, 0.1), 1.0)))
        return length, np.maximum(off - free, 0.0) / self.turn_deg


def misfit(said: Sequence[Distance], lat: Floats, lon: Floats) -> Floats:
    """Return the squared deviations of all statements together at points.

    Lengths of one kind without a direction deviate alike in one text: both are roads, or both straight
    lines.
    """
    total = np.zeros_like(lat)
    alike: dict[float, list[Floats]] = {}
    for one in said:
        length, turn = one.deviations(lat, lon)
        total += turn * turn
        if one.bearing_deg is None:
            alike.setdefault(one.middle, []).append(length)
        else:
            total += length * length
    for lengths in alike.values():
        squares = np.sum([z * z for z in lengths], axis=0)
        together = _ALIKE / (1.0 + (len(lengths) - 1) * _ALIKE)
        total += (squares - together * np.sum(lengths, axis=0) ** 2) / (1.0 - _ALIKE)
    return total


def best_fit(said: tuple[Distance, ...]) -> tuple[float, float, float]:
    """Return the least sum of squared deviations, and latitude and longitude of where it is.

    Remembered, for each of two statements is compared with the other.

    Parameters
    ----------
    said
        At least one statement; their order does not matter.
    """
    return _best_fit(tuple(sorted(said, key=repr)))


@lru_cache(maxsize=4096)
def _best_fit(said: tuple[Distance, ...]) -> tuple[float, float, float]:
    tried = [one.points() for one in said]
    lat = np.concatenate([points[0].ravel() for points in tried])
    lon = np.concatenate([points[1].ravel() for points in tried])
    total = misfit(said, lat, lon)
    order = np.argsort(total, kind="stable")[:_CLOSER]
    size = max(min(one.low_km for one in said), 1.0)
    east, north = np.meshgrid(_CLOSER_STEPS * 0.15 * size, _CLOSER_STEPS * 0.15 * size)
    lat2 = np.clip(
        lat[order][:, None] + np.degrees(north.ravel() / EARTH_RADIUS_KM), -89.999, 89.999
    )
    wide = np.cos(np.radians(lat[order][:, None]))
    lon2 = lon[order][:, None] + np.degrees(
        east.ravel() / (EARTH_RADIUS_KM * np.maximum(wide, 0.01))
    )
    lat2, lon2 = lat2.ravel(), lon2.ravel()
    closer = misfit(said, lat2, lon2)
    k, n = int(order[0]), int(np.argmin(closer))
    if closer[n] < total[k]:
        return float(closer[n]), float(lat2[n]), float(lon2[n])
    return float(total[k]), float(lat[k]), float(lon[k])


def best_of(said: Sequence[Distance], lat: Floats, lon: Floats, around_km: float) -> float:
    """Return the least sum of squared deviations within `around_km` of any of the points given."""
    wider = [replace(one, slack_km=one.slack_km + around_km) for one in said]
    return float(misfit(wider, lat, lon).min())


def _around(lat: float, lon: float, bearing: Floats, length_km: Floats) -> tuple[Floats, Floats]:
    phi, theta = np.radians(lat), np.radians(bearing)
    delta = np.minimum(length_km / EARTH_RADIUS_KM, np.pi)
    phi2 = np.arcsin(np.sin(phi) * np.cos(delta) + np.cos(phi) * np.sin(delta) * np.cos(theta))
    lam = np.arctan2(
        np.sin(theta) * np.sin(delta) * np.cos(phi), np.cos(delta) - np.sin(phi) * np.sin(phi2)
    )
    return np.degrees(phi2), lon + np.degrees(lam)


def _away(lat: float, lon: float, lat2: Floats, lon2: Floats) -> tuple[Floats, Floats]:
    """Return distances in km and bearings in degrees from a point to others."""
    phi, phi2, delta = np.radians(lat), np.radians(lat2), np.radians(lon2 - lon)
    h = np.sin((phi2 - phi) / 2) ** 2 + np.cos(phi) * np.cos(phi2) * np.sin(delta / 2) ** 2
    y = np.sin(delta) * np.cos(phi2)
    x = np.cos(phi) * np.sin(phi2) - np.sin(phi) * np.cos(phi2) * np.cos(delta)
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(h))), np.degrees(
        np.arctan2(y, x)
    )


def is_elsewhere(apart_km: float, stated_km: float) -> bool:
    """Whether places are so much farther apart than stated that one is likelier another of its name."""
    return apart_km > _ELSEWHERE * stated_km + _ELSEWHERE_KM
