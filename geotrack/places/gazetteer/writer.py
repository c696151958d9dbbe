"""Writing a gazetteer file (`geotrack.places.gazetteer.store.Store`): complete or not at all.

Rows are collected in a temporary file beside the target; only a finished file takes its place, so
a build that is cut short leaves an older gazetteer as it was.
"""

from __future__ import annotations

import sqlite3
import tempfile
from array import array
from itertools import groupby
from math import log10
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from geotrack.places.gazetteer.columns import (
    fitting,
    halves,
    pack_lines,
    pack_runs,
    palette,
    write_columns,
)
from geotrack.places.gazetteer.index import write_index
from geotrack.places.gazetteer.keys import MAX_WORDS, name_key
from geotrack.places.gazetteer.store import (
    ABBREVIATION,
    ALTERNATE,
    DEGREE,
    DEMONYM,
    KINDS,
    MOST_PLACES,
    PENALTY,
    POPULATED,
    PRIMARY,
    SCHEMA_VERSION,
)
from geotrack.text.names import NameClass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from geotrack.model import Place

    Sections = dict[str, array[int] | bytes]

#: prominence of kinds without (or besides) population, on the scale 10 · log10(population)
_PROMINENCE: Final = {
    "continent": 110, "sea": 80, "region": 74, "range": 68, "desert": 68, "peninsula": 66,
    "strait": 66, "river": 64, "lake": 60, "island": 58, "crossing": 46, "border": 46,
    "station": 44, "port": 40, "airport": 42, "base": 48, "line": 40, "suburb": 38, "place": 36,
}  # fmt: skip
_CLASS: Final = {
    "country": NameClass.COUNTRY, "admin1": NameClass.ADMIN1, "admin2": NameClass.ADMIN2,
    "continent": NameClass.REGION, "region": NameClass.REGION, "peninsula": NameClass.REGION,
    "range": NameClass.REGION, "desert": NameClass.REGION, "sea": NameClass.WATER,
    "lake": NameClass.WATER, "strait": NameClass.WATER, "river": NameClass.WATER,
    "island": NameClass.ISLAND, "airport": NameClass.FACILITY, "port": NameClass.FACILITY,
    "station": NameClass.FACILITY, "crossing": NameClass.FACILITY, "base": NameClass.FACILITY,
    "border": NameClass.FACILITY, "line": NameClass.FACILITY,
}  # fmt: skip


def prominence(kind: str, population: int) -> int:
    """Return how well known a place is, about 0 to 130: tens of log10(population) for a city.

    Examples
    --------
    >>> prominence("city", 1_000_000), prominence("country", 3_700_000)
    (60, 120)
    """
    size = 10 * log10(max(population, 1))
    if kind == "country":
        return round(100 + 0.3 * size)
    if kind == "admin1":
        return round(10 + 0.75 * size) if population else 30
    if kind == "admin2":
        return round(5 + 0.7 * size) if population else 15
    if kind == "capital":
        return round(max(size, 40) + 5)
    return max(round(size), _PROMINENCE.get(kind, 0))


def name_class(kind: str, population: int, role: int) -> NameClass:
    """Return the class that a place gives to one of its names."""
    if role == DEMONYM:
        return NameClass.DEMONYM
    if role == ABBREVIATION:
        country = NameClass.COUNTRY if kind == "country" else NameClass(0)
        return NameClass.ABBREVIATION | country
    bits = _CLASS.get(kind, NameClass(0))
    if kind == "capital":
        bits |= NameClass.CAPITAL
    if kind in POPULATED or not bits:
        bits |= (
            NameClass.CITY_L
            if population >= 500_000
            else NameClass.CITY_M
            if population >= 50_000
            else NameClass.CITY_S
            if population >= 5_000
            else NameClass.CITY_XS
        )
    return bits | (NameClass.ALTERNATE_ONLY if role == ALTERNATE else NameClass(0))


def renown_of(count: int) -> int:
    """Return the renown of a place that so many names and sources tell of: 20 · log10(1 + count).

    Examples
    --------
    >>> renown_of(0), renown_of(9), renown_of(99)
    (0, 20, 40)
    """
    return min(round(20 * log10(1 + count)), 255)


class StoreWriter:
    """Collects places with their names and writes the file on `finish`.

    Use as a context manager: whatever was collected is dropped unless `finish` was called.

    Parameters
    ----------
    path
        The file to write; it and its index (ending ``.index``) are replaced only when complete.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._folder = tempfile.TemporaryDirectory(dir=path.parent, prefix=".geotrack-")
        self._db = sqlite3.connect(Path(self._folder.name) / "raw.sqlite", isolation_level=None)
        self._db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE raw (ref INTEGER PRIMARY KEY, name, lat, lon, kind, country, admin1, admin2,"
            " geonameid, radius, population, timezone, prominence, renown);"
            "CREATE TABLE raw_name (key, ref, role, score, bits);"
            "CREATE TABLE raw_code (code, ref);"
            "BEGIN"
        )
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()
        self._folder.cleanup()

    def add(
        self,
        place: Place,
        names: Iterable[tuple[str, int]] = (),
        *,
        weight: int | None = None,
        own_name: bool = True,
        codes: Iterable[str] = (),
        renown: int | None = None,
    ) -> None:
        """Add a settled place.

        Parameters
        ----------
        place
            The place; its own name need not be among `names`.
        names
            Further names with their role: `ALTERNATE`, `DEMONYM`, `ABBREVIATION`, `PRIMARY`.
        weight
            Prominence; None: from kind and population.
        own_name
            Whether the place is found by its own name.
        codes
            Codes of a division: GeoNames' (``US.TX``), ISO 3166-2 (``US-TX``); of an airport or port:
            ``IATA:LHR``, ``ICAO:EGLL``, ``LOCODE:NLRTM``.
        renown
            Renown (`geotrack.places.gazetteer.store.Hit`); None: from the number of different `names`.
        """
        assert place.lat is not None
        assert place.lon is not None
        names = list(names)
        if renown is None:
            renown = renown_of(len({name for name, _ in names}))
        ref = self._count
        self._count += 1
        weight = prominence(place.kind, place.population) if weight is None else weight
        self._db.execute(
            "INSERT INTO raw VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                ref, place.name, round(place.lat * DEGREE), round(place.lon * DEGREE),
                KINDS.index(place.kind), place.country, place.admin1, place.admin2,
                place.geonameid, round(place.radius_km * 10), place.population, place.timezone, weight,
                renown,
            ),
        )  # fmt: skip
        self._db.executemany("INSERT INTO raw_code VALUES (?,?)", [(code, ref) for code in codes])
        roles: dict[int, int] = {}
        for name, role in [(place.name, PRIMARY), *names] if own_name else names:
            key = name_key(name)
            if key >= 0 and name.count(" ") < MAX_WORDS:
                roles[key] = min(role, roles.get(key, role))
        self._db.executemany(
            "INSERT INTO raw_name VALUES (?,?,?,?,?)",
            [
                (
                    key,
                    ref,
                    role,
                    weight - PENALTY[role],
                    int(name_class(place.kind, place.population, role)),
                )
                for key, role in roles.items()
            ],
        )

    def add_names(self, rows: Iterable[tuple[int, str, int]]) -> None:
        """Add names to places added before: rows of GeoNames id, name and role."""
        self._db.execute("CREATE INDEX by_geonameid ON raw (geonameid)")
        for geonameid, name, role in rows:
            key = name_key(name)
            if key < 0 or name.count(" ") >= MAX_WORDS:
                continue
            found = self._db.execute(
                "SELECT ref, kind, population, prominence FROM raw WHERE geonameid=?", (geonameid,)
            )
            for ref, kind, population, weight in found.fetchall():
                bits = int(name_class(KINDS[kind], population, role))
                score = weight - PENALTY[role]
                self._db.execute(
                    "INSERT INTO raw_name VALUES (?,?,?,?,?)", (key, ref, role, score, bits)
                )

    def finish(self, meta: dict[str, str]) -> dict[str, int]:
        """Write the file and put it in place; return how many places and names it has."""
        raw = self._db
        raw.execute("COMMIT")
        folder = Path(self._folder.name)
        raw.execute("CREATE TABLE place_id (ref INTEGER PRIMARY KEY, id INTEGER, rank INTEGER)")
        sections = self._places(raw) | self._divisions(raw)
        listed, names = self._names(raw, folder / "out.index")
        facts = {
            "schema": str(SCHEMA_VERSION),
            **meta,
            "places": str(self._count),
            "names": str(names),
        }
        write_columns(folder / "out", sections | listed, facts)
        (folder / "out").replace(self.path)
        (folder / "out.index").replace(self.path.with_suffix(".index"))
        return {"places": self._count, "names": names}

    @staticmethod
    def _places(raw: sqlite3.Connection) -> Sections:
        """Return the columns of the places, numbered by country and, in each, by prominence."""
        areas: dict[tuple[object, ...], int] = {}
        numbers = ("kind", "area", "lat", "lon", "id", "renown", "radius", "population")
        columns = {name: array("I") for name in numbers}
        weights, lengths, text = array("b"), array("H"), bytearray()
        rows = raw.execute(
            "SELECT ref, name, lat, lon, kind, country, admin1, admin2, timezone, geonameid, radius,"
            " population, prominence, renown FROM raw"
            " ORDER BY country, prominence DESC, population DESC, name, ref"
        )
        for row in rows:
            _, name, lat, lon, kind, *area, geonameid, radius, population, weight, renown = row
            values = (
                kind, areas.setdefault(tuple(area), len(areas)), lat + 90 * DEGREE, lon + 180 * DEGREE,
                geonameid or 0, renown, radius, population,
            )  # fmt: skip
            for column, value in zip(columns.values(), values, strict=True):
                column.append(value)
            weights.append(weight)
            spelled = name.encode()
            lengths.append(len(spelled))
            text += spelled
        raw.execute(
            "INSERT INTO place_id SELECT ref,"
            " row_number() OVER (ORDER BY country, prominence DESC, population DESC, name, ref) - 1,"
            " row_number() OVER (ORDER BY prominence DESC, population DESC, name, ref) - 1 FROM raw"
        )
        radius, radii = palette(columns["radius"])
        population, populations = palette(columns["population"])
        lines = ["\t".join(str(cell or "") for cell in area).encode() + b"\n" for area in areas]
        return {
            "prominence": weights,
            **{name: fitting(columns[name]) for name in ("kind", "area", "renown")},
            **{k: v for name in ("lat", "lon") for k, v in halves(name, columns[name])},
            **dict(halves("id", columns["id"], bits=8)),
            "radius": radius, "radii": radii, "population": population, "populations": populations,
            **pack_runs("names", lengths), "text": bytes(text),
            **pack_runs("areas", [len(line) for line in lines]), "area-text": b"".join(lines),
        }  # fmt: skip

    @staticmethod
    def _divisions(raw: sqlite3.Connection) -> Sections:
        rows = raw.execute(
            "SELECT c.code, p.id, MIN(p.rank) FROM raw_code c JOIN place_id p ON p.ref = c.ref"
            " GROUP BY c.code ORDER BY c.code"
        ).fetchall()
        lines = pack_lines("codes", [(code, "") for code, *_ in rows])
        return lines | {"division": fitting(number for _, number, _ in rows)}

    @staticmethod
    def _names(raw: sqlite3.Connection, index: Path) -> tuple[Sections, int]:
        """Write the name index; return the columns of what each name may mean, and the number of names."""
        rows = raw.execute(
            "SELECT n.key, p.id, n.role, n.bits FROM raw_name n JOIN place_id p ON p.ref = n.ref"
            " ORDER BY n.key, n.score DESC, p.rank, n.role"
        )
        keys, classes, counts, entries = array("Q"), array("H"), array("B"), array("I")
        alternate = int(NameClass.ALTERNATE_ONLY)
        for key, group in groupby(rows, key=itemgetter(0)):
            bits, only = 0, True
            listed: dict[int, int] = {}
            for _, number, role, flags in group:
                if number not in listed:
                    listed[number] = number << 2 | role
                    bits |= flags
                    only = only and bool(flags & alternate)
            kept = list(listed.values())[:MOST_PLACES]
            entries.extend(kept)
            counts.append(len(kept))
            keys.append(key)
            classes.append(bits if only else bits & ~alternate)
        write_index(index, np.array(keys, np.uint64), np.array(classes, np.uint16))
        sections: Sections = {**pack_runs("listed", counts), **dict(halves("entry", entries))}
        return sections, len(keys)
