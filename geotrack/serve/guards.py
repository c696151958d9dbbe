"""What every request passes before anything is done for it, and every answer before it leaves.

A request must name a host that the application is known by (so that a rebound domain reaches nothing), must
not come from a foreign page, must carry the token if it asks for work, and must arrive whole, within its size,
in time.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import json
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from geotrack.serve.hosting import Hosting

    Scope = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
    Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE: Final = "geotrack"
#: a request that has not arrived after so many seconds is given up, and so is one who does not read
_ARRIVES_S: Final = 20.0
_LEAVES_S: Final = 60.0
#: bodies that arrive at the same time, together, in bytes
_MOST_ARRIVING: Final = 96_000_000
#: of a body that is too long, so much may still arrive for nothing, in bytes and seconds
_DRAINED: Final = 64_000_000
_DRAINS_S: Final = 3.0
_LONGEST_PATH: Final = 2_000
_WORKING: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_KNOWN: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-store"),
    (b"x-robots-tag", b"noindex"),
)
_POLICY: Final = (
    b"content-security-policy",
    (
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        b"frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
)


def error_body(message: str, where: str | None = None) -> bytes:
    """Return the JSON of a refusal."""
    row: dict[str, str] = {"message": message}
    if where:
        row["where"] = where
    return json.dumps({"error": row}, ensure_ascii=False).encode()


class Tokens:
    """Tokens that only pages of this application can know: each is bound to its visitor's cookie."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def visitor(self, cookie_header: str) -> str | None:
        """Return who a visitor's cookie says they are; None: they have none of ours."""
        try:
            found = SimpleCookie(cookie_header[:4096]).get(COOKIE)
        except CookieError:
            return None
        value = found.value if found else ""
        return value if 16 <= len(value) <= 64 and value.isascii() and value.isalnum() else None

    def new_visitor(self) -> str:
        """Return a name for a new visitor that nobody can guess."""
        return secrets.token_hex(16)

    def token(self, visitor: str) -> str:
        """Return the visitor's token."""
        return hmac.new(self._secret, visitor.encode(), hashlib.sha256).hexdigest()

    def good(self, visitor: str | None, token: str) -> bool:
        """Whether a token is the visitor's."""
        return visitor is not None and hmac.compare_digest(
            self.token(visitor).encode(), token.encode("utf-8", "replace")
        )


class _RefusedError(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Guard:
    """Lets good requests through to an application.

    Parameters
    ----------
    app
        The application.
    hosting
        Its names and limits.
    tokens
        Who may ask for work.
    """

    def __init__(self, app: App, hosting: Hosting, tokens: Tokens) -> None:
        self._app, self._hosting, self._tokens = app, hosting, tokens
        self._most = int(hosting.body_mb * 1_000_000)
        self._arriving = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        leaving = self._leaving(send)
        held, headers = 0, _headers(scope)
        try:
            self._check(scope, headers)
            body, held = b"", self._room(headers)
            if scope["method"] in _WORKING:
                try:
                    body, held = await asyncio.wait_for(self._body(receive, held), _ARRIVES_S)
                except TimeoutError:
                    raise _RefusedError(408, "the request did not arrive in time") from None
        except _RefusedError as fault:
            self._arriving -= held
            told = headers.get("content-length", [""])[0] if fault.status == 413 else ""
            if told.isdecimal() and int(told[:15]) <= _DRAINED:
                await _drain(receive)
            await _answer(leaving, fault.status, error_body(str(fault)))
            return
        try:
            await self._app(scope, _replay(body, receive), leaving)
        finally:
            self._arriving -= held

    def _check(self, scope: Scope, headers: dict[str, list[str]]) -> None:
        """Refuse what comes from elsewhere; _RefusedError with the status and the message of the answer."""
        hosts = headers.get("host", [])
        if len(hosts) != 1:
            raise _RefusedError(400, "one Host header is needed")
        host = hosts[0].lower()
        if _name(host) not in self._hosting.known_names:
            raise _RefusedError(421, "this application does not answer to that name")
        method = scope["method"]
        if method not in _KNOWN:
            raise _RefusedError(405, "there is no such method")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > _LONGEST_PATH:
            raise _RefusedError(414, "the address is too long")
        origin = headers.get("origin", [])
        if origin and (len(origin) > 1 or _netloc(origin[0]) != host):
            raise _RefusedError(403, "requests of other pages are not answered")
        site = headers.get("sec-fetch-site", ["none"])[0]
        here = site in ("same-origin", "none")
        if not here and (method in _WORKING or scope["path"] != "/"):
            raise _RefusedError(403, "requests of other pages are not answered")
        frame = headers.get("sec-fetch-dest", [""])[0] in ("iframe", "frame", "embed", "object")
        if frame and not (site == "same-origin" and scope["path"].startswith("/maps/")):
            raise _RefusedError(403, "this application is not shown in other pages")
        if method in _WORKING and scope["path"].startswith("/api/"):
            visitor = self._tokens.visitor("; ".join(headers.get("cookie", [])))
            if not self._tokens.good(visitor, headers.get("x-geotrack-token", [""])[0]):
                raise _RefusedError(403, "the token is missing or old: ask /api/token for one")

    def _room(self, headers: dict[str, list[str]]) -> int:
        """Refuse a body that says that it is too long, or for which there is no room now."""
        told = headers.get("content-length", ["0"])[0]
        if not told.isdecimal() or int(told[:15]) > self._most:
            raise _RefusedError(
                413, f"that is too much: at most {self._most / 1e6:g} MB can be sent"
            )
        if self._arriving + int(told) > _MOST_ARRIVING:
            raise _RefusedError(503, "too much arrives at once: try again in a minute")
        self._arriving += int(told)
        return int(told)

    async def _body(self, receive: Receive, held: int) -> tuple[bytes, int]:
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise _RefusedError(400, "the request was cut off")
            body.extend(message.get("body", b""))
            if len(body) > held:  # sent without saying how much
                self._arriving += len(body) - held
                held = len(body)
            if len(body) > self._most or self._arriving > _MOST_ARRIVING + self._most:
                self._arriving -= held
                raise _RefusedError(
                    413, f"that is too much: at most {self._most / 1e6:g} MB can be sent"
                )
            if not message.get("more_body"):
                return bytes(body), held

    def _leaving(self, send: Send) -> Send:
        """Return what sends an answer with the headers that all have, to somebody who reads it."""

        async def leave(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                own = {key.lower() for key, _ in message.get("headers", [])}
                more = [pair for pair in (*_HEADERS, _POLICY) if pair[0] not in own]
                message = {**message, "headers": [*message.get("headers", []), *more]}
            await asyncio.wait_for(send(message), _LEAVES_S)

        return leave


def _headers(scope: Scope) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in scope["headers"]:
        found.setdefault(key.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return found


def _name(host: str) -> str:
    """Return the name in a Host header, without port and brackets; empty: it is malformed."""
    if host.startswith("["):
        name, bracket, rest = host[1:].partition("]")
        return name if bracket and (not rest or rest[:1] == ":") else ""
    name, _, port = host.partition(":")
    return name if port.isdecimal() or not port else ""


def _netloc(origin: str) -> str:
    try:
        parts = urlsplit(origin.lower())
    except ValueError:
        return ""
    return parts.netloc if parts.scheme in ("http", "https") else ""


def _replay(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives a body that has arrived already."""
    given = False

    async def again() -> MutableMapping[str, Any]:
        nonlocal given
        if not given:
            given = True
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return again


async def _drain(receive: Receive) -> None:
    """Let the rest of a body arrive, and forget it: who still sends would not hear the answer."""

    async def rest() -> None:
        left = _DRAINED
        while left > 0:
            message = await receive()
            left -= len(message.get("body", b""))
            if message["type"] != "http.request" or not message.get("more_body"):
                return

    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(rest(), _DRAINS_S)


async def _answer(send: Send, status: int, body: bytes) -> None:
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    if status == 405:
        headers.append((b"allow", b"GET, HEAD, POST"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
