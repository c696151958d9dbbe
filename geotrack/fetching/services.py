"""Services: where each is, whether it is a server of the user's own, and when it is given up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from geotrack.errors import NetworkError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from geotrack.config import NetworkAccess

    _Said = TypeVar("_Said")

#: a service that fails so often in a row is asked no more
_GIVE_UP: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service's address (without a slash at its end), and the host that is allowed for it.

    `named` holds ``host:port`` of a server of the user's own; empty: the public one. `part` is what the
    address has after ``#``; empty: nothing.
    """

    url: str
    named: tuple[str, ...] = ()
    part: str = ""

    @property
    def host(self) -> str:
        """Host and port, for people."""
        return urlsplit(self.url).netloc.rpartition("@")[2]


def service_of(access: NetworkAccess, name: str, public: str | None) -> Service | None:
    """Return where a service is: the user's own server, else the public one; None: neither.

    Raises
    ------
    UsageError
        If the settings name an address that is none.
    """
    url = dict(access.services).get(name)
    if url is None:
        return None if public is None else Service(url=public)
    try:
        parts = urlsplit(url)
        port = parts.port or {"https": 443}.get(parts.scheme, 80)
        host = parts.hostname
    except ValueError:
        host, port = None, 0
    if host is None or parts.scheme not in ("http", "https") or parts.query or "@" in parts.netloc:
        raise UsageError(
            f"--service {name}={url[:80]}: write an address like http://127.0.0.1:5000"
        )
    bare = f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/")
    shown = f"[{host}]" if ":" in host else host
    return Service(url=bare, named=(f"{shown}:{port}",), part=parts.fragment)


@dataclass(slots=True)
class Patience:
    """Counts what a service answered, and gives it up after three failures in a row."""

    service: str
    answered: int = 0
    failed: int = 0
    note: str | None = None
    _row: int = field(default=0, repr=False)

    @property
    def spent(self) -> bool:
        """Whether the service is asked no more."""
        return self._row >= _GIVE_UP

    def ask(self, question: Callable[[], _Said]) -> _Said | None:
        """Return the answer to a question; None: the service failed, now or too often before."""
        if self.spent:
            return None
        try:
            said = question()
        except NetworkError as fault:
            self.failed += 1
            self._row += 1
            self.note = str(fault)
            return None
        self.answered += 1
        self._row = 0
        return said

    def account(self) -> dict[str, object]:
        """Return what became of the questions, for the report."""
        row: dict[str, object] = {"service": self.service, "answered": self.answered}
        if self.failed:
            row |= {"failed": self.failed, "last_failure": self.note, "given_up": self.spent}
        return row
