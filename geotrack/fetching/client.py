"""The client: one question, one bounded answer."""

from __future__ import annotations

import email.utils
import json
import time
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from geotrack.errors import (
    AnswerError,
    MissingExtraError,
    NetworkError,
    RateLimitError,
    RefusedAddressError,
    UsageError,
)
from geotrack.fetching.addresses import target_of
from geotrack.fetching.bodies import ENCODINGS, read_body
from geotrack.fetching.keeping import Keeper, Kept, cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from geotrack.config import NetworkAccess
    from geotrack.fetching.addresses import Target

#: how long answers are kept: what a service knows changes seldom, an article may be corrected
SERVICE_S: Final = 30 * 86_400.0
ARTICLE_S: Final = 86_400.0
#: a host that asks for a longer wait is not waited for
_LONGEST_WAIT_S: Final = 5.0
#: what a busy host is left alone for when it does not say
_BUSY_S: Final = 2.0
_TRIES: Final = 2
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_BUSY: Final = frozenset({429, 503})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one answer may cost: bytes as sent and unpacked, seconds in total, redirects."""

    packed: int = 10_000_000
    unpacked: int = 40_000_000
    seconds: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: the address it was found at, its content type, its body; `kept` from before."""

    url: str
    kind: str
    body: bytes
    kept: bool = False

    def json(self) -> Any:
        """Return the body as JSON.

        Raises
        ------
        NetworkError
            If it is none.
        """
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            host = urlsplit(self.url).hostname
            raise NetworkError(f"{host}: its answer is no JSON") from None


class Client:
    """Fetches over http and https, within the settings and the limits.

    Parameters
    ----------
    access
        Hosts that may be reached besides public ones, and where answers are kept.
    named
        More hosts that may be reached (``host:port``), such as a service's own server.
    limits
        What one answer may cost.
    pace_s
        Seconds between two requests to a public host; hosts that the settings name are not paced.
    keep_s
        Seconds that answers are kept; 0: not at all.
    now, sleep
        What tells the time (seconds since 1970) and waits; for tests.

    Raises
    ------
    MissingExtraError
        If httpx is not installed.
    """

    def __init__(
        self,
        access: NetworkAccess,
        *,
        named: tuple[str, ...] = (),
        limits: Limits | None = None,
        pace_s: float = 1.0,
        keep_s: float = SERVICE_S,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        try:
            import httpx  # noqa: F401
        except ImportError:
            raise MissingExtraError("using the network", extra="web") from None
        self.limits = limits or Limits()
        self._named = (*access.hosts, *named)
        self._pace_s, self._keep_s, self._sleep = pace_s, keep_s, sleep
        self._agent = user_agent(access.contact)
        if access.cache == "memory":
            folder = None
        else:
            folder = Path(access.cache).expanduser() if access.cache else cache_folder()
        self._keeper = Keeper(folder, now=now)

    def forget(self, url: str, *, accept: str = "*/*") -> None:
        """Keep the answer to a question no longer: it was of no use."""
        self._keeper.drop(f"{accept}\n{target_of(url, self._named).url}")

    def get(self, url: str, *, accept: str = "*/*") -> Answer:
        """Return the answer to a GET request: a kept one, or a new one after the host's pace.

        Parameters
        ----------
        url
            Where; redirects are followed, each checked as the first.
        accept
            Content types that are wanted.

        Raises
        ------
        RefusedAddressError
            If the address, or one it redirects or resolves to, is not to be reached.
        RateLimitError
            If the host refuses more requests for now.
        AnswerError
            If the answer's status is no success.
        NetworkError
            If there is no whole answer within the limits.
        """
        target = target_of(url, self._named)
        asked = f"{accept}\n{target.url}"
        if self._keep_s and (kept := self._keeper.find(asked)):
            return Answer(
                url=kept.url or str(target.url), kind=kept.kind, body=kept.body, kept=True
            )
        answer = self._answered(target, accept)
        if self._keep_s:
            moved = answer.url if answer.url != str(target.url) else None
            self._keeper.keep(
                asked, Kept(url=moved, kind=answer.kind, body=answer.body), self._keep_s
            )
        return answer

    def _answered(self, target: Target, accept: str) -> Answer:
        until = time.monotonic() + self.limits.seconds
        for left in range(self.limits.redirects, -1, -1):
            found = self._one(target, accept, until)
            if isinstance(found, Answer):
                return found
            if not left:
                break
            target = target_of(found, self._named)
        raise NetworkError(f"{target.origin}: more than {self.limits.redirects} redirects")

    def _one(self, target: Target, accept: str, until: float) -> Answer | str:
        """Return the answer of one host, or where it redirects to."""
        for last in (*([False] * (_TRIES - 1)), True):
            if (closed := self._keeper.closed_for(target.origin)) > 0:
                raise RateLimitError(
                    f"{target.origin} wants no requests for {closed:.0f} s", retry_after_s=closed
                )
            if not target.named and self._pace_s:
                wait = self._keeper.turn(target.origin, self._pace_s)
                if time.monotonic() + wait >= until:
                    raise RateLimitError(
                        f"{target.origin}: its turn comes in {wait:.0f} s", retry_after_s=wait
                    )
                if wait > 0:
                    self._sleep(wait)
            found = self._request(target, accept, until)
            if not isinstance(found, _Busy):
                return found
            pause = _BUSY_S if found.retry_after_s is None else found.retry_after_s
            if last or pause > _LONGEST_WAIT_S or time.monotonic() + pause >= until:
                self._keeper.close_host(target.origin, min(pause, 3600.0))
                raise RateLimitError(
                    f"{target.origin} refuses more requests ({found.status})",
                    retry_after_s=found.retry_after_s,
                )
            self._sleep(pause)
        raise AssertionError  # the last try returns or raises

    def _request(self, target: Target, accept: str, until: float) -> Answer | str | _Busy:
        import httpcore
        import httpx

        from geotrack.fetching.transport import GuardedTransport

        headers = {
            "User-Agent": self._agent,
            "Accept": accept,
            "Accept-Encoding": ENCODINGS,
            "Accept-Language": "en,*;q=0.5",
            "Connection": "close",
        }
        try:
            with (
                httpx.Client(
                    transport=GuardedTransport(target, until), trust_env=False, headers=headers
                ) as client,
                client.stream("GET", target.url, follow_redirects=False) as response,
            ):
                return self._read(target, response)
        except NetworkError:
            raise
        except (httpcore.TimeoutException, httpx.TimeoutException):
            raise NetworkError(
                f"{target.origin} did not answer within {self.limits.seconds:.0f} s"
            ) from None
        except (
            httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, httpx.StreamError,
            httpx.InvalidURL, UnicodeError, ValueError, OSError,
        ) as fault:  # fmt: skip
            why = " ".join(str(fault).split())[:160] or type(fault).__name__
            raise NetworkError(f"{target.origin} gave no answer: {why}") from None

    def _read(self, target: Target, response: httpx.Response) -> Answer | str | _Busy:
        status = response.status_code
        if status in _REDIRECTS and (to := response.headers.get("location")):
            return _joined(target, to)
        if status in _BUSY:
            return _Busy(status, _seconds(response.headers.get("retry-after", "")))
        if not 200 <= status < 300:
            raise AnswerError(f"{target.origin} answered {status}", status=status)
        body = read_body(
            response.iter_raw(), response.headers, packed=self.limits.packed,
            unpacked=self.limits.unpacked, where=target.origin,
        )  # fmt: skip
        kind = response.headers.get("content-type", "")[:200]
        return Answer(url=str(target.url), kind=kind, body=body)


@dataclass(frozen=True, slots=True)
class _Busy:
    status: int
    retry_after_s: float | None


def _joined(target: Target, to: str) -> str:
    """Return the absolute address of a redirect, judged by the same rules as the first."""
    import httpx

    if not to.isprintable() or "\\" in to or any(c.isspace() for c in to):
        raise RefusedAddressError(f"{target.origin} redirects to something that is no address")
    try:
        return str(target.url.join(to))
    except (httpx.InvalidURL, ValueError) as fault:
        raise RefusedAddressError(f"{target.origin} redirects to no address ({fault})") from None


def _seconds(retry_after: str) -> float | None:
    """Return how long a Retry-After header asks to wait, in seconds; None: it says nothing.

    Examples
    --------
    >>> _seconds("120"), _seconds("soon")
    (120.0, None)
    """
    text = retry_after.strip()
    if text.isdecimal():
        return float(text[:9])
    try:
        moment = email.utils.parsedate_to_datetime(text).timestamp()
    except (TypeError, ValueError, OverflowError):
        return None
    return max(0.0, moment - time.time())


@cache
def user_agent(contact: str | None = None) -> str:
    """Return what the client calls itself, with a contact as the services' policies ask.

    Raises
    ------
    UsageError
        If the contact cannot stand in a header.
    """
    try:
        number = version("geotrack")
    except PackageNotFoundError:
        number = "0"
    if contact is None:
        return f"geotrack/{number}"
    if not contact.isascii() or not contact.isprintable() or len(contact) > 200:
        raise UsageError(f"{contact[:40]!r} is no contact: give a mail address or a page")
    return f"geotrack/{number} ({contact})"
