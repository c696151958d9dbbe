"""Little-known places in a tight file: villages, farms, bays and peaks that come after all others.

Names are sorted and deflated in blocks, one line a place, so that a name costs about five bytes; the
columns of the places stand in the same order. Positions are whole parts of a degree (`FRACTION`).
"""

import json
from array import array
from collections.abc import Iterable
from operator import itemgetter
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from geotrack.errors import DataError
from geotrack.model import Place
from geotrack.places.gazetteer.columns import (
    ColumnFile,
    Lines,
    Runs,
    fitting,
    halves,
    pack_lines,
    pack_runs,
    write_columns,
)
from geotrack.places.gazetteer.keys import KEY_BITS, name_key, spelled_key
from geotrack.places.gazetteer.store import ALTERNATE, KINDS, PRIMARY, Hit

#: prominence of what is listed here: below all that is known otherwise
MINOR: Final = -1
#: coordinates are stored as whole numbers of this fraction of a degree: at most 220 m off, where no list is
#: nearer than its radius of 1 to 5 km
FRACTION: Final = 250
_SCHEMA: Final = 2
#: names in a deflated block: 32, 48, 64, 96 and 128 cost 5.6, 5.2, 5.0, 4.8 and 4.7 bytes a name and
#: about 3, 4, 5, 7 and 9 microseconds a look-up
_BLOCK: Final = 48
#: bits of the table of marks for each name: one in six names that are unknown falls on a mark
_BITS: Final = 6
_MARK_SHIFT: Final = KEY_BITS - 3
#: a tail that begins so lists the letters that differ from the key in title case
_LETTERS: Final = "\x01"


class Village(NamedTuple):
    """A place to write: where it is, its other names, and how many names and sources tell of it."""

    place: Place
    others: tuple[str, ...] = ()
    renown: int = 0


def tail_of(key: str, name: str) -> str:
    """Return what tells the spelling of a name from its key; empty for the key in title case.

    Examples
    --------
    >>> tail_of("sao jose", "São José") == chr(1) + chr(34) + "ã" + chr(39) + "é"
    True
    """
    plain = key.title()
    if plain == name:
        return ""
    if len(plain) == len(name):
        out, last = _LETTERS, 0
        for at, (ours, theirs) in enumerate(zip(plain, name, strict=True)):
            if ours != theirs:
                out += chr(33 + at - last) + theirs
                last = at
        if len(out) < len(name):
            return out
    return name


def spelling(key: str, tail: str) -> str:
    """Return the name of a key whose tail is known (see `tail_of`)."""
    if not tail:
        return key.title()
    if tail[0] != _LETTERS:
        return tail
    letters, at = list(key.title()), 0
    for k in range(1, len(tail) - 1, 2):
        at += ord(tail[k]) - 33
        letters[at] = tail[k + 1]
    return "".join(letters)


def marks_of(keys: Iterable[str]) -> bytes:
    """Return a bit for each sixth of a name that says whether any name falls there.

    Five of six names that are not in the file are told so without inflating a block.
    """
    hashed = sorted({name_key(key) for key in keys})
    marks = bytearray(_BITS * len(hashed) // 8 + 1)
    for key in hashed:
        mark = key * len(marks) >> _MARK_SHIFT
        marks[mark >> 3] |= 1 << (mark & 7)
    return bytes(marks)


class Villages:
    """A file of little-known places, opened read-only.

    Parameters
    ----------
    path
        A file that `write_villages` wrote.
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
        if file.meta.get("villages") != str(_SCHEMA):
            raise DataError(f"gazetteer file {path} is of another version: build it anew")
        self._lines = Lines(file, "lines")
        self._wide = tuple(
            file.column(f"{name}-{half}") for name in ("lat", "lon") for half in ("low", "high")
        )
        self._area, self._sort = file.column("area"), file.column("sort")
        self._renown = file.column("renown")
        self._areas = Runs(file.column("areas"), file.column("areas-starts"))
        self._area_text = file.column("area-text")
        self._sorts: list[tuple[str, float, int]] = json.loads(bytes(file.column("sorts")))
        self._marks = file.column("marks")
        self._marked = len(self._marks)
        self._area_of: dict[int, tuple[str | None, ...]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return (_reopen, (self.path, self.gazetteer))

    def __len__(self) -> int:
        return int(self.meta["places"])

    def counts(self) -> dict[str, int]:
        """Return the number of places of each kind."""
        numbers = np.bincount(np.asarray(self._sort), minlength=len(self._sorts))
        counts: dict[str, int] = {}
        for (kind, _, role), number in zip(self._sorts, numbers.tolist(), strict=True):
            if role == PRIMARY:
                counts[kind] = counts.get(kind, 0) + number
        return counts

    def find(self, name: str, *, limit: int = 50) -> list[Hit]:
        """Return the places of a name, best first."""
        key = name_key(name)
        return self.find_key(key, name, limit=limit) if key >= 0 else []

    def find_key(self, hashed: int, name: str, *, limit: int = 50) -> list[Hit]:
        """Return the places of a name whose key (`name_key`) is known, best first."""
        mark = hashed * self._marked >> _MARK_SHIFT
        if not self._marks[mark >> 3] >> (mark & 7) & 1:
            return []
        key = spelled_key(name)
        found = self._lines.find(key) if key else None
        if found is None:
            return []
        first, tails = found
        try:
            return [self._hit(first + k, key, tail) for k, tail in enumerate(tails[:limit])]
        except (IndexError, ValueError) as error:
            raise DataError(f"gazetteer file {self.path} is damaged: {error}") from error

    def _hit(self, number: int, key: str, tail: str) -> Hit:
        kind, radius_km, role = self._sorts[self._sort[number]]
        # behind another name stands the place's own
        name = spelling(key, tail) if role == PRIMARY else tail
        lat_low, lat_high, lon_low, lon_high = self._wide
        country, admin1, admin2 = self._area_at(self._area[number])
        place = Place(
            name=name,
            lat=((lat_low[number] | lat_high[number] << 8) - 90 * FRACTION) / FRACTION,
            lon=((lon_low[number] | lon_high[number] << 8) - 180 * FRACTION) / FRACTION,
            kind=kind,
            country=country,
            admin1=admin1,
            admin2=admin2,
            radius_km=radius_km,
            gazetteer=self.gazetteer,
        )
        return Hit(place, MINOR, role, self._renown[number])

    def _area_at(self, number: int) -> tuple[str | None, ...]:
        """Return country, first- and second-order division of an area."""
        area = self._area_of.get(number)
        if area is None:
            start, end = self._areas(number)
            country, admin1, admin2 = str(self._area_text[start:end], "utf-8").split("\t")
            area = country or None, admin1 or None, admin2 or None
            self._area_of[number] = area
        return area


def _reopen(path: Path, gazetteer: str) -> Villages:
    return Villages(path, gazetteer=gazetteer)


def write_villages(path: Path, villages: Iterable[Village], meta: dict[str, str]) -> dict[str, int]:
    """Write a file of little-known places; return how many places and names it has.

    Names that cannot be looked up (too long, without letters) are left out, and so is another name
    with the key of the place's own.
    """
    rows: list[tuple[str, int, tuple[object, ...], str, int, Village]] = []
    count = 0
    for village in villages:
        place = village.place
        assert place.lat is not None
        assert place.lon is not None
        assert place.kind in KINDS
        key = spelled_key(place.name)
        if not key:
            continue
        count += 1
        mark = (place.country or "", place.admin1 or "", place.lat, place.lon, place.name)
        rows.append((key, -village.renown, mark, tail_of(key, place.name), PRIMARY, village))
        others = sorted({spelled_key(other) for other in village.others} - {key, ""})
        rows += [(k, -village.renown, mark, place.name, ALTERNATE, village) for k in others]
    rows.sort(key=lambda row: (row[0].encode(), row[4], row[1], row[2]))
    lat, lon, renown = array("I"), array("I"), array("B")
    areas: dict[str, int] = {}
    sorts: dict[tuple[str, float, int], int] = {}
    area, sort = array("I"), array("I")
    for _, _, _, _, role, village in rows:
        place = village.place
        lat.append(round(((place.lat or 0.0) + 90) * FRACTION))
        lon.append(round(((place.lon or 0.0) + 180) * FRACTION))
        cells = "\t".join(cell or "" for cell in (place.country, place.admin1, place.admin2))
        area.append(areas.setdefault(cells, len(areas)))
        sort.append(sorts.setdefault((place.kind, place.radius_km, role), len(sorts)))
        renown.append(village.renown)
    lines = [cells.encode() for cells in areas]
    sections: dict[str, array[int] | bytes] = {
        **pack_lines("lines", [itemgetter(0, 3)(row) for row in rows], block=_BLOCK),
        **dict(halves("lat", lat, bits=8)), **dict(halves("lon", lon, bits=8)),
        "area": fitting(area), "sort": fitting(sort), "renown": renown,
        **pack_runs("areas", [len(line) for line in lines]), "area-text": b"".join(lines),
        "sorts": json.dumps(list(sorts)).encode(),
        "marks": marks_of(row[0] for row in rows),
    }  # fmt: skip
    facts = {**meta, "villages": str(_SCHEMA), "places": str(count), "names": str(len(rows))}
    write_columns(path, sections, facts)
    return {"places": count, "names": len(rows)}
