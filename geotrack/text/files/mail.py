"""Mail: one message (``.eml``) or a box of them (``.mbox``)."""

import email
import re
from collections.abc import Iterator
from email import policy
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import Any, Final

from geotrack.errors import InputError
from geotrack.text.files.foreignmarkup import paragraphs_of_html
from geotrack.text.files.pieces import Piece

_FROM: Final = re.compile(rb"^From \S+.*\d{4}\s*\r?\n", re.MULTILINE)


def _body(message: Any) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, ValueError, AttributeError):
        content = (part.get_payload(decode=True) or b"").decode("utf-8", "replace")
    if part.get_content_subtype() == "html":
        return paragraphs_of_html(content.encode())
    return str(content).replace("\r\n", "\n").strip()


def read(content: bytes, where: str) -> Piece:
    """Return a message: its text, subject as title, day of sending as publication.

    Raises
    ------
    InputError
        If it has no text.
    """
    message: Any = email.message_from_bytes(content, policy=policy.default)
    try:
        text = _body(message)
    except Exception as fault:  # noqa: BLE001 broken mail makes the parser raise whatever Python has
        raise InputError(f"damaged mail: {fault}", where=where) from None
    if not text:
        raise InputError("this mail has no text", where=where)
    try:
        published = parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (TypeError, ValueError, IndexError):
        published = None
    subject = " ".join(str(message["Subject"] or "").split())
    return Piece(text=text, title=subject or None, published=published, name=str(message["Message-ID"] or "").strip("<> ") or None)  # fmt: skip


def box(content: bytes, where: str) -> Iterator[Piece | InputError]:
    """Yield the messages of a box in order; one without text as the error that says so."""
    cuts = [match.start() for match in _FROM.finditer(content)]
    if not cuts:
        yield InputError("a box of mail in which no message begins: damaged?", where=where)
    for k, (start, end) in enumerate(pairwise([*cuts, len(content)]), 1):
        raw = content[start:end].split(b"\n", 1)[-1]
        try:
            yield read(re.sub(rb"(?m)^>(>*From )", rb"\1", raw), f"{where}, message {k}")
        except InputError as fault:
            yield fault
