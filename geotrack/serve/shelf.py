"""Reports in memory, for as long as somebody looks at their maps: bounded, and never on disk."""

import secrets
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from geotrack.serve.asking import Look

_MOST_BYTES: Final = 64_000_000
_LIFE_S: Final = 3_600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A report as packed JSON, how it is to look, whose it is, and until when."""

    packed: bytes
    look: Look
    visitor: str
    until: float

    @property
    def report(self) -> bytes:
        """The report's archive."""
        return zlib.decompress(self.packed)


class Shelf:
    """Keeps reports by names that nobody can guess; the oldest go first.

    Parameters
    ----------
    now
        Tells the time in seconds; for tests.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._rows: OrderedDict[str, Shelved] = OrderedDict()
        self._bytes = 0

    def put(self, report: bytes, look: Look, visitor: str) -> str:
        """Keep a report, and return its name."""
        row = Shelved(
            packed=zlib.compress(report, 1), look=look, visitor=visitor, until=self._now() + _LIFE_S
        )
        name = secrets.token_urlsafe(16)
        self._rows[name] = row
        self._bytes += len(row.packed)
        while self._rows and (
            self._bytes > _MOST_BYTES or next(iter(self._rows.values())).until < self._now()
        ):
            _, gone = self._rows.popitem(last=False)
            self._bytes -= len(gone.packed)
        return name

    def get(self, name: str, visitor: str | None) -> Shelved | None:
        """Return a visitor's own report; None: it is gone, or somebody else's."""
        row = self._rows.get(name)
        if row is None or row.visitor != visitor or row.until < self._now():
            return None
        return row
