"""Whether a way leads through mountains, where roads wind more than any trunk network shows."""

import csv
import itertools
from functools import cache
from math import ceil
from typing import Final

from geotrack.earth.facts import data_file, fact
from geotrack.earth.geodesy import great_circle_km

#: a pass so near the straight line between two places is on their way, in km
_PASS_KM: Final = 25.0
#: a range reaches in full so far, as a share of the radius that tables give it; wider ones are no circles, in km
_INNER: Final = 0.6
_WIDEST_KM: Final = 600.0
_TABLES: Final = {"passes": "crossing", "reliefs": "range"}
_STEPS: Final = 8
_DEGREE_KM: Final = (
    111.0  #: a degree of latitude is longer: what is farther off by it need not be measured
)


@cache
def _spots() -> tuple[tuple[float, float, float], ...]:
    """Return latitude, longitude and reach in km of passes and ranges."""
    out: list[tuple[float, float, float]] = []
    for table, kind in _TABLES.items():
        lines = data_file(f"curated/{table}.csv").read_text(encoding="utf-8").splitlines()
        for row in csv.DictReader(lines):
            radius = float(row["radius_km"] or 0)
            if row["kind"] != kind or radius > _WIDEST_KM:
                continue
            reach = _PASS_KM if kind == "crossing" else _INNER * radius
            out.append((float(row["lat"]), float(row["lon"]), reach))
    for row in fact("ranges"):
        width = float(row["width_km"])
        line = [tuple(map(float, point.split())) for point in row["line"].split(";")]
        for (lat, lon), (lat2, lon2) in itertools.pairwise(line):
            steps = ceil(great_circle_km(lat, lon, lat2, lon2) / width)
            out += [
                (lat + (lat2 - lat) * k / steps, lon + (lon2 - lon) * k / steps, width)
                for k in range(steps)
            ]
    return tuple(out)


@cache
def is_mountainous(lat1: float, lon1: float, lat2: float, lon2: float) -> bool:
    """Return whether the straight line between two points, but for its ends, meets a listed pass or range.

    Not for lines across the date line.

    Examples
    --------
    >>> is_mountainous(32.24, 77.19, 34.16, 77.58), is_mountainous(52.2, 21.0, 52.4, 16.9)
    (True, False)
    """
    line = [
        (lat1 + (lat2 - lat1) * k / _STEPS, lon1 + (lon2 - lon1) * k / _STEPS)
        for k in range(1, _STEPS)
    ]
    south, north = min(lat1, lat2) - 4, max(lat1, lat2) + 4
    return any(
        abs(lat - a) * _DEGREE_KM <= reach and great_circle_km(lat, lon, a, b) <= reach
        for a, b, reach in _spots()
        if south <= a <= north
        for lat, lon in line
    )
