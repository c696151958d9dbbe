"""Ferries and open crossings: where the straight line runs over water, ships need no lane."""

from typing import Final

from geotrack.earth.geodesy import great_circle, great_circle_km
from geotrack.earth.polygons import country_indices
from geotrack.model import SettledPlace

#: longest crossing that is tried, in km
LONGEST_KM: Final = 1500.0
#: harbors lie inside the 50m coast: this much land at either end does not count
HARBOR_KM: Final = 8.0
#: low, high and likeliest factor on the great circle (seven published ferry lengths: 1.01–1.19)
DIRECT: Final = (0.98, 1.25, 1.02)


def is_open(origin: SettledPlace, destination: SettledPlace) -> bool:
    """Whether the great circle between two places meets no land but their harbors."""
    ends = (origin.lat, origin.lon, destination.lat, destination.lon)
    km = great_circle_km(*ends)
    if not 0 < km <= LONGEST_KM:
        return False
    lats, lons = great_circle(*ends, step_km=max(1.0, km / 400))
    skip = min(HARBOR_KM, km / 3) / km
    first = round(skip * (len(lats) - 1))
    last = len(lats) - first
    return not bool((country_indices(lats[first:last], lons[first:last]) >= 0).any())
