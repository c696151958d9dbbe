"""The ground of the map: land, borders, railways and roads inside a frame, thinned to its scale.

Everything comes from the package data. Coordinates are degrees, (lat, lon) pairs flattened into
lines and rings; longitudes are shifted into the frame's turn of the globe.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

    from geotrack.rendering.frame import Frame

__all__ = ["Basemap", "CountryLabel", "basemap", "coast", "far_land", "packed"]

#: from this width on (degrees) the 1:110m map is fine enough
_WORLD_WIDTH: Final = 150.0
_CONTEXT_WIDTH: Final = {"rail": 40.0, "road": 22.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryLabel:
    """A country's name and where it may stand, (lat, lon) best first; `share` of the frame's area."""

    name: str
    iso: str
    spots: tuple[tuple[float, float], ...]
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """Arrays of shape (n, 2), columns lon and lat, degrees."""

    land: tuple[npt.NDArray[np.float64], ...]
    borders: tuple[npt.NDArray[np.float64], ...]
    rail: tuple[npt.NDArray[np.float64], ...]
    road: tuple[npt.NDArray[np.float64], ...]
    countries: tuple[CountryLabel, ...]


def _turns(west: float, east: float) -> list[float]:
    """Return the shifts (whole turns) under which -180…180 meets the frame."""
    return [turn for turn in (-720, -360, 0, 360, 720) if west < 180 + turn and east > turn - 180]


def _moved(xy: npt.NDArray[np.float64], turn: float) -> npt.NDArray[np.float64]:
    return xy + (turn, 0.0)  # noqa: RUF005  an addition, not a concatenation


def _clipped(shapes: npt.NDArray[Any], box: tuple[float, float, float, float]) -> Any:
    import numpy as np
    import shapely

    west, south, east, north = box
    bounds = shapely.bounds(shapes)
    hit = (
        (bounds[:, 0] < east)
        & (bounds[:, 2] > west)
        & (bounds[:, 1] < north)
        & (bounds[:, 3] > south)
    )
    where = np.flatnonzero(hit)
    return where, shapely.clip_by_rect(shapes[where], west, south, east, north)


def _coordinates(parts: Any) -> list[npt.NDArray[np.float64]]:
    import numpy as np
    import shapely

    coords, index = shapely.get_coordinates(parts, return_index=True)
    cuts = np.flatnonzero(np.diff(index)) + 1
    return [c for c in np.split(coords, cuts) if len(c)]


def _rings(shapes: Any, tolerance: float, least: float) -> list[npt.NDArray[np.float64]]:
    """Return the rings of polygons, thinned, without islands smaller than `least` square degrees."""
    import shapely

    parts = shapely.get_parts(shapely.get_parts(shapes))
    parts = parts[shapely.get_dimensions(parts) == 2]
    parts = parts[shapely.area(parts) >= least]
    thin = shapely.simplify(parts, tolerance)
    thin = thin[~shapely.is_empty(thin)]
    rings = shapely.get_rings(shapely.get_parts(thin))
    return [c for c in _coordinates(rings) if len(c) > 3]


@lru_cache(maxsize=2)
def _countries(resolution: str) -> tuple[Any, Any]:
    import numpy as np

    from geotrack.polygons import countries

    rows = countries("110m" if resolution == "110m" else "50m")
    shapes = np.array([row.geometry for row in rows], dtype=object)
    return rows, shapes


def _lines(shapes: Any, tolerance: float) -> list[npt.NDArray[np.float64]]:
    import shapely

    parts = shapely.get_parts(shapely.get_parts(shapes))
    parts = parts[shapely.get_dimensions(parts) == 1]
    return _coordinates(shapely.simplify(parts, tolerance))


def _context(kind: str, frame: Frame, tolerance: float) -> list[npt.NDArray[np.float64]]:
    import numpy as np
    import shapely

    from geotrack.errors import DataError
    from geotrack.networks import lines_in

    west, south, east, north = frame.degrees()
    if east - west > _CONTEXT_WIDTH[kind]:
        return []
    out: list[npt.NDArray[np.float64]] = []
    for turn in _turns(west, east):
        low, high = max(-180.0, west - turn), min(180.0, east - turn)
        if low >= high:
            continue
        try:
            lines = lines_in(
                "rail" if kind == "rail" else "road", low, south, high, north, max_points=9000
            )
        except (DataError, KeyError, ValueError):
            return []
        made = [
            np.column_stack([np.asarray(line.lons) + turn, np.asarray(line.lats)])
            for line in lines
            if len(line.lats) > 1
        ]
        if not made:
            continue
        index = np.repeat(np.arange(len(made)), [len(m) for m in made])
        strings: Any = shapely.linestrings(np.concatenate(made), indices=index)
        merged = shapely.line_merge(shapely.multilinestrings(strings))
        clipped = shapely.clip_by_rect(merged, west, south, east, north)
        out += _lines(np.array([clipped], dtype=object), tolerance)
    return out


def basemap(frame: Frame, *, pixels: int = 1400, context: Iterable[str] = ("rail",)) -> Basemap:
    """Return the ground inside a frame.

    Parameters
    ----------
    frame
        What to show.
    pixels
        Width at which lines may look angular by no more than one pixel.
    context
        Networks to show: ``rail``, ``road``. They are left out of frames wider than they can fill.
    """
    import numpy as np
    import shapely

    west, south, east, north = frame.degrees()
    tolerance = (east - west) / pixels
    rows, shapes = _countries("110m" if east - west > _WORLD_WIDTH else "50m")
    pieces: list[Any] = []
    labels: list[CountryLabel] = []
    for turn in _turns(west, east):
        box = (west - turn, south, east - turn, north)
        where, clipped = _clipped(shapes, box)
        moved = shapely.transform(clipped, partial(_moved, turn=turn))
        pieces += list(moved)
        labels += _labels(rows, where, moved, frame)
    whole = shapely.union_all(np.array(pieces, dtype=object), grid_size=1e-6) if pieces else None
    land = [] if whole is None else _rings(np.array([whole]), tolerance, (tolerance * 3) ** 2)
    from geotrack.polygons import border_lines

    strings = np.array([line.geometry for line in border_lines()], dtype=object)
    borders: list[npt.NDArray[np.float64]] = []
    for turn in _turns(west, east):
        _, clipped = _clipped(strings, (west - turn, south, east - turn, north))
        borders += _lines(shapely.transform(clipped, partial(_moved, turn=turn)), tolerance)
    wanted = set(context)
    return Basemap(
        land=tuple(land),
        borders=tuple(borders),
        rail=tuple(_context("rail", frame, tolerance)) if "rail" in wanted else (),
        road=tuple(_context("road", frame, tolerance)) if "road" in wanted else (),
        countries=tuple(sorted(labels, key=lambda label: -label.share)),
    )


def _labels(rows: Sequence[Any], where: Any, shapes: Any, frame: Frame) -> list[CountryLabel]:
    """Return the labels of the countries that fill at least 0.3 % of the frame."""
    import shapely

    west, south, east, north = frame.degrees()
    whole = (east - west) * (north - south) or 1.0
    out = []
    for k, shape in zip(where.tolist(), shapes, strict=True):
        area = float(shape.area)
        if area / whole < 0.003:
            continue
        big = max(shapely.get_parts(shape), key=lambda part: float(part.area))
        out.append(
            CountryLabel(
                name=rows[k].name, iso=rows[k].iso, spots=_roomy(big), share=round(area / whole, 4)
            )
        )
    return out


def _roomy(polygon: Any) -> tuple[tuple[float, float], ...]:
    """Return up to six points (lat, lon) far inside a polygon and apart from each other, best first."""
    import numpy as np
    import shapely

    west, south, east, north = polygon.bounds
    lons, lats = np.meshgrid(np.linspace(west, east, 17)[1:-1], np.linspace(south, north, 13)[1:-1])
    thin = polygon.simplify(max(east - west, north - south) / 200)
    points: Any = shapely.points(lons.ravel(), lats.ravel())
    shapely.prepare(thin)
    inside = points[shapely.contains(thin, points)]
    if not len(inside):
        inside = np.array([polygon.representative_point()])
    # a name is wide: room to the east and west counts more than to the north and south
    flat = shapely.transform(shapely.boundary(thin), lambda xy: xy * (0.45, 1.0))
    room = shapely.distance(shapely.transform(inside, lambda xy: xy * (0.45, 1.0)), flat)
    chosen: list[int] = []
    for k in np.argsort(-room, kind="stable").tolist():
        apart = all(
            abs(inside[k].x - inside[c].x) > (east - west) / 8
            or abs(inside[k].y - inside[c].y) > (north - south) / 8
            for c in chosen
        )
        if apart:
            chosen.append(k)
        if len(chosen) == 6:
            break
    return tuple((round(float(inside[k].y), 2), round(float(inside[k].x), 2)) for k in chosen)


def coast(
    rings: Iterable[npt.NDArray[np.float64]], box: tuple[float, float, float, float]
) -> list[npt.NDArray[np.float64]]:
    """Return the rings as lines without the stretches that run along the edge of the box."""
    import numpy as np

    west, south, east, north = box
    out: list[npt.NDArray[np.float64]] = []
    for ring in rings:
        x, y = ring[:, 0], ring[:, 1]
        edge = np.zeros(len(ring) - 1, dtype=bool)
        for values, limit in ((x, west), (x, east), (y, south), (y, north)):
            on = np.abs(values - limit) < 1e-4
            edge |= on[1:] & on[:-1]
        if not edge.any():
            out.append(ring)
            continue
        start = 0
        for k in [*np.flatnonzero(edge).tolist(), len(edge)]:
            if k > start:
                out.append(ring[start : k + 1])
            start = k + 1
    return out


def far_land(frame: Frame, middle: float) -> tuple[npt.NDArray[np.float64], ...]:
    """Return the 1:110m land outside the frame, for zooming out; one turn around `middle`."""
    import numpy as np
    import shapely

    west, south, east, north = frame.degrees()
    if east - west > _WORLD_WIDTH:
        return ()
    _, shapes = _countries("110m")
    hole = shapely.box(west, south, east, north)
    world = (middle - 180, -85.0, middle + 180, 85.0)
    pieces: list[Any] = []
    for turn in (-360, 0, 360):
        _, clipped = _clipped(shapes, (world[0] - turn, world[1], world[2] - turn, world[3]))
        if not len(clipped):
            continue
        moved = shapely.transform(clipped, partial(_moved, turn=turn))
        pieces += list(shapely.make_valid(moved))
    if not pieces:
        return ()
    whole = shapely.union_all(np.array(pieces, dtype=object))
    return tuple(_rings(np.array([shapely.difference(whole, hole)]), 0.08, 0.2))


def packed(lines: Iterable[npt.NDArray[np.float64]], scale: int) -> list[list[int]]:
    """Return lines as integers: first point, then steps, in units of ``1 / scale`` degree.

    Points that fall together are left out, and lines of which nothing remains.
    """
    import numpy as np

    out: list[list[int]] = []
    for line in lines:
        grid = np.rint(line * scale).astype(np.int64)
        keep = np.r_[True, np.any(np.diff(grid, axis=0) != 0, axis=1)]
        grid = grid[keep]
        if len(grid) < 2:
            continue
        out.append(np.diff(grid, axis=0, prepend=[[0, 0]]).ravel().tolist())
    return out
