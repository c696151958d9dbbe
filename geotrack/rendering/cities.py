"""City names for the map's ground, most populous first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geotrack.earth.facts import data_file

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    import numpy.typing as npt

    from geotrack.rendering.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city; degrees, `population` as of the data."""

    name: str
    lat: float
    lon: float
    population: int


@cache
def _all() -> tuple[list[str], npt.NDArray[np.int32]]:
    """Return the names, and rows of latitude, longitude (thousandths) and population (thousands)."""
    import numpy as np

    names = data_file("basemap/cities.txt").read_text(encoding="utf-8").splitlines()
    raw = data_file("basemap/cities.i32").read_bytes()
    return names, np.frombuffer(raw, dtype="<i4").reshape(-1, 3)


def names() -> list[str]:
    """Return the names of all cities."""
    return _all()[0]


def cities_in(
    frame: Frame, *, limit: int, apart_from: Collection[tuple[float, float]] = ()
) -> list[City]:
    """Return the most populous cities inside a frame, most populous first.

    Longitudes are on the frame's turn of the globe. Cities within about 6 km of a point of
    `apart_from` (lat, lon) are left out: those have a label of their own.
    """
    import numpy as np

    words, rows = _all()
    west, south, east, north = frame.degrees()
    lats, lons = rows[:, 0] / 1000, rows[:, 1] / 1000
    lons = lons + 360 * np.ceil((west - lons) / 360)
    found = np.flatnonzero((lats >= south) & (lats <= north) & (lons <= east))
    out: list[City] = []
    for k in found.tolist():
        lat, lon = float(lats[k]), round(float(lons[k]), 3)
        if any(abs(a - lat) < 0.06 and abs(b - lon) < 0.09 for a, b in apart_from):
            continue
        out.append(City(name=words[k], lat=lat, lon=lon, population=int(rows[k, 2]) * 1000))
        if len(out) >= limit:
            break
    return out
