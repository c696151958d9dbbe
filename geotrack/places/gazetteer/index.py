"""Which names are places, for many names at once (`geotrack.protocols.NameIndex`).

A file holds the sorted keys of all names (`name_key`) and a bit set of classes for each: how many keys
have each of 65,536 beginnings, the other three bytes of the keys, and which of the different bit sets.
Keys are spread evenly, so the beginning leads to a handful of keys.
"""

import mmap
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from geotrack.earth.facts import data_file
from geotrack.errors import DataError
from geotrack.places.gazetteer.keys import KEY_BITS, name_key
from geotrack.text.names import NameClass

_MAGIC: Final = b"GTNAMES2"
_ALTERNATE_ONLY: Final = np.uint16(NameClass.ALTERNATE_ONLY)
#: bits of a key behind its beginning
_REST: Final = KEY_BITS - 16
_LOW: Final = np.uint64((1 << _REST) - 1)


def write_index(path: Path, keys: npt.NDArray[np.uint64], classes: npt.NDArray[np.uint16]) -> None:
    """Write sorted, distinct keys with their classes."""
    sets, which = np.unique(classes, return_inverse=True)
    with path.open("wb") as file:
        file.write(_MAGIC)
        file.write(np.array([len(keys), len(sets)], "<u4").tobytes())
        file.write(np.diff(_starts_of(keys)).astype("<u2").tobytes())
        file.write(sets.astype("<u2").tobytes())
        file.write((keys >> np.uint64(8) & np.uint64(0xFFFF)).astype("<u2").tobytes())
        file.write((keys & np.uint64(0xFF)).astype("u1").tobytes())
        file.write(which.astype(_width(len(sets))).tobytes())


def _width(sets: int) -> str:
    """Return the type of numbers that tell so many bit sets apart."""
    return "u1" if sets <= 256 else "<u2"


def _starts_of(keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint32]:
    high = (keys >> np.uint64(_REST)).astype(np.int64)
    return np.searchsorted(high, np.arange(65537)).astype(np.uint32)


class NameIndexFile:
    """Sorted keys and their classes.

    Parameters
    ----------
    starts
        Where the keys of each of 65,536 beginnings start, shape ``(65537,)``.
    keys
        The other bits of the keys, shape ``(n,)``, sorted within each beginning.
    sets
        The different bit sets.
    which
        The number of the bit set of each key, shape ``(n,)``.
    """

    def __init__(
        self,
        starts: npt.NDArray[np.uint32],
        keys: npt.NDArray[np.uint32],
        sets: npt.NDArray[np.uint16],
        which: npt.NDArray[np.integer],
    ) -> None:
        self._starts, self._keys, self._sets, self._which = starts, keys, sets, which
        widest = int(np.diff(starts.astype(np.int64)).max(initial=0))
        self._rounds = widest.bit_length()
        # single numbers are read from a memoryview in a third of the time
        self._sorted = np.ascontiguousarray(keys, np.uint32).data
        self._first = np.ascontiguousarray(starts, np.uint32).data

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read a file; its columns are mapped where they are used as they are.

        Raises
        ------
        DataError
            If the file is missing or damaged.
        """
        try:
            with path.open("rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise DataError(f"name index {path} cannot be read: {error}") from error
        if data[:8] != _MAGIC:
            raise DataError(f"{path} is no name index: reinstall geotrack")
        count, sets = np.frombuffer(data, "<u4", 2, 8).tolist()
        shapes = (("<u2", 65536), ("<u2", sets), ("<u2", count), ("u1", count), (_width(sets), count))  # fmt: skip
        columns, at = [], 16
        try:
            for kind, number in shapes:
                columns.append(np.frombuffer(data, kind, number, at))
                at += columns[-1].nbytes
        except ValueError:
            raise DataError(f"name index {path} is cut short: reinstall geotrack") from None
        sizes, classes, middle, last, which = columns
        starts = np.zeros(65537, np.uint32)
        np.cumsum(sizes, out=starts[1:])
        return cls(starts, middle.astype(np.uint32) << 8 | last, classes, which)

    @classmethod
    def of(cls, classes: Mapping[int, int]) -> Self:
        """Return an index of keys with their class bits, held in memory."""
        keys = np.array(sorted(classes), np.uint64)
        bits = np.array([classes[int(key)] for key in keys], np.uint16)
        return cls(
            _starts_of(keys), (keys & _LOW).astype(np.uint32), *np.unique(bits, return_inverse=True)
        )

    def __len__(self) -> int:
        return len(self._keys)

    def rank(self, key: int) -> int:
        """Return the place of a key in the sorted order, -1 for an unknown one."""
        bucket, wanted = key >> _REST, key & (1 << _REST) - 1
        high = self._first[bucket + 1]
        at = bisect_left(self._sorted, wanted, self._first[bucket], high)
        return at if at < high and self._sorted[at] == wanted else -1

    def look_up(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint16]:
        """Return the classes of keys, 0 for an unknown one; any shape."""
        if not len(self._keys):
            return np.zeros(keys.shape, np.uint16)
        bucket = (keys >> np.uint64(_REST)).astype(np.intp)
        wanted = (keys & _LOW).astype(np.uint32)
        low = self._starts[bucket].astype(np.intp)
        high = self._starts[bucket + 1].astype(np.intp)
        end = high
        last = len(self._keys) - 1
        for _ in range(self._rounds):
            middle = (low + high) >> 1
            right = (self._keys[np.minimum(middle, last)] < wanted) & (low < high)
            low = np.where(right, middle + 1, low)
            high = np.where(right, high, middle)
        at = np.minimum(low, last)
        hit = (low < end) & (self._keys[at] == wanted)
        return np.where(hit, self._sets[self._which[at]], np.uint16(0))


class BundledNameIndex:
    """The classes of the names in the bundled gazetteer.

    Parameters
    ----------
    files
        Index files; None: those of the package.
    extra
        Further keys (`geotrack.places.gazetteer.keys.name_key`) with their class bits; None: none.

    Examples
    --------
    >>> from geotrack.text.names import NameClass
    >>> index = BundledNameIndex()
    >>> classes = index.classes(["France", "Xyzzyx"])
    >>> bool(classes[0] & NameClass.COUNTRY), int(classes[1])
    (True, 0)
    """

    def __init__(
        self, files: Sequence[Path] | None = None, *, extra: Mapping[int, int] | None = None
    ) -> None:
        paths = files if files is not None else bundled_files("index")
        self._files = tuple(NameIndexFile.open(path) for path in paths)
        if extra:
            self._files = (NameIndexFile.of(extra), *self._files)

    def classes(self, names: Sequence[str]) -> npt.NDArray[np.uint16]:
        """Return one bit set per name, 0 for an unknown one: shape ``(len(names),)``."""
        keys = np.array([name_key(name) for name in names], dtype=np.int64)
        found = self._merged(keys.view(np.uint64) & np.uint64((1 << KEY_BITS) - 1))
        return np.where(keys >= 0, found, np.uint16(0))

    def _merged(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint16]:
        merged = np.zeros(keys.shape, np.uint16)
        for file in self._files:
            found = file.look_up(keys)
            primary = ((merged != 0) & (merged & _ALTERNATE_ONLY == 0)) | (
                (found != 0) & (found & _ALTERNATE_ONLY == 0)
            )
            merged |= found
            merged = np.where(primary, merged & ~_ALTERNATE_ONLY, merged)
        return merged


def name_index(gazetteer: object) -> BundledNameIndex:
    """Return the index of the bundled names and of those in an editor's place list, if there is one."""
    listed = getattr(gazetteer, "first", None)
    return BundledNameIndex(extra=listed.name_classes() if listed is not None else None)


def bundled_files(ending: str) -> tuple[Path, ...]:
    """Return the paths of the bundled gazetteer's files, the curated one first."""
    from pathlib import Path

    names = ("curated", "base")
    return tuple(Path(str(data_file(f"gazetteer/{name}.{ending}"))) for name in names)
