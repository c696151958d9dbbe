"""Places become routes: along railways, roads and sea lanes, with the borders they cross."""

from geotrack.earth.polygons import border_point, countries_at, land_borders
from geotrack.routes.crossings import crossings_of, gauge_of, same_gauge, surveyed
from geotrack.routes.router import BundledRouter

__all__ = [
    "BundledRouter",
    "border_point",
    "countries_at",
    "crossings_of",
    "gauge_of",
    "land_borders",
    "same_gauge",
    "surveyed",
]
