"""The gazetteer on disk: a read-only file of columns with places, names and a grid, and its name index.

The index beside it (same name, ending ``.index``) turns a name into its rank among all names. The
columns ``listed`` say for every rank how many places it may mean and ``entry-low``, ``entry-high``
which, best first; the columns of the places stand by country and, in each, by prominence. A look-up
reads a few numbers of each column.
"""

from __future__ import annotations

from functools import cached_property
from heapq import nsmallest
from itertools import pairwise
from math import cos, radians
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from geotrack.earth.geodesy import great_circle_km
from geotrack.errors import DataError
from geotrack.model import Place
from geotrack.places.gazetteer.columns import ColumnFile, Lines, Runs
from geotrack.places.gazetteer.index import NameIndexFile
from geotrack.places.gazetteer.keys import name_key

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

#: kinds of `Place` by their number in the file; only ever append
KINDS: Final = (
    "place", "country", "admin1", "admin2", "capital", "city", "suburb", "continent", "sea", "lake",
    "river", "strait", "range", "desert", "island", "peninsula", "region", "airport", "port",
    "station", "crossing", "border", "base", "line",
)  # fmt: skip
#: kinds that `Store.near` finds
POPULATED: Final = frozenset(["capital", "city", "suburb"])
#: coordinates are stored as whole numbers of this fraction of a degree (11 m)
DEGREE: Final = 10_000
SCHEMA_VERSION: Final = 3
CELL_DEG: Final = 0.5
_CELL: Final = int(CELL_DEG * DEGREE)
#: so many places, the best known, are kept of a name
MOST_PLACES: Final = 255
#: how a name stands to its place; stored in the two low bits of a list entry
PRIMARY: Final = 0
ALTERNATE: Final = 1
DEMONYM: Final = 2
ABBREVIATION: Final = 3
#: what another name than its own costs a place in prominence: 2.5 powers of ten of population
PENALTY: Final = {PRIMARY: 0, ALTERNATE: 25, DEMONYM: 0, ABBREVIATION: 5}

#: places remembered before the memory is started anew
_MEMORY: Final = 16384


class Hit(NamedTuple):
    """A place found by name: how well known it is and how the name stands to it.

    `renown` counts who names the place: 20 · log10(1 + names in all languages + sources), 0 to 255;
    0: not counted.
    """

    place: Place
    prominence: int
    role: int
    renown: int = 0


def _cell_of(lat: float, lon: float) -> int:
    """Return the number of the half-degree cell of a point."""
    row = min(int((lat + 90) / CELL_DEG), 359)
    return row * 720 + int((lon + 180) / CELL_DEG) % 720


class Store:
    """A gazetteer file, opened read-only.

    Parameters
    ----------
    path
        A file that `geotrack.places.gazetteer.writer.StoreWriter` wrote.
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
        file = ColumnFile(path)
        self.meta: dict[str, str] = file.meta
        if file.meta.get("schema") != str(SCHEMA_VERSION):
            raise DataError(f"gazetteer file {path} is of another version: build it anew")
        self._index = NameIndexFile.open(path.with_suffix(".index"))
        self._listed = Runs(file.column("listed"), file.column("listed-starts"))
        self._entries = file.column("entry-low"), file.column("entry-high")
        self._names = Runs(file.column("names"), file.column("names-starts"))
        self._text = file.column("text")
        self._wide = tuple(
            file.column(f"{name}-{half}")
            for name in ("lat", "lon", "id")
            for half in ("low", "high")
        )
        self._kinds, self._areas = file.column("kind"), file.column("area")
        self._radii = file.column("radius"), file.column("radii")
        self._populations = file.column("population"), file.column("populations")
        self._prominence, self._renown = file.column("prominence"), file.column("renown")
        self._area_runs = Runs(file.column("areas"), file.column("areas-starts"))
        self._area_text = file.column("area-text")
        self._codes, self._divisions = Lines(file, "codes"), file.column("division")
        if len(self._index) != len(self._listed.lengths):
            raise DataError(f"gazetteer file {path} does not fit its index: build it anew")
        self._known: dict[int, tuple[Place, int, int]] = {}
        self._area_of: dict[int, tuple[str | None, ...]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return (_reopen, (self.path, self.gazetteer))

    def __len__(self) -> int:
        return len(self._kinds)

    def counts(self) -> dict[str, int]:
        """Return the number of places of each kind."""
        numbers = np.bincount(np.asarray(self._kinds, np.uint8), minlength=len(KINDS))
        return {kind: int(n) for kind, n in zip(KINDS, numbers, strict=True) if n}

    def find(self, name: str, *, limit: int = 50) -> list[Hit]:
        """Return the places of a name, best first."""
        key = name_key(name)
        return self.find_key(key, limit=limit) if key >= 0 else []

    def find_key(self, key: int, *, limit: int = 50) -> list[Hit]:
        """Return the places of a key, best first."""
        rank = self._index.rank(key)
        if rank < 0:
            return []
        start, end = self._listed(rank)
        low, high = self._entries
        known = self._known
        hits = []
        for at in range(start, min(end, start + limit)):
            entry = low[at] | high[at] << 16
            place, prominence, renown = known.get(entry >> 2) or self._read(entry >> 2)
            hits.append(Hit(place, prominence, entry & 3, renown))
        return hits

    def by_id(self, geonameid: int) -> Place | None:
        """Return the place of a GeoNames id; None if the file has none. Reads the whole column."""
        if geonameid <= 0:
            return None
        low, high = (np.asarray(column) for column in self._wide[4:])
        found = np.flatnonzero((low == geonameid & 0xFF) & (high == geonameid >> 8))
        return self._place(int(found[0]))[0] if len(found) else None

    def division(self, code: str) -> Place | None:
        """Return a division by its GeoNames code (``US.TX``, ``US.TX.439``); None: unknown."""
        found = self._codes.find(code)
        return None if found is None else self._place(self._divisions[found.first])[0]

    def near(self, lat: float, lon: float, *, limit: int = 1) -> list[tuple[float, Place]]:
        """Return the populated places nearest to a point with their distance in km.

        Empty when there are none within about 5 degrees.
        """
        found: list[tuple[float, int]] = []
        # degrees from the point to the nearest edge of its cell
        inside = min(
            x for v in (lat + 90, lon + 180) for x in (v % CELL_DEG, CELL_DEG - v % CELL_DEG)
        )
        cells, numbers, lats, lons = self._grid
        for ring in range(1, 12):
            for key in _ring(lat, lon, ring):
                if key in cells:
                    here = slice(*cells[key])
                    found += [
                        (great_circle_km(lat, lon, a, b), number)
                        for a, b, number in zip(
                            lats[here].tolist(),
                            lons[here].tolist(),
                            numbers[here].tolist(),
                            strict=True,
                        )
                    ]
            # all places nearer than the edge of what was looked at have been seen
            reach = inside + (ring - 1) * CELL_DEG
            seen_km = reach * 111.0 * max(cos(radians(min(abs(lat) + reach, 89.0))), 0.02)
            if sum(km <= seen_km for km, _ in found) >= limit:
                break
        best = nsmallest(limit, ((km, -self._prominence[n], n) for km, n in found))
        return [(km, self._place(number)[0]) for km, _, number in best]

    def places_in(
        self, country: str, admin1: str | None = None, *, limit: int = 1000
    ) -> list[Place]:
        """Return places of a country or first-order division, most prominent first."""
        wanted = [
            number
            for number, state in self._areas_by_country.get(country, ())
            if admin1 in (None, state)
        ]
        if not wanted:
            return []
        chosen = np.zeros(len(self._area_runs.lengths), bool)
        chosen[wanted] = True
        rows = np.flatnonzero(chosen[np.asarray(self._areas)])[:limit]
        return [self._place(number)[0] for number in rows.tolist()]

    def own_names(self) -> list[str]:
        """Return the own names of all places, the most prominent first."""
        text, at, names = bytes(self._text), 0, []
        for length in self._names.lengths:
            names.append(text[at : at + length].decode())
            at += length
        which, sizes = map(np.asarray, self._populations)
        order = np.lexsort(
            (-sizes[which].astype(np.int64), -np.asarray(self._prominence, np.int16))
        )
        return [names[number] for number in order.tolist()]

    @cached_property
    def _areas_by_country(self) -> dict[str, list[tuple[int, str]]]:
        """The numbers of the areas of each country, with their first-order division."""
        found: dict[str, list[tuple[int, str]]] = {}
        lines = bytes(self._area_text).decode().split("\n")
        for number, line in enumerate(lines[:-1]):
            country, _, rest = line.partition("\t")
            found.setdefault(country, []).append((number, rest.partition("\t")[0]))
        return found

    @cached_property
    def _grid(self) -> tuple[dict[int, tuple[int, int]], Ints, Floats, Floats]:
        """Where the populated places of each cell begin and end, and their numbers, latitudes and longitudes.

        Made in 50 ms when first asked for.
        """
        lat_low, lat_high, lon_low, lon_high, *_ = map(np.asarray, self._wide)
        wanted = [KINDS.index(kind) for kind in POPULATED]
        numbers = np.flatnonzero(np.isin(np.asarray(self._kinds), wanted))
        lat, lon = (
            low[numbers].astype(np.int64) | high[numbers].astype(np.int64) << 16
            for low, high in ((lat_low, lat_high), (lon_low, lon_high))
        )
        rows = np.minimum(lat // _CELL, 359)
        cells = rows * 720 + lon // _CELL % 720
        order = np.argsort(cells, kind="stable")
        keys, begins = np.unique(cells[order], return_index=True)
        runs = pairwise([*begins.tolist(), len(order)])
        return (
            dict(zip(keys.tolist(), runs, strict=True)),
            numbers[order],
            (lat[order] - 90 * DEGREE) / DEGREE,
            (lon[order] - 180 * DEGREE) / DEGREE,
        )

    def _area(self, number: int) -> tuple[str | None, ...]:
        """Return country, first- and second-order division and time zone of an area."""
        area = self._area_of.get(number)
        if area is None:
            start, end = self._area_runs(number)
            country, admin1, admin2, timezone = str(
                self._area_text[start : end - 1], "utf-8"
            ).split("\t")
            area = country or None, admin1 or None, admin2 or None, timezone or None
            self._area_of[number] = area
        return area

    def _place(self, number: int) -> tuple[Place, int, int]:
        """Return a place with its prominence and renown."""
        return self._known.get(number) or self._read(number)

    def _read(self, number: int) -> tuple[Place, int, int]:
        """Read a place and remember it."""
        try:
            read = self._made(number), self._prominence[number], self._renown[number]
        except (IndexError, ValueError) as error:
            raise DataError(
                f"gazetteer file {self.path} is damaged: place {number} is missing"
            ) from error
        if len(self._known) >= _MEMORY:
            self._known = {}  # anew, as other threads may still read the old one
        self._known[number] = read
        return read

    def _made(self, number: int) -> Place:
        lat_low, lat_high, lon_low, lon_high, id_low, id_high = self._wide
        start, end = self._names(number)
        at = self._areas[number]
        country, admin1, admin2, timezone = self._area_of.get(at) or self._area(at)
        return Place(
            name=str(self._text[start:end], "utf-8"),
            lat=((lat_low[number] | lat_high[number] << 16) - 90 * DEGREE) / DEGREE,
            lon=((lon_low[number] | lon_high[number] << 16) - 180 * DEGREE) / DEGREE,
            kind=KINDS[self._kinds[number]],
            country=country,
            admin1=admin1,
            admin2=admin2,
            geonameid=(id_low[number] | id_high[number] << 8) or None,
            radius_km=self._radii[1][self._radii[0][number]] / 10,
            population=self._populations[1][self._populations[0][number]],
            gazetteer=self.gazetteer,
            timezone=timezone,
        )


def _reopen(path: Path, gazetteer: str) -> Store:
    return Store(path, gazetteer=gazetteer)


def _ring(lat: float, lon: float, ring: int) -> list[int]:
    """Return the cells at Chebyshev distance ``ring - 1`` from the cell of a point."""
    row, column = divmod(_cell_of(lat, lon), 720)
    reach = ring - 1
    cells = []
    for y in range(row - reach, row + reach + 1):
        if not 0 <= y < 360:
            continue
        step = 1 if abs(y - row) == reach else max(2 * reach, 1)
        cells += [y * 720 + x % 720 for x in range(column - reach, column + reach + 1, step)]
    return cells
