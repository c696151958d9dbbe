"""Corpora as tables: CSV, Excel, Parquet, or a folder of Parquet that can be read while it grows."""

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, Protocol

from geotrack.batch.pages import page_names
from geotrack.errors import InputError, MissingExtraError, UsageError
from geotrack.exports.frames import COLUMNS, harmless, rows_of
from geotrack.exports.outputs import real_path, told, write_whole
from geotrack.exports.workbook import CELL, Workbook

Row = dict[str, Any]

ENDINGS: Final = (".csv", ".xlsx", ".parquet")
#: the tables of a corpus; ``errors`` has the records that could not be analysed
CORPUS_TABLES: Final = ("claims", "legs", "places", "documents", "errors")
_ERRORS: Final = {"id": "string", "line": "Int64", "type": "string", "message": "string"}
#: documents in one file of a table in a folder
_PART: Final = 2000
_SQL: Final = {"string": "string", "Int64": "bigint", "Float64": "double", "boolean": "boolean"}


def columns_of(table: str, *, pages: bool = True) -> dict[str, str]:
    """Return the columns of a corpus table with their types.

    Raises
    ------
    UsageError
        If there is no such table.
    """
    if table == "errors":
        return _ERRORS
    if table not in COLUMNS:
        raise UsageError(f"no table {table!r}; there are {', '.join([*COLUMNS, 'errors'])}")
    return {**COLUMNS[table], **({"page": "string"} if pages else {})}


def ddl(table: str) -> str:
    """Return the columns as Spark wants them, of the frames of `analyze_frame`.

    Examples
    --------
    >>> ddl("errors")
    '`id` string, `line` bigint, `type` string, `message` string'
    """
    columns = columns_of(table, pages=False)
    return ", ".join(f"`{name}` {_SQL[kind]}" for name, kind in columns.items())


def rows_of_line(line: Row, table: str, page: str | None) -> Iterator[Row]:
    """Yield the rows of one table in a line of a batch: a report, or an error record."""
    if "error" in line and "format" not in line:
        if table == "errors":
            error = line["error"]
            known = isinstance(error, dict)
            number = error.get("line") if known else None
            yield {
                "id": None if line.get("id") is None else _text(line["id"]),
                "line": number if type(number) is int else None,
                "type": _text(error.get("type")) if known else "error",
                "message": _text(error.get("message") if known else error),
            }
        return
    if table != "errors":
        for row in rows_of(line, table):
            yield {**row, "page": page}


def _text(value: Any) -> str:
    return str(value).encode("utf-8", "backslashreplace").decode()


def _numbered(lines: Iterable[bytes], pages: str | None) -> Iterator[tuple[Row, str | None]]:
    """Yield reports and error records with the page of each, as `page_names` gave it."""
    name = page_names()
    for number, line in enumerate(lines, 1):
        row: Row = json.loads(line)
        page = name(row.get("id"), number)
        yield row, f"{pages}/{page}" if pages is not None and "format" in row else None


class _Writer(Protocol):
    def add(self, table: str, row: Row) -> None: ...
    def close(self) -> None: ...


class _Csv:
    """One table, in UTF-8 with the mark by which Excel knows it."""

    def __init__(self, path: Path, tables: dict[str, dict[str, str]]) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(next(iter(tables.values())))

    def add(self, table: str, row: Row) -> None:
        self._writer.writerow([_cell(value) for value in row.values()])

    def close(self) -> None:
        self._file.close()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        value = harmless(value)
        return value if len(value) <= CELL else f"{value[:CELL]}…"
    return "" if value is None else value


class _Parquet:
    """One table, in row groups."""

    def __init__(self, path: Path, tables: dict[str, dict[str, str]]) -> None:
        pyarrow, parquet = _pyarrow()
        self._schema = _schema(pyarrow, next(iter(tables.values())))
        self._writer = parquet.ParquetWriter(path, self._schema)
        self._table_of = pyarrow.Table.from_pylist
        self._rows: list[Row] = []

    def add(self, table: str, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) == 50_000:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(self._table_of(self._rows, schema=self._schema))
        self._rows = []

    def close(self) -> None:
        self._flush()
        self._writer.close()


_WRITERS: Final[dict[str, Callable[[Path, dict[str, dict[str, str]]], _Writer]]] = {
    ".csv": _Csv,
    ".xlsx": Workbook,
    ".parquet": _Parquet,
}


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("writing Parquet", extra="parquet") from None
    return pa, parquet


def _schema(pyarrow: Any, columns: dict[str, str], **metadata: str) -> Any:
    kinds = {
        "string": pyarrow.string(),
        "Int64": pyarrow.int64(),
        "Float64": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }
    fields = [pyarrow.field(name, kinds[kind]) for name, kind in columns.items()]
    return pyarrow.schema(fields, metadata=metadata or None)


def write_table(
    lines: Iterable[bytes],
    target: str | Path,
    *,
    table: str | None = None,
    pages: str | None = None,
) -> None:
    """Write the tables of a batch's lines as .csv, .xlsx or .parquet, whole or not at all.

    Parameters
    ----------
    lines
        Reports and error records, in order.
    target
        The file; CSV and Parquet hold one table, Excel has a sheet for each.
    table
        Which one; None: ``claims``, and in Excel all of `CORPUS_TABLES`.
    pages
        Folder of the documents' pages, for the links; None: no pages.

    Raises
    ------
    InputError
        If the file cannot be written.
    UsageError
        If there is no such table.
    """
    final = real_path(target)
    ending = (
        final.suffix.lower() if final.suffix.lower() in _WRITERS else Path(target).suffix.lower()
    )
    names = [table or "claims"] if table or ending != ".xlsx" else list(CORPUS_TABLES)
    tables = {name: columns_of(name) for name in names}
    linked = None if pages is None else os.path.relpath(pages, final.parent).replace(os.sep, "/")
    scratch = final.with_name(f".{final.name}.part")
    writer: _Writer | None = None
    try:
        writer = _WRITERS[ending](scratch, tables)
        for line, page in _numbered(lines, linked):
            for name in names:
                for row in rows_of_line(line, name, page):
                    writer.add(name, row)
        writer.close()
        scratch.replace(final)
    except OSError as fault:
        raise told(fault, target) from None
    except BaseException as fault:
        if writer is not None:
            with suppress(Exception):
                writer.close()
        if type(fault).__name__ == "FileCreateError":  # XlsxWriter's own word for a full disk
            raise InputError(f"cannot be written: {fault}", where=str(target)) from None
        raise
    finally:
        scratch.unlink(missing_ok=True)


class Folder:
    """A folder with a folder of Parquet files for each table, which can be read while it grows.

    Files hold 2,000 documents each and appear whole; those that stand there already and hold the same
    are left alone, and the first that does not takes all after it away.

    Parameters
    ----------
    path
        The folder; it is made.
    pages
        Folder of the documents' pages, for the links; None: no pages.
    """

    def __init__(self, path: Path, *, pages: str | None = None) -> None:
        self.path = path
        self._pages = None
        if pages is not None:
            self._pages = os.path.relpath(pages, path).replace(os.sep, "/")
        self._pyarrow, self._parquet = _pyarrow()
        self._name = page_names()
        self._lines: list[bytes] = []
        self._seen = 0
        self._number = 0
        self._clean = False
        try:
            for table in CORPUS_TABLES:
                (path / table).mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise told(fault, path) from None

    def add(self, content: bytes) -> None:
        """Take the lines of a chunk."""
        self._lines += content.split(b"\n")[:-1]
        if len(self._lines) >= _PART:
            self._flush()

    def finish(self) -> None:
        """Write what is left and take away what an earlier, longer run wrote."""
        if self._lines or not self._number:
            self._flush()
        self._drop()

    def _file(self, table: str, number: int) -> Path:
        return self.path / table / f"part-{number:05d}.parquet"

    def _flush(self) -> None:
        key = blake2b(b"\n".join(self._lines), digest_size=16)
        key.update(f"{self._pages} {self._seen}".encode())
        rows: list[tuple[Row, str | None]] | None = None
        for table in CORPUS_TABLES:
            schema = _schema(self._pyarrow, columns_of(table), geotrack=key.hexdigest())
            path = self._file(table, self._number)
            if not self._clean and self._same(path, schema):
                continue
            if not self._clean:
                self._clean = True
                self._drop(after=self._number + 1)
            rows = self._rows() if rows is None else rows
            made = [row for line, page in rows for row in rows_of_line(line, table, page)]
            out = self._pyarrow.BufferOutputStream()
            self._parquet.write_table(self._pyarrow.Table.from_pylist(made, schema=schema), out)
            write_whole(path, out.getvalue().to_pybytes())
        if rows is None:
            self._rows()  # names are given in order
        self._seen += len(self._lines)
        self._lines = []
        self._number += 1

    def _rows(self) -> list[tuple[Row, str | None]]:
        out: list[tuple[Row, str | None]] = []
        for number, line in enumerate(self._lines, self._seen + 1):
            row: Row = json.loads(line)
            page = self._name(row.get("id"), number)
            linked = self._pages is not None and "format" in row
            out.append((row, f"{self._pages}/{page}" if linked else None))
        return out

    def _same(self, path: Path, schema: Any) -> bool:
        if not path.exists():
            return False
        try:
            return bool(self._parquet.read_schema(path).equals(schema, check_metadata=True))
        except Exception:  # noqa: BLE001 whatever an unreadable file raises, it is not the same
            return False

    def _drop(self, *, after: int | None = None) -> None:
        first = self._number if after is None else after
        for table in CORPUS_TABLES:
            for path in (self.path / table).glob("part-*.parquet"):
                number = path.stem.removeprefix("part-")
                if number.isdigit() and int(number) >= first:
                    path.unlink(missing_ok=True)
