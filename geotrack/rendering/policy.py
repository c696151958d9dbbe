"""The page's Content-Security-Policy: hashes only."""

import base64
import hashlib
import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from geotrack.errors import UsageError

_HOST: Final = re.compile(r"(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d{1,5})?")


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def tile_host(url: str) -> str:
    """Return the one origin that tiles come from (``https://tile.example.org``).

    Raises
    ------
    UsageError
        If the address is not https with one fixed host, or has no ``{z}``, ``{x}``, ``{y}``.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" or not _HOST.fullmatch(parts.netloc.lower()):
        raise UsageError(f"tiles need an https address with one fixed host, not {url[:80]}")
    if not all(key in url for key in ("{z}", "{x}", "{y}")):
        raise UsageError("the address of tiles needs {z}, {x} and {y}")
    return f"https://{parts.netloc.lower()}"


def content_policy(
    *, scripts: Sequence[str], styles: Sequence[str], tiles: str | None = None
) -> str:
    """Return the policy under which only these very scripts and styles run.

    Nothing may be fetched; `tiles` adds exactly one host, for images.
    """
    allowed = " ".join(_hash(s) for s in scripts) or "'none'"
    images = f" img-src {tile_host(tiles)};" if tiles else ""
    return (
        "default-src 'none';"
        f" script-src {allowed};"
        f" style-src {' '.join(_hash(s) for s in styles)};"
        f"{images} base-uri 'none'; form-action 'none'"
    )
