"""Which addresses may be reached: public ones in their usual form, and those that the settings name.

A name is judged twice: as it is written, and by the addresses that it resolves to.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from geotrack.errors import RefusedAddressError

if TYPE_CHECKING:
    from collections.abc import Collection

    import httpx

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

#: ports that articles and services are found at
PORTS: Final = frozenset({80, 443})
_LONGEST: Final = 2048
#: the special-purpose registries of IANA (RFC 6890 and its successors), and 168.63.129.16, which answers
#: every virtual machine of one cloud with its secrets
_CLOSED_V4: Final = tuple(
    map(
        ipaddress.IPv4Network,
        """0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24
        192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24
        224.0.0.0/4 240.0.0.0/4 168.63.129.16/32""".split(),
    )
)
#: of IPv6 only this is handed out …
_OPEN_V6: Final = ipaddress.IPv6Network("2000::/3")
#: … but for protocols, documentation and tunnels (Teredo, ORCHID, 6to4), which carry other addresses
_CLOSED_V6: Final = tuple(
    map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))
)
#: what a resolver of an IPv6-only network makes of an IPv4 address (RFC 6052)
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
#: endings of names that are never public (RFC 6761, 6762, 7686, 8375, ICANN's list of collisions)
_LOCAL: Final = (
    "localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan",
    "home.arpa", "onion", "invalid", "test", "example",
)  # fmt: skip
_LABEL: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a URL leads: scheme, host and port, and whether the settings name that host.

    `address` is the host's address if it is written as one; None: a name to be resolved.
    """

    url: httpx.URL
    host: str
    port: int
    named: bool
    address: Address | None

    @property
    def origin(self) -> str:
        """Host and port, for people."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port in PORTS else f"{host}:{self.port}"


def refusal(address: Address) -> str | None:
    """Return why an address is not to be reached; None: it is public.

    Examples
    --------
    >>> refusal(ipaddress.ip_address("192.168.1.10"))
    'private or reserved'
    >>> refusal(ipaddress.ip_address("2606:2800:220:1:248:1893:25c8:1946")) is None
    True
    """
    if isinstance(address, ipaddress.IPv4Address):
        closed = any(address in network for network in _CLOSED_V4)
    elif address in _NAT64:
        closed = refusal(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)) is not None
    else:
        closed = (
            address.scope_id is not None
            or address not in _OPEN_V6
            or any(address in network for network in _CLOSED_V6)
        )
    return "private or reserved" if closed else None


def target_of(url: str, named: Collection[str] = ()) -> Target:
    """Return where a URL leads.

    Parameters
    ----------
    url
        As the user, a page or a redirect has it.
    named
        Hosts (``host`` or ``host:port``) that the settings name.

    Raises
    ------
    RefusedAddressError
        If it is not http or https, is malformed or tricky, or leads to a private address that is not
        named; the message says which.
    """
    import httpx

    shown = "".join(c if c.isprintable() else "?" for c in url[:80])
    if len(url) > _LONGEST:
        raise RefusedAddressError(f"{shown}…: an address has at most {_LONGEST} characters")
    if not url.isprintable() or any(c.isspace() or c in '\\<>"^`{|}' for c in url):
        raise RefusedAddressError(f"{shown}: a character that no address has; encode it (%20)")
    try:
        parsed = httpx.URL(url).copy_with(fragment=None)
        host = parsed.raw_host.decode("ascii").lower()
        port = {"https": 443}.get(parsed.scheme, 80) if parsed.port is None else parsed.port
    except (httpx.InvalidURL, UnicodeError, ValueError, TypeError) as fault:
        raise RefusedAddressError(f"{shown}: no address ({fault})") from None
    if parsed.scheme not in ("http", "https"):
        raise RefusedAddressError(f"{shown}: only http and https addresses are read")
    if parsed.userinfo or "@" in url.split("//", 1)[-1].split("/", 1)[0]:
        raise RefusedAddressError(f"{shown}: an address with a user name or password is not read")
    host = host.strip("[]")
    address = _literal(host, shown)
    known = {name.lower() for name in named}
    # an IPv6 address is named in brackets or without
    forms = (host, f"[{host}]") if ":" in host else (host,)
    is_named = any(form in known or f"{form}:{port}" in known for form in forms)
    if not is_named:
        _judge(host, port, address, shown)
    return Target(url=parsed, host=host, port=port, named=is_named, address=address)


def _literal(host: str, shown: str) -> Address | None:
    """Return the address that a host is written as; None: it is a name."""
    if not host:
        raise RefusedAddressError(f"{shown}: it names no host")
    if ":" in host or "%" in host:
        try:
            address: Address = ipaddress.IPv6Address(host)
        except ValueError:
            raise RefusedAddressError(f"{shown}: {host!r} is no host") from None
        return address
    labels = host.removesuffix(".").split(".")
    if _NUMBER.fullmatch(labels[-1]):
        # systems read 127.1, 0x7f.1 and 2130706433 as addresses; people write four numbers
        try:
            return ipaddress.IPv4Address(host)
        except ValueError:
            raise RefusedAddressError(
                f"{shown}: {host!r} is an address in an odd form; write four numbers"
            ) from None
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise RefusedAddressError(f"{shown}: {host[:60]!r} is no host name")
    return None


def _judge(host: str, port: int, address: Address | None, shown: str) -> None:
    name = "the settings may name it (--reach)"
    if address is not None and (why := refusal(address)):
        raise RefusedAddressError(f"{shown}: {host} is {why}; {name}")
    plain = host.removesuffix(".")
    if address is None and (
        "." not in plain or any(plain == end or plain.endswith(f".{end}") for end in _LOCAL)
    ):
        raise RefusedAddressError(f"{shown}: {host} is a name of a local network; {name}")
    if port not in PORTS:
        raise RefusedAddressError(f"{shown}: port {port} is not one of the web; {name}")
