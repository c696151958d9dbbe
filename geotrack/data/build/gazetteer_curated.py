"""Countries, aliases, abbreviations, and the places that are no cities, out of ``data/curated``."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from geotrack.model import Place
from geotrack.places.store import ABBREVIATION, ALTERNATE, DEMONYM, PRIMARY, Store
from geotrack.places.writer import StoreWriter

HERE = Path(__file__).parents[1]
TABLES = HERE / "curated"
OUT = HERE / "gazetteer"


def rows(table: str) -> list[dict[str, str]]:
    path = TABLES / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def split(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def build() -> dict[str, int]:
    base = Store(OUT / "base.sqlite")
    extra: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in rows("abbreviations"):
        extra[row["ref"]] += [(name, ABBREVIATION) for name in split(row["abbreviations"])]
    for row in rows("demonyms"):
        extra[row["ref"]] += [(name, DEMONYM) for name in split(row["demonyms"])]
    for row in rows("aliases"):
        extra[row["ref"]] += [(name, ALTERNATE) for name in split(row["names"])]
    with StoreWriter(OUT / "curated.sqlite") as writer:
        for row in rows("countries"):
            names = [(name, PRIMARY) for name in split(row["alternates"])]
            names += [(name, DEMONYM) for name in split(row["demonyms"])]
            place = Place(
                name=row["name"], lat=float(row["lat"]), lon=float(row["lon"]), kind="country",
                country=row["iso2"], geonameid=int(row["geonameid"]) or None,
                radius_km=float(row["radius_km"]), population=int(row["population"]),
            )  # fmt: skip
            writer.add(place, [*extra.pop(row["iso2"], []), *names])
        for table in ("regions", "waters", "islands", "facilities", "suburbs"):
            for row in rows(table):
                place = Place(
                    name=row["name"], lat=float(row["lat"]), lon=float(row["lon"]), kind=row["kind"],
                    country=row["country"] or None, radius_km=float(row["radius_km"] or 0),
                )  # fmt: skip
                names = [(name, PRIMARY) for name in split(row["alternates"])]
                names += [(name, DEMONYM) for name in split(row.get("demonyms") or "")]
                writer.add(place, names)
        for ref, names in sorted(extra.items()):
            found = place_of(base, ref)
            if found is None:
                print("no place for", ref, names[:2])
                continue
            writer.add(found, names, own_name=False)
        return writer.finish({"source": "curated tables, GeoNames points"})


def place_of(base: Store, ref: str) -> Place | None:
    """Return the place of a GeoNames id or of a division (``US-TX``: GeoNames codes)."""
    if ref.isdigit():
        return base.by_id(int(ref))
    country, _, code = ref.partition("-")
    if not code:
        return None
    return base.division(f"{country}.{code}")


__all__ = ["build"]
