"""The server: uvicorn, with an end to requests that do not arrive."""

from __future__ import annotations

import logging
import socket
from typing import TYPE_CHECKING, Any, Final

from geotrack.errors import MissingExtraError

if TYPE_CHECKING:
    import asyncio

    from geotrack.config import Settings
    from geotrack.serve.hosting import Hosting

#: a connection must say what it wants within so many seconds
_HEAD_S: Final = 10.0
_LONGEST_HEAD: Final = 32_768
_BACKLOG: Final = 1024


def _protocol() -> Any:
    """Return uvicorn's HTTP protocol with a time limit for the head of a request."""
    from uvicorn.protocols.http.h11_impl import H11Protocol

    class Patient(H11Protocol):
        """Closes a connection whose request does not begin in time."""

        _clock: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._clock = self.loop.call_later(_HEAD_S, self._too_late)

        def _too_late(self) -> None:
            if self.scope is None and not self.transport.is_closing():
                self.transport.close()

        def connection_lost(self, exc: Exception | None) -> None:
            if self._clock is not None:
                self._clock.cancel()
            super().connection_lost(exc)

    return Patient


def _check(settings: Settings) -> None:
    """Refuse names that nobody registered, before anything is opened; UsageError if there is no such component or mode."""
    from geotrack.pipeline import Pipeline
    from geotrack.plugins import component

    Pipeline(settings)
    for kind in ("recognizer", "tagger", "reader", "assembler", "resolver", "router"):
        component(f"{kind}s", getattr(settings, kind))


def make_server(settings: Settings, hosting: Hosting) -> tuple[Any, socket.socket]:
    """Return a uvicorn server and the socket that it is to listen on; ``server.run([socket])`` serves.

    Raises
    ------
    OSError
        If the address is taken.
    MissingExtraError
        If uvicorn is not installed.
    GeotrackError
        If a setting names something that does not exist.
    """
    try:
        import uvicorn
    except ImportError:
        raise MissingExtraError("`geotrack serve`", extra="serve") from None
    from geotrack.serve.application import make_app

    _check(settings)
    family = socket.AF_INET6 if ":" in hosting.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((hosting.host, hosting.port))
        listener.listen(_BACKLOG)
        app = make_app(settings, hosting)
    except BaseException:
        listener.close()
        raise
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # an article belongs in no log
    config = uvicorn.Config(
        app,
        http=_protocol(),
        ws="none",
        loop="asyncio",
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        backlog=_BACKLOG,
    )
    return uvicorn.Server(config), listener
