"""The gazetteer that comes with geotrack: GeoNames cities and divisions under curated tables."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from math import inf
from operator import itemgetter
from pathlib import Path
from typing import Final

from geotrack.earth.facts import data_file
from geotrack.model import Place
from geotrack.places.gazetteer.countries import country_rows
from geotrack.places.gazetteer.descriptions import described
from geotrack.places.gazetteer.keys import name_key
from geotrack.places.gazetteer.store import DEMONYM, PENALTY, Hit, Store
from geotrack.places.gazetteer.variants import variants
from geotrack.places.gazetteer.villages import Villages
from geotrack.text.names import normalize

_FILES: Final = ("curated", "base")
#: villages that only the packages of other origin have; they come last, and no recognizer knows them
_VILLAGES: Final = ("villages", "villages-odbl")
#: prominence from which a place is a country or continent
_COUNTRY: Final = 100
#: so many places of a name are taken from each file
_MOST: Final = 200


class BundledGazetteer:
    """Countries, divisions, cities from 500 inhabitants, regions, waters, facilities, villages; offline.

    Parameters
    ----------
    files
        Gazetteer files, the one that takes precedence first; None: those of the package.
    villages
        Files of villages, whose places come after all others; None: those of the package, or none
        where `files` are given.

    Examples
    --------
    >>> gazetteer = BundledGazetteer()
    >>> gazetteer.candidates("Georgia")[0].kind
    'country'
    """

    name = "bundled"

    def __init__(
        self, files: Sequence[Path] | None = None, *, villages: Sequence[Path] | None = None
    ) -> None:
        if villages is None:
            villages = _paths(_VILLAGES) if files is None else ()
        self._stores = tuple(Store(path, gazetteer=self.name) for path in files or _paths(_FILES))
        self._villages = tuple(Villages(path, gazetteer=self.name) for path in villages)
        self._remembered = lru_cache(maxsize=8192)(self._hits)

    def __reduce__(self) -> tuple[object, ...]:
        paths = ([store.path for store in stores] for stores in (self._stores, self._villages))
        return (_reopened, tuple(paths))

    def candidates(self, name: str, *, limit: int = 50) -> tuple[Place, ...]:
        """Return the places of that name or alternate name, most prominent first; may be empty."""
        return tuple([hit.place for hit in self.hits(name, limit=limit)])

    def hits(self, name: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Return the places of a name with their prominence and the role of the name."""
        if len(name) > 120:
            return ()
        return self._remembered(name)[:limit]

    def hits_of(self, name: str) -> tuple[Hit, ...]:
        """Return the hits of exactly that name, of no form of it; the little-known ones last."""
        known, villages = self._listed(name)
        return (*_distinct(known), *villages)

    def own_names(self) -> Iterator[str]:
        """Yield the own names of all places but little-known ones, the best known of each file first."""
        for store in self._stores:
            yield from store.own_names()

    def near(self, lat: float, lon: float, *, limit: int = 1) -> tuple[Place, ...]:
        """Return the populated places nearest to a point, nearest first."""
        found: list[tuple[float, int, Place]] = []
        for k in reversed(range(len(self._stores))):  # the last knows the most towns
            within_km = found[-1][0] if found[limit - 1 :] else inf
            near = self._stores[k].near(lat, lon, limit=limit, within_km=within_km)
            found = sorted([*found, *((km, k, town) for km, town in near)], key=itemgetter(0, 1))
            found = found[:limit]
        return tuple(town for *_, town in found)

    def by_id(self, geonameid: int) -> Place | None:
        """Return the place of a GeoNames id; None if the gazetteer has none."""
        for store in self._stores:
            if place := store.by_id(geonameid):
                return place
        return None

    def country(self, iso2: str) -> Place | None:
        """Return a country by its ISO 3166-1 alpha-2 code; None if there is none."""
        row = country_rows().get(iso2.upper())
        if row is None:
            return None
        return next(
            (
                p
                for p in self.candidates(row["name"])
                if p.kind == "country" and p.country == iso2.upper()
            ),
            None,
        )

    def admin1(self, iso2: str, code: str) -> Place | None:
        """Return a first-order division by country and GeoNames code ("US", "TX"); None if unknown."""
        return self.division(f"{iso2.upper()}.{code.upper()}")

    def division(self, code: str) -> Place | None:
        """Return a division by GeoNames (``US.TX``, ``US.TX.439``) or ISO 3166-2 code (``US-TX``)."""
        return next((place for store in self._stores if (place := store.division(code))), None)

    def of_code(self, code: str) -> Place | None:
        """Return what a code stands for that only transport uses; None: unknown.

        Parameters
        ----------
        code
            IATA's or ICAO's of an airport (``LHR``, ``EGLL``), the UN/LOCODE of a port (``NLRTM``).
        """
        kind = {3: "IATA", 4: "ICAO", 5: "LOCODE"}.get(len(code))
        return None if kind is None else self.division(f"{kind}:{code.upper()}")

    def of_demonym(self, text: str) -> Place | None:
        """Return the country, division or region that an adjective belongs to; None: none."""
        return next((hit.place for hit in self.hits(text) if hit.role == DEMONYM), None)

    def capital(self, iso2: str) -> Place | None:
        """Return the capital of a country; None if there is none."""
        row = country_rows().get(iso2.upper())
        if row is None or not row["capital"]:
            return None
        inside = [p for p in self.candidates(row["capital"]) if p.country == iso2.upper()]
        return next((p for p in inside if p.kind == "capital"), inside[0] if inside else None)

    def places_in(
        self, country: str, admin1: str | None = None, *, limit: int = 1000
    ) -> tuple[Place, ...]:
        """Return places of a country or division, most prominent first in each file (tens of ms)."""
        found: dict[object, Place] = {}
        for store in self._stores:
            for place in store.places_in(country, admin1, limit=limit):
                found.setdefault(place.geonameid or place, place)
        return tuple(found.values())[:limit]

    def _hits(self, name: str) -> tuple[Hit, ...]:
        known, villages = self._asked(name, name)
        if known:
            return (*known, *villages)
        for spelling in islice(variants(name), 1, None):
            known, others = self._asked(name, spelling, more=not villages)
            villages = villages or others
            if known:
                return (*known, *villages)
        return tuple(villages)

    def _asked(self, name: str, spelling: str, *, more: bool = True) -> tuple[list[Hit], list[Hit]]:
        """Return the known places of a spelling of a name, and `more`: the little-known ones."""
        found, minor = self._listed(spelling, more=more)
        if not found and spelling is name:
            found = described(self, name)
            if found and found[0].prominence >= _COUNTRY:
                minor = []
        return _distinct(found), minor

    def _listed(self, name: str, *, more: bool = True) -> tuple[list[Hit], list[Hit]]:
        """Return what is listed under exactly a name: known places, and `more`: the little-known ones."""
        key = name_key(name)
        found: list[Hit] = []
        if key < 0:
            return found, []
        for store in self._stores:
            found += store.find_key(key, limit=_MOST)
        minor: list[Hit] = []
        # nobody calls a village France without saying more
        if more and not any(hit.prominence - PENALTY[hit.role] >= _COUNTRY for hit in found):
            for file in self._villages:
                minor += file.find_key(key, name, limit=_MOST)
        return found, minor


def _paths(names: Iterable[str]) -> list[Path]:
    return [Path(str(data_file(f"gazetteer/{name}.places"))) for name in names]


def _reopened(files: Sequence[Path], villages: Sequence[Path]) -> BundledGazetteer:
    return BundledGazetteer(files, villages=villages)


def describe_gazetteer() -> dict[str, str]:
    """Return what the bundled gazetteer holds: sources, and the number of places of each kind."""
    facts: dict[str, str] = {}
    counts: dict[str, int] = {}
    names = 0
    stores: list[Store | Villages] = [Store(path) for path in _paths(_FILES)]
    stores += [Villages(path) for path in _paths(_VILLAGES)]
    for label, store in zip((*_FILES, *_VILLAGES), stores, strict=True):
        facts[f"{label} source"] = store.meta["source"]
        names += int(store.meta["names"])
        for kind, count in store.counts().items():
            counts[kind] = counts.get(kind, 0) + count
    facts["names"] = f"{names:,}"
    facts["places"] = f"{sum(counts.values()):,}"
    return facts | {kind: f"{counts[kind]:,}" for kind in sorted(counts)}


def _distinct(hits: list[Hit]) -> list[Hit]:
    """Return the hits by prominence, each place once (the first source of it)."""
    if len(hits) < 2:
        return hits
    hits.sort(key=lambda hit: PENALTY[hit.role] - hit.prominence)
    seen: set[object] = set()
    kept = []
    for hit in hits:
        place = hit.place
        mark = place.geonameid or (normalize(place.name), place.kind, place.lat, place.lon)
        if mark not in seen:
            seen.add(mark)
            kept.append(hit)
    return kept
