"""The output of a batch while it grows: whole chunks only, with an index that tells what is done.

::

    out.jsonl.part          lines of the chunks that are done, in order
    out.jsonl.part.index    one line a chunk: its key, bytes, hash and counts
    out.jsonl.rest(.index)  chunks done before that are not at their turn yet
    .out.jsonl.index        the index of the finished file, for the next run
    .out.jsonl.lock         held by the run that writes

A chunk counts only if its bytes have the hash that the index says: whatever a killed run or a machine
without power left behind is cut off and done again.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import blake2b
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Self

from geotrack.errors import InputError
from geotrack.exports.outputs import Lock, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geotrack.batch.inputs import Chunk


class Entry(NamedTuple):
    """A chunk that is done.

    `line` is the line number of its first record (None: articles of a folder): records that failed
    tell their lines, so such a chunk is done again when it has moved, and so is one with a document
    that met its limits when these are others now.
    """

    key: str
    bytes: int
    hash: str
    line: int | None
    limits: str
    tally: dict[str, int]

    def fits(self, chunk: Chunk, limits: str) -> bool:
        """Whether the bytes are those that this chunk would get."""
        if self.key != chunk.key:
            return False
        if self.line != chunk.records[0].line and any(n.startswith("error:") for n in self.tally):
            return False
        return self.limits == limits or "error:LimitError" not in self.tally


class _At(NamedTuple):
    entry: Entry
    file: Path
    offset: int


class Ledger:
    """One output file, written by one run at a time, which goes on where the last one ended.

    Parameters
    ----------
    target
        The file, links followed.
    shown
        As the user named it.
    limits
        What a document may cost, in any words that tell limits apart.
    fresh
        Whether to forget what was done before.

    Raises
    ------
    InputError
        If another run writes it, or it cannot be written; what was done is kept.
    """

    def __init__(self, target: Path, *, shown: str, limits: str, fresh: bool = False) -> None:
        self.target, self.shown, self.limits, self.fresh = target, shown, limits, fresh
        self.part = target.with_name(f"{target.name}.part")
        self.rest = target.with_name(f"{target.name}.rest")
        self.final_index = target.with_name(f".{target.name}.index")
        self.done = 0
        self._lock = Lock(target.with_name(f".{target.name}.lock"), what=shown)
        self._old: dict[str, _At] = {}
        self._kept: list[Entry] = []
        self._ahead: dict[str, Entry] = {}
        self._next = 0
        self._offset = 0
        self._out: IO[bytes] | None = None
        self._index: IO[bytes] | None = None

    def __enter__(self) -> Self:
        self._lock.__enter__()
        try:
            if self.fresh:
                for path in (self.part, self.rest):
                    path.unlink(missing_ok=True)
                    _index_of(path).unlink(missing_ok=True)
                self.final_index.unlink(missing_ok=True)
            else:
                self._remember(self.target, self.final_index)
                # a run that ended between the two renames
                self._remember(self.target, _index_of(self.part))
                self._remember(self.rest, _index_of(self.rest))
                self._kept, length = _sound(self.part)
                if self.part.exists():
                    _cut(self.part, length)
                _write_index(_index_of(self.part), self._kept)
                self._ahead = {entry.key: entry for entry in self._kept}
            mode = "r+b" if self.part.exists() else "w+b"
            self._out = self.part.open(mode)
            self._index = _index_of(self.part).open("ab" if self._kept else "wb")
        except OSError as fault:
            self._lock.__exit__(None, None, None)
            raise told(fault, self.shown) from None
        return self

    def __exit__(self, *_: object) -> None:
        for file in (self._out, self._index):
            if file is not None:
                with suppress(OSError):
                    file.close()
        if not self.done and self.part.exists() and not self.part.stat().st_size:
            self.part.unlink()
            _index_of(self.part).unlink(missing_ok=True)
        self._lock.__exit__(None, None, None)

    def _remember(self, path: Path, index: Path) -> None:
        offset = 0
        for entry in _entries(index):
            self._old[entry.key] = _At(entry, path, offset)
            offset += entry.bytes

    def has(self, chunk: Chunk) -> Entry | None:
        """Return the entry of a chunk that was done before, and is sound; it need not be its turn."""
        at = self._old.get(chunk.key)
        if at is not None and at.entry.fits(chunk, self.limits) and _content(at) is not None:
            return at.entry
        entry = self._ahead.get(chunk.key)  # the file was found sound on opening
        return entry if entry is not None and entry.fits(chunk, self.limits) else None

    def place(self, chunk: Chunk) -> tuple[Entry, bytes]:
        """Bring a chunk that was done before to its place; return its entry and lines.

        Chunks come in their order, those of `add` among them.
        """
        if self._next < len(self._kept):
            entry = self._kept[self._next]
            if entry.fits(chunk, self.limits):
                content = _content(_At(entry, self.part, self._offset)) or b""
                self._next += 1
                self._offset += entry.bytes
                self.done += 1
                return entry, content
            self._put_by()
        at = self._old[chunk.key]
        found = _content(at)
        if found is None:
            raise InputError("was changed while we read it: start again", where=self.shown)
        self._append(found, at.entry._replace(line=chunk.records[0].line))
        return at.entry, found

    def _put_by(self) -> None:
        """Move what stands in the file after this place aside: it may be wanted later."""
        left, self._kept = self._kept[self._next :], []
        offset = self._offset
        try:
            begin = sum(entry.bytes for entry in _entries(_index_of(self.rest)))
            self.rest.touch()
            with self.rest.open("r+b") as rest, _index_of(self.rest).open("ab") as index:
                rest.truncate(begin)
                rest.seek(begin)
                for entry in left:
                    content = _content(_At(entry, self.part, offset))
                    if content is not None:
                        rest.write(content)
                        rest.flush()
                        index.write(_line(entry))
                        self._old[entry.key] = _At(entry, self.rest, begin)
                        begin += entry.bytes
                    offset += entry.bytes
            self._cut()
        except OSError as fault:
            raise told(fault, self.shown) from None

    def _cut(self) -> None:
        assert self._out is not None
        assert self._index is not None
        self._out.truncate(self._offset)
        kept = list(_entries(_index_of(self.part)))[: self._next]
        self._index.close()
        _write_index(_index_of(self.part), kept)
        self._index = _index_of(self.part).open("ab")

    def add(self, chunk: Chunk, content: bytes, tally: dict[str, int]) -> None:
        """Write the lines of a chunk.

        Raises
        ------
        InputError
            If the disk is full or the file is gone; the chunks before are sound.
        """
        made = Entry(
            chunk.key, len(content), _hash(content), chunk.records[0].line, self.limits, tally
        )
        self._append(content, made)

    def _append(self, content: bytes, entry: Entry) -> None:
        assert self._out is not None
        assert self._index is not None
        if self._next < len(self._kept):
            self._put_by()
        try:
            self._out.seek(self._offset)
            self._out.write(content)
            self._out.flush()
            self._index.write(_line(entry))
            self._index.flush()
        except OSError as fault:
            with suppress(OSError):
                self._out.truncate(self._offset)
            raise self._ended(fault) from None
        self._offset += entry.bytes
        self._next += 1
        self._kept = []
        self.done += 1

    def _ended(self, fault: OSError) -> InputError:
        kept = "nothing was done yet that could be kept"
        if not self.part.parent.is_dir():
            kept = "its folder is gone"
        elif self._offset and self.part.exists():
            kept = f"what is done is kept in {self.part.name}: the same command goes on from there"
        return InputError(f"cannot be written: {fault.strerror or fault}; {kept}", where=self.shown)

    def finish(self) -> None:
        """Put the file in its place.

        Raises
        ------
        InputError
            If that cannot be: its folder is gone, or the file became something else.
        """
        assert self._out is not None
        assert self._index is not None
        try:
            if self._next < len(self._kept):
                self._put_by()
            for file in (self._out, self._index):
                file.flush()
                os.fsync(file.fileno())
                file.close()
            self.part.replace(self.target)
            _index_of(self.part).replace(self.final_index)
            self.rest.unlink(missing_ok=True)
            _index_of(self.rest).unlink(missing_ok=True)
        except OSError as fault:
            raise self._ended(fault) from None


def _index_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.index")


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=12).hexdigest()


def _line(entry: Entry) -> bytes:
    return json.dumps(entry._asdict(), separators=(",", ":")).encode() + b"\n"


def _entries(index: Path) -> Iterator[Entry]:
    """Yield the entries of an index up to the first that is damaged; none if there is no file."""
    try:
        with index.open("rb") as lines:
            for line in lines:
                row: Any = json.loads(line)
                entry = Entry(**row)
                if not line.endswith(b"\n") or not isinstance(entry.bytes, int) or entry.bytes < 0:
                    return
                yield entry
    except (OSError, ValueError, TypeError):
        return


def _write_index(index: Path, entries: list[Entry]) -> None:
    scratch = index.with_name(f"{index.name}.new")
    scratch.write_bytes(b"".join(map(_line, entries)))
    scratch.replace(index)


def _content(at: _At) -> bytes | None:
    """Return the bytes of an entry; None: they are not what the index says."""
    try:
        with at.file.open("rb") as file:
            file.seek(at.offset)
            content = file.read(at.entry.bytes)
    except OSError:
        return None
    return content if _hash(content) == at.entry.hash else None


def _sound(part: Path) -> tuple[list[Entry], int]:
    """Return the entries whose bytes are sound, from the beginning, and their length."""
    found: list[Entry] = []
    length = 0
    try:
        with part.open("rb") as file:
            for entry in _entries(_index_of(part)):
                if _hash(file.read(entry.bytes)) != entry.hash:
                    break
                found.append(entry)
                length += entry.bytes
    except OSError:
        return [], 0
    return found, length


def _cut(path: Path, length: int) -> None:
    with path.open("r+b") as file:
        file.truncate(length)
