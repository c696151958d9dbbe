"""Embed codes: a sandboxed iframe and static oEmbed JSON."""

import html
import json
import re
from typing import Final
from urllib.parse import urlsplit

from geotrack.errors import UsageError
from geotrack.rendering.markup import plain, tag

_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def page_title(page: str) -> str:
    """Return the title of a page that `geotrack map` wrote; "Map" when it has none.

    Examples
    --------
    >>> page_title("<html><title>A &amp; B</title>")
    'A & B'
    """
    found = _TITLE.search(page[:20_000])
    return plain(html.unescape(found[1])) if found else "Map"


def _checked(url: str) -> str:
    try:
        scheme = urlsplit(url).scheme
    except ValueError as fault:
        raise UsageError(f"not a URL: {url[:80]}") from fault
    if scheme not in {"http", "https", ""} or (not scheme and ":" in url.split("/", 1)[0]):
        raise UsageError(f"a page is published at an http or https address, not {url[:80]}")
    return url


def iframe(url: str, *, title: str, width: int = 720, height: int = 640) -> str:
    """Return the iframe element for a published page.

    The sandbox lets the page run its own scripts and open links, but gives it no origin, no forms,
    no top-level navigation. The frame is as wide as its column up to `width` pixels.

    Parameters
    ----------
    url
        Where the page is published; ``#leg=2`` at its end opens that leg.
    title
        What screen readers announce.
    width, height
        In pixels.

    Raises
    ------
    UsageError
        If `url` is neither http, https nor a relative address.

    Examples
    --------
    >>> iframe("https://example.org/map.html", title="By train")[:51]
    '<iframe src="https://example.org/map.html" title="B'
    """
    return str(
        tag(
            "iframe",
            src=_checked(url),
            title=plain(title),
            width=width,
            height=height,
            sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox",
            loading="lazy",
            referrerpolicy="no-referrer",
            style=f"border:0;width:100%;max-width:{int(width)}px",
        )
    )


def oembed(url: str, *, title: str, width: int = 720, height: int = 640) -> str:
    """Return static oEmbed 1.0 JSON (type ``rich``) for a published page, to be served as a file."""
    row = {
        "version": "1.0",
        "type": "rich",
        "title": plain(title),
        "provider_name": "geotrack",
        "width": width,
        "height": height,
        "html": iframe(url, title=title, width=width, height=height),
    }
    return json.dumps(row, ensure_ascii=False, indent=1) + "\n"
