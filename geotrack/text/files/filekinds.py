"""Which kind a file is: by its first bytes, by its name only where those say nothing."""

import re
from typing import Final

_SIGNS: Final = (
    (b"%PDF-", "pdf"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
)
_MAIL: Final = re.compile(
    rb"(?:(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|X-[\w-]+):[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3}",
    re.IGNORECASE,
)
_NAMES: Final = {
    ".csv": "csv", ".tsv": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".eml": "mail", ".mbox": "mbox", ".docx": "docx", ".epub": "epub", ".zip": "zip",
}  # fmt: skip


def kind_of(content: bytes, name: str = "") -> str:
    r"""Return the kind of a file: ``text`` when nothing says otherwise.

    Kinds: pdf html docx epub mail mbox warc zip parquet csv json jsonl text, and those that cannot be
    read: ole (old or encrypted Office) rtf image 7z rar.

    Examples
    --------
    >>> kind_of(b"%PDF-1.7"), kind_of(b"a,b\n1,2", "x.csv"), kind_of(b"The train left.", "x.docx")
    ('pdf', 'csv', 'text')
    """
    for sign, kind in _SIGNS:
        if content.startswith(sign):
            if kind == "gzip":
                return "warc" if ".warc" in name.lower() else "gzip"
            return kind
    ending = "." + name.lower().rpartition(".")[2] if "." in name else ""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if b"word/document.xml" in content:
            return "docx"
        if b"mimetypeapplication/epub+zip" in content[:200] or b"META-INF/container.xml" in content:
            return "epub"
        return "zip"
    head = content[:2048].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    if content.startswith(b"From ") and _MAIL.search(content[:8000]):
        return "mbox"
    if _MAIL.match(content[:8000].lstrip()):
        return "mail"
    named = _NAMES.get(ending, "text")
    # a name that promises a container whose content is none is believed less than the content
    return "text" if named in ("docx", "epub", "zip") else named
