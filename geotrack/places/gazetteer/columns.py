"""Columns in one file: how a gazetteer file is laid out on disk.

A file starts with a magic number and a header in JSON that names its sections; every section is an
array of little-endian whole numbers or plain bytes. The file is mapped, not read: opening it costs
the header only, and a look-up touches the few pages it needs.
"""

from __future__ import annotations

import json
import mmap
import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from geotrack.errors import DataError

_MAGIC: Final = b"GTCOLS01"
_ALIGN: Final = 8
#: bytes of the types of numbers that sections hold
_WIDTH: Final = {"B": 1, "b": 1, "H": 2, "I": 4}
#: runs between two stored starts
_STEP: Final = 32


def fitting(values: Iterable[int]) -> array[int]:
    """Return non-negative numbers as an array of the narrowest type that holds them all.

    Examples
    --------
    >>> fitting([3, 300]).typecode
    'H'
    """
    values = list(values)
    most = max(values, default=0)
    return array("B" if most < 256 else "H" if most < 65536 else "I", values)


def palette(values: Sequence[int]) -> tuple[array[int], array[int]]:
    """Return numbers with few different values as which is where, and the values in their order."""
    found = sorted(set(values))
    number = {value: k for k, value in enumerate(found)}
    return fitting(number[value] for value in values), array("I", found)


def halves(name: str, values: Iterable[int], *, bits: int = 16) -> Iterator[tuple[str, array[int]]]:
    """Yield numbers as two columns, their lower 8 or 16 bits and the rest: tighter than one of 32 bits."""
    values = list(values)
    yield f"{name}-low", array("H" if bits == 16 else "B", (v & (1 << bits) - 1 for v in values))
    yield f"{name}-high", fitting(value >> bits for value in values)


def write_columns(
    path: Path, sections: Mapping[str, array[int] | bytes], meta: Mapping[str, str]
) -> None:
    """Write a file of named sections; the same content gives the same bytes."""
    table: dict[str, tuple[str, int, int]] = {}
    at = 0
    for name, content in sections.items():
        kind = "" if isinstance(content, bytes) else content.typecode
        if kind and _WIDTH.get(kind) != content.itemsize:  # type: ignore[union-attr]
            raise DataError(f"numbers of type {kind!r} have another width on this machine")
        table[name] = (kind, at, len(content))
        at += -(-len(content) * _WIDTH.get(kind, 1) // _ALIGN) * _ALIGN
    header = json.dumps({"meta": dict(sorted(meta.items())), "sections": table}).encode()
    header += b" " * (-(len(header) + 12) % _ALIGN)
    with path.open("wb") as file:
        file.write(_MAGIC + len(header).to_bytes(4, "little") + header)
        for content in sections.values():
            if not isinstance(content, bytes):
                if sys.byteorder == "big":
                    content = content[:]
                    content.byteswap()
                content = content.tobytes()
            file.write(content + b"\0" * (-len(content) % _ALIGN))


class ColumnFile:
    """A mapped file of columns.

    Parameters
    ----------
    path
        A file that `write_columns` wrote.

    Raises
    ------
    DataError
        If the file is missing, of another kind, or cut short.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError) as error:
            raise DataError(f"gazetteer file {path} cannot be read: {error}") from error
        if bytes(self._data[:8]) != _MAGIC:
            raise DataError(f"{path} is no gazetteer file of this version: build it anew")
        self._start = 12 + int.from_bytes(self._data[8:12], "little")
        try:
            header = json.loads(bytes(self._data[12 : self._start]))
            self.meta: dict[str, str] = header["meta"]
            self._sections: dict[str, tuple[str, int, int]] = header["sections"]
            end = max(
                (at + count * _WIDTH.get(kind, 1) for kind, at, count in self._sections.values()),
                default=0,
            )
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(f"gazetteer file {path} is damaged: build it anew") from error
        if len(self._data) < self._start + end:
            raise DataError(f"gazetteer file {path} is cut short: build it anew")

    def column(self, name: str) -> memoryview[int]:
        """Return a section as a sequence of numbers (of bytes: 0 to 255)."""
        try:
            kind, at, count = self._sections[name]
        except KeyError:
            raise DataError(f"gazetteer file {self.path} lacks {name}: build it anew") from None
        at += self._start
        data = self._data[at : at + count * _WIDTH.get(kind, 1)]
        if not kind:
            return data
        if sys.byteorder == "big":
            swapped = array(kind, data.tobytes())
            swapped.byteswap()
            return memoryview(swapped)
        return data.cast(kind)  # type: ignore[call-overload,no-any-return]


class Runs(NamedTuple):
    """Where each of many runs lies in a longer sequence, out of their lengths."""

    lengths: memoryview[int]
    starts: memoryview[int]

    def __call__(self, number: int) -> tuple[int, int]:
        """Return start and end of a run."""
        block = number >> 5
        start = self.starts[block] + sum(self.lengths[block << 5 : number])
        return start, start + self.lengths[number]


def pack_runs(name: str, lengths: Sequence[int]) -> dict[str, array[int]]:
    """Return the two sections from which `Runs` are read: ``name`` and ``name-starts``."""
    starts = array("I")
    at = 0
    for number, length in enumerate(lengths):
        if number % _STEP == 0:
            starts.append(at)
        at += length
    return {name: fitting(lengths), f"{name}-starts": starts}


class Found(NamedTuple):
    """Lines of one key: the number of the first, and what stands behind the key in each."""

    first: int
    tails: list[str]


class Lines:
    """Sorted lines of text, each a key and a tail, in deflated blocks.

    Parameters
    ----------
    file
        The file that holds them.
    name
        The name of their sections.
    """

    def __init__(self, file: ColumnFile, name: str) -> None:
        self._path = file.path
        self._data = file.column(name)
        self._ends = file.column(f"{name}-ends")
        self._firsts = file.column(f"{name}-firsts")
        self._head_data = file.column(f"{name}-heads")

    @cached_property
    def _heads(self) -> list[bytes]:
        """The first key of each block."""
        return bytes(self._head_data).split(b"\n")

    def find(self, key: str) -> Found | None:
        """Return the lines of a key; None if there are none."""
        wanted = key.encode()
        block = bisect_right(self._heads, wanted) - 1
        if block < 0 or not self._firsts:
            return None
        text = self._text(block)
        mark = b"\n" + wanted + b"\t"
        at = text.find(mark)
        if at < 0:
            return None
        first = self._firsts[block] + text.count(b"\n", 0, at)
        tails = []
        while text.startswith(mark, at):
            end = text.find(b"\n", at + 1)
            tails.append(text[at + len(mark) : end].decode())
            at = end
        return Found(first, tails)

    def _text(self, block: int) -> bytes:
        """Return a block: a newline before each line and one at the end."""
        start = self._ends[block - 1] if block else 0
        try:
            return zlib.decompress(self._data[start : self._ends[block]], -15)
        except zlib.error as error:
            raise DataError(f"gazetteer file {self._path} is damaged: {error}") from error


def pack_lines(
    name: str, lines: Sequence[tuple[str, str]], *, block: int = 64
) -> dict[str, array[int] | bytes]:
    """Return the sections from which `Lines` are read.

    Parameters
    ----------
    name
        What the sections are called.
    lines
        Keys and tails, sorted by the bytes of the keys; keys may repeat. Neither holds tabs or newlines.
    block
        So many lines make a block; lines of one key stay together.
    """
    data = bytearray()
    ends, firsts = array("I"), array("I")
    heads: list[bytes] = []
    begin = 0
    for number in range(1, len(lines) + 1):
        if number < len(lines) and (
            number - begin < block or lines[number][0] == lines[number - 1][0]
        ):
            continue
        text = "".join(f"\n{key}\t{tail}" for key, tail in lines[begin:number]) + "\n"
        packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
        data += packer.compress(text.encode()) + packer.flush()
        ends.append(len(data))
        firsts.append(begin)
        heads.append(lines[begin][0].encode())
        begin = number
    return {
        name: bytes(data),
        f"{name}-ends": ends,
        f"{name}-firsts": firsts,
        f"{name}-heads": b"\n".join(heads),
    }
