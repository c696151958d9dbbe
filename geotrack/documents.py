"""A path, an open file, a URL or bytes → `Document`. Offsets never shift afterwards.

Plain text is kept exactly as it is, but for a byte-order mark. HTML is reduced to its article by
trafilatura (extra ``html``), PDF to its text by pypdf (extra ``pdf``), URLs are fetched by httpx
(extra ``web``) and only when the settings allow the network.
"""

from __future__ import annotations

import codecs
import os
import re
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from geotrack.errors import InputError, MissingExtraError, NetworkError, NotFoundError, UsageError
from geotrack.instants import days, from_days
from geotrack.model import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "MAX_CHARACTERS",
    "document_from_record",
    "looks_english",
    "parse_published",
    "read_document",
]

#: an article longer than this is a corpus; 10 million characters are about 20 novels
MAX_CHARACTERS: Final = 10_000_000
_MAX_BYTES: Final = 4 * MAX_CHARACTERS

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PUBLISHED: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
_ENGLISH: Final = frozenset(
    """the of and to in a is was for on that with as by at from his it an were are which be this had
    has have not he but or they their its who after been her she will we""".split()
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_URL: Final = re.compile(r"https?://", re.IGNORECASE)


def parse_published(value: str) -> str:
    """Return a publication date as ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``.

    Raises
    ------
    UsageError
        If it is no ISO date or no day of the calendar.

    Examples
    --------
    >>> parse_published("2023-09-12T08:00:00Z")
    '2023-09-12T08:00'
    """
    match = _PUBLISHED.fullmatch(value.strip()) or _COMPACT.fullmatch(value.strip())
    if match:
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        real = (
            1 <= month <= 12
            and day >= 1
            and from_days(days(year, month, day)) == (year, month, day)
        )
        clock = match.groups()[3:]
        if real and not (clock and clock[0] and (int(clock[0]) > 23 or int(clock[1]) > 59)):
            date = f"{year:04d}-{month:02d}-{day:02d}"
            return f"{date}T{clock[0]}:{clock[1]}" if clock and clock[0] else date
    raise UsageError(f"{value[:40]!r} is no date: write it as 2023-09-12 or 2023-09-12T08:00")


def looks_english(text: str) -> bool:
    """Whether enough of the commonest English words occur; True for texts under 20 words.

    Examples
    --------
    >>> looks_english(
    ...     "Der Zug fährt am Montag von Berlin nach Warschau und kommt am Abend an. " * 3
    ... )
    False
    """
    words = _WORD.findall(text[:20_000])
    if len(words) < 20:
        return True
    return sum(word.lower() in _ENGLISH for word in words) >= 0.12 * len(words)


def _decode(content: bytes, where: str, encoding: str | None) -> str:
    if encoding is None:
        encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "utf-8")
    if encoding == "utf-8" and b"\0" in content[:65536]:
        raise InputError("binary file: give an article as text, HTML or PDF", where=where)
    try:
        return content.decode(encoding)
    except LookupError:
        raise UsageError(f"no encoding {encoding!r}: try utf-8, latin-1 or cp1252") from None
    except UnicodeError as fault:
        at = f"byte {fault.start}" if isinstance(fault, UnicodeDecodeError) else "this"
        raise InputError(
            f"{at} is not {encoding}: convert the file to UTF-8, or name its encoding"
            " (--encoding cp1252)",
            where=where,
        ) from None


def _title(text: str) -> str | None:
    """Return the first line when it stands alone as a headline."""
    head, _, rest = text.lstrip("\ufeff\n\r ").partition("\n")
    head = head.strip()
    alone = (
        rest[:1] in ("\n", "\r") and len(head) <= 160 and not head.endswith((".", ",", ";", ":"))
    )
    return head if head and alone and rest.strip() else None


def _check(text: str, where: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"{len(text):,} characters are too long for one article (at most {MAX_CHARACTERS:,}):"
            " split it and use `geotrack batch`",
            where=where,
        )
    if not text.strip():
        raise InputError("empty: there is nothing to read", where=where)
    return text


def _html(content: bytes, where: str, encoding: str | None) -> Document:
    try:
        import trafilatura
    except ImportError:
        raise MissingExtraError("reading HTML", extra="html") from None
    page = _decode(content, where, encoding)
    found: Any = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    row = found.as_dict() if found is not None and hasattr(found, "as_dict") else (found or {})
    text = row.get("text") or row.get("raw_text") or ""
    if not text.strip():
        raise InputError("no article found in this HTML: save its text and give that", where=where)
    published = row.get("date")
    return Document(
        text=_check(text, where),
        title=row.get("title"),
        published=parse_published(published) if published else None,
        source=row.get("url") or where,
        language=row.get("language") or "en",
    )


def _pdf(content: bytes, where: str) -> Document:
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        raise MissingExtraError("reading PDF", extra="pdf") from None
    import io
    import logging

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its remarks are no help here
    try:
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    except (PyPdfError, ValueError, KeyError, OSError) as fault:
        raise InputError(f"damaged PDF: {fault}", where=where) from None
    text = "\n\n".join(pages)
    if not text.strip():
        raise InputError("this PDF has no text (scanned?): run text recognition first", where=where)
    return Document(text=_check(text, where), title=_title(text), source=where)


def _fetch(url: str) -> tuple[bytes, str]:
    try:
        import httpx
    except ImportError:
        raise MissingExtraError("reading a URL", extra="web") from None
    try:
        answer = httpx.get(url, follow_redirects=True, timeout=20.0)
        answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as fault:
        raise NetworkError(f"{url}: {fault}") from None
    return answer.content, answer.headers.get("content-type", "")


def _read_path(path: Path) -> bytes:
    where = str(path)
    if not path.exists():
        raise NotFoundError("no such file", where=where)
    if path.is_dir():
        raise InputError("is a folder: name a file, or use `geotrack batch`", where=where)
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputError(
                f"{path.stat().st_size / 1e6:,.0f} MB are too large for one article:"
                " split it and use `geotrack batch`",
                where=where,
            )
        return path.read_bytes()
    except PermissionError:
        raise InputError("may not be read: check its permissions", where=where) from None
    except OSError as fault:
        raise InputError(f"cannot be read: {fault.strerror}", where=where) from None


def _from_bytes(content: bytes, where: str, encoding: str | None, kind: str) -> Document:
    if not content.strip():
        raise InputError("empty: there is nothing to read", where=where)
    if content.startswith(b"%PDF-"):
        return _pdf(content, where)
    head = content[:2048].lstrip().lower()
    if "html" in kind or head.startswith((b"<!doctype html", b"<html")):
        return _html(content, where, encoding)
    text = _check(_decode(content, where, encoding).removeprefix("\ufeff"), where)
    return Document(
        text=text,
        title=_title(text),
        source=where,
        language="en" if looks_english(text) else "und",
    )


def read_document(
    source: str | os.PathLike[str] | IO[str] | IO[bytes] | Document,
    *,
    published: str | None = None,
    title: str | None = None,
    encoding: str | None = None,
    network: bool = False,
) -> Document:
    """Return the article at `source`.

    Parameters
    ----------
    source
        Path, ``-`` for standard input, URL, open file, or a `Document`, which is passed on.
    published
        ISO date that "Sunday night" is counted from; None: what the source says, if anything.
    title
        Headline; None: what the source says, or a first line that stands alone.
    encoding
        Of text and HTML; None: by byte-order mark, else UTF-8.
    network
        Whether a URL may be fetched.

    Raises
    ------
    InputError
        If there is no readable article; the message says what to do.
    UsageError
        If `published` is no date, or a URL is given without `network`.
    """
    if isinstance(source, Document):
        document = source
    elif hasattr(source, "read"):
        content = source.read()
        where = str(getattr(source, "name", "input"))
        raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        document = _from_bytes(raw, where, encoding, "")
    elif str(source) == "-":
        document = _from_bytes(
            sys.stdin.buffer.read(_MAX_BYTES + 1), "standard input", encoding, ""
        )
    elif _URL.match(str(source)):
        if not network:
            raise UsageError(f"{source}: reading a URL needs the network: add --network")
        content, kind = _fetch(str(source))
        document = _from_bytes(content, str(source), encoding, kind)
    else:
        path = Path(source)
        kind = "html" if path.suffix.lower() in (".html", ".htm") else ""
        document = _from_bytes(_read_path(path), os.fspath(path), encoding, kind)
    return Document(
        text=document.text,
        id=document.id or (Path(document.source).stem if document.source else ""),
        title=document.title if title is None else title,
        published=document.published if published is None else parse_published(published),
        source=document.source,
        language=document.language,
    )


def document_from_record(row: Mapping[str, Any]) -> Document:
    """Return the article in a JSON record ``{"id", "text", "title"?, "published"?, "source"?}``.

    Raises
    ------
    InputError
        If a member is missing or has the wrong type.
    """
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(f"text must be a string, not {type(text).__name__}", where="$.text")
    optional: dict[str, str | None] = {}
    for key in ("title", "published", "source", "language"):
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            raise InputError(
                f"{key} must be a string, not {type(value).__name__}", where=f"$.{key}"
            )
        optional[key] = value
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"text is longer than {MAX_CHARACTERS:,} characters: split it", where="$.text"
        )
    published = optional["published"]
    try:
        date = parse_published(published) if published else None
    except UsageError as fault:
        raise InputError(str(fault), where="$.published") from None
    identifier = row.get("id")
    return Document(
        text=text.removeprefix("\ufeff"),
        id="" if identifier is None else str(identifier),
        title=optional["title"] or _title(text),
        published=date,
        source=optional["source"],
        language=optional["language"] or ("en" if looks_english(text) else "und"),
    )
