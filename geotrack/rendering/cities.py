"""City names for the map's ground, most populous first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geotrack.rendering.frame import mercator

if TYPE_CHECKING:
    from collections.abc import Collection

    from geotrack.rendering.frame import Frame

__all__ = ["City", "cities_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city; degrees, `population` as of the data."""

    name: str
    lat: float
    lon: float
    population: int


@cache
def _all() -> tuple[City, ...]:
    from geotrack.errors import DataError
    from geotrack.facts import data_file

    try:
        rows = data_file("basemap/cities.tsv").read_text(encoding="utf-8").splitlines()
    except DataError:
        return ()
    out = []
    for row in rows:
        name, lat, lon, population = row.split("\t")
        out.append(
            City(
                name=name,
                lat=int(lat) / 1000,
                lon=int(lon) / 1000,
                population=int(population) * 1000,
            )
        )
    return tuple(out)


def cities_in(
    frame: Frame, *, limit: int, apart_from: Collection[tuple[float, float]] = ()
) -> list[City]:
    """Return the most populous cities inside a frame, most populous first.

    Longitudes are on the frame's turn of the globe. Cities within about 6 km of a point of
    `apart_from` (lat, lon) are left out: those have a label of their own.
    """
    out: list[City] = []
    for city in _all():
        x, y = mercator(city.lat, city.lon)
        turn = 0
        while x + turn < frame.left:
            turn += 1
        while x + turn > frame.right:
            turn -= 1
        if not (frame.left <= x + turn <= frame.right and frame.top <= y <= frame.bottom):
            continue
        lon = city.lon + 360 * turn
        if any(abs(lat - city.lat) < 0.06 and abs(other - lon) < 0.09 for lat, other in apart_from):
            continue
        out.append(
            City(name=city.name, lat=city.lat, lon=round(lon, 3), population=city.population)
        )
        if len(out) >= limit:
            break
    return out
