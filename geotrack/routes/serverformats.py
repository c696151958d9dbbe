"""How routing servers are asked and how they answer: one class a format, no network here."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final, Protocol
from urllib.parse import quote, urlencode

#: environment variable of the key of GraphHopper's public server
GRAPHHOPPER_KEY: Final = "GEOTRACK_GRAPHHOPPER_KEY"
#: ways asked for, whatever is wanted: the same question is answered from the cache
_WAYS: Final = 3
_MOST_POINTS: Final = 300_000


class UnreachableError(Exception):
    """The server says that there is no way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One way of a server: km, points in degrees, and what it says of itself."""

    km: float
    lats: Sequence[float]
    lons: Sequence[float]
    note: str | None = None


class Format(Protocol):
    """What one kind of server understands."""

    def question(self, base: str, profile: str, where: Sequence[tuple[float, float]]) -> str:
        """Return the address that asks for the ways through points (latitude, longitude)."""
        ...

    def courses(self, said: Any) -> list[Course]:
        """Return the ways of an answer, at least one.

        Raises
        ------
        UnreachableError
            If it says that there is none.
        LookupError, TypeError, ValueError
            If it is not in the format.
        """
        ...


def polyline(text: str, digits: int) -> tuple[list[float], list[float]]:
    """Return latitudes and longitudes of an encoded polyline.

    Raises
    ------
    ValueError
        If it is none.

    Examples
    --------
    >>> polyline("_p~iF~ps|U_ulLnnqC", 5)
    ([38.5, 40.7], [-120.2, -120.95])
    """
    values, value, shift = [0, 0], 0, 0
    lats: list[float] = []
    lons: list[float] = []
    axis = 0
    for character in text:
        bits = ord(character) - 63
        if not 0 <= bits < 64 or shift > 60:
            raise ValueError("no polyline")
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            values[axis] += ~(value >> 1) if value & 1 else value >> 1
            (lats if axis == 0 else lons).append(round(values[axis] / 10**digits, digits))
            axis, value, shift = 1 - axis, 0, 0
            if len(lats) > _MOST_POINTS:
                raise ValueError("a line of too many points")
    if axis or shift:
        raise ValueError("a polyline that ends too early")
    return lats, lons


def _km(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError("a length that is no number")
    return float(value)


def _degrees(where: Sequence[float]) -> str:
    return ",".join(f"{value:.5f}" for value in where)


class Osrm:
    """OSRM's HTTP API, version 1."""

    def question(self, base: str, profile: str, where: Sequence[tuple[float, float]]) -> str:
        """Return the address that asks for the ways through points (latitude, longitude)."""
        points = ";".join(_degrees((lon, lat)) for lat, lon in where)
        more = f"&alternatives={_WAYS}" if len(where) == 2 else ""
        return f"{base}/route/v1/{quote(profile)}/{points}?overview=simplified&geometries=polyline{more}"

    def courses(self, said: Any) -> list[Course]:
        """Return the ways of an answer, at least one."""
        if said["code"] in ("NoRoute", "NoSegment"):
            raise UnreachableError
        if said["code"] != "Ok" or not said["routes"]:
            raise ValueError(f"code {str(said['code'])[:40]!r}")
        found = []
        for row in said["routes"][:_WAYS]:
            lats, lons = polyline(row["geometry"], 5)
            found.append(Course(km=_km(row["distance"]) / 1000, lats=lats, lons=lons))
        return found


class Valhalla:
    """Valhalla's turn-by-turn API."""

    def question(self, base: str, profile: str, where: Sequence[tuple[float, float]]) -> str:
        """Return the address that asks for the ways through points (latitude, longitude)."""
        asked = {
            "locations": [{"lat": lat, "lon": lon} for lat, lon in where],
            "costing": profile,
            "units": "kilometers",
            "directions_type": "none",
            **({"alternates": _WAYS - 1} if len(where) == 2 else {}),
        }
        return f"{base}/route?json={quote(json.dumps(asked, separators=(',', ':')), safe='')}"

    def courses(self, said: Any) -> list[Course]:
        """Return the ways of an answer, at least one."""
        trips = [said["trip"], *(row["trip"] for row in said.get("alternates") or ())]
        found = []
        for trip in trips[:_WAYS]:
            if trip.get("status"):
                raise ValueError(f"status {str(trip['status'])[:40]}")
            if trip.get("units") not in (None, "kilometers"):
                raise ValueError("a length in other units")
            lats: list[float] = []
            lons: list[float] = []
            for leg in trip["legs"]:
                more_lats, more_lons = polyline(leg["shape"], 6)
                lats += more_lats
                lons += more_lons
            ferry = trip["summary"].get("has_ferry") is True
            km = _km(trip["summary"]["length"])
            found.append(
                Course(km=km, lats=lats, lons=lons, note="with a ferry" if ferry else None)
            )
        return found


class GraphHopper:
    """GraphHopper's routing API."""

    def question(self, base: str, profile: str, where: Sequence[tuple[float, float]]) -> str:
        """Return the address that asks for the ways through points (latitude, longitude)."""
        asked = [("point", _degrees(point)) for point in where]
        asked += [("profile", profile), ("points_encoded", "false"), ("instructions", "false")]
        if len(where) == 2:
            asked += [
                ("algorithm", "alternative_route"),
                ("alternative_route.max_paths", str(_WAYS)),
            ]
        if base.startswith("https://graphhopper.com/") and (key := os.environ.get(GRAPHHOPPER_KEY)):
            asked.append(("key", key))
        return f"{base}/route?{urlencode(asked)}"

    def courses(self, said: Any) -> list[Course]:
        """Return the ways of an answer, at least one."""
        if not said["paths"]:
            raise UnreachableError
        found = []
        for path in said["paths"][:_WAYS]:
            rows = path["points"]["coordinates"]
            if len(rows) > _MOST_POINTS:
                raise ValueError("a line of too many points")
            lats, lons = [_km(row[1]) for row in rows], [_km(row[0]) for row in rows]
            found.append(Course(km=_km(path["distance"]) / 1000, lats=lats, lons=lons))
        return found


FORMATS: Final[Mapping[str, Format]] = {
    "osrm": Osrm(),
    "valhalla": Valhalla(),
    "graphhopper": GraphHopper(),
}
