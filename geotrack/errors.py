"""The exception tree.

::

    GeotrackError
    ├── InputError (ValueError)            an article, claim or table cannot be read
    │   └── NotFoundError (FileNotFoundError)
    ├── UsageError (ValueError)            a setting or option that does not exist or does not fit
    │   └── UnknownComponentError (LookupError)
    ├── DataError (RuntimeError)           package data are missing or damaged
    ├── MissingExtraError (ImportError)    an optional dependency is needed
    └── NetworkError (ConnectionError)     an opted-in live service did not answer
        └── RateLimitError                 … and says when to come back

Doubt about the text is never an exception: an unknown toponym stays unresolved, an untestable claim
is rated ``not-checkable`` with its reason.
"""

from __future__ import annotations

__all__ = [
    "DataError",
    "GeotrackError",
    "InputError",
    "MissingExtraError",
    "NetworkError",
    "NotFoundError",
    "RateLimitError",
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


class UsageError(GeotrackError, ValueError):
    """A setting or option that does not exist or does not fit."""


class UnknownComponentError(UsageError, LookupError):
    """A component name that nobody registered; the message lists the names that exist."""


class DataError(GeotrackError, RuntimeError):
    """Package data that are missing or damaged; reinstalling geotrack repairs it."""


class MissingExtraError(GeotrackError, ImportError):
    """An optional dependency that is not installed; the message has the ``pip`` line."""

    def __init__(self, what: str, *, extra: str) -> None:
        super().__init__(f"{what} needs an extra: pip install 'geotrack[{extra}]'")
        self.extra = extra


class NetworkError(GeotrackError, ConnectionError):
    """A live service that was asked for and did not answer."""


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
