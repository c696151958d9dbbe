"""What a batch reads: the records of a file or the articles of a folder, in chunks that keep their place.

Chunks are cut where the content says so, not after every so many records: a record that is added,
changed or taken away changes its own chunk and leaves the others, and what was made of them, alone.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

from geotrack.errors import GeotrackError, InputError, NotFoundError
from geotrack.structured import parse_json
from geotrack.text.documents import records_in
from geotrack.text.files.filekinds import kind_of
from geotrack.text.files.members import COLLECTIONS

ENDINGS: Final = frozenset(
    {".txt", ".text", ".md", ".html", ".htm", ".pdf", ".docx", ".epub", ".eml"}
)
#: a chunk ends after about every eighth record (by its hash), at the latest after …
_OFTEN: Final = 8
_RECORDS: Final = 32
#: … or this many bytes
_BYTES: Final = 1_000_000
#: a collection is read whole
_MOST_BYTES: Final = 400_000_000


class Record(NamedTuple):
    """One record: a line of JSON, or the path of an article with the id that it gets."""

    line: int | None
    raw: str
    path: str | None = None
    page: str | None = None


class Chunk(NamedTuple):
    """Records that are worked on together, and a key that only the same ones have."""

    key: str
    records: list[Record]


def records(
    source: str | os.PathLike[str],
    *,
    passed: Callable[[str, str], None] | None = None,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> tuple[Iterator[Record], int | None]:
    """Return the records of a file or the articles of a folder, and how many when known.

    A file may be JSON lines, or what holds several articles: a ZIP archive, a box of mail, a web archive,
    a table (CSV, JSON, Parquet).

    Parameters
    ----------
    source
        The file or folder; ``-`` is standard input.
    passed
        Called with name and reason of every file of a folder that is passed over; None: nobody is told.
    columns
        For tables: member (``text``, ``title`` …) → column; None: by the usual names.
    encoding
        Of tables and the texts in archives; None: found out.

    Raises
    ------
    InputError
        If there is no such file or folder, it cannot be read, or the folder has no articles.
    """
    path = Path(source)
    if str(source) == "-":
        import sys

        return _numbered(sys.stdin.buffer), None
    if not path.exists():
        raise NotFoundError("no such file or folder", where=str(path))
    if path.is_dir():
        files = _articles(path, passed or (lambda *_: None))
        if not files:
            endings = " ".join(sorted(ENDINGS))
            raise InputError(f"no articles in this folder ({endings})", where=str(path))
        return (Record(None, name, os.fspath(path / name)) for name in files), len(files)
    try:
        if not path.is_file():  # a pipe: it can be read once
            return _lines(path), None
        gathered = _collection(path, columns, encoding)
        if gathered is not None:
            return gathered, None
        if _is_article(path):
            return iter([Record(None, path.name, os.fspath(path))]), 1
        with path.open("rb") as lines:
            head = lines.read(4096).split(b"\n", 1)[0]
            if b"\0" in head and head.strip(b"\0\r"):
                raise InputError("binary file: give JSON lines or a folder", where=str(path))
        with path.open("rb") as lines:
            total = sum(1 for line in lines if line.strip())
    except OSError as fault:
        raise InputError(f"cannot be read: {fault.strerror}", where=str(path)) from None
    return _lines(path), total


def _collection(
    path: Path, columns: Mapping[str, str] | None, encoding: str | None
) -> Iterator[Record] | None:
    """Return the records of a file that holds several articles; None: it is JSON lines or nothing known."""
    with path.open("rb") as file:
        head = file.read(1 << 16)
    name = path.name
    if kind_of(head, name) not in COLLECTIONS | {"docx", "epub"}:
        if columns:
            raise InputError("has no columns: give a table (CSV, JSON or Parquet)", where=str(path))
        return None
    if path.stat().st_size > _MOST_BYTES:
        raise InputError("more than 400 MB: split it", where=str(path))
    found = records_in(path.read_bytes(), name, columns=columns, encoding=encoding)
    return None if found is None else _numbered_members(found)


def _is_article(path: Path) -> bool:
    """Whether a file is one article by its ending, and not JSON lines under an article's name."""
    if path.suffix.lower() not in ENDINGS:
        return False
    with path.open("rb") as file:
        return not file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _numbered_members(
    found: Iterator[dict[str, Any] | tuple[str, GeotrackError]],
) -> Iterator[Record]:
    for k, row in enumerate(found, 1):
        if isinstance(row, tuple):
            identifier, fault = row
            why = fault.message if isinstance(fault, InputError) else str(fault)
            row = {"id": identifier, "unreadable": why}
        yield Record(k, json.dumps(row, ensure_ascii=False))


def _articles(folder: Path, passed: Callable[[str, str], None]) -> list[str]:
    """Return the articles of a folder as paths within it, sorted; links to folders are not followed."""
    found = []

    def unreadable(fault: OSError) -> None:
        passed(os.path.relpath(fault.filename, folder), f"cannot be read ({fault.strerror})")

    for here, folders, names in os.walk(folder, onerror=unreadable):
        folders.sort()
        for name in folders:
            if Path(here, name).is_symlink():
                passed(os.path.relpath(os.path.join(here, name), folder), "a link to a folder")  # noqa: PTH118
        for name in sorted(names):
            path = Path(here, name)
            inside = path.relative_to(folder).as_posix()
            if path.suffix.lower() not in ENDINGS:
                passed(inside, f"no article ({' '.join(sorted(ENDINGS))})")
            elif not path.is_file():
                passed(inside, "no regular file")
            else:
                found.append(inside)
    return sorted(found)


def _lines(path: Path) -> Iterator[Record]:
    with path.open("rb") as lines:
        yield from _numbered(lines)


def _numbered(lines: Iterable[bytes]) -> Iterator[Record]:
    for k, raw in enumerate(lines, 1):
        line = raw.decode("utf-8-sig" if k == 1 else "utf-8", errors="replace")
        if line.strip():
            yield Record(k, line)


def row_of(record: Record) -> dict[str, Any]:
    """Return the members of a line of JSON.

    Raises
    ------
    InputError
        If it is no JSON object.
    """
    row = parse_json(record.raw)
    if not isinstance(row, dict):
        raise InputError("not a JSON object")
    return row


def identifier_of(record: Record) -> Any:
    """Return the id of a record; None: it has none, or cannot be read."""
    if record.path is not None:
        return record.raw
    try:
        return row_of(record).get("id")
    except InputError:
        return None


def _digest(record: Record) -> tuple[bytes, int]:
    """Return a digest of all that a record's answer depends on, and how many bytes it has."""
    made = blake2b(record.raw.encode("utf-8", "surrogatepass"), digest_size=16)
    size = len(record.raw)
    if record.path is not None:
        made.update(b"\0" + os.fsencode(record.path) + b"\0")
        try:
            with Path(record.path).open("rb") as file:
                while block := file.read(1 << 20):
                    made.update(block)
                    size += len(block)
        except OSError as fault:
            made.update(str(fault.strerror).encode())
    if record.page is not None:
        made.update(record.page.encode())
    return made.digest(), size


def chunks(source: Iterable[Record], fingerprint: str = "") -> Iterator[Chunk]:
    """Yield the records in chunks.

    Parameters
    ----------
    source
        Records in order.
    fingerprint
        Whatever else their answers depend on: version, data, settings. Keys differ with it.
    """
    size = 0
    gathered: list[Record] = []
    key = blake2b(fingerprint.encode(), digest_size=16)
    for record in source:
        digest, length = _digest(record)
        gathered.append(record)
        key.update(digest)
        size += length
        if digest[0] % _OFTEN == 0 or len(gathered) == _RECORDS or size >= _BYTES:
            yield Chunk(key.hexdigest(), gathered)
            key, gathered, size = blake2b(fingerprint.encode(), digest_size=16), [], 0
    if gathered:
        yield Chunk(key.hexdigest(), gathered)
