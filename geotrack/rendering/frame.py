"""The part of the Earth that a map shows, in Web Mercator or, for ways over a pole, around it.

Mercator coordinates run from 0 to 1 over the world, x eastwards from 180° W, y southwards from
85.051° N; x leaves 0…1 where longitudes leave -180…180.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

LIMIT_LAT: Final = 85.0511287798
#: least width of a map in Mercator units: about 12 km at the equator, a day in a city
_LEAST: Final = 0.0003


def mercator(lat: float, lon: float) -> tuple[float, float]:
    """Return x and y of a point.

    Examples
    --------
    >>> mercator(0.0, 0.0)
    (0.5, 0.5)
    """
    sine = math.sin(math.radians(max(-LIMIT_LAT, min(LIMIT_LAT, lat))))
    return (lon + 180) / 360, 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def unproject(x: float, y: float) -> tuple[float, float]:
    """Return latitude and longitude of Mercator coordinates."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y)))), x * 360 - 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A box of the map, `top` less than `bottom`.

    `pole` 0: Mercator units. `pole` 1 or -1: the polar stereographic plane of the north or south pole
    in Earth radii (true to scale at the pole), with the meridian `middle` straight down or up from it.
    """

    left: float
    top: float
    right: float
    bottom: float
    pole: int = 0
    middle: float = 0.0

    @property
    def width(self) -> float:
        """Mercator units or Earth radii."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Mercator units or Earth radii."""
        return self.bottom - self.top

    def _box(self, left: float, top: float, right: float, bottom: float) -> Frame:
        if not self.pole:
            top, bottom = max(0.0, top), min(1.0, bottom)
        return replace(self, left=left, top=top, right=right, bottom=bottom)

    def grown(self, share: float) -> Frame:
        """Return the frame with `share` of its longer side added on all sides."""
        by = share * max(self.width, self.height)
        return self._box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def fitted(self, aspect: float) -> Frame:
        """Return the frame widened or heightened to ``width / height == aspect``."""
        width, height = max(self.width, _LEAST), max(self.height, _LEAST)
        if width / height < aspect:
            width = height * aspect
        else:
            height = width / aspect
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        return replace(
            self, left=x - width / 2, right=x + width / 2, top=y - height / 2, bottom=y + height / 2
        )

    def joined(self, other: Frame) -> Frame:
        """Return the smallest frame around both, at most 1.3 turns of the globe wide."""
        left, right = min(self.left, other.left), max(self.right, other.right)
        if right - left > 1.3 and not self.pole:
            middle = (self.left + self.right) / 2
            left, right = middle - 0.65, middle + 0.65
        return self._box(left, min(self.top, other.top), right, max(self.bottom, other.bottom))

    def project(self, lats: npt.ArrayLike, lons: npt.ArrayLike) -> tuple[Any, Any]:
        """Return x and y of points in the frame's units; arrays of the points' shape."""
        import numpy as np

        lat, lon = np.asarray(lats, dtype=float), np.asarray(lons, dtype=float)
        if not self.pole:
            sine = np.sin(np.radians(np.clip(lat, -LIMIT_LAT, LIMIT_LAT)))
            return (lon + 180) / 360, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
        rho = 2 * np.tan(np.radians(np.clip(90 - self.pole * lat, 0, 150)) / 2)
        turn = np.radians(lon - self.middle)
        return rho * np.sin(turn), self.pole * rho * np.cos(turn)

    def degrees(self) -> tuple[float, float, float, float]:
        """Return west, south, east, north of what the frame shows; longitudes may leave -180…180."""
        if self.pole:
            far = max(
                math.hypot(x, y) for x in (self.left, self.right) for y in (self.top, self.bottom)
            )
            edge = 90 - 2 * math.degrees(math.atan(far / 2))
            west, east = self.middle - 180, self.middle + 180
            return (west, edge, east, 90.0) if self.pole > 0 else (west, -90.0, east, -edge)
        north, west = unproject(self.left, self.top)
        south, east = unproject(self.right, self.bottom)
        return west, max(-LIMIT_LAT, south), east, min(LIMIT_LAT, north)

    def per_km(self, lat: float) -> float:
        """Return the frame's units to a kilometer at a latitude."""
        if self.pole:
            return 2 / (1 + math.sin(math.radians(self.pole * lat))) / 6371
        return 1 / max(0.01, math.cos(math.radians(lat))) / 40_075

    @property
    def km_wide(self) -> float:
        """Width at the middle latitude (at the pole: there) in km."""
        lat = self.pole * 90.0 or unproject(self.left, (self.top + self.bottom) / 2)[0]
        return self.width / self.per_km(lat)


def frame_of(bounds: tuple[float, float, float, float] | None) -> Frame:
    """Return the frame around a box of degrees (west, south, east, north); None: the world."""
    if bounds is None:
        return Frame(left=0.02, right=0.98, top=0.16, bottom=0.78)
    west, south, east, north = bounds
    left, top = mercator(north, west)
    right, bottom = mercator(south, east)
    return _wide_enough(Frame(left=left, right=right, top=top, bottom=bottom))


def polar_frame(points: Sequence[tuple[float, float]], pole: int, middle: float) -> Frame:
    """Return the polar frame around points (lat, lon); `points` must not be empty."""
    empty = Frame(left=0, top=0, right=0, bottom=0, pole=pole, middle=middle)
    x, y = empty.project([p[0] for p in points], [p[1] for p in points])
    made = replace(
        empty, left=float(x.min()), right=float(x.max()), top=float(y.min()), bottom=float(y.max())
    )
    return _wide_enough(made)


def _wide_enough(frame: Frame) -> Frame:
    x, y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    half_x, half_y = max(frame.width, _LEAST) / 2, max(frame.height, _LEAST) / 2
    return replace(frame, left=x - half_x, right=x + half_x, top=y - half_y, bottom=y + half_y)


def polar_note(pole: int, middle: float) -> str:
    """Return where north is on a map around a pole with the meridian `middle` upright; empty for other maps.

    Examples
    --------
    >>> polar_note(-1, -176.2)
    'Map around the South Pole: north is up along 176° W only, and everywhere away from the pole.'
    """
    if not pole:
        return ""
    lon = round((middle + 180) % 360 - 180)
    along = f"{abs(lon)}°" + (" E" if lon > 0 else " W" if lon < 0 else "")
    end, way = ("North", "toward") if pole > 0 else ("South", "away from")
    return (
        f"Map around the {end} Pole: north is up along {along} only, and everywhere {way} the pole."
    )
