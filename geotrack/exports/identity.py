"""What names a report in files that others link to: the article's address, else a name made of its text."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geotrack.report import Report


def identity(report: Report) -> str:
    """Return the article's own address, else a URN of its text: the same text has the same name.

    Examples
    --------
    >>> from geotrack.model import Document
    >>> from geotrack.report import Report
    >>> identity(Report(document=Document(text="Nothing moved.")))
    'urn:sha256:1c32f504b8acef9b478329c68ac29510be3a8fa7'
    """
    source = report.document.source or ""
    if source.startswith(("http://", "https://")):
        return source.partition("#")[0]
    digest = sha256(report.document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"urn:sha256:{digest[:40]}"
