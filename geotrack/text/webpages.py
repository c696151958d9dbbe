"""A page of the web → its article: main text, headline, date and language, without what stands around it."""

import html
import re
from dataclasses import dataclass
from typing import Any, Final

from geotrack.errors import MissingExtraError

#: what stands in or beside an article without being of it, by the words of class and id
_AROUND: Final = (
    "ad ads advert adverts advertisement advertising ad-slot ad-container ad-wrapper sponsored "
    "sponsor promo promotion newsletter newsletter-signup related related-articles read-more more-stories "
    "recommended cookie cookie-banner cookies consent social share sharing breadcrumb breadcrumbs "
    "comments paywall subscribe"
).split()
_PRUNED: Final = [
    "//nav", "//aside", "//footer", "//form", "//*[@role='navigation' or @role='complementary']",
    *(
        f"//*[contains(concat(' ', normalize-space(@{name}), ' '), ' {word} ')]"
        for word in _AROUND
        for name in ("class", "id")
    ),
]  # fmt: skip
#: headlines that are the site's, not the article's
_EMPTY_TITLES: Final = frozenset(
    "home|homepage|home page|start|startpage|startseite|index|news|untitled|welcome|article|main".split(
        "|"
    )
)
_HEADING: Final = re.compile(r"<h1\b[^>]*>(.{1,2000}?)</h1\s*>", re.IGNORECASE | re.DOTALL)
_OG_TITLE: Final = re.compile(
    r"<meta\b[^>]{0,200}?property=[\"']og:title[\"'][^>]{0,200}?content=[\"']([^\"']{1,500})",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"<[^>]{0,2000}>")
_LANGUAGE: Final = re.compile(r"<html\b[^>]{0,500}?\blang=[\"']?([a-z]{2,3})\b", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"<meta\b[^>]{0,200}?charset=[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_KIND_CHARSET: Final = re.compile(r"charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """What was found on a page; every None: the page does not say. `text` may be empty."""

    text: str
    title: str | None
    published: str | None
    language: str | None
    url: str | None


def charset_of(content: bytes, kind: str) -> str | None:
    """Return the encoding that a page names, in its content type or its head; None: it names none.

    Examples
    --------
    >>> charset_of(b'<meta charset="iso-8859-1">', "text/html")
    'iso-8859-1'
    """
    if found := _KIND_CHARSET.search(kind):
        return found[1]
    head = _CHARSET.search(content[:4096])
    return head[1].decode("ascii", "replace") if head else None


def read_page(page: str) -> WebPage:
    """Return the article of a page.

    Raises
    ------
    MissingExtraError
        If trafilatura is not installed.
    """
    try:
        import trafilatura
    except ImportError:
        raise MissingExtraError("reading HTML", extra="html") from None
    found: Any = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, prune_xpath=_PRUNED
    )
    row = found.as_dict() if found is not None and hasattr(found, "as_dict") else (found or {})
    text = row.get("text") or row.get("raw_text") or ""
    language = _LANGUAGE.search(page[:5000])
    return WebPage(
        text="\n\n".join(line.strip() for line in text.splitlines() if line.strip()),
        title=_title(page, row.get("title"), row.get("sitename")),
        published=row.get("date"),
        language=language[1].lower() if language else None,
        url=row.get("url"),
    )


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


def _title(page: str, title: str | None, site: str | None) -> str | None:
    """Return the headline: not the site's name, nor with it at its end."""
    own = (site or "").strip().lower()
    heading = _HEADING.search(page)
    shared = _OG_TITLE.search(page)
    for offered in (title, heading and heading[1], shared and shared[1]):
        found = _plain(offered or "")
        for mark in (" | ", " - ", " – ", " — ", " · "):
            head, _, tail = found.rpartition(mark)
            if head and own and tail.strip().lower() == own:
                found = head.strip()
        if found and found.lower().strip(" .!") not in {*_EMPTY_TITLES, own}:
            return found[:300]
    return None
