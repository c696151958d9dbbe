"""From degrees to the pixels of a picture."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from geotrack.rendering.frame import unproject

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt

    from geotrack.rendering.frame import Frame

Point = tuple[float, float]


class Sheet:
    """From degrees to the picture's pixels."""

    def __init__(self, frame: Frame, left: float, top: float, width: float, height: float) -> None:
        self.frame, self.left, self.top = frame, left, top
        self.width, self.height = width, height

    def point(self, lat: float, lon: float) -> Point:
        """Return a point's pixel."""
        f = self.frame
        x, y = (float(v) for v in f.project(lat, lon))
        return (
            round(self.left + (x - f.left) / f.width * self.width, 1),
            round(self.top + (y - f.top) / f.height * self.height, 1),
        )

    def degrees(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Return west, south, east, north of a box of pixels (left, top, right, bottom); Mercator only."""
        f, corners = self.frame, []
        for x, y in ((box[0], box[1]), (box[2], box[3])):
            at_x = f.left + (x - self.left) / self.width * f.width
            at_y = f.top + (y - self.top) / self.height * f.height
            corners.append(unproject(at_x, at_y))
        (north, west), (south, east) = corners
        return west, south, east, north

    def lines(self, rows: Iterable[npt.NDArray[np.float64]]) -> tuple[tuple[Point, ...], ...]:
        """Return arrays of lon and lat, shape (n, 2), as pixels, without points that fall together."""
        import numpy as np

        f, out = self.frame, []
        for row in rows:
            x, y = f.project(row[:, 1], row[:, 0])
            px = np.rint((self.left + (x - f.left) / f.width * self.width) * 10) / 10
            py = np.rint((self.top + (y - f.top) / f.height * self.height) * 10) / 10
            keep = np.r_[True, (np.abs(np.diff(px)) + np.abs(np.diff(py))) > 0.25]
            keep[-1] = True
            if keep.sum() > 1:
                out.append(tuple(zip(px[keep].tolist(), py[keep].tolist(), strict=True)))
        return tuple(out)

    def path(self, points: Iterable[tuple[float, float]]) -> tuple[Point, ...]:
        """Return (lat, lon) points as pixels, both ends kept; may be empty."""
        rows = list(points)
        if not rows:
            return ()
        f = self.frame
        x, y = f.project([p[0] for p in rows], [p[1] for p in rows])
        px = (self.left + (x - f.left) / f.width * self.width).tolist()
        py = (self.top + (y - f.top) / f.height * self.height).tolist()
        made = [(round(a, 1), round(b, 1)) for a, b in zip(px, py, strict=True)]
        out = made[:1]
        for p in made[1:-1]:
            if abs(p[0] - out[-1][0]) + abs(p[1] - out[-1][1]) > 0.7:
                out.append(p)
        return tuple(out + made[-1:]) if len(made) > 1 else tuple(out)


def beside(points: tuple[Point, ...], by: float) -> tuple[Point, ...]:
    """Return the line moved sideways, to the right of its direction."""
    if not by or len(points) < 2:
        return points
    out = []
    for k, (x, y) in enumerate(points):
        a, b = points[max(0, k - 1)], points[min(len(points) - 1, k + 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        size = math.hypot(dx, dy) or 1.0
        out.append((round(x - dy / size * by, 1), round(y + dx / size * by, 1)))
    return tuple(out)


def along(points: tuple[Point, ...], share: float) -> Point:
    """Return the point at a share (0 to 1) of a line's length."""
    lengths = [math.dist(a, b) for a, b in pairwise(points)]
    left = sum(lengths) * share
    for k, step in enumerate(lengths):
        if left <= step and step:
            f = left / step
            a, b = points[k], points[k + 1]
            return (round(a[0] + (b[0] - a[0]) * f, 1), round(a[1] + (b[1] - a[1]) * f, 1))
        left -= step
    return points[len(points) // 2]
