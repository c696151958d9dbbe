"""The exception tree.

::

    GeotrackError
    ├── InputError (ValueError)            an article, claim or table cannot be read
    │   ├── NotFoundError (FileNotFoundError)
    │   └── LimitError                     … or needs more time, memory or room than it may
    ├── UsageError (ValueError)            a setting or option that does not exist or does not fit
    │   └── UnknownComponentError (LookupError)
    ├── DataError (RuntimeError)           package data are missing or damaged
    ├── MissingExtraError (ImportError)    an optional dependency is needed
    └── NetworkError (ConnectionError)     an opted-in live service did not answer
        ├── RefusedAddressError            … because geotrack does not go to such an address
        ├── AnswerError                    … but with a status that is no success
        └── RateLimitError                 … and says when to come back

Doubt about the text is never an exception: an unknown toponym stays unresolved, an untestable claim
is rated ``not-checkable`` with its reason.
"""

import re
import sys
from collections.abc import Sequence

__all__ = [
    "AnswerError",
    "DataError",
    "GeotrackError",
    "InputError",
    "LimitError",
    "MissingExtraError",
    "NetworkError",
    "NotFoundError",
    "RateLimitError",
    "RefusedAddressError",
    "UnknownComponentError",
    "UsageError",
]


class GeotrackError(Exception):
    """Whatever geotrack raises on purpose."""


class InputError(GeotrackError, ValueError):
    """An article, claim or table that cannot be read.

    Parameters
    ----------
    message
        What is wrong and what to do.
    where
        File, line or JSON path of the fault; None when there is no such place.
    line
        Line number counted from 1; None when the input has no lines.
    """

    def __init__(self, message: str, *, where: str | None = None, line: int | None = None) -> None:
        super().__init__(f"{where}: {message}" if where else message)
        self.message = message
        self.where = where
        self.line = line


class NotFoundError(InputError, FileNotFoundError):
    """A file or folder that is not there."""


class LimitError(InputError):
    """A document that needs more time, memory or characters than `Limits` allow."""


class UsageError(GeotrackError, ValueError):
    """A setting or option that does not exist or does not fit."""


class UnknownComponentError(UsageError, LookupError):
    """A component name that nobody registered; the message lists the names that exist."""


class DataError(GeotrackError, RuntimeError):
    """Package data that are missing or damaged; reinstalling geotrack repairs it."""


class MissingExtraError(GeotrackError, ImportError):
    """An optional dependency that is not installed; the message has the line that installs it."""

    def __init__(self, what: str, *, extra: str) -> None:
        wanted = _packages_of(extra)
        super().__init__(f"{what} needs {' and '.join(wanted)}: {_install_line(wanted)}")
        self.extra = extra


def _packages_of(extra: str) -> list[str]:
    """Return the names of the packages of an extra, as this installation's metadata list them."""
    from importlib.metadata import PackageNotFoundError, requires  # slow, and seldom needed

    try:
        rows = requires("geotrack") or []
    except PackageNotFoundError:
        rows = []
    marker = re.compile(rf"""extra == ['"]{re.escape(extra)}['"]""")
    names = [re.split(r"[\s;<>=!~\[(]", row, maxsplit=1)[0] for row in rows if marker.search(row)]
    return names or [extra]


def _install_line(packages: Sequence[str]) -> str:
    """Return the command that adds packages to where geotrack runs: pipx, uv or pip.

    Packages are named rather than ``geotrack[extra]``: that line works from whatever geotrack was installed.
    """
    names = " ".join(packages)
    where = sys.prefix.replace("\\", "/")
    if "/pipx/" in where:
        return f"pipx inject geotrack {names}"
    if "/uv/tools/" in where:
        return f'uv pip install --python "{sys.executable}" {names}'
    return f"python -m pip install {names}"


class NetworkError(GeotrackError, ConnectionError):
    """A live service that was asked for and did not answer."""


class RefusedAddressError(NetworkError):
    """An address that the guard does not go to: private, odd, or of another scheme or port."""


class AnswerError(NetworkError):
    """A live service that answered with a status that is no success.

    Parameters
    ----------
    status
        The HTTP status, 300 to 599.
    """

    def __init__(self, message: str, *, status: int) -> None:
        super().__init__(message)
        self.status = status


class RateLimitError(NetworkError):
    """A live service that refuses more requests for now.

    Parameters
    ----------
    retry_after_s
        Seconds to wait; None when the service did not say.
    """

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
