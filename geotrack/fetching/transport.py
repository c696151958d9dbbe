"""Connections that go to a checked address and end in time.

The name is resolved once; all its addresses must be public; the connection is made to one of these very
addresses and to nothing that a second look-up might say.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from functools import cache
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from geotrack.errors import NetworkError, RefusedAddressError
from geotrack.fetching.addresses import refusal

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Iterator

    from geotrack.fetching.addresses import Address, Target


def resolve(target: Target, until: float) -> tuple[Address, ...]:
    """Return the addresses of a target, each checked, in the order to try them.

    Parameters
    ----------
    until
        Reading of `time.monotonic` by which the name must be resolved.

    Raises
    ------
    NetworkError
        If the name does not resolve, or not in time.
    RefusedAddressError
        If any of its addresses is private and the settings do not name the host.
    """
    if target.address is not None:
        return (target.address,)
    found: list[Any] = []

    def ask() -> None:
        try:
            found.append(socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as fault:
            found.append(fault)

    thread = threading.Thread(target=ask, daemon=True)  # the system's resolver knows no time limit
    thread.start()
    thread.join(max(0.0, until - time.monotonic()))
    if not found:
        raise NetworkError(f"{target.origin}: its address was not found in time")
    if isinstance(found[0], Exception):
        raise NetworkError(f"{target.origin}: there is no such host")
    try:
        addresses = [ipaddress.ip_address(str(row[4][0])) for row in found[0]]
    except (ValueError, LookupError, TypeError):
        raise NetworkError(f"{target.origin}: it has no usable address") from None
    if not addresses:
        raise NetworkError(f"{target.origin}: there is no such host")
    if not target.named:
        for address in addresses:
            if why := refusal(address):
                raise RefusedAddressError(
                    f"{target.origin} leads to {address}, which is {why}; the settings may name it"
                )
    return tuple(dict.fromkeys(addresses))


class _Stream(httpcore.NetworkStream):
    """A connected socket whose every wait ends by one moment."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._sock, self._until = sock, until

    def _left(self, fault: type[Exception]) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise fault("time is up")
        return left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._sock.settimeout(self._left(httpcore.ReadTimeout))
        try:
            return self._sock.recv(max_bytes)
        except TimeoutError:
            raise httpcore.ReadTimeout("time is up") from None
        except OSError as fault:
            raise httpcore.ReadError(str(fault)) from None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        while buffer:
            self._sock.settimeout(self._left(httpcore.WriteTimeout))
            try:
                buffer = buffer[self._sock.send(buffer) :]
            except TimeoutError:
                raise httpcore.WriteTimeout("time is up") from None
            except OSError as fault:
                raise httpcore.WriteError(str(fault)) from None

    def close(self) -> None:
        self._sock.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        self._sock.settimeout(self._left(httpcore.ConnectTimeout))
        try:
            return _Stream(
                ssl_context.wrap_socket(self._sock, server_hostname=server_hostname), self._until
            )
        except TimeoutError:
            self.close()
            raise httpcore.ConnectTimeout("time is up") from None
        except (OSError, ValueError) as fault:
            self.close()
            raise httpcore.ConnectError(str(fault)) from None

    def get_extra_info(self, info: str) -> Any:
        return self._sock if info == "socket" else None


class _Backend(httpcore.NetworkBackend):
    """Connects to the checked addresses, whatever host it is asked for."""

    def __init__(self, addresses: tuple[Address, ...], port: int, until: float) -> None:
        self._addresses, self._port, self._until = addresses, port, until

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        fault: Exception | None = None
        for k, address in enumerate(self._addresses):
            left = self._until - time.monotonic()
            if left <= 0:
                raise httpcore.ConnectTimeout("time is up")
            family = socket.AF_INET if address.version == 4 else socket.AF_INET6
            sock = socket.socket(family, socket.SOCK_STREAM)
            sock.settimeout(left / (len(self._addresses) - k))
            try:
                sock.connect((str(address), self._port))
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError as error:
                sock.close()
                fault = error
                continue
            return _Stream(sock, self._until)
        raise httpcore.ConnectError(str(fault or "no address"))


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response, pool: httpcore.ConnectionPool) -> None:
        self._response, self._pool = response, pool

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
        self._pool.close()


@cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


class GuardedTransport(httpx.BaseTransport):
    """Sends requests to one target's checked addresses; knows no proxy, no cookie, no keep-alive.

    Parameters
    ----------
    target
        Where requests go; a request for another host fails.
    until
        Reading of `time.monotonic` by which the answer must be complete.
    """

    def __init__(self, target: Target, until: float) -> None:
        self._target, self._until = target, until

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer, its body not yet read.

        Raises
        ------
        RefusedAddressError
            If the host leads to a private address.
        """
        if request.url.host.strip("[]").lower() != self._target.url.host.strip("[]").lower():
            raise RefusedAddressError(f"{request.url.host} was not checked")
        addresses = resolve(self._target, self._until)
        pool = httpcore.ConnectionPool(
            ssl_context=_tls(),
            network_backend=_Backend(addresses, self._target.port, self._until),
            max_keepalive_connections=0,
            retries=0,
        )
        answer = _mapped(
            lambda: pool.handle_request(
                httpcore.Request(
                    method=request.method,
                    url=httpcore.URL(
                        scheme=request.url.raw_scheme,
                        host=request.url.raw_host,
                        port=request.url.port,
                        target=request.url.raw_path,
                    ),
                    headers=request.headers.raw,
                    content=b"",
                )
            ),
            pool,
        )
        return httpx.Response(
            status_code=answer.status, headers=answer.headers, stream=_Body(answer, pool)
        )


def _mapped(
    run: Callable[[], httpcore.Response], pool: httpcore.ConnectionPool
) -> httpcore.Response:
    try:
        return run()
    except BaseException:
        pool.close()
        raise
