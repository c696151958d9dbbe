"""The gazetteer on disk: a read-only SQLite file with places, names and a grid, and its name index.

The index beside it (same name, ending ``.index``) turns a name into its rank among all names.
``name`` has a row for every 64 ranks: what places each name may mean, best first; ``place`` holds the
places, the most prominent first; ``cell`` maps half-degree cells to the populated places in them.
The lists are packed as variable-length integers, so a look-up reads one row of a few hundred bytes.
"""

from __future__ import annotations

import json
import sqlite3
from math import cos, radians
from typing import TYPE_CHECKING, Final, NamedTuple

from geotrack.errors import DataError
from geotrack.geodesy import great_circle_km
from geotrack.model import Place
from geotrack.places.index import NameIndexFile
from geotrack.places.keys import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["ALTERNATE", "DEGREE", "KINDS", "PRIMARY", "Hit", "Store", "cell_of", "pack", "unpack"]

#: kinds of `Place` by their number in the file; only ever append
KINDS: Final = (
    "place", "country", "admin1", "admin2", "capital", "city", "suburb", "continent", "sea", "lake",
    "river", "strait", "range", "desert", "island", "peninsula", "region", "airport", "port",
    "station", "crossing", "border", "base", "line",
)  # fmt: skip
#: coordinates are stored as whole numbers of this fraction of a degree (11 m)
DEGREE: Final = 10_000
SCHEMA_VERSION: Final = 1
CELL_DEG: Final = 0.5
NAMES_PER_BLOCK: Final = 64
#: how a name stands to its place; stored in the two low bits of a list entry
PRIMARY: Final = 0
ALTERNATE: Final = 1
DEMONYM: Final = 2
ABBREVIATION: Final = 3
#: what another name than its own costs a place in prominence: 2.5 powers of ten of population
PENALTY: Final = {PRIMARY: 0, ALTERNATE: 25, DEMONYM: 0, ABBREVIATION: 5}

SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE area (id INTEGER PRIMARY KEY, country TEXT, admin1 TEXT, admin2 TEXT, timezone TEXT);
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, lat INTEGER, lon INTEGER,
    kind INTEGER, area INTEGER, geonameid INTEGER, radius INTEGER, population INTEGER,
    prominence INTEGER);
CREATE TABLE name (block INTEGER PRIMARY KEY, places BLOB NOT NULL);
CREATE TABLE division (code TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE cell (key INTEGER PRIMARY KEY, places BLOB NOT NULL);
"""

#: places remembered before the memory is started anew
_MEMORY: Final = 16384
#: so many places are read by one statement
_AT_ONCE: Final = (1, 4, 16, 64, 256)
_PLACES: Final = {
    count: "SELECT p.id, p.name, lat, lon, kind, geonameid, radius, population, prominence,"  # noqa: S608
    " country, admin1, admin2, timezone FROM place p LEFT JOIN area a ON a.id = p.area"
    f" WHERE p.id IN ({','.join('?' * count)})"
    for count in _AT_ONCE
}


class Hit(NamedTuple):
    """A place found by name: how well known it is and how the name stands to it."""

    place: Place
    prominence: int
    role: int


def pack(values: Iterable[int]) -> bytes:
    """Return non-negative integers as variable-length bytes.

    Examples
    --------
    >>> unpack(pack([3, 300, 70_000]))
    [3, 300, 70000]
    """
    out = bytearray()
    for value in values:
        while value > 127:
            out.append(value & 127 | 128)
            value >>= 7
        out.append(value)
    return bytes(out)


def unpack(data: bytes) -> list[int]:
    """Return the integers that `pack` packed."""
    out, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
        else:
            out.append(value)
            value = shift = 0
    return out


def pack_lists(lists: Iterable[Iterable[int]]) -> bytes:
    """Return several lists as one: their number, the length of each in bytes, and the lists.

    Examples
    --------
    >>> list_of(pack_lists([[5], [300, 7], []]), 1)
    [300, 7]
    """
    packed = [pack(values) for values in lists]
    return pack([len(packed), *map(len, packed)]) + b"".join(packed)


def list_of(data: bytes, at: int) -> list[int]:
    """Return one of the lists that `pack_lists` packed."""
    position = skipped = length = value = shift = 0
    left = count = -1
    for byte in data:
        position += 1
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
            continue
        if count < 0:
            count = left = value
        else:
            number = count - left
            if number < at:
                skipped += value
            elif number == at:
                length = value
            left -= 1
        value = shift = 0
        if left == 0:
            break
    start = position + skipped
    return unpack(data[start : start + length])


def cell_of(lat: float, lon: float) -> int:
    """Return the number of the half-degree cell of a point."""
    row = min(int((lat + 90) / CELL_DEG), 359)
    return row * 720 + int((lon + 180) / CELL_DEG) % 720


class Store:
    """A gazetteer file, opened read-only.

    Parameters
    ----------
    path
        A file that `geotrack.places.writer.StoreWriter` wrote.
    gazetteer
        What to name as the source of its places.

    Raises
    ------
    DataError
        If the file is missing, damaged or of another version.
    """

    def __init__(self, path: Path, *, gazetteer: str = "bundled") -> None:
        self.path = path
        self.gazetteer = gazetteer
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            version = self._db.execute("SELECT value FROM meta WHERE key='schema'").fetchone()
        except sqlite3.Error as error:
            raise DataError(f"gazetteer file {path} cannot be read: {error}") from error
        if version is None or version[0] != str(SCHEMA_VERSION):
            raise DataError(f"gazetteer file {path} is of another version: build it anew")
        self._index = NameIndexFile.open(path.with_suffix(".index"))
        self._db.execute(f"PRAGMA mmap_size={path.stat().st_size}")
        self._known: dict[int, tuple[Place, int]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return (_reopen, (self.path, self.gazetteer))

    @property
    def meta(self) -> dict[str, str]:
        """What the file says about itself: schema, source and counts."""
        return dict(self._db.execute("SELECT key, value FROM meta ORDER BY key"))

    def counts(self) -> dict[str, int]:
        """Return the number of places of each kind (tens of ms)."""
        rows = self._db.execute("SELECT kind, COUNT(*) FROM place GROUP BY kind ORDER BY kind")
        return {KINDS[kind]: count for kind, count in rows}

    def find(self, name: str, *, limit: int = 50) -> list[Hit]:
        """Return the places of a name, best first."""
        key = name_key(name)
        return self.find_key(key, limit=limit) if key >= 0 else []

    def find_key(self, key: int, *, limit: int = 50) -> list[Hit]:
        """Return the places of a key, best first."""
        rank = self._index.rank(key)
        if rank < 0:
            return []
        block, at = divmod(rank, NAMES_PER_BLOCK)
        row = self._db.execute("SELECT places FROM name WHERE block=?", (block,)).fetchone()
        if row is None:
            raise DataError(f"gazetteer file {self.path} does not fit its index: build it anew")
        values = list_of(row[0], at)[:limit]
        found = self._places([value >> 2 for value in values])
        return [
            Hit(place, prominence, value & 3)
            for value, (place, prominence) in zip(values, found, strict=True)
        ]

    def by_id(self, geonameid: int) -> Place | None:
        """Return the place of a GeoNames id; None if the file has none. Reads the whole file."""
        row = self._db.execute(
            "SELECT id FROM place WHERE geonameid=? ORDER BY id LIMIT 1", (geonameid,)
        ).fetchone()
        return None if row is None else self._hit(row[0])[0]

    def division(self, code: str) -> Place | None:
        """Return a division by its GeoNames code (``US.TX``, ``US.TX.439``); None: unknown."""
        row = self._db.execute("SELECT place FROM division WHERE code=?", (code,)).fetchone()
        return None if row is None else self._hit(row[0])[0]

    def near(self, lat: float, lon: float, *, limit: int = 1) -> list[tuple[float, Place]]:
        """Return the populated places nearest to a point with their distance in km.

        Empty when there are none within about 5 degrees.
        """
        found: dict[int, float] = {}
        # degrees from the point to the nearest edge of its cell
        inside = min(
            x for v in (lat + 90, lon + 180) for x in (v % CELL_DEG, CELL_DEG - v % CELL_DEG)
        )
        for ring in range(1, 12):
            for key in _ring(lat, lon, ring):
                row = self._db.execute("SELECT places FROM cell WHERE key=?", (key,)).fetchone()
                numbers = unpack(row[0]) if row else []
                for number, (place, _) in zip(numbers, self._places(numbers), strict=True):
                    assert place.lat is not None
                    assert place.lon is not None
                    found[number] = great_circle_km(lat, lon, place.lat, place.lon)
            # all places nearer than the edge of what was looked at have been seen
            reach = inside + (ring - 1) * CELL_DEG
            seen_km = reach * 111.0 * max(cos(radians(min(abs(lat) + reach, 89.0))), 0.02)
            if sum(km <= seen_km for km in found.values()) >= limit:
                break
        best = sorted(found.items(), key=lambda item: (item[1], item[0]))[:limit]
        return [(km, self._hit(number)[0]) for number, km in best]

    def places_in(
        self, country: str, admin1: str | None = None, *, limit: int = 1000
    ) -> list[Place]:
        """Return places of a country or first-order division, most prominent first."""
        sql, values = "SELECT id FROM area WHERE country = ?", [country]
        if admin1 is not None:
            sql += " AND admin1 = ?"
            values.append(admin1)
        # areas are few: their numbers in hand, places are looked through twice as fast as by a join
        areas = json.dumps([number for (number,) in self._db.execute(sql, values)])
        rows = self._db.execute(
            "SELECT id FROM place WHERE area IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?",
            (areas, limit),
        ).fetchall()
        return [place for place, _ in self._places([number for (number,) in rows])]

    def _hit(self, number: int) -> tuple[Place, int]:
        return self._places([number])[0]

    def _places(self, numbers: Sequence[int]) -> list[tuple[Place, int]]:
        """Return places with their prominence, reading all those at once that are not remembered."""
        known = self._known
        missing = [number for number in dict.fromkeys(numbers) if number not in known]
        if missing:
            if len(known) + len(missing) > _MEMORY:
                known = self._known = {}  # anew, as other threads may still read the old one
                missing = list(dict.fromkeys(numbers))
            for first in range(0, len(missing), _AT_ONCE[-1]):
                self._read(missing[first : first + _AT_ONCE[-1]], known)
        try:
            return [known[number] for number in numbers]
        except KeyError as error:
            raise DataError(
                f"gazetteer file {self.path} is damaged: place {error} is missing"
            ) from error

    def _read(self, numbers: list[int], known: dict[int, tuple[Place, int]]) -> None:
        # few lengths, so that the statements stay prepared
        count = next(size for size in _AT_ONCE if size >= len(numbers))
        padded = numbers + numbers[-1:] * (count - len(numbers))
        for row in self._db.execute(_PLACES[count], padded):
            number, name, lat, lon, kind, geonameid, radius, population, prominence, *area = row
            country, admin1, admin2, timezone = area
            place = Place(
                name=name,
                lat=lat / DEGREE,
                lon=lon / DEGREE,
                kind=KINDS[kind],
                country=country,
                admin1=admin1,
                admin2=admin2,
                geonameid=geonameid,
                radius_km=radius / 10,
                population=population,
                gazetteer=self.gazetteer,
                timezone=timezone,
            )
            known[number] = place, prominence


def _reopen(path: Path, gazetteer: str) -> Store:
    return Store(path, gazetteer=gazetteer)


def _ring(lat: float, lon: float, ring: int) -> list[int]:
    """Return the cells at Chebyshev distance ``ring - 1`` from the cell of a point."""
    row, column = divmod(cell_of(lat, lon), 720)
    reach = ring - 1
    cells = []
    for y in range(row - reach, row + reach + 1):
        if not 0 <= y < 360:
            continue
        step = 1 if abs(y - row) == reach else max(2 * reach, 1)
        cells += [y * 720 + x % 720 for x in range(column - reach, column + reach + 1, step)]
    return cells
