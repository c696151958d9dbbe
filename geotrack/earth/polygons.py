"""Country polygons and border lines (Natural Earth), read from the package data.

Resolutions: ``110m`` (world maps) and ``50m`` (checks, regional maps; borders within about 2–5 km of
the truth). Geometries are in degrees, x = longitude, y = latitude, cut at ±180°. Codes are ISO 3166-1
alpha-2, with XK for Kosovo. Natural Earth shows who controls the land; `facts/disputed.csv` adds who
else claims it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from typing import TYPE_CHECKING, Any, Final, Literal

from geotrack.earth.facts import data_file, fact

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

#: south of here all is Antarctica or its shelf ice, and the polygon closes along the map's edge
_ANTARCTIC: Final = -85.0

Resolution = Literal["110m", "50m"]

#: how far off the 50m coast a point still belongs to the country: ports and piers lie outside it
COAST_KM: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country: code, English name, a good point for its label, and its (multi)polygon."""

    iso: str
    name: str
    label_lat: float
    label_lon: float
    geometry: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderLine:
    """The land border of two countries (codes in alphabetical order) as a multi-line.

    `disputed` says why the line is not agreed upon; empty: no known dispute.
    """

    a: str
    b: str
    disputed: str
    geometry: Any


def _read(name: str) -> tuple[list[list[Any]], Any]:
    import numpy as np
    import shapely

    raw = data_file(f"polygons/{name}.wkb").read_bytes()
    end = raw.index(b"\n")
    rows = json.loads(raw[:end])
    start, blobs = end + 1, []
    for row in rows:
        blobs.append(raw[start : start + row[-1]])
        start += row[-1]
    return rows, shapely.from_wkb(np.array(blobs, dtype=object))


@cache
def countries(resolution: Resolution = "50m") -> tuple[Country, ...]:
    """Return all countries in order of their codes.

    Examples
    --------
    >>> [c.name for c in countries("110m") if c.iso in ("KP", "MK")]
    ['North Korea', 'North Macedonia']
    """
    rows, shapes = _read(f"countries-{resolution}")
    return tuple(
        Country(iso=row[0], name=row[1], label_lat=row[2], label_lon=row[3], geometry=shape)
        for row, shape in zip(rows, shapes, strict=True)
    )


@cache
def border_lines() -> tuple[BorderLine, ...]:
    """Return the land borders of the 50m map, in order of their codes."""
    rows, shapes = _read("borders-50m")
    return tuple(
        BorderLine(a=row[0], b=row[1], disputed=row[2], geometry=shape)
        for row, shape in zip(rows, shapes, strict=True)
    )


@cache
def land_borders() -> frozenset[tuple[str, str]]:
    """Return the pairs of countries that share a land border, each pair in both orders.

    Examples
    --------
    >>> ("KP", "RU") in land_borders(), ("JP", "RU") in land_borders()
    (True, False)
    """
    pairs = [(row["a"], row["b"]) for row in fact("borders")]
    return frozenset(pairs + [(b, a) for a, b in pairs])


@cache
def _border_index() -> dict[tuple[str, str], BorderLine]:
    return {(line.a, line.b): line for line in border_lines()}


def border_line(iso_a: str, iso_b: str) -> BorderLine | None:
    """Return the border of two countries; None when the 50m map has none."""
    return _border_index().get((min(iso_a, iso_b), max(iso_a, iso_b)))


def border_point(
    iso_a: str, iso_b: str, near: tuple[float, float] | None = None
) -> tuple[float, float] | None:
    """Return latitude and longitude of a point on the border of two countries.

    Parameters
    ----------
    iso_a, iso_b
        ISO codes in any order.
    near
        Latitude and longitude; the point of the border nearest to it is returned. None: the middle
        of the border's longest part.

    Returns
    -------
    tuple or None
        None when the two share no land border.

    Examples
    --------
    >>> lat, lon = border_point("RU", "KP")
    >>> 42 < lat < 43, 130 < lon < 131
    (True, True)
    """
    import shapely

    line = border_line(iso_a, iso_b)
    if line is None:
        return None
    if near is None:
        longest = max(shapely.get_parts(line.geometry), key=lambda part: part.length)
        middle = longest.interpolate(0.5, normalized=True)
        return float(middle.y), float(middle.x)
    scale = max(0.05, cos(radians(near[0])))
    stretched = shapely.transform(line.geometry, lambda xy: xy * [scale, 1.0])
    point = stretched.interpolate(stretched.project(shapely.Point(near[1] * scale, near[0])))
    if line.geometry.geom_type == "MultiLineString":
        parts = shapely.get_parts(stretched)
        target = shapely.Point(near[1] * scale, near[0])
        best = min(parts, key=lambda part: part.distance(target))
        point = best.interpolate(best.project(target))
    return float(point.y), float(point.x / scale)


class _Index:
    """All polygon parts of the 50m map in a spatial tree, with the country of each."""

    def __init__(self) -> None:
        import numpy as np
        import shapely

        shapes = np.array([c.geometry for c in countries("50m")], dtype=object)
        self.parts, self.owner = shapely.get_parts(shapes, return_index=True)
        self.codes = [c.iso for c in countries("50m")]
        shapely.prepare(self.parts)
        self.tree = shapely.STRtree(self.parts)


@cache
def _index() -> _Index:
    return _Index()


def country_indices(lats: npt.ArrayLike, lons: npt.ArrayLike) -> npt.NDArray[np.int16]:
    """Return for each point the index of its country in ``countries("50m")``, -1 at sea."""
    import numpy as np
    import shapely

    index = _index()
    x = ((np.asarray(lons, dtype=float) + 180.0) % 360.0 - 180.0).ravel()
    y = np.asarray(lats, dtype=float).ravel()
    points: Any = shapely.points(x, y)
    out = np.full(points.shape, -1, dtype=np.int16)
    which, part = index.tree.query(points)
    inside = shapely.intersects_xy(
        index.parts[part], x[which], y[which]
    )  # prepared: a tenth of the time
    out[which[inside]] = index.owner[part[inside]]
    return out


def countries_at(lat: float, lon: float, *, coast_km: float = COAST_KM) -> tuple[str, ...]:
    """Return the ISO codes of the countries at a point; empty at sea.

    More than one where land is disputed: who controls it comes first, claimants follow. A point at
    sea belongs to the country whose coast is within `coast_km`, for a harbor lies off the 50m coast.

    Examples
    --------
    >>> countries_at(43.115, 131.886), countries_at(0.0, -30.0)
    (('RU',), ())
    """
    import shapely

    index = _index()
    if lat < _ANTARCTIC:
        return ("AQ",)
    lon = (lon + 180.0) % 360.0 - 180.0
    near = index.tree.query(shapely.Point(lon, lat))
    inside = near[shapely.intersects_xy(index.parts[near], lon, lat)] if len(near) else near
    codes = list(dict.fromkeys(index.codes[index.owner[part]] for part in inside))
    if not codes and coast_km > 0:
        codes = _off_coast(index, lat, lon, coast_km)
    return tuple(_with_claimants(codes, lat, lon)) if codes else ()


def _off_coast(index: _Index, lat: float, lon: float, coast_km: float) -> list[str]:
    import shapely

    dlat = coast_km / 111.0
    dlon = min(180.0, dlat / max(0.01, cos(radians(lat))))
    west, south, east, north = lon - dlon, lat - dlat, lon + dlon, lat + dlat
    stretch = [max(0.01, cos(radians(lat))), 1.0]

    def flatten(xy: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return (xy - [lon, lat]) * stretch

    best: tuple[float, str] | None = None
    for part in index.tree.query(shapely.box(west, south, east, north)):
        clipped = shapely.clip_by_rect(index.parts[part], west, south, east, north)
        if clipped.is_empty:
            continue
        flat = shapely.transform(clipped, flatten)
        km = float(shapely.distance(flat, shapely.Point(0, 0))) * 111.2
        if km <= coast_km and (best is None or km < best[0]):
            best = (km, index.codes[index.owner[part]])
    return [best[1]] if best else []


def _with_claimants(codes: list[str], lat: float, lon: float) -> list[str]:
    for row in _claims():
        west, south, east, north, holder, claimant = row
        if holder in codes and south <= lat <= north and west <= lon <= east:
            codes += [claimant] if claimant not in codes else []
    return codes


@cache
def _claims() -> tuple[tuple[float, float, float, float, str, str], ...]:
    return tuple(
        (
            float(row["west"]),
            float(row["south"]),
            float(row["east"]),
            float(row["north"]),
            row["held_by"],
            row["claimed_by"],
        )
        for row in fact("disputed")
    )
