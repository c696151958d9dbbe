"""The fine ground of maps, from packed lines: land of the 1:10m map, lakes and rivers."""

from __future__ import annotations

import lzma
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geotrack.earth.facts import data_file

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@lru_cache(maxsize=3)
def _lines(name: str) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:  # fmt: skip
    """Return all points (lon, lat in degrees), where each line starts, whose it is, and its box.

    Boxes are rows of west, south, east, north. A line that crosses the antimeridian goes on beyond 180°.
    """
    import numpy as np

    raw = lzma.decompress(data_file(f"basemap/{name}.bin").read_bytes())
    numbers = np.frombuffer(raw, dtype="<i4").astype(np.int64)
    count = int(numbers[0])
    sizes, owners = numbers[1 : 1 + count], numbers[1 + count : 1 + 2 * count]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    steps = numbers[1 + 2 * count :].reshape(2, -1).T
    # steps add up from the beginning of the file; what had come before each line is taken off again
    run = np.cumsum(steps, axis=0)
    before = np.concatenate([np.zeros((1, 2), np.int64), run[starts[1:-1] - 1]])
    points = (run - np.repeat(before, sizes, axis=0)) / 1000.0
    turns = np.cumsum(-np.rint(np.diff(points[:, 0], prepend=0.0) / 360.0))
    points[:, 0] += 360.0 * (turns - np.repeat(turns[starts[:-1]], sizes))
    low = np.minimum.reduceat(points, starts[:-1], axis=0)
    high = np.maximum.reduceat(points, starts[:-1], axis=0)
    return points, starts, owners, np.concatenate([low, high], axis=1)


def _hits(
    name: str, box: tuple[float, float, float, float]
) -> list[tuple[npt.NDArray[np.intp], tuple[float, float, float, float], float]]:
    """Return the lines that meet a box, the box where they lie, and how far it is moved there (degrees)."""
    import numpy as np

    boxes = _lines(name)[3]
    west, south, east, north = box
    level = (boxes[:, 1] < north) & (boxes[:, 3] > south)
    out = []
    for turn in (-360.0, 0.0, 360.0):
        there = (west + turn, south, east + turn, north)
        hit = np.flatnonzero(level & (boxes[:, 0] < there[2]) & (boxes[:, 2] > there[0]))
        if len(hit):
            out.append((hit, there, turn))
    return out


def _back(shape: Any, turn: float) -> Any:
    import shapely

    return shapely.transform(shape, lambda xy: xy - (turn, 0.0)) if turn else shape


def lines_in(name: str, box: tuple[float, float, float, float]) -> list[Any]:
    """Return the lines that meet a box (west, south, east, north), clipped; shapely geometries."""
    import shapely

    points, starts, _, _ = _lines(name)
    cut = [
        _back(shapely.clip_by_rect(shapely.LineString(points[starts[k] : starts[k + 1]]), *there), turn)
        for hit, there, turn in _hits(name, box)
        for k in hit.tolist()
    ]  # fmt: skip
    return [line for line in cut if not line.is_empty]


def _closed(ring: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return a ring; one that goes around the globe, as Antarctica's coast does, is closed over the pole."""
    import numpy as np

    first, last = ring[0], ring[-1]
    if abs(first[0] - last[0]) < 180:
        return ring
    pole = 90.0 if first[1] > 0 else -90.0
    return np.concatenate([ring, [[last[0], pole], [first[0], pole], first]])


def areas_in(name: str, box: tuple[float, float, float, float]) -> list[Any]:
    """Return the areas that meet a box (west, south, east, north), clipped; shapely geometries.

    Of several rings with one owner the first is the outer one.
    """
    import numpy as np
    import shapely

    points, starts, owners, _ = _lines(name)
    out = []
    for hit, there, turn in _hits(name, box):
        for owner in np.unique(owners[hit]).tolist():
            rings = [
                _closed(points[starts[k] : starts[k + 1]])
                for k in np.flatnonzero(owners == owner).tolist()
            ]
            area: Any = shapely.Polygon(rings[0], rings[1:])
            cut = shapely.clip_by_rect(area if area.is_valid else area.buffer(0), *there)
            if not cut.is_empty:
                out.append(_back(cut, turn))
    return out
