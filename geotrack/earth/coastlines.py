"""Which sea washes the coast by a point, and where passes and rivers of a name are."""

import csv
import itertools
import re
from functools import cache
from typing import Final

from geotrack.earth.facts import data_file, fact
from geotrack.earth.geodesy import great_circle_km

#: points along the lines of coasts are this far apart, in km
_STEP_KM: Final = 20.0
_SAINT: Final = re.compile(r"^(?:St\.?|Saint|Sankt) ")
_TABLES: Final = ("passes", "waters", "regions", "reliefs", "straits", "sites")


@cache
def seas() -> dict[str, str]:
    """Return the seas with coast lines, and the wider sea that each is part of; empty: none."""
    return {row["sea"]: row["part_of"] for row in fact("coasts")}


@cache
def _points(sea: str) -> tuple[tuple[float, float], ...]:
    out: list[tuple[float, float]] = []
    for row in fact("coasts"):
        if row["sea"] != sea:
            continue
        line = [(float(p.split()[0]), float(p.split()[1])) for p in row["line"].split(";")]
        for (a, b), (c, d) in itertools.pairwise(line):
            steps = max(1, round(great_circle_km(a, b, c, d) / _STEP_KM))
            out += [(a + (c - a) * k / steps, b + (d - b) * k / steps) for k in range(steps)]
        out.append(line[-1])
    return tuple(out)


def coast_km(sea: str, lat: float, lon: float) -> float:
    """Return how far a point is from a sea's coast, in km, good to some 30 km."""
    return min(great_circle_km(lat, lon, a, b) for a, b in _points(sea))


@cache
def _rows() -> dict[tuple[str, str], tuple[tuple[float, float, float], ...]]:
    out: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
    for table in _TABLES:
        lines = data_file(f"curated/{table}.csv").read_text(encoding="utf-8").splitlines()
        for row in csv.DictReader(lines):
            if row["kind"] not in ("crossing", "river"):
                continue
            point = float(row["lat"]), float(row["lon"]), float(row["radius_km"] or 0)
            for name in {row["name"], *row["alternates"].split("|")} - {""}:
                out.setdefault((row["kind"], name.casefold()), []).append(point)
    return {key: tuple(points) for key, points in out.items()}


def named(kind: str, name: str) -> tuple[tuple[float, float, float], ...]:
    """Return latitude, longitude and radius in km of the passes (``crossing``) or rivers of a name; may be empty."""
    return _rows().get((kind, name.casefold()), ())


def known(kind: str, name: str) -> tuple[tuple[float, float, float], ...]:
    """Return the same of a name as texts tell it: with or without "Pass" and "Saint"; may be empty."""
    plain = _SAINT.sub("", name)
    names = (name, plain) if kind == "river" else (f"{name} Pass", name, f"{plain} Pass", plain)
    return next((found for n in names if (found := named(kind, n))), ())
