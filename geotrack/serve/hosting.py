"""How the application is hosted, and what one request may cost."""

import os
from dataclasses import dataclass
from pathlib import Path

from geotrack.errors import UsageError

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosting:
    """Address, names and limits of the application.

    Parameters
    ----------
    host, port
        Where it listens; port 0 takes a free one.
    names
        Host names that it answers to besides those of loopback.
    https
        Whether a proxy before it speaks https, so that cookies are for https only.
    jobs
        Articles worked on at once; 0: one a processor, at most 4.
    waiting
        Requests that may wait for their turn; more are sent away.
    seconds
        Time for one article.
    memory_mb
        Memory for one article, besides what all share.
    body_mb
        Most that a request may send, in MB.
    characters
        Longest article.
    themes
        Folder of theme files (TOML) to choose from; None: none.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    https: bool = False
    jobs: int = 0
    waiting: int = 400
    seconds: float = 30.0
    memory_mb: int = 1024
    body_mb: float = 8.0
    characters: int = 200_000
    themes: str | None = None

    def __post_init__(self) -> None:
        open_to_all = self.host not in _LOOPBACK
        if open_to_all and not self.names:
            raise UsageError(
                f"--host {self.host} can be reached from elsewhere: name the hosts that visitors use (--name desk.example.org)"
            )

    @property
    def workers(self) -> int:
        """Articles worked on at once."""
        return self.jobs or min(os.cpu_count() or 1, 4)

    @property
    def known_names(self) -> frozenset[str]:
        """Host names that it answers to, in lower case, IPv6 without brackets."""
        return frozenset(name.lower().strip("[]") for name in (*_LOOPBACK, *self.names))


def theme_files(folder: str | None) -> dict[str, Path]:
    """Return name → file of the themes in a folder, by name; empty without one."""
    if folder is None:
        return {}
    return {path.stem: path for path in sorted(Path(folder).glob("*.toml"))}
