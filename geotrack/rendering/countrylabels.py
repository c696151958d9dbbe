"""Names of countries on the map: which, and where there is room for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from geotrack.rendering.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryLabel:
    """A country's name and where it may stand, (lat, lon) best first; `share` of the frame's area."""

    name: str
    iso: str
    spots: tuple[tuple[float, float], ...]
    share: float


def labels_of(countries: Iterable[tuple[Any, Any]], frame: Frame) -> list[CountryLabel]:
    """Return the labels of the countries that fill at least 0.3 % of the frame."""
    import shapely

    west, south, east, north = frame.degrees()
    whole = (east - west) * (north - south) or 1.0
    out = []
    for country, shape in countries:
        area = float(shape.area)
        if area / whole < 0.003:
            continue
        big = max(shapely.get_parts(shape), key=lambda part: float(part.area))
        out.append(
            CountryLabel(
                name=country.name, iso=country.iso, spots=_roomy(big), share=round(area / whole, 4)
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
