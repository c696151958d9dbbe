"""The part of the Earth that a map shows, and Web Mercator.

Mercator coordinates run from 0 to 1 over the world, x eastwards from 180° W, y southwards from
85.051° N; x leaves 0…1 where longitudes leave -180…180.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

__all__ = ["LIMIT_LAT", "Frame", "frame_of", "mercator", "unproject"]

LIMIT_LAT: Final = 85.0511287798
#: least width of a map in Mercator units: about 120 km at the equator, where 1:50m data end
_LEAST: Final = 0.003


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
    """A box of the map in Mercator units, `top` less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Mercator units."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Mercator units."""
        return self.bottom - self.top

    def grown(self, share: float) -> Frame:
        """Return the frame with `share` of its longer side added on all sides."""
        by = share * max(self.width, self.height)
        return Frame(
            left=self.left - by,
            top=max(0.0, self.top - by),
            right=self.right + by,
            bottom=min(1.0, self.bottom + by),
        )

    def fitted(self, aspect: float) -> Frame:
        """Return the frame widened or heightened to ``width / height == aspect``."""
        width, height = max(self.width, _LEAST), max(self.height, _LEAST)
        if width / height < aspect:
            width = height * aspect
        else:
            height = width / aspect
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        return Frame(
            left=x - width / 2, right=x + width / 2, top=y - height / 2, bottom=y + height / 2
        )

    def joined(self, other: Frame) -> Frame:
        """Return the smallest frame around both, at most 1.3 turns of the globe wide."""
        left, right = min(self.left, other.left), max(self.right, other.right)
        if right - left > 1.3:
            middle = (self.left + self.right) / 2
            left, right = middle - 0.65, middle + 0.65
        return Frame(
            left=left,
            right=right,
            top=max(0.0, min(self.top, other.top)),
            bottom=min(1.0, max(self.bottom, other.bottom)),
        )

    def degrees(self) -> tuple[float, float, float, float]:
        """Return west, south, east, north; longitudes may leave -180…180."""
        north, west = unproject(self.left, self.top)
        south, east = unproject(self.right, self.bottom)
        return west, max(-LIMIT_LAT, south), east, min(LIMIT_LAT, north)

    @property
    def km_wide(self) -> float:
        """Width at the middle latitude in km."""
        lat, _ = unproject(self.left, (self.top + self.bottom) / 2)
        return self.width * 40_075 * math.cos(math.radians(lat))


def frame_of(bounds: tuple[float, float, float, float] | None) -> Frame:
    """Return the frame around a box of degrees (west, south, east, north); None: the world."""
    if bounds is None:
        return Frame(left=0.02, right=0.98, top=0.16, bottom=0.78)
    west, south, east, north = bounds
    left, top = mercator(north, west)
    right, bottom = mercator(south, east)
    x, y = (left + right) / 2, (top + bottom) / 2
    half_x, half_y = max(right - left, _LEAST) / 2, max(bottom - top, _LEAST) / 2
    return Frame(left=x - half_x, right=x + half_x, top=y - half_y, bottom=y + half_y)
