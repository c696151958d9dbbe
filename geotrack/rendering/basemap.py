"""The ground of the map: land, lakes, rivers, borders, railways and roads inside a frame, thinned to its scale.

Everything comes from the package data. Coordinates are degrees, (lat, lon) pairs flattened into
lines and rings; longitudes are shifted into the frame's turn of the globe.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from geotrack.earth.facts import data_file
from geotrack.rendering.countrylabels import CountryLabel, labels_of
from geotrack.rendering.groundlines import rounded
from geotrack.rendering.waters import areas_in, lines_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt

    from geotrack.rendering.frame import Frame

#: from this width on (degrees) the 1:110m map is fine enough
_WORLD_WIDTH: Final = 150.0
#: up to this width the 1:10m coast shows what the 1:50m one, with points 3 km apart, would round off
FINE_WIDTH: Final = 14.0
_CONTEXT_WIDTH: Final = {"rail": 40.0, "road": 22.0}
#: up to this width (degrees) the coast's own points stand so far apart that its corners are cut
_CLOSE_WIDTH: Final = 1.0
#: rivers of a wider frame would be a net over the whole map
_RIVER_WIDTH: Final = 45.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """Arrays of shape (n, 2), columns lon and lat, degrees; land and lakes are closed rings.

    `shapes` are the geometries that they were thinned from, by name, for a part of the frame.
    """

    land: tuple[npt.NDArray[np.float64], ...]
    lakes: tuple[npt.NDArray[np.float64], ...]
    rivers: tuple[npt.NDArray[np.float64], ...]
    borders: tuple[npt.NDArray[np.float64], ...]
    rail: tuple[npt.NDArray[np.float64], ...]
    road: tuple[npt.NDArray[np.float64], ...]
    countries: tuple[CountryLabel, ...]
    shapes: dict[str, Any]


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

    from geotrack.earth.polygons import countries

    rows = countries("110m" if resolution == "110m" else "50m")
    shapes = np.array([row.geometry for row in rows], dtype=object)
    return rows, shapes


def _lines(shapes: Any, tolerance: float) -> list[npt.NDArray[np.float64]]:
    import shapely

    parts = shapely.get_parts(shapely.get_parts(shapes))
    parts = parts[shapely.get_dimensions(parts) == 1]
    return _coordinates(shapely.simplify(parts, tolerance))


def _context(kind: str, frame: Frame) -> Any:
    """Return the lines of a network inside the frame as one geometry; None when there are none."""
    import numpy as np
    import shapely

    from geotrack.earth.networks import lines_in as network_in
    from geotrack.errors import DataError

    west, south, east, north = frame.degrees()
    if east - west > _CONTEXT_WIDTH[kind]:
        return None
    made: list[npt.NDArray[np.float64]] = []
    for turn in _turns(west, east):
        low, high = max(-180.0, west - turn), min(180.0, east - turn)
        if low >= high:
            continue
        try:
            lines = network_in(
                "rail" if kind == "rail" else "road", low, south, high, north, max_points=9000
            )
        except (DataError, KeyError, ValueError):
            return None
        made += [
            np.column_stack([np.asarray(line.lons) + turn, np.asarray(line.lats)])
            for line in lines
            if len(line.lats) > 1
        ]
    if not made:
        return None
    index = np.repeat(np.arange(len(made)), [len(m) for m in made])
    strings: Any = shapely.linestrings(np.concatenate(made), indices=index)
    merged = shapely.line_merge(shapely.multilinestrings(strings))
    return shapely.clip_by_rect(merged, west, south, east, north)


def _ground(frame: Frame, context: Iterable[str], *, coarse: float) -> dict[str, Any]:
    """Return the geometries inside a frame, and the countries with theirs."""
    import numpy as np
    import shapely

    from geotrack.earth.polygons import border_lines

    west, south, east, north = frame.degrees()
    wide = east - west > coarse and not frame.pole
    rows, shapes = _countries("110m" if wide else "50m")
    strings = np.array([line.geometry for line in border_lines()], dtype=object)
    fine = east - west <= FINE_WIDTH and not frame.pole
    ground: list[Any] = []
    waters: dict[str, list[Any]] = {"lakes-50m": [], "rivers-50m": []}
    pieces: list[Any] = []
    owners: list[Any] = []
    borders: list[Any] = []
    for turn in _turns(west, east):
        box = (west - turn, south, east - turn, north)
        where, clipped = _clipped(shapes, box)
        pieces += list(shapely.transform(clipped, partial(_moved, turn=turn)))
        owners += [rows[k] for k in where.tolist()]
        borders += list(shapely.transform(_clipped(strings, box)[1], partial(_moved, turn=turn)))
        move = partial(_moved, turn=turn)
        if fine:
            ground += [shapely.transform(piece, move) for piece in areas_in("land-10m", box)]
        if not wide:
            waters["lakes-50m"] += [shapely.transform(w, move) for w in areas_in("lakes-50m", box)]
        if east - west <= _RIVER_WIDTH:
            waters["rivers-50m"] += [
                shapely.transform(w, move) for w in lines_in("rivers-50m", box)
            ]
    wanted = set(context)
    return {
        "countries": list(zip(owners, pieces, strict=True)),
        "land": shapely.union_all(
            np.array(ground if fine else pieces, dtype=object), grid_size=1e-6
        )
        if (ground if fine else pieces)
        else None,
        "lakes": shapely.geometrycollections(waters["lakes-50m"]) if waters["lakes-50m"] else None,
        "rivers": shapely.geometrycollections(waters["rivers-50m"])
        if waters["rivers-50m"]
        else None,
        "borders": shapely.geometrycollections(borders) if borders else None,
        "rail": _context("rail", frame) if "rail" in wanted else None,
        "road": _context("road", frame) if "road" in wanted else None,
    }


def basemap(
    frame: Frame,
    *,
    pixels: int = 1400,
    context: Iterable[str] = ("rail",),
    within: Basemap | None = None,
    fine: bool = False,
) -> Basemap:
    """Return the ground inside a frame.

    Parameters
    ----------
    frame
        What to show.
    pixels
        Width at which lines may look angular by no more than one pixel.
    context
        Networks to show: ``rail``, ``road``. They are left out of frames wider than they can fill.
    within
        The ground of a frame around this one, to cut from instead of reading again.
    fine
        Whether maps of half the world, too, show the 1:50m coast and its lakes: for print, where bytes do
        not count.
    """
    import shapely

    west, south, east, north = frame.degrees()
    tolerance = 0.04 if frame.pole else (east - west) / pixels
    if within is None:
        shapes = _ground(frame, context, coarse=1000.0 if fine else _WORLD_WIDTH)
    else:
        shapes = {"countries": []}
        for label, piece in within.shapes["countries"]:
            part = shapely.clip_by_rect(piece, west, south, east, north)
            if not part.is_empty:
                shapes["countries"].append((label, part))
        for name in ("land", "lakes", "rivers", "borders", "rail", "road"):
            whole = within.shapes[name]
            shapes[name] = None if whole is None else shapely.clip_by_rect(whole, west, south, east, north)  # fmt: skip

    def lines(name: str) -> tuple[npt.NDArray[np.float64], ...]:
        return () if shapes[name] is None else tuple(_lines(_alone(shapes[name]), tolerance))

    land = [] if shapes["land"] is None else _rings(_alone(shapes["land"]), tolerance, (tolerance * 3) ** 2)  # fmt: skip
    if frame.pole:  # the edge of the box is a parallel: an arc around the pole, not its chord
        land = [
            shapely.get_coordinates(shapely.segmentize(shapely.linestrings(r), 3.0)) for r in land
        ]
    if east - west < _CLOSE_WIDTH:
        land = [rounded(rounded(ring)) for ring in land]
    lakes = [] if shapes["lakes"] is None else _rings(_alone(shapes["lakes"]), tolerance, (tolerance * 4) ** 2)  # fmt: skip
    labels = labels_of(shapes["countries"], frame)
    return Basemap(
        land=tuple(land),
        lakes=tuple(lakes),
        rivers=lines("rivers"),
        borders=lines("borders"),
        rail=lines("rail"),
        road=lines("road"),
        countries=tuple(sorted(labels, key=lambda label: -label.share)),
        shapes=shapes,
    )


def _alone(shape: Any) -> Any:
    import numpy as np

    return np.array([shape], dtype=object)


def far_land(frame: Frame, middle: float) -> tuple[npt.NDArray[np.float64], ...]:
    """Return the 1:110m land outside the frame, for zooming out; one turn around `middle`."""
    import shapely

    west, south, east, north = frame.degrees()
    if east - west > _WORLD_WIDTH:
        return ()
    whole = shapely.from_wkb(data_file("basemap/land-110m.wkb").read_bytes())
    pieces = []
    for turn in (-360, 0, 360):
        cut = shapely.clip_by_rect(whole, middle - 180 - turn, -84, middle + 180 - turn, 84)
        if not cut.is_empty:
            pieces.append(shapely.transform(cut, partial(_moved, turn=turn)))
    # what is cut out of the middle is what the frame's own, finer ground fills
    outside = shapely.difference(
        shapely.geometrycollections(pieces).buffer(0) if len(pieces) > 1 else pieces[0],
        shapely.box(west, south, east, north),
    )
    return tuple(_rings(_alone(outside), 0.08, 0.2))
