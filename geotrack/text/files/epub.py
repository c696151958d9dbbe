"""EPUB: the chapters in reading order."""

import posixpath
from typing import Final
from urllib.parse import unquote

from geotrack.errors import InputError
from geotrack.text.files.foreignmarkup import paragraphs_of_html, xml
from geotrack.text.files.pieces import Piece, iso_date
from geotrack.text.files.zipped import member, opened

_OPF: Final = "{http://www.idpf.org/2007/opf}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_ROOT: Final = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


def read(content: bytes, where: str) -> Piece:
    """Return the text of an EPUB book.

    Raises
    ------
    InputError
        If it is damaged, encrypted or empty.
    """
    archive = opened(content, where)
    if (
        "META-INF/encryption.xml" in archive.namelist()
        and "META-INF/rights.xml" in archive.namelist()
    ):
        raise InputError("this book is locked (DRM)", where=where)
    root = xml(member(archive, "META-INF/container.xml", where), where).find(f".//{_ROOT}")
    if root is None:
        raise InputError("names no content: damaged?", where=where)
    path = root.get("full-path", "")
    package = xml(member(archive, path, where), where)
    items = {i.get("id"): i.get("href", "") for i in package.iter(f"{_OPF}item")}
    chapters = []
    for ref in package.iter(f"{_OPF}itemref"):
        href = items.get(ref.get("idref"))
        if href and ref.get("linear") != "no":
            name = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href)))
            chapters.append(paragraphs_of_html(member(archive, name, where)))
    text = "\n\n".join(c for c in chapters if c)
    if not text:
        raise InputError("this book has no text", where=where)
    said = {key: (package.findtext(f".//{_DC}{key}") or "").strip() for key in ("title", "date", "language")}  # fmt: skip
    return Piece(
        text=text,
        title=said["title"] or None,
        published=iso_date(said["date"]),
        language=said["language"] or None,
    )
