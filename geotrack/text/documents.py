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
from geotrack.errors import GeotrackError, InputError, MissingExtraError, NotFoundError, UsageError
from geotrack.languages.en import function_words
from geotrack.measures.instants import days, from_days
from geotrack.model import Document
from geotrack.text.files import epub, mail, word
from geotrack.text.files.encodings import decoded
from geotrack.text.files.filekinds import kind_of
from geotrack.text.files.members import COLLECTIONS, records_of
from geotrack.text.files.pdfpages import running
from geotrack.text.files.pieces import Piece

#: an article longer than this is a corpus; 10 million characters are about 20 novels
MAX_CHARACTERS: Final = 10_000_000
_MAX_BYTES: Final = 4 * MAX_CHARACTERS

_PUBLISHED: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_COARSE: Final = re.compile(r"(\d{4})(?:-(\d\d))?")
_MONTHS: Final = 12
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
#: a tag with more than 100,000 characters of attributes; links and pictures in the text have fewer
_MONSTROUS: Final = re.compile(r"(<[A-Za-z][\w:-]{0,40})\s[^<>]{100000,}>")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LOCKED: Final = "this PDF needs a password: save it without one"
#: a PDF's own title, where it is words and not the name of a file or template
_A_TITLE: Final = re.compile(
    r"(?!.*\.(?:docx?|indd|qxd|pdf|tex)$)(?=.*[a-z]+ +[\w]).{8,200}$", re.IGNORECASE
)
#: whatever a scheme begins is for the guard to judge, not a file
_URL: Final = re.compile(r"https?:|[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def parse_published(value: str) -> str:
    """Return a publication date as ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``, or as coarse as it is known.

    A year or month ("1879", "1879-05") stands in reports and exports; days of the text are not counted from it.

    Raises
    ------
    UsageError
        If it is no ISO date or no day of the calendar.

    Examples
    --------
    >>> parse_published("2023-09-12T08:00:00Z")
    '2023-09-12T08:00'
    """
    coarse = _COARSE.fullmatch(value.strip())
    if coarse and 1 <= int(coarse[2] or 1) <= _MONTHS:
        return coarse[0]
    match = _PUBLISHED.fullmatch(value.strip()) or _COMPACT.fullmatch(value.strip())
    if match:
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        real = (
            1 <= month <= _MONTHS
            and day >= 1
            and from_days(days(year, month, day)) == (year, month, day)
        )
        clock = match.groups()[3:]
        if real and not (clock and clock[0] and (int(clock[0]) > 23 or int(clock[1]) > 59)):
            date = f"{year:04d}-{month:02d}-{day:02d}"
            return f"{date}T{clock[0]}:{clock[1]}" if clock and clock[0] else date
    raise UsageError(
        f"{value[:40]!r} is no date: write it as 2023-09-12 or 2023-09-12T08:00, or as 1879 or 1879-05"
    )


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
    return sum(word.lower() in function_words.COMMONEST for word in words) >= 0.12 * len(words)


def language_of(text: str) -> str:
    """Return ``en``, or ``und`` for a text that does not look like English."""
    return "en" if looks_english(text) else "und"


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


def _tamed(page: str) -> str:
    """Return HTML without the attributes of monstrous tags: the parser compares each with all before."""
    return _MONSTROUS.sub(r"\1>", page)


def _html(content: bytes, where: str, encoding: str | None, kind: str, *, remote: bool) -> Document:
    from geotrack.text.webpages import charset_of, read_page

    named = encoding or charset_of(content, kind)
    try:
        page = decoded(content, where, named)
    except (UsageError, InputError):
        if encoding or not remote:
            raise
        page = content.decode("cp1252", "replace")  # as browsers read what names no true encoding
    found = read_page(_tamed(page))
    if not found.text.strip():
        raise InputError("no article found in this HTML: save its text and give that", where=where)
    english = looks_english(found.text)
    other = found.language if found.language not in (None, "en") else "und"
    return Document(
        text=_check(found.text, where),
        title=found.title,
        published=_date(found.published),
        # a page on the network is where it was found, whatever it says of itself
        source=where if remote else found.url or where,
        language="en" if english else other or "und",
    )


def _date(text: str | None) -> str | None:
    try:
        return parse_published(text) if text else None
    except UsageError:
        return None


def _pdf(content: bytes, where: str) -> Document:
    try:
        import pypdf
        from pypdf.errors import DependencyError
    except ImportError:
        raise MissingExtraError("reading PDF", extra="pdf") from None
    import io
    import logging

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its remarks are no help here
    try:
        file = pypdf.PdfReader(io.BytesIO(content))
        if file.is_encrypted and not file.decrypt(""):
            raise InputError(_LOCKED, where=where)  # noqa: TRY301 told as it is below
        pages = [page.extract_text() for page in file.pages]
        named = str(getattr(file.metadata, "title", None) or "").strip()
    except (MemoryError, InputError):
        raise
    except DependencyError:  # a cipher that pypdf leaves to another package
        raise InputError(_LOCKED, where=where) from None
    except Exception as fault:  # noqa: BLE001 a damaged file makes pypdf raise whatever Python has
        raise InputError(f"damaged PDF: {fault or type(fault).__name__}", where=where) from None
    text = running(pages)
    if not text.strip():
        raise InputError("this PDF has no text (scanned?): run text recognition first", where=where)
    title = _title(text) or (named if _A_TITLE.match(named) else None)
    return Document(text=_check(text, where), title=title, source=where, language=language_of(text))


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
    return _from_bytes(found.body, found.url, encoding, found.kind, remote=True)


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


#: kind → why it cannot be read, and what to do
_UNREADABLE: Final = {
    "ole": "an old Word file, or one with a password: save it as .docx without a password",
    "rtf": "RTF is not read: save it as .docx or text",
    "image": "a picture: run text recognition first and give its text",
    "gzip": "packed with gzip: unpack it first",
    "7z": "a 7z archive: unpack it, or pack it as .zip",
    "rar": "a RAR archive: unpack it, or pack it as .zip",
}


def _from_bytes(
    content: bytes, where: str, encoding: str | None, kind: str, *, remote: bool = False
) -> Document:
    if not content.strip():
        raise InputError("empty: there is nothing to read", where=where)
    found = (
        "html" if "html" in kind and not content.startswith(b"%PDF-") else kind_of(content, where)
    )
    if found == "pdf":
        return _pdf(content, where)
    if found == "html":
        return _html(content, where, encoding, kind, remote=remote)
    if found in ("docx", "epub", "mail"):
        return _piece(
            {"docx": word.read, "epub": epub.read, "mail": mail.read}[found](content, where), where
        )
    if found in _UNREADABLE:
        raise InputError(_UNREADABLE[found], where=where)
    if found in ("zip", "mbox", "warc", "parquet"):
        raise InputError("may hold several articles: use `geotrack batch`", where=where)
    text = _check(decoded(content, where, encoding).removeprefix("\ufeff"), where)
    return Document(
        text=text,
        title=_title(text),
        source=where,
        language=language_of(text),
    )


def _piece(piece: Piece, where: str) -> Document:
    """Return an article out of a file as a document; its language is looked at, not believed."""
    text = _check(piece.text, where)
    said = (piece.language or "").split("-")[0].lower()
    english = "en" if looks_english(text) else said if said not in ("", "en") else "und"
    return Document(
        text=text,
        title=piece.title or _title(text),
        published=piece.published,
        source=where,
        language=english,
    )


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
        document = _from_bytes(inner, name, encoding, "")
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
        document = _from_bytes(raw, where, encoding, "")
    elif str(source) == "-":
        document = _from_bytes(
            sys.stdin.buffer.read(_MAX_BYTES + 1), "standard input", encoding, ""
        )
    elif _URL.match(str(source)):
        if not network:
            raise UsageError(f"{source}: reading a URL needs the network: add --network")
        document = read_url(str(source), access or NetworkAccess(), encoding=encoding)
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
        language=optional["language"] or language_of(text),
    )
