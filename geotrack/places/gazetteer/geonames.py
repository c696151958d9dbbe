"""Full GeoNames for users with a network: its dumps become a gazetteer file of the bundled format.

The dumps (``allCountries.txt`` or a country's, ``alternateNamesV2.txt``, ``admin1CodesASCII.txt``,
``admin2Codes.txt``, ``countryInfo.txt``) are tab-separated and licensed CC BY 4.0 by GeoNames.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from geotrack.earth.facts import data_file
from geotrack.errors import InputError, NotFoundError
from geotrack.model import Place
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.gazetteer.placelist import RejectedRow
from geotrack.places.gazetteer.resuming import ResumableWriter
from geotrack.places.gazetteer.store import ALTERNATE, PRIMARY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Progress = Callable[[str, int, int, int], None]

#: GeoNames feature codes as kinds; a code that is not here goes by its longest known beginning
_KIND_OF_CODE: Final[Mapping[str, str]] = {
    "PCL": "country", "ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin2", "ADMD": "region",
    "PPLC": "capital", "PPLX": "suburb", "PPL": "city", "STLMT": "city", "CONT": "continent",
    "OCN": "sea", "SEA": "sea", "GULF": "sea", "BAY": "sea", "BGHT": "sea", "SD": "sea", "STRT": "strait",
    "CHN": "strait", "CNL": "strait", "LK": "lake", "RSV": "lake", "LGN": "lake", "STM": "river",
    "MT": "range", "PK": "range", "RDGE": "range", "HLL": "range", "VLC": "range", "PASS": "crossing",
    "DSRT": "desert", "ISL": "island", "ATOL": "island", "ARCH": "island", "PEN": "peninsula",
    "CAPE": "peninsula", "PT": "peninsula", "RGN": "region", "AREA": "region", "TERR": "region",
    "PRK": "region", "RES": "region", "VAL": "region", "PLN": "region", "PLAT": "region", "DLTA": "region",
    "AIR": "airport", "PRT": "port", "HBR": "port", "RSTN": "station", "RSTP": "station", "MTRO": "station",
    "BUSTN": "station", "PSTB": "crossing", "INSM": "base", "NVB": "base", "CSTM": "crossing", "BDG": "place",
    "DAM": "place", "ZN": "region",
}  # fmt: skip
#: feature classes that are kept whole; of spots (S) only those with a kind above
_CLASSES: Final = frozenset("APHTLUV")
#: "languages" of alternate names that are none
_NO_LANGUAGE: Final = frozenset(
    ["link", "post", "wkdt", "unlc", "faac", "iata", "icao", "tcid", "phon", "piny"]
)
_TOLD: Final = 10_000
_Made = TypeVar("_Made")
#: rows between two reports of progress, and between two checkpoints
_TOLD_EVERY: Final = 10_000
_KEPT_EVERY: Final = 50_000
_REFUSED: Final = object()


class GeoNamesGazetteer(BundledGazetteer):
    """An imported gazetteer under the curated tables of the package.

    Parameters
    ----------
    path
        The file that `import_geonames` wrote.
    """

    name = "geonames"

    def __init__(self, path: str | Path) -> None:
        curated = Path(str(data_file("gazetteer/curated.places")))
        self.path = Path(path)
        super().__init__([curated, self.path])

    def __reduce__(self) -> tuple[object, ...]:
        return (GeoNamesGazetteer, (self.path,))


def import_geonames(
    folder: str | Path, output: str | Path, *, progress: Progress | None = None
) -> tuple[RejectedRow, ...]:
    """Build a gazetteer file out of GeoNames dumps; the old one stays until the new is complete.

    An import that was stopped goes on where it was, if the dumps are the same.

    Parameters
    ----------
    folder
        The folder with the dumps, or the path of the main one. Needed is ``allCountries.txt`` (or
        ``cities500.txt``, or the only ``XX.txt`` of a country); the others are used if present.
    output
        The file to write (``world.places``); its name index goes beside it (ending ``.index``).
    progress
        Told of every 10,000 rows: file, bytes read, bytes in all, rows; None: nobody.

    Returns
    -------
    The rejected rows, at most 10,000, in the order of the files; may be empty. Of an import that went on,
    those since.

    Raises
    ------
    NotFoundError
        If there is no folder or no main dump in it.
    InputError
        If no row of the main dump is good.
    """
    main = _main_dump(Path(folder))
    beside, rejected = main.parent, list[RejectedRow]()
    codes = {
        **_codes(beside / "admin1CodesASCII.txt", rejected),
        **_codes(beside / "admin2Codes.txt", rejected),
    }
    countries = _countries(beside / "countryInfo.txt", rejected)
    alternates = beside / "alternateNamesV2.txt"
    with ResumableWriter(Path(output), _identity(main, alternates)) as writer:
        for place, names in _resumed(writer, main, 19, _place, rejected, progress):
            if place is None:
                continue
            extra = countries.get(place.geonameid or 0, [])
            others = [(name, ALTERNATE) for name in names] + [(name, PRIMARY) for name in extra]
            if code := codes.get(place.geonameid or 0):
                others.append((code[1], PRIMARY))
            writer.add(place, others, codes=[code[0]] if code else [])
        if not writer.count:
            raise InputError(
                "none of its rows is a GeoNames place; the old store is kept", where=str(main)
            )
        if alternates.is_file():
            rows = _resumed(writer, alternates, 4, _alternate, rejected, progress)
            writer.add_names(row for row in rows if row is not None)
        writer.finish({"source": f"GeoNames dump {main.name}"})
    return tuple(rejected)


def _identity(*files: Path) -> str:
    """Return what tells these dumps from others: names, sizes, dates."""
    rows = [(path.name, path.stat()) for path in files if path.is_file()]
    return "\n".join(f"{name} {told.st_size} {told.st_mtime_ns}" for name, told in rows)


def _resumed(
    writer: ResumableWriter,
    path: Path,
    columns: int,
    make: Callable[[list[str]], _Made],
    rejected: list[RejectedRow],
    progress: Progress | None,
) -> Iterator[_Made]:
    """Yield what `make` makes of each row that an earlier import has not read; keep how far it came."""
    at, number, refused = writer.reached(path.name)
    size = path.stat().st_size
    before = len(rejected) - refused
    with path.open("rb") as file:
        file.seek(at)
        for raw in file:
            at += len(raw)
            number += 1
            if number % _TOLD_EVERY == 0 and progress is not None:
                progress(path.name, at, size, number)
            line = raw.decode("utf-8", "replace")
            if not line.startswith("#") and line.strip():
                made = _row(line, path.name, number, columns, make, rejected)
                if made is not _REFUSED:
                    yield made  # type: ignore[misc]
            if number % _KEPT_EVERY == 0:  # the row before has been added by now
                writer.checkpoint(path.name, at, number, len(rejected) - before)
    writer.checkpoint(path.name, at, number, len(rejected) - before)
    if progress is not None:
        progress(path.name, size, size, number)


def _row(
    line: str,
    name: str,
    number: int,
    columns: int,
    make: Callable[[list[str]], _Made],
    rejected: list[RejectedRow],
) -> _Made | object:
    """Return what `make` makes of a row; `_REFUSED`, noted, if it cannot."""
    try:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) < columns:
            raise ValueError(f"it has {len(cells)} of {columns} columns")  # noqa: TRY301
        return make(cells)
    except ValueError as error:
        if len(rejected) < _TOLD:
            rejected.append(RejectedRow(file=name, line=number, reason=str(error)))
        return _REFUSED


def _main_dump(path: Path) -> Path:
    if path.is_file():
        return path
    if not path.is_dir():
        raise NotFoundError("no such folder", where=str(path))
    for name in ("allCountries.txt", "cities500.txt", "cities1000.txt", "cities15000.txt"):
        if (path / name).is_file():
            return path / name
    dumps = sorted(path.glob("[A-Z][A-Z].txt"))
    if len(dumps) != 1:
        raise NotFoundError(
            "holds no allCountries.txt (nor one XX.txt of a country)", where=str(path)
        )
    return dumps[0]


def _read(
    path: Path, columns: int, make: Callable[[list[str]], _Made], rejected: list[RejectedRow]
) -> Iterator[_Made]:
    """Yield what `make` makes of each row; rows that it refuses with a ValueError are noted."""
    with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
        for number, line in enumerate(file, 1):
            if not line.startswith("#") and line.strip():
                made = _row(line, path.name, number, columns, make, rejected)
                if made is not _REFUSED:
                    yield made  # type: ignore[misc]


def _place(cells: list[str]) -> tuple[Place | None, list[str]]:
    geonameid, name, ascii_name, others, lat, lon, feature, code, country = cells[:9]
    kind = _kind(code)
    if feature not in _CLASSES and (feature != "S" or kind is None):
        return None, []
    if not name.strip():
        raise ValueError("the name is empty")
    place = Place(
        name=name.strip(),
        lat=_float(lat, "latitude"),
        lon=_float(lon, "longitude"),
        kind=kind or "place",
        country=country or None,
        admin1=cells[10] if cells[10] not in ("", "00") else None,
        admin2=cells[11] or None,
        geonameid=_whole(geonameid, "geonameid"),
        population=_whole(cells[14] or "0", "population"),
        timezone=cells[17] or None,
    )
    return place, [n for n in (ascii_name, *others.split(",")) if len(n) > 1 and not _is_code(n)]


def _kind(code: str) -> str | None:
    return next(
        (_KIND_OF_CODE[code[:k]] for k in range(len(code), 1, -1) if code[:k] in _KIND_OF_CODE),
        None,
    )


def _is_code(name: str) -> bool:
    """Tell airport codes and mechanical transliterations, which GeoNames lists among the names."""
    return name.isascii() and ((len(name) <= 4 and name.isupper()) or name.islower())


def _float(text: str, what: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f"{what} {text[:40]!r} is no number")
    return number


def _whole(text: str, what: str) -> int:
    number = _float(text, what)
    if abs(number) >= 2**53:  # beyond what a float tells apart, and near what SQLite cannot hold
        raise ValueError(f"{what} {text[:40]!r} is out of range")
    return int(number)


def _alternate(cells: list[str]) -> tuple[int, str, int] | None:
    _, geonameid, language, name, *rest = cells
    if language in _NO_LANGUAGE or len(language) > 7 or _is_code(name) or not name.strip():
        return None
    preferred = language == "en" and rest[:1] == ["1"]
    return _whole(geonameid, "geonameid"), name, PRIMARY if preferred else ALTERNATE


def _codes(path: Path, rejected: list[RejectedRow]) -> dict[int, tuple[str, str]]:
    if not path.is_file():
        return {}

    def make(cells: list[str]) -> tuple[int, tuple[str, str]]:
        return _whole(cells[3], "geonameid"), (cells[0], cells[1])

    return dict(_read(path, 4, make, rejected))


def _countries(path: Path, rejected: list[RejectedRow]) -> dict[int, list[str]]:
    if not path.is_file():
        return {}

    def make(cells: list[str]) -> tuple[int, list[str]]:
        return _whole(cells[16], "geonameid"), [cells[4]]

    return dict(_read(path, 17, make, rejected))
