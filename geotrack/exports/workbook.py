"""Excel workbooks: a sheet a table; text is text, never a formula, and the bytes are the same each time."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from geotrack.errors import MissingExtraError, UsageError
from geotrack.exports.archive import as_dict
from geotrack.exports.frames import COLUMNS, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from geotrack.report import Report

#: what Excel takes: rows of a sheet, characters of a cell, links of a sheet
_ROWS: Final = 1_048_576
CELL: Final = 32_000
_LINKS: Final = 65_000
#: the sheets of one report
_SHEETS: Final = ("claims", "legs", "places", "times", "documents")


class Workbook:
    """A workbook that grows row by row; `tables` is table → column → type."""

    def __init__(self, target: Path | BinaryIO, tables: dict[str, dict[str, str]]) -> None:
        try:
            import xlsxwriter
        except ImportError:
            raise MissingExtraError("writing .xlsx", extra="xlsx") from None
        from datetime import UTC, datetime

        options: dict[str, Any] = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        if isinstance(target, io.BytesIO):
            options["in_memory"] = True
        else:
            options |= {"constant_memory": True, "tmpdir": str(getattr(target, "parent", "."))}
            target = str(target)  # type: ignore[assignment]
        self._book = xlsxwriter.Workbook(target, options)
        self._book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})  # same bytes
        self._tables = tables
        self._sheets: dict[str, Any] = {}
        self._rows: dict[str, int] = {}
        self._count: dict[str, int] = {}
        for table in tables:
            self._sheet(table)

    def _sheet(self, table: str) -> None:
        count = self._count[table] = self._count.get(table, 0) + 1
        sheet = self._book.add_worksheet(table if count == 1 else f"{table} {count}")
        sheet.freeze_panes(1, 0)
        for k, name in enumerate(self._tables[table]):
            sheet.write_string(0, k, name)
        self._sheets[table], self._rows[table] = sheet, 1

    def add(self, table: str, row: dict[str, Any]) -> None:
        """Write a row under the last one of its table; a full sheet is followed by a second one."""
        if self._rows[table] == _ROWS:
            self._sheet(table)
        sheet, at = self._sheets[table], self._rows[table]
        for k, (name, value) in enumerate(row.items()):
            if value is None:
                continue
            if isinstance(value, bool):
                sheet.write_boolean(at, k, value)
            elif isinstance(value, (int, float)):
                sheet.write_number(at, k, value)
            elif name == "page" and at < _LINKS:
                sheet.write_url(at, k, f"external:{value}", string=value.rpartition("/")[2])
            else:
                sheet.write_string(at, k, value if len(value) <= CELL else f"{value[:CELL]}…")
        self._rows[table] += 1

    def close(self) -> None:
        """Write what is left, and the end."""
        self._book.close()


def write(report: Report, *, table: str | None = None) -> bytes:
    """Return a workbook with a sheet for each table of one report, or for the one that is named.

    Raises
    ------
    UsageError
        If there is no such table.
    """
    if table is not None and table not in COLUMNS:
        raise UsageError(f"no table {table!r}; there are {', '.join(COLUMNS)}")
    names = _SHEETS if table is None else (table,)
    out = io.BytesIO()
    book = Workbook(out, {name: COLUMNS[name] for name in names})
    row = as_dict(report)
    for name in names:
        for entry in rows_of(row, name):
            book.add(name, entry)
    book.close()
    return out.getvalue()
