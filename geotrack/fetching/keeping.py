"""Answers kept between runs, and when each host may be asked again: one SQLite file, or memory.

Several processes share the file, so that a batch asks a service no faster than one process would. A file
that cannot be used is replaced by memory: a full disk costs speed, never a report.
"""

import hashlib
import os
import sqlite3
import threading
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS answer (key BLOB PRIMARY KEY, stored REAL NOT NULL, until REAL NOT NULL,
    url TEXT, kind TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pace (host TEXT PRIMARY KEY, next REAL NOT NULL, closed REAL NOT NULL);
"""
#: kept answers together, in bytes as stored; the oldest go first
_MOST_BYTES: Final = 200_000_000
#: so many answers are kept between two looks at the size
_LOOK_EVERY: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A kept answer; `url` is None when it was found where it was asked for."""

    url: str | None
    kind: str
    body: bytes


def cache_folder() -> Path:
    """Return the folder of the user's cache that is geotrack's; it need not exist."""
    from geotrack.fetching.homefolders import home_folder

    return home_folder("cache")


class Keeper:
    """Keeps answers and paces hosts.

    Parameters
    ----------
    folder
        Where the file is; None: memory only.
    now
        Tells the time, in seconds since 1970.
    """

    def __init__(self, folder: Path | None, *, now: Callable[[], float]) -> None:
        self._folder, self._now = folder, now
        self._lock = threading.Lock()
        self._opened: tuple[int, sqlite3.Connection] | None = None
        self._written = 0

    def _db(self) -> sqlite3.Connection:
        if self._opened is not None and self._opened[0] == os.getpid():
            return self._opened[1]
        found = None
        if self._folder is not None:
            with suppress(OSError, sqlite3.Error):
                found = _opened(self._folder)
        if found is None:
            found = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            found.executescript(_SCHEMA)
        self._opened = (os.getpid(), found)
        return found

    def _run(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        """Return what work on the file gives; a damaged or full file is left for memory."""
        with self._lock:
            try:
                return work(self._db())
            except sqlite3.Error:
                self._folder, self._opened = None, None
                return work(self._db())

    def find(self, question: str) -> Kept | None:
        """Return the answer to a question if it is kept and still good; None: it is not."""
        asked = _key(question), self._now()
        row = self._run(
            lambda db: db.execute(
                "SELECT url, kind, body FROM answer WHERE key=? AND until>?", asked
            ).fetchone()
        )
        if row is None:
            return None
        try:
            return Kept(url=row[0], kind=row[1], body=zlib.decompress(row[2]))
        except zlib.error:
            return None

    def keep(self, question: str, answer: Kept, seconds: float) -> None:
        """Keep an answer for so many seconds."""
        now = self._now()
        row = (
            _key(question), now, now + seconds, answer.url, answer.kind, zlib.compress(answer.body, 6),
        )  # fmt: skip
        self._run(lambda db: db.execute("INSERT OR REPLACE INTO answer VALUES (?,?,?,?,?,?)", row))
        self._written += 1
        if self._written % _LOOK_EVERY == 1:
            self._run(self._prune)

    def drop(self, question: str) -> None:
        """Keep the answer to a question no longer."""
        self._run(lambda db: db.execute("DELETE FROM answer WHERE key=?", (_key(question),)))

    def _prune(self, db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM answer WHERE until<=?", (self._now(),))
        total = db.execute("SELECT coalesce(sum(length(body)),0) FROM answer").fetchone()[0]
        while total > _MOST_BYTES:
            gone = db.execute(
                "DELETE FROM answer WHERE key IN (SELECT key FROM answer ORDER BY stored LIMIT 100)"
                " RETURNING length(body)"
            ).fetchall()
            total -= sum(size for (size,) in gone)

    def turn(self, host: str, pace_s: float) -> float:
        """Take the next turn to ask a host, and return how many seconds to wait for it."""

        def take(db: sqlite3.Connection) -> float:
            db.execute("BEGIN IMMEDIATE")
            try:
                row = db.execute("SELECT next FROM pace WHERE host=?", (host,)).fetchone()
                now = self._now()
                # a clock that was set back must not stop anybody for long
                at = max(now, min(row[0], now + 60.0 + pace_s)) if row else now
                db.execute(
                    "INSERT INTO pace VALUES (?,?,0) ON CONFLICT(host) DO UPDATE SET next=excluded.next",
                    (host, at + pace_s),
                )
            finally:
                db.execute("COMMIT")
            return float(at - now)

        return float(self._run(take))

    def close_host(self, host: str, seconds: float) -> None:
        """Note that a host wants no requests for so many seconds."""
        row = (host, self._now() + seconds)
        self._run(
            lambda db: db.execute(
                "INSERT INTO pace VALUES (?,0,?) ON CONFLICT(host) DO UPDATE SET closed=excluded.closed",
                row,
            )
        )

    def closed_for(self, host: str) -> float:
        """Return for how many more seconds a host wants no requests; 0: it may be asked."""
        row = self._run(
            lambda db: db.execute("SELECT closed FROM pace WHERE host=?", (host,)).fetchone()
        )
        return max(0.0, row[0] - self._now()) if row else 0.0


def _key(question: str) -> bytes:
    return hashlib.sha256(question.encode("utf-8", "surrogatepass")).digest()


def _opened(folder: Path) -> sqlite3.Connection:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "answers.sqlite"
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # others may not read what was asked
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10.0)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")
    db.executescript(_SCHEMA)
    return db
