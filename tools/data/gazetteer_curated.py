"""Countries, aliases, abbreviations, and the places that are no cities, out of ``data/curated``."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import replace
from math import log10

from geotrack.earth.geodesy import great_circle_km
from geotrack.model import Place
from geotrack.places.gazetteer.store import ABBREVIATION, ALTERNATE, DEMONYM, PRIMARY, Hit, Store
from geotrack.places.gazetteer.writer import StoreWriter, prominence
from geotrack.places.settling.halfnames import half_of
from geotrack.text.names import normalize
from tools.data import DATA

HERE = DATA
TABLES = HERE / "curated"
OUT = HERE / "gazetteer"
PLACES = (
    "regions", "waters", "islands", "reliefs", "facilities", "suburbs", "glaciers", "passes", "parks", "fjords",
    "capes", "canals", "spans", "highways", "antarctica", "former_regions", "outposts",
    "peaks", "straits", "lakes", "sites", "rivers", "isles", "waypoints",
)  # fmt: skip
#: tables whose names are told in full
#: how far from its point in the table of statures a place may be, km
STATURE_KM = 30.0
WHOLE = frozenset(["suburbs", "former_regions", "highways"])


def rows(table: str) -> list[dict[str, str]]:
    path = TABLES / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def split(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def build() -> dict[str, int]:
    base = Store(OUT / "base.places")
    extra: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in rows("abbreviations"):
        extra[row["ref"]] += [(name, ABBREVIATION) for name in split(row["abbreviations"])]
    for row in rows("demonyms"):
        extra[row["ref"]] += [(name, DEMONYM) for name in split(row["demonyms"])]
    for row in rows("aliases"):
        target = base.by_id(int(row["ref"]))
        extra[row["ref"]] += [
            (name, alias_role(base, name, target)) for name in split(row["names"])
        ]
    stature = statures()
    merged = 0
    with StoreWriter(OUT / "curated.places") as writer:
        for row in rows("countries"):
            names = [(name, PRIMARY) for name in split(row["alternates"])]
            names += [(name, DEMONYM) for name in split(row["demonyms"])]
            place = Place(
                name=row["name"], lat=float(row["lat"]), lon=float(row["lon"]), kind="country",
                country=row["iso2"], geonameid=int(row["geonameid"]) or None,
                radius_km=float(row["radius_km"]), population=int(row["population"]),
            )  # fmt: skip
            writer.add(place, [*extra.pop(row["iso2"], []), *names])
        for place in crossings(base):
            writer.add(place)
        for table in PLACES:
            for row in rows(table):
                names = [(name, PRIMARY) for name in [row["name"], *split(row["alternates"])]]
                names += [(name, DEMONYM) for name in split(row["demonyms"])]
                place = Place(
                    name=row["name"], lat=float(row["lat"]), lon=float(row["lon"]), kind=row["kind"],
                    country=row["country"] or None, admin1=row["admin1"] or None,
                    radius_km=float(row["radius_km"] or 0), population=int(row["population"] or 0),
                )  # fmt: skip
                if (listed := listed_as(base, place)) is not None:
                    merged += 1
                    known = replace(listed.place, name=place.name)
                    names.append((listed.place.name, PRIMARY))
                    rank = max(listed.prominence, weight(place) or 0)
                    writer.add(known, names, weight=rank, renown=listed.renown)
                else:
                    known_as = stature_of(stature, place.name, place)
                    if known_as:
                        stature.pop(place.name)  # of Heathrow, not of the village beside it
                    writer.add(place, names, weight=known_as or weight(place))
        for name, points in sorted(stature.items()):
            for lat, lon, size in points:
                hit = town_at(base, name, lat, lon)
                if hit is not None:
                    writer.add(hit.place, [(name, PRIMARY)], weight=size, renown=hit.renown)
        for ref, names in sorted(extra.items()):
            found = place_of(base, ref)
            if found is None:
                print("no place for", ref, names[:2])
                continue
            writer.add(
                found.place, names, own_name=False, weight=found.prominence, renown=found.renown
            )
        counts = writer.finish({"source": "curated tables, GeoNames points"})
    return {**counts, "merged with a listed place": merged, "halves of names": write_halves()}


def statures() -> dict[str, list[tuple[float, float, int]]]:
    """Return points and prominence of what is better known than its inhabitants tell, by name."""
    found: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for row in rows("stature"):
        size = prominence("city", int(row["stature"]))
        found[row["name"]].append((float(row["lat"]), float(row["lon"]), size))
    return found


def stature_of(
    stature: dict[str, list[tuple[float, float, int]]], name: str, place: Place
) -> int | None:
    """Return the prominence that a place has by hand; None: none."""
    return next(
        (
            size
            for lat, lon, size in stature.get(name, ())
            if great_circle_km(lat, lon, place.lat or 0, place.lon or 0) < STATURE_KM
        ),
        None,
    )


def town_at(base: Store, name: str, lat: float, lon: float) -> Hit | None:
    """Return the best known town of a name near a point; None: there is none."""
    return next(
        (
            hit
            for hit in base.find(name, limit=1000)
            if hit.place.kind in ("city", "suburb")
            and great_circle_km(lat, lon, hit.place.lat or 0, hit.place.lon or 0) < STATURE_KM
        ),
        None,
    )


def write_halves() -> int:
    """Write which names lack only the word that says what the place is; return how many."""
    found: dict[str, list[str]] = defaultdict(list)
    for table in PLACES:
        for row in rows(table) if table not in WHOLE else ():
            names = [row["name"], *split(row["alternates"])]
            own = {normalize(name) for name in names}
            for name in names:
                half = half_of(name)
                if half is not None and half not in own and name not in found[half]:
                    found[half].append(name)
    lines = (f"{half}|{'|'.join(full)}\n" for half, full in sorted(found.items()) if full)
    (OUT / "halfnames.txt").write_text("".join(lines), encoding="utf-8")
    return len(found)


def alias_role(base: Store, name: str, target: Place | None) -> int:
    """Return `PRIMARY` for an alias whose place dwarfs all that bear the name as their own."""
    rivals = [hit.place.population for hit in base.find(name) if hit.role == PRIMARY]
    dwarfs = target is not None and target.population > 5 * max(rivals, default=0)
    return PRIMARY if dwarfs else ALTERNATE


def crossings(base: Store) -> list[Place]:
    """Return the border crossings of the fact table, and their stations that are no listed towns."""
    lines = (HERE / "facts" / "crossings.csv").read_text(encoding="utf-8").splitlines()
    found: dict[str, Place] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        lat, lon = float(row["lat"]), float(row["lon"])
        pair = (("a", row["station_a"]), ("b", row["station_b"]))
        name = "–".join(station for _, station in pair)
        found[name] = Place(name=name, lat=lat, lon=lon, kind="crossing", radius_km=6.0)
        for side, station in pair:
            near = [
                hit.place
                for hit in base.find(station.partition(" (")[0])
                if hit.place.country == row[side]
                and great_circle_km(lat, lon, hit.place.lat or 0, hit.place.lon or 0) < 40
            ]
            if not near and station:
                found[station] = Place(
                    name=station,
                    lat=lat,
                    lon=lon,
                    country=row[side],
                    radius_km=6.0,
                    kind="station" if row["mode"] == "rail" else "crossing",
                )
    return list(found.values())


def listed_as(base: Store, place: Place) -> Hit | None:
    """Return the division or city of the base that a curated row only adds names to; None: none."""
    kinds = {"suburb": {"city", "suburb"}}.get(place.kind, {"admin1"})
    if place.kind not in ("suburb", "region", "peninsula", "island"):
        return None
    for hit in base.find(place.name, limit=200):
        listed = hit.place
        assert listed.lat is not None
        assert place.lat is not None
        away = great_circle_km(listed.lat, listed.lon, place.lat, place.lon)
        near = 6.0 if place.kind == "suburb" else max(place.radius_km, 30.0)
        if listed.kind in kinds and away < near:
            same = listed.country == place.country
            if same or (place.country is None and away < place.radius_km / 4):
                return hit
    return None


def weight(place: Place) -> int | None:
    """Return how well known a natural feature or region may be, from its size; None: by kind."""
    low = {"region": 34, "range": 30, "desert": 30, "peninsula": 30, "sea": 34, "strait": 34,
           "island": 30, "river": 26, "lake": 28}.get(place.kind)  # fmt: skip
    return None if low is None else round(low + 14 * log10(max(place.radius_km, 1.0)))


def place_of(base: Store, ref: str) -> Hit | None:
    """Return the place of a GeoNames id or of a division (``US-TX``: GeoNames codes)."""
    place = base.by_id(int(ref)) if ref.isdigit() else base.division(ref.replace("-", ".", 1))
    if place is None:
        return None
    return next(hit for hit in base.find(place.name, limit=1000) if hit.place == place)


__all__ = ["build"]
