"""Lines to draw: a way's course, or a great circle, laid on the map's turn of the globe."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geotrack.earth.geodesy import great_circle, great_circle_km, unwrap
from geotrack.model import SettledPlace

#: km between a place and the beginning of its way in the network that are drawn: less is nothing to
#: see, more is no gap but another place
_GAP_KM: Final = (0.3, 60.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A line to draw: degrees, `lons` continuous; `schematic` one flag per segment."""

    lats: tuple[float, ...]
    lons: tuple[float, ...]
    schematic: tuple[bool, ...]

    def runs(self) -> list[tuple[bool, list[tuple[float, float]]]]:
        """Return stretches of surveyed and schematic course in order, as (lat, lon) points."""
        out: list[tuple[bool, list[tuple[float, float]]]] = []
        points = list(zip(self.lats, self.lons, strict=True))
        for k, flag in enumerate(self.schematic):
            if out and out[-1][0] == flag:
                out[-1][1].append(points[k + 1])
            else:
                out.append((flag, [points[k], points[k + 1]]))
        return out


def nearest_turn(lon: float, middle: float) -> float:
    """Return a longitude on the turn of the globe that lies nearest to another one, degrees."""
    return lon + 360 * round((middle - lon) / 360)


def course_of(
    lats: Sequence[float], lons: Sequence[float], flags: Sequence[bool], at: float
) -> Path:
    """Return the line with its middle longitude within half a turn of `at`."""
    flat = unwrap(tuple(lons))
    turn = nearest_turn(sum(flat) / len(flat), at) - sum(flat) / len(flat)
    flags = tuple(flags) if len(flags) == len(flat) - 1 else (False,) * (len(flat) - 1)
    return Path(
        lats=tuple(round(lat, 4) for lat in lats),
        lons=tuple(round(lon + turn, 4) for lon in flat),
        schematic=tuple(flags),
    )


def straight_course(
    origin: SettledPlace, destination: SettledPlace, at: float, *, dashed: bool
) -> Path:
    """Return the great circle between two places, dashed where it only stands for a way."""
    lats, lons = great_circle(origin.lat, origin.lon, destination.lat, destination.lon, step_km=60)
    return course_of(lats, lons, (dashed,) * (len(lats) - 1), at)


def joined_to_ends(
    path: Path, origin: SettledPlace | None, destination: SettledPlace | None
) -> Path:
    """Return the line with schematic stretches to its ends, where the network begins away from them."""
    lats, lons, flags = list(path.lats), list(path.lons), list(path.schematic)
    for place, k in ((origin, 0), (destination, -1)):
        if place is None:
            continue
        lon = round(nearest_turn(place.lon, lons[k]), 4)
        gap = great_circle_km(place.lat, place.lon, lats[k], (lons[k] + 180) % 360 - 180)
        if not _GAP_KM[0] < gap < _GAP_KM[1]:
            continue
        if k == 0:
            lats, lons, flags = [round(place.lat, 4), *lats], [lon, *lons], [True, *flags]
        else:
            lats, lons, flags = [*lats, round(place.lat, 4)], [*lons, lon], [*flags, True]
    return Path(lats=tuple(lats), lons=tuple(lons), schematic=tuple(flags))
