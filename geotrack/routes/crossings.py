"""Where a way crosses borders, under which name, and what gauge lies on either side."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from geotrack.earth.facts import fact
from geotrack.earth.geodesy import great_circle_km
from geotrack.earth.polygons import border_line, countries, countries_at, country_indices
from geotrack.measures.modes import mode_row
from geotrack.model import Alternative, Crossing, Line, Mode

#: a crossing within this distance of a known one takes its name and position
KNOWN_KM: Final = 15.0
#: visits shorter than this, or than this share of the way, are the polygons' error
VISIT_KM: Final = 2.0
VISIT_SHARE: Final = 0.01
#: borders that are disputed only where `facts/disputed.csv` says
_PARTLY: Final = (
    {"GE", "RU"}, {"SD", "SS"}, {"EG", "SD"}, {"CN", "IN"}, {"IN", "PK"}, {"RU", "UA"},
)  # fmt: skip
#: points between which a border is looked for, twice: 60 km come down to 0.1 km
SAMPLES: Final = 25
#: gauges that differ by less run through (1520 and 1524 mm)
COMPATIBLE_MM: Final = 5


@cache
def _known() -> dict[tuple[str, str], list[dict[str, str]]]:
    out: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in fact("crossings"):
        out.setdefault((row["a"], row["b"]), []).append(row)
        out.setdefault((row["b"], row["a"]), []).append(row)
    return out


@cache
def gauge_of(country: str) -> int | None:
    """Return the main track gauge of a country in mm; None when unknown.

    Examples
    --------
    >>> gauge_of("RU"), gauge_of("KP")
    (1520, 1435)
    """
    for row in fact("gauges"):
        if row["country"] == country:
            return int(row["gauge_mm"])
    return None


def same_gauge(first_mm: int, second_mm: int) -> bool:
    """Whether trains run through: equal gauges, or 1520 and 1524 mm.

    Examples
    --------
    >>> same_gauge(1520, 1524), same_gauge(1435, 1520)
    (True, False)
    """
    return abs(first_mm - second_mm) < COMPATIBLE_MM


def crossing_at(
    origin: str, destination: str, lat: float, lon: float, mode: str, km: float | None = None
) -> Crossing:
    """Return the crossing near a point, with name and gauges where they are known."""
    best: tuple[float, dict[str, str]] | None = None
    for row in _known().get((origin, destination), ()):
        if row["mode"] not in (mode, "any"):
            continue
        away = great_circle_km(lat, lon, float(row["lat"]), float(row["lon"]))
        if away <= KNOWN_KM and (best is None or away < best[0]):
            best = (away, row)
    gauges: tuple[int, int] | None = None
    name, notes = None, []
    if best is not None:
        row = best[1]
        lat, lon = float(row["lat"]), float(row["lon"])
        ends, widths = (row["station_a"], row["station_b"]), (row["gauge_a"], row["gauge_b"])
        if row["a"] != origin:
            ends, widths = ends[::-1], widths[::-1]
        name = "–".join(dict.fromkeys(ends))
        if mode == "rail" and all(widths):
            gauges = (int(widths[0]), int(widths[1]))
            notes += [row["note"]] if row["note"] else []
            if row["confidence"] != "high":
                notes.append("gauges not verified")
    if mode == "rail" and gauges is None:
        before, after = gauge_of(origin), gauge_of(destination)
        if before and after:
            gauges = (before, after)
            if not same_gauge(before, after):
                notes.append("main gauges of the two countries; this line may differ")
    if mode == "rail" and gauges:
        notes += _exceptions(origin, destination, lat, lon, gauges)
    line = border_line(origin, destination)
    if line is not None and line.disputed and _disputed_here(origin, destination, lat, lon):
        notes.append(f"disputed: {line.disputed}")
    return Crossing(
        origin=origin, destination=destination, lat=round(lat, 4), lon=round(lon, 4), name=name,
        gauge_mm=gauges, km=km, note="; ".join(dict.fromkeys(notes)) or None,
    )  # fmt: skip


def _disputed_here(origin: str, destination: str, lat: float, lon: float) -> bool:
    """Whether a border that is disputed in part is so near this point."""
    pair = {origin, destination}
    if pair not in _PARTLY:
        return True
    return any(
        {row["held_by"], row["claimed_by"]} == pair
        and float(row["south"]) <= lat <= float(row["north"])
        and float(row["west"]) <= lon <= float(row["east"])
        for row in fact("disputed")
    )


def _exceptions(
    origin: str, destination: str, lat: float, lon: float, gauges: tuple[int, int]
) -> list[str]:
    if same_gauge(*gauges):
        return []
    out = []
    for row in fact("gauge_exceptions"):
        if row["country"] not in (origin, destination):
            continue
        inside = float(row["south"]) <= lat <= float(row["north"]) and (
            float(row["west"]) <= lon <= float(row["east"])
        )
        if inside and int(row["gauge_mm"]) in gauges:
            kind = "dual gauge" if row["dual"] == "yes" else f"{row['gauge_mm']} mm"
            out.append(f"{row['line']}: {kind}")
    return out


def crossings_of(line: Line, mode: str = "rail") -> tuple[Crossing, ...]:
    """Return where a line crosses borders, in order, by country polygons (50m).

    Visits shorter than 2 km or 1 % of the line are ignored; stretches at sea belong to no country.
    `km` of a crossing is measured along the line from its start.
    """
    import numpy as np

    lats, lons = np.array(line.lats), np.array(line.lons)
    if len(lats) < 2:
        return ()
    lats, lons, km = _dense(lats, lons)
    found = country_indices(lats, lons)
    codes = [c.iso for c in countries("50m")]
    visits: list[list[float]] = []  # country, first km, last km
    for country, at in zip(found.tolist(), km.tolist(), strict=True):
        if country < 0:
            continue
        if visits and visits[-1][0] == country:
            visits[-1][2] = at
        else:
            visits.append([country, at, at])
    real = [
        v for i, v in enumerate(visits)
        if i in (0, len(visits) - 1) or (v[2] - v[1] >= max(VISIT_KM, VISIT_SHARE * km[-1]))
    ]  # fmt: skip
    out = []
    for before, after in itertools.pairwise(real):
        if before[0] == after[0]:
            continue
        at = (before[2] + after[1]) / 2
        lat, lon = float(np.interp(at, km, lats)), float(np.interp(at, km, lons))
        out.append(
            crossing_at(
                codes[int(before[0])], codes[int(after[0])], lat, lon, mode, km=round(at, 1)
            )
        )
    return tuple(out)


def surveyed(way: Alternative, mode: Mode) -> Alternative:
    """Return a way with the borders, countries and gauges along its line, where it tells none itself.

    A way without a line, or by a mode that leaves the ground, stays as it is. Distances along the line
    are stretched to the way's length.
    """
    line = way.line
    if (
        line is None
        or not line.lats
        or way.countries
        or way.crossings
        or not mode_row(mode).on_land
    ):
        return way
    lons = [(lon + 180) % 360 - 180 for lon in line.lons]
    points = itertools.pairwise(zip(line.lats, lons, strict=True))
    drawn = sum(great_circle_km(*here, *there) for here, there in points)
    scale = way.best_km / drawn if drawn else 1.0
    found = tuple(
        c if c.km is None else replace(c, km=round(scale * c.km, 1))
        for c in crossings_of(line, mode)
    )
    first = (found[0].origin,) if found else countries_at(line.lats[0], lons[0])[:1]
    return replace(way, crossings=found, countries=(*first, *(c.destination for c in found)))


def _dense(lats: Any, lons: Any, step_km: float = 5.0) -> tuple[Any, Any, Any]:
    import numpy as np

    dy = np.diff(lats) * 111.2
    dx = np.diff(lons) * 111.2 * np.cos(np.radians((lats[1:] + lats[:-1]) / 2))
    seg = np.hypot(dx, dy)
    km = np.concatenate([[0.0], np.cumsum(seg)])
    if km[-1] <= 0:
        return lats, lons, km
    more = np.arange(0, km[-1], max(step_km, km[-1] / 4000))
    every = np.union1d(km, more)
    return np.interp(every, km, lats), np.interp(every, km, lons), every


def located(
    lats: Sequence[float],
    lons: Sequence[float],
    km: Sequence[float],
    borders: Sequence[tuple[str, str, float, float]],
) -> list[tuple[float, float, float]]:
    """Return latitude, longitude and km of borders, each between two km marks of a line.

    `borders`: the countries before and behind each, and the marks. It is where the line leaves the first for good; at
    sea, half way.
    """
    import numpy as np

    order, x, y = np.asarray(km), np.asarray(lats), np.asarray(lons)
    number = _numbers()
    spans = np.array([sorted(border[2:]) for border in borders]).reshape(-1, 2)
    left = list(range(len(borders)))
    for _ in range(
        2
    ):  # coarse, then fine between the last point of the one and the first of the other
        low, high = spans[left].T[..., None]
        at = np.arange(SAMPLES) * ((high - low) / (SAMPLES - 1)) + low
        at[:, -1:] = high
        points = np.interp(at, order, x), np.interp(at, order, y)
        found = country_indices(*points).reshape(at.shape)
        looked, left = left, []
        for k, marks, row in zip(looked, at, found, strict=True):
            inside, beyond = (np.flatnonzero(row == number[code]) for code in borders[k][:2])
            if len(inside) and len(beyond) and beyond[-1] > inside[-1]:
                spans[k] = marks[inside[-1]], marks[beyond[beyond > inside[-1]][0]]
                left.append(k)
        if not left:
            break
    middle = spans.sum(axis=1) / 2
    out = np.interp(middle, order, x), np.interp(middle, order, y), middle
    return list(zip(*(part.tolist() for part in out), strict=True))


@cache
def _numbers() -> dict[str, int]:
    """Return the number of each country among those of the 50m map."""
    return {c.iso: k for k, c in reversed(list(enumerate(countries("50m"))))}
