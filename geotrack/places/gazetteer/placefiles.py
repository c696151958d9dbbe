"""Reading an editor's places: tables (CSV, semicolons, tabs), GeoJSON points, and Linked Places.

Every row is used or told about: with its line and what is wrong with it.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.errors import InputError, NotFoundError
from geotrack.languages.en.columns_of_lists import CALLED
from geotrack.model import Place
from geotrack.places.gazetteer.countries import country_rows
from geotrack.places.gazetteer.keys import name_key
from geotrack.places.gazetteer.placefeatures import features
from geotrack.places.gazetteer.placewords import kind_of
from geotrack.places.gazetteer.store import KINDS

_NEEDED: Final = ("name", "lat", "lon")
_HEMISPHERE: Final = re.compile(
    r"([NSEW])?\s*([+-]?\d+(?:[.,]\d*)?)\s*°?\s*([NSEW])?", re.IGNORECASE
)
_LONGEST: Final = 200
#: rows that are told about one by one; a file of another format has a fault in each of its lines
_TOLD: Final = 10_000
#: the same name at points nearer than this is the same place, km
_SAME_KM: Final = 1.0


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
        A table in UTF-8 with a header, its columns divided by commas, semicolons or tabs: ``name``,
        ``lat``, ``lon`` (degrees; also ``Name,Latitude,Longitude`` and the like) and, if wanted, ``kind``
        (also ``village``, ``town``, ``mountain`` …), ``country`` (ISO alpha-2), ``admin1`` (``TX``),
        ``radius_km``, ``alternates`` (divided by ``|``); the order does not matter, other columns are
        ignored. Or GeoJSON with points; or Linked Places (JSON, or tab-separated).

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
    rows = features(text, path) if text.lstrip()[:1] in ("{", "[") else _table(text, path)
    places: list[ListedPlace] = []
    rejected: list[RejectedRow] = []
    seen: dict[tuple[int, str | None, str | None], tuple[int, Place]] = {}
    for line, cells, fault in rows:
        try:
            if fault:
                raise ValueError(fault)  # noqa: TRY301
            listed = _listed(cells)
            if _is_new(listed.place, line, seen):
                places.append(listed)
        except ValueError as error:
            if len(rejected) < _TOLD:
                rejected.append(RejectedRow(file=str(path), line=line, reason=str(error)))
    return tuple(places), tuple(rejected)


def _table(text: str, path: Path) -> Iterator[tuple[int, dict[str, str], str]]:
    """Yield line number, cells by our names, and what is wrong with the row, of a table."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=mark)
    header: list[str] | None = None
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            yield line, {}, f"no CSV: {error}"
            continue
        if header is None:
            header = [cell.strip().casefold() for cell in row]
            columns = _columns(header)
            missing = [name for name in _NEEDED if name not in columns]
            if missing:
                message = f"the header lacks {', '.join(missing)}; it needs name,lat,lon"
                raise InputError(message, where=str(path), line=line)
        elif any(cell.strip() for cell in row):
            if len(row) <= max(columns[name] for name in _NEEDED):
                yield line, {}, f"it has {len(row)} of {len(header)} columns"
                continue
            yield line, {name: row[k].strip() for name, k in columns.items() if k < len(row)}, ""
    if header is None:
        raise InputError("the file is empty; it needs a header name,lat,lon", where=str(path))


def _columns(header: list[str]) -> dict[str, int]:
    """Return where the columns that we know stand, by our names."""
    return {
        ours: header.index(theirs)
        for ours, names in CALLED.items()
        if (theirs := next((name for name in names if name in header), None)) is not None
    }


def _listed(cells: dict[str, str]) -> ListedPlace:
    """Return the place of a row; ValueError if a cell is wrong; the message says which and why."""
    name = cells.get("name", "").strip()
    if not name or name_key(name) < 0:
        raise ValueError("the name is empty, too long or has no letters")
    word = cells.get("kind") or "place"
    kind = kind_of(word)
    if kind is None:
        raise ValueError(
            f"kind {word[:_LONGEST]!r} is none of {', '.join(KINDS)} (nor village, town, mountain …)"
        )
    if kind == "place" and (first := re.split(r"[;|,]", cells.get("type", ""))[0]):
        kind = kind_of(first) or "place"
    country = (cells.get("country") or "").upper() or None
    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise ValueError(f"country {country[:_LONGEST]!r} is no ISO alpha-2 code")
    codes = re.findall(r"[A-Za-z]{2,}", cells.get("countries", ""))
    if country is None and len(codes) == 1 and len(codes[0]) == 2:
        country = codes[0].upper()
    lat, lon = _position(cells)
    if country is not None:
        _check_swapped(lat, lon, country)
    place = Place(
        name=name,
        lat=lat,
        lon=lon,
        kind=kind,
        country=country,
        admin1=cells.get("admin1") or None,
        radius_km=abs(_number(cells, "radius_km", 20_100)) if cells.get("radius_km") else 0.0,
        gazetteer="place list",
    )
    others = cells.get("alternates", "").split("|") + cells.get("variants", "").split(";")
    alternates = dict.fromkeys(other.strip() for other in others)
    return ListedPlace(place, tuple(other for other in alternates if other and other != name))


def _position(cells: dict[str, str]) -> tuple[float, float]:
    """Return latitude and longitude; ValueError if one is no number or out of range; the message says so when the two look swapped."""
    try:
        return _number(cells, "lat", 90), _number(cells, "lon", 180)
    except ValueError as error:
        try:
            lat, lon = _number(cells, "lat", 180), _number(cells, "lon", 90)
        except ValueError:
            raise error from None
        hint = f"latitude and longitude look swapped (lat {lon:g}, lon {lat:g}?)"
        raise ValueError(f"{error}: {hint}") from None


def _number(cells: dict[str, str], column: str, most: float) -> float:
    text = cells[column]
    try:
        value = float(text)
    except ValueError:
        found = _HEMISPHERE.fullmatch(text.strip())
        letters = "" if found is None else (found[1] or "") + (found[3] or "")
        right = {"lat": "NS", "lon": "EW"}.get(column, "")
        if found is None or len(letters) > 1 or not set(letters.upper()) <= set(right):
            raise ValueError(f"{column} {text[:_LONGEST]!r} is no number") from None
        value = float(found[2].replace(",", ".")) * (-1 if letters.upper() in ("S", "W") else 1)
    if not -most <= value <= most:
        raise ValueError(f"{column} {value:g} is not within -{most:g} to {most:g}")
    return value


def _check_swapped(lat: float, lon: float, country: str) -> None:
    """Raise a ValueError if a point far from its country would lie in it with lat and lon exchanged."""
    row = country_rows().get(country)
    if row is None or abs(lon) > 90:
        return
    at, reach = (float(row["lat"]), float(row["lon"])), float(row["radius_km"])
    away, swapped = great_circle_km(lat, lon, *at), great_circle_km(lon, lat, *at)
    if away > 3 * reach + 1_500 and swapped < 1.5 * reach + 200:
        raise ValueError(
            f"lat {lat:g}, lon {lon:g} is {away:,.0f} km from {row['name']}: latitude and longitude look"
            f" swapped (lat {lon:g}, lon {lat:g}?)"
        )


def _is_new(
    place: Place, line: int, seen: dict[tuple[int, str | None, str | None], tuple[int, Place]]
) -> bool:
    """Whether a place is not listed yet; ValueError if the same name, country and division stand at another point already."""
    key = (name_key(place.name), place.country, place.admin1)
    first, known = seen.setdefault(key, (line, place))
    if known is place:
        return True
    assert place.lat is not None
    assert place.lon is not None
    assert known.lat is not None
    assert known.lon is not None
    away = great_circle_km(place.lat, place.lon, known.lat, known.lon)
    if away > max(_SAME_KM, place.radius_km, known.radius_km):
        raise ValueError(
            f"{place.name[:_LONGEST]!r} stands in line {first} already, {away:,.0f} km away: tell the two"
            " apart by country or admin1, or take one out"
        )
    return False
