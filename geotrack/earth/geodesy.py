"""Distance, bearing and lines on the Earth (WGS 84; kilometres and degrees).

`great_circle_km` uses the mean radius 6371.0088 km (IUGG) and errs by up to 0.56 %.
Bearings are degrees clockwise from north, 0 to 360.
"""

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import Final

EARTH_RADIUS_KM: Final = 6371.0088
COMPASS: Final = (
    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW",
)  # fmt: skip


def great_circle_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in km.

    Examples
    --------
    >>> round(great_circle_km(39.034, 125.754, 43.106, 131.874))
    684
    """
    phi1, phi2 = radians(lat1), radians(lat2)
    h = sin((phi2 - phi1) / 2) ** 2 + cos(phi1) * cos(phi2) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(h)))


def bearing_deg(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the initial bearing from the first point to the second, 0 to 360.

    Examples
    --------
    >>> round(bearing_deg(0, 0, 0, 90))
    90
    """
    phi1, phi2, delta = radians(lat1), radians(lat2), radians(lon2 - lon1)
    y = sin(delta) * cos(phi2)
    x = cos(phi1) * sin(phi2) - sin(phi1) * cos(phi2) * cos(delta)
    return degrees(atan2(y, x)) % 360


def compass(bearing: float) -> str:
    """Return the nearest of the 16 compass points.

    Examples
    --------
    >>> compass(46.6)
    'NE'
    """
    return COMPASS[round(bearing / 22.5) % 16]


def angle_between(bearing1: float, bearing2: float) -> float:
    """Return the smaller angle between two bearings, 0 to 180."""
    return abs((bearing1 - bearing2 + 180) % 360 - 180)


def destination(lat: float, lon: float, bearing: float, distance_km: float) -> tuple[float, float]:
    """Return latitude and longitude after `distance_km` along a great circle."""
    phi, theta, delta = radians(lat), radians(bearing), distance_km / EARTH_RADIUS_KM
    phi2 = asin(sin(phi) * cos(delta) + cos(phi) * sin(delta) * cos(theta))
    lam = atan2(sin(theta) * sin(delta) * cos(phi), cos(delta) - sin(phi) * sin(phi2))
    return degrees(phi2), (lon + degrees(lam) + 540) % 360 - 180


def great_circle(
    lat1: float, lon1: float, lat2: float, lon2: float, *, step_km: float = 100.0
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return latitudes and longitudes of points along a great circle, both ends included.

    Longitudes are continuous: they may leave -180…180 rather than jump at the antimeridian.
    Between antipodal points the way over the north pole is taken.
    """
    distance = great_circle_km(lat1, lon1, lat2, lon2)
    count = max(1, min(512, round(distance / step_km)))
    delta = distance / EARTH_RADIUS_KM
    phi1, lam1, phi2, lam2 = map(radians, (lat1, lon1, lat2, lon2))
    lats, lons = [lat1], [lon1]
    for k in range(1, count):
        f = k / count
        if sin(delta) < 1e-9:
            lat, lon = destination(lat1, lon1, 0.0, distance * f)
        else:
            a, b = sin((1 - f) * delta) / sin(delta), sin(f * delta) / sin(delta)
            x = a * cos(phi1) * cos(lam1) + b * cos(phi2) * cos(lam2)
            y = a * cos(phi1) * sin(lam1) + b * cos(phi2) * sin(lam2)
            z = a * sin(phi1) + b * sin(phi2)
            lat, lon = degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))
        lats.append(lat)
        lons.append(lon)
    return (*lats, lat2), unwrap((*lons, lon2))


def unwrap(lons: tuple[float, ...]) -> tuple[float, ...]:
    """Return the longitudes with whole turns added so that no step exceeds 180°.

    Examples
    --------
    >>> unwrap((170.0, -170.0))
    (170.0, 190.0)
    """
    if lons and max(lons) - min(lons) <= 180:
        return (lons[0], *[lon + 0 for lon in lons[1:]])
    out: list[float] = []
    for lon in lons:
        out.append(lon if not out else lon + 360 * round((out[-1] - lon) / 360))
    return tuple(out)
