"""An editor's own places: a CSV file whose names come before everybody else's."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geotrack.errors import InputError, NotFoundError
from geotrack.geodesy import great_circle_km
from geotrack.model import Place
from geotrack.places.keys import name_key
from geotrack.places.store import ALTERNATE, KINDS, PRIMARY, Hit
from geotrack.places.writer import name_class, prominence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geotrack.protocols import Gazetteer

__all__ = ["PlaceList", "RejectedRow", "StackedGazetteer", "read_place_list", "with_place_list"]

_NEEDED: Final = ("name", "lat", "lon")
_LONGEST: Final = 200
#: rows that are told about one by one; a file of another format has a fault in each of its lines
_TOLD: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRow:
    """A row that was left out: the file, its line (from 1) and what is wrong with it."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """A place of an editor's list with the other names it goes by."""

    place: Place
    alternates: tuple[str, ...]


def read_place_list(path: str | Path) -> tuple[tuple[ListedPlace, ...], tuple[RejectedRow, ...]]:
    """Read a place list; bad rows are rejected one by one, the good ones are used.

    Parameters
    ----------
    path
        A CSV file in UTF-8 with a header. Columns ``name``, ``lat``, ``lon`` (degrees) and, if
        wanted, ``kind``, ``country`` (ISO alpha-2), ``admin1`` (``TX``), ``radius_km``, ``alternates``
        (divided by ``|``). The order does not matter; other columns are ignored.

    Returns
    -------
    The places and the rejected rows, each in file order; either may be empty.

    Raises
    ------
    NotFoundError
        If there is no such file.
    InputError
        If the file cannot be read or its header lacks a needed column.
    """
    path = Path(path)
    if not path.is_file():
        raise NotFoundError("no such file", where=str(path))
    try:
        text = (
            path.read_bytes()
            .decode("utf-8-sig", errors="replace")
            .replace("\0", "\N{REPLACEMENT CHARACTER}")
        )
    except OSError as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    places: list[ListedPlace] = []
    rejected: list[RejectedRow] = []
    header: list[str] | None = None
    for line, cells, fault in _rows(reader):
        if header is None:
            header = [cell.strip().casefold() for cell in cells]
            missing = [name for name in _NEEDED if name not in header]
            if missing:
                message = f"the header lacks {', '.join(missing)}; it needs name,lat,lon"
                raise InputError(message, where=str(path), line=line)
            continue
        if not any(cell.strip() for cell in cells) and not fault:
            continue
        try:
            places.append(_listed(header, cells, fault))
        except ValueError as error:
            if len(rejected) < _TOLD:
                rejected.append(RejectedRow(file=str(path), line=line, reason=str(error)))
    if header is None:
        raise InputError("the file is empty; it needs a header name,lat,lon", where=str(path))
    return tuple(places), tuple(rejected)


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str], str]]:
    """Yield line number, cells, and what the CSV reader had to complain about."""
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, [], f"no CSV: {error}"
        else:
            yield line, cells, ""


def _listed(header: list[str], row: list[str], fault: str) -> ListedPlace:
    """Return the place of a row.

    Raises
    ------
    ValueError
        If a cell is wrong; the message says which and why.
    """
    if fault:
        raise ValueError(fault)
    if len(row) <= max(map(header.index, _NEEDED)):
        raise ValueError(f"it has {len(row)} of {len(header)} columns")
    cells = {key: value.strip() for key, value in zip(header, row, strict=False)}
    name = cells["name"]
    if not name or name_key(name) < 0:
        raise ValueError("the name is empty, too long or has no letters")
    kind = cells.get("kind") or "place"
    if kind not in KINDS:
        raise ValueError(f"kind {kind[:_LONGEST]!r} is none of {', '.join(KINDS)}")
    country = (cells.get("country") or "").upper() or None
    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise ValueError(f"country {country[:_LONGEST]!r} is no ISO alpha-2 code")
    place = Place(
        name=name,
        lat=_number(cells, "lat", 90),
        lon=_number(cells, "lon", 180),
        kind=kind,
        country=country,
        admin1=cells.get("admin1") or None,
        radius_km=abs(_number(cells, "radius_km", 20_100)) if cells.get("radius_km") else 0.0,
        gazetteer="place list",
    )
    others = (other.strip() for other in cells.get("alternates", "").split("|"))
    return ListedPlace(place, tuple(other for other in others if other))


def _number(cells: dict[str, str], column: str, most: float) -> float:
    text = cells[column]
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{column} {text[:_LONGEST]!r} is no number") from None
    if not -most <= value <= most:
        raise ValueError(f"{column} {value:g} is not within -{most:g} to {most:g}")
    return value


class PlaceList:
    """A small gazetteer in memory.

    Parameters
    ----------
    places
        The places with their other names.
    """

    name = "place list"

    def __init__(self, places: Iterable[ListedPlace]) -> None:
        self.places = tuple(places)
        self._by_key: dict[int, list[Hit]] = {}
        for listed in self.places:
            roles = {name_key(name): ALTERNATE for name in listed.alternates}
            roles[name_key(listed.place.name)] = PRIMARY
            weight = prominence(listed.place.kind, listed.place.population)
            for key, role in roles.items():
                if key >= 0:
                    self._by_key.setdefault(key, []).append(Hit(listed.place, weight, role))

    def hits(self, name: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Return the places of a name in the order of the list, own names first."""
        found = self._by_key.get(name_key(name), [])
        return tuple(sorted(found, key=lambda hit: hit.role)[:limit])

    def candidates(self, name: str, *, limit: int = 50) -> tuple[Place, ...]:
        """Return the places of that name or alternate name, in the order of the list."""
        return tuple(hit.place for hit in self.hits(name, limit=limit))

    def near(self, lat: float, lon: float, *, limit: int = 1) -> tuple[Place, ...]:
        """Return the listed places nearest to a point, nearest first."""

        def away(place: Place) -> float:
            assert place.lat is not None
            assert place.lon is not None
            return great_circle_km(lat, lon, place.lat, place.lon)

        return tuple(sorted((listed.place for listed in self.places), key=away)[:limit])

    def name_classes(self) -> dict[int, int]:
        """Return the class bits of each key, as a name index holds them."""
        bits: dict[int, int] = {}
        for key, found in self._by_key.items():
            for hit in found:
                bits[key] = bits.get(key, 0) | int(
                    name_class(hit.place.kind, hit.place.population, PRIMARY)
                )
        return bits


class StackedGazetteer:
    """One gazetteer before another: a name that the first knows is not looked up in the second.

    Parameters
    ----------
    first
        The one that takes precedence.
    second
        The one that answers for all other names, and for codes and ids.
    """

    def __init__(self, first: PlaceList, second: Gazetteer) -> None:
        self.first = first
        self.second = second
        self.name = second.name

    def __getattr__(self, attribute: str) -> object:
        if attribute.startswith("__") or attribute in ("first", "second"):
            raise AttributeError(attribute)
        return getattr(self.second, attribute)

    def hits(self, name: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Return the places of a name with their prominence and the role of the name."""
        found = self.first.hits(name, limit=limit)
        if found:
            return found
        ask = getattr(self.second, "hits", None)
        if ask is not None:
            return tuple(ask(name, limit=limit))
        others = self.second.candidates(name, limit=limit)
        return tuple(
            Hit(place, prominence(place.kind, place.population), PRIMARY) for place in others
        )

    def candidates(self, name: str, *, limit: int = 50) -> tuple[Place, ...]:
        """Return the places of that name or alternate name, most prominent first; may be empty."""
        return self.first.candidates(name, limit=limit) or self.second.candidates(name, limit=limit)

    def lookup_many(self, names: Sequence[str], *, limit: int = 50) -> list[tuple[Place, ...]]:
        """Return the candidates of each name, in the order of the names."""
        return [self.candidates(name, limit=limit) for name in names]

    def near(self, lat: float, lon: float, *, limit: int = 1) -> tuple[Place, ...]:
        """Return the populated places nearest to a point, nearest first."""
        return self.second.near(lat, lon, limit=limit)


def with_place_list(gazetteer: Gazetteer, path: str | Path) -> StackedGazetteer:
    """Return the gazetteer with an editor's place list before it; bad rows are left out."""
    places, _ = read_place_list(path)
    return StackedGazetteer(PlaceList(places), gazetteer)
