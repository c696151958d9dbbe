"""A writer that goes on where it was stopped: for imports that take minutes.

What was read stands in a folder beside the target (``.world.places.import``) until the import is complete;
another import of the same, unchanged dumps goes on from there.
"""

import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from geotrack.places.gazetteer.writer import StoreWriter

_OWN: Final = "CREATE TABLE IF NOT EXISTS progress (file TEXT PRIMARY KEY, at INTEGER, line INTEGER, rejected INTEGER)"


class _Folder:
    """A folder that is there until it is cleaned up."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)

    def cleanup(self) -> None:
        shutil.rmtree(self.name, ignore_errors=True)


class ResumableWriter(StoreWriter):
    """A `StoreWriter` whose collected rows outlive an interruption.

    Parameters
    ----------
    path
        The file to write.
    source
        What tells the input from a changed one (names, sizes, dates).
    """

    def __init__(self, path: Path, source: str) -> None:
        super().__init__(path)
        schema = [row[0] for row in self._db.execute("SELECT sql FROM sqlite_master ORDER BY name")]
        super().__exit__(None, None, None)
        folder = path.with_name(f".{path.name}.import")
        self._folder = _Folder(folder)  # type: ignore[assignment]
        stamp = "\n".join([source, *schema])
        told = folder / "source.txt"
        same = False
        with suppress(OSError, UnicodeDecodeError):
            same = told.read_text(encoding="utf-8") == stamp
        if not same:
            self._folder.cleanup()
        folder.mkdir(exist_ok=True)
        self._db = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")  # a killed import leaves the last checkpoint
        self._db.execute("PRAGMA synchronous=OFF")
        for statement in (*(() if same else schema), _OWN):
            self._db.execute(statement)
        self._db.execute("DROP TABLE IF EXISTS place_id")
        self._db.execute("DROP INDEX IF EXISTS by_geonameid")
        told.write_text(stamp, encoding="utf-8")
        for old in folder.glob("out.*"):
            old.unlink()
        self._count = self._db.execute("SELECT count(*) FROM raw").fetchone()[0]
        self._db.execute("BEGIN")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None and not issubclass(kind, Exception):
            self._db.close()  # stopped from outside: what the last checkpoint has is kept
            return
        super().__exit__(kind, error, trace)

    def finish(self, meta: dict[str, str]) -> dict[str, int]:
        """Write the file and put it in place; an import that is stopped here begins anew."""
        (Path(self._folder.name) / "source.txt").unlink(missing_ok=True)
        self._db.execute("COMMIT")
        self._db.execute("PRAGMA journal_mode=OFF")  # millions of rows follow, each on its own
        self._db.execute("BEGIN")
        return super().finish(meta)

    @property
    def count(self) -> int:
        """Places added so far, also by the import that was stopped."""
        return self._count

    def reached(self, file: str) -> tuple[int, int, int]:
        """Return byte, line and number of rejected rows up to which a file has been read before."""
        row = self._db.execute(
            "SELECT at, line, rejected FROM progress WHERE file=?", (file,)
        ).fetchone()
        return tuple(row) if row else (0, 0, 0)

    def checkpoint(self, file: str, at: int, line: int, rejected: int) -> None:
        """Keep what was added so far, with how far a file has been read."""
        self._db.execute(
            "INSERT OR REPLACE INTO progress VALUES (?,?,?,?)", (file, at, line, rejected)
        )
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")
