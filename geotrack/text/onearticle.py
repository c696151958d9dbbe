"""The bytes of a text, page, PDF or other file → the one article in them."""

import io
import logging
import re
from typing import Final

from geotrack.errors import InputError, MissingExtraError, UsageError
from geotrack.model import Document
from geotrack.text.files import epub, mail, word
from geotrack.text.files.encodings import decoded
from geotrack.text.files.filekinds import kind_of
from geotrack.text.files.pdfpages import running
from geotrack.text.files.pieces import Piece
from geotrack.text.foreign import language_of, looks_english
from geotrack.text.publishingdates import parse_published

#: an article longer than this is a corpus; 10 million characters are about 20 novels
MAX_CHARACTERS: Final = 10_000_000
#: a tag with more than 100,000 characters of attributes; links and pictures in the text have fewer
_MONSTROUS: Final = re.compile(r"(<[A-Za-z][\w:-]{0,40})\s[^<>]{100000,}>")
_LOCKED: Final = "this PDF needs a password: save it without one"
#: a PDF's own title, where it is words and not the name of a file or template
_A_TITLE: Final = re.compile(
    r"(?!.*\.(?:docx?|indd|qxd|pdf|tex)$)(?=.*[a-z]+ +[\w]).{8,200}$", re.IGNORECASE
)
#: kind → why it cannot be read, and what to do
_UNREADABLE: Final = {
    "ole": "an old Word file, or one with a password: save it as .docx without a password",
    "rtf": "RTF is not read: save it as .docx or text",
    "image": "a picture: run text recognition first and give its text",
    "gzip": "packed with gzip: unpack it first",
    "7z": "a 7z archive: unpack it, or pack it as .zip",
    "rar": "a RAR archive: unpack it, or pack it as .zip",
}


def title_of(text: str) -> str | None:
    """Return the first line of a text when it stands alone as a headline."""
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
    title = title_of(text) or (named if _A_TITLE.match(named) else None)
    return Document(text=_check(text, where), title=title, source=where, language=language_of(text))


def from_bytes(
    content: bytes, where: str, encoding: str | None, kind: str, *, remote: bool = False
) -> Document:
    """Return the article in the content of a file; `kind`: what a server says of it, `remote`: whether it came from one.

    Raises
    ------
    InputError
        If there is no readable article, or several.
    """
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
    if found == "jsonl" and content.lstrip().startswith(b"{"):
        message = "JSON lines: use `geotrack batch` for articles, `geotrack export` for reports"
        raise InputError(message, where=where)
    text = _check(decoded(content, where, encoding).removeprefix("\ufeff"), where)
    return Document(text=text, title=title_of(text), source=where, language=language_of(text))


def _piece(piece: Piece, where: str) -> Document:
    """Return an article out of a file as a document; its language is looked at, not believed."""
    text = _check(piece.text, where)
    said = (piece.language or "").split("-")[0].lower()
    english = "en" if looks_english(text) else said if said not in ("", "en") else "und"
    return Document(
        text=text,
        title=piece.title or title_of(text),
        published=piece.published,
        source=where,
        language=english,
    )
