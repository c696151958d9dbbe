"""A path, an open file, a URL or bytes → `Document`. Offsets never shift afterwards.

Plain text is kept exactly as it is, but for a byte-order mark. HTML is reduced to its article by
trafilatura, PDF to its running text by pypdf; `geotrack.text.files` reads Word, EPUB and mail; URLs are
fetched by the guarded client (extra ``web``) and only when the settings allow the network.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final

from geotrack.config import NetworkAccess
from geotrack.errors import GeotrackError, InputError, NotFoundError, UsageError
from geotrack.model import Document
from geotrack.text.files.filekinds import kind_of
from geotrack.text.files.members import COLLECTIONS, records_of
from geotrack.text.foreign import language_of, looks_english
from geotrack.text.onearticle import MAX_CHARACTERS, from_bytes, title_of
from geotrack.text.publishingdates import parse_published

__all__ = [
    "document_from_record",
    "language_of",
    "looks_english",
    "parse_published",
    "read_document",
    "read_url",
    "records_in",
]

_MAX_BYTES: Final = 4 * MAX_CHARACTERS
#: whatever a scheme begins is for the guard to judge, not a file
_URL: Final = re.compile(r"https?:|[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def read_url(url: str, access: NetworkAccess, *, encoding: str | None = None) -> Document:
    """Return the article at an http or https address, whatever else the text may name.

    Raises
    ------
    NetworkError
        If the address is not to be reached, or gives no answer within the limits.
    InputError
        If there is no readable article.
    """
    from geotrack.fetching import Client
    from geotrack.fetching.client import ARTICLE_S

    accept = "text/html, application/xhtml+xml, text/plain, application/pdf;q=0.9, */*;q=0.1"
    found = Client(access, keep_s=ARTICLE_S).get(url, accept=accept)
    return from_bytes(found.body, found.url, encoding, found.kind, remote=True)


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


def records_in(
    content: bytes,
    where: str,
    *,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> Iterator[dict[str, Any] | tuple[str, GeotrackError]] | None:
    """Yield the articles of an archive, a box of mail, a web archive or a table as records.

    Parameters
    ----------
    content
        The file.
    where
        Its name.
    columns
        For tables: member (``text``, ``title`` …) → column; None: by the usual names.
    encoding
        Of text; None: found out.

    Returns
    -------
    Iterator or None
        Records ``{"id", "text", …}`` in order, a bad one as its id and what is wrong; None: the file is
        no collection.
    """
    kind = kind_of(content, where)
    if kind not in COLLECTIONS:
        return None

    def read(inner: bytes, name: str) -> dict[str, Any]:
        document = from_bytes(inner, name, encoding, "")
        row = {"text": document.text, "title": document.title, "published": document.published, "source": name, "language": document.language}  # fmt: skip
        return {key: value for key, value in row.items() if value is not None}

    return records_of(content, kind, where, read=read, columns=columns, encoding=encoding)


def read_document(
    source: str | os.PathLike[str] | IO[str] | IO[bytes] | Document,
    *,
    published: str | None = None,
    title: str | None = None,
    encoding: str | None = None,
    network: bool = False,
    access: NetworkAccess | None = None,
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
    access
        What the network may be used for; None: public addresses, answers kept.

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
        document = from_bytes(raw, where, encoding, "")
    elif str(source) == "-":
        document = from_bytes(sys.stdin.buffer.read(_MAX_BYTES + 1), "standard input", encoding, "")
    elif _URL.match(str(source)):
        if not network:
            raise UsageError(f"{source}: reading a URL needs the network: add --network")
        document = read_url(str(source), access or NetworkAccess(), encoding=encoding)
    else:
        path = Path(source)
        kind = "html" if path.suffix.lower() in (".html", ".htm") else ""
        document = from_bytes(_read_path(path), os.fspath(path), encoding, kind)
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
        title=optional["title"] or title_of(text),
        published=date,
        source=optional["source"],
        language=optional["language"] or language_of(text),
    )
